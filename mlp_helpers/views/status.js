// Status: a demo's line of words. It also names the demo, for a screen reader.

import { inTurn } from "./order.js";
import { aria, attr, element, write } from "./page.js";
import { REFUSED, view } from "./shared.js";

// Enter in a view that has no use for it presses the demo's own button for it.
function pressed(event, button) {
  if (event.key !== "Enter" || event.defaultPrevented || !event.target.closest(".mlp")) return;
  if (event.target.matches("input, button, select") || button.disabled) return;
  event.preventDefault();
  event.stopPropagation();
  inTurn(() => button.click());
}

export default view((root, state, store) => {
  const line = attr(element("div", "mlp-status", root), { role: "status" });
  const show = () => {
    write(line, store.lost || state.text);
    line.classList.toggle("mlp-lost", Boolean(store.lost));
  };

  const later = setTimeout(() => {
    const demo = root.closest(".mlp-demo");
    if (!demo) return;
    aria(attr(demo, { role: "group" }), { label: state.label });
    demo.addEventListener(REFUSED, (event) => {
      // a demo's own line is the last one in it
      if ([...demo.querySelectorAll(".mlp-status")].at(-1) === line) write(line, event.detail);
    });
    const enter = demo.querySelector(".mlp-on-enter");
    if (enter) demo.addEventListener("keydown", (event) => pressed(event, enter));
    for (const next of ["keydown", "pointerdown"]) demo.addEventListener(next, show, true);
  }, 0);

  return { draw: show, remove: () => clearTimeout(later) };
});
