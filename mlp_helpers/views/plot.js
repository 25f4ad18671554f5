// @ts-check
// Axes round a picture, once for all that have some: room, marks, numbers, names.

import { asText, clamp } from "./numbers.js";
import { element, newId, pixels, svgElement, UNSEEN } from "./page.js";

/** @typedef {{ value: number, text: string }} Tick */

/**
 * About n round numbers from lo to hi: the marks of an axis.
 * @param {number} lo @param {number} hi @param {number} n
 */
export function niceTicks(lo, hi, n) {
  const rough = (hi - lo) / n;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((nice) => nice * power >= 0.999 * rough) ?? 10);
  const decimals = clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 12);
  const first = Math.ceil(lo / step - 1e-9);
  const ticks = [];
  for (let i = first; i * step <= hi + 1e-9 * step && ticks.length < 50; i++) {
    ticks.push({ value: i * step, text: asText(i * step, decimals) });
  }
  return ticks;
}

/** How wide the longest of their texts is, in letters. @param {Tick[]} ticks */
export const widest = (ticks) => Math.max(0, ...ticks.map((tick) => tick.text.length));

/**
 * Room for numbers at the left and below, and for the axes' names; `right` in em.
 * @param {Tick[]} ticks @param {number} right
 */
export const roomFor = (ticks, right) => (/** @type {number} */ em) => ({
  left: Math.round((0.62 * widest(ticks) + 0.6) * em),
  top: Math.round(1.9 * em),
  right: Math.round(right * em),
  below: Math.round(2.7 * em),
});

/** The frame of a plot in an svg, and what stands round it. */
export class Axes {
  /** @param {SVGElement} svg */
  constructor(svg) {
    this.svg = svg;
    this.group = svgElement("g", svg, UNSEEN);
    this.em = 14;
    this.size = { width: 1, height: 1 };
    this.box = { left: 0, top: 0, width: 1, height: 1 }; // of the plot, in pixels
    this.ends = { x: [0, 1], y: [0, 1] }; // the values at the frame: what `begin` was told
  }

  /** The frame, or one so many pixels further out, as attributes of a rect. */
  rect(out = 0) {
    const { left, top, width, height } = this.box;
    return { x: left - out, y: top - out, width: width + 2 * out, height: height + 2 * out };
  }

  get end() {
    return this.box.left + this.box.width;
  }

  get bottom() {
    return this.box.top + this.box.height;
  }

  /**
   * Begin anew. The text's size decides how much room the numbers need.
   * @param {{ width: number, height: number }} size of all, in pixels
   * @param {(em: number) => { left: number, top: number, right: number, below: number }} room
   * @param {{ x?: number[], y?: number[] }} ends the lowest and the highest value; 0 and 1
   */
  begin({ width, height }, room, ends) {
    this.ends = { x: [0, 1], y: [0, 1], ...ends };
    this.em = parseFloat(getComputedStyle(this.svg).fontSize) || 14;
    const { left, top, right, below } = room(this.em);
    this.size = { width, height };
    const [across, up] = [width - left - right, height - top - below];
    this.box = { left, top, width: Math.max(20, across), height: Math.max(20, up) };
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    pixels(this.svg, this.size);
    this.group.replaceChildren();
  }

  /** How far right a value is, in pixels. @param {number} value */
  x = (value) => {
    const [lo, hi] = this.ends.x;
    return this.box.left + ((value - lo) / (hi - lo)) * this.box.width;
  };

  /** How far down a value is, in pixels. @param {number} value */
  y = (value) => {
    const [lo, hi] = this.ends.y;
    return this.bottom - ((value - lo) / (hi - lo)) * this.box.height;
  };

  /** Where two values are, in pixels, or as near as it may be to the frame. */
  within(/** @type {number[]} */ [x, y], margin = 0) {
    const { left, top } = this.box;
    return [
      clamp(this.x(x), left - margin, this.end + margin),
      clamp(this.y(y), top - margin, this.bottom + margin),
    ];
  }

  /** The values, of x and y, at which a pointer is. @param {PointerEvent} event */
  valuesAt({ clientX, clientY }) {
    const { ends, box, size } = this;
    const shown = this.svg.getBoundingClientRect();
    const right = ((clientX - shown.left) / shown.width) * size.width - box.left;
    const down = ((clientY - shown.top) / shown.height) * size.height - box.top;
    const between = (/** @type {number[]} */ [lo, hi], share = 0) => lo + share * (hi - lo);
    return [between(ends.x, right / box.width), between(ends.y, 1 - down / box.height)];
  }

  /**
   * The marks of an axis and the numbers at them.
   * @param {Tick[]} ticks @param {(value: number) => number} at the pixel of a value
   * @param {(pixel: number) => string} mark what is drawn there
   * @param {(pixel: number) => Record<string, any>} number where its text is
   * @param {(value: number) => string} kind class of the mark
   */
  ticks(ticks, at, mark, number, kind = () => "") {
    for (const { value, text } of ticks) {
      svgElement("path", this.group, { d: mark(at(value)), class: kind(value) });
      this.label(text, number(at(value)));
    }
  }

  /** A line at this height through all of the plot. @param {number} y */
  across(y) {
    return `M${this.box.left - 4} ${y}H${this.end}`;
  }

  /** Where the numbers left of the plot are. @param {number} gap in em */
  beside(gap) {
    const [x, lower] = [this.box.left - gap * this.em, 0.35 * this.em];
    return (/** @type {number} */ y) => ({ x, y: y + lower, "text-anchor": "end" });
  }

  /** Where the numbers below the plot are. @param {number} gap in pixels */
  below(gap) {
    return (/** @type {number} */ x) => ({ x, y: this.bottom + gap, "text-anchor": "middle" });
  }

  /**
   * What stands at the axes: y's above the plot at its left, x's below its middle.
   * @param {Record<string, string>} state @param {number} above in em from the top
   * @param {number} below in pixels from the top @param {string} kind their class
   */
  names({ x_label, y_label, x_name, y_name }, above, below, kind = "mlp-curve-name") {
    this.label(y_label || y_name, { x: 0, y: above * this.em, class: kind });
    const middle = (this.box.left + this.end) / 2;
    this.label(x_label || x_name, { x: middle, y: below, "text-anchor": "middle", class: kind });
  }

  /** @param {string} text @param {Record<string, any>} attributes */
  label(text, attributes) {
    if (text) svgElement("text", this.group, attributes).textContent = text;
  }
}

/**
 * What a hand holds in a plot: a dot, with a ring when it has the focus.
 * @param {Element} svg @param {number} r @param {number} ring
 */
export function handle(svg, r, ring, attributes = {}) {
  const made = svgElement("g", svg, { class: "mlp-curve-point", ...attributes });
  svgElement("circle", made, { class: "mlp-curve-ring", r: ring });
  svgElement("circle", made, { class: "mlp-curve-dot", r });
  return made;
}

/** @param {number[][]} points */
export const pathOf = (points) => `M${points.map((point) => point.join(" ")).join("L")}`;

/**
 * A sample and the name of each line; those without a name are left out.
 * @param {Element} legend @param {{ name: string, kind: string, group?: string }[]} lines
 * @param {number} width of a sample
 */
export function drawLegend(legend, lines, width) {
  legend.replaceChildren();
  for (const { name, kind, group = "" } of lines.filter((one) => one.name)) {
    const item = element("span", group, legend);
    const sample = svgElement("svg", item, { viewBox: `0 0 ${width} 8`, ...UNSEEN });
    svgElement("path", sample, { d: `M1 4H${width - 1}`, class: kind });
    element("span", "", item, name);
  }
}

/** A group of which only what lies in `frame` is seen. @param {Element} svg */
export function clipped(svg) {
  const id = newId("inside");
  const frame = svgElement("rect", svgElement("clipPath", svg, { id }));
  const plot = svgElement("g", svg, { "clip-path": `url(#${id})`, ...UNSEEN });
  return { frame, plot };
}
