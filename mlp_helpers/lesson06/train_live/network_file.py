"""A network in a file that its owner names: written whole or not at all, read with suspicion."""

import numpy as np

from mlp_helpers import doors, files
from mlp_helpers.network import Network


def file_for(path):
    """The path of a network's file, which ends in .npz, or a sentence (`files.npz_path`)."""
    return files.npz_path(path, "my_network.npz")


def save_network(network, path, overwrite=False):
    """Write a network's weights and biases, W1, b1, W2 …, and give the file's path.

    Refuses what `files.write_npz` refuses; what was there then stays as it was.
    """
    file = file_for(path)
    pairs = zip(network.weights, network.biases, strict=True)
    arrays = {f"{name}{l}": part for l, pair in enumerate(pairs, 1)
              for name, part in zip("Wb", pair, strict=True)}  # fmt: skip
    files.write_npz(file, arrays, overwrite)
    return file


def load_network(path, sizes):
    """The network of these layer sizes in a file, or a sentence."""
    file = files.there(file_for(path))
    network = Network(sizes)
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as stored:
            if len(stored.files) != 2 * (len(sizes) - 1):
                raise ValueError("of another number of layers")
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
