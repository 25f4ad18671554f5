// Curve: a function with a point that a pointer or the keyboard moves along the x axis.

const REACH = 70; // of the tangent to either side of the point, in pixels

function buildCurve(root, store) {
  const { state } = store;
  const head = element("div", "mlp-curve-head", root);
  const title = element("div", "mlp-title", head);
  const legend = element("div", "mlp-curve-legend", head);
  const svg = svgElement("svg", root, { class: "mlp-curve" });
  const readout = element("div", "mlp-readout", root);
  const inside = newId("inside");
  const frame = svgElement("rect", svgElement("clipPath", svg, { id: inside }), {});
  const axes = svgElement("g", svg, { "aria-hidden": "true" });
  const plot = svgElement("g", svg, { "clip-path": `url(#${inside})` });
  const guide = svgElement("path", plot, { class: "mlp-curve-guide" });
  const others = svgElement("g", plot);
  const line = svgElement("path", plot, { class: "mlp-curve-line" });
  const trail = svgElement("path", plot, { class: "mlp-curve-trail" });
  const arrow = svgElement("path", plot, { class: "mlp-curve-arrow" });
  const tangent = svgElement("line", plot, { class: "mlp-curve-tangent" });
  const dots = svgElement("g", svg, { "aria-hidden": "true" });
  const point = svgElement("g", svg, { class: "mlp-curve-point" });
  svgElement("circle", point, { class: "mlp-curve-ring", r: 14 });
  svgElement("circle", point, { class: "mlp-curve-dot", r: 8 });
  const area = svgElement("rect", svg, { class: "mlp-curve-area" });
  let box = { left: 0, top: 0, width: 1, height: 1 }; // of the plot, in pixels
  let pointer = null;

  const canDrag = () => state.draggable && !state.locked;
  const right = (x) => box.left + ((x - state.x_lo) / (state.x_hi - state.x_lo)) * box.width;
  const down = (y) => box.top + ((state.y_hi - y) / (state.y_hi - state.y_lo)) * box.height;
  const atEdge = (x, y) => [
    clamp(right(x), box.left, box.left + box.width),
    clamp(down(y), box.top, box.top + box.height),
  ];

  // The curve's own value there, for the moment until Python has answered.
  function between(x) {
    const { xs, ys } = state;
    let [low, high] = [0, xs.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (xs[middle] <= x) low = middle;
      else high = middle;
    }
    if (high === low) return ys[low];
    const part = clamp((x - xs[low]) / (xs[high] - xs[low]), 0, 1);
    return ys[low] + part * (ys[high] - ys[low]);
  }

  // The text's size decides how much room the numbers at the axes need.
  function layOut() {
    const em = parseFloat(getComputedStyle(svg).fontSize) || 14;
    const ticks = { x: niceTicks(state.x_lo, state.x_hi, 7), y: niceTicks(state.y_lo, state.y_hi, 5) };
    const widest = Math.max(...ticks.y.map((tick) => tick.text.length));
    const left = Math.round((0.62 * widest + 0.6) * em);
    const top = Math.round((state.y_label ? 1.9 : 0.7) * em);
    const below = Math.round((state.x_label ? 2.7 : 1.5) * em);
    box = { left, top, width: state.width - left - Math.round(0.9 * em), height: state.height - top - below };
    box.height = Math.max(20, box.height);
    svg.setAttribute("viewBox", `0 0 ${state.width} ${state.height}`);
    Object.assign(svg.style, { width: `${state.width}px`, height: `${state.height}px` });
    for (const rect of [frame, area]) {
      setAttributes(rect, { x: left, y: top, width: box.width, height: box.height });
    }
    axes.replaceChildren();
    const [end, bottom] = [left + box.width, top + box.height];
    for (const { value, text } of ticks.x) {
      const x = right(value);
      svgElement("path", axes, { d: `M${x} ${top}V${bottom + 4}`, class: value ? "" : "mlp-curve-zero" });
      label(text, { x, y: bottom + 1.15 * em, "text-anchor": "middle" });
    }
    for (const { value, text } of ticks.y) {
      const y = down(value);
      svgElement("path", axes, { d: `M${left - 4} ${y}H${end}`, class: value ? "" : "mlp-curve-zero" });
      label(text, { x: left - 0.4 * em, y: y + 0.35 * em, "text-anchor": "end" });
    }
    label(state.y_label, { x: 0, y: 1.05 * em, class: "mlp-curve-name" });
    label(state.x_label, { x: left + box.width / 2, y: bottom + 2.4 * em, "text-anchor": "middle", class: "mlp-curve-name" });
  }

  function label(text, attributes) {
    svgElement("text", axes, attributes).textContent = text;
  }

  // What lies far beyond the picture is brought near its edge: no number is too large to draw.
  function outline(ys) {
    const tall = state.y_hi - state.y_lo;
    const points = [];
    for (let i = 0; i < state.xs.length && i < ys.length; i++) {
      const y = clamp(ys[i], state.y_lo - tall, state.y_hi + tall);
      points.push(`${right(state.xs[i]).toFixed(1)} ${down(y).toFixed(1)}`);
    }
    return `M${points.join("L")}`;
  }

  // The further curves and the legend are made anew only where their number or a name changes.
  let made = "";
  function makeOthers(k) {
    const names = state.names.slice(0, k + 1);
    if (made === JSON.stringify([k, names])) return;
    made = JSON.stringify([k, names]);
    const kind = (i) => `mlp-curve-other mlp-curve-other-${i % 3}`;
    others.replaceChildren();
    for (let i = 0; i < k; i++) svgElement("path", others, { class: kind(i) });
    legend.replaceChildren();
    names.forEach((name, i) => {
      if (!name || !k) return;
      const item = element("span", "", legend);
      const sample = svgElement("svg", item, { viewBox: "0 0 34 8", "aria-hidden": "true" });
      svgElement("path", sample, { d: "M1 4H33", class: i ? kind(i - 1) : "mlp-curve-line" });
      element("span", "", item, name);
    });
  }

  function drawCurves() {
    line.setAttribute("d", outline(state.ys));
    const [k, n] = state.others?.shape ?? [0, 0];
    makeOthers(k);
    [...others.children].forEach((curve, i) => {
      curve.setAttribute("d", outline(state.others.subarray(i * n, (i + 1) * n)));
    });
  }

  function drawDots() {
    const k = state.path?.shape[0] ?? 0;
    while (dots.childElementCount > k) dots.lastChild.remove();
    while (dots.childElementCount < k) svgElement("circle", dots, { r: 4.5, class: "mlp-curve-past" });
    for (let i = 0; i < k; i++) {
      const [cx, cy] = atEdge(state.path[2 * i], state.path[2 * i + 1]);
      dots.children[i].setAttribute("cx", cx);
      dots.children[i].setAttribute("cy", cy);
    }
    const place = (dot) => `${dot.getAttribute("cx")} ${dot.getAttribute("cy")}`;
    trail.setAttribute("d", state.joined && k ? `M${[...dots.children].map(place).join("L")}` : "");
  }

  // Along the x axis, from below the point to where a step of this length leads.
  function drawArrow(from) {
    const to = clamp(right(state.x + (state.arrow ?? 0)), box.left - 20, box.left + box.width + 20);
    const y = box.top + box.height - 8;
    const neck = to - Math.sign(to - from) * Math.min(11, Math.abs(to - from));
    const corners = [[to, y], [neck, y + 7], [neck, y + 2.5], [from, y + 2.5], [from, y - 2.5], [neck, y - 2.5], [neck, y - 7]];
    const hidden = state.arrow === null || Math.abs(to - from) < 0.5;
    arrow.setAttribute("d", hidden ? "" : `M${corners.map((corner) => corner.join(" ")).join("L")}Z`);
  }

  function drawPoint() {
    const y = store.isMine("x") ? between(state.x) : state.y;
    const [px, py] = atEdge(state.x, y);
    point.setAttribute("transform", `translate(${px} ${py})`);
    guide.setAttribute("d", `M${px} ${box.top + box.height}V${py}H${box.left}`);
    drawArrow(px);
    const away = state.x < state.x_lo || state.x > state.x_hi || y < state.y_lo || y > state.y_hi;
    point.classList.toggle("mlp-curve-away", away);
    tangent.style.display = state.slope === null ? "none" : "";
    if (state.slope !== null) {
      const perPixel = ((state.x_hi - state.x_lo) / box.width) * (box.height / (state.y_hi - state.y_lo));
      const rise = clamp(state.slope * perPixel, -1e6, 1e6);
      const run = REACH / Math.hypot(1, rise);
      const ends = { x1: px - run, y1: py + run * rise, x2: px + run, y2: py - run * rise };
      for (const [name, what] of Object.entries(ends)) tangent.setAttribute(name, what);
    }
    const parts = [`${state.x_name} ${asText(state.x, state.decimals)}`, `${state.y_name} ${asText(state.y, state.decimals)}`];
    if (state.slope !== null) parts.push(`${state.slope_name} ${asText(state.slope, state.decimals)}`);
    const words = parts.join(", ") + (away ? " (beyond the picture)" : "");
    readout.textContent = words;
    const named = { label: state.label, valuemin: state.x_lo, valuemax: state.x_hi, valuenow: state.x, valuetext: words };
    for (const [name, what] of Object.entries(named)) point.setAttribute(`aria-${name}`, what);
    point.setAttribute("aria-disabled", !canDrag());
  }

  function move(x, final) {
    state.x = clamp(Number((Math.round(x / state.step) * state.step).toFixed(9)), state.x_lo, state.x_hi);
    store.ask({ x: state.x }, { final });
    store.draw("x");
  }

  function toX(event) {
    const shown = svg.getBoundingClientRect();
    const inBox = ((event.clientX - shown.left) / shown.width) * state.width - box.left;
    return state.x_lo + (inBox / box.width) * (state.x_hi - state.x_lo);
  }

  svg.addEventListener("pointerdown", (event) => {
    if (!canDrag() || pointer !== null || event.button > 0) return;
    event.preventDefault();
    point.focus({ preventScroll: true });
    svg.setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    move(toX(event), false);
  });
  svg.addEventListener("pointermove", (event) => {
    if (pointer === event.pointerId) move(toX(event), false);
  });
  const release = (event) => {
    if (pointer !== event.pointerId) return;
    pointer = null;
    store.ask({ x: state.x }, { final: true });
  };
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) svg.addEventListener(name, release);
  point.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    const ends = { Home: state.x_lo, End: state.x_hi };
    if (event.key === " ") event.preventDefault(); // or the page would scroll
    if (!canDrag()) return;
    if (event.key in steps) move(clamp(state.x, state.x_lo, state.x_hi) + steps[event.key] * state.step, true);
    else if (event.key in ends) move(ends[event.key], true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  const everything = () => {
    layOut();
    drawCurves();
    drawDots();
    drawPoint();
  };
  const watch = new ResizeObserver(everything); // the readout grows with the text
  watch.observe(readout);

  return {
    draw(changed) {
      const has = (...names) => names.some((name) => changed.has(name));
      title.textContent = state.title;
      svg.classList.toggle("mlp-hand", state.draggable);
      if (state.draggable) {
        point.setAttribute("role", "slider");
        point.setAttribute("tabindex", 0);
      }
      svg.setAttribute("role", "group");
      svg.setAttribute("aria-label", state.label);
      if (has("x_lo", "x_hi", "y_lo", "y_hi", "width", "height", "x_label", "y_label")) return everything();
      if (has("xs", "ys", "others", "names")) drawCurves();
      if (has("path", "joined")) drawDots();
      drawPoint();
    },
    remove() {
      watch.disconnect();
    },
  };
}

export default view(
  ["xs", "ys", "others", "path", "joined", "arrow", "names", "x", "y", "slope", "x_lo", "x_hi", "y_lo", "y_hi", "step",
    "draggable", "decimals", "width", "height", "title", "x_label", "y_label", "x_name", "y_name", "slope_name"],
  buildCurve,
);
