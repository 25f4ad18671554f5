// @ts-check
// JupyterLab swaps the icon of the browser's tab whenever the kernel turns busy or idle, twice
// for every request, and each time the server has to send it. That takes as long as the
// answers themselves, so the icon stays at idle while a hand is at work.
/** @type {any} */
const page = globalThis;
page.mlpTabIcon ??= {
  timer: null,
  hold() {
    if (this.timer === null) {
      if (!document.querySelector('link.idle.favicon[rel="icon"]')) return;
      this.rename("favicon", "mlp-favicon");
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.rename("mlp-favicon", "favicon");
    }, 1000);
  },
  /** JupyterLab finds the icon by its class. @param {string} from @param {string} to */
  rename(from, to) {
    for (const link of document.querySelectorAll(`link.${from}`)) link.classList.replace(from, to);
  },
};

export const holdTabIcon = () => page.mlpTabIcon.hold();
