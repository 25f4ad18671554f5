// @ts-check
// Numbers, and numbers as text.

/** @typedef {import("./arrays.js").Numbers} Numbers */

/** @param {number} value @param {number} low @param {number} high */
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/**
 * A new array, in which one number is another.
 * @param {Numbers} array @param {number} i @param {number} value
 */
export function withNumber(array, i, value) {
  const changed = Object.assign(array.slice(), { shape: array.shape });
  changed[i] = value;
  return changed;
}

const sign = (/** @type {number} */ value, /** @type {boolean} */ plus) =>
  value < 0 ? "−" : plus ? "+" : "";

/** A number with a true minus sign and, where wanted, a plus. @param {number} value */
export function asText(value, decimals = 2, plus = false) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const text = size >= 1e5 ? size.toExponential(2) : size.toFixed(decimals);
  return (Number(text) === 0 ? "" : sign(value, plus)) + text;
}

/** A number in three digits that count, however small: 0.0123, −4.56e−7. @param {number} value */
export function asShort(value, plus = false) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (!size) return "0";
  const digits = size < 1000 ? size.toPrecision(3) : String(Number(size.toPrecision(3)));
  const text = size >= 1e-3 && size < 1e5 ? digits : size.toExponential(2);
  return sign(value, plus) + text.replace("e-", "e−").replace("e+", "e");
}

const A_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a text says, or null. A decimal comma and a true minus are fine, too.
 * @param {string} text @param {number} low @param {number} high
 */
export function typedNumber(text, low, high) {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  const value = A_NUMBER.test(plain) ? Number(plain) : NaN;
  return value >= low && value <= high ? value : null;
}
