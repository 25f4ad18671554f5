"""What in a hand-in a person should look at: code that has no business in homework.

Nothing here costs a point: the grader's process has none of what these lines reach for. It is a
list of places, so that whoever grades 200 hand-ins reads the right five.
"""

import re

from mlp_helpers.homework.notebook import code_cells

LONG = 20_000  # characters of a cell: more than anybody types
DATA = re.compile(r"[A-Za-z0-9+/=_-]{400,}|(?:[-+\d.eE]+\s*,\s*){150,}")
ALLOWED = r"check|hint|require|solution"  # what a hand-in may import from the checks
WORDS = {
    "the exercises' answers": r"\bEXERCISES\b|\bexercises\s*\(|\.right\s*\(|\bload_trained\b",
    "what is behind a check": r"\bmlp_helpers\.checks\.\w+"
    rf"|\bfrom\s+mlp_helpers\.checks\s+import\s+(?!(?:\s|,|{ALLOWED})*(?:#|$))"
    r"|\bmlp_helpers\.homework\.\w+|\bVerdict\b|\bNotRight\b",
    "Python's modules": r"\bsys\s*\.\s*modules\b|\bimportlib\b|\b__import__\b|\b__builtins__\b",
    "Python's own frames": r"\b_getframe\b|\binspect\b|\bgc\s*\.|\b__(?:subclasses|globals)__\b",
    "the notebook's machinery": r"\bget_ipython\b|\binput_transformers?\w*\b|\bformatters?\b\s*\.",
    "the gradebook": r"gradebook|sqlite3|nbgrader|grading_seed",
    "files outside": r"\.\./|['\"]/(?:home|tmp|etc|proc|root|Users)\b|\bos\s*\.\s*environ\b",
    "other programs": r"\bsubprocess\b|\bos\.(?:system|popen|exec\w*|fork|kill|_exit)\b|^\s*!",
    "a package that may do the task": r"\b(?:import|from)\s+"
    r"(?:scipy(?!\.special)|sklearn|torch|tensorflow|keras|jax)\b",
    "the network": r"\bsocket\b|\burllib\b|\brequests\b|\bhttpx?\b",
    "hidden data": r"\bpickle\b|\bmarshal\b|\bbase64\b|\bzlib\b|\bctypes\b|\bfrombuffer\b",
}
REACHES = {what: re.compile(pattern, re.IGNORECASE) for what, pattern in WORDS.items()}


def in_doubt(nb, released):
    """Sentences on the code of a hand-in that the released notebook has not; [] if there is none.

    Each names the cell, counted from 1, and shows the line.
    """
    ours = {line.strip() for cell in code_cells(released) for line in cell.source.splitlines()}
    said = []
    for place, cell in enumerate(nb.cells, 1):
        if cell.cell_type != "code":
            continue
        own = [line for line in cell.source.splitlines() if line.strip() not in ours]
        said += [f"cell {place}: {what}" for what in _in_cell("\n".join(own))]
    return said


def _in_cell(source):
    if len(source) > LONG:
        yield f"{len(source):,} characters"
    if DATA.search(source):
        yield "numbers or letters in bulk"
    for line in source.splitlines():
        for what, pattern in REACHES.items():
            if pattern.search(line):
                yield f"{what}: {_cut(line.strip())}"
                break


def _cut(line):
    return line if len(line) <= 70 else f"{line[:69]}…"
