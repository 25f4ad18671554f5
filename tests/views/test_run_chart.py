"""RunChart, Sheet and Scoreboard, moved as the browser moves them; a slider's stops; the ping."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers.views.run_chart import RunChart
from mlp_helpers.views.scoreboard import Scoreboard
from mlp_helpers.views.sheet import Sheet
from mlp_helpers.views.slider import Slider
from tests.by_hand import by_hand, news


def chart(**traits):
    return RunChart(names=["one", "two"], x_hi=5, y_lo=0.1, y_hi=2, **traits)


def test_a_hand_moves_the_mark_and_code_may_put_it_elsewhere():
    one = chart(stops=[0, 1, 3], label="Cost")
    one.observe(lambda change: one.set_trait("now", round(change["new"])), "now")
    reply, arrays = by_hand(one, now=2.9)
    assert one.now == 3 and news(reply, arrays) == {(one.key, "now"): 3}
    assert repr(one) == "Cost: 0 points, at 3.00 of 5"
    assert "stops is not set by hand" in by_hand(one, stops=np.zeros(2))[0]["fault"]


@pytest.mark.parametrize(
    "name, value, wanted",
    [
        ("points", np.zeros((4, 2)), r"points has shape \(4, 2\); wanted \(n, 3\)"),
        ("kept", np.zeros((1, 4)), r"kept has shape \(1, 4\); wanted"),
        ("points", [[0, 1, np.nan]], "contains NaN"),
        ("stops", [[0, 1]], r"stops has shape \(1, 2\)"),
        ("now", np.inf, "now is inf; wanted a finite number"),
    ],
)
def test_bad_values_are_refused_and_the_chart_stays_as_it_was(name, value, wanted):
    one = chart(points=[[0, 1, 1], [1, 2, 0.5]], now=1)
    with pytest.raises(T.TraitError, match=wanted):
        setattr(one, name, value)
    assert one.points.shape == (2, 3) and one.now == 1 and one.kept is None


@pytest.mark.parametrize("axes", [{"x_hi": 0}, {"y_hi": 0.1}, {"y_lo": 0}, {"y_lo": -1}])
def test_axes_rise_and_a_log_axis_is_above_0(axes):
    with pytest.raises(
        T.TraitError, match="wanted (x_lo < x_hi|y_lo < y_hi|a finite number above 0)"
    ):
        RunChart(**({"x_hi": 5, "y_lo": 0.1, "y_hi": 2} | axes))


def test_a_sheet_of_squares():
    sheet = Sheet(pictures=np.zeros((3, 16)), marked=[1], label="Wall")
    assert repr(sheet) == "Wall: 3 pictures, 1 marked"
    with pytest.raises(T.TraitError, match="pictures have 15 cells each; wanted squares"):
        sheet.pictures = np.zeros((3, 15))
    with pytest.raises(T.TraitError, match="limit is 0.0; wanted a finite number above 0"):
        sheet.limit = 0
    assert sheet.pictures.shape == (3, 16)


def test_a_scoreboard():
    board = Scoreboard(label="Score", big="95 %", words="epoch 3 of 20", share=0.15)
    assert repr(board) == "Score: 95 %, epoch 3 of 20"
    for bad in (-0.1, 1.1, np.nan):
        with pytest.raises(T.TraitError, match="share is .*; wanted a number from 0 to 1"):
            board.share = bad


def test_a_slider_with_stops_takes_what_lies_between():
    slider = Slider(0.5, lo=0.01, hi=100, stops=(0.01, 0.5, 100), label="rate")
    by_hand(slider, value=3.25)
    assert slider.value == 3.25 and slider.stops == [0.01, 0.5, 100]
    assert "rate is 0.0; wanted a number from 0.01 to 100" in by_hand(slider, value=0)[0]["fault"]


def test_who_answers_a_ping_has_been_seen():
    board, sent = Scoreboard(), []
    board.send = lambda content, buffers=None: sent.append(content)
    board.ping()
    assert sent == [{"ping": True}] and board.seen_at is None
    board._handle_custom_msg({"pong": True}, [])
    assert board.seen_at > 0 and len(sent) == 1
