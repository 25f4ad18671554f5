"""One JupyterLab and one Chromium for all browser tests, closed before other tests begin."""

import os
import shutil

import pytest

from tests.browser.lab import ROOT, Desk, Lab, chromium, lab_server, why_not


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


@pytest.fixture(scope="package")
def desk(browser, server, folder):
    """The notebook that the tests of single cells share."""
    desk = Desk(browser, server, folder)
    yield desk
    desk.put_away()


@pytest.fixture
def cell_of(desk, request):
    """Runs one cell of code in a clean notebook, and gives its Lab."""
    yield desk.run
    errors = list(desk.lab.errors) if desk.lab else []
    if errors or request.node.stash.get(FAILED, True):
        desk.put_away()
    assert errors == []


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Note whether a test has failed: what it leaves is not used again."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report
