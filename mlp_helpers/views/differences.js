// Differences: numbers that can be dragged, beside wanted ones; each difference and its square.

import { slide } from "./hand.js";
import { asText, clamp, withNumber } from "./numbers.js";
import { aria, attr, element, listIn, write } from "./page.js";
import { view } from "./shared.js";

export default view((root, state, store) => {
  const table = attr(element("div", "mlp-diff", root), { role: "table" });
  const heads = addRow("mlp-diff-heads", Array(5).fill("columnheader"));
  const body = attr(element("div", "", table), { role: "rowgroup" });
  const total = addRow("mlp-diff-total", ["rowheader", "cell"]);

  function addRow(className, roles, where = table) {
    const row = attr(element("div", `mlp-diff-row ${className}`, where), { role: "row" });
    return roles.map((role) => attr(element("div", "mlp-diff-cell", row), { role }));
  }

  const rows = listIn(body, (i) => {
    const roles = ["rowheader", "cell", "cell", "cell", "cell"];
    const [label, value, wanted, difference, square] = addRow("", roles, body);
    value.classList.add("mlp-diff-value");
    square.classList.add("mlp-diff-square");
    const range = element("input", "", value);
    Object.assign(range, { type: "range", min: 0, max: 1, step: 0.01 });
    write(label, String(i));
    const move = (final) =>
      store.move({ values: withNumber(state.values, i, Number(range.value)) }, final);
    slide(range, move);
    const fill = element("div", "mlp-bar-fill", element("div", "mlp-bar-track", square));
    const number = element("span", "mlp-diff-number", value);
    const squared = element("span", "mlp-diff-number", square);
    const mark = element("span", "mlp-diff-mark", square);
    const row = label.parentNode;
    return { row, range, number, wanted, difference, fill, squared, mark };
  });

  // Four decimals, or two digits that count where these would all be 0.
  const squareText = (/** @type {number} */ value) =>
    value > 0 && value < 5e-5 ? value.toExponential(1).replace("-", "−") : asText(value, 4);

  function show({ row, range, fill, ...parts }, i) {
    const { values, decimals } = state;
    const text = asText(values[i], decimals);
    const largest = state.largest.includes(i);
    Object.assign(range, { value: values[i], disabled: state.locked });
    aria(range, { label: `${state.value_name} ${i}`, valuetext: text });
    write(parts.number, text);
    write(parts.wanted, asText(state.wanted[i], Number.isInteger(state.wanted[i]) ? 0 : decimals));
    write(parts.difference, asText(state.differences[i], decimals, true));
    write(parts.squared, squareText(state.squares[i]));
    write(parts.mark, largest ? "◀" : "");
    fill.style.transform = `scaleX(${clamp(state.squares[i], 0, 1)})`;
    row.classList.toggle("mlp-diff-marked", i === state.marked);
    row.classList.toggle("mlp-diff-largest", largest);
  }

  return {
    draw() {
      aria(table, { label: state.label });
      heads.forEach((cell, i) => void write(cell, state.heads[i]));
      rows(state.values.length).forEach(show);
      write(total[0], state.total_name);
      write(total[1], squareText(state.total));
    },
  };
});
