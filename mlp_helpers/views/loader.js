// @ts-check
// All that a view itself sends: it fetches the view's code, which a page has once for all views.
// Modules are kept by their text, so that a new kernel with other code does not get the old.

/** @type {any} what all views of the page share */
const page = globalThis;
page.mlpModules ??= new Map(); // text of a module -> its address

/** @param {any} manager @param {string} reference */
async function fetchCode(manager, reference) {
  const code = await manager.get_model(reference.replace("IPY_MODEL_", ""));
  let text = code.get("text");
  for (const need of code.get("needs")) {
    const { name, address } = await fetchCode(manager, need);
    text = text.replaceAll(`"./${name}"`, `"${address}"`);
  }
  const name = code.get("name");
  addStyle(`mlp-${name}`, code.get("style"));
  if (!page.mlpModules.has(text)) {
    const module = new Blob([text], { type: "text/javascript" });
    page.mlpModules.set(text, URL.createObjectURL(module));
  }
  return { name, address: page.mlpModules.get(text), shows: code.get("shows") };
}

/** @param {string} id @param {string} text */
function addStyle(id, text) {
  if (!text) return;
  const style = document.getElementById(id) ?? document.createElement("style");
  if (style.textContent !== text) style.textContent = text;
  if (!style.isConnected) document.head.append(Object.assign(style, { id }));
}

/** @param {any} model */
async function start(model) {
  const { address, shows } = await fetchCode(model.widget_manager, model.get("_code"));
  const { default: view } = await import(address);
  const store = view.start(model, shows);
  return (/** @type {Element} */ el) => view.show(store, el);
}

export default () => {
  /** @type {ReturnType<typeof start>} */
  let started;
  return {
    initialize: (/** @type {any} */ { model }) => {
      started = start(model); // not waited for: only drawing needs it
    },
    render: async (/** @type {any} */ { el }) => (await started)(el),
  };
};
