"""nbgrader's settings for the homework. Its commands are run in this folder."""

from pathlib import Path

c = get_config()  # noqa: F821 - nbgrader's own, there when it reads this file

c.CourseDirectory.course_id = "mlp"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)  # gradebook.db is made here, too

# A second time, feedback is made anew: points that were given meanwhile are in it.
c.GenerateFeedback.force = True

# What stands in release where source has an answer.
c.ClearSolutions.code_stub = {"python": "..."}
c.ClearSolutions.text_stub = "*Your answer: double-click here, write, then press Shift + Enter.*"

# A hand-in's code is not run in a kernel that can reach the points: GradeOutside stands in place
# of nbgrader's Execute. Before it, what is locked is put back as it was released; after the
# points are saved, what the grader itself could not judge is left to a person, and the student's
# words are made such that a page with them runs nothing.
OURS = "mlp_helpers.homework.preprocessor"
c.Autograde.sanitize_preprocessors = [
    f"{OURS}.PutTogether",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    f"{OURS}.GradeOutside",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    f"{OURS}.LookAtIt",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
    f"{OURS}.Harmless",
]
