// Lines: texts under one another in fixed width, the current one marked with ▶ and bold.

function buildLines(root, store) {
  const { state } = store;
  const title = element("div", "mlp-title", root);
  const box = element("div", "mlp-lines", root);
  box.setAttribute("role", "list");
  let rows = [];

  return {
    draw() {
      title.textContent = state.title;
      title.hidden = !state.title;
      box.setAttribute("aria-label", state.label);
      box.style.width = `calc(${state.columns}ch + 2.2em)`;
      box.style.setProperty("--rows", String(state.rows));
      if (rows.length !== state.lines.length) {
        box.replaceChildren();
        rows = state.lines.map(() => {
          const row = element("div", "mlp-line", box);
          row.setAttribute("role", "listitem");
          return { row, mark: element("span", "mlp-line-mark", row), text: element("span", "", row) };
        });
      }
      rows.forEach(({ row, mark, text }, i) => {
        const now = i === state.current;
        if (text.textContent !== state.lines[i]) text.textContent = state.lines[i];
        mark.textContent = now ? "▶" : "";
        row.classList.toggle("mlp-line-now", now);
        if (now) row.setAttribute("aria-current", "step");
        else row.removeAttribute("aria-current");
      });
    },
  };
}

export default view(["lines", "current", "columns", "rows", "title"], buildLines);
