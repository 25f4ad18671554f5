"""EdgeHunt: its images, its scores, its best."""

import numpy as np
import pytest

from mlp_helpers.lesson02 import patterns
from mlp_helpers.lesson02.edge_hunt import EdgeHunt
from tests.by_hand import by_hand


@pytest.fixture
def hunt():
    return EdgeHunt()


def test_negative_weights_around_the_edge_tell_it_from_a_blob(hunt):
    hunt.set_weights(patterns.edge())
    plain = hunt.score, hunt.ranked
    hunt.set_weights(patterns.edge_with_surround())
    assert hunt.ranked == 1 and hunt.score > 3 > plain[0] and plain[1] < 0.9


def test_no_positive_weights_put_an_edge_before_the_image_that_is_all_lit(hunt):
    rng = np.random.default_rng(0)
    all_lit = hunt.names.index("all lit")
    for _ in range(200):
        hunt.set_weights(rng.random(784) * (rng.random(784) < rng.random()))
        assert hunt.sums[all_lit] >= hunt.sums.max() - 1e-6
        assert hunt.score is None or hunt.ranked <= 132 / 144


@pytest.mark.parametrize("factor", [0.001, 3.7, 1e6])
def test_multiplied_weights_score_the_same(hunt, factor):
    rng = np.random.default_rng(1)
    weights = rng.normal(size=784).astype(np.float32)
    hunt.set_weights(weights)
    before = hunt.score, hunt.ranked
    hunt.set_weights(factor * weights)
    assert (hunt.score, hunt.ranked) == pytest.approx(before, rel=1e-4)
    assert hunt.line.lo <= hunt.sums.min() and hunt.sums.max() <= hunt.line.hi


def test_the_best_is_kept_and_comes_back(hunt):
    assert hunt.score is None and hunt.best_score is None
    hunt.take_best()
    assert "No score yet" in hunt.status.text
    hunt.set_weights(patterns.edge_with_surround())
    best = hunt.score
    hunt.set_weights(patterns.ring())
    assert hunt.score < hunt.best_score == best and hunt.best_ranked == 1
    hunt.take_best()
    assert np.array_equal(hunt.weights, patterns.edge_with_surround().ravel())
    hunt.reset()
    assert hunt.best_score is None and not hunt.weights.any()


def test_a_stroke_by_hand_is_scored_and_undone(hunt):
    reply, _ = by_hand(hunt.pad, values=patterns.edge())
    assert reply["fault"] == "" and hunt.score == pytest.approx(1.29, abs=0.01)
    assert hunt.line.key in {key for key, _, _ in reply["parts"]}
    hunt.undo()
    assert hunt.score is None
    hunt.undo()
    assert "Nothing to take back" in hunt.status.text


def test_a_stroke_counts_for_the_best_when_it_is_done():
    hunt = EdgeHunt()
    hunt.pad.held = True
    hunt.set_weights(patterns.edge_with_surround())
    assert hunt.score > 1 and hunt.best_score is None and "best" not in hunt.status.text
    hunt.pad.held = False
    assert hunt.best_score == hunt.score and "best" in hunt.status.text


def test_a_reset_brings_the_scale_back():
    hunt = EdgeHunt()
    hunt.set_weights(100 * patterns.edge())
    assert hunt.pad.limit == 100 and hunt.pad.ink == 100
    hunt.reset()
    assert hunt.pad.limit == 1 and hunt.pad.ink == 1 and hunt.pad.title == "weights, −1 to 1"


def test_a_line_with_sums_of_one_sign_gives_the_other_side_no_room():
    hunt = EdgeHunt()
    hunt.set_weights(100 * np.ones(784))
    assert (hunt.line.lo, hunt.line.hi) == (-1, 100_000)
    assert hunt.line.title == "weighted sums, −1 to 1.00e+5"


def test_dots_and_images_point_along_with_one_another():
    hunt = EdgeHunt()
    together = [*hunt.sheets, hunt.line]
    for one in together:
        assert set(one.linked) == {other.key for other in together} - {one.key}
    shown = np.concatenate([sheet.pictures for sheet in hunt.sheets])
    assert np.array_equal(shown, hunt.images)
    assert [sheet.first for sheet in hunt.sheets] == [0, 12]
    rows, columns = patterns.EDGE
    assert hunt.sheets[0].outline == hunt.pad.outline == [rows.start, columns.start, 3, 12]
