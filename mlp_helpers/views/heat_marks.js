// What lies on a HeatMap's colours: level lines, a path, a flag and a star, an arrow. It is seen
// on black as on white: a light shape over a dark one.

import { clamp } from "./numbers.js";
import { attr, svgElement, UNSEEN, write } from "./page.js";
import { pathOf } from "./plot.js";

const [ARROW_NAME, GOAL_NAME] = ["−∇C", "lowest"];
const ROUND = 86; // px: its length where a ring of slopes is round the point
const FLAG = "M-2 0V-24L16 -17.5L2 -11V0Z";
const STAR = `${pathOf(
  Array.from({ length: 10 }, (_, i) => {
    const [angle, r] = [(Math.PI * i) / 5, i % 2 ? 4.6 : 11];
    return [(r * Math.sin(angle)).toFixed(2), (-r * Math.cos(angle)).toFixed(2)];
  }),
)}Z`;

// Paths, the dark one below the light one.
export function twoTone(where, kind) {
  const paths = ["under", "over"].map((side) =>
    svgElement("path", where, { class: `${kind} mlp-heat-${side}` }),
  );
  return { draw: (d) => paths.forEach((path) => void path.setAttribute("d", d)) };
}

// Where a level line crosses the field: segments [column, row, column, row], in cells. Each
// square of four neighbours is crossed where two of its corners lie on either side of the level.
function levelLine(field, level) {
  const [rows, columns] = field.shape;
  const segments = [];
  const part = (from, to) => (level - from) / (to - from);
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0; c < columns - 1; c++) {
      const i = r * columns + c;
      const [a, b, d, e] = [field[i], field[i + 1], field[i + columns], field[i + columns + 1]];
      const crossed = [];
      if (a < level !== b < level) crossed.push([c + part(a, b), r]);
      if (b < level !== e < level) crossed.push([c + 1, r + part(b, e)]);
      if (d < level !== e < level) crossed.push([c + part(d, e), r + 1]);
      if (a < level !== d < level) crossed.push([c, r + part(a, d)]);
      if (crossed.length === 2) segments.push(crossed.flat());
      if (crossed.length < 4) continue;
      // A saddle: the middle decides which corner each of the two lines cuts off.
      const [low, right, high, left] = crossed;
      const joined = (a + b + d + e) / 4 < level === a < level;
      segments.push([...low, ...(joined ? right : left)], [...high, ...(joined ? left : right)]);
    }
  }
  return segments;
}

/** `where` is the svg of what changes, `still` one below it, which is not painted anew with it. */
export function levelLines(still, axes, state) {
  const lines = twoTone(still, "mlp-heat-level");
  return function draw() {
    const [rows, columns] = state.field.shape;
    const { width, height, left } = axes.box;
    const [w, h] = [width / (columns - 1), height / (rows - 1)];
    const pixel = (c, r) => `${(left + c * w).toFixed(1)} ${(axes.bottom - r * h).toFixed(1)}`;
    const segments = [...(state.levels ?? [])].flatMap((level) => levelLine(state.field, level));
    const d = segments.map(([c1, r1, c2, r2]) => `M${pixel(c1, r1)}L${pixel(c2, r2)}`);
    lines.draw(d.join(""));
  };
}

export function pathMarks(plot, svg, axes, state) {
  const trail = twoTone(plot, "mlp-heat-trail");
  const dots = svgElement("g", svg, UNSEEN);
  return function draw() {
    const k = state.path?.shape[0] ?? 0;
    const points = Array.from({ length: k }, (_, i) => state.path.subarray(2 * i));
    const far = points.map((point) => axes.within(point, 4000).map((number) => number.toFixed(1)));
    trail.draw(k > 1 ? pathOf(far) : "");
    while (dots.childElementCount < k) {
      svgElement("circle", dots, { r: 3.8, class: "mlp-heat-step" });
    }
    [...dots.children].forEach((dot, i) => {
      // no element is removed while a path grows and shrinks
      dot.style.display = i < k ? "" : "none";
      if (i >= k) return;
      const [cx, cy] = axes.within(points[i]);
      attr(dot, { cx, cy });
    });
  };
}

/** The flag's name stands to its left, the star's to its right: they may be near each other. */
export function placeMarks(svg, axes, state) {
  const make = (d) => {
    const mark = svgElement("g", svg, UNSEEN);
    svgElement("path", mark, { class: "mlp-heat-mark", d });
    return { mark, text: svgElement("text", mark, { class: "mlp-heat-name" }) };
  };
  const [goal, best] = [make(FLAG), make(STAR)];

  function drawOne({ mark, text }, at, name, { away, up, room }) {
    mark.style.display = at ? "" : "none";
    if (!at) return;
    const [x, y] = axes.within(at);
    mark.setAttribute("transform", `translate(${x} ${y})`);
    write(text, name);
    const right = room(x, (0.62 * name.length + 1.7) * axes.em);
    attr(text, { x: right ? 17 : away, y: up, "text-anchor": right ? "start" : "end" });
  }
  return function draw() {
    const { box, end, em } = axes;
    const leftmost = (x, wide) => x < box.left + wide;
    const roomy = (x, wide) => x < end - wide;
    drawOne(goal, state.goal, GOAL_NAME, { away: -6, up: -12, room: leftmost });
    drawOne(best, state.best, state.best_name, { away: -14, up: 0.35 * em, room: roomy });
  };
}

/** In pixels, between a length that can be seen and a third of the picture. */
export function arrowMark(svg, axes, state) {
  const arrow = svgElement("g", svg, { class: "mlp-heat-arrow", ...UNSEEN });
  const shaft = twoTone(arrow, "");
  const name = svgElement("text", arrow, { class: "mlp-heat-name", "text-anchor": "middle" });
  write(name, ARROW_NAME);
  return function draw([px, py]) {
    const [x, y] = state.arrow ?? [0, 0];
    const [dx, dy] = [axes.x(x) - axes.x(0), axes.y(y) - axes.y(0)];
    const long = Math.hypot(dx, dy);
    arrow.style.display = long > 0 ? "" : "none";
    if (!(long > 0)) return;
    const { box, em } = axes;
    const size = state.ring
      ? ROUND
      : clamp(long, 26, Math.max(30, Math.min(box.width, box.height) / 3));
    const [ux, uy] = [dx / long, dy / long];
    const [tx, ty] = [px + size * ux, py + size * uy];
    const wing = (side) => `${tx - 11 * ux + side * 6 * uy} ${ty - 11 * uy - side * 6 * ux}`;
    shaft.draw(`M${px} ${py}L${tx} ${ty}M${wing(1)}L${tx} ${ty}L${wing(-1)}`);
    const half = 0.3 * em * ARROW_NAME.length;
    attr(name, {
      x: clamp(tx + ux * (half + 10), half, state.width - half),
      y: clamp(ty + uy * 0.9 * em, em, state.height - em) + 0.35 * em,
    });
  };
}
