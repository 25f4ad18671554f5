"""What the lessons' own words claim, held to the network, the images and the demos.

The folded answers are in `test_answers`; what a cell prints or asserts is not repeated here.
"""

import nbformat
import numpy as np
import pytest

from mlp_helpers.digits import frame_like_mnist, ink_of, load_digits, load_example, load_trained
from mlp_helpers.lesson01.hands import Hand, write
from mlp_helpers.lesson02 import patterns
from mlp_helpers.lesson02.edge_scores import WITH_EDGE, WITHOUT_EDGE, collect
from mlp_helpers.lesson03.squish import Squish
from mlp_helpers.lesson05.random_gallery import RandomGallery
from mlp_helpers.lesson06 import TrainLive
from mlp_helpers.lesson06.descent_curve import DescentCurve
from mlp_helpers.lesson06.descent_map import DescentMap
from mlp_helpers.lesson06.gradient_vector import GradientVector
from mlp_helpers.lesson07.chain.chain_rule import ChainRule
from mlp_helpers.lesson07.class_digits import class_in, read_class
from mlp_helpers.lesson07.wishes.demo import Wishes
from mlp_helpers.network import Network, accuracy, cost, sigmoid, train
from tests.browser.refresh import lessons
from tests.said import register

says, TESTS = register()


@pytest.fixture(scope="module")
def test_set():
    """Test images, float32 (10000, 784), and their labels."""
    return load_digits("test")


def test_how_many_pixels_have_ink(test_set):
    """As the question about the ink says: 60 to 220, a 1 few, a 0 or an 8 many, none below 40."""
    images, labels = test_set[0][:2000], test_set[1][:2000]
    inked = np.array([(ink_of(image) > 0).sum() for image in images])
    few, many = inked[labels == 1].mean(), [inked[labels == d].mean() for d in (0, 8)]
    assert few < 100 < inked.mean() < 160 < min(many)
    assert ((inked >= 60) & (inked <= 220)).mean() > 0.9
    assert inked.min() > 40 and inked.max() < 300


@says("02", "One 7 without has a bar, too, but just below the frame")
def test_a_bar_below_the_frame():
    (rows, columns), images = patterns.EDGE, collect()[0].reshape(-1, 28, 28)
    seven = images[len(WITH_EDGE) + 2 + WITHOUT_EDGE.index(636)]
    assert seven[rows, columns].max() < 0.01 < 0.9 < seven[rows.stop + 1, columns].min()


@says("03", "Most sums are below 0")
@says("03", "A few are above 20")
def test_the_sums_of_the_edge_neuron(test_set):
    sums = test_set[0] @ patterns.edge_with_surround().ravel()
    assert (sums < 0).mean() > 0.6
    assert 0 < (sums > 20).sum() < 100


@says("03", "What happens, happens between about −5 and 5")
@says("03", "half active at a sum of 0 and wide awake at 5")
def test_where_the_sigmoid_moves():
    assert sigmoid(0.0) == 0.5 and sigmoid(5.0) > 0.99 and sigmoid(-5.0) < 0.01
    assert sigmoid(-2.0) + sigmoid(2.0) == pytest.approx(1)


@says("03", "at a sum of 4.0 the activation falls from 0.98 to 0.00")
@says("03", "at 8.0 from as good as 1 down to 0.12")
@says("03", "With the two largest sums the neuron stays as good as 1")
def test_a_bias_of_minus_ten():
    squish = Squish()
    assert squish.activations[4] > 0.99 and f"{squish.activations[3]:.2f}" == "0.98"
    squish.set_bias(-10)
    assert f"{squish.activations[3]:.2f}" == "0.00"
    assert f"{squish.activations[4]:.2f}" == "0.12"
    assert squish.activations[-2:].min() > 0.99 and squish.activations[:-2].max() < 0.9


@says("03", "nearly all of them between the image and the first hidden layer")
def test_where_the_parameters_are():
    assert 784 * 16 / Network((784, 16, 16, 10)).n_parameters > 0.95


@says("04", "in layer 1 about 1/28 in size, in the others about 1/4")
@says("04", "What differs between two images fades from layer to layer")
@says("04", "every image is brightest at its own output")
def test_small_random_weights():
    ten = np.array([load_example(digit) for digit in range(10)])
    random = Network((784, 16, 16, 10), rng=np.random.default_rng(0))
    assert [round(1 / W.std()) for W in random.weights] == [28, 4, 4]
    spread = [np.ptp(layer, axis=0).max() for layer in random.layers(ten)[1:]]
    assert spread[0] > 2 * spread[1] > 4 * spread[2] and spread[2] < 0.05
    assert load_trained()(ten).argmax(axis=1).tolist() == list(range(10))


@says("04", "neuron 15 reacts to most dabs that add ink beside the strokes, neuron 0 stays at 1.00")
def test_where_a_dab_moves_a_neuron():
    network, image = load_trained(), load_example(3)
    W, b, picture = network.weights[0], network.biases[0], image.reshape(28, 28)
    before, moved = network.layers(image)[1], []
    for row, column in np.argwhere(picture < 0.5):
        near = picture[max(row - 2, 0) : row + 3, max(column - 2, 0) : column + 3]
        if near.max() > 0.5:
            dabbed = picture.copy()
            dabbed[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2] = 1
            moved.append(abs(sigmoid(W @ dabbed.ravel() + b) - before)[[0, 15]])
    moved = np.array(moved)
    assert moved[:, 0].max() < 0.005 and np.mean(moved[:, 1] > 0.02) > 0.8


@says("05", "about that of guessing, roll after roll")
def test_the_share_of_random_networks():
    gallery = RandomGallery()
    shares = [gallery.accuracy]
    for _ in range(10):
        gallery.roll()
        shares.append(gallery.accuracy)
    assert min(shares) > 0.05 and max(shares) < 0.15


@says("05", "its largest output stays below 0.93, whatever the image")
@says("05", "the nine that should be 0 are about 0.1 on average")
@says("05", "Its outputs have the same order as before")
def test_the_timid_network_is_never_sure(test_set):
    network = load_trained()
    timid = network.copy()
    timid.weights[2] *= np.float32(0.3)
    timid.biases[2] *= np.float32(0.3)
    outputs, before = timid(test_set[0]), network(test_set[0])
    assert outputs.max() < 0.93 and before.max() > 0.99
    assert outputs[np.eye(10)[test_set[1]] == 0].mean() == pytest.approx(0.1, abs=0.01)
    assert np.array_equal(outputs.argmax(axis=1), before.argmax(axis=1))


@says("05", "Between two of them it stays exactly the same")
def test_a_knob_on_a_tread_feels_nothing():
    images, labels = load_digits("train", 5000)
    few = images[:200], labels[:200]
    network, costs, shares = load_trained(), [], []
    for value in np.linspace(8.6, 10.2, 17):
        network.weights[2][3, 10] = value
        costs.append(cost(network, *few))
        shares.append(accuracy(network, *few))
    assert (np.diff(costs) > 0).all() and len(set(shares)) == 1


@says("05", "the cost is lowest at 2.6, the share is highest between 5.4 and 6.2")
def test_cost_and_share_are_best_at_different_places():
    images, labels = load_digits("train", 5000)
    few, values = (images[:200], labels[:200]), np.linspace(-5, 15, 201)
    network, costs, shares = load_trained(), [], []
    for value in values:
        network.weights[2][3, 10] = value
        costs.append(cost(network, *few))
        shares.append(accuracy(network, *few))
    best = values[shares == np.max(shares)]
    assert values[np.argmin(costs)] == pytest.approx(2.6)
    assert [best[0], best[-1]] == pytest.approx([5.4, 6.2]) and len(best) == 9


@says("05", "which pays 1 for each image. The trained network pays less than a tenth of that")
def test_silence_costs_more_than_the_trained_network():
    images, labels = load_digits("train", 5000)
    assert (np.eye(10)[labels] ** 2).sum(axis=1).mean() == 1
    assert cost(load_trained(), images, labels) < 0.1


@says("05", "The timid network has more right answers *and* the higher cost.")
def test_more_right_answers_and_a_higher_cost(test_set):
    timid, noisy, rng = load_trained(), load_trained(), np.random.default_rng(0)
    timid.weights[2] *= np.float32(0.3)
    timid.biases[2] *= np.float32(0.3)
    noisy.weights[0] += 0.25 * rng.normal(size=(16, 784)).astype(np.float32)
    assert cost(timid, *test_set) > cost(noisy, *test_set) + 0.05
    assert accuracy(timid, *test_set) > accuracy(noisy, *test_set) + 0.02


@says("06", "the slope is 0. All others lie between")
def test_the_ring_of_directions():
    gradient = np.array([2 * -2.0, 6 * 1.0])
    ways = np.radians(np.arange(0, 360, 10))
    slopes = gradient @ [np.cos(ways), np.sin(ways)]
    length = np.linalg.norm(gradient)
    assert abs(slopes).max() <= length and slopes.max() > 0.99 * length
    across = np.array([gradient[1], -gradient[0]])
    assert gradient @ across == 0


@says("06", "It stops in a valley, which need not be the deepest one")
def test_the_ball_stops_in_the_first_valley():
    descent = DescentCurve()
    while not descent.outcome:
        descent.step()
    assert descent.outcome == "arrived" and descent.x < 0
    assert descent.value > min(descent.curve.ys) + 0.5


@says("06", "The rate η is 4 here; it was 0.1 on the curve, and 30 for two knobs of the real cost.")
def test_the_learning_rates_at_the_start():
    descent, walk = DescentCurve(), DescentMap()
    walk.choose("cost")
    assert "eta 4 " in repr(TrainLive()) and (descent.eta, walk.eta) == (0.1, 30)


@says("06", "those of layer 3 are more than 100 times as large as those of layer 1")
def test_the_slopes_of_the_layers():
    sizes = [abs(W).mean() for W in GradientVector().gradient.weights]
    assert 100 < sizes[2] / sizes[0] < 200


@says("06", "The fresh network says nearly the same to every image, most outputs near 0.6")
def test_a_fresh_network_says_the_same_to_every_image(test_set):
    outputs = Network((784, 16, 16, 10), np.random.default_rng(0))(test_set[0])
    assert outputs.std(axis=0).max() < 0.01
    assert (abs(outputs.mean(axis=0) - 0.6) < 0.1).sum() == 8


@says("06", "but more slowly: after five epochs it is well behind")
def test_two_starts():
    images, labels = load_digits("train", 10_000, seed=1)
    others = load_digits("test")
    costs, rights = [], []
    for init in ("lecture", "scaled"):
        start = Network((784, 16, 16, 10), np.random.default_rng(0), init=init)
        for _ in train(start, images, labels, epochs=5, rng=np.random.default_rng(1)):
            pass
        costs.append(cost(start, *others))
        rights.append(accuracy(start, *others))
    assert costs[0] > 1.5 * costs[1] and 0.7 < rights[0] < 0.88 < rights[1]


@says("06", "With weights of size 1/28 the sums stay where σ is steep")
def test_a_fair_start(test_set):
    start = Network((784, 16, 16, 10), np.random.default_rng(0))
    z = test_set[0] @ start.weights[0].T + start.biases[0]
    assert np.percentile(abs(z), 99) < 2


@says("07", "Here nearly all comes from outputs 2 and 3, since the others are already close to 0")
@says("07", "On more than half of the neurons the two pull in opposite directions")
def test_two_outputs_pull_at_layer_2():
    wishes = Wishes()
    terms = np.array([wishes.contributions(2, k) for k in range(16)])  # (16, 10)
    assert abs(terms[:, [2, 3]]).sum() > 0.95 * abs(terms).sum()
    assert (terms[:, 2] * terms[:, 3] < 0).sum() > 8


@says("07", "Each nudge that is a hundred times smaller is about a hundred times better, at first")
@says("07", "choose the slope by w⁽ᴸ⁻²⁾ and the smallest ε, and look at the last percentage")
def test_the_smallest_nudges_are_worse():
    chain = ChainRule()
    chain.select("w", 1)
    off = {}
    for power in range(1, 10):
        chain.set_epsilon(10.0**-power)
        off[power] = abs(chain.measured / chain.slope - 1)
    assert 50 < off[1] / off[3] < 200 and 50 < off[3] / off[5] < 200
    assert off[9] > 3 * min(off.values())
    assert "w⁽ᴸ⁻²⁾" in chain.status.text and "% off" in chain.status.text
    assert "less than" not in chain.status.text


def test_the_sentences_stand_in_the_lessons():
    for (lesson, sentence), test in TESTS.items():
        (path,) = [path for path in lessons() if path.stem.startswith(lesson)]
        found = "\n".join(cell.source for cell in nbformat.read(path, 4).cells)
        assert sentence in found, f"{test.__name__} holds {sentence!r}, which is not there"


@says("07", "The 1s are worst: one with an upstroke is taken for a 7 or a 9, one with a")
@says("07", "some are read without a mistake, others lose every tenth digit or more")
@says("07", "with 20 digits each luck alone spreads the bars about as far")
@says("07", "The largest output is lower where the answer is wrong, on average")
@says("07", "but the first ones on the wall are wrong and sure")
def test_the_class_that_stands_in():
    read = read_class(load_trained(), digits := class_in("no such folder"))
    assert read.per_digit.argmin() == 1 and read.per_digit[1] < read.per_digit.min(initial=1) + 0.1
    misread = set(read.answers[(digits.labels == 1) & ~read.right])
    assert misread >= {2, 7, 9}
    assert read.per_writer.max() == 1 and sum(read.per_writer <= 0.9) >= 2
    p, wrong_of_20 = read.share, 20 * (1 - read.per_writer)
    assert wrong_of_20.var() < 2 * 20 * p * (1 - p)  # as wide as luck alone, about
    assert read.sure[~read.right].mean() < read.sure[read.right].mean()
    assert read.sure[read.misread[0]] > 0.8
    rng = np.random.default_rng(0)
    for form, taken_for in (("upstroke", (7, 9)), ("foot", (2,))):
        images = [frame_like_mnist(write(1, Hand({1: form}), rng)) for _ in range(60)]
        answers = load_trained()(np.array(images)).argmax(axis=1)
        wrong = answers[answers != 1]
        assert not len(wrong) or np.isin(wrong, taken_for).mean() > 0.6
