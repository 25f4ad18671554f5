"""The views, moved as the browser moves them, without a browser."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers import palette
from mlp_helpers.views.bars import Bars
from mlp_helpers.views.base import View
from mlp_helpers.views.pixel_grid import PixelGrid
from mlp_helpers.views.slider import Slider
from mlp_helpers.views.status import Status
from tests.by_hand import by_hand, news


def grid(rows=3, columns=4, **traits):
    return PixelGrid(values=np.zeros((rows, columns)), **traits)


def test_a_hand_sets_a_trait_and_the_answer_carries_what_changed_elsewhere():
    slider, bars = Slider(value=0.5), Bars(values=np.zeros(3))
    slider.observe(lambda change: bars.set_trait("values", np.full(3, change["new"])), "value")
    reply, arrays = by_hand(slider, final=False, value=0.25)
    assert slider.value == 0.25
    assert reply["fault"] == ""
    assert list(news(reply, arrays)) == [(bars.key, "values")]
    assert news(reply, arrays)[bars.key, "values"] == pytest.approx(np.full(3, 0.25))


def test_a_number_that_code_changes_comes_back():
    slider = Slider(value=0.5)
    slider.observe(lambda change: slider.set_trait("value", round(change["new"])), "value")
    reply, arrays = by_hand(slider, value=0.8)
    assert slider.value == 1 and news(reply, arrays) == {(slider.key, "value"): 1}
    reply, arrays = by_hand(slider, value=1)
    assert news(reply, arrays) == {}


def test_what_the_hand_set_does_not_come_back_but_what_code_made_of_it_does():
    one = grid()
    painted = np.arange(12).reshape(3, 4) / 12
    reply, arrays = by_hand(one, values=painted)
    assert news(reply, arrays) == {}
    one.observe(lambda _: one.set_trait("values", np.ones((3, 4))), "values")
    reply, arrays = by_hand(one, values=painted)
    assert news(reply, arrays)[one.key, "values"].tolist() == np.ones((3, 4)).tolist()


def test_what_a_hand_has_not_touched_stays_as_it_is_here():
    one, bars = grid(), Bars(values=np.zeros(3))
    drawn = np.zeros((3, 4), np.float32)
    drawn[0, 1] = drawn[2, 3] = 1  # one on the page before, one by this hand
    one.values = np.full((3, 4), 0.5)  # as after Next
    reply, arrays = by_hand(
        one, touched={"values": {"at": [11], "lo": [1], "hi": [1]}}, values=drawn
    )
    wanted = np.full((3, 4), 0.5)
    wanted[2, 3] = 1
    assert one.values.tolist() == wanted.tolist()
    assert news(reply, arrays)[one.key, "values"].tolist() == wanted.tolist()  # else it goes on
    reply, arrays = by_hand(
        bars, touched={"values": {"at": [1], "lo": [4], "hi": [4]}}, values=np.array([9.0, 4])
    )
    assert bars.values.tolist() == [0, 0, 0] and reply["fault"] == ""
    assert news(reply, arrays)[bars.key, "values"].tolist() == [0, 0, 0]


def test_ink_that_meets_another_picture_covers_it_and_leaves_what_is_brighter():
    one = grid()
    one.values = np.full((3, 4), 0.5)
    drawn = np.zeros((3, 4))
    ink = {"at": [0, 1, 2], "lo": [0.25, 1, -np.inf], "hi": [np.inf, np.inf, 0.25]}
    by_hand(one, touched={"values": ink}, values=drawn)
    assert one.values.ravel().tolist() == [0.5, 1, 0.25] + [0.5] * 9


def test_what_is_erased_is_0_whatever_picture_it_meets():
    one = grid(scale="signed")
    one.values = np.linspace(-1, 1, 12).reshape(3, 4)
    erased = {"at": list(range(12)), "lo": [0] * 12, "hi": [0] * 12}
    by_hand(one, touched={"values": erased}, values=np.ones((3, 4)))
    assert not one.values.any()


def test_every_page_is_told_and_the_one_that_asked_knows_itself():
    one = grid()
    drawn = np.eye(3, 4, dtype=np.float32)
    reply, arrays = by_hand(one, page="mine", number=1, values=drawn)
    assert reply["page"] == "mine"
    ((key, name, what),) = reply["parts"]
    assert (key, name, what["same"]) == (one.key, "values", True)
    assert np.frombuffer(arrays[what["at"]], np.float32).reshape(3, 4).tolist() == drawn.tolist()


@pytest.mark.parametrize(
    "order", [(1, 2, 3, 4), (2, 1, 3, 4), (1, 3, 2, 4), (4, 3, 2, 1), (2, 3, 1, 4)]
)
def test_requests_are_answered_in_the_order_in_which_the_page_made_them(order):
    slider, answered = Slider(), []
    slider.send = lambda reply, buffers=None: answered.append(reply["answer"])
    for number in order:
        sent = {"value": {"value": number / 10}}
        slider._handle_custom_msg({"ask": number, "page": "a", "set": sent}, [])
    assert answered == [1, 2, 3, 4] and slider.value == 0.4


def test_a_request_that_never_comes_is_not_waited_for_and_pages_count_for_themselves():
    slider, answered = Slider(), []
    slider.send = lambda reply, buffers=None: answered.append((reply["page"], reply["answer"]))
    for page, number in [("a", 1), ("b", 2), ("a", 3), ("b", 1), ("a", 4), ("a", 5), ("a", 6)]:
        slider._handle_custom_msg({"ask": number, "page": page, "set": {}}, [])
    assert answered == [("a", 1), ("b", 1), ("b", 2), ("a", 3), ("a", 4), ("a", 5), ("a", 6)]


def test_unlike_sizes_keep_their_shape_on_the_way():
    one, other = grid(3, 4), grid(4, 3)
    one.observe(lambda change: other.set_trait("values", change["new"].T), "values")
    painted = np.arange(12, dtype=np.float32).reshape(3, 4)
    reply, arrays = by_hand(one, values=painted)
    assert one.values.tolist() == painted.tolist()
    assert news(reply, arrays)[other.key, "values"].tolist() == painted.T.tolist()


def test_a_refused_value_comes_back_as_it_was_with_a_sentence():
    slider = Slider(value=0.5, label="bias")
    reply, arrays = by_hand(slider, value=7.0)
    assert slider.value == 0.5
    assert reply["fault"] == "bias is 7.0; wanted a number from 0.0 to 1.0"
    assert news(reply, arrays) == {(slider.key, "value"): 0.5}
    reply, _ = by_hand(slider, value=float("nan"))
    assert slider.value == 0.5 and "nan" in reply["fault"]


def test_an_error_in_somebodys_observer_is_told_and_the_next_request_works(caplog):
    slider = Slider()
    slider.observe(lambda change: 1 / 0 if change["new"] > 0.5 else None, "value")
    reply, _ = by_hand(slider, value=0.75)
    assert "ZeroDivisionError" in reply["fault"] and "failed" in caplog.text
    reply, _ = by_hand(slider, value=0.25)
    assert reply["fault"] == "" and slider.value == 0.25


def test_only_what_is_meant_for_hands_is_set_or_called_by_hand():
    one = grid()
    assert "width is not set by hand" in by_hand(one, width=3)[0]["fault"]
    assert "close is not called by hand" in by_hand(one, call="close")[0]["fault"]
    assert one.width == 480


def test_a_locked_view_does_not_move_but_answers():
    slider = Slider(value=0.5, locked=True)
    reply, arrays = by_hand(slider, value=0.75)
    assert slider.value == 0.5 and reply["fault"] == ""


def test_held_is_true_until_the_hand_lets_go():
    slider, seen = Slider(), []
    slider.observe(lambda change: seen.append(change["new"]), "held")
    by_hand(slider, final=False, value=0.1)
    assert slider.held
    by_hand(slider, final=True, value=0.2)
    assert not slider.held and seen == [True, False]


def test_undo_takes_back_whole_strokes_and_what_code_set():
    one = grid()
    for final, ink in [(False, 0.1), (False, 0.2), (True, 0.3), (True, 0.4)]:
        by_hand(one, final=final, values=np.full((3, 4), ink))
    one.values = np.ones((3, 4))
    seen = []
    while one.undo():
        seen.append(float(one.values[0, 0]))
    assert seen == pytest.approx([0.4, 0.3, 0.0])


def test_undo_by_hand_brings_the_old_picture():
    one = grid()
    by_hand(one, values=np.full((3, 4), 0.5))
    reply, arrays = by_hand(one, call="undo")
    assert news(reply, arrays)[one.key, "values"].max() == 0


@pytest.mark.parametrize(
    "values, wanted",
    [
        (np.full((3, 4), np.nan), "contains NaN"),
        (np.full((3, 4), np.inf), "contains NaN or infinity"),
        (np.full((3, 4), 1e300), "contains NaN or infinity"),
        (np.zeros(4), r"shape \(4,\); wanted \(rows, columns\)"),
        (np.zeros((0, 4)), r"shape \(0, 4\)"),
        ("ink", "str given; wanted numbers"),
        ([[1, 2], [3]], "list given; wanted numbers"),
        (None, "is None"),
    ],
)
def test_bad_arrays_are_refused_and_the_view_stays_as_it_was(values, wanted):
    one = grid()
    with pytest.raises(T.TraitError, match=wanted):
        one.values = values
    assert one.values.shape == (3, 4)


def test_extreme_values_are_kept_and_a_given_array_is_copied_and_closed():
    mine = np.full((3, 4), 1e6)
    one = grid(scale="signed")
    one.values = mine
    mine[0, 0] = 5
    assert one.values[0, 0] == 1e6
    with pytest.raises(ValueError, match="read-only"):
        one.values[0, 0] = 1


def test_other_traits_are_checked_too():
    with pytest.raises(T.TraitError, match="limit is 0.0; wanted a finite number above 0"):
        grid(limit=0)
    with pytest.raises(T.TraitError, match="brush is nan"):
        grid(brush=float("nan"))
    with pytest.raises(T.TraitError, match="targets has 2 numbers; wanted 3"):
        Bars(values=np.zeros(3)).targets = np.zeros(2)
    with pytest.raises(T.TraitError, match="values has 2 numbers; wanted 3"):
        Bars(values=np.zeros(3), labels=["a", "b", "c"]).values = np.zeros(2)


def test_every_repr_is_one_short_line_without_an_address():
    views = [grid(label="Pad"), Bars(values=np.ones(10)), Slider(label="bias"), Status(), View()]
    for view in views:
        assert "\n" not in repr(view) and len(repr(view)) <= 110 and "0x" not in repr(view)
    assert repr(grid(label="Pad")) == "Pad: 3 x 4, values 0.00 to 0.00"


def test_outside_of_a_request_a_changed_trait_travels_as_in_any_widget():
    one, sent = grid(), []
    one._send = lambda message, buffers=None: sent.append(message["state"])
    one.values = np.ones((3, 4))
    assert list(sent[0]["values"]) == ["shape"]  # the bytes travel apart


def luminance(colour):
    """WCAG 2's relative luminance of a colour such as "#1f5fa8"."""
    parts = [c / 255 for c in palette.rgb(colour)]
    r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    high, low = sorted([luminance(one), luminance(other)], reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["TEXT", "FAINT", "ACCENT", "WRONG"])
def test_text_can_be_read_on_both_themes(name):
    for colour, ground in zip(getattr(palette, name), ["#ffffff", "#111111"], strict=True):
        assert contrast(colour, ground) >= 4.5


def test_both_ends_of_the_signed_scale_stand_out_from_its_middle():
    low, middle, high = palette.SIGNED
    assert min(contrast(low, middle), contrast(high, middle)) >= 3


def test_what_a_hand_drew_while_it_was_being_locked_is_put_back():
    """The page did not know yet: the answer says what is here."""
    slider = Slider(value=0.25, label="x")
    by_hand(slider, final=False, value=0.5)
    slider.locked = True
    reply, arrays = by_hand(slider, value=0.75)
    assert news(reply, arrays) == {(slider.key, "value"): 0.5} and reply["fault"] == ""
    assert slider.value == 0.5 and not slider.held
