"""What must be true of every notebook as it is committed. nbval runs them: see pyproject.toml."""

import base64
import io
import re

import nbformat
import numpy as np
import pytest
from PIL import Image

from mlp_helpers.network import Network, sigmoid
from tests.browser.few_colours import LEVEL, NUMBERS
from tests.browser.lab import ROOT
from tests.browser.on_show import FILM, PICTURES, STILLS
from tests.browser.refresh import FOLDED, code_of, fingerprint, is_stale, lessons
from tests.browser.sources import PACKAGE, used_files

README = ROOT / "README.md"
MOST_COLOURS = 2 * max(NUMBERS) + 255 // LEVEL + 1  # of edges, their greys, and greys of patches
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
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", [])]
    shown = [o.data for o in outputs if "data" in o]
    demos = [data for data in shown if re.match(r"[A-Z]\w+: ", data["text/plain"])]
    assert demos and all("image/png" in data for data in demos)
    assert all(len(data["text/plain"]) <= 110 for data in demos)


def test_its_pictures_are_small_and_sharp(path, notebook):
    shown = [o.data for cell in notebook.cells for o in cell.get("outputs", []) if "data" in o]
    for data in shown:
        if "image/png" in data:
            picture = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
            assert picture.mode == "P" and len(picture.getcolors()) <= MOST_COLOURS
    assert path.stat().st_size < 650_000


def test_its_pictures_have_words(notebook):
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                of_demo = output.metadata.get("image/png", {}).get("alt", "")
                assert len(of_demo or cell.metadata.get("alt", "")) > 20, cell.source


def test_the_readme_shows_a_film_and_a_still_of_each_lesson():
    shown = dict(
        re.findall(r'<img src="([^"]+)"[^>]* alt="([^"]{20,})"', README.read_text("utf-8"))
    )
    stills = {still.path.relative_to(ROOT).as_posix(): still.alt for still in STILLS}
    film = FILM.relative_to(ROOT).as_posix()
    assert stills.items() <= shown.items() and set(shown) == {*stills, film}
    assert len(stills) == len(NOTEBOOKS) and set(PICTURES.iterdir()) == {
        ROOT / one for one in shown
    }
    assert FILM.stat().st_size < 800_000 and Image.open(FILM).n_frames > 40


def test_all_of_them_are_small():
    assert sum(path.stat().st_size for path in NOTEBOOKS.values()) < 2_500_000


def test_what_teaches_nothing_is_folded_away_and_nothing_else(notebook):
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    hidden = [cell for cell in code if cell.metadata.get("jupyter", {}).get("source_hidden")]
    assert code[0] in hidden and "\nfrom mlp_helpers" in code[0].source  # the imports
    for cell in hidden:
        assert not re.search(r"check\(|hint\(|solution\(|your turn|Predict\w*\(", cell.source)
        figure = [o for o in cell.outputs if "image/png" in o.get("data", {})]
        assert figure or not cell.outputs or cell is code[0]
        assert "assert" not in cell.source


def test_on_no_slide_is_what_sets_up_and_what_is_for_home(notebook):
    at_home = False  # below a heading that is on no slide
    for cell in notebook.cells:
        skipped = cell.metadata["slideshow"]["slide_type"] == "skip"
        if cell.cell_type == "markdown":
            at_home = skipped if cell.source.startswith("#") else at_home
        elif skipped and not at_home:
            sets_up = cell.metadata.get("jupyter", {}).get("source_hidden")
            assert sets_up or "DrawDigit(" in cell.source, cell.source


def test_what_only_draws_is_folded_away_and_goes_with_the_theme(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code" and "plt.subplots" in cell.source:
            assert cell.metadata.get("jupyter", {}).get("source_hidden"), cell.source
    code = code_of(notebook)
    assert "from mlp_helpers.plots import" in code or "plt." not in code


def test_its_cells_are_short_and_run_in_order(notebook):
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert max(len(cell.source.splitlines()) for cell in cells) <= 15
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_it_says_how_to_start_and_is_made_for_slides(notebook):
    assert "Run All Cells" in notebook.cells[0].source
    assert "stops at the first cell with an error" in notebook.cells[0].source
    assert "own tries" in notebook.cells[-2].source and notebook.cells[-1].cell_type == "code"
    kinds = {"slide", "subslide", "fragment", "skip", "notes", "-"}
    assert all(cell.metadata["slideshow"]["slide_type"] in kinds for cell in notebook.cells)


def test_its_predictions_are_unanswered_and_its_exercises_blank(path):
    text = path.read_text(encoding="utf-8")
    assert "You predicted" not in text
    asked = re.findall(r"\"(Predict\w*: '.*)\"", text)
    assert all(line.endswith("' not answered yet") for line in asked)
    assert text.count("check(") == text.count("not tried yet</b>")


def test_what_answers_a_question_waits_behind_a_folded_heading(notebook):
    cells = notebook.cells
    for i, cell in enumerate(cells):
        alone = cell.source.rpartition("\n")[2]
        if re.match(r"Predict\w*\(", alone) and "demo=" not in alone:
            assert cells[i + 1].cell_type == "markdown", alone
        folded = bool(re.match(r"#### Once you have (answered|tried), open this\n", cell.source))
        assert bool(cell.metadata.get(FOLDED)) == folded
        if folded:  # up to the next heading: the answer, and nothing that is missed if it stays
            ends = next(j for j in range(i + 1, len(cells)) if cells[j].source.startswith("##"))
            assert "code" in {inside.cell_type for inside in cells[i + 1 : ends]}


def test_a_changed_cell_makes_it_stale_and_a_run_does_not(notebook):
    before = fingerprint(notebook)
    cell = notebook.cells[0]
    cell.source += " "
    assert fingerprint(notebook) != before
    cell.source = cell.source[:-1]
    cell.metadata["execution"] = {"iopub.execute_input": "2024-05-01T10:00:00Z"}
    assert fingerprint(notebook) == before
    cell.metadata["someone_s_tool"] = {"kept": True}
    assert fingerprint(notebook) != before


USED = {
    path.stem[:2]: {
        file.relative_to(ROOT / PACKAGE).as_posix()
        for file in used_files(code_of(nbformat.read(path, 4)))
    }
    for path in NOTEBOOKS.values()
}


@pytest.mark.parametrize(
    "file, stale",
    [
        ("lesson05/cost_table.py", "05"),
        ("lesson05/cost_of_one.py", "05"),  # its arithmetic
        ("lesson05/questions.py", "05"),
        ("lesson06/train_live/words.py", "06"),  # a package of its own, on demand
        ("lesson02/patterns.py", "02 03 07"),
        ("lesson05/exercises/one_hot.py", "05"),  # checked
        ("lesson02/exercises/weighted_sum.py", "02"),  # checked by its name
        ("lesson02/one_neuron.py", "02"),  # not 03, which asks lesson 02 for the patterns
        ("checks/judge.py", "01 02 03 04 05 06 07"),
        ("network.py", "01 02 03 04 05 06 07"),
        ("views/shared.js", "01 02 03 04 05 06 07"),
        ("views/shared.css", "01 02 03 04 05 06 07"),
        ("views/store.js", "01 02 03 04 05 06 07"),
        ("views/heatmap.js", "05 06"),
        ("views/heat_marks.js", "05 06"),  # which heatmap.js imports
        ("views/heatmap.css", "05 06"),
        ("data/make_trained.py", ""),
    ],
)
def test_a_changed_file_makes_those_stale_that_use_it(file, stale):
    assert (ROOT / PACKAGE / file).exists()
    assert [name for name, files in USED.items() if file in files] == stale.split()


def test_every_file_of_a_lesson_is_used_by_a_notebook():
    package, used = ROOT / PACKAGE, set().union(*USED.values())
    files = {path.relative_to(package).as_posix() for path in package.glob("lesson0*/**/*.py")}
    assert {name for name in files - used if not name.endswith("__init__.py")} == set()


def test_only_what_is_used_counts():
    names = {file.name for file in used_files("from mlp_helpers.network import Network")}
    assert names == {"__init__.py", "doors.py", "network.py"}


def test_it_is_stored_as_jupyterlab_stores_it(path, notebook):
    assert path.read_text(encoding="utf-8") == nbformat.writes(notebook) + "\n"


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
