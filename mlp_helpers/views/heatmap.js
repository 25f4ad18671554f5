// HeatMap: a field as colours with level lines, and a marker that a pointer or keys move on it.

import { asLine } from "./arrays.js";
import { drawCells } from "./cells.js";
import { drag, keys } from "./hand.js";
import { arrowMark, levelLines, pathMarks, placeMarks } from "./heat_marks.js";
import { ringMark } from "./heat_ring.js";
import { asShort, asText, clamp } from "./numbers.js";
import { aria, attr, element, newId, pixels, svgElement, UNSEEN, write } from "./page.js";
import { SCALES } from "./palette.js";
import { Axes, clipped, niceTicks, roomFor, widest } from "./plot.js";
import { view } from "./shared.js";

export default view((root, state, store) => {
  const body = element("div", "mlp-heat mlp-hand", root);
  const frame = element("div", "mlp-heat-frame", body);
  const canvas = element("canvas", "", frame);
  const context = canvas.getContext("2d");
  const still = svgElement("svg", body, { class: "mlp-heat-still", ...UNSEEN });
  const svg = svgElement("svg", body, { role: "group" });
  const readout = element("div", "mlp-readout mlp-one-line", root);
  const fade = newId("fade");
  const gradient = svgElement("linearGradient", svg, { id: fade, x1: 0, y1: 1, x2: 0, y2: 0 });
  for (const [i, colour] of SCALES.light.entries()) {
    const offset = i / (SCALES.light.length - 1);
    svgElement("stop", gradient, { offset, "stop-color": `rgb(${colour})` });
  }
  const axes = new Axes(svg);
  const bar = svgElement("rect", svg, UNSEEN);
  bar.style.fill = `url(#${fade})`;
  const needle = svgElement("path", svg, { class: "mlp-heat-needle" });
  const { frame: opening, plot } = clipped(svg);

  const share = (value) => clamp((value - state.lo) / (state.hi - state.lo || 1), 0, 1);
  const heightOf = (value) => axes.bottom - share(value) * axes.box.height; // on the scale

  const drawLevels = levelLines(still, axes, state);
  const drawPath = pathMarks(plot, svg, axes, state);
  const drawMarks = placeMarks(svg, axes, state);
  const area = svgElement("rect", svg, { class: "mlp-heat-area" });
  const drawRing = ringMark(plot, svg, axes, state);
  const drawArrow = arrowMark(svg, axes, state);
  const marker = svgElement("g", svg, { class: "mlp-heat-marker", role: "slider", tabindex: 0 });
  aria(marker, { roledescription: "point on a map" });
  for (const side of ["under", "over"]) {
    svgElement("circle", marker, { class: `mlp-heat-ring mlp-heat-ring-${side}`, r: 16 });
  }
  svgElement("circle", marker, { class: "mlp-heat-dot", r: 9 });
  svgElement("circle", marker, { class: "mlp-heat-core", r: 2.5 });

  // Numbers need room: at the axes, and right of the scale.
  function layOut() {
    const { width, height, x_lo, x_hi, y_lo, y_hi, lo, hi } = state;
    const [xs, ys] = [niceTicks(x_lo, x_hi, 6), niceTicks(y_lo, y_hi, 6)];
    const values = hi > lo ? niceTicks(lo, hi, 5) : [];
    const name = 0.6 * state.value_name.length - 1.4;
    const beside = Math.max(0.62 * widest(values), 2.5, name); // four digits in any case
    axes.begin(state, roomFor(ys, beside + 3.3), { x: [x_lo, x_hi], y: [y_lo, y_hi] });
    const { em, box } = axes;
    if (state.equal) {
      const perUnit = Math.min(box.width / (x_hi - x_lo), box.height / (y_hi - y_lo));
      box.width = perUnit * (x_hi - x_lo);
      box.height = perUnit * (y_hi - y_lo);
    }
    still.setAttribute("viewBox", `0 0 ${width} ${height}`);
    for (const node of [body, still]) pixels(node, { width, height });
    for (const rect of [opening, area]) attr(rect, axes.rect());
    pixels(frame, box);
    const { end, bottom } = axes;
    svgElement("rect", axes.group, axes.rect(0.5));
    axes.ticks(xs, axes.x, (x) => `M${x} ${bottom}v5`, axes.below(1.25 * em));
    axes.ticks(ys, axes.y, (y) => `M${box.left - 5} ${y}h5`, axes.beside(0.5));
    axes.names(state, 1.1, bottom + 2.45 * em, "mlp-heat-axis");
    const x = end + 1.5 * em;
    attr(bar, { x, y: box.top, width: 0.9 * em, height: box.height });
    const number = (y) => ({ x: x + 1.3 * em, y: y + 0.35 * em });
    axes.ticks(values, heightOf, (y) => `M${x + 0.9 * em} ${y}h4`, number);
    axes.label(state.value_name, { x, y: 1.1 * em, class: "mlp-heat-axis" });
  }

  // The values stand at the corners of the cells, so the picture of them, one pixel each, is
  // stretched until the middles of its outer pixels lie on the frame.
  function drawField() {
    const [rows, columns] = state.field.shape;
    const shares = new Float32Array(state.field.length);
    for (let r = 0; r < rows; r++) {
      const row = state.field.subarray(r * columns, (r + 1) * columns).map(share);
      shares.set(row, (rows - 1 - r) * columns); // row 0 is at the bottom
    }
    drawCells(context, shares, columns, "light", 1);
    const [w, h] = [axes.box.width / (columns - 1), axes.box.height / (rows - 1)];
    pixels(canvas, { left: -w / 2, top: -h / 2, width: w * columns, height: h * rows });
    drawLevels();
  }

  function isAway([x, y]) {
    const { x_lo, x_hi, y_lo, y_hi } = state;
    const [wide, tall] = [1e-6 * (x_hi - x_lo), 1e-6 * (y_hi - y_lo)]; // float32's last digits
    return x < x_lo - wide || x > x_hi + wide || y < y_lo - tall || y > y_hi + tall;
  }

  function words() {
    const { point, value, decimals, x_name, y_name, value_name } = state;
    const [x, y] = [...point].map((number) => asText(number, decimals));
    const beyond = value > state.hi ? " (beyond the scale)" : ""; // the needle stays at its end
    const text = `, ${value_name} ${asText(value, state.value_decimals)}${beyond}`;
    const away = isAway(point) ? " (beyond the picture)" : "";
    const around = state.ring ? `, slopes to ±${asShort(Math.max(...state.ring))}` : "";
    return `${x_name} ${x}, ${y_name} ${y}${value === null ? "" : text}${away}${around}`;
  }

  function drawPoint() {
    const at = axes.within(state.point);
    marker.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
    marker.classList.toggle("mlp-heat-away", isAway(state.point));
    drawRing(at);
    drawArrow(at);
    needle.style.display = state.value === null ? "none" : "";
    const tip = `M${axes.end + 1.45 * axes.em} ${heightOf(state.value)}`;
    needle.setAttribute("d", `${tip}l-9 -6v12z`);
    const valuetext = words();
    write(readout, valuetext + (state.arrow && !state.ring ? "; arrow not to scale" : ""));
    const { label, locked: disabled, x_lo: valuemin, x_hi: valuemax } = state;
    aria(marker, { label, valuemin, valuemax, valuenow: state.point[0], valuetext, disabled });
  }

  // --- hands ---

  function move([x, y], final) {
    const { step_x, step_y, x_lo, x_hi, y_lo, y_hi } = state;
    const rounded = (value, step) => Number((Math.round(value / step) * step).toFixed(9));
    const to = [clamp(rounded(x, step_x), x_lo, x_hi), clamp(rounded(y, step_y), y_lo, y_hi)];
    store.move({ point: asLine(to) }, final);
  }

  drag(store, svg, {
    can: ({ target }) => !state.locked && (target === area || marker.contains(target)),
    focus: marker,
    move: (event) => move(axes.valuesAt(event), false),
    release: () => store.finish("point"),
  });
  keys(marker, (key, event) => {
    const far = event.shiftKey ? 10 : 1;
    const steps = {
      ...{ ArrowRight: [far, 0], ArrowLeft: [-far, 0], ArrowUp: [0, far], ArrowDown: [0, -far] },
    }[key];
    if (key === " ") event.preventDefault(); // or the page would scroll
    if (!steps || state.locked) return false;
    const x = clamp(state.point[0], state.x_lo, state.x_hi) + steps[0] * state.step_x;
    const y = clamp(state.point[1], state.y_lo, state.y_hi) + steps[1] * state.step_y;
    move([x, y]);
  });

  const around = ["x_lo", "x_hi", "y_lo", "y_hi", "lo", "hi", "x_label", "y_label"];

  return {
    grows: readout,
    draw(changed) {
      aria(svg, { label: state.title || state.label });
      const all = changed.any(...around);
      if (all) layOut();
      if (all || changed.any("field", "levels")) drawField();
      if (all || changed.has("path")) drawPath();
      if (all || changed.any("best", "goal")) drawMarks();
      drawPoint();
    },
  };
}, "whole");
