// Picker: signed numbers as a picture of cells or a row of upright bars; one is chosen.

import { cellAfter, cellOf, drawCells, placeAt, placeOf } from "./cells.js";
import { hover, keys } from "./hand.js";
import { asShort, asText, clamp } from "./numbers.js";
import { aria, attr, element, listIn, pixels, write } from "./page.js";
import { view } from "./shared.js";

export default view((root, state, store) => {
  const grid = attr(element("div", "mlp-grid mlp-picker mlp-fine", root), { role: "slider" });
  const canvas = element("canvas", "", grid);
  const context = canvas.getContext("2d");
  const row = element("div", "mlp-picker-row", grid);
  const cursor = element("div", "mlp-cursor", grid);
  const readout = element("div", "mlp-readout mlp-one-line", root);
  const barsOf = listIn(row, () => element("div", "", row));
  let hovered = -1;
  grid.tabIndex = 0;

  const shape = () => state.values.shape;
  const isThere = (i) => i >= 0 && i < state.values.length;
  const number = (value) => (state.short ? asShort(value, true) : asText(value, 2, true));
  const from = () => (shape()[0] > 1 ? "pixel" : "neuron");
  const words = (i) => `${from()} ${i}: ${number(state.values[i])}`;

  function fill() {
    const [rows, columns] = shape();
    row.hidden = rows > 1;
    if (rows > 1) return drawCells(context, state.values, columns, "signed", state.limit);
    barsOf(columns).forEach((bar, i) => {
      const share = clamp(state.values[i] / state.limit, -1, 1);
      bar.className = share < 0 ? "mlp-minus" : "mlp-plus";
      bar.style.left = `${((i + 0.1) * 100) / columns}%`;
      bar.style.width = `${80 / columns}%`;
      bar.style.transform = `scaleY(${share})`;
    });
  }

  function describe() {
    const [rows, columns] = shape();
    const i = state.chosen;
    cursor.hidden = !isThere(i);
    if (isThere(i)) {
      const [r, c] = placeOf(i, columns);
      const [width, height] = [state.width / columns, state.height / rows];
      pixels(cursor, { left: c * width, top: r * height, width, height });
      const where = rows > 1 ? `row ${r}, column ${c}, ` : "";
      aria(grid, { valuenow: i, valuetext: where + words(i) });
    } else aria(grid, { valuetext: "none chosen" });
    const shown = isThere(hovered) ? hovered : i;
    write(readout, isThere(shown) ? words(shown) : "");
  }

  function choose(chosen) {
    if (!state.locked && chosen !== state.chosen) store.move({ chosen });
  }
  const point = (i) => {
    hovered = i;
    describe();
  };
  const cellAt = (event) => cellOf(placeAt(grid, shape(), event), shape());

  grid.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    event.preventDefault();
    grid.focus({ preventScroll: true });
    choose(cellAt(event));
  });
  hover(grid, (event) => point(event ? cellAt(event) : -1));
  keys(grid, (key) => {
    const moved = cellAfter(key, state.chosen, shape());
    if (moved === undefined) return false;
    hovered = -1;
    choose(moved);
  });

  return {
    draw(changed) {
      for (const node of [grid, canvas]) {
        pixels(node, { width: state.width, height: state.height });
      }
      if (changed.any("values", "limit")) fill();
      const ends = { valuemin: 0, valuemax: state.values.length - 1 };
      aria(grid, { label: state.label, ...ends, disabled: state.locked });
      describe();
    },
  };
}, "whole");
