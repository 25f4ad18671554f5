"""Measures how long it takes from a photo's file to a digit in MNIST's frame.

    python tests/benchmarks/photo.py [--times 5]

Each step by itself, on a phone's photo of 12 megapixels that is made here: the page with ten
digits, enlarged. Times are of this process, the fastest of several; a busy machine makes all of
them longer.
"""

import argparse
import io
import sys
from pathlib import Path
from time import perf_counter

from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[2]))
from mlp_helpers.digits import frame_like_mnist  # noqa: E402
from mlp_helpers.lesson01.sheet_of_paper import example_page  # noqa: E402
from mlp_helpers.paper import drawing_of, find_digits, grey, open_photo  # noqa: E402

SIZE = (4032, 3024)


def fastest(times, do):
    """What `do` gives, and the fewest milliseconds it took."""
    took = []
    for _ in range(times):
        began = perf_counter()
        given = do()
        took.append(1000 * (perf_counter() - began))
    return given, min(took)


def files():
    """The same photo as a phone or a scanner stores it: {name: bytes}."""
    photo = Image.fromarray(example_page()).resize(SIZE, Image.Resampling.BICUBIC)
    kinds = {"JPEG": {"quality": 90}, "progressive JPEG": {"quality": 90, "progressive": True}}
    made = {}
    for name, options in (kinds | {"PNG": {"compress_level": 1}}).items():
        file = io.BytesIO()
        photo.save(file, name.split()[-1], **options)
        made[name] = file.getvalue()
    return made


def main(times):
    """Print the time of each step."""
    for name, data in files().items():
        photo, took = fastest(times, lambda data=data: open_photo(data))
        print(f"{took:7.0f} ms  to open 12 megapixels, {name}, {len(data) / 1e6:.1f} MB")
    shades, took = fastest(times, lambda: grey(photo))
    print(f"{took:7.0f} ms  grey, {photo.shape[0]} x {photo.shape[1]}")
    found, took = fastest(times, lambda: find_digits(shades))
    print(f"{took:7.0f} ms  to find {len(found)} digits")
    row, column, rows, columns = found[0]
    part = shades[row : row + rows, column : column + columns]
    for name, one in (("all of it", shades), ("one digit", part)):
        drawing, took = fastest(times, lambda one=one: drawing_of(one))
        print(f"{took:7.0f} ms  ink in {name}, {one.shape[0]} x {one.shape[1]}")
    _, took = fastest(times, lambda: frame_like_mnist(drawing.pixels))
    print(f"{took:7.0f} ms  into MNIST's frame")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=5)
    main(parser.parse_args().times)
