"""A network's weights and biases, counted; and layer sizes, typed."""

import pytest

from mlp_helpers.lesson03 import layer_sizes
from mlp_helpers.network import Network


@pytest.mark.parametrize("sizes", [(3, 4, 2), (784, 10), (1, 1), (5, 1, 7, 2)])
def test_it_counts_what_a_network_has(sizes):
    network = Network(sizes)
    assert layer_sizes.weights(sizes) == sum(W.size for W in network.weights)
    assert layer_sizes.biases(sizes) == sum(b.size for b in network.biases)
    own = [W.size + b.size for W, b in zip(network.weights, network.biases, strict=True)]
    assert layer_sizes.own(sizes) == own and sum(own) == network.n_parameters
    assert layer_sizes.pairs(sizes) == [W.shape[::-1] for W in network.weights]


def test_sizes_are_read_as_they_are_written():
    for sizes in [(784, 16, 16, 10), (1, 1)]:
        assert layer_sizes.read(layer_sizes.write(sizes)) == sizes
    with pytest.raises(ValueError, match="One layer: not enough"):
        layer_sizes.read("784")
