// A box to choose a file with, and a place to drop one on: it goes to Python and nowhere else.

import { element } from "./page.js";
import { sender, tooLarge } from "./sender.js";
import { CLOSED } from "./shared.js";

const KINDS = "image/png,image/jpeg";
const DROP = "mlp-drop";

/** `fail` tells why a file is not taken. */
export function fileBox(root, state, store, fail) {
  const box = element("div", "mlp-file-box", root);
  const label = element("label", "mlp-file", box, "Open a photo …");
  const input = Object.assign(element("input", "", label), { type: "file", accept: KINDS });
  element("span", "mlp-file-more", box, "or drop it here. Only your Python gets it.");
  let words = "";
  const tell = (now) => {
    words = now;
    store.draw("file");
  };
  const sending = sender(store, { tell, fail });

  function take(files) {
    if (!files.length) return;
    const [file] = files;
    const many = files.length > 1 ? `${files.length} files came: wanted one picture.` : "";
    const closed = store.lost || (state.locked ? CLOSED : "");
    const why = closed || many || tooLarge(file, state.most);
    if (why) fail(why);
    else sending.send(file);
  }

  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = ""; // so that the same file can be chosen again
  });

  const brings = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  const marks = new Map(); // kind of event -> what is done, on the place for drops
  let place = null;
  const over = (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = state.locked ? "none" : "copy";
    root.classList.toggle(DROP, !state.locked);
  };
  const leave = (event) => {
    if (!place.contains(event.relatedTarget)) root.classList.remove(DROP);
  };
  const drop = (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    event.stopPropagation();
    root.classList.remove(DROP);
    take([...event.dataTransfer.files]);
  };
  for (const kind of ["dragenter", "dragover"]) marks.set(kind, over);
  marks.set("dragleave", leave).set("drop", drop);

  return {
    words: () => words,
    stop: sending.stop,
    /** Take what is dropped anywhere on a node. */
    takeDrops(node) {
      place = node;
      for (const [kind, act] of marks) place.addEventListener(kind, act);
    },
    draw() {
      input.disabled = state.locked;
      label.classList.toggle("mlp-file-closed", state.locked);
    },
    remove() {
      for (const [kind, act] of marks) place?.removeEventListener(kind, act);
      sending.remove();
    },
  };
}
