"""A training run and what is said of it, without a demo."""

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from mlp_helpers.lesson06.train_live import words
from mlp_helpers.lesson06.train_live.images import M, training_images
from mlp_helpers.lesson06.train_live.run import Settings, TrainingRun
from mlp_helpers.network import Network, train

SETTINGS = Settings(4.0, 1000, True)


@pytest.fixture(autouse=True)
def one_thread():
    with threadpool_limits(1):
        yield


@pytest.fixture
def run():
    training_images()
    rng = np.random.default_rng(0)
    return TrainingRun(Network((784, 16, 16, 10), rng), rng, 2, SETTINGS)


def test_it_advances_to_its_goal_and_no_further(run):
    assert run.advance(run.steps_done(3), np.inf) is False and run.step == 3
    assert run.advance(run.epochs_done(0.5), np.inf) is False and run.used == 33_000
    assert run.advance(run.epochs_done(None), np.inf) is False and run.used == M
    assert run.advance(lambda: False, 0) is True and run.step == 61  # no time: one step
    assert run.advance(lambda: False, np.inf) is False and run.finished
    assert run.used == 2 * M and run.eta_now == 0
    rng = np.random.default_rng(0)
    network = Network((784, 16, 16, 10), rng)
    for _ in train(network, *training_images(), 2, 1000, lambda done: 4 * (1 - done), rng):
        pass
    assert np.array_equal(run.network.weights[0], network.weights[0])


def test_a_snapshot_is_of_now_or_of_a_moment(run):
    run.advance(run.epochs_done(1), np.inf)
    run.settings = SETTINGS._replace(eta=1.0, batch_size=20)
    now = run.snapshot()
    assert now.is_now and now.network is run.network and now.moment is run.moments[-1]
    assert (now.eta, now.batch_size, now.epoch, now.epochs) == (0.5, 20, 1, 2)
    then = run.snapshot(0)
    assert not then.is_now and then.network is run.moments[0].network
    assert (then.eta, then.batch_size, then.epoch) == (4, 1000, 1)
    assert run.nearest(0) == 0 and run.nearest(1.2) == len(run.moments) - 1
    assert run.stops[run.nearest(0.22)] == pytest.approx(0.2, abs=0.02)


def test_what_is_kept_stays_as_it_was(run):
    run.advance(run.steps_done(6), np.inf)
    run.settings = SETTINGS._replace(batch_size=20)
    run.advance(run.steps_done(1), np.inf)
    run.keep_moment()
    kept, lines = run.kept(), run.lines
    assert np.array_equal(kept.lines, lines[lines[:, 0] > 0]) and kept.moment is run.moments[-1]
    assert kept.settings == (SETTINGS, SETTINGS._replace(batch_size=20))
    assert words.kept_numbers(kept)[3:] == ["4 → 0", "… 20"]
    assert "batch size changed on the way" in words.about_kept(kept)
    run.settings = SETTINGS
    run.advance(run.steps_done(5), np.inf)
    assert len(kept.settings) == 2 and len(run.lines) > len(lines)


def test_words_while_it_runs(run):
    assert words.meanwhile(run, words.FETCHING, False) == words.FETCHING
    run.advance(run.steps_done(1), np.inf)
    assert words.meanwhile(run, words.FETCHING, False) == words.TRAINING
    assert words.meanwhile(run, "η is 2.", True) == "η is 2."
    assert words.meanwhile(run, words.STUCK, False) == words.STUCK
    assert words.meanwhile(run, words.STUCK, True) == words.TRAINING
    assert words.at_rest(run).startswith("Step 1: the batch's cost was ")
    assert words.at_rest(run, words.PAUSED) == "Paused. Step 1, epoch 0.02."
