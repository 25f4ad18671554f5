"""The lessons to be printed, or read where no Python is: a page each that needs nothing else."""

import re
from copy import deepcopy
from pathlib import Path

from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

TEMPLATE = Path(__file__).parent / "printed.html"
FOLDED = "jp-MarkdownHeadingCollapsed"  # what JupyterLab stores at a heading that is folded
HEADING = re.compile(r"^(#{1,6}) +(.+)\n*")


def printed_page(notebook, title, answers=False):
    """A lesson as HTML that needs nothing else: no network, no Python, no files beside it.

    notebook : as `nbformat.read` gives it, with its outputs. A demo is the picture that is
        stored in its place; notes for the presenter are left out.
    title : of the page, as the browser shows it.
    answers : whether what is folded in the lesson, such as answers, is open. If not, it opens
        with a click, and what is closed is not on paper.

    Formulas are MathML, made with latex2mathml, which browsers set by themselves. One that cannot
    be read raises ValueError, with the formula.
    """
    notebook = _prepared(notebook)
    exporter = HTMLExporter(template_name="lab", template_file=str(TEMPLATE), theme="light")
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    exporter.register_filter("markdown2html", _as_html)
    about = {"metadata": {"name": title}, "answers": answers}
    page, _ = exporter.from_notebook_node(notebook, about)
    return re.sub(r"<details>", "<details open>", page) if answers else page


def _prepared(notebook):
    """A copy as it goes onto paper: without notes, its hidden code hidden, its folds marked."""
    notebook = deepcopy(notebook)
    notebook.cells = [cell for cell in notebook.cells if not _is_note(cell)]
    for cell in notebook.cells:
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            cell.metadata.transient = {"remove_source": True}
    _mark_folds(notebook.cells)
    return notebook


def _is_note(cell):
    return cell.metadata.get("slideshow", {}).get("slide_type") == "notes"


def _mark_folds(cells):
    """Mark where each folded heading begins and where it ends; it becomes the words to click."""
    level, last = 0, None  # of the fold that is open, and its last cell
    for cell in cells:
        found = HEADING.match(cell.source) if cell.cell_type == "markdown" else None
        if last and found and len(found[1]) <= level:
            last.metadata.fold_ends, last = True, None
        if not last and found and cell.metadata.get(FOLDED):
            level, cell.metadata.fold_begins = len(found[1]), found[2]
            cell.source, last = cell.source[found.end() :], cell
        elif last:
            last = cell
    if last:
        last.metadata.fold_ends = True


def _as_html(source):
    """Markdown as HTML, its formulas as MathML."""
    return MarkdownWithMath(_Formulas(escape=False, exclude_anchor_links=True)).render(source)


class _Formulas(IPythonRenderer):
    """Renders Markdown, and TeX in it as MathML."""

    def inline_math(self, body):
        return _mathml(body, "inline")

    def block_math(self, body):
        return _mathml(body, "block")

    def latex_environment(self, name, body):
        return _mathml(rf"\begin{{{name}}}{body}\end{{{name}}}", "block")


def _mathml(tex, display):
    from latex2mathml.converter import convert  # only here: an extra brings it

    try:
        return convert(tex, display=display)
    except Exception as error:  # of many kinds, for each thing that TeX can be
        raise ValueError(f"the formula {tex} cannot be read: {error!r}") from error
