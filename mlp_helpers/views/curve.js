// Curve: a function with a point that a pointer or the keyboard moves along the x axis.

import { drag, stepKeys } from "./hand.js";
import { asText, clamp } from "./numbers.js";
import { aria, attr, element, svgElement, UNSEEN, write } from "./page.js";
import { Axes, clipped, drawLegend, handle, niceTicks, pathOf, roomFor } from "./plot.js";
import { view } from "./shared.js";

const LONGER = "longer than the step";
const SHORTEST = 22; // of the arrow, in pixels
const REACH = 70; // of the tangent to either side of the point, in pixels

export default view((root, state, store) => {
  const head = element("div", "mlp-curve-head", root);
  head.append(root.firstChild); // the title
  const legend = element("div", "mlp-curve-legend", head);
  const svg = svgElement("svg", root, { class: "mlp-curve mlp-hand", role: "group" });
  const readout = element("div", "mlp-readout", root);
  const axes = new Axes(svg);
  const { frame, plot } = clipped(svg);
  const guide = svgElement("path", plot, { class: "mlp-curve-guide" });
  const others = svgElement("g", plot);
  const line = svgElement("path", plot, { class: "mlp-curve-line" });
  const trail = svgElement("path", plot, { class: "mlp-curve-trail" });
  const arrow = svgElement("path", plot, { class: "mlp-curve-arrow" });
  const aside = svgElement("text", plot, { class: "mlp-curve-aside" });
  const tangent = svgElement("line", plot, { class: "mlp-curve-tangent" });
  const dots = svgElement("g", svg, UNSEEN);
  const point = handle(svg, 8, 14, { role: "slider", tabindex: 0 });
  const area = svgElement("rect", svg, { class: "mlp-curve-area" });

  const can = () => !state.locked;

  // The curve's own value there, for the moment until Python has answered.
  function between(x) {
    const { xs, ys } = state;
    const after = xs.findIndex((one, i) => one > x || i === xs.length - 1);
    const [low, high] = [Math.max(after, 1) - 1, Math.max(after, 1)];
    const part = clamp((x - xs[low]) / (xs[high] - xs[low]), 0, 1);
    return ys[low] + part * (ys[high] - ys[low]);
  }

  function layOut() {
    const { x_lo, x_hi, y_lo, y_hi } = state;
    const ticks = niceTicks(y_lo, y_hi, 5);
    axes.begin(state, roomFor(ticks, 0.9), { x: [x_lo, x_hi], y: [y_lo, y_hi] });
    const { em, bottom } = axes;
    for (const rect of [frame, area]) attr(rect, axes.rect());
    const kind = (value) => (value ? "" : "mlp-curve-zero");
    const upright = (x) => `M${x} ${axes.box.top}V${bottom + 4}`;
    axes.ticks(niceTicks(x_lo, x_hi, 7), axes.x, upright, axes.below(1.15 * em), kind);
    axes.ticks(ticks, axes.y, (y) => axes.across(y), axes.beside(0.4), kind);
    axes.names(state, 1.05, bottom + 2.4 * em);
  }

  // What lies far beyond the picture is brought near its edge: no number is too large to draw.
  function outline(ys) {
    const tall = state.y_hi - state.y_lo;
    const near = (y) => clamp(y, state.y_lo - tall, state.y_hi + tall);
    const corner = (y, i) => `${axes.x(state.xs[i]).toFixed(1)} ${axes.y(near(y)).toFixed(1)}`;
    return `M${Array.from(ys.subarray(0, state.xs.length), corner).join("L")}`;
  }

  // The further curves and the legend are made anew only where their number changes.
  function makeOthers(k) {
    if (others.childElementCount === k) return;
    const kinds = Array.from({ length: k }, (_, i) => `mlp-curve-other mlp-curve-other-${i}`);
    others.replaceChildren(...kinds.map((kind) => svgElement("path", null, { class: kind })));
    const samples = ["mlp-curve-line", ...kinds].map((kind, i) => ({ kind, name: state.names[i] }));
    drawLegend(legend, k ? samples : [], 34);
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
    const places = Array.from({ length: k }, (_, i) => axes.within(state.path.subarray(2 * i)));
    while (dots.childElementCount > k) dots.lastChild.remove();
    places.forEach(([cx, cy], i) => {
      const dot = dots.children[i] ?? svgElement("circle", dots, { class: "mlp-curve-past" });
      attr(dot, { cx, cy, r: 4.5 });
    });
    trail.setAttribute("d", state.joined && k ? pathOf(places) : "");
  }

  const pixelsOfArrow = () => axes.x(state.arrow ?? 0) - axes.x(0);
  const isTooShort = () => state.arrow && Math.abs(pixelsOfArrow()) < SHORTEST;

  // Along the x axis, from below the point to where a step of this length leads; one that could
  // hardly be seen is drawn longer, hollow, and says so.
  function drawArrow(from) {
    const long = pixelsOfArrow();
    const way = Math.sign(long);
    const wanted = from + way * Math.max(Math.abs(long), SHORTEST);
    const to = clamp(wanted, axes.box.left - 20, axes.end + 20);
    const y = axes.bottom - 9;
    const neck = to - way * Math.min(11, Math.abs(to - from));
    const shaft = `V${y + 2.5}H${from}V${y - 2.5}H${neck}`;
    arrow.setAttribute("d", way ? `M${to} ${y}L${neck} ${y + 7}${shaft}V${y - 7}Z` : "");
    const hollow = isTooShort();
    arrow.classList.toggle("mlp-curve-hollow", Boolean(hollow));
    write(aside, hollow ? LONGER : "");
    const room = (0.55 * LONGER.length + 1) * axes.em;
    const right =
      way > 0 ? to + room < axes.end : from + 14 + room < axes.end && to < axes.box.left + room;
    const at = right ? Math.max(to, from) + 9 : Math.min(to, from) - 9;
    attr(aside, { x: at, y: y + 0.3 * axes.em, "text-anchor": right ? "start" : "end" });
  }

  function drawTangent([px, py]) {
    tangent.style.display = state.slope === null ? "none" : "";
    if (state.slope === null) return;
    const { width, height } = axes.box;
    const perPixel = ((state.x_hi - state.x_lo) / width) * (height / (state.y_hi - state.y_lo));
    const rise = clamp(state.slope * perPixel, -1e6, 1e6);
    const run = REACH / Math.hypot(1, rise);
    const [dx, dy] = [run, run * rise];
    attr(tangent, { x1: px - dx, y1: py + dy, x2: px + dx, y2: py - dy });
  }

  function drawPoint() {
    const { x, slope, x_lo, x_hi, decimals } = state;
    const y = store.isMine("x") ? between(x) : state.y;
    const [px, py] = axes.within([x, y]);
    point.setAttribute("transform", `translate(${px} ${py})`);
    guide.setAttribute("d", `M${px} ${axes.bottom}V${py}H${axes.box.left}`);
    drawArrow(px);
    drawTangent([px, py]);
    const away = x < x_lo || x > x_hi || y < state.y_lo || y > state.y_hi;
    point.classList.toggle("mlp-curve-away", away);
    const said = { [state.x_name]: x, [state.y_name]: y, ...(slope === null ? {} : { slope }) };
    const parts = Object.entries(said).map(([name, one]) => `${name} ${asText(one, decimals)}`);
    if (isTooShort()) parts.push(`the arrow is drawn ${LONGER}`);
    const words = parts.join(", ") + (away ? " (beyond the picture)" : "");
    write(readout, words);
    const ends = { valuemin: x_lo, valuemax: x_hi };
    aria(point, { label: state.label, ...ends, valuenow: x, valuetext: words, disabled: !can() });
  }

  function move(to, final) {
    const rounded = Number((Math.round(to / state.step) * state.step).toFixed(9));
    store.move({ x: clamp(rounded, state.x_lo, state.x_hi) }, final);
  }

  drag(store, svg, {
    can,
    focus: point,
    move: (event) => move(axes.valuesAt(event)[0], false),
    release: () => store.finish("x"),
  });
  stepKeys(point, {
    can,
    by: (steps) => move(clamp(state.x, state.x_lo, state.x_hi) + steps * state.step),
  });

  return {
    grows: readout,
    draw(changed) {
      aria(svg, { label: state.label });
      if (changed.has("width")) layOut(); // at first, and when the text grows
      if (changed.any("xs", "ys", "others", "names")) drawCurves();
      if (changed.has("path")) drawDots();
      drawPoint();
    },
  };
}, "wide");
