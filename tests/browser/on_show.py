"""What the README shows: a short film of hands at work, and a still of each lesson.

All is recorded from the demos as they are, in JupyterLab in a headless browser, by
`python -m tests.browser.refresh`.
"""

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from mlp_helpers.lesson01.strokes import FORMS
from tests.browser.few_colours import as_png, in_few_colours
from tests.browser.lab import ROOT, Lab, chromium, lab_server, wait, write_notebook

PICTURES = ROOT / "notebooks" / "pictures"
FILM = PICTURES / "touch.gif"
WINDOW = {"width": 1300, "height": 1100}
WIDE = 720  # pixels of the film, and of a still
HIGH = 470  # pixels of the film
COLOURS = 64  # of the film
TENTH = 100  # milliseconds for a picture, at least
HELD = 1400  # milliseconds for the last one of a scene
DEMO = ".jp-OutputArea-output .mlp-demo"


def _draw(page, take):
    """A hand writes a 3."""
    pad = page.locator(".mlp-grid").first.bounding_box()
    side = min(pad["width"], pad["height"])
    for stroke in FORMS[3]["round"]:
        for n, (x, y) in enumerate(stroke):
            x, y = (
                pad[name] + side * (0.5 + 0.66 * (at - 0.5)) for name, at in (("x", x), ("y", y))
            )
            page.mouse.move(x, y, steps=4)
            if not n:
                page.mouse.down()
            take()
        page.mouse.up()
    take()


def _nudge(page, take):
    """A hand turns the first weight up and down again."""
    slider = page.locator(".mlp-slider input[type=range]:enabled").first.bounding_box()
    y = slider["y"] + slider["height"] / 2
    page.mouse.move(slider["x"] + slider["width"] / 2, y)
    page.mouse.down()
    for share in [0.5 + 0.025 * n for n in range(1, 17)] + [0.9 - 0.05 * n for n in range(1, 16)]:
        page.mouse.move(slider["x"] + share * slider["width"], y, steps=3)
        take()
    page.mouse.up()
    take()


def _train(page, take):
    """A network learns, from its first batch on."""
    page.get_by_role("button", name="▶ Play", exact=True).click()
    for _ in range(30):
        page.wait_for_timeout(90)
        take(settled=False)


SCENES = (
    ("from mlp_helpers.lesson01 import DrawDigit\nDrawDigit()", _draw),
    ("from mlp_helpers.lesson04 import NetworkExplorer\nNetworkExplorer(selected=(3, 3))", _nudge),
    ("from mlp_helpers.lesson06 import TrainLive\nTrainLive()", _train),
)


@dataclass(frozen=True)
class Still:
    """A picture of a lesson: which, the code that shows its demo, and what it shows."""

    lesson: int
    code: str
    alt: str

    @property
    def path(self):
        """Where it is stored."""
        return PICTURES / f"lesson{self.lesson:02}.png"


STILLS = (
    Still(
        1,
        "from mlp_helpers.digits import load_digits\n"
        "from mlp_helpers.lesson01 import DrawDigit\n"
        "pad = DrawDigit()\npad.load(3, 5)\npad",
        "A pad with a 3 on it, its column of 784 numbers, and the ten outputs of the network",
    ),
    Still(
        2,
        "from mlp_helpers.lesson02 import OneNeuron\nOneNeuron()",
        "An image times the weights of a neuron, pixel by pixel, and the sum on a number line",
    ),
    Still(
        3,
        "from mlp_helpers.lesson03 import Squish\nSquish(bias=-3)",
        "The curve of the sigmoid with a point on it, and digits lit by their activations",
    ),
    Still(
        4,
        "from mlp_helpers.lesson04 import NetworkExplorer\nNetworkExplorer(selected=(3, 3))",
        "The network as a picture of its neurons and weights, with an output selected",
    ),
    Still(
        5,
        "from mlp_helpers.lesson05 import TurnTwoKnobs\nTurnTwoKnobs()",
        "The cost as a map over two of the 13,002 parameters, with a marker to drag",
    ),
    Still(
        6,
        "from mlp_helpers.lesson06 import DescentMap\n"
        "demo = DescentMap()\nfor _ in range(12):\n    demo.step()\ndemo",
        "The path of gradient descent on a map of outlines, down into a valley",
    ),
    Still(
        7,
        "from mlp_helpers.lesson07 import Wishes\n"
        "demo = Wishes()\nfor _ in range(2):\n    demo.step()\ndemo",
        "What one image wishes of each neuron, passed back through the network",
    ),
)


def take():
    """Record the film and take the stills, and store them."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, lab_server(folder) as address:
        with chromium(viewport=WINDOW) as context:
            scenes = [_record(context, address, Path(folder), *scene) for scene in SCENES]
        with chromium(viewport=WINDOW, device_scale_factor=1.5) as context:
            for still in STILLS:
                _take_still(context, address, Path(folder), still)
    _store_film(scenes)


def _shown(context, address, folder, code):
    """JupyterLab with this cell run."""
    write_notebook(folder / "shown.ipynb", code)
    lab = Lab(context, address, "shown.ipynb")
    lab.run_all()
    lab.page.wait_for_selector(DEMO)
    lab.rest()
    return lab


def _record(context, address, folder, code, play):
    """The pictures of a scene."""
    lab = _shown(context, address, folder, code)
    lab.page.locator(DEMO).first.scroll_into_view_if_needed()
    pictures = []

    def take(settled=True):
        if settled:
            wait(lab.page)
        png = lab.page.locator(DEMO).first.screenshot(animations="allow")
        pictures.append(_as_picture(png))

    take()
    play(lab.page, take)
    _put_away(lab)
    return [_framed(picture) for picture in pictures]


def _take_still(context, address, folder, still):
    lab = _shown(context, address, folder, still.code)
    picture = _as_picture(lab.page.locator(DEMO).first.screenshot(animations="disabled"))
    _put_away(lab)
    still.path.write_bytes(as_png(in_few_colours(picture)))


def _put_away(lab):
    errors, _ = lab.errors, lab.shut_down()
    lab.page.close()
    if errors:
        raise RuntimeError(f"the browser reports {errors}")


def _as_picture(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


def _framed(picture):
    """A picture in the film's size, on white."""
    scale = min(WIDE / picture.width, HIGH / picture.height)
    size = round(picture.width * scale), round(picture.height * scale)
    frame = Image.new("RGB", (WIDE, HIGH), "white")
    at = (WIDE - size[0]) // 2, (HIGH - size[1]) // 2
    frame.paste(picture.resize(size, Image.Resampling.LANCZOS), at)
    return frame


def _store_film(scenes):
    """Scene after scene as one GIF, in the same few colours."""
    frames = [frame for scene in scenes for frame in scene]
    times = [time for scene in scenes for time in [TENTH] * (len(scene) - 1) + [HELD]]
    some = Image.new("RGB", (WIDE, HIGH * len(scenes)))
    for place, scene in enumerate(scenes):
        some.paste(scene[-1], (0, HIGH * place))
    palette = some.quantize(COLOURS, dither=Image.Dither.NONE)
    first, *others = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    first.save(FILM, save_all=True, append_images=others, duration=times, loop=0, disposal=1)


if __name__ == "__main__":
    take()
