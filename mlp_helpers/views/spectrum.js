// Spectrum: numbers sorted by size, one of which a pointer or the keyboard chooses.

function buildSpectrum(root, store) {
  const { state } = store;
  const title = element("div", "mlp-title", root);
  const svg = svgElement("svg", root, { class: "mlp-curve mlp-spectrum", role: "group" });
  const readout = element("div", "mlp-readout mlp-one-line", root);
  const axes = svgElement("g", svg, { "aria-hidden": "true" });
  const bars = svgElement("path", svg, { class: "mlp-spectrum-bars" });
  const area = svgElement("rect", svg, { class: "mlp-curve-area" });
  const mark = svgElement("g", svg, { class: "mlp-curve-point", role: "slider", tabindex: 0 });
  const stem = svgElement("path", mark, { class: "mlp-spectrum-stem" });
  const ring = svgElement("circle", mark, { class: "mlp-curve-ring", r: 12 });
  const dot = svgElement("circle", mark, { class: "mlp-curve-dot", r: 6 });
  const zeros = svgElement("text", svg, { class: "mlp-spectrum-zeros", "text-anchor": "middle" });
  let box = { left: 0, top: 0, width: 1, height: 1 }; // of the plot, in pixels
  let pointer = null;
  let hovered = -1;

  const count = () => state.values.length;
  const largest = () => Math.abs(state.values[0]) || 1;
  const right = (i) => box.left + ((i + 0.5) / count()) * box.width;
  const topDecade = () => Math.ceil(Math.log10(largest()) - 1e-9);

  // How high a size stands, as a share of the picture.
  function share(size) {
    if (!state.log) return size / largest() / 1.06;
    return size > 0 ? clamp(1 + (Math.log10(size) - topDecade()) / state.decades, 0, 1) : 0;
  }
  const down = (size) => box.top + box.height * (1 - share(size));

  function heights() {
    if (!state.log) return niceTicks(0, 1.06 * largest(), 4).map(({ value, text }) => [value, text]);
    const marks = [];
    for (let d = 0; d <= state.decades; d++) {
      const power = topDecade() - d;
      const raised = [...String(power)].map((c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c] ?? "⁻").join("");
      marks.push([10 ** power, d % 2 ? "" : power > -4 && power < 4 ? String(Number((10 ** power).toFixed(4))) : `10${raised}`]);
    }
    return marks;
  }

  // The text's size decides how much room the numbers at the axes need.
  function layOut() {
    const em = parseFloat(getComputedStyle(svg).fontSize) || 14;
    const marks = heights();
    const widest = Math.max(...marks.map(([, text]) => text.length));
    const left = Math.round((0.62 * widest + 0.6) * em);
    const top = Math.round((state.y_label ? 1.9 : 0.7) * em);
    const below = Math.round((state.x_label ? 2.7 : 1.5) * em);
    box = { left, top, width: state.width - left - Math.round(1.6 * em), height: state.height - top - below };
    box.height = Math.max(20, box.height);
    svg.setAttribute("viewBox", `0 0 ${state.width} ${state.height}`);
    Object.assign(svg.style, { width: `${state.width}px`, height: `${state.height}px` });
    setAttributes(area, { x: left, y: top, width: box.width, height: box.height });
    axes.replaceChildren();
    const bottom = top + box.height;
    for (const [size, text] of marks) {
      const y = state.log || size ? down(size) : bottom;
      svgElement("path", axes, { d: `M${left - 4} ${y}H${left + box.width}` });
      label(text, { x: left - 0.4 * em, y: y + 0.35 * em, "text-anchor": "end" });
    }
    for (const { value, text } of niceTicks(0, count(), 7)) {
      const x = left + (value / count()) * box.width;
      svgElement("path", axes, { d: `M${x} ${bottom}V${bottom + 4}` });
      label(text.replace(/(\d)(\d{3})$/, "$1,$2"), { x, y: bottom + 1.15 * em, "text-anchor": "middle" });
    }
    label(state.y_label, { x: 0, y: 1.05 * em, class: "mlp-curve-name" });
    label(state.x_label, { x: left + box.width / 2, y: bottom + 2.4 * em, "text-anchor": "middle", class: "mlp-curve-name" });
  }

  function label(text, attributes) {
    if (text) svgElement("text", axes, attributes).textContent = text;
  }

  // One corner a pixel is enough: the values fall, so the first of those on a pixel is the largest.
  function drawBars() {
    const [n, bottom] = [count(), box.top + box.height];
    const corners = [];
    const pixels = Math.min(n, Math.round(2 * box.width));
    for (let p = 0; p < pixels; p++) {
      const size = Math.abs(state.values[Math.floor((p * n) / pixels)]);
      const y = size ? Math.min(down(size), bottom - 0.75) : bottom; // what is not 0 is seen
      const [from, to] = [p, p + 1].map((q) => (box.left + (q / pixels) * box.width).toFixed(2));
      corners.push(`${from} ${y.toFixed(1)}L${to} ${y.toFixed(1)}`);
    }
    bars.setAttribute("d", `M${box.left} ${bottom}L${corners.join("L")}L${box.left + box.width} ${bottom}Z`);
    let first = n;
    while (first > 0 && !state.values[first - 1]) first -= 1;
    const room = ((n - first) / n) * box.width;
    zeros.textContent = room > 60 ? "exactly 0" : "";
    setAttributes(zeros, { x: box.left + box.width - room / 2, y: bottom - 8 });
  }

  const words = (i) => `rank ${(i + 1).toLocaleString("en")} of ${count().toLocaleString("en")}: ${asShort(state.values[i], true)}`;

  function drawMark() {
    const i = clamp(state.chosen, 0, count() - 1);
    const [x, y, bottom] = [right(i), down(Math.abs(state.values[i])), box.top + box.height];
    stem.setAttribute("d", `M${x} ${box.top - 6}V${bottom}`);
    for (const circle of [ring, dot]) setAttributes(circle, { cx: x, cy: y });
    const named = { label: state.label, valuemin: 1, valuemax: count(), valuenow: i + 1, disabled: state.locked };
    named.valuetext = [words(i), store.isMine("chosen") ? "" : state.text].filter(Boolean).join(", ");
    for (const [name, what] of Object.entries(named)) mark.setAttribute(`aria-${name}`, what);
    const seen = hovered >= 0 && hovered < count() ? words(hovered) : words(i);
    if (readout.textContent !== seen) readout.textContent = seen;
  }

  function choose(i, final) {
    const chosen = clamp(i, 0, count() - 1);
    if (chosen === state.chosen && !final) return;
    store.ask({ chosen }, { final });
    store.draw("chosen");
  }

  function rankAt(event) {
    const shown = area.getBoundingClientRect();
    return clamp(Math.floor(((event.clientX - shown.left) / shown.width) * count()), 0, count() - 1);
  }

  svg.addEventListener("pointerdown", (event) => {
    if (state.locked || pointer !== null || event.button > 0) return;
    event.preventDefault();
    mark.focus({ preventScroll: true });
    svg.setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    hovered = -1;
    choose(rankAt(event), false);
  });
  svg.addEventListener("pointermove", (event) => {
    if (pointer === event.pointerId) return choose(rankAt(event), false);
    hovered = event.pointerType === "touch" || pointer !== null ? -1 : rankAt(event);
    drawMark();
  });
  svg.addEventListener("pointerleave", () => {
    hovered = -1;
    drawMark();
  });
  const release = (event) => {
    if (pointer !== event.pointerId) return;
    pointer = null;
    store.ask({ chosen: state.chosen }, { final: true });
  };
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) svg.addEventListener(name, release);
  mark.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -state.leap, PageDown: state.leap };
    const ends = { Home: 0, End: count() - 1 };
    if (event.key === " ") event.preventDefault(); // or the page would scroll
    if (!(event.key in steps || event.key in ends)) return;
    event.preventDefault();
    event.stopPropagation();
    hovered = -1;
    if (!state.locked) choose(ends[event.key] ?? state.chosen + steps[event.key], true);
  });

  const everything = () => {
    layOut();
    drawBars();
    drawMark();
  };
  const watch = new ResizeObserver(everything); // the readout grows with the text
  watch.observe(readout);

  return {
    draw(changed) {
      title.textContent = state.title;
      title.hidden = !state.title;
      svg.setAttribute("aria-label", state.label);
      svg.classList.toggle("mlp-hand", true);
      if (["values", "log", "decades", "width", "height", "x_label", "y_label"].some((name) => changed.has(name))) everything();
      else drawMark();
    },
    remove() {
      watch.disconnect();
    },
  };
}

export default view(
  ["values", "chosen", "text", "log", "decades", "leap", "width", "height", "title", "x_label", "y_label"],
  buildSpectrum,
);
