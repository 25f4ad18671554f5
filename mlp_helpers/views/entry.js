// Entry: a field for what is typed, with its name in front.

function buildEntry(root, store) {
  const { state } = store;
  const box = element("label", "mlp-entry", root);
  const name = element("span", "", box);
  const field = element("input", "", box);
  field.type = "text";
  field.spellcheck = false;
  field.autocomplete = "off";
  field.maxLength = 200;

  const handOver = () => store.ask({ text: field.value });
  field.addEventListener("change", handOver);
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") handOver(); // once more is no harm
  });

  return {
    draw(changed) {
      name.textContent = state.label;
      field.disabled = state.locked;
      field.style.width = `${state.width}ch`;
      if (changed.has("text") && field.value !== state.text) field.value = state.text;
      field.setAttribute("aria-invalid", Boolean(state.problem));
      field.title = state.problem;
    },
  };
}

export default view(["text", "problem", "width"], buildEntry);
