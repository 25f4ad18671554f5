"""The lessons as pages to print: nothing comes from elsewhere, nothing is lost, notes stay out."""

import re
from html.parser import HTMLParser

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

pytest.importorskip(
    "latex2mathml", reason='latex2mathml is not installed: pip install -e ".[class]"'
)

from mlp_helpers.__main__ import main, read_lessons
from mlp_helpers.printed import printed_page

FOLDED = {"jp-MarkdownHeadingCollapsed": True}
LESSONS = read_lessons()


class Page(HTMLParser):
    """What a page shows: words by whether they stand in a fold, pictures, and what it asks for."""

    def __init__(self, html):
        super().__init__()
        self.folds, self.open, self.closed, self.pictures = [], [], [], []
        self.asked, self.formulas, self._quiet = [], 0, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self._quiet += tag in ("style", "script")
        self.formulas += tag == "math"
        if tag == "details":
            self.folds.append("open" in attrs)
        if tag == "img":
            self.pictures.append(attrs["alt"])
        if tag != "a":
            self.asked += [attrs[name] for name in ("src", "href") if name in attrs]

    def handle_endtag(self, tag):
        self._quiet -= tag in ("style", "script")
        if tag == "details":
            self.folds.pop()

    def handle_data(self, text):
        if self._quiet:
            self.asked += re.findall(r"@import\s+\S+|url\(([^)]+)\)", text)
        elif text.strip():
            (self.open if all(self.folds) else self.closed).append(text.strip())


def page_of(*cells, **how):
    return Page(printed_page(new_notebook(cells=list(cells)), "a lesson", **how))


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_needs_nothing_else_and_has_all_its_pictures_and_formulas(name):
    notebook = LESSONS[name]
    page = Page(printed_page(notebook, name))
    assert [one for one in page.asked if not one.strip("\"'").startswith("data:")] == []
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    stored = sum("image/png" in output.get("data", {}) for output in outputs)
    assert len(page.pictures) == stored and all(len(alt) > 20 for alt in page.pictures)
    texts = [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        and cell.metadata.get("slideshow", {}).get("slide_type") != "notes"
    ]
    wanted = sum(len(re.findall(r"\$\$.+?\$\$|\$.+?\$", text, re.S)) for text in texts)
    assert page.formulas == wanted and not any("$" in words for words in page.open)
    assert not any("For the presenter" in words for words in page.open + page.closed)


def test_answers_wait_in_a_fold_or_are_open_and_what_follows_is_always_open():
    cells = [
        new_markdown_cell("## A pad\n\nA question"),
        new_markdown_cell("#### Once you have answered, open this\n\nA curve", metadata=FOLDED),
        new_code_cell("print(1)", outputs=[new_output("stream", text="one")]),
        new_markdown_cell("**What to notice.** That"),
        new_markdown_cell("### Next\n\nAfterwards\n\n<details><summary>Found</summary>\n\nIt is\n"),
        new_markdown_cell("#### Once you have tried, open this", metadata=FOLDED),
        new_markdown_cell("The last"),
    ]
    cells[4].source += "\n</details>"
    page = page_of(*cells)
    assert {"A pad", "A question", "Next", "Afterwards"} <= set(page.open)
    inside = {"A curve", "one", "That", "It is", "The last"}
    assert inside <= set(page.closed) and not inside & set(page.open)
    assert page.closed.count("Once you have answered, open this") == 1
    page = page_of(*cells, answers=True)
    assert inside <= set(page.open) and page.closed == []


def test_code_that_only_draws_stays_hidden_and_its_picture_has_its_words():
    drawn = new_output("display_data", {"image/png": "iVBORw0KGgo=", "text/plain": "<Figure>"})
    hidden = {"jupyter": {"source_hidden": True}, "alt": 'A "curve" & its slope'}
    page = page_of(new_code_cell("draw()", metadata=hidden, outputs=[drawn]))
    assert page.pictures == ['A "curve" & its slope'] and "draw" not in " ".join(page.open)


def test_the_notebook_itself_is_not_changed():
    notebook = new_notebook(cells=[new_markdown_cell("#### Fold\n\nIt", metadata=dict(FOLDED))])
    before = repr(notebook)
    printed_page(notebook, "a lesson")
    assert repr(notebook) == before


def test_a_formula_that_cannot_be_read_is_named():
    with pytest.raises(ValueError, match=r"the formula x\^ cannot be read"):
        page_of(new_markdown_cell("So $x^$ it is"))


def test_the_command_writes_where_it_is_told_and_says_what_it_wants(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    one = {"04_m": LESSONS["04_matrix_form"]}
    monkeypatch.setattr("mlp_helpers.__main__.read_lessons", lambda: one)
    assert main(["--print"]) == 0 and "print from there" in capsys.readouterr().out
    closed = Page((tmp_path / "printed" / "04_m.html").read_text(encoding="utf-8"))
    assert main(["--print", "mine", "--answers"]) == 0
    opened = Page((tmp_path / "mine" / "04_m.html").read_text(encoding="utf-8"))
    assert closed.closed and opened.closed == []
    for wrong in ["a", "b"], ["--answer"]:
        with pytest.raises(SystemExit, match="wanted one of --check, .* with one place at most"):
            main(["--print", *wrong])
    (tmp_path / "file").write_text("mine")
    with pytest.raises(SystemExit, match=r"file cannot be written \(.*; wanted a folder"):
        main(["--print", "file"])


def test_without_what_sets_formulas_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr("mlp_helpers.__main__.find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="pip install latex2mathml$"):
        main(["--print", str(tmp_path / "new")])
    assert not (tmp_path / "new").exists()
