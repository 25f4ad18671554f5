import inspect
import math
import warnings
from decimal import Decimal, localcontext

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, one_hot
from mlp_helpers.network import (
    Gradient,
    Network,
    accuracy,
    backprop,
    cost,
    sigmoid,
    sigmoid_prime,
    train,
)

LECTURE_OUTPUTS = [0.43, 0.28, 0.19, 0.88, 0.72, 0.01, 0.64, 0.86, 0.99, 0.63]

# What is no array of numbers, whatever numbers are wanted.
NO_NUMBERS = {
    "nothing": None,
    "a string": "0.5",
    "strings": ["a", "b", "c"],
    "complex": np.zeros(3, complex),
    "objects": np.array([0.1, None, 0.3], object),
    "a dictionary": {"a": 1},
    "a set": {1, 2, 3},
    "dates": np.zeros(3, "datetime64[s]"),
    "records": np.zeros(3, [("a", float)]),
    "masked": np.ma.masked_array([0.1, 0.2, 0.3], [False, True, False]),
    "ragged": [[1, 2, 3], [1, 2]],
    "a function": len,
}
SENTENCE = "; wanted "
no_numbers = pytest.mark.parametrize("bad", NO_NUMBERS.values(), ids=NO_NUMBERS.keys())


def rng(seed=0):
    return np.random.default_rng(seed)


def small(sizes=(3, 4, 2), seed=0, **options):
    return Network(sizes, rng=rng(seed), **options)


def batch(network, m=5, seed=1):
    """Random images and labels for a network."""
    r = rng(seed)
    images = r.random((m, network.sizes[0])).astype(network.dtype)
    return images, r.integers(0, network.sizes[-1], m)


def run(*args, **options):
    return list(train(*args, **options))


def flat_parameters(network):
    return Gradient(network.weights, network.biases).flat()


@pytest.fixture(autouse=True)
def quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


class TestSigmoid:
    def test_agrees_with_scipy(self):
        special = pytest.importorskip("scipy.special")
        z = np.linspace(-700, 700, 100_001)
        assert sigmoid(z) == pytest.approx(special.expit(z), rel=1e-14, abs=0)

    @pytest.mark.parametrize("z", [-700, -30, -2.5, -1e-9, 0, 0.1, 1, 17, 36])
    def test_agrees_with_fifty_digits(self, z):
        with localcontext(prec=50):
            exact = 1 / (1 + (-Decimal(z)).exp())
        assert sigmoid(z) == pytest.approx(float(exact), rel=1e-15)

    def test_extremes(self):
        z = [-math.inf, -1e308, -1000, 0, 1000, 1e308, math.inf]
        for dtype in (np.float64, np.float32):
            z = np.array(z).clip(-np.finfo(dtype).max, np.finfo(dtype).max).astype(dtype)
            z[[0, -1]] = -math.inf, math.inf
            assert sigmoid(z).tolist() == [0, 0, 0, 0.5, 1, 1, 1]
            assert sigmoid_prime(z).tolist() == [0, 0, 0, 0.25, 0, 0, 0]

    def test_symmetry(self):
        z = rng().normal(0, 5, 1000)
        assert sigmoid(z) + sigmoid(-z) == pytest.approx(1, abs=1e-15)

    def test_keeps_shape_and_type(self):
        for shape in ((), (3,), (3, 4, 2), (0,)):
            assert np.shape(sigmoid(np.zeros(shape))) == shape
        assert sigmoid(np.zeros(3, np.float32)).dtype == np.float32
        assert sigmoid([-1, 0, 1]).dtype == np.float64
        assert sigmoid(True) == sigmoid(1.0)

    def test_slope_against_finite_differences(self):
        z, h = np.linspace(-12, 12, 501), 1e-5
        slope = (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)
        assert sigmoid_prime(z) == pytest.approx(slope, abs=1e-10)
        assert sigmoid_prime(0) == 0.25

    @no_numbers
    def test_refuses(self, bad):
        for function in (sigmoid, sigmoid_prime):
            with pytest.raises((TypeError, ValueError), match="z: .*" + SENTENCE):
                function(bad)

    def test_refuses_nan(self):
        with pytest.raises(ValueError, match="z contains NaN; wanted numbers"):
            sigmoid([0.0, math.nan])


class TestNetwork:
    def test_shapes(self):
        network = small((5, 3, 4, 2))
        assert network.sizes == (5, 3, 4, 2)
        assert [W.shape for W in network.weights] == [(3, 5), (4, 3), (2, 4)]
        assert [b.shape for b in network.biases] == [(3,), (4,), (2,)]
        assert network.n_parameters == 15 + 3 + 12 + 4 + 8 + 2

    def test_the_lectures_network(self):
        network = Network((784, 16, 16, 10))
        assert network.n_parameters == 13002
        assert repr(network) == "Network 784-16-16-10, 13,002 parameters"

    def test_computes_the_lectures_formula(self):
        network = small((5, 3, 4, 2), init="lecture", dtype=np.float64)
        x = rng(1).random(5)
        a = x
        for W, b in zip(network.weights, network.biases, strict=True):
            rows = range(len(b))
            z = [sum(W[j, k] * a[k] for k in range(len(a))) + b[j] for j in rows]
            a = [1 / (1 + math.exp(-number)) for number in z]
        assert network(x) == pytest.approx(np.array(a), rel=1e-13)

    def test_one_image_or_many(self):
        network = small((5, 3, 4, 2), dtype=np.float64)
        images, _ = batch(network, 7)
        assert network(images).shape == (7, 2)
        assert network(images[0]).shape == (2,)
        assert network(images[:1]).shape == (1, 2)
        assert network(images[3].tolist()) == pytest.approx(network(images)[3])

    def test_layers(self):
        network = small((5, 3, 4, 2))
        images, _ = batch(network, 7)
        layers = network.layers(images)
        assert [a.shape for a in layers] == [(7, 5), (7, 3), (7, 4), (7, 2)]
        assert np.array_equal(layers[0], images)
        assert np.array_equal(layers[-1], network(images))
        assert [a.shape for a in network.layers(images[0])] == [(5,), (3,), (4,), (2,)]

    def test_takes_any_layout_and_number_type(self):
        network = small()
        images = rng(1).random((6, 3)).astype(np.float32)
        wanted = network(images)
        for same in (np.asfortranarray(images), np.repeat(images, 2, 0)[::2], images.tolist()):
            assert network(same) == pytest.approx(wanted, rel=1e-6)
        assert network(np.eye(3, dtype=int)) == pytest.approx(network(np.eye(3)))
        assert network(np.eye(3, dtype=bool)) == pytest.approx(network(np.eye(3)))

    def test_leaves_its_input_alone(self):
        network = small()
        images, labels = batch(network)
        images.flags.writeable = labels.flags.writeable = False
        before = images.copy()
        network(images), cost(network, images, labels), backprop(network, images, labels)
        run(network, images, labels, epochs=2, batch_size=2)
        assert np.array_equal(images, before)

    def test_scaled_start(self):
        network = Network((784, 100, 50, 10), rng=rng(3))
        for W, n_in in zip(network.weights, (784, 100, 50), strict=True):
            spread = 1 / math.sqrt(n_in)
            assert W.std() == pytest.approx(spread, rel=4 / math.sqrt(2 * W.size))
            assert abs(W.mean()) < 4 * spread / math.sqrt(W.size)
        assert not any(b.any() for b in network.biases)

    def test_the_lectures_start(self):
        network = Network((784, 100, 50, 10), rng=rng(3), init="lecture")
        for part in (network.weights[0], network.weights[1], np.concatenate(network.biases)):
            assert part.std() == pytest.approx(1, rel=4 / math.sqrt(2 * part.size))
            assert abs(part.mean()) < 4 / math.sqrt(part.size)

    def test_seeds(self):
        start = flat_parameters(small())
        assert np.array_equal(start, flat_parameters(small()))
        assert np.array_equal(start, flat_parameters(Network((3, 4, 2))))  # 0, if left out
        assert not np.array_equal(start, flat_parameters(small(seed=1)))
        np.random.seed(5)
        before = np.random.get_state()[1].copy()
        small(), run(small(), *batch(small()), epochs=1, batch_size=2)
        assert np.array_equal(np.random.get_state()[1], before)

    @pytest.mark.parametrize("dtype", [np.float32, np.float64])
    def test_keeps_its_number_type(self, dtype):
        network = small((5, 3, 4, 2), dtype=dtype)
        images, labels = batch(network, 7)
        other = np.float64 if dtype == np.float32 else np.float32
        images = images.astype(other)
        run(network, images, labels, epochs=2, batch_size=3, eta=np.float64(2))
        gradient = backprop(network, images, labels)
        arrays = network.weights + network.biases + network.layers(images)
        arrays += gradient.weights + gradient.biases + [gradient.flat()]
        assert network.dtype == dtype
        assert {a.dtype for a in arrays} == {np.dtype(dtype)}

    def test_takes_number_types_by_name(self):
        assert small(dtype="float32").dtype == small(dtype=np.dtype("f")).dtype == np.float32
        assert small(dtype=float).dtype == np.float64

    def test_float64_sees_small_nudges(self):
        network = small(dtype=np.float64)
        images, labels = batch(network)
        before = cost(network, images, labels)
        network.weights[0][0, 0] += 1e-9
        assert 0 < abs(cost(network, images, labels) - before) < 1e-8

    def test_copy(self):
        network = small()
        copy, precise = network.copy(), network.copy(np.float64)
        copy.weights[0] += 1
        copy.biases[0] += 1
        assert np.array_equal(flat_parameters(network), flat_parameters(small()))
        assert (copy.sizes, copy.dtype) == (network.sizes, np.float32)
        assert precise.dtype == np.float64
        assert np.array_equal(flat_parameters(precise), flat_parameters(network))
        with pytest.raises(ValueError, match="dtype is .*int.*; wanted float32 or float64"):
            network.copy(int)

    @pytest.mark.parametrize(
        "sizes",
        [
            *[(), (3,), [7], (3, 0, 2), (3, -4, 2), (3, 4.0, 2), (3, True, 2), (3, None, 2)],
            *["784", "ab", None, 784, 3.5, (3, (4,), 2), (3, "4", 2), np.array([3.0, 2.0])],
        ],
        ids=repr,
    )
    def test_refuses_sizes(self, sizes):
        with pytest.raises((TypeError, ValueError), match="sizes.*" + SENTENCE):
            Network(sizes)

    def test_takes_whole_numbers_of_any_make(self):
        assert Network(np.array([3, 4, 2])).sizes == (3, 4, 2)
        assert Network([np.int8(3), 1]).sizes == (3, 1)

    @pytest.mark.parametrize("init", ["Scaled", "", None, 0, ["scaled"], np.zeros(3)], ids=repr)
    def test_refuses_init(self, init):
        with pytest.raises(ValueError, match='init is .*; wanted "scaled" or "lecture"'):
            small(init=init)

    @pytest.mark.parametrize("dtype", [int, np.float16, complex, object, None, "x", 5, ">f8"])
    def test_refuses_number_types(self, dtype):
        with pytest.raises(ValueError, match="dtype is .*; wanted float32 or float64"):
            small(dtype=dtype)

    @pytest.mark.parametrize("bad", [0, "0", np.random, np.random.RandomState(0), [1]], ids=type)
    def test_refuses_what_is_no_generator(self, bad):
        network = small()
        for call in (
            lambda: Network((3, 4, 2), rng=bad),
            lambda: train(network, *batch(network), batch_size=2, rng=bad),
        ):
            with pytest.raises(TypeError, match="rng is .*; wanted a generator such as np.random"):
                call()


def functions(network):
    """Every door through which images come in."""
    m_labels = np.zeros(1, int)
    return {
        "network": network,
        "layers": network.layers,
        "cost": lambda images: cost(network, images, m_labels),
        "backprop": lambda images: backprop(network, images, m_labels),
        "train": lambda images: train(network, images, m_labels, batch_size=1),
        "accuracy": lambda images: accuracy(network, images, m_labels),
    }


@pytest.mark.parametrize("door", functions(small()))
class TestDoorsForImages:
    @no_numbers
    def test_no_numbers(self, door, bad):
        with pytest.raises((TypeError, ValueError), match="images: .* given" + SENTENCE):
            functions(small())[door](bad)

    @pytest.mark.parametrize("shape", [(), (4,), (2,), (3, 1), (1, 4), (1, 1, 3), (0,), (2, 0)])
    def test_shapes(self, door, shape):
        sentence = r"images have shape .*; wanted \(3,\) for one image or \(m, 3\)"
        with pytest.raises(ValueError, match=sentence):
            functions(small())[door](np.zeros(shape))

    def test_empty(self, door):
        with pytest.raises(ValueError, match="images are empty; wanted at least one"):
            functions(small())[door](np.zeros((0, 3)))

    @pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 1e300])
    def test_not_finite(self, door, bad):
        with pytest.raises(ValueError, match="images: NaN or a number beyond 1e9 given"):
            functions(small())[door]([[0.5, bad, 0.5]])

    def test_one_image_passes(self, door):
        functions(small())[door]([0.1, 0.2, 0.3])
        functions(small())[door]([[0.1, 0.2, 0.3]])

    @pytest.mark.parametrize(
        "damage, sentence",
        [
            ({"weights": [np.zeros((3, 4)), np.zeros((2, 4))]}, r"weights\[0\] has shape \(3, 4\)"),
            ({"biases": [np.zeros(4), np.zeros(3)]}, r"biases\[1\] has shape \(3,\); wanted \(2,"),
            ({"weights": [np.zeros((4, 3))]}, "weights holds 1 arrays; wanted 2"),
            ({"biases": [np.zeros(4), [0.0, 0.0]]}, r"biases\[1\] is list; wanted an array"),
            ({"biases": [np.zeros(4, int), np.zeros(2)]}, r"biases\[0\] is int64; wanted an arra"),
            ({"biases": [np.zeros(4), np.array([0, math.nan])]}, r"biases\[1\]: NaN"),
        ],
    )
    def test_parameters_set_by_hand(self, door, damage, sentence):
        network = small()
        vars(network).update(damage)
        with pytest.raises((TypeError, ValueError), match=sentence):
            functions(network)[door]([0.1, 0.2, 0.3])


@pytest.mark.parametrize("bad", [None, "network", Network, [1, 2]], ids=repr)
@pytest.mark.parametrize("function", [cost, backprop, train, accuracy])
def test_refuses_what_is_no_network(function, bad):
    with pytest.raises(TypeError, match="network is of type .*; wanted a Network"):
        function(bad, np.zeros((1, 3)), [0])


class TestCost:
    def test_the_lectures_table(self):
        outputs = np.array(LECTURE_OUTPUTS)
        network = Network((784, 10), dtype=np.float64)
        network.weights[0][:] = 0
        network.biases[0][:] = np.log(outputs / (1 - outputs))
        image = rng().random(784)
        assert network(image) == pytest.approx(outputs)
        assert cost(network, image, 3) == pytest.approx(3.3585, abs=1e-12)
        assert cost(network.copy(np.float32), image, 3) == pytest.approx(3.3585, abs=1e-5)

    def test_is_the_average_over_the_images(self):
        network = small((5, 3, 4, 2), dtype=np.float64)
        images, labels = batch(network, 7)
        each = [cost(network, x, label) for x, label in zip(images, labels, strict=True)]
        together = cost(network, images, labels)
        assert together == pytest.approx(sum(each) / 7, rel=1e-12)
        assert type(together) is float

    def test_labels_are_wanted_outputs(self):
        network = small((5, 3, 4))
        images, labels = batch(network, 9)
        y = one_hot(labels, 4)
        assert cost(network, images, labels) == cost(network, images, y)
        assert cost(network, images, labels.tolist()) == cost(network, images, y.tolist())
        assert cost(network, images, labels.astype(np.uint8)) == cost(network, images, y > 0)
        assert cost(network, images[0], int(labels[0])) == cost(network, images[0], y[0])
        assert cost(network, images[0], labels[:1]) == cost(network, images[:1], y[:1])
        gradients = backprop(network, images, labels), backprop(network, images, y)
        assert np.array_equal(gradients[0].flat(), gradients[1].flat())

    def test_as_many_images_as_outputs(self):
        network = small((5, 3, 4))
        images, labels = batch(network, 4)
        assert cost(network, images, labels) == cost(network, images, one_hot(labels, 4))

    def test_wanted_outputs_may_be_any_numbers(self):
        network = small(dtype=np.float64)
        x, y = np.array([0.1, 0.5, 0.9]), np.array([-3.0, 0.25])
        assert cost(network, x, y) == pytest.approx(((network(x) - y) ** 2).sum())


class TestBackprop:
    @pytest.mark.parametrize("seed", range(20))
    def test_against_central_differences(self, seed):
        r = rng(seed)
        sizes = r.permutation([2, 3, 4, 5, 6, 7])[: r.integers(2, 6)]
        init = ["scaled", "lecture"][seed % 2]
        network = Network(sizes, rng=r, init=init, dtype=np.float64)
        m = int(r.integers(1, 9))
        images = r.normal(0, 1, (m, sizes[0]))
        labels, outputs = r.integers(0, sizes[-1], m), r.normal(0, 1, (m, sizes[-1]))
        targets = labels if seed % 4 < 2 else outputs

        numeric = []
        for pair in zip(network.weights, network.biases, strict=True):
            for part in pair:
                for place in np.ndindex(part.shape):
                    value, h = part[place], 1e-5
                    part[place] = value + h
                    above = cost(network, images, targets)
                    part[place] = value - h
                    below = cost(network, images, targets)
                    part[place] = value
                    numeric.append((above - below) / (2 * h))

        g = backprop(network, images, targets).flat()
        distance = np.linalg.norm(g - numeric)
        assert distance / (np.linalg.norm(g) + np.linalg.norm(numeric)) <= 1e-7

    def test_shapes_and_order(self):
        network = small((5, 3, 4, 2))
        images, labels = batch(network)
        gradient = backprop(network, images, labels)
        assert [dW.shape for dW in gradient.weights] == [W.shape for W in network.weights]
        assert [db.shape for db in gradient.biases] == [b.shape for b in network.biases]
        flat = gradient.flat()
        assert flat.shape == (network.n_parameters,)
        assert np.array_equal(flat[:5], gradient.weights[0][0])  # row by row
        assert np.array_equal(flat[15:18], gradient.biases[0])
        assert np.array_equal(flat[18:21], gradient.weights[1][0])
        assert np.array_equal(flat[-2:], gradient.biases[2])

    def test_flat_copies(self):
        gradient = Gradient([np.arange(6.0).reshape(2, 3)], [np.array([6.0, 7.0])])
        assert gradient.flat().tolist() == list(range(8))
        gradient.flat()[0] = 9
        assert gradient.weights[0][0, 0] == 0

    def test_leaves_the_network_alone(self):
        network = small()
        images, labels = batch(network)
        backprop(network, images, labels)
        assert np.array_equal(flat_parameters(network), flat_parameters(small()))

    def test_batch_is_the_average_of_its_images(self):
        network = small((5, 3, 4, 2), dtype=np.float64)
        images, labels = batch(network, 6)
        pairs = zip(images, labels, strict=True)
        each = [backprop(network, x, label).flat() for x, label in pairs]
        assert backprop(network, images, labels).flat() == pytest.approx(np.mean(each, axis=0))

    def test_real_images(self):
        images, labels = load_digits("train", 50)
        network = Network((784, 16, 16, 10), dtype=np.float64)
        gradient = backprop(network, images, labels)
        h = 1e-5
        ink = images.sum(axis=0).argmax()
        for part, slope, place in (
            (network.weights[0], gradient.weights[0], (5, ink)),
            (network.weights[2], gradient.weights[2], (9, 3)),
            (network.biases[1], gradient.biases[1], (7,)),
        ):
            part[place] += h
            above = cost(network, images, labels)
            part[place] -= 2 * h
            below = cost(network, images, labels)
            part[place] += h
            assert slope[place] == pytest.approx((above - below) / (2 * h), rel=1e-6)


class TestTrain:
    def test_is_a_generator(self):
        network = small()
        training = train(network, *batch(network), epochs=1, batch_size=2)
        assert inspect.isgenerator(training)
        assert np.array_equal(flat_parameters(network), flat_parameters(small()))  # not begun
        parts = network.weights + network.biases
        next(training)
        assert not np.array_equal(flat_parameters(network), flat_parameters(small()))
        assert all(a is b for a, b in zip(parts, network.weights + network.biases, strict=True))

    def test_a_step_goes_down_the_gradient_of_its_batch(self):
        network = small((5, 3, 4, 2), dtype=np.float64)
        images, labels = batch(network, 7)
        order = rng(9).permutation(7)
        training = train(network, images, labels, 1, batch_size=3, eta=0.5, rng=rng(9))
        for step, places in enumerate((order[:3], order[3:6], order[6:]), 1):
            before = network.copy()
            progress = next(training)
            x, y = images[places], labels[places]
            wanted = flat_parameters(before) - 0.5 * backprop(before, x, y).flat()
            assert flat_parameters(network) == pytest.approx(wanted, abs=1e-15)
            assert progress == (0, step, 3, pytest.approx(cost(before, x, y)), 0.5)
        with pytest.raises(StopIteration):  # the last, smaller batch was the third
            next(training)

    def test_progress(self):
        network = small()
        told = run(network, *batch(network, 5), epochs=3, batch_size=2)
        assert [p.epoch for p in told] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
        assert [p.step for p in told] == list(range(1, 10))
        assert {p.steps for p in told} == {9}

    def test_every_epoch_uses_every_image_once_and_shuffles(self):
        network = Network((6, 2), dtype=np.float64)
        seen = []
        network._forward = lambda a: seen.append(a.copy()) or Network._forward(network, a)
        run(network, np.eye(6), np.zeros(6, int), epochs=2, batch_size=4)
        places = np.concatenate(seen).argmax(axis=1)
        assert sorted(places[:6]) == sorted(places[6:]) == list(range(6))
        assert places[:6].tolist() != places[6:].tolist()

    def test_same_seed_same_result(self):
        def result(**options):
            network = small()
            run(network, *batch(network, 20), epochs=3, batch_size=6, **options)
            return flat_parameters(network)

        assert np.array_equal(result(), result())
        assert np.array_equal(result(), result(rng=rng(0)))
        assert not np.array_equal(result(), result(rng=rng(1)))

    def test_labels_or_wanted_outputs(self):
        one, other = small(), small()
        images, labels = batch(one, 9)
        run(one, images, labels, 2, 4)
        run(other, images, one_hot(labels, 2), 2, 4)
        assert np.array_equal(flat_parameters(one), flat_parameters(other))

    def test_eta_can_follow_a_schedule(self):
        network, asked = small(), []

        def falling(done):
            asked.append(done)
            return 4 * (1 - done)

        told = run(network, *batch(network, 6), epochs=2, batch_size=2, eta=falling)
        assert asked[0] == 0 and asked[-6:] == pytest.approx([k / 6 for k in range(6)])
        assert [p.eta for p in told] == pytest.approx([4 * (1 - k / 6) for k in range(6)])

    def test_batch_size_can_follow_a_schedule(self):
        network, seen = small(), []
        images, labels = batch(network, 10)
        asked = iter([4, 4, 4, 3, 8, 2])  # once before the first step
        forward = network._forward
        network._forward = lambda a: seen.append(len(a)) or forward(a)
        told = run(network, images, labels, 2, lambda done: next(asked), eta=lambda done: 1 + done)
        assert seen == [4, 4, 2, 8, 2]
        assert [p.eta for p in told] == pytest.approx([1, 1.2, 1.4, 1.5, 1.9])
        assert [p.steps for p in told] == [6, 6, 7, 5, 5]

    @pytest.mark.parametrize("bad", [0, 6, 2.0, None, True], ids=repr)
    def test_a_batch_size_that_goes_wrong_is_stopped(self, bad):
        network = small()
        sizes = iter([2, 2, bad])
        training = train(network, *batch(network, 5), 1, lambda done: next(sizes))
        next(training)
        before = flat_parameters(network)
        with pytest.raises(ValueError, match=r"batch_size is .*; wanted a whole number 1\.\.5"):
            next(training)
        assert np.array_equal(flat_parameters(network), before)

    def test_a_schedule_that_goes_wrong_is_stopped(self):
        network = small()
        images, labels = batch(network, 6)
        training = train(network, images, labels, 1, 2, lambda done: 1 - 3 * done)
        next(training)
        before = flat_parameters(network)
        with pytest.raises(ValueError, match="eta is .*; wanted a learning rate above 0"):
            next(training)
        assert np.array_equal(flat_parameters(network), before)

    def test_lowers_the_cost(self):
        images, labels = load_digits("train", 2000)
        network = Network((784, 16, 16, 10))
        before = cost(network, images, labels)
        told = run(network, images, labels, epochs=5, batch_size=20, eta=2.0)
        assert cost(network, images, labels) < 0.4 < 0.9 < before
        assert accuracy(network, images, labels) > 0.8
        assert np.mean([p.cost for p in told[-100:]]) < np.mean([p.cost for p in told[:100]])

    def test_one_image(self):
        network = small()
        before = cost(network, [1, 0, 1], 1)
        run(network, [1, 0, 1], 1, epochs=20, batch_size=1)
        assert cost(network, [1, 0, 1], 1) < before / 2

    @pytest.mark.parametrize("bad", [0, -1, 6, 2.0, "2", None, True, math.nan, [2]], ids=repr)
    def test_refuses_batch_sizes(self, bad):
        network = small()
        with pytest.raises(ValueError, match=r"batch_size is .*; wanted a whole number 1\.\.5"):
            train(network, *batch(network, 5), batch_size=bad)

    def test_takes_the_largest_batch(self):
        network = small()
        assert len(run(network, *batch(network, 5), epochs=2, batch_size=np.int64(5))) == 2

    @pytest.mark.parametrize("bad", [0, -1, 1.0, "1", None, True, math.inf, [1]], ids=repr)
    def test_refuses_epochs(self, bad):
        network = small()
        with pytest.raises(ValueError, match="epochs is .*; wanted a whole number, 1 or more"):
            train(network, *batch(network), epochs=bad, batch_size=2)

    @pytest.mark.parametrize(
        "bad",
        [
            *[0, -0.1, math.nan, math.inf, -math.inf, 1e7, 10**400, "0.1", True, None, [0.1]],
            *[1j, np.complex64(1), np.array(0.1), np.bool_(True), Decimal(1), lambda done: "a"],
        ],
        ids=lambda bad: repr(bad)[:20],
    )
    def test_refuses_eta(self, bad):
        network = small()
        with pytest.raises(ValueError, match="eta is .*; wanted a learning rate above 0, at most"):
            train(network, *batch(network), batch_size=2, eta=bad)


@pytest.mark.parametrize(
    "function",
    [cost, backprop, lambda *args: train(*args, batch_size=1)],
    ids=["cost", "backprop", "train"],
)
class TestDoorsForTargets:
    images = np.zeros((4, 3))

    @no_numbers
    def test_no_numbers(self, function, bad):
        with pytest.raises((TypeError, ValueError), match="(labels|targets).*" + SENTENCE):
            function(small(), self.images, bad)

    @pytest.mark.parametrize("bad", [[0, 1, 2, 0], [0, -1, 0, 0], np.uint8([0, 255, 0, 0])])
    def test_labels_outside(self, function, bad):
        with pytest.raises(ValueError, match=r"labels contain -?\d+; wanted whole numbers 0\.\.1"):
            function(small(), self.images, bad)

    @pytest.mark.parametrize("bad", [np.zeros(4), [0.5] * 4, np.zeros(4, bool)])
    def test_labels_that_are_no_whole_numbers(self, function, bad):
        with pytest.raises(TypeError, match=r"labels are .*; wanted whole numbers 0\.\.1"):
            function(small(), self.images, bad)

    @pytest.mark.parametrize("shape", [(), (3,), (5,), (0,), (4, 1, 1)])
    def test_labels_of_another_shape(self, function, shape):
        with pytest.raises(ValueError, match=r"labels have shape .*; wanted \(4,\), one for each"):
            function(small(), self.images, np.zeros(shape, int))

    @pytest.mark.parametrize("shape", [(4, 1), (4, 3), (2, 4), (1, 2), (0, 2), (4, 0)])
    def test_wanted_outputs_of_another_shape(self, function, shape):
        with pytest.raises(ValueError, match=r"targets have shape .*; wanted \(4, 2\)"):
            function(small(), self.images, np.zeros(shape))

    @pytest.mark.parametrize("bad", [math.nan, math.inf, 1e300])
    def test_wanted_outputs_that_are_not_finite(self, function, bad):
        with pytest.raises(ValueError, match="targets: NaN or a number beyond 1e9 given"):
            function(small(), self.images, np.full((4, 2), bad))


class TestAccuracy:
    def test_share_of_right_answers(self):
        network = Network((3, 3), dtype=np.float64)
        network.weights[0][:] = np.eye(3)
        assert accuracy(network, np.eye(3), [0, 1, 2]) == 1
        assert accuracy(network, np.eye(3)[[0, 1, 2, 2]], [0, 1, 2, 0]) == 0.75
        assert accuracy(network, [0, 1, 0], 1) == 1
        assert type(accuracy(network, [0, 1, 0], 2)) is float

    @no_numbers
    def test_no_numbers(self, bad):
        with pytest.raises((TypeError, ValueError), match="labels.*" + SENTENCE):
            accuracy(small(), np.zeros((3, 3)), bad)

    @pytest.mark.parametrize("bad", [[0.0, 1.0], np.eye(2), [0, 2], [0], [[0], [1]], [True, False]])
    def test_refuses(self, bad):
        with pytest.raises((TypeError, ValueError), match="labels.*" + SENTENCE):
            accuracy(small(), np.zeros((2, 3)), bad)


class TestExtremes:
    """Numbers as large as are let in: nothing warns, nothing becomes NaN."""

    @pytest.mark.parametrize("size", [1e6, 1e9])
    @pytest.mark.parametrize("seed", range(5))
    def test_parameters(self, size, seed):
        network, r = small((30, 8, 6, 4)), rng(seed)
        images, labels = batch(network, 20)
        for part in network.weights + network.biases:
            part[...] = r.choice([-1, 0, 1], part.shape) * size
        exact = network.copy(np.float64)
        assert network(images) == pytest.approx(exact(images), abs=1e-6)
        assert np.isfinite(backprop(network, images, labels).flat()).all()
        told = run(network, images, labels, epochs=3, batch_size=7, eta=1e6)
        assert all(math.isfinite(p.cost) for p in told)
        assert np.isfinite(flat_parameters(network)).all()

    @pytest.mark.parametrize("size", [1e6, 1e9])
    def test_images_and_wanted_outputs(self, size):
        network, r = small((30, 8, 6, 4)), rng(0)
        images = (r.choice([-1, 0, 1], (20, 30)) * size).astype(np.float32)
        y = (r.choice([-1, 0, 1], (20, 4)) * size).astype(np.float32)
        assert np.isfinite(network(images)).all()
        assert cost(network, images, y) == pytest.approx((y.astype(float) ** 2).sum() / 20)
        assert np.isfinite(backprop(network, images, y).flat()).all()

    def test_a_huge_learning_rate_ends_nowhere_near_nan(self):
        network = small((30, 8, 6, 4))
        run(network, *batch(network, 20), epochs=50, batch_size=5, eta=1e6)
        assert np.isfinite(flat_parameters(network)).all()

    @pytest.mark.parametrize("dtype", [np.float32, np.float64])
    def test_larger_ones_are_refused(self, dtype):
        network = small(dtype=dtype)
        with pytest.raises(ValueError, match="images: NaN or a number beyond 1e9 given"):
            network(np.full(3, 1e10))
        network.weights[0][0, 0] = 1e10
        with pytest.raises(ValueError, match=r"weights\[0\]: NaN or a number beyond 1e9 given"):
            network(np.zeros(3))

    def test_tiny_numbers(self):
        network = small()
        for part in network.weights + network.biases:
            part[...] = 1e-45
        images = np.full((4, 3), 1e-45, np.float32)
        assert network(images) == pytest.approx(0.5)
        run(network, images, [0, 1, 0, 1], epochs=2, batch_size=2, eta=1e-300)
