"""The process in which a hand-in's code runs: what comes back from it, and what it cannot reach."""

import inspect
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest

import mlp_helpers
from mlp_helpers.checks import tried
from mlp_helpers.checks.answer import Answer, Told
from mlp_helpers.checks.run import Stopped
from mlp_helpers.homework.outside import landlock, shield
from mlp_helpers.homework.outside.folder import Folder
from mlp_helpers.homework.outside.function import answer, change
from mlp_helpers.homework.outside.packing import Unreadable, pack, unpack
from mlp_helpers.homework.outside.process import CannotStart
from mlp_helpers.homework.outside.student import Limits, Student, _seconds
from tests.checks.hostile import HOSTILE

SHORT = Limits(cell=0.3, cells=30.0, function=0.3)


def there_and_back(value):
    return unpack(json.loads(json.dumps(pack(value))))


@pytest.mark.parametrize(
    "value",
    [None, True, 3, -(10**30), 0.1, -0.0, float("inf"), "σ", [1, (2.5, [])], np.float32(0.1)]
    + [np.bool_(True), np.arange(6, dtype=np.int8).reshape(2, 3), np.zeros((0, 3)), np.array(2.0)],
)
def test_plain_values_come_back_as_they_were(value):
    back = there_and_back(value)
    assert type(back) is type(value) and repr(back) == repr(value)


def test_arrays_come_back_to_the_last_bit_and_may_be_written_to():
    numbers = np.random.default_rng(0).normal(size=(3, 4))
    for array in (numbers, numbers.T, numbers[:, ::2], numbers.astype(">f4"), numbers.view(Plain)):
        back = there_and_back(array)
        assert type(back) is np.ndarray and (back == np.asarray(array)).all()
        back += 1


class Plain(np.ndarray):
    pass


def test_lists_of_unlike_arrays_come_back_as_lists():
    boxed = np.empty(2, object)
    boxed[:] = [np.zeros((2, 3)), np.ones(2)]
    back = there_and_back(boxed)
    assert type(back) is list and [part.shape for part in back] == [(2, 3), (2,)]


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_an_answer_is_something_plain_comes_back(name):
    back = there_and_back(HOSTILE[name]())
    plain = (type(None), bool, int, float, str, list, np.ndarray, np.generic)
    assert isinstance(back, plain) or not hasattr(back, "shape")
    assert not isinstance(back, np.ndarray) or back.dtype.kind in "biuf"


@pytest.mark.parametrize(
    "lie",
    [
        {},
        {"array": None},
        {"array": ["float64", [2], "AAAA"]},
        {"array": ["object", [1], "AAAAAAAAAAA="]},
        {"array": ["O8", [1], "AAAAAAAAAAA="]},
        {"array": ["float64", [-1], ""]},
        {"array": ["float64", [10**9, 0], ""]},
        {"array": ["float64", [True], "AAAAAAAAAAA="]},
        {"array": ["float64", [10**6] * 6, ""]},
        {"array": [["float64"], [1], "AAAAAAAAAAA="]},
        {"list": {"list": []}},
        {"list": [0] * 300_000},
        {"function": 0},
        {"odd": 3},
        {"pickle": "gASVAAAA"},
        10**400,
        [1, 2],
    ],
)
def test_what_was_not_packed_is_refused(lie):
    with pytest.raises(Unreadable):
        unpack(lie)


def test_a_message_that_is_nested_without_an_end_is_refused():
    deep = {"list": []}
    for _ in range(100):
        deep = {"list": [deep]}
    with pytest.raises(Unreadable):
        unpack(deep)


CELLS = [
    "import numpy as np\nfrom mlp_helpers.checks import check\n%matplotlib inline",
    "def neuron(w, a, b=0.0):\n    return 1 / (1 + np.exp(-(w @ a + b)))\n\nneuron",
    "def breaks(w):\n    w = w + 1\n    return w[5]",
    "def nudges(f, x):\n    x = list(x)\n    return f(x) + f(np.array(x))",
    "def changes(lists):\n    lists[0][0] = 7\n    return None",
    "def speaks(x):\n    print('the answer')\n    return np.log(x)",
    "def blank(x): ...",
    "def uses(x):\n    return blank(x) + 1",
    "def gives(x):\n    yield x",
    "1 / 0\nafter = 5",
    "def broken(:",
    "%time timed = 6",
    "%%time\nalso_timed = [7]",
    "%%bash\nexit 1",
    "!ls\n?check",
    "check(neuron)\ndisplay(neuron)\nnumbers = np.arange(3)",
    "def asks(f): return f([[1]] * 2)",
    "def endless(x):\n    while True: pass",
    "class Odd: pass\nodd = Odd()",
]


@pytest.fixture(scope="module")
def student():
    with Student(CELLS, ["neuron"], SHORT) as student:
        yield student


def test_one_statement_that_fails_stops_no_other(student):
    failed = {(error.cell, error.kind) for error in student.errors}
    assert failed == {(9, "ZeroDivisionError"), (10, "SyntaxError")}
    assert [student.value(name) for name in ("after", "timed", "also_timed")] == [5, 6, [7]]
    assert student.value("numbers").tolist() == [0, 1, 2]


def test_a_function_answers_with_numbers(student):
    neuron = student.function("neuron")
    assert np.isclose(neuron(np.array([1.0, 2.0]), np.array([1.0, -1.0]), 1.0), 0.5)


def test_what_is_not_there_is_none(student):
    assert student.function("layer") is None and student.function("numbers") is None
    assert student.value("layer") is None and not student.has("layer") and student.has("numbers")
    assert type(student.value("odd")).__name__ == "Odd"


def test_an_error_is_told_with_its_line(student):
    with pytest.raises(Told, match="out of bounds") as raised:
        student.function("breaks")(np.zeros(3))
    assert (raised.value.kind, raised.value.line) == ("IndexError", 3)


def test_functions_among_the_arguments_are_called_here(student):
    called = []

    def f(x):
        called.append(type(x))
        return x[0] ** 2 + 3 * x[1]

    assert student.function("nudges")(f, np.array([1.0, 2.0])) == 14
    assert called == [list, np.ndarray]


def test_a_changed_argument_is_changed_here(student):
    own = [np.zeros(2), np.ones(3)]
    student.function("changes")(own)
    assert own[0].tolist() == [7, 0] and own[1].tolist() == [1, 1, 1]


def test_prints_and_warnings_come_along(student, capsys):
    with pytest.warns(RuntimeWarning, match="divide by zero"):
        student.function("speaks")(np.array([0.0]))
    assert capsys.readouterr().out == "the answer\n"


def test_a_function_can_be_looked_at_without_being_run(student):
    blank, uses = student.function("blank"), student.function("uses")
    neuron, gives = student.function("neuron"), student.function("gives")
    assert tried._is_stub(blank) and not tried._is_stub(neuron)
    assert list(inspect.signature(neuron).parameters) == ["w", "a", "b"]
    inspect.signature(neuron).bind(1, 2)  # b has a default
    assert inspect.isgeneratorfunction(gives) and not inspect.isgeneratorfunction(neuron)
    assert "1 / (1 + np.exp" in inspect.getsource(neuron)
    said = tried.calls_a_blank(uses, Answer("raised", "TypeError", message="NoneType"))
    assert said[0] == "your blank is still blank"


def test_an_endless_function_costs_only_itself(student):
    endless = student.function("endless")
    for _ in range(2):  # the second at once: it has had its time
        with pytest.raises(Stopped):
            endless(1)
    assert endless.ended == "too slow"
    assert student.is_there and student.function("neuron")(np.ones(1), np.ones(1), -1.0) == 0.5


def test_who_is_stopped_while_ours_is_called_does_not_confuse_the_next():
    cells = ["def asks(f):\n    while True: f(1.0)", "def fine(x): return x + 1"]
    with Student(cells, (), SHORT) as student:
        with pytest.raises(Stopped):
            student.function("asks")(lambda x: x)
        student.revive()
        assert student.function("fine")(1) == 2


@pytest.mark.parametrize("worked", [-1e9, float("nan"), float("inf"), "0", None, True])
def test_nobody_gets_more_time_by_lying(worked):
    assert _seconds({"worked": worked}, 3.0) == 3.0
    assert _seconds({"worked": 0.0}, 3.0) == 1.0 and _seconds({"worked": 2.0}, 3.0) == 2.0


@pytest.mark.parametrize(
    "args",
    [
        None,
        [],
        [{"list": [{"list": [1]}]}],
        [{"list": [1] * 100_000}],
        ["text"],
        [10**300],
        [{"array": ["float64", [3], "no"]}],
    ],
)
def test_our_functions_are_called_with_numbers_only(args):
    assert "error" in answer([lambda *args: 1 / 0], {"ask": 0, "args": args})


@pytest.mark.parametrize("place", [None, -1, 1, "0", True])
def test_there_are_no_other_functions_to_call(place):
    assert "error" in answer([lambda x: x], {"ask": place, "args": [1]})


def test_an_argument_becomes_what_it_was_made():
    for own, after in [
        (np.zeros(2), np.ones(2)),
        (np.zeros(4), np.ones((2, 2))),
        (np.zeros(2), np.ones(3)),
        ([1, 2], [1]),
        ([np.zeros(2), np.zeros(3)], [np.zeros(2), np.ones(3)]),
        ([np.zeros(2)], [np.zeros(2), 3]),
        ([[1], [2]], [[1], [3]]),
        (([1],), ([2],)),
    ]:
        change(own, after)
        assert repr(own) == repr(after)


REFUSED = [
    "open('/etc/passwd')",
    "open(ours)",
    "open('../outside/worker.py')",
    "open('../../' + 'etc/passwd')",
    "open(b'/etc/passwd')",
    "import os; os.open('/etc/passwd', os.O_RDONLY)",
    "import io; io.FileIO('/proc/self/environ')",
    "import pathlib; pathlib.Path('/proc/self/maps').read_text()",
    "import numpy as np; np.load(folder + '/data/mnist.npz')",
    "import numpy as np; np.fromfile('/etc/passwd', 'u1')",
    "import os; os.listdir('/')",
    "import os; os.scandir(folder)",
    "import os; d = os.open('.', os.O_RDONLY); os.open('x', os.O_RDONLY, dir_fd=d)",
    "import os; os.chdir('/')",
    "import os; os.symlink('/etc/passwd', 'p')",
    "import os; os.link('/etc/passwd', 'p')",
    "import os; os.rmdir(here)",
    "import os; os.mkdir(here + '/x')",
    "import os; os.rename('images', here + '/x')",
    "open(here + '/x', 'w')",
    "import os; os.system('true')",
    "import os; os.fork()",
    "import os; os.execv('/bin/true', ['true'])",
    "import os; os.posix_spawn('/bin/true', ['true'], {})",
    "import os; os.kill(os.getppid(), 9)",
    "import os; os.killpg(0, 9)",
    "import subprocess; subprocess.run(['true'])",
    "import _posixsubprocess",
    "import multiprocessing as m; m.Process(target=print).start()",
    "import socket; socket.socket()",
    "import asyncio; asyncio.get_event_loop_policy().new_event_loop()",
    "import urllib.request as u; u.urlopen('http://127.0.0.1:9')",
    "import sqlite3; sqlite3.connect('x.db')",
    "import ctypes; ctypes.CDLL(None)",
    "import ctypes; ctypes.string_at(1)",
    "import gc; gc.get_objects()",
    "import gc; gc.get_referrers(open)",
    "import sys; sys.settrace(print)",
    "import sys; sys.setprofile(print)",
    "import sys; sys._current_frames()",
    "import _xxsubinterpreters",
    "import cffi; cffi.FFI().dlopen(None)",
    "import nbformat",
    "import marshal; marshal.loads(marshal.dumps((lambda: 0).__code__))",
    "import importlib.machinery as m, numpy, _struct\n"
    "m.ExtensionFileLoader('a._ctypes', _struct.__file__).create_module("
    "m.ModuleSpec('a._ctypes', None, origin=_struct.__file__))",
    "for n in range(10_000): open(f'f{n}', 'w').close()",
    "import os; os.listdir(type('P', (str,), {'__hash__': lambda s: hash(known), "
    "'__eq__': lambda *_: True})('/'))",
    "import readline",
    "(lambda: 0).__code__.replace(co_name='x')",
    "def f(): pass\nf.__code__ = (lambda: 0).__code__",
    "import resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    "import importlib.machinery as m; m.SourceFileLoader('n', ours).load_module()",
    "import runpy; runpy.run_path(ours)",
    "import shutil; shutil.rmtree(here)",
    "import os; class_ = type('P', (str,), {'startswith': lambda *a: True}); "
    "open(class_('/etc/passwd'))",
]


@pytest.fixture(scope="module")
def guarded():
    """The errors of all these, each in a cell of its own, where the system itself says nothing."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(shield, "landlock_version", lambda: 0)
        patch.setattr(shield, "_box", lambda: ())
        own = Path(mlp_helpers.__file__)
        known = f"here, ours, folder = {folder!r}, {str(own)!r}, {str(own.parent)!r}\n"
        known += f"known = {shield.folders()[0]!r}"
        with Student([known, *REFUSED], (), SHORT) as student:
            assert student.is_there and os.path.isdir(folder)
            return {REFUSED[error.cell - 1]: error for error in reversed(student.errors)}


@pytest.mark.parametrize("statement", REFUSED)
def test_the_guard_says_no(statement, guarded):
    assert statement in guarded, f"{statement} went through"
    kinds = ("PermissionError", "ImportError", "ModuleNotFoundError", "URLError")
    assert guarded[statement].kind in kinds


ALLOWED = [
    "open('own.txt', 'w').write('own')\nassert open('own.txt').read() == 'own'",
    "import tempfile\nwith tempfile.TemporaryFile() as file: file.write(b'1')",
    "import os\nos.mkdir('f'); os.listdir('f'); os.listdir(); os.rmdir('f')",
    "import numpy as np\nnp.save('a.npy', np.ones(3)); assert np.load('a.npy').sum() == 3",
    "import traceback\ntry: 1 / 0\nexcept ZeroDivisionError: traceback.print_exc()",
    "import logging, warnings\nlogging.warning('x'); warnings.warn('y', stacklevel=2)",
    "import inspect\ndef f(): return inspect.currentframe().f_lineno\nassert f()",
    "import secrets, random, uuid, decimal, fractions, statistics, itertools, collections, typing",
    "import json, csv, datetime, dataclasses, enum, functools, zlib, hashlib, time, copy, pickle",
    "import subprocess, socket, multiprocessing, threading, asyncio, unittest, doctest",
    "import numpy.testing, numpy.polynomial, numpy.ma\nnumpy.testing.assert_allclose(1, 1)",
    "import collections\nP = collections.namedtuple('P', 'x y', defaults=[1])\nassert P(2).y == 1",
    "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2]); plt.show()",
    "fig.savefig('figure.png'); plt.imshow([[1, 2]]); plt.title('$x^2$'); plt.tight_layout()",
    "from mlp_helpers.lesson06 import DescentCurve, questions\ndemo = DescentCurve()",
    "from mlp_helpers.quiz import Predict\nPredict(**questions.X, demo=demo)",
    "demo.choose('x').y[3] = 4",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>x</b>'))",
    "from mlp_helpers import digits, network\nassert network.sigmoid(0) == 0.5",
    "from mlp_helpers.checks import *\nassert check(print) is None and require(print) is None",
]


def test_the_guard_asks_nothing_that_can_be_replaced():
    cells = [
        "import builtins, os, posixpath\ntrue = lambda *_: True\nbefore = builtins.type",
        "builtins.type = builtins.isinstance = builtins.getattr = lambda *_: str\n"
        "builtins.frozenset = builtins.any = builtins.all = posixpath.join = os.stat = true\n"
        "try: x = open('/etc/passwd').read()\n"
        "except PermissionError as error: x = str(error)\n"
        "builtins.type = before",
    ]
    with Student(cells, (), SHORT) as student:
        assert "out of reach" in student.value("x")


def test_what_homework_needs_goes_through():
    with Student(ALLOWED, (), Limits(cell=10, cells=60)) as student:
        assert student.errors == []


def test_what_is_asked_for_is_not_to_be_had_from_the_package():
    cells = [
        "from mlp_helpers.network import backprop, sigmoid\nbackprop(1, 2, 3)",
        "sigmoid(0.0)",
        "import mlp_helpers.checks as c\nc.exercises()",
    ]
    with Student(cells, ["sigmoid"], SHORT) as student:
        assert [error.kind for error in student.errors] == ["NotForHomework"] * 3
        assert "this is for you to write" in student.errors[1].message


def test_nothing_of_the_teachers_is_in_the_environment():
    os.environ["A_SECRET"] = "42"
    try:
        with Student(["import os, sys\nx = [*os.environ, *sys.argv, *sys.path]"]) as student:
            found = student.value("x")
    finally:
        del os.environ["A_SECRET"]
    repository = str(Path(mlp_helpers.__file__).parents[1])
    assert "HOME" in found and "A_SECRET" not in found and repository not in found


@pytest.mark.skipif(not landlock.version(), reason="this Linux has no Landlock")
@pytest.mark.parametrize(
    "code, allowed",
    [
        ("open('own', 'w').close(); open('own').read()", True),
        ("import random, decimal; open('/dev/null', 'w').write('x')", True),
        ("open('/etc/passwd')", False),
        ("open(outside + '/x', 'w')", False),
        ("os.listdir(outside)", False),
        ("os.execv('/bin/true', ['true'])", False),
        ("os.symlink('/etc/passwd', 'link')", False),
    ],
)
def test_linux_itself_says_no(code, allowed, tmp_path):
    own, outside = tmp_path / "own", tmp_path / "outside"
    own.mkdir()
    outside.mkdir()
    told = [str(own), shield.readable(), shield.folders()]
    program = (
        "import os, sys\n"
        "from mlp_helpers.homework.outside import landlock\n"
        f"outside = {str(outside)!r}\n"
        f"landlock.restrict(*{told!r})\n"
        f"try: {code}\n"
        "except PermissionError: sys.exit(3)\n"
    )
    done = run_python(program, own)
    assert done.returncode == (0 if allowed else 3), done.stderr


@pytest.mark.skipif(landlock.version() < landlock.SCOPE_SINCE, reason="signals are not held back")
def test_linux_keeps_signals_from_the_parent(tmp_path):
    program = (
        "import os, sys\n"
        "from mlp_helpers.homework.outside import landlock\n"
        f"landlock.restrict({str(tmp_path)!r}, [], [])\n"
        "try: os.kill(os.getppid(), 0)\n"
        "except PermissionError: sys.exit(3)\n"
    )
    assert run_python(program, tmp_path).returncode == 3


def run_python(program, folder):
    repository = str(Path(mlp_helpers.__file__).parents[1])
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": repository},
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_protection_says_what_there_is_and_what_there_is_not(monkeypatch):
    monkeypatch.setattr(shield, "landlock_version", lambda: 6)
    monkeypatch.setattr(shield, "_box", lambda: ())
    assert "files (Landlock 6) and the network (Landlock 6)." in shield.protection()
    monkeypatch.setattr(shield, "landlock_version", lambda: 1)
    assert shield.protection().endswith("from the network only Python does.")
    monkeypatch.setattr(shield, "_box", lambda: ("/usr/bin/bwrap", "--dev"))
    assert "files (bwrap) and the network (bwrap)." in shield.protection()
    monkeypatch.setattr(shield, "landlock_version", lambda: 0)
    monkeypatch.setattr(shield, "_box", lambda: ("/bin/unshare", "-n"))
    assert shield.protection().endswith("from your files only Python does.")
    monkeypatch.setattr(shield, "_box", lambda: ())
    assert shield.protection().startswith("Python alone says no here")


def test_windows_is_told_of_wsl(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(OSError, match="WSL"):
        Student(["x = 1"])
    assert "WSL" in shield.protection()


def test_at_the_end_nothing_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Student(["x = 1"], (), SHORT) as student:
        process = student._process.popen
        assert process.poll() is None and os.listdir(tmp_path)
    assert process.poll() is not None and not student.is_there and not os.listdir(tmp_path)


KILLED = """
import time
import numpy as np
from mlp_helpers.homework.outside.student import Student
from mlp_helpers.homework.trained import plain_images, shuffled_images
plain_images()
with shuffled_images(np.random.default_rng(0)) as (path, _), Student(["x = 1"], images=path) as one:
    print(one._process.popen.pid, flush=True)
    time.sleep(600)
"""


def test_what_a_grader_that_was_killed_has_left_goes_with_the_next_one(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    own, link = tmp_path / "images-of-mine", tmp_path / "hand-in-link"
    own.mkdir()
    (own / "cat.png").touch()
    link.symlink_to(own)
    with Folder("images-") as in_use:
        grader = _grader_in(tmp_path)
        hand_in = int(grader.stdout.readline())
        began = {path.name for path in tmp_path.iterdir()}
        assert len(began) == 6  # two of images, one of a hand-in, and those from here
        grader.kill()
        grader.wait()
        assert {path.name for path in tmp_path.iterdir()} == began
        for prefix in ("images-", "hand-in-"):
            with Folder(prefix) as folder:
                Path(folder, "some.txt").touch()
        assert sorted(tmp_path.iterdir()) == sorted([own, link, Path(in_use)])
    assert (own / "cat.png").exists()
    _wait_until_gone(hand_in)


def _grader_in(folder):
    """A grader at work, in a process of its own; what it leaves is in the folder."""
    where = {"TMPDIR": str(folder), "PYTHONPATH": str(Path(mlp_helpers.__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, "-c", KILLED], env=os.environ | where, stdout=subprocess.PIPE, text=True
    )


def _wait_until_gone(process):
    for _ in range(100):
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True)
        if state.stdout.strip()[:1] in (b"", b"Z"):  # ended, and perhaps not yet buried
            return
        time.sleep(0.1)
    raise AssertionError("a hand-in outlives its grader")


def test_a_folder_is_gone_at_the_end_of_python(tmp_path):
    code = "from mlp_helpers.homework.trained import plain_images; print(plain_images())"
    where = {"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(mlp_helpers.__file__).parents[1])}
    run = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(run, env=os.environ | where, capture_output=True, text=True, check=True)
    assert "images-" in done.stdout and not done.stderr and not os.listdir(tmp_path)


def test_a_process_that_ends_in_a_cell_starts_again_without_that_statement():
    cells = ["x = 1", "import os\nos._exit(0)\ny = 2", "z = 3"]
    with Student(cells, (), SHORT) as student:
        assert [student.value(name) for name in "xyz"] == [1, 2, 3]
        assert [(error.cell, error.kind) for error in student.errors] == [(1, "Ended")]


def test_a_grader_that_cannot_start_says_so_and_blames_nobody(monkeypatch):
    monkeypatch.setattr(shield, "START", "raise SystemError('no NumPy here')")
    with pytest.raises(CannotStart, match="no NumPy here"):
        Student(["x = 1"])


def test_it_starts_only_a_few_times():
    began = time.monotonic()
    with Student(["import os"] + ["os._exit(0)"] * 10, (), SHORT) as student:
        assert not student.is_there and student.value("os") is None
        assert student._starts == SHORT.starts
    assert time.monotonic() - began < 20
