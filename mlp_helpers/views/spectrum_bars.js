// The bars of a Spectrum, coloured and hatched by the group that they belong to.

import { attr, newId, svgElement, UNSEEN } from "./page.js";

const HATCHED = ["", "M-1 1L1 -1M0 6L6 0M5 7L7 5", "M0 3H6M3 0V6"]; // one for each group
const THIN = 3; // px: a lower bar has no parts, only the colour of the most

/** A path for each group, and what a legend shows of it. */
export function barPaths(svg) {
  const kind = (g) => `mlp-spectrum-bars mlp-spectrum-${g}`;
  const fills = HATCHED.map((d, g) => {
    if (!d) return "";
    const size = { width: 6, height: 6, patternUnits: "userSpaceOnUse" };
    const pattern = svgElement("pattern", svgElement("defs", svg), {
      id: newId("hatched"),
      ...size,
    });
    svgElement("rect", pattern, { width: 6, height: 6, class: `mlp-spectrum-ground-${g}` });
    svgElement("path", pattern, { d, class: "mlp-spectrum-hatch" });
    return `fill: url(#${pattern.id})`;
  });
  const make = (parent, tag) =>
    HATCHED.map((_, g) => svgElement(tag, parent, { class: kind(g), style: fills[g] }));
  return { paths: (parent) => make(parent, "path"), samples: (parent) => make(parent, "rect") };
}

/**
 * Draw the ranks from 0 to `last` in a box {left, width, bottom}: of each pixel's bar as much in a
 * group's colour as of its ranks belong to the group.
 * @param {(size: number) => number} up how high a size stands, in pixels from the top
 */
export function drawBars(paths, { values, groups }, last, { left, width, bottom }, up) {
  const drawn = paths.map(() => []);
  const pixels = Math.max(1, Math.floor(width));
  for (let p = 0; p < pixels; p++) {
    const from = Math.floor((p * last) / pixels);
    const to = Math.max(from + 1, Math.floor(((p + 1) * last) / pixels));
    // The values fall, so the first of those on a pixel is the largest.
    const size = Math.abs(values[from]);
    if (!size) break;
    const height = bottom - Math.min(up(size), bottom - 0.75); // what is not 0 is seen
    const members = paths.map(() => 0);
    for (let i = from; i < to; i++) members[groups ? groups[i] : 0] += 1;
    const most = members.indexOf(Math.max(...members));
    if (height < THIN) members.fill(0).splice(most, 1, to - from);
    let low = bottom;
    members.forEach((count, g) => {
      if (!count) return;
      const high = low - (height * count) / (to - from);
      const x = Math.round(left) + p;
      drawn[g].push(`M${x} ${low.toFixed(1)}V${high.toFixed(1)}h1V${low.toFixed(1)}Z`);
      low = high;
    });
  }
  paths.forEach((path, g) => void path.setAttribute("d", drawn[g].join("")));
}

/** Samples with their names, from the right end of the picture's first line to the left. */
export function legend(svg, samples) {
  const group = svgElement("g", svg, UNSEEN);
  const texts = samples.map(() => svgElement("text", group, { class: "mlp-curve-name" }));
  return function draw(names, end, em) {
    let x = end;
    for (let g = samples.length - 1; g >= 0; g--) {
      const name = names[g] ?? "";
      samples[g].style.display = name ? "" : "none";
      texts[g].textContent = name;
      if (!name) continue;
      x -= 0.56 * em * name.length;
      attr(texts[g], { x, y: 1.05 * em });
      attr(samples[g], { x: x - 20, y: 0.25 * em, width: 15, height: 0.85 * em });
      x -= 20 + 0.9 * em;
    }
  };
}
