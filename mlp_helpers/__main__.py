"""Start the lessons: python -m mlp_helpers

Copies the lessons into my-notebooks/, where a student may write, and the homework into
my-notebooks/homework/ (a copy that is there already stays as it is), and opens the first lesson
in JupyterLab. Further words go to JupyterLab, such as --port=8890 or --no-browser.

my-notebooks/ lies in the project's folder, or, where mlp_helpers was installed without it, as
on a hub, in the user's own folder.

python -m mlp_helpers --copy only copies, and says where: on a hub JupyterLab is there already.
python -m mlp_helpers --check only says whether the installation is good.
python -m mlp_helpers --progress lists the exercises of your copies, and which of them stand;
--progress FOLDER those of another folder.

For teachers: python -m mlp_helpers --notes writes notes.html, for the presenter's second screen or
to be printed: every slide, what to say, minutes, a clock; --notes FILE writes it there.
python -m mlp_helpers --talk writes into my-notebooks/talk/ the lessons with the slides of the
two classes only, which a clicker alone walks, and their notes; --talk FOLDER writes them there.
python -m mlp_helpers --print writes the lessons into printed/, as pages to print or to read where
no Python is; --print FOLDER writes them there, and with --answers what is folded is open. And
python -m mlp_helpers.homework --help
"""

import argparse
import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path

from mlp_helpers.files import named, why, write_whole
from mlp_helpers.texts import counted

PROJECT = Path(__file__).parents[1]
MINE = "my-notebooks"
FIRST = "01_pixels.ipynb"
STYLES = "sliveshow.css"  # how the lessons look as slides; it lies beside them
OWN = Path("my-notebooks/…")  # stands for the user's own folder, wherever it is
OURS = 'content="mlp_helpers"'  # in each page that is written here


def lessons():
    """The folder of the lessons: the project's, or what was installed with the package."""
    if (PROJECT / "notebooks" / FIRST).exists():
        return PROJECT / "notebooks"
    try:
        installed = [file for file in files("mlp-helpers") or () if file.name == FIRST]
    except PackageNotFoundError:
        installed = []
    if not installed:
        sys.exit(f"no lessons beside {PROJECT}; wanted mlp_helpers installed with pip")
    return Path(installed[0].locate()).resolve().parent


def own_folder(source):
    """Where a student's copies belong."""
    return (PROJECT if source == PROJECT / "notebooks" else Path.home()) / MINE


def copies(source):
    """What a student gets: each file of ours, and its place in the student's folder."""
    homework = sorted(source.glob("homework/release/*/*.ipynb"))
    places = {path: path.name for path in [*sorted(source.glob("*.ipynb")), *source.glob(STYLES)]}
    return places | {path: f"homework/{path.name}" for path in homework}


def copy_lessons(source, target):
    """Copy every lesson and homework that `target` does not hold yet, and the slides' styles.

    Gives the places of the lessons and homework that are new.
    """
    try:
        target.mkdir(exist_ok=True)
        wanted = copies(source).items()
        missing = [(path, place) for path, place in wanted if not os.path.lexists(target / place)]
        for path, place in missing:
            (target / place).parent.mkdir(exist_ok=True)
            write_whole(target / place, path.read_bytes())
    except OSError as error:
        sys.exit(
            f"{target} cannot be written ({why(error)}); wanted a folder for your copies there"
        )
    return [place for path, place in missing if path.name != STYLES]


def say_progress(folder):
    """Say of the exercises in a folder's notebooks which stand."""
    from mlp_helpers.homework.own_work import report

    if not folder.is_dir():
        sys.exit(f"no folder {folder}; to make your copies: python -m mlp_helpers --copy")
    report(folder)


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


def read_lessons():
    """The lessons as they are handed out: each one's name, and the notebook."""
    import nbformat

    found = {}
    for path in sorted(lessons().glob("*.ipynb")):
        try:
            found[path.stem] = nbformat.read(path, as_version=4)
        except Exception as error:  # whatever nbformat meets in what is no notebook
            sys.exit(f"{path} cannot be read ({type(error).__name__}); wanted a lesson there")
    return found


def write_notes(target):
    """Write the page of the presenter's notes, and say where it is."""
    from mlp_helpers.notes_page import notes_page

    page = notes_page(read_lessons().values())
    try:
        _refuse_others(target)
        write_whole(target, page)
    except OSError as error:
        wanted = "wanted the name of a file for the notes"
        sys.exit(f"{target} cannot be written ({why(error)}); {wanted}")
    print(f"The notes are in {target.resolve()}: open it in a browser, or print it.")


def write_talk(target):
    """Write the lessons with the slides of the route only, and their notes; overwrites none."""
    import nbformat

    from mlp_helpers.notes_page import notes_page
    from mlp_helpers.slides import on_route

    talks = {f"{name}.ipynb": on_route(notebook) for name, notebook in read_lessons().items()}
    parts = {name: nbformat.writes(talk) + "\n" for name, talk in talks.items()}
    parts[STYLES] = (lessons() / STYLES).read_bytes()
    parts["notes.html"] = notes_page(talks.values())
    try:
        target.mkdir(parents=True, exist_ok=True)
        if there := [name for name in parts if os.path.lexists(target / name)]:
            sys.exit(f"{target} holds {there[0]} already; wanted a folder without a talk in it")
        for name, part in parts.items():
            write_whole(target / name, part)
    except OSError as error:
        sys.exit(f"{target} cannot be written ({why(error)}); wanted a folder for the talk")
    n = counted(len(talks), "notebook")
    print(f"The talk is in {target.resolve()}: {n}, and notes.html for yourself.")


def write_pages(target, answers):
    """Write the lessons as pages to print, and say where they are."""
    if not find_spec("latex2mathml"):  # it sets the formulas
        sys.exit("latex2mathml is not installed; wanted, to print: pip install latex2mathml")
    from mlp_helpers.printed import printed_page

    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, notebook in read_lessons().items():
            page = target / f"{name}.html"
            _refuse_others(page)
            write_whole(page, printed_page(notebook, name, answers=answers))
    except OSError as error:
        sys.exit(f"{target} cannot be written ({why(error)}); wanted a folder for the pages")
    print(f"The pages are in {target.resolve()}: open them in a browser, and print from there.")


def _refuse_others(page):
    """Stop where a file is there that was not written here: nobody else's is replaced."""
    if os.path.lexists(page) and OURS not in page.read_text(encoding="utf-8", errors="replace"):
        wanted = "wanted another place"
        sys.exit(f"{page} is there already, and this version did not write it; {wanted}")


def _parser():
    """What is done in place of starting the lessons; any other words are JupyterLab's."""
    parser = argparse.ArgumentParser(
        prog="python -m mlp_helpers",
        usage="%(prog)s [--check, --copy, --progress, --notes, --talk or --print] [PLACE]",
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument("-h", "--help", action="store_true")
    for option in ("--check", "--copy", "--answers"):
        parser.add_argument(option, action="store_true")
    for option, usual in (
        ("--progress", None),
        ("--notes", Path("notes.html")),
        ("--talk", None),
        ("--print", Path("printed")),
    ):
        parser.add_argument(option, type=named, nargs="?", const=usual or OWN, metavar="PLACE")
    return parser


def main(arguments):
    """Check, or copy and start."""
    sys.stdout.reconfigure(errors="replace")  # Windows may not have all letters
    asked, others = _parser().parse_known_args(arguments)
    own = [f"--{name}" for name, value in vars(asked).items() if value]
    if asked.help:
        print(__doc__.strip())
        return 0
    if own and own != ["--answers", "--print"] and (others or len(own) > 1 or asked.answers):
        wanted = "wanted one of --check, --copy, --progress, --notes, --talk, --print"
        sys.exit(f"{' '.join(arguments)}: {wanted}, with one place at most; --print --answers")
    if others and own:
        sys.exit(f"{' '.join(arguments)}: wanted --print, a folder or none, --answers or not")
    if asked.check:
        say_whether_good()
    elif asked.progress:
        say_progress(own_folder(lessons()) if asked.progress is OWN else asked.progress)
    elif asked.notes:
        write_notes(asked.notes)
    elif asked.talk:
        write_talk(own_folder(lessons()) / "talk" if asked.talk is OWN else asked.talk)
    elif asked.print:
        write_pages(asked.print, asked.answers)
    else:
        return start(others, only_copy=asked.copy)
    return 0


def start(words, only_copy):
    """Copy what is not there yet, and start JupyterLab with further words."""
    source = lessons()
    mine = own_folder(source)
    new = copy_lessons(source, mine)
    print(f"Your copies are in {mine}" + (f" (new: {', '.join(new)})" if new else ""))
    if only_copy:
        return 0
    if "JUPYTERHUB_SERVICE_PREFIX" in os.environ:
        print(f"JupyterLab runs already: open {MINE} in its file list.")
        return 0
    from mlp_helpers import quick_server

    command = [sys.executable, "-m", "jupyterlab", str(mine / FIRST)]
    command.append("--LanguageServerManager.autodetect=False")  # it only adds noise
    command.append(quick_server.SETTING)
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.append("--allow-root")  # in a container
    return subprocess.call(command + words)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(0)
