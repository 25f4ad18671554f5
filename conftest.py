"""In which order the tests run, and which stay together where two run at a time (`-n 2`)."""

import os
import re
import sys

import pytest

os.environ.pop("MPLBACKEND", None)  # on some machines set for all: kernels choose their own

# Of the homework only source is run: what students get fails where it is blank, by design.
HANDED_OUT = ("release", "submitted", "as_it_came", "autograded", "feedback")
collect_ignore_glob = [f"notebooks/homework/{folder}/*" for folder in HANDED_OUT]


def _place(nodeid):
    """Notebooks first, for they take long; the browser's last, in one go, its lessons first."""
    if "browser/" not in nodeid:
        return 0 if ".ipynb::" in nodeid else 1
    return 2 if ".ipynb" in nodeid else 3


def _group(nodeid):
    """The cells of a notebook, the tests of a file, what is seen of one open lesson."""
    if _place(nodeid) < 2:
        return nodeid.partition("::")[0]
    lesson = re.search(r"\w+\.ipynb", nodeid)
    return nodeid.partition("::")[0] + lesson[0] if lesson else nodeid


@pytest.fixture(scope="module", autouse=True)
def no_widgets_left():
    """Close a file's demos when its tests are over: ipywidgets would keep each of them."""
    yield
    if "ipywidgets" in sys.modules:
        sys.modules["ipywidgets"].Widget.close_all()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Put the tests in order."""
    items.sort(key=lambda item: _place(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give each group of tests to one worker, in this order."""
    from xdist.scheduler import LoadScopeScheduling

    class InGroups(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return _group(nodeid)

    config.option.loadscopereorder = False
    return InGroups(config, log)
