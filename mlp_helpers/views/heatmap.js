// HeatMap: a field as colours with level lines, and a marker that a pointer or keys move on it.

const FLAG = "M-2 0V-24L16 -17.5L2 -11V0Z";
const STAR = `M${Array.from({ length: 10 }, (_, i) => {
  const [angle, r] = [(Math.PI * i) / 5, i % 2 ? 4.6 : 11];
  return `${(r * Math.sin(angle)).toFixed(2)} ${(-r * Math.cos(angle)).toFixed(2)}`;
}).join("L")}Z`;

// Where a level line crosses the field: segments [column, row, column, row], in cells. Each
// square of four neighbours is crossed where two of its corners lie on either side of the level.
function levelLine(field, level) {
  const [rows, columns] = field.shape;
  const segments = [];
  const part = (from, to) => (level - from) / (to - from);
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0; c < columns - 1; c++) {
      const i = r * columns + c;
      const [a, b, d, e] = [field[i], field[i + 1], field[i + columns], field[i + columns + 1]];
      const crossed = [];
      if (a < level !== b < level) crossed.push([c + part(a, b), r]);
      if (b < level !== e < level) crossed.push([c + 1, r + part(b, e)]);
      if (d < level !== e < level) crossed.push([c + part(d, e), r + 1]);
      if (a < level !== d < level) crossed.push([c, r + part(a, d)]);
      if (crossed.length === 2) segments.push([...crossed[0], ...crossed[1]]);
      if (crossed.length < 4) continue;
      // A saddle: the middle decides which corner each of the two lines cuts off.
      const [low, right, high, left] = crossed;
      const joined = (a + b + d + e) / 4 < level === a < level;
      segments.push(joined ? [...low, ...right] : [...low, ...left]);
      segments.push(joined ? [...high, ...left] : [...high, ...right]);
    }
  }
  return segments;
}

function buildHeatMap(root, store) {
  const { state } = store;
  const title = element("div", "mlp-title", root);
  const body = element("div", "mlp-heat", root);
  const frame = element("div", "mlp-heat-frame", body);
  const canvas = element("canvas", "", frame);
  const context = canvas.getContext("2d");
  const still = svgElement("svg", body, { class: "mlp-heat-still", "aria-hidden": "true" });
  const svg = svgElement("svg", body);
  const hint = element("div", "mlp-readout mlp-heat-hint", root);
  const readout = element("div", "mlp-readout mlp-one-line", root);
  const [inside, fade] = [newId("inside"), newId("fade")];
  const opening = svgElement("rect", svgElement("clipPath", svg, { id: inside }), {});
  const gradient = svgElement("linearGradient", svg, { id: fade, x1: 0, y1: 1, x2: 0, y2: 0 });
  for (const [i, colour] of SCALES.light.entries()) {
    svgElement("stop", gradient, { offset: i / (SCALES.light.length - 1), "stop-color": `rgb(${colour})` });
  }
  const axes = svgElement("g", svg, { "aria-hidden": "true" });
  const bar = svgElement("rect", svg, { "aria-hidden": "true" });
  bar.style.fill = `url(#${fade})`;
  const needle = svgElement("path", svg, { class: "mlp-heat-needle" });
  const plot = svgElement("g", svg, { "clip-path": `url(#${inside})`, "aria-hidden": "true" });
  const twoTone = (name, where) => ["under", "over"].map((side) => svgElement("path", where, { class: `mlp-heat-${name} mlp-heat-${side}` }));
  const lines = twoTone("level", still); // a layer of their own, not painted anew as the marker moves
  const trail = twoTone("trail", plot);
  const dots = svgElement("g", svg, { "aria-hidden": "true" });
  const marks = { goal: FLAG, best: STAR };
  for (const [name, d] of Object.entries(marks)) {
    const mark = svgElement("g", svg, { "aria-hidden": "true" });
    svgElement("path", mark, { class: "mlp-heat-mark", d });
    marks[name] = { mark, text: svgElement("text", mark, { class: "mlp-heat-name" }) };
  }
  const area = svgElement("rect", svg, { class: "mlp-heat-area" });
  const arrow = svgElement("g", svg, { class: "mlp-heat-arrow", "aria-hidden": "true" });
  const shafts = ["under", "over"].map((side) => svgElement("path", arrow, { class: `mlp-heat-${side}` }));
  const arrowName = svgElement("text", arrow, { class: "mlp-heat-name", "text-anchor": "middle" });
  const marker = svgElement("g", svg, { class: "mlp-heat-marker" });
  for (const side of ["under", "over"]) svgElement("circle", marker, { class: `mlp-heat-ring mlp-heat-ring-${side}`, r: 16 });
  svgElement("circle", marker, { class: "mlp-heat-dot", r: 9 });
  svgElement("circle", marker, { class: "mlp-heat-core", r: 2.5 });
  let box = { left: 0, top: 0, width: 1, height: 1 }; // of the colours, in pixels
  let em = 14;
  let pointer = null;

  const canDrag = () => state.draggable && !state.locked;
  const right = (x) => box.left + ((x - state.x_lo) / (state.x_hi - state.x_lo)) * box.width;
  const down = (y) => box.top + ((state.y_hi - y) / (state.y_hi - state.y_lo)) * box.height;
  const within = (x, y, margin = 0) => [
    clamp(right(x), box.left - margin, box.left + box.width + margin),
    clamp(down(y), box.top - margin, box.top + box.height + margin),
  ];
  const isAway = ([x, y]) => {
    const slack = [1e-6 * (state.x_hi - state.x_lo), 1e-6 * (state.y_hi - state.y_lo)];
    return x < state.x_lo - slack[0] || x > state.x_hi + slack[0] || y < state.y_lo - slack[1] || y > state.y_hi + slack[1];
  };
  const share = (value) => clamp((value - state.lo) / (state.hi - state.lo || 1), 0, 1);

  // The text's size decides how much room the numbers need: at the axes, and right of the scale.
  function layOut() {
    em = parseFloat(getComputedStyle(svg).fontSize) || 14;
    const ticks = {
      x: niceTicks(state.x_lo, state.x_hi, 6),
      y: niceTicks(state.y_lo, state.y_hi, 6),
      scale: state.hi > state.lo ? niceTicks(state.lo, state.hi, 5) : [],
    };
    const wide = (list) => 0.62 * em * Math.max(0, ...list.map((tick) => tick.text.length));
    const left = Math.round(wide(ticks.y) + 0.6 * em);
    // Room for four digits in any case, so that the picture keeps its width.
    const beside = Math.round(Math.max(wide(ticks.scale), 2.5 * em, 0.6 * em * state.value_name.length - 1.4 * em) + 3.3 * em);
    const top = Math.round(1.9 * em);
    const below = Math.round(2.7 * em);
    box = { left, top, width: Math.max(20, state.width - left - beside), height: Math.max(20, state.height - top - below) };
    if (state.equal) {
      const perUnit = Math.min(box.width / (state.x_hi - state.x_lo), box.height / (state.y_hi - state.y_lo));
      box.width = perUnit * (state.x_hi - state.x_lo);
      box.height = perUnit * (state.y_hi - state.y_lo);
    }
    for (const node of [svg, still]) node.setAttribute("viewBox", `0 0 ${state.width} ${state.height}`);
    for (const node of [body, svg, still]) Object.assign(node.style, { width: `${state.width}px`, height: `${state.height}px` });
    for (const rect of [opening, area]) setAttributes(rect, { x: box.left, y: box.top, width: box.width, height: box.height });
    const place = { left: box.left, top: box.top, width: box.width, height: box.height };
    for (const [name, value] of Object.entries(place)) frame.style[name] = `${value}px`;
    axes.replaceChildren();
    const [end, bottom] = [box.left + box.width, box.top + box.height];
    svgElement("rect", axes, { x: box.left - 0.5, y: box.top - 0.5, width: box.width + 1, height: box.height + 1 });
    for (const { value, text } of ticks.x) {
      svgElement("path", axes, { d: `M${right(value)} ${bottom}v5` });
      label(text, { x: right(value), y: bottom + 1.25 * em, "text-anchor": "middle" });
    }
    for (const { value, text } of ticks.y) {
      svgElement("path", axes, { d: `M${box.left - 5} ${down(value)}h5` });
      label(text, { x: box.left - 0.5 * em, y: down(value) + 0.35 * em, "text-anchor": "end" });
    }
    label(state.y_label || state.y_name, { x: 0, y: 1.1 * em, class: "mlp-heat-axis" });
    label(state.x_label || state.x_name, { x: box.left + box.width / 2, y: bottom + 2.45 * em, "text-anchor": "middle", class: "mlp-heat-axis" });
    const at = end + 1.5 * em;
    setAttributes(bar, { x: at, y: box.top, width: 0.9 * em, height: box.height });
    for (const { value, text } of ticks.scale) {
      const y = bottom - share(value) * box.height;
      svgElement("path", axes, { d: `M${at + 0.9 * em} ${y}h4` });
      label(text, { x: at + 1.3 * em, y: y + 0.35 * em });
    }
    label(state.value_name, { x: at, y: 1.1 * em, class: "mlp-heat-axis" });
  }

  function label(text, attributes) {
    svgElement("text", axes, attributes).textContent = text;
  }

  // The values stand at the corners of the cells, so the picture of them, one pixel each, is
  // stretched until the middles of its outer pixels lie on the frame.
  function drawField() {
    const [rows, columns] = state.field.shape;
    if (canvas.width !== columns) canvas.width = columns;
    if (canvas.height !== rows) canvas.height = rows;
    const image = context.createImageData(columns, rows);
    for (let i = 0; i < state.field.length; i++) {
      const fromTop = rows - 1 - Math.floor(i / columns);
      paintPixel(image.data, 4 * (fromTop * columns + (i % columns)), share(state.field[i]), "light", 1);
    }
    context.putImageData(image, 0, 0);
    const [w, h] = [box.width / (columns - 1), box.height / (rows - 1)];
    const place = { left: -w / 2, top: -h / 2, width: w * columns, height: h * rows };
    for (const [name, value] of Object.entries(place)) canvas.style[name] = `${value}px`;
    const pixel = (c, r) => `${(box.left + c * w).toFixed(1)} ${(box.top + box.height - r * h).toFixed(1)}`;
    const d = [...(state.levels ?? [])]
      .flatMap((level) => levelLine(state.field, level))
      .map(([c1, r1, c2, r2]) => `M${pixel(c1, r1)}L${pixel(c2, r2)}`)
      .join("");
    for (const line of lines) line.setAttribute("d", d);
  }

  function drawPath() {
    const k = state.path?.shape[0] ?? 0;
    const points = Array.from({ length: k }, (_, i) => [state.path[2 * i], state.path[2 * i + 1]]);
    const text = (point) => within(...point, 4000).map((number) => number.toFixed(1)).join(" ");
    for (const line of trail) line.setAttribute("d", k > 1 ? `M${points.map(text).join("L")}` : "");
    while (dots.childElementCount < k) svgElement("circle", dots, { r: 3.5, class: "mlp-heat-step" });
    [...dots.children].forEach((dot, i) => { // no element is removed while a path grows and shrinks
      dot.style.display = i < k ? "" : "none";
      if (i >= k) return;
      const [cx, cy] = within(...points[i]);
      setAttributes(dot, { cx, cy });
    });
  }

  // The flag's name stands to its left, the star's to its right: they may be near each other.
  function drawMarks() {
    for (const [name, { mark, text }] of Object.entries(marks)) {
      const place = state[name];
      mark.style.display = place ? "" : "none";
      if (!place) continue;
      const [x, y] = within(...place);
      mark.setAttribute("transform", `translate(${x} ${y})`);
      text.textContent = state[`${name}_name`];
      const room = (0.62 * text.textContent.length + 1.7) * em;
      const atRight = name === "goal" ? x < box.left + room : x < box.left + box.width - room;
      const up = name === "goal" ? -12 : 0.35 * em;
      setAttributes(text, { x: atRight ? 17 : name === "goal" ? -6 : -14, y: up, "text-anchor": atRight ? "start" : "end" });
    }
  }

  // In pixels, between a length that can be seen and a third of the picture.
  function drawArrow([px, py]) {
    const [dx, dy] = state.arrow ? [right(state.arrow[0]) - right(0), down(state.arrow[1]) - down(0)] : [0, 0];
    const long = Math.hypot(dx, dy);
    arrow.style.display = long > 0 ? "" : "none";
    if (!(long > 0)) return;
    const size = clamp(long, 26, Math.max(30, Math.min(box.width, box.height) / 3));
    const [ux, uy] = [dx / long, dy / long];
    const [tx, ty] = [px + size * ux, py + size * uy];
    const wing = (side) => `${tx - 11 * ux + side * 6 * uy} ${ty - 11 * uy - side * 6 * ux}`;
    for (const shaft of shafts) shaft.setAttribute("d", `M${px} ${py}L${tx} ${ty}M${wing(1)}L${tx} ${ty}L${wing(-1)}`);
    const half = 0.3 * em * state.arrow_name.length;
    arrowName.textContent = state.arrow_name;
    arrowName.setAttribute("x", clamp(tx + ux * (half + 10), half, state.width - half));
    arrowName.setAttribute("y", clamp(ty + uy * 0.9 * em, em, state.height - em) + 0.35 * em);
  }

  // The needle stays at the end of the scale.
  const beyond = () => (state.value > state.hi ? " (beyond the scale)" : "");

  function words() {
    const [x, y] = state.point;
    const parts = [`${state.x_name} ${asText(x, state.decimals)}`, `${state.y_name} ${asText(y, state.decimals)}`];
    if (state.value !== null) parts.push(`${state.value_name} ${asText(state.value, state.value_decimals)}${beyond()}`);
    return parts.join(", ") + (isAway(state.point) ? " (beyond the picture)" : "");
  }

  function drawPoint() {
    const at = within(...state.point);
    marker.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
    marker.classList.toggle("mlp-heat-away", isAway(state.point));
    drawArrow(at);
    needle.style.display = state.value === null ? "none" : "";
    if (state.value !== null) {
      const y = box.top + (1 - share(state.value)) * box.height;
      needle.setAttribute("d", `M${box.left + box.width + 1.45 * em} ${y}l-9 -6v12z`);
    }
    const text = words();
    if (readout.textContent !== text) readout.textContent = text;
    const one = state.draggable ? marker : svg;
    one.setAttribute("aria-label", state.label);
    if (!state.draggable) return svg.setAttribute("aria-description", text);
    const named = { valuemin: state.x_lo, valuemax: state.x_hi, valuenow: state.point[0], valuetext: text };
    for (const [name, what] of Object.entries(named)) marker.setAttribute(`aria-${name}`, what);
    marker.setAttribute("aria-disabled", !canDrag());
  }

  function move(x, y, final) {
    const rounded = (value, step, low, high) => clamp(Number((Math.round(value / step) * step).toFixed(9)), low, high);
    const point = Float32Array.of(rounded(x, state.step_x, state.x_lo, state.x_hi), rounded(y, state.step_y, state.y_lo, state.y_hi));
    point.shape = [2];
    store.ask({ point }, { final });
    store.draw("point");
  }

  function place(event) {
    const shown = svg.getBoundingClientRect();
    const across = (((event.clientX - shown.left) / shown.width) * state.width - box.left) / box.width;
    const upwards = 1 - (((event.clientY - shown.top) / shown.height) * state.height - box.top) / box.height;
    return [state.x_lo + across * (state.x_hi - state.x_lo), state.y_lo + upwards * (state.y_hi - state.y_lo)];
  }

  const startsAt = (event) => event.target === area || marker.contains(event.target);
  svg.addEventListener("pointerdown", (event) => {
    if (!canDrag() || pointer !== null || event.button > 0 || !startsAt(event)) return;
    event.preventDefault();
    marker.focus({ preventScroll: true });
    svg.setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    move(...place(event), false);
  });
  svg.addEventListener("pointermove", (event) => {
    if (pointer === event.pointerId) move(...place(event), false);
  });
  const release = (event) => {
    if (pointer !== event.pointerId) return;
    pointer = null;
    store.ask({ point: state.point }, { final: true });
  };
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) svg.addEventListener(name, release);
  marker.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = event.shiftKey ? 10 : 1;
    const steps = {
      ArrowRight: [far, 0], ArrowLeft: [-far, 0], ArrowUp: [0, far], ArrowDown: [0, -far], PageUp: [0, 10], PageDown: [0, -10],
    };
    if (event.key === " ") event.preventDefault(); // or the page would scroll
    if (!(event.key in steps) || !canDrag()) return;
    event.preventDefault();
    event.stopPropagation();
    const [right, up] = steps[event.key];
    const x = clamp(state.point[0], state.x_lo, state.x_hi) + right * state.step_x;
    move(x, clamp(state.point[1], state.y_lo, state.y_hi) + up * state.step_y, true);
  });

  const everything = () => {
    layOut();
    drawField();
    drawPath();
    drawMarks();
    drawPoint();
  };
  const watch = new ResizeObserver(everything); // the readout grows with the text
  watch.observe(readout);

  return {
    draw(changed) {
      const has = (...names) => names.some((name) => changed.has(name));
      for (const [node, text] of [[title, state.title], [hint, state.hint]]) {
        if (node.textContent !== text) node.textContent = text;
        node.hidden = !text;
      }
      svg.setAttribute("role", state.draggable ? "group" : "img");
      body.classList.toggle("mlp-hand", state.draggable);
      if (state.draggable) {
        for (const [name, what] of Object.entries({ role: "slider", tabindex: 0, "aria-roledescription": "point on a map" })) {
          marker.setAttribute(name, what);
        }
        svg.setAttribute("aria-label", state.title || state.label);
      }
      const ends = ["x_lo", "x_hi", "y_lo", "y_hi", "lo", "hi", "equal", "width", "height"];
      if (has(...ends, "x_name", "y_name", "x_label", "y_label", "value_name")) return everything();
      if (has("field", "levels")) drawField();
      if (has("path")) drawPath();
      if (has("best", "goal", "best_name", "goal_name")) drawMarks();
      drawPoint();
    },
    remove() {
      watch.disconnect();
    },
  };
}

export default view(
  ["field", "levels", "point", "path", "best", "goal", "arrow", "value", "x_lo", "x_hi", "y_lo", "y_hi", "lo", "hi",
    "step_x", "step_y", "equal", "draggable", "decimals", "value_decimals", "width", "height", "title", "hint",
    "x_name", "y_name", "x_label", "y_label", "value_name", "best_name", "goal_name",
    "arrow_name"],
  buildHeatMap,
);
