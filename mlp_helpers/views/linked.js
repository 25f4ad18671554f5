// Linked: symbols in a picture and in formulas; pointing at one lights the other.

import { cellAfter } from "./cells.js";
import { dragNumber, keys, UP_AND_DOWN } from "./hand.js";
import { buildLine, buildPlace, buildTerm, em } from "./linked_parts.js";
import { asText, clamp, typedNumber } from "./numbers.js";
import { aria, attr, element, svgElement, UNSEEN, write } from "./page.js";
import { view } from "./shared.js";

export default view((root, state, store) => {
  const { width, height } = state;
  const both = element("div", "mlp-linked", root);
  const stage = attr(element("div", "mlp-linked-stage", both), { role: "group" });
  const formulas = attr(element("div", "mlp-formulas", both), { role: "group" });
  const readout = element("div", "mlp-readout mlp-one-line", root);
  const svg = svgElement("svg", stage, { viewBox: `0 0 ${width} ${height}`, ...UNSEEN });
  both.classList.toggle("mlp-beside", state.beside);
  Object.assign(stage.style, { width: em(width), height: em(height) });
  aria(readout, { live: "polite" });
  aria(formulas, { label: "Formulas" });
  const lines = state.lines.map((line) => buildLine(line, svg)); // {line, group, shape}
  const places = state.places.map((place) => buildPlace(place, stage)); // see there
  const fields = places.filter(({ input }) => input).map(({ place }) => place);
  const named = new Map([...state.lines, ...state.places].map((one) => [one.key, one]));
  let terms = []; // {term, node, value}
  const at = { pointer: null, focus: null }; // {key} of a place or line, or {term}, its index
  let fault = ""; // what was wrong with the last typed text,
  let faulty = null; // and the field in which it was

  const numberOf = (place) => state.numbers[fields.indexOf(place)];

  // --- what is pointed at ---

  function whatIs(target) {
    const node = target?.closest?.("[data-key], [data-term]");
    if (!node || !both.contains(node)) return null;
    return node.dataset.key ? { key: node.dataset.key } : { term: Number(node.dataset.term) };
  }

  function light() {
    const { key, term: index } = at.pointer ?? at.focus ?? {};
    const one = key ? named.get(key) : terms[index]?.term;
    const keysLit = new Set(key ? [key] : (one?.places ?? []));
    const isLit = ({ term }, i) => (key ? term.places.includes(key) : i === index);
    for (const { place, node, input } of places) {
      for (const part of [node, input]) part?.classList.toggle("mlp-lit", keysLit.has(place.key));
    }
    for (const { line, group } of lines) group.classList.toggle("mlp-lit", keysLit.has(line.key));
    terms.forEach((one, i) => void one.node.classList.toggle("mlp-lit", isLit(one, i)));
    write(readout, fault || (one?.name && inWords(one)) || state.hint);
    readout.classList.toggle("mlp-eq-fault", Boolean(fault));
  }

  function inWords(one) {
    const value = one.kind === "field" ? asText(numberOf(one)) : state.texts[one.key ?? one.id];
    return value ? `${one.name}: ${value}` : one.name;
  }

  function point(who, target) {
    at[who] = whatIs(target);
    light();
  }

  both.addEventListener("pointerover", ({ pointerType, target }) =>
    point(pointerType === "touch" ? "focus" : "pointer", target),
  );
  both.addEventListener("pointerleave", () => point("pointer", null));
  both.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (relatedTarget !== faulty) fault = "";
    for (const group of [stage, formulas]) {
      if (!group.contains(target) || target.matches("input")) continue;
      for (const node of group.querySelectorAll("button")) node.tabIndex = node === target ? 0 : -1;
    }
    point("focus", target);
  });
  both.addEventListener("focusout", () => point("focus", null));
  both.addEventListener("click", ({ target }) => {
    const chosen = whatIs(target)?.key;
    if (!named.get(chosen)?.choose || state.locked || target.matches("input")) return;
    store.move({ chosen });
  });
  keys(both, (key, { target }) => {
    if (!target.matches("button")) return false;
    const all = [...target.closest(".mlp-linked > *").querySelectorAll("button")];
    const along = { ArrowDown: "ArrowRight", ArrowUp: "ArrowLeft" }[key] ?? key;
    const to = cellAfter(along, all.indexOf(target), [1, all.length]);
    if (to === undefined) return false;
    all[to].focus({ preventScroll: true });
  });

  // --- numbers that a hand may change ---

  function listen(place, input) {
    const { name, lo, hi, step } = place;
    const value = () => numberOf(place);
    const typed = () => typedNumber(input.value, lo, hi);
    const untype = () => {
      delete input.dataset.typed;
      aria(input, { invalid: false });
    };

    function change(to, final) {
      untype();
      fault = "";
      const tidy = Number(clamp(to, lo, hi).toFixed(6));
      store.move({ numbers: state.numbers.with(fields.indexOf(place), tidy) }, final);
    }

    function take() {
      if (!input.dataset.typed) return;
      const [number, text] = [typed(), input.value.slice(0, 12)];
      if (number !== null && !state.locked) return change(number);
      untype();
      store.draw("numbers"); // the old value stays
      faulty = input;
      const stays = `${name} stays ${asText(value())}`;
      fault = `“${text}” given, wanted a number from ${lo} to ${hi}. ${stays}.`;
      light();
    }

    dragNumber(store, input, {
      can: () => !state.locked,
      value,
      step: () => step,
      change: (to) => change(to, false),
      release(moved) {
        if (moved) store.finish("numbers");
        else input.select(); // ready to type
      },
    });
    input.addEventListener("input", () => {
      input.dataset.typed = "yes";
      aria(input, { invalid: typed() === null });
    });
    input.addEventListener("blur", take);
    input.addEventListener("keydown", (event) => {
      const { key } = event;
      if (key in UP_AND_DOWN && !state.locked) change(value() + UP_AND_DOWN[key] * step);
      else if (key === "Enter") take();
      else if (key === "Escape") {
        untype();
        store.draw("numbers");
      } else {
        if (key !== "Tab" && !(event.ctrlKey || event.metaKey)) event.stopPropagation();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    });
  }

  for (const { place, input } of places) if (input) listen(place, input);
  stage.querySelector("button")?.setAttribute("tabindex", 0);

  // --- showing ---

  function buildFormulas() {
    formulas.replaceChildren();
    terms = [];
    for (const who in at) if (!at[who]?.key) at[who] = null;
    for (const row of state.rows) {
      const low = row.every((term) => !term.over && !term.text);
      const box = element("div", low ? "mlp-formula mlp-compact" : "mlp-formula", formulas);
      for (const term of row) {
        if ("sign" in term) element("span", "mlp-sign-term", box, term.sign);
        else terms.push(buildTerm(term, terms.length, box));
      }
    }
    formulas.querySelector("button")?.setAttribute("tabindex", 0);
  }

  function showPlace({ place, node, input, value }) {
    const shade = state.lights[place.key];
    if (shade !== undefined) {
      const grey = Math.round(255 * clamp(shade, 0, 1));
      const { style } = place.round && input ? input : node;
      style.background = `rgb(${grey},${grey},${grey})`;
      style.color = grey > 117 ? "#000" : "#fff";
    }
    if (value) write(value, state.texts[place.key] ?? "");
    aria(node, { label: inWords(place) });
    node.classList.toggle("mlp-marked", state.marked.includes(place.key));
    if (place.choose) aria(node, { pressed: place.key === state.chosen });
    if (!input) return;
    const number = numberOf(place);
    const text = asText(number);
    if (!input.dataset.typed && input.value !== text) input.value = text;
    input.readOnly = state.locked;
    aria(input, { valuenow: number, valuetext: text, disabled: state.locked });
  }

  function showLine({ line, group, shape }) {
    const weight = state.weights[line.key];
    group.classList.toggle("mlp-marked", state.marked.includes(line.key));
    group.classList.toggle("mlp-chosen", line.key === state.chosen);
    const wide = 0.8 + 4 * clamp(Math.abs(weight), 0, 1);
    shape.style.strokeWidth = weight === undefined ? "" : wide;
    group.classList.toggle("mlp-plus", weight > 0);
    group.classList.toggle("mlp-minus", weight < 0);
  }

  return {
    draw(changed) {
      if (changed.has("rows")) buildFormulas();
      aria(stage, { label: state.label });
      places.forEach(showPlace);
      lines.forEach(showLine);
      for (const { term, node, value } of terms) {
        write(value, state.texts[term.id] ?? "");
        aria(node, { label: inWords(term) });
      }
      light();
    },
  };
});
