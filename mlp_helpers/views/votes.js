// Votes: options with the hands that are counted for each, in one vote and in a second one.

import { keys } from "./hand.js";
import { clamp, withNumber } from "./numbers.js";
import { aria, attr, element, listIn, UNSEEN, write } from "./page.js";
import { view } from "./shared.js";

const MOST = 999;
const FEW = 10; // hands for which a bar is as long as it can be, while there are no more

export default view((root, state, store) => {
  const table = attr(element("div", "mlp-votes", root), { role: "group", tabindex: 0 });
  const counted = () => (state.vote === 2 ? "second" : "first");
  const can = () => !state.locked && state.right < 0;

  function count(i, hands) {
    const now = state[counted()];
    const n = clamp(now[i] + hands, 0, MOST);
    if (can() && n !== now[i]) store.move({ [counted()]: withNumber(now, i, n) });
  }

  const rowsOf = listIn(table, (i) => {
    const row = element("div", "mlp-vote", table);
    const mark = attr(element("span", "mlp-vote-mark", row), UNSEEN);
    const text = element("span", "mlp-vote-text", row);
    const bars = element("div", "mlp-vote-bars", row);
    const [first, second] = [0, 1].map(() => {
      const line = element("div", "mlp-vote-line", bars);
      const track = attr(element("div", "mlp-vote-track", line), UNSEEN);
      return { line, fill: element("div", "mlp-vote-fill", track), n: element("b", "", line) };
    });
    const [less, more] = [-1, 1].map((hands) => {
      const sign = hands < 0 ? "−" : "+";
      const made = attr(element("button", "mlp-vote-button", row, sign), { type: "button" });
      made.addEventListener("click", () => count(i, hands));
      return made;
    });
    return { row, mark, text, lines: [first, second], less, more };
  });

  keys(table, (key, { shiftKey }) => {
    const i = state.letters.indexOf(key.toUpperCase());
    if (i < 0 || !can()) return false;
    count(i, shiftKey ? -1 : 1);
  });

  return {
    draw() {
      const most = Math.max(FEW, ...state.first, ...state.second);
      table.classList.toggle("mlp-votes-twice", state.vote === 2);
      aria(table, { label: state.label });
      rowsOf(state.options.length).forEach(({ row, mark, text, lines, less, more }, i) => {
        const told = state.right === i;
        row.classList.toggle("mlp-vote-right", told);
        write(mark, told ? "✓" : "");
        write(text, state.options[i]);
        lines.forEach(({ line, fill, n }, k) => {
          const hands = [state.first, state.second][k][i];
          line.hidden = k + 1 > state.vote;
          line.classList.toggle("mlp-vote-past", k + 1 < state.vote);
          fill.style.transform = `scaleX(${hands / most})`;
          write(n, String(hands));
          aria(n, { label: `${["first", "second"][k]} vote, ${hands}` });
        });
        less.disabled = !can() || !state[counted()][i];
        more.disabled = !can();
        aria(less, { label: `one hand less for ${state.letters[i]}` });
        aria(more, { label: `one hand more for ${state.letters[i]}` });
      });
    },
  };
}, "wide");
