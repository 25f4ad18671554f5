// @ts-check
// Hands on a view, once for all: dragging, hovering, keys.

/** @typedef {import("./store.js").Store} Store */

const PER_STEP = 6; // pixels of a drag for one step of a number
const FAR = 10; // steps of an arrow with Shift
/** @type {Record<string, number>} */
const ACROSS = { ArrowRight: 1, ArrowLeft: -1 };
/** @type {Record<string, number>} */
const UP_AND_DOWN = { ArrowUp: 1, ArrowDown: -1 };
const OF_THE_PAGE = ["PageUp", "PageDown", "F5"]; // a clicker sends these

/**
 * The steps that an arrow up or down asks for, ten times as many with Shift; 0 for other keys.
 * @param {KeyboardEvent} event
 */
export function stepsUp({ key, shiftKey }, far = FAR) {
  return (UP_AND_DOWN[key] ?? 0) * (shiftKey ? far : 1);
}

/**
 * Keep what is typed in a field from the page's shortcuts; what a clicker sends goes through.
 * @param {KeyboardEvent} event
 */
export function keepKey(event) {
  if (!OF_THE_PAGE.includes(event.key)) event.stopPropagation();
}

/**
 * Drag on a node: `press` when a pointer goes down, `move` while it is down, `release` at the
 * end. One pointer at a time holds a model; what it holds has the focus.
 * @param {Store} store @param {HTMLElement} node
 * @param {{ can(event?: PointerEvent): boolean, focus?: HTMLElement, buttons?: number[],
 *   move(event: PointerEvent): void, press?(event: PointerEvent): void, release(): void }} how
 */
export function drag(store, node, how) {
  const { can, focus = node, buttons = [0], move, press = move, release } = how;
  /** @type {number | null} */
  let pointer = null;
  node.addEventListener("pointerdown", (event) => {
    if (store.grip?.isConnected || !buttons.includes(event.button) || !can(event)) return;
    event.preventDefault(); // no selecting by dragging
    focus.focus({ preventScroll: true });
    node.setPointerCapture(event.pointerId);
    store.grip = node;
    pointer = event.pointerId;
    press(event);
  });
  node.addEventListener("pointermove", (event) => {
    if (event.pointerId === pointer) move(event);
  });
  const end = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== pointer) return;
    pointer = store.grip = null;
    release();
  };
  node.addEventListener("pointerup", end);
  node.addEventListener("pointercancel", end);
  node.addEventListener("lostpointercapture", end);
}

/**
 * Drag a number, upwards or to the right for more, step by step.
 * @param {Store} store @param {HTMLElement} node
 * @param {{ can(): boolean, value(): number, step(): number, change(value: number): void,
 *   release(moved: boolean): void }} how
 */
export function dragNumber(store, node, { can, value, step, change, release }) {
  let from = { x: 0, y: 0, value: 0 };
  let steps = 0;
  let moved = false;
  drag(store, node, {
    can,
    press({ clientX, clientY }) {
      from = { x: clientX, y: clientY, value: value() };
      steps = 0;
      moved = false;
    },
    move({ clientX, clientY }) {
      const now = Math.round((clientX - from.x - (clientY - from.y)) / PER_STEP);
      if (now === steps || !can()) return;
      steps = now;
      moved = true;
      change(from.value + steps * step());
    },
    release: () => release(moved),
  });
}

/**
 * A native range in a hand: `move(final)`. The browser is silent about the end of a drag that comes
 * back to where it began, and knows no Shift with an arrow; both are added here.
 * @param {HTMLInputElement} range @param {(final: boolean) => void} move
 */
export function slide(range, move) {
  let open = false;
  const tell = (/** @type {boolean} */ final) => {
    open = !final;
    move(final);
  };
  range.addEventListener("input", () => tell(false));
  range.addEventListener("change", () => tell(true));
  const end = () => open && tell(true);
  for (const kind of ["pointerup", "pointercancel", "blur"]) {
    range.addEventListener(kind, () => setTimeout(end)); // after the browser's own word
  }
  keys(range, (key, event) => {
    const steps = event.shiftKey ? (ACROSS[key] ?? 0) * FAR + stepsUp(event) : 0;
    if (!steps) return false;
    range.valueAsNumber += steps * Number(range.step);
    tell(true);
  });
}

/**
 * Tell of a pointer above a node, and null when it is none, is a finger, or left.
 * @param {HTMLElement} node @param {(event: PointerEvent | null) => void} tell
 */
export function hover(node, tell) {
  node.addEventListener("pointermove", (event) => {
    if (node.hasPointerCapture(event.pointerId)) return; // it drags
    tell(event.pointerType === "touch" ? null : event);
  });
  node.addEventListener("pointerleave", () => tell(null));
}

/**
 * Keys on a node. `take` says false of a key that is not for it; Ctrl, Cmd and Alt never are.
 * @param {Element} node
 * @param {(key: string, event: KeyboardEvent) => unknown} take
 */
export function keys(node, take) {
  node.addEventListener("keydown", (/** @type {any} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || take(event.key, event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/**
 * Keys that move a handle by steps; to the ends are infinitely many.
 * @param {Element} node
 * @param {{ can(): boolean, by(steps: number): void, far?: number, up?: 1 | -1 }} how
 *   up: whether it is more; far: steps of an arrow with Shift
 */
export function stepKeys(node, { can, by, far = FAR, up = 1 }) {
  keys(node, (key, event) => {
    if (key === " ") event.preventDefault(); // or the page would scroll
    const across = (ACROSS[key] ?? 0) * (event.shiftKey ? far : 1);
    const toEnd = { Home: -Infinity, End: Infinity }[key] ?? 0;
    const steps = across || toEnd || up * stepsUp(event, far);
    if (!steps || !can()) return false;
    by(steps);
  });
}
