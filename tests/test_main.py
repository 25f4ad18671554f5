"""The command `python -m mlp_helpers`: it copies the lessons, and checks the installation."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from mlp_helpers import quick_server
from mlp_helpers.__main__ import STYLES, copies, copy_lessons, lessons, main, own_folder

ROOT = Path(__file__).parents[1]


def test_lessons_are_copied_once_and_never_over_a_student_s_work(tmp_path):
    source, target = tmp_path / "notebooks", tmp_path / "my-notebooks"
    source.mkdir()
    (source / "01_pixels.ipynb").write_text("lesson")
    assert copy_lessons(source, target) == ["01_pixels.ipynb"]
    (target / "01_pixels.ipynb").write_text("my work")
    (source / "02_more.ipynb").write_text("lesson")
    assert copy_lessons(source, target) == ["02_more.ipynb"]
    assert (target / "01_pixels.ipynb").read_text() == "my work"


def test_the_styles_of_the_slides_go_along_and_stay_as_a_presenter_has_them(tmp_path):
    source, target = tmp_path / "notebooks", tmp_path / "my-notebooks"
    source.mkdir()
    (source / STYLES).write_text("ours")
    assert copy_lessons(source, target) == [] and (target / STYLES).read_text() == "ours"
    (target / STYLES).write_text("mine")
    assert copy_lessons(source, target) == [] and (target / STYLES).read_text() == "mine"


def test_homework_is_copied_into_a_folder_of_its_own(tmp_path):
    source, target = tmp_path / "notebooks", tmp_path / "my-notebooks"
    released = source / "homework" / "release" / "hw1" / "hw1.ipynb"
    for path in released, source / "homework" / "source" / "hw1" / "hw1.ipynb":
        path.parent.mkdir(parents=True)
        path.write_text(path.parts[-3])
    assert copy_lessons(source, target) == ["homework/hw1.ipynb"]
    assert (target / "homework" / "hw1.ipynb").read_text() == "release"
    (target / "homework" / "hw1.ipynb").write_text("my work")
    assert copy_lessons(source, target) == []
    assert (target / "homework" / "hw1.ipynb").read_text() == "my work"


def test_progress_is_that_of_a_folder_or_says_which_is_missing(tmp_path, capsys):
    cells = [new_code_cell("def layer(W, a, b):\n    return W"), new_code_cell("check(layer)")]
    nbformat.write(new_notebook(cells=cells), tmp_path / "mine.ipynb")
    assert main(["--progress", str(tmp_path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "mine" and said[1].startswith("  ✗ layer: not right yet")
    assert said[2] == "0 of 1 exercise right"
    with pytest.raises(SystemExit, match="no folder .*nowhere; to make your copies"):
        main(["--progress", str(tmp_path / "nowhere")])


def test_the_installation_says_that_it_is_good(capsys):
    assert main(["--check"]) == 0
    assert capsys.readouterr().out.startswith("Good: JupyterLab")


@pytest.mark.parametrize("in_the_way", ["a file", "a folder that is read only"])
def test_where_copies_cannot_be_written_it_says_so(tmp_path, in_the_way):
    target = tmp_path / "my-notebooks"
    if in_the_way == "a file":
        target.write_text("mine")
    elif getattr(os, "geteuid", lambda: 1)() == 0:
        pytest.skip("root may write anywhere")
    else:
        target.mkdir(0o500)
    with pytest.raises(SystemExit, match=r"my-notebooks cannot be written \("):
        copy_lessons(lessons(), target)
    assert in_the_way != "a file" or target.read_text() == "mine"


def test_in_the_project_the_copies_lie_beside_the_lessons():
    assert lessons() == ROOT / "notebooks"
    assert own_folder(lessons()) == ROOT / "my-notebooks"


def test_installed_without_its_folder_it_carries_the_lessons_along(tmp_path):
    pytest.importorskip("setuptools", "77", reason="setuptools 77 or newer builds the package")
    prefix, home, elsewhere = tmp_path / "prefix", tmp_path / "home", tmp_path / "elsewhere"
    for folder in home, elsewhere:
        folder.mkdir()
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    command += ["--ignore-installed"]  # what the tests themselves use stays
    command += ["--no-build-isolation", "--prefix", prefix, _copy_of_the_project(tmp_path)]
    subprocess.run(command, check=True)
    site = sysconfig.get_path("purelib", vars={"base": str(prefix)})
    env = os.environ | {"PYTHONPATH": site, "HOME": str(home), "USERPROFILE": str(home)}

    def run(*arguments, **more):
        command = [sys.executable, "-m", "mlp_helpers", *arguments]
        done = subprocess.run(
            command, cwd=elsewhere, env=env | more, capture_output=True, text=True, check=True
        )
        return done.stdout

    mine = home / "my-notebooks"
    assert run("--copy").startswith(f"Your copies are in {mine} (new: 01_pixels.ipynb, 02_")
    here = sorted(path.relative_to(mine).as_posix() for path in mine.rglob("*") if path.is_file())
    assert here == sorted(copies(lessons()).values())
    (mine / "01_pixels.ipynb").write_text("my work")
    assert run(JUPYTERHUB_SERVICE_PREFIX="/user/me/").splitlines() == [
        f"Your copies are in {mine}",
        "JupyterLab runs already: open my-notebooks in its file list.",
    ]
    assert (mine / "01_pixels.ipynb").read_text() == "my work"
    assert run("--check").startswith("Good: JupyterLab")


def _copy_of_the_project(tmp_path):
    """What is needed to build it: setuptools leaves a folder behind where it builds."""
    copy = tmp_path / "project"
    for part in ("mlp_helpers", "notebooks"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    return copy


def test_the_quick_server_sends_at_once(monkeypatch):
    done = []
    plain = quick_server.ZMQChannelsWebsocketConnection
    monkeypatch.setattr(plain, "connect", lambda self: done.append("connected"))
    handler = property(lambda self: SimpleNamespace(set_nodelay=done.append))
    monkeypatch.setattr(plain, "websocket_handler", handler)
    quick_server.QuickConnection.__new__(quick_server.QuickConnection).connect()
    assert done == [True, "connected"]
