"""What grading leaves behind: the marks of a hand-in, in its notebook and in files."""

import csv
import json
from dataclasses import asdict, dataclass, fields

from nbformat.v4 import new_output

from mlp_helpers.homework.notebook import tests_of

NOT_GRADED = "not graded"  # an answer that our own grader could not judge
LOOK = "The grader itself stopped here, so a person will look at this answer."


@dataclass(frozen=True)
class Outcome:
    """What is kept of a `Mark`: numbers and words alone. state: of its verdict."""

    name: str
    points: float
    of: float
    state: str
    mistake: str
    words: str


def outcome_of(mark):
    """The `Outcome` of a `Mark`."""
    state = mark.verdict.state
    return Outcome(mark.name, mark.points, mark.of, state, mark.mistake, mark.words)


def not_graded(name, of):
    """The `Outcome` of an answer that our own grader could not judge."""
    return Outcome(name, 0.0, of, NOT_GRADED, NOT_GRADED, f"{name}: {NOT_GRADED} yet\n{LOOK}")


def outputs_of(outcome):
    """An `Outcome` as the outputs of a test cell: words for the student, and points for nbgrader.

    nbgrader reads a plain number that is shown as so many points. The outcome stays with it, where
    the class report finds it and the feedback does not show it.
    """
    points = {"text/plain": str(float(outcome.points))}
    return [
        new_output("stream", name="stdout", text=_told(outcome)),
        new_output("execute_result", data=points, metadata={"mlp": asdict(outcome)}),
    ]


def _told(outcome):
    return f"{outcome.words.rstrip()}\n{outcome.points:g} of {outcome.of:g} points\n"


def feedback(outcomes):
    """What a student is told, as text: of each task the words and the points, and their sum."""
    points, of = (sum(getattr(one, what) for one in outcomes) for what in ("points", "of"))
    return "\n".join([*map(_told, outcomes), f"Together: {points:g} of {of:g} points\n"])


def outcome_in(cell):
    """The `Outcome` that grading left in a test cell; None if there is none."""
    for output in cell.outputs:
        found = output.get("metadata", {}).get("mlp")
        if found:
            return Outcome(**found)
    return None


def outcomes_in(nb):
    """The `Outcome`s that grading left in a notebook, in order."""
    return [one for one in map(outcome_in, tests_of(nb).values()) if one]


def save(outcomes, path):
    """Write {student: list of `Outcome`} into a JSON file; `load` reads it."""
    plain = {student: [asdict(one) for one in own] for student, own in outcomes.items()}
    path.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path):
    """The marks that `save` wrote: {student: list of `Outcome`}.

    Raises
    ------
    ValueError : the file does not hold marks.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {who: [_checked(Outcome(**one)) for one in own] for who, own in found.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} does not hold marks as the command grade writes them") from error


def _checked(outcome):
    for one in fields(Outcome):
        value = getattr(outcome, one.name)
        if not isinstance(value, (int, float) if one.type is float else one.type):
            raise ValueError(f"{one.name} is {value!r}")
    return outcome


def save_table(outcomes, path):
    """Write the points as CSV: a line a student, a column an exercise, and the sum; empty where
    there is no hand-in."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(_table(outcomes))


def _table(outcomes):
    names = list(dict.fromkeys(one.name for own in outcomes.values() for one in own))
    yield ["student", *names, "sum"]
    for student, own in outcomes.items():
        points = {one.name: one.points for one in own}
        cells = [f"{points[name]:g}" if name in points else "" for name in names]
        yield [student, *cells, f"{sum(points.values()):g}" if points else ""]
