"""A folder for the time being: gone at its end, and where Python is killed, with the next one.

In each lies a file that its process holds a lock on. The system lets go of a lock when a process
ends, however it ends; so a folder whose file nobody holds is left over from one that was killed.
"""

import os
import shutil
import stat
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where nothing is graded
    fcntl = None

MARK = "held-while-mlp-helpers-grades"


class Folder:
    """A new folder, `name`; at the end of a `with`, or of Python, it is removed with all in it.

    What others of its prefix have left is removed first. prefix: how its name begins.
    """

    def __init__(self, prefix):
        remove_left_over(prefix)
        self.name = os.path.realpath(tempfile.mkdtemp(prefix=prefix))
        self._removed = weakref.finalize(self, _remove, self.name, _held(Path(self.name)))

    def remove(self):
        """Remove it now."""
        self._removed()

    def __enter__(self):
        return self.name

    def __exit__(self, *_):
        self.remove()


def _remove(name, mark):
    shutil.rmtree(name, ignore_errors=True)
    if mark:
        mark.close()


def remove_left_over(prefix):
    """Remove this user's folders of a `prefix` that were made by a `Folder` nobody has any more."""
    for path in Path(tempfile.gettempdir()).glob(f"{prefix}*") if fcntl else ():
        with suppress(OSError):  # another's, in use, or gone meanwhile
            about = path.lstat()
            if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.getuid():
                continue
            with (path / MARK).open("rb") as mark:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path, ignore_errors=True)


def _held(folder):
    """The mark of a folder, an open file; it is in its place only when it is held already."""
    if fcntl is None:
        return None
    mark = (folder / f"{MARK}-soon").open("wb")
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.rename(mark.name, folder / MARK)
    except OSError:  # a disk without locks: then nobody takes it for left over
        pass
    return mark
