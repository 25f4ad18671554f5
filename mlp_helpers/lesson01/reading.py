"""What is said of what the network reads."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, load_trained


def reads(outputs):
    """The answer in a sentence, with its output and the next largest; outputs: (10,)."""
    second, largest = np.sort(outputs)[-2:]
    return (
        f"The network reads {int(np.argmax(outputs))}: its output is {largest:.2f}, "
        f"the next largest {second:.2f}."
    )


def as_reader(network=None):
    """What reads: the network given, or the shipped one; refused if it reads no digits.

    It is called with pictures, (784,) or (m, 784), gives ten outputs for each, and has `sizes`.
    """
    network = load_trained() if network is None else network
    sizes = tuple(getattr(network, "sizes", ()))
    if not callable(network) or sizes[:1] != (SIDE * SIDE,) or sizes[-1:] != (10,):
        came = f"has sizes {sizes}" if sizes else f"is {doors.said(network)}"
        raise ValueError(f"network {came}; wanted a Network from 784 pixels to 10 digits")
    return network
