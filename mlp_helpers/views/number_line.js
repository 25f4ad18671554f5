// NumberLine: bars and dots over a line of numbers.

import { dots } from "./dots.js";
import { asText, clamp } from "./numbers.js";
import { addReadout, aria, attr, element, pixels, svgElement, write } from "./page.js";
import { niceTicks } from "./plot.js";
import { view } from "./shared.js";

const PAD = 34; // room for half a number at both ends
const GLIDE = 450; // ms, from one scale to the next
const TOLD = 6000; // ms for which it is said

const short = (end) => asText(end, Number.isInteger(end) ? 0 : 3);

export default view((root, state, store) => {
  const head = element("div", "mlp-line-head", root);
  head.append(root.firstChild); // the title
  const svg = svgElement("svg", root, { class: "mlp-number-line", role: "img" });
  const grid = svgElement("g", svg);
  const axis = svgElement("line", svg, { class: "mlp-line-axis" });
  const readout = addReadout(head, "mlp-readout mlp-one-line", svg);
  const pools = {}; // parts that are shown again and again are kept, never removed
  let ends = null; // of the line as it is drawn: they glide to where they are to be
  let start = PAD; // where it begins, in pixels
  let glide = 0;
  let news = ""; // of another scale
  let told = 0;

  function part(kind, tag, i, attributes, where = svg) {
    pools[kind] ??= [];
    pools[kind][i] ??= svgElement(tag, where, { class: `mlp-line-${kind}` });
    pools[kind][i].removeAttribute("display");
    return attr(pools[kind][i], attributes);
  }

  const text = (kind, i, content, x, y, anchor) =>
    write(part(kind, "text", i, { x, y, "text-anchor": anchor }), content);

  // A text to the right of a place, or to the left where there is no room.
  const beside = (kind, i, content, right, at, gap, y) =>
    text(kind, i, content, at + (right ? gap : -gap), y, right ? "start" : "end");

  const x = (value) => {
    const share = clamp((value - ends.lo) / (ends.hi - ends.lo), 0, 1);
    return start + share * (state.width - start - PAD);
  };
  const compact = (value, plus = false) => asText(value, Math.abs(state.hi) < 1 ? 3 : 2, plus);

  function drawTicks(y) {
    niceTicks(ends.lo, ends.hi, 7).forEach((tick, i) => {
      const at = x(tick.value);
      const top = state.points ? 2 : y - 5;
      const line = part("tick", "line", i, { x1: at, x2: at, y1: top, y2: y + 5 }, grid);
      line.classList.toggle("mlp-line-zero", tick.value === 0);
      text("number", i, tick.text, at, state.height - 5, "middle");
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

  const { drawDots, nameOf } = dots({ svg, part, text, x }, state, store);

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

  // What there is to say just now: the dot that is pointed at, or another scale.
  function describe() {
    const { pointed, points } = state;
    const dot = pointed in (points ?? []) && `${nameOf(pointed)}: sum ${compact(points[pointed])}`;
    write(readout, dot || news || state.hint);
  }

  function drawAll() {
    for (const node of Object.values(pools).flat()) node.setAttribute("display", "none");
    const y = state.height - (state.points ? 24 : 32);
    svg.classList.toggle("mlp-line-dotted", Boolean(state.points));
    const em = parseFloat(getComputedStyle(svg).fontSize) || 14;
    start = state.points ? 6.9 * em : PAD; // room for the groups' names
    attr(axis, { x1: state.points ? start - 8 : 4, x2: state.width - 4, y1: y, y2: y });
    drawTicks(y);
    drawSpans();
    drawDots(y, start, em);
    drawValue(y);
  }

  // Another scale is not jumped to: the numbers slide to their new places.
  function follow(from) {
    const [{ lo, hi }, began, now] = [state, performance.now(), ++glide];
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const step = () => {
      if (now !== glide) return;
      const share = still ? 1 : clamp((performance.now() - began) / GLIDE, 0, 1);
      const part = share * share * (3 - 2 * share);
      ends = { lo: from.lo + part * (lo - from.lo), hi: from.hi + part * (hi - from.hi) };
      drawAll();
      if (share < 1) requestAnimationFrame(step);
    };
    step();
  }

  let shown = null; // the ends that it had before
  let waits = false;

  // Both ends may change, one after the other: it is told when both are here.
  function tell() {
    waits = false;
    const { lo, hi } = state;
    if (shown.lo === lo && shown.hi === hi) return;
    news = `◂ a new scale: it was ${short(shown.lo)} to ${short(shown.hi)}`;
    shown = { lo, hi };
    clearTimeout(told);
    told = setTimeout(() => {
      news = "";
      describe();
    }, TOLD);
    describe();
    follow(ends);
  }

  return {
    draw() {
      aria(svg, { label: words() });
      pixels(svg, { width: state.width, height: state.height });
      ends ??= { lo: state.lo, hi: state.hi };
      shown ??= ends;
      if (!waits && (shown.lo !== state.lo || shown.hi !== state.hi)) {
        waits = true;
        requestAnimationFrame(tell);
      }
      describe();
      drawAll();
    },
    remove() {
      clearTimeout(told);
      glide++;
    },
  };
}, "wide");
