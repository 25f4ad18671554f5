"""How a chain of neurons is drawn, and how the factors of its slopes are written."""

from typing import NamedTuple

from mlp_helpers.lesson07.chain.slopes import LAST

LAYERS = ("L−3", "L−2", "L−1", "L")  # what the layers are called, the input's first
NAMES = {"w": "weight", "b": "bias", "z": "weighted sum", "a": "activation"}
FIELDS = {  # a key: its range
    "a0": (0, 1),
    **{f"{kind}{l}": (-1e6, 1e6) for l in range(1, LAST + 1) for kind in "wb"},
    "y": (0, 1),
}
TONES = {"z by w": "gold", "z by b": "gold", "z by a": "violet", "a by z": "green"}
TONES |= {"C by a": "rose"}  # what a factor is, and where it is: one colour
RAISED = str.maketrans("(L−123)", "⁽ᴸ⁻¹²³⁾")


class Symbol(NamedTuple):
    """How a key such as "w3" is written."""

    linked: str  #: as `Linked` writes it: w^{(L)}
    plain: str  #: in plain text: w⁽ᴸ⁾
    spoken: str  #: as a screen reader says it: weight w(L)


SYMBOLS = {"C": Symbol("C_{0}", "C₀", "cost C₀"), "y": Symbol("y", "y", "wanted y")}
SYMBOLS |= {
    f"{kind}{l}": Symbol(
        f"{kind}^{{({layer})}}", kind + f"({layer})".translate(RAISED), f"{name} {kind}({layer})"
    )
    for kind, name in NAMES.items()
    for l, layer in enumerate(LAYERS)
}

# Where each layer's weighted sum and activation stand, from left to right; px.
Z, A, COST = (None, 155, 377, 599), (40, 262, 484, 706), 806
TOP, MIDDLE, BELOW = 40, 106, 180  # weights; neurons; biases and y
FOLD = A[2] + 38  # behind a^(L-1): the last neuron may stand in a second row
R, HALF, TALL = 31, 39, 20  # half a circle; half a box's width and height


def places():
    """Every symbol's place, as `Linked` wants it."""
    found = [_place("a0", "field", A[0], MIDDLE, (2 * R, 2 * R), "below", round=True)]
    for l in range(1, LAST + 1):
        found += [
            _place(f"w{l}", "field", (A[l - 1] + Z[l] - 8) / 2, TOP, (2 * HALF, 26), "above"),
            _place(f"b{l}", "field", Z[l], BELOW, (2 * HALF, 26), "below"),
            _place(f"z{l}", "box", Z[l], MIDDLE, (2 * HALF, 2 * TALL), "above"),
            _place(f"a{l}", "circle", A[l], MIDDLE, (2 * R, 2 * R), "below"),
        ]
    return [
        *found,
        _place("C", "box", COST, MIDDLE, (2 * HALF, 2 * TALL), "above"),
        _place("y", "field", COST, BELOW, (2 * HALF, 26), "below"),
    ]


def _place(key, kind, x, y, size, side, **more):
    """A symbol's place; that of a field has its range, too."""
    if kind == "field":
        lo, hi = FIELDS[key]
        more |= {"lo": lo, "hi": hi, "step": 0.05 if hi == 1 else 0.1}
    place = {"key": key, "kind": kind, "at": [x, y], "size": size, "side": side, **more}
    symbol = SYMBOLS[key]
    return place | {"text": symbol.linked, "name": symbol.spoken, "choose": key[0] in "wba"}


def lines():
    """The arrows between the symbols; each is the place of a factor, named by it: w3>z3."""
    found = []
    for l in range(1, LAST + 1):
        x = (A[l - 1] + Z[l] - 8) / 2
        found += [
            _line(f"a{l - 1}>z{l}", (A[l - 1] + R + 2, MIDDLE), (Z[l] - HALF - 2, MIDDLE)),
            _line(f"w{l}>z{l}", (x, TOP + 13), (x, MIDDLE - 3)),
            _line(f"b{l}>z{l}", (Z[l], BELOW - 13), (Z[l], MIDDLE + TALL + 2)),
            _line(f"z{l}>a{l}", (Z[l] + HALF, MIDDLE), (A[l] - R - 2, MIDDLE), text="σ"),
        ]
    return [
        *found,
        _line(f"a{LAST}>C", (A[LAST] + R + 2, MIDDLE), (COST - HALF - 2, MIDDLE)),
        _line("y>C", (COST, BELOW - 13), (COST, MIDDLE + TALL + 2)),
    ]


def _line(key, start, end, **more):
    lower, upper = (SYMBOLS[end] for end in key.split(">"))
    name = f"from {lower.spoken} to {upper.spoken}"
    return {"key": key, "from": start, "to": end, "arrow": True, "name": name, **more}


def factor(what, l):
    """One factor, "z by w" and so on, as a term of `Linked`: its text, what it is, its places."""
    upper, lower = what[0], what[-1]
    top = "C" if upper == "C" else f"{upper}{l}"
    bottom = f"a{l - 1}" if what == "z by a" else f"{lower}{l}"
    over, under = SYMBOLS[top], SYMBOLS[bottom]
    equals, from_where = {
        "z by w": (SYMBOLS[f"a{l - 1}"].linked, [f"a{l - 1}"]),
        "z by b": ("1", []),
        "z by a": (SYMBOLS[f"w{l}"].linked, [f"w{l}"]),
        "a by z": (f"σ′({under.linked})", []),
        "C by a": (f"2({under.linked}−y)", ["y", "y>C"]),
    }[what]
    reads = f"how much {over.spoken} grows with {under.spoken}"
    return {
        "id": f"{bottom}>{top}",
        "tone": TONES[what],
        "over": f"∂{over.linked}",
        "under": f"∂{under.linked}",
        "equals": equals,
        "name": f"∂{over.plain} / ∂{under.plain}, {reads}",
        "places": [f"{bottom}>{top}", bottom, top, *from_where],
    }


def tones(factors):
    """The colour of each factor's arrow, and of the symbol that is the factor's value."""
    return {
        key: one["tone"] for one in factors for key in (one["id"], *one["places"][3:4])
    }  # fmt: skip


def formula(key, factors):
    """The slope of the cost along `key` as the product of its factors: a row of `Linked`."""
    row = [_slope("product", "∂C_{0}", f"∂{SYMBOLS[key].linked}", key), {"sign": "="}]
    for i, one in enumerate(factors):
        row += [{"sign": "·"}] * (i > 0) + [one]
    return [*row, {"sign": "≈"}, _slope("measured", "ΔC_{0}", "ε", key)]


def _slope(name, over, under, key):
    what = f"the slope of C₀ by {SYMBOLS[key].plain}, {name}"
    return {
        "id": name, "over": over, "under": under, "equals": name, "name": what,
        "places": [key, "C"],
    }  # fmt: skip
