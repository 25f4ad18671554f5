// Diagram: layers of neurons, the edges between them, a selected neuron. Nothing is taken out
// of the page or put in while numbers change: only attributes are set.

const svg = (tag, attributes, parent) => svgElement(tag, parent, attributes);

function buildDiagram(root, store) {
  const { state } = store;
  const title = element("div", "mlp-title mlp-diagram-heads", root);
  const box = element("div", "mlp-diagram", root);
  const column = element("canvas", "mlp-diagram-column", box);
  const picture = svg("svg", { "font-size": "1em" }, box);
  const below = element("div", "mlp-readout", root);
  const readout = element("div", "mlp-one-line", below);
  const hint = element("div", "mlp-one-line", below);
  readout.id = newId("readout");
  readout.setAttribute("aria-live", "polite");
  let neurons = []; // {layer, place, x, y, r, node, mark, words}, the layers one after another
  let edges = []; // {line, to, from}, in the order of the weights
  let layers = []; // the index of each layer's first neuron, and of the end
  let parts = {}; // the groups and single shapes that are drawn again and again
  let focused = 0; // the neuron that Tab reaches
  let hovered = -1;

  const STRIPE = 16; // width of the column, px
  const left = () => (state.column ? STRIPE / 2 : 0);
  const indexOf = ([layer, place]) => layers[layer - state.first] + place;
  const selected = () => (state.selected?.length === 2 ? indexOf(state.selected) : -1);

  // The first layer has half a neuron's room before it, the last one room for its labels.
  function xOf(l) {
    const columns = state.sizes.length + (state.column ? 1 : 0);
    const place = l + (state.column ? 1 : 0);
    const [start, end] = [state.column ? STRIPE / 2 : 18, state.width - (state.labels.length ? 44 : 26)];
    return columns === 1 ? (start + end) / 2 : start + ((end - start) * place) / (columns - 1);
  }

  function build() {
    const { sizes, width, height } = state;
    picture.replaceChildren();
    title.replaceChildren();
    box.style.width = `${width}px`;
    box.style.height = `${height}px`;
    setAttributes(picture, { width, height, viewBox: `0 0 ${width} ${height}` });
    const radius = (n) => clamp((0.5 * height) / n - 2, 3, 10);
    const around = svg("g", { "aria-hidden": "true" }, picture);
    parts = { fans: svg("g", { class: "mlp-fans" }, around) };
    parts.edges = svg("g", { class: "mlp-edges" }, around);
    parts.strong = svg("g", { class: "mlp-edges mlp-strong" }, around);
    parts.chosen = svg("line", { class: "mlp-chosen", visibility: "hidden" }, parts.strong);
    parts.ring = svg("circle", { class: "mlp-ring", visibility: "hidden" }, around);
    const list = svg("g", { role: "listbox", "aria-label": state.label }, picture);
    list.setAttribute("aria-describedby", readout.id);
    const over = svg("g", { "aria-hidden": "true", class: "mlp-over" }, picture);
    parts.list = list;
    neurons = [];
    layers = [0];
    sizes.forEach((n, l) => {
      for (let place = 0; place < n; place++) {
        const [x, y, r] = [xOf(l), ((place + 0.5) * height) / n, radius(n)];
        const node = svg("circle", { class: "mlp-neuron", cx: x, cy: y, r, role: "option", tabindex: -1 }, list);
        const mark = svg("path", { class: "mlp-change", visibility: "hidden" }, over);
        neurons.push({ layer: state.first + l, place, x, y, r, node, mark });
        if (l === sizes.length - 1 && state.labels[place] !== undefined) {
          const at = { x: x + r + 16, y, class: "mlp-diagram-label", "dominant-baseline": "central" };
          svg("text", at, over).textContent = state.labels[place];
        }
      }
      layers.push(neurons.length);
    });
    edges = [];
    for (let l = 1; l < sizes.length; l++) {
      for (let to = layers[l]; to < layers[l + 1]; to++) {
        for (let from = layers[l - 1]; from < layers[l]; from++) {
          edges.push({ line: svg("line", ends(neurons[from], neurons[to]), parts.edges), from, to });
        }
      }
    }
    parts.into = Array.from({ length: Math.max(...sizes) }, () => svg("line", { visibility: "hidden" }, parts.strong));
    if (state.column) {
      for (let i = 0; i < sizes[0]; i++) svg("path", { d: fan(neurons[i]) }, parts.fans);
      parts.fan = svg("path", { class: "mlp-fan", visibility: "hidden" }, parts.fans);
    }
    state.heads.forEach((text, i) => {
      const at = i - (state.column ? 1 : 0);
      const head = element("span", "", title, text);
      const x = at < 0 ? 0 : xOf(at);
      head.style.left = `${x}px`;
      head.style.transform = at < 0 ? "" : "translateX(-50%)";
    });
    focused = Math.max(0, selected());
    hovered = -1;
  }

  const ends = (a, b) => ({ x1: a.x, y1: a.y, x2: b.x, y2: b.y });
  const fan = (n) => `M${STRIPE} 0L${n.x} ${n.y}L${STRIPE} ${state.height}Z`;

  function paintEdge(line, weight) {
    const share = clamp(Math.abs(weight) / state.limit, 0, 1);
    line.setAttribute("class", weight < 0 ? "mlp-minus" : "mlp-plus");
    line.setAttribute("stroke-width", (3.5 * share).toFixed(2));
  }

  // The edges into the selected neuron (or out of it), drawn once more above all others.
  function paintSelected() {
    const at = selected();
    const neuron = neurons[at];
    picture.classList.toggle("mlp-some", at >= 0);
    const seen = (node, yes) => node.setAttribute("visibility", yes ? "visible" : "hidden");
    seen(parts.ring, neuron);
    if (neuron) setAttributes(parts.ring, { cx: neuron.x, cy: neuron.y, r: neuron.r + 4 });
    const l = neuron ? neuron.layer - state.first : 0;
    const [own, across] = state.outgoing ? ["from", "to"] : ["to", "from"];
    const places = state.weights ? edges.flatMap((edge, i) => (edge[own] === at ? [i] : [])) : [];
    parts.into.forEach((line, k) => {
      const edge = edges[places[k]];
      seen(line, edge);
      if (!edge) return;
      setAttributes(line, ends(neurons[edge.from], neurons[edge.to]));
      paintEdge(line, state.weights[places[k]]);
    });
    const first = neuron && l === 0 && !state.outgoing; // its edges come from the column
    if (parts.fan) {
      seen(parts.fan, first);
      if (first) parts.fan.setAttribute("d", fan(neuron));
    }
    const { chosen } = state;
    const other = edges[places[chosen]]?.[across];
    const pixel = first && chosen >= 0 && chosen < (state.column?.length ?? 0);
    seen(parts.chosen, other !== undefined || pixel);
    if (other !== undefined) setAttributes(parts.chosen, ends(neurons[other], neuron));
    else if (pixel) {
      const y = ((chosen + 0.5) * state.height) / state.column.length;
      setAttributes(parts.chosen, ends({ x: STRIPE, y }, neuron));
    }
    neurons.forEach(({ node }, i) => node.setAttribute("aria-selected", i === at));
  }

  function paintNeurons() {
    const changed = state.changes?.some((change) => change !== 0);
    neurons.forEach((neuron, i) => {
      const light = Math.round(255 * clamp(state.activations[i], 0, 1));
      neuron.node.setAttribute("fill", `rgb(${light},${light},${light})`);
      const change = state.changes ? state.changes[i] : 0;
      const share = Math.sqrt(clamp(Math.abs(change) / state.change_limit, 0, 1));
      const shown = share > 0.07; // half a hundredth
      neuron.mark.setAttribute("visibility", shown ? "visible" : "hidden");
      if (shown) {
        const s = 4 + 7 * share;
        const [x, y, up] = [neuron.x + neuron.r + 1 + 0.6 * s, neuron.y, change > 0 ? -1 : 1];
        neuron.mark.setAttribute("d", `M${x - 0.6 * s} ${y - 0.5 * up * s}h${1.2 * s}L${x} ${y + 0.5 * up * s}Z`);
        neuron.mark.setAttribute("class", `mlp-change ${change > 0 ? "mlp-plus" : "mlp-minus"}`);
      }
      const { layer, place } = neuron;
      const a = `${state.short ? "a" : "activation"} ${asText(state.activations[i])}`;
      const words = `layer ${layer}, neuron ${place}, ${a}`;
      const word = state.change_words[layer - state.first] ?? state.change_word;
      const number = state.short ? asShort(change, true) : asText(change, 2, true);
      neuron.words = changed && word ? `${words}, ${word} ${number}` : words;
      neuron.node.setAttribute("aria-label", neuron.words);
    });
  }

  function paintColumn() {
    column.hidden = !state.column;
    if (!state.column) return;
    const lines = Math.min(state.column.length, 2 * state.height);
    const shown = new Float32Array(lines);
    state.column.forEach((value, i) => { // fewer lines than numbers: the largest one is seen
      const at = Math.floor((i * lines) / state.column.length);
      shown[at] = Math.max(shown[at], value);
    });
    column.width = 1;
    column.height = lines;
    const context = column.getContext("2d");
    const image = context.createImageData(1, lines);
    shown.forEach((value, i) => paintPixel(image.data, 4 * i, value, "light", 1));
    context.putImageData(image, 0, 0);
    Object.assign(column.style, { width: `${STRIPE}px`, height: `${state.height}px` });
  }

  function describe() {
    const inside = neurons.some(({ node }) => node === document.activeElement);
    const at = hovered >= 0 ? hovered : inside ? focused : selected();
    const text = at >= 0 ? neurons[at].words : "Click a neuron, or go to one with Tab and arrows.";
    if (readout.textContent !== text) readout.textContent = text;
    neurons.forEach(({ node }, i) => {
      node.setAttribute("tabindex", i === focused ? 0 : -1);
      node.classList.toggle("mlp-near", i === hovered);
    });
  }

  // The neuron under the pointer, or close to it: they are small for a finger.
  function near(event) {
    const frame = picture.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    let [best, least] = [-1, Infinity];
    neurons.forEach((neuron, i) => {
      const away = Math.hypot(neuron.x - x, neuron.y - y);
      if (away < Math.min(least, neuron.r + 9)) [best, least] = [i, away];
    });
    return best;
  }

  function select(i) {
    if (state.locked) return;
    const { layer, place } = neurons[i];
    store.ask({ selected: [layer, place] });
    store.draw("selected");
  }

  picture.addEventListener("pointerdown", (event) => {
    const i = near(event);
    if (i < 0 || event.button > 0) return;
    event.preventDefault();
    focused = i;
    neurons[i].node.focus({ preventScroll: true });
    select(i);
  });
  picture.addEventListener("pointermove", (event) => {
    const i = event.pointerType === "touch" ? -1 : near(event);
    picture.classList.toggle("mlp-point", i >= 0);
    if (i === hovered) return;
    hovered = i;
    describe();
  });
  picture.addEventListener("pointerleave", () => {
    hovered = -1;
    describe();
  });
  // Not on the svg: with listeners for the focus it would be a stop of Tab itself.
  box.addEventListener("focusin", (event) => {
    const i = neurons.findIndex(({ node }) => node === event.target);
    if (i >= 0) focused = i;
    describe();
  });
  box.addEventListener("focusout", () => setTimeout(describe, 0));
  picture.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { layer, place, y } = neurons[focused];
    const l = layer - state.first;
    const to = (other, i) => layers[other] + clamp(i, 0, state.sizes[other] - 1);
    const across = (other) => // the neuron at the same height
      other in state.sizes ? to(other, Math.floor((y / state.height) * state.sizes[other])) : focused;
    const moves = {
      ArrowUp: () => to(l, place - 1), ArrowDown: () => to(l, place + 1),
      ArrowLeft: () => across(l - 1), ArrowRight: () => across(l + 1),
      Home: () => to(l, 0), End: () => to(l, Infinity),
    };
    if (event.key in moves) {
      focused = moves[event.key]();
      describe();
      neurons[focused].node.focus({ preventScroll: true });
    } else if (event.key === "Enter" || event.key === " ") select(focused);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  const REBUILD = ["sizes", "first", "heads", "labels", "width", "height"];
  let hadColumn = null; // whether what was built has a column; null before anything was

  return {
    draw(changed) {
      const has = (...names) => names.some((name) => changed.has(name));
      const all = has(...REBUILD) || hadColumn !== Boolean(state.column);
      hadColumn = null;
      if (state.activations.length !== state.sizes.reduce((a, b) => a + b)) return; // more to come
      hadColumn = Boolean(state.column);
      if (all) build();
      if (all || has("label")) parts.list.setAttribute("aria-label", state.label);
      if (all || has("column")) paintColumn();
      if (all || has("weights", "limit")) {
        if (state.weights?.length === edges.length) edges.forEach(({ line }, i) => paintEdge(line, state.weights[i]));
      }
      const shown = ["activations", "changes", "change_limit", "change_word", "change_words", "short"];
      if (all || has(...shown)) paintNeurons();
      if (has("selected") && selected() >= 0 && hovered < 0) focused = selected();
      if (all || has("selected", "chosen", "outgoing", "weights", "limit", "column")) paintSelected();
      hint.textContent = state.hint;
      parts.list.setAttribute("aria-disabled", state.locked);
      describe();
    },
  };
}

export default view(
  ["sizes", "first", "activations", "weights", "limit", "changes", "change_limit", "change_word", "change_words",
    "short", "column", "selected", "chosen", "outgoing", "heads", "labels", "hint", "width", "height"],
  buildDiagram,
);
