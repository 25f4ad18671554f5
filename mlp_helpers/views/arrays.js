// @ts-check
// Arrays on their way between a page and Python, and in a hand.

import { clamp } from "./numbers.js";

/** @typedef {Float32Array & { shape: number[] }} Numbers */

/**
 * A synced array arrives as {shape, data: DataView}; here it is a Float32Array with a shape.
 * @param {any} value
 */
export function asArray(value) {
  if (!value?.shape) return value;
  const { buffer, byteOffset, byteLength } = value.data;
  const array = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
  return Object.assign(array, { shape: value.shape });
}

/**
 * What an answer brings of a trait: an array or bytes from a buffer, or the value itself.
 * @param {any} what @param {DataView[]} buffers
 */
export function unpacked(what, buffers) {
  if (!("at" in what)) return what.value;
  const data = buffers[what.at];
  return what.shape ? asArray({ ...what, data }) : data;
}

/** Numbers in a row, as such an array. @param {number[]} numbers */
export const asLine = (numbers) =>
  Object.assign(Float32Array.from(numbers), { shape: [numbers.length] });

/** The same array as a synced one, for the model to keep. @param {any} value */
export function asSynced(value) {
  if (!(value instanceof Float32Array)) return value;
  const data = new DataView(value.buffer, value.byteOffset, value.byteLength);
  return { shape: [.../** @type {Numbers} */ (value).shape], data };
}

/**
 * What a hand has done to an array: at each place that it touched, the ends between which the
 * number there now lies. Both ends are the number itself where it was set; ink has one end only.
 * @typedef {Map<number, [number, number]>} Touch
 */

/**
 * The numbers that are not as before, as a touch; undefined if this is no array, or one of
 * another length than before.
 * @param {any} before @param {any} now @returns {Touch | undefined}
 */
export function touched(before, now) {
  const many = now instanceof Float32Array || Array.isArray(now);
  if (!many || before?.length !== now.length) return undefined;
  const touch = new Map();
  for (let i = 0; i < now.length; i++) if (now[i] !== before[i]) touch.set(i, [now[i], now[i]]);
  return touch;
}

/** One touch, then another. @param {Touch | undefined} first @param {Touch} then */
export function both(first, then) {
  const touch = new Map(first);
  for (const [i, [low, high]] of then) {
    const ends = touch.get(i) ?? [-Infinity, Infinity];
    touch.set(i, [clamp(ends[0], low, high), clamp(ends[1], low, high)]);
  }
  return touch;
}

/**
 * What others made of an array, with a hand's touch; null if that was of another shape.
 * @param {any} theirs @param {any} mine @param {Touch} touch
 */
export function merged(theirs, mine, touch) {
  if (String(theirs?.shape) !== String(mine.shape) || theirs?.length !== mine.length) return null;
  const made = Object.assign(theirs.slice(), theirs.shape && { shape: theirs.shape });
  for (const [i, ends] of touch) made[i] = clamp(made[i], ...ends);
  return made;
}
