"""A small assignment, and hand-ins of it, for tests that need no real one."""

from copy import deepcopy

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from mlp_helpers.homework import notebook

KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
RIGHT = {
    "neuron": "def neuron(w, a, b):\n    z = np.dot(w, a) + b\n    return 1 / (1 + np.exp(-z))",
    "layer": "def layer(W, a, b):\n    return 1 / (1 + np.exp(-(W @ a + b)))",
}
BLANK = {name: source.split("\n")[0] + "\n    ..." for name, source in RIGHT.items()}
PROSE = "Why is there a bias?"


def marked(cell, name, points=None, **more):
    """The cell with what nbgrader keeps in its metadata."""
    marks = {"grade_id": name, "grade": points is not None, "schema_version": 3}
    marks |= {"cell_type": cell.cell_type, "task": False, "solution": False, "locked": True}
    marks |= {} if points is None else {"points": points}
    cell.metadata["nbgrader"] = marks | more
    return cell


def released(names=("neuron", "layer")):
    """An assignment: for each exercise a task, an answer and a test of 4 points; and prose."""
    cells = [new_code_cell("import numpy as np\nfrom mlp_helpers.checks import require")]
    for name in names:
        answer = new_code_cell(BLANK[name])
        cells += [
            marked(new_markdown_cell(f"Write `{name}`."), f"{name}-task"),
            marked(answer, f"{name}-answer", solution=True, locked=False),
            marked(new_code_cell(f"require({name})"), name, points=4),
        ]
    prose = new_markdown_cell(PROSE)
    cells.append(marked(prose, "bias-prose", points=3, solution=True, locked=False))
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def handed_in(sheet, **answers):
    """A copy of the notebook with answers, the right ones where none is given."""
    nb = deepcopy(sheet)
    for name, source in (RIGHT | answers).items():
        for cell in nb.cells:
            if notebook.marks_of(cell).get("grade_id") == f"{name}-answer":
                cell.source = source
    return nb


def cell_of(nb, name):
    """The cell with this grade_id; the only one."""
    (cell,) = (cell for cell in nb.cells if notebook.marks_of(cell).get("grade_id") == name)
    return cell


def course_with(folder, sheet, **hand_ins):
    """A course folder with a released hw1 and hand-ins: notebooks, or the bytes of a file."""
    notebook.write(sheet, folder / "release" / "hw1" / "hw1.ipynb")
    for student, nb in hand_ins.items():
        put(folder / "submitted" / student / "hw1" / "hw1.ipynb", nb)
    return folder


def put(path, nb):
    """Write a notebook, or bytes, into a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(nb, bytes):
        path.write_bytes(nb)
    else:
        notebook.write(nb, path)
