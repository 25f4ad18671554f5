// Sheet: small square pictures in rows, each with a caption, some of them marked.

function buildSheet(root, store) {
  const { state } = store;
  const title = element("div", "mlp-title", root);
  const sheet = element("div", "mlp-sheet", root);
  sheet.setAttribute("role", "img");
  let cells = [];

  function make(n) {
    if (cells.length === n) return;
    sheet.replaceChildren();
    cells = Array.from({ length: n }, () => {
      const cell = element("div", "mlp-sheet-cell", sheet);
      const canvas = element("canvas", "", cell);
      return { cell, context: canvas.getContext("2d"), caption: element("span", "", cell) };
    });
  }

  function fill() {
    const [n, cellsEach] = state.pictures.shape;
    const side = Math.round(Math.sqrt(cellsEach));
    const signed = state.scale === "signed";
    const across = signed ? FINE * side : side;
    const image = new ImageData(across, across);
    for (let k = 0; k < n; k++) {
      const values = state.pictures.subarray(k * cellsEach, (k + 1) * cellsEach);
      const { context } = cells[k];
      if (context.canvas.width !== across) Object.assign(context.canvas, { width: across, height: across });
      if (signed) drawSigned(image, values, side, state.limit);
      else values.forEach((value, i) => paintPixel(image.data, 4 * i, value, "light", state.limit));
      context.putImageData(image, 0, 0);
    }
  }

  function describe() {
    const marked = new Set(state.marked);
    cells.forEach(({ cell, caption }, k) => {
      const text = state.captions[k] ?? "";
      if (caption.textContent !== text) caption.textContent = text;
      caption.hidden = !state.captions.length;
      cell.classList.toggle("mlp-sheet-marked", marked.has(k));
    });
    title.textContent = state.title;
    title.hidden = !state.title;
    sheet.setAttribute("aria-label", state.label);
  }

  return {
    draw(changed) {
      make(state.pictures.shape[0]);
      sheet.style.gridTemplateColumns = `repeat(${state.columns}, ${state.size}px)`;
      sheet.style.setProperty("--size", `${state.size}px`);
      if (changed.has("pictures") || changed.has("limit") || changed.has("scale")) fill();
      describe();
    },
  };
}

export default view(
  ["pictures", "columns", "size", "scale", "limit", "captions", "marked", "title"],
  buildSheet,
);
