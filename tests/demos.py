"""The table of all demos: what each takes to be tested for what all of them promise.

A lesson's demos are in `tests/lessonNN/table.py`, predictions by hand in `tests/guesses`;
`test_every_demo.py` tests them through their methods, `browser/test_every_demo.py` in JupyterLab.
All code is on a new `demo` of its class.
"""

import importlib
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Entry:
    """One demo.

    lesson, name : its folder and its class, such as "lesson03" and "Squish".
    changes : lines of code, each of which changes what is shown, and `reset` takes them back.
    bad : pairs of a line of code that is refused and a regular expression for the sentence.
    hands : lines of code among which random hands choose; `changes` if left out.
    back : what takes back of `hands` what `reset` does not.
    remembers : why the screen is not quite as at the start after `reset`, if it is not.
    start : code that makes it, if not the plain class: "Squish(bias=-10)".
    imports : lines of code that `start` needs.
    measured : its case in the latency benchmark, or why there is none, beginning with "none: ".
    """

    lesson: str
    name: str
    changes: tuple
    bad: tuple
    measured: str
    hands: tuple = ()
    start: str = ""
    imports: str = ""
    remembers: str = ""
    back: str = "pass"

    @property
    def code(self):
        """A cell that makes the demo, and shows it."""
        made = self.start or f"{self.name}()"
        own = f"from mlp_helpers.{self.lesson} import {self.name}"
        return "\n".join([own, *filter(None, [self.imports]), f"demo = {made}", "demo"])

    def make(self):
        """A new one, in this process."""
        names = {}
        exec(self.code, names)
        return names["demo"]

    def run(self, demo, line):
        """Run a line of code on a demo of this process."""
        kind = type(demo)
        exec(line, {"demo": demo, "np": np, kind.__name__: kind})


def entries():
    """All of them, in the order of the lessons."""
    folders = [*(f"lesson0{n}" for n in range(1, 8)), "guesses"]
    tables = [importlib.import_module(f"tests.{folder}.table") for folder in folders]
    return [entry for table in tables for entry in table.ENTRIES]
