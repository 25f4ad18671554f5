// @ts-check
// A view in the room there is: drawn narrower, or all of it smaller. Measured only when the room
// changes, never while something is drawn.

import { element } from "./page.js";

const MARGIN = 10; // a view's own padding, both sides, px
const GAP = 2; // between pictures in a row, px

/** @typedef {"wide" | "whole" | ""} Fit how a picture with a width becomes narrower */

/**
 * The state as a picture is to be drawn: no wider than its room. "wide": it stays as high;
 * "whole": its height goes with its width.
 * @param {Record<string, any>} state @param {HTMLElement} root @param {Fit} fit
 */
export function fitted(state, root, fit) {
  if (!fit) return { state, measure: () => false, claim: () => {} };
  let room = Infinity;
  let claimed = 0;
  const strut = element("div", "mlp-strut"); // as wide as the picture wants to be
  const wanted = () => state.width ?? state.columns * (state.size + GAP);
  const width = () => Math.min(wanted(), Math.max(60, Math.floor(room)));
  const height = () => (fit === "wide" ? state.height : (state.height * width()) / state.width);
  const get = (/** @type {Record<string, any>} */ all, /** @type {string} */ name) =>
    name === "width" ? width() : name === "height" ? height() : all[name];
  return {
    state: new Proxy(state, { get }),
    /** Whether there is other room than before. */
    measure() {
      const before = width();
      room = root.clientWidth - MARGIN || Infinity;
      return width() !== before;
    },
    /** Ask for as much as the picture wants. */
    claim() {
      if (claimed === wanted()) return;
      room = Infinity;
      claimed = wanted();
      strut.style.width = `${claimed}px`;
      root.append(strut);
    },
  };
}

/** Whose width decides how much room a view has. @param {Element} el */
export const placeOf = (el) => el.closest(".mlp-demo, .mlp-quiz") ?? el;

/**
 * Make a view smaller where it sticks out of its place.
 * @param {HTMLElement} el the widget's node @param {HTMLElement} root the view in it
 */
export function shrink(el, root) {
  root.style.zoom = el.style.flexShrink = "";
  const [wanted, room] = [root.scrollWidth, root.clientWidth];
  if (!el.clientWidth || wanted <= room + 1) return;
  const share = (el.clientWidth - 1) / (wanted + MARGIN / 2); // its padding is not counted there
  root.style.zoom = String(Math.max(0.3, share));
  el.style.flexShrink = "0"; // what stands beside it makes room for the rest
}

/** The same for one that is smaller already, and shows more now. @param {HTMLElement} root */
export function tighten(root) {
  const { scrollWidth, clientWidth, parentElement } = root;
  if (parentElement && scrollWidth > clientWidth + 1) shrink(parentElement, root);
}
