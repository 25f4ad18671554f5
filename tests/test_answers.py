"""The numbers in the lessons' folded answers, "What you may have found", held to the demos."""

import re

import nbformat
import numpy as np
import pytest

from mlp_helpers import digits
from mlp_helpers.digits import load_example, place
from mlp_helpers.lesson01.draw_digit import DrawDigit
from mlp_helpers.lesson02.one_neuron import OneNeuron
from mlp_helpers.lesson03.parameter_count import ParameterCount
from mlp_helpers.lesson03.squish import Squish
from mlp_helpers.lesson04.matrix_step import MatrixStep
from mlp_helpers.lesson04.network_explorer import NetworkExplorer
from mlp_helpers.lesson05.cost_table import CostTable
from mlp_helpers.lesson05.random_gallery import RandomGallery
from mlp_helpers.lesson05.turn_two_knobs import TurnTwoKnobs
from mlp_helpers.lesson06.descent_curve import DescentCurve
from mlp_helpers.lesson06.descent_map import DescentMap
from mlp_helpers.lesson06.gradient_vector import GradientVector
from mlp_helpers.lesson07.wishes.demo import Wishes
from mlp_helpers.network import accuracy, sigmoid
from tests.browser.refresh import lessons

SUMMARY = "<details><summary>What you may have found</summary>"
TESTS = {}  # a sentence of an answer -> what it is held to


def says(lesson, sentence):
    """Mark a test of a sentence that stands in the answers of a lesson."""

    def mark(test):
        TESTS[lesson, sentence] = test
        return test

    return mark


def answers_of(notebook):
    """The answers of each cell that has some: a list of texts."""
    return [cell.source.split(SUMMARY)[1] for cell in notebook.cells if SUMMARY in cell.source]


@pytest.mark.parametrize("path", lessons(), ids=lambda path: path.stem)
def test_every_task_has_an_answer(path):
    for cell in nbformat.read(path, 4).cells:
        if "**Try this.**" in cell.source:
            tasks, answers = cell.source.split("**Try this.**")[1].split(SUMMARY)
            numbers = [re.findall(r"^(\d)\. ", part, re.M) for part in (tasks, answers)]
            assert numbers[0] == numbers[1] and answers.rstrip().endswith("</details>")


@says("01", "the 5 is the largest, with 0.38")
def test_an_empty_pad():
    pad = DrawDigit()
    pad.clear()
    assert pad.answer == 5 and f"{pad.outputs.max():.2f}" == "0.38"


def with_speck(value):
    """The small 4 of the lesson, and a speck in the lower right corner."""
    pad = DrawDigit(place(load_example(4), scale=0.5, shift=(0, 0)))
    picture = pad.pixels.copy()
    picture[783] = value
    pad.draw(picture)
    return pad


@says("01", "The dim speck changes nothing")
@says("01", "the network reads a 5")
def test_a_speck_beside_the_small_4():
    clean, dim = with_speck(0), with_speck(0.1)
    assert clean.answer == dim.answer == 4
    assert np.array_equal(dim.outputs.round(1), clean.outputs.round(1))
    assert with_speck(0.3).answer == 5
    assert "1 - picture turns it round" in DrawDigit(1 - clean.pixels).status.text


@says("01", "about 69 of 100 framed test images right, not 95")
def test_if_every_pixel_above_0_were_ink(monkeypatch):
    images, labels = digits.load_digits("test", 2000)

    def right():
        framed = np.stack([digits.frame_like_mnist(image) for image in images])
        return accuracy(digits.load_trained(), framed, labels)

    images[:, 0] = np.maximum(images[:, 0], 1 / 255)
    assert right() == pytest.approx(0.95, abs=0.01)
    monkeypatch.setattr(digits, "ink_of", lambda drawing: drawing.reshape(28, 28))
    assert right() == pytest.approx(0.69, abs=0.015)


@says("02", "Two pixels down leave about an eighth. To the right most of it is left")
def test_the_shifted_7():
    neuron = OneNeuron()
    before = neuron.sum
    neuron.shift_by(2, 0)
    assert 0.1 < neuron.sum / before < 0.15
    neuron.shift_by(-2, 2)
    assert 0.5 < neuron.sum / before < 1


@says("03", "at bias 0 from about −2.2 to 2.2")
def test_the_stretch_of_the_sigmoid():
    assert sigmoid(np.array([-2.2, 2.2])) == pytest.approx([0.1, 0.9], abs=0.01)


@says("03", "At about −18 only the 8 is left: its sum is 19.6, the next one is 16.0.")
@says("03", "Between about 10 and 18 it is all but the 2 on the left, whose sum is −20.6.")
@says("03", "At −8.0, because its weighted sum is 8.0.")
def test_the_eight_images_of_squish():
    squish = Squish()
    sums = {view.label[2]: float(re.findall(r"sum ([−\d.]+)", view.label)[0].replace("−", "-"))
            for view in squish.strip}  # fmt: skip
    *_, second, first = sorted(sums.values())
    assert (first, second, min(sums.values()), sums["9"]) == (19.6, 16.0, -20.6, 8.0)
    assert sums["8"] == first and sums["2"] == -20.6
    for bias, lit in ((-18, 1), (10, 7), (18, 7)):
        squish.set_bias(bias)
        assert (squish.activations > 0.5).sum() == lit
    squish.set_factor(0.1)
    squish.set_bias(0)
    assert squish.activations.min() > 0.1 and squish.activations.max() < 0.9


@says(
    "03", "7,850 without hidden layers. One hidden layer of 16 makes it 12,730, so it adds 4,880."
)
@says("03", "A little more than twice: 26,506.")
@says("03", "784, 1000, 1000, 10 is one.")
def test_counted_parameters():
    counter = ParameterCount()
    found = []
    sizes = [784, 10], [784, 16, 10], [784, 32, 32, 10], [784, 1000, 1000, 10], [784, 1300, 16, 10]
    for layers in sizes:
        counter.set_sizes(layers)
        found.append(counter.count)
    assert found[:3] == [7850, 12730, 26506] and found[1] - found[0] == 4880
    assert 2 * 13002 < found[2] < 2.1 * 13002 and min(found[3:]) > 1e6


@says("04", "The sum falls to 0.5, since the third input is 0.5.")
def test_a_changed_row():
    step = MatrixStep()
    step.set_W([[1, 0, 0, 0], [0, 0, 0, 1], [0.5, 0, 0.5, 0]])
    step.set_b([0, 0, 0])
    step.set_entry("W", 0, 2, -1)
    assert step.a[2] == 0.5 and step.W[0] @ step.a == 0.5
    assert np.array([1, -1, -1, -1]) @ step.a < 0


@says("04", "Its z is about 12.6 already, and then 17.6.")
@says(
    "04", "Neurons 8 and 10, both turned down: neuron 8 below about −4, neuron 10 below about −8."
)
def test_nudged_biases():
    explorer = NetworkExplorer()
    W, b = explorer.network.weights[0], explorer.network.biases[0]
    assert f"{W[0] @ explorer.picture + b[0]:.1f}" == "12.6"
    turning = set()
    for neuron in range(16):
        for bias in (-20, -8.5, -7.5, -4.5, -3.5, 20):
            explorer.reset()
            explorer.select(1, neuron)
            explorer.set_bias(bias)
            if explorer.answer == 8:
                turning.add((neuron, bias))
    assert turning == {(8, -20), (8, -8.5), (8, -7.5), (8, -4.5), (10, -20), (10, -8.5)}


@says("05", "The start, seed 0, if you count it, with 4.90; of the five rolls after it the second")
@says("05", "with 4.54")
def test_the_worst_roll():
    gallery = RandomGallery()
    costs = [float(re.search(r"cost (\d\.\d+)", gallery.status.text)[1])]
    for _ in range(5):
        gallery.roll()
        costs.append(float(re.search(r"cost (\d\.\d+)", gallery.status.text)[1]))
    assert [round(costs[i], 2) for i in (0, 2)] == [4.90, 4.54]
    assert max(costs) == costs[0] and max(costs[1:]) == costs[2]


@says("05", "A costs 2, B costs 2.5. B becomes cheaper once all ten outputs are at 0.43 or less.")
@says("05", "1 for every image")
@says("05", "8, because output 8 is the largest, with 0.99.")
def test_the_cost_table():
    table = CostTable()
    costs = []
    for label in range(10):
        table.set_label(label)
        costs.append(table.cost)
    assert int(np.argmin(costs)) == 8 and table.outputs[8] == 0.99
    table.set_label(3)
    table.choose("sure and wrong")
    assert table.cost == 2
    found = []
    for value in (0.5, 0.44, 0.43, 0):
        table.set_all(value)
        found.append(table.cost)
    assert found[0] == 2.5 and found[1] > 2 > found[2] and found[3] == 1


@says("05", "It is near A 2.8, B 0.6.")
@says("05", "From 0.50 to about 0.05.")
def test_the_lowest_place_of_two_knobs():
    knobs = TurnTwoKnobs()
    knobs.reset()
    start, (place, lowest) = knobs.cost, knobs.lowest
    assert f"{start:.2f}" == "0.50" and 0.045 < lowest < 0.06
    assert place == pytest.approx([2.8, 0.6], abs=0.3)


def end_of_curve(eta, start=None):
    """A ball's outcome after at most 300 steps, and where it is."""
    descent = DescentCurve()
    descent.set_eta(eta)
    if start is not None:
        descent.set_start(start)
    while not descent.outcome and descent.steps < 300:
        descent.step()
    return descent.outcome, descent


@says("06", "With 0.5 it does, but it does not come to rest")
@says("06", "from 0.9 on it leaves the picture sooner or later")
@says("06", "the top of the hill, which is near x = −0.15")
@says("06", "Yes, but one press of *Play* is not quite enough.")
def test_the_ball():
    outcome, descent = end_of_curve(0.5)
    assert not outcome and (descent.path > 1).any()
    assert end_of_curve(0.9)[0] == end_of_curve(1.0)[0] == "left"
    assert end_of_curve(0.1, -0.1)[1].x > 1 and end_of_curve(0.1, -0.2)[1].x < -1
    outcome, descent = end_of_curve(0.01)
    assert outcome == "arrived" and 200 < descent.steps < 300


@says("06", "With 0.5 a single step")
@says("06", "With 0.1 it takes 27")
@says("06", "0.049, though it takes longer than 0.046 does. At 0.05 it jumps")
def test_bowl_and_ravine():
    def walk(surface, eta):
        descent = DescentMap()
        descent.choose(surface)
        descent.set_eta(eta)
        while not descent.outcome and descent.steps < 1000:
            descent.step()
        return descent.outcome, descent.steps

    assert walk("bowl", 0.5) == ("arrived", 1) and walk("bowl", 0.1) == ("arrived", 27)
    smallest = DescentMap()
    smallest.choose("bowl")
    assert walk("bowl", float(smallest.etas[0]))[1] >= 1000
    (end, slow), (other, quick) = walk("ravine", 0.049), walk("ravine", 0.046)
    assert end == other == "arrived" and slow > quick
    assert walk("ravine", 0.05)[0] != "arrived"


@says("06", "between about 2,000 and 4,000")
@says("06", "the largest is more than a hundred times smaller")
def test_the_sorted_slopes():
    vector = GradientVector()
    slopes = {}
    for kind in ("random", "trained"):
        vector.choose(kind)
        slopes[kind] = np.sort(np.abs(vector.gradient.flat()))[::-1]
    sizes = slopes["random"]
    assert 1900 < sizes[0] / sizes[6000] < sizes[0] / sizes[7000] < 4300
    assert slopes["trained"][0] < sizes[0] / 100


@says("07", "On neuron 0 the pull upwards and the pull downwards are nearly as strong.")
@says("07", "On neuron 8 outputs 2 and 3 both pull down.")
def test_wishes_that_compete_and_that_agree():
    wishes = Wishes()
    terms = wishes.contributions(2, 0)
    assert abs(terms.sum()) < 0.1 * np.abs(terms).sum()
    assert max(wishes.contributions(2, 8)[[2, 3]]) < -0.5
    signs = [np.prod(np.sign(wishes.contributions(2, k)[[2, 3]])) for k in range(16)]
    assert signs.count(-1) > 8  # "on more than half of the neurons"


def test_the_sentences_stand_in_the_lessons():
    for (lesson, sentence), test in TESTS.items():
        (path,) = [path for path in lessons() if path.stem.startswith(lesson)]
        found = "\n".join(answers_of(nbformat.read(path, 4)))
        assert sentence in found, f"{test.__name__} holds {sentence!r}, which is not there"
