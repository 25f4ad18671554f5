// Entry: a field for what is typed, with its name in front.

import { keepKey } from "./hand.js";
import { aria, element, write } from "./page.js";
import { view } from "./shared.js";

export default view((root, state, store) => {
  const box = element("label", "mlp-entry", root);
  const name = element("span", "", box);
  const field = element("input", "", box);
  Object.assign(field, { type: "text", spellcheck: false, autocomplete: "off", maxLength: 200 });

  const handOver = () => store.ask({ text: field.value });
  field.addEventListener("change", handOver);
  field.addEventListener("keydown", (event) => {
    keepKey(event);
    if (event.key === "Enter") handOver(); // once more is no harm
  });

  return {
    draw(changed) {
      write(name, state.label);
      field.disabled = state.locked;
      field.style.width = `${state.width}ch`;
      if (changed.has("text") && field.value !== state.text) field.value = state.text;
      aria(field, { invalid: Boolean(state.problem) });
      field.title = state.problem;
    },
  };
});
