"""How a chain of neurons is drawn, and how the factors of its slopes are written."""

from mlp_helpers.lesson07.chain.chain import LAST

LAYERS = ("L−3", "L−2", "L−1", "L")  # what the layers are called, the input's first
NAMES = {"w": "weight", "b": "bias", "z": "weighted sum", "a": "activation"}
FIELDS = {  # a key: its range
    "a0": (0, 1),
    **{f"{kind}{l}": (-1e6, 1e6) for l in range(1, LAST + 1) for kind in "wb"},
    "y": (0, 1),
}
RAISED = str.maketrans("(L−123)", "⁽ᴸ⁻¹²³⁾")

# Where each layer's weighted sum and activation stand, from left to right; px.
Z, A, COST = (None, 155, 377, 599), (40, 262, 484, 706), 806
TOP, MIDDLE, BELOW = 40, 106, 180  # weights; neurons; biases and y
R, HALF, TALL = 31, 39, 20  # half a circle; half a box's width and height


def symbol(key):
    """A key such as "w3" as `Linked` writes it: w^{(L)}."""
    if key in ("C", "y"):
        return {"C": "C_{0}", "y": "y"}[key]
    return f"{key[0]}^{{({LAYERS[int(key[1])]})}}"


def plain(key):
    """A key in plain text: w⁽ᴸ⁾."""
    if key in ("C", "y"):
        return {"C": "C₀", "y": "y"}[key]
    return key[0] + f"({LAYERS[int(key[1])]})".translate(RAISED)


def spoken(key):
    """A key in words, as a screen reader says them: weight w(L)."""
    if key in ("C", "y"):
        return {"C": "cost C₀", "y": "wanted y"}[key]
    return f"{NAMES[key[0]]} {key[0]}({LAYERS[int(key[1])]})"


def places():
    """Every symbol's place, as `Linked` wants it."""
    found = [_field("a0", A[0], MIDDLE, (2 * R, 2 * R), "below", round=True)]
    for l in range(1, LAST + 1):
        found += [
            _field(f"w{l}", (A[l - 1] + Z[l] - 8) / 2, TOP, (2 * HALF, 26), "above"),
            _field(f"b{l}", Z[l], BELOW, (2 * HALF, 26), "below"),
            _shown(f"z{l}", "box", Z[l], (2 * HALF, 2 * TALL), "above"),
            _shown(f"a{l}", "circle", A[l], (2 * R, 2 * R), "below"),
        ]
    return [
        *found,
        _shown("C", "box", COST, (2 * HALF, 2 * TALL), "above"),
        _field("y", COST, BELOW, (2 * HALF, 26), "below"),
    ]


def _field(key, x, y, size, side, **more):
    lo, hi = FIELDS[key]
    step = 0.05 if hi == 1 else 0.1
    place = {"key": key, "kind": "field", "at": [x, y], "size": size, "side": side}
    place |= {"lo": lo, "hi": hi, "step": step, "choose": key != "y", **more}
    return place | {"text": symbol(key), "name": spoken(key)}


def _shown(key, kind, x, size, side):
    place = {"key": key, "kind": kind, "at": [x, MIDDLE], "size": size, "side": side}
    return place | {"text": symbol(key), "name": spoken(key), "choose": key[0] == "a"}


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
    lower, upper = key.split(">")
    name = f"from {spoken(lower)} to {spoken(upper)}"
    return {"key": key, "from": start, "to": end, "arrow": True, "name": name, **more}


def factor(what, l):
    """One factor, "z by w" and so on, as a term of `Linked`: its text, what it is, its places."""
    upper, lower = what[0], what[-1]
    top = "C" if upper == "C" else f"{upper}{l}"
    bottom = f"a{l - 1}" if what == "z by a" else f"{lower}{l}"
    equals, from_where = {
        "z by w": (symbol(f"a{l - 1}"), [f"a{l - 1}"]),
        "z by b": ("1", []),
        "z by a": (symbol(f"w{l}"), [f"w{l}"]),
        "a by z": (f"σ′({symbol(f'z{l}')})", []),
        "C by a": (f"2({symbol(f'a{l}')}−y)", ["y", "y>C"]),
    }[what]
    reads = f"how much {spoken(top)} grows with {spoken(bottom)}"
    return {
        "id": f"{bottom}>{top}",
        "over": f"∂{symbol(top)}",
        "under": f"∂{symbol(bottom)}",
        "equals": equals,
        "name": f"∂{plain(top)} / ∂{plain(bottom)}, {reads}",
        "places": [f"{bottom}>{top}", bottom, top, *from_where],
    }


def formula(key, factors):
    """The slope of the cost along `key` as the product of its factors: a row of `Linked`."""
    row = [_slope("product", "∂C_{0}", f"∂{symbol(key)}", key), {"sign": "="}]
    for i, one in enumerate(factors):
        row += [{"sign": "·"}] * (i > 0) + [one]
    return [*row, {"sign": "≈"}, _slope("measured", "ΔC_{0}", "ε", key)]


def _slope(name, over, under, key):
    what = f"the slope of C₀ by {plain(key)}, {name}"
    return {
        "id": name, "over": over, "under": under, "equals": name, "name": what,
        "places": [key, "C"],
    }  # fmt: skip
