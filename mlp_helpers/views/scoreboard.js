// Scoreboard: a large number, a small table, and a bar for how far a run has come.

import { aria, attr, element, write } from "./page.js";
import { view } from "./shared.js";

export default view((root, store) => {
  const { state } = store;
  const board = attr(element("div", "mlp-score", root), { role: "group" });
  const top = element("div", "mlp-score-top", board);
  const big = element("div", "mlp-score-big", top);
  const caption = element("div", "", top);
  const table = element("table", "mlp-score-rows", board);
  const bar = attr(element("div", "mlp-score-bar", board), { role: "progressbar" });
  const fill = element("div", "", bar);
  const words = element("div", "mlp-score-words", board);

  function makeCell(text, r, c, line) {
    const head = text && (c === 0 || (r === 0 && state.heads.length > 0));
    const cell = element(head ? "th" : "td", "", line);
    if (head) cell.scope = c === 0 ? "row" : "col";
  }

  // Rows and columns are made anew only where their number changes.
  function fillTable() {
    const rows = state.heads.length ? [state.heads, ...state.rows] : state.rows;
    const shape = JSON.stringify([state.heads.length, rows.map((row) => row.length)]);
    if (table.dataset.shape !== shape) {
      table.dataset.shape = shape;
      table.replaceChildren();
      rows.forEach((row, r) => {
        const line = element("tr", "", table);
        row.forEach((text, c) => void makeCell(text, r, c, line));
      });
    }
    rows.forEach((row, r) => {
      row.forEach((text, c) => void write(table.rows[r].cells[c], text));
    });
  }

  return {
    draw() {
      aria(board, { label: state.label });
      write(big, state.big);
      write(caption, state.caption);
      fillTable();
      fill.style.transform = `scaleX(${state.share})`;
      write(words, state.words);
      const now = Math.round(100 * state.share);
      aria(bar, { label: "progress", valuemin: 0, valuemax: 100, valuenow: now });
      aria(bar, { valuetext: state.words });
    },
  };
});
