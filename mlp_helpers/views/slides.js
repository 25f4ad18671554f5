// @ts-check
// On a slide of reveal.js, as sliveshow makes them: a clicker is heard whatever has the focus.

const ON_SLIDE = ".reveal .slides";
const JUMP = ".jump-to-slide-input"; // the field that asks where to jump
const ENDS = ["Enter", "Escape"];
const TURNS = ["PageUp", "PageDown"];
const LETTERS = ["b", "g", "o"]; // black, go to a slide, overview
const WITHOUT_LETTERS =
  "input:is([type=range], [type=radio], [type=checkbox], [type=number], [type=file]), .mlp-eq-field";

/** Hear what a clicker sends before anything else does; called once for a page. */
export function hearClicker() {
  window.addEventListener("keydown", keepToField, true);
  window.addEventListener("keydown", sayAgain, true);
  window.addEventListener("focusin", leaveAlone, true);
}

// reveal.js hears no key of a field: what turns the page is said again where nothing has the
// focus. So are its letters, by what has no use for them.
function sayAgain(/** @type {any} */ event) {
  const { target, key, keyCode } = event;
  if (!target.closest?.(ON_SLIDE)) return;
  if (!TURNS.includes(key) && !(LETTERS.includes(key) && target.matches(WITHOUT_LETTERS))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  target.blur();
  const again = /** @type {any} */ ({ key, keyCode, bubbles: true, cancelable: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", again));
}

// JupyterLab takes the focus from that field, back to its cell, when it hears of the focus or of a
// key: the rest of the number would be typed into the cell. So it hears of none; and what ends
// the field is told to the field alone, off the page.
function keepToField(/** @type {any} */ event) {
  const { target, key, keyCode } = event;
  if (!target.matches?.(JUMP)) return;
  event.stopImmediatePropagation();
  if (!ENDS.includes(key)) return;
  event.preventDefault();
  target.parentElement.remove();
  const alone = /** @type {any} */ ({ key, keyCode });
  target.dispatchEvent(new KeyboardEvent("keydown", alone));
  target.value = "";
}

function leaveAlone(/** @type {any} */ event) {
  if (event.target.matches?.(JUMP)) event.stopPropagation();
}
