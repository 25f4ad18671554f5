// Lines: texts under one another in fixed width, the current one marked with ▶ and bold.

import { aria, attr, element, listIn, write } from "./page.js";
import { view } from "./shared.js";

export default view((root, state) => {
  const box = attr(element("div", "mlp-lines", root), { role: "list" });
  const rows = listIn(box, () => {
    const row = attr(element("div", "mlp-line", box), { role: "listitem" });
    return { row, mark: element("span", "mlp-line-mark", row), text: element("span", "", row) };
  });

  return {
    draw() {
      aria(box, { label: state.label });
      box.style.width = `calc(${state.columns}ch + 2.2em)`;
      box.style.setProperty("--rows", String(state.rows));
      rows(state.lines.length).forEach(({ row, mark, text }, i) => {
        const now = i === state.current;
        write(text, state.lines[i]);
        write(mark, now ? "▶" : "");
        row.classList.toggle("mlp-line-now", now);
        if (now) aria(row, { current: "step" });
        else row.removeAttribute("aria-current");
      });
    },
  };
});
