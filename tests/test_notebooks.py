"""What must be true of every notebook as it is committed. nbval runs them: see pyproject.toml."""

import json
import re

import nbformat
import pytest

from tests.browser.refresh import fingerprint, is_stale, lessons, used_files

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
    assert names == {"network.py"}


def test_its_text_is_stored_as_git_likes_it(path):
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
