"""What is said of what the network reads."""

import numpy as np


def reads(outputs):
    """The answer in a sentence, with its output and the next largest; outputs: (10,)."""
    second, largest = np.sort(outputs)[-2:]
    return (
        f"The network reads {int(np.argmax(outputs))}: its output is {largest:.2f}, "
        f"the next largest {second:.2f}."
    )
