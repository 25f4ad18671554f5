// @ts-check
// What a page knows of one model: its state, who draws it, and the requests to Python.

import { asArray, asLine, asSynced, both, merged, touched, unpacked } from "./arrays.js";
import { mustWait } from "./order.js";
import { holdTabIcon } from "./tab.js";

/** @typedef {Record<"get" | "set" | "on" | "off" | "send", Function>} Model */
/** @typedef {import("./arrays.js").Touch} Touch */
/** @typedef {{ value: any, touch?: Touch }} Change a value; of an array, what the hand did to it */
/** @typedef {{ changes: Record<string, Change>, final: boolean, call: string | null }} Request */

/** @type {any} what all of our modules in a page share, those of other kernels too */
const page = globalThis;
page.mlpViews ??= new Map();
/** @type {Map<string, Store>} every model by its key: one answer can bring news for several */
export const VIEWS = page.mlpViews;

const RESTARTED = "Python was restarted: Run ▸ Run All Cells brings this back.";

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
    this.name = Math.random().toString(36).slice(2); // other pages may show the model, too
    /** @type {Record<string, any>} */
    this.state = {};
    /** @type {Set<(changed: Changed) => void>} */
    this.drawings = new Set();
    /** @type {Set<string> | null} names that the hand has moved and Python has not confirmed */
    this.hand = null;
    /** @type {Map<string, any>} what came meanwhile for these names */
    this.missed = new Map();
    /** @type {Map<string, Touch>} arrays in a hand, and what it has done to them */
    this.grasped = new Map();
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
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.fading = undefined;
    this.lost = ""; // what to say where no Python is behind it
    for (const name of names) {
      this.state[name] = asArray(model.get(name));
      model.on(`change:${name}`, () => {
        if (this.arrive(name, asArray(model.get(name)))) this.draw(name);
      });
    }
    model.on("msg:custom", (/** @type {any} */ content, /** @type {DataView[]} */ buffers) =>
      this.receive(content, buffers),
    );
    model.on("comm_live_update", () => this.lookForPython());
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

  /**
   * A value from Python; gives whether it is to be drawn. An array in a hand takes it, too: what
   * the hand has changed of it stays.
   * @param {string} name @param {any} value
   */
  arrive(name, value) {
    const touch = this.grasped.get(name);
    if (this.isMine(name) && !touch) {
      this.missed.set(name, value); // the answer to the hand's last request decides
      return false;
    }
    const made = touch && merged(value, this.state[name], touch);
    if (!made) this.grasped.delete(name);
    this.keep(name, made ?? value);
    return true;
  }

  letGo() {
    const { missed } = this;
    this.hand = null;
    this.missed = new Map();
    for (const [name, value] of missed) this.set(name, value);
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    this.keep(name, value);
    this.draw(name);
  }

  /**
   * The state and the model keep the same, so that what is saved is what is seen, and the model
   * tells when code sets another value.
   * @param {string} name @param {any} value
   */
  keep(name, value) {
    this.state[name] = value;
    this.missed.delete(name);
    this.model.set(name, asSynced(value), { silent: true });
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
   * @param {Touch} [touch] what it did to an array, if not to set numbers
   */
  move(changes, final = true, touch = undefined) {
    this.ask(changes, { final, touch });
    this.draw(...Object.keys(changes));
  }

  /** The hand lets go of what it moved. @param {string} name */
  finish(name) {
    this.ask({ [name]: this.state[name] });
  }

  /**
   * Tell Python what the hand did. Between the first move and the last (`final`) only the
   * newest values count; a call is never dropped.
   * @param {Record<string, any>} changes
   * @param {{final?: boolean, call?: string | null, touch?: Touch}} how
   */
  ask(changes, { final = true, call = null, touch = undefined } = {}) {
    this.hand = call ? null : new Set([...(this.hand ?? []), ...Object.keys(changes)]);
    const waits = this.waiting?.call ? {} : (this.waiting?.changes ?? {});
    if (this.waiting?.call) this.postWaiting();
    /** @type {Request} */
    const request = { changes: { ...waits }, final, call };
    for (const [name, value] of Object.entries(changes)) {
      const now = touch ?? touched(this.state[name], value);
      if (now) this.grasped.set(name, both(this.grasped.get(name), now));
      request.changes[name] = { value, touch: now && both(waits[name]?.touch, now) };
      this.keep(name, value);
    }
    if (final) this.grasped.clear();
    this.waiting = request;
    if (call || this.inFlight.size < this.room()) this.postWaiting();
  }

  // Whether an answer is to be expected soon; a page may have models whose kernel is gone.
  isAsking() {
    const since = performance.now() - 3000;
    return [...this.inFlight.values()].some((at) => at > since);
  }

  postWaiting() {
    const { waiting } = this;
    if (!waiting || mustWait()) return;
    this.waiting = null;
    this.post(waiting);
  }

  /** @param {Request} request */
  post({ changes, final, call }) {
    /** @type {Record<string, any>} */
    const set = {};
    /** @type {ArrayBufferLike[]} */
    const buffers = [];
    const packed = (/** @type {any} */ value) =>
      value instanceof Float32Array
        ? { ...asSynced(value), data: undefined, at: buffers.push(value.slice().buffer) - 1 }
        : value;
    for (const [name, { value, touch }] of Object.entries(changes)) {
      set[name] = { value: packed(value) };
      if (!touch) continue;
      const ends = [0, 1].map((end) => Array.from(touch.values(), (one) => one[end]));
      const [lo, hi] = value.shape ? ends.map((end) => packed(asLine(end))) : ends;
      set[name].touched = { at: [...touch.keys()], lo, hi };
    }
    const id = ++this.lastId;
    this.inFlight.set(id, performance.now());
    holdTabIcon();
    this.silence ??= setTimeout(() => this.complain(), 3000);
    try {
      this.model.send({ ask: id, page: this.name, set, final, call }, undefined, buffers);
    } catch {
      this.lose();
      this.say(RESTARTED);
    }
  }

  /** @param {any} content @param {DataView[]} buffers */
  receive(content, buffers) {
    if (content.ping && this.drawings.size) this.model.send({ pong: true });
    if (content.here) this.lose("");
    if (content.answer === undefined) return;
    const mine = content.page === this.name;
    if (mine) this.heard(content);
    const changed = new Map();
    for (const [key, name, what] of content.parts) {
      const store = VIEWS.get(key);
      if (!store) continue;
      // What the hand set is shown already, unless something else came in between; and while it
      // goes on, it has the say.
      if (mine && (store.isMine(name) || (what.same && !store.missed.has(name)))) continue;
      if (store.arrive(name, unpacked(what, buffers))) {
        changed.set(store, [...(changed.get(store) ?? []), name]);
      }
    }
    if (mine && !this.inFlight.size) this.letGo();
    for (const [store, names] of changed) store.draw(...names);
  }

  /** The answer to a request of this page. @param {any} content */
  heard({ answer, took, fault }) {
    const sent = this.inFlight.get(answer);
    this.inFlight.delete(answer);
    clearTimeout(this.silence);
    this.silence = this.inFlight.size ? setTimeout(() => this.complain(), 3000) : undefined;
    if (sent !== undefined) {
      const at = performance.now();
      this.took = 0.7 * this.took + 0.3 * took;
      this.trips.push({ at, trip: at - sent - took });
      while (this.trips[0].at < at - 10_000) this.trips.shift();
    }
    if (this.inFlight.size < this.room()) this.postWaiting();
    if (!this.inFlight.size) this.hand = null;
    this.say(fault);
  }

  // Nothing heard for a while: say so. What is under way stays: a busy Python will come to it.
  complain() {
    this.silence = undefined;
    this.say("No answer from Python. It is busy, or was restarted: then Run ▸ Run All Cells.");
  }

  /** There is no Python behind it any more; or there is, with nothing to say. */
  lose(why = RESTARTED) {
    if (why) this.forget();
    if (why === this.lost) return;
    this.lost = why;
    this.draw("lost");
  }

  /** What was asked is not answered any more. */
  forget() {
    clearTimeout(this.silence);
    this.silence = undefined;
    this.inFlight.clear();
    this.waiting = null;
    this.letGo();
  }

  // The kernel is another one, or only the way to it was gone for a while: then it answers.
  lookForPython() {
    this.lose();
    try {
      this.model.send({ here: true });
    } catch {} // it is gone
  }

  // A fault is taken back by a later answer without one, but not before it could be read.
  /** @param {string} fault */
  say(fault) {
    clearTimeout(this.fading);
    if (fault === this.fault) return;
    const left = this.faultUntil - performance.now();
    if (!fault && left > 0) {
      this.fading = setTimeout(() => this.say(""), left);
      return;
    }
    this.fault = fault;
    this.faultUntil = performance.now() + 2000;
    this.draw("fault");
  }
}
