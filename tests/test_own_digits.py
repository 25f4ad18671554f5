"""Sets of own digits in files: saved, loaded, refused, put together."""

import os
import zipfile

import numpy as np
import pytest

from mlp_helpers import own_digits
from mlp_helpers.lesson01.hands import a_class
from mlp_helpers.own_digits import load_own, merge_own, merged, save_own

N = 3


@pytest.fixture
def pages():
    return a_class(writers=3, each=4, seed=2)


@pytest.fixture
def stored(tmp_path, pages):
    """A path to a set that was saved, and what is in it."""
    images, labels = pages[0]
    return save_own(tmp_path / "my_digits.npz", images, labels), images, labels


def set_with(**changes):
    """The arrays of a good set, some changed; None takes one away."""
    arrays = {
        "images": np.full((N, 28, 28), 7, np.uint8),
        "labels": np.arange(N, dtype=np.uint8),
        "version": np.int64(1),
    }
    return {name: array for name, array in {**arrays, **changes}.items() if array is not None}


def test_what_is_saved_is_loaded(stored):
    path, images, labels = stored
    loaded, those = load_own(path)
    assert loaded.dtype == np.float32 and loaded.shape == (4, 784)
    assert those.dtype == np.int64 and (those == labels).all()
    np.testing.assert_allclose(255 * loaded, images.reshape(4, 784), atol=1e-4)


def test_numbers_from_0_to_1_are_saved_to_the_nearest_of_256(tmp_path):
    given = np.random.default_rng(0).random((N, 784))
    path = save_own(tmp_path / "mine", given, [3, 1, 9])
    loaded, labels = load_own(path)
    assert abs(loaded - given).max() <= 0.5 / 255 + 1e-6 and labels.tolist() == [3, 1, 9]
    again = save_own(tmp_path / "again", loaded, labels)
    assert (load_own(again)[0] == loaded).all()  # nothing is lost by saving what was loaded
    square = save_own(tmp_path / "square", given.reshape(N, 28, 28), labels)
    assert (load_own(square)[0] == loaded).all()


def test_the_file_holds_nothing_but_digits(stored):
    with np.load(stored[0]) as file:
        assert sorted(file.files) == ["images", "labels", "version"]
        assert file["images"].dtype == file["labels"].dtype == np.uint8
        assert file["images"].shape == (4, 28, 28) and int(file["version"]) == 1
    with zipfile.ZipFile(stored[0]) as packed:
        assert not packed.comment and not any(part.comment for part in packed.infolist())
        times = {part.date_time for part in packed.infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}  # not even when they were drawn


def test_a_file_is_replaced_only_where_one_says_so(stored, tmp_path):
    path, images, labels = stored
    before = path.read_bytes()
    with pytest.raises(FileExistsError, match=r"my_digits\.npz is there already; wanted a new"):
        save_own(path, images[:1], labels[:1])
    with pytest.raises(TypeError, match="overwrite is 'yes'; wanted True or False"):
        save_own(path, images[:1], labels[:1], overwrite="yes")
    assert path.read_bytes() == before
    save_own(path, images[:1], labels[:1], overwrite=True)
    assert len(load_own(path)[1]) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["my_digits.npz"]


def test_a_file_is_written_whole_or_not_at_all(stored, tmp_path, monkeypatch):
    path, images, labels = stored
    before = path.read_bytes()

    def full(file, data):
        with open(file, "wb") as opened:
            opened.write(data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(path), "write_bytes", full)
    with pytest.raises(OSError, match=r"cannot be written \(no space left on device\); wanted"):
        save_own(path, images[:1], labels[:1], overwrite=True)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["my_digits.npz"]


def test_a_path_is_taken_as_one_types_it(tmp_path, pages, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert save_own("~/mine", *pages[0]) == tmp_path / "mine.npz"
    assert len(load_own(" ~/mine.npz ")[1]) == 4


@pytest.mark.parametrize(
    "path, error, said",
    [
        (3, TypeError, "path is 3; wanted the name of a file, such as my_digits.npz"),
        ("", ValueError, "path is ''; wanted the name of a file"),
        ("{}", ValueError, "a folder; wanted the name of a file, such as my_digits.npz, in it"),
        ("{}/a.csv", ValueError, "which ends in .csv; wanted the name"),
        ("~nobody-at-all/a", ValueError, "nobody here has that name; wanted"),
    ],
)
def test_what_is_no_path_is_refused_in_words(path, error, said, tmp_path, pages):
    path = path.format(tmp_path) if isinstance(path, str) else path
    for use in (load_own, lambda path: save_own(path, *pages[0])):
        with pytest.raises(error) as refused:
            use(path)
        assert said in str(refused.value)


def test_what_is_not_there_is_refused_in_words(tmp_path, pages):
    with pytest.raises(FileNotFoundError, match=r"a\.npz is not there; wanted a file that was"):
        load_own(tmp_path / "a.npz")
    with pytest.raises(OSError, match=r"no/a\.npz cannot be written \(no such file or directory"):
        save_own(tmp_path / "no" / "a.npz", *pages[0])


@pytest.mark.parametrize(
    "images, labels, error, said",
    [
        (np.zeros((N, 783)), [1, 2, 3], ValueError, "images have shape (3, 783); wanted (n, 28, "),
        (np.zeros(784), [1], ValueError, "images have shape (784,); wanted (n, 28, 28) or (n, 784"),
        (np.zeros((0, 784)), [], ValueError, "the number of images is 0; wanted a whole number 1"),
        (np.zeros((N, 784)), [1, 2], ValueError, "labels have shape (2,); wanted (3,)"),
        (np.zeros((N, 784)), [1, 2, 10], ValueError, "labels contain 10; wanted whole numbers"),
        (np.zeros((N, 784)), [1, 2, 0.5], TypeError, "labels are float64; wanted whole numbers"),
        (np.full((N, 784), 255.0), [1, 2, 3], ValueError, "values up to 255 given; wanted 0 to 1"),
        (np.full((N, 784), -0.5), [1, 2, 3], ValueError, "images holds values -0.5..-0.5"),
        (np.full((N, 784), np.nan), [1, 2, 3], ValueError, "images: NaN or a number beyond 1e9"),
        ("a picture.png", [1], TypeError, "is a file's name; wanted an array"),
    ],
)
def test_what_is_no_set_is_not_saved(images, labels, error, said, tmp_path):
    with pytest.raises(error) as refused:
        save_own(tmp_path / "a.npz", images, labels)
    assert said in str(refused.value) and not os.listdir(tmp_path)


REFUSED = [
    (
        set_with(version=np.int64(2)),
        "is of version 2, from newer lessons, and these read version 1",
    ),
    (set_with(version=np.int64(9), images=None), "is of version 9, from newer lessons"),
    (set_with(version=np.array("one")), "holds no version that is a whole number from 1; wanted"),
    (set_with(version=np.arange(2)), "holds no version that is a whole number"),
    (set_with(version=np.int64(0)), "holds no version that is a whole number"),
    (set_with(images=None), "holds labels and version, not images, labels and version; wanted"),
    (set_with(version=None), "holds images and labels, not images, labels and version; wanted"),
    ({"W1": np.zeros((16, 784))}, "holds W1, not images, labels and version; wanted"),
    ({}, "holds nothing, not images, labels and version; wanted"),
    (
        set_with(images=np.zeros((N, 784), np.uint8)),
        "holds images uint8 (3, 784) in place of uint8 (3, 28, 28); wanted",
    ),
    (
        set_with(images=np.zeros((N, 28, 28))),
        "holds images float64 (3, 28, 28) in place of uint8 (3, 28, 28); wanted",
    ),
    (
        set_with(labels=np.zeros(2, np.uint8)),
        "holds images uint8 (3, 28, 28) in place of uint8 (2, 28, 28)",
    ),
    (set_with(labels=np.zeros(N, np.int64)), "holds labels int64 (3,) in place of uint8 (3,)"),
    (set_with(labels=np.array([0, 1, 10], np.uint8)), "has the label 10; wanted labels 0..9"),
    (
        set_with(images=np.zeros((0, 28, 28), np.uint8), labels=np.zeros(0, np.uint8)),
        "holds no digits; wanted a set of own digits that was saved here",
    ),
    (set_with(images=np.array([{"a": 1}], object)), "is damaged, or no .npz file; wanted a set"),
]


@pytest.mark.parametrize("arrays, said", REFUSED)
def test_a_file_that_is_no_set_is_refused_in_words(arrays, said, tmp_path):
    np.savez(tmp_path / "a.npz", **arrays)
    with pytest.raises(ValueError) as refused:
        load_own(tmp_path / "a.npz")
    assert str(refused.value).startswith(f"{tmp_path / 'a.npz'} {said}")
    with pytest.raises(ValueError) as refused:
        merge_own(tmp_path)
    assert f"can be used: a.npz {said}" in str(refused.value)


def test_damaged_files_are_refused_in_words(stored, tmp_path):
    whole = stored[0].read_bytes()
    half, wrong = len(whole) // 2, bytearray(whole)
    wrong[300] ^= 255  # in the middle of a picture
    for data in (b"", b"not an npz", whole[:half], whole[half:], bytes(wrong), whole[:-1]):
        (tmp_path / "a.npz").write_bytes(data)
        with pytest.raises(ValueError, match=r"a\.npz is damaged, or no \.npz file; wanted a set"):
            load_own(tmp_path / "a.npz")
    np.save(tmp_path / "b.npy", np.zeros(3))
    os.replace(tmp_path / "b.npy", tmp_path / "a.npz")
    with pytest.raises(ValueError, match=r"is damaged, or no \.npz file"):
        load_own(tmp_path / "a.npz")


def test_a_huge_file_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(own_digits, "LARGEST", 5)
    np.savez_compressed(tmp_path / "a.npz", **set_with(images=np.zeros((9, 28, 28), np.uint8)))
    monkeypatch.setattr(np, "load", None)  # not even opened
    with pytest.raises(ValueError, match=r"a\.npz holds more than 5 digits; wanted fewer"):
        load_own(tmp_path / "a.npz")


def test_sets_of_unlike_sizes_are_put_together_in_order_of_their_names(tmp_path):
    for name, each, seed in (("b", 5, 1), ("a", 3, 2), ("c", 7, 3)):
        save_own(tmp_path / name, *a_class(1, each, seed)[0])
    (tmp_path / "notes.txt").write_text("not a set")
    digits = merge_own(tmp_path)
    assert digits.files == ["a.npz", "b.npz", "c.npz"] and digits.left_out == []
    assert digits.writer.tolist() == [0] * 3 + [1] * 5 + [2] * 7
    for number, name in enumerate("abc"):
        images, labels = load_own(tmp_path / name)
        assert (digits.images[digits.writer == number] == images).all()
        assert (digits.labels[digits.writer == number] == labels).all()
    assert repr(digits) == f"15 digits by 3 writers, from the folder {tmp_path}"
    listed = merge_own([tmp_path / "c.npz", str(tmp_path / "a.npz")])
    assert listed.writer.tolist() == [0] * 7 + [1] * 3
    assert repr(listed) == "10 digits by 2 writers, from a list of files"


def test_what_cannot_be_used_is_left_out_and_said(tmp_path, pages):
    save_own(tmp_path / "a", *pages[0])
    save_own(tmp_path / "c", *pages[1])
    (tmp_path / "b.npz").write_bytes(b"broken")
    np.savez(tmp_path / "d.npz", **set_with(version=np.int64(2)))
    digits = merge_own(tmp_path)
    assert digits.files == ["a.npz", "c.npz"] and len(digits.labels) == 8
    (b, broken), (d, newer) = digits.left_out
    assert (b, d) == ("b.npz", "d.npz")
    assert broken.startswith("is damaged, or no .npz file") and newer.startswith("is of version 2")
    assert repr(digits).endswith("; 2 files left out")
    digits = merge_own([tmp_path / "a", tmp_path / "gone.npz", tmp_path])
    assert [why for _, why in digits.left_out][0] == "is not there"
    assert "a folder; wanted the name of a file" in digits.left_out[1][1]


def test_the_same_digits_under_another_name_count_once(tmp_path, pages):
    images, labels = pages[0]
    save_own(tmp_path / "a", images, labels)
    save_own(tmp_path / "b", *pages[1])
    (tmp_path / "c.npz").write_bytes((tmp_path / "a.npz").read_bytes())
    for name, n in {"d": 2, "e": 1}.items():
        more = np.concatenate([images[:n], pages[2][0][:3]])
        save_own(tmp_path / name, more, np.zeros(len(more), int))
    digits = merge_own([tmp_path / f"{name}.npz" for name in "abcd"])
    assert digits.files == [str(tmp_path / "a.npz"), str(tmp_path / "b.npz")]
    digits = merge_own(tmp_path)
    assert digits.files == ["a.npz", "b.npz", "e.npz"]  # one 1 may look like another's
    assert digits.left_out == [
        ("c.npz", "has 4 digits that are in a.npz, too"),
        ("d.npz", "has 2 digits that are in a.npz, too"),
    ]


def test_a_set_may_hold_one_picture_twice(tmp_path, pages):
    images = np.concatenate([pages[0][0]] * 2)
    save_own(tmp_path / "a", images, np.arange(8))
    assert len(merge_own(tmp_path).labels) == 8


def test_folders_in_the_folder_are_looked_into_and_hidden_ones_are_not(tmp_path, pages):
    for name in ("anna/my_digits", "bo/my_digits", "__MACOSX/._my_digits", ".trash/my_digits"):
        (tmp_path / name).parent.mkdir()
        save_own(tmp_path / name, *pages[len(name) % 3])
    (tmp_path / "a folder.npz").mkdir()
    digits = merge_own(str(tmp_path))
    assert digits.files == [os.path.join(name, "my_digits.npz") for name in ("anna", "bo")]
    assert digits.left_out == []


@pytest.mark.parametrize(
    "sets, error, said",
    [
        ("{}/gone", FileNotFoundError, "there is no folder {}/gone; wanted a folder with such"),
        ("{}/a.txt", ValueError, "{}/a.txt is no folder; wanted a folder with such files in it"),
        ("{}", ValueError, "{} has no .npz files in it; wanted a folder with such files in it"),
        ([], ValueError, "the list of sets is empty; wanted a folder with such files in it, or a"),
        (
            7,
            TypeError,
            "path is 7; wanted a folder with such files in it, or a list of their paths",
        ),
        ([7], TypeError, "path is 7; wanted the name of a file, such as my_digits.npz"),
    ],
)
def test_what_holds_no_sets_is_refused_in_words(sets, error, said, tmp_path):
    (tmp_path / "a.txt").write_text("")
    sets = sets.format(tmp_path) if isinstance(sets, str) else sets
    with pytest.raises(error) as refused:
        merge_own(sets)
    assert str(refused.value).startswith(said.format(tmp_path))


def test_pages_that_are_in_no_file_are_put_together_too(pages):
    digits = merged(pages, "xyz", source="a program")
    assert digits.images.shape == (12, 784) and digits.images.max() <= 1
    assert digits.writer.tolist() == [0] * 4 + [1] * 4 + [2] * 4
    assert repr(digits) == "12 digits by 3 writers, from a program"


def test_one_file_that_holds_no_arrays_stops_nobody(tmp_path, pages):
    save_own(tmp_path / "a", *pages[0])
    save_own(tmp_path / "c", *pages[1])
    with zipfile.ZipFile(tmp_path / "b.npz", "w") as packed:
        for name in ("images", "labels", "version"):
            packed.writestr(f"{name}.npy", "hi")
    (tmp_path / "D.NPZ").write_bytes((tmp_path / "c.npz").read_bytes())
    digits = merge_own(tmp_path)
    assert digits.files == ["a.npz", "c.npz"]
    assert sorted(name for name, _ in digits.left_out) == ["D.NPZ", "b.npz"]
    with pytest.raises(ValueError, match="b.npz holds"):
        load_own(tmp_path / "b.npz")
