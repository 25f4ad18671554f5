// The parts of Linked: symbols, lines, places, and the terms of formulas.

import { writeFormula } from "./formula.js";
import { aria, attr, element, svgElement, write } from "./page.js";

export const TEXT_SIZE = 14.84; // px of JupyterLab's usual text in a view, which the picture grows with
export const em = (px) => `${(px / TEXT_SIZE).toFixed(3)}em`;

export const toneOf = (tone) => (tone ? ` mlp-toned mlp-tone-${tone}` : "");

function buildButton(className, parent) {
  const node = element("button", className, parent);
  return Object.assign(node, { type: "button", tabIndex: -1 });
}

export function buildLine(line, svg) {
  const group = svgElement("g", svg, { class: "mlp-linked-line" });
  group.dataset.key = line.key;
  const near = svgElement("line", group, { class: "mlp-linked-near" });
  const shape = svgElement("line", group, { class: "mlp-linked-shape" });
  const head = line.arrow ? svgElement("polygon", group) : null;
  const style = { "font-size": TEXT_SIZE, "text-anchor": "middle" };
  const text = line.text ? write(svgElement("text", group, style), line.text) : null;
  return { line, group, near, shape, head, text };
}

/** Put a line where it goes; where: from a place to the place on the stage. */
export function layLine({ line, near, shape, head, text }, where) {
  const [x2, y2] = where(line.to);
  const start = where(line.from);
  const sameRow = start[1] - line.from[1] === y2 - line.to[1];
  const [x1, y1] = sameRow ? start : [0, y2]; // else it comes from the row above
  attr(near, { x1, y1, x2, y2 });
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const end = head ? { x2: x2 - 7 * dx, y2: y2 - 7 * dy } : { x2, y2 };
  attr(shape, { x1, y1, ...end });
  if (head) {
    const [bx, by] = [x2 - 9 * dx, y2 - 9 * dy];
    const wings = [5, -5].map((wide) => `${bx - wide * dy},${by + wide * dx}`);
    attr(head, { points: `${x2},${y2} ${wings.join(" ")}` });
  }
  if (text) attr(text, { x: (x1 + x2) / 2, y: (y1 + y2) / 2 - 8 });
}

/** Put a place where it goes. */
export function layPlace({ place, box }, where) {
  const [[x, y], [w, h]] = [where(place.at), place.size];
  const corner = { left: em(x - w / 2), top: em(y - h / 2) };
  Object.assign(box.style, { ...corner, width: em(w), height: em(h) });
}

export function buildPlace(place, stage) {
  const box = element("div", `mlp-place mlp-place-${place.kind}`, stage);
  box.dataset.key = place.key;
  const node = buildButton(`mlp-place-button${place.choose ? " mlp-choose" : ""}`, box);
  const symbol = element("span", "mlp-symbol", node);
  writeFormula(symbol, place.text);
  const filled = place.kind === "circle" || place.kind === "box";
  const aside = filled ? symbol : node; // a field's own place is the input's
  if (place.kind !== "text") aside.classList.add(`mlp-side-${place.side ?? "above"}`);
  const value = filled ? element("span", "mlp-place-value", node) : null;
  const input = place.kind === "field" ? buildField(place, box) : null;
  return { place, box, node, input, value };
}

function buildField({ round, name, lo, hi }, box) {
  const input = element("input", round ? "mlp-round" : "", box);
  const plain = { type: "text", inputMode: "decimal", autocomplete: "off", spellcheck: false };
  Object.assign(attr(input, { role: "spinbutton" }), plain);
  aria(input, { label: name, valuemin: lo, valuemax: hi });
  return input;
}

// A sign between terms stands in each of these lines: symbols, what they equal, values.
export function buildSign(text, box, lines) {
  const node = element("span", "mlp-sign-term", box);
  for (const [kind, there] of Object.entries(lines)) {
    const line = element("span", `mlp-term-${kind}`, node);
    if (there) writeFormula(line, text);
  }
}

export function buildTerm(term, i, box, lines) {
  const node = buildButton(`mlp-term${toneOf(term.tone)}`, box);
  node.dataset.term = i;
  const top = lines.top ? element("span", "mlp-term-top", node) : null;
  if (term.over) writeFormula(top, term.over, term.under);
  else if (term.text) writeFormula(top, term.text);
  if ("equals" in term) writeFormula(element("span", "mlp-term-equals", node), term.equals);
  return { term, node, value: element("span", "mlp-term-value", node) };
}
