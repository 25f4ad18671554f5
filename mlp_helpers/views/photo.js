// Photo: a picture with a frame that a pointer or keys move and size, and a box for files.

import { ARROWS, placeAt } from "./cells.js";
import { fileBox } from "./file_box.js";
import { placeOf } from "./fit.js";
import { frameAt, frameBetween, grownBy, movedBy, resizedBy, sidesAt } from "./frames.js";
import { drag, hover, keys } from "./hand.js";
import { addReadout, aria, attr, element, listIn, pixels, UNSEEN, write } from "./page.js";
import { CLOSED, refuse, view } from "./shared.js";

const REACH = { mouse: 9, pen: 12, touch: 20 }; // px from an edge within which a hand takes it
const TREMOR = 4; // px; a new frame is longer than that, a click is shorter
const STEPS = 400; // along the picture's longer side
const FAR = 10; // steps of an arrow with Shift
const CURSORS = {
  ...{ "-1,-1": "nwse-resize", "1,1": "nwse-resize", "-1,1": "nesw-resize", "1,-1": "nesw-resize" },
  ...{ "-1,0": "ns-resize", "1,0": "ns-resize", "0,-1": "ew-resize", "0,1": "ew-resize" },
  "0,0": "move",
};

export default view((root, state, store) => {
  const files = fileBox(root, state, store, (words) => refuse(root, words));
  const ground = attr(element("div", "mlp-photo", root), { role: "group" });
  const area = element("div", "mlp-photo-area mlp-hand", ground);
  const image = attr(element("img", "", area), { alt: "", draggable: false });
  const shade = attr(element("div", "mlp-photo-shade", area), UNSEEN);
  const shades = Array.from({ length: 4 }, () => element("div", "", shade)); // round the frame
  const others = attr(element("div", "", area), UNSEEN);
  const othersOf = listIn(others, () => element("div", "mlp-photo-found", others));
  const frame = attr(element("div", "mlp-photo-frame", area), { role: "slider", tabindex: 0 });
  const corner = attr(element("div", "mlp-photo-corner", area), { role: "slider", tabindex: 0 });
  aria(frame, { roledescription: "frame on a picture" });
  aria(corner, { roledescription: "corner of a frame" });
  const readout = addReadout(root, "mlp-readout", frame);
  let address = "";
  let shown = null; // the bytes that the image shows
  let hold = null; // {at, frame, sides, moved} while a pointer is down

  const limits = () => ({ size: state.size, least: state.least });
  const perPixel = () => state.size[1] / (area.getBoundingClientRect().width || 1);
  const step = () => Math.max(1, Math.round(Math.max(...state.size) / STEPS));
  const canMove = () => !state.locked;

  function showPicture() {
    if (shown === state.picture) return;
    shown = state.picture;
    URL.revokeObjectURL(address);
    address = shown?.byteLength ? URL.createObjectURL(new Blob([shown])) : "";
    if (address) image.src = address;
    else image.removeAttribute("src");
  }

  const scale = () => Math.min(state.width / state.size[1], state.height / state.size[0]);
  const put = (node, [row, column, rows, columns]) => {
    const [left, top, width, height] = [column, row, columns, rows].map((n) => n * scale());
    pixels(node, { left, top, width, height });
  };

  function layOut() {
    const { width, height, size, found } = state;
    const [tall, wide] = size.map((n) => n * scale());
    const [left, top] = [(width - wide) / 2, (height - tall) / 2];
    pixels(ground, { width, height });
    pixels(area, { left, top, width: wide, height: tall });
    othersOf(found.length).forEach((node, i) => void put(node, found[i]));
  }

  function drawFrame() {
    const [row, column, rows, columns] = state.frame;
    const [low, right] = [row + rows, column + columns];
    put(frame, state.frame);
    put(shades[0], [0, 0, row, state.size[1]]);
    put(shades[1], [low, 0, state.size[0] - low, state.size[1]]);
    put(shades[2], [row, 0, rows, column]);
    put(shades[3], [row, right, rows, state.size[1] - right]);
    pixels(corner, { left: right * scale(), top: low * scale() });
  }

  function describe() {
    const { label, size, locked: disabled } = state;
    const [row, column, rows, columns] = state.frame;
    const where = `row ${row}, column ${column}`;
    const extent = `${rows} rows by ${columns} columns`;
    aria(ground, { label });
    aria(frame, { label: `Frame on ${label}`, valuetext: `${where}, ${extent}`, disabled });
    aria(frame, { valuemin: 0, valuemax: size[1] - columns, valuenow: column });
    aria(corner, { label: "Size of the frame", valuetext: extent, disabled });
    aria(corner, { valuemin: 0, valuemax: size[1], valuenow: columns });
    write(readout, state.locked ? CLOSED : files.words() || state.hint);
  }

  // --- hands ---

  const placeUnder = (event) => placeAt(area, state.size, event);
  const reachOf = (event) => (REACH[event.pointerType] ?? REACH.mouse) * perPixel();
  const holdAt = (event) => sidesAt(state.frame, placeUnder(event), reachOf(event));

  function dragged({ at, frame: before, sides }, to) {
    const by = [to[0] - at[0], to[1] - at[1]];
    if (!sides) return frameBetween(at, to, limits());
    return sides.some(Boolean)
      ? resizedBy(before, sides, by, limits())
      : movedBy(before, by, limits());
  }

  function point(to, final) {
    if (String(to) !== String(state.frame)) store.move({ frame: to }, final);
  }

  drag(store, area, {
    can: canMove,
    focus: frame,
    press(event) {
      const at = placeUnder(event);
      hold = { at, frame: state.frame, sides: holdAt(event), moved: false };
    },
    move(event) {
      if (!hold) return; // another picture has come
      const to = placeUnder(event);
      const far = Math.hypot(to[0] - hold.at[0], to[1] - hold.at[1]) / perPixel();
      hold.moved ||= far > (hold.sides ? 0 : TREMOR);
      if (hold.moved) point(dragged(hold, to), false);
    },
    release() {
      const other = hold && !hold.moved && frameAt(state.found, hold.at);
      if (hold?.moved) store.finish("frame");
      else if (other) point([...other], true);
      hold = null;
    },
  });
  hover(area, (event) => {
    area.style.cursor = event && canMove() ? (CURSORS[String(holdAt(event))] ?? "") : "";
  });

  const movedByKeys = (change) => (key, event) => {
    if (key === " ") event.preventDefault(); // or the page would scroll
    const made = canMove() && change(key, step() * (event.shiftKey ? FAR : 1));
    if (!made) return false;
    point(made, true);
  };
  const along = (key, steps) => ARROWS[key]?.map((one) => one * steps);
  const resizedByArrow = (key, steps) => {
    const by = along(key, steps);
    return by && resizedBy(state.frame, by.map(Math.abs).map(Math.sign), by, limits());
  };
  keys(
    frame,
    movedByKeys((key, steps) => {
      if (key in ARROWS) return movedBy(state.frame, along(key, steps), limits());
      const sign = { "+": 1, "=": 1, "-": -1 }[key];
      return sign && grownBy(state.frame, sign * step(), limits());
    }),
  );
  keys(corner, movedByKeys(resizedByArrow));

  // A file that is dropped beside the picture would take the place of the page: the demo takes it.
  const later = setTimeout(() => files.takeDrops(placeOf(root)), 0);

  return {
    grows: readout,
    draw(changed) {
      if (changed.has("lost")) files.stop();
      if (changed.has("picture")) hold = null;
      showPicture();
      if (changed.any("size", "found")) layOut();
      drawFrame();
      files.draw();
      describe();
    },
    remove() {
      clearTimeout(later);
      URL.revokeObjectURL(address);
      files.remove();
    },
  };
}, "whole");
