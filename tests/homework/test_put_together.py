"""A hand-in is put together again: nothing that is locked is lost, and no answer is."""

from copy import deepcopy

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from mlp_helpers.homework import notebook
from mlp_helpers.homework.put_together import put_together
from tests.homework.sheets import BLANK, RIGHT, cell_of, handed_in, marked, released

SHEET = released()


def _code(nb):
    return "\n".join(notebook.code_of(nb))


def _tests(nb):
    return {name: cell.source for name, cell in notebook.tests_of(nb).items()}


def _drop(nb, name):
    nb.cells.remove(cell_of(nb, name))


def _no_marks(nb, name):
    del cell_of(nb, name).metadata["nbgrader"]


def _retyped(nb, name):
    """The cell deleted, and its text typed into a new one at the end."""
    cell = cell_of(nb, name)
    nb.cells.remove(cell)
    nb.cells.append((new_code_cell if cell.cell_type == "code" else new_markdown_cell)(cell.source))


def _twice(nb, name):
    place = nb.cells.index(cell_of(nb, name))
    nb.cells.insert(place, deepcopy(nb.cells[place]))


def _points(nb, name):
    cell_of(nb, name).metadata["nbgrader"]["points"] = 40


def _no_grade(nb, name):
    cell_of(nb, name).metadata["nbgrader"].update(grade=False, locked=False, solution=True)


def _graded(nb, name):
    cell_of(nb, name).metadata["nbgrader"].update(grade=True, points=9)


def _edit(nb, name):
    cell_of(nb, name).source = "print('4 of 4')"


def _as_text(nb, name):
    place = nb.cells.index(cell_of(nb, name))
    marks = nb.cells[place].metadata["nbgrader"]
    nb.cells[place] = new_markdown_cell(nb.cells[place].source, metadata={"nbgrader": marks})


DONE = [_drop, _no_marks, _retyped, _twice, _points, _no_grade, _edit, _as_text]


@pytest.mark.parametrize("change", DONE)
@pytest.mark.parametrize("name", ["neuron", "layer"])
def test_a_test_cell_is_found_or_put_back(name, change):
    nb = handed_in(SHEET)
    change(nb, name)
    notes = put_together(nb, SHEET)
    assert any(name in note.text for note in notes)
    assert _tests(nb) == _tests(SHEET)
    assert cell_of(nb, name).metadata["nbgrader"] == cell_of(SHEET, name).metadata["nbgrader"]
    assert RIGHT[name] in _code(nb) and put_together(nb, SHEET) == []


@pytest.mark.parametrize("change", [_no_marks, _retyped, _twice, _graded, _as_text])
def test_an_answer_is_kept_whatever_became_of_its_cell(change):
    nb = handed_in(SHEET)
    change(nb, "neuron-answer")
    assert put_together(nb, SHEET)
    assert cell_of(nb, "neuron-answer").source == RIGHT["neuron"]
    assert RIGHT["neuron"] in _code(nb) and _tests(nb) == _tests(SHEET)


def test_of_two_copies_the_one_with_an_answer_counts_and_both_stay():
    nb = handed_in(SHEET)
    blank = marked(new_code_cell(BLANK["neuron"]), "neuron-answer", solution=True, locked=False)
    nb.cells.append(blank)
    put_together(nb, SHEET)
    assert cell_of(nb, "neuron-answer").source == RIGHT["neuron"]
    assert BLANK["neuron"] in _code(nb)


def test_an_answer_that_was_merged_into_a_locked_cell_is_kept():
    nb = handed_in(SHEET)
    cell_of(nb, "neuron").source += "\n\n" + RIGHT["layer"]
    _drop(nb, "layer-answer")
    put_together(nb, SHEET)
    assert _tests(nb) == _tests(SHEET) and RIGHT["layer"] in _code(nb)


def test_words_that_were_written_into_a_locked_cell_are_kept_and_told():
    nb = handed_in(SHEET)
    cell_of(nb, "layer-task").source = "My answer: so that it can be silent."
    notes = put_together(nb, SHEET)
    assert any(note.look and "layer-task" in note.text for note in notes)
    assert "so that it can be silent" in "".join(cell.source for cell in nb.cells)


def test_a_missing_prose_cell_is_put_back_and_told():
    nb = handed_in(SHEET)
    _drop(nb, "bias-prose")
    notes = put_together(nb, SHEET)
    assert [note.text for note in notes if note.look] == ["the cell bias-prose was missing"]
    assert cell_of(nb, "bias-prose").source == cell_of(SHEET, "bias-prose").source


def test_everything_deleted_leaves_the_tests_in_their_order():
    nb = handed_in(SHEET)
    nb.cells = []
    put_together(nb, SHEET)
    assert _tests(nb) == _tests(SHEET) and "def neuron" not in _code(nb)


def test_metadata_of_nowhere_is_dropped():
    nb = handed_in(SHEET)
    nb.cells.append(marked(new_code_cell("9.0"), "extra", points=9))
    nb.cells.append(new_code_cell("1", metadata={"nbgrader": ["no", "dict"]}))
    put_together(nb, SHEET)
    assert _tests(nb) == _tests(SHEET)
    assert not any("nbgrader" in cell.metadata for cell in nb.cells[-2:])


def test_an_untouched_hand_in_stays_as_it_is():
    nb = handed_in(SHEET)
    before = deepcopy(nb)
    assert put_together(nb, SHEET) == [] and nb == before


def test_the_kernel_is_put_back():
    nb = handed_in(SHEET)
    nb.metadata["kernelspec"] = {"name": "my-venv", "display_name": "mine"}
    assert [note.text for note in put_together(nb, SHEET)] == ["the kernel was my-venv"]
    assert nb.metadata["kernelspec"] == SHEET.metadata["kernelspec"]
