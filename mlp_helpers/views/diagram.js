// Diagram: layers of neurons, the edges between them, a selected neuron. All is built once;
// while numbers change, nothing is taken out of the page or put in: only attributes are set.

import { drawCells, squeezed } from "./cells.js";
import { arrive, inkOn, paintChange, paintEdge, shadeOf, signalsIn } from "./film.js";
import { hover, keys } from "./hand.js";
import { asShort, asText, clamp } from "./numbers.js";
import { addReadout, aria, attr, element, pixels, svgElement, UNSEEN, write } from "./page.js";
import { Picks } from "./picks.js";
import { view } from "./shared.js";

const STRIPE = 16; // width of the column, px
const ENDS = 38; // room for the last layer's changes, px
const SIGNALS = 60; // that travel at once, at most
const ROOM = 7; // radius of a circle from which on there is room for a number, px

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
  const picture = svgElement("svg", box, { viewBox });
  const around = svgElement("g", picture, UNSEEN);
  const [fans, lines] = [group(around, "mlp-fans"), group(around, "mlp-edges")];
  const strong = group(around, "mlp-edges mlp-strong");
  const ring = svgElement("circle", around, { class: "mlp-ring" });
  const list = svgElement("g", picture, { role: "listbox" });
  const over = attr(group(picture, "mlp-over"), UNSEEN);
  const send = signalsIn(attr(group(picture, "mlp-over"), UNSEEN), SIGNALS);
  const below = element("div", "mlp-readout", root);
  const readout = addReadout(below, "mlp-one-line", list);
  const hint = element("div", "mlp-one-line", below);
  pixels(box, { width });
  pixels(title, { width });
  Object.assign(box.style, { aspectRatio: `${width} / ${height}` });
  column.style.width = `${(100 * STRIPE) / width}%`;

  // --- building ---

  // The first layer has half a neuron's room before it, the last one room for its labels.
  const xOf = (l) => STRIPE / 2 + ((width - ENDS - STRIPE / 2) * (l + 1)) / sizes.length;
  const fan = (n) => `M${STRIPE} 0L${n.x} ${n.y}L${STRIPE} ${height}Z`;

  function buildNeuron(n, l, place) {
    const [x, y] = [xOf(l), ((place + 0.5) * height) / n];
    const name = l === sizes.length - 1 ? labels[place] : undefined;
    const r = clamp((0.5 * height) / n - 1.5, 3, name === undefined ? 10 : 13);
    const circle = { class: "mlp-neuron", cx: x, cy: y, r, role: "option", tabindex: -1 };
    const node = svgElement("circle", list, circle);
    const size = name === undefined ? 11 : 15;
    const at = { x, y, class: "mlp-neuron-number", "font-size": size };
    const number = r < ROOM ? null : write(svgElement("text", over, at), name ?? String(place));
    const mark = unseen("path", over, "mlp-change");
    return { layer: l + 1, place, x, y, r, node, number, mark, words: "" };
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
    head.style.left = `${i ? (100 * xOf(i - 1)) / width : 0}%`;
    head.style.transform = i ? "translateX(-50%)" : "";
  });

  const selected = () => layers[state.selected[0] - 1][state.selected[1]];
  let focused = selected(); // the neuron that Tab reaches
  let hovered = null;
  const picks = state.pickable
    ? new Picks(store, neurons, { below, picture, around, over, near, go })
    : null;
  root.classList.toggle("mlp-picking", state.pickable);

  // --- showing ---

  // The edges into the selected neuron (or out of it), drawn once more above all others.
  function paintSelected() {
    const neuron = selected();
    attr(ring, { cx: neuron.x, cy: neuron.y, r: neuron.r + 2.5 });
    const [own, across] = state.outgoing ? ["from", "to"] : ["to", "from"];
    const places = state.weights
      ? edges.flatMap((edge, i) => (edge[own] === neuron ? [i] : []))
      : [];
    into.forEach((line, k) => {
      const edge = edges[places[k]];
      see(line, edge);
      if (!edge) return;
      attr(line, ends(edge.from, edge.to));
      paintEdge(line, state.weights[places[k]] / state.limit);
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
    chosenEdge.classList.toggle("mlp-plus", state.chosen_sign > 0);
    chosenEdge.classList.toggle("mlp-minus", state.chosen_sign < 0);
    see(ring, !picks);
    if (!picks) for (const one of neurons) aria(one.node, { selected: one === neuron });
  }

  function paintNeurons() {
    const changed = state.changes?.some((change) => change !== 0);
    neurons.forEach((neuron, i) => {
      const { layer, place, node, number, mark, x, y, r } = neuron;
      const [activation, lit] = [state.activations[i], layer <= state.known];
      node.setAttribute("fill", lit ? shadeOf(activation) : "none");
      node.classList.toggle("mlp-unlit", !lit);
      number?.setAttribute("fill", lit ? inkOn(activation) : "currentColor");
      const change = state.changes ? state.changes[i] : 0;
      paintChange(mark, { x: x + r + 2, y }, change / state.change_limit);
      const a = `${state.short ? "a" : "activation"} ${asText(activation)}`;
      const words = `layer ${layer}, neuron ${place}, ${lit ? a : "not computed yet"}`;
      const word = state.change_words[layer - 1] ?? "change";
      const size = state.short ? asShort(change, true) : asText(change, 2, true);
      neuron.words = changed && word ? `${words}, ${word} ${size}` : words;
      aria(node, { label: neuron.words });
    });
  }

  // Signals move once; what they bring comes after.
  function moveSignals() {
    if (!state.signals) return send([]);
    const n = state.column.length;
    const placeIn = (l, i) => (l ? layers[l - 1][i] : { x: STRIPE, y: ((i + 0.5) * height) / n });
    const [rows, columns] = state.signals.shape;
    const all = Array.from({ length: rows }, (_, i) =>
      state.signals.slice(i * columns, (i + 1) * columns),
    );
    const largest = Math.max(...all.map((one) => Math.abs(one[4])), 1e-30);
    send(
      all.map(([l, i, m, j, size]) => ({
        from: placeIn(l, i),
        to: placeIn(m, j),
        share: size / largest,
      })),
    );
    const [from, , to] = all[0];
    for (const { node, mark } of layers[to - 1]) {
      arrive(to > from ? node : mark, to > from ? "fillOpacity" : "opacity");
    }
  }

  function paintColumn() {
    const n = state.column.length;
    drawCells(context, squeezed(state.column, n, 1, Math.min(n, 2 * height)), 1, "light", 1);
  }

  function describe() {
    const inside = neurons.some(({ node }) => node === document.activeElement);
    const told = hovered ?? (inside ? focused : selected());
    write(readout, picks && told === selected() && !hovered && !inside ? "" : wordsOf(told));
    for (const neuron of neurons) {
      neuron.node.setAttribute("tabindex", neuron === focused ? 0 : -1);
      neuron.node.classList.toggle("mlp-near", neuron === hovered);
      if (picks) aria(neuron.node, { label: wordsOf(neuron) });
    }
    picks?.draw();
  }

  const wordsOf = (neuron) => neuron.words + (picks?.wordsOf(neurons.indexOf(neuron)) ?? "");

  // --- hands ---

  // The neuron under the pointer, or close to it: they are small for a finger.
  function near({ clientX, clientY }) {
    const { left, top, width: wide } = picture.getBoundingClientRect();
    const scale = width / wide;
    const away = ({ x, y }) =>
      Math.hypot(x - scale * (clientX - left), y - scale * (clientY - top));
    const reached = neurons.filter((neuron) => away(neuron) < neuron.r + 9);
    return reached.sort((a, b) => away(a) - away(b))[0] ?? null;
  }

  function go(neuron) {
    focused = neuron;
    describe();
    neuron.node.focus({ preventScroll: true });
  }

  function select({ layer, place }) {
    if (!state.locked) store.move({ selected: [layer, place] });
  }

  picture.addEventListener("pointerdown", (event) => {
    const neuron = near(event);
    if (picks || !neuron || event.button > 0) return;
    event.preventDefault();
    go(neuron);
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
  keys(picture, (key, { shiftKey }) => {
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
      const from = focused;
      go(moves[key]());
      if (shiftKey) picks?.along(from, focused);
    } else if (picks) return key === " " ? picks.turn(focused) : false;
    else if (key === "Enter" || key === " ") select(focused);
    else return false;
  });

  return {
    draw(changed) {
      aria(list, { label: state.label, disabled: state.locked });
      if (changed.has("column")) paintColumn();
      if (changed.any("weights", "limit") && state.weights) {
        edges.forEach(({ line }, i) => void paintEdge(line, state.weights[i] / state.limit));
      }
      const shades = ["activations", "known", "changes", "change_limit", "change_words"];
      if (changed.any(...shades)) paintNeurons();
      if (changed.has("selected") && !hovered) focused = selected();
      const strong = [
        "selected",
        "chosen",
        "chosen_sign",
        "outgoing",
        "weights",
        "limit",
        "column",
      ];
      if (changed.any(...strong)) paintSelected();
      write(hint, state.hint);
      if (changed.has("signals") && !changed.has("sizes")) moveSignals(); // not as it is built
      describe();
    },
  };
});
