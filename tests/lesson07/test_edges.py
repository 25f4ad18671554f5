"""The measure of edges: known pictures have known shares."""

import numpy as np
import pytest

from mlp_helpers.digits import load_trained
from mlp_helpers.lesson07.edges import best_edge, explained_by_edge


def picture(*strokes):
    """Weights with some parts set: each (rows, columns, value)."""
    weights = np.zeros((28, 28))
    for rows, columns, value in strokes:
        weights[rows, columns] = value
    return weights.ravel()


BAR = (slice(10, 13), slice(8, 17), 1.0)  # 3 rows, 9 columns
ABOVE, BELOW = (slice(7, 10), slice(8, 17), -0.5), (slice(13, 16), slice(8, 17), -0.7)


def test_an_edge_is_explained_whole_and_at_any_strength():
    weights = np.array([picture(BAR), picture(BAR, ABOVE, BELOW), -5 * picture(BAR, ABOVE)])
    assert np.allclose(explained_by_edge(weights), 1, atol=1e-5)
    assert np.allclose(explained_by_edge(weights[1].reshape(28, 28).T.ravel()), 1, atol=1e-5)


def test_the_best_edge_leaves_what_is_not_explained():
    weights = np.random.default_rng(1).normal(size=(3, 784)) + 2 * picture(BAR, ABOVE)
    left = ((weights - best_edge(weights)) ** 2).sum(axis=1) / (weights**2).sum(axis=1)
    assert np.allclose(1 - left, explained_by_edge(weights), atol=1e-5)
    assert np.allclose(best_edge(picture(BAR, BELOW))[0], picture(BAR, BELOW), atol=1e-5)


def test_two_edges_far_apart_are_explained_by_half():
    other = (slice(24, 27), slice(18, 27), 1.0)
    assert np.allclose(explained_by_edge(picture(BAR, other)), 0.5, atol=1e-5)


def test_a_slanted_line_is_an_edge_too_and_noise_is_not():
    rows, columns = np.indices((28, 28))
    across = (rows - columns) / np.sqrt(2)
    inside = (abs(across) < 1.4) & (abs(rows + columns - 27) / np.sqrt(2) <= 6)
    assert explained_by_edge(inside.astype(float).ravel())[0] > 0.9
    noise = explained_by_edge(np.random.default_rng(0).normal(size=(20, 784)))
    assert noise.max() < 0.1 and noise.min() > 0


def test_what_is_not_seen_does_not_count():
    seen = np.zeros((28, 28), bool)
    seen[:18] = True
    weights = picture(BAR, (slice(20, 28), slice(0, 28), 3.0))
    assert explained_by_edge(weights)[0] < 0.5
    assert np.allclose(explained_by_edge(weights, seen.ravel()), 1, atol=1e-5)


def test_scale_does_not_matter_and_zeros_are_no_edge():
    W = load_trained().weights[0][:2]
    shares = explained_by_edge(W)
    assert shares.shape == (2,) and np.allclose(explained_by_edge(1e8 * W), shares, atol=1e-5)
    assert explained_by_edge(np.zeros(784)).tolist() == [0]


@pytest.mark.parametrize(
    ("weights", "seen", "words"),
    [
        (np.zeros(783), None, "weights have shape"),
        (np.full(784, np.nan), None, "NaN"),
        ("edge", None, "weights: text given"),
        (np.zeros(784), np.ones(784), "seen is float64"),
        (np.zeros(784), np.ones(783, bool), "wanted bool"),
        (np.zeros(784), np.zeros(784, bool), "some true"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(weights, seen, words):
    with pytest.raises((ValueError, TypeError), match=words):
        explained_by_edge(weights, seen)
