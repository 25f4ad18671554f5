"""The way into MNIST's frame."""

import numpy as np
import pytest

from mlp_helpers.digits import frame_like_mnist
from mlp_helpers.lesson01.framing import glide, on_the_way


@pytest.fixture
def drawing():
    picture = np.zeros((28, 28), np.float32)
    picture[2:9, 3:7] = 0.75  # 7 rows, 4 columns
    return picture.ravel()


def rows_and_columns(drawing):
    lit = drawing.reshape(28, 28) > 0.01
    return lit.any(axis=1).sum(), lit.any(axis=0).sum()


def test_it_begins_as_the_drawing_lies_and_ends_in_the_frame(drawing):
    assert np.array_equal(on_the_way(drawing, 0), drawing)
    assert on_the_way(drawing, 1) == pytest.approx(frame_like_mnist(drawing), abs=1e-6)
    assert rows_and_columns(on_the_way(drawing, 1))[0] == 20


def test_half_way_it_has_half_of_its_growth(drawing):
    scale = 1 + 0.5 * (20 / 7 - 1)
    rows, columns = rows_and_columns(on_the_way(drawing, 0.5))
    assert rows == pytest.approx(7 * scale, abs=1.5) and columns == pytest.approx(
        4 * scale, abs=1.5
    )


@pytest.mark.parametrize("share", [0, 0.3, 1])
def test_nothing_goes_nowhere(share):
    assert not on_the_way(np.zeros(784, np.float32), share).any()


def test_what_is_not_ink_fades_on_the_way(drawing):
    dim = drawing.copy()
    dim[:28] = 0.1  # the topmost row
    dim[28 * 27 + 27] = 0.1
    for share in (0, 0.3, 0.999, 1):
        spoilt, clean = on_the_way(dim, share), on_the_way(drawing, share)
        assert np.abs(spoilt - clean).max() == pytest.approx(0.1 * (1 - share), abs=0.03)
    assert np.array_equal(on_the_way(dim, 1), on_the_way(drawing, 1))


def test_dark_ink_on_a_light_ground_stays_where_it_lies(drawing):
    for share in (0, 0.3, 1):
        assert np.array_equal(on_the_way(1 - drawing, share), 1 - drawing)


def test_gliding_is_slow_at_both_ends():
    shares = np.linspace(0, 1, 11)
    steps = np.diff(glide(shares))
    assert (glide(0), glide(0.5), glide(1)) == (0, 0.5, 1)
    assert (steps > 0).all() and steps.argmax() in (4, 5) and steps[0] == pytest.approx(steps[-1])
