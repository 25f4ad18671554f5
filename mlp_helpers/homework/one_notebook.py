"""The process of one notebook: makes its functions, checks them, and says where they stand.

Reads from stdin what `own_work` writes, a list of cells; writes a line of JSON for each exercise.
"""

import contextlib
import io
import json
import linecache
import sys

from mlp_helpers.checks import check


def look(cells, say, seconds=5.0):
    """Go through the cells in order; say(name, state, title) of each exercise asked.

    cells: dicts as of `Needed`, with "asked", pairs of a function's name and its exercise's;
    seconds: for each exercise.
    """
    known, trouble = {"__name__": "__main__"}, "there is no such function"
    for place, cell in enumerate(cells):
        for name in cell["broken"]:
            known.pop(name, None)
        if cell["line"]:
            trouble = f"a typing error in line {cell['line']} of its cell"
        for number, statement in enumerate(cell["statements"]):
            trouble = _make(statement, f"<cell {place}, {number}>", known) or trouble
        for function, exercise in cell["asked"]:
            if function in known:
                verdict = check(known[function], exercise, seconds)
                say(exercise, verdict.state, verdict.title)
            else:
                say(exercise, "wrong", f"{exercise}: {trouble}")


def _make(statement, name, known):
    """Run a statement that only makes names, quietly; gives what went wrong, or None."""
    silent = io.StringIO()
    linecache.cache[name] = (len(statement), None, statement.splitlines(True), name)
    try:
        with contextlib.redirect_stdout(silent), contextlib.redirect_stderr(silent):
            exec(compile(statement, name, "exec"), known)  # the student's own, as in a notebook
    except (Exception, SystemExit) as error:
        return f"{type(error).__name__} before it: {error}"
    return None


def main():
    """Look at the notebook that comes in."""
    answers = sys.stdout

    def say(*words):
        print(json.dumps(words), file=answers, flush=True)

    look(json.load(sys.stdin), say)


if __name__ == "__main__":
    main()
