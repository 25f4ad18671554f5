// @ts-check
// A file on its way from a page to Python, in pieces, as incoming.py takes them: a message of the
// kernel's websocket may not be large, and hands are answered between two pieces.

/** @typedef {import("./store.js").Store} Store */

const PIECE = 1_000_000; // bytes
const AHEAD = 2 * PIECE; // bytes sent that Python has not confirmed, at most
const MEGABYTE = 1e6;

/** @param {number} bytes */
const inMegabytes = (bytes) => (bytes / MEGABYTE).toFixed(1);

/** Why a file is not sent at all, or "". @param {File} file @param {number} most bytes */
export function tooLarge({ name, size }, most) {
  if (size <= most) return "";
  return `“${name}” has ${inMegabytes(size)} MB: wanted ${most / MEGABYTE} MB or less.`;
}

/**
 * What sends files, one at a time: a new one takes the place of one that is on its way.
 * @param {Store} store
 * @param {{ tell(words: string): void, fail(words: string): void }} how
 *   tell: how far it is, "" when it has arrived; fail: why it has not
 */
export function sender(store, { tell, fail }) {
  /** @type {{ id: string, file: File, sent: number, got: number } | null} */
  let now = null;

  /** @param {Record<string, any>} content @param {ArrayBuffer[]} buffers */
  function post(content, buffers = []) {
    try {
      store.model.send({ file: now?.id, name: now?.file.name, ...content }, undefined, buffers);
    } catch {
      stop(); // the view says that Python is gone
      store.lose();
    }
  }

  function progress() {
    if (!now) return;
    const { file, got } = now;
    tell(`Sending ${file.name}: ${inMegabytes(got)} of ${inMegabytes(file.size)} MB`);
  }

  // Send on until enough is under way. A piece is read from the disk meanwhile.
  async function goOn() {
    const mine = now;
    while (mine && mine === now && mine.sent < mine.file.size && mine.sent - mine.got < AHEAD) {
      const at = mine.sent;
      mine.sent = Math.min(at + PIECE, mine.file.size);
      try {
        const piece = await mine.file.slice(at, mine.sent).arrayBuffer();
        if (mine === now) post({ at }, [piece]);
      } catch {
        if (mine === now) end(`“${mine.file.name}” cannot be read from the disk.`);
      }
    }
  }

  function end(words = "") {
    stop();
    if (words) fail(words);
  }

  function stop() {
    now = null;
    tell("");
  }

  const hear = (/** @type {any} */ content) => {
    if (!now || content.file !== now.id) return;
    if (content.done) return end();
    if (content.dropped) return end(content.dropped);
    now.got = Math.max(now.got, content.got);
    progress();
    goOn();
  };
  store.model.on("msg:custom", hear);

  return {
    /** @param {File} file */
    send(file) {
      now = { id: crypto.randomUUID?.() ?? String(Math.random()), file, sent: 0, got: 0 };
      progress();
      post({ size: file.size });
    },
    stop,
    remove() {
      now = null;
      store.model.off("msg:custom", hear);
    },
  };
}
