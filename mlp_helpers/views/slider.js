// Slider: a native range input with its name and a number field.

import { keepKey, slide } from "./hand.js";
import { asText, typedNumber } from "./numbers.js";
import { aria, element, write } from "./page.js";
import { refuse, view } from "./shared.js";

export default view((root, state, store) => {
  const box = element("div", "mlp-slider", root);
  const name = element("span", "mlp-slider-name", box);
  const range = element("input", "", state.bare ? null : box);
  const number = element("input", "", box);
  range.type = "range";
  number.type = "number";
  number.step = state.bare ? "1" : "any";
  box.classList.toggle("mlp-bare", state.bare);

  // The handle's place on the range, and the value there: the same, unless there are stops.
  const placed = () => {
    const place = Number(range.value);
    return state.stops.length ? state.stops[place] : place;
  };
  function toPlace(value) {
    const far = (stop) => Math.abs(stop - value);
    const nearest = (best, stop, i) => (far(stop) < far(state.stops[best]) ? i : best);
    return state.stops.length ? state.stops.reduce(nearest, 0) : value;
  }

  const kind = () => (state.bare ? "whole number" : "number");
  function typed() {
    const value = typedNumber(number.value, state.lo, state.hi);
    return state.bare && !Number.isInteger(value) ? null : value;
  }

  slide(range, (final) => store.move({ value: placed() }, final));
  number.addEventListener("input", () => {
    const wrong = typed() === null;
    aria(number, { invalid: wrong });
    number.title = wrong ? `Wanted a ${kind()} from ${state.lo} to ${state.hi}` : "";
  });
  number.addEventListener("change", () => {
    const value = typed();
    aria(number, { invalid: false });
    if (value !== null) return store.move({ value });
    const given = number.value ? `“${number.value.slice(0, 12)}” given` : "No number given";
    store.draw("value"); // the old value stays
    const wanted = `wanted a ${kind()} from ${state.lo} to ${state.hi}`.replaceAll("-", "−");
    const stays = asText(state.value, state.decimals);
    refuse(root, `${given}, ${wanted}. ${state.label} stays ${stays}.`);
  });
  number.addEventListener("keydown", keepKey);

  return {
    draw() {
      const { value, lo, hi, stops, decimals } = state;
      write(name, state.label);
      for (const input of [range, number]) {
        Object.assign(input, { min: lo, max: hi, disabled: state.locked });
        aria(input, { label: state.label });
      }
      range.step = state.step;
      if (stops.length) Object.assign(range, { min: 0, max: stops.length - 1, step: 1 });
      range.value = toPlace(value);
      aria(range, { valuetext: asText(value, decimals) });
      if (number !== document.activeElement || number.valueAsNumber !== value) {
        number.value = value.toFixed(decimals);
      }
    },
  };
});
