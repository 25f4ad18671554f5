"""nbgrader's formgrader in JupyterLab: a person grades what is in words, as TEACHING.md says."""

import sys
from types import SimpleNamespace

import pytest

from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.homework.outside.shield import NEEDS_WSL
from tests.browser.lab import lab_server
from tests.homework.course import answered, nbgrader_here, released_here, solutions
from tests.homework.sheets import put

pytest.importorskip("nbgrader", reason="nbgrader is for teachers: pip install -e '.[teach]'")
if sys.platform == "win32":
    pytest.skip(NEEDS_WSL, allow_module_level=True)

pytestmark = pytest.mark.filterwarnings("ignore:Object of type")  # nbgrader's own
LONG = 60_000  # milliseconds, on a busy machine
PROSE = "doubled-prose"
WORDS = "The same images light it. <script>window.ran = true</script>"
WRONG = "def neuron(w, a, b):\n    return 1 / (1 + np.exp(w @ a + b))"
GRADED = {"row_and_column": 3, "neuron": 0, "balanced": 3, "bias_for": 4, "most_neurons": 4}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with one hand-in of hw1, graded but for its words."""
    course = released_here(tmp_path_factory.mktemp("course"), "hw1")
    answers = solutions(course, "hw1") | {"neuron-answer": WRONG, PROSE: WORDS}
    put(course.path("submitted", "hw1", "ada"), answered(course.released("hw1"), answers))
    done = nbgrader_here(course.root).autograde("hw1", "ada")
    assert done["success"], done
    return course


@pytest.fixture
def formgrader(course, browser):
    """The page of JupyterLab in which formgrader is open, found by its menu; and in it, its own."""
    own = "http://127.0.0.1"
    with lab_server(course.root, quick=False, cwd=course.root) as address:
        page = browser.new_page()
        page.route(lambda url: not url.startswith(own), lambda route: route.abort())
        page.goto(f"{address}/lab")
        page.locator(".lm-MenuBar-item", has_text="Nbgrader").click(timeout=LONG)
        page.locator(".lm-Menu-item", has_text="Formgrader").first.click()
        yield SimpleNamespace(page=page, own=page.frame_locator("iframe").first)
        page.close()


def _grades(course):
    """{grade_id: (what the grader gave, what a person gave, whether one is asked)} of ada."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        (grades,) = (one.grades for one in gradebook.notebook_submissions("hw1", "hw1"))
        return {g.name: (g.auto_score, g.manual_score, g.needs_manual_grade) for g in grades}


def _row(own):
    """What the list of hand-ins says of the only one."""
    from playwright.sync_api import expect

    row = own.locator("tbody tr", has_text="Submission #")
    expect(row).to_have_count(1, timeout=LONG)
    asks = row.locator("td.needs-manual-grade .glyphicon-ok").count()
    return row.inner_text().split("\t")[1:4], bool(asks)


def _go_to_the_list(own):
    own.get_by_role("link", name="Manual Grading").first.click()
    own.get_by_role("link", name="hw1").first.click()
    own.locator("table").get_by_role("link", name="hw1").click()


def test_a_person_grades_the_words_and_the_grader_s_points_stay(course, formgrader):
    from playwright.sync_api import expect

    assert tuple(GRADED) == ASSIGNMENTS["hw1"]
    page, own = formgrader.page, formgrader.own
    _go_to_the_list(own)
    assert _row(own) == (["Submission #1", "14 / 20", "14 / 17"], True)

    own.get_by_role("link", name="Submission #1").click()
    words = own.locator(f"[id='{PROSE}']")
    expect(words).to_be_editable(timeout=LONG)
    expect(own.locator("body")).to_contain_text("The same images light it.", timeout=LONG)
    assert not any(frame.evaluate("window.ran") for frame in page.frames)
    assert "MARK SCHEME" not in own.locator("body").inner_html()
    assert words.get_attribute("placeholder") in ("", None) and words.input_value() == ""
    for name, points in GRADED.items():  # shown, and not typed: only what is typed counts instead
        field = own.locator(f"#{name}.score")
        assert (field.get_attribute("placeholder"), field.input_value()) == (str(points), "")

    words.fill("2")
    with page.expect_response(lambda said: "/api/grade/" in said.url and said.ok):
        words.press("Tab")
    wanted = {name: (points, None, False) for name, points in GRADED.items()}
    assert _grades(course) == wanted | {PROSE: (None, 2, False)}

    own.get_by_role("link", name="Manual Grading").first.click()
    _go_to_the_list(own)
    assert _row(own) == (["Submission #1", "16 / 20", "14 / 17"], False)
