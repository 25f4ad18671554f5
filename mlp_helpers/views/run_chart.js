// RunChart: lines that grow, and a mark that a pointer or the keyboard moves from stop to stop.

function buildRunChart(root, store) {
  const { state } = store;
  const legend = element("div", "mlp-curve-legend mlp-run-legend", root);
  const svg = svgElement("svg", root, { class: "mlp-curve mlp-run", role: "group" });
  const readout = element("div", "mlp-readout mlp-run-words", root);
  const inside = newId("inside");
  const frame = svgElement("rect", svgElement("clipPath", svg, { id: inside }), {});
  const axes = svgElement("g", svg, { "aria-hidden": "true" });
  const plot = svgElement("g", svg, { "clip-path": `url(#${inside})`, "aria-hidden": "true" });
  const behind = svgElement("g", plot, { class: "mlp-run-kept" });
  const lines = svgElement("g", plot);
  const rule = svgElement("path", plot, { class: "mlp-run-rule" });
  const area = svgElement("rect", svg, { class: "mlp-curve-area" });
  const knob = svgElement("g", svg, { class: "mlp-curve-point", role: "slider", tabindex: 0 });
  svgElement("circle", knob, { class: "mlp-curve-ring", r: 13 });
  svgElement("circle", knob, { class: "mlp-curve-dot", r: 8 });
  let box = { left: 0, top: 0, width: 1, height: 1, bottom: 1 }; // of the plot, in pixels
  let pointer = null;
  let hovered = null; // the x under the pointer
  let made = "";

  const canDrag = () => !state.locked && state.stops !== null && state.stops.length > 1;
  const scale = (y) => (state.log ? Math.log10(Math.max(y, 1e-12)) : y);
  const right = (x) => box.left + (x / state.x_hi) * box.width;
  const down = (y) => {
    const [lo, hi] = [scale(state.y_lo), scale(state.y_hi)];
    return box.bottom - clamp((scale(y) - lo) / (hi - lo), 0, 1) * box.height;
  };

  // 1, 2 and 5 times the powers of ten within the axis.
  function logTicks() {
    const ticks = [];
    for (let power = Math.floor(scale(state.y_lo)); power <= scale(state.y_hi); power++) {
      for (const nice of [1, 2, 5]) {
        const value = nice * 10 ** power;
        const within = value >= 0.999 * state.y_lo && value <= 1.001 * state.y_hi;
        if (within) ticks.push({ value, text: asText(value, Math.max(0, -power)) });
      }
    }
    return ticks;
  }

  function layOut() {
    const em = parseFloat(getComputedStyle(svg).fontSize) || 14;
    const ys = state.log ? logTicks() : niceTicks(state.y_lo, state.y_hi, 5);
    const widest = Math.max(...ys.map((tick) => tick.text.length));
    const left = Math.round((0.58 * widest + 0.7) * em);
    const bottom = state.height - Math.round(2.7 * em);
    const top = state.y_label ? Math.round(1.5 * em) : 6; // the axis' name stands above it
    box = { left, top, bottom, width: state.width - left - 12, height: Math.max(20, bottom - top) };
    svg.setAttribute("viewBox", `0 0 ${state.width} ${state.height}`);
    Object.assign(svg.style, { width: `${state.width}px`, height: `${state.height}px` });
    setAttributes(frame, { x: left, y: top - 3, width: box.width + 3, height: box.height + 6 });
    setAttributes(area, { x: left - 10, y: top, width: box.width + 20, height: box.height + 12 });
    axes.replaceChildren();
    const end = left + box.width;
    for (const { value, text } of ys) {
      const y = down(value);
      svgElement("path", axes, { d: `M${left - 4} ${y}H${end}` });
      label(text, { x: left - 0.5 * em, y: y + 0.35 * em, "text-anchor": "end" });
    }
    for (const { value, text } of niceTicks(0, state.x_hi, 8)) {
      svgElement("path", axes, { d: `M${right(value)} ${top}V${bottom + 4}` });
      label(text, { x: right(value), y: bottom + 10 + 0.8 * em, "text-anchor": "middle" });
    }
    svgElement("path", axes, { d: `M${left} ${bottom}H${end}`, class: "mlp-curve-zero" });
    label(state.y_label, { x: 0, y: 0.9 * em, class: "mlp-curve-name" });
    label(state.x_label, { x: left + box.width / 2, y: state.height - 0.25 * em, "text-anchor": "middle", class: "mlp-curve-name" });
  }

  function label(text, attributes) {
    svgElement("text", axes, attributes).textContent = text;
  }

  // The lines of `points`, each a list of [x, y].
  function linesOf(points) {
    const found = state.names.map(() => []);
    for (let i = 0; points && i < points.length; i += 3) found[points[i]]?.push([points[i + 1], points[i + 2]]);
    return found;
  }

  function drawLines(group, points) {
    linesOf(points).forEach((line, i) => {
      const d = line.map(([x, y]) => `${right(x).toFixed(1)} ${down(y).toFixed(1)}`).join("L");
      group.children[i]?.setAttribute("d", line.length > 1 ? `M${d}` : line.length ? `M${d}h0.1` : "");
    });
  }

  // Lines and legend are made anew only where a name changes or the other run comes or goes.
  function makeLines() {
    const kept = state.kept !== null;
    if (made === JSON.stringify([state.names, state.kept_name, kept])) return;
    made = JSON.stringify([state.names, state.kept_name, kept]);
    for (const group of [behind, lines]) {
      group.replaceChildren(...state.names.map((_, i) => svgElement("path", null, { class: `mlp-run-${i % 3}` })));
    }
    legend.replaceChildren();
    const samples = state.names.map((name, i) => [name, `mlp-run-${i % 3}`, ""]);
    if (kept) samples.push([state.kept_name, "mlp-run-1", "mlp-run-kept"]);
    for (const [name, kind, group] of samples) {
      const item = element("span", group, legend);
      const sample = svgElement("svg", item, { viewBox: "0 0 26 8", "aria-hidden": "true" });
      svgElement("path", sample, { d: "M1 4H25", class: kind });
      element("span", "", item, name);
    }
  }

  const nearest = (list, x, at) => list.reduce((a, b) => (Math.abs(at(b) - x) < Math.abs(at(a) - x) ? b : a));

  // What the lines say at x: of each the point nearest to it, unless the line is not there yet,
  // or begins only later: it might have been elsewhere before.
  function words(x) {
    const parts = [`${state.x_label} ${asText(x, 2)}`];
    const reach = 0.025 * state.x_hi;
    linesOf(state.points).forEach((line, i) => {
      if (!line.length || x < line[0][0] - 1e-6 * state.x_hi) return;
      const [at, y] = nearest(line, x, (point) => point[0]);
      if (Math.abs(at - x) <= Math.max(1, reach)) parts.push(`${state.names[i]} ${asText(y, state.decimals)}`);
    });
    return parts.join(", ");
  }

  function drawMark() {
    const x = right(clamp(state.now, 0, state.x_hi));
    rule.setAttribute("d", `M${x} ${box.bottom}V${box.top}`);
    knob.setAttribute("transform", `translate(${x} ${box.bottom})`);
    const said = words(state.now);
    readout.textContent = hovered === null ? said : words(hovered);
    const named = { label: `${state.label}, the moment looked at`, valuemin: 0, valuemax: state.x_hi, valuenow: state.now, valuetext: said, disabled: !canDrag() };
    for (const [name, what] of Object.entries(named)) knob.setAttribute(`aria-${name}`, what);
  }

  function moveTo(x, final) {
    if (x === state.now && !final) return;
    store.ask({ now: x }, { final });
    store.draw("now");
  }

  function xAt(event) {
    const shown = svg.getBoundingClientRect();
    return (((event.clientX - shown.left) / shown.width) * state.width - box.left) * (state.x_hi / box.width);
  }
  const stopAt = (event) => nearest([...state.stops], xAt(event), (stop) => stop);

  svg.addEventListener("pointerdown", (event) => {
    if (!canDrag() || pointer !== null || event.button > 0) return;
    event.preventDefault();
    knob.focus({ preventScroll: true });
    svg.setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    hovered = null;
    moveTo(stopAt(event), false);
  });
  svg.addEventListener("pointermove", (event) => {
    if (pointer === event.pointerId) return moveTo(stopAt(event), false);
    hovered = event.pointerType === "touch" ? null : clamp(xAt(event), 0, state.x_hi);
    drawMark();
  });
  svg.addEventListener("pointerleave", () => {
    hovered = null;
    drawMark();
  });
  const release = (event) => {
    if (pointer !== event.pointerId) return;
    pointer = null;
    moveTo(state.now, true);
  };
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) svg.addEventListener(name, release);
  knob.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5, Home: -Infinity, End: Infinity };
    if (event.key === " ") event.preventDefault(); // or the page would scroll
    if (!(event.key in steps) || !canDrag()) return;
    event.preventDefault();
    event.stopPropagation();
    const stops = [...state.stops];
    const at = stops.indexOf(nearest(stops, state.now, (stop) => stop));
    moveTo(stops[clamp(at + steps[event.key], 0, stops.length - 1)], true);
  });

  const everything = () => {
    layOut();
    makeLines();
    drawLines(behind, state.kept);
    drawLines(lines, state.points);
    drawMark();
  };
  const watch = new ResizeObserver(everything); // the readout grows with the text
  watch.observe(readout);

  return {
    draw(changed) {
      const has = (...names) => names.some((name) => changed.has(name));
      svg.classList.toggle("mlp-hand", canDrag());
      svg.setAttribute("aria-label", state.label);
      if (has("x_hi", "y_lo", "y_hi", "log", "names", "width", "height", "x_label", "y_label")) return everything();
      makeLines();
      if (has("kept")) drawLines(behind, state.kept);
      if (has("points", "kept")) drawLines(lines, state.points);
      drawMark();
    },
    remove() {
      watch.disconnect();
    },
  };
}

export default view(
  ["points", "kept", "names", "kept_name", "now", "stops", "x_hi", "y_lo", "y_hi", "log", "decimals", "width", "height",
    "x_label", "y_label"],
  buildRunChart,
);
