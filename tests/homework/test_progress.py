"""What stands of a student's work: the line in a notebook, and the command for all notebooks."""

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from mlp_helpers.digits import load_trained
from mlp_helpers.homework import notebook, own_work, progress
from mlp_helpers.homework.one_notebook import look
from mlp_helpers.homework.own_work import report, standings
from mlp_helpers.homework.progress_line import TOO_MUCH
from tests.homework.course import COURSE
from tests.homework.sheets import RIGHT

LINE = (
    "hw1: {} of 5 are right · {} row_and_column {} neuron {} balanced {} bias_for {} most_neurons"
)


def _line(source="", call="progress('hw1')"):
    """What the line says at the end of a notebook with this source."""
    known = {"progress": progress, "np": np}
    exec(source, known)
    return repr(eval(call, known))


NEURON = RIGHT["neuron"]


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("", "0○○○○○"),
        (NEURON, "1○✓○○○"),
        ("def neuron(w, a, b):\n    ...", "0○○○○○"),
        ("def neuron(w, a, b):\n    return w @ a", "0○✗○○○"),
        ("def neuron(w, a, b):\n    raise SystemExit", "0○✗○○○"),
        ("neuron = 3", "0○○○○○"),
        ("def neuron(w, a, b):\n    while True: pass", "0○✗○○○"),
        (NEURON + "\ndef row_and_column(k, width):\n    return divmod(k, width)", "2✓✓○○○"),
        ("class Bad:\n    def __call__(self): ...\n    __name__ = 7\nneuron = Bad()", "0○✗○○○"),
    ],
)
def test_the_line_says_what_stands(source, marks):
    assert _line(source) == LINE.format(*marks)


def test_the_line_is_the_same_each_time_and_is_one_line():
    source = "def neuron(w, a, b):\n    print(w)\n    return np.random.random()"
    assert _line(source) == _line(source) and "\n" not in _line(source)


def test_it_looks_at_the_notebook_and_not_at_what_is_around():
    def neuron(w, a, b):
        return 1 / (1 + np.exp(-(np.dot(w, a) + b)))

    assert _line() == LINE.format(*"0○○○○○")
    assert repr(progress("hw1")) == LINE.format(*"1○✓○○○")  # this function is a notebook, too


@pytest.mark.parametrize("name", ["hw9", "", None])
def test_an_assignment_that_is_not_there_is_no_error(name):
    assert "there are hw1, hw2, hw3 and hw4" in _line(call=f"progress({name!r})")


@pytest.mark.parametrize(
    ("weights", "mark"),
    [
        ("trained.weights", "✓"),
        ("[-W for W in trained.weights]", "✗"),
        ("trained.weights[:2]", "✗"),
        ("'none'", "✗"),
        ("None", "○"),
    ],
)
def test_the_network_that_was_trained_is_told_by_what_it_reads(weights, mark):
    known = {"progress": progress, "trained": load_trained(), "np": np}
    exec(f"weights, biases = {weights}, trained.biases", known)
    assert repr(eval("progress('hw4')", known)).endswith(f"{mark} trained_network")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, True),  # as it is in release
        ("  \n", True),
        ("*Your answer:* the same images, since z keeps its sign.", False),
        ("The same images.", False),
    ],
)
def test_the_line_says_whether_the_saved_file_has_an_answer_in_words(
    tmp_path, monkeypatch, text, said
):
    nb = notebook.read(COURSE / "release" / "hw1" / "hw1.ipynb")
    (prose,) = notebook.prose_of(nb)
    prose.source = prose.source if text is None else text
    notebook.write(nb, tmp_path / "hw1.ipynb")
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "hw1.ipynb"))
    assert _line().endswith(
        "most_neurons" + " · your own words: still blank in the saved file" * said
    )


@pytest.mark.parametrize(
    ("assignment", "kind", "said"),
    [("hw4", "code", True), ("hw4", "markdown", False), ("hw3", "code", False)],
)
def test_the_line_says_where_a_network_would_count_for_nothing(
    tmp_path, monkeypatch, assignment, kind, said
):
    file = tmp_path / f"{assignment}.ipynb"
    nb = notebook.read(COURSE / "release" / assignment / f"{assignment}.ipynb")
    monkeypatch.setenv("JPY_SESSION_NAME", str(file))
    nb.cells.append(new_code_cell() if kind == "code" else new_markdown_cell())
    lines = []
    for results in ([], np.random.default_rng(0).random(1000).tolist()):
        nb.cells[-1].source = f"results = {results}"
        notebook.write(nb, file)
        lines.append(repr(progress(assignment)))
    assert [TOO_MUCH in line for line in lines] == [False, said]
    assert '"Code, not data"' in TOO_MUCH
    released = (COURSE / "release" / "hw4" / "hw4.ipynb").read_text(encoding="utf-8")
    assert "**Code, not data.**" in released


@pytest.mark.parametrize("name", ["", "no_such.ipynb", "no_notebook.txt"])
def test_where_the_file_is_not_to_be_seen_the_line_says_nothing_of_it(tmp_path, monkeypatch, name):
    (tmp_path / "no_notebook.txt").write_text("hello")
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / name))
    assert _line() == LINE.format(*"0○○○○○")


# The command for all notebooks


def _saved(folder, *sources, name="mine.ipynb"):
    cells = [new_code_cell(source) for source in sources]
    notebook.write(new_notebook(cells=[new_markdown_cell("# Mine"), *cells]), folder / name)
    return folder / name


def _states(folder, *sources):
    return {one.name: (one.state, one.title) for one in standings(_saved(folder, *sources))}


def test_exercises_are_found_where_they_are_checked(tmp_path):
    found = _states(
        tmp_path,
        "%matplotlib inline\nimport numpy as np\nfrom mlp_helpers.checks import check",
        NEURON + "\n\n\ncheck(neuron)",
        "def mine(W, a, b):\n    return W @ a",
        'require(mine, "layer")',
        "def not_checked():\n    ...",
        "check(unheard_of)",
    )
    assert found["neuron"] == ("right", "neuron: right")
    assert found["layer"][0] == "wrong" and set(found) == {"neuron", "layer"}


def test_only_what_the_functions_need_is_run(tmp_path):
    found = _states(
        tmp_path,
        "import numpy as np, os\nfrom mlp_helpers.network import sigmoid as squish",
        "os._exit(1)",
        "useless = os._exit(1)",
        "shift = 0.0\ntwice = lambda z: 2 * z",
        "def helper(z):\n    return squish(twice(z) / 2 + shift)",
        "def neuron(w, a, b):\n    return helper(np.dot(w, a) + b)\n\ncheck(neuron)",
    )
    assert found == {"neuron": ("right", "neuron: right")}


def test_what_is_defined_when_it_is_checked_counts(tmp_path):
    early = NEURON.replace("def neuron", "import numpy as np\ndef neuron")
    found = _states(tmp_path, early + "\ncheck(neuron)", "def neuron(w, a, b):\n    return 0")
    assert found["neuron"][0] == "right"


def test_a_typing_error_is_said_and_an_earlier_function_does_not_stand_for_it(tmp_path):
    broken = "def neuron(w, a, b):\n    return (w @ a"
    found = _states(tmp_path, "import numpy as np\n" + NEURON, broken, "check(neuron)")
    state, title = found["neuron"]
    assert state == "wrong" and title.startswith("neuron: a typing error in line ")


def test_what_cannot_be_imported_is_said(tmp_path):
    need = "from no_such_package import sigmoid as neuron"
    assert "ModuleNotFoundError" in _states(tmp_path, need, "check(neuron)")["neuron"][1]


def test_an_endless_loop_costs_its_own_exercise_only():
    said = []
    cells = [
        {"statements": [source], "broken": [], "line": None, "asked": [[name, name]]}
        for name, source in {
            "layer": "def layer(W, a, b):\n    while True: pass",
            "neuron": "import numpy as np\n" + NEURON,
        }.items()
    ]
    look(cells, lambda *words: said.append(words), seconds=0.2)
    assert [words[1] for words in said] == ["wrong", "right"] and "too slow" in said[0][2]


def test_where_python_ends_what_came_before_is_kept(tmp_path):
    found = _states(
        tmp_path,
        "import numpy as np, os\n" + NEURON + "\ncheck(neuron)",
        "def layer(W, a, b):\n    os._exit(3)\n\ncheck(layer)",
    )
    assert found["neuron"][0] == "right" and found["layer"] == ("wrong", "layer: Python ended")


def test_what_a_function_writes_past_python_is_no_answer(tmp_path):
    writes = "import os\nimport numpy as np\ndef neuron(w, a, b):\n    "
    writes += "os.write(1, b'[1, 2, 3]\\nhello\\n')\n    return np.dot(w, a)\ncheck(neuron)"
    found = _states(tmp_path, writes)
    assert set(found) == {"neuron"} and found["neuron"][0] == "wrong"


def test_a_notebook_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(own_work, "SECONDS", 3)
    slow = "import time\nwait = time.sleep(60)\ndef layer(W, a, b):\n    return wait\ncheck(layer)"
    assert _states(tmp_path, slow) == {"layer": ("wrong", "layer: not done after 3 s")}


def test_the_report_goes_through_all_notebooks_and_stops_at_none(tmp_path):
    _saved(tmp_path, "import numpy as np\n" + NEURON + "\ncheck(neuron)", name="03_mine.ipynb")
    _saved(tmp_path / "homework", "def layer(W, a, b):\n    ...", "require(layer)", name="hw.ipynb")
    _saved(tmp_path / ".ipynb_checkpoints", "check(layer)", name="03_mine-checkpoint.ipynb")
    _saved(tmp_path, "1 + 1", name="01_no_exercise.ipynb")
    (tmp_path / "02_broken.ipynb").write_text("{")
    said = []
    assert report(tmp_path, said.append) == (1, 2)
    assert said == [
        "02_broken.ipynb is no JSON from line 1 on "
        "(Expecting property name enclosed in double quotes)",
        "03_mine",
        "  ✓ neuron: right",
        "homework/hw",
        "  ○ layer: not tried yet",
        "1 of 2 exercises right",
    ]


def test_a_folder_without_exercises_is_said(tmp_path):
    said = []
    assert report(tmp_path, said.append) == (0, 0) and said == [f"no exercises in {tmp_path}"]


@pytest.mark.parametrize(
    "last",
    ["assert check(neuron)", "v = check(neuron)", "print(check(neuron))", "v = [check( neuron )]"],
)
def test_a_check_counts_wherever_it_stands_in_a_line(tmp_path, last):
    assert _states(tmp_path, "import numpy as np\n" + NEURON, last)["neuron"][0] == "right"
    assert _states(tmp_path, "# check(neuron)\nx = recheck(neuron)") == {}


def test_lines_for_ipython_and_imports_that_are_tried_are_no_mistakes(tmp_path):
    found = _states(
        tmp_path,
        "try:\n    import numpy as np\nexcept ImportError:\n    np = None",
        f"files = !ls\nneuron?\n?neuron\ntime = %time 1\n{NEURON}",
        "check(neuron)",
    )
    assert found == {"neuron": ("right", "neuron: right")}


def test_files_beside_the_notebook_are_found_from_anywhere(tmp_path, monkeypatch):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "helpers_of_mine.py").write_text("import numpy as np\n\n\n" + NEURON)
    monkeypatch.chdir(tmp_path)
    found = _states(folder, "from helpers_of_mine import neuron", "check(neuron)")
    assert found["neuron"][0] == "right"


def test_several_checks_in_a_line_count_and_what_is_only_written_does_not(tmp_path):
    code = "import numpy as np\n" + NEURON
    found = _states(
        tmp_path,
        f'{code}\ndef layer(W, a, b):\n    """As check(feedforward) wants it."""\n    return W',
        "print('# ', check(neuron)); [check(layer), check(layer, name='layer')]",
    )
    assert set(found) == {"neuron", "layer"}
