// @ts-check
// Numbers as cells of colour.

import { clamp } from "./numbers.js";
import { SCALES } from "./palette.js";

/**
 * A value's colour on a scale: "light" from 0 to limit, "signed" from -limit to limit.
 * @param {Uint8ClampedArray} data @param {number} at
 * @param {number} value @param {"light" | "signed"} scale @param {number} limit
 */
export function paintPixel(data, at, value, scale, limit) {
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

/**
 * Fill a canvas, one cell for each number.
 * @param {CanvasRenderingContext2D} context @param {Float32Array} values @param {number} columns
 * @param {"light" | "signed"} scale @param {number} limit @param {boolean} dashed
 */
export function drawCells(context, values, columns, scale, limit, dashed = scale === "signed") {
  const { canvas } = context;
  const fine = dashed ? FINE : 1;
  const [width, height] = [fine * columns, (fine * values.length) / columns];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = context.createImageData(width, height);
  if (dashed) drawDashed(image, values, columns, limit);
  else values.forEach((value, i) => void paintPixel(image.data, 4 * i, value, scale, limit));
  context.putImageData(image, 0, 0);
}

/**
 * @param {ImageData} image @param {Float32Array} values
 * @param {number} columns @param {number} limit
 */
function drawDashed(image, values, columns, limit) {
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

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The row and the column of cell number i. @param {number} i @param {number} columns */
export const placeOf = (i, columns) => [Math.floor(i / columns), i % columns];

/**
 * The number of the cell at a place, or of the nearest one.
 * @param {number[]} place @param {number[]} shape
 */
export function cellOf([r, c], [rows, columns]) {
  return clamp(Math.floor(r), 0, rows - 1) * columns + clamp(Math.floor(c), 0, columns - 1);
}

/**
 * Where a pointer is on a picture, in cells.
 * @param {Element} picture @param {number[]} shape @param {PointerEvent} event
 */
export function placeAt(picture, [rows, columns], { clientX, clientY }) {
  const { left, top, width, height } = picture.getBoundingClientRect();
  return [((clientY - top) / height) * rows, ((clientX - left) / width) * columns];
}

/**
 * The cell that a key leads to from cell i, or undefined.
 * @param {string} key @param {number} i @param {number[]} shape
 */
export function cellAfter(key, i, [rows, columns]) {
  if (key === "Home") return 0;
  if (key === "End") return rows * columns - 1;
  if (!(key in ARROWS)) return undefined;
  const [down, right] = ARROWS[/** @type {keyof typeof ARROWS} */ (key)];
  const [r, c] = placeOf(i, columns);
  return cellOf([r + down, c + right], [rows, columns]);
}
