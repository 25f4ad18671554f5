// Sketch: axes to draw a curve on, and the true curve over it.

import { drag, hover, keys } from "./hand.js";
import { asText, clamp } from "./numbers.js";
import { addReadout, aria, attr, element, svgElement, UNSEEN, write } from "./page.js";
import { Axes, clipped, drawLegend, handle, niceTicks, pathOf, roomFor } from "./plot.js";
import { CLOSED, view } from "./shared.js";

const FINE = 50; // steps of an arrow key from the lowest value to the highest
const CALL = "Draw here";

export default view((root, state, store) => {
  const head = element("div", "mlp-curve-head", root);
  head.append(root.firstChild); // the title
  const legend = element("div", "mlp-curve-legend", head);
  const svg = svgElement("svg", root, { class: "mlp-curve mlp-sketch mlp-hand", role: "group" });
  const axes = new Axes(svg);
  const { frame, plot } = clipped(svg);
  const between = svgElement("path", plot, { class: "mlp-sketch-between" });
  const guide = svgElement("path", plot, { class: "mlp-sketch-guide" });
  const guess = svgElement("path", plot, { class: "mlp-sketch-guess" });
  const truth = svgElement("path", plot, { class: "mlp-sketch-truth" });
  const call = svgElement("text", svg, { class: "mlp-sketch-call", ...UNSEEN });
  const dots = svgElement("g", svg, UNSEEN);
  const begin = svgElement("circle", svg, { class: "mlp-sketch-start", ...UNSEEN });
  const point = handle(svg, 8, 14, { role: "slider", tabindex: 0 });
  const area = svgElement("rect", svg, { class: "mlp-curve-area" });
  const readout = addReadout(root, "mlp-readout", point);
  let column = 0; // where the handle is
  let line = []; // the sketch in each column: see `joined`
  let last = null; // the place [x, y] a pointer has drawn to
  let pointed = false; // whether a pointer is above

  const n = () => state.sketch.shape[1];
  const can = () => !state.locked;
  const isDrawn = (i) => i >= 0 && state.sketch[n() + i] > 0;
  const xOf = (i) => state.x_lo + ((state.x_hi - state.x_lo) * i) / (n() - 1);
  const columnAt = (x) =>
    clamp(Math.round(((x - state.x_lo) / (state.x_hi - state.x_lo)) * (n() - 1)), 0, n() - 1);
  const all = () => Array.from({ length: n() }, (_, i) => i);

  // The sketch in each column, straight between two that are drawn; null where there is none to
  // both sides.
  function joined() {
    const values = Array(n()).fill(null);
    let left = -1;
    for (let i = 0; i < n(); i++) {
      if (!isDrawn(i)) continue;
      const [from, to] = [state.sketch[left], state.sketch[i]];
      for (let k = left + 1; k < i && left >= 0; k++) {
        values[k] = from + ((k - left) / (i - left)) * (to - from);
      }
      values[i] = to;
      left = i;
    }
    return values;
  }

  // Where the handle stands: on the sketch, or as high as its nearest point, or the start, or
  // half-way up.
  function heightAt(i) {
    if (line[i] !== null) return line[i];
    const drawn = all().filter(isDrawn);
    const nearest = drawn.sort((a, b) => Math.abs(a - i) - Math.abs(b - i))[0];
    return nearest === undefined
      ? (state.start ?? (state.y_lo + state.y_hi) / 2)
      : state.sketch[nearest];
  }

  function layOut() {
    const { x_lo, x_hi, y_lo, y_hi } = state;
    const ticks = niceTicks(y_lo, y_hi, 5);
    axes.begin(state, roomFor(ticks, 0.9), { x: [x_lo, x_hi], y: [y_lo, y_hi] });
    const { em, bottom } = axes;
    attr(frame, axes.rect(3));
    attr(area, axes.rect());
    const kind = (value) => (value ? "" : "mlp-curve-zero");
    const upright = (x) => `M${x} ${axes.box.top}V${bottom + 4}`;
    axes.ticks(niceTicks(x_lo, x_hi, 7), axes.x, upright, axes.below(1.15 * em), kind);
    axes.ticks(ticks, axes.y, (y) => axes.across(y), axes.beside(0.4), kind);
    axes.names(state, 1.05, bottom + 2.4 * em);
    attr(call, { x: (axes.box.left + axes.end) / 2, y: (axes.box.top + bottom) / 2 - 0.6 * em });
  }

  const placeOf = (i, value) => axes.within([xOf(i), value]).map((pixel) => pixel.toFixed(1));

  function drawCurves() {
    const known = state.truth?.length ?? 0;
    const guessed = all().filter((i) => line[i] !== null);
    const there = guessed.map((i) => placeOf(i, line[i]));
    const true_ = all()
      .slice(0, known)
      .map((i) => placeOf(i, state.truth[i]));
    guess.classList.toggle("mlp-sketch-past", known > 0);
    guess.setAttribute("d", there.length ? pathOf(there) : "");
    truth.setAttribute("d", known ? pathOf(true_) : "");
    const both = guessed.filter((i) => i < known);
    const along = both.map((i) => placeOf(i, line[i]));
    const back = both.map((i) => placeOf(i, state.truth[i])).reverse();
    between.setAttribute("d", both.length > 1 ? `${pathOf([...along, ...back])}Z` : "");
    const alone = all().filter((i) => isDrawn(i) && !known && !isDrawn(i - 1) && !isDrawn(i + 1));
    while (dots.childElementCount < alone.length) {
      svgElement("circle", dots, { class: "mlp-sketch-dot" });
    }
    [...dots.children].forEach((dot, k) => {
      const [cx, cy] = k < alone.length ? placeOf(alone[k], state.sketch[alone[k]]) : [0, 0];
      attr(dot, { cx, cy, r: k < alone.length ? 5 : 0 });
    });
    const told = state.start !== null;
    const [bx, by] = told ? axes.within([state.x_lo, state.start]) : [0, 0];
    attr(begin, { cx: bx, cy: by, r: told ? 5 : 0 });
    write(call, guessed.length || known || !can() ? "" : CALL);
  }

  function wordsOf(i) {
    const { x_name, y_name, names, decimals, truth: known } = state;
    const value = line[i];
    const parts = [`${x_name} ${asText(xOf(i), xOf(i) % 1 ? 1 : 0)}`];
    if (known === null)
      parts.push(value === null ? "nothing drawn" : `${y_name} ${asText(value, decimals)}`);
    else {
      if (value !== null) parts.push(`${names[0]} ${asText(value, decimals)}`);
      if (i < known.length) parts.push(`${names[1]} ${asText(known[i], decimals)}`);
    }
    return parts.join(", ");
  }

  function drawPoint() {
    const height = heightAt(column);
    const [px, py] = placeOf(column, height);
    point.setAttribute("transform", `translate(${px} ${py})`);
    point.classList.toggle("mlp-sketch-open", line[column] === null);
    const inside = point === document.activeElement;
    const seen = pointed || inside;
    guide.setAttribute("d", seen ? `M${px} ${axes.bottom}V${axes.box.top}` : "");
    point.style.opacity = inside || (seen && can()) ? "1" : "0";
    write(readout, seen ? wordsOf(column) : can() ? state.hint : state.truth ? state.hint : CLOSED);
    const ends = { valuemin: state.y_lo, valuemax: state.y_hi, valuenow: height };
    const label = `${state.label}: left and right choose the place, up and down draw`;
    aria(point, { label, ...ends, valuetext: wordsOf(column), disabled: !can() });
  }

  // --- hands ---

  /** Draw straight from one place to another, and in the column that is nearest to the last. */
  function drawAlong(from, to) {
    const sketch = Object.assign(state.sketch.slice(), { shape: state.sketch.shape });
    const put = (i, y) => {
      sketch[i] = clamp(y, state.y_lo, state.y_hi);
      sketch[n() + i] = 1;
    };
    const [lo, hi] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
    for (const i of all().filter((k) => xOf(k) > lo && xOf(k) < hi)) {
      put(i, from[1] + ((xOf(i) - from[0]) / (to[0] - from[0])) * (to[1] - from[1]));
    }
    column = columnAt(to[0]);
    put(column, to[1]);
    store.move({ sketch }, false);
  }

  function setHere(y, drawn = 1) {
    const sketch = Object.assign(state.sketch.slice(), { shape: state.sketch.shape });
    sketch[column] = clamp(y, state.y_lo, state.y_hi);
    sketch[n() + column] = drawn;
    store.move({ sketch });
  }

  drag(store, svg, {
    can,
    focus: point,
    press(event) {
      last = axes.valuesAt(event);
      drawAlong(last, last);
    },
    move(event) {
      const to = axes.valuesAt(event);
      drawAlong(last, to);
      last = to;
    },
    release() {
      last = null;
      store.finish("sketch");
    },
  });
  hover(svg, (event) => {
    pointed = Boolean(event);
    if (event) column = columnAt(axes.valuesAt(event)[0]);
    drawPoint();
  });
  point.addEventListener("focus", drawPoint);
  point.addEventListener("blur", drawPoint);
  keys(point, (key, { shiftKey }) => {
    const far = shiftKey ? 10 : 1;
    const across = { ArrowLeft: -far, ArrowRight: far, Home: -Infinity, End: Infinity }[key];
    const up = { ArrowUp: far, ArrowDown: -far, " ": 0 }[key];
    if (across !== undefined) {
      column = clamp(column + across, 0, n() - 1);
      drawPoint();
    } else if (!can()) return key === " " ? undefined : false;
    else if (up !== undefined) {
      setHere(heightAt(column) + (up * (state.y_hi - state.y_lo)) / FINE);
    } else if (key === "Backspace" || key === "Delete") setHere(heightAt(column), 0);
    else return false;
  });

  return {
    grows: readout,
    draw(changed) {
      aria(svg, { label: state.label });
      column = clamp(column, 0, n() - 1);
      if (changed.has("width")) layOut(); // at first, and when the text grows
      if (changed.any("names", "truth", "width")) {
        const past = state.truth ? "mlp-sketch-guess mlp-sketch-past" : "mlp-sketch-guess";
        const kinds = [past, "mlp-sketch-truth"];
        drawLegend(
          legend,
          kinds.map((kind, i) => ({ kind, name: state.names[i] })),
          34,
        );
      }
      line = joined();
      drawCurves();
      drawPoint();
    },
  };
}, "wide");
