// Linked: symbols in a picture and in formulas; pointing at one lights the other.

import { dragNumber, keys, UP_AND_DOWN } from "./hand.js";
import { buildLine, buildPlace, buildTerm, em } from "./linked_parts.js";
import { asText, clamp, typedNumber } from "./numbers.js";
import { aria, attr, element, svgElement, write } from "./page.js";
import { view } from "./shared.js";

export default view((root, store) => {
  const { state } = store;
  const both = element("div", "mlp-linked", root);
  const stage = attr(element("div", "mlp-linked-stage", both), { role: "group" });
  const formulas = attr(element("div", "mlp-formulas", both), { role: "group" });
  const readout = element("div", "mlp-readout mlp-one-line", root);
  aria(readout, { live: "polite" });
  aria(formulas, { label: "Formulas" });
  let places = []; // {place, node (a button), input, value}
  let lines = []; // {line, group, shape}
  let terms = []; // {term, node, value}
  let hovered = null; // {key} of a place or line, or {term}, its index
  let focused = null;
  let fault = ""; // what was wrong with the last typed text,
  let faulty = null; // and the field in which it was

  const fields = () => state.places.filter(({ kind }) => kind === "field");
  const placeOf = (place) => fields().findIndex(({ key }) => key === place.key);
  const numberOf = (place) => state.numbers[placeOf(place)];

  // --- what is pointed at ---

  function whatIs(target) {
    const node = target?.closest?.("[data-key], [data-term]");
    if (!node || !both.contains(node)) return null;
    return node.dataset.key ? { key: node.dataset.key } : { term: Number(node.dataset.term) };
  }

  function light() {
    const at = hovered ?? focused;
    const keysLit = new Set(at?.key ? [at.key] : (terms[at?.term]?.term.places ?? []));
    const isLit = ({ term }, i) => (at?.key ? term.places.includes(at.key) : i === at?.term);
    for (const { place, node, input } of places) {
      for (const part of [node, input]) part?.classList.toggle("mlp-lit", keysLit.has(place.key));
    }
    for (const { line, group } of lines) group.classList.toggle("mlp-lit", keysLit.has(line.key));
    terms.forEach((one, i) => void one.node.classList.toggle("mlp-lit", isLit(one, i)));
    write(readout, fault || describe(at) || state.hint);
    readout.classList.toggle("mlp-eq-fault", Boolean(fault));
  }

  const called = (key) => [...state.places, ...state.lines].find((one) => one.key === key);

  function describe(at) {
    const one = at?.key ? called(at.key) : terms[at?.term]?.term;
    return one?.name ? named(one) : "";
  }

  function named(one) {
    const value = one.kind === "field" ? asText(numberOf(one)) : state.texts[one.key ?? one.id];
    return value ? `${one.name}: ${value}` : one.name;
  }

  function hover(target) {
    hovered = whatIs(target);
    light();
  }

  function focus(target) {
    focused = whatIs(target);
    light();
  }

  both.addEventListener("pointerover", ({ pointerType, target }) =>
    pointerType === "touch" ? focus(target) : hover(target),
  );
  both.addEventListener("pointerleave", () => hover(null));
  both.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (relatedTarget !== faulty) fault = "";
    for (const group of [stage, formulas]) {
      if (!group.contains(target) || target.matches("input")) continue;
      for (const node of group.querySelectorAll("button")) node.tabIndex = node === target ? 0 : -1;
    }
    focus(target);
  });
  both.addEventListener("focusout", () => focus(null));
  both.addEventListener("click", ({ target }) => {
    const chosen = whatIs(target)?.key;
    if (!chosen || !called(chosen)?.choose || state.locked || target.matches("input")) return;
    store.move({ chosen });
  });
  keys(both, (key, { target }) => {
    if (!target.matches("button")) return false;
    const all = [...target.closest(".mlp-linked > *").querySelectorAll("button")];
    const i = all.indexOf(target);
    const ends = { Home: 0, End: all.length - 1 };
    const steps = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1 };
    const to = { ...steps, ...ends }[key];
    if (to === undefined) return false;
    all[clamp(to, 0, all.length - 1)].focus({ preventScroll: true });
  });

  // --- numbers that a hand may change ---

  function change(place, value, final) {
    const tidy = Number(clamp(value, place.lo, place.hi).toFixed(6));
    fault = "";
    store.move({ numbers: state.numbers.with(placeOf(place), tidy) }, final);
  }

  function listen(place, input) {
    const value = () => numberOf(place);
    dragNumber(store, input, {
      can: () => !state.locked,
      value,
      step: () => place.step,
      change(to) {
        untype(input);
        change(place, to, false);
      },
      release(moved) {
        if (moved) store.finish("numbers");
        else input.select(); // ready to type
      },
    });
    input.addEventListener("input", () => {
      input.dataset.typed = "yes";
      aria(input, { invalid: typed(place, input) === null });
    });
    input.addEventListener("blur", () => take(place, input));
    input.addEventListener("keydown", (event) => {
      const { key } = event;
      if (key in UP_AND_DOWN && !state.locked) {
        untype(input);
        change(place, value() + UP_AND_DOWN[key] * place.step);
      } else if (key === "Enter") take(place, input);
      else if (key === "Escape") {
        untype(input);
        store.draw("numbers");
      } else {
        if (key !== "Tab" && !(event.ctrlKey || event.metaKey)) event.stopPropagation();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    });
  }

  const untype = (input) => {
    delete input.dataset.typed;
    aria(input, { invalid: false });
  };
  const typed = (place, input) => typedNumber(input.value, place.lo, place.hi);

  function take(place, input) {
    if (!input.dataset.typed) return;
    const value = typed(place, input);
    const text = input.value.slice(0, 12);
    untype(input);
    if (value !== null && !state.locked) return change(place, value);
    store.draw("numbers"); // the old value stays
    faulty = input;
    const wanted = `a number from ${place.lo} to ${place.hi}`;
    fault = `“${text}” given, wanted ${wanted}. ${place.name} stays ${asText(numberOf(place))}.`;
    light();
  }

  // --- building ---

  function build() {
    const { width, height } = state;
    Object.assign(stage.style, { width: em(width), height: em(height) });
    stage.replaceChildren();
    const svg = svgElement("svg", stage, { viewBox: `0 0 ${width} ${height}` });
    aria(svg, { hidden: "true" });
    lines = state.lines.map((line) => buildLine(line, svg));
    places = state.places.map((place) => buildPlace(place, stage));
    for (const { place, input } of places) if (input) listen(place, input);
    stage.querySelector("button")?.setAttribute("tabindex", 0);
  }

  function buildFormulas() {
    formulas.replaceChildren();
    terms = [];
    if (focused?.term !== undefined) focused = null;
    if (hovered?.term !== undefined) hovered = null;
    for (const row of state.rows) {
      const box = element("div", "mlp-formula", formulas);
      box.classList.toggle(
        "mlp-compact",
        row.every((term) => !term.over && !term.text),
      );
      for (const term of row) {
        if ("sign" in term) element("span", "mlp-sign-term", box, term.sign);
        else terms.push(buildTerm(term, terms.length, box));
      }
    }
    formulas.querySelector("button")?.setAttribute("tabindex", 0);
  }

  // --- showing ---

  function showPlace({ place, node, input, value }) {
    const shade = state.lights[place.key];
    if (shade !== undefined) {
      const grey = Math.round(255 * clamp(shade, 0, 1));
      const { style } = place.round && input ? input : node;
      style.background = `rgb(${grey},${grey},${grey})`;
      style.color = grey > 117 ? "#000" : "#fff";
    }
    if (value) write(value, state.texts[place.key] ?? "");
    aria(node, { label: named(place) });
    node.classList.toggle("mlp-marked", state.marked.includes(place.key));
    node.classList.toggle("mlp-choose", Boolean(place.choose));
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
      if (changed.any("places", "lines", "width", "height")) build();
      if (changed.has("rows")) buildFormulas();
      aria(stage, { label: state.label });
      both.classList.toggle("mlp-beside", state.beside);
      places.forEach(showPlace);
      lines.forEach(showLine);
      for (const { term, node, value } of terms) {
        write(value, state.texts[term.id] ?? "");
        aria(node, { label: named(term) });
      }
      light();
    },
  };
});
