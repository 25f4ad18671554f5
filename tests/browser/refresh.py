"""Bring the stored outputs and pictures of the notebooks up to date.

    python -m tests.browser.refresh            the stale ones
    python -m tests.browser.refresh --all      all of them
    python -m tests.browser.refresh 01_pixels  one

Each is run in JupyterLab in a headless browser. Where a demo stands, its picture at twice
the screen's scale and its one-line text are stored instead of the widget's reference.
A notebook is stale when its cells changed since, or a module of ours that it uses. The same
input gives the same bytes; so a cell that prints a measured time carries the tag "timed".
"""

import ast
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

from tests.browser.lab import ROOT, Lab, chromium, lab_server, why_not

NOTEBOOKS = ROOT / "notebooks"
README_PICTURE = NOTEBOOKS / "pictures" / "draw_digit.png"
WIDGET = "application/vnd.jupyter.widget-view+json"
KEPT = {"kernelspec", "language_info", "mlp"}
FOLDED = "jp-MarkdownHeadingCollapsed"  # JupyterLab's word for a heading that hides its section
KEPT_OF_A_CELL = ("slideshow", "tags", FOLDED)
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
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    for path in sorted(used_files(code)):
        text = path.read_text(encoding="utf-8")  # the same on every system's line endings
        digest.update(f"{path.relative_to(ROOT).as_posix()}\n{text}".encode())
    return digest.hexdigest()[:16]


def _kept(cell):
    """What is to be stored of a cell's metadata."""
    return {k: cell.metadata[k] for k in KEPT_OF_A_CELL if k in cell.metadata}


def used_files(code):
    """The files of mlp_helpers that this code imports, directly or through one another."""
    found, waiting = set(), list(_imported(code))
    while waiting:
        module = waiting.pop()
        path = ROOT / Path(*module.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if not path.exists() or path in found:
            continue
        found.add(path)
        if path.parent.name == "views":
            code = [*path.parent.glob("*.js"), *path.parent.glob("*.css")]
            found |= {p for p in code if p.stem == path.stem or not p.with_suffix(".py").exists()}
        waiting += _imported(path.read_text(encoding="utf-8"))
    return found


def _imported(code):
    for node in ast.walk(ast.parse(code)):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] + [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name for name in names if name.split(".")[0] == "mlp_helpers")


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
    with chromium(viewport=window, device_scale_factor=2) as context:
        lab = Lab(context, address, copy.name)
        lab.page.add_style_tag(
            content="* { animation: none !important; caret-color: transparent; }"
        )
        lab.run_all()
        lab.open_answers()
        lab.page.wait_for_timeout(1500)
        lab.page.mouse.move(1, 1)
        pictures = _pictures(lab, nbformat.read(path, 4))
        lab.save()
        if path.stem == "01_pixels":
            _take_readme_picture(lab)
        if lab.errors:
            raise RuntimeError(f"{path.name}: the browser reports {lab.errors}")
    notebook, before = nbformat.read(copy, 4), nbformat.read(path, 4)
    for index, cell in enumerate(notebook.cells):
        cell.metadata = _kept(before.cells[index])
        _tidy(cell, pictures.get(index))
        _keep_times(cell, before.cells[index])
    notebook.metadata = {k: v for k, v in notebook.metadata.items() if k in KEPT}
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.metadata["mlp"] = {"fingerprint": fingerprint(notebook)}
    text = json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


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
            lab.page.wait_for_timeout(200)
            png = shown.first.screenshot(animations="disabled")
            pictures[index] = _smaller(png, STAMP)
    return pictures


def _take_readme_picture(lab):
    """DrawDigit at work, for the README."""
    lab.run("pad.locked = False; pad.load(3, 5)")
    lab.page.wait_for_timeout(1000)
    png, _ = _smaller(lab.page.locator(".mlp-demo").first.screenshot(animations="disabled"))
    README_PICTURE.parent.mkdir(exist_ok=True)
    README_PICTURE.write_bytes(png)


def _smaller(png, stamp=""):
    """The same picture in 256 colours: a third of the bytes, no difference to the eye.

    `stamp` is written under it. Gives the bytes and the size.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    if stamp and picture.width > 1000:  # it fits; a progress bar is smaller
        stamped = Image.new("RGB", (picture.width, picture.height + 52), "#e8eef5")
        stamped.paste(picture)
        font = ImageFont.truetype(findfont("DejaVu Sans"), 24)
        ImageDraw.Draw(stamped).text((16, picture.height + 11), stamp, "#1b1b1b", font)
        picture = stamped
    picture = picture.quantize(256, dither=Image.Dither.NONE)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue(), picture.size


def _tidy(cell, picture):
    """Keep of a cell's outputs what is to be stored."""
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            raise RuntimeError(f"a cell failed: {output.ename}: {output.evalue}")
        if WIDGET not in output.get("data", {}):
            continue
        if picture is None:
            raise RuntimeError(f"no picture of {output.data['text/plain']}")
        png, (width, height) = picture
        encoded = base64.b64encode(png).decode()
        output.data = {"image/png": encoded, "text/plain": output.data["text/plain"]}
        output.metadata = {"image/png": {"width": width // 2, "height": height // 2}}


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
    elif len(chosen) < len(arguments):
        sys.exit(f"wanted --all or names among {', '.join(path.stem for path in lessons())}")
    if chosen and why_not():
        sys.exit(f"the notebooks are run in a browser: {why_not()}")
    refresh(chosen)
    print(f"{len(chosen)} refreshed, {len(lessons()) - len(chosen)} were fresh")


if __name__ == "__main__":
    main(sys.argv[1:])
