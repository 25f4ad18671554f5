"""A demo in Notebook 7 and in Voilà: it answers a hand there, too, with Python behind it."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from importlib.util import find_spec

import pytest

from tests.browser.lab import write_notebook

DEMO = "from mlp_helpers.lesson04 import NetworkExplorer\nNetworkExplorer(selected=(1, 15))"


@pytest.fixture
def page(browser, folder):
    """A page that shows no error of ours; explorer.ipynb, in `folder`, is the demo."""
    write_notebook(folder / "explorer.ipynb", DEMO)
    page, errors = browser.new_page(), []
    page.on("pageerror", lambda error: errors.append(error.stack or str(error)))
    yield page
    page.close()
    assert [error for error in errors if "mlp" in error] == []


BIAS = ".mlp-demo .mlp-slider input[type=range]"


def assert_it_answers(page):
    """An arrow key on the bias is answered with Python's words."""
    bias = page.locator(BIAS).first
    bias.wait_for(timeout=60_000)
    bias.press("ArrowRight")
    page.get_by_text("1 of 13,002 nudged").wait_for(timeout=10_000)


@pytest.mark.skipif(not find_spec("notebook"), reason="Notebook 7 is not installed")
def test_notebook_7(page, server):
    from playwright.sync_api import TimeoutError as NothingShown

    page.goto(f"{server}/notebooks/explorer.ipynb")
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)
    for _ in range(3):  # on a busy machine the page may not be ready to hear it yet
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        with suppress(NothingShown):
            page.locator(BIAS).first.wait_for(timeout=30_000)
            break
    assert_it_answers(page)


@contextmanager
def voila(folder, home):
    """The address of a Voilà that serves the demo's notebook."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "voila", str(folder / "explorer.ipynb"), "--no-browser"]
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    own = {name: str(home / name.lower()) for name in names}
    with open(home / "log", "w") as log:
        process = subprocess.Popen(
            [*command, f"--port={port}"], env=os.environ | own, stdout=log, stderr=log
        )
        try:
            for _ in range(240):
                with socket.socket() as one:
                    if not one.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.25)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


@pytest.mark.skipif(not find_spec("voila"), reason="Voilà is not installed")
def test_voila(page, folder, tmp_path):
    with voila(folder, tmp_path) as address:
        page.goto(address, timeout=120_000)
        assert_it_answers(page)
        assert not page.locator(".jp-InputArea-editor:visible").count()  # no code
