// Scoreboard: a large number, a small table, and a bar for how far a run has come.

function buildScoreboard(root, store) {
  const { state } = store;
  const board = element("div", "mlp-score", root);
  board.setAttribute("role", "group");
  const top = element("div", "mlp-score-top", board);
  const big = element("div", "mlp-score-big", top);
  const caption = element("div", "", top);
  const table = element("table", "mlp-score-rows", board);
  const bar = element("div", "mlp-score-bar", board);
  bar.setAttribute("role", "progressbar");
  const fill = element("div", "", bar);
  const words = element("div", "mlp-score-words", board);

  function say(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  // Rows and columns are made anew only where their number changes.
  function fillTable() {
    const rows = state.heads.length ? [state.heads, ...state.rows] : state.rows;
    const shape = JSON.stringify([state.heads.length, rows.map((row) => row.length)]);
    if (table.dataset.shape !== shape) {
      table.dataset.shape = shape;
      table.replaceChildren();
      rows.forEach((row, r) => {
        const line = element("tr", "", table);
        row.forEach((text, c) => {
          const head = c === 0 || (r === 0 && state.heads.length > 0);
          const cell = element(head && text ? "th" : "td", "", line);
          if (head && text) cell.scope = c === 0 ? "row" : "col";
        });
      });
    }
    rows.forEach((row, r) => row.forEach((text, c) => say(table.rows[r].cells[c], text)));
  }

  return {
    draw() {
      board.setAttribute("aria-label", state.label);
      say(big, state.big);
      say(caption, state.caption);
      fillTable();
      fill.style.transform = `scaleX(${state.share})`;
      say(words, state.words);
      const named = { label: "progress", valuemin: 0, valuemax: 100, valuenow: Math.round(100 * state.share), valuetext: state.words };
      for (const [name, what] of Object.entries(named)) bar.setAttribute(`aria-${name}`, what);
    },
  };
}

export default view(["big", "caption", "rows", "heads", "share", "words"], buildScoreboard);
