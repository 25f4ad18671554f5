"""Which of a student's own "your turn" cells and homework stand: no grader, no account.

Each notebook is looked at in a process of its own (`one_notebook`), with limits: an endless loop
or a crash in one says so and stops nobody else.
"""

import ast
import json
import os
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import mlp_helpers
from mlp_helpers.checks.catalog import homes
from mlp_helpers.checks.verdict import LOOKS
from mlp_helpers.homework import notebook
from mlp_helpers.homework.needed import needed_of, without_magic
from mlp_helpers.texts import counted

SECONDS = 120  # for a whole notebook, so that a slow computer is no mistake
ASKED = re.compile(  # in a cell with a typing error
    r"^\s*(?:check|require)\(\s*(\w+)\s*(?:,\s*[\"'](\w+)[\"'])?", re.MULTILINE
)


@dataclass(frozen=True)
class Standing:
    """Where an exercise stands: state as in a `Verdict`, "wrong" where it cannot be read."""

    name: str
    state: str
    title: str


def notebooks_in(folder):
    """The notebooks of a folder and those below it, the lessons first, by name."""
    found = [path for path in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts]
    return sorted(found, key=lambda path: (len(path.parts), path.as_posix().lower()))


def standings(path):
    """Each exercise that a notebook checks: a list of `Standing`; [] if it checks none.

    Raises
    ------
    notebook.Unreadable : the file is no notebook.
    """
    sources = [cell.source for cell in notebook.code_cells(notebook.read(path))]
    asked = [_asked(source) for source in sources]
    if not any(asked):
        return []
    names = {function for pairs in asked for function, _ in pairs}
    needed = needed_of(sources, names)
    cells = [asdict(cell) | {"asked": pairs} for cell, pairs in zip(needed, asked, strict=True)]
    return _looked_at(cells, path.parent)


def _asked(source):
    """The (function, exercise) that a cell checks, wherever in a line it does."""
    try:
        calls = [node for node in ast.walk(ast.parse(without_magic(source))) if _checks(node)]
        pairs = [(call.args[0].id, _exercise(call)) for call in calls]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pairs = [(own, named or own) for own, named in ASKED.findall(source)]
    return [pair for pair in dict.fromkeys(pairs) if pair[1] in homes()]


def _checks(node):
    """Whether it is check(f) or require(f), f being a name."""
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    known = is_call and node.func.id in ("check", "require")
    return known and bool(node.args) and isinstance(node.args[0], ast.Name)


def _exercise(call):
    """The name of the exercise: that which is given, or the function's."""
    given = [*call.args[1:2], *(word.value for word in call.keywords if word.arg == "name")]
    texts = [one.value for one in given if isinstance(one, ast.Constant)]
    return next((text for text in texts if isinstance(text, str)), call.args[0].id)


def _looked_at(cells, folder):
    """What the process of this notebook says, as far as it comes; later words count.

    It runs in the notebook's folder, as its kernel does.
    """
    command = [sys.executable, "-m", "mlp_helpers.homework.one_notebook"]
    home = Path(mlp_helpers.__file__).parents[1]
    paths = [
        os.path.abspath(path) for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path
    ]
    if not home.name.endswith("-packages"):  # a checkout that is not installed
        paths.append(str(home))
    told = {"text": True, "timeout": SECONDS, "cwd": folder}
    told["env"] = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    try:
        done = subprocess.run(command, input=json.dumps(cells), capture_output=True, **told)
        lines, why = done.stdout, "Python ended"
    except subprocess.TimeoutExpired as late:
        lines, why = late.stdout or "", f"not done after {SECONDS} s"
    lines = lines.decode(errors="replace") if isinstance(lines, bytes) else lines
    found = {name: Standing(name, "wrong", f"{name}: {why}") for name in _names(cells)}
    found |= {one.name: one for one in map(_standing, lines.splitlines()) if one}
    return list(found.values())


def _standing(line):
    """What a line of the process says; None where it is of something else, such as a print."""
    try:
        one = Standing(*json.loads(line))
    except (ValueError, TypeError):
        return None
    return one if one.state in LOOKS else None


def _names(cells):
    return dict.fromkeys(exercise for cell in cells for _, exercise in cell["asked"])


def report(folder, say=print):
    """Say of every notebook in a folder what stands; gives how many do, and of how many."""
    stand = total = 0
    for path in notebooks_in(folder):
        try:
            found = standings(path)
        except notebook.Unreadable as error:
            say(f"{path.relative_to(folder).as_posix()} {error}")
            continue
        if found:
            say(path.relative_to(folder).with_suffix("").as_posix())
        for one in found:
            say(f"  {LOOKS[one.state][0]} {one.title}")
        stand += sum(one.state == "right" for one in found)
        total += len(found)
    say(f"{stand} of {counted(total, 'exercise')} right" if total else f"no exercises in {folder}")
    return stand, total
