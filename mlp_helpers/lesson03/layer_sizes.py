"""Layer sizes, the input first: as they are typed or given, and what parameters they make."""

import re

from mlp_helpers import doors

MOST_LAYERS, MOST_NEURONS = 8, 1_000_000
WANTED = f"Wanted: 2 to {MOST_LAYERS} layers, each a whole number from 1 to {MOST_NEURONS:,}."


def as_sizes(sizes):
    """Layer sizes as a tuple of ints, or a sentence."""
    try:
        sizes = list(sizes)
    except TypeError:
        raise TypeError(
            f"sizes is {doors.said(sizes)}; wanted numbers such as (784, 16, 16, 10)"
        ) from None
    for n in sizes:
        if not doors.is_whole(n):
            raise TypeError(f"sizes has {doors.said(n)}, which is not a whole number. {WANTED}")
        if n < 1:
            raise ValueError(f"A layer cannot have {n} neurons. {WANTED}")
        if n > MOST_NEURONS:
            many = f"{n:,}" if n < 10**12 else "So many"
            raise ValueError(f"{many} neurons are too many. {WANTED}")
    if not 2 <= len(sizes) <= MOST_LAYERS:
        came = {0: "No layers", 1: "One layer"}.get(len(sizes), f"{len(sizes)} layers")
        why = "too many here" if len(sizes) > 2 else "not enough: there is an input and an output"
        raise ValueError(f"{came}: {why}. {WANTED}")
    return tuple(int(n) for n in sizes)


def read(text):
    """The sizes in what was typed: "784, 16, 10" or "784-16-10" or "784 16 10"."""
    text = text.strip().strip("()[]").strip()
    if "," in text or ";" in text:
        parts = re.split(r"[,;]", text.rstrip(",; "))
    else:
        parts = re.sub(r"\s+[-–—→>]+\s+|→|->", " ", text).split()
        if len(parts) == 1:
            parts = re.split(r"(?<=\d)[-–—]", parts[0])
    return as_sizes(_read_one(part.strip()) for part in parts)


def write(sizes):
    """The sizes as they may be typed: "784, 16, 10"."""
    return ", ".join(map(str, sizes))


def pairs(sizes):
    """(neurons before, neurons of the layer) for each layer after the input."""
    return list(zip(sizes[:-1], sizes[1:], strict=True))


def weights(sizes):
    """All weights: between two layers, one for each pair of neurons."""
    return sum(n_in * n_out for n_in, n_out in pairs(sizes))


def biases(sizes):
    """All biases: one for each neuron after the input."""
    return sum(sizes[1:])


def own(sizes):
    """Each layer's own parameters: the weights that lead into it, and its biases."""
    return [n_in * n_out + n_out for n_in, n_out in pairs(sizes)]


def _read_one(part):
    """A whole number of neurons, or a sentence that says why this is none."""
    shown = part if len(part) <= 20 else f"{part[:19]}…"
    if re.fullmatch(r"[0-9]+", part):
        if len(part) > 1 and part[0] == "0":
            raise ValueError(f"“{shown}” begins with 0. Write a thousand as 1000. {WANTED}")
        if len(part) > 12:
            raise ValueError(f"{shown} neurons are too many. {WANTED}")
        return int(part)
    if not part:
        raise ValueError(f"A number is missing. {WANTED}")
    if re.fullmatch(r"[-−–+]\s*[0-9.]+", part):
        raise ValueError(f"A layer cannot have {shown} neurons. {WANTED}")
    if re.fullmatch(r"[0-9]*\.[0-9]*", part):
        raise ValueError(
            f"A layer cannot have {shown} neurons: there are no parts of one. {WANTED}"
        )
    raise ValueError(f"“{shown}” is not a whole number. {WANTED}")
