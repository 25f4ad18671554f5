"""Sets of own digits: images and labels in a file, and the files of a class put together.

A file, `my_digits.npz`, holds images uint8 (n, 28, 28), 0 black to 255 white, labels uint8 (n,),
0..9, and the version of this format. Nothing in it names a person.
"""

import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from mlp_helpers import doors, files
from mlp_helpers.digits import SIDE
from mlp_helpers.texts import counted, listed

VERSION = 1
LARGEST = 10_000  # digits in a set: nobody writes more by hand
NAME = "my_digits.npz"
WANTED = "wanted a set of own digits that was saved here"
SETS = "wanted a folder with such files in it, or a list of their paths"


@dataclass(frozen=True)
class Merged:
    """Several sets of own digits put together.

    images : float32 (n, 784), 0 black to 1 white. labels : int64 (n,), 0..9.
    writer : int64 (n,), the number of the file that each is from, from 0: the place in `files`.
    files : the names of the files that are in, one for each writer.
    left_out : a list of (name of a file, why it is left out).
    source : where the files are from, in words.
    """

    images: np.ndarray
    labels: np.ndarray
    writer: np.ndarray
    files: list
    left_out: list = field(default_factory=list)
    source: str = "a list of files"

    def __repr__(self):
        said = f"{counted(len(self.labels), 'digit')} by {counted(len(self.files), 'writer')}"
        left = f"; {counted(len(self.left_out), 'file')} left out" if self.left_out else ""
        return f"{said}, from {self.source}{left}"


def save_own(path, images, labels, overwrite=False):
    """Write a set of own digits, and give the file's path.

    path : of the file; without an ending it gets .npz, a ~ is the user's own folder.
    images : (n, 784) or (n, 28, 28), floats 0 black to 1 white, or uint8, 0 to 255; n from 1 to
        10,000. labels : (n,), whole numbers 0..9.
    overwrite : whether a file that is there already may be replaced.

    Raises
    ------
    FileExistsError : the file is there, and `overwrite` is not True; it stays as it was.
    OSError : the place cannot be written. TypeError, ValueError : no such path, images, labels.
    """
    file, images = files.npz_path(path, NAME), _as_bytes(images)
    labels = doors.labels(labels, 10, (len(images),)).astype(np.uint8)
    stored = {"images": images, "labels": labels, "version": np.int64(VERSION)}
    files.write_npz(file, stored, doors.truth("overwrite", overwrite))
    return file


def load_own(path):
    """The set of own digits in a file: images float32 (n, 784), 0..1, and labels int64 (n,).

    Raises
    ------
    FileNotFoundError : there is no such file.
    ValueError : it is damaged, of a newer version, or something else than a set of digits.
    """
    file = files.there(files.npz_path(path, NAME))
    try:
        return _as_numbers(*_stored(file))
    except ValueError as error:
        raise ValueError(f"{file} {error}") from None


def merge_own(sets):
    """Put several sets of own digits together; each file counts as a writer of its own.

    sets : a folder, of which all .npz files are taken, those in folders in it, too; or a list of
        paths. Names that begin with a dot or with __ are passed over.

    Returns a `Merged`. A file that cannot be read is left out, and so is one that has two digits,
    or all, in common with an earlier one: it is the same hand again, under another name.

    Raises
    ------
    FileNotFoundError : there is no such folder.
    ValueError : there is no file, or none that can be used; the sentence says why.
    """
    source, paths = _files_of(sets)
    taken, left_out, seen = {}, [], {}
    for name, file in paths:
        try:
            images, labels = _read_one(file)
            again = [seen[one] for image in images if (one := image.tobytes()) in seen]
            if len(again) > 1 or len(again) == len(images):  # one 1 may look like another
                they = f"{counted(len(again), 'digit')} that {'is' if len(again) == 1 else 'are'}"
                raise ValueError(f"has {they} in {again[0]}, too")
        except (OSError, ValueError) as error:
            left_out.append((name, str(error)))
            continue
        seen.update((image.tobytes(), name) for image in images)
        taken[name] = (images, labels)
    if not taken:
        why = listed([f"{name} {why}" for name, why in left_out])
        raise ValueError(f"none of the files from {source} can be used: {why}")
    return merged(taken.values(), list(taken), left_out, source)


def merged(pages, names, left_out=(), source="a list of files"):
    """Pages of several writers as one `Merged`.

    pages : for each writer images uint8 (n, 28, 28) and labels (n,). names : of the writers.
    """
    pages = [_as_numbers(*page) for page in pages]
    counts = [len(labels) for _, labels in pages]
    return Merged(
        np.concatenate([images for images, _ in pages]),
        np.concatenate([labels for _, labels in pages]),
        np.repeat(np.arange(len(pages)), counts),
        list(names),
        list(left_out),
        source,
    )


def _as_numbers(images, labels):
    """Images uint8 (n, 28, 28) as float32 (n, 784), 0..1, and labels as int64."""
    return images.reshape(-1, SIDE * SIDE) / np.float32(255), labels.astype(np.int64)


def _as_bytes(images):
    """Images as uint8 (n, 28, 28), or a sentence."""
    given = doors.array("images", images)
    if given.dtype != np.uint8:
        given = np.rint(255 * doors.pixels("images", given)).astype(np.uint8)
    if given.shape[1:] not in ((SIDE, SIDE), (SIDE * SIDE,)):
        wanted = f"(n, {SIDE}, {SIDE}) or (n, {SIDE * SIDE})"
        raise ValueError(f"images have shape {given.shape}; wanted {wanted}")
    doors.whole("the number of images", len(given), 1, LARGEST)
    return given.reshape(-1, SIDE, SIDE)


def _stored(file):
    """What is in a file, images uint8 (n, 28, 28) and labels uint8 (n,), or why it is no set.

    The sentence of the ValueError begins after the file's name.
    """
    stored = _arrays(file)
    if "version" in stored:
        _check_version(stored["version"])
    if not {"images", "labels", "version"} <= set(stored):
        held = listed(sorted(stored)) if stored else "nothing"
        raise ValueError(f"holds {held}, not images, labels and version; {WANTED}")
    images, labels = stored["images"], stored["labels"]
    n = len(labels) if labels.ndim else 0
    for name, array, shape in (("images", images, (n, SIDE, SIDE)), ("labels", labels, (n,))):
        if array.shape != shape or array.dtype != np.uint8:
            what = f"{array.dtype} {array.shape} in place of uint8 {shape}"
            raise ValueError(f"holds {name} {what}; {WANTED}")
    if not n:
        raise ValueError(f"holds no digits; {WANTED}")
    if labels.max() > 9:
        raise ValueError(f"has the label {labels.max()}; wanted labels 0..9")
    return images, labels


def _check_version(version):
    if version.shape or version.dtype.kind not in "iu" or version < 1:
        raise ValueError(f"holds no version that is a whole number from 1; {WANTED}")
    if version > VERSION:
        raise ValueError(
            f"is of version {version}, from newer lessons, and these read version {VERSION}; "
            "wanted the newer lessons to read it, or a set that was saved here"
        )


def _arrays(file):
    """All small arrays in an .npz file, {name: array}, or why there are none."""
    most = LARGEST * SIDE * SIDE + 1000
    try:
        with zipfile.ZipFile(file) as packed:  # looked at before anything is unpacked
            sizes = [part.file_size for part in packed.infolist()]
        if sum(sizes) <= most:
            with file.open("rb") as opened, np.load(opened, allow_pickle=False) as stored:
                return {name: np.asarray(stored[name]) for name in stored.files}
    except PermissionError:
        raise ValueError(f"may not be read; {WANTED}") from None
    except Exception:  # almost anything, depending on which bytes are wrong
        raise ValueError(f"is damaged, or no .npz file; {WANTED}") from None
    raise ValueError(f"holds more than {LARGEST:,} digits; wanted fewer")


def _read_one(path):
    file = files.npz_path(path, NAME)
    if not os.path.isfile(file):
        raise FileNotFoundError("is not there")
    return _stored(file)


def _files_of(sets):
    """Where sets are from, in words, and their files as (name, path), in order of their names."""
    if isinstance(sets, (list, tuple)):
        if not sets:
            raise ValueError(f"the list of sets is empty; {SETS}")
        return "a list of files", [(str(path), path) for path in sets]
    text = files.path_text(sets, SETS)
    if not os.path.isdir(text):
        if os.path.lexists(text):
            raise ValueError(f"{text} is no folder; {SETS}")
        raise FileNotFoundError(f"there is no folder {text}; {SETS}")
    folder = Path(text)
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() == ".npz"]
    paths = [path for path in paths if not path.is_dir()]
    found = [path for path in paths if _counts(path.relative_to(folder))]
    if not found:
        raise ValueError(f"{text} has no .npz files in it; {SETS}")
    return f"the folder {text}", [(str(path.relative_to(folder)), path) for path in found]


def _counts(path):
    """Whether it is a file of somebody's, not one that a computer put beside it."""
    return not any(part.startswith((".", "__")) for part in path.parts)
