"""Digits are found on a page, line by line."""

import numpy as np
import pytest

from mlp_helpers.digits import frame_like_mnist, load_trained
from mlp_helpers.lesson01.sheet_of_paper import example_page
from mlp_helpers.paper import drawing_of, find_digits, grey
from mlp_helpers.paper.pieces import pieces
from tests.paper.photos import blank, grainy, ruled, seen


def read(shades, rectangle):
    row, column, rows, columns = rectangle
    part = shades[row : row + rows, column : column + columns]
    return int(load_trained()(frame_like_mnist(drawing_of(part).pixels)).argmax())


@pytest.mark.parametrize("seed", range(5))
def test_all_ten_of_a_page_in_order(seed):
    """The 1s and 0s of some hands are read as others by the network; where they are is right."""
    shades = grey(example_page(seed))
    found = find_digits(shades)
    assert len(found) == 10
    assert np.mean([read(shades, one) == digit for digit, one in enumerate(found)]) >= 0.9


@pytest.mark.parametrize("factor", [1, 2])
def test_rectangles_are_in_pixels_of_the_page(factor):
    shades = np.kron(grey(example_page()), np.ones((factor, factor), np.float32))
    for row, column, rows, columns in find_digits(shades):
        assert min(row, column) >= 0 and rows > 30 * factor and columns > 10 * factor
        assert row + rows <= shades.shape[0] and column + columns <= shades.shape[1]


def test_light_on_dark():
    assert len(find_digits(1 - 0.8 * grey(example_page(1)))) == 10


def test_nothing_on_empty_pages():
    rng = np.random.default_rng(0)
    empty = blank(300, 400)
    for page in (empty, grainy(empty, rng), grainy(ruled(empty, rng, squared=True), rng, 0.01)):
        assert find_digits(seen(page)) == []


@pytest.mark.parametrize("shape", [(5, 90), (784,), (30, 30, 3), (0, 0)])
def test_refuses_shapes(shape):
    with pytest.raises(ValueError, match="the page has shape .*; wanted"):
        find_digits(np.full(shape, 0.5))


def test_the_example_page_is_the_same_each_time():
    page = example_page(3)
    assert page.dtype == np.uint8 and page.shape == (600, 900, 3)
    assert np.array_equal(page, example_page(3)) and not np.array_equal(page, example_page(4))


def one_by_one(ink):
    """Pieces as they are found pixel by pixel, from neighbour to neighbour."""
    labels, n = np.zeros(ink.shape, int), 0
    for start in zip(*np.nonzero(ink), strict=True):
        if labels[start]:
            continue
        n += 1
        labels[start], left = n, [start]
        while left:
            row, column = left.pop()
            rows = slice(max(0, row - 1), row + 2)
            columns = slice(max(0, column - 1), column + 2)
            for r, c in np.argwhere(ink[rows, columns] & (labels[rows, columns] == 0)):
                place = (rows.start + r, columns.start + c)
                labels[place] = n
                left.append(place)
    return labels


@pytest.mark.parametrize("seed", range(60))
def test_pieces_as_a_walk_finds_them(seed):
    rng = np.random.default_rng(seed)
    ink = rng.random(rng.integers(1, 14, 2)) < rng.random()
    found, wanted = pieces(ink), one_by_one(ink)
    assert np.array_equal(found.labels, wanted)
    for n in range(1, wanted.max() + 1):
        rows, columns = np.nonzero(wanted == n)
        box = [rows.min(), columns.min(), rows.max() + 1, columns.max() + 1]
        assert found.boxes[n].tolist() == box and found.sizes[n] == len(rows)
