"""The images of the hunt for an edge, and its scores."""

import numpy as np
import pytest

from mlp_helpers.lesson02 import patterns
from mlp_helpers.lesson02.edge_scores import collect, scores


def test_the_scores_are_those_of_signal_detection():
    rng = np.random.default_rng(0)
    edge, no_edge = rng.normal(2, 1, size=4000), rng.normal(0, 1, size=3000)
    score, ranked = scores(edge, no_edge)
    assert score == pytest.approx(2, abs=0.1)
    assert ranked == pytest.approx(0.921, abs=0.01)  # Phi(2 / sqrt 2)
    assert scores(no_edge, edge) == pytest.approx((-score, 1 - ranked))


def test_a_tie_counts_half_and_equal_sums_have_no_score():
    assert scores(np.array([1.0, 2.0]), np.array([1.0, 0.0]))[1] == 7 / 8
    assert scores(np.ones(3), np.ones(2)) == (None, None)
    score, ranked = scores(np.ones(3), np.zeros(2))
    assert np.isfinite(score) and score > 100 and ranked == 1


def test_the_images_are_as_they_are_labelled():
    images, has_edge, names = collect()
    assert images.shape == (24, 784) and images.dtype == np.float32
    assert has_edge.tolist() == [True] * 12 + [False] * 12
    frame = images.reshape(24, 28, 28)[:, 6:9, 8:20]
    assert (frame[has_edge].max(axis=1).mean(axis=1) > 0.7).all()  # the stroke spans it
    assert sum(not name for name in names) == 20
    assert np.array_equal(images[names.index("line")], patterns.edge().ravel())
    assert images[names.index("all lit")].all() and not has_edge[names.index("all lit")]
