// NumberLine: bars and dots over a line of numbers.

import { asText, clamp } from "./numbers.js";
import { aria, attr, pixels, svgElement, write } from "./page.js";
import { niceTicks } from "./plot.js";
import { view } from "./shared.js";

const PAD = 34; // room for half a number at both ends

export default view((root, state) => {
  const svg = svgElement("svg", root, { class: "mlp-number-line", role: "img" });
  const axis = svgElement("line", svg, { class: "mlp-line-axis" });
  const pools = {}; // parts that are shown again and again are kept, never removed

  function part(kind, tag, i, attributes) {
    pools[kind] ??= [];
    pools[kind][i] ??= svgElement(tag, svg, { class: `mlp-line-${kind}` });
    pools[kind][i].removeAttribute("display");
    return attr(pools[kind][i], attributes);
  }

  const text = (kind, i, content, x, y, anchor) =>
    write(part(kind, "text", i, { x, y, "text-anchor": anchor }), content);

  // A text to the right of a place, or to the left where there is no room.
  const beside = (kind, i, content, right, at, gap, y) =>
    text(kind, i, content, at + (right ? gap : -gap), y, right ? "start" : "end");

  const x = (value) => {
    const share = clamp((value - state.lo) / (state.hi - state.lo), 0, 1);
    return PAD + share * (state.width - 2 * PAD);
  };
  const compact = (value, plus = false) => asText(value, Math.abs(state.hi) < 1 ? 3 : 2, plus);

  function drawTicks(y) {
    niceTicks(state.lo, state.hi, 7).forEach((tick, i) => {
      const at = x(tick.value);
      part("tick", "line", i, { x1: at, x2: at, y1: y - 5, y2: y + 5 });
      text("number", i, tick.text, at, state.height - 6, "middle");
    });
  }

  // Where a number beyond the line would be, a chevron says so.
  const beyond = (value) => (value > state.hi ? " ▸" : value < state.lo ? "◂ " : "");

  const spans = () =>
    Array.from({ length: (state.spans?.length ?? 0) / 2 }, (_, i) => {
      const [from, to] = state.spans.subarray(2 * i);
      return { from, to, words: `${state.span_names[i] ?? ""} ${compact(to - from, true)}` };
    });

  function drawSpans() {
    spans().forEach(({ from, to, words }, i) => {
      const [left, right] = [x(from), x(to)].sort((a, b) => a - b);
      const kind = `mlp-line-span ${to < from ? "mlp-minus" : "mlp-plus"}`;
      const place = { x: left, y: 4 + 26 * i, width: right - left, height: 22 };
      part("span", "rect", i, { ...place, class: kind });
      const roomy = right < 0.6 * state.width;
      beside("span-name", i, words, roomy, roomy ? right : left, 6, 20 + 26 * i);
    });
  }

  function drawValue(y) {
    if (!state.value) return;
    const [value] = state.value;
    const at = x(value);
    const d = `M${at - 9},${y - 17} L${at + 9},${y - 17} L${at},${y - 2} Z`;
    part("pointer", "path", 0, { d });
    const words = `sum ${compact(value)}${beyond(value)}`;
    beside("value", 0, words, at < 0.75 * state.width, at, 14, y - 6);
  }

  function drawPoints(y) {
    const sums = [[], []];
    const r = 5.5;
    state.points?.forEach((value, i) => {
      const group = state.groups[i] ? 1 : 0;
      const place = sums[group].push(value) - 1;
      const [at, step] = [x(value), 13 * (place % 3)];
      const level = group ? y + 15 + step : y - 14 - step;
      const square = { x: at - r, y: level - r, width: 2 * r, height: 2 * r };
      if (group) part("dot1", "rect", place, square);
      else part("dot0", "circle", place, { cx: at, cy: level, r });
      const name = state.names[i];
      if (name) beside("name", i, name, at < 0.8 * state.width, at, 9, level + 5);
    });
    sums.forEach((values, group) => {
      if (!values.length) return;
      const mean = x(values.reduce((sum, value) => sum + value, 0) / values.length);
      const [from, to] = group ? [y, y + 50] : [y - 50, y];
      part("mean", "line", group, { x1: mean, x2: mean, y1: from, y2: to });
      const words = `${group ? "■" : "●"} ${state.group_names[group] ?? ""}`;
      text("group", group, words, 4, group ? y + 48 : y - 42, "start");
    });
  }

  function words() {
    const said = state.value ? [`sum ${compact(state.value[0])}`] : [];
    said.push(...spans().map((span) => span.words));
    for (const group of [0, 1]) {
      const own = state.points?.filter((_, i) => (state.groups[i] ? 1 : 0) === group) ?? [];
      const ends = [Math.min(...own), Math.max(...own)].map((value) => compact(value));
      if (own.length) said.push(`${state.group_names[group]}: ${ends.join(" to ")}`);
    }
    return `${state.label}. ${said.join(", ")}`;
  }

  return {
    draw() {
      aria(svg, { label: words() });
      pixels(svg, { width: state.width, height: state.height });
      for (const node of Object.values(pools).flat()) node.setAttribute("display", "none");
      const y = state.points ? state.height / 2 - 8 : state.height - 32;
      attr(axis, { x1: 4, x2: state.width - 4, y1: y, y2: y });
      drawTicks(y);
      drawSpans();
      drawPoints(y);
      drawValue(y);
    },
  };
}, "wide");
