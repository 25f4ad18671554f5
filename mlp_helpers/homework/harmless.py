"""A student's words as words: no HTML, no links that run something.

nbgrader shows hand-ins as pages, to a teacher who may set points there, and lets pass what HTML
they have. A space in the right place makes text of it, and hardly changes how it reads.
"""

import re

from mlp_helpers.homework.notebook import marks_of

TAG = re.compile(r"<(?=[A-Za-z/!?])")  # only so does a tag begin, or a comment
ENTITY = re.compile(r"&(?=[#A-Za-z])")  # &#58; is a colon
SCHEME = re.compile(
    r"(?i)\b(?!(?:https?|mailto|attachment):)([a-z][a-z0-9+.-]*\\?):(?=\S)"  # javascript:, data:
)


def harmless(text):
    """Markdown in which nothing is a tag, an entity, or a link to anything but pages and mail."""
    return SCHEME.sub(r"\1 :", ENTITY.sub("& ", TAG.sub("< ", text)))


def make_harmless(nb):
    """Make a student's words in a notebook harmless, in place; what is locked is ours."""
    for cell in nb.cells:
        if cell.cell_type != "code" and not marks_of(cell).get("locked"):
            cell.source = harmless(cell.source)
