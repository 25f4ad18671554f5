"""JupyterLab for real: a server of its own, and pages of it in headless Chromium."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from mlp_helpers.quick_server import SETTING

ROOT = Path(__file__).parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
]
QUIET = {"fetchNews": "false", "checkForUpdates": False}
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}

# In the page: window.settled() waits until Python has answered all that the page has asked and
# nothing more comes of it, for two pictures on end. What is asked is every message to the
# kernel, until the kernel says that it is done with it, and what a view keeps back (store.js).
SETTLED = """() => {
    const asked = new Set();
    const busy = () => asked.size > 0 || globalThis.mlpHeld > 0
        || [...(globalThis.mlpViews?.values() ?? [])].some(one => one.inFlight.size || one.waiting);
    const picture = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    window.follow = kernel => {
        asked.clear();
        window.restarted = false;
        kernel.anyMessage.connect((_, {msg, direction}) => {
            if (direction === 'send' && msg.channel === 'shell') asked.add(msg.header.msg_id);
            const over = msg.header.msg_type === 'status' && msg.content.execution_state === 'idle';
            if (direction === 'recv' && over) asked.delete(msg.parent_header.msg_id);
        });
        kernel.statusChanged.connect((_, status) => {
            if (!/restarting|dead|terminating/.test(status)) return;
            asked.clear();
            window.restarted = true;
        });
    };
    window.settled = async seconds => {
        const until = performance.now() + 1000 * seconds;
        for (let calm = 0; calm < 2; calm = busy() ? 0 : calm + 1) {
            await picture();
            if (performance.now() > until) throw new Error('no answer from Python');
        }
    };
}"""


def why_not():
    """Why the browser cannot be had here, or an empty string."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        return "Playwright is not installed: pip install -r tests/requirements.txt"
    if not find_chromium():
        return "no Chromium found: install it (Debian: apt-get install chromium)"
    return ""


def find_chromium():
    """The path of an installed Chromium or Chrome, or None; without windows it is quicker."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def lab_server(folder, settings=None, quick=True, slides=False, cwd=None):
    """A JupyterLab that serves `folder`; gives its address.

    settings: JupyterLab's own that are to differ, as in its overrides.json. quick: set up as
    `python -m mlp_helpers` does; if not, as JupyterLab is by itself. slides: with sliveshow,
    which sets formulas its own way, in the notebooks, too. cwd: where it is started; nbgrader
    reads its settings there.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        overrides = Path(home) / "overrides"
        overrides.mkdir()
        own = {"@jupyterlab/apputils-extension:notification": QUIET} | (settings or {})
        (overrides / "overrides.json").write_text(json.dumps(own))
        names = ["JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"]
        names += ["JUPYTER_RUNTIME_DIR", "IPYTHONDIR"]
        off = {"disabledExtensions": [] if slides else ["sliveshow"]}
        (overrides / "page_config.json").write_text(json.dumps(off))
        own = {name: str(Path(home) / name.lower()) for name in names}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1"]
        command += [f"--port={port}", "--ServerApp.port_retries=0", "--allow-root"]
        command += ["--IdentityProvider.token=", "--expose-app-in-browser"]
        command += [f"--ServerApp.root_dir={folder}", "--LabApp.extension_manager=readonly"]
        command += [f"--LabApp.app_settings_dir={overrides}"]
        command += [SETTING] * quick
        with open(Path(home) / "log", "w+") as log:
            server = subprocess.Popen(
                command, env=os.environ | own, stdout=log, stderr=subprocess.STDOUT, cwd=cwd
            )
            address = f"http://127.0.0.1:{port}"
            try:
                _wait_for(address, server, log)
                yield address
            finally:
                server.terminate()
                try:
                    server.wait(20)
                except subprocess.TimeoutExpired:
                    server.kill()


def _wait_for(address, server, log):
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}/api", timeout=5).close()
            return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.25)
    log.seek(0)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read()[-3000:]}")


@contextmanager
def chromium(**options):
    """A browser window in an empty profile; `options` as of Playwright's persistent context."""
    from playwright.sync_api import sync_playwright

    options.setdefault("viewport", {"width": 1300, "height": 900})
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=find_chromium(), args=CHROMIUM_FLAGS, **options
        )
        try:
            yield context
        finally:
            context.close()


def wait(page, milliseconds=0):
    """Wait until the page's requests are answered and shown; then as long as given.

    milliseconds: only where something is to come by itself, or nothing is.
    """
    page.evaluate("() => window.settled(30)")
    if milliseconds:
        page.wait_for_timeout(milliseconds)
        page.evaluate("() => window.settled(30)")


def write_notebook(path, *codes):
    """A notebook with these cells of code."""
    import nbformat

    cells = [nbformat.v4.new_code_cell(code) for code in codes]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, path)


class Lab:
    """One notebook open in JupyterLab in a page of the browser."""

    def __init__(self, context, address, name, theme=None):
        self.page = context.new_page()
        self.errors = []
        self.forgiven = None  # a text; reports with it do not count
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self._report(error.stack or str(error)))
        self.page.add_init_script(f"({SETTLED})()")
        self.page.goto(f"{address}/lab/workspaces/{uuid4().hex}")
        self.page.wait_for_function("window.jupyterapp !== undefined", timeout=60_000)
        self.page.evaluate("() => { jupyterapp.restored.then(() => { window.restored = true; }); }")
        self.page.wait_for_function("window.restored", timeout=60_000)
        if theme:
            self.set_theme(theme)
        self.open(name)

    def _note(self, message):
        if message.type == "error" and not _HARMLESS.search(message.text):
            self._report(message.text)

    def _report(self, text):
        if self.forgiven is None or self.forgiven not in text:
            self.errors.append(text)

    def set_theme(self, theme):
        """Switch to "JupyterLab Light" or "JupyterLab Dark"."""
        if self.page.evaluate("() => document.body.dataset.jpThemeName") == theme:
            return
        no_splash = "() => !document.querySelector('#jupyterlab-splash')"
        self.page.wait_for_function(no_splash)  # JupyterLab trips over a second one
        self.page.evaluate(
            "theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", theme
        )
        self.page.wait_for_function(
            "theme => document.body.dataset.jpThemeName === theme", arg=theme
        )
        self.page.wait_for_function(no_splash)

    def show_on(self, width, height, presenting):
        """The window's size; presenting: with large text and without the file list."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate(
            """presenting => {
                const { shell, commands } = jupyterapp;
                if (shell.presentationMode !== presenting) {
                    commands.execute('application:toggle-presentation-mode');
                }
                if (shell.leftCollapsed !== presenting) {
                    commands.execute('application:toggle-left-area');
                }
            }""",
            presenting,
        )
        wait(self.page)

    def open(self, name):
        """Open a notebook and wait for its kernel."""
        self.page.evaluate(
            """path => {
                window.panelReady = false;
                jupyterapp.commands.execute('docmanager:open', {path}).then(async panel => {
                    window.panel = panel;
                    await panel.context.ready;
                    await panel.sessionContext.ready;
                    window.follow(panel.sessionContext.session.kernel);
                    window.panelReady = true;
                });
            }""",
            name,
        )
        self.page.wait_for_function("window.panelReady", timeout=60_000)

    def run_all(self, timeout=180):
        """Run every cell and wait until all are done and what they show is shown."""
        self.page.evaluate(
            """() => {
                window.ran = false;
                const all = jupyterapp.commands.execute('notebook:run-all-cells');
                all.finally(() => { window.ran = true; });
            }"""
        )
        self.page.wait_for_function(
            """() => window.ran && panel.sessionContext.session.kernel.status === 'idle' &&
                panel.content.widgets.every(cell => cell.model.type !== 'code'
                    || !cell.model.sharedModel.getSource().trim()
                    || cell.model.executionCount !== null)""",
            timeout=1000 * timeout,
        )
        wait(self.page)

    def open_answers(self):
        """Show all cells, those too that wait behind a folded heading for an answer."""
        self.page.evaluate("() => jupyterapp.commands.execute('notebook:expand-all-headings')")
        wait(self.page)

    def run(self, code):
        """Run code in the notebook's kernel, apart from its cells; gives what it printed.

        What the hand has done before is answered first.
        """
        return self.page.evaluate(
            """async code => {
                await window.settled(60);
                const future = panel.sessionContext.session.kernel.requestExecute({code, silent: false, store_history: false});
                let text = '';
                future.onIOPub = message => {
                    if (message.header.msg_type === 'stream') text += message.content.text;
                    if (message.header.msg_type === 'error') text += message.content.traceback.join('\\n');
                };
                await future.done;
                return text.trim();
            }""",  # noqa: E501
            code,
        )

    def rest(self, seconds=30):
        """Wait until no demo goes on by itself any more, and all is shown."""
        for _ in range(10 * seconds):
            if self.run(RESTING) == "True":
                return wait(self.page)
            self.page.wait_for_timeout(100)
        raise AssertionError("a demo does not come to rest")

    def save(self):
        """Save the notebook."""
        self.page.evaluate("() => panel.context.save()")

    def shut_down(self):
        """Shut the notebook's kernel down and close it."""
        self.page.evaluate("() => panel.sessionContext.shutdown().then(() => panel.close())")

    def leave(self):
        """Save the notebook with all that its widgets show, shut its kernel down, close it."""
        self.page.evaluate(
            """async () => {
                const save = '@jupyter-widgets/jupyterlab-manager:saveWidgetState';
                await jupyterapp.commands.execute(save);
                await panel.context.save();
                await jupyterapp.commands.execute(save); // which switches it, on and off
                await panel.sessionContext.shutdown();
                await panel.close();
            }"""
        )

    def cell(self, index):
        """The page's element for the notebook's cell at `index`, scrolled into view."""
        self.page.evaluate(
            """async index => {
                panel.content.activeCellIndex = index;
                await panel.content.scrollToItem(index, 'start');
            }""",
            index,
        )
        return self.page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{index}']")


RESTING = "from mlp_helpers.kit.demo import Loop; print(not Loop.all)"
# In the kernel, between two tests: nothing is left of the first.
CLEAN = """
import ipywidgets
from mlp_helpers.kit.demo import Loop
for loop in list(Loop.all):
    loop.stop()
ipywidgets.Widget.close_all()
get_ipython().reset(new_session=False)
"""


MOST_CELLS = 60  # that one page runs, one after the other


class Desk:
    """A notebook of one cell that is written anew and run anew, test after test.

    So one page and one kernel serve many tests, which is what makes them fast. A page or a
    kernel that a test has spoilt is put away, and the next test gets a new one.
    """

    def __init__(self, context, address, folder):
        self.context, self.address, self.folder = context, address, folder
        self.lab = None
        self._opened = self._served = 0  # pages so far; cells that this one has run

    def run(self, code, theme=None):
        """The Lab with this code as its only cell, run; the window as at first.

        After some 150 cells a page has shown nothing of a cell that had run, twice: so a page
        serves fewer, and one that shows nothing is replaced by a new one, once.
        """
        from playwright.sync_api import TimeoutError as NothingShown

        try:
            return self._run(code, theme)
        except NothingShown:
            self.put_away()
            return self._run(code, theme)

    def _run(self, code, theme):
        if self.lab and (self._served >= MOST_CELLS or not self._good()):
            self.put_away()
        self._served += 1
        if not self.lab:
            self._opened, self._served = self._opened + 1, 1
            name = f"desk{self._opened}.ipynb"
            write_notebook(self.folder / name, "")
            self.lab = Lab(self.context, self.address, name)
        lab, page = self.lab, self.lab.page
        lab.errors.clear()
        page.mouse.move(0, 0)
        page.evaluate("() => document.getElementById('room')?.remove()")  # of hands.give_room
        page.evaluate("() => jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
        lab.run(CLEAN)
        lab.show_on(1300, 900, presenting=False)
        lab.set_theme(theme or LIGHT)
        page.evaluate("code => panel.content.widgets[0].model.sharedModel.setSource(code)", code)
        lab.run_all()
        page.wait_for_selector(".mlp:visible", timeout=20_000)
        wait(page)
        return lab

    def _good(self):
        return self.lab.page.evaluate(
            "() => !window.restarted && panel.content.widgets.length === 1"
        )

    def put_away(self):
        """Shut the notebook down; the next test gets another."""
        if self.lab:
            self.lab.shut_down()
            self.lab.page.close()
        self.lab = None


# What JupyterLab itself reports as errors in a healthy run.
_HARMLESS = re.compile(r"favicon|Failed to load resource|ResizeObserver loop")
