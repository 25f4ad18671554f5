// @ts-check
// Neurons that a hand picks in a Diagram, and those that are the answer.

import { asLine } from "./arrays.js";
import { drag } from "./hand.js";
import { aria, attr, element, svgElement, UNSEEN } from "./page.js";

/** @typedef {import("./store.js").Store} Store */
/** What is drawn for a pick, for an answer, for a pick that is none. */
const SAMPLES = ["mlp-pick-ring", "mlp-pick-answer", "mlp-pick-cross"];

/** @typedef {{ x: number, y: number, r: number, node: Element }} Neuron */

const REACH = 5; // px round a neuron that a drag across it picks, too

export class Picks {
  /**
   * @param {Store} store @param {Neuron[]} neurons
   * @param {{ below: Element, picture: any, around: Element, over: Element,
   *   near(event: PointerEvent): Neuron | null, go(neuron: Neuron): void }} diagram
   */
  constructor(store, neurons, { below, picture, around, over, near, go }) {
    this.store = store;
    this.neurons = neurons;
    this.marks = neurons.map(({ x, y, r }) => {
      const [cx, cy] = [x, y];
      const halo = svgElement("circle", around, { class: "mlp-pick-answer", cx, cy, r: r + 6 });
      const ring = svgElement("circle", over, { class: "mlp-pick-ring", cx, cy, r: r + 3 });
      const d = `M${x - r - 15} ${y - 4}l8 8m0 -8l-8 8`; // beside it, not over its number
      return { halo, ring, cross: svgElement("path", over, { class: "mlp-pick-cross", d }) };
    });
    const legend = element("div", "mlp-pick-legend", below);
    const [yes, no] = store.state.answer_words;
    this.samples = ["your pick", yes, `picked, but ${no}`].map((name, i) => {
      const item = element("span", "", legend);
      const svg = svgElement("svg", item, {
        viewBox: "0 0 20 20",
        width: 16,
        height: 16,
        ...UNSEEN,
      });
      if (i === 2) svgElement("path", svg, { class: SAMPLES[i], d: "M5 5l10 10m0 -10l-10 10" });
      else svgElement("circle", svg, { class: SAMPLES[i], cx: 10, cy: 10, r: 8 });
      element("span", "", item, name);
      return item;
    });
    let [value, last] = [1, [0, 0]]; // what a drag makes of a neuron; where it has come to
    const at = (/** @type {PointerEvent} */ { clientX, clientY }) => {
      const { left, top, width } = picture.getBoundingClientRect();
      const scale = picture.viewBox.baseVal.width / width;
      return [scale * (clientX - left), scale * (clientY - top)];
    };
    drag(store, picture, {
      can: (event) => this.can() && Boolean(event && near(event)),
      press: (event) => {
        const neuron = /** @type {Neuron} */ (near(event));
        last = at(event);
        value = 1 - this.value(neurons.indexOf(neuron));
        go(neuron);
        this.set([neuron], value, false);
      },
      move: (event) => {
        const to = at(event);
        this.set(this.between(last, to), value, false);
        last = to;
      },
      release: () => store.finish("picked"),
    });
  }

  can = () => !this.store.state.locked;

  /** Whether a neuron is picked. @param {number} i */
  value = (i) => (this.store.state.picked?.[i] > 0 ? 1 : 0);

  /** The neurons on a straight way. @param {number[]} from @param {number[]} to */
  between([x, y], [x2, y2]) {
    const [dx, dy] = [x2 - x, y2 - y];
    const length2 = dx * dx + dy * dy || 1;
    return this.neurons.filter((one) => {
      const share = Math.min(1, Math.max(0, ((one.x - x) * dx + (one.y - y) * dy) / length2));
      return Math.hypot(one.x - x - share * dx, one.y - y - share * dy) < one.r + REACH;
    });
  }

  /** @param {Neuron[]} which @param {number} value @param {boolean} final */
  set(which, value, final) {
    const picked = asLine(this.neurons.map((_, i) => this.value(i)));
    for (const one of which) picked[this.neurons.indexOf(one)] = value;
    this.store.move({ picked }, final);
  }

  /** Pick a neuron, or no longer. @param {Neuron} neuron */
  turn(neuron) {
    if (this.can()) this.set([neuron], 1 - this.value(this.neurons.indexOf(neuron)), true);
  }

  /** What is picked at one, or not, is so at both. @param {Neuron} from @param {Neuron} to */
  along(from, to) {
    if (this.can()) this.set([from, to], this.value(this.neurons.indexOf(from)) || 1, true);
  }

  /** What there is to say of a neuron besides. @param {number} i */
  wordsOf(i) {
    const { answer, answer_words } = this.store.state;
    const picked = this.value(i) ? ", picked" : "";
    return picked + (answer ? `, ${answer_words[answer[i] > 0 ? 0 : 1]}` : "");
  }

  draw() {
    const { answer } = this.store.state;
    const see = (/** @type {Element} */ node, /** @type {boolean} */ yes) =>
      attr(node, { visibility: yes ? "visible" : "hidden" });
    this.samples.slice(1).forEach((one) => {
      one.style.visibility = answer ? "visible" : "hidden";
    });
    this.marks.forEach(({ halo, ring, cross }, i) => {
      const [picked, right] = [this.value(i) > 0, answer?.[i] > 0];
      see(halo, right);
      see(ring, picked);
      see(cross, Boolean(answer) && picked && !right);
      aria(this.neurons[i].node, { selected: picked });
    });
  }
}
