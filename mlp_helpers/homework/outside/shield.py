"""What this machine has to hold a hand-in's process to its own folder, and how it is started."""

import os
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from glob import glob
from importlib.util import find_spec
from pathlib import Path

from . import landlock

NEEDS_WSL = (
    "Homework is graded on Linux or macOS: Windows cannot hold a process to limits as they do. "
    "In Windows, grade inside WSL: https://learn.microsoft.com/windows/wsl"
)
NEEDED = ("numpy", "matplotlib", "IPython")  # packages that the process imports
# What a hand-in may read of the packages, by how the names begin: these, and what they need. Not
# all that is installed: some packages call C without asking anybody.
PACKAGES = (
    *("numpy", "matplotlib", "mpl_toolkits", "scipy", "PIL", "pillow", "contourpy", "cycler"),
    *("dateutil", "fontTools", "kiwisolver", "packaging", "pyparsing", "six"),
)
SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/usr/share/fonts")
ELSEWHERE = ("site-packages", "dist-packages")  # in Python's own library: packages
START = (
    "import sys; sys.path[:0] = sys.argv[2:]; "
    "from outside.worker import main; main(int(sys.argv[1]))"
)


def protection():
    """One sentence: what is protected on this machine while hand-ins are graded, and what not."""
    if sys.platform == "win32":
        return NEEDS_WSL
    abi, box = landlock_version(), _box()
    linux, by_box = f"Landlock {abi}", os.path.basename(box[0]) if box else ""
    files = by_box if by_box == "bwrap" else linux if abi else ""
    network = by_box or (linux if abi >= landlock.TCP_SINCE else "")
    if not files and not network:
        return (
            "Python alone says no here: a hand-in that knows how to write into Python's memory "
            "can read your files and use the network. Install bubblewrap, or grade in a container."
        )
    parts = (("your files", files), ("the network", network))
    held = " and ".join(f"{what} ({by})" for what, by in parts if by)
    left = "".join(f"; from {what} only Python does" for what, by in parts if not by)
    return f"The system itself keeps a hand-in from {held}{left}."


@cache
def folders():
    """The folders of Python's own library, and then those of packages, real paths."""
    return tuple(dict.fromkeys(_library() + _packages()))


@cache
def readable():
    """What a hand-in may read in these folders: Python's own library, and a few packages."""
    found = [_in(folder, lambda name: name not in ELSEWHERE) for folder in _library()]
    found += [_in(folder, lambda name: name.startswith(PACKAGES)) for folder in _packages()]
    return tuple(path for paths in found for path in paths)


def _library():
    return [os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")]


def _packages():
    specs = filter(None, map(find_spec, NEEDED))
    return [os.path.realpath(Path(spec.origin).parents[1]) for spec in specs]


def _in(folder, wanted):
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if wanted(name)]


@cache
def libraries():
    """The system's own libraries, which compiled modules may need when they are imported."""
    return (*SYSTEM, *glob(os.path.join(sys.base_prefix, "lib", "*.so*")))


def command(own, home, number):
    """The command that starts the worker, with what shields it.

    own: its folder, in which the package `outside` has been put; home: the folder in it that is
    to be its working folder; number: of the socket.
    """
    python = os.path.realpath(sys.executable)
    start = [python, "-I", "-S", "-B", "-c", START, str(number), own, *folders()]
    box = _box()
    if box and os.path.basename(box[0]) == "bwrap":
        box = (*box, "--bind", own, own, "--chdir", home)
    return [*box, *start]


@cache
def landlock_version():
    """Which Landlock holds a process here; 0 where none does, even if there is one."""
    folder = os.path.dirname(os.path.abspath(__file__))
    code = (
        f"import sys; sys.path[:0] = [{folder!r}]; import landlock; landlock.restrict('/', [], [])"
    )
    return landlock.version() if landlock.version() and _works((), code) else 0


@cache
def _box():
    """The first of the system's boxes that works here, as the beginning of a command; or ()."""
    for program, *options in (_bubblewrap(), ["unshare", "-U", "-n"], ["unshare", "-n"]):
        path = shutil.which(program)
        if path and _works([path, *options]):
            return (path, *options)
    return ()


def _bubblewrap():
    """No network, no other processes, nothing of the disk but Python and its packages."""
    places = [*SYSTEM, sys.base_prefix, *folders()]
    binds = [part for place in places for part in ("--ro-bind-try", place, place)]
    ours = (os.path.join(folder, "mlp_helpers") for folder in folders())
    hidden = [part for path in ours if os.path.isdir(path) for part in ("--tmpfs", path)]
    kept = ("--unshare-all", "--die-with-parent", "--dev", "/dev")
    return ["bwrap", *kept, *binds, *hidden]


def _works(box, code=""):
    """Whether Python starts in a box, and runs some code there."""
    command = [*box, os.path.realpath(sys.executable), "-I", "-S", "-c", code]
    try:
        done = subprocess.run(command, capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
