// Two groups of dots over a line of numbers, each in a lane of its own, none on another; the one
// that is pointed at wears a ring, and so does what is linked to it.

import { hover, keys } from "./hand.js";
import { clamp } from "./numbers.js";
import { aria, attr } from "./page.js";
import { VIEWS } from "./store.js";

const R = 5; // of a dot
const STEP = 2 * R + 1; // from one to the next above it
const NEAR = 16; // px: so near a pointer points at a dot

/** Point at one of what several views show: all of them tell it. */
export function pointAt(store, i) {
  if (i === store.state.pointed) return;
  const others = store.state.linked.map((key) => VIEWS.get(key)).filter(Boolean);
  for (const one of [store, ...others]) one.set("pointed", i);
}

// Where dots of these places go, so that none lies on another: as low as may be, and where all
// levels are taken, a little to the side. Gives [x, level] for each.
function stacked(places, levels) {
  const put = [];
  const free = (x, level) =>
    put.every(([other, on]) => on !== level || Math.abs(other - x) >= STEP);
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
  const found = [];
  for (const i of order) {
    for (let aside = 0; !found[i]; aside += 2) {
      for (let level = 0; level < levels && !found[i]; level++) {
        if (free(places[i] + aside, level)) found[i] = [places[i] + aside, level];
      }
    }
    put.push(found[i]);
  }
  return found;
}

export function dots({ svg, part, text, x }, state, store) {
  let places = []; // of all dots: [x, y]
  const groupOf = (i) => (state.groups[i] ? 1 : 0);

  function nameOf(i) {
    const name = state.names[i] || `image ${i + 1}`;
    return `${name}, ${state.group_names[groupOf(i)] ?? ""}`;
  }

  // A name stands beside its dot where it covers neither a dot nor another name; where all dots
  // have the same place, it would seem to be that of all.
  function drawNames(em, start, end) {
    if (new Set(state.points).size < 2) return;
    const boxes = places.map(([cx, cy]) => [cx - R, cx + R, cy]);
    places.forEach(([cx, cy], i) => {
      const name = state.names[i];
      if (!name) return;
      const wide = 0.56 * em * name.length;
      const sides = [cx + 9, cx - 9 - wide];
      const clear = (from) =>
        from > start - 8 &&
        from + wide < end &&
        boxes.every(([a, b, y]) => Math.abs(y - cy) > STEP || b < from || a > from + wide);
      const from = sides.find(clear);
      if (from === undefined) return;
      boxes.push([from, from + wide, cy]);
      text("name", i, name, from, cy + 0.35 * em, "start");
    });
  }

  function drawGroup(group, members, base, top) {
    const levels = Math.max(1, Math.floor((base - top) / STEP));
    const at = stacked(
      members.map((i) => x(state.points[i])),
      levels,
    );
    members.forEach((i, k) => {
      const [cx, cy] = [at[k][0], base - R - 2 - STEP * at[k][1]];
      places[i] = [cx, cy];
      const square = { x: cx - R, y: cy - R, width: 2 * R, height: 2 * R };
      if (group) part("dot1", "rect", k, square);
      else part("dot0", "circle", k, { cx, cy, r: R });
    });
    const sum = members.reduce((all, i) => all + state.points[i], 0);
    const mean = x(sum / members.length);
    part("mean", "line", group, { x1: mean, x2: mean, y1: top, y2: base });
  }

  /** y: of the axis; start: where it begins; em: the size of its texts. */
  function drawDots(y, start, em) {
    places = [];
    if (!state.points) return;
    const all = Array.from(state.points.keys());
    for (const group of [0, 1]) {
      const base = group ? y : y / 2;
      const members = all.filter((i) => groupOf(i) === group);
      if (!group)
        part("lane", "line", 0, { x1: start - 8, x2: state.width - 4, y1: base, y2: base });
      if (!members.length) continue;
      drawGroup(group, members, base, base - y / 2 + 4);
      const words = `${group ? "■" : "●"} ${state.group_names[group] ?? ""}`;
      text("group", group, words, 2, base - y / 4 + 0.35 * em, "start");
    }
    drawNames(em, start, state.width);
    const ring = places[state.pointed];
    if (ring) part("ring", "circle", 0, { cx: ring[0], cy: ring[1], r: R + 4 });
    listen();
  }

  function nearest({ clientX, clientY }) {
    const box = svg.getBoundingClientRect();
    const at = [clientX - box.left, clientY - box.top];
    const zoom = box.width / state.width || 1;
    const far = places.map(([cx, cy]) => Math.hypot(zoom * cx - at[0], zoom * cy - at[1]));
    const i = far.indexOf(Math.min(...far));
    return far[i] <= NEAR ? i : -1;
  }

  // From dot to dot, as they lie on the line.
  function onward(key) {
    const order = places.map((_, i) => i).sort((a, b) => state.points[a] - state.points[b]);
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key];
    const to = { Home: 0, End: order.length - 1 }[key];
    if (steps === undefined && to === undefined) return false;
    const now = order.indexOf(state.pointed);
    pointAt(store, order[to ?? clamp(now + steps, 0, order.length - 1)]);
  }

  let listens = false;
  function listen() {
    if (listens || !state.linked.length) return;
    listens = true;
    attr(svg, { role: "application", tabindex: 0 });
    aria(svg, { roledescription: "dots on a line" });
    hover(svg, (event) => pointAt(store, event ? nearest(event) : -1));
    svg.addEventListener("pointerdown", (event) => pointAt(store, nearest(event)));
    svg.addEventListener("blur", () => pointAt(store, -1));
    keys(svg, onward);
  }

  return { drawDots, nameOf };
}
