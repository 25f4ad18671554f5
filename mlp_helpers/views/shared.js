// @ts-check
// What all views share: how one is shown, and whose keys are whose.

import { fitted, placeOf, shrink, tighten } from "./fit.js";
import { attr, element, write } from "./page.js";
import { hearClicker } from "./slides.js";
import { Changed, Store } from "./store.js";

/**
 * draw: shows what is new; grows: a node whose size is the text's, all is drawn anew with it.
 * @typedef {{ draw(changed: Changed): void, grows?: Element, remove?(): void }} Drawing
 */

/** @type {any} */
const page = globalThis;

// Keys pressed in a view or a demo are for it, not for the notebook; but what comes with Ctrl
// or Cmd, such as saving, is JupyterLab's, all but undo. JupyterLab looks for a mark on the
// focused element, after this listener has set it.
if (!page.mlpKeys) {
  page.mlpKeys = true;
  const mark = (/** @type {any} */ { target, ctrlKey, metaKey, key }) => {
    if (!target.closest?.(".mlp, .mlp-demo, .mlp-quiz")) return;
    const ours = !(ctrlKey || metaKey) || key.toLowerCase() === "z";
    target.toggleAttribute("data-lm-suppress-shortcuts", ours);
  };
  window.addEventListener("keydown", mark, true);
  hearClicker();
  window.addEventListener("keydown", turnPage, true);
}

// Page Up and Page Down are the page's: a range or a list would take them for itself.
function turnPage(/** @type {any} */ event) {
  const { target, key } = event;
  if (key !== "PageUp" && key !== "PageDown") return;
  if (!target.matches?.(":is(.mlp, .mlp-demo, .mlp-quiz) :is(input, select)")) return;
  event.preventDefault();
  const box = scrolledBy(target.parentElement);
  box?.scrollBy({ top: (key === "PageUp" ? -0.9 : 0.9) * box.clientHeight });
}

/** @param {Element | null} node @returns {Element | null} what scrolls, of all around a node */
function scrolledBy(node) {
  if (!node) return null;
  const isLonger = node.scrollHeight > node.clientHeight;
  const scrolls = isLonger && /auto|scroll/.test(getComputedStyle(node).overflowY);
  return scrolls ? node : scrolledBy(node.parentElement);
}

/**
 * What a view's module exports. `build` fills `root`, below the title, and draws what is new.
 * @param {(root: HTMLElement, state: Record<string, any>, store: Store) => Drawing} build
 * @param {import("./fit.js").Fit} fit how it goes into a narrow place; if not at all, it shrinks
 */
export function view(build, fit = "") {
  return {
    /** @param {import("./store.js").Model} model @param {string[]} names */
    start: (model, names) => new Store(model, names),
    /** @param {Store} store @param {HTMLElement} el */
    show(store, el) {
      el.classList.add("mlp-view");
      const root = attr(element("div", "mlp", el), { "data-prevent-swipe": "" }); // of reveal.js
      const { state, measure, claim } = fitted(store.state, root, fit);
      const title = "title" in state ? element("div", "mlp-title", root) : null;
      const drawing = build(root, state, store);
      const fault = element("div", "mlp-fault", root);
      fault.setAttribute("role", "alert");
      const draw = (/** @type {Changed} */ changed) => {
        if (title) write(title, state.title).hidden = !state.title;
        write(fault, store.fault);
        root.classList.toggle("mlp-locked", state.locked);
        claim();
        drawing.draw(changed);
        if (root.style.zoom) requestAnimationFrame(() => tighten(root));
      };
      const drawAll = () => draw(new Changed(Object.keys(store.state)));
      let widths = "";
      const watch = new ResizeObserver((seen) => {
        const grown = seen.some(({ target }) => target === drawing.grows);
        if (measure() || grown) drawAll();
        const place = placeOf(el); // which is there only now
        watch.observe(place);
        const now = `${el.clientWidth} of ${place.clientWidth}`;
        if (!fit && now !== widths) shrink(el, root);
        widths = now;
      });
      watch.observe(fit ? root : el);
      if (drawing.grows) watch.observe(drawing.grows);
      store.drawings.add(draw);
      drawAll();
      // ipywidgets marks at the start what was only saved.
      if (el.classList.contains("jupyter-widgets-disconnected")) store.lose(SAVED);
      return () => {
        watch.disconnect();
        store.drawings.delete(draw);
        drawing.remove?.();
      };
    },
  };
}

const SAVED = "A picture of last time: Run ▸ Run All Cells brings it to life.";

// Said by what a hand could change, were it not locked.
export const CLOSED = "Closed: answer first.";

// Say, in the line of words of the demo that a view stands in, why something was not taken.
export const REFUSED = "mlp-refused";
/** @param {Element} root @param {string} detail */
export const refuse = (root, detail) =>
  root.dispatchEvent(new CustomEvent(REFUSED, { bubbles: true, detail }));
