// Neuron: one neuron, all that leads into it, and a nudge for each of them that can be dragged.

import { inkOn, paintChange, paintEdge, shadeOf } from "./film.js";
import { drag, stepKeys } from "./hand.js";
import { asText, clamp, withNumber } from "./numbers.js";
import { aria, attr, element, svgElement, UNSEEN, write } from "./page.js";
import { view } from "./shared.js";

const STEP = 0.01; // of a nudge, for one arrow key
const TOP = 24; // room for the heads, px
const TRACK = 66; // width of a nudge's track, px
// Where things stand from the left, px: tracks by their left end, numbers by their right one.
const AT = { nudgeA: 2, deltaA: 124, a: 170, neuron: 186, w: 257, nudgeW: 265, deltaW: 387 };
const FORK = AT.deltaW + 6; // from where on the edges run together

export default view((root, state, store) => {
  const { width, height, inputs } = state;
  const n = inputs.length;
  const box = element("div", "mlp-ways", root);
  box.style.width = `${width}px`;
  const picture = svgElement("svg", box, { viewBox: `0 0 ${width} ${height}`, role: "group" });
  const around = svgElement("g", picture, UNSEEN);
  const hands = svgElement("g", picture, {});
  const over = svgElement("g", picture, UNSEEN);

  const pitch = (height - TOP) / n;
  const yOf = (k) => TOP + (k + 0.5) * pitch;
  const r = clamp(0.5 * pitch - 1.5, 3, 10);
  const goal = { x: width - 66, y: yOf((n - 1) / 2), r: 38 };
  const biasY = TOP + 26; // the bias comes from above

  const text = (x, y, kind = "", where = over) =>
    svgElement("text", where, { x, y, class: `mlp-ways-text ${kind}` });
  const heads = [AT.nudgeA, AT.a, AT.w, AT.nudgeW].map((x, i) =>
    text(x, TOP - 12, i === 1 || i === 2 ? "mlp-end" : "mlp-head"),
  );

  // --- a nudge: its track, which a hand drags, how far it goes, and its number ---

  function buildNudge(i, name, x, y) {
    const high = clamp(0.62 * pitch, 8, 13);
    const group = svgElement("g", hands, { class: "mlp-nudge" });
    const rect = { x, y: y - high / 2, width: TRACK, height: high };
    const track = svgElement("rect", group, { ...rect, role: "slider", tabindex: 0 });
    const about = svgElement("title", track); // described by it, and a tooltip
    const fill = svgElement("rect", group, { y: y - high / 2, height: high });
    const middle = {
      x1: x + TRACK / 2,
      x2: x + TRACK / 2,
      y1: y - high / 2 - 1,
      y2: y + high / 2 + 1,
    };
    svgElement("line", group, { ...middle, class: "mlp-nudge-zero" });
    const number = text(x + TRACK + 56, y, "mlp-end mlp-delta", group);
    aria(track, { label: name });
    listen(track, i);
    return { i, x, track, about, fill, number };
  }

  const lowest = (i) => Math.max(-state.reach, state.lowest?.[i] ?? -state.reach);
  const highest = (i) => Math.min(state.reach, state.highest?.[i] ?? state.reach);

  function listen(track, i) {
    const can = () => !state.locked;
    const change = (value, final) => {
      const within = clamp(value, lowest(i), highest(i));
      store.move({ nudges: withNumber(state.nudges, i, within) }, final);
    };
    drag(store, track, {
      can,
      move({ clientX }) {
        const { left, width: wide } = track.getBoundingClientRect();
        const raw = state.reach * ((2 * (clientX - left)) / wide - 1);
        change(Math.round(raw / STEP) * STEP, false);
      },
      release: () => store.finish("nudges"),
    });
    stepKeys(track, { can, by: (steps) => change(state.nudges[i] + steps * STEP) });
  }

  const ofBias = buildNudge(0, "Nudge of bias", goal.x - TRACK / 2 - 28, biasY);
  const ofWeights = Array.from({ length: n }, (_, k) =>
    buildNudge(1 + k, `Nudge of weight, ${k}`, AT.nudgeW, yOf(k)),
  );
  const ofInputs = Array.from({ length: n }, (_, k) =>
    buildNudge(1 + n + k, `Nudge of activation, ${k}`, AT.nudgeA, yOf(k)),
  );

  // --- the ways in, and the neuron ---

  const ways = Array.from({ length: n }, (_, k) => {
    const y = yOf(k);
    const d = `M${AT.neuron} ${y}H${AT.w - 52}M${FORK} ${y}L${goal.x} ${goal.y}`;
    const edge = svgElement("path", around, { d });
    const circle = { cx: AT.neuron, cy: y, r, class: "mlp-neuron" };
    const node = svgElement("circle", over, circle);
    const number = { x: AT.neuron, y, class: "mlp-neuron-number", "font-size": 11 };
    const name = r < 7 ? null : write(svgElement("text", over, number), String(k));
    const mark = svgElement("path", over, { class: "mlp-change" });
    return { y, edge, node, name, mark, a: text(AT.a, y, "mlp-end"), w: text(AT.w, y, "mlp-end") };
  });
  const wire = { d: `M${goal.x} ${biasY + 10}V${goal.y - goal.r}` };
  const biasEdge = svgElement("path", around, wire);
  const biasMark = svgElement("path", over, { class: "mlp-change" });
  const biasText = text(goal.x, biasY - 20, "mlp-centre");
  const circle = { cx: goal.x, cy: goal.y, r: goal.r, class: "mlp-neuron mlp-goal" };
  const output = svgElement("circle", over, circle);
  const mark = text(goal.x, goal.y, "mlp-centre mlp-mark");
  const notes = [1, 2].map((line) => text(goal.x, goal.y + goal.r + 20 * line - 4, "mlp-centre"));

  const hints = [1, 0].map((line) => text(width, height - 10 - 20 * line, "mlp-end mlp-hint"));

  // --- showing ---

  function showNudge({ i, x, track, fill, number }) {
    const value = state.nudges[i];
    const long = (TRACK / 2) * clamp(Math.abs(value) / state.reach, 0, 1);
    attr(fill, {
      x: x + TRACK / 2 - (value < 0 ? long : 0),
      width: long,
      class: `mlp-nudge-fill ${value < 0 ? "mlp-minus" : "mlp-plus"}`,
    });
    number.classList.toggle("mlp-hint", !value);
    const said = write(number, asText(value, 2, true)).textContent;
    const ends = { valuemin: lowest(i), valuemax: highest(i) };
    aria(track, { valuenow: value, ...ends, valuetext: said, disabled: state.locked });
  }

  function showWay({ y, edge, node, name, mark: effect, a, w }, k, largest) {
    const activation = state.inputs[k] + state.nudges[1 + n + k];
    const weight = state.weights[k] + state.nudges[1 + k];
    paintEdge(edge, clamp(weight / state.limit, -1, 1));
    edge.style.opacity = 0.25 + 0.75 * clamp(activation, 0, 1); // a dark input hardly counts
    node.setAttribute("fill", shadeOf(activation));
    name?.setAttribute("fill", inkOn(activation));
    write(a, asText(state.inputs[k]));
    write(w, asText(state.weights[k], 2, true));
    const words = `weight ${w.textContent} times activation ${a.textContent}`;
    for (const { about } of [ofWeights[k], ofInputs[k]]) write(about, words);
    paintChange(effect, { x: FORK + 3, y }, state.effects[1 + k] / largest);
  }

  return {
    draw() {
      aria(picture, { label: state.label });
      hints.forEach((node, i) => void write(node, state.hint[i]));
      state.heads.forEach((head, i) => void write(heads[i], head));
      for (const nudge of [ofBias, ...ofWeights, ...ofInputs]) showNudge(nudge);
      const largest = Math.max(...state.effects.map(Math.abs), 1e-30);
      ways.forEach((way, k) => void showWay(way, k, largest));
      const bias = state.bias + state.nudges[0];
      paintEdge(biasEdge, clamp(bias / state.limit, -1, 1));
      paintChange(biasMark, { x: goal.x + 6, y: biasY + 24 }, state.effects[0] / largest);
      write(biasText, `bias ${asText(state.bias, 2, true)}`);
      write(ofBias.about, biasText.textContent);
      output.setAttribute("fill", shadeOf(state.output));
      write(mark, state.mark).style.fill = inkOn(state.output);
      notes.forEach((node, i) => void write(node, state.note[i]));
      box.classList.toggle("mlp-locked", state.locked);
    },
  };
});
