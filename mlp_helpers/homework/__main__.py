"""Homework, for teachers: python -m mlp_helpers.homework COMMAND

All but private-copy work in a course folder: the one you are in, else the project's
notebooks/homework, else the one named by --course.
"""

import argparse
import sys
from pathlib import Path

from mlp_helpers.files import named, why, write_whole
from mlp_helpers.texts import counted, listed


def _course(arguments):
    """The `Course` that is meant; what a command needs is imported when it runs."""
    from mlp_helpers.homework.course import course_at

    return course_at(arguments.course)


def _check_in(arguments):
    from mlp_helpers.homework.check_in import bring_in, check_in, report

    course, assignment = _course(arguments), arguments.assignment
    course.released(assignment)  # or else say at once what is missing
    if arguments.source:
        new = bring_in(course, assignment, arguments.source)
        print(f"{counted(new, 'new hand-in')} from {arguments.source}")
    checked = check_in(course, assignment)
    if not checked:
        raise ValueError("no hand-ins: wanted folders submitted/STUDENT/ with what they sent")
    print(report(checked, arguments.assignment))


def _grade(arguments):
    from mlp_helpers.homework import marks
    from mlp_helpers.homework.grade_alone import grade_folder
    from mlp_helpers.homework.outside.shield import protection

    print(protection())
    course, assignment = _course(arguments), arguments.assignment
    out = arguments.out or course.root / f"marks_{assignment}"
    out = out.with_suffix("") if out.suffix in (".csv", ".json") else out
    places = {kind: Path(f"{out}.{kind}") for kind in ("csv", "json")}
    for place in filter(None, [out.parent, arguments.feedback and arguments.feedback.parent]):
        if not place.is_dir():  # told now, and not when all are graded
            raise ValueError(f"there is no folder {place}; wanted one to write into")
    folder = arguments.folder or course.root / "submitted"
    outcomes = {}
    for graded in grade_folder(course, assignment, folder):
        outcomes[graded.student] = graded.outcomes
        total = sum(one.points for one in graded.outcomes)
        print(f"{graded.student}: {total:g}" if graded.outcomes else f"{graded.student}: –")
        for note in graded.notes:
            print(f"  look: {note}")
        if arguments.feedback and graded.outcomes:
            arguments.feedback.mkdir(parents=True, exist_ok=True)
            path = arguments.feedback / f"{graded.student}.txt"
            path.write_text(marks.feedback(graded.outcomes), encoding="utf-8")
    before = [_put_aside(place) for place in places.values() if place.exists()]
    marks.save(outcomes, places["json"])
    marks.save_table(outcomes, places["csv"])
    kept = [aside for place, aside in before if _differ(place, aside)]
    print(f"Points are in {places['csv']}, what to say of them in {places['json']}.")
    if kept:
        print(f"What was there before is in {listed(kept)}.")


def _put_aside(place):
    """Copy a file that is to be written anew: somebody may have added to it by hand.

    Gives its place, and that of the copy, which takes nobody else's.
    """
    number, aside = 1, place.with_name(f"{place.stem}_before{place.suffix}")
    while aside.exists():
        number += 1
        aside = place.with_name(f"{place.stem}_before_{number}{place.suffix}")
    write_whole(aside, place.read_bytes())
    return place, aside


def _differ(place, aside):
    """Whether a file has become another one; if not, its copy goes."""
    if place.read_bytes() != aside.read_bytes():
        return True
    aside.unlink()
    return False


def _class(arguments):
    from mlp_helpers.homework import class_table
    from mlp_helpers.homework.class_report import draw_class

    course, assignment = _course(arguments), arguments.assignment
    outcomes = _outcomes(course, assignment, arguments.marks)
    answers = class_table.counted_answers(outcomes)
    print(class_table.as_text(answers, arguments.names))
    out = arguments.out or course.root / f"class_{assignment}.pdf"
    out = out if out.suffix else out.with_suffix(".pdf")
    title = f"{assignment}: what {counted(len(outcomes), 'hand-in')} got right and wrong"
    try:
        draw_class(answers, title).savefig(out)
    except ValueError as error:  # of matplotlib, which names the formats that it knows
        raise ValueError(f"{out}: {error}") from error
    print(f"To print: {out}")


def _outcomes(course, assignment, path):
    """{student: outcomes}: of a file that `grade` wrote, else of what nbgrader graded."""
    from mlp_helpers.homework import marks, notebook

    if path:
        return marks.load(path)
    found = {}
    for student in course.students("autograded"):
        graded = course.path("autograded", assignment, student)
        if graded.exists():
            found[student] = marks.outcomes_in(notebook.read(graded))
    if not any(found.values()):
        raise ValueError(
            f"nothing of {assignment} is graded in {course.root}; first nbgrader autograde "
            f"{assignment}, or name a file that the command grade wrote: --marks marks.json"
        )
    return found


def _private_copy(arguments):
    from mlp_helpers.homework.course import Course
    from mlp_helpers.homework.private_copy import private_copy

    for assignment, numbers in private_copy(_course(arguments), arguments.to).items():
        told = ", ".join(f"{name} {old} → {new}" for name, (old, new) in numbers.items())
        print(f"{assignment}: {told or 'no number to change'}")
    Course(arguments.to).seed()
    print(f'Next: cd {arguments.to}, then nbgrader generate_assignment "hw*"')


def _parser():
    summary, _, more = __doc__.partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="python -m mlp_helpers.homework", description=f"{summary.partition(':')[0]}. {more}"
    )
    parser.add_argument("--course", type=named, metavar="FOLDER", help="the course folder")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name, function, summary, assignment=True):
        added = commands.add_parser(name, help=summary, description=summary)
        added.set_defaults(function=function)
        if assignment:
            added.add_argument("assignment", help="its name, such as hw1")
        return added

    added = command("check-in", _check_in, "make hand-ins in submitted/ ready for autograde")
    added.add_argument(
        "--from", dest="source", type=named, metavar="FOLDER", help="first copy hand-ins from there"
    )
    added = command("grade", _grade, "grade a folder of hand-ins without nbgrader")
    added.add_argument("folder", type=named, nargs="?", help="of hand-ins, if not submitted/")
    added.add_argument("--out", type=named, help="the file of points, if not marks_hwN")
    added.add_argument(
        "--feedback", type=named, metavar="FOLDER", help="write there what each student is told"
    )
    added = command("class", _class, "what the class got wrong: a table and a page to print")
    added.add_argument("--marks", type=named, help="what the command grade wrote, as .json")
    added.add_argument("--names", action="store_true", help="say who made which mistake")
    added.add_argument("--out", type=named, help="the page: .pdf, .png or .svg")
    summary = "copy the assignments with other numbers in their tasks and a seed of their own"
    command("private-copy", _private_copy, summary, assignment=False).add_argument(
        "to", type=named, help="a new folder"
    )
    return parser


def main(arguments=None):
    """Do one command; what is wrong with the input is told in a sentence."""
    sys.stdout.reconfigure(errors="replace")  # Windows may have no → where this is piped
    found = _parser().parse_args(arguments)
    try:
        found.function(found)
    except ValueError as error:
        sys.exit(f"{error}")
    except OSError as error:
        place = f"{error.filename} cannot be read or written " if error.filename else ""
        sys.exit(f"{place}({why(error)})" if place else why(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
