// Status: a demo's line of words. It also names the demo, and the handles of
// ipywidgets' sliders in it, for a screen reader.

function buildStatus(root, store) {
  const line = element("div", "mlp-status", root);
  line.setAttribute("role", "status");

  function nameHandles() {
    const demo = root.closest(".mlp-demo");
    if (!demo) return;
    demo.setAttribute("role", "group");
    demo.setAttribute("aria-label", store.state.label);
    for (const handle of demo.querySelectorAll(".noUi-handle:not([aria-label])")) {
      const name = handle.closest(".jupyter-widgets")?.querySelector(".widget-label")?.textContent;
      handle.setAttribute("aria-label", name || store.state.label);
    }
  }
  const later = setTimeout(() => {
    nameHandles();
    const demo = root.closest(".mlp-demo");
    if (!demo) return;
    watch.observe(demo, { childList: true, subtree: true });
    demo.addEventListener(REFUSED, (event) => (line.textContent = event.detail));
  }, 0);
  const watch = new MutationObserver(nameHandles);

  return {
    draw() {
      if (line.textContent !== store.state.text) line.textContent = store.state.text;
    },
    remove() {
      clearTimeout(later);
      watch.disconnect();
    },
  };
}

export default view(["text"], buildStatus);
