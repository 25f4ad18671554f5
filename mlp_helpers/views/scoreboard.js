// Scoreboard: a large number, a small table, and a bar for how far a run has come.

import { aria, attr, element, listIn, write } from "./page.js";
import { view } from "./shared.js";

export default view((root, state) => {
  const board = attr(element("div", "mlp-score", root), { role: "group" });
  const top = element("div", "mlp-score-top", board);
  const big = element("div", "mlp-score-big", top);
  const caption = element("div", "", top);
  const table = element("table", "mlp-score-rows", board);
  const bar = attr(element("div", "mlp-score-bar", board), { role: "progressbar" });
  const fill = element("div", "", bar);
  const words = element("div", "mlp-score-words", board);

  // Heads are the first line and the first column, but for the corner.
  const linesOf = listIn(table, (r) => {
    const line = element("tr", "", table);
    return state.heads.map((_, c) => {
      const scope = r && !c ? "row" : c && !r ? "col" : null;
      return scope ? attr(element("th", "", line), { scope }) : element("td", "", line);
    });
  });

  return {
    draw() {
      aria(board, { label: state.label });
      write(big, state.big);
      write(caption, state.caption);
      bar.hidden = words.hidden = !state.words;
      const rows = [state.heads, ...state.rows];
      linesOf(rows.length).forEach((cells, r) => {
        cells.forEach((cell, c) => void write(cell, rows[r][c]));
      });
      fill.style.transform = `scaleX(${state.share})`;
      write(words, state.words);
      const now = Math.round(100 * state.share);
      aria(bar, { label: "progress", valuemin: 0, valuemax: 100, valuenow: now });
      aria(bar, { valuetext: state.words });
    },
  };
});
