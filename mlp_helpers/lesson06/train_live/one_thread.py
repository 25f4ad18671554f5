"""How many threads NumPy's matrix products take.

A batch's products are so small that a second thread is no help: it waits more than it works,
and takes the core from the browser. On two cores, training beside a page takes two thirds of the
time with one thread.
"""

import ctypes
from contextlib import suppress
from functools import cache
from pathlib import Path

import numpy as np

FOLDERS = ("../numpy.libs", ".dylibs")  # beside or in NumPy's own, by system
NAMES = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads",
         "openblas_{}_num_threads64_", "openblas_{}_num_threads")  # fmt: skip


def set_threads(n):
    """Let products take n threads from now on; gives how many it was before, None if unknown.

    Nothing happens where n is None, or NumPy came without OpenBLAS.
    """
    functions = _functions()
    if not functions or n is None:
        return None
    before = functions[0]()
    functions[1](n)
    return before


@cache
def _functions():
    """OpenBLAS's own functions to get and to set the number, or None."""
    for folder in FOLDERS:
        for file in (Path(np.__file__).parent / folder).glob("*openblas*"):
            with suppress(OSError):
                library = ctypes.CDLL(str(file.resolve()))
                for name in NAMES:
                    if hasattr(library, name.format("set")):
                        return [getattr(library, name.format(what)) for what in ("get", "set")]
    return None
