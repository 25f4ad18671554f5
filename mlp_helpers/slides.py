"""The slides of a lesson, read from its notebook: numbers, titles, notes, minutes in class."""

import re
from copy import deepcopy
from dataclasses import dataclass

OPENS = ("slide", "subslide")  # the types of a cell that begins a slide
OFF = ("skip", "notes")  # the types of a cell that is not on a slide
HEADING = re.compile(r"^#{1,3} (.+)$", re.M)
FOLDED = "#### Once you have "  # how an answer begins that the notebook keeps folded
LEAD = re.compile(r"^\*\*([^*]+?)\.?\*\*", re.M)  # such as **What to notice.**
ASKS = re.compile(r"^Predict\w*\(", re.M)
FOR_WHOM = re.compile(  # the words before a note, or the fold around it
    r"^\*\*For the presenter[^*]*\*\*\s*"
    r"|^<details><summary>For the presenter[^<]*</summary>\s*(.*?)\s*</details>\s*$",
    re.S,
)


@dataclass(frozen=True)
class Slide:
    """One slide of a lesson.

    number : as the slideshow counts and jumps to it, "3.2" for the second one below the third.
    title : its own heading, or that of the slides before it and what this one adds.
    notes : what is told to the presenter, in Markdown, or "".
    minutes : how long it is on in class, or None for a slide that is not on the route.
    cells : the places of its cells in the notebook.
    """

    number: str
    title: str
    notes: str
    minutes: float | None
    cells: tuple[int, ...]


def slides_of(notebook):
    """The slides of a notebook, in order, cut as the slideshow cuts them.

    notebook : as `nbformat.read` gives it. Each cell's `slideshow.slide_type` says what becomes
        of it; `slideshow.minutes`, of the cell that begins a slide, are its minutes in class,
        and `slideshow.title` its title, where it is told and not read from the cells.
    """
    slides, heading = [], ""
    for number, places in _cut(notebook.cells):
        cells = [notebook.cells[place] for place in places]
        shown = [cell for cell in cells if _kind(cell) != "notes"]
        own = next((found[1] for cell in shown if (found := _heading(cell))), "")
        heading = own or heading
        notes = [cell.source for cell in cells if _kind(cell) == "notes"]
        told = cells[0].metadata.get("slideshow", {})
        slides.append(
            Slide(
                number=number,
                title=told.get("title") or own or f"{heading}: {_added(shown)}",
                notes="\n\n".join(FOR_WHOM.sub(r"\1", text) for text in notes),
                minutes=told.get("minutes"),
                cells=tuple(place for place in places if _kind(notebook.cells[place]) != "notes"),
            )
        )
    return slides


def on_route(notebook):
    """The notebook for a talk: slides without minutes are not shown, but their cells still run.

    A copy, whose slides have numbers of their own: those that are left, counted anew.
    """
    talk = deepcopy(notebook)
    for slide, (_, places) in zip(slides_of(notebook), _cut(notebook.cells), strict=True):
        if slide.minutes is None:
            for place in places:
                talk.cells[place].metadata["slideshow"] = {"slide_type": "skip"}
        else:  # its heading may be on a slide that is left out
            talk.cells[places[0]].metadata["slideshow"]["title"] = slide.title
    return talk


def _kind(cell):
    """A cell's slide type; without one it goes on the slide before it."""
    return cell.metadata.get("slideshow", {}).get("slide_type", "-")


def _cut(cells):
    """The slides' numbers, each with the places of its cells and of its notes."""
    slides, across, down = [], 0, 0
    for place, cell in enumerate(cells):
        kind = _kind(cell)
        if not slides and kind in OFF:
            continue
        if kind == "slide" or not slides:
            across, down = across + 1, 1
        elif kind == "subslide":
            down += 1
        if kind in OPENS or not slides:
            slides.append((f"{across}.{down}", []))
        if kind != "skip":
            slides[-1][1].append(place)
    return slides


def _heading(cell):
    return HEADING.search(cell.source) if cell.cell_type == "markdown" else None


def _added(cells):
    """What a slide without a heading of its own has to show, in a few words."""
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith(FOLDED):
            return "the answer"
        lead = LEAD.match(cell.source) if cell.cell_type == "markdown" else None
        if lead:
            return lead[1][0].lower() + lead[1][1:]
        if cell.cell_type == "code" and ASKS.search(cell.source):
            return "the question and its demo" if "demo=" in cell.source else "the question"
        if cell.cell_type == "code" and _is_demo(cell):
            return "the demo"
    return "go on"


def _is_demo(cell):
    """Whether a cell of code ends with the name of a demo."""
    return bool(re.fullmatch(r"[a-z_]+", cell.source.rpartition("\n")[2]))
