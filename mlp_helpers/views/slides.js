// @ts-check
// On a slide of reveal.js, as sliveshow makes them: a clicker is heard whatever has the focus.

const ON_SLIDE = ".reveal .slides";
const TURNS = ["PageUp", "PageDown"];
const WITHOUT_B = "input:is([type=range], [type=radio], [type=checkbox])";

/** Hear what a clicker sends before anything else does; called once for a page. */
export function hearClicker() {
  window.addEventListener("keydown", sayAgain, true);
  window.addEventListener("focusin", leaveAlone, true);
}

// reveal.js hears no key of a field: what turns the page is said again where nothing has the
// focus. So is b, which blanks the screen, by what has no use for it.
function sayAgain(/** @type {any} */ event) {
  const { target, key, keyCode } = event;
  if (!target.closest?.(ON_SLIDE)) return;
  if (!TURNS.includes(key) && !(key === "b" && target.matches(WITHOUT_B))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  target.blur();
  const again = /** @type {any} */ ({ key, keyCode, bubbles: true, cancelable: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", again));
}

// JupyterLab would take the focus from the field that asks where to jump, back to its cell.
function leaveAlone(/** @type {any} */ event) {
  if (event.target.matches?.(".jump-to-slide-input")) event.stopPropagation();
}
