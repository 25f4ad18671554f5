// @ts-check
// Frames on a picture, [row, column, rows, columns] in whole pixels, held within its size.

import { clamp } from "./numbers.js";

/** @typedef {number[]} Frame */
/** @typedef {{ size: number[], least: number }} Limits the picture's size; a frame's shortest side */

/**
 * One side of a frame, along one direction: where it begins and how long it is.
 * @param {number} from @param {number} to @param {number} most @param {number} least
 */
function span(from, to, most, least) {
  const length = Math.min(least, most);
  const [low, high] = [Math.min(from, to), Math.max(from, to)].map((end) =>
    clamp(Math.round(end), 0, most),
  );
  if (high - low >= length) return [low, high - low];
  const start = from <= to ? low : high - length; // the end that is held fast stays
  return [clamp(start, 0, most - length), length];
}

/**
 * The frame between two places, each [row, column]; the first one is held fast.
 * @param {number[]} from @param {number[]} to @param {Limits} limits @returns {Frame}
 */
export function frameBetween(from, to, { size, least }) {
  const [rows, columns] = [0, 1].map((i) => span(from[i], to[i], size[i], least));
  return [rows[0], columns[0], rows[1], columns[1]];
}

/**
 * A frame moved by rows and columns, as far as the picture goes.
 * @param {Frame} frame @param {number[]} by @param {Limits} limits @returns {Frame}
 */
export function movedBy(frame, by, { size }) {
  const [row, column] = [0, 1].map((i) =>
    clamp(Math.round(frame[i] + by[i]), 0, size[i] - frame[i + 2]),
  );
  return [row, column, frame[2], frame[3]];
}

/**
 * A frame of which some sides are moved by rows and columns; `sides` says which: -1 the upper or
 * left one, 1 the lower or right one, 0 neither.
 * @param {Frame} frame @param {number[]} sides @param {number[]} by @param {Limits} limits
 * @returns {Frame}
 */
export function resizedBy(frame, sides, by, { size, least }) {
  const made = [...frame];
  for (const i of [0, 1]) {
    const [low, high] = [frame[i], frame[i] + frame[i + 2]];
    const short = Math.min(least, size[i]);
    const end = Math.round((sides[i] < 0 ? low : high) + by[i]);
    if (sides[i] < 0) made[i] = clamp(end, 0, high - short);
    if (sides[i])
      made[i + 2] = sides[i] < 0 ? high - made[i] : clamp(end, low + short, size[i]) - low;
  }
  return made;
}

/**
 * A frame larger by so many pixels on each of its sides, or smaller.
 * @param {Frame} frame @param {number} by @param {Limits} limits @returns {Frame}
 */
export function grownBy(frame, by, limits) {
  const larger = resizedBy(frame, [1, 1], [by, by], limits);
  return resizedBy(larger, [-1, -1], [-by, -by], limits);
}

/**
 * Which sides of a frame a place takes hold of: as `sides` above, or null if it lies outside.
 * @param {Frame} frame @param {number[]} place @param {number} reach how near is near, in pixels
 */
export function sidesAt(frame, place, reach) {
  const sides = [0, 1].map((i) => {
    const [low, high] = [frame[i], frame[i] + frame[i + 2]];
    if (place[i] < low - reach || place[i] > high + reach) return null;
    const inner = Math.min(reach, (high - low) / 4); // so that there is room to take its middle
    return place[i] < low + inner ? -1 : place[i] > high - inner ? 1 : 0;
  });
  return sides.includes(null) ? null : /** @type {number[]} */ (sides);
}

/** The frame of several that a place lies in, the smallest, or undefined.
 * @param {Frame[]} frames @param {number[]} place */
export function frameAt(frames, place) {
  const around = frames.filter((frame) => sidesAt(frame, place, 0));
  return around.sort((one, other) => one[2] * one[3] - other[2] * other[3])[0];
}
