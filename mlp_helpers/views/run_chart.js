// RunChart: lines that grow, and a mark that a pointer or the keyboard moves from stop to stop.

import { drag, hover, stepKeys } from "./hand.js";
import { asText, clamp } from "./numbers.js";
import { aria, attr, element, svgElement, write } from "./page.js";
import { Axes, clipped, drawLegend, handle, niceTicks, pathOf, widest } from "./plot.js";
import { view } from "./shared.js";

// What tells the lines apart besides their colour: dots on the second, squares on the third.
const SHAPES = ["", "m-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0", "m-3 -3h6v6h-6z"];
const APART = 24; // px from one to the next

export default view((root, state, store) => {
  const legend = element("div", "mlp-curve-legend mlp-run-legend", root);
  const svg = svgElement("svg", root, { class: "mlp-curve mlp-run", role: "group" });
  const readout = element("div", "mlp-readout mlp-run-words", root);
  const axes = new Axes(svg);
  const { frame, plot } = clipped(svg);
  const behind = svgElement("g", plot, { class: "mlp-run-kept" });
  const lines = svgElement("g", plot);
  const signs = svgElement("g", plot);
  const rule = svgElement("path", plot, { class: "mlp-run-rule" });
  const area = svgElement("rect", svg, { class: "mlp-curve-area" });
  const knob = handle(svg, 8, 13, { role: "slider", tabindex: 0 });
  let hovered = null; // the x under the pointer

  const kinds = state.names.map((_, i) => `mlp-run-${i % 3}`);
  for (const group of [behind, lines]) {
    for (const kind of kinds) svgElement("path", group, { class: kind });
  }

  for (const kind of kinds) svgElement("path", signs, { class: `${kind}-sign` });

  const can = () => !state.locked && state.stops.length > 1;
  const scale = (y) => Math.log10(Math.max(y, 1e-12));
  const up = (y) => {
    const [lo, hi] = [scale(state.y_lo), scale(state.y_hi)];
    return axes.y(clamp((scale(y) - lo) / (hi - lo), 0, 1));
  };

  // 1, 2 and 5 times the powers of ten within the axis.
  function ticksOfY() {
    const ticks = [];
    for (let power = Math.floor(scale(state.y_lo)); power <= scale(state.y_hi); power++) {
      for (const value of [1, 2, 5].map((nice) => nice * 10 ** power)) {
        const within = value >= 0.999 * state.y_lo && value <= 1.001 * state.y_hi;
        if (within) ticks.push({ value, text: asText(value, Math.max(0, -power)) });
      }
    }
    return ticks;
  }

  function layOut() {
    const ticks = ticksOfY();
    const room = (em) => ({
      left: Math.round((0.58 * widest(ticks) + 0.7) * em),
      top: Math.round(1.5 * em), // the axis' name stands above it
      right: 12,
      below: Math.round(2.7 * em),
    });
    axes.begin(state, room, { x: [0, state.x_hi] });
    const { em, bottom } = axes;
    const { x, y, width, height } = axes.rect();
    attr(frame, { x, y: y - 3, width: width + 3, height: height + 6 });
    attr(area, { x: x - 10, y, width: width + 20, height: height + 12 });
    const upright = (at) => `M${at} ${y}V${bottom + 4}`;
    axes.ticks(ticks, up, (at) => axes.across(at), axes.beside(0.5));
    axes.ticks(niceTicks(0, state.x_hi, 8), axes.x, upright, axes.below(10 + 0.8 * em));
    svgElement("path", axes.group, { d: `M${x} ${bottom}H${axes.end}`, class: "mlp-curve-zero" });
    axes.names(state, 0.9, state.height - 0.25 * em);
  }

  // The lines of `points`, each a list of [x, y].
  function linesOf(points) {
    const found = state.names.map(() => []);
    for (let i = 0; points && i < points.length; i += 3) {
      found[points[i]]?.push([points[i + 1], points[i + 2]]);
    }
    return found;
  }

  function drawLines(group, points) {
    linesOf(points).forEach((line, i) => {
      const d = pathOf(line.map(([x, y]) => [axes.x(x).toFixed(1), up(y).toFixed(1)]));
      group.children[i]?.setAttribute("d", line.length ? d + (line.length > 1 ? "" : "h0.1") : "");
    });
  }

  const place = ([x, y]) => [axes.x(x), up(y)];

  // The lines may lie on one another, so that their signs take turns.
  function drawSigns() {
    linesOf(state.points).forEach((line, i) => {
      let last = -Infinity;
      const spots = line.map(place).filter(([x]) => {
        const far = x - last >= APART;
        if (far) last = x;
        return far;
      });
      const mine = SHAPES[i % 3] ? spots.filter((_, k) => k % 2 !== i % 2) : [];
      const d = mine.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}${SHAPES[i % 3]}`);
      signs.children[i].setAttribute("d", d.join(""));
    });
  }

  function drawKept() {
    drawLines(behind, state.kept);
    const samples = state.names.map((name, i) => ({ name, kind: kinds[i] }));
    if (state.kept) samples.push({ name: "kept", kind: "mlp-run-1", group: "mlp-run-kept" });
    drawLegend(legend, samples, 26);
    kinds.forEach((kind, i) => {
      const d = SHAPES[i % 3] && `M13 4${SHAPES[i % 3]}`;
      if (d) svgElement("path", legend.children[i].firstChild, { d, class: `${kind}-sign` });
    });
  }

  const nearest = (list, x, at = (one) => one) =>
    list.reduce((a, b) => (Math.abs(at(b) - x) < Math.abs(at(a) - x) ? b : a));

  // What the lines say at x: of each the point nearest to it, unless the line is not there yet,
  // or begins only later: it might have been elsewhere before.
  function words(x) {
    const parts = [`${state.x_label} ${asText(x, 2)}`];
    const reach = Math.max(1, 0.025 * state.x_hi);
    linesOf(state.points).forEach((line, i) => {
      if (!line.length || x < line[0][0] - 1e-6 * state.x_hi) return;
      const [at, y] = nearest(line, x, (point) => point[0]);
      if (Math.abs(at - x) <= reach) parts.push(`${state.names[i]} ${asText(y, 3)}`);
    });
    return parts.join(", ");
  }

  function drawMark() {
    const { now, x_hi } = state;
    const x = axes.x(clamp(now, 0, x_hi));
    rule.setAttribute("d", `M${x} ${axes.bottom}V${axes.box.top}`);
    knob.setAttribute("transform", `translate(${x} ${axes.bottom})`);
    const said = words(now);
    write(readout, hovered === null ? said : words(hovered));
    aria(knob, { label: `${state.label}, the moment looked at`, disabled: !can() });
    aria(knob, { valuemin: 0, valuemax: x_hi, valuenow: now, valuetext: said });
  }

  const point = (x) => {
    hovered = x;
    drawMark();
  };
  const xAt = (event) => axes.valuesAt(event)[0];
  function move(event) {
    hovered = null;
    const now = nearest([...state.stops], xAt(event));
    if (now !== state.now) store.move({ now }, false);
  }

  drag(store, svg, { can, focus: knob, move, release: () => store.move({ now: state.now }) });
  hover(svg, (event) => point(event && clamp(xAt(event), 0, state.x_hi)));
  stepKeys(knob, {
    can,
    far: 5,
    by(steps) {
      const stops = [...state.stops];
      const at = stops.indexOf(nearest(stops, state.now)) + steps;
      store.move({ now: stops[clamp(at, 0, stops.length - 1)] });
    },
  });

  return {
    grows: readout,
    draw(changed) {
      svg.classList.toggle("mlp-hand", can());
      aria(svg, { label: state.label });
      if (changed.has("width")) layOut(); // at first, and when the text grows
      if (changed.has("kept")) drawKept();
      if (changed.has("points")) {
        drawLines(lines, state.points);
        drawSigns();
      }
      drawMark();
    },
  };
}, "wide");
