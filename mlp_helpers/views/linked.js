// Linked: symbols in a picture and in formulas; pointing at one lights the other.

import { cellAfter } from "./cells.js";
import { inkOn, shadeOf, widthOf } from "./film.js";
import { dragNumber, keepKey, keys, stepsUp } from "./hand.js";
import {
  buildLine,
  buildPlace,
  buildSign,
  buildTerm,
  em,
  layLine,
  layPlace,
  TEXT_SIZE,
  toneOf,
} from "./linked_parts.js";
import { asText, clamp, typedNumber } from "./numbers.js";
import { aria, attr, element, svgElement, UNSEEN, write } from "./page.js";
import { view } from "./shared.js";

const SMALLEST = 0.78; // of the picture, beside its usual size

const MARGIN = 30; // before what stands in a second row, px

export default view((root, state, store) => {
  const { width, height } = state;
  const both = element("div", "mlp-linked", root);
  const stage = attr(element("div", "mlp-linked-stage", both), { role: "group" });
  const formulas = attr(element("div", "mlp-formulas", both), { role: "group" });
  const readout = element("div", "mlp-readout mlp-one-line", root);
  const svg = svgElement("svg", stage, UNSEEN);
  both.classList.toggle("mlp-beside", state.beside);
  aria(readout, { live: "polite" });
  aria(formulas, { label: "Formulas" });
  const lines = state.lines.map((line) => buildLine(line, svg)); // {line, group, shape}
  const places = state.places.map((place) => buildPlace(place, stage)); // see there
  const fields = places.filter(({ input }) => input).map(({ place }) => place);
  const named = new Map([...state.lines, ...state.places].map((one) => [one.key, one]));
  let terms = []; // {term, node, value}
  let built = null; // the rows that they are of
  const at = { pointer: null, focus: null }; // {key} of a place or line, or {term}, its index
  let fault = ""; // what was wrong with the last typed text,
  let faulty = null; // and the field in which it was

  const numberOf = (place) => state.numbers[fields.indexOf(place)];

  // --- where all of it stands: smaller where there is less room, and if need be in two rows ---

  let laid = ""; // how it stands now
  function lay() {
    const size = Number.parseFloat(getComputedStyle(root).fontSize);
    const room = ((root.clientWidth - 10) * TEXT_SIZE) / size; // 10: the view's padding
    const { fold } = state;
    const folded = fold > 0 && room < SMALLEST * width;
    const [wide, high] = folded ? [fold, 2 * height] : [width, height];
    const scale = clamp(room / wide, SMALLEST, 1).toFixed(3);
    if (laid === `${folded} ${scale}`) return;
    laid = `${folded} ${scale}`;
    const where = ([x, y]) => (folded && x > fold ? [x - fold + MARGIN, y + height] : [x, y]);
    svg.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    Object.assign(stage.style, { width: em(wide), height: em(high), fontSize: `${scale}em` });
    for (const place of places) layPlace(place, where);
    for (const line of lines) layLine(line, where);
  }

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
    const tone = one?.tone ?? state.tones[key]; // what is lit has its colour
    both.style.setProperty("--mlp-lit", tone ? `var(--mlp-tone-${tone})` : "var(--mlp-accent)");
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
      if (stepsUp(event) && !state.locked) change(value() + stepsUp(event) * step);
      else if (key === "Enter") take();
      else if (key === "Escape") {
        untype();
        store.draw("numbers");
      } else {
        if (key !== "Tab" && !(event.ctrlKey || event.metaKey)) keepKey(event);
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
    built = state.rows;
    terms = [];
    for (const who in at) if (!at[who]?.key) at[who] = null;
    for (const row of state.rows) {
      const low = row.every((term) => !term.over && !term.text);
      const box = element("div", low ? "mlp-formula mlp-compact" : "mlp-formula", formulas);
      const values = row.every((term) => "sign" in term || "note" in term || term.id);
      const equals = row.some((term) => "equals" in term);
      const lines = { ...(low ? {} : { top: true }), ...(equals ? { equals } : {}), value: values };
      for (const term of row) {
        if ("sign" in term) buildSign(term.sign, box, lines);
        else if ("note" in term) element("span", "mlp-note", box, term.note);
        else terms.push(buildTerm(term, terms.length, box, lines));
      }
    }
    formulas.querySelector("button")?.setAttribute("tabindex", 0);
  }

  function showPlace({ place, box, node, input, value }) {
    const shade = state.lights[place.key];
    if (shade !== undefined) {
      const { style } = place.round && input ? input : node;
      Object.assign(style, { background: shadeOf(shade), color: inkOn(shade) });
    }
    if (value) write(value, state.texts[place.key] ?? "");
    aria(node, { label: inWords(place) });
    node.classList.toggle("mlp-marked", state.marked.includes(place.key));
    box.className = `mlp-place mlp-place-${place.kind}${toneOf(state.tones[place.key])}`;
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
    const kinds = { "mlp-choose": line.choose, "mlp-chosen": line.key === state.chosen };
    kinds["mlp-marked"] = state.marked.includes(line.key);
    kinds["mlp-plus"] = weight > 0;
    kinds["mlp-minus"] = weight < 0;
    const names = Object.keys(kinds).filter((name) => kinds[name]);
    const classes = `mlp-linked-line ${names.join(" ")}${toneOf(state.tones[line.key])}`;
    if (group.getAttribute("class") !== classes) group.setAttribute("class", classes);
    shape.style.strokeWidth = weight === undefined ? "" : 0.8 + widthOf(weight);
  }

  return {
    grows: root,
    draw(changed) {
      lay();
      if (changed.has("rows") && built !== state.rows) buildFormulas();
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
