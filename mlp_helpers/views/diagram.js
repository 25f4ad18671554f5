// Diagram: layers of neurons, the edges between them, a selected neuron. Nothing is taken out
// of the page or put in while numbers change: only attributes are set.

import { drawCells } from "./cells.js";
import { hover, keys } from "./hand.js";
import { asShort, asText, clamp } from "./numbers.js";
import { addReadout, aria, attr, element, pixels, svgElement, write } from "./page.js";
import { view } from "./shared.js";

const STRIPE = 16; // width of the column, px
const REBUILD = ["sizes", "first", "heads", "labels", "width", "height"];

const ends = (a, b) => ({ x1: a.x, y1: a.y, x2: b.x, y2: b.y });
const group = (where, kind) => svgElement("g", where, { class: kind });
const unseen = (tag, where, kind) => svgElement(tag, where, { class: kind, visibility: "hidden" });
const see = (node, yes) => node.setAttribute("visibility", yes ? "visible" : "hidden");

export default view((root, store) => {
  const { state } = store;
  const title = element("div", "mlp-title mlp-diagram-heads", root);
  const box = element("div", "mlp-diagram", root);
  const column = element("canvas", "mlp-diagram-column", box);
  const context = column.getContext("2d");
  const picture = svgElement("svg", box, { "font-size": "1em" });
  const below = element("div", "mlp-readout", root);
  const list = svgElement("g", null, { role: "listbox" });
  const readout = addReadout(below, "mlp-one-line", list);
  const hint = element("div", "mlp-one-line", below);
  let neurons = []; // {layer, place, x, y, r, node, mark, words}, the layers one after another
  let edges = []; // {line, to, from}, in the order of the weights
  let layers = []; // the index of each layer's first neuron, and of the end
  let parts = {}; // the groups and single shapes that are drawn again and again
  let focused = 0; // the neuron that Tab reaches
  let hovered = -1;

  const indexOf = ([layer, place]) => layers[layer - state.first] + place;
  const selected = () => (state.selected?.length === 2 ? indexOf(state.selected) : -1);
  const fan = (n) => `M${STRIPE} 0L${n.x} ${n.y}L${STRIPE} ${state.height}Z`;

  // --- building ---

  // The first layer has half a neuron's room before it, the last one room for its labels.
  function xOf(l) {
    const before = state.column ? 1 : 0;
    const steps = state.sizes.length + before - 1;
    const start = before ? STRIPE / 2 : 18;
    const end = state.width - (state.labels.length ? 44 : 26);
    return start + (end - start) * (steps ? (l + before) / steps : 0.5);
  }

  function build() {
    const { sizes, width, height } = state;
    picture.replaceChildren();
    pixels(box, { width, height });
    attr(picture, { width, height, viewBox: `0 0 ${width} ${height}` });
    const around = svgElement("g", picture, { "aria-hidden": "true" });
    const [fans, lines] = [group(around, "mlp-fans"), group(around, "mlp-edges")];
    const strong = group(around, "mlp-edges mlp-strong");
    const chosen = unseen("line", strong, "mlp-chosen");
    const ring = unseen("circle", around, "mlp-ring");
    list.replaceChildren();
    picture.append(list);
    const over = attr(group(picture, "mlp-over"), { "aria-hidden": "true" });
    buildNeurons(over);
    buildEdges(lines);
    const into = Array.from({ length: Math.max(...sizes) }, () => unseen("line", strong, ""));
    const first = state.column ? neurons.slice(0, sizes[0]) : [];
    for (const neuron of first) svgElement("path", fans, { d: fan(neuron) });
    parts = { chosen, ring, into, fan: unseen("path", fans, "mlp-fan") };
    buildHeads();
    focused = Math.max(0, selected());
    hovered = -1;
  }

  function buildNeurons(over) {
    const { sizes, height, labels, first } = state;
    neurons = [];
    layers = [0];
    sizes.forEach((n, l) => {
      const [x, r] = [xOf(l), clamp((0.5 * height) / n - 2, 3, 10)];
      for (let place = 0; place < n; place++) {
        const y = ((place + 0.5) * height) / n;
        const circle = { class: "mlp-neuron", cx: x, cy: y, r, role: "option", tabindex: -1 };
        const node = svgElement("circle", list, circle);
        const mark = unseen("path", over, "mlp-change");
        neurons.push({ layer: first + l, place, x, y, r, node, mark });
        if (l < sizes.length - 1 || labels[place] === undefined) continue;
        const at = { x: x + r + 16, y, class: "mlp-diagram-label", "dominant-baseline": "central" };
        write(svgElement("text", over, at), labels[place]);
      }
      layers.push(neurons.length);
    });
  }

  function buildEdges(lines) {
    edges = [];
    for (let l = 1; l < state.sizes.length; l++) {
      for (let to = layers[l]; to < layers[l + 1]; to++) {
        for (let from = layers[l - 1]; from < layers[l]; from++) {
          edges.push({
            line: svgElement("line", lines, ends(neurons[from], neurons[to])),
            from,
            to,
          });
        }
      }
    }
  }

  function buildHeads() {
    title.replaceChildren();
    state.heads.forEach((text, i) => {
      const at = i - (state.column ? 1 : 0);
      const head = element("span", "", title, text);
      head.style.left = `${at < 0 ? 0 : xOf(at)}px`;
      head.style.transform = at < 0 ? "" : "translateX(-50%)";
    });
  }

  // --- showing ---

  function paintEdge(line, weight) {
    const share = clamp(Math.abs(weight) / state.limit, 0, 1);
    const kind = weight < 0 ? "mlp-minus" : "mlp-plus";
    attr(line, { class: kind, "stroke-width": (3.5 * share).toFixed(2) });
  }

  // The edges into the selected neuron (or out of it), drawn once more above all others.
  function paintSelected() {
    const at = selected();
    const neuron = neurons[at];
    picture.classList.toggle("mlp-some", at >= 0);
    see(parts.ring, neuron);
    if (neuron) attr(parts.ring, { cx: neuron.x, cy: neuron.y, r: neuron.r + 4 });
    const [own, across] = state.outgoing ? ["from", "to"] : ["to", "from"];
    const places = state.weights ? edges.flatMap((edge, i) => (edge[own] === at ? [i] : [])) : [];
    parts.into.forEach((line, k) => {
      const edge = edges[places[k]];
      see(line, edge);
      if (!edge) return;
      attr(line, ends(neurons[edge.from], neurons[edge.to]));
      paintEdge(line, state.weights[places[k]]);
    });
    // The edges of the first layer's neurons come from the column.
    const first = state.column && neuron?.layer === state.first && !state.outgoing;
    see(parts.fan, first);
    if (first) parts.fan.setAttribute("d", fan(neuron));
    paintChosen(neuron, neurons[edges[places[state.chosen]]?.[across]], first);
    neurons.forEach(({ node }, i) => void aria(node, { selected: i === at }));
  }

  function paintChosen(neuron, other, first) {
    const { chosen } = state;
    const n = state.column?.length ?? 0;
    const fromPixel = first && chosen >= 0 && chosen < n;
    const pixel = { x: STRIPE, y: ((chosen + 0.5) * state.height) / n };
    const end = other ?? (fromPixel ? pixel : null);
    see(parts.chosen, end);
    if (end) attr(parts.chosen, ends(end, neuron));
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
      const word = state.change_words[layer - state.first] ?? state.change_word;
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
    column.hidden = !state.column;
    if (!state.column) return;
    const lines = Math.min(state.column.length, 2 * state.height);
    const shown = new Float32Array(lines);
    // Fewer lines than numbers: the largest one is seen.
    state.column.forEach((value, i) => {
      const at = Math.floor((i * lines) / state.column.length);
      shown[at] = Math.max(shown[at], value);
    });
    drawCells(context, shown, 1, "light", 1);
    pixels(column, { width: STRIPE, height: state.height });
  }

  function describe() {
    const inside = neurons.some(({ node }) => node === document.activeElement);
    const at = hovered >= 0 ? hovered : inside ? focused : selected();
    const asked = "Click a neuron, or go to one with Tab and arrows.";
    write(readout, at >= 0 ? neurons[at].words : asked);
    neurons.forEach(({ node }, i) => {
      node.setAttribute("tabindex", i === focused ? 0 : -1);
      node.classList.toggle("mlp-near", i === hovered);
    });
  }

  // --- hands ---

  // The neuron under the pointer, or close to it: they are small for a finger.
  function near({ clientX, clientY }) {
    const { left, top } = picture.getBoundingClientRect();
    const away = neurons.map(({ x, y, r }) => {
      const distance = Math.hypot(x - (clientX - left), y - (clientY - top));
      return distance < r + 9 ? distance : Infinity;
    });
    const least = Math.min(...away);
    return least < Infinity ? away.indexOf(least) : -1;
  }

  function select(i) {
    if (!state.locked) store.move({ selected: [neurons[i].layer, neurons[i].place] });
  }

  picture.addEventListener("pointerdown", (event) => {
    const i = near(event);
    if (i < 0 || event.button > 0) return;
    event.preventDefault();
    focused = i;
    neurons[i].node.focus({ preventScroll: true });
    select(i);
  });
  hover(picture, (event) => {
    const i = event ? near(event) : -1;
    picture.classList.toggle("mlp-point", i >= 0);
    if (i === hovered) return;
    hovered = i;
    describe();
  });
  // Not on the svg: with listeners for the focus it would be a stop of Tab itself.
  box.addEventListener("focusin", (event) => {
    const i = neurons.findIndex(({ node }) => node === event.target);
    if (i >= 0) focused = i;
    describe();
  });
  box.addEventListener("focusout", () => setTimeout(describe, 0));
  keys(picture, (key) => {
    const { layer, place, y } = neurons[focused];
    const l = layer - state.first;
    const to = (other, i) => layers[other] + clamp(i, 0, state.sizes[other] - 1);
    const atThisHeight = (n) => Math.floor((y / state.height) * n);
    const across = (other) =>
      other in state.sizes ? to(other, atThisHeight(state.sizes[other])) : focused;
    const moves = {
      ...{ ArrowUp: () => to(l, place - 1), ArrowDown: () => to(l, place + 1) },
      ...{ ArrowLeft: () => across(l - 1), ArrowRight: () => across(l + 1) },
      ...{ Home: () => to(l, 0), End: () => to(l, Infinity) },
    };
    if (key in moves) {
      focused = moves[key]();
      describe();
      neurons[focused].node.focus({ preventScroll: true });
    } else if (key === "Enter" || key === " ") select(focused);
    else return false;
  });

  let hadColumn = null; // whether what was built has a column; null before anything was

  return {
    draw(changed) {
      const all = changed.any(...REBUILD) || hadColumn !== Boolean(state.column);
      hadColumn = null;
      if (state.activations.length !== state.sizes.reduce((a, b) => a + b)) return; // more to come
      hadColumn = Boolean(state.column);
      if (all) build();
      aria(list, { label: state.label, disabled: state.locked });
      if (all || changed.has("column")) paintColumn();
      if ((all || changed.any("weights", "limit")) && state.weights?.length === edges.length) {
        edges.forEach(({ line }, i) => void paintEdge(line, state.weights[i]));
      }
      const numbers = ["activations", "changes", "change_limit", "short"];
      if (all || changed.any(...numbers, "change_word", "change_words")) paintNeurons();
      if (changed.has("selected") && selected() >= 0 && hovered < 0) focused = selected();
      const strong = ["selected", "chosen", "outgoing", "weights", "limit", "column"];
      if (all || changed.any(...strong)) paintSelected();
      write(hint, state.hint);
      describe();
    },
  };
});
