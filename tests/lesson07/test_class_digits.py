"""A class's digits: read, halved, learned from."""

import warnings
from functools import cache

import numpy as np
import pytest

from mlp_helpers import threads
from mlp_helpers.digits import load_digits, load_trained
from mlp_helpers.lesson01.hands import a_class
from mlp_helpers.lesson07 import class_digits
from mlp_helpers.lesson07.class_digits import (
    class_in,
    drawn_half,
    read_class,
    with_and_without,
)
from mlp_helpers.network import Network
from mlp_helpers.own_digits import merged, save_own

threads.limit(1)  # as in every kernel that runs a lesson
UNLIKE = (3, 7, 4, 12, 5)  # digits of each writer


def unlike_class(counts=UNLIKE, seed=0):
    """A class whose writers hand in unlike numbers of digits."""
    pages = [a_class(1, each, seed + n)[0] for n, each in enumerate(counts)]
    return merged(pages, [f"{n}.npz" for n in range(len(counts))])


@cache
def mnist(count=4000):
    return load_digits("train", count), load_digits("test", 500)


@cache
def mirrored_class(digit=None, writers=8, each=20):
    """A class of which everybody writes one digit the wrong way round."""
    pages = a_class(writers, each, seed=3)
    turned = [
        (np.where((labels == digit)[:, None, None], images[:, :, ::-1], images), labels)
        for images, labels in pages
    ]
    return merged(turned, range(writers))


def compare(digits, **settings):
    settings = {"shown": (0, 20), "repeats": 2, "epochs": 2, **settings}
    return with_and_without(digits, *mnist(), **settings)


def test_what_is_read_of_a_class_is_counted_right():
    digits, network = unlike_class(), load_trained()
    read = read_class(network, digits)
    answers = [int(network(image).argmax()) for image in digits.images]
    right = [answer == label for answer, label in zip(answers, digits.labels, strict=True)]
    assert read.answers.tolist() == answers and read.right.tolist() == right
    assert read.share == pytest.approx(sum(right) / 31) and read.outputs.shape == (31, 10)
    for n in range(5):
        of_one = [hit for hit, writer in zip(right, digits.writer, strict=True) if writer == n]
        assert len(of_one) == UNLIKE[n] and read.per_writer[n] == np.mean(of_one)
    for digit in range(10):
        of_one = [hit for hit, label in zip(right, digits.labels, strict=True) if label == digit]
        assert read.per_digit[digit] == np.mean(of_one)
    assert sorted(read.misread) == [n for n, hit in enumerate(right) if not hit]
    assert (np.diff(read.sure[read.misread]) <= 0).all()
    assert read.sure[4] == read.outputs[4].max()
    assert repr(read) == f"{sum(right)} of 31 digits read right"


def test_a_digit_that_nobody_wrote_has_no_share():
    read = read_class(load_trained(), unlike_class((3, 2)))  # 0, 1, 2 and 0, 1
    assert np.isnan(read.per_digit).tolist() == [False] * 3 + [True] * 7


@pytest.mark.parametrize("counts", [UNLIKE, (2, 2, 2, 2), (20,) * 7])
def test_nobody_writes_in_both_halves(counts):
    digits, seen = unlike_class(counts), []
    for seed in range(20):
        half = drawn_half(digits, np.random.default_rng(seed))
        tested, learned = (set(digits.writer[part]) for part in (half, ~half))
        assert not tested & learned and tested | learned == set(range(len(counts)))
        assert len(learned) == len(counts) // 2
        seen.append(tuple(sorted(tested)))
    assert len(set(seen)) > 2  # drawn anew


@pytest.mark.parametrize("teachers, taught", [(1, 1), (2, 2), (3, 3), (4, 3), (100, 3)])
def test_fewer_may_teach_and_all_others_are_tested_on(teachers, taught):
    digits = unlike_class((2, 3, 4, 5, 6, 7))
    half = drawn_half(digits, np.random.default_rng(0), teachers)
    assert len(set(digits.writer[~half])) == taught
    assert set(digits.writer[half]) == set(range(6)) - set(digits.writer[~half])
    compared = compare(digits, teachers=teachers, repeats=1, epochs=1, shown=(0, 1))
    (n,), (others,) = compared.learned, compared.tested
    assert n + others == 27 and n < 2 + 7 * taught


@pytest.mark.parametrize("counts", [(20,), (7, 5), (20, 3, 9)])
def test_few_writers_are_halved_digit_by_digit(counts):
    digits = unlike_class(counts)
    half = drawn_half(digits, np.random.default_rng(0))
    assert abs(2 * half.sum() - len(half)) <= 1
    for digit in range(10):
        of_one = digits.labels == digit
        assert abs((half & of_one).sum() - (~half & of_one).sum()) <= 1
    other = drawn_half(digits, np.random.default_rng(1))
    assert (half != other).any()


def test_the_networks_differ_in_nothing_but_the_class(monkeypatch):
    """Same start, same order, as many steps, as many images; MNIST's in the same places."""
    trained = []

    def kept(network, images, labels, epochs, batch_size, eta, rng):
        order = rng.permutation(len(images))
        trained.append((network.copy(), images.copy(), labels.copy(), order, eta(0.5)))
        return iter(())

    monkeypatch.setattr(class_digits, "train", kept)
    digits, (training, _) = unlike_class(), mnist()
    compared = compare(digits, shown=(0, 1, 3), repeats=2)
    m = len(training[0])
    for repeat in (0, 1):
        arms = trained[3 * repeat : 3 * repeat + 3]
        half = drawn_half(digits, np.random.default_rng((0, repeat)))
        n = (~half).sum()
        assert (compared.learned[repeat], compared.tested[repeat]) == (n, half.sum())
        for times, (network, images, labels, order, eta) in zip((0, 1, 3), arms, strict=True):
            for one, other in zip(network.weights, arms[0][0].weights, strict=True):
                assert (one == other).all()
            assert (order == arms[0][3]).all() and eta == arms[0][4] > 0
            assert len(images) == len(labels) == m + 3 * n
            assert (images[:m] == training[0]).all() and (labels[:m] == training[1]).all()
            own = images[m : m + times * n].reshape(times, n, 784)
            assert (own == digits.images[~half]).all()
            assert (labels[m : m + times * n].reshape(times, n) == digits.labels[~half]).all()
            rest = slice(m + times * n, None)
            assert (images[rest] == arms[0][1][rest]).all()
            from_mnist = {image.tobytes() for image in training[0]}
            assert all(image.tobytes() in from_mnist for image in images[rest])
            tested = {image.tobytes() for image in digits.images[half]}
            assert not any(image.tobytes() in tested for image in images)  # no leak
    starts = [trained[n][0].weights[0] for n in (0, 3)]
    assert (starts[0] != starts[1]).any()


def test_a_digit_that_the_class_mirrors_is_learned_from_the_other_half():
    compared = compare(mirrored_class(7), repeats=3, epochs=8)
    before, after = compared.by_digit[:, 7]
    assert before < 0.3 and after > before + 0.4
    assert (compared.gain[:, 1] > 0.03).all()
    others = np.delete(compared.per_digit, 7, axis=2)
    assert np.nanmean(others[:, 1]) > np.nanmean(others[:, 0]) - 0.1


def test_mnist_itself_teaches_nothing_about_the_class_by_being_repeated():
    digits = mirrored_class(7)
    compared = compare(digits, shown=(0, 0), repeats=1)
    assert (compared.gain == 0).all() and compared.mnist[0, 0] == compared.mnist[0, 1]


def test_shares_are_the_mean_over_the_digits_of_the_half():
    compared = compare(mirrored_class(7), repeats=2)
    assert compared.right.shape == compared.mnist.shape == (2, 2)
    assert compared.per_digit.shape == (2, 2, 10)
    assert compared.tested.tolist() == [80, 80]
    np.testing.assert_allclose(compared.per_digit.mean(axis=2), compared.right, atol=1e-9)
    np.testing.assert_allclose(compared.gain[:, 1], compared.right[:, 1] - compared.right[:, 0])
    np.testing.assert_allclose(compared.by_digit, compared.per_digit.mean(axis=0))
    assert ((compared.mnist > 0) & (compared.mnist < 1)).all() and compared.by_writer
    first, second = compared.right.mean(axis=0)
    assert repr(compared) == f"read right: {first:.1%} where shown 0 times, {second:.1%} where 20"
    assert compared.split == "Drawn by writer: nobody is both learned from and tested on."


def test_the_same_seed_gives_the_same_numbers_and_another_others():
    digits = mirrored_class(7)
    first, again, other = (compare(digits, repeats=1, seed=seed) for seed in (1, 1, 2))
    assert (first.right == again.right).all() and (first.mnist != other.mnist).any()


def test_a_digit_that_is_not_tested_has_no_share_and_takes_none_from_others():
    compared = compare(unlike_class((3, 1, 1, 1)), repeats=6, epochs=1)  # 0, 1, 2 and three 0s
    with warnings.catch_warnings(action="ignore"):  # of digits that nobody wrote
        expected = np.nanmean(compared.per_digit, axis=0)
    np.testing.assert_allclose(compared.by_digit, expected)
    assert np.isnan(compared.by_digit).tolist() == [[False] * 3 + [True] * 7] * 2
    assert np.isnan(compared.per_digit[:, 0, 1]).any()


def test_with_few_writers_it_says_what_the_gain_does_not_say():
    compared = compare(unlike_class((9, 12)), repeats=1)
    assert not compared.by_writer
    assert compared.split.startswith("With fewer than 4 writers the halves are drawn digit by dig")


def test_a_folder_is_taken_and_a_program_stands_in_where_there_is_none(tmp_path):
    digits = class_in(tmp_path / "class_digits")
    assert digits.source == f"a program: there is no folder {tmp_path / 'class_digits'}"
    assert len(digits.files) == 12 and len(digits.labels) == 240
    for n, page in enumerate(a_class(2, 5)):
        save_own(tmp_path / f"{n}.npz", *page)
    digits = class_in(tmp_path)
    assert digits.source == f"the folder {tmp_path}" and len(digits.labels) == 10
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match=r"has no \.npz files in it"):
        class_in(tmp_path / "empty")
    with pytest.raises(TypeError, match="path is None; wanted a folder"):
        class_in(None)


@pytest.mark.parametrize(
    "settings, error, said",
    [
        ({"shown": (0, -1)}, ValueError, "one of shown is -1; wanted a whole number 0..1,000"),
        ({"shown": (0, 0.5)}, ValueError, "one of shown is 0.5; wanted a whole number"),
        ({"shown": ()}, ValueError, "shown is empty; wanted how often"),
        ({"teachers": 0}, ValueError, "teachers is 0; wanted a whole number, 1 or more"),
        ({"repeats": 0}, ValueError, "repeats is 0; wanted a whole number, 1 or more"),
        ({"epochs": 0}, ValueError, "epochs is 0; wanted a whole number, 1 or more"),
        ({"seed": -1}, ValueError, "seed is -1; wanted a whole number, 0 or more"),
        ({"digits": [1]}, TypeError, "digits is of type list; wanted what class_in or merge_own"),
        ({"digits": unlike_class((1,))}, ValueError, "there is only 1 digit; wanted at least 2"),
    ],
)
def test_what_is_no_experiment_is_refused_in_words(settings, error, said):
    settings = {"digits": unlike_class((2, 2, 2, 2)), **settings}
    with pytest.raises(error) as refused:
        compare(settings.pop("digits"), **settings)
    assert said in str(refused.value)


def test_too_many_images_are_refused_before_anything_is_trained(monkeypatch):
    monkeypatch.setattr(class_digits, "MOST", 30)
    monkeypatch.setattr(class_digits, "train", None)
    said = "4 digits, each shown 8 times, make 32 images; wanted at most 30: show them less often"
    with pytest.raises(ValueError, match=said):
        compare(unlike_class((2, 2, 2, 2)), shown=(0, 8))


def test_a_network_for_other_images_is_refused():
    with pytest.raises(
        ValueError, match=r"network has sizes \(16, 4, 10\); wanted a Network from 784"
    ):
        read_class(Network((16, 4, 10)), unlike_class())


@pytest.mark.parametrize(
    "settings, said",
    [
        ({"shown": 3}, "shown is empty; wanted how often"),
        ({"training": np.zeros((5, 784))}, "training is of type ndarray; wanted a pair"),
        ({"training": (np.zeros((5, 784)), [1, 2])}, "labels have shape"),
        ({"test": (np.zeros((2, 784)), np.eye(10)[:2])}, "labels are float64|labels have shape"),
        ({"teachers": -5}, "teachers is -5; wanted a whole number"),
    ],
)
def test_what_is_no_data_for_it_is_refused_in_words(settings, said):
    training, test = mnist()
    given = {"training": training, "test": test, "repeats": 1, "epochs": 1} | settings
    with pytest.raises((TypeError, ValueError), match=said):
        with_and_without(unlike_class((3, 4)), **given)


def test_half_of_a_class_is_drawn_without_a_generator_too():
    assert drawn_half(unlike_class(), None).any()
    with pytest.raises(ValueError, match="path is ''; wanted a folder"):
        class_in("")
    with pytest.raises(ValueError, match="network is 5; wanted a Network from 784 pixels"):
        read_class(5, unlike_class())
