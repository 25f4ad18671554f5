"""Which of the files that a student handed in is the homework."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from mlp_helpers.homework import notebook
from mlp_helpers.homework.course import CourseError
from mlp_helpers.homework.notebook import marks_of
from mlp_helpers.homework.put_together import Note

MOODLE = re.compile(r"_(?:assignsubmission_\w+?|onlinetext)_?$")
IN_ZIP = 50  # notebooks of a zip that are looked at


@dataclass(frozen=True)
class Found:
    """A notebook among what a student handed in; path: of the file, or of the zip it is in."""

    path: Path
    name: str
    nb: object


def hand_ins(folder):
    """{student: path} of what is in a folder: a folder, a notebook or a zip for each student.

    What Moodle adds to a student's name in a folder's is left out.

    Raises
    ------
    CourseError : there is no such folder, or nothing in it, or two of a name.
    """
    if not folder.is_dir():
        raise CourseError(f"no folder {folder}")
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name[0] != "." and (path.is_dir() or path.suffix.lower() in (".ipynb", ".zip")):
            name = path.name if path.is_dir() else path.stem
            name = MOODLE.sub("", name).replace("+", "-")  # nbgrader has no + in names
            if name in found:
                raise CourseError(f"{path.name} and {found[name].name} are both of {name}")
            found[name] = path
    if not found:
        raise CourseError(
            f"no hand-ins in {folder}; wanted a folder or a notebook for each student, with the "
            "student's name"
        )
    return found


def notebooks_in(folder, others, notes):
    """The notebooks in a student's folder and in zips there: a list of `Found`.

    folder: or a notebook, or a zip, that is all there is; others: names of folders that are not
    looked into, those of other assignments; notes: a list that takes a `Note` on each file that
    cannot be read.
    """
    found = []
    paths = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
    for path in paths:
        inside = path.relative_to(folder) if folder.is_dir() else Path(path.name)
        elsewhere = inside.parts[0] in others or any(map(_is_hidden, inside.parts))
        if elsewhere or path.is_symlink() or not path.is_file():
            continue
        try:
            if path.suffix.lower() == ".ipynb":
                found.append(Found(path, inside.as_posix(), notebook.read(path)))
            elif path.suffix.lower() == ".zip":
                found += _in_zip(path, inside.as_posix(), notes)
        except (notebook.Unreadable, zipfile.BadZipFile) as error:
            notes.append(Note(f"{inside.as_posix()} {error}", look=True))
    return found


def _is_hidden(part):
    return part == "__MACOSX" or part.startswith(".") and part != ".."


def _in_zip(path, inside, notes):
    """The notebooks in a zip; nothing of it is unpacked onto the disk."""
    found = []
    with zipfile.ZipFile(path) as packed:
        for info in packed.infolist()[: 20 * IN_ZIP]:
            name = Path(info.filename)
            hidden = any(map(_is_hidden, name.parts))
            if hidden or name.suffix.lower() != ".ipynb" or len(found) == IN_ZIP:
                continue
            try:
                content = _unpacked(packed, info)
                found.append(Found(path, f"{inside}: {info.filename}", notebook.parsed(content)))
            except (notebook.Unreadable, zipfile.BadZipFile, RuntimeError) as error:
                notes.append(Note(f"{inside}: {info.filename} {error}", look=True))
    return found


def _unpacked(packed, info):
    """The bytes of a file in a zip, no more of them than a notebook may have."""
    with packed.open(info) as file:
        content = file.read(notebook.LARGEST + 1)
    if len(content) > notebook.LARGEST:
        raise notebook.Unreadable(f"has more than {notebook.LARGEST // 10**6} MB unpacked")
    return content


def chosen_of(found, home, released, notes):
    """The one `Found` that is graded; None where there is none of this assignment.

    It is the one at `home`, where nbgrader looks, else the one with most cells of the assignment,
    most of them answered. notes: takes a `Note` where there is a choice.
    """
    wanted = {marks_of(cell)["grade_id"] for cell in released.cells if marks_of(cell)}

    def likeness(one):
        marked = [cell for cell in one.nb.cells if marks_of(cell).get("grade_id") in wanted]
        return one.path == home, len(marked), _written(marked, released), one.path.stat().st_mtime

    named = [one for one in found if Path(one.name).stem.lower().startswith(home.stem.lower())]
    candidates = [one for one in found if one in named or likeness(one)[1]]
    first, *others = sorted(candidates, key=likeness, reverse=True) or [None]
    other = [one.name for one in others if one.nb.cells != first.nb.cells]
    if other:
        notes.append(Note(f"{first.name} is taken; also there: {', '.join(other)}", look=True))
    return first


def _written(cells, released):
    """How many cells are not as they were released."""
    ours = {cell.source.strip() for cell in released.cells}
    return sum(cell.source.strip() not in ours for cell in cells)
