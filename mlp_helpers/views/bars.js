// Bars: one horizontal bar for each value, with its number; they can be dragged.

function buildBars(root, store) {
  const { state } = store;
  const title = element("div", "mlp-title", root);
  const box = element("div", "mlp-bars", root);
  let rows = [];
  let dragged = null;

  const share = (value) => clamp((value - state.lo) / (state.hi - state.lo), 0, 1);
  const canDrag = () => state.draggable && !state.locked;
  const lowest = (i) => Math.max(state.lo, state.lowest?.[i] ?? state.lo);
  const highest = (i) => Math.min(state.hi, state.highest?.[i] ?? state.hi);

  function build() {
    box.replaceChildren();
    rows = Array.from(state.values, (_, i) => {
      const bar = element("div", "mlp-bar", box);
      const label = element("span", "mlp-bar-label", bar);
      const track = element("div", "mlp-bar-track", bar);
      const fill = element("div", "mlp-bar-fill", track);
      const zero = element("div", "mlp-bar-zero", track);
      const target = element("div", "mlp-bar-target", track);
      const number = element("span", "mlp-bar-value", bar);
      const mark = element("span", "mlp-bar-mark", bar);
      if (state.draggable) listen(track, i);
      return { bar, label, track, fill, zero, target, number, mark };
    });
  }

  function change(i, value, final) {
    const values = state.values.slice();
    values.shape = state.values.shape;
    values[i] = clamp(value, lowest(i), highest(i));
    state.values = values;
    store.draw("values");
    store.ask({ values }, { final });
  }

  function listen(track, i) {
    const at = (event) => {
      const box = track.getBoundingClientRect();
      const raw = state.lo + ((event.clientX - box.left) / box.width) * (state.hi - state.lo);
      return Math.round(raw / state.step) * state.step;
    };
    track.tabIndex = 0;
    track.setAttribute("role", "slider");
    track.addEventListener("pointerdown", (event) => {
      if (!canDrag() || dragged !== null || event.button > 0) return;
      event.preventDefault();
      track.focus({ preventScroll: true });
      track.setPointerCapture(event.pointerId);
      dragged = event.pointerId;
      change(i, at(event), false);
    });
    track.addEventListener("pointermove", (event) => {
      if (dragged === event.pointerId) change(i, at(event), false);
    });
    const release = (event) => {
      if (dragged !== event.pointerId) return;
      dragged = null;
      store.ask({ values: state.values }, { final: true });
    };
    track.addEventListener("pointerup", release);
    track.addEventListener("pointercancel", release);
    track.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
      const ends = { Home: state.lo, End: state.hi };
      if (!canDrag()) return;
      if (event.key in steps) change(i, state.values[i] + steps[event.key] * state.step, true);
      else if (event.key in ends) change(i, ends[event.key], true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  function show(row, i) {
    const value = state.values[i];
    const name = state.labels[i] ?? String(i);
    if (row.label.textContent !== name) row.label.textContent = name;
    const plus = state.lo < 0;
    const faint = value && Math.abs(value) < (state.hi - state.lo) / 20000;
    const short = () => (faint ? "≈ 0" : asShort(value, plus));
    const text = state.short ? short() : asText(value, state.decimals, plus);
    const [zero, end] = [share(Math.max(0, state.lo)), share(value)];
    const [left, width] = [Math.min(zero, end), Math.abs(end - zero)];
    row.fill.style.transform = `translateX(${100 * left}%) scaleX(${width})`;
    row.fill.classList.toggle("mlp-plus", state.lo < 0 && value > 0);
    row.fill.classList.toggle("mlp-minus", state.lo < 0 && value < 0);
    row.zero.hidden = state.lo >= 0;
    row.zero.style.left = `${100 * zero}%`;
    row.target.hidden = !state.targets;
    if (state.targets) row.target.style.left = `${100 * share(state.targets[i])}%`;
    row.number.textContent = text;
    row.bar.classList.toggle("mlp-top", i === state.highlight);
    row.mark.textContent = i === state.highlight ? "◀" : "";
    if (state.draggable) {
      const named = { label: `${state.label}, ${row.label.textContent}`, valuenow: value, valuemin: lowest(i), valuemax: highest(i), valuetext: text };
      for (const [name, what] of Object.entries(named)) row.track.setAttribute(`aria-${name}`, what);
    }
  }

  return {
    draw(changed) {
      if (changed.has("draggable") || rows.length !== state.values.length) build();
      rows.forEach(show);
      title.textContent = state.title;
      title.hidden = !state.title;
      Object.assign(box.style, { width: `${state.width}px`, height: `${state.height}px` });
      box.classList.toggle("mlp-hand", state.draggable);
      const words = rows.map((row) => `${row.label.textContent}: ${row.number.textContent}`).join(", ");
      box.setAttribute("role", state.draggable ? "group" : "img");
      box.setAttribute("aria-label", state.draggable ? state.label : `${state.label}. ${words}`);
    },
  };
}

export default view(
  ["values", "targets", "lowest", "highest", "labels", "lo", "hi", "step", "decimals", "short", "highlight", "draggable", "width", "height", "title"],
  buildBars,
);
