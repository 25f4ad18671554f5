"""Doors: what came is named in one short line, and what was wanted."""

import re

import numpy as np
import pytest

from mlp_helpers import doors
from mlp_helpers.network import Network, accuracy, cost, sigmoid


class Silent:
    def __repr__(self):
        raise RuntimeError("no words")


@pytest.mark.parametrize(
    "came, said",
    [
        (2.5, "2.5"),
        (np.float64(2.5), "2.5"),
        (np.int8(3), "3"),
        ("text", "'text'"),
        (np.zeros((2, 2)), "array([[0., 0.], [0., 0.]])"),
        (Silent(), "one Silent that cannot be written out"),
        (10**5000, "one int that cannot be written out"),
    ],
    ids=range(7),
)
def test_what_came_is_told_in_one_line(came, said):
    assert doors.said(came) == said


@pytest.mark.parametrize("came", [[0.0] * 5000, "x" * 5000, np.arange(900.0).reshape(30, 30)])
def test_what_is_long_is_shortened(came):
    assert len(doors.said(came)) <= doors.LONGEST and "\n" not in doors.said(came)
    with pytest.raises((TypeError, ValueError)) as refused:
        doors.between("the bias", came, -1, 1)
    assert len(str(refused.value)) < 150 and "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "values, said",
    [
        (None, "z: None given; wanted numbers"),
        ("1", "z: text given; wanted numbers"),
        ([1, None], "z: array of int given; wanted numbers"),
        (1j, "z: complex numbers given; wanted numbers"),
        ({}, "z: {} given; wanted numbers"),
    ],
)
def test_what_are_no_numbers_are_named(values, said):
    with pytest.raises(TypeError, match=re.escape(said)):
        sigmoid(values)


def test_a_number_that_is_only_just_too_large_is_seen_to_be():
    with pytest.raises(ValueError, match=re.escape("holds values 0..1.0000001; wanted 0 to 1")):
        doors.pixels("the picture", [0, 1.0000001])


@pytest.mark.parametrize(
    "labels, said",
    [([None], "array of NoneType"), (["3"], "labels are text"), ([3.0], "are float64")],
)
def test_labels_that_are_none_are_named(labels, said):
    with pytest.raises((TypeError, ValueError), match=said):
        doors.labels(labels, 10)


def test_ten_labels_are_no_wanted_outputs_of_one_image():
    network, labels = Network((784, 10)), np.array([7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
    with pytest.raises(ValueError, match=re.escape("labels have shape (10,); wanted (1,)")):
        cost(network, np.zeros(784), labels)
    assert cost(network, np.zeros(784), np.eye(10, dtype=int)[3]) > 0


@pytest.mark.parametrize("sizes", ["ab", b"ab", 3, None])
def test_what_are_no_layers_is_refused(sizes):
    with pytest.raises(TypeError, match="sizes is .*; wanted layer sizes such as"):
        Network(sizes)


def test_a_layer_is_not_larger_than_there_is_room_for():
    with pytest.raises(ValueError, match="wanted a whole number 1..1,000,000"):
        Network((2**70, 2))


def test_a_network_of_matrices_or_of_nothing_is_refused():
    network = Network((784, 5, 10))
    network.weights = [np.asmatrix(W) for W in network.weights]
    with pytest.raises(TypeError, match=r"weights\[0\] is matrix; wanted an array"):
        accuracy(network, np.zeros((2, 784)), [1, 2])
    network.weights = None
    with pytest.raises(TypeError, match="weights is None; wanted a list of arrays"):
        accuracy(network, np.zeros((2, 784)), [1, 2])
