"""A hand-in put together again: what is locked as it was released, what is the student's as it is.

Students delete, copy, retype and edit cells, and change what the metadata says of points. What
nbgrader needs is found or put back; a cell with an answer is never changed.
"""

from copy import deepcopy
from dataclasses import dataclass

from nbformat.v4 import new_code_cell, new_markdown_cell

from mlp_helpers.homework.notebook import functions_in, is_test, marks_of

NEW = {"code": new_code_cell, "markdown": new_markdown_cell}


@dataclass(frozen=True)
class Note:
    """One thing that was found in a hand-in: mended, or, with `look`, left to a person."""

    text: str
    look: bool = False


def put_together(nb, released):
    """Put a hand-in together, in place, by the notebook that was released; gives the `Note`s."""
    notes = _kernel(nb, released)
    theirs = {}
    for cell in filter(marks_of, released.cells):
        name = marks_of(cell)["grade_id"]
        theirs[name], found = _find(name, cell, nb, taken=theirs.values())
        notes += found
    kept = [id(cell) for cell in theirs.values() if cell is not None]
    for cell in nb.cells:
        if id(cell) not in kept:
            cell.metadata.pop("nbgrader", None)
    return notes + _put_back(theirs, nb, released)


def _kernel(nb, released):
    ours, theirs = (part.metadata.get("kernelspec", {}) for part in (released, nb))
    if ours.get("name") == theirs.get("name"):
        return []
    for key in ("kernelspec", "language_info"):
        if key in released.metadata:
            nb.metadata[key] = deepcopy(released.metadata[key])
    return [Note(f"the kernel was {theirs.get('name') or 'not named'}")]


def _find(name, ours, nb, taken):
    """The student's cell for one that was released, as it should be, and notes; or None."""
    free = [cell for cell in nb.cells if not any(cell is other for other in taken)]
    marked = [cell for cell in free if marks_of(cell).get("grade_id") == name]
    found = marked or [cell for cell in free if not marks_of(cell) and _alike(cell, ours)]
    if not found:
        return None, []
    cell = _that_counts(found, ours)
    notes = [] if marked else [Note(f"the cell {name} was known by what is in it alone")]
    if marked[1:]:
        written = marks_of(ours).get("grade") and marks_of(ours).get("solution")
        notes.append(Note(f"the cell {name} was there {len(marked)} times", look=bool(written)))
    notes += _marked(name, cell, ours)
    if not marks_of(ours).get("solution") and cell.source != ours.source:
        notes.append(Note(f"the locked cell {name} was changed", look=cell.cell_type != "code"))
        _lock(cell, ours, nb)
    return cell, notes


def _alike(cell, ours):
    """Whether a cell without marks is one that lost them."""
    if not marks_of(ours).get("solution"):
        return cell.cell_type == ours.cell_type and cell.source.strip() == ours.source.strip()
    if ours.cell_type == "code":
        return bool(functions_in(cell.source) & functions_in(ours.source))
    return cell.id == ours.id


def _that_counts(found, ours):
    """Of copies, the last one that is not as it was released: Python, too, takes the last."""
    changed = [cell for cell in found if cell.source.strip() != ours.source.strip()]
    is_answer = marks_of(ours).get("solution")
    return (changed if is_answer and changed else found)[-1]


def _marked(name, cell, ours):
    """Make a cell's kind and metadata what they were; gives the notes."""
    notes = []
    if cell.cell_type != ours.cell_type:
        notes.append(Note(f"the cell {name} was made {cell.cell_type}", look=True))
        _retype(cell, ours.cell_type)
    theirs, marks = marks_of(cell), marks_of(ours)
    if theirs and theirs.get("points") != marks.get("points"):
        notes.append(Note(f"{name} had {theirs.get('points')} points", look=True))
    elif theirs and theirs != marks:
        notes.append(Note(f"the metadata of {name} was changed"))
    cell.metadata["nbgrader"] = deepcopy(marks)
    return notes


def _lock(cell, ours, nb):
    """Put a locked cell's text back; what a student wrote into it stays, as a cell before it."""
    place = next(i for i, other in enumerate(nb.cells) if other is cell)
    nb.cells.insert(place, NEW[cell.cell_type](cell.source))
    cell.source = ours.source


def _retype(cell, kind):
    new = NEW[kind](cell.source, id=cell.id, metadata=cell.metadata)
    cell.clear()
    cell.update(new)


def _put_back(theirs, nb, released):
    """Cells that are missing, each after the one that it followed; gives the notes."""
    notes, before = [], None
    for ours in filter(marks_of, released.cells):
        name, marks = marks_of(ours)["grade_id"], marks_of(ours)
        cell = theirs[name]
        if cell is None and marks.get("solution") and not marks.get("grade"):
            notes.append(Note(f"no cell for {name} was found", look=True))
            continue
        if cell is None:
            cell = _copy_of(ours, nb)
            place = next((i + 1 for i, other in enumerate(nb.cells) if other is before), 0)
            nb.cells.insert(place, cell)
            if marks.get("grade"):
                notes.append(Note(f"the cell {name} was missing", look=not is_test(ours)))
        before = cell
    return notes


def _copy_of(ours, nb):
    """A released cell as a new one, with an id that the hand-in does not have."""
    cell = deepcopy(ours)
    if any(other.id == cell.id for other in nb.cells):
        cell.id = NEW[cell.cell_type](cell.source).id
    return cell
