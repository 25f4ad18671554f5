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
    demo.addEventListener(REFUSED, (event) => { // a demo's own line is the last one in it
      if ([...demo.querySelectorAll(".mlp-status")].at(-1) === line) line.textContent = event.detail;
    });
    for (const next of ["keydown", "pointerdown"]) demo.addEventListener(next, show, true);
  }, 0);
  const watch = new MutationObserver(nameHandles);

  function show() {
    if (line.textContent !== store.state.text) line.textContent = store.state.text;
  }

  return {
    draw: show,
    remove() {
      clearTimeout(later);
      watch.disconnect();
    },
  };
}

export default view(["text"], buildStatus);
