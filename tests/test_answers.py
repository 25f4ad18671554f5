"""The numbers in the lessons' folded answers, "What you may have found", held to the demos."""

import asyncio
import re

import nbformat
import numpy as np
import pytest

from mlp_helpers import digits
from mlp_helpers.digits import frame_like_mnist, load_example, place
from mlp_helpers.lesson01.draw_digit import DrawDigit
from mlp_helpers.lesson01.from_paper import FromPaper
from mlp_helpers.lesson01.hands import Hand, write
from mlp_helpers.lesson02 import patterns
from mlp_helpers.lesson02.edge_hunt import EdgeHunt
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
from mlp_helpers.lesson07.chain.chain_rule import ChainRule
from mlp_helpers.lesson07.chain.indexed_chain import IndexedChain
from mlp_helpers.lesson07.three_avenues import ThreeAvenues
from mlp_helpers.lesson07.wishes.demo import Wishes
from mlp_helpers.network import Network, accuracy, sigmoid, train
from tests.browser.refresh import lessons
from tests.said import register

SUMMARY = "<details><summary>What you may have found</summary>"
says, TESTS = register()


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


@says("01", "The large one is read more often than not")
@says("01", "The small one is mostly read as something else, sometimes with a large output.")
def test_a_large_and_a_small_3_without_the_frame():
    images, labels = digits.load_digits("test", 3000)
    outputs = {}
    for scale in (1.4, 0.5):  # the ink 28 pixels high, and 10; in the middle
        moved = (28 - 28 * scale) / 2
        threes = [place(image, scale, (moved, moved)) for image in images[labels == 3][:200]]
        outputs[scale] = digits.load_trained()(np.array(threes))
    right = {scale: (one.argmax(axis=1) == 3).mean() for scale, one in outputs.items()}
    assert right[1.4] > 0.6 and right[0.5] < 0.2
    assert 0.2 < (outputs[0.5].max(axis=1) > 0.5).mean() < 0.7


@says("01", "A 9, if the line joins the two tips.")
@says("01", "about half of the line is enough")
def test_a_4_with_its_top_closed():
    pad = DrawDigit()
    pad.load(4, 0)
    four, answers = pad.pixels.reshape(28, 28), []
    rows, columns = np.mgrid[:28, :28]
    for share in (0.25, 0.5, 1):
        line = four
        for t in np.linspace(0, share, 40):  # from the left tip, (5, 11), to the right, (6, 19)
            far = np.hypot(rows - 5 - t, columns - 11 - 8 * t)
            line = np.maximum(line, np.clip(1.5 - far, 0, 1))
        pad.draw(line)
        answers.append(pad.answer)
    assert answers == [4, 9, 9]


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


@says("02", "Two pixels down leave about an eighth. To the right most of it is left")
def test_the_shifted_7():
    neuron = OneNeuron()
    before = neuron.sum
    neuron.shift_by(2, 0)
    assert 0.1 < neuron.sum / before < 0.15
    neuron.shift_by(-2, 2)
    assert 0.5 < neuron.sum / before < 1


@says("02", "Yes, both: paint + along the 7")
def test_the_7_can_have_a_sum_above_40():
    neuron = OneNeuron()
    assert neuron.image.sum() > 40 and neuron.image.max() <= 1


@says("02", "most digits without the edge have ink in these rows")
def test_where_minus_helps_in_the_hunt():
    hunt = EdgeHunt()
    _, columns = patterns.EDGE
    pictures = hunt.images.reshape(24, 28, 28)[:, :, columns]
    beside = pictures[:, 3:6].sum(axis=(1, 2)) + pictures[:, 9:12].sum(axis=(1, 2))  # of 72
    digits_without = beside[12:22]
    assert beside[:12].max() < 12 and (digits_without > 12).sum() >= 8
    assert (beside[22:] == 72).all()


@says("02", "Often something like 80 % of the pairs, and never 100 %.")
@says("02", "They stay the same.")
def test_scores_of_the_hunt():
    hunt = EdgeHunt()
    hunt.set_weights(patterns.edge())
    before = repr(hunt)
    assert "ranked right 78%" in before
    hunt.set_weights(100 * hunt.weights)
    assert repr(hunt) == before


@says("03", "at bias 0 from about −2.2 to 2.2")
def test_the_stretch_of_the_sigmoid():
    assert sigmoid(np.array([-2.2, 2.2])) == pytest.approx([0.1, 0.9], abs=0.01)


@says(
    "03", "Between about −16 and −19.6 only the 8 is left: its sum is 19.6, the next one is 16.0."
)
@says("03", "From about 8 up to 20 it is all but the 2 on the left, whose sum is −20.6.")
@says("03", "At −8.0, because its weighted sum is 8.0.")
def test_the_eight_images_of_squish():
    squish = Squish()
    sums = {view.label[2]: float(re.findall(r"sum ([−\d.]+)", view.label)[0].replace("−", "-"))
            for view in squish.strip}  # fmt: skip
    *_, second, first = sorted(sums.values())
    assert (first, second, min(sums.values()), sums["9"]) == (19.6, 16.0, -20.6, 8.0)
    assert sums["8"] == first and sums["2"] == -20.6
    for bias, lit in (
        (-16.1, 1),
        (-19.5, 1),
        (-15.9, 2),
        (7.9, 6),
        (8.1, 7),
        (20, 7),
        (0, 5),
        (5, 6),
    ):
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


@says("04", "The sum is about 1,000, and the activation is 1.00")
@says("04", "Four: `W[1, 0]`, `W[1, 2]`, `W[1, 3]` and `b[1]`")
@says("04", "the inputs stop at 0 and 1, which is not enough here")
def test_one_number_of_a_layer():
    step = MatrixStep()
    step.set_entry("W", 0, 0, 1000)
    assert step.z[0] == pytest.approx(1000, abs=1) and f"{step.activation[0]:.2f}" == "1.00"
    step.reset()
    W, a, b, enough = step.W, step.a, step.b, np.log(9)  # σ(log 9) = 0.9
    z = W[1] @ a + b[1]
    assert (a > 0).tolist() == [True, False, True, True]
    ends = np.maximum(W[1] * (0 - a), W[1] * (1 - a))  # what each input can add at most
    assert z + ends.max() < enough


@says("04", "Its z is about 12.6 already, and then 17.6.")
@says("04", "Neuron 8, with a bias below about −4, or neuron 10, with one below about −8.")
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
    explorer.reset()
    activations = sigmoid(W @ explorer.picture + b)
    assert activations[[8, 10]].min() > 0.9


@says(
    "05",
    "The start, seed 0, if you count it, with 4.90; of the first five rolls after it the second",
)
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


@says("05", "The shares of the first five rolls lie between 7 and 12 %")
def test_the_shares_of_five_rolls():
    gallery = RandomGallery()
    for _ in range(5):
        gallery.roll()
        assert 0.065 < gallery.accuracy < 0.125


@says("05", "For most images hardly anything, less than 0.01.")
@says("05", "where it reads another digit often more than 1")
def test_what_the_trained_network_pays():
    images, labels = digits.load_digits("test")
    outputs = digits.load_trained()(images)
    costs = ((outputs - np.eye(10)[labels]) ** 2).sum(axis=1)
    wrong = outputs.argmax(axis=1) != labels
    assert (costs < 0.01).mean() > 0.7 and (costs[wrong] > 1).mean() > 0.5


@says("05", "the higher B stands, the lower the best A")
@says("05", "With the biases of outputs 3 and 8 it is a short hollow")
def test_valley_and_hollow():
    def best_a(knobs):
        return knobs.map.argmin(axis=1)  # for each B, from the lowest up

    knobs = TurnTwoKnobs()
    inside = [place for place in best_a(knobs) if 0 < place < 64]
    assert len(inside) > 40 and (np.diff(inside) <= 0).all()
    knobs.choose(("bias", 3, 3), ("bias", 3, 8))
    assert len(set(best_a(knobs))) == 1


@says("05", "It is near A 2.8, B 0.6.")
@says("05", "From 0.50 to about 0.05.")
def test_the_lowest_place_of_two_knobs():
    knobs = TurnTwoKnobs()
    knobs.reset()
    start, (place, lowest) = knobs.cost, knobs.lowest
    assert f"{start:.2f}" == "0.50" and 0.045 < lowest < 0.06
    assert place == pytest.approx([2.8, 0.6], abs=0.05)


def test_a_second_map_leaves_the_first_one_to_its_end():
    """As in the lesson after Run All, where both are made before either is done."""

    async def run_all():
        first, second = TurnTwoKnobs(), TurnTwoKnobs()
        second.choose(("weight", 1, 3, 0), ("bias", 3, 4))
        assert len(first.map) < 65
        while first.maker.loop.running or second.maker.loop.running:
            await asyncio.sleep(0.01)
        return first, second

    for knobs in asyncio.run(run_all()):
        assert knobs.map.shape == (65, 65)


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
@says("06", "At 0.8 it jumps over the hill and soon back, and then to and fro in the left valley")
@says("06", "From 0.9 on it leaves the picture sooner or later.")
@says("06", "the top of the hill, which is near x = −0.15")
@says("06", "Yes, but one press of *Play* is not quite enough.")
def test_the_ball():
    outcome, descent = end_of_curve(0.5)
    assert not outcome and (descent.path > 1).any()
    outcome, descent = end_of_curve(0.8)
    right = np.flatnonzero(descent.path > -0.15)
    assert (
        not outcome and right.size and right.max() < 5 and abs(np.diff(descent.path[-9:])).min() > 0
    )
    assert abs(np.diff(descent.path[-9:])).max() > 0.5
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
    assert walk("bowl", 1.0)[0] == "enough" and walk("bowl", 1.1)[0] == "left"


@says("06", "200 steps end at different places on its floor")
@says("06", "From the lower left corner it hardly moves: a plateau.")
def test_walks_on_the_real_cost():
    def walk(*start):
        descent = DescentMap()
        descent.choose("cost")
        descent.set_start(*start)
        for _ in range(200):
            descent.step()
        return descent

    ends = [walk(*start) for start in ((13, 7), (-3, 7), (13, -9))]
    assert max(end.value for end in ends) - min(end.value for end in ends) < 0.001
    assert min(np.linalg.norm(a.point - b.point) for a, b in zip(ends, ends[1:], strict=False)) > 1
    assert np.linalg.norm(walk(-4, -10).point - [-4, -10]) < 0.5


@says("06", "ten steps are hardly better than guessing. After the epoch it is about 90 %.")
@says("06", "so after it the network is far from 90 %")
@says("06", "all ten outputs are close to 0")
def test_short_trainings():
    images, labels = digits.load_digits("train")
    tests = digits.load_digits("test")

    def trained(eta, batch_size, steps):
        network = Network((784, 16, 16, 10), np.random.default_rng(0))
        rng, settings = np.random.default_rng(0), {"eta": eta, "batch_size": batch_size}
        for progress in train(network, images, labels, epochs=1, rng=rng, **settings):
            if progress.step == steps:
                break
        return network

    assert accuracy(trained(4.0, 100, 10), *tests) < 0.2
    assert accuracy(trained(4.0, 100, 600), *tests) == pytest.approx(0.9, abs=0.03)
    assert accuracy(trained(4.0, 1000, 60), *tests) < 0.5
    assert trained(100.0, 100, 1)(tests[0]).max() < 0.001


@says("06", "Right in the middle, at rank 6,501 of 13,002, about 2,900 times.")
@says("06", "Those that were exactly 0 still are.")
@says("06", "Most have shrunk: the largest is more than a hundred times smaller")
def test_the_sorted_slopes():
    vector = GradientVector()
    slopes = {}
    for kind in ("random", "trained"):
        vector.choose(kind)
        slopes[kind] = np.abs(vector.gradient.flat())
    silent = slopes["random"] == 0
    assert silent.any() and not slopes["trained"][silent].any()
    shrunk = (slopes["trained"] < slopes["random"])[~silent].mean()
    slopes = {kind: np.sort(sizes)[::-1] for kind, sizes in slopes.items()}
    sizes = slopes["random"]
    assert 2850 < sizes[0] / sizes[6500] < 2950
    assert slopes["trained"][0] < sizes[0] / 100
    assert shrunk > 0.6


@says("07", "Five for the weight one layer further left, seven for the first one")
@says("07", "σ′(z), because σ is flat there.")
def test_factors_of_the_chain():
    chain, numbers = ChainRule(), []
    for l in (3, 2, 1):
        chain.select("w", l)
        numbers.append(len(chain.factors))
    assert numbers == [3, 5, 7]
    chain.select("w", 3)
    chain.set_bias(3, -10)
    assert chain.a[-1] < 0.01 and chain.y == 1
    assert [abs(factor) < 0.01 for factor in chain.factors] == [False, True, False]


@says("07", "On the bias it lifts the output a little.")
@says("07", "the weights buy more than the bias")
def test_what_each_avenue_buys():
    avenues = ThreeAvenues()
    before, bias = avenues.before["activation"], avenues.would_be("bias")
    assert 0 < bias - before < 0.15 and avenues.would_be("weights") > bias


@says("07", "The trained weights do here: with them the wishes even grow a little.")
@says("07", "the small random weights do not make up for it")
def test_wishes_fade_in_the_random_network_only():
    wishes = Wishes()
    trained = [np.abs(wish.z).mean() for wish in wishes.wishes]
    wishes.choose("random")
    first, second, last = (np.abs(wish.z).mean() for wish in wishes.wishes)
    assert first < second / 3 < last / 9
    assert trained[0] > trained[1] > trained[2] > trained[0] / 2


@says("07", "Lit pixels get much of it, black ones none: what comes out is the image.")
def test_neuron_4_wishes_most_and_its_picture_is_the_strongest():
    """The lesson sends to it: all pictures of a layer share one scale."""
    wishes = Wishes()
    assert np.abs(wishes.wishes[0].z).argmax() == 4
    off = np.abs(wishes.wanted - wishes.outputs)
    assert set(off.argsort()[-2:]) == {2, 3}  # as the question says of the ten wishes
    wishes.go(wishes.n_steps)
    wishes.select(1, 4)
    picture = wishes.screen.pictures[0]
    assert np.abs(picture.values).max() == pytest.approx(picture.limit)
    wishes.select(1, 13)
    assert np.abs(picture.values).max() < picture.limit / 1000


@says("07", "k = 3: the paths are −0.103 and 0.099.")
def test_two_paths_that_nearly_cancel():
    chain, ratio = IndexedChain(), {}
    for k in range(4):
        chain.select(2, chain.selected[1], k)
        ratio[k] = abs(chain.slope_a) / np.abs(chain.paths).sum()
    assert np.round(chain.paths, 3).tolist() == [-0.103, 0.099]
    assert ratio[3] < 0.05 and min(ratio[k] for k in range(3)) > 0.15


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


def answers_at(demo, threshold):
    """What is read of the sheet's ten digits, one after the other; None where there is no ink."""
    answers = []
    for _ in range(10):
        if threshold is not None:
            demo.threshold = threshold
        answers.append(demo.answer)
        demo.next()
    return answers


@says("01", "All or nearly all of them. If one is not, look at the small picture")
@says("01", "Far down no ink is left, and the demo says so. Above that, most answers stay the same")
@says(
    "01", "the first digit drowns in it at 0.9, and at the very end the demo says that nearly all"
)
@says("07", "All the way down nothing counts as ink, and the demo says so.")
def test_the_sheet_of_paper_and_the_threshold():
    by_itself = answers_at(FromPaper(), None)
    assert sum(answer == digit for digit, answer in enumerate(by_itself)) >= 8
    demo = FromPaper()
    assert answers_at(demo, 0.0) == [None] * 10 and "0.00; wanted a higher" in demo.status.text
    for threshold in (0.4, 0.6, 0.8):
        pairs = zip(answers_at(FromPaper(), threshold), by_itself, strict=True)
        assert sum(answer == usual for answer, usual in pairs) >= 8
    assert answers_at(FromPaper(), 0.9).count(None) == 1
    assert answers_at(demo, 1.0) == [None] * 10 and "Nearly all" in demo.status.text


@says("07", "The bare line is a 1. With a long upstroke, it is mostly taken for a 7 or a 9")
def test_1s_with_and_without_an_upstroke():
    rng, answers = np.random.default_rng(0), {}
    for form in ("bare", "upstroke"):
        images = [frame_like_mnist(write(1, Hand({1: form}), rng)) for _ in range(60)]
        answers[form] = digits.load_trained()(np.array(images)).argmax(axis=1)
    assert (answers["bare"] == 1).mean() > 0.95
    assert np.isin(answers["upstroke"], (7, 9)).mean() > 0.5


@says("07", "In the mean of MNIST's 7s no bar can be seen")
def test_the_means_of_sevens_with_and_without_a_bar():
    def beside_the_stem(mean):
        """How light it is left of the stem, halfway down: there a bar begins."""
        return mean.reshape(28, 28)[15:18, 10:12].max()

    rng = np.random.default_rng(0)
    own = [frame_like_mnist(write(7, Hand({7: "bar"}), rng)) for _ in range(60)]
    images, labels = digits.load_digits("train")
    assert beside_the_stem(images[labels == 7].mean(axis=0)) < 0.15
    assert beside_the_stem(np.mean(own, axis=0)) > 0.6
