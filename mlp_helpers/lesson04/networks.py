"""The network that a demo shows: the one given to it or the shipped one, or a random one."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import load_trained
from mlp_helpers.lesson04.nudged_network import check_network
from mlp_helpers.network import Network

KINDS = ("trained", "random")
SIZES = (784, 16, 16, 10)


def as_network(network=None, dtype=None):
    """A copy of the network given, or of the shipped one; refused where it cannot be shown."""
    network = load_trained() if network is None else network
    check_network(network)
    return network.copy(dtype)


def network_of(kind, trained, seed=0):
    """The network of a kind: `trained` itself, or a random one, of the same sizes and dtype.

    The random one is `Network(sizes)`, its weights drawn from a generator with that seed.
    """
    doors.one_of("kind", kind, KINDS)
    rng = np.random.default_rng(doors.whole("seed", seed, 0, 2**32))
    return trained if kind == "trained" else Network(trained.sizes, rng, dtype=trained.dtype)
