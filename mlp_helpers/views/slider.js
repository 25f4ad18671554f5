// Slider: a native range input with its name and a number field.

function buildSlider(root, store) {
  const { state } = store;
  const box = element("div", "mlp-slider", root);
  const name = element("span", "mlp-slider-name", box);
  const range = element("input", "", box);
  const number = element("input", "", box);
  range.type = "range";
  number.type = "number";
  let before = null; // the value when the field was entered

  function change(value, final) {
    state.value = value;
    store.draw("value");
    store.ask({ value }, { final });
  }

  // The handle's place on the range, and the value there: the same, unless there are stops.
  const toValue = (place) => (state.stops.length ? state.stops[place] : place);
  function toPlace(value) {
    const far = (stop) => Math.abs(stop - value);
    const nearest = (best, stop, i) => (far(stop) < far(state.stops[best]) ? i : best);
    return state.stops.length ? state.stops.reduce(nearest, 0) : value;
  }

  range.addEventListener("input", () => change(toValue(Number(range.value)), false));
  range.addEventListener("change", () => change(toValue(Number(range.value)), true));
  number.addEventListener("input", () => {
    const wrong = typed() === null;
    number.setAttribute("aria-invalid", wrong);
    number.title = wrong ? `Wanted a number from ${state.lo} to ${state.hi}` : "";
  });
  number.addEventListener("change", () => {
    const value = typed();
    number.setAttribute("aria-invalid", false);
    if (value !== null) return change(value, true);
    const given = number.value ? `“${number.value.slice(0, 12)}” given` : "No number given";
    store.draw("value"); // the old value stays
    const wanted = `wanted a number from ${state.lo} to ${state.hi}`.replaceAll("-", "−");
    refuse(root, `${given}, ${wanted}. ${state.label} stays ${asText(state.value, state.decimals)}.`);
  });
  number.addEventListener("keydown", (event) => event.stopPropagation());

  function typed() {
    const value = number.valueAsNumber;
    return Number.isFinite(value) && value >= state.lo && value <= state.hi ? value : null;
  }

  return {
    draw() {
      name.textContent = state.label;
      for (const input of [range, number]) {
        Object.assign(input, { min: state.lo, max: state.hi, disabled: state.locked });
        input.setAttribute("aria-label", state.label);
      }
      range.step = state.step;
      if (state.stops.length) Object.assign(range, { min: 0, max: state.stops.length - 1, step: 1 });
      number.step = "any";
      range.value = toPlace(state.value);
      range.setAttribute("aria-valuetext", asText(state.value, state.decimals));
      if (number !== document.activeElement || number.valueAsNumber !== state.value) {
        number.value = state.value.toFixed(state.decimals);
      }
    },
  };
}

export default view(["value", "lo", "hi", "step", "decimals", "stops"], buildSlider);
