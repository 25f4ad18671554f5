"""MatrixStep, moved through its methods."""

import asyncio

import numpy as np
import pytest

from mlp_helpers.kit.demo import Loop
from mlp_helpers.lesson04.matrix_step import LAST, MatrixStep, where
from mlp_helpers.network import sigmoid
from tests.by_hand import by_hand, news


@pytest.fixture
def step():
    return MatrixStep()


def shown(demo):
    """What the screen shows of z and of the activations, None for an empty box."""
    view = demo._view
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


def test_the_steps_go_row_by_row_and_column_by_column():
    kinds = [where(position) for position in range(LAST + 1)]
    assert kinds[0][2] == "start"
    products = [(row, column) for row, column, kind in kinds if kind == "product"]
    assert products == [(j, k) for j in range(3) for k in range(4)]
    assert [row for row, _, kind in kinds if kind == "bias"] == [0, 1, 2]
    assert [row for row, _, kind in kinds[16:]] == [0, 1, 2]


def test_a_step_shows_its_product_its_sum_and_its_line_of_code(step):
    step.position = 8  # row 1, column 1
    step.set_entry("a", 1, 0.5)
    assert ["W", 1, 1] in step._view.marked and ["a", 1, 0] in step._view.marked
    assert ["W", 1, -1] in step._view.tinted
    line = step._sum.lines[step._sum.current]
    assert line.split() == ["+", "0.40", "·", "0.50", "=", "0.20", "−0.30"]
    assert step._code.lines[step._code.current].strip() == "z[j] += W[j, k] * a[k]"
    assert step._code.lines[0].endswith("# j is 1") and step._code.lines[2].endswith("# k is 1")
    assert step.status.text == "W[1, 1] · a[1] = 0.40 · 0.50 = 0.20. The sum so far: −0.30."
    step.position = 17
    assert step._sum.lines[1].split() == ["a_next[1]", "=", "σ(−1.77)", "=", "0.15"]
    assert step._sum.lines[2].endswith("·")
    assert step._code.lines[step._code.current] == "a_next = sigmoid(z)"


def test_the_sum_so_far_ends_at_z(step):
    rng = np.random.default_rng(3)
    step.set_W(rng.normal(size=(3, 4)).round(1))
    step.set_a(rng.random(4).round(1))
    for row in range(3):
        step.position = 5 * row + 5
        last = step._sum.lines[-1].split()[-1].replace("−", "-")
        assert float(last) == pytest.approx(float(step.z[row]), abs=0.006)


def test_a_number_changed_by_hand_keeps_the_position_and_updates_the_rest(step):
    step.position = 7
    W = step.W.copy()
    W[0, 2] = 5
    reply, arrays = by_hand(step._view, final=False, W=W)
    brought = news(reply, arrays)
    assert step.position == 7 and step.W[0, 2] == 5
    assert brought[step._view.key, "z"] == pytest.approx(step.W @ step.a + step.b)
    assert shown(step)[0][1:] == [None, None]


def test_what_is_stored_is_one_line(step):
    bundle = step._repr_mimebundle_()
    assert bundle["text/plain"] == "MatrixStep: step 0 of 18, z ·, ·, ·" == repr(MatrixStep())
    assert "application/vnd.jupyter.widget-view+json" in bundle


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
        texts = [*step._sum.lines, step.status.text, repr(step)]
        assert not any("nan" in text or "inf" in text for text in texts)
        assert max(map(len, step._sum.lines)) <= step._sum.columns
    assert step.activation.tolist() == [1, 0, 1] and len(repr(step)) <= 110
    assert "z 1.3e6, −3.3e6, 3.3e6" in repr(step)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda s: s.set_W(np.zeros((4, 3))), r"W has shape \(4, 3\); wanted \(3, 4\)"),
        (lambda s: s.set_W(None), "W is None"),
        (lambda s: s.set_W(np.full((3, 4), np.inf)), "NaN or infinity"),
        (lambda s: s.set_W(np.full((3, 4), 2e6)), r"W holds 2e\+06; wanted -1e\+06 to 1e\+06"),
        (lambda s: s.set_a([1, 2, 3, 4]), "a holds 2; wanted 0 to 1"),
        (lambda s: s.set_a(1), r"a has shape \(\)"),
        (lambda s: s.set_b([1, 2]), r"b has shape \(2,\); wanted \(3,\)"),
        (lambda s: s.set_entry("z", 0, 1), 'wanted "W", "a" or "b"'),
        (lambda s: s.set_entry("W", 0, 1), r"W: \(0, 1\) given; wanted 0..2, 0..3, then a value"),
        (lambda s: s.set_entry("W", 0, 4, 1), "wanted 0..2, 0..3"),
        (lambda s: s.set_entry("W", -1, 0, 1), "wanted 0..2, 0..3"),
        (lambda s: s.set_entry("b", 1.0, 1), "wanted 0..2, then a value"),
        (lambda s: s.set_entry("b", 1, float("nan")), "contains NaN"),
        (lambda s: s.set_entry("b", 1, "many"), "the value is 'many'; wanted a number"),
        (lambda s: setattr(s, "position", 19), "position is 19; wanted a whole number 0..18"),
        (lambda s: setattr(s, "position", 1.5), "wanted a whole number"),
        (lambda s: setattr(s, "position", True), "wanted a whole number"),
    ],
)
def test_bad_input_is_refused_and_nothing_changes(step, change, wanted):
    step.position = 6
    before = repr(step), step.W, step.a, step.b
    with pytest.raises((ValueError, TypeError), match=wanted):
        change(step)
    assert (repr(step), step.W, step.a, step.b) == before


def test_it_plays_to_the_end_and_then_from_the_start_again(step, monkeypatch):
    monkeypatch.setattr(step._loop, "interval", 0.005)

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
        while step._loop.running:
            await asyncio.sleep(0.005)
        assert step.position == LAST and seen == sorted(seen)
        step.play()
        await asyncio.sleep(0.02)
        assert 0 < step.position < LAST
        step.reset()
        await asyncio.sleep(0.03)
        assert step.position == 0 and not step._loop.running

    asyncio.run(watch())
    assert not Loop._running


def test_the_slider_is_the_position(step):
    by_hand(step._slider, value=11.0)
    assert step.position == 11
    by_hand(step._slider, value=3.4)  # typed
    assert step.position == 3 and step._slider.value == 3
    step.finish()
    assert step._slider.value == LAST
