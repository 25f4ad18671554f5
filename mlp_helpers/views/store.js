// @ts-check
// What a page knows of one model: its state, who draws it, and the requests to Python.

/** @typedef {Float32Array & { shape: number[] }} Numbers */
/** @typedef {{ get: Function, set: Function, on: Function, send: Function }} Model */
/** @typedef {{ changes: Record<string, any>, final: boolean, call: string | null }} Request */

/** @type {any} what all of our modules in a page share, those of other kernels too */
const page = globalThis;
page.mlpViews ??= new Map();
/** @type {Map<string, Store>} every model by its key: one answer can bring news for several */
export const VIEWS = page.mlpViews;

// JupyterLab swaps the icon of the browser's tab whenever the kernel turns busy or idle, twice
// for every request, and each time the server has to send it. That takes as long as the
// answers themselves, so the icon stays at idle while a hand is at work.
page.mlpTabIcon ??= {
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
  /** JupyterLab finds the icon by its class. @param {string} from @param {string} to */
  rename(from, to) {
    for (const link of document.querySelectorAll(`link.${from}`)) link.classList.replace(from, to);
  },
};

/**
 * A synced array arrives as {shape, data: DataView}; here it is a Float32Array with a shape.
 * @param {any} value
 */
function asArray(value) {
  if (!value?.shape) return value;
  const { buffer, byteOffset, byteLength } = value.data;
  const array = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
  return Object.assign(array, { shape: value.shape });
}

/** Names of what is new. */
export class Changed extends Set {
  /** @param {string[]} names */
  any(...names) {
    return names.some((name) => this.has(name));
  }
}

/** One for every model: what it shows, who draws it, and its requests to Python. */
export class Store {
  /** @param {Model} model @param {string[]} names */
  constructor(model, names) {
    this.model = model;
    /** @type {Record<string, any>} */
    this.state = {};
    /** @type {Set<(changed: Changed) => void>} */
    this.drawings = new Set();
    /** @type {Set<string> | null} names that the hand has moved and Python has not confirmed */
    this.hand = null;
    /** @type {Set<string>} names that code changed meanwhile */
    this.missed = new Set();
    /** @type {Element | null} what a pointer holds: one at a time, see hand.js */
    this.grip = null;
    /** @type {Map<number, number>} id -> when it was sent */
    this.inFlight = new Map();
    /** @type {Request | null} the newest request that found no room */
    this.waiting = null;
    /** @type {{at: number, trip: number}[]} the last round trips without Python's time, ms */
    this.trips = [];
    this.took = 1; // Python's time for one request, ms
    this.lastId = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.silence = undefined;
    this.fault = "";
    this.faultUntil = 0;
    for (const name of names) {
      this.state[name] = asArray(model.get(name));
      model.on(`change:${name}`, () => {
        if (this.isMine(name)) this.missed.add(name);
        else this.set(name, asArray(model.get(name)));
      });
    }
    model.on("msg:custom", (/** @type {any} */ content, /** @type {DataView[]} */ buffers) =>
      this.receive(content, buffers),
    );
    VIEWS.set(model.get("key"), this);
  }

  /** @param {string[]} names */
  draw(...names) {
    for (const draw of this.drawings) draw(new Changed(names));
  }

  // Newer moves of the hand are on their way: an older answer must not undo them.
  /** @param {string} name */
  isMine(name) {
    return Boolean(this.hand?.has(name));
  }

  letGo() {
    this.hand = null;
    for (const name of this.missed) this.set(name, asArray(this.model.get(name)));
    this.missed.clear();
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    this.state[name] = value;
    this.draw(name);
  }

  /**
   * A value that did not come through the model: forget the model's, or it would not tell
   * when code sets that same value again.
   * @param {string} name @param {any} value
   */
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

  /**
   * What a hand moved is sent, and drawn at once.
   * @param {Record<string, any>} changes @param {boolean} final whether the hand lets go
   */
  move(changes, final = true) {
    this.ask(changes, { final });
    this.draw(...Object.keys(changes));
  }

  /** The hand lets go of what it moved. @param {string} name */
  finish(name) {
    this.ask({ [name]: this.state[name] });
  }

  /**
   * Tell Python what the hand did. Between the first move and the last (`final`) only the
   * newest values count; a call is never dropped.
   * @param {Record<string, any>} changes @param {{final?: boolean, call?: string | null}} how
   */
  ask(changes, { final = true, call = null } = {}) {
    this.hand = call ? null : new Set([...(this.hand ?? []), ...Object.keys(changes)]);
    for (const [name, value] of Object.entries(changes)) this.keep(name, value);
    const merged = { changes: { ...this.waiting?.changes, ...changes }, final, call };
    if (this.waiting?.call) this.post(this.waiting);
    this.waiting = null;
    if (call || this.inFlight.size < this.room()) this.post(merged);
    else this.waiting = merged;
  }

  /** @param {Request} request */
  post({ changes, final, call }) {
    /** @type {Record<string, any>} */
    const set = {};
    const buffers = [];
    for (const [name, value] of Object.entries(changes)) {
      if (value instanceof Float32Array) {
        set[name] = { shape: [.../** @type {Numbers} */ (value).shape], at: buffers.length };
        buffers.push(value.slice().buffer);
      } else set[name] = value;
    }
    const id = ++this.lastId;
    this.inFlight.set(id, performance.now());
    page.mlpTabIcon.hold();
    this.silence ??= setTimeout(() => this.complain(), 3000);
    try {
      this.model.send({ ask: id, set, final, call }, undefined, buffers);
    } catch {
      clearTimeout(this.silence);
      this.complain("Python was restarted. Run ▸ Run All Cells brings the demo back.");
    }
  }

  /** @param {any} content @param {DataView[]} buffers */
  receive(content, buffers) {
    if (content.ping && this.drawings.size) this.model.send({ pong: true });
    if (content.answer === undefined) return;
    const sent = this.inFlight.get(content.answer);
    this.inFlight.delete(content.answer);
    clearTimeout(this.silence);
    this.silence = this.inFlight.size ? setTimeout(() => this.complain(), 3000) : undefined;
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
      const array = { shape: what.shape, data: buffers[what.at] };
      store.keep(name, "at" in what ? asArray(array) : what.value);
      changed.set(store, [...(changed.get(store) ?? []), name]);
    }
    for (const [store, names] of changed) store.draw(...names);
  }

  // Nothing heard for a while: say so, and let the next move try again.
  complain(why = "No answer from Python. It is busy, or was restarted: then Run ▸ Run All Cells.") {
    this.silence = undefined;
    this.inFlight.clear();
    this.waiting = null;
    this.letGo();
    this.say(why);
  }

  // A fault is taken back by a later answer without one, but not before it could be read.
  /** @param {string} fault */
  say(fault) {
    if (fault === this.fault || (!fault && performance.now() < this.faultUntil)) return;
    this.fault = fault;
    this.faultUntil = performance.now() + 2000;
    this.draw("fault");
  }
}
