// @ts-check
// One language for all pictures of networks: what a neuron, an edge, a change and a signal that
// travels look like. The strokes are in film.css.

import { clamp } from "./numbers.js";
import { attr, svgElement } from "./page.js";
import { SCALES } from "./palette.js";

/** @typedef {{ x: number, y: number }} Point */

const WIDEST = 3.6; // of an edge, px
const SLOW = 1100; // ms that a signal is under way
const FAINT = 0.07; // of the largest change: the square root of half a hundredth
const UP = "M-0.6 0.5h1.2L0 -0.5Z"; // a triangle, of size 1
const DOWN = "M-0.6 -0.5h1.2L0 0.5Z";

/** The shade of an activation, black at 0 to white at 1. @param {number} activation */
export function shadeOf(activation) {
  const [dark, bright] = [SCALES.light[0], SCALES.light[SCALES.light.length - 1]];
  const share = clamp(activation, 0, 1);
  return `rgb(${dark.map((low, c) => Math.round(low + share * (bright[c] - low))).join(",")})`;
}

/** What can be read on that shade. @param {number} activation */
export const inkOn = (activation) => (activation > 0.46 ? "#000" : "#fff");

/** How wide an edge of a weight of -1..1 is, px. @param {number} share */
export const widthOf = (share) => WIDEST * clamp(Math.abs(share), 0, 1);

/** @type {WeakMap<Element, number>} */
const shares = new WeakMap();

/**
 * An edge as wide and as dense as its weight is large, -1..1; dashed below 0.
 * @param {Element} line @param {number} share
 */
export function paintEdge(line, share) {
  if (shares.get(line) === share) return;
  shares.set(line, share);
  const strength = clamp(Math.abs(share), 0, 1);
  attr(line, {
    class: `mlp-edge ${share < 0 ? "mlp-minus" : "mlp-plus"}`,
    "stroke-width": widthOf(share).toFixed(2),
    "stroke-opacity": (0.02 + 0.36 * strength).toFixed(2),
  });
}

/**
 * A change of -1..1 as a triangle at a place: up or down, large or small, none at 0.
 * @param {Element} mark @param {Point} place its left corner @param {number} share
 */
export function paintChange(mark, { x, y }, share) {
  const size = Math.sqrt(clamp(Math.abs(share), 0, 1));
  const seen = size > FAINT;
  mark.setAttribute("visibility", seen ? "visible" : "hidden");
  if (!seen) return;
  const s = 5 + 10 * size;
  attr(mark, {
    d: share > 0 ? UP : DOWN,
    transform: `translate(${(x + 0.6 * s).toFixed(1)} ${y}) scale(${s.toFixed(1)})`,
    class: `mlp-change ${share > 0 ? "mlp-plus" : "mlp-minus"}`,
  });
}

/** Whether nothing is to move by itself. */
export const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Signals that travel once along edges, each as large as it is strong: triangles, up or down.
 * @param {Element} group where they are drawn @param {number} most as many as there may be
 */
export function signalsIn(group, most) {
  const marks = Array.from({ length: most }, () =>
    svgElement("path", group, { class: "mlp-signal" }),
  );
  /** @param {{ from: Point, to: Point, share: number }[]} ways */
  return (ways) => {
    if (isCalm()) return;
    marks.forEach((mark, i) => {
      for (const old of mark.getAnimations()) old.cancel();
      const way = ways[i];
      if (!way) return;
      const { from, to, share } = way;
      const s = 4 + 9 * Math.sqrt(Math.abs(share));
      attr(mark, {
        d: share > 0 ? UP : DOWN,
        class: `mlp-signal ${share > 0 ? "mlp-plus" : "mlp-minus"}`,
      });
      const at = (/** @type {Point} */ p) => `translate(${p.x}px, ${p.y}px) scale(${s})`;
      mark.animate(
        [
          { transform: at(from), opacity: 0 },
          { opacity: 1, offset: 0.12 },
          { opacity: 1, offset: 0.88 },
          { transform: at(to), opacity: 0 },
        ],
        { duration: SLOW, easing: "ease-in-out" },
      );
    });
  };
}

/** Let what signals bring appear when they arrive. @param {Element} node @param {string} what */
export function arrive(node, what) {
  if (isCalm()) return;
  for (const old of node.getAnimations()) old.cancel();
  node.animate([{ [what]: 0 }, { [what]: 0, offset: 0.85 }, { [what]: 1 }], SLOW);
}
