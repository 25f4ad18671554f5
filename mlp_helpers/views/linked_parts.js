// The parts of Linked: symbols, lines, places, and the terms of formulas.

import { aria, attr, element, svgElement, write } from "./page.js";

const TEXT_SIZE = 14.84; // px of JupyterLab's usual text in a view, which the picture grows with
export const em = (px) => `${(px / TEXT_SIZE).toFixed(3)}em`;

// A symbol such as a^{(l)}_{k}: what is raised and what is lowered stand above one another.
function writeSymbol(parent, text) {
  for (const [, plain, indices] of text.matchAll(/([^_^]+)((?:[_^]\{[^}]*\})*)/g)) {
    element("span", "", parent, plain);
    if (!indices) continue;
    const stack = element("span", "mlp-indices", parent);
    const [raised] = indices.match(/(?<=\^\{)[^}]*/) ?? [""];
    const [lowered] = indices.match(/(?<=_\{)[^}]*/) ?? [""];
    element("sup", "", stack, raised);
    element("sub", "", stack, lowered);
  }
}

function buildButton(className, parent) {
  const node = element("button", className, parent);
  return Object.assign(node, { type: "button", tabIndex: -1 });
}

export function buildLine(line, svg) {
  const group = svgElement("g", svg, { class: "mlp-linked-line" });
  group.dataset.key = line.key;
  if (line.choose) group.classList.add("mlp-choose");
  const [[x1, y1], [x2, y2]] = [line.from, line.to];
  svgElement("line", group, { x1, y1, x2, y2, class: "mlp-linked-near" });
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const end = line.arrow ? { x2: x2 - 7 * dx, y2: y2 - 7 * dy } : { x2, y2 };
  const shape = svgElement("line", group, { x1, y1, ...end, class: "mlp-linked-shape" });
  if (line.arrow) {
    const [bx, by] = [x2 - 9 * dx, y2 - 9 * dy];
    const wings = [5, -5].map((wide) => `${bx - wide * dy},${by + wide * dx}`);
    svgElement("polygon", group, { points: `${x2},${y2} ${wings.join(" ")}` });
  }
  if (line.text) {
    const at = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 - 8, "font-size": TEXT_SIZE };
    write(svgElement("text", group, { ...at, "text-anchor": "middle" }), line.text);
  }
  return { line, group, shape };
}

export function buildPlace(place, stage) {
  const [[x, y], [w, h]] = [place.at, place.size];
  const box = element("div", `mlp-place mlp-place-${place.kind}`, stage);
  box.dataset.key = place.key;
  const corner = { left: em(x - w / 2), top: em(y - h / 2) };
  Object.assign(box.style, { ...corner, width: em(w), height: em(h) });
  const node = buildButton(`mlp-place-button${place.choose ? " mlp-choose" : ""}`, box);
  const symbol = element("span", "mlp-symbol", node);
  writeSymbol(symbol, place.text);
  const filled = place.kind === "circle" || place.kind === "box";
  const aside = filled ? symbol : node; // a field's own place is the input's
  if (place.kind !== "text") aside.classList.add(`mlp-side-${place.side ?? "above"}`);
  const value = filled ? element("span", "mlp-place-value", node) : null;
  const input = place.kind === "field" ? buildField(place, box) : null;
  return { place, node, input, value };
}

function buildField({ round, name, lo, hi }, box) {
  const input = element("input", round ? "mlp-round" : "", box);
  const plain = { type: "text", inputMode: "decimal", autocomplete: "off", spellcheck: false };
  Object.assign(attr(input, { role: "spinbutton" }), plain);
  aria(input, { label: name, valuemin: lo, valuemax: hi });
  return input;
}

export function buildTerm(term, i, box) {
  const node = buildButton("mlp-term", box);
  node.dataset.term = i;
  if (term.over) {
    const fraction = element("span", "mlp-fraction", element("span", "mlp-term-top", node));
    writeSymbol(element("span", "", fraction), term.over);
    writeSymbol(element("span", "mlp-under", fraction), term.under);
  } else if (term.text) writeSymbol(element("span", "mlp-term-top", node), term.text);
  if ("equals" in term) writeSymbol(element("span", "mlp-term-equals", node), term.equals);
  return { term, node, value: element("span", "mlp-term-value", node) };
}
