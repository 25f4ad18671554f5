// Sheet: small square pictures in rows, each with a caption, some of them marked.

import { drawCells } from "./cells.js";
import { aria, attr, element, listIn, write } from "./page.js";
import { view } from "./shared.js";

export default view((root, state) => {
  const sheet = attr(element("div", "mlp-sheet", root), { role: "img" });
  const cells = listIn(sheet, () => {
    const cell = element("div", "mlp-sheet-cell", sheet);
    const canvas = element("canvas", "", cell);
    return { cell, context: canvas.getContext("2d"), caption: element("span", "", cell) };
  });

  function fill({ context }, k) {
    const each = state.pictures.shape[1];
    const values = state.pictures.subarray(k * each, (k + 1) * each);
    drawCells(context, values, Math.round(Math.sqrt(each)), state.scale, state.limit);
  }

  // As many in a row as find room: all of them, a half, a quarter.
  function columns() {
    let n = state.columns;
    while (n % 2 === 0 && n * (0.9 * state.size) > state.width) n /= 2;
    return n;
  }

  return {
    draw(changed) {
      const shown = cells(state.pictures.shape[0]);
      sheet.style.gridTemplateColumns = `repeat(${columns()}, minmax(0, ${state.size}px))`;
      if (changed.any("pictures", "limit", "scale")) shown.forEach(fill);
      shown.forEach(({ cell, caption }, k) => {
        write(caption, state.captions[k] ?? "").hidden = !state.captions.length;
        cell.classList.toggle("mlp-sheet-marked", state.marked.includes(k));
      });
      aria(sheet, { label: state.label });
    },
  };
}, "wide");
