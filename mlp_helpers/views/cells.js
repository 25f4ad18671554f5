// @ts-check
// Numbers as cells of colour.

import { clamp } from "./numbers.js";
import { SCALES } from "./palette.js";

/**
 * A value's colour, as one number of an image, red in its lowest byte: on the scale "light" from
 * 0 to limit, on "signed" from -limit to limit; darker by a share.
 * @param {number} value @param {"light" | "signed"} scale @param {number} limit
 */
function colourOf(value, scale, limit, share = 1) {
  const stops = SCALES[scale];
  const along = scale === "light" ? value / limit : (value / limit + 1) / 2;
  const place = clamp(along, 0, 1) * (stops.length - 1);
  const lower = Math.min(Math.floor(place), stops.length - 2);
  let colour = 255; // opaque
  for (let c = 2; c >= 0; c--) {
    const [from, to] = [stops[lower][c], stops[lower + 1][c]];
    colour = 256 * colour + Math.round(share * Math.round(from + (place - lower) * (to - from)));
  }
  return colour;
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
  canvas.dataset.scale = scale;
  const fine = dashed ? FINE : 1;
  const [width, height] = [fine * columns, (fine * values.length) / columns];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < values.length; i++) {
    const plain = colourOf(values[i], scale, limit);
    const negative = dashed && values[i] < -0.04 * limit;
    const dash = negative ? colourOf(values[i], scale, limit, 0.45) : plain;
    const corner = fine * (Math.floor(i / columns) * width + (i % columns));
    for (let k = 0; k < fine * fine; k++) {
      const [r, c] = [Math.floor(k / fine), k % fine];
      pixels[corner + r * width + c] = r === 2 && c > 0 && c < FINE - 1 ? dash : plain;
    }
  }
  context.putImageData(image, 0, 0);
}

/**
 * Fewer lines than there are rows: each shows the largest number that falls on it, so that a
 * white pixel stays white.
 * @param {Float32Array} values @param {number} rows @param {number} columns @param {number} lines
 */
export function squeezed(values, rows, columns, lines) {
  const line = new Float32Array(lines * columns);
  for (let i = 0; i < values.length; i++) {
    const [r, c] = placeOf(i, columns);
    const at = Math.floor((r * lines) / rows) * columns + c;
    if (Math.abs(values[i]) > Math.abs(line[at])) line[at] = values[i];
  }
  return line;
}

/** Rows and columns that an arrow leads to. @type {Record<string, number[]>} */
export const ARROWS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

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
  const [down, right] = ARROWS[key];
  const [r, c] = placeOf(i, columns);
  return cellOf([r + down, c + right], [rows, columns]);
}
