// @ts-check
// Small square pictures, many of them in one array: how one is drawn, how many stand in a row.

import { drawCells } from "./cells.js";

/**
 * Fill a canvas with picture number k. A view's own scale and limit hold; light, 0 to 1, if not.
 * @param {CanvasRenderingContext2D} context @param {Record<string, any>} state @param {number} k
 */
export function fillSquare(context, { pictures, scale = "light", limit = 1 }, k) {
  const each = pictures.shape[1];
  const values = pictures.subarray(k * each, (k + 1) * each);
  drawCells(context, values, Math.round(Math.sqrt(each)), scale, limit);
}

/**
 * As many in a row as find room: all of them, a half, a quarter.
 * @param {Record<string, any>} state
 */
export function columnsIn({ columns, size, width }) {
  let n = columns;
  while (n % 2 === 0 && n * (0.9 * size) > width) n /= 2;
  return n;
}
