// Fold: a line in short, and what is behind it, opened and closed by the reader.

import { aria, attr, element, listIn, newId, write } from "./page.js";
import { view } from "./shared.js";

const CALM = 600; // ms in which a second click of the mouse does not reach what has moved here

export default view((root, state) => {
  const box = attr(element("div", "mlp-fold", root), { role: "group" });
  const said = attr(element("div", "", box), { role: "status" });
  const line = attr(element("button", "mlp-fold-line", said), { type: "button" });
  const mark = element("span", "mlp-fold-mark", line);
  const text = element("span", "mlp-fold-text", line);
  const why = element("span", "mlp-fold-why", line);
  const more = element("div", "mlp-fold-more", box);
  const head = element("p", "", more);
  const list = element("ul", "", more);
  const told = attr(element("p", "mlp-fold-told", box), { role: "status" });
  const rowsOf = listIn(list, () => {
    const row = element("li", "", list);
    return { row, sign: element("b", "", row), words: element("span", "", row) };
  });
  more.id = newId("more");
  aria(line, { controls: more.id });
  let shown = "";

  function open(yes) {
    more.hidden = !yes;
    aria(line, { expanded: yes });
    write(why, yes ? "hide ▴" : "why? ▾");
  }

  // The question closes: who was in it is on the line now, and the demo moves up to it. On a
  // slide the reasons open where no demo waits for the room, or hands were counted.
  function close() {
    const quiz = root.closest(".mlp-quiz");
    if (!quiz) return;
    if (quiz.contains(document.activeElement)) line.focus({ preventScroll: true });
    quiz.classList.add("mlp-settling");
    setTimeout(() => quiz.classList.remove("mlp-settling"), CALM);
    const asksOnly = !quiz.querySelector(":scope > .mlp-demo");
    if (quiz.closest(".reveal")) open(asksOnly || Boolean(quiz.querySelector(".mlp-votes")));
  }

  open(false);
  line.addEventListener("click", () => open(more.hidden));

  return {
    draw() {
      box.hidden = !state.line;
      write(mark, state.mark);
      write(text, state.line);
      write(head, state.head);
      rowsOf(state.rows.length).forEach(({ row, sign, words }, i) => {
        const [own, name, about] = state.rows[i];
        write(sign, `${own} ${name}`);
        write(words, about);
        row.classList.toggle("mlp-fold-own", i === state.own);
      });
      write(told, state.told).hidden = !state.told;
      aria(box, { label: state.label });
      if (state.line && !shown) close();
      shown = state.line;
    },
  };
});
