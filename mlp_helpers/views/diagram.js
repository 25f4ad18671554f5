// Diagram: layers of neurons, the edges between them, a selected neuron. All is built once;
// while numbers change, nothing is taken out of the page or put in: only attributes are set.

import { drawCells, squeezed } from "./cells.js";
import { hover, keys } from "./hand.js";
import { asShort, asText, clamp } from "./numbers.js";
import { addReadout, aria, attr, element, pixels, svgElement, UNSEEN, write } from "./page.js";
import { view } from "./shared.js";

const STRIPE = 16; // width of the column, px
const ENDS = 44; // room for the labels, px

const ends = (a, b) => ({ x1: a.x, y1: a.y, x2: b.x, y2: b.y });
const group = (where, kind) => svgElement("g", where, { class: kind });
const unseen = (tag, where, kind) => svgElement(tag, where, { class: kind, visibility: "hidden" });
const see = (node, yes) => node.setAttribute("visibility", yes ? "visible" : "hidden");

export default view((root, state, store) => {
  const { sizes, labels, width, height } = state;
  const title = element("div", "mlp-title mlp-diagram-heads", root);
  const box = element("div", "mlp-diagram", root);
  const column = element("canvas", "mlp-diagram-column", box);
  const context = column.getContext("2d");
  const viewBox = `0 0 ${width} ${height}`;
  const picture = svgElement("svg", box, { "font-size": "1em", width, height, viewBox });
  const around = svgElement("g", picture, UNSEEN);
  const [fans, lines] = [group(around, "mlp-fans"), group(around, "mlp-edges")];
  const strong = group(around, "mlp-edges mlp-strong");
  const ring = svgElement("circle", around, { class: "mlp-ring" });
  const list = svgElement("g", picture, { role: "listbox" });
  const over = attr(group(picture, "mlp-over"), UNSEEN);
  const below = element("div", "mlp-readout", root);
  const readout = addReadout(below, "mlp-one-line", list);
  const hint = element("div", "mlp-one-line", below);
  pixels(box, { width, height });

  // --- building ---

  // The first layer has half a neuron's room before it, the last one room for its labels.
  const xOf = (l) => STRIPE / 2 + ((width - ENDS - STRIPE / 2) * (l + 1)) / sizes.length;
  const fan = (n) => `M${STRIPE} 0L${n.x} ${n.y}L${STRIPE} ${height}Z`;

  function buildNeuron(n, l, place) {
    const [x, y] = [xOf(l), ((place + 0.5) * height) / n];
    const r = clamp((0.5 * height) / n - 2, 3, 10);
    const circle = { class: "mlp-neuron", cx: x, cy: y, r, role: "option", tabindex: -1 };
    const node = svgElement("circle", list, circle);
    const mark = unseen("path", over, "mlp-change");
    if (l === sizes.length - 1 && labels[place] !== undefined) {
      const at = { x: x + r + 16, y, class: "mlp-diagram-label", "dominant-baseline": "central" };
      write(svgElement("text", over, at), labels[place]);
    }
    return { layer: l + 1, place, x, y, r, node, mark, words: "" };
  }

  const layers = sizes.map((n, l) =>
    Array.from({ length: n }, (_, place) => buildNeuron(n, l, place)),
  );
  const neurons = layers.flat(); // the layers one after another
  const buildEdge = (from, to) => ({ line: svgElement("line", lines, ends(from, to)), from, to });
  const edges = neurons.flatMap((to) =>
    (layers[to.layer - 2] ?? []).map((from) => buildEdge(from, to)),
  ); // in the order of the weights
  const chosenEdge = unseen("line", strong, "mlp-chosen");
  const into = Array.from({ length: Math.max(...sizes) }, () => unseen("line", strong, ""));
  for (const neuron of layers[0]) svgElement("path", fans, { d: fan(neuron) });
  const strongFan = unseen("path", fans, "mlp-fan");
  state.heads.forEach((text, i) => {
    const head = element("span", "", title, text);
    head.style.left = `${i ? xOf(i - 1) : 0}px`;
    head.style.transform = i ? "translateX(-50%)" : "";
  });

  const selected = () => layers[state.selected[0] - 1][state.selected[1]];
  let focused = selected(); // the neuron that Tab reaches
  let hovered = null;

  // --- showing ---

  function paintEdge(line, weight) {
    const share = clamp(Math.abs(weight) / state.limit, 0, 1);
    const kind = weight < 0 ? "mlp-minus" : "mlp-plus";
    attr(line, { class: kind, "stroke-width": (3.5 * share).toFixed(2) });
  }

  // The edges into the selected neuron (or out of it), drawn once more above all others.
  function paintSelected() {
    const neuron = selected();
    attr(ring, { cx: neuron.x, cy: neuron.y, r: neuron.r + 4 });
    const [own, across] = state.outgoing ? ["from", "to"] : ["to", "from"];
    const places = state.weights
      ? edges.flatMap((edge, i) => (edge[own] === neuron ? [i] : []))
      : [];
    into.forEach((line, k) => {
      const edge = edges[places[k]];
      see(line, edge);
      if (!edge) return;
      attr(line, ends(edge.from, edge.to));
      paintEdge(line, state.weights[places[k]]);
    });
    // The edges of the first layer's neurons come from the column.
    const first = neuron.layer === 1 && !state.outgoing;
    see(strongFan, first);
    if (first) strongFan.setAttribute("d", fan(neuron));
    const { chosen, column: pixelsBefore } = state;
    const n = pixelsBefore.length;
    const pixel = { x: STRIPE, y: ((chosen + 0.5) * height) / n };
    const fromPixel = first && chosen >= 0 && chosen < n;
    const other = edges[places[chosen]]?.[across] ?? (fromPixel ? pixel : null);
    see(chosenEdge, other);
    if (other) attr(chosenEdge, ends(other, neuron));
    for (const one of neurons) aria(one.node, { selected: one === neuron });
  }

  function paintNeurons() {
    const changed = state.changes?.some((change) => change !== 0);
    neurons.forEach((neuron, i) => {
      const light = Math.round(255 * clamp(state.activations[i], 0, 1));
      neuron.node.setAttribute("fill", `rgb(${light},${light},${light})`);
      const change = state.changes ? state.changes[i] : 0;
      paintChange(neuron, change);
      const { layer, place } = neuron;
      const a = `${state.short ? "a" : "activation"} ${asText(state.activations[i])}`;
      const words = `layer ${layer}, neuron ${place}, ${a}`;
      const word = state.change_words[layer - 1] ?? "change";
      const number = state.short ? asShort(change, true) : asText(change, 2, true);
      neuron.words = changed && word ? `${words}, ${word} ${number}` : words;
      aria(neuron.node, { label: neuron.words });
    });
  }

  function paintChange({ x, y, r, mark }, change) {
    const share = Math.sqrt(clamp(Math.abs(change) / state.change_limit, 0, 1));
    see(mark, share > 0.07); // half a hundredth
    if (!(share > 0.07)) return;
    const s = 4 + 7 * share;
    const [middle, half] = [x + r + 1 + 0.6 * s, change > 0 ? -0.5 * s : 0.5 * s];
    const d = `M${middle - 0.6 * s} ${y - half}h${1.2 * s}L${middle} ${y + half}Z`;
    attr(mark, { d, class: `mlp-change ${change > 0 ? "mlp-plus" : "mlp-minus"}` });
  }

  function paintColumn() {
    const n = state.column.length;
    drawCells(context, squeezed(state.column, n, 1, Math.min(n, 2 * height)), 1, "light", 1);
    pixels(column, { width: STRIPE, height });
  }

  function describe() {
    const inside = neurons.some(({ node }) => node === document.activeElement);
    write(readout, (hovered ?? (inside ? focused : selected())).words);
    for (const neuron of neurons) {
      neuron.node.setAttribute("tabindex", neuron === focused ? 0 : -1);
      neuron.node.classList.toggle("mlp-near", neuron === hovered);
    }
  }

  // --- hands ---

  // The neuron under the pointer, or close to it: they are small for a finger.
  function near({ clientX, clientY }) {
    const { left, top } = picture.getBoundingClientRect();
    const away = ({ x, y }) => Math.hypot(x - (clientX - left), y - (clientY - top));
    const reached = neurons.filter((neuron) => away(neuron) < neuron.r + 9);
    return reached.sort((a, b) => away(a) - away(b))[0] ?? null;
  }

  function select({ layer, place }) {
    if (!state.locked) store.move({ selected: [layer, place] });
  }

  picture.addEventListener("pointerdown", (event) => {
    const neuron = near(event);
    if (!neuron || event.button > 0) return;
    event.preventDefault();
    focused = neuron;
    neuron.node.focus({ preventScroll: true });
    select(neuron);
  });
  hover(picture, (event) => {
    const neuron = event && near(event);
    picture.classList.toggle("mlp-point", Boolean(neuron));
    if (neuron === hovered) return;
    hovered = neuron;
    describe();
  });
  // Not on the svg: with listeners for the focus it would be a stop of Tab itself.
  box.addEventListener("focusin", ({ target }) => {
    focused = neurons.find(({ node }) => node === target) ?? focused;
    describe();
  });
  box.addEventListener("focusout", () => setTimeout(describe, 0));
  keys(picture, (key) => {
    const { layer, place, y } = focused;
    const within = (own, i) => own[clamp(i, 0, own.length - 1)];
    const own = layers[layer - 1];
    const atThisHeight = (other) =>
      other ? within(other, Math.floor((y / height) * other.length)) : focused;
    const moves = {
      ...{ ArrowUp: () => within(own, place - 1), ArrowDown: () => within(own, place + 1) },
      ...{ ArrowLeft: () => atThisHeight(layers[layer - 2]) },
      ...{ ArrowRight: () => atThisHeight(layers[layer]) },
      ...{ Home: () => own[0], End: () => own.at(-1) },
    };
    if (key in moves) {
      focused = moves[key]();
      describe();
      focused.node.focus({ preventScroll: true });
    } else if (key === "Enter" || key === " ") select(focused);
    else return false;
  });

  return {
    draw(changed) {
      aria(list, { label: state.label, disabled: state.locked });
      if (changed.has("column")) paintColumn();
      if (changed.any("weights", "limit") && state.weights) {
        edges.forEach(({ line }, i) => void paintEdge(line, state.weights[i]));
      }
      if (changed.any("activations", "changes", "change_limit", "change_words")) paintNeurons();
      if (changed.has("selected") && !hovered) focused = selected();
      const strong = ["selected", "chosen", "outgoing", "weights", "limit", "column"];
      if (changed.any(...strong)) paintSelected();
      write(hint, state.hint);
      describe();
    },
  };
});
