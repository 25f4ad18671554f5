"""Python, started for one hand-in in a folder of its own, and ended with all that it started."""

import os
import shutil
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

from . import shield
from .folder import Folder
from .wire import Gone, Wire

PARTS = ("__init__", "packing", "clock", "cells", "stand_in", "guard", "landlock", "worker")
START = 60.0  # seconds for Python to start and to import NumPy
SAID = "said.txt"  # in its folder: what Python says while it starts
THREADS = [f"{name}_NUM_THREADS" for name in ("OMP", "OPENBLAS", "MKL")]


class CannotStart(OSError):
    """Raised where the process does not start at all: no hand-in is to blame for that."""


class Process:
    """A worker, with `wire` to talk to it.

    Parameters
    ----------
    to_run : what it is told first, a dict; its own places are added here.
    images : path of an .npz that is copied into its folder, or None.

    Raises
    ------
    CannotStart : with what Python said.
    """

    def __init__(self, to_run, images=None):
        self._own = Folder("hand-in-")
        self.folder = self._own.name
        self.popen = self.wire = None
        try:
            home, images = self._furnish(images)
            ours, theirs = socket.socketpair()
            self.wire = Wire(ours)
            with theirs:
                self.popen = self._started(home, theirs.fileno())
            self._greet(to_run | {"own": home, "images": images} | _places())
        except BaseException:
            self.end()
            raise

    def end(self):
        """End it, with all that it has started, and remove its folder."""
        if self.wire is not None:
            self.wire.close()
        if self.popen is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.popen.pid, signal.SIGKILL)
            self.popen.kill()
            self.popen.wait()
        self._own.remove()

    def _furnish(self, images):
        """Put what it needs into its folder; gives the working folder, the images' path."""
        home, package = os.path.join(self.folder, "home"), os.path.join(self.folder, "outside")
        os.mkdir(home)
        os.mkdir(package)
        for part in PARTS:
            shutil.copy(Path(__file__).with_name(f"{part}.py"), package)
        return home, shutil.copy(images, os.path.join(home, "images.npz")) if images else None

    def _started(self, home, number):
        with open(os.path.join(self.folder, SAID), "wb") as said:
            return subprocess.Popen(
                shield.command(self.folder, home, number),
                pass_fds=(number,),
                cwd=home,
                env=_environment(home),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,
            )

    def _greet(self, to_run):
        """Say what is to run, and wait until it is there; nothing of the hand-in's is done yet."""
        try:
            self.wire.say(to_run, START)
            self.wire.hear(START)
        except Gone:
            said = Path(self.folder, SAID).read_text(errors="replace").strip().splitlines()
            raise CannotStart(f"Python does not start: {said[-1] if said else 'silence'}") from None


def _places():
    """What it may read, and what it is to have the system see to."""
    return {
        "readable": shield.readable(),
        "listed": shield.folders(),
        "libraries": shield.libraries(),
        "landlock": shield.landlock_version(),
    }


def _environment(home):
    """What it knows of ours: nothing but that its folder is its own."""
    plain = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MPLBACKEND": "agg"}
    places = dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR"), home)
    return plain | places | dict.fromkeys([*THREADS, "VECLIB_MAXIMUM_THREADS"], "1")
