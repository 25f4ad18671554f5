"""How long a lesson takes: counted from its cells, with a pace for each kind of thing.

The paces are those of students who meet the subject for the first time, who answer each
question before they touch its demo, and who do what stands under *Try this* and *Your turn*.
"""

import importlib
import re

WORDS = 200  # a minute
FORMULA, SYMBOL = 40, 4  # seconds: one on a line of its own, and one in a sentence
CODE, FIGURE, PRINTED = 6, 20, 2  # seconds: a line of code on the page, a figure, a printed line
QUESTION, DEMO = 30, 180  # seconds: to think about a question; a first walk through a demo
TASK, EXERCISE = 75, 240  # seconds: one thing to try, its answer included; a function to write
HOMEWORK = 600  # seconds: a function or a paragraph of the homework, with what it takes to think
STOP = "### A good place to stop\n"  # a heading, so that it is not folded away with an answer
TASKS = "**Try this.**"


def minutes_of(notebook, lesson):
    """Minutes for a whole lesson, such as "05", and as far as its place to stop.

    The second is None where no place is marked.
    """
    questions = importlib.import_module(f"mlp_helpers.lesson{lesson}.questions")
    seconds, at_stop = 0.0, None
    for cell in notebook.cells:
        if STOP in cell.source:
            at_stop = seconds
        is_code = cell.cell_type == "code"
        seconds += _code(cell, questions) if is_code else _text(cell)
    return seconds / 60, None if at_stop is None else at_stop / 60


def minutes_of_homework(notebook):
    """Minutes for an assignment as it is handed out, its answers still blank."""
    seconds = 0.0
    for cell in notebook.cells:
        seconds += HOMEWORK * cell.metadata.get("nbgrader", {}).get("solution", False)
        seconds += _code(cell, None) if cell.cell_type == "code" else _text(cell)
    return seconds / 60


def _text(cell):
    """Seconds for a cell of words; a presenter's remark is for somebody else."""
    if cell.metadata.get("slideshow", {}).get("slide_type") == "notes":
        return 0
    told, *rest = cell.source.split("<details>")
    seconds = TASK * len(re.findall(r"^\d\. ", told.partition(TASKS)[2], re.M))
    displayed = re.findall(r"\$\$.+?\$\$", cell.source, re.S)
    words = re.sub(r"\$\$.+?\$\$", "", told, flags=re.S)
    symbols = re.findall(r"\$.+?\$", words)
    seconds += FORMULA * len(displayed) + SYMBOL * len(symbols)
    return seconds + _reading(re.sub(r"\$.+?\$", "", words))


def _code(cell, questions):
    """Seconds for a cell of code: to read what shows, to answer, to look, to write."""
    source, seconds = cell.source, 0.0
    if not cell.metadata.get("jupyter", {}).get("source_hidden"):
        seconds += CODE * len([line for line in source.splitlines() if line.strip()])
    seconds += EXERCISE * ("\ncheck(" in source)
    asked = re.search(r"Predict\(\*\*questions\.(\w+)(, demo=)?", source)
    if asked:
        question = vars(questions)[asked[1]]
        (_, why), options = question["options"][0], [option for option, _ in question["options"]]
        seconds += QUESTION + _reading(" ".join([question["question"], *options, why]))
    for output in cell.outputs:
        data = output.get("data", {})
        is_demo = re.match(r"[A-Z]\w+: ", data.get("text/plain", ""))
        is_demo = is_demo and (not asked or asked[2])
        seconds += DEMO if is_demo else FIGURE * ("image/png" in data and not asked)
        seconds += PRINTED * len(output.get("text", "").splitlines())
    return seconds


def _reading(text):
    return 60 / WORDS * len(text.split())
