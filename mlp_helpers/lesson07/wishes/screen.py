"""How wishes look: the network's diagram, the terms of a sum, the nudges' pictures."""

import ipywidgets as w
import numpy as np

from mlp_helpers.digits import SIDE
from mlp_helpers.lesson04.nudged_network import largest
from mlp_helpers.lesson07.wishes import words
from mlp_helpers.texts import short
from mlp_helpers.views.bars import Bars
from mlp_helpers.views.diagram import Diagram
from mlp_helpers.views.lines import Lines
from mlp_helpers.views.picker import Picker
from mlp_helpers.views.pixel_grid import PixelGrid
from mlp_helpers.views.status import Status

WALL = 4  # the last 4 x 4 examples are shown
HEIGHT = 300  # of the diagram and of the terms, px
MEANT = "▲ up, ▼ down. Edges: blue +, dashed orange −"


class WishScreen:
    """The views of `Wishes`, and how they show its state.

    quietly: sets traits of a view without taking that for a hand's doing.
    sizes: of the network; name: of the demo.
    """

    def __init__(self, sizes, name, quietly):
        self._sizes, self._quietly = sizes, quietly
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
        self._nudges = w.VBox([w.HBox(self.pictures), self.table])
        self.bars.add_class("mlp-wide")
        self.right = w.VBox([self.bars, self._nudges], layout={"min_width": "342px"})

    def draw(self, demo, wished, network, average):
        """Show the demo's state; gives the line of words that goes with its step."""
        nudging = demo.step == demo.n_steps
        self._draw_examples(demo)
        self._draw_diagram(demo, wished, network, average.nudges() if nudging else None)
        self._nudges.layout.display = "" if nudging else "none"
        self.bars.layout.display = "none" if nudging else ""
        (layer, k), L = demo.selected, len(self._sizes) - 1
        if nudging:
            self._draw_nudges(demo, average.nudges())
            about = [average] if average.n > 1 else [wished]
            say = words.votes if average.n > 1 else words.nudge
            lines = say(self._sizes, *about, layer, k, demo.chosen)
            size = max(largest(*demo.minus_gradient.weights), 0)
            text = words.equality(average.n, network.n_parameters, demo.difference, size)
        elif layer == L:
            self._draw_outputs(wished, k, demo.step)
            lines = words.output(self._sizes, wished, k, demo.step)
            text = words.all_outputs(wished.wishes[-1].z)
        else:
            terms = wished.contributions(layer, k)
            there = layer >= first_reached(demo.step, L)
            self._draw_terms(network, layer, k, terms, there)
            soon = f"{words.name(self._sizes, layer, k)} has no wish yet: step {L + 1 - layer}."
            lines = words.hidden(network, wished, layer, k) if there else (soon, "")
            text = words.competing(terms, k) if there else words.all_outputs(wished.wishes[-1].z)
        if demo.step == 0:
            text = words.differences(wished, demo.label)
        self._quietly(self.sum, text="\n".join(lines))
        return text

    def _draw_examples(self, demo):
        picture, label = demo.example
        answer, n = int(demo.outputs.argmax()), demo.n_examples
        self._quietly(
            self.image,
            values=picture.reshape(SIDE, SIDE),
            title=f"A {label}, read as {answer}",
            label=f"The image, a {label}",
        )
        count = f"{n:,} example{'s' * (n > 1)}"
        later = n > 1 and demo.step < demo.n_steps  # until then all is about the one image
        shown = demo.labels[-WALL * WALL :]
        self._quietly(
            self.wall,
            values=_wall_of(demo.images[-WALL * WALL :]),
            title=f"{n:,} at step {demo.n_steps}" if later else count,
            label=f"{count} averaged, the last {len(shown)}: {', '.join(map(str, shown))}",
        )

    def _draw_diagram(self, demo, wished, network, nudges):
        L, (layer, k) = len(self._sizes) - 1, demo.selected
        reached = first_reached(demo.step, L)
        changes = [np.zeros(n) for n in self._sizes[1:]]
        said = [""] * L
        if nudges is not None:
            changes, said = nudges.biases, ["bias nudge"] * L
        elif demo.step == 0:
            changes[-1], said[-1] = wished.wanted - wished.layers[-1], "difference"
        for l in range(reached, L + 1) if nudges is None else ():
            newest = l == reached < L
            changes[l - 1] = wished.wishes[l - 1].a if newest else wished.wishes[l - 1].z
            said[l - 1] = "wish for a" if newest else "wish for z"
        between = (network if nudges is None else nudges).weights[1:]
        outgoing = nudges is None and layer < L
        chosen = demo.chosen if nudges is not None else -1
        if outgoing and layer >= reached:
            chosen = int(np.abs(wished.contributions(layer, k)).argmax())
        self._quietly(
            self.diagram,
            activations=np.concatenate(wished.layers[1:]),
            changes=np.concatenate(changes),
            change_limit=largest(*changes),
            change_words=said,
            column=wished.layers[0],
            weights=np.concatenate([W.ravel() for W in between]) if between else None,
            limit=largest(*between),
            selected=list(demo.selected),
            chosen=chosen,
            outgoing=outgoing,
        )

    def _draw_outputs(self, wished, j, step):
        a, y, wish = wished.layers[-1], wished.wanted, wished.wishes[-1].z
        labels = [f"{i}: {a[i]:.2f} → {y[i]:.0f}" for i in range(len(a))]
        title, values = "output → wanted, difference y − a", y - a
        if step:
            labels = [f"{i}: {short(y[i] - a[i], True)}" for i in range(len(a))]
            title, values = "y − a, wish for z = 2 (y − a) σ′(z)", wish
        self._draw_bars(title, labels, values, 1.0 if step == 0 else largest(values), j)

    def _draw_terms(self, network, layer, k, terms, there):
        L, W = len(self._sizes) - 1, network.weights[layer]
        who = "Outputs ask" if layer + 1 == L else f"Layer {layer + 1} asks"
        labels = [f"{j}: w {short(W[j, k], True)}" for j in range(len(terms))]
        if there:
            title, top = f"{who} neuron {k} for w · wish", int(np.abs(terms).argmax())
            self._draw_bars(title, labels, terms, largest(terms), top if terms[top] else -1)
        else:
            self._draw_bars(f"{who} nothing of neuron {k} yet", labels, 0 * terms, 1.0, -1)

    def _draw_bars(self, title, labels, values, end, highlight):
        if len(labels) != len(self.bars.values):
            self._quietly(self.bars, labels=[])
        self._quietly(
            self.bars, values=values, labels=labels, lo=-end, hi=end, highlight=highlight,
            title=title, label=title,
        )  # fmt: skip

    def _draw_nudges(self, demo, average):
        layer, j = demo.selected
        both = average, demo.minus_gradient
        rows = [one.weights[layer - 1][j] for one in both]
        for picture, row in zip(self.pictures, rows, strict=True):
            values = row.reshape((SIDE, SIDE) if layer == 1 else (1, -1))
            if picture.values.shape != values.shape:
                self._quietly(picture, chosen=0, values=values)
            name = (
                f"{picture.title}: nudges of the {len(row)} weights into layer {layer}, neuron {j}"
            )
            self._quietly(
                picture, values=values, limit=largest(*rows), chosen=demo.chosen, label=name
            )
        numbers = {
            "bias": [one.biases[layer - 1][j] for one in both],
            f"from {demo.chosen}": [row[demo.chosen] for row in rows],
        }
        lines = [f"{'':<10}{'by wishes':>11}{'−∇C':>11}"]
        lines += [
            f"{name:<10}" + "".join(f"{short(value, True):>11}" for value in pair)
            for name, pair in numbers.items()
        ]
        self._quietly(self.table, lines=lines)


def first_reached(step, L):
    """The lowest layer whose wishes are known at a step; L + 1 for none."""
    return max(L + 1 - step, 1)


def _wall_of(images):
    """The images, (n, 784), as one picture of WALL x WALL images, black where there are none."""
    wall = np.zeros((WALL * WALL, SIDE, SIDE), np.float32)
    for i, image in enumerate(images):
        wall[i] = image.reshape(SIDE, SIDE)
    rows = wall.reshape(WALL, WALL, SIDE, SIDE).swapaxes(1, 2)  # (row, line, column, pixel)
    return rows.reshape(WALL * SIDE, WALL * SIDE)
