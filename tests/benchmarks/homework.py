"""Measures how long grading takes, in memory and points, for a class of hand-ins in one go.

    python tests/benchmarks/homework.py [hw1 …] [--hand-ins 30] [--alone | --nbgrader]

The class: two thirds are right, of the others each has one task blank, wrong, or, one in ten of
the class, in an endless loop, which takes its time. Both ways grade the same hand-ins: the grader
alone, as `python -m mlp_helpers.homework grade` does, and `nbgrader autograde`. The points of each
are compared with what it deserves.
"""

import argparse
import resource
import sys
import tempfile
from copy import deepcopy
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))
from mlp_helpers.homework import notebook  # noqa: E402
from mlp_helpers.homework.exercises import ASSIGNMENTS  # noqa: E402
from mlp_helpers.homework.grade_alone import grade_folder  # noqa: E402
from mlp_helpers.homework.marks import outcomes_in  # noqa: E402
from tests.homework.course import answered, copy_of_course, nbgrader, solutions  # noqa: E402

WRONG = {
    "blank": "def {name}(*arguments):\n    ...",
    "wrong": "def {name}(*arguments):\n    return -17.5",
    "endless": "def {name}(*arguments):\n    while True: pass",
}


def kind_of(number):
    """What a hand-in of the class is: right, or what its one task that is not right is."""
    if number % 10 == 9:
        return "endless"
    return ("right", "blank", "right", "wrong", "right", "right")[number % 6]


def hand_in(course, assignment, number, answers):
    """Write one hand-in; gives the points that it deserves for its functions."""
    released = course.released(assignment)
    points = {n: notebook.marks_of(c)["points"] for n, c in notebook.tests_of(released).items()}
    functions = [name for name in ASSIGNMENTS[assignment] if name != "trained_network"]
    kind, name = kind_of(number), functions[number % len(functions)]
    if name == "gradient" or "feedforward" in functions:  # others are built on these
        name = functions[0]
    changed = {} if kind == "right" else {f"{name}-answer": WRONG[kind].format(name=name)}
    nb = answered(deepcopy(released), answers | changed)
    notebook.write(nb, course.path("submitted", assignment, f"s{number:03}"))
    return sum(points.values()) - (0 if kind == "right" else points[name])


def megabytes(who):
    """The most memory that a process of ours had at a time."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit / 1e6


def alone(course, assignment):
    """Grade with the grader alone: {student: points}, and the seconds of each."""
    points, seconds, began = {}, [], perf_counter()
    for graded in grade_folder(course, assignment, course.root / "submitted"):
        points[graded.student] = sum(one.points for one in graded.outcomes)
        seconds.append(perf_counter() - began)
        began = perf_counter()
    return points, seconds


def with_nbgrader(course, assignment, number):
    """Grade with nbgrader: {student: points}, and the seconds of each, all the same."""
    began = perf_counter()
    nbgrader(course.root, "autograde", assignment, seconds=3600)
    seconds = perf_counter() - began
    paths = {who: course.path("autograded", assignment, who) for who in course.students()}
    outcomes = {who: outcomes_in(notebook.read(path)) for who, path in paths.items()}
    points = {who: sum(one.points for one in own) for who, own in outcomes.items()}
    return points, [seconds / number] * number


def say(what, deserved, points, seconds):
    """One line on a way to grade."""
    fair, all_of_them = sum(points.get(s) == of for s, of in deserved.items()), len(deserved)
    ours, children = megabytes(resource.RUSAGE_SELF), megabytes(resource.RUSAGE_CHILDREN)
    print(
        f"{what}: {all_of_them} hand-ins in {sum(seconds):.0f} s, median {median(seconds):.2f} s, "
        f"longest {max(seconds):.1f} s; {ours:.0f} MB here, {children:.0f} MB in a process; "
        f"{fair} of {all_of_them} with the points that they deserve",
        flush=True,
    )


def main():
    """Measure, and print a line for each assignment and way."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("assignments", nargs="*", default=["hw1", "hw2", "hw3"])
    parser.add_argument("--hand-ins", type=int, default=30)
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--alone", action="store_true", help="the grader alone, only")
    ways.add_argument("--nbgrader", action="store_true", help="nbgrader, only")
    args = parser.parse_args()
    for assignment in args.assignments:
        with tempfile.TemporaryDirectory() as folder:
            course = copy_of_course(Path(folder), assignment)
            answers, number = solutions(course, assignment), args.hand_ins
            deserved = {f"s{n:03}": hand_in(course, assignment, n, answers) for n in range(number)}
            if not args.nbgrader:
                say(f"{assignment} alone", deserved, *alone(course, assignment))
            if not args.alone:
                found = with_nbgrader(course, assignment, number)
                say(f"{assignment} with nbgrader", deserved, *found)


if __name__ == "__main__":
    main()
