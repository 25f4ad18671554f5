"""Start the lessons: python -m mlp_helpers

Copies the lessons into my-notebooks/, where a student may write (a copy that is there
already stays as it is), and opens the first one in JupyterLab. Further words go to
JupyterLab, such as --port=8890 or --no-browser.

python -m mlp_helpers --check only says whether the installation is good.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LESSONS = Path(__file__).parents[1] / "notebooks"


def copy_lessons(source, target):
    """Copy every lesson that `target` does not hold yet; gives the names of the copies."""
    target.mkdir(exist_ok=True)
    missing = [path for path in sorted(source.glob("*.ipynb")) if not (target / path.name).exists()]
    for path in missing:
        shutil.copy(path, target)
    return [path.name for path in missing]


def say_whether_good():
    """Load what the lessons need and say in one line how well the network reads."""
    import anywidget  # noqa: F401 - whether it can be imported is the question
    import ipywidgets  # noqa: F401
    import jupyterlab

    from mlp_helpers.digits import load_digits, load_trained
    from mlp_helpers.network import accuracy

    share = accuracy(load_trained(), *load_digits("test"))
    lab = jupyterlab.__version__
    print(f"Good: JupyterLab {lab}; the trained network reads {share:.1%} of 10,000 test images.")


def main(arguments):
    """Check, or copy and start."""
    if arguments in (["--help"], ["-h"]):
        print(__doc__.strip())
        return 0
    if arguments == ["--check"]:
        say_whether_good()
        return 0
    if not LESSONS.is_dir():
        sys.exit(f"no lessons in {LESSONS}; wanted the project's folder, installed with -e")
    mine = LESSONS.parent / "my-notebooks"
    new = copy_lessons(LESSONS, mine)
    print(f"Your copies are in {mine}" + (f" (new: {', '.join(new)})" if new else ""))
    command = [sys.executable, "-m", "jupyterlab", str(mine / "01_pixels.ipynb")]
    command.append("--LanguageServerManager.autodetect=False")  # it only adds noise
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.append("--allow-root")  # in a container
    return subprocess.call(command + arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(0)
