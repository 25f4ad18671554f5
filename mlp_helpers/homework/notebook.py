"""Homework as notebooks: read, written, and what stands in which cell."""

import ast
import json
import warnings

import nbformat
from nbformat.validator import normalize

LARGEST = 50_000_000  # bytes of a notebook that is read


class Unreadable(ValueError):
    """A file that is no notebook, with a sentence that says why."""


def read(path):
    """The notebook in a file, in today's format, with cell ids that differ.

    Raises
    ------
    Unreadable : the file cannot be read, is no JSON, or no notebook.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"has more than {LARGEST // 10**6} MB, which no homework needs")
        return parsed(path.read_bytes())
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror})") from error


def parsed(content):
    """The notebook in the bytes of a file; raises `Unreadable`."""
    try:
        found = json.loads(content)
    except json.JSONDecodeError as error:
        raise Unreadable(f"is no JSON from line {error.lineno} on ({error.msg})") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("is no JSON text") from error
    cells = found.get("cells", found.get("worksheets")) if isinstance(found, dict) else None
    if not isinstance(cells, list):
        raise Unreadable("is JSON, but no notebook: it has no list of cells")
    try:
        return _valid(nbformat.convert(nbformat.reader.reads(json.dumps(found)), 4))
    except Unreadable:
        raise
    except Exception as error:  # a file that anybody may have made, in code that expects a notebook
        raise Unreadable(f"is JSON, but no notebook ({type(error).__name__})") from error


def _valid(nb):
    """The notebook with ids that differ; outputs that are none are left out."""
    nb.nbformat_minor = max(5, nb.nbformat_minor)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # ids that are missing or repeated: mended here
        _, nb = normalize(nb, strip_invalid_metadata=True)
    if not nbformat.validator.isvalid(nb):
        for cell in code_cells(nb):
            cell.outputs, cell.execution_count = [], None
    try:
        nbformat.validate(nb)
    except nbformat.ValidationError as error:
        where = ".".join(map(str, error.absolute_path))
        raise Unreadable(f"is JSON, but no whole notebook (at {where or 'its top'})") from error
    return nb


def write(nb, path):
    """Write a notebook into a file, its folder made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, path)


def holds(path, nb):
    """Whether a file holds exactly this notebook, however it is laid out."""
    return json.loads(path.read_bytes()) == json.loads(nbformat.writes(nb))


def code_cells(nb):
    """The code cells of a notebook."""
    return [cell for cell in nb.cells if cell.cell_type == "code"]


def marks_of(cell):
    """What a cell's metadata says for nbgrader, a dict; {} where it says nothing that holds."""
    found = cell.metadata.get("nbgrader")
    known = isinstance(found, dict) and isinstance(found.get("grade_id"), str)
    return found if known and found["grade_id"] else {}


def is_test(cell):
    """Whether the cell is one whose outcome gives points: code that is not the student's."""
    marks = marks_of(cell)
    return cell.cell_type == "code" and bool(marks.get("grade")) and not marks.get("solution")


def tests_of(nb):
    """The cells whose outcome gives points, by their grade_id, which is the exercise's name."""
    return {marks_of(cell)["grade_id"]: cell for cell in nb.cells if is_test(cell)}


def code_of(nb):
    """The sources of the code cells that are no tests, in order: what the student's code is."""
    return [cell.source for cell in code_cells(nb) if not is_test(cell)]


def prose_of(nb):
    """The cells in which a student answers in words."""
    return [c for c in nb.cells if c.cell_type == "markdown" and marks_of(c).get("solution")]


def functions_in(source):
    """The names of the functions that a cell's source defines; none if it cannot be read."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    return {node.name for node in body if isinstance(node, ast.FunctionDef)}
