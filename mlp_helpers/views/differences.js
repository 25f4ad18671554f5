// Differences: numbers that can be dragged, beside wanted ones; each difference and its square.

function buildDifferences(root, store) {
  const { state } = store;
  const table = element("div", "mlp-diff", root);
  table.setAttribute("role", "table");
  const heads = addRow("mlp-diff-heads", ["", "", "", "", ""].map(() => "columnheader"));
  let rows = [];
  const total = addRow("mlp-diff-total", ["rowheader", "cell"]);

  function addRow(className, roles) {
    const row = element("div", `mlp-diff-row ${className}`, table);
    row.setAttribute("role", "row");
    return roles.map((role) => {
      const cell = element("div", "mlp-diff-cell", row);
      cell.setAttribute("role", role);
      return cell;
    });
  }

  function build() {
    for (const { row } of rows) row.remove();
    rows = Array.from(state.values, (_, i) => {
      const [label, value, wanted, difference, square] = addRow("", ["rowheader", "cell", "cell", "cell", "cell"]);
      const row = label.parentNode;
      value.classList.add("mlp-diff-value");
      square.classList.add("mlp-diff-square");
      const range = element("input", "", value);
      range.type = "range";
      range.addEventListener("input", () => change(i, Number(range.value), false));
      range.addEventListener("change", () => change(i, Number(range.value), true));
      const track = element("div", "mlp-bar-track", square);
      const fill = element("div", "mlp-bar-fill", track);
      const number = element("span", "mlp-diff-number", value);
      const squared = element("span", "mlp-diff-number", square);
      const mark = element("span", "mlp-diff-mark", square);
      return { row, label, range, number, wanted, difference, fill, squared, mark };
    });
    table.append(total[0].parentNode);
  }

  function change(i, value, final) {
    const values = state.values.slice();
    values.shape = state.values.shape;
    values[i] = value;
    state.values = values;
    store.draw("values");
    store.ask({ values }, { final });
  }

  const write = (node, text) => {
    if (node.textContent !== text) node.textContent = text;
  };

  function show(parts, i) {
    const { range } = parts;
    const text = asText(state.values[i], state.decimals);
    const name = state.labels[i] ?? String(i);
    Object.assign(range, { min: state.lo, max: state.hi, step: state.step, disabled: state.locked });
    range.value = state.values[i];
    range.setAttribute("aria-label", `${state.value_name} ${name}`);
    range.setAttribute("aria-valuetext", text);
    write(parts.label, name);
    write(parts.number, text);
    write(parts.wanted, asText(state.wanted[i], Number.isInteger(state.wanted[i]) ? 0 : state.decimals));
    write(parts.difference, asText(state.differences[i], state.decimals, true));
    write(parts.squared, asText(state.squares[i], 4));
    write(parts.mark, state.largest.includes(i) ? "◀" : "");
    parts.fill.style.transform = `scaleX(${clamp(state.squares[i] / state.full, 0, 1)})`;
    parts.row.classList.toggle("mlp-diff-marked", i === state.marked);
    parts.row.classList.toggle("mlp-diff-largest", state.largest.includes(i));
  }

  return {
    draw() {
      if (rows.length !== state.values.length) build();
      table.setAttribute("aria-label", state.label);
        heads.forEach((cell, i) => write(cell, state.heads[i]));
      rows.forEach(show);
      write(total[0], state.total_name);
      write(total[1], asText(state.total, 4));
    },
  };
}

export default view(
  ["values", "wanted", "differences", "squares", "total", "total_name", "heads", "labels", "value_name", "lo", "hi", "full", "step", "decimals", "marked", "largest"],
  buildDifferences,
);
