// Curve: a function with a point that a pointer or the keyboard moves along the x axis.

import { drag, stepKeys } from "./hand.js";
import { asText, clamp } from "./numbers.js";
import { aria, attr, element, svgElement, whenResized, write } from "./page.js";
import { Axes, clipped, drawLegend, handle, niceTicks, pathOf, roomFor } from "./plot.js";
import { view } from "./shared.js";

const REACH = 70; // of the tangent to either side of the point, in pixels

export default view((root, store) => {
  const { state } = store;
  const head = element("div", "mlp-curve-head", root);
  head.append(root.firstChild); // the title
  const legend = element("div", "mlp-curve-legend", head);
  const svg = svgElement("svg", root, { class: "mlp-curve", role: "group" });
  const readout = element("div", "mlp-readout", root);
  const axes = new Axes(svg);
  const { frame, plot } = clipped(svg);
  const guide = svgElement("path", plot, { class: "mlp-curve-guide" });
  const others = svgElement("g", plot);
  const line = svgElement("path", plot, { class: "mlp-curve-line" });
  const trail = svgElement("path", plot, { class: "mlp-curve-trail" });
  const arrow = svgElement("path", plot, { class: "mlp-curve-arrow" });
  const tangent = svgElement("line", plot, { class: "mlp-curve-tangent" });
  const dots = svgElement("g", svg, { "aria-hidden": "true" });
  const point = handle(svg, 8, 14);
  const area = svgElement("rect", svg, { class: "mlp-curve-area" });

  const can = () => state.draggable && !state.locked;
  const right = (x) => axes.right((x - state.x_lo) / (state.x_hi - state.x_lo));
  const down = (y) => axes.up((y - state.y_lo) / (state.y_hi - state.y_lo));
  const atEdge = (x, y) => axes.within([right(x), down(y)]);

  // The curve's own value there, for the moment until Python has answered.
  function between(x) {
    const { xs, ys } = state;
    if (xs.length === 1) return ys[0];
    const after = xs.findIndex((one, i) => one > x || i === xs.length - 1);
    const [low, high] = [Math.max(after, 1) - 1, Math.max(after, 1)];
    const part = clamp((x - xs[low]) / (xs[high] - xs[low]), 0, 1);
    return ys[low] + part * (ys[high] - ys[low]);
  }

  function layOut() {
    const ticks = niceTicks(state.y_lo, state.y_hi, 5);
    axes.begin(state, roomFor(ticks, state, 0.9));
    const { em, bottom } = axes;
    for (const rect of [frame, area]) attr(rect, axes.rect());
    const kind = (value) => (value ? "" : "mlp-curve-zero");
    const upright = (x) => `M${x} ${axes.box.top}V${bottom + 4}`;
    axes.ticks(niceTicks(state.x_lo, state.x_hi, 7), right, upright, axes.below(1.15 * em), kind);
    axes.ticks(ticks, down, (y) => axes.across(y), axes.beside(0.4), kind);
    axes.names(state.y_label, 1.05, state.x_label, bottom + 2.4 * em);
  }

  // What lies far beyond the picture is brought near its edge: no number is too large to draw.
  function outline(ys) {
    const tall = state.y_hi - state.y_lo;
    const near = (y) => clamp(y, state.y_lo - tall, state.y_hi + tall);
    const corner = (y, i) => `${right(state.xs[i]).toFixed(1)} ${down(near(y)).toFixed(1)}`;
    return `M${Array.from(ys.subarray(0, state.xs.length), corner).join("L")}`;
  }

  // The further curves and the legend are made anew only where their number or a name changes.
  let made = "";
  function makeOthers(k) {
    const names = state.names.slice(0, k + 1);
    if (made === JSON.stringify([k, names])) return;
    made = JSON.stringify([k, names]);
    const kind = (i) => (i ? `mlp-curve-other mlp-curve-other-${(i - 1) % 3}` : "mlp-curve-line");
    others.replaceChildren();
    for (let i = 1; i <= k; i++) svgElement("path", others, { class: kind(i) });
    drawLegend(legend, k ? names.map((name, i) => ({ name, kind: kind(i) })) : [], 34);
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
    const places = Array.from({ length: k }, (_, i) => atEdge(...state.path.subarray(2 * i)));
    while (dots.childElementCount > k) dots.lastChild.remove();
    while (dots.childElementCount < k)
      svgElement("circle", dots, { r: 4.5, class: "mlp-curve-past" });
    places.forEach(([cx, cy], i) => {
      attr(dots.children[i], { cx, cy });
    });
    trail.setAttribute("d", state.joined && k ? pathOf(places) : "");
  }

  // Along the x axis, from below the point to where a step of this length leads.
  function drawArrow(from) {
    const to = clamp(right(state.x + (state.arrow ?? 0)), axes.box.left - 20, axes.end + 20);
    const y = axes.bottom - 8;
    const neck = to - Math.sign(to - from) * Math.min(11, Math.abs(to - from));
    const shaft = `V${y + 2.5}H${from}V${y - 2.5}H${neck}`;
    const d = `M${to} ${y}L${neck} ${y + 7}${shaft}V${y - 7}Z`;
    arrow.setAttribute("d", state.arrow === null || Math.abs(to - from) < 0.5 ? "" : d);
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
    const [px, py] = atEdge(x, y);
    point.setAttribute("transform", `translate(${px} ${py})`);
    guide.setAttribute("d", `M${px} ${axes.bottom}V${py}H${axes.box.left}`);
    drawArrow(px);
    drawTangent([px, py]);
    const away = x < x_lo || x > x_hi || y < state.y_lo || y > state.y_hi;
    point.classList.toggle("mlp-curve-away", away);
    const parts = [
      `${state.x_name} ${asText(x, decimals)}`,
      `${state.y_name} ${asText(y, decimals)}`,
    ];
    if (slope !== null) parts.push(`${state.slope_name} ${asText(slope, decimals)}`);
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
    move(event) {
      const [share] = axes.sharesAt(event);
      move(state.x_lo + share * (state.x_hi - state.x_lo), false);
    },
    release: () => store.finish("x"),
  });
  stepKeys(point, {
    can,
    by(steps) {
      const { x, x_lo, x_hi, step } = state;
      if (Number.isFinite(steps)) move(clamp(x, x_lo, x_hi) + steps * step);
      else move(steps > 0 ? x_hi : x_lo);
    },
  });

  const everything = () => {
    layOut();
    drawCurves();
    drawDots();
    drawPoint();
  };
  const ends = ["x_lo", "x_hi", "y_lo", "y_hi", "width", "height", "x_label", "y_label"];

  return {
    draw(changed) {
      svg.classList.toggle("mlp-hand", state.draggable);
      if (state.draggable) attr(point, { role: "slider", tabindex: 0 });
      aria(svg, { label: state.label });
      if (changed.any(...ends)) return everything();
      if (changed.any("xs", "ys", "others", "names")) drawCurves();
      if (changed.any("path", "joined")) drawDots();
      drawPoint();
    },
    remove: whenResized(readout, everything), // it grows with the text
  };
});
