// @ts-check
// Making and changing what stands in a page.

/**
 * @param {string} tag @param {string} className
 * @param {Element | null} [parent] @param {string} [text]
 */
export function element(tag, className, parent, text) {
  /** @type {any} */
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  parent?.append(made);
  return made;
}

/** @param {string} tag @param {Element | null} parent @param {Record<string, any>} attributes */
export function svgElement(tag, parent, attributes = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  parent?.append(made);
  return attr(/** @type {any} */ (made), attributes);
}

/** @template {Element} E @param {E} node @param {Record<string, any>} attributes */
export function attr(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** @param {Element} node @param {Record<string, any>} named without their "aria-" */
export function aria(node, named) {
  for (const [name, value] of Object.entries(named)) node.setAttribute(`aria-${name}`, value);
}

/** Attributes of what is there for the eye only. */
export const UNSEEN = { "aria-hidden": "true" };

/** @param {any} node @param {Record<string, number>} lengths in CSS pixels */
export function pixels(node, lengths) {
  for (const [name, length] of Object.entries(lengths)) node.style[name] = `${length}px`;
}

/** A text, unless it is there already. @template {Node} E @param {E} node @param {string} text */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
  return node;
}

/**
 * The parts of a list in a box, made anew only where their number changes: a function of it.
 * @template T @param {Element} box @param {(i: number) => T} make one that it puts into the box
 */
export function listIn(box, make) {
  /** @type {T[]} */
  let parts = [];
  return (/** @type {number} */ n) => {
    if (parts.length === n) return parts;
    box.replaceChildren();
    parts = Array.from({ length: n }, (_, i) => make(i));
    return parts;
  };
}

let lastMade = 0;
/** @param {string} name */
export const newId = (name) => `mlp-${name}-${++lastMade}-${Math.random().toString(36).slice(2)}`;

/**
 * A line that says aloud what changes in it, and describes a node.
 * @param {Element} parent @param {string} kind @param {Element} node
 */
export function addReadout(parent, kind, node) {
  const readout = element("div", kind, parent);
  readout.id = newId("readout");
  aria(readout, { live: "polite" });
  aria(node, { describedby: readout.id });
  return readout;
}
