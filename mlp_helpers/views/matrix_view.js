// MatrixView: W a + b = z in brackets; every number of the parts that are editable can be
// dragged, typed, or changed with keys.

const PARTS = ["W", "a", "b", "z", "result"];
const PER_STEP = 6; // pixels of a drag for one step
const LARGEST = 1e6;
const A_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

// At most six characters, whatever the number: −99.99, −999.9, −9999, −1.5e6.
function compact(value, decimals) {
  const size = Math.abs(value);
  if (size >= 9999.5) return (value < 0 ? "−" : "") + size.toExponential(1).replace("e+", "e");
  return asText(value, Math.min(decimals, size >= 999.95 ? 0 : size >= 99.995 ? 1 : 2));
}

function buildMatrixView(root, store) {
  const { state } = store;
  const equation = element("div", "mlp-eq", root);
  const readout = element("div", "mlp-readout", root);
  readout.id = newId("readout");
  readout.setAttribute("aria-live", "polite");
  equation.setAttribute("role", "group");
  equation.setAttribute("aria-describedby", readout.id);
  let cells = []; // {part, i, row, column, slot, node, name, editable}
  let built = ""; // the shapes and editable parts that `cells` was built for
  let drag = null; // {cell, pointer, x, y, from, steps} while a pointer is down
  let field = null; // {cell, input} while a number is typed
  let fault = ""; // what was wrong with the last typed text

  const rangeOf = (part) => state.ranges[part] ?? [-LARGEST, LARGEST];
  const canChange = (cell) => cell.editable && !state.locked;
  const valueOf = (cell) => state[cell.part][cell.i];
  const tidy = (value) => Number(value.toFixed(6)); // float32's last digits are not the hand's
  const hit = (list, cell) =>
    list.some(([part, row, column]) => part === cell.part
      && (row < 0 || row === cell.row) && (column < 0 || column === cell.column));

  function build() {
    equation.replaceChildren();
    cells = [];
    field = drag = null;
    equation.style.setProperty("--rows", String(Math.max(...state.W.shape)));
    for (const part of PARTS) {
      if (!state[part]) continue;
      if (state.signs[part]) {
        const sign = element("div", "mlp-eq-part", equation);
        element("div", "mlp-eq-name", sign);
        element("div", "mlp-eq-columns", sign);
        element("div", "mlp-eq-body mlp-eq-sign", sign, state.signs[part]);
      }
      buildPart(part);
    }
  }

  function buildPart(part) {
    const [rows, columns = 1] = state[part].shape;
    const box = element("div", "mlp-eq-part", equation);
    const shape = part === "W" ? `(${rows}, ${columns})` : `(${rows},)`;
    const title = element("div", "mlp-eq-name", box, state.names[part] ?? part);
    element("span", "mlp-eq-shape", title, ` ${shape}`);
    const top = element("div", "mlp-eq-columns", box);
    const body = element("div", "mlp-eq-body", box);
    const indexed = part === "W" || part === "a";
    if (indexed) {
      const side = element("div", "mlp-eq-rows", body);
      for (let r = 0; r < rows; r++) element("span", "", side, String(r));
    }
    if (part === "W") {
      for (let c = 0; c < columns; c++) element("span", "", top, String(c));
    }
    for (const index of box.querySelectorAll(".mlp-eq-rows, .mlp-eq-columns")) index.ariaHidden = "true";
    const bracket = element("div", "mlp-eq-bracket", body);
    bracket.style.gridTemplateColumns = `repeat(${columns}, var(--cell))`;
    bracket.setAttribute("role", "group");
    bracket.setAttribute("aria-label", `${state.names[part] ?? part}, shape ${shape}`);
    for (let i = 0; i < rows * columns; i++) {
      const [row, column] = [Math.floor(i / columns), i % columns];
      const slot = element("div", "mlp-eq-slot", bracket);
      const node = element("span", "mlp-eq-cell", slot);
      const place = part === "W" ? ` row ${row} column ${column}` : ` row ${row}`;
      const name = (state.names[part] ?? part) + place;
      const cell = { part, i, row, column, slot, node, name, editable: state.editable.includes(part) };
      cells.push(cell);
      node.setAttribute("role", cell.editable ? "spinbutton" : "img");
      if (cell.editable) {
        node.tabIndex = i ? -1 : 0;
        listen(cell);
      }
    }
  }

  function change(cell, value, final) {
    const [low, high] = rangeOf(cell.part);
    const values = state[cell.part].slice();
    values.shape = state[cell.part].shape;
    values[cell.i] = clamp(tidy(value), low, high);
    state[cell.part] = values;
    fault = "";
    store.draw(cell.part);
    store.ask({ [cell.part]: values }, { final });
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
    const { node } = cell;
    node.addEventListener("pointerdown", (event) => {
      if (drag || event.button > 0) return;
      event.preventDefault();
      focus(cell);
      if (!canChange(cell)) return;
      node.setPointerCapture(event.pointerId);
      drag = { cell, pointer: event.pointerId, x: event.clientX, y: event.clientY, from: valueOf(cell), steps: 0 };
    });
    node.addEventListener("pointermove", (event) => {
      if (drag?.pointer !== event.pointerId || drag.cell !== cell) return;
      const steps = Math.round((event.clientX - drag.x - (event.clientY - drag.y)) / PER_STEP);
      if (steps === drag.steps || !canChange(cell)) return;
      drag.steps = steps;
      drag.moved = true;
      change(cell, drag.from + steps * state.step, false);
    });
    const release = (event) => {
      if (drag?.pointer !== event.pointerId || drag.cell !== cell) return;
      const { moved } = drag;
      drag = null;
      if (moved) store.ask({ [cell.part]: state[cell.part] }, { final: true });
    };
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) node.addEventListener(end, release);
    node.addEventListener("dblclick", () => edit(cell));
    node.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const own = cells.filter((other) => other.part === cell.part);
      const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
      const places = { ArrowLeft: cell.i - 1, ArrowRight: cell.i + 1, Home: 0, End: own.length - 1 };
      if (event.key in places) focus(own[clamp(places[event.key], 0, own.length - 1)]);
      else if (event.key in steps && canChange(cell)) change(cell, valueOf(cell) + steps[event.key] * state.step, true);
      else if (event.key === "Enter") edit(cell);
      else if (/^[-−+.,0-9]$/.test(event.key)) edit(cell, event.key);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  // A field over the number, with the text it begins with: the number itself, all of it
  // selected, or the digit that opened the field.
  function edit(cell, text) {
    if (!canChange(cell) || field) return;
    const input = element("input", "mlp-eq-field", cell.slot);
    input.inputMode = "decimal";
    input.autocomplete = "off";
    input.value = text ?? String(tidy(valueOf(cell)));
    input.setAttribute("aria-label", `${cell.name}, type a number`);
    field = { cell, input };
    input.focus({ preventScroll: true });
    if (text === undefined) input.select();
    input.addEventListener("input", () => {
      fault = "";
      input.setAttribute("aria-invalid", typed(cell, input.value) === null);
      describe();
    });
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") take(true);
      else if (event.key === "Escape") close(true);
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", () => take(false));
  }

  // The number that a text says, or null. A decimal comma and a true minus are fine, too.
  function typed(cell, text) {
    const plain = text.trim().replace("−", "-").replace(",", ".");
    const value = A_NUMBER.test(plain) ? Number(plain) : NaN;
    const [low, high] = rangeOf(cell.part);
    return value >= low && value <= high ? value : null;
  }

  // Take the typed number. What is none stays in the field, marked, until it is corrected or left.
  function take(stay) {
    if (!field) return;
    const { cell, input } = field;
    const value = typed(cell, input.value);
    if (value !== null) {
      close(stay);
      if (value !== tidy(valueOf(cell)) && canChange(cell)) change(cell, value, true);
      else describe();
      return;
    }
    const [low, high] = rangeOf(cell.part);
    const wanted = low === -LARGEST && high === LARGEST ? "a number, at most a million" : `a number from ${low} to ${high}`;
    fault = `“${input.value.slice(0, 12)}” given, wanted ${wanted}. ${cell.name} stays ${compact(valueOf(cell), state.decimals)}.`;
    if (!stay) close(false);
    describe();
  }

  function close(stay) {
    const { cell, input } = field;
    field = null; // first: removing the field blurs it
    input.remove();
    if (stay) focus(cell);
  }

  function describe() {
    const closed = state.editable.length && state.locked;
    readout.textContent = closed ? "Closed: answer first." : fault || state.hint;
    readout.classList.toggle("mlp-eq-fault", Boolean(fault) && !closed);
  }

  function show(cell) {
    const { node } = cell;
    const value = valueOf(cell);
    const empty = hit(state.empty, cell);
    const text = empty ? "·" : compact(value, state.decimals);
    if (node.textContent !== text) node.textContent = text;
    node.classList.toggle("mlp-eq-empty", empty);
    node.classList.toggle("mlp-eq-tinted", hit(state.tinted, cell));
    node.classList.toggle("mlp-eq-marked", hit(state.marked, cell));
    if (!cell.editable) {
      node.setAttribute("aria-label", `${cell.name}: ${empty ? "not computed yet" : text}`);
      return;
    }
    const [low, high] = rangeOf(cell.part);
    const named = { label: cell.name, valuenow: tidy(value), valuemin: low, valuemax: high, valuetext: text, disabled: state.locked };
    for (const [name, what] of Object.entries(named)) node.setAttribute(`aria-${name}`, what);
  }

  return {
    draw() {
      const wanted = JSON.stringify([PARTS.map((part) => state[part]?.shape), state.editable, state.names, state.signs]);
      if (wanted !== built) {
        built = wanted;
        build();
      }
      if (state.locked && field) close(false);
      equation.setAttribute("aria-label", state.label);
      equation.classList.toggle("mlp-hand", state.editable.length > 0);
      cells.forEach(show);
      describe();
    },
  };
}

export default view(
  ["W", "a", "b", "z", "result", "editable", "ranges", "names", "signs", "step", "decimals", "tinted", "marked", "empty", "hint"],
  buildMatrixView,
);
