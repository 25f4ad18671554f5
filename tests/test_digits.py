import hashlib
import io
import math
import pickle
import re
import warnings

import numpy as np
import pytest

from mlp_helpers import digits
from mlp_helpers.digits import (
    COUNTS,
    frame_like_mnist,
    load_digits,
    load_example,
    load_trained,
    one_hot,
)
from mlp_helpers.network import accuracy

DATA = digits.DATA
LICENCE = (DATA / "LICENSE.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


class TestFiles:
    def sums(self, digits_of_sum):
        """The sums in the licence's tables, by the name before them."""
        rows = re.findall(rf"^\| (\S+) \|.*\b([0-9a-f]{{{digits_of_sum}}}) \|$", LICENCE, re.M)
        assert len(rows) == 4
        return dict(rows)

    def test_images_are_mnist(self):
        with np.load(DATA / "mnist.npz", allow_pickle=False) as stored:
            arrays = dict(stored)
        found = {name: hashlib.sha256(a.tobytes()).hexdigest() for name, a in arrays.items()}
        assert found == self.sums(64)
        assert {a.dtype for a in arrays.values()} == {np.dtype(np.uint8)}

        names = {"train": "train", "t10k": "test"}
        for file, md5 in self.sums(32).items():
            split, kind = file.split("-")[:2]
            array = arrays[f"{'x' if kind == 'images' else 'y'}_{names[split]}"]
            header = np.array([2048 + array.ndim, *array.shape], ">i4").tobytes()
            assert hashlib.md5(header + array.tobytes()).hexdigest() == md5

    def test_licence_says_whose_they_are(self):
        for words in ("Yann LeCun", "Corinna Cortes", "NIST", "by-sa/3.0", "MIT License"):
            assert words in LICENCE

    def test_trained_network_is_plain_numbers(self):
        with np.load(DATA / "trained.npz", allow_pickle=False) as stored:
            arrays = dict(stored)
        assert set(arrays) == {"W1", "b1", "W2", "b2", "W3", "b3"}
        for array in arrays.values():
            assert array.dtype == np.float32 and np.isfinite(array).all()


class TestLoadDigits:
    @pytest.mark.parametrize("split", COUNTS)
    def test_a_whole_split(self, split):
        images, labels = load_digits(split)
        m = {"train": 60_000, "test": 10_000}[split]
        assert (images.shape, images.dtype) == ((m, 784), np.float32)
        assert (labels.shape, labels.dtype) == ((m,), np.int64)
        assert (images.min(), images.max()) == (0, 1)
        assert np.unique(labels).tolist() == list(range(10))
        with np.load(DATA / "mnist.npz") as stored:
            assert np.array_equal(labels, stored[f"y_{split}"])
            pixels = stored[f"x_{split}"].reshape(m, 784)
        for rows in (slice(0, 1000), slice(-1000, None)):
            assert np.array_equal(np.rint(images[rows] * 255), pixels[rows])

    def test_a_sample(self):
        images, labels = load_digits("test", 1000)
        everything, all_labels = load_digits("test")
        assert (images.shape, images.dtype) == ((1000, 784), np.float32)
        assert labels.dtype == np.int64
        places = {row.tobytes(): place for place, row in enumerate(everything)}
        drawn = [places[row.tobytes()] for row in images]
        assert len(set(drawn)) == 1000
        assert np.array_equal(all_labels[drawn], labels)
        assert drawn != sorted(drawn) and np.mean(drawn) == pytest.approx(5000, abs=400)

    def test_samples_are_seeded(self):
        first, again, other = (load_digits("test", 50, seed=s)[0] for s in (0, 0, 1))
        assert np.array_equal(first, again)
        assert np.array_equal(first, load_digits("test", 50)[0])
        assert not np.array_equal(first, other)

    def test_what_is_handed_out_can_be_changed(self):
        images, labels = load_digits("test", 5)
        images[:], labels[:] = 0.5, 3
        example = load_example(3)
        example[:] = 0.5
        assert load_digits("test", 5)[0].min() == 0 and load_example(3).min() == 0

    def test_a_whole_split_as_a_sample(self):
        _, labels = load_digits("test", 10_000)
        assert np.array_equal(np.bincount(labels), np.bincount(load_digits("test")[1]))

    @pytest.mark.parametrize("split", ["Train", "", "validation", None, 0, ["train"], b"test"])
    def test_refuses_splits(self, split):
        for load in (load_digits, lambda split: load_example(3, split=split)):
            with pytest.raises(ValueError, match='split is .*; wanted "train" or "test"'):
                load(split)

    @pytest.mark.parametrize("count", [0, -1, 10_001, 2.0, "5", True, math.nan, [5]], ids=repr)
    def test_refuses_counts(self, count):
        with pytest.raises(ValueError, match=r"count is .*; wanted a whole number 1\.\.10,000"):
            load_digits("test", count)

    @pytest.mark.parametrize("seed", [-1, 1.5, "a", None, True])
    def test_refuses_seeds(self, seed):
        with pytest.raises(ValueError, match="seed is .*; wanted a whole number, 0 or more"):
            load_digits("test", 5, seed)


class TestLoadExample:
    @pytest.mark.parametrize("split", COUNTS)
    def test_counts_through_the_digits(self, split):
        images, labels = load_digits(split)
        for digit in range(10):
            places = np.flatnonzero(labels == digit)
            for which in (0, 1, len(places) - 1):
                example = load_example(digit, which, split)
                assert (example.shape, example.dtype) == ((784,), np.float32)
                assert np.array_equal(example, images[places[which]])

    @pytest.mark.parametrize("digit", [-1, 10, 3.0, "3", True, [3]], ids=repr)
    def test_refuses_digits(self, digit):
        with pytest.raises(ValueError, match=r"digit is .*; wanted a whole number 0\.\.9"):
            load_example(digit)

    @pytest.mark.parametrize("which", [-1, 1010, 0.0, "0", None, False], ids=repr)
    def test_refuses_places(self, which):
        sentence = r"there are 1,010 test images of the digit 3, wanted 0\.\.1009"
        with pytest.raises(ValueError, match=sentence):
            load_example(3, which)

    def test_counts_through_all_images(self):
        images, _ = load_digits("test")
        assert np.array_equal(load_example(None, 900), images[900])
        with pytest.raises(ValueError, match=r"10,000 test images, wanted 0\.\.9999"):
            load_example(which=10_000)


class TestTrained:
    def test_reads_the_test_images(self):
        network = load_trained()
        assert network.sizes == (784, 16, 16, 10)
        assert network.dtype == np.float32
        assert accuracy(network, *load_digits("test")) >= 0.95

    def test_each_one_can_be_changed(self):
        first = load_trained()
        first.weights[0][:] = 0
        first.biases[0] += 1
        assert load_trained().weights[0].any()


def as_npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def as_npy(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def trained_with(**changes):
    with np.load(DATA / "trained.npz") as stored:
        return as_npz(**(dict(stored) | changes))


def mnist_with(**changes):
    pixels, labels = np.zeros((10_000, 28, 28), np.uint8), np.zeros(10_000, np.uint8)
    return as_npz(**({"x_test": pixels, "y_test": labels} | changes))


class TestDamage:
    """A file that is not what it should be: which one, and how to get it back."""

    loaders = {"mnist.npz": lambda: load_digits("test", 10), "trained.npz": load_trained}

    @pytest.fixture
    def refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr(digits, "DATA", tmp_path)
        digits._read_split.cache_clear()

        def refused(name, content, error=OSError):
            if content is not None:
                (tmp_path / name).write_bytes(content)
            with pytest.raises(error) as caught:
                self.loaders[name]()
            sentence = str(caught.value)
            assert str(tmp_path / name) in sentence
            assert f"git checkout -- mlp_helpers/data/{name}" in sentence
            assert ("is missing" if content is None else "is damaged (") in sentence
            return sentence

        yield refused
        digits._read_split.cache_clear()

    @pytest.mark.parametrize("name", loaders)
    def test_missing(self, refused, name):
        refused(name, None, FileNotFoundError)

    @pytest.mark.parametrize("name", loaders)
    @pytest.mark.parametrize("share", [0, 0.001, 0.5, 0.999])
    def test_cut_off(self, refused, name, share):
        content = (DATA / name).read_bytes()
        refused(name, content[: int(share * len(content))])

    @pytest.mark.parametrize("name", loaders)
    @pytest.mark.parametrize(
        "content",
        [
            b"\0" * 1000,
            b"<!DOCTYPE html>",
            b"version https://git-lfs.github.com/spec/v1",
            pickle.dumps({"W1": [1, 2, 3]}),
            as_npy(np.zeros(3)),
            as_npz(),
            as_npz(something=np.zeros(3), x_train=np.zeros(3)),
        ],
        ids=["zeros", "a page", "a pointer", "a pickle", "an npy", "nothing in it", "other keys"],
    )
    def test_something_else(self, refused, name, content):
        refused(name, content)

    def test_flipped_bits(self, refused):
        content = bytearray((DATA / "trained.npz").read_bytes())
        content[len(content) // 2] ^= 1
        refused("trained.npz", bytes(content))

    @pytest.mark.parametrize("seed", range(20))
    def test_bytes_in_the_headers(self, seed, refused):
        content = bytearray((DATA / "trained.npz").read_bytes())
        r = np.random.default_rng(seed)
        places = [m.start() for m in re.finditer(b"PK\x03\x04|NUMPY", content)]
        for place in places:
            content[place + r.integers(0, 4)] = r.integers(0, 60)
        refused("trained.npz", bytes(content))

    def test_nothing_in_a_file_is_run(self, refused, tmp_path):
        class Trap:
            def __reduce__(self):
                return (tmp_path / "sprung").write_text, ("",)

        trap = np.array([Trap()], object)
        with np.load(DATA / "trained.npz") as stored:
            arrays = dict(stored) | {"W1": trap}
        file = io.BytesIO()
        np.savez(file, **arrays)
        refused("trained.npz", file.getvalue())
        refused("trained.npz", pickle.dumps(Trap()))
        refused("mnist.npz", pickle.dumps(Trap()))
        assert not (tmp_path / "sprung").exists()

    @pytest.mark.parametrize(
        "changes",
        [
            {"W1": np.zeros((784, 16), np.float32)},
            {"b3": np.zeros(9, np.float32)},
            {"b2": np.zeros((), np.float32)},
            {"W2": np.zeros((16, 16), int)},
            {"W2": np.full((16, 16), "a")},
            {"W2": np.full((16, 16), np.nan, np.float32)},
            {"b1": np.full(16, np.inf, np.float32)},
        ],
        ids=lambda changes: f"{[*changes]}",
    )
    def test_wrong_arrays_in_the_network(self, refused, changes):
        sentence = refused("trained.npz", trained_with(**changes))
        assert "weights[" in sentence or "biases[" in sentence

    @pytest.mark.parametrize(
        "changes",
        [
            {"x_test": np.zeros((10_000, 784), np.uint8)},
            {"x_test": np.zeros((10_000, 28, 28), np.int16)},
            {"x_test": np.zeros((0, 28, 28), np.uint8), "y_test": np.zeros(0, np.uint8)},
            {"y_test": np.zeros(9_999, np.uint8)},
            {"y_test": np.zeros(10_000)},
            {"y_test": np.uint8(0)},
            {"y_test": np.full(10_000, 10, np.uint8)},
        ],
        ids=range(7),
    )
    def test_wrong_arrays_in_the_images(self, refused, changes):
        refused("mnist.npz", mnist_with(**changes))

    def test_mended(self, refused, tmp_path):
        refused("trained.npz", b"")
        (tmp_path / "trained.npz").write_bytes((DATA / "trained.npz").read_bytes())
        load_trained()
        refused("mnist.npz", b"")
        (tmp_path / "mnist.npz").write_bytes(mnist_with())
        assert load_digits("test", 10)[0].max() == 0  # the failure was not remembered


class TestOneHot:
    def test_a_label(self):
        assert one_hot(3).tolist() == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
        assert one_hot(3).dtype == np.float32
        assert one_hot(np.int64(1), 2).tolist() == [0, 1]

    def test_labels(self):
        assert one_hot([2, 0], 3).tolist() == [[0, 0, 1], [1, 0, 0]]
        assert one_hot(np.zeros(0, int)).shape == (0, 10)
        labels = load_digits("test", 100)[1]
        assert np.array_equal(one_hot(labels).argmax(axis=1), labels)
        assert (one_hot(labels).sum(axis=1) == 1).all()

    @pytest.mark.parametrize("bad", [10, -1, [0, 10], np.uint8([255])], ids=repr)
    def test_refuses_labels_outside(self, bad):
        with pytest.raises(ValueError, match=r"labels contain -?\d+; wanted whole numbers 0\.\.9"):
            one_hot(bad)

    @pytest.mark.parametrize(
        "bad",
        [3.0, True, "3", None, 1j, [0.5], [None], {3}, [[1], [2, 3]], np.ma.masked_array([1, 2])],
        ids=repr,
    )
    def test_refuses_what_is_no_label(self, bad):
        with pytest.raises((TypeError, ValueError), match="labels.*; wanted "):
            one_hot(bad)

    def test_refuses_shapes(self):
        with pytest.raises(ValueError, match=r"labels have shape \(1, 2\); wanted one label or"):
            one_hot([[1, 2]])

    @pytest.mark.parametrize("n", [0, -1, 2.0, "3", None, True])
    def test_refuses_sizes(self, n):
        with pytest.raises(ValueError, match="n is .*; wanted a whole number, 1 or more"):
            one_hot([0], n)


def box(picture):
    """First and last row and column with ink: ((top, bottom), (left, right))."""
    ink = np.asarray(picture).reshape(28, 28) > 1e-6
    sides = [np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0)]
    return [(int(side[0]), int(side[-1])) for side in sides]


def size(picture):
    return [last - first + 1 for first, last in box(picture)]


def centre(picture):
    picture = np.asarray(picture, float).reshape(28, 28)
    places = np.arange(28)
    return [(picture.sum(axis=axis) @ places) / picture.sum() for axis in (1, 0)]


def random_drawing(shape, seed=0):
    return np.random.default_rng(seed).random(shape)


class TestFrame:
    @pytest.mark.parametrize(
        "shape", [(5, 9), (9, 5), (100, 60), (28, 28), (20, 20), (12, 12), (300, 400), (147, 147)]
    )
    def test_any_size_fits_the_box(self, shape):
        framed = frame_like_mnist(random_drawing(shape))
        assert (framed.shape, framed.dtype) == ((784,), np.float32)
        assert framed.min() >= 0 and framed.max() <= 1
        scale = 20 / max(shape)
        assert max(size(framed)) == 20
        assert size(framed) == pytest.approx(np.multiply(shape, scale), abs=1)
        assert centre(framed) == pytest.approx([14, 14], abs=0.5001)

    @pytest.mark.parametrize("shape", [(5, 9), (100, 60), (28, 28), (3, 40), (64, 64)])
    def test_no_ink_is_lost(self, shape):
        drawing = random_drawing(shape)
        scale = 20 / max(shape)
        assert frame_like_mnist(drawing).sum() == pytest.approx(drawing.sum() * scale**2, rel=1e-5)

    def test_a_column_of_784_is_an_image(self):
        drawing = random_drawing((28, 28))
        assert np.array_equal(frame_like_mnist(drawing.ravel()), frame_like_mnist(drawing))

    def test_real_images_are_framed_already(self):
        images, _ = load_digits("test", 200)
        away = [np.abs(frame_like_mnist(image) - image).mean() for image in images]
        assert np.median(away) < 1e-6
        assert np.mean(np.array(away) < 1e-6) >= 0.95

    @pytest.mark.parametrize("factor", [2, 3, 7])
    def test_real_images_enlarged_come_back(self, factor):
        for image in load_digits("test", 20)[0]:
            large = np.kron(image.reshape(28, 28), np.ones((factor, factor)))
            assert frame_like_mnist(large) == pytest.approx(image, abs=1e-5)

    def test_a_trained_network_reads_what_was_small_and_in_a_corner(self):
        images, labels = load_digits("test", 500)
        canvas = np.zeros((500, 50, 50))
        canvas[:, 3:17, 30:44] = images.reshape(500, 14, 2, 14, 2).mean(axis=(2, 4))
        framed = np.stack([frame_like_mnist(drawing) for drawing in canvas])
        assert accuracy(load_trained(), framed, labels) > 0.88

    @pytest.mark.parametrize("shape", [(4, 6), (7, 7), (10, 3), (12, 12), (1, 6)])
    @pytest.mark.parametrize("full", [True, False])
    def test_where_it_was_drawn_does_not_matter(self, shape, full):
        blob = np.ones(shape) if full else random_drawing(shape)
        wanted = frame_like_mnist(blob)
        for row, column in np.random.default_rng(1).integers(0, 28 - max(shape), (20, 2)):
            drawing = np.zeros((28, 28))
            drawing[row : row + shape[0], column : column + shape[1]] = blob
            assert frame_like_mnist(drawing) == pytest.approx(wanted, abs=1e-6)

    def test_framing_twice_changes_nothing(self):
        framed = frame_like_mnist(random_drawing((31, 17)))
        assert frame_like_mnist(framed) == pytest.approx(framed, abs=0.1)
        assert box(frame_like_mnist(framed)) == box(framed)

    @pytest.mark.parametrize(
        "scale, shift, wanted",
        [
            (math.nan, (0, 0), "scale is nan; wanted a finite number"),
            ("1", (0, 0), "scale is '1'; wanted a number"),
            (1, (0, math.inf), "shift holds inf; wanted"),
            (1, 3, r"shift has shape \(\); wanted \(2,\)"),
        ],
    )
    def test_no_place_where_none_can_be(self, scale, shift, wanted):
        with pytest.raises((TypeError, ValueError), match=wanted):
            digits.place(np.ones((3, 3)), scale, shift)

    @pytest.mark.parametrize("place", [(0, 0), (27, 27), (0, 13), (9, 27), (14, 14)])
    def test_a_single_pixel(self, place):
        drawing = np.zeros((28, 28))
        drawing[place] = 0.75
        framed = frame_like_mnist(drawing)
        assert size(framed) == [20, 20]
        assert framed.max() == pytest.approx(0.75)
        assert centre(framed) == pytest.approx([14, 14], abs=0.5001)

    def test_ink_at_the_border(self):
        drawing = np.zeros((28, 28))
        drawing[0], drawing[:, 0] = 1, 1
        framed = frame_like_mnist(drawing)
        assert max(size(framed)) == 20
        assert framed.sum() == pytest.approx(drawing.sum() * (20 / 28) ** 2, rel=1e-5)

    def test_a_line_keeps_its_proportions(self):
        drawing = np.zeros((60, 60))
        drawing[10:50, 20:22] = 1
        assert size(frame_like_mnist(drawing)) == [20, 1]
        assert size(frame_like_mnist(drawing.T)) == [1, 20]

    def test_top_heavy_ink_stays_in_the_picture(self):
        """The centre of mass cannot reach the middle without pushing ink out of the picture."""
        drawing = np.zeros((200, 10))
        drawing[:10], drawing[:, 4] = 1, 0.25
        for turned in (drawing, drawing[::-1], drawing.T, drawing.T[:, ::-1]):
            framed = frame_like_mnist(turned)
            assert max(size(framed)) == 20
            assert framed.sum() == pytest.approx(turned.sum() * 0.01, rel=1e-5)

    def test_any_kind_of_numbers(self):
        drawing = random_drawing((12, 12)) > 0.5
        wanted = frame_like_mnist(drawing.astype(np.float32))
        for same in (drawing, drawing.astype(np.uint8), drawing.tolist(), drawing.astype("f2")):
            assert np.array_equal(frame_like_mnist(same), wanted)
        faint = frame_like_mnist(drawing * 1e-30)
        assert faint * np.float32(1e30) == pytest.approx(wanted, abs=1e-5)
        assert faint.dtype == np.float32

    def test_faintest_ink(self):
        drawing = np.zeros((500, 500), np.float32)
        drawing[3, 3] = drawing[400, 300] = 1e-45
        assert np.isfinite(frame_like_mnist(drawing)).all()

    def test_leaves_the_drawing_alone(self):
        drawing = random_drawing((28, 28)).astype(np.float32)
        before = drawing.copy()
        drawing.flags.writeable = False
        frame_like_mnist(drawing)
        assert np.array_equal(drawing, before)

    @pytest.mark.parametrize("shape", [(28, 28), (784,), (1, 1), (100, 3)])
    def test_refuses_an_empty_drawing(self, shape):
        with pytest.raises(ValueError, match="the drawing is empty; wanted at least one pixel"):
            frame_like_mnist(np.zeros(shape))

    @pytest.mark.parametrize("bad", [-0.01, 1.01, 256, -1e8])
    def test_refuses_values_outside(self, bad):
        drawing = np.full((5, 5), 0.5)
        drawing[2, 2] = bad
        with pytest.raises(ValueError, match="the drawing holds values .*; wanted 0 to 1, black"):
            frame_like_mnist(drawing)

    @pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
    def test_refuses_what_is_not_finite(self, bad):
        drawing = np.full((5, 5), 0.5)
        drawing[2, 2] = bad
        with pytest.raises(ValueError, match="the drawing: NaN or a number beyond 1e9 given"):
            frame_like_mnist(drawing)

    @pytest.mark.parametrize("shape", [(), (783,), (28,), (0, 5), (5, 0), (1, 28, 28), (0,)])
    def test_refuses_shapes(self, shape):
        with pytest.raises(ValueError, match=r"the drawing has shape .*; wanted \(rows, columns\)"):
            frame_like_mnist(np.full(shape, 0.5))

    @pytest.mark.parametrize(
        "bad",
        [
            *[None, "ink", 1j, {"a": 1}, [[0.1, None]], [["0.5"]], [[1, 0], [1]]],
            *[np.ma.masked_array([[0.1, 0.2]], [[True, False]]), np.zeros((2, 2), complex)],
        ],
        ids=repr,
    )
    def test_refuses_what_is_no_drawing(self, bad):
        with pytest.raises((TypeError, ValueError), match="the drawing: .* given; wanted "):
            frame_like_mnist(bad)
