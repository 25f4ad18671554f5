"""What all demos share: their lock, and the loops that run in the background."""

import asyncio
import threading
import time
from types import SimpleNamespace

import pytest

from mlp_helpers.kit.demo import Loop
from mlp_helpers.lesson01.draw_digit import DrawDigit
from mlp_helpers.lesson03.squish import Squish
from mlp_helpers.lesson05.turn_two_knobs import TurnTwoKnobs
from tests.by_hand import by_hand


def test_lock_closes_views_and_controls_but_not_methods():
    pad = DrawDigit()
    pad.locked = True
    assert pad.pad.locked and pad.chooser.digit.disabled and pad.paint.tools["ink"].disabled
    pad.load(4)
    assert pad.pixels.any()
    pad.locked = False
    assert not pad.pad.locked and not pad.chooser.digit.disabled


CELLS = {  # what Jupyter says of a cell that is running
    "first": {"metadata": {"cellId": "a"}, "content": {"code": "1"}},
    "another": {"metadata": {"cellId": "b"}, "content": {"code": "1"}},
    "first without a name": {"metadata": {}, "content": {"code": "1"}},
    "another without a name": {"metadata": {}, "content": {"code": "2"}},
}


@pytest.mark.parametrize("made_by", ["first", "first without a name"])
@pytest.mark.parametrize("run", [*CELLS, "none"])
def test_a_cell_run_again_stops_its_own_loops_and_nobody_else_s(monkeypatch, made_by, run):
    shell = SimpleNamespace(parent_header=None)
    monkeypatch.setattr("mlp_helpers.kit.demo.get_ipython", lambda: shell)

    def begin(cell, message):
        header = {"msg_type": "execute_request", "msg_id": message}
        shell.parent_header = CELLS[cell] | {"header": header} if cell in CELLS else None

    async def watch():
        begin(made_by, "1")
        old, second = DrawDigit(), DrawDigit()  # in one cell
        for demo in old, second:
            demo.load(3)
            demo.show_framing()
        assert old.running and second.running
        begin(run, "2")
        DrawDigit()
        states = [old.running, second.running]
        for loop in list(Loop.all):
            loop.stop()
        return states

    assert asyncio.run(watch()) == [run != made_by] * 2


def test_a_hand_and_what_runs_by_itself_wait_for_each_other():
    knobs = TurnTwoKnobs()
    slider, sent = knobs.sliders[0], []
    slider.send_state = lambda key=None: sent.append(slider.value)
    before = slider.value
    here = threading.Event()
    slider.observe(lambda _: here.set(), "value")
    with knobs._lock:  # as while its map gets finer, in another thread than the hand's
        hand = threading.Thread(target=by_hand, args=[slider], kwargs={"value": before - 1})
        hand.start()
        assert not here.wait(0.3)
        knobs._show()  # must not show the hand's page what was before
    hand.join(10)
    assert knobs.values[0] == slider.value == before - 1 and before not in sent


def test_what_a_hand_chose_while_all_was_shown_anew_counts():
    knobs = TurnTwoKnobs()
    kind = knobs.choosers[0].kind
    with knobs._lock:
        hand = threading.Thread(target=setattr, args=[kind, "value", "bias"])
        hand.start()
        while kind.value != "bias":
            time.sleep(0.01)
        knobs._show()  # as while its map gets finer
        assert kind.value == "weight"
    hand.join(10)
    assert knobs.knobs[0].kind == kind.value == "bias"


def test_a_click_waits_too():
    pad = DrawDigit()
    pad.load(3)
    (clear,) = [one for one in pad.paint.controls if getattr(one, "description", "") == "Clear"]
    with pad._lock:
        hand = threading.Thread(target=clear.click)
        hand.start()
        hand.join(0.2)
        assert hand.is_alive() and pad.pixels.any()
    hand.join(10)
    assert not pad.pixels.any()


def test_who_watches_hears_of_what_another_one_has_changed():
    demo, heard = Squish(), []
    demo.watch(lambda: heard.append(demo.bias))
    demo.watch(lambda: demo.set_bias(min(demo.bias, 2)))
    demo.set_bias(7)
    assert demo.bias == 2 and heard[-1] == 2 and len(heard) == 2
