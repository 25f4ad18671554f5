"""One JupyterLab and one Chromium for all browser tests, closed before other tests begin."""

import os
import shutil

import pytest

from tests.browser.lab import ROOT, Lab, chromium, lab_server, why_not


def pytest_collection_modifyitems(items):
    """Skip the browser tests, saying why, where there is no browser; in CI that is a failure."""
    reason = why_not()
    if reason and not os.environ.get("CI"):
        for item in items:
            if "browser" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="package")
def folder(tmp_path_factory):
    """A folder with copies of the lessons, which the server shows."""
    folder = tmp_path_factory.mktemp("lessons")
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="package")
def server(folder):
    """The address of a running JupyterLab."""
    assert not why_not(), why_not()
    with lab_server(folder) as address:
        yield address


@pytest.fixture(scope="package")
def browser(server):
    """A Chromium window that can be touched."""
    with chromium(has_touch=True) as context:
        yield context


@pytest.fixture
def open_lab(browser, server):
    """Opens a notebook in JupyterLab; afterwards its page must have shown no error."""
    labs = []

    def open_one(name, theme=None):
        labs.append(Lab(browser, server, name, theme))
        return labs[-1]

    yield open_one
    for lab in labs:
        lab.shut_down()
        lab.page.close()
    assert [lab.errors for lab in labs] == [[] for _ in labs]


@pytest.fixture
def cell_of(open_lab, folder):
    """Opens a new notebook with one cell of code, runs it, and gives its Lab."""
    import nbformat

    def run_one(code, theme=None):
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        cells = [nbformat.v4.new_code_cell(code)]
        notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
        name = f"cell{len(list(folder.iterdir()))}.ipynb"
        nbformat.write(notebook, folder / name)
        lab = open_lab(name, theme)
        lab.run_all()
        lab.page.wait_for_selector(".mlp", timeout=20_000)
        lab.page.wait_for_timeout(300)
        return lab

    return run_one
