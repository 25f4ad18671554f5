"""What a training looks like: its costs, its score, the first layer's weights, a wall."""

import numpy as np

from mlp_helpers.lesson06.train_live.images import test_images
from mlp_helpers.lesson06.train_live.words import kept_numbers, numbers_of
from mlp_helpers.views import RunChart, Scoreboard, Sheet

EACH = 4  # test images of each digit on the wall


class TrainingViews:
    """The pictures of a training: `chart`, `score`, `weights`, `wall`.

    labels : of the 40 test images on the wall, (40,).
    """

    def __init__(self, epochs):
        images, labels = test_images()
        order = np.random.default_rng(0).permutation(len(labels))
        places = np.concatenate([order[labels[order] == digit][:EACH] for digit in range(10)])
        self._images, self.labels = images[places], labels[places]  # (40, 784), (40,)
        self.chart = RunChart(
            names=["batches", "training", "test"], x_hi=epochs, y_lo=0.04, y_hi=5, width=330,
            height=212, x_label="epoch", y_label="cost C", label="Cost over epochs",
        )  # fmt: skip
        self.score = Scoreboard(label="What it has reached")
        self.weights = Sheet(pictures=np.zeros((16, 784)), columns=4, size=60, scale="signed")
        self.wall = Sheet(pictures=self._images, columns=20, size=40)

    def pictures(self, now, lines, stops, kept):
        """What the chart and both sheets show of a `Snapshot`: {view: traits}.

        lines (n, 3), stops (k,): see `TrainingRun`; kept: another run's `Kept`, or None.
        """
        W = now.network.weights[0].copy()  # (16, 784); the network goes on training
        limit = float(f"{max(np.quantile(np.abs(W), 0.99), 1e-6):.1g}")
        about = f"The weights into the 16 neurons of layer 1, full colour at ± {limit:g}"
        answers = now.network(self._images).argmax(axis=1)
        wrong = np.flatnonzero(answers != self.labels).tolist()
        right = len(answers) - len(wrong)
        misread = [f"a {self.labels[i]} read as {answers[i]}" for i in wrong]
        captions = [f"{answer} {'✗' if i in wrong else '✓'}" for i, answer in enumerate(answers)]
        return {
            self.chart: {
                "points": lines,
                "kept": kept and kept.lines,
                "stops": stops,
                "now": now.epoch if now.is_now else now.moment.epoch,
            },
            self.weights: {
                "pictures": W,
                "limit": limit,
                "title": f"16 neurons' weights, ± {limit:g}",
                "label": about,
            },
            self.wall: {
                "captions": captions,
                "marked": wrong,
                "title": f"40 test images and the network's answers: {right} ✓, {len(wrong)} ✗",
                "label": f"{right} of 40 test images read right. {', '.join(misread)}",
            },
        }

    def reached(self, now, kept, seconds_left):
        """What the score shows of a `Snapshot`, beside the kept run's end: {view: traits}.

        seconds_left : until all epochs are done; None where it does not run.
        """
        words = f"epoch {now.epoch:.2f} of {now.epochs}"
        if seconds_left is not None:
            more = f"{seconds_left:.0f} s" if seconds_left < 100 else f"{seconds_left / 60:.0f} min"
            words += f", {more} left"
        names = ["cost, training", "cost, test", "accuracy, test", "η", "batch"]
        ours = [*numbers_of(now.moment), f"{now.eta:.3g}", str(now.batch_size)]
        columns = names, ours, kept_numbers(kept) if kept else ["–"] * len(names)
        return {
            self.score: {
                "big": ours[2],
                "caption": f"test accuracy\nat epoch {now.moment.epoch:.2f}",
                "heads": ["", "now" if now.is_now else "then", "kept"],
                "rows": [list(row) for row in zip(*columns, strict=True)],
                "share": now.epoch / now.epochs,
                "words": words,
            }
        }
