"""Grading without nbgrader: a folder of hand-ins, and for each the outcome of every task."""

from dataclasses import dataclass, field

from mlp_helpers.homework.find import chosen_of, hand_ins, notebooks_in
from mlp_helpers.homework.outcomes import outcomes_of
from mlp_helpers.homework.put_together import Note, put_together


@dataclass
class Graded:
    """A student's hand-in; outcomes: a list of `Outcome`, empty where there is no notebook;
    notes: sentences for whoever grades."""

    student: str
    outcomes: list = field(default_factory=list)
    notes: list = field(default_factory=list)


def grade_folder(course, assignment, folder):
    """Grade every hand-in of a folder: gives a `Graded` after the other, as each is done.

    Nothing is written; whatever is wrong with one hand-in is told, and stops no other.
    """
    released, seed = course.released(assignment), course.seed()
    for student, path in hand_ins(folder).items():
        graded = Graded(student)
        nb = _notebook(path, course, assignment, released, graded.notes)
        if nb is not None:
            graded.outcomes = outcomes_of(nb, seed, graded.notes.append)
        yield graded


def _notebook(path, course, assignment, released, said):
    """The student's notebook, put together again; None where there is none that can be read."""
    notes = []
    found = notebooks_in(path, course.others(assignment), notes)
    chosen = chosen_of(found, path / assignment / f"{assignment}.ipynb", released, notes)
    if chosen:
        notes += put_together(chosen.nb, released)
    else:
        notes.append(Note("no notebook of this assignment was handed in", look=True))
    said += [note.text for note in notes if note.look]
    return chosen and chosen.nb
