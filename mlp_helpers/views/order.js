// @ts-check
// What a hand does comes to Python in its order: a kernel that is busy may take messages that
// come close together in the wrong one. A view's requests are counted (base.py); a button or a
// list of ipywidgets, such as Clear, waits here until what was drawn before it is answered, and
// what is drawn after it waits until it has gone.

const AFTER = 50; // ms from such a message to the next request

/** @type {any} what all of our modules in a page share, those of other kernels too */
const page = globalThis;
page.mlpHeld ??= 0; // clicks that wait, for which requests wait, too

export const mustWait = () => page.mlpHeld > 0;

const stores = () => [...page.mlpViews.values()];
const isBusy = () => stores().some((one) => one.waiting || one.isAsking());

/** Do something once all that views have asked is answered. @param {() => void} act */
export function inTurn(act) {
  for (const store of stores()) store.postWaiting();
  page.mlpHeld += 1;
  const redo = () => {
    if (stores().some((one) => one.isAsking())) return setTimeout(redo, 5);
    act();
    setTimeout(goOn, AFTER);
  };
  const goOn = () => {
    page.mlpHeld -= 1;
    for (const store of stores()) store.postWaiting();
  };
  redo();
}

/** @param {any} event */
function hold(event) {
  const { type, target } = event;
  if (!event.isTrusted || !target.closest?.(".mlp-demo") || target.closest(".mlp")) return;
  if (!isBusy()) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  inTurn(() => {
    if (type === "click") target.click();
    else target.dispatchEvent(new Event(type, { bubbles: true }));
  });
}

page.mlpHold ??= hold;
for (const kind of ["click", "change"]) {
  window.addEventListener(kind, page.mlpHold, true); // one and the same is added once
}
