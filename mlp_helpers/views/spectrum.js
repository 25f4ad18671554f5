// Spectrum: numbers sorted by size, one of which a pointer or the keyboard chooses.

import { drag, hover, stepKeys } from "./hand.js";
import { asShort, clamp } from "./numbers.js";
import { aria, attr, element, svgElement, write } from "./page.js";
import { Axes, niceTicks, roomFor } from "./plot.js";
import { view } from "./shared.js";

const DECADES = 7; // powers of ten that the logarithmic scale shows
const LEAP = 100; // places that Page Up and Page Down go

export default view((root, state, store) => {
  const svg = svgElement("svg", root, { class: "mlp-curve mlp-spectrum mlp-hand", role: "group" });
  const readout = element("div", "mlp-readout mlp-one-line", root);
  const axes = new Axes(svg);
  const bars = svgElement("path", svg, { class: "mlp-spectrum-bars" });
  const area = svgElement("rect", svg, { class: "mlp-curve-area" });
  const mark = svgElement("g", svg, { class: "mlp-curve-point", role: "slider", tabindex: 0 });
  const stem = svgElement("path", mark, { class: "mlp-spectrum-stem" });
  const ring = svgElement("circle", mark, { class: "mlp-curve-ring", r: 12 });
  const dot = svgElement("circle", mark, { class: "mlp-curve-dot", r: 6 });
  const zeros = svgElement("text", svg, { class: "mlp-spectrum-zeros", "text-anchor": "middle" });
  let hovered = -1;

  const count = () => state.values.length;
  const largest = () => Math.abs(state.values[0]) || 1;
  const topDecade = () => Math.ceil(Math.log10(largest()) - 1e-9);

  // How high a size stands, in pixels.
  function up(size) {
    if (!state.log) return axes.y(size / largest() / 1.06);
    const share = size > 0 ? 1 + (Math.log10(size) - topDecade()) / DECADES : 0;
    return axes.y(clamp(share, 0, 1));
  }

  function powerText(power) {
    if (power > -4 && power < 4) return String(Number((10 ** power).toFixed(4)));
    return `10${[...String(power)].map((c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c] ?? "⁻").join("")}`;
  }

  function sizeTicks() {
    if (!state.log) return niceTicks(0, 1.06 * largest(), 4);
    return Array.from({ length: DECADES + 1 }, (_, d) => {
      const power = topDecade() - d;
      return { value: 10 ** power, text: d % 2 ? "" : powerText(power) };
    });
  }

  function layOut() {
    const ticks = sizeTicks();
    axes.begin(state, roomFor(ticks, 1.6), { x: [0, count()] });
    const { em, bottom } = axes;
    attr(area, axes.rect());
    const withComma = ({ value, text }) => ({ value, text: text.replace(/(\d)(\d{3})$/, "$1,$2") });
    const ranks = niceTicks(0, count(), 7).map(withComma);
    const upright = (x) => `M${x} ${bottom}V${bottom + 4}`;
    axes.ticks(ticks, up, (y) => axes.across(y), axes.beside(0.4));
    axes.ticks(ranks, axes.x, upright, axes.below(1.15 * em));
    axes.names(state, 1.05, bottom + 2.4 * em);
  }

  // One corner a pixel is enough: the values fall, so the first of those on a pixel is the largest.
  function drawBars() {
    const [n, bottom, { left, width }] = [count(), axes.bottom, axes.box];
    const corners = [];
    const pixels = Math.min(n, Math.round(2 * width));
    for (let p = 0; p < pixels; p++) {
      const size = Math.abs(state.values[Math.floor((p * n) / pixels)]);
      const y = size ? Math.min(up(size), bottom - 0.75) : bottom; // what is not 0 is seen
      const [from, to] = [p, p + 1].map((q) => axes.x((q * n) / pixels).toFixed(2));
      corners.push(`${from} ${y.toFixed(1)}L${to} ${y.toFixed(1)}`);
    }
    bars.setAttribute("d", `M${left} ${bottom}L${corners.join("L")}L${axes.end} ${bottom}Z`);
    const first = 1 + state.values.findLastIndex((value) => value !== 0); // of those that are 0
    const room = ((n - first) / n) * width;
    zeros.textContent = room > 60 ? "exactly 0" : "";
    attr(zeros, { x: axes.end - room / 2, y: bottom - 8 });
  }

  function words(i) {
    const [rank, n] = [i + 1, count()].map((number) => number.toLocaleString("en"));
    return `rank ${rank} of ${n}: ${asShort(state.values[i], true)}`;
  }

  function drawMark() {
    const i = clamp(state.chosen, 0, count() - 1);
    const [x, y] = [axes.x(i + 0.5), up(Math.abs(state.values[i]))];
    stem.setAttribute("d", `M${x} ${axes.box.top - 6}V${axes.bottom}`);
    for (const circle of [ring, dot]) attr(circle, { cx: x, cy: y });
    const more = store.isMine("chosen") ? "" : state.text;
    const valuetext = [words(i), more].filter(Boolean).join(", ");
    aria(mark, { label: state.label, valuemin: 1, valuemax: count(), valuenow: i + 1, valuetext });
    aria(mark, { disabled: state.locked });
    write(readout, words(hovered >= 0 && hovered < count() ? hovered : i));
  }

  const point = (i) => {
    hovered = i;
    drawMark();
  };
  const last = (i) => clamp(i, 0, count() - 1);
  const rankAt = (event) => last(Math.floor(axes.valuesAt(event)[0]));
  function move(event) {
    hovered = -1;
    const chosen = rankAt(event);
    if (chosen !== state.chosen) store.move({ chosen }, false);
  }

  drag(store, svg, {
    can: () => !state.locked,
    focus: mark,
    move,
    release: () => store.finish("chosen"),
  });
  hover(svg, (event) => point(event ? rankAt(event) : -1));
  stepKeys(mark, {
    can: () => true,
    page: LEAP,
    up: -1,
    by(steps) {
      hovered = -1;
      if (!state.locked) store.move({ chosen: last(state.chosen + steps) });
    },
  });

  return {
    grows: readout,
    draw(changed) {
      aria(svg, { label: state.label });
      if (changed.any("values", "log")) {
        layOut();
        drawBars();
      }
      drawMark();
    },
  };
}, "wide");
