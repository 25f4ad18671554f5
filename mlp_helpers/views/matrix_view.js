// MatrixView: W a + b = z in brackets; every number of the parts that are editable can be
// dragged, typed, or changed with keys.

import { cellAfter, placeOf } from "./cells.js";
import { dragNumber, keepKey, keys, stepsUp } from "./hand.js";
import { asText, clamp, typedNumber, withNumber } from "./numbers.js";
import { addReadout, aria, attr, element, UNSEEN, write } from "./page.js";
import { CLOSED, view } from "./shared.js";

const PARTS = ["W", "a", "b", "z", "result"];
const EDITABLE = ["W", "a", "b"];
const STEP = 0.1; // of one arrow key, or of a bit of a drag
const LARGEST = 1e6;

// At most six characters, whatever the number: −99.99, −999.9, −9999, −1.5e6.
function compact(value) {
  const size = Math.abs(value);
  if (size >= 9999.5) return (value < 0 ? "−" : "") + size.toExponential(1).replace("e+", "e");
  return asText(value, size >= 999.95 ? 0 : size >= 99.995 ? 1 : 2);
}

export default view((root, state, store) => {
  const equation = attr(element("div", "mlp-eq mlp-hand", root), { role: "group" });
  const readout = addReadout(root, "mlp-readout", equation);
  const cells = []; // {part, i, row, column, slot, node, name, editable}
  let field = null; // {cell, input} while a number is typed
  let fault = ""; // what was wrong with the last typed text

  const nameOf = (part) => state.names[part] ?? part;
  const rangeOf = (part) => state.ranges[part] ?? [-LARGEST, LARGEST];
  const canChange = (cell) => cell.editable && !state.locked;
  const numberOf = (cell) => state[cell.part][cell.i];
  const tidy = (value) => Number(value.toFixed(6)); // float32's last digits are not the hand's
  const hit = (list, { part, row, column }) =>
    list.some(([p, r, c]) => p === part && [-1, row].includes(r) && [-1, column].includes(c));

  // --- building ---

  function buildPart(part) {
    if (state.signs[part]) {
      const sign = element("div", "mlp-eq-part", equation);
      element("div", "mlp-eq-name", sign);
      element("div", "mlp-eq-columns", sign);
      element("div", "mlp-eq-body mlp-eq-sign", sign, state.signs[part]);
    }
    const [rows, columns = 1] = state[part].shape;
    const box = element("div", "mlp-eq-part", equation);
    const shape = part === "W" ? `(${rows}, ${columns})` : `(${rows},)`;
    const title = element("div", "mlp-eq-name", box, nameOf(part));
    element("span", "mlp-eq-shape", title, ` ${shape}`);
    const top = element("div", "mlp-eq-columns", box);
    const body = element("div", "mlp-eq-body", box);
    const number = (n, where) => {
      attr(where, UNSEEN);
      for (let k = 0; k < n; k++) element("span", "", where, String(k));
    };
    if (part === "W" || part === "a") number(rows, element("div", "mlp-eq-rows", body));
    if (part === "W") number(columns, top);
    const bracket = element("div", "mlp-eq-bracket", body);
    bracket.style.gridTemplateColumns = `repeat(${columns}, var(--cell))`;
    aria(attr(bracket, { role: "group" }), { label: `${nameOf(part)}, shape ${shape}` });
    for (let i = 0; i < rows * columns; i++) buildCell(part, i, columns, bracket);
  }

  function buildCell(part, i, columns, bracket) {
    const [row, column] = placeOf(i, columns);
    const slot = element("div", "mlp-eq-slot", bracket);
    const node = element("span", "mlp-eq-cell", slot);
    const name = `${nameOf(part)} row ${row}${part === "W" ? ` column ${column}` : ""}`;
    const editable = EDITABLE.includes(part);
    const cell = { part, i, row, column, slot, node, name, editable };
    cells.push(cell);
    attr(node, editable ? { role: "spinbutton", tabindex: i ? -1 : 0 } : { role: "img" });
    if (editable) listen(cell);
  }

  // --- hands ---

  function change(cell, value, final) {
    fault = "";
    const within = clamp(tidy(value), ...rangeOf(cell.part));
    store.move({ [cell.part]: withNumber(state[cell.part], cell.i, within) }, final);
  }

  function focus(cell) {
    fault = "";
    for (const other of cells) {
      if (other.part === cell.part) other.node.tabIndex = other === cell ? 0 : -1;
    }
    cell.node.focus({ preventScroll: true }); // a field that is left may have a fault to tell
    describe();
  }

  function listen(cell) {
    const { node, part, i } = cell;
    node.addEventListener("pointerdown", (event) => {
      if (event.button > 0) return;
      event.preventDefault();
      focus(cell);
    });
    dragNumber(store, node, {
      can: () => canChange(cell),
      value: () => numberOf(cell),
      step: () => STEP,
      change: (value) => change(cell, value, false),
      release: (moved) => moved && store.finish(part),
    });
    node.addEventListener("dblclick", () => edit(cell));
    keys(node, (key, event) => {
      const own = cells.filter((other) => other.part === part);
      const to = cellAfter(key, i, [1, own.length]);
      const steps = stepsUp(event);
      if (steps) {
        if (!canChange(cell)) return false;
        change(cell, numberOf(cell) + steps * STEP);
      } else if (to !== undefined) focus(own[to]);
      else if (key === "Enter") edit(cell);
      else if (/^[-−+.,0-9]$/.test(key)) edit(cell, key);
      else return false;
    });
  }

  // A field over the number, with the text it begins with: the number itself, all of it
  // selected, or the digit that opened the field.
  function edit(cell, text) {
    if (!canChange(cell) || field) return;
    const input = element("input", "mlp-eq-field", cell.slot);
    Object.assign(input, { inputMode: "decimal", autocomplete: "off" });
    input.value = text ?? String(tidy(numberOf(cell)));
    aria(input, { label: `${cell.name}, type a number` });
    field = { cell, input };
    input.focus({ preventScroll: true });
    if (text === undefined) input.select();
    input.addEventListener("input", () => {
      fault = "";
      aria(input, { invalid: typed(cell, input) === null });
      describe();
    });
    input.addEventListener("keydown", (event) => {
      keepKey(event);
      if (event.key === "Enter") take(true);
      else if (event.key === "Escape") close(true);
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", () => take(false));
  }

  const typed = (cell, input) => typedNumber(input.value, ...rangeOf(cell.part));

  // Take the typed number. What is none stays in the field, marked, until it is corrected or left.
  function take(stay) {
    if (!field) return;
    const { cell, input } = field;
    const value = typed(cell, input);
    if (value !== null) {
      close(stay);
      if (value !== tidy(numberOf(cell)) && canChange(cell)) change(cell, value);
      else describe();
      return;
    }
    const [low, high] = rangeOf(cell.part);
    const any = low === -LARGEST && high === LARGEST;
    const wanted = any ? "a number, at most a million" : `a number from ${low} to ${high}`;
    const stays = compact(numberOf(cell));
    fault = `“${input.value.slice(0, 12)}” given, wanted ${wanted}. ${cell.name} stays ${stays}.`;
    if (!stay) close(false);
    describe();
  }

  function close(stay) {
    const { cell, input } = field;
    field = null; // first: removing the field blurs it
    input.remove();
    if (stay) focus(cell);
  }

  // --- showing ---

  function describe() {
    write(readout, state.locked ? CLOSED : fault || state.hint);
    readout.classList.toggle("mlp-eq-fault", Boolean(fault) && !state.locked);
  }

  function show(cell) {
    const { node, name, part } = cell;
    const value = numberOf(cell);
    const empty = hit(state.empty, cell);
    const text = empty ? "·" : compact(value);
    write(node, text);
    node.classList.toggle("mlp-eq-empty", empty);
    node.classList.toggle("mlp-eq-tinted", hit(state.tinted, cell));
    node.classList.toggle("mlp-eq-marked", hit(state.marked, cell));
    if (!cell.editable) {
      return aria(node, { label: `${name}: ${empty ? "not computed yet" : text}` });
    }
    const [valuemin, valuemax] = rangeOf(part);
    aria(node, { label: name, valuenow: tidy(value), valuemin, valuemax, valuetext: text });
    aria(node, { disabled: state.locked });
  }

  equation.style.setProperty("--rows", String(Math.max(...state.W.shape)));
  for (const part of PARTS) if (state[part]) buildPart(part);

  return {
    draw() {
      if (state.locked && field) close(false);
      aria(equation, { label: state.label });
      cells.forEach(show);
      describe();
    },
  };
});
