"""How a small layered network is drawn, and its slopes written with indices j, k and l."""

from functools import cache

TOP, WIDTH, HEIGHT, COST = 14, 395, 372, 360  # of the picture, px; COST: how far right C_0 stands
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


def marked(sizes, l, j, k):
    """What stands out when w_jk^(l) is chosen: all weights from neuron k, and its two ends."""
    return [*(edge(l, i, k) for i in range(sizes[l])), neuron(l, j), neuron(l - 1, k)]


@cache
def formulas(sizes, l, j, k):
    """The slopes by w_jk^(l), by b_j^(l) and by a_k^(l-1), and the end: rows of `Linked`."""
    L, all_j, of_l = len(sizes) - 1, range(sizes[l]), f"of layer {l}"
    o, such = (j, "") if l == L else (0, "e.g. ")  # the output of which formula 4 speaks
    here, before, out = neuron(l, j), neuron(l - 1, k), neuron(L, o)
    ways, every = [edge(l, i, k) for i in all_j], [neuron(l, i) for i in all_j]
    reach = list(dict.fromkeys(key for i in all_j for key in beyond(sizes, l, i)))
    by_w, by_b, by_a, end = (
        _term(name, f"∂C_{{0}}/∂{symbol}", f"the slope of C₀ by {what}", [*keys, "C"])
        for name, symbol, what, *keys in (
            ("by_w", "w^{(l)}_{jk}", f"weight {j}, {k} {of_l}", edge(l, j, k)),
            ("by_b", "b^{(l)}_{j}", f"bias {j} {of_l}", here),
            ("by_a", "a^{(l−1)}_{k}", f"activation {k} of layer {l - 1}", before),
            ("end", "a^{(L)}_{j}", f"output {o}", out, last(o)),
        )
    )
    prime, onward = "σ′(z^{(l)}_{j})", "∂C_{0}/∂a^{(l)}_{j}"
    a_k = _term("a_k", "a^{(l−1)}_{k}", f"activation {k} of layer {l - 1}", [before])
    prime_j = _term("slope", prime, f"σ′ of neuron {j} {of_l}", [here])
    after_j = f"slope of C₀ by activation {j} {of_l}"
    onward_j = _term("onward", onward, after_j, [here, *beyond(sizes, l, j)])
    sum_j = _term("sum", "Σ_{j}", f"neuron {k} reaches C₀ through all {of_l}", [*ways, *every])
    each_w = _term("", "w^{(l)}_{jk}", f"each weight from neuron {k}", ways)
    each_prime = _term("", prime, f"σ′ of each neuron {of_l}", every)
    each_onward = _term("", onward, f"slope of C₀ by each activation {of_l}", [*every, *reach])
    output = _term("output", "a^{(L)}_{j}", f"output {o}", [out])
    wanted = _term("wanted", "y_{j}", f"wanted {o}", [f"y{o}"])
    return [
        row(by_w, "=", a_k, "·", prime_j, "·", onward_j, f" l={l} j={j} k={k}"),
        row(by_b, "=", prime_j, "·", onward_j, f" l={l} j={j}"),
        row(by_a, "=", sum_j, each_w, "·", each_prime, "·", each_onward, f" l={l} k={k}"),
        *(_path(sizes, l, i, k) for i in all_j),
        *[row("\u00a0")] * (max(sizes[1:]) - sizes[l]),
        row(end, "= 2 (", output, "−", wanted, f")  {such}j={o}"),
    ]


def _path(sizes, l, i, k):
    """One path of formula 3, through neuron i of layer l: only numbers."""
    way, here, rest = edge(l, i, k), neuron(l, i), beyond(sizes, l, i)
    w = _term(f"w{i}", "", f"weight from neuron {k} to neuron {i}", [way])
    prime = _term(f"slope{i}", "", f"σ′ of neuron {i}", [here])
    after = f"slope of C₀ by activation {i} of layer {l}"
    onward = _term(f"onward{i}", "", after, [here, *rest])
    path = _term(f"path{i}", "", f"the path through neuron {i}", [way, here, *rest])
    return row(f"j={i}:", w, "·", prime, "·", onward, "=", path)


def _term(name, text, words, keys):
    """A symbol or a fraction, written over/under, with the places it belongs to."""
    over, _, under = text.partition("/")
    shape = {"over": over, "under": under} if under else {"text": text} if text else {}
    return {"id": name, "name": words, "places": keys, **shape}


def row(*parts):
    """A row of `Linked`: terms, and the texts between them."""
    return [{"sign": part} if isinstance(part, str) else part for part in parts]
