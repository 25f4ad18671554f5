// Spectrum: numbers sorted by size, one of which a pointer or the keyboard chooses.

import { drag, hover, stepKeys } from "./hand.js";
import { asShort, clamp } from "./numbers.js";
import { aria, attr, element, svgElement, UNSEEN, write } from "./page.js";
import { Axes, niceTicks, roomFor } from "./plot.js";
import { view } from "./shared.js";
import { barPaths, drawBars, legend } from "./spectrum_bars.js";

const DECADES = 7; // powers of ten that the logarithmic scale shows
const LEAP = 100; // places that an arrow with Shift goes

export default view((root, state, store) => {
  const svg = svgElement("svg", root, { class: "mlp-curve mlp-spectrum mlp-hand", role: "group" });
  const readout = element("div", "mlp-readout mlp-one-line", root);
  const axes = new Axes(svg);
  const made = barPaths(svg);
  const bars = made.paths(svg);
  const drawLegend = legend(svg, made.samples(svg));
  const lens = svgElement("g", svg, { class: "mlp-spectrum-lens", ...UNSEEN });
  const [rays, glass] = ["path", "rect"].map((tag) => svgElement(tag, lens));
  const closer = made.paths(lens);
  const caption = svgElement("text", lens, { "text-anchor": "end" });
  const closerStem = svgElement("path", lens, { class: "mlp-spectrum-stem" });
  const area = svgElement("rect", svg, { class: "mlp-curve-area" });
  const mark = svgElement("g", svg, { class: "mlp-curve-point", role: "slider", tabindex: 0 });
  const stem = svgElement("path", mark, { class: "mlp-spectrum-stem" });
  const ring = svgElement("circle", mark, { class: "mlp-curve-ring", r: 12 });
  const dot = svgElement("circle", mark, { class: "mlp-curve-dot", r: 6 });
  const zeros = svgElement("text", svg, { class: "mlp-spectrum-zeros", "text-anchor": "middle" });
  let hovered = -1;
  let inLens = false; // where the pointer went down

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
    const ranks = niceTicks(0, count(), Math.min(7, state.width / 80)).map(withComma);
    const upright = (x) => `M${x} ${bottom}V${bottom + 4}`;
    axes.ticks(ticks, up, (y) => axes.across(y), axes.beside(0.4));
    axes.ticks(ranks, axes.x, upright, axes.below(1.15 * em));
    axes.names(state, 1.05, bottom + 2.4 * em);
  }

  // Where the largest are shown once more, enlarged: above the falling bars.
  function lensBox() {
    const { left, top, width, height } = axes.box;
    const wide = Math.round(0.52 * width);
    return { left: left + width - wide, top: top + 1, width: wide, height: 0.4 * height };
  }
  const hasLens = () => state.closer > 0 && state.closer < count();

  function drawLens() {
    lens.style.display = hasLens() ? "" : "none";
    if (!hasLens()) return;
    const box = lensBox();
    const bottom = box.top + box.height;
    const share = (size) => (axes.bottom - up(size)) / axes.box.height;
    const place = { left: box.left, width: box.width, bottom };
    drawBars(closer, state, state.closer, place, (size) => bottom - share(size) * box.height);
    attr(glass, { x: box.left, y: box.top, width: box.width, height: box.height });
    const end = axes.x(state.closer);
    const d = `M${end} ${axes.bottom}V${box.top}H${box.left}M${end} ${axes.bottom}L${box.left} ${bottom}`;
    rays.setAttribute("d", d);
    write(caption, `the ${state.closer} largest`);
    attr(caption, { x: axes.end, y: bottom + 1.1 * axes.em });
  }

  function drawAllBars() {
    const { box, bottom, em, end } = axes;
    drawBars(bars, state, count(), { left: box.left, width: box.width, bottom }, up);
    drawLegend(state.group_names, end, em);
    const first = 1 + state.values.findLastIndex((value) => value !== 0); // of those that are 0
    const room = ((count() - first) / count()) * box.width;
    zeros.textContent = room > 60 ? "exactly 0" : "";
    attr(zeros, { x: end - room / 2, y: bottom - 8 });
    drawLens();
  }

  function words(i) {
    const [rank, n] = [i + 1, count()].map((number) => number.toLocaleString("en"));
    const group = state.groups ? state.group_names[state.groups[i]] : "";
    return `rank ${rank} of ${n}: ${asShort(state.values[i], true)}${group && `, ${group}`}`;
  }

  function drawMark() {
    const i = clamp(state.chosen, 0, count() - 1);
    const [x, y] = [axes.x(i + 0.5), up(Math.abs(state.values[i]))];
    stem.setAttribute("d", `M${x} ${axes.box.top - 6}V${axes.bottom}`);
    for (const circle of [ring, dot]) attr(circle, { cx: x, cy: y });
    const { left, top, width, height } = lensBox();
    const inside = hasLens() && i < state.closer;
    const across = left + ((i + 0.5) / state.closer) * width;
    closerStem.setAttribute("d", inside ? `M${across} ${top}v${height}` : "");
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
  function placeIn({ clientX, clientY }) {
    const [box, { left, top, width, height }] = [svg.getBoundingClientRect(), lensBox()];
    const zoom = box.width / axes.size.width || 1;
    const x = ((clientX - box.left) / zoom - left) / width;
    return { x, within: x >= 0 && x < 1 && (clientY - box.top) / zoom - top < height };
  }
  const isOnLens = (event) => hasLens() && placeIn(event).within;
  const rankAt = (event, closely = isOnLens(event)) => {
    if (!closely) return last(Math.floor(axes.valuesAt(event)[0]));
    return clamp(Math.floor(placeIn(event).x * state.closer), 0, state.closer - 1);
  };
  function move(event) {
    hovered = -1;
    const chosen = rankAt(event, inLens);
    if (chosen !== state.chosen) store.move({ chosen }, false);
  }

  drag(store, svg, {
    can: () => !state.locked,
    focus: mark,
    press(event) {
      inLens = isOnLens(event);
      move(event);
    },
    move,
    release: () => store.finish("chosen"),
  });
  hover(svg, (event) => point(event ? rankAt(event) : -1));
  stepKeys(mark, {
    can: () => true,
    far: LEAP,
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
      if (changed.any("values", "log", "groups")) {
        layOut();
        drawAllBars();
      }
      drawMark();
    },
  };
}, "wide");
