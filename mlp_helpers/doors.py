"""What may come in: each door gives a value in the form the code wants, or refuses it.

A refusal is one sentence that says what came and what was wanted: a `TypeError` where it is
not the kind of thing that was asked for, a `ValueError` where it is, but out of range. Where it
is to be one of certain values (`whole`, `one_of`, `eta`, `dtype`), it is always a `ValueError`.
"""

import os
from functools import wraps
from numbers import Real

import numpy as np

LARGEST = 1e9  # of any number given: its products, in float32, are still far from infinity
BYTES = (128, 255)  # above the one, up to the other: the brightest pixel where pixels are bytes
MOST = 1_000_000  # neurons in a layer
LONGEST = 72  # characters of what came that a refusal repeats


def said(value):
    """What came, as Python writes it: for a refusal, so in one line, and shortened if long."""
    try:
        plain = value.item() if isinstance(value, np.generic) else value
        text = " ".join(repr(plain).split())
    except Exception:  # a class's own repr fails, or there are too many digits
        text = f"one {type(value).__name__} that cannot be written out"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 20]} … {text[-15:]}"


def as_usual(function):
    """The function, computing as NumPy does by itself, whatever a student's np.seterr says."""

    @wraps(function)
    def computed(*args, **kwargs):
        with np.errstate(divide="warn", over="warn", invalid="warn", under="ignore"):
            return function(*args, **kwargs)

    return computed


def is_whole(value):
    """Whether it is a whole number of any make; True and False are none."""
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)


def is_number(value):
    """Whether it is one number of any make; True and False are none."""
    return isinstance(value, Real) and not isinstance(value, (bool, np.bool_))


def whole(name, value, low, high=None):
    """`value` as an int, low..high, or from low on."""
    if not is_whole(value) or value < low or (high is not None and value > high):
        wanted = f", {low:,} or more" if high is None else f" {low:,}..{high:,}"
        raise ValueError(f"{name} is {said(value)}; wanted a whole number{wanted}")
    return int(value)


def number(name, value):
    """`value` as a float, finite and at most 1e9 in size."""
    if not is_number(value):
        raise TypeError(f"{name} is {said(value)}; wanted a number")
    if not abs(value) <= LARGEST:
        raise ValueError(f"{name} is {said(value)}; wanted a finite number, at most 1e9 in size")
    return float(value)


def between(name, value, low, high):
    """`value` as a float, low..high."""
    wanted = f"wanted a number from {low:g} to {high:g}"
    if not is_number(value):
        raise TypeError(f"{name} is {said(value)}; {wanted}")
    if not low <= value <= high:
        raise ValueError(f"{name} is {said(value)}; {wanted}")
    return float(value)


def truth(name, value):
    """`value` as True or False."""
    if not isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{name} is {said(value)}; wanted True or False")
    return bool(value)


def one_of(name, value, known):
    """`value`, one of the known texts."""
    if not isinstance(value, str) or value not in known:
        *first, last = (f'"{one}"' for one in known)
        raise ValueError(f"{name} is {said(value)}; wanted {', '.join(first)} or {last}")
    return value


def eta(value):
    """A learning rate as a float: above 0, at most a million."""
    if not is_number(value) or not 0 < value <= 1e6:
        raise ValueError(f"eta is {said(value)}; wanted a learning rate above 0, at most a million")
    return float(value)


def rng(generator):
    """The generator given, or one seeded with 0 for None."""
    if generator is None:
        return np.random.default_rng(0)
    if not isinstance(generator, np.random.Generator):
        wanted = "wanted a generator such as np.random.default_rng(0)"
        raise TypeError(f"rng is {said(generator)}; {wanted}")
    return generator


def dtype(value):
    """The dtype float32 or float64, by any of its names."""
    try:
        checked = np.dtype(int if value is None else value)  # np.dtype(None) would be float64
    except (TypeError, ValueError):
        checked = np.dtype(int)
    if checked not in (np.dtype(np.float32), np.dtype(np.float64)):
        raise ValueError(f"dtype is {said(value)}; wanted float32 or float64")
    return checked


def array(name, values):
    """`values` as an array, of whatever it holds."""
    if isinstance(values, np.ma.MaskedArray):
        raise TypeError(f"{name}: a masked array given; wanted one without a mask")
    try:
        given = np.asarray(values)
    except ValueError:
        raise ValueError(f"{name}: rows of unlike lengths given; wanted a full array") from None
    if given.dtype.kind in "UO" and given.size and _names_a_file(first := given.flat[0]):
        wanted = "wanted an array: plt.imread reads a PNG file, np.load an NPY file"
        raise TypeError(f"{name}: {said(str(first))} is a file's name; {wanted}")
    return given


def numbers(name, values, dtype=None):
    """`values` as an array of floats (of `dtype`, if given), none beyond 1e9."""
    given = array(name, values)
    if given.dtype.kind not in "biuf":
        raise TypeError(f"{name}: {_kind(given)} given; wanted numbers")
    if dtype is not None or given.dtype.kind != "f":
        with np.errstate(all="ignore"):
            given = given.astype(dtype or np.float64, copy=False)
    if given.size and not (float(given.min()) >= -LARGEST and float(given.max()) <= LARGEST):
        raise ValueError(f"{name}: NaN or a number beyond 1e9 given; wanted smaller ones")
    return given


def shades(name, values, dtype=None):
    """`values` as an array of floats, as `numbers` does; none that count to 255, as files have."""
    given = numbers(name, values, dtype)
    if given.size and BYTES[0] < given.max() <= BYTES[1] and given.min() >= 0:
        came = f"{name}: values up to {given.max():g} given"
        raise ValueError(f"{came}; wanted 0 to 1: divide by {BYTES[1]}")
    return given


def pixels(name, values):
    """`values` as an array of floats, 0 black to 1 white, of any shape."""
    given = shades(name, values)
    if given.size and not (given.min() >= 0 and given.max() <= 1):
        came = f"{name} holds values {given.min():.9g}..{given.max():.9g}"
        raise ValueError(f"{came}; wanted 0 to 1, black to white")
    return given


def within(name, values, shape, low, high):
    """`values` as an array of this shape, its numbers low..high; True and False are none."""
    given = array(name, values)
    if given.dtype.kind not in "iuf":
        raise TypeError(f"{name}: {_kind(given)} given; wanted numbers")
    if given.shape != shape:
        raise ValueError(f"{name} has shape {given.shape}; wanted {shape}")
    wrong = given[~((given >= low) & (given <= high))]
    if wrong.size:
        raise ValueError(f"{name} holds {wrong[0]:g}; wanted {low:g} to {high:g}")
    return given


def labels(values, n, shape=None):
    """Labels as an array of whole numbers 0..n - 1, of this shape if one is given; one as (1,)."""
    given, wanted = array("labels", values), f"wanted whole numbers 0..{n - 1}"
    given = given if shape is None else np.atleast_1d(given)
    if not given.size:
        given = given.astype(int)  # an empty list's would be float64
    if given.dtype.kind not in "iu":
        came = given.dtype if given.dtype.kind == "f" else _kind(given)
        raise TypeError(f"labels are {came}; {wanted}")
    if shape is not None and given.shape != shape:
        raise ValueError(f"labels have shape {given.shape}; wanted {shape}, one for each image")
    if given.size and (given.min() < 0 or given.max() >= n):
        raise ValueError(f"labels contain {given[(given < 0) | (given >= n)].flat[0]}; {wanted}")
    return given


def images(values, n, dtype):
    """Images as an array of `dtype`: (n,) for one, (m, n) for m of them."""
    door = shades if n >= 64 else numbers  # fewer numbers than 8 x 8 are hardly an image
    given = door("images", values, dtype)
    if given.ndim not in (1, 2) or given.shape[-1] != n:
        wanted = f"({n},) for one image or (m, {n}) for m of them"
        raise ValueError(f"images have shape {given.shape}; wanted {wanted}")
    if not len(given):
        raise ValueError("images are empty; wanted at least one")
    return given


def targets(values, m, n, dtype):
    """Labels (m,) or wanted outputs (m, n), for one image (n,) too, as wanted outputs (m, n)."""
    given = array("targets", values)
    are_labels = given.dtype.kind in "iu" and given.size and given.max() > 1
    if given.ndim == 2 or (m == 1 and given.shape == (n,) and not are_labels):
        wanted = np.atleast_2d(numbers("targets", given, dtype))
        if wanted.shape != (m, n):
            raise ValueError(f"targets have shape {wanted.shape}; wanted {(m, n)}")
        return wanted
    return np.eye(n, dtype=dtype)[labels(given, n, (m,))]


def sizes(values):
    """Layer sizes as a tuple of at least two whole numbers from 1."""
    if isinstance(values, (str, bytes)) or not np.iterable(values):
        wanted = "wanted layer sizes such as (784, 16, 16, 10)"
        raise TypeError(f"sizes is {said(values)}; {wanted}")
    checked = tuple(whole("one of the sizes", n, 1, MOST) for n in values)
    if len(checked) < 2:
        raise ValueError(
            f"sizes is {said(values)}; wanted at least two layers, an input and an output"
        )
    return checked


def parameters(network):
    """Refuse a network whose weights and biases, plain lists, are not as its sizes want them."""
    shapes = list(zip(network.sizes[1:], network.sizes[:-1], strict=True))
    for name, wanted in {"weights": shapes, "biases": [shape[:1] for shape in shapes]}.items():
        parts = getattr(network, name)
        if not isinstance(parts, (list, tuple)):
            raise TypeError(f"{name} is {said(parts)}; wanted a list of arrays")
        if len(parts) != len(wanted):
            raise ValueError(f"{name} holds {len(parts)} arrays; wanted {len(wanted)}")
        for l, (part, shape) in enumerate(zip(parts, wanted, strict=True)):
            plain = isinstance(part, np.ndarray) and not isinstance(part, np.matrix)
            if not plain or part.dtype.kind != "f":
                what = part.dtype if plain else type(part).__name__
                raise TypeError(f"{name}[{l}] is {what}; wanted an array of floats {shape}")
            if part.shape != shape:
                raise ValueError(f"{name}[{l}] has shape {part.shape}; wanted {shape}")
            numbers(f"{name}[{l}]", part)


def _kind(given):
    """What an array holds that are no numbers, in words; None and others as they are."""
    if given.dtype.kind == "O":
        return said(given.item()) if not given.ndim else f"array of {type(given.flat[0]).__name__}"
    kinds = {"U": "text", "S": "bytes", "c": "complex numbers", "b": "True or False"}
    return kinds.get(given.dtype.kind, str(given.dtype))


def _names_a_file(value):
    if isinstance(value, os.PathLike):
        return True
    ending = os.path.splitext(value)[1][1:] if isinstance(value, str) else ""
    return ending[:1].isalpha()
