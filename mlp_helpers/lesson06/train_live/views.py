"""What a training looks like: its costs, its score, the first layer's weights, a wall."""

import numpy as np

from mlp_helpers.lesson06.train_live.run import M, test_images
from mlp_helpers.views.run_chart import RunChart
from mlp_helpers.views.scoreboard import Scoreboard
from mlp_helpers.views.sheet import Sheet

LINES = ["batches", "training", "test"]
EACH = 4  # test images of each digit on the wall


class TrainingViews:
    """The pictures of a `TrainingRun`: `chart`, `score`, `weights`, `wall`."""

    def __init__(self, epochs):
        images, labels = test_images()
        order = np.random.default_rng(0).permutation(len(labels))
        places = np.concatenate([order[labels[order] == digit][:EACH] for digit in range(10)])
        self._images, self._labels = images[places], labels[places]  # (40, 784), (40,)
        self.chart = RunChart(
            names=LINES, x_hi=epochs, y_lo=0.04, y_hi=5, log=True, width=362, height=196,
            x_label="epoch", y_label="cost C", label="Cost over epochs", stops=[0],
        )  # fmt: skip
        self.score = Scoreboard(label="What it has reached")
        self.weights = Sheet(pictures=np.zeros((16, 784)), columns=16, size=50, scale="signed")
        self.wall = Sheet(pictures=self._images, columns=20, size=40)

    def show(self, run, shown, kept, seconds_left=None):
        """A run as it is now, or at a kept moment.

        shown : the moment's place, or None; kept: another run, or None; seconds_left: see
        `show_score`.
        """
        moment = run.moments[-1 if shown is None else shown]
        live = shown is None
        _set(
            self.chart,
            points=lines_of(run),
            kept=kept and kept.points,
            stops=np.array([moment.epoch for moment in run.moments], np.float32),
            now=run.epoch if live else moment.epoch,
        )
        self.show_network(run.network if live else moment.network)
        self.score.heads = ["", "now" if live else "then", "kept"]
        self.show_score(run, moment, kept, seconds_left)

    def show_network(self, network):
        """The first layer's weights, and how the network reads the wall."""
        W = network.weights[0]
        limit = float(f"{max(np.quantile(np.abs(W), 0.99), 1e-6):.1g}")
        title = f"The weights into the 16 neurons of layer 1, full colour at ± {limit:g}"
        _set(self.weights, pictures=W, limit=limit, title=title, label=title)
        answers = network(self._images).argmax(axis=1)
        wrong = np.flatnonzero(answers != self._labels).tolist()
        right = len(answers) - len(wrong)
        misread = [f"a {self._labels[i]} read as {answers[i]}" for i in wrong]
        _set(
            self.wall,
            captions=[f"{answer} {'✗' if i in wrong else '✓'}" for i, answer in enumerate(answers)],
            marked=wrong,
            title=f"40 test images and the network's answers: {right} ✓, {len(wrong)} ✗",
            label=f"{right} of 40 test images read right. {', '.join(misread)}",
        )

    def show_score(self, run, moment, kept, seconds_left=None):
        """What was reached at a moment, beside the kept run's end.

        seconds_left : until all epochs are done; None where it does not run.
        """
        words = f"epoch {run.epoch:.2f} of {run.epochs}"
        if seconds_left is not None:
            more = f"{seconds_left:.0f} s" if seconds_left < 100 else f"{seconds_left / 60:.0f} min"
            words += f", {more} left"
        ours, other = numbers_of(moment), kept.numbers if kept else ["–"] * 3
        names = ["cost, training", "cost, test", "accuracy, test", "η", "batch"]
        # At the end the moment's, too: what is set from then on is nobody's any more.
        live = moment is run.moments[-1] and not run.finished
        source = (run.eta_now, run.batch_size) if live else (moment.eta, moment.batch_size)
        settings = [f"{source[0]:.3g}", str(source[1])]
        columns = [names, [*ours, *settings], [*other, *(kept.settings if kept else "––")]]
        _set(
            self.score,
            big=ours[2],
            caption=f"test accuracy\nat epoch {moment.epoch:.2f}",
            rows=[list(row) for row in zip(*columns, strict=True)],
            share=run.used / (run.epochs * M),
            words=words,
        )


class Kept:
    """What stays of a run to be compared with: its lines and its end, as it was when kept.

    settings : η and batch size of its last step, as text, with "…" in front where they were
        others before; changed: which of them were, in words, or "".
    """

    def __init__(self, run):
        points = lines_of(run)
        self.points = points[points[:, 0] > 0]  # without the single batches
        self.numbers = numbers_of(run.moments[-1])
        texts = [(used.eta_text, str(used.batch_size)) for used in run.settings]
        several = [len(set(column)) > 1 for column in zip(*texts, strict=True)]
        self.settings = ["… " * more + text for more, text in zip(several, texts[-1], strict=True)]
        names = ("η", "batch size")
        self.changed = " and ".join(n for n, more in zip(names, several, strict=True) if more)


def lines_of(run):
    """A run's lines for the chart, (n, 3): which line, epoch, cost."""
    known = [moment for moment in run.moments if moment.cost is not None]
    lines = [
        np.stack(run.batches, axis=1),
        np.reshape([(moment.epoch, moment.cost) for moment in known], (-1, 2)),
        np.array([(moment.epoch, moment.test_cost) for moment in run.moments]),
    ]
    points = [np.insert(line, 0, i, axis=1) for i, line in enumerate(lines)]
    return np.concatenate(points).astype(np.float32)


def numbers_of(moment):
    """A moment's costs and accuracy as text."""
    cost = "–" if moment.cost is None else f"{moment.cost:.3f}"
    return [cost, f"{moment.test_cost:.3f}", f"{moment.accuracy:.1%}".replace("%", " %")]


def _set(view, **values):
    """Set traits in one message; what has not changed is not sent again."""
    with view.hold_sync():
        for name, value in values.items():
            if not np.array_equal(getattr(view, name), value):
                setattr(view, name, value)
