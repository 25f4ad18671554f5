// Wall: small square pictures in rows, a text above and one below each; a hand picks one.

import { cellAfter } from "./cells.js";
import { keys } from "./hand.js";
import { aria, attr, element, listIn, UNSEEN, write } from "./page.js";
import { view } from "./shared.js";
import { columnsIn, fillSquare } from "./squares.js";

export default view((root, state, store) => {
  const wall = attr(element("div", "mlp-wall", root), { role: "listbox" });
  let near = 0; // the picture that Tab reaches
  let chosen = -1; // as it was drawn last

  const count = () => state.pictures.shape[0];
  const cellsOf = listIn(wall, (i) => {
    const cell = attr(element("div", "mlp-wall-cell", wall), { role: "option" });
    const above = attr(element("span", "", cell), UNSEEN);
    const picture = attr(element("div", "mlp-wall-picture", cell), UNSEEN);
    const context = element("canvas", "", picture).getContext("2d");
    const below = attr(element("span", "", cell), UNSEEN);
    cell.addEventListener("click", () => {
      near = i;
      choose(i);
      show();
    });
    return { cell, above, context, below };
  });

  function choose(i) {
    if (!state.locked && i !== state.chosen) store.move({ chosen: i });
  }

  function show() {
    if (state.chosen !== chosen && state.chosen >= 0) near = state.chosen;
    chosen = state.chosen;
    near = Math.min(near, count() - 1);
    cellsOf(count()).forEach(({ cell, above, below }, i) => {
      write(above, state.above[i] ?? "");
      write(below, state.below[i] ?? "");
      cell.classList.toggle("mlp-wall-wrong", state.wrong.includes(i));
      cell.classList.toggle("mlp-wall-empty", state.empty.includes(i));
      cell.classList.toggle("mlp-wall-chosen", i === state.chosen);
      attr(cell, { tabindex: i === near ? 0 : -1 });
      const label = state.words[i] ?? `picture ${i}`;
      aria(cell, { label, selected: i === state.chosen, disabled: state.locked });
      aria(cell, { posinset: i + 1, setsize: count() });
    });
  }

  keys(wall, (key) => {
    const columns = columnsIn(state);
    const next = cellAfter(key, near, [Math.ceil(count() / columns), columns]);
    if (key === "Enter" || key === " ") choose(near);
    else if (next === undefined) return false;
    else {
      near = Math.min(next, count() - 1);
      show();
      cellsOf(count())[near].cell.focus({ preventScroll: true });
    }
  });

  return {
    draw(changed) {
      wall.style.gridTemplateColumns = `repeat(${columnsIn(state)}, minmax(0, ${state.size}px))`;
      aria(wall, { label: state.label });
      const cells = cellsOf(count());
      if (changed.has("pictures")) {
        cells.forEach(({ context }, k) => void fillSquare(context, state, k));
      }
      show();
    },
  };
}, "wide");
