// Sheet: small square pictures in rows, each with a caption, some of them marked.

import { cellAfter } from "./cells.js";
import { pointAt } from "./dots.js";
import { hover, keys } from "./hand.js";
import { aria, attr, element, listIn, write } from "./page.js";
import { view } from "./shared.js";
import { columnsIn, fillSquare } from "./squares.js";

export default view((root, state, store) => {
  const sheet = attr(element("div", "mlp-sheet", root), { role: "img" });
  const cells = listIn(sheet, () => {
    const cell = element("div", "mlp-sheet-cell", sheet);
    const picture = element("div", "mlp-sheet-picture", cell);
    const context = element("canvas", "", picture).getContext("2d");
    const outline = element("div", "mlp-sheet-outline", picture);
    return { cell, context, outline, caption: element("span", "", cell) };
  });

  // In shares of the picture, which may be smaller than it wants to be.
  function drawOutline({ outline }) {
    outline.hidden = state.outline.length !== 4;
    if (outline.hidden) return;
    const percent = 100 / Math.round(Math.sqrt(state.pictures.shape[1]));
    const [top, left, height, width] = state.outline.map((cells) => `${cells * percent}%`);
    Object.assign(outline.style, { top, left, width, height });
  }

  const count = () => state.pictures.shape[0];
  function pictureUnder({ target }) {
    const k = [...sheet.children].findIndex((cell) => cell.contains(target));
    return k < 0 ? -1 : state.first + k;
  }

  let listens = false;
  function listen() {
    if (listens || !state.linked.length) return;
    listens = true;
    attr(sheet, { role: "application", tabindex: 0 });
    aria(sheet, { roledescription: "pictures" });
    hover(sheet, (event) => pointAt(store, event ? pictureUnder(event) : -1));
    sheet.addEventListener("pointerdown", (event) => pointAt(store, pictureUnder(event)));
    sheet.addEventListener("blur", () => pointAt(store, -1));
    keys(sheet, (key) => {
      const now = state.pointed - state.first;
      const columns = columnsIn(state);
      const shape = [Math.ceil(count() / columns), columns];
      const next = now in sheet.children ? cellAfter(key, now, shape) : 0;
      if (next === undefined || cellAfter(key, 0, shape) === undefined) return false;
      pointAt(store, state.first + Math.min(next, count() - 1));
    });
  }

  return {
    draw(changed) {
      const shown = cells(state.pictures.shape[0]);
      sheet.style.gridTemplateColumns = `repeat(${columnsIn(state)}, minmax(0, ${state.size}px))`;
      if (changed.any("pictures", "limit", "scale")) {
        shown.forEach(({ context }, k) => void fillSquare(context, state, k));
      }
      if (changed.has("outline")) shown.forEach(drawOutline);
      listen();
      shown.forEach(({ cell, caption }, k) => {
        cell.classList.toggle("mlp-sheet-pointed", state.first + k === state.pointed);
        write(caption, state.captions[k] ?? "").hidden = !state.captions.length;
        cell.classList.toggle("mlp-sheet-marked", state.marked.includes(k));
      });
      aria(sheet, { label: state.label });
    },
  };
}, "wide");
