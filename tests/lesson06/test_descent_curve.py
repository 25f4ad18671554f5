"""DescentCurve, moved through its methods and as the browser moves it."""

import asyncio

import numpy as np
import pytest

from mlp_helpers.kit.demo import Loop
from mlp_helpers.lesson06 import descent_curve
from mlp_helpers.lesson06.descent_curve import DescentCurve
from mlp_helpers.lesson06.surfaces import HILL, slope_at, value_at
from tests.by_hand import by_hand, news
from tests.views.test_curve import parabola


@pytest.fixture
def descent():
    return DescentCurve()


def walk(start, eta, steps):
    """The places of a descent on the same curve, written out once more."""
    places = [start]
    for _ in range(steps):
        x = places[-1]
        places.append(x - eta * (0.5 * x * x * x - 2 * x - 0.3))
    return places


@pytest.mark.parametrize("start, eta, steps", [(-2.8, 0.1, 9), (2.9, 0.37, 14), (0.4, 0.02, 31)])
def test_the_path_is_that_of_the_loop(descent, start, eta, steps):
    descent.set_start(start)
    descent.set_eta(eta)
    for _ in range(steps):
        descent.step()
    assert descent.path == pytest.approx(walk(start, eta, steps), abs=1e-12)
    assert descent.steps == steps and descent.path.shape == (steps + 1,)
    assert descent.start == start and descent.x == descent.path[-1]
    assert descent.value == value_at(descent.x) and descent.slope == slope_at(descent.x)
    curve = descent.curve
    assert (curve.x, curve.y, curve.slope) == (descent.x, descent.value, descent.slope)
    assert curve.arrow == pytest.approx(-eta * descent.slope)
    assert curve.path[:, 0] == pytest.approx(descent.path)
    assert curve.path[:, 1] == pytest.approx(value_at(descent.path))


def test_the_step_is_written_out(descent):
    assert descent.table.lines == [
        "x     = −2.800",
        "slope = −5.676",
        "step  = −η · slope",
        "      = −0.10 · (−5.676)",
        "      = +0.568",
        "new x = −2.232",
    ]
    descent.step()
    assert descent.table.lines[0] == "x     = −2.232"


def said(descent, steps):
    """The words after each of some steps."""
    words = []
    for _ in range(steps):
        descent.step()
        words.append(descent.status.text)
    return words


def test_a_good_eta_arrives_in_the_valley_it_began_in(descent):
    assert "downhill is to the right" in descent.status.text
    words = said(descent, 12)
    assert all(text.startswith("The slope shrinks, so the steps shrink.") for text in words)
    assert words[0].endswith(
        "After 1 step it is in the left valley; the deeper one is on the right."
    )
    assert np.all(np.diff(value_at(descent.path)) < 0)
    said(descent, 20)
    assert descent.outcome == "arrived" and descent.steps < 25
    assert descent.x == pytest.approx(-1.9203, abs=1e-3)
    assert "it stays in the left valley; the deeper one is on the right" in descent.status.text
    n = descent.steps
    descent.step()
    assert descent.steps == n
    descent.set_start(0.5)
    assert "Press Step" in descent.status.text
    assert said(descent, 1)[0].startswith("The slope grows, so the steps grow.")
    descent.play()
    assert descent.outcome == "arrived" and descent.x == pytest.approx(2.0712, abs=1e-3)
    assert descent.status.text.endswith("it stays in the right valley, the deeper one.")


def test_a_small_eta_takes_very_long(descent):
    descent.set_eta(0.01)
    assert said(descent, 30)[-1].startswith("η is small: a step of only 0.008.")
    descent.restart()
    descent.play()  # as long as it plays in one go, a minute
    assert descent.outcome == "" and descent.steps == DescentCurve.most
    assert np.all(np.diff(descent.path) > 0) and descent.x < -1.9203


def test_a_large_eta_jumps_across_the_bottom_and_comes_back(descent):
    descent.set_start(1.2)
    descent.set_eta(0.4)
    words = said(descent, 4)
    assert words[1].startswith("It jumps across the bottom, but ends lower")
    assert descent.path[1] < 2.07 < descent.path[2]
    descent.play()
    assert descent.outcome == "arrived"


def test_a_larger_eta_jumps_across_the_hill_and_never_settles(descent):
    descent.set_eta(0.8)
    words = said(descent, 8)
    assert words[0].startswith("η is too large: it jumps across the hill, to the right.")
    assert any(text.startswith("η is too large: it jumps across the bottom and") for text in words)
    descent.play()
    descent.play()
    assert descent.outcome == "" and descent.steps == 408
    assert len(set(np.sign(descent.path - HILL))) == 2


def test_an_eta_that_never_settles_is_told_of_more_than_one_step(descent):
    for eta in (0.5, 0.6, 0.7):
        descent.restart()
        descent.set_eta(eta)
        words = said(descent, 40)[10:]
        assert not any("The slope" in text for text in words)
        large = [text.startswith("η is too large: it jumps to and fro, and its") for text in words]
        assert all(large) and descent.outcome == ""
    for eta in (0.05, 0.1, 0.2, 0.3, 0.4):
        descent.restart()
        descent.set_eta(eta)
        assert not any("to and fro" in text for text in said(descent, 120))
        assert descent.outcome == "arrived"


def test_start_again_keeps_eta_and_reset_does_not(descent):
    descent.set_start(1.5)
    descent.set_eta(0.7)
    said(descent, 3)
    descent.restart()
    assert (descent.x, descent.eta, descent.steps) == (1.5, 0.7, 0)
    descent.reset()
    assert (descent.x, descent.eta, descent.steps) == (-2.8, 0.1, 0)


def test_it_plays_slowly_at_first_and_then_fast(monkeypatch):
    waits, sleep = [], asyncio.sleep

    async def noted(seconds):
        waits.append(seconds)
        await sleep(0)

    async def play():
        descent = DescentCurve()
        descent.set_eta(0.01)
        for _ in range(2):
            descent.play()
            while descent.running:
                await sleep(0)
        return descent.steps

    monkeypatch.setattr(asyncio, "sleep", noted)
    steps = asyncio.run(play())  # 200, and then to the end
    slow, fast = DescentCurve.seconds, descent_curve.FAST
    for n in (200, steps - 200):
        assert waits[: n - 1] == [*[slow] * 7, *[fast] * (n - 8)] and n > 8
        del waits[: n - 1]
    assert not waits and slow > fast and 1 / fast == 20


def test_far_too_large_an_eta_leaves_the_picture_and_stops(descent):
    descent.set_eta(1.2)
    descent.step()
    assert descent.outcome == "left" and descent.x == pytest.approx(-2.8 + 1.2 * 5.676)
    assert descent.status.text == (
        "η is too large: step 1 leaves the picture, to x = 4.011. "
        "Stopped. Start again with a smaller η."
    )
    assert descent.table.lines[-1] == "stopped" and descent.curve.arrow is None
    descent.set_eta(0.1)
    descent.step()
    assert descent.steps == 1  # it has ended
    assert repr(descent).endswith("eta 0.1, 1 step, left")
    descent.restart()
    assert descent.x == -2.8 and descent.outcome == "" and descent.eta == 0.1
    descent.set_eta(1.2)
    descent.play()
    assert descent.outcome == "left"
    descent.play()  # begins at the start again
    assert descent.path.tolist() == pytest.approx(walk(-2.8, 1.2, 1))


def test_every_start_and_eta_ends_in_finite_numbers(descent):
    for start in np.linspace(-3, 3, 13):
        for eta in (0.01, 0.25, 0.6, 0.9, 1.0, 1.2):
            descent.set_start(start)
            descent.set_eta(eta)
            descent.play()
            assert np.isfinite(descent.path).all() and abs(descent.path).max() < 13
            assert "nan" not in repr(descent) and len(repr(descent)) <= 110
            assert descent.steps <= 200


def test_it_stops_after_a_thousand_steps(descent):
    descent.set_eta(0.6)
    for _ in range(5):
        descent.play()
    assert descent.steps == 1000 and descent.outcome == "enough"
    assert descent.status.text.startswith("Stopped after 1,000 steps")
    descent.step()
    assert descent.steps == 1000


def test_on_top_of_the_hill_nothing_moves(descent):
    top = np.roots([0.5, 0, -2, -0.3])
    descent.set_start(top[np.abs(top).argmin()].real)
    descent.step()
    assert descent.steps == 0 and descent.status.text.startswith("On top of the hill")


def test_the_ball_by_hand_begins_anew(descent):
    descent.step()
    reply, arrays = by_hand(descent.curve, final=False, x=1.5)
    brought = news(reply, arrays)
    assert descent.start == descent.x == 1.5 and descent.steps == 0
    assert brought[descent.curve.key, "y"] == pytest.approx(value_at(1.5))
    assert brought[descent.curve.key, "slope"] == pytest.approx(slope_at(1.5))
    assert brought[descent.curve.key, "arrow"] == pytest.approx(-0.1 * slope_at(1.5))
    assert brought[descent.table.key, "lines"][0] == "x     = 1.500"
    assert "to the right" in brought[descent.status.key, "text"]


def test_eta_by_hand_changes_the_next_step_only(descent):
    descent.step()
    reply, arrays = by_hand(descent.slider, final=False, value=0.3)
    assert descent.eta == 0.3 and descent.steps == 1
    arrow = news(reply, arrays)[descent.curve.key, "arrow"]
    assert arrow == pytest.approx(-0.3 * descent.slope)


def test_its_numbers_in_one_line(descent):
    start = "DescentCurve: x -2.800, cost 3.683, slope -5.676, eta 0.1, 0 steps"
    assert repr(descent) == start
    descent.step()
    descent.reset()
    assert repr(descent) == start and descent.path.tolist() == [-2.8]


def test_its_watchers_hear_of_every_change(descent):
    seen = []
    descent.watch(lambda: seen.append(repr(descent)))
    descent.step()
    descent.set_eta(0.2)
    by_hand(descent.curve, x=1.0)
    descent.reset()
    assert len(set(seen)) == 4 and seen[-1] == repr(descent)


def test_it_plays_in_the_event_loop_until_it_is_paused(monkeypatch):
    monkeypatch.setattr(DescentCurve, "seconds", 0)

    async def play():
        descent = DescentCurve()
        descent.set_eta(0.02)
        descent.play()
        assert descent.running and descent.steps == 0
        for _ in range(50):
            await asyncio.sleep(0)
        n = descent.steps
        assert n > 5 and descent.path == pytest.approx(walk(-2.8, 0.02, n))
        descent.pause()
        await asyncio.sleep(0.01)
        assert not descent.running and descent.steps == n
        descent.play()
        by_hand(descent.curve, x=1.0)  # a hand takes the ball
        await asyncio.sleep(0.01)
        assert not descent.running and descent.path.tolist() == [1.0]
        descent.play()
        DescentCurve()  # another one in the notebook
        assert descent.running
        descent.reset()
        assert not descent.running and not Loop.all

    asyncio.run(play())


def test_the_curve_s_arrow_is_checked():
    curve = parabola(arrow=-0.5)
    curve.arrow = None
    with pytest.raises(Exception, match="arrow is nan; wanted a finite number"):
        curve.arrow = np.nan


def test_the_step_is_written_with_the_rate_as_it_is():
    descent = DescentCurve()
    descent.set_eta(0.014)
    assert descent.table.lines[3].startswith("      = −0.014 · ") and descent.slider.decimals == 3
    assert "eta 0.014" in repr(descent)
