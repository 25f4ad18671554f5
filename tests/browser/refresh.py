"""Bring the stored outputs and pictures of the notebooks up to date.

    python -m tests.browser.refresh            the stale ones
    python -m tests.browser.refresh --all      all of them
    python -m tests.browser.refresh 01_pixels  one
    python -m tests.browser.refresh --readme   the README's film and stills, and no notebook

Each is run in JupyterLab in a headless browser. Where a demo stands, its picture and its
one-line text are stored instead of the widget's reference; all pictures in few colours.
A notebook is stale when its cells changed since, or code of ours that it uses: see `sources`.
The same input gives the same bytes; so a cell that prints a measured time is tagged "timed".
Where any was stale, the README's film and stills (`on_show`) are taken anew as well.
"""

import base64
import hashlib
import io
import json
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from matplotlib.font_manager import findfont
from PIL import Image, ImageDraw, ImageFont

from tests.browser import on_show
from tests.browser.few_colours import as_png, in_few_colours
from tests.browser.lab import ROOT, Lab, chromium, lab_server, wait, why_not
from tests.browser.sources import used_files

NOTEBOOKS = ROOT / "notebooks"
WIDGET = "application/vnd.jupyter.widget-view+json"
FOLDED = "jp-MarkdownHeadingCollapsed"  # JupyterLab's word for a heading that hides its section
OF_A_RUN = ("execution", "ExecuteTime", "trusted")  # what running adds to a cell's metadata
SCALE = 1.25  # of a demo's picture, in its pixels for one of the page's
STAMP = "This is a picture. Run ▸ Run All Cells turns it into the demo."
ALL_CELLS = {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}


def lessons():
    """The paths of the lessons' notebooks, in order."""
    return sorted(NOTEBOOKS.glob("*.ipynb"))


def fingerprint(notebook):
    """A notebook's cells and all of our code that it uses, as one short text."""
    digest = hashlib.sha256()
    for cell in notebook.cells:
        kept = _kept(cell)
        digest.update(json.dumps([cell.cell_type, cell.source, kept], sort_keys=True).encode())
    for path in sorted(used_files(code_of(notebook))):
        text = path.read_text(encoding="utf-8")  # the same on every system's line endings
        digest.update(f"{path.relative_to(ROOT).as_posix()}\n{text}".encode())
    return digest.hexdigest()[:16]


def code_of(notebook):
    """All code of a notebook, as one text."""
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")


def _kept(cell):
    """What is to be stored of a cell's metadata: all but what running adds."""
    return {key: value for key, value in cell.metadata.items() if key not in OF_A_RUN}


def is_stale(path):
    """Whether a notebook's outputs are older than its cells or the code it uses."""
    notebook = nbformat.read(path, 4)
    return notebook.metadata.get("mlp", {}).get("fingerprint") != fingerprint(notebook)


def refresh(paths):
    """Run the notebooks in JupyterLab and store what they show."""
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            (Path(folder) / path.name).write_bytes(path.read_bytes())
        with lab_server(folder, ALL_CELLS) as address:
            for path in paths:
                _refresh_one(Path(folder) / path.name, path, address)
                print(f"refreshed {path.relative_to(ROOT)}")


def _refresh_one(copy, path, address):
    window = {"width": 1300, "height": 1400}
    with chromium(viewport=window, device_scale_factor=SCALE) as context:
        lab = Lab(context, address, copy.name)
        lab.page.add_style_tag(
            content="* { animation: none !important; caret-color: transparent; }"
        )
        lab.run_all()
        lab.open_answers()
        lab.rest()
        lab.page.mouse.move(1, 1)
        pictures = _pictures(lab, nbformat.read(path, 4))
        lab.save()
        if lab.errors:
            raise RuntimeError(f"{path.name}: the browser reports {lab.errors}")
    notebook, before = nbformat.read(copy, 4), nbformat.read(path, 4)
    for index, cell in enumerate(notebook.cells):
        cell.metadata = _kept(before.cells[index])
        _tidy(cell, pictures.get(index))
        _keep_times(cell, before.cells[index])
    notebook.metadata = before.metadata
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.metadata["mlp"] = {"fingerprint": fingerprint(notebook)}
    store(notebook, path)


def store(notebook, path):
    """Write a notebook as JupyterLab writes it."""
    nbformat.write(notebook, path)


def _pictures(lab, notebook):
    """A picture of each cell's demo, by the cell's place in the notebook."""
    pictures = {}
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        shown = (
            lab.page.locator(".jp-Notebook .jp-Cell")
            .nth(index)
            .locator(
                ".jp-OutputArea-output .mlp-quiz, .jp-OutputArea-output .widget-hprogress, "
                ".jp-OutputArea-output .mlp-demo:not(.mlp-quiz *)"
            )
        )
        if shown.count():
            shown.first.scroll_into_view_if_needed()
            wait(lab.page)
            png = shown.first.screenshot(animations="disabled")
            pictures[index] = _stamped(_opened(png))
    return pictures


def _opened(png):
    """A picture, on white where nothing is."""
    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")


def _clear(figure):
    """A figure, nothing of a colour where it is quite see-through."""
    return Image.alpha_composite(Image.new("RGBA", figure.size, (255, 255, 255, 0)), figure)


def _stamped(picture):
    """A picture with STAMP above it, seen first, if that fits; a progress bar is smaller."""
    if picture.width < 600:
        return picture
    high = round(26 * SCALE)
    stamped = Image.new("RGB", (picture.width, picture.height + high), "#e8eef5")
    stamped.paste(picture, (0, high))
    font = ImageFont.truetype(findfont("DejaVu Sans"), round(12 * SCALE))
    at = (round(8 * SCALE), round(5.5 * SCALE))
    ImageDraw.Draw(stamped).text(at, STAMP, "#1b1b1b", font)
    return stamped


def _tidy(cell, picture):
    """Keep of a cell's outputs what is to be stored."""
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            raise RuntimeError(f"a cell failed: {output.ename}: {output.evalue}")
        data = output.get("data", {})
        if WIDGET in data:
            if picture is None:
                raise RuntimeError(f"no picture of {data['text/plain']}")
            output.data = {"image/png": _encoded(picture), "text/plain": data["text/plain"]}
            width, height = (round(pixels / SCALE) for pixels in picture.size)
            alt = data["text/plain"]
            output.metadata = {"image/png": {"width": width, "height": height, "alt": alt}}
        elif "image/png" in data:  # a figure
            if "alt" not in cell.metadata:
                raise RuntimeError(
                    f"no words for the figure of {cell.source[:60]!r}: metadata 'alt'"
                )
            figure = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
            data["image/png"] = _encoded(_clear(figure.convert("RGBA")))


def _encoded(picture):
    return base64.b64encode(as_png(in_few_colours(picture))).decode()


def _keep_times(cell, before):
    """Leave what a cell tagged "timed" has printed as it was, if only the numbers are new."""
    if "timed" in cell.metadata.get("tags", []):
        new, old = (
            [re.sub(r"[\d.]+", "", output.get("text", "")) for output in one.outputs]
            for one in (cell, before)
        )
        if new == old:
            cell.outputs = before.outputs


def main(arguments):
    """Refresh what the command line asks for."""
    chosen = [path for path in lessons() if path.stem in arguments]
    if not arguments:
        chosen = [path for path in lessons() if is_stale(path)]
    elif arguments == ["--all"]:
        chosen = lessons()
    elif arguments != ["--readme"] and len(chosen) < len(arguments):
        names = ", ".join(path.stem for path in lessons())
        sys.exit(f"wanted --all, --readme or names among {names}")
    readme = arguments[0].startswith("--") if arguments else bool(chosen)
    if (chosen or readme) and why_not():
        sys.exit(f"the notebooks are run in a browser: {why_not()}")
    refresh(chosen)
    if readme:
        on_show.take()
    print(f"{len(chosen)} refreshed, {len(lessons()) - len(chosen)} were fresh")


if __name__ == "__main__":
    main(sys.argv[1:])
