// Bars: one horizontal bar for each value, with its number; they can be dragged.

import { drag, stepKeys } from "./hand.js";
import { asShort, asText, clamp, withNumber } from "./numbers.js";
import { aria, attr, element, listIn, pixels, write } from "./page.js";
import { view } from "./shared.js";

const STEP = 0.01; // of a value, for one arrow key

export default view((root, state, store) => {
  const box = element("div", "mlp-bars", root);

  const share = (value) => clamp((value - state.lo) / (state.hi - state.lo), 0, 1);
  const lowest = (i) => Math.max(state.lo, state.lowest?.[i] ?? state.lo);
  const highest = (i) => Math.min(state.hi, state.highest?.[i] ?? state.hi);

  const rowsOf = listIn(box, (i) => {
    const bar = element("div", "mlp-bar", box);
    const label = element("span", "mlp-bar-label", bar);
    const track = element("div", "mlp-bar-track", bar);
    const fill = element("div", "mlp-bar-fill", track);
    const zero = element("div", "mlp-bar-zero", track);
    const target = element("div", "mlp-bar-target", track);
    const number = element("span", "mlp-bar-value", bar);
    const mark = element("span", "mlp-bar-mark", bar);
    if (state.draggable) listen(track, i);
    return { bar, label, track, fill, zero, target, number, mark };
  });

  function listen(track, i) {
    const can = () => !state.locked;
    const change = (value, final) => {
      const within = clamp(value, lowest(i), highest(i));
      store.move({ values: withNumber(state.values, i, within) }, final);
    };
    attr(track, { role: "slider", tabindex: 0 });
    drag(store, track, {
      can,
      move({ clientX }) {
        const { left, width } = track.getBoundingClientRect();
        const raw = state.lo + ((clientX - left) / width) * (state.hi - state.lo);
        change(Math.round(raw / STEP) * STEP, false);
      },
      release: () => store.finish("values"),
    });
    stepKeys(track, { can, by: (steps) => change(state.values[i] + steps * STEP) });
  }

  function textOf(value) {
    const plus = state.lo < 0;
    if (!state.short) return asText(value, state.decimals, plus);
    const faint = value && Math.abs(value) < (state.hi - state.lo) / 20000;
    return faint ? "≈ 0" : asShort(value, plus);
  }

  function show({ bar, label, track, fill, zero, target, number, mark }, i) {
    const value = state.values[i];
    const name = write(label, state.labels[i] ?? String(i)).textContent;
    const text = write(number, textOf(value)).textContent;
    const [from, end] = [share(Math.max(0, state.lo)), share(value)];
    const [left, width] = [Math.min(from, end), Math.abs(end - from)];
    fill.style.transform = `translateX(${100 * left}%) scaleX(${width})`;
    fill.classList.toggle("mlp-plus", state.lo < 0 && value > 0);
    fill.classList.toggle("mlp-minus", state.lo < 0 && value < 0);
    zero.hidden = state.lo >= 0;
    zero.style.left = `${100 * from}%`;
    target.hidden = !state.targets;
    if (state.targets) target.style.left = `${100 * share(state.targets[i])}%`;
    bar.classList.toggle("mlp-top", i === state.highlight);
    write(mark, i === state.highlight ? "◀" : "");
    if (!state.draggable) return;
    const ends = { valuemin: lowest(i), valuemax: highest(i) };
    aria(track, { label: `${state.label}, ${name}`, valuenow: value, ...ends, valuetext: text });
  }

  return {
    draw() {
      const rows = rowsOf(state.values.length);
      rows.forEach(show);
      pixels(box, { width: state.width, height: state.height });
      box.classList.toggle("mlp-hand", state.draggable);
      const words = rows.map(({ label, number }) => `${label.textContent}: ${number.textContent}`);
      box.setAttribute("role", state.draggable ? "group" : "img");
      aria(box, { label: state.draggable ? state.label : `${state.label}. ${words.join(", ")}` });
    },
  };
}, "wide");
