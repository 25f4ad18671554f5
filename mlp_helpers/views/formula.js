// @ts-check
// Formulas as mathematics: a short text such as "∂a^{(l)}_{k}" as MathML, which browsers set.

const MATH = "http://www.w3.org/1998/Math/MathML";
const TOKEN = /(\p{L}{2,}|[\d.,]+|\p{L}′?|.)((?:[_^]\{[^}]*\})*)/gu;
const LETTER = /^\p{L}′?$/u;

/** @param {string} tag @param {Element} parent @param {string} [text] */
function mathElement(tag, parent, text) {
  const made = document.createElementNS(MATH, tag);
  if (text !== undefined) made.textContent = text;
  parent.append(made);
  return made;
}

/** One sign: a word, a number, a letter, or what stands between them. */
function writePlain(/** @type {Element} */ parent, /** @type {string} */ text) {
  if (LETTER.test(text)) mathElement("mi", parent, text);
  else if (/^[\d.,]+$/.test(text)) mathElement("mn", parent, text);
  else if (/^\p{L}/u.test(text)) mathElement("mtext", parent, text);
  else if (text === "∂") mathElement("mi", parent, text).setAttribute("mathvariant", "normal");
  else mathElement("mo", parent, text).setAttribute("stretchy", "false");
}

/**
 * Signs with what is raised and lowered; words: whether letters that touch are a word.
 * @param {Element} parent @param {string} text
 */
function writeRow(parent, text, words = true) {
  const row = mathElement("mrow", parent);
  for (const [, plain, scripts] of text.matchAll(TOKEN)) {
    const [raised] = scripts.match(/(?<=\^\{)[^}]*/) ?? [];
    const [lowered] = scripts.match(/(?<=_\{)[^}]*/) ?? [];
    const signs = words || plain.length === 1 ? [plain] : [...plain];
    const sum = plain === "Σ";
    const tags = { 0: "", 1: sum ? "munder" : "msub", 2: "msup", 3: "msubsup" };
    const kind = /** @type {0 | 1 | 2 | 3} */ ((lowered ? 1 : 0) + (raised ? 2 : 0));
    const into = kind ? mathElement(tags[kind], row) : row;
    for (const sign of signs) writePlain(into, sum ? "∑" : sign);
    if (lowered) writeRow(into, lowered, false);
    if (raised) writeRow(into, raised, false);
  }
}

/** @param {Element} parent @param {string} text @param {string} [under] of a fraction */
export function writeFormula(parent, text, under) {
  const math = mathElement("math", parent);
  math.setAttribute("displaystyle", "true");
  if (under === undefined) return writeRow(math, text);
  const fraction = mathElement("mfrac", math);
  writeRow(fraction, text);
  writeRow(fraction, under);
}
