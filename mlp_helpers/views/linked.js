// Linked: symbols in a picture and in formulas; pointing at one lights the other.

const TEXT_SIZE = 14.84; // px of JupyterLab's usual text in a view, which the picture grows with
const PER_STEP = 6; // pixels of a drag for one step
const em = (px) => `${(px / TEXT_SIZE).toFixed(3)}em`;

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

function buildLinked(root, store) {
  const { state } = store;
  const both = element("div", "mlp-linked", root);
  const stage = element("div", "mlp-diagram mlp-linked-stage", both);
  const formulas = element("div", "mlp-formulas", both);
  const readout = element("div", "mlp-readout mlp-one-line", root);
  readout.setAttribute("aria-live", "polite");
  formulas.setAttribute("role", "group");
  formulas.setAttribute("aria-label", "Formulas");
  stage.setAttribute("role", "group");
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

  const pointed = () => hovered ?? focused;

  function whatIs(target) {
    const node = target.closest?.("[data-key], [data-term]");
    if (!node || !both.contains(node)) return null;
    return node.dataset.key ? { key: node.dataset.key } : { term: Number(node.dataset.term) };
  }

  function light() {
    const at = pointed();
    const keys = new Set(at?.key ? [at.key] : terms[at?.term]?.term.places ?? []);
    const isLit = ({ term }, i) => (at?.key ? term.places.includes(at.key) : i === at?.term);
    for (const { place, node, input } of places) {
      for (const part of [node, input]) part?.classList.toggle("mlp-lit", keys.has(place.key));
    }
    for (const { line, group } of lines) group.classList.toggle("mlp-lit", keys.has(line.key));
    terms.forEach((one, i) => one.node.classList.toggle("mlp-lit", isLit(one, i)));
    const words = fault || describe(at) || state.hint;
    if (readout.textContent !== words) readout.textContent = words;
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

  function point(hover, target) {
    const at = target ? whatIs(target) : null;
    if (hover) hovered = at;
    else focused = at;
    light();
  }

  both.addEventListener("pointerover", (event) => point(event.pointerType !== "touch", event.target));
  both.addEventListener("pointerleave", () => point(true, null));
  both.addEventListener("focusin", (event) => {
    if (event.relatedTarget !== faulty) fault = "";
    for (const group of [stage, formulas]) {
      if (!group.contains(event.target) || event.target.matches("input")) continue;
      for (const node of group.querySelectorAll("button")) node.tabIndex = node === event.target ? 0 : -1;
    }
    point(false, event.target);
  });
  both.addEventListener("focusout", () => point(false, null));
  both.addEventListener("click", (event) => {
    const key = whatIs(event.target)?.key;
    if (!key || !called(key)?.choose || state.locked || event.target.matches("input")) return;
    store.ask({ chosen: key });
    store.draw("chosen");
  });
  both.addEventListener("keydown", (event) => {
    const group = event.target.matches("button") ? event.target.closest(".mlp-linked > *") : null;
    if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...group.querySelectorAll("button")];
    const i = all.indexOf(event.target);
    const to = {
      ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: all.length - 1,
    }[event.key];
    if (to === undefined) return;
    all[clamp(to, 0, all.length - 1)].focus({ preventScroll: true });
    event.preventDefault();
    event.stopPropagation();
  });

  // --- numbers that a hand may change ---

  function change(place, value, final) {
    const tidy = Number(clamp(value, place.lo, place.hi).toFixed(6));
    fault = "";
    state.numbers = state.numbers.with(placeOf(place), tidy);
    store.draw("numbers");
    store.ask({ numbers: state.numbers }, { final });
  }

  function listen(place, input) {
    const value = () => numberOf(place);
    let drag = null; // {pointer, x, y, from, steps} while a pointer is down
    input.addEventListener("pointerdown", (event) => {
      if (drag || event.button > 0 || state.locked) return;
      event.preventDefault(); // no selecting by dragging
      input.focus({ preventScroll: true });
      input.setPointerCapture(event.pointerId);
      drag = { pointer: event.pointerId, x: event.clientX, y: event.clientY, from: value(), steps: 0 };
    });
    input.addEventListener("pointermove", (event) => {
      if (drag?.pointer !== event.pointerId || state.locked) return;
      const steps = Math.round((event.clientX - drag.x - (event.clientY - drag.y)) / PER_STEP);
      if (steps === drag.steps) return;
      Object.assign(drag, { steps, moved: true });
      untype(input);
      change(place, drag.from + steps * place.step, false);
    });
    const release = (event) => {
      if (drag?.pointer !== event.pointerId) return;
      const { moved } = drag;
      drag = null;
      if (moved) store.ask({ numbers: state.numbers }, { final: true });
      else input.select(); // ready to type
    };
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) input.addEventListener(end, release);
    input.addEventListener("input", () => {
      input.dataset.typed = "yes";
      input.setAttribute("aria-invalid", typed(place, input) === null);
    });
    input.addEventListener("blur", () => take(place, input));
    input.addEventListener("keydown", (event) => {
      const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
      if (event.key in steps && !state.locked) {
        untype(input);
        change(place, value() + steps[event.key] * place.step, true);
      } else if (event.key === "Enter") take(place, input);
      else if (event.key === "Escape") {
        untype(input);
        store.draw("numbers");
      } else {
        if (event.key !== "Tab" && !(event.ctrlKey || event.metaKey)) event.stopPropagation();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    });
  }

  const untype = (input) => {
    delete input.dataset.typed;
    input.setAttribute("aria-invalid", "false");
  };

  // The number that was typed, or null. A decimal comma and a true minus are fine, too.
  function typed(place, input) {
    const text = input.value.trim().replace("−", "-").replace(",", ".");
    const value = text ? Number(text) : NaN;
    return value >= place.lo && value <= place.hi ? value : null;
  }

  function take(place, input) {
    if (!input.dataset.typed) return;
    const value = typed(place, input);
    const text = input.value;
    untype(input);
    if (value !== null && !state.locked) return change(place, value, true);
    store.draw("numbers"); // the old value stays
    faulty = input;
    fault = `“${text.slice(0, 12)}” given, wanted a number from ${place.lo} to ${place.hi}. `
      + `${place.name} stays ${asText(numberOf(place))}.`;
    light();
  }

  // --- building ---

  function build() {
    Object.assign(stage.style, { width: em(state.width), height: em(state.height) });
    stage.replaceChildren();
    const svg = svgElement("svg", stage, { viewBox: `0 0 ${state.width} ${state.height}`, "aria-hidden": "true" });
    Object.assign(svg.style, { width: "100%", height: "100%" });
    lines = state.lines.map((line) => buildLine(line, svg));
    places = state.places.map(buildPlace);
    stage.querySelector("button")?.setAttribute("tabindex", 0);
  }

  function buildLine(line, svg) {
    const group = svgElement("g", svg, { class: "mlp-linked-line" });
    group.dataset.key = line.key;
    group.classList.toggle("mlp-choose", Boolean(line.choose));
    const [[x1, y1], [x2, y2]] = [line.from, line.to];
    svgElement("line", group, { x1, y1, x2, y2, class: "mlp-linked-near" });
    const length = Math.hypot(x2 - x1, y2 - y1);
    const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
    const end = line.arrow ? [x2 - 7 * dx, y2 - 7 * dy] : [x2, y2];
    const shape = svgElement("line", group, { x1, y1, x2: end[0], y2: end[1], class: "mlp-linked-shape" });
    if (line.arrow) {
      const [bx, by] = [x2 - 9 * dx, y2 - 9 * dy];
      const points = [[x2, y2], [bx - 5 * dy, by + 5 * dx], [bx + 5 * dy, by - 5 * dx]];
      svgElement("polygon", group, { points: points.join(" ") });
    }
    if (line.text) {
      const at = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 - 8, "text-anchor": "middle", "font-size": TEXT_SIZE };
      svgElement("text", group, at).textContent = line.text;
    }
    return { line, group, shape };
  }

  function buildPlace(place) {
    const [[x, y], [w, h]] = [place.at, place.size];
    const box = element("div", `mlp-place mlp-place-${place.kind}`, stage);
    box.dataset.key = place.key;
    Object.assign(box.style, { left: em(x - w / 2), top: em(y - h / 2), width: em(w), height: em(h) });
    const node = element("button", "mlp-place-button", box);
    node.type = "button";
    node.tabIndex = -1;
    const symbol = element("span", "mlp-symbol", node);
    writeSymbol(symbol, place.text);
    const filled = place.kind === "circle" || place.kind === "box";
    const aside = filled ? symbol : node; // a field's own place is the input's
    if (place.kind !== "text") aside.classList.add(`mlp-side-${place.side ?? "above"}`);
    const value = filled ? element("span", "mlp-place-value", node) : null;
    let input = null;
    if (place.kind === "field") {
      input = element("input", place.round ? "mlp-round" : "", box);
      Object.assign(input, { type: "text", inputMode: "decimal", autocomplete: "off", spellcheck: false });
      const named = { label: place.name, valuemin: place.lo, valuemax: place.hi };
      for (const [name, what] of Object.entries(named)) input.setAttribute(`aria-${name}`, what);
      input.setAttribute("role", "spinbutton");
      listen(place, input);
    }
    return { place, node, input, value };
  }

  function buildFormulas() {
    formulas.replaceChildren();
    terms = [];
    if (focused?.term !== undefined) focused = null;
    if (hovered?.term !== undefined) hovered = null;
    for (const row of state.rows) {
      const box = element("div", "mlp-formula", formulas);
      box.classList.toggle("mlp-compact", row.every((term) => !term.over && !term.text));
      for (const term of row) {
        if ("sign" in term) element("span", "mlp-sign-term", box, term.sign);
        else terms.push(buildTerm(term, box));
      }
    }
    formulas.querySelector("button")?.setAttribute("tabindex", 0);
  }

  function buildTerm(term, box) {
    const node = element("button", "mlp-term", box);
    node.type = "button";
    node.tabIndex = -1;
    node.dataset.term = terms.length;
    if (term.over) {
      const fraction = element("span", "mlp-fraction", element("span", "mlp-term-top", node));
      writeSymbol(element("span", "", fraction), term.over);
      writeSymbol(element("span", "mlp-under", fraction), term.under);
    } else if (term.text) writeSymbol(element("span", "mlp-term-top", node), term.text);
    if ("equals" in term) writeSymbol(element("span", "mlp-term-equals", node), term.equals);
    const value = element("span", "mlp-term-value", node);
    return { term, node, value };
  }

  // --- showing ---

  function show() {
    for (const { place, node, input, value } of places) {
      const light = state.lights[place.key];
      const face = input?.classList.contains("mlp-round") ? input : node;
      if (light !== undefined) {
        const grey = Math.round(255 * clamp(light, 0, 1));
        face.style.background = `rgb(${grey},${grey},${grey})`;
        face.style.color = grey > 117 ? "#000" : "#fff";
      }
      if (value) setText(value, state.texts[place.key] ?? "");
      node.setAttribute("aria-label", named(place));
      node.classList.toggle("mlp-marked", state.marked.includes(place.key));
      node.classList.toggle("mlp-choose", Boolean(place.choose));
      if (place.choose) node.setAttribute("aria-pressed", place.key === state.chosen);
      if (!input) continue;
      const number = numberOf(place);
      if (!input.dataset.typed && input.value !== asText(number)) input.value = asText(number);
      input.readOnly = state.locked;
      for (const [name, what] of Object.entries({ valuenow: number, valuetext: asText(number), disabled: state.locked })) {
        input.setAttribute(`aria-${name}`, what);
      }
    }
    for (const { line, group, shape } of lines) {
      const weight = state.weights[line.key];
      group.classList.toggle("mlp-marked", state.marked.includes(line.key));
      group.classList.toggle("mlp-chosen", line.key === state.chosen);
      shape.style.strokeWidth = weight === undefined ? "" : 0.8 + 4 * clamp(Math.abs(weight), 0, 1);
      group.classList.toggle("mlp-plus", weight > 0);
      group.classList.toggle("mlp-minus", weight < 0);
    }
    for (const { term, node, value } of terms) {
      setText(value, state.texts[term.id] ?? "");
      node.setAttribute("aria-label", named(term));
    }
  }

  function setText(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  return {
    draw(changed) {
      if (["places", "lines", "width", "height"].some((name) => changed.has(name))) build();
      if (changed.has("rows")) buildFormulas();
      stage.setAttribute("aria-label", state.label);
      both.classList.toggle("mlp-beside", state.beside);
      show();
      light();
    },
  };
}

export default view(
  ["places", "lines", "rows", "texts", "numbers", "lights", "weights", "marked", "chosen", "hint", "width",
    "height", "beside"],
  buildLinked,
);
