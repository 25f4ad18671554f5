"""Images that are moved, and what is still read of them."""

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, load_trained
from mlp_helpers.lesson07.shifts import moved, read_when_moved
from mlp_helpers.network import accuracy


@pytest.mark.parametrize("shift", [-5, -1, 0, 1, 4])
def test_a_moved_picture_is_the_picture_moved(shift):
    pictures = np.random.default_rng(0).random((2, 28, 28))
    result = moved(pictures, shift)
    for column in range(28):
        inside = 0 <= column - shift < 28
        expected = pictures[:, :, column - shift] if inside else 0
        assert (result[:, :, column] == expected).all()


def test_unmoved_images_are_read_as_they_are():
    network = load_trained()
    (share,) = read_when_moved([0.0], network)
    assert share == accuracy(network, *load_digits("test"))
