"""MatrixStep, moved through its methods."""

import asyncio

import numpy as np
import pytest

from mlp_helpers.kit.demo import Loop
from mlp_helpers.lesson04.layer_steps import LAST
from mlp_helpers.lesson04.matrix_step import MatrixStep
from mlp_helpers.network import sigmoid
from tests.by_hand import by_hand, news


@pytest.fixture
def step():
    return MatrixStep()


def shown(demo):
    """What the screen shows of z and of the activations, None for an empty box."""
    view = demo.matrix
    hidden = {(part, j) for part, j, _ in view.empty}
    return [
        [None if (part, j) in hidden else float(numbers[j]) for j in range(3)]
        for part, numbers in (("z", view.z), ("result", view.result))
    ]


def test_the_layer_is_what_the_network_computes(step):
    assert step.W.shape == (3, 4) and step.a.shape == (4,) and step.b.shape == (3,)
    assert step.z == pytest.approx(step.W @ step.a + step.b, abs=1e-6)
    assert step.activation == pytest.approx(sigmoid(step.z), abs=1e-6)


def test_every_position_shows_what_is_done_and_nothing_else(step):
    seen = []
    while True:
        z, out = shown(step)
        rows = min(step.position // 5, 3)
        squished = max(0, step.position - 15)
        assert z[:rows] == step.z[:rows].tolist() and z[rows:] == [None] * (3 - rows)
        assert out[:squished] == step.activation[:squished].tolist()
        assert out[squished:] == [None] * (3 - squished)
        seen.append(repr(step))
        if step.position == LAST:
            break
        step.step()
    assert len(seen) == 19
    step.step()
    assert step.position == LAST
    for before in reversed(seen):
        assert repr(step) == before
        step.back()
    assert step.position == 0


def test_a_step_shows_its_product_its_sum_and_its_line_of_code(step):
    step.position = 8  # row 1, column 1
    step.set_entry("a", 1, 0.5)
    assert ["W", 1, 1] in step.matrix.marked and ["a", 1, 0] in step.matrix.marked
    assert ["W", 1, -1] in step.matrix.tinted
    line = step.sum.lines[step.sum.current]
    assert line.split() == ["+", "0.40", "·", "0.50", "=", "0.20", "−0.30"]
    assert step.code.lines[step.code.current].strip() == "z[j] += W[j, k] * a[k]"
    assert step.code.lines[0].endswith("# j is 1") and step.code.lines[2].endswith("# k is 1")
    assert step.status.text == "W[1, 1] · a[1] = 0.40 · 0.50 = 0.20. The sum so far: −0.30."
    step.position = 17
    assert step.sum.lines[1].split() == ["a_next[1]", "=", "σ(−1.77)", "=", "0.15"]
    assert step.sum.lines[2].endswith("·")
    assert step.code.lines[step.code.current] == "a_next = sigmoid(z)"


def test_the_sum_so_far_ends_at_z(step):
    rng = np.random.default_rng(3)
    step.set_W(rng.normal(size=(3, 4)).round(1))
    step.set_a(rng.random(4).round(1))
    for row in range(3):
        step.position = 5 * row + 5
        last = step.sum.lines[-1].split()[-1].replace("−", "-")
        assert float(last) == pytest.approx(float(step.z[row]), abs=0.006)


def test_a_number_changed_by_hand_keeps_the_position_and_updates_the_rest(step):
    step.position = 7
    W = step.W.copy()
    W[0, 2] = 5
    reply, arrays = by_hand(step.matrix, final=False, W=W)
    brought = news(reply, arrays)
    assert step.position == 7 and step.W[0, 2] == 5
    assert brought[step.matrix.key, "z"] == pytest.approx(step.W @ step.a + step.b)
    assert shown(step)[0][1:] == [None, None]


def test_its_line_says_only_what_is_done(step):
    assert repr(step) == "MatrixStep: step 0 of 18, z ·, ·, ·"
    step.position = 10
    assert repr(step) == "MatrixStep: step 10 of 18, z 0.64, −1.97, ·"


def test_it_knows_which_sums_are_not_what_they_were(step):
    assert step.changed_rows == []
    step.set_entry("W", 1, 1, 5)  # weighs a[1], which is 0
    assert step.changed_rows == []
    step.set_entry("W", 1, 2, 5)
    assert step.changed_rows == [1]
    step.set_entry("a", 2, 1)
    assert step.changed_rows == [0, 1, 2]


def test_what_code_sets_is_there_and_reset_brings_the_start_back(step):
    before = repr(step), step.W, step.a, step.b
    step.set_W(np.ones((3, 4)))
    step.set_a([0, 0.25, 0.5, 1])
    step.set_b([1, 2, 3])
    step.set_entry("W", 2, 3, -1)
    step.set_entry("b", 0, 7)
    assert step.W.tolist() == [[1] * 4, [1] * 4, [1, 1, 1, -1]]
    assert step.z.tolist() == [8.75, 3.75, 2.75]
    step.finish()
    step.reset()
    assert (repr(step), step.W.tolist()) == (before[0], before[1].tolist())
    assert step.a.tolist() == before[2].tolist() and step.b.tolist() == before[3].tolist()
    assert step.position == 0


def test_extreme_numbers_are_shown_in_few_characters(step):
    step.set_W(np.full((3, 4), 1e6) * np.array([1, -1, 1])[:, None])
    step.set_b([-1e6, -1e6, 1e6])
    for position in range(LAST + 1):
        step.position = position
        texts = [*step.sum.lines, step.status.text, repr(step)]
        assert not any("nan" in text or "inf" in text for text in texts)
        assert max(map(len, step.sum.lines)) <= step.sum.columns
    assert step.activation.tolist() == [1, 0, 1] and len(repr(step)) <= 110
    assert "z 1.3e6, −3.3e6, 3.3e6" in repr(step)


def test_it_plays_to_the_end_and_then_from_the_start_again(step, monkeypatch):
    monkeypatch.setattr(step, "seconds", 0.005)

    async def watch():
        seen = []
        step.watch(lambda: seen.append(step.position))
        step.play()
        await asyncio.sleep(0.02)
        step.pause()
        paused = step.position
        await asyncio.sleep(0.03)
        assert 0 < step.position == paused < LAST
        step.play()
        while step.running:
            await asyncio.sleep(0.005)
        assert step.position == LAST and seen == sorted(seen)
        step.play()
        await asyncio.sleep(0.02)
        assert 0 < step.position < LAST
        step.reset()
        await asyncio.sleep(0.03)
        assert step.position == 0 and not step.running

    asyncio.run(watch())
    assert not Loop.all


def test_the_slider_is_the_position(step):
    by_hand(step.slider, value=11.0)
    assert step.position == 11
    by_hand(step.slider, value=3.4)  # typed
    assert step.position == 3 and step.slider.value == 3
    step.finish()
    assert step.slider.value == LAST


def test_a_product_of_rounded_factors_is_about_what_is_written():
    step = MatrixStep()
    step.set_entry("W", 0, 0, 1000)
    step.set_entry("a", 0, 0.0049)
    step.go(2)
    assert "1000 · 0.00 ≈ 4.90" in step.status.text and "≈     4.90" in step.sum.lines[2]
    step.reset()
    step.go(2)
    assert "0.50 · 1.00 = 0.50" in step.status.text
