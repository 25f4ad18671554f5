// Cards: rows of numbers as small bars, which a hand puts in order.

import { drag, keys } from "./hand.js";
import { asText, clamp } from "./numbers.js";
import {
  addReadout,
  aria,
  attr,
  element,
  listIn,
  pixels,
  svgElement,
  UNSEEN,
  write,
} from "./page.js";
import { view } from "./shared.js";

const GAP = 8; // px between two cards
const BAR = 16; // px for each bar
const HOW = "Drag a card. By keyboard: arrows choose one, Space lifts it and sets it down.";

export default view((root, state, store) => {
  const above = element("div", "mlp-cards-end", root);
  const first = element("span", "", above);
  const box = attr(element("div", "mlp-cards", root), { role: "listbox" });
  const last = element("span", "", element("div", "mlp-cards-end", root));
  const readout = addReadout(root, "mlp-readout", box);
  let near = -1; // the card that Tab reaches
  let lifted = -1; // the card that the arrows move
  let held = null; // {card, from: px, by: px} that a pointer holds

  const can = () => !state.locked;
  const tall = () => (state.height - GAP * (state.names.length - 1)) / state.names.length;
  const topOf = (place) => place * (tall() + GAP);
  const placeOf = (card) => state.order.indexOf(card);
  const right = () => {
    const numbers = Array.from(state.truth ?? []);
    return numbers.map((one) => numbers.filter((other) => other < one - 1e-6).length);
  };

  const cardsOf = listIn(box, (i) => {
    const card = attr(element("div", "mlp-card", box), { role: "option", tabindex: -1 });
    const grip = attr(element("span", "mlp-card-grip", card, "⠿"), UNSEEN);
    const name = element("span", "mlp-card-name", card);
    const bars = svgElement("svg", card, UNSEEN);
    const truth = element("div", "mlp-card-truth", card);
    const line = element("div", "mlp-card-line", truth);
    const number = element("span", "", line);
    const place = element("span", "mlp-card-place", line);
    const track = element("div", "mlp-card-track", truth);
    const fill = element("div", "mlp-card-fill", track);
    listen(card, i);
    return { card, grip, name, bars, truth, number, place, fill };
  });

  function drawBars(svg, i) {
    const k = state.pictures.shape[1];
    const [width, height, foot] = [k * BAR, tall() - 8, 19];
    attr(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
    svg.replaceChildren();
    const full = height - foot - 14; // a value finds room above a bar
    const shown = (j) => asText(state.pictures[i * k + j]).replace(/\.?0+$/, "");
    const alike = Array.from({ length: k }, (_, j) => j).every((j) => shown(j) === shown(0));
    for (let j = 0; j < k; j++) {
      const value = clamp(state.pictures[i * k + j], 0, 1) * full;
      const [x, foot_] = [j * BAR, height - foot];
      const bar = {
        class: "mlp-card-bar",
        x: x + 3,
        width: BAR - 6,
        y: foot_ - value,
        height: value,
      };
      svgElement("rect", svg, bar);
      const text = { x: x + BAR / 2, y: height - 3 };
      svgElement("text", svg, text).textContent = String(j);
      let above = foot_ - value; // the value stands there, and not on the line
      if (state.wanted) {
        const y = foot_ - clamp(state.wanted[j], 0, 1) * full;
        svgElement("path", svg, { class: "mlp-card-wanted", d: `M${x + 1} ${y}h${BAR - 2}` });
        if (y <= above && y > above - 12) above = y;
      }
      if (alike || value < 0.005 * full) continue;
      const number = { class: "mlp-card-value", x: x + BAR / 2, y: above - 3 };
      svgElement("text", svg, number).textContent = shown(j);
    }
    if (alike && state.pictures[i * k] >= 0.005) {
      const number = { class: "mlp-card-value", x: 0.7 * width, y: height - foot - 3 };
      number.y -= clamp(state.pictures[i * k], 0, 1) * full;
      svgElement("text", svg, number).textContent = `each ${shown(0)}`;
    }
    svgElement("path", svg, { class: "mlp-card-axis", d: `M0 ${height - foot}H${width}` });
  }

  function numbersOf(i) {
    const k = state.pictures.shape[1];
    const values = Array.from(state.pictures.subarray(i * k, (i + 1) * k));
    if (values.every((value) => value === values[0])) return `all ${asText(values[0])}`;
    const told = values.flatMap((value, j) => (value >= 0.005 ? [`${j}: ${asText(value)}`] : []));
    return `${told.join(", ")}, the others 0`;
  }

  function wordsOf(card) {
    const place = placeOf(card);
    const parts = [`${state.names[card]}, place ${place + 1} of ${state.names.length}`];
    if (state.truth) {
      parts.push(`${state.truth_name} ${asText(state.truth[card], state.decimals)}`);
      const wanted = right()[card];
      parts.push(wanted === place ? "in its place" : `its place is ${wanted + 1}`);
    } else parts.push(card === lifted ? "lifted: up and down move it" : numbersOf(card));
    return parts.join(", ");
  }

  function show({ card, name, truth, number, place, fill }, i) {
    const at = placeOf(i);
    const top = topOf(at) + (held?.card === i ? held.by : 0);
    card.style.transform = `translateY(${top}px)`;
    card.style.height = `${tall()}px`;
    card.classList.toggle("mlp-held", held?.card === i);
    card.classList.toggle("mlp-lifted", lifted === i);
    write(name, state.names[i]);
    attr(card, { tabindex: i === near ? 0 : -1 });
    const set = { posinset: at + 1, setsize: state.names.length, selected: lifted === i };
    aria(card, { label: wordsOf(i), ...set, disabled: !can() });
    truth.style.visibility = state.truth ? "visible" : "hidden";
    if (!state.truth) return;
    const wanted = right()[i];
    write(number, `${state.truth_name} ${asText(state.truth[i], state.decimals)}`);
    write(place, wanted === at ? "✓" : `${wanted < at ? "↑" : "↓"} place ${wanted + 1}`);
    card.classList.toggle("mlp-card-off", wanted !== at);
    fill.style.transform = `scaleX(${state.truth[i] / Math.max(...state.truth, 1e-9)})`;
  }

  function showAll() {
    const n = state.names.length;
    if (near < 0 || near >= n) near = state.order[0] ?? 0;
    const cards = cardsOf(n);
    cards.forEach(show);
    const inside = cards.findIndex(({ card }) => card === document.activeElement);
    write(readout, inside >= 0 ? wordsOf(inside) : "");
  }

  /** The order with a card at another place. */
  function moved(card, place) {
    const order = state.order.filter((one) => one !== card);
    order.splice(clamp(place, 0, state.names.length - 1), 0, card);
    return order;
  }

  function listen(node, i) {
    const follow = (event) => {
      held.by = event.clientY - held.from;
      const place = clamp(
        Math.round((topOf(placeOf(i)) + held.by) / (tall() + GAP)),
        0,
        state.names.length - 1,
      );
      const now = placeOf(i);
      if (place !== now) {
        held.from += topOf(place) - topOf(now);
        held.by = event.clientY - held.from;
        store.move({ order: moved(i, place) }, false);
      } else showAll();
    };
    drag(store, node, {
      can,
      press(event) {
        [near, lifted] = [i, -1];
        held = { card: i, from: event.clientY, by: 0 };
        showAll();
      },
      move: follow,
      release() {
        held = null;
        store.finish("order");
        showAll();
      },
    });
  }

  function goTo(card) {
    near = card;
    showAll();
    cardsOf(state.names.length)[card].card.focus({ preventScroll: true });
    showAll();
  }

  keys(box, (key, { shiftKey }) => {
    const n = state.names.length;
    const steps = { ArrowUp: -1, ArrowDown: 1, Home: -n, End: n }[key];
    const place = clamp(placeOf(near) + (steps ?? 0), 0, n - 1);
    if (steps && can() && (lifted === near || shiftKey)) store.move({ order: moved(near, place) });
    else if (steps) goTo(state.order[place]);
    else if (key === " ") lifted = can() && lifted !== near ? near : -1;
    else if (key === "Escape" && lifted >= 0) lifted = -1;
    else return false;
    showAll();
  });
  box.addEventListener("focusin", showAll);
  box.addEventListener("focusout", () => {
    lifted = -1;
    setTimeout(showAll, 0);
  });

  return {
    grows: readout,
    draw(changed) {
      aria(box, { label: `${state.label}. ${HOW}` });
      pixels(box, { width: state.width, height: state.height });
      write(first, state.ends[0]);
      write(last, state.ends[1]);
      if (state.locked) lifted = -1;
      const cards = cardsOf(state.names.length);
      if (changed.any("pictures", "wanted", "names", "width")) {
        cards.forEach(({ bars }, i) => void drawBars(bars, i));
      }
      showAll();
    },
  };
}, "wide");
