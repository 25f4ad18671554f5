"""Where nbgrader meets the outside grader: four steps for its autograde, named in its config.

PutTogether : first of all, what is locked as it was released.
GradeOutside : in place of nbgrader's Execute, which would run a hand-in beside the gradebook.
LookAtIt : after SaveAutoGrades, what could not be graded is left to a person.
Harmless : last, a student's words are made words for the pages that nbgrader shows.

nbgrader runs them in the course folder, so this is where the seed and the releases are.
"""

from pathlib import Path

from nbconvert.preprocessors import Preprocessor
from traitlets import Bool

from mlp_helpers.homework.course import Course, CourseError
from mlp_helpers.homework.grade import Task, grade
from mlp_helpers.homework.harmless import make_harmless
from mlp_helpers.homework.marks import NOT_GRADED, not_graded, outcome_in, outcome_of, outputs_of
from mlp_helpers.homework.notebook import code_of, marks_of, tests_of
from mlp_helpers.homework.put_together import put_together


class _Step(Preprocessor):
    """A step that is on unless the config says otherwise."""

    enabled = Bool(True, help="whether this step is done").tag(config=True)

    @property
    def course(self):
        """The course folder."""
        return Course(Path.cwd())


class PutTogether(_Step):
    """Puts a hand-in together again, as check-in does: for hand-ins that came by another way."""

    def preprocess(self, nb, resources):
        """Mend the notebook in place."""
        about = resources["nbgrader"]
        try:
            released = self.course.released(about["assignment"], about["notebook"])
        except CourseError as error:  # nbgrader's own steps are there still
            self.log.warning("%s is not put together: %s", about["student"], error)
            return nb, resources
        for note in put_together(nb, released):
            self.log.warning("%s: %s", about["student"], note.text)
        return nb, resources


class GradeOutside(_Step):
    """Grades the answers in a process of their own; nothing of the hand-in runs here.

    Each test cell gets the verdict's words and its points; what stood there does not count.
    """

    def preprocess(self, nb, resources):
        """Write the outcome into the test cells."""
        tests = tests_of(nb)
        tasks = [Task(name, marks_of(cell)["points"]) for name, cell in tests.items()]
        outcomes = [not_graded(task.name, task.points) for task in tasks]
        outcomes += self._graded(code_of(nb), tasks, resources["nbgrader"]["student"])
        for one in outcomes:  # a cell that shows nothing would be full marks for nbgrader
            tests[one.name].outputs = outputs_of(one)
        return nb, resources

    def _graded(self, cells, tasks, student):
        """The outcomes; none where the grader itself fails."""
        seed = self.course.seed()
        try:
            return [outcome_of(mark) for mark in grade(cells, tasks, seed)]
        except Exception:
            self.log.exception("The grader stopped at %s: please look at this hand-in.", student)
            return []


class LookAtIt(_Step):
    """Tells the gradebook which answers the grader could not judge, so that a person does."""

    def preprocess(self, nb, resources):
        """Take back the points of these answers."""
        found = filter(None, map(outcome_in, tests_of(nb).values()))
        lost = [one.name for one in found if one.state == NOT_GRADED]
        if lost:
            self._ask(lost, resources["nbgrader"])
        return nb, resources

    def _ask(self, names, about):
        from nbgrader.api import Gradebook  # an extra, for teachers only

        with Gradebook(about["db_url"]) as gradebook:
            for name in names:
                where = about["notebook"], about["assignment"], about["student"]
                grade_of_cell = gradebook.find_grade(name, *where)
                grade_of_cell.auto_score, grade_of_cell.needs_manual_grade = None, True
            gradebook.db.commit()


class Harmless(_Step):
    """Makes a student's words harmless where nbgrader shows them, to teachers, too."""

    def preprocess(self, nb, resources):
        """Change the notebook that is shown, in place; the hand-in stays as it is."""
        make_harmless(nb)
        return nb, resources
