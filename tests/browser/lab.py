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
    """The path of an installed Chromium or Chrome, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def lab_server(folder, settings=None):
    """A JupyterLab that serves `folder`; gives its address.

    settings: JupyterLab's own that are to differ, as in its overrides.json.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        overrides = Path(home) / "overrides"
        overrides.mkdir()
        own = {"@jupyterlab/apputils-extension:notification": QUIET} | (settings or {})
        (overrides / "overrides.json").write_text(json.dumps(own))
        names = ["JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"]
        names += ["JUPYTER_RUNTIME_DIR", "IPYTHONDIR"]
        own = {name: str(Path(home) / name.lower()) for name in names}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1"]
        command += [f"--port={port}", "--ServerApp.port_retries=0", "--allow-root"]
        command += ["--IdentityProvider.token=", "--expose-app-in-browser"]
        command += [f"--ServerApp.root_dir={folder}", "--LabApp.extension_manager=readonly"]
        command += [f"--LabApp.app_settings_dir={overrides}"]
        with open(Path(home) / "log", "w+") as log:
            server = subprocess.Popen(
                command, env=os.environ | own, stdout=log, stderr=subprocess.STDOUT
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


class Lab:
    """One notebook open in JupyterLab in a page of the browser."""

    def __init__(self, context, address, name, theme=None):
        self.page = context.new_page()
        self.errors = []
        self.forgiven = None  # a text; reports with it do not count
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self._report(error.stack or str(error)))
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
        no_splash = "() => !document.querySelector('#jupyterlab-splash')"
        self.page.wait_for_function(no_splash)  # JupyterLab trips over a second one
        self.page.evaluate(
            "theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", theme
        )
        self.page.wait_for_function(
            "theme => document.body.dataset.jpThemeName === theme", arg=theme
        )
        self.page.wait_for_function(no_splash)

    def open(self, name):
        """Open a notebook and wait for its kernel."""
        self.page.evaluate(
            """path => {
                window.panelReady = false;
                jupyterapp.commands.execute('docmanager:open', {path}).then(async panel => {
                    window.panel = panel;
                    await panel.context.ready;
                    await panel.sessionContext.ready;
                    window.panelReady = true;
                });
            }""",
            name,
        )
        self.page.wait_for_function("window.panelReady", timeout=60_000)

    def run_all(self, timeout=180):
        """Run every cell from a fresh start of the page and wait until all are done."""
        self.page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")
        self.page.wait_for_function(
            """() => panel.sessionContext.session.kernel.status === 'idle' &&
                panel.content.widgets.every(cell => cell.model.type !== 'code'
                    || !cell.model.sharedModel.getSource().trim()
                    || cell.model.executionCount !== null)""",
            timeout=1000 * timeout,
        )
        self.page.wait_for_timeout(500)

    def open_answers(self):
        """Show all cells, those too that wait behind a folded heading for an answer."""
        self.page.evaluate("() => jupyterapp.commands.execute('notebook:expand-all-headings')")
        self.page.wait_for_timeout(300)

    def run(self, code):
        """Run code in the notebook's kernel, apart from its cells; gives what it printed."""
        return self.page.evaluate(
            """async code => {
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

    def save(self):
        """Save the notebook."""
        self.page.evaluate("() => panel.context.save()")

    def shut_down(self):
        """Shut the notebook's kernel down and close it."""
        self.page.evaluate("() => panel.sessionContext.shutdown().then(() => panel.close())")

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


# What JupyterLab itself reports as errors in a healthy run.
_HARMLESS = re.compile(r"favicon|Failed to load resource|ResizeObserver loop")
