// What stands round the cells of a grid and on them: names of rows and columns, letters, frames.

import { placeOf } from "./cells.js";
import { attr, element, listIn, pixels, UNSEEN, write } from "./page.js";

/** A function that draws them, in cells of this [height, width]. */
export function gridMarks(grid, state) {
  const layer = (kind) => attr(element("div", `mlp-grid-layer ${kind}`, grid), UNSEEN);
  const texts = (kind) => {
    const box = layer(kind);
    return listIn(box, () => element("span", "", box));
  };
  const rows = texts("mlp-grid-rows");
  const columns = texts("mlp-grid-columns");
  const marks = texts("mlp-grid-marks");
  const frames = texts("mlp-grid-frames");

  return function draw([height, width]) {
    const corner = (cell) => placeOf(cell, state.values.shape[1]);
    rows(state.row_names.length).forEach((node, r) => {
      pixels(write(node, state.row_names[r]), { top: r * height, height, lineHeight: height });
    });
    columns(state.column_names.length).forEach((node, c) => {
      pixels(write(node, state.column_names[c]), { left: c * width, width });
    });
    for (const [made, cells] of [
      [marks, state.marks],
      [frames, state.framed],
    ]) {
      made(cells.length).forEach((node, i) => {
        const [r, c] = corner(cells[i]);
        pixels(node, { left: c * width, top: r * height, width, height, lineHeight: height });
      });
    }
    marks(state.marks.length).forEach((node, i) => void write(node, state.signs[i] ?? "●"));
    grid.classList.toggle("mlp-grid-named", state.row_names.length > 0);
    grid.classList.toggle("mlp-grid-titled", state.column_names.length > 0);
  };
}
