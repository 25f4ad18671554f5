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
    L = len(sizes) - 1
    o, such = (j, "") if l == L else (0, "e.g. ")  # the output of which formula 4 speaks
    here, before, out = neuron(l, j), neuron(l - 1, k), neuron(L, o)
    ways, all_j = beyond(sizes, l, j), range(sizes[l])
    paths = [key for i in all_j for key in (edge(l, i, k), neuron(l, i))]
    slope = ["σ′(z^{(l)}_{j})", f"σ′ of neuron {j} of layer {l}", [here]]
    onward = ["∂C_{0}/∂a^{(l)}_{j}", f"slope of C₀ by activation {j} of layer {l}", [here, *ways]]
    onward_after = f"slope of C₀ by each activation of layer {l}"
    by_w = f"the slope of C₀ by weight {j}, {k} of layer {l}"
    by_b = f"the slope of C₀ by bias {j} of layer {l}"
    by_a = f"the slope of C₀ by activation {k} of layer {l - 1}"
    every = [neuron(l, i) for i in all_j]
    reach = list(dict.fromkeys(key for i in all_j for key in beyond(sizes, l, i)))
    rows = [
        [
            _term("by_w", "∂C_{0}/∂w^{(l)}_{jk}", by_w, [edge(l, j, k), "C"]), _sign("="),
            _term("a_k", "a^{(l−1)}_{k}", f"activation {k} of layer {l - 1}", [before]),
            _sign("·"), _term("slope", *slope), _sign("·"), _term("onward", *onward),
            _sign(f" l={l} j={j} k={k}"),
        ],
        [
            _term("by_b", "∂C_{0}/∂b^{(l)}_{j}", by_b, [here, "C"]), _sign("="),
            _term("slope", *slope), _sign("·"), _term("onward", *onward),
            _sign(f" l={l} j={j}"),
        ],
        [
            _term("by_a", "∂C_{0}/∂a^{(l−1)}_{k}", by_a, [before, "C"]), _sign("="),
            _term("sum", "Σ_{j}", f"neuron {k} reaches C₀ through all of layer {l}", paths),
            _term("", "w^{(l)}_{jk}", f"each weight from neuron {k}", paths[::2]), _sign("·"),
            _term("", "σ′(z^{(l)}_{j})", f"σ′ of each neuron of layer {l}", every), _sign("·"),
            _term("", "∂C_{0}/∂a^{(l)}_{j}", onward_after, [*every, *reach]),
            _sign(f" l={l} k={k}"),
        ],
    ]  # fmt: skip
    rows += [_path(sizes, l, i, k) for i in all_j]
    rows += [[_sign("\u00a0")]] * (max(sizes[1:]) - sizes[l])
    by_output = f"the slope of C₀ by output {o}"
    return [
        *rows,
        [
            _term("end", "∂C_{0}/∂a^{(L)}_{j}", by_output, [out, last(o), "C"]), _sign("= 2 ("),
            _term("output", "a^{(L)}_{j}", f"output {o}", [out]), _sign("−"),
            _term("wanted", "y_{j}", f"wanted {o}", [f"y{o}"]), _sign(f")  {such}j={o}"),
        ],
    ]  # fmt: skip


def _path(sizes, l, i, k):
    """One path of formula 3, through neuron i of layer l: only numbers."""
    way, here = edge(l, i, k), neuron(l, i)
    beyond_it = beyond(sizes, l, i)
    return [
        _sign(f"j={i}:"),
        _term(f"w{i}", "", f"weight from neuron {k} to neuron {i}", [way]), _sign("·"),
        _term(f"slope{i}", "", f"σ′ of neuron {i}", [here]), _sign("·"),
        _term(f"onward{i}", "", f"slope of C₀ by activation {i} of layer {l}", [here, *beyond_it]),
        _sign("="),
        _term(f"path{i}", "", f"the path through neuron {i}", [way, here, *beyond_it]),
    ]  # fmt: skip


def _term(name, text, words, keys):
    """A symbol or a fraction, written over/under, with the places it belongs to."""
    over, _, under = text.partition("/")
    shape = {"over": over, "under": under} if under else {"text": text} if text else {}
    return {"id": name, "name": words, "places": keys, **shape}


def _sign(text):
    return {"sign": text}
