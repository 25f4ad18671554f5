"""How a small layered network is drawn, and its slopes written with indices j, k and l."""

from functools import cache

TOP, WIDTH, HEIGHT, COST = 14, 395, 362, 360  # of the picture, px; COST: how far right C_0 stands
PRIME, ONWARD = "σ′(z^{(l)}_{j})", "∂C_{0}/∂a^{(l)}_{j}"  # factors of three formulas
BLANK = {"note": "\u00a0"}
R, FIRST, LAST = 22, 28, 276  # of a circle; where the first and the last layer stand


def neuron(l, i):
    """The key of neuron i of layer l, counted from 0; layer 0 is the input."""
    return f"n{l}_{i}"


def edge(l, j, k):
    """The key of the line of w_jk^(l), from neuron k of layer l - 1 to neuron j of layer l."""
    return f"w{l}_{j}_{k}"


def last(j):
    """The key of the line from output j to the cost."""
    return f"c{j}"


def indices(key):
    """What a key names: ("n", l, i) for a neuron, ("w", l, j, k) for an edge."""
    return key[0], *map(int, key[1:].split("_"))


def at(sizes, l, i):
    """Where neuron i of layer l stands: [x, y]."""
    x = FIRST + (LAST - FIRST) * l / (len(sizes) - 1)
    return [x, TOP + (HEIGHT - TOP) * (i + 0.5) / sizes[l]]


def places(sizes):
    """Every neuron, the cost and what is wanted, as `Linked` wants them."""
    field, found = {"kind": "field", "lo": 0, "hi": 1, "step": 0.05}, []
    for l, n in enumerate(sizes):
        for i in range(n):
            one = {"key": neuron(l, i), "at": at(sizes, l, i), "size": [2 * R, 2 * R]}
            one |= {"text": f"a^{{({l})}}_{{{i}}}", "name": f"activation {i} of layer {l}"}
            one |= {"kind": "circle"} if l else {"round": True, **field}
            found.append(one | {"choose": True})
    for j in range(sizes[-1]):
        x, y = at(sizes, len(sizes) - 1, j)
        one = {"key": f"y{j}", "at": [x, y + R + 16], "size": [46, 22], "side": "left"}
        found.append(one | {"text": f"y_{{{j}}}", "name": f"wanted {j}", **field})
    cost = {"key": "C", "kind": "box", "at": [COST, TOP + (HEIGHT - TOP) / 2], "size": [64, 36]}
    return [*found, cost | {"text": "C_{0}", "name": "cost C₀"}]


def lines(sizes):
    """Every weight, and the way from each output to the cost."""
    found = []
    for l in range(1, len(sizes)):
        for j in range(sizes[l]):
            for k in range(sizes[l - 1]):
                name = f"weight of layer {l}, to neuron {j} from neuron {k}"
                one = _line(edge(l, j, k), at(sizes, l - 1, k), at(sizes, l, j), name)
                found.append(one | {"choose": True})
    middle = [COST - 32, TOP + (HEIGHT - TOP) / 2]
    for j in range(sizes[-1]):
        start = at(sizes, len(sizes) - 1, j)
        found.append(_line(last(j), start, middle, f"from output {j} to the cost", 0))
    return found


def _line(key, start, end, name, room=R):
    """From the edge of one circle to that of another, or to a point."""
    (x1, y1), (x2, y2) = start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    start, end = [x1 + R * dx, y1 + R * dy], [x2 - room * dx, y2 - room * dy]
    return {"key": key, "from": start, "to": end, "name": name}


def beyond(sizes, l, i):
    """All that lies between neuron i of layer l and the cost: keys of lines, and of the cost."""
    outputs = [i] if l == len(sizes) - 1 else range(sizes[-1])
    found = [edge(l + 1, j, i) for j in range(sizes[l + 1])] if l < len(sizes) - 1 else []
    for m in range(l + 2, len(sizes)):
        found += [edge(m, j, k) for j in range(sizes[m]) for k in range(sizes[m - 1])]
    return [*found, *map(last, outputs), "C"]


def marked(sizes, l, j, k, every):
    """What stands out when w_jk^(l) is chosen: its path to the cost; or every path of neuron k."""
    all_j = range(sizes[l]) if every else [j]
    found = [edge(l, i, k) for i in all_j] + [neuron(l, i) for i in all_j]
    reach = [key for i in all_j for key in beyond(sizes, l, i)]
    return list(dict.fromkeys([neuron(l - 1, k), *found, *reach]))


def tones(sizes, l, j, k, every):
    """The colours of what is marked, those of the formulas' factors."""
    found = {}
    for key in marked(sizes, l, j, k, every):
        kind, *where = indices(key) if key[0] in "nw" else (key,)
        here = where and where[0] == l
        found[key] = {"n": "green", "w": "violet"}[kind] if here else "rose"
    return found | {neuron(l - 1, k): "gold"}


@cache
def formulas(sizes, l, j, k, every):
    """The slopes by w_jk^(l), by b_j^(l) and by a_k^(l-1), and the end: rows of `Linked`.

    every: whether all paths from neuron k are shown and their sum, or only that through j.
    """
    L, all_j, of_l = len(sizes) - 1, range(sizes[l]), f"of layer {l}"
    o, such = (j, "") if l == L else (0, "e.g. ")  # the output of which formula 4 speaks
    here, before, out = neuron(l, j), neuron(l - 1, k), neuron(L, o)
    by_w, by_b, by_a, end = (
        _term(name, f"∂C_{{0}}/∂{symbol}", f"the slope of C₀ by {what}", [*keys, "C"])
        for name, symbol, what, *keys in (
            ("by_w", "w^{(l)}_{jk}", f"weight {j}, {k} {of_l}", edge(l, j, k)),
            ("by_b", "b^{(l)}_{j}", f"bias {j} {of_l}", here),
            ("by_a", "a^{(l−1)}_{k}", f"activation {k} of layer {l - 1}", before),
            ("end", "a^{(L)}_{j}", f"output {o}", out, last(o)),
        )
    )
    a_k = _term("a_k", "a^{(l−1)}_{k}", f"activation {k} of layer {l - 1}", [before], "gold")
    prime_j = _term("slope", PRIME, f"σ′ of neuron {j} {of_l}", [here], "green")
    after_j = f"slope of C₀ by activation {j} {of_l}"
    onward_j = _term("onward", ONWARD, after_j, [here, *beyond(sizes, l, j)], "rose")
    output = _term("output", "a^{(L)}_{j}", f"output {o}", [out])
    wanted = _term("wanted", "y_{j}", f"wanted {o}", [f"y{o}"])
    if every:
        through = [_sum(sizes, l, k, by_a), *(_path(sizes, l, i, k) for i in all_j)]
    else:
        way = [edge(l, j, k), here, *beyond(sizes, l, j)]
        path = _term(f"path{j}", "path", f"the path through neuron {j}", way)
        w = _term("w", "w^{(l)}_{jk}", f"weight from neuron {k} to neuron {j}", way[:1], "violet")
        note = {"note": f"l={l} j={j} k={k}"}
        through = [row(path, "=", w, "·", prime_j, "·", onward_j, note)]
        through += [row(BLANK)] * len(all_j)
    return [
        row(by_w, "=", a_k, "·", prime_j, "·", onward_j, {"note": f"l={l} j={j} k={k}"}),
        row(by_b, "=", prime_j, "·", onward_j, {"note": f"l={l} j={j}"}),
        row(end, "=", "2(", output, "−", wanted, ")", {"note": f"{such}j={o}"}),
        *through,
        *[row(BLANK)] * (max(sizes[1:]) - sizes[l]),
    ]


def _sum(sizes, l, k, by_a):
    """Formula 3: the sum over all neurons of layer l."""
    all_j, of_l = range(sizes[l]), f"of layer {l}"
    ways, every = [edge(l, i, k) for i in all_j], [neuron(l, i) for i in all_j]
    reach = list(dict.fromkeys(key for i in all_j for key in beyond(sizes, l, i)))
    sum_j = _term("sum", "Σ_{j}", f"neuron {k} reaches C₀ through all {of_l}", [*ways, *every])
    each_w = _term("", "w^{(l)}_{jk}", f"each weight from neuron {k}", ways, "violet")
    each_prime = _term("", PRIME, f"σ′ of each neuron {of_l}", every, "green")
    after = f"slope of C₀ by each activation {of_l}"
    each_onward = _term("", ONWARD, after, [*every, *reach], "rose")
    note = {"note": f"l={l} k={k}"}
    return row(by_a, "=", sum_j, each_w, "·", each_prime, "·", each_onward, note)


def _path(sizes, l, i, k):
    """One path of formula 3, through neuron i of layer l: only numbers."""
    way, here, rest = edge(l, i, k), neuron(l, i), beyond(sizes, l, i)
    w = _term(f"w{i}", "", f"weight from neuron {k} to neuron {i}", [way], "violet")
    prime = _term(f"slope{i}", "", f"σ′ of neuron {i}", [here], "green")
    after = f"slope of C₀ by activation {i} of layer {l}"
    onward = _term(f"onward{i}", "", after, [here, *rest], "rose")
    path = _term(f"path{i}", "", f"the path through neuron {i}", [way, here, *rest])
    return row({"note": f"j={i}:"}, w, "·", prime, "·", onward, "=", path)


def _term(name, text, words, keys, tone=""):
    """A symbol or a fraction, written over/under, with the places it belongs to."""
    over, _, under = text.partition("/")
    shape = {"over": over, "under": under} if under else {"text": text} if text else {}
    return {"id": name, "name": words, "places": keys, "tone": tone, **shape}


def row(*parts):
    """A row of `Linked`: terms, and the signs between them."""
    return [{"sign": part} if isinstance(part, str) else part for part in parts]
