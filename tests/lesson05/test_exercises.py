"""The exercises of lesson 5: against a network, other ways to be right, mistakes as written."""

import numpy as np
import pytest

from mlp_helpers.checks import check
from mlp_helpers.digits import one_hot as right_one_hot
from mlp_helpers.lesson05.exercises.average_cost import exercise as average_cost
from mlp_helpers.lesson05.exercises.cases import LECTURE
from mlp_helpers.lesson05.exercises.cost_of_example import exercise as cost_of_example
from mlp_helpers.lesson05.exercises.one_hot import exercise as one_hot
from mlp_helpers.network import Network, cost
from tests.checks.common import named

RIGHT = {
    "one_hot": [
        lambda label: np.eye(10)[label],
        lambda label: np.eye(10, dtype=int)[label],
        lambda label: (np.arange(10) == label).astype(np.float32),
        lambda label: np.array([1.0 if place == label else 0.0 for place in range(10)]),
        right_one_hot,
    ],
    "cost_of_example": [
        lambda a, y: sum((a[j] - y[j]) ** 2 for j in range(len(a))),
        lambda a, y: (a - y) @ (a - y),
        lambda a, y: np.linalg.norm(y - a) ** 2,
    ],
    "average_cost": [
        lambda outputs, targets: ((outputs - targets) ** 2).sum() / len(outputs),
        lambda outputs, targets: np.mean(
            [((a - y) ** 2).sum() for a, y in zip(outputs, targets, strict=True)]
        ),
        lambda outputs, targets: 10 * ((outputs - targets) ** 2).mean(),
    ],
}


def test_the_costs_are_those_of_a_network():
    rng = np.random.default_rng(0)
    network = Network((3, 4, 10), rng, dtype=np.float64)
    images, labels = rng.random((6, 3)), rng.integers(10, size=6)
    outputs, wanted = network(images), right_one_hot(labels)
    average = average_cost.right(outputs, wanted)
    assert average == pytest.approx(cost(network, images, labels))
    one = cost_of_example.right(outputs[2], one_hot.right(labels[2]))
    assert one == pytest.approx(cost(network, images[2], labels[2]))
    lecture = cost_of_example.cases[1].args
    assert cost_of_example.right(*lecture) == pytest.approx(3.3585)
    assert lecture[0].tolist() == LECTURE


@pytest.mark.parametrize(("name", "function"), [(n, f) for n, all_ in RIGHT.items() for f in all_])
def test_other_ways_to_be_right(name, function):
    verdict = check(function, name)
    assert verdict and not verdict.notes


def test_wanted_outputs_gone_wrong():
    def one_hot(label):
        wanted = [0] * 10
        wanted[label + 1] = 1  # there is no place 10
        return wanted

    assert named(one_hot, "one_hot") == "the 1 stands one place too far"
    assert named(lambda label: [0] * label + [1], "one_hot") == "the length depends on the label"
    assert named(lambda label: int(label), "one_hot") == "a single number"
    assert named(lambda label: [label == place for place in range(10)], "one_hot") == (
        "True and False instead of 1 and 0"
    )


def test_a_power_written_with_a_hat_is_told():
    for function in (
        lambda a, y: np.sum((a - y) ^ 2),
        lambda a, y: sum((float(p) - float(q)) ^ 2 for p, q in zip(a, y, strict=True)),
    ):
        verdict = check(function, "cost_of_example")
        assert 'In Python "squared" is ** 2; ^ is something else.' in verdict.message
        assert "TypeError" in repr(verdict) and "casting" not in verdict.message
