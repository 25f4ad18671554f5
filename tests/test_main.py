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


def fails_when_half_is_written(monkeypatch):
    plain = Path.write_bytes

    def write(self, content):
        plain(self, content[: len(content) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", write)


def test_on_a_full_disc_no_stump_is_left_that_the_next_start_takes_for_a_copy(tmp_path):
    with pytest.MonkeyPatch.context() as full:
        fails_when_half_is_written(full)
        with pytest.raises(SystemExit, match=r"cannot be written \(no space left on device\)"):
            copy_lessons(lessons(), tmp_path / "mine")
    assert [path for path in (tmp_path / "mine").rglob("*") if path.is_file()] == []
    assert "01_pixels.ipynb" in copy_lessons(lessons(), tmp_path / "mine")


def test_on_a_full_disc_an_earlier_page_stays_as_it_was(tmp_path, monkeypatch, capsys):
    page = tmp_path / "notes.html"
    assert main(["--notes", str(page)]) == 0
    before = page.read_text(encoding="utf-8")
    with pytest.MonkeyPatch.context() as full:
        fails_when_half_is_written(full)
        with pytest.raises(SystemExit, match="no space left"):
            main(["--notes", str(page)])
    assert page.read_text(encoding="utf-8") == before and list(tmp_path.iterdir()) == [page]
    assert main([f"--notes={page}"]) == 0  # its own page it writes anew


@pytest.mark.parametrize("content", ["", "{}", "[1]", "no notebook"])
def test_a_lesson_that_is_no_notebook_is_named(tmp_path, monkeypatch, content):
    (tmp_path / "Untitled.ipynb").write_text(content)
    monkeypatch.setattr("mlp_helpers.__main__.lessons", lambda: tmp_path)
    with pytest.raises(SystemExit, match=r"Untitled\.ipynb cannot be read .* wanted a lesson"):
        main(["--notes", str(tmp_path / "notes.html")])


@pytest.mark.parametrize("option, name", [("--notes", "mine.html"), ("--print", "01_pixels.html")])
def test_nobody_else_s_page_is_replaced(tmp_path, option, name):
    if option == "--print":
        pytest.importorskip("latex2mathml")
    (tmp_path / name).write_text("mine")
    with pytest.raises(
        SystemExit, match=f"{name} is there already, and this version did not write it"
    ):
        main([option, str(tmp_path / name if option == "--notes" else tmp_path)])
    assert (tmp_path / name).read_text() == "mine"


@pytest.mark.parametrize("there", [STYLES, "notes.html", "03_sigmoid_and_bias.ipynb"])
def test_a_talk_is_written_where_nothing_of_its_names_is(tmp_path, there):
    (tmp_path / there).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SystemExit, match=f"holds {there} already"):
        main(["--talk", str(tmp_path)])
    assert not (tmp_path / "elsewhere").exists() and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["--copy", "there"],
        ["--copy", "--no-browser"],
        ["--check", "-v"],
        ["--notes", "a", "b"],
        ["--print", "a", "b"],
        ["--talk", "a", "--notes", "b"],
        ["--answers"],
        ["--check", "--answers"],
    ],
)
def test_words_that_do_not_go_together_start_nothing(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="wanted") as stopped:
        main(words)
    assert "\n" not in str(stopped.value) and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["--notes", "--talk", "--print", "--progress"])
@pytest.mark.parametrize("place", ["", "~nobody-of-this-name/x"])
def test_a_place_without_a_name_is_refused_in_words(option, place, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main([option, place])
    assert "wanted the name of a file or a folder" in capsys.readouterr().err.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--notes", "--help"], ["--talk", "-h"]])
def test_help_is_given_wherever_it_is_asked_for(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(words) == 0
    assert capsys.readouterr().out.startswith("Start the lessons")
    assert list(tmp_path.iterdir()) == []


def test_other_words_go_to_jupyterlab(tmp_path, monkeypatch):
    called = []
    monkeypatch.setattr("mlp_helpers.__main__.own_folder", lambda source: tmp_path / "mine")
    monkeypatch.setattr(subprocess, "call", lambda command: called.append(command) or 0)
    monkeypatch.delenv("JUPYTERHUB_SERVICE_PREFIX", raising=False)
    assert main(["--port=8890", "--no-browser", "--ServerApp.ip", "127.0.0.1"]) == 0
    assert called[0][-4:] == ["--port=8890", "--no-browser", "--ServerApp.ip", "127.0.0.1"]
