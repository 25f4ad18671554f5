// NumberLine: bars and dots over a line of numbers.

function buildNumberLine(root, store) {
  const { state } = store;
  const title = element("div", "mlp-title", root);
  const svg = svgElement("svg", root, { class: "mlp-line", role: "img" });
  const axis = svgElement("line", svg, { class: "mlp-line-axis" });
  const pools = new Map(); // parts that are shown again and again are kept, never removed

  function part(kind, tag, i) {
    const key = `${kind} ${tag}`;
    if (!pools.has(key)) pools.set(key, []);
    const pool = pools.get(key);
    while (pool.length <= i) pool.push(svgElement(tag, svg, { class: `mlp-line-${kind}` }));
    pool[i].removeAttribute("display");
    return pool[i];
  }

  const hideAll = () => {
    for (const pool of pools.values()) for (const node of pool) node.setAttribute("display", "none");
  };

  const PAD = 34; // room for half a number at both ends
  const x = (value) => {
    const share = clamp((value - state.lo) / (state.hi - state.lo), 0, 1);
    return PAD + share * (state.width - 2 * PAD);
  };
  const compact = (value, plus = false) => asText(value, Math.abs(state.hi) < 1 ? 3 : 2, plus);

  function text(kind, i, content, at, y, anchor = "middle") {
    const node = part(kind, "text", i);
    if (node.textContent !== content) node.textContent = content;
    setAttributes(node, { x: at, y, "text-anchor": anchor });
  }

  function drawTicks(y) {
    niceTicks(state.lo, state.hi, 7).forEach((tick, i) => {
      const at = x(tick.value);
      setAttributes(part("tick", "line", i), { x1: at, x2: at, y1: y - 5, y2: y + 5 });
      text("number", i, tick.text, at, state.height - 6);
    });
  }

  // Where a number beyond the line would be, a chevron says so.
  const beyond = (value) => (value > state.hi ? " ▸" : value < state.lo ? "◂ " : "");

  function drawSpans() {
    const spans = state.spans ?? [];
    for (let i = 0; i < spans.length / 2; i++) {
      const [from, to] = [x(spans[2 * i]), x(spans[2 * i + 1])];
      const size = spans[2 * i + 1] - spans[2 * i];
      const bar = part("span", "rect", i);
      setAttributes(bar, { x: Math.min(from, to), y: 4 + 26 * i, width: Math.abs(to - from), height: 22 });
      bar.setAttribute("class", `mlp-line-span ${size < 0 ? "mlp-minus" : "mlp-plus"}`);
      const words = `${state.span_names[i] ?? ""} ${compact(size, true)}`;
      const right = Math.max(from, to) < 0.6 * state.width;
      const at = right ? Math.max(from, to) + 6 : Math.min(from, to) - 6;
      text("span-name", i, words, at, 20 + 26 * i, right ? "start" : "end");
    }
  }

  function drawValue(y) {
    if (!state.value) return;
    const value = state.value[0];
    const at = x(value);
    part("pointer", "path", 0).setAttribute("d", `M${at - 9},${y - 17} L${at + 9},${y - 17} L${at},${y - 2} Z`);
    const right = at < 0.75 * state.width;
    const words = `sum ${compact(value)}${beyond(value)}`;
    text("value", 0, words, at + (right ? 14 : -14), y - 6, right ? "start" : "end");
  }

  function drawPoints(y) {
    const points = state.points ?? [];
    const sums = [[], []];
    for (let i = 0; i < points.length; i++) {
      const group = state.groups[i] ? 1 : 0;
      const [at, step] = [x(points[i]), sums[group].length % 3];
      const level = group ? y + 15 + 13 * step : y - 14 - 13 * step;
      const r = 5.5;
      if (group) setAttributes(part("dot1", "rect", sums[1].length), { x: at - r, y: level - r, width: 2 * r, height: 2 * r });
      else setAttributes(part("dot0", "circle", sums[0].length), { cx: at, cy: level, r });
      if (state.names[i]) {
        const right = at < 0.8 * state.width;
        text("name", i, state.names[i], at + (right ? 9 : -9), level + 5, right ? "start" : "end");
      }
      sums[group].push(points[i]);
    }
    sums.forEach((values, group) => {
      if (!values.length) return;
      const mean = x(values.reduce((sum, value) => sum + value, 0) / values.length);
      const [from, to] = group ? [y, y + 50] : [y - 50, y];
      setAttributes(part("mean", "line", group), { x1: mean, x2: mean, y1: from, y2: to });
      text("group", group, `${group ? "■" : "●"} ${state.group_names[group] ?? ""}`, 4, group ? y + 48 : y - 42, "start");
    });
  }

  function words() {
    const said = [];
    if (state.value) said.push(`sum ${compact(state.value[0])}`);
    const spans = state.spans ?? [];
    for (let i = 0; i < spans.length / 2; i++) {
      said.push(`${state.span_names[i] ?? ""} ${compact(spans[2 * i + 1] - spans[2 * i], true)}`);
    }
    for (const group of [0, 1]) {
      const own = [...(state.points ?? [])].filter((_, i) => (state.groups[i] ? 1 : 0) === group);
      if (own.length) said.push(`${state.group_names[group]}: ${compact(Math.min(...own))} to ${compact(Math.max(...own))}`);
    }
    return `${state.label}. ${said.join(", ")}`;
  }

  return {
    draw() {
      title.textContent = state.title;
      title.hidden = !state.title;
      svg.setAttribute("aria-label", words());
      Object.assign(svg.style, { width: `${state.width}px`, height: `${state.height}px` });
      hideAll();
      const y = state.points ? state.height / 2 - 8 : state.height - 32;
      setAttributes(axis, { x1: 4, x2: state.width - 4, y1: y, y2: y });
      drawTicks(y);
      drawSpans();
      drawPoints(y);
      drawValue(y);
    },
  };
}

export default view(
  ["value", "spans", "span_names", "points", "groups", "names", "group_names", "lo", "hi", "width", "height", "title"],
  buildNumberLine,
);
