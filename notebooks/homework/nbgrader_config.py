"""nbgrader's settings for the homework. Its commands are run in this folder."""

from pathlib import Path

c = get_config()  # noqa: F821 - nbgrader's own, there when it reads this file

c.CourseDirectory.course_id = "mlp"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)  # gradebook.db is made here, too

# What stands in release where source has an answer.
c.ClearSolutions.code_stub = {"python": "..."}
c.ClearSolutions.text_stub = "*Your answer: double-click here, write, then press Shift + Enter.*"

# A test cell that a hand-in has lost is put back, so that its points are given or not.
c.OverwriteCells.add_missing_cells = True

# The hand-in's code is not run in a kernel that can reach the points: GradeOutside stands in
# place of nbgrader's Execute. The rest is nbgrader's own list.
c.Autograde.autograde_preprocessors = [
    "mlp_helpers.homework.preprocessor.GradeOutside",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
