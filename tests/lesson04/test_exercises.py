"""The exercises of lesson 4: mistakes as students write them."""

from mlp_helpers.network import sigmoid
from tests.checks.common import named


def test_an_output_for_each_layer_is_not_right_for_networks_of_one_layer():
    def feedforward(weights, biases, x):
        return [sigmoid(x @ W.T + b) for W, b in zip(weights, biases)]  # noqa: B905

    assert named(feedforward, "feedforward") == "the image is fed into every layer"


def test_a_loop_inside_a_loop_is_told():
    def weights_first(weights, biases, x):
        for W in weights:
            for b in biases:
                x = sigmoid(x @ W.T + b)
        return x

    def biases_first(weights, biases, x):
        for b in biases:
            for W in weights:
                x = sigmoid(x @ W.T + b)
        return x

    assert named(weights_first, "feedforward") == "a loop inside a loop"
    assert named(biases_first, "feedforward") == "a loop inside a loop"
