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

  range.addEventListener("input", () => change(Number(range.value), false));
  range.addEventListener("change", () => change(Number(range.value), true));
  number.addEventListener("input", () => {
    const wrong = typed() === null;
    number.setAttribute("aria-invalid", wrong);
    number.title = wrong ? `Wanted a number from ${state.lo} to ${state.hi}` : "";
  });
  number.addEventListener("change", () => {
    const value = typed();
    number.setAttribute("aria-invalid", false);
    if (value === null) store.draw("value"); // the old value stays
    else change(value, true);
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
      number.step = "any";
      range.value = state.value;
      range.setAttribute("aria-valuetext", asText(state.value, state.decimals));
      if (number !== document.activeElement || number.valueAsNumber !== state.value) {
        number.value = state.value.toFixed(state.decimals);
      }
    },
  };
}

export default view(["value", "lo", "hi", "step", "decimals"], buildSlider);
