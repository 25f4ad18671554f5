"""Pairs of knobs that are worth turning, and what there is to say about one that is not."""

from mlp_helpers.digits import SIDE, never_lit
from mlp_helpers.lesson05.cost_slice import START, Knob

PAIRS = {
    "two weights into output 3": START,
    "bias of output 3, and a weight": (Knob("bias", 3, 3), Knob("weight", 3, 3, 10)),
    "weights of layers 2 and 3": (Knob("weight", 2, 10, 9), Knob("weight", 3, 3, 10)),
    "biases of outputs 3 and 8": (Knob("bias", 3, 3), Knob("bias", 3, 8)),
    "two weights inside, layer 2": (Knob("weight", 2, 15, 8), Knob("weight", 2, 15, 9)),
    "a pixel's weight and a bias, layer 1": (Knob("weight", 1, 5, 406), Knob("bias", 1, 5)),
    "pixel 0's weight, and a bias": (Knob("weight", 1, 3, 0), Knob("bias", 1, 3)),
}
OWN = "your own choice"


def name_of_pair(knobs):
    """What two knobs are called together: a name in PAIRS, or OWN."""
    return next((name for name, pair in PAIRS.items() if pair == knobs), OWN)


def why_flat(name, knob, images, again=False):
    """Why the cost does not change with a knob that is called so, in a few sentences.

    again : whether the same has just been said of the other knob: then in fewer words.
    """
    words = f"<b>Knob {name} cannot matter:</b> along its axis the map is flat. "
    if knob.kind == "bias" or knob.layer > 1 or images[:, knob.source].any():
        return (
            words + "What it changes reaches no output, or none that can move: all are at 0 or 1."
        )
    row, column = divmod(knob.source, SIDE)
    words += f"Pixel {knob.source} (row {row}, column {column}) is black in "
    dark = never_lit()
    if not dark[knob.source]:
        return words + f"all {len(images):,} images used here, though not in all 60,000: 0 · w = 0."
    if again:
        return words + "each of the 60,000 training images, too."
    return words + (
        f"each of the 60,000 training images, as are {dark.sum() - 1} others. So this weight is "
        "always multiplied with 0: 0 · w = 0 whatever w is, and no training can ever move it."
    )
