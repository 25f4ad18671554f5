"""The error of a layer from that of the layer after it, whatever its neurons squish with."""

import numpy as np

from mlp_helpers.checks.exercise import Mistake
from mlp_helpers.checks.mistake import in_parts


def through(W, delta):
    """What comes back through the weights, (n,): W (n_next, n), delta (n_next,)."""
    return W.T @ delta


def errors_by(right_slope):
    """A `make(**changes)` of a layer's error, for neurons whose squish has this slope at z."""

    @in_parts
    def error(product=through, slope=right_slope, front=1, last=lambda delta: delta):
        """A layer's error: what comes back through the weights, and the slope."""
        return lambda W, delta, z: last(front * product(W, delta) * slope(z))

    return error


def slope_is_forgotten(name, error):
    """The mistake of no slope at all. error: as `errors_by` gives it."""
    return Mistake(
        name,
        "That is how the cost depends on this layer's activations. Asked is how it depends on "
        "its sums z: one link of the chain is missing.",
        error(slope=lambda z: 1),
    )


def wrong_way_round(error, *ways):
    """The mistake of W where its transpose belongs. ways: further ones to make it."""
    return Mistake(
        "W is taken the wrong way round",
        "You go through W as on the way forward. On the way back, neuron k adds up over all "
        "neurons j it leads to, and their weights stand in column k.",
        error(product=lambda W, delta: W @ delta),
        *ways,
    )


def rows_added_up(slope):
    """A way to add up along the rows of W, not down its columns."""
    return lambda W, delta, z: (W * delta[:, None]).sum(axis=1) * slope(z)


def wrong_layers_z(called, slope):
    """The mistake of a slope that comes in before the weights. called: how the slope is named."""
    return Mistake(
        "the wrong layer's z",
        f"z belongs to the layer that is asked about, not to the one after it. So its {called} "
        "comes in behind the weights, and not before.",
        lambda W, delta, z: W.T @ (delta * slope(z)),
        lambda W, delta, z: W @ (delta * slope(z)),
    )


def slope_at_an_error(slope):
    """Ways to take the slope at an error in place of z."""
    return [
        lambda W, delta, z: through(W, delta) * slope(delta),
        lambda W, delta, z: through(W, delta) * slope(through(W, delta)),
        lambda W, delta, z: W.T @ (delta * slope(delta)),
        lambda W, delta, z: slope(through(W, delta)),
    ]


def two_too_many(error):
    """The mistake of the output layer's 2 in a layer before it."""
    return Mistake(
        "a 2 too many",
        "There is a 2 in front. It belongs to the output layer, where the slope of the square "
        "comes in, and delta_next holds it already.",
        error(front=2),
    )


def not_added_up(slope):
    """The mistake of products that stay apart."""
    return Mistake(
        "the products are not added up",
        "One number for every weight comes out. Each neuron adds up over all neurons it leads to.",
        lambda W, delta, z: W.T * delta * slope(z)[:, None],
        lambda W, delta, z: W * delta[:, None] * slope(z),
        lambda W, delta, z: W.T * delta,
        lambda W, delta, z: W * delta[:, None],
    )


def mean_of_the_products(error):
    """The mistake of an average over the neurons after it."""
    return Mistake(
        "the mean instead of the sum",
        "You divide by the number of neurons after it. All of their errors count in full.",
        error(product=lambda W, delta: (W * delta[:, None]).mean(axis=0)),
    )


def all_in_one_sum(error, *ways):
    """The mistake of one error for the whole layer. ways: further ones to make it."""
    return Mistake(
        "all neurons in one sum",
        "One number comes out. Every neuron of this layer has an error of its own.",
        error(last=np.sum),
        *ways,
    )
