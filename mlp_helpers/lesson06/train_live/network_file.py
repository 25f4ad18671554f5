"""A network in a file that its owner names: written whole or not at all, read with suspicion."""

import io
import os
from pathlib import Path
from uuid import uuid4

import numpy as np

from mlp_helpers import doors
from mlp_helpers.network import Network

WANTED = "wanted the name of a file, such as my_network.npz"


def file_for(path):
    """The path of a network's file, which ends in .npz, or a sentence.

    A ~ at its beginning is the user's own folder; a name without an ending gets .npz.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"path is {path!r}; {WANTED}")
    text = os.fspath(path)
    text = os.path.expanduser((os.fsdecode(text) if isinstance(text, bytes) else text).strip())
    file = Path(text)
    if not file.name or file.name == ".." or "\0" in text:
        raise ValueError(f"path is {path!r}; {WANTED}")
    if text.startswith("~"):
        raise ValueError(f"path is {path!r}, and nobody here has that name; {WANTED}")
    if os.path.isdir(text) or text.endswith(("/", os.sep)):
        raise ValueError(f"path is {path!r}, a folder; {WANTED}, in it")
    if file.suffix not in ("", ".npz"):
        ends = "".join(file.suffixes)
        raise ValueError(f"path is {path!r}, which ends in {ends}; {WANTED}")
    return file.with_suffix(".npz")


def save_network(network, path, overwrite=False):
    """Write a network's weights and biases, W1, b1, W2 …, and give the file's path.

    Refuses, with a sentence, a file that is there already (unless `overwrite`), or a place
    that cannot be written; what was there then stays as it was.
    """
    file = file_for(path)
    if not overwrite and os.path.lexists(file):
        raise FileExistsError(f"{file} is there already; wanted a new name, or overwrite=True")
    packed = io.BytesIO()
    pairs = zip(network.weights, network.biases, strict=True)
    arrays = {f"{name}{l}": part for l, pair in enumerate(pairs, 1)
              for name, part in zip("Wb", pair, strict=True)}  # fmt: skip
    np.savez(packed, **arrays)
    fresh = file.with_name(f".{file.name}.{uuid4().hex}")  # renamed when it is whole
    try:
        if file.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        try:
            fresh.write_bytes(packed.getvalue())
            os.replace(fresh, file)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise OSError(f"{file} cannot be written ({why}); wanted a place that can") from None
    return file


def load_network(path, sizes):
    """The network of these layer sizes in a file, or a sentence."""
    file = file_for(path)
    if not os.path.isfile(file):
        raise FileNotFoundError(f"{file} is not there; wanted a file that was saved before")
    network = Network(sizes)
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as stored:
            for l in range(1, len(sizes)):
                network.weights[l - 1] = stored[f"W{l}"]
                network.biases[l - 1] = stored[f"b{l}"]
        doors.parameters(network)
    except Exception:  # almost anything, depending on what is in the file
        layers = "-".join(map(str, sizes))
        raise ValueError(
            f"{file} is not the file of a network {layers}; wanted one that was saved here"
        ) from None
    return network.copy(np.float32)
