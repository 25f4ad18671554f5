// The slopes all round a HeatMap's point: a spoke for each direction, as long as its slope is steep.

import { twoTone } from "./heat_marks.js";
import { asShort, clamp } from "./numbers.js";
import { attr, svgElement, UNSEEN, write } from "./page.js";

const [INNER, SHORT, LONG] = [19, 2, 50]; // px: where spokes begin; what all have, and the longest

/** Upwards and downhill, inside of the map; at the steepest one upwards is its number. */
export function ringMark(plot, svg, axes, state) {
  const group = svgElement("g", plot, { class: "mlp-heat-ring-of" });
  const [down, up] = ["down", "up"].map((way) => twoTone(group, `mlp-heat-${way}`));
  const name = svgElement("text", svg, {
    class: "mlp-heat-name",
    "text-anchor": "middle",
    ...UNSEEN,
  });

  return function draw([px, py]) {
    const slopes = [...(state.ring ?? [])];
    const largest = Math.max(...slopes);
    for (const node of [group, name]) node.style.display = largest > 0 ? "" : "none";
    if (!(largest > 0)) return;
    const at = (k, r) => {
      const angle = (2 * Math.PI * k) / slopes.length;
      return [px + r * Math.cos(angle), py - r * Math.sin(angle)];
    };
    const reach = (k) => INNER + SHORT + (LONG * Math.abs(slopes[k])) / largest;
    const spoke = (k) => `M${at(k, INNER).join(" ")}L${at(k, reach(k)).join(" ")}`;
    const of = (fits) => slopes.map((slope, k) => (fits(slope) ? spoke(k) : "")).join("");
    up.draw(of((slope) => slope > 0));
    down.draw(of((slope) => slope < 0));
    const steepest = slopes.indexOf(largest);
    const [x, y] = at(steepest, reach(steepest) + 1.5 * axes.em);
    const { box, em, end, bottom } = axes;
    write(name, asShort(largest, true));
    attr(name, { x: clamp(x, box.left + 2.5 * em, end - 2.5 * em) });
    attr(name, { y: clamp(y + 0.35 * em, box.top + em, bottom - 0.3 * em) });
  };
}
