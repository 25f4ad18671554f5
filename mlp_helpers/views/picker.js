// Picker: signed numbers as a picture of cells or a row of upright bars; one is chosen.

function buildPicker(root, store) {
  const { state } = store;
  const title = element("div", "mlp-title", root);
  const grid = element("div", "mlp-grid mlp-picker mlp-fine", root);
  const canvas = element("canvas", "", grid);
  const context = canvas.getContext("2d");
  const row = element("div", "mlp-picker-row", grid);
  const cursor = element("div", "mlp-cursor", grid);
  const readout = element("div", "mlp-readout mlp-one-line", root);
  let bars = [];
  let hovered = -1;
  grid.tabIndex = 0;
  grid.setAttribute("role", "slider");

  const shape = () => state.values.shape;
  const number = (value) => (state.short ? asShort(value, true) : asText(value, 2, true));
  const words = (i) => `place ${i}: ${number(state.values[i])}`;

  function fill() {
    const [rows, columns] = shape();
    row.hidden = rows > 1;
    if (rows > 1) {
      if (canvas.width !== FINE * columns) canvas.width = FINE * columns;
      if (canvas.height !== FINE * rows) canvas.height = FINE * rows;
      const image = context.createImageData(canvas.width, canvas.height);
      drawSigned(image, state.values, columns, state.limit);
      context.putImageData(image, 0, 0);
      return;
    }
    if (bars.length !== columns) {
      row.replaceChildren();
      bars = Array.from({ length: columns }, () => element("div", "", row));
    }
    bars.forEach((bar, i) => {
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
    const there = i >= 0 && i < state.values.length;
    cursor.hidden = !there;
    if (there) {
      const [w, h] = [state.width / columns, state.height / rows];
      const at = { left: (i % columns) * w, top: Math.floor(i / columns) * h, width: w, height: h };
      for (const [name, value] of Object.entries(at)) cursor.style[name] = `${value}px`;
      grid.setAttribute("aria-valuenow", i);
      const where = rows > 1 ? `row ${Math.floor(i / columns)}, column ${i % columns}, ` : "";
      grid.setAttribute("aria-valuetext", where + words(i));
    } else grid.setAttribute("aria-valuetext", "none chosen");
    const shown = hovered >= 0 && hovered < state.values.length ? hovered : i;
    const text = shown >= 0 && shown < state.values.length ? words(shown) : "";
    if (readout.textContent !== text) readout.textContent = text;
  }

  function cellAt(event) {
    const box = grid.getBoundingClientRect();
    const [rows, columns] = shape();
    const r = Math.floor(((event.clientY - box.top) / box.height) * rows);
    const c = Math.floor(((event.clientX - box.left) / box.width) * columns);
    return clamp(r, 0, rows - 1) * columns + clamp(c, 0, columns - 1);
  }

  function choose(i) {
    if (state.locked || i === state.chosen) return;
    store.ask({ chosen: i });
    store.draw("chosen");
  }

  grid.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    event.preventDefault();
    grid.focus({ preventScroll: true });
    choose(cellAt(event));
  });
  grid.addEventListener("pointermove", (event) => {
    hovered = event.pointerType === "touch" ? -1 : cellAt(event);
    describe();
  });
  grid.addEventListener("pointerleave", () => {
    hovered = -1;
    describe();
  });
  grid.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [rows, columns] = shape();
    const [r, c] = [Math.floor(state.chosen / columns), state.chosen % columns];
    const to = (r, c) => clamp(r, 0, rows - 1) * columns + clamp(c, 0, columns - 1);
    const moves = {
      ArrowUp: to(r - 1, c), ArrowDown: to(r + 1, c), ArrowLeft: to(r, c - 1), ArrowRight: to(r, c + 1),
      Home: 0, End: rows * columns - 1,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    event.stopPropagation();
    hovered = -1;
    choose(moves[event.key]);
  });

  return {
    draw(changed) {
      for (const node of [grid, canvas]) {
        Object.assign(node.style, { width: `${state.width}px`, height: `${state.height}px` });
      }
      if (changed.has("values") || changed.has("limit")) fill();
      title.textContent = state.title;
      title.hidden = !state.title;
      const named = { label: state.label, valuemin: 0, valuemax: state.values.length - 1, disabled: state.locked };
      for (const [name, what] of Object.entries(named)) grid.setAttribute(`aria-${name}`, what);
      describe();
    },
  };
}

export default view(["values", "limit", "chosen", "short", "width", "height", "title"], buildPicker);
