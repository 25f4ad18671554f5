// What all views share: their state, the requests to Python, small drawing helpers.
// This text stands in front of every view's own module.

// Every view of the page by its key, so that one answer can bring news for several.
const VIEWS = (globalThis.mlpViews ??= new Map());

// Keys pressed in a view or a demo are for it, not for the notebook; but what comes with Ctrl
// or Cmd, such as saving, is JupyterLab's, all but undo. JupyterLab looks for a mark on the
// focused element, after this listener has set it.
if (!globalThis.mlpKeys) {
  globalThis.mlpKeys = true;
  const mark = ({ target, ctrlKey, metaKey, key }) => {
    if (!target.closest?.(".mlp, .mlp-demo, .mlp-quiz")) return;
    const ours = !(ctrlKey || metaKey) || key.toLowerCase() === "z";
    target.toggleAttribute("data-lm-suppress-shortcuts", ours);
  };
  window.addEventListener("keydown", mark, true);
}

// JupyterLab swaps the icon of the browser's tab whenever the kernel turns busy or idle, twice
// for every request, and each time the server has to send it. That takes as long as the
// answers themselves, so the icon stays at idle while a hand is at work.
const TAB_ICON = (globalThis.mlpTabIcon ??= {
  timer: null,
  hold() {
    if (this.timer === null) {
      if (!document.querySelector('link.idle.favicon[rel="icon"]')) return;
      this.rename("favicon", "mlp-favicon");
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.rename("mlp-favicon", "favicon");
    }, 1000);
  },
  rename(from, to) { // JupyterLab finds the icon by its class
    for (const link of document.querySelectorAll(`link.${from}`)) link.classList.replace(from, to);
  },
});

// A synced array arrives as {shape, data: DataView}; here it is a Float32Array with a shape.
function asArray(value) {
  if (!value || !value.shape) return value;
  const { buffer, byteOffset, byteLength } = value.data;
  const array = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
  array.shape = value.shape;
  return array;
}

// One for every model: what it shows, who draws it, and its requests to Python.
class Store {
  constructor(model, names) {
    this.model = model;
    this.state = {};
    this.drawings = new Set();
    this.hand = null; // names of the values that the hand has moved and Python has not confirmed
    this.missed = new Set(); // names that code changed meanwhile
    this.inFlight = new Map(); // id -> when it was sent
    this.waiting = null; // the newest request that found no room
    this.trips = []; // {at, trip}: the last round trips without Python's own time, ms
    this.took = 1; // Python's time for one request, ms
    this.lastId = 0;
    this.silence = null;
    this.fault = "";
    for (const name of [...names, "label", "locked"]) {
      this.state[name] = asArray(model.get(name));
      model.on(`change:${name}`, () => {
        if (this.isMine(name)) this.missed.add(name);
        else this.set(name, asArray(model.get(name)));
      });
    }
    model.on("msg:custom", (content, buffers) => this.receive(content, buffers));
    VIEWS.set(model.get("key"), this);
  }

  draw(...names) {
    for (const drawing of this.drawings) drawing.draw(new Set(names));
  }

  // Newer moves of the hand are on their way: an older answer must not undo them.
  isMine(name) {
    return Boolean(this.hand?.has(name));
  }

  letGo() {
    this.hand = null;
    for (const name of this.missed) this.set(name, asArray(this.model.get(name)));
    this.missed.clear();
  }

  set(name, value) {
    this.state[name] = value;
    this.draw(name);
  }

  // A value that did not come through the model: forget the model's, or it would not tell
  // when code sets that same value again.
  keep(name, value) {
    this.state[name] = value;
    this.missed.delete(name);
    this.model.set(name, undefined, { silent: true }); // null is a value
  }

  // How many requests to keep in flight: enough to fill the round trip, no queue anywhere. The
  // shortest trip of the last seconds is the one that met no queue; the others may have waited
  // behind our own requests, and to send more because of that would make them wait longer.
  room() {
    const trip = this.trips.length ? Math.min(...this.trips.map((one) => one.trip)) : 30;
    return Math.min(8, Math.max(2, Math.round(trip / Math.max(16, this.took)) + 1));
  }

  // Tell Python what the hand did. Between the first move and the last (`final`) only the
  // newest values count; a call is never dropped.
  ask(changes, { final = true, call = null } = {}) {
    this.hand = call ? null : new Set([...(this.hand ?? []), ...Object.keys(changes)]);
    for (const [name, value] of Object.entries(changes)) this.keep(name, value);
    const merged = { changes: { ...this.waiting?.changes, ...changes }, final, call };
    if (this.waiting?.call) this.post(this.waiting);
    this.waiting = null;
    if (call || this.inFlight.size < this.room()) this.post(merged);
    else this.waiting = merged;
  }

  post({ changes, final, call }) {
    const set = {};
    const buffers = [];
    for (const [name, value] of Object.entries(changes)) {
      if (value instanceof Float32Array) {
        set[name] = { shape: [...value.shape], at: buffers.length };
        buffers.push(value.slice().buffer);
      } else set[name] = value;
    }
    const id = ++this.lastId;
    this.inFlight.set(id, performance.now());
    TAB_ICON.hold();
    this.silence ??= setTimeout(() => this.complain(), 3000);
    try {
      this.model.send({ ask: id, set, final, call }, undefined, buffers);
    } catch {
      clearTimeout(this.silence);
      this.complain("Python was restarted. Run ▸ Run All Cells brings the demo back.");
    }
  }

  receive(content, buffers) {
    if (content.ping && this.drawings.size) this.model.send({ pong: true });
    if (content.answer === undefined) return;
    const sent = this.inFlight.get(content.answer);
    this.inFlight.delete(content.answer);
    clearTimeout(this.silence);
    this.silence = this.inFlight.size ? setTimeout(() => this.complain(), 3000) : null;
    if (sent !== undefined) {
      const at = performance.now();
      this.took = 0.7 * this.took + 0.3 * content.took;
      this.trips.push({ at, trip: at - sent - content.took });
      while (this.trips[0].at < at - 10_000) this.trips.shift();
    }
    if (this.waiting && this.inFlight.size < this.room()) {
      const { waiting } = this;
      this.waiting = null;
      this.post(waiting);
    }
    if (!this.inFlight.size) this.letGo();
    this.say(content.fault);
    const changed = new Map();
    for (const [key, name, what] of content.parts) {
      const store = VIEWS.get(key);
      if (!store || store.isMine(name)) continue;
      const value = "at" in what ? asArray({ shape: what.shape, data: buffers[what.at] }) : what.value;
      store.keep(name, value);
      changed.set(store, [...(changed.get(store) ?? []), name]);
    }
    for (const [store, names] of changed) store.draw(...names);
  }

  // Nothing heard for a while: say so, and let the next move try again.
  complain(why = "No answer from Python. It is busy, or was restarted: then Run ▸ Run All Cells.") {
    this.silence = null;
    this.inFlight.clear();
    this.waiting = null;
    this.letGo();
    this.say(why);
  }

  // A fault is taken back by a later answer without one, but not before it could be read.
  say(fault) {
    if (fault === this.fault || (!fault && performance.now() < this.faultUntil)) return;
    this.fault = fault;
    this.faultUntil = performance.now() + 2000;
    this.draw("fault");
  }
}

// A view's module exports view(names, build). `build(root, store)` fills `root` once and
// returns {draw(changed), remove?()}; `changed` holds the names of what is new.
function view(names, build) {
  return {
    initialize({ model }) {
      const store = new Store(model, names);
      return () => {
        clearTimeout(store.silence);
        VIEWS.delete(model.get("key"));
      };
    },
    render({ model, el }) {
      const store = VIEWS.get(model.get("key"));
      const root = element("div", "mlp", el);
      const drawing = build(root, store);
      const fault = element("div", "mlp-fault", root);
      fault.setAttribute("role", "alert");
      const all = {
        draw(changed) {
          if (changed.has("fault")) fault.textContent = store.fault;
          root.classList.toggle("mlp-locked", store.state.locked);
          drawing.draw(changed);
        },
      };
      store.drawings.add(all);
      all.draw(new Set([...names, "label", "locked", "fault"]));
      return () => {
        store.drawings.delete(all);
        drawing.remove?.();
      };
    },
  };
}

function element(tag, className, parent, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  parent?.append(made);
  return made;
}

function svgElement(tag, parent, attributes = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(made, attributes);
  parent?.append(made);
  return made;
}

function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}

let lastMade = 0;
const newId = (name) => `mlp-${name}-${++lastMade}-${Math.random().toString(36).slice(2)}`;

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

// A number with a true minus sign and, where wanted, a plus.
function asText(value, decimals = 2, plus = false) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  let text = size >= 1e5 ? size.toExponential(2) : size.toFixed(decimals);
  const zero = Number(text) === 0;
  return (zero ? "" : value < 0 ? "−" : plus ? "+" : "") + text;
}

// Say, in the line of words of the demo that a view stands in, why something was not taken.
const REFUSED = "mlp-refused";
const refuse = (root, detail) => root.dispatchEvent(new CustomEvent(REFUSED, { bubbles: true, detail }));

// A number in three digits that count, however small: 0.0123, −4.56e−7.
function asShort(value, plus = false) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const plain = !size || (size >= 1e-3 && size < 1e5);
  const digits = size && size < 1000 ? size.toPrecision(3) : String(Number(size.toPrecision(3)));
  const text = plain ? digits : size.toExponential(2);
  return (size ? (value < 0 ? "−" : plus ? "+" : "") : "") + text.replace("e-", "e−").replace("e+", "e");
}

// A value's colour on a scale: "light" from 0 to limit, "signed" from -limit to limit.
function paintPixel(data, at, value, scale, limit) {
  const stops = SCALES[scale];
  const share = scale === "light" ? value / limit : (value / limit + 1) / 2;
  const place = clamp(share, 0, 1) * (stops.length - 1);
  const lower = Math.min(Math.floor(place), stops.length - 2);
  const part = place - lower;
  for (let c = 0; c < 3; c++) {
    data[at + c] = Math.round(stops[lower][c] + part * (stops[lower + 1][c] - stops[lower][c]));
  }
  data[at + 3] = 255;
}

// Cells of a signed picture are drawn finer, with a dash in the negative ones: sign is not
// shown by colour alone.
const FINE = 5;

function drawSigned(image, values, columns, limit) {
  const line = FINE * columns;
  const pixel = new Uint8ClampedArray(4);
  for (let i = 0; i < values.length; i++) {
    paintPixel(pixel, 0, values[i], "signed", limit);
    const dashed = values[i] < -0.04 * limit;
    const corner = FINE * Math.floor(i / columns) * line + FINE * (i % columns);
    for (let k = 0; k < FINE * FINE; k++) {
      const [r, c] = [Math.floor(k / FINE), k % FINE];
      const at = 4 * (corner + r * line + c);
      const shade = dashed && r === 2 && c > 0 && c < FINE - 1 ? 0.45 : 1;
      for (let b = 0; b < 3; b++) image.data[at + b] = shade * pixel[b];
      image.data[at + 3] = 255;
    }
  }
}

// About n round numbers from lo to hi, each as {value, text}: the marks of an axis.
function niceTicks(lo, hi, n) {
  const rough = (hi - lo) / n;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((nice) => nice * power >= 0.999 * rough) ?? 10);
  const decimals = clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 12);
  const ticks = [];
  for (let i = Math.ceil(lo / step - 1e-9); i * step <= hi + 1e-9 * step && ticks.length < 50; i++) {
    ticks.push({ value: i * step, text: asText(i * step, decimals) });
  }
  return ticks;
}
