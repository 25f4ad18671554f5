// PixelGrid: a 2-D array as cells, which a pointer or the keyboard can paint.

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// Ink along a straight piece of a stroke, from one point to another, in cells.
// A cell within the brush's radius of it is covered whole, half a cell further out not at all.
function inkAlong(values, from, to, brush, ink, limit) {
  const [rows, columns] = values.shape;
  const [dr, dc] = [to[0] - from[0], to[1] - from[1]];
  const length2 = dr * dr + dc * dc;
  const reach = brush + 0.5;
  const span = (a, b, n) => [clamp(Math.floor(Math.min(a, b) - reach), 0, n), clamp(Math.ceil(Math.max(a, b) + reach), 0, n)];
  const [top, bottom] = span(from[0], to[0], rows);
  const [left, right] = span(from[1], to[1], columns);
  for (let r = top; r < bottom; r++) {
    for (let c = left; c < right; c++) {
      const [pr, pc] = [r + 0.5 - from[0], c + 0.5 - from[1]];
      const along = length2 ? clamp((pr * dr + pc * dc) / length2, 0, 1) : 0;
      const cover = clamp(reach - Math.hypot(pr - along * dr, pc - along * dc), 0, 1);
      const i = r * columns + c;
      if (ink > 0) values[i] = Math.max(values[i], ink * cover);
      else if (ink < 0) values[i] = Math.min(values[i], ink * cover);
      else values[i] = clamp(values[i], -limit * (1 - cover), limit * (1 - cover));
    }
  }
}

// Fewer lines than there are rows: each shows the largest number that falls on it, so that a
// white pixel stays white.
function squeezed(values, rows, columns, lines) {
  const line = new Float32Array(lines * columns);
  for (let i = 0; i < values.length; i++) {
    const at = Math.floor((Math.floor(i / columns) * lines) / rows) * columns + (i % columns);
    if (Math.abs(values[i]) > Math.abs(line[at])) line[at] = values[i];
  }
  return line;
}

function buildPixelGrid(root, store) {
  const { state } = store;
  const title = element("div", "mlp-title", root);
  const grid = element("div", "mlp-grid", root);
  const canvas = element("canvas", "", grid);
  const context = canvas.getContext("2d");
  const outline = element("div", "mlp-grid-outline", grid);
  const cursor = element("div", "mlp-cursor", grid);
  const readout = element("div", "mlp-readout", root);
  readout.id = newId("readout");
  readout.setAttribute("aria-live", "polite");
  grid.tabIndex = 0;
  grid.setAttribute("aria-describedby", readout.id);
  let image = null;
  let stroke = null; // {values, at, ink} while a pointer or Shift is down
  let hovered = false;

  const shape = () => state.values.shape;
  const canPaint = () => state.paintable && !state.locked;

  function fill() {
    const [rows, columns] = shape();
    const { scale, limit } = state;
    const lines = Math.min(rows, 2 * state.height); // a column too tall for the screen is squeezed
    const fine = scale === "signed" && rows * columns <= 2500 ? FINE : 1;
    if (canvas.width !== fine * columns || canvas.height !== fine * lines || !image) {
      canvas.width = fine * columns;
      canvas.height = fine * lines;
      image = context.createImageData(canvas.width, canvas.height);
    }
    const values = lines < rows ? squeezed(state.values, rows, columns, lines) : state.values;
    if (fine > 1) drawSigned(image, values, columns, limit);
    else for (let i = 0; i < values.length; i++) paintPixel(image.data, 4 * i, values[i], scale, limit);
    context.putImageData(image, 0, 0);
  }

  function drawOutline() {
    outline.hidden = state.outline.length !== 4;
    if (outline.hidden) return;
    const [row, column, rows, columns] = state.outline;
    const [h, w] = [state.height / shape()[0], state.width / shape()[1]];
    Object.assign(outline.style, {
      left: `${column * w}px`, top: `${row * h}px`, width: `${columns * w}px`, height: `${rows * h}px`,
    });
  }

  // Where the cursor is and what is there, in words.
  function describe() {
    const [, columns] = shape();
    const i = state.cursor;
    const seen = i >= 0 && i < state.values.length;
    if (state.plain) {
      cursor.hidden = true;
      return;
    }
    cursor.hidden = !seen || !(hovered || grid === document.activeElement || state.linked.length);
    if (!seen) {
      readout.textContent = state.paintable && state.locked ? "Closed: answer first." : state.hint;
      return;
    }
    const [r, c] = [Math.floor(i / columns), i % columns];
    const value = asText(state.values[i], 2);
    const told = { row: r, column: c, place: i, value };
    if (state.words) readout.textContent = state.words.replace(/\{(\w+)\}/g, (_, name) => told[name]);
    else readout.textContent = columns === 1 ? `place ${i}: ${value}` : `row ${r}, column ${c}, place ${i}: ${value}`;
    const [w, h] = [state.width / columns, state.height / shape()[0]];
    const tall = Math.max(h, 3);
    Object.assign(cursor.style, {
      left: `${c * w}px`, top: `${r * h + (h - tall) / 2}px`, width: `${w}px`, height: `${tall}px`,
    });
  }

  function point(i) {
    if (i === state.cursor) return;
    for (const other of [store, ...state.linked.map((key) => VIEWS.get(key)).filter(Boolean)]) {
      other.set("cursor", i);
    }
  }

  function toCells(event) {
    const box = canvas.getBoundingClientRect();
    const [rows, columns] = shape();
    return [((event.clientY - box.top) / box.height) * rows, ((event.clientX - box.left) / box.width) * columns];
  }

  function cellAt([r, c]) {
    const [rows, columns] = shape();
    return clamp(Math.floor(r), 0, rows - 1) * columns + clamp(Math.floor(c), 0, columns - 1);
  }

  function begin(at, ink) {
    const values = state.values.slice();
    values.shape = shape();
    stroke = { values, at, ink };
    state.values = values;
    extend(at, false);
  }

  function extend(to, final) {
    inkAlong(stroke.values, stroke.at, to, state.brush, stroke.ink, state.limit);
    stroke.at = to;
    store.draw("values");
    send(final);
  }

  function send(final) {
    const values = stroke.values;
    if (final) stroke = null;
    store.ask({ values }, { final });
  }

  grid.addEventListener("pointerdown", (event) => {
    grid.focus({ preventScroll: true });
    if (!canPaint() || stroke || event.button > 0 && event.button !== 5) return;
    event.preventDefault();
    grid.setPointerCapture(event.pointerId);
    begin(toCells(event), event.button === 5 ? 0 : state.ink); // 5: the back end of a pen
    stroke.pointer = event.pointerId;
  });
  grid.addEventListener("pointermove", (event) => {
    if (stroke?.pointer === event.pointerId) {
      const events = event.getCoalescedEvents?.() ?? [];
      for (const e of events.slice(0, -1)) {
        inkAlong(stroke.values, stroke.at, toCells(e), state.brush, stroke.ink, state.limit);
        stroke.at = toCells(e);
      }
      extend(toCells(event), false);
    }
    if (event.pointerType !== "touch") point(cellAt(toCells(event)));
  });
  const release = (event) => {
    if (stroke?.pointer === event.pointerId) send(true);
  };
  grid.addEventListener("pointerup", release);
  grid.addEventListener("pointercancel", release);
  grid.addEventListener("lostpointercapture", release);
  grid.addEventListener("pointerenter", () => {
    hovered = true;
  });
  grid.addEventListener("pointerleave", () => {
    hovered = false;
    if (grid !== document.activeElement || !grid.matches(":focus-visible")) point(-1);
  });
  grid.addEventListener("focus", () => {
    if (state.cursor < 0 && grid.matches(":focus-visible")) point(cellAt(shape().map((n) => n / 2)));
    else describe();
  });
  grid.addEventListener("blur", () => {
    if (stroke && stroke.pointer === undefined) send(true);
    if (!hovered) point(-1);
  });

  grid.addEventListener("keydown", (event) => {
    const [rows, columns] = shape();
    const middle = (i) => [Math.floor(i / columns) + 0.5, (i % columns) + 0.5];
    const i = state.cursor < 0 ? cellAt([rows / 2, columns / 2]) : state.cursor;
    const move = ARROWS[event.key];
    if (move) {
      const [r, c] = [Math.floor(i / columns) + move[0], (i % columns) + move[1]];
      const next = clamp(r, 0, rows - 1) * columns + clamp(c, 0, columns - 1);
      if (event.shiftKey && canPaint()) {
        if (!stroke) begin(middle(i), state.ink);
        extend(middle(next), false);
      }
      point(next);
    } else if ((event.key === " " || event.key === "Enter") && !event.shiftKey && canPaint()) {
      if (!stroke) begin(middle(i), state.ink);
      send(true);
      point(i);
    } else if ((event.key === "Backspace" || event.key === "Delete") && canPaint()) {
      if (!stroke) begin(middle(i), 0);
      send(true);
      point(i);
    } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && canPaint()) {
      store.ask({}, { call: "undo" });
    } else if (event.key === "Home") point(0);
    else if (event.key === "End") point(rows * columns - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  grid.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && stroke && stroke.pointer === undefined) send(true);
  });

  return {
    draw(changed) {
      if (stroke && changed.has("values")) state.values = stroke.values; // the hand has the say
      if (changed.has("values") || changed.has("scale") || changed.has("limit")) fill();
      title.textContent = state.title;
      title.hidden = !state.title;
      if (state.plain) {
        grid.setAttribute("role", "img");
        grid.removeAttribute("tabindex");
        readout.hidden = true;
      } else {
        grid.setAttribute("role", "application");
        grid.setAttribute("aria-roledescription", canPaint() ? "picture to paint" : "picture");
      }
      drawOutline();
      grid.setAttribute("aria-label", state.label);
      grid.classList.toggle("mlp-hand", state.paintable);
      grid.classList.toggle("mlp-fine", shape()[0] > state.height || shape()[1] > state.width);
      canvas.style.width = `${state.width}px`;
      canvas.style.height = `${state.height}px`;
      describe();
    },
  };
}

export default view(
  ["values", "scale", "limit", "width", "height", "title", "hint", "paintable", "brush", "ink", "cursor", "linked",
    "plain", "outline", "words"],
  buildPixelGrid,
);
