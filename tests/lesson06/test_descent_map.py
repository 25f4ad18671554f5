"""DescentMap, moved through its methods and as the browser moves it."""

import asyncio

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, load_trained
from mlp_helpers.lesson06.descent_map import DescentMap
from mlp_helpers.lesson06.surfaces import SURFACES, TITLES
from mlp_helpers.network import backprop, cost
from tests.by_hand import by_hand, news


@pytest.fixture(scope="module")
def made():
    return DescentMap()


@pytest.fixture
def demo(made):
    made.locked = False
    made.reset()
    return made


def test_the_real_cost_is_the_network_s(demo):
    demo.choose("cost")
    demo.set_start(1.25, -3)
    network = load_trained().copy(np.float64)
    network.weights[2][3, 10], network.weights[2][3, 3] = 1.25, -3
    images, labels = load_digits("train", 1000)
    assert demo.value == pytest.approx(cost(network, images, labels), rel=1e-6)
    gradient = backprop(network, images, labels).weights[2][3]
    assert demo.gradient == pytest.approx([gradient[10], gradient[3]], rel=1e-5)
    field = demo.map.field
    assert field.shape == (65, 65)
    network.weights[2][3, 10], network.weights[2][3, 3] = -5, 9  # a corner of the map
    assert field[64, 0] == pytest.approx(cost(network, images, labels), rel=1e-5)


def test_the_path_is_that_of_a_loop_in_a_notebook(demo):
    demo.set_eta(0.03)
    demo.set_start(-3, 1.5)
    for _ in range(20):
        demo.step()
    w = np.array([-3, 1.5])
    wanted = [w]
    for _ in range(20):
        w = w - 0.03 * np.array([2 * w[0], 40 * w[1]])
        wanted.append(w)
    assert demo.path.shape == (21, 2) and demo.path == pytest.approx(np.array(wanted), abs=1e-12)
    assert demo.value == pytest.approx(w[0] ** 2 + 20 * w[1] ** 2)
    assert demo.point == pytest.approx(w) and demo.start == (-3, 1.5) and demo.steps == 20


def test_a_turned_ravine_is_a_ravine_turned(demo):
    demo.choose("turned ravine")
    c, s = np.cos(np.pi / 6), np.sin(np.pi / 6)
    demo.set_start(2 * c, 2 * s)  # on its floor, 2 from the bottom
    assert demo.value == pytest.approx(4)
    assert demo.gradient == pytest.approx([4 * c, 4 * s])
    demo.set_start(-s, c)  # on its wall, 1 from the bottom
    assert demo.value == pytest.approx(20)


@pytest.mark.parametrize("name", SURFACES)
def test_what_is_shown_is_what_it_computes(demo, name):
    demo.choose(name)
    view = demo.map
    assert view.equal and view.path is None and demo.chooser.value == name
    assert view.point == pytest.approx(demo.point) and view.value == demo.value
    slope = demo.gradient
    assert view.arrow @ slope == pytest.approx(-np.linalg.norm(view.arrow) * np.linalg.norm(slope))
    columns, rows = np.linspace(view.x_lo, view.x_hi, 65), np.linspace(view.y_lo, view.y_hi, 65)
    every = len(view.field) // 64
    field = view.field[::every, ::every]
    value = demo.surface.value(columns[50], rows[11])
    assert field[11, 50] == pytest.approx(value, rel=1e-5)
    demo.step()
    assert view.path == pytest.approx(demo.path) and view.point == pytest.approx(demo.point)
    assert len(view.path) == 2
    assert repr(demo).startswith(f"DescentMap: {name}, 1 step, x ") and len(repr(demo)) <= 110


def test_the_next_step_is_written_out(demo):
    assert demo.table.lines == [
        "∇C    = (−7.00, 80.00)",
        "|∇C|  = 80.31",
        "new x = −3.50 − 0.040 · (−7.00)",
        "      = −3.22",
        "new y = 2.00 − 0.040 · 80.00",
        "      = −1.20",
    ]
    demo.step()
    assert demo.point == pytest.approx([-3.22, -1.2])


def test_words_tell_too_small_good_zigzag_and_diverging(demo):
    assert "straight downhill, at right angles" in demo.status.text
    demo.choose("bowl")
    demo.set_eta(0.001)
    demo.step()
    assert demo.status.text.startswith("η is small: it hardly moves")
    demo.set_eta(0.1)
    demo.step()
    assert demo.status.text.startswith("Downhill, by η · |∇C| = 0.80.")
    demo.choose("ravine")
    demo.set_eta(0.046)
    demo.step()
    demo.step()
    assert demo.status.text.startswith("Zigzag") and demo.status.text.endswith("after 2 steps.")
    demo.restart()
    demo.set_eta(0.055)
    demo.step()
    assert "η is too large: it jumps across the bottom and ends no lower, 92.25 →" in (
        demo.status.text
    )
    for _ in range(10):
        demo.step()
    assert demo.outcome == "left" and demo.steps == 4
    assert demo.status.text.startswith("η is too large: step 4 leaves the map, to (−2.20, 4.15).")
    assert demo.map.arrow is None and demo.table.lines[-1] == "stopped"
    demo.choose("bowl")
    demo.set_eta(1.0)  # there and back for ever
    demo.step()
    assert "ends no lower, 16.25 → 16.25" in demo.status.text


@pytest.mark.parametrize("name", ["ravine", "turned ravine"])
def test_an_eta_with_which_it_never_arrives_is_told_after_some_steps(demo, name):
    demo.choose(name)
    for eta, arrives in ((0.046, True), (0.048, True), (0.049, True), (0.05, False)):
        demo.restart()
        demo.set_eta(eta)
        words = []
        while len(words) < 250 and not demo.outcome:
            demo.step()
            words.append(demo.status.text)
        assert (demo.outcome == "arrived") == arrives
        hardly = ["to and fro and hardly gets any lower" in text for text in words]
        assert not any(hardly) if arrives else all(hardly[10:])


def test_start_again_keeps_the_map_and_eta(demo):
    demo.choose("bowl")
    demo.set_eta(0.3)
    demo.step()
    demo.restart()
    assert (demo.chosen, demo.eta, demo.steps, demo.start) == ("bowl", 0.3, 0, (-3.5, 2.0))


def test_it_arrives_where_the_slope_is_0(demo):
    demo.choose("bowl")
    demo.set_eta(0.5)
    demo.step()
    assert demo.outcome == "arrived" and demo.point == pytest.approx([0, 0])
    assert "C = 0.00, after 1 step." in demo.status.text
    demo.step()
    assert demo.steps == 1
    assert repr(demo).endswith("eta 0.5, arrived")
    demo.set_start(0, 0)
    assert demo.outcome == "arrived" and demo.map.arrow is None


def test_the_cost_has_a_plateau(demo):
    demo.choose("cost")
    demo.set_start(-3, -9)
    demo.step()
    assert "The slope is small here, so is the step. A plateau: 0.0544 is to be had." in (
        demo.status.text.replace("0.0545", "0.0544")
    )
    demo.set_start(-4, -8)  # so flat that C falls by less than its digits show
    for _ in range(3):
        demo.step()
    assert "A plateau" in demo.status.text and "too large" not in demo.status.text
    demo.set_start(13, 7)
    demo.set_eta(60)
    for _ in range(40):
        demo.step()
    assert demo.value < 0.056 and "plateau" not in demo.status.text


@pytest.mark.parametrize("name", SURFACES)
def test_any_eta_from_anywhere_ends_in_finite_numbers(demo, name):
    demo.choose(name)
    low, high = demo.etas
    ends = demo.surface.ends
    for eta in (low, high):
        demo.set_eta(eta)
        for x in ends[0]:
            for y in ends[1]:
                demo.set_start(x, y)
                for _ in range(60):
                    demo.step()
                assert np.isfinite(demo.path).all() and np.isfinite(demo.map.value)
                assert "nan" not in (demo.status.text + repr(demo)).lower()
                assert len(repr(demo)) <= 110


def test_play_runs_to_its_end(demo):
    demo.choose("bowl")
    demo.play()  # without an event loop: at once
    assert demo.outcome == "arrived" and not demo.running
    demo.set_eta(1.0)
    demo.play()  # from the start again
    assert demo.steps == 200 and not demo.running
    demo.play()
    assert demo.steps == 400  # goes on


def test_it_stops_after_a_thousand_steps(demo):
    demo.choose("bowl")
    demo.set_eta(1.0)
    for _ in range(1003):
        demo.step()
    assert demo.steps == 1000 and demo.outcome == "enough"
    assert "Stopped after 1,000 steps" in demo.status.text


def test_in_a_notebook_it_plays_and_pauses_whatever_another_one_does():
    async def cell():
        demo = DescentMap()
        demo.seconds = 0.01
        assert not demo.running and demo.steps == 0
        demo.play()
        await asyncio.sleep(0.1)
        demo.pause()
        steps = demo.steps
        await asyncio.sleep(0.05)
        assert demo.steps == steps >= 2
        demo.play()
        demo.set_start(1, 1)
        assert not demo.running
        demo.play()
        DescentMap()
        assert demo.running
        demo.reset()
        assert not demo.running

    asyncio.run(cell())


def test_the_point_by_hand_begins_anew_and_all_comes_in_one_answer(demo):
    demo.step()
    reply, arrays = by_hand(demo.map, final=False, point=np.array([1.05, -2.3], np.float32))
    brought = news(reply, arrays)
    assert demo.start == (1.05, -2.3) and demo.steps == 0
    assert brought[demo.map.key, "value"] == demo.value == pytest.approx(1.05**2 + 20 * 2.3**2)
    assert brought[demo.map.key, "arrow"][1] > 0 > brought[demo.map.key, "arrow"][0]
    assert brought[demo.map.key, "path"] is None
    assert not any(name == "field" for _, name in brought)  # the map is not sent again


def test_the_slider_by_hand_sets_eta_and_the_choice_the_function(demo):
    by_hand(demo.slider, value=0.05)
    assert demo.eta == 0.05 and "0.050 · 80.00" in demo.table.lines[4]
    demo.chooser.value = "cost"
    assert demo.chosen == "cost" and demo.eta == 30 and demo.slider.decimals == 0
    assert demo.slider.stops == [float(eta) for eta in demo.surface.etas]
    assert set(TITLES.values()) == set(SURFACES)


def test_start_again_and_watched(demo):
    calls = []
    demo.watch(lambda: calls.append(demo.steps))
    demo.set_start(1, 2)
    demo.set_eta(0.01)
    demo.step()
    demo.restart()
    assert demo.start == (1, 2) and demo.steps == 0 and demo.eta == 0.01
    assert calls == [0, 0, 1, 0]


def test_its_numbers_in_one_line(demo):
    start = "DescentMap: ravine, 0 steps, x -3.50, y 2.00, C 92.250, eta 0.04"
    assert repr(demo) == start
    demo.choose("cost")
    demo.step()
    demo.reset()
    assert repr(demo) == start


def test_a_ring_holds_the_slopes_around_the_point_and_goes_where_there_is_none(demo):
    assert demo.map.ring is None and not demo.ring
    demo.show_ring()
    assert demo.map.ring.shape == (36,)
    assert demo.map.ring.max() == pytest.approx(demo.walk.steepness, rel=4e-3)
    assert demo.map.ring[0] == pytest.approx(demo.gradient[0])  # along x
    assert demo.map.ring[9] == pytest.approx(demo.gradient[1])  # along y
    demo.set_start(0, 0)
    assert demo.map.ring is None and "A spoke" not in demo.status.text
    by_hand(demo.map, point=np.array([1.0, 1.0]))
    assert demo.map.ring is not None
    demo.show_ring(False)
    assert demo.map.ring is None


def test_the_step_is_written_with_the_rate_as_it_is():
    demo = DescentMap()
    demo.set_eta(0.0015)
    assert " − 0.0015 · " in demo.table.lines[2] and demo.slider.decimals == 4
    demo.step()
    assert "1 step," in repr(demo)
