"""What must be true of every notebook as it is committed. nbval runs them: see pyproject.toml."""

import json
import re

import nbformat
import numpy as np
import pytest

from mlp_helpers.network import Network, sigmoid
from tests.browser.refresh import FOLDED, fingerprint, is_stale, lessons, used_files

NOTEBOOKS = {path.stem: path for path in lessons()}


@pytest.fixture(params=NOTEBOOKS)
def path(request):
    return NOTEBOOKS[request.param]


@pytest.fixture
def notebook(path):
    return nbformat.read(path, 4)


def test_there_is_a_first_lesson():
    assert "01_pixels" in NOTEBOOKS


def test_it_is_fresh(path):
    assert not is_stale(path), f"{path.name} is stale: run python -m tests.browser.refresh"


def test_it_stores_pictures_and_no_widgets(path, notebook):
    text = path.read_text(encoding="utf-8")
    assert "widget-view+json" not in text and "widgets" not in notebook.metadata
    assert len(text) < 2_000_000
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", [])]
    shown = [o.data for o in outputs if "data" in o]
    demos = [data for data in shown if re.match(r"[A-Z]\w+: ", data["text/plain"])]
    assert demos and all("image/png" in data for data in demos)
    assert all(len(data["text/plain"]) <= 110 for data in demos)


def test_its_cells_are_short_and_run_in_order(notebook):
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert max(len(cell.source.splitlines()) for cell in cells) <= 15
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_it_says_how_to_start_and_is_made_for_slides(notebook):
    assert "Run All Cells" in notebook.cells[0].source
    kinds = {"slide", "subslide", "fragment", "skip", "notes", "-"}
    assert all(cell.metadata["slideshow"]["slide_type"] in kinds for cell in notebook.cells)


def test_its_predictions_are_unanswered_and_its_exercises_blank(path):
    text = path.read_text(encoding="utf-8")
    assert "You predicted" not in text
    assert text.count("check(") == text.count("not tried yet</b>")


def test_what_answers_a_question_waits_behind_a_folded_heading(notebook):
    cells = notebook.cells
    for i, cell in enumerate(cells):
        alone = cell.source.rpartition("\n")[2]
        if alone.startswith("Predict(") and "demo=" not in alone:
            assert cells[i + 1].cell_type == "markdown", alone
        folded = cell.source.startswith("#### Once you have answered, open this\n")
        assert bool(cell.metadata.get(FOLDED)) == folded
        if folded:  # up to the next heading: the answer, and nothing that is missed if it stays
            ends = next(j for j in range(i + 1, len(cells)) if cells[j].source.startswith("##"))
            assert "code" in {inside.cell_type for inside in cells[i + 1 : ends]}


def test_a_changed_cell_or_demo_makes_it_stale(path, notebook, monkeypatch, tmp_path):
    before = fingerprint(notebook)
    notebook.cells[0].source += " "
    assert fingerprint(notebook) != before
    notebook.cells[0].source = notebook.cells[0].source[:-1]
    assert fingerprint(notebook) == before
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    names = {file.name for file in used_files(code)}
    assert {"base.py", "shared.js", "shared.css", "palette.py"} <= names
    assert {name for name in names if name.endswith(".js")} > {"shared.js"}


def test_only_what_is_used_counts():
    names = {file.name for file in used_files("from mlp_helpers.network import Network")}
    assert names == {"__init__.py", "doors.py", "network.py"}


def test_its_text_is_stored_as_git_likes_it(path):
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


@pytest.mark.parametrize("seed", range(20))
def test_lesson_07s_own_backprop_agrees_with_measured_slopes(seed):
    notebook = nbformat.read(NOTEBOOKS["07_backprop"], 4)
    names = {"np": np, "sigmoid": sigmoid}
    for name in ("backprop_by_hand", "measured", "cost_by_hand"):
        (cell,) = [c for c in notebook.cells if f"\ndef {name}(" in f"\n{c.source}"]
        exec(cell.source, names)
    rng = np.random.default_rng(seed)
    sizes = [(3, 4, 2), (5, 3, 4, 2), (4, 2), (2, 6, 3, 5, 3)][seed % 4]
    init = ["scaled", "lecture"][seed % 2]
    network = Network(sizes, rng, init=init, dtype=np.float64)
    m = int(rng.integers(1, 7))
    examples = rng.random((m, sizes[0])), rng.random((m, sizes[-1]))
    parts = network.weights, network.biases
    dW, db = names["backprop_by_hand"](*parts, *examples)
    for parameter, g in zip(network.weights + network.biases, dW + db, strict=True):
        g_num = names["measured"](parameter, lambda: names["cost_by_hand"](*parts, *examples))
        assert g.shape == parameter.shape
        far = np.linalg.norm(g - g_num) / (np.linalg.norm(g) + np.linalg.norm(g_num))
        assert far <= 1e-7
