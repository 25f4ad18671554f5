"""Homework: four assignments, what they ask, and how they are graded.

exercises : what is asked, one file an exercise; those of the lessons are asked again.
outside : a process of its own, in which a hand-in's code runs, and its own map.
grade : points and words for the tasks of a hand-in; trained : for a network that it trained.

For students:
progress : the line at the end of an assignment: what stands, what does not (`progress_line`).
require_network : the check of the network that a student has trained (`own_network`).
own_work : the same for all of a student's notebooks, for `python -m mlp_helpers --progress`: what
    a notebook's functions need (`needed`), and its process (`one_notebook`).

For teachers, the commands of `python -m mlp_helpers.homework` (`__main__`):
course : which file is where in a course folder (read and written by `notebook`).
check_in : hand-ins made ready: which file it is (`find`), what is locked as it was
    (`put_together`), what a person should look at (`in_doubt`).
outcomes : of every task of a hand-in, whatever happens on the way.
preprocessor : nbgrader's steps that grade so, and show words as words (`harmless`).
grade_alone : the same for a folder of hand-ins, without nbgrader.
marks : what grading leaves behind, in notebooks and in files.
class_report : what the class got wrong, a page to print (counted in `class_table`).
private_copy : the source notebooks with other numbers.
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__, progress="progress_line", require_network="own_network"
)
