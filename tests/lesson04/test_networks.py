"""Which network a demo shows: given, shipped, or random."""

import numpy as np
import pytest

from mlp_helpers.digits import load_trained
from mlp_helpers.lesson04.networks import SIZES, as_network, network_of
from mlp_helpers.network import Network


def test_the_shipped_one_unless_one_is_given_and_always_a_copy():
    shipped, given = load_trained(), Network((784, 4, 10))
    assert as_network().sizes == shipped.sizes == SIZES
    assert np.array_equal(as_network().weights[0], shipped.weights[0])
    copied = as_network(given, np.float64)
    assert copied is not given and copied.dtype == np.float64 and copied.sizes == given.sizes
    for sizes in ((5, 4, 3, 10), (784, 4, 3), (784, 21, 10), (784, 4, 4, 4, 4, 10)):
        with pytest.raises(ValueError, match=rf"sizes \({sizes[0]}, .*\); wanted 784 pixels"):
            as_network(Network(sizes))


def test_a_kind_is_the_network_itself_or_random_weights_of_its_sizes():
    trained = as_network(dtype=np.float64)
    assert network_of("trained", trained) is trained
    drawn = network_of("random", trained, seed=3)
    expected = Network(SIZES, np.random.default_rng(3), dtype=np.float64)
    assert drawn.dtype == np.float64 and np.array_equal(drawn.weights[1], expected.weights[1])


@pytest.mark.parametrize("bad", [("none",), ("random", -1), ("trained", 0.5)])
def test_no_other_kind_and_no_other_seed(bad):
    kind, *seed = bad
    with pytest.raises(ValueError, match="wanted"):
        network_of(kind, as_network(), *seed)
