"""Check-in: what students handed in, made ready for nbgrader, and what a person should look at.

Files come under other names, in folders and zips, with cells lost, copied and retyped. Each is
mended in place, and stays in as_it_came/ as it came. What cannot be mended is told.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from mlp_helpers.files import why
from mlp_helpers.homework import notebook
from mlp_helpers.homework.course import CourseError
from mlp_helpers.homework.find import chosen_of, hand_ins, notebooks_in
from mlp_helpers.homework.in_doubt import in_doubt
from mlp_helpers.homework.put_together import Note, put_together
from mlp_helpers.texts import counted

CAME = "as_it_came"


@dataclass
class Checked:
    """What check-in has to say of a student's hand-in; notes: a list of `Note`."""

    student: str
    notes: list = field(default_factory=list)
    ready: bool = True

    @property
    def look(self):
        """The sentences that a person should read."""
        return [note.text for note in self.notes if note.look]

    @property
    def mended(self):
        """The sentences on what was put right."""
        return [note.text for note in self.notes if not note.look]


def bring_in(course, assignment, folder):
    """Copy what students sent from a downloaded folder to submitted/; gives how many it was.

    folder: with a folder, a notebook or a zip for each student. A student who is there already,
    with something of this assignment, stays as it is: take that folder away to bring it in anew.

    Raises
    ------
    CourseError : there is no such folder, nothing in it, or no room; whoever is not there whole
        is not there, and comes with the next call.
    """
    new = 0
    for student, path in hand_ins(Path(folder)).items():
        home = course.path("submitted", assignment, student).parent
        if home.exists():
            continue
        new += 1
        fresh = home.parent / f".{home.name}.{uuid4().hex}"  # renamed when all of it is there
        try:
            if path.is_dir():
                shutil.copytree(path, fresh, symlinks=True)
            else:
                fresh.mkdir(parents=True)
                shutil.copy(path, fresh)
            fresh.rename(home)
        except (OSError, shutil.Error) as error:
            said = error.args[0][0][2] if isinstance(error, shutil.Error) else why(error)
            shutil.rmtree(fresh, ignore_errors=True)
            with suppress(OSError):  # where there is something else of this student
                home.parent.rmdir()
            raise CourseError(f"{student}'s hand-in cannot be copied to {home} ({said})") from None
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return new


def check_in(course, assignment):
    """Check in every student's hand-in of an assignment; gives a list of `Checked`."""
    released = course.released(assignment)
    return [_safely(course, assignment, student, released) for student in course.students()]


def _safely(course, assignment, student, released):
    """One student's; whatever goes wrong with it is told, and stops nobody else's."""
    checked = Checked(student)
    try:
        _check_in_one(course, assignment, released, checked)
    except Exception as error:  # of files that anybody may have made
        checked.ready = False
        checked.notes.append(Note(f"could not be checked in: {_words(error)}", look=True))
    return checked


def _words(error):
    return f"{type(error).__name__}: {error}"[:200]


def _check_in_one(course, assignment, released, checked):
    home = course.path("submitted", assignment, checked.student)
    _take_links_away(home.parents[1], checked.notes)
    found = notebooks_in(home.parents[1], course.others(assignment), checked.notes)
    chosen = chosen_of(found, home, released, checked.notes)
    if chosen is None:
        checked.ready = False
        checked.notes.append(Note("no notebook of this assignment was handed in", look=True))
        return
    checked.notes += [Note(f"it came as {chosen.name}")] * (chosen.path != home)
    checked.notes += put_together(chosen.nb, released)
    checked.notes += [Note(text, look=True) for text in in_doubt(chosen.nb, released)]
    if chosen.path == home and notebook.holds(home, chosen.nb):
        return
    if not checked.notes:
        checked.notes.append(Note("its format was put right"))
    for path in {chosen.path, home}:
        _keep(course, path)
    notebook.write(chosen.nb, home)


def _take_links_away(folder, notes):
    """Remove links: nbgrader would copy what they lead to, and put it into the feedback."""
    for path in folder.rglob("*"):
        if path.is_symlink():
            path.unlink()
            inside = path.relative_to(folder).as_posix()
            notes.append(Note(f"{inside} was a link, taken away", look=True))


def _keep(course, path):
    """Move a file, if it is there, to as_it_came/, beside what is there already."""
    if not path.exists():
        return
    kept = course.root / CAME / path.relative_to(course.root / "submitted")
    kept.parent.mkdir(parents=True, exist_ok=True)
    number, free = 1, kept
    while free.exists():
        number += 1
        free = kept.with_name(f"{kept.stem} ({number}){kept.suffix}")
    shutil.move(path, free)


def report(checked, assignment):
    """What check-in found, as text: what a person should look at comes first."""
    to_look = [one for one in checked if one.look]
    mended = [one for one in checked if one.mended]
    ready = sum(one.ready for one in checked)
    lines = [
        f"{assignment}: {ready} of {counted(len(checked), 'hand-in')} ready, "
        f"{len(mended)} mended, {len(to_look)} to look at"
    ]
    if to_look:
        lines += ["", "To look at:", *_listed(to_look, "look")]
    if mended:
        lines += ["", f"Mended (as they came, in {CAME}/):", *_listed(mended, "mended")]
    return "\n".join(lines)


def _listed(checked, which):
    for one in checked:
        first, *more = dict.fromkeys(getattr(one, which))
        yield f"  {one.student}: {first}"
        yield from (f"    {text}" for text in more)
