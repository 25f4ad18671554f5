"""How wishes look: the network's diagram, the terms of a sum, the nudges' pictures."""

import numpy as np
from ipywidgets import HBox

from mlp_helpers.digits import SIDE
from mlp_helpers.kit import column
from mlp_helpers.lesson04.networks import largest
from mlp_helpers.lesson04.signals import strongest
from mlp_helpers.lesson07.wishes import words
from mlp_helpers.texts import counted, short
from mlp_helpers.views import Bars, Diagram, Lines, Picker, PixelGrid, Status

WALL = 4  # the last 4 x 4 examples are shown
HEIGHT = 300  # of the diagram and of the terms, px
MEANT = "▲ up, ▼ down. Edges: blue +, dashed orange −"


class WishScreen:
    """The views of `Wishes`, and what they show at a `Moment`.

    sizes: of the network; name: of the demo.
    """

    def __init__(self, sizes, name):
        self.image = PixelGrid(values=np.zeros((SIDE, SIDE)), width=104, height=104, plain=True)
        self.wall = PixelGrid(values=_wall_of([]), width=104, height=104, plain=True)
        self.diagram = Diagram(
            sizes=sizes[1:], activations=np.zeros(sum(sizes[1:])), column=np.zeros(sizes[0]),
            heads=["pixels", *[f"layer {l}" for l in range(1, len(sizes))]], short=True,
            labels=[str(digit) for digit in range(10)], width=345, height=HEIGHT,
            label="The network's neurons", hint=MEANT,
        )  # fmt: skip
        self.bars = Bars(values=np.zeros(10), width=332, height=HEIGHT, short=True)
        self.pictures = [
            Picker(values=np.zeros((SIDE, SIDE)), width=160, height=160, short=True, title=title)
            for title in ("By wishes", "−∇C by backprop")
        ]
        self.table = Lines(rows=3, columns=32, label="Both ways")
        self.sum = Status(label=name)
        self.sum.add_class("mlp-three")
        self.diagram.add_class("mlp-wrap")
        self.both_ways = column(HBox(self.pictures), self.table)
        self.bars.add_class("mlp-wide")
        self.right = column(self.bars, self.both_ways, min_width="342px")

    def shown(self, now):
        """What the views show at a moment: {view: {name of a trait: value}}."""
        shown = {
            self.bars.layout: {"display": "none" if now.nudging else ""},
            self.both_ways.layout: {"display": "" if now.nudging else "none"},
            self.diagram: self._diagram(now),
            self.sum: {"text": "\n".join(words.two_lines(now))},
        }
        shown |= self._examples(now)
        if now.nudging:
            return shown | self._both_ways(now)
        return shown | {self.bars: _outputs(now) if now.selected[0] == now.L else _terms(now)}

    def _examples(self, now):
        (image, *_), (label, *_), n = now.images, now.labels, len(now.labels)
        last, count = now.labels[-WALL * WALL :], counted(n, "example")
        later = n > 1 and not now.nudging  # until then all is about the one image
        return {
            self.image: {
                "values": image.reshape(SIDE, SIDE),
                "title": f"A {label}, read as {now.wished.layers[-1].argmax()}",
                "label": f"The image, a {label}",
            },
            self.wall: {
                "values": _wall_of(now.images[-WALL * WALL :]),
                "title": f"{n:,} at step {now.L + 1}" if later else count,
                "label": f"{count} averaged, the last {len(last)}: {', '.join(map(str, last))}",
            },
        }

    def _diagram(self, now):
        (layer, _), wished, L = now.selected, now.wished, now.L
        changes = [np.zeros(n) for n in now.network.sizes[1:]]
        said = [""] * L
        if now.nudging:
            changes, said = now.nudges.biases, ["bias nudge"] * L
        elif now.position == 0:
            changes[-1], said[-1] = wished.wanted - wished.layers[-1], "difference"
        for l in range(now.reached, L + 1) if not now.nudging else ():
            newest = l == now.reached < L
            changes[l - 1] = wished.wishes[l - 1].a if newest else wished.wishes[l - 1].z
            said[l - 1] = "wish for a" if newest else "wish for z"
        between = (now.nudges if now.nudging else now.network).weights[1:]
        outgoing = not now.nudging and layer < L
        chosen = now.chosen if now.nudging else -1
        if outgoing and layer >= now.reached:
            chosen = int(np.abs(now.terms).argmax())
        return {
            "activations": np.concatenate(wished.layers[1:]),
            "changes": np.concatenate(changes),
            "change_limit": largest(*changes),
            "change_words": said,
            "column": wished.layers[0],
            "weights": np.concatenate([W.ravel() for W in between]) if between else None,
            "limit": largest(*between),
            "selected": list(now.selected),
            "chosen": chosen,
            "outgoing": outgoing,
            "signals": _signals(now),
        }

    def _both_ways(self, now):
        layer, j = now.selected
        both = now.nudges, now.minus_gradient
        rows = [one.weights[layer - 1][j] for one in both]
        about = f"nudges of the {len(rows[0])} weights into layer {layer}, neuron {j}"
        numbers = {
            "bias": [one.biases[layer - 1][j] for one in both],
            f"from {now.chosen}": [row[now.chosen] for row in rows],
        }
        lines = [f"{'':<10}{'by wishes':>11}{'−∇C':>11}"]
        lines += [
            f"{name:<10}" + "".join(f"{short(value, True):>11}" for value in pair)
            for name, pair in numbers.items()
        ]
        shown = {self.table: {"lines": lines}}
        for picture, row in zip(self.pictures, rows, strict=True):
            shown[picture] = {
                "values": row.reshape((SIDE, SIDE) if layer == 1 else (1, -1)),
                "limit": largest(now.nudges.weights[layer - 1]),
                "chosen": now.chosen,
                "label": f"{picture.title}: {about}",
            }
        return shown


def _signals(now):
    """What travels at a step: the wishes that a layer passes back to the one before it."""
    l = now.reached
    if now.nudging or l >= now.L:
        return None
    return strongest(now.wished.asked(l), l + 1, l)


def _outputs(now):
    """The bars of all outputs: what they lack, or what they wish for."""
    wished, (_, j) = now.wished, now.selected
    a, y = wished.layers[-1], wished.wanted
    if now.position == 0:
        labels = [f"{i}: {a[i]:.2f} → {y[i]:.0f}" for i in range(len(a))]
        return _bars("output → wanted, difference y − a", labels, y - a, 1.0, j)
    labels = [f"{i}: {short(y[i] - a[i], True)}" for i in range(len(a))]
    wishes = wished.wishes[-1].z
    return _bars("y − a, wish for z = 2 (y − a) σ′(z)", labels, wishes, largest(wishes), j)


def _terms(now):
    """The bars of what is asked of the selected neuron, once it is."""
    (layer, k), terms = now.selected, now.terms
    who = "Outputs ask" if layer + 1 == now.L else f"Layer {layer + 1} asks"
    labels = [f"{j}: w {short(w, True)}" for j, w in enumerate(now.network.weights[layer][:, k])]
    if layer < now.reached:
        return _bars(f"{who} nothing of neuron {k} yet", labels, 0 * terms, 1.0, -1)
    top = int(np.abs(terms).argmax())
    title = f"{who} neuron {k} for w · wish"
    return _bars(title, labels, terms, largest(terms), top if terms[top] else -1)


def _bars(title, labels, values, end, highlight):
    shown = {"title": title, "label": title, "labels": labels, "values": values}
    return shown | {"lo": -end, "hi": end, "highlight": highlight}


def _wall_of(images):
    """The images, (n, 784), as one picture of WALL x WALL images, black where there are none."""
    wall = np.zeros((WALL * WALL, SIDE, SIDE), np.float32)
    wall[: len(images)] = np.reshape(images, (-1, SIDE, SIDE))
    rows = wall.reshape(WALL, WALL, SIDE, SIDE).swapaxes(1, 2)  # (row, line, column, pixel)
    return rows.reshape(WALL * SIDE, WALL * SIDE)
