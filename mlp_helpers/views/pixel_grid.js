// PixelGrid: a 2-D array as cells, which a pointer or the keyboard can paint.

import { cellAfter, cellOf, drawCells, placeAt, placeOf, squeezed } from "./cells.js";
import { gridMarks } from "./grid_marks.js";
import { drag, hover, keys } from "./hand.js";
import { asText, clamp } from "./numbers.js";
import { addReadout, aria, attr, element, pixels, write } from "./page.js";
import { CLOSED, view } from "./shared.js";
import { VIEWS } from "./store.js";

// Ink along a straight piece of a stroke, from one point to another, in cells.
// A cell half a cell inside the brush's edge is covered whole, half a cell outside not at all.
// Ink 0 erases: it leaves nothing in any cell that ink would have reached.
// Adds to `touch` between which ends this brings the cells that it covers.
function inkAlong(values, touch, from, to, { brush, ink }) {
  const [rows, columns] = values.shape;
  const [dr, dc] = [to[0] - from[0], to[1] - from[1]];
  const length2 = dr * dr + dc * dc;
  const reach = brush + 0.5;
  const span = (a, b, n) => [
    clamp(Math.floor(Math.min(a, b) - reach), 0, n),
    clamp(Math.ceil(Math.max(a, b) + reach), 0, n),
  ];
  const [top, bottom] = span(from[0], to[0], rows);
  const [left, right] = span(from[1], to[1], columns);
  for (let r = top; r < bottom; r++) {
    for (let c = left; c < right; c++) {
      const [pr, pc] = [r + 0.5 - from[0], c + 0.5 - from[1]];
      const along = length2 ? clamp((pr * dr + pc * dc) / length2, 0, 1) : 0;
      const cover = clamp(reach - Math.hypot(pr - along * dr, pc - along * dc), 0, 1);
      const i = r * columns + c;
      if (!cover) continue;
      const [low, high] = touch.get(i) ?? [-Infinity, Infinity];
      const strength = ink * cover;
      const ends = ink > 0 ? [strength, Infinity] : ink ? [-Infinity, strength] : [0, 0];
      touch.set(i, [clamp(low, ...ends), clamp(high, ...ends)]);
      values[i] = clamp(values[i], ...ends);
    }
  }
}

export default view((root, state, store) => {
  const grid = element("div", "mlp-grid", root);
  const canvas = element("canvas", "", grid);
  const context = canvas.getContext("2d");
  const outline = element("div", "mlp-grid-outline", grid);
  const rings = ["pointed", "answer"].map((of) => {
    return { of, ring: element("div", `mlp-grid-ring mlp-grid-${of}`, grid) };
  });
  const drawMarks = gridMarks(grid, state);
  const cursor = element("div", "mlp-cursor", grid);
  const readout = addReadout(root, "mlp-readout", attr(grid, { tabindex: 0 }));
  let stroke = null; // {at, ink, byKeys} while a pointer or Shift is down
  let hovered = false;

  const shape = () => state.values.shape;
  const cellSize = () => [state.height / shape()[0], state.width / shape()[1]];
  const canPaint = () => state.paintable && !state.locked;
  const canPoint = () => state.pointable && !state.locked;

  function fill() {
    const [rows, columns] = shape();
    const { scale, limit } = state;
    const lines = Math.min(rows, 2 * state.height); // a column too tall for the screen is squeezed
    const dashed = scale === "signed" && rows * columns <= 2500;
    const values = lines < rows ? squeezed(state.values, rows, columns, lines) : state.values;
    drawCells(context, values, columns, scale, limit, dashed);
  }

  function drawOutline() {
    outline.hidden = state.outline.length !== 4;
    if (outline.hidden) return;
    const [row, column, rows, columns] = state.outline;
    const [h, w] = cellSize();
    pixels(outline, { left: column * w, top: row * h, width: columns * w, height: rows * h });
  }

  // Put a frame round a cell.
  function frame(node, i) {
    const [r, c] = placeOf(i, shape()[1]);
    const [h, w] = cellSize();
    const tall = Math.max(h, 3);
    pixels(node, { left: c * w, top: r * h + (h - tall) / 2, width: w, height: tall });
  }

  function drawRings() {
    for (const { of, ring } of rings) {
      ring.hidden = state[of] < 0;
      if (!ring.hidden) frame(ring, state[of]);
    }
  }

  // Where the cursor is and what is there, in words.
  function describe() {
    const i = state.cursor;
    const seen = i >= 0 && i < state.values.length;
    const wanted = hovered || grid === document.activeElement || state.linked.length;
    cursor.hidden = state.plain || !seen || !wanted;
    if (state.plain) return;
    const hint = state.paintable && state.locked ? CLOSED : state.hint;
    write(readout, seen ? wordsOf(i) : hint);
    if (!cursor.hidden) frame(cursor, i);
  }

  function wordsOf(i) {
    const [row, column] = placeOf(i, shape()[1]);
    const [value, count] = [2, 0].map((decimals) => asText(state.values[i], decimals));
    const told = { row, column, place: i, value, count };
    told.mark = state.mark_words[state.marks.indexOf(i)] ?? "";
    told.frame = state.framed.includes(i) ? state.frame_words : "";
    if (state.words) return state.words.replace(/\{(\w+)\}/g, (_, name) => told[name]);
    const where = shape()[1] === 1 ? "" : `row ${row}, column ${column}, `;
    return `${where}place ${i}: ${told.value}`;
  }

  function point(i) {
    if (i === state.cursor) return;
    const others = state.linked.map((key) => VIEWS.get(key)).filter(Boolean);
    for (const other of [store, ...others]) other.set("cursor", i);
  }

  // --- ink ---

  function begin(at, ink, byKeys) {
    stroke = { at, ink, byKeys };
    extend(at);
  }

  // On from where the stroke has come to, through these places.
  function extend(...places) {
    const touch = new Map();
    const values = Object.assign(state.values.slice(), { shape: shape() });
    for (const to of places) {
      inkAlong(values, touch, stroke.at, to, { ...state, ink: stroke.ink });
      stroke.at = to;
    }
    store.move({ values }, false, touch);
  }

  function end() {
    if (!stroke) return;
    stroke = null;
    store.finish("values");
  }

  const placeUnder = (event) => placeAt(canvas, shape(), event);
  grid.addEventListener("pointerdown", () => grid.focus({ preventScroll: true }));
  drag(store, grid, {
    can: () => canPaint() && !stroke,
    buttons: [0, 5], // 5: the back end of a pen
    press: (event) => begin(placeUnder(event), event.button === 5 ? 0 : state.ink),
    move(event) {
      const all = event.getCoalescedEvents?.() ?? [];
      extend(...(all.length ? all : [event]).map(placeUnder));
      if (event.pointerType !== "touch") point(cellOf(placeUnder(event), shape()));
    },
    release: end,
  });
  const choose = (event) => {
    const pointed = cellOf(placeUnder(event), shape());
    if (pointed !== state.pointed) store.move({ pointed }, false);
    point(pointed);
  };
  drag(store, grid, { can: canPoint, move: choose, release: () => store.finish("pointed") });
  hover(grid, (event) => {
    if (event) point(cellOf(placeUnder(event), shape()));
  });
  grid.addEventListener("pointerenter", () => {
    hovered = true;
  });
  grid.addEventListener("pointerleave", () => {
    hovered = false;
    if (grid !== document.activeElement || !grid.matches(":focus-visible")) point(-1);
  });

  const middleOfAll = () =>
    cellOf(
      shape().map((n) => n / 2),
      shape(),
    );
  grid.addEventListener("focus", () => {
    if (state.cursor < 0 && grid.matches(":focus-visible")) point(middleOfAll());
    else describe();
  });
  grid.addEventListener("blur", () => {
    if (stroke?.byKeys) end();
    if (!hovered) point(-1);
  });

  keys(grid, (key, { shiftKey }) => {
    const i = state.cursor < 0 ? middleOfAll() : state.cursor;
    const middle = (cell) => placeOf(cell, shape()[1]).map((n) => n + 0.5);
    const next = cellAfter(key, i, shape());
    const inks = key === " " && !shiftKey;
    const erases = key === "Backspace" || key === "Delete";
    if (next !== undefined) {
      if (shiftKey && canPaint() && key.startsWith("Arrow")) {
        if (!stroke) begin(middle(i), state.ink, true);
        extend(middle(next));
      }
      point(next);
    } else if (key === " " && canPoint()) store.move({ pointed: i });
    else if ((inks || erases) && canPaint()) {
      if (!stroke) begin(middle(i), inks ? state.ink : 0, true);
      end();
      point(i);
    } else return false;
  });
  grid.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || !canPaint()) return;
    store.ask({}, { call: "undo" });
    event.preventDefault();
    event.stopPropagation();
  });
  grid.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && stroke?.byKeys) end();
  });

  return {
    draw(changed) {
      if (changed.any("values", "scale", "limit")) fill();
      readout.hidden = state.plain;
      if (state.plain) {
        attr(grid, { role: "img" }).removeAttribute("tabindex");
      } else {
        const may = canPaint() ? " to paint" : canPoint() ? " to point at" : "";
        const role = `picture${may}`;
        aria(attr(grid, { role: "application" }), { roledescription: role });
      }
      drawOutline();
      drawRings();
      drawMarks(cellSize());
      aria(grid, { label: state.label });
      grid.classList.toggle("mlp-hand", state.paintable || state.pointable);
      grid.classList.toggle("mlp-fine", shape()[0] > state.height || shape()[1] > state.width);
      pixels(canvas, { width: state.width, height: state.height });
      describe();
    },
  };
}, "whole");
