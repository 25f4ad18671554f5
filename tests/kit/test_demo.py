"""What all demos share: their lock, and the loops that run in the background."""

import asyncio

from mlp_helpers.kit.demo import Loop
from mlp_helpers.lesson01.draw_digit import DrawDigit


def test_lock_closes_views_and_controls_but_not_methods():
    pad = DrawDigit()
    pad.locked = True
    assert pad.pad.locked and pad.chooser.digit.disabled and pad.paint.tools["ink"].disabled
    pad.load(4)
    assert pad.pixels.any()
    pad.locked = False
    assert not pad.pad.locked and not pad.chooser.digit.disabled


def test_a_new_demo_of_the_same_kind_stops_the_loops_of_the_old():
    async def watch():
        old = DrawDigit()
        old.load(3)
        old.show_framing()
        assert old.running
        DrawDigit()
        await asyncio.sleep(0.05)
        return old.running

    assert not asyncio.run(watch())
    assert not Loop.all
