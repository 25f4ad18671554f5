"""Where nbgrader meets the outside grader: four steps for its autograde, named in its config.

PutTogether : first of all, what is locked as it was released.
GradeOutside : in place of nbgrader's Execute, which would run a hand-in beside the gradebook.
LookAtIt : after SaveAutoGrades, what could not be graded is left to a person.
Harmless : last, a student's words are made words for the pages that nbgrader shows.

nbgrader runs them in the course folder, so this is where the seed and the releases are.
"""

import sys
from pathlib import Path

from nbconvert.preprocessors import Preprocessor
from traitlets import Bool

from mlp_helpers.homework.course import Course, CourseError
from mlp_helpers.homework.harmless import make_harmless
from mlp_helpers.homework.marks import NOT_GRADED, outcome_in, outputs_of
from mlp_helpers.homework.notebook import tests_of
from mlp_helpers.homework.outcomes import outcomes_of
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

    Each test cell gets the verdict's words and its points; what stood there does not count. One
    that showed nothing would be full marks for nbgrader, so every one shows something.
    """

    def preprocess(self, nb, resources):
        """Write the outcome into the test cells."""
        tests, student = tests_of(nb), resources["nbgrader"]["student"]

        def say(sentence):
            is_error = sys.exc_info()[0] is not None
            self.log.error("%s, please look: %s", student, sentence, exc_info=is_error)

        for outcome in outcomes_of(nb, self.course.seed(), say):
            tests[outcome.name].outputs = outputs_of(outcome)
        return nb, resources


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
