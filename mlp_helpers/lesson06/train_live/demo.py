"""Train the whole network on all 60,000 images, and watch."""

from contextlib import contextmanager
from numbers import Real
from pathlib import Path

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit.demo import Demo
from mlp_helpers.lesson06.train_live.controls import (
    PAUSE,
    PLAY,
    STARTS,
    TrainingControls,
    check_eta,
    check_start,
    check_truth,
)
from mlp_helpers.lesson06.train_live.loop import TrainingLoop, pause_others
from mlp_helpers.lesson06.train_live.network_file import load_network, save_network
from mlp_helpers.lesson06.train_live.run import STUCK, M, TrainingRun, images_are_here
from mlp_helpers.lesson06.train_live.views import Kept, TrainingViews
from mlp_helpers.network import Network

SIZES = (784, 16, 16, 10)
TRAINING = "Training: ∇C of a batch, a small step along −∇C, and again."
FETCHING = "Fetching the 60,000 training images, once."
FINISHED = "All epochs are done. Reset begins anew, with the same start weights."


class TrainLive(Demo):
    """The network 784-16-16-10 in training: compute ∇C of a batch, take a small step, repeat.

    seed : of the start weights and of the order of the images, 0..9999.
    init : "scaled", N(0, 1/n_in), or "lecture", N(0, 1).
    eta : the learning rate, 0.01..100; batch_size: images a step, 1..1000. Both may change
        while it runs, and count from the next step on.
    epochs : how often every image is used in all, 1..100.
    decay : whether eta falls to 0 over these epochs, in a straight line.

    network, accuracy, cost, test_cost : of the moment that is looked at: the newest, or one
        chosen with `show_moment`. Costs are of 5,000 training and the 10,000 test images.
    history : all moments that were kept, as arrays.
    """

    name = "Live training"

    def __init__(self, seed=0, init="scaled", eta=4.0, batch_size=100, epochs=20, decay=True):
        super().__init__()
        self.epochs = doors.whole("epochs", epochs, 1, 100)
        init, seed = check_start(init, seed)
        batch_size = doors.whole("batch_size", batch_size, 1, 1000)
        settings = (check_eta(eta), batch_size, check_truth("decay", decay))
        self._init, self._seed, self._file = init, seed, None  # a file: its name and its network
        self._kept = self._shown = None
        self._showing = False  # while code moves controls: not a hand's doing
        views = self._views = TrainingViews(self.epochs)
        self._loop = TrainingLoop(self, views.score, self._draw, self._rest)
        self._controls = TrainingControls(self, self._by_hand, init, seed, *settings)
        self._by_hand(views.chart, "now", self._look_at)
        pause_others(self)  # its cell was run again
        parts = [self._controls.settings, views.chart, views.score]
        middle = w.HBox(parts, layout={"align_items": "center"})
        self._lay_out(self._controls.tools, middle, views.weights, views.wall)
        self.box.add_class("mlp-tall")
        self._run = self._new_run(*settings)
        self._show_all("Not started. Play trains on all 60,000 images, a batch at a time.")

    def _by_hand(self, widget, name, method):
        """Call `method(value)` when a hand, not this demo's own code, changes a trait."""

        def changed(change):
            with self._loop.lock:  # or the thread that draws might be moving controls meanwhile
                if not self._showing:
                    method(change["new"])

        widget.observe(changed, name)

    def _numbers(self):
        run, start = self._run, self._file[0] if self._file else self._init
        state = "running" if self.running else "finished" if run.finished else "paused"
        return (
            f"{state if run.step else 'not started'}, {run.epoch:.4g} of {self.epochs} epochs, "
            f"start {start}, seed {self._seed}, eta {run.eta:g}{' falling' * run.decay}, "
            f"batch {run.batch_size}, {self.accuracy:.0%} right"
        )

    @property
    def running(self):
        """Whether it trains right now."""
        return self._loop.running

    @property
    def _moment(self):
        """The moment that is looked at; while it runs, the newest that was measured."""
        return self._run.moments[-1 if self._shown is None else self._shown]

    @property
    def network(self):
        """A copy of the network that is looked at, ready to use: `trainer.network(image)`."""
        with self._loop.lock:
            looked_at = self._run.network if self._shown is None else self._moment.network
            return looked_at.copy()

    @property
    def accuracy(self):
        """Share of the 10,000 test images read right, 0..1."""
        return self._moment.accuracy

    @property
    def cost(self):
        """The cost of 5,000 of the training images."""
        with self._loop.lock:
            if self._moment.cost is None:
                self._run.measure_start()
            return self._moment.cost

    @property
    def test_cost(self):
        """The cost of the 10,000 test images, which are held out from training."""
        return self._moment.test_cost

    @property
    def history(self):
        """What was kept on the way, as arrays.

        "step", "epoch", "cost" (training), "test_cost" and "accuracy" have one entry for each
        moment; "batch_epoch" and "batch_cost", the batches' cost, one for each 1/20 of an epoch.
        """
        with self._loop.lock:
            return self._run.history

    def play(self):
        """Train to the end of all epochs, in the background; `pause` stops it."""
        self._go(lambda: False)

    def pause(self):
        """Stop after the step that is being taken."""
        self._loop.stop()

    def step(self, n=1):
        """Take n steps, each with one batch, and come back when they are done."""
        self._go(self._steps_done(doors.whole("n", n, 1, 10**9)), wait=True)

    def epoch(self):
        """Train to the end of this epoch, and come back when it is reached."""
        self._go(self._epoch_done(), wait=True)

    def train(self, epochs):
        """Train for some epochs more, and come back when they are done."""
        left = self.epochs - self._run.epoch
        number = isinstance(epochs, Real) and not isinstance(epochs, bool)
        if not number or not 0 < epochs <= left:
            raise ValueError(
                f"epochs is {epochs!r}; wanted a number above 0, and no more than {left:g}: "
                f"so many of the {self.epochs} are left"
            )
        goal = self._run.used + epochs * M
        self._go(lambda: self._run.used >= goal, wait=True)

    def reset(self):
        """Go back to the start: the same weights as before; the controls stay as they are."""
        self._begin("Back at the start, with the same 13,002 numbers as before.")

    def set_eta(self, eta):
        """Set the learning rate, 0.01..100, from the next step on."""
        self._set(eta=check_eta(eta))
        self._tell(f"From the next step on, η is {self._run.eta_now:.3g}.")

    def set_batch_size(self, batch_size):
        """Set how many images a step uses, 1..1000, from the next step on."""
        self._set(batch_size=doors.whole("batch_size", batch_size, 1, 1000))
        self._tell(f"From the next step on, a batch has {batch_size} images.")

    def set_decay(self, decay):
        """Let eta fall to 0 over all epochs, or stay as it is, from the next step on."""
        self._set(decay=check_truth("decay", decay))
        how = "falls in a straight line, to 0 at the end" if decay else "stays as it is"
        self._tell(f"From the next step on, η {how}. It is {self._run.eta_now:.3g} now.")

    def choose_start(self, init="scaled", seed=0):
        """Begin anew with other start weights: "scaled", N(0, 1/n_in), or "lecture", N(0, 1)."""
        self._init, self._seed = check_start(init, seed)
        self._file = None
        self._begin(f"Another start: weights {STARTS[init]}, seed {seed}.")

    def show_moment(self, i):
        """Look at a kept moment: 0 is the start, -1 the newest. Training pauses meanwhile."""
        n = len(self._run.moments)
        i = doors.whole("i", i, -n, n - 1) % n
        with self._loop.lock:
            self.pause()
            self._shown = i if i < len(self._run.moments) - 1 else None
            epoch, end = self._moment.epoch, self._run.epoch
            words = f"The newest moment, epoch {end:.2f}."
            if self._shown is not None:
                words = f"Looking back at epoch {epoch:.2f}."
                if not self._run.finished:
                    words += f" Play goes on from the end, epoch {end:.2f}."
            self._show_all(words)

    def keep(self):
        """Keep this run's curves and numbers, to compare the next one with."""
        with self._loop.lock:
            if not self._run.step:
                self.say("There is nothing to keep yet: train first.")
            else:
                self._kept = Kept(self._run)
                words = "Kept, in grey. Reset, change something, and train again."
                if self._kept.changed:
                    words += f" (… : {self._kept.changed} changed on the way; the last is shown.)"
                self._show_all(words)

    def save(self, path, overwrite=False):
        """Save the network that is looked at, as .npz; a file that is there is refused.

        overwrite: write over it all the same. Gives the path of the file.
        """
        file = save_network(self.network, path, overwrite)
        self.say(f"Saved as {file}: the network of epoch {self._moment.epoch:.2f}.")
        return file

    def load(self, path):
        """Begin anew with a network that was saved: it becomes the start."""
        network = load_network(path, SIZES)
        self._file = (Path(path).stem[:20], network)
        self._begin(
            f"Begins with the network of {self._file[0]}. Reset comes back to it. To begin at "
            "random again, choose another start in the list."
        )

    def play_or_pause(self):
        """Train, or pause."""
        self.pause() if self.running else self.play()

    def step_by_hand(self):
        """Take one step, with one batch."""
        self._go(self._steps_done(1))

    def epoch_by_hand(self):
        """Train to the end of this epoch."""
        self._go(self._epoch_done())

    def start_by_hand(self, init, seed):
        """Begin anew as the controls say; "file": the network that was loaded."""
        if init == "file":
            self._seed = seed
            self._begin(f"The network of {self._file[0]} again, with seed {seed}.")
        else:
            self.choose_start(init, seed)

    def say(self, words):
        """Show a sentence, and what else is new besides the pictures."""
        with self._loop.lock:
            self.status.text = words
            self._views.show_score(self._run, self._moment, self._kept, self._seconds_left)
            self._changed()

    def _steps_done(self, n):
        goal = self._run.step + n
        return lambda: self._run.step >= goal

    def _epoch_done(self):
        goal = (self._run.used // M + 1) * M
        return lambda: self._run.used >= goal

    def _go(self, reached, wait=False):
        if self._run.finished:
            if wait:
                raise RuntimeError(FINISHED)
            self.say(FINISHED)
            return
        with self._loop.lock:
            self._shown = None
            self._show_all(TRAINING if images_are_here() else FETCHING)
            self._controls.play.description = PAUSE
        self._loop.start(self._run, reached, wait)

    def _rest(self, why):
        """Show where the training has come to rest; why: "" if it is where it was to go."""
        self._controls.play.description = PLAY  # at once: to measure takes a while
        self._run.keep_moment()
        self._show_all(self._run.words(why))

    def _begin(self, words):
        """Begin anew, from the start that is chosen."""
        with self._loop.lock:
            self._loop.drop()
            run = self._run
            self._run = self._new_run(run.eta, run.batch_size, run.decay)
            self._shown = None
            self._show_all(words)

    def _new_run(self, eta, batch_size, decay):
        rng = np.random.default_rng(self._seed)
        start = self._file[1] if self._file else Network(SIZES, rng, self._init)
        return TrainingRun(start, rng, self.epochs, eta, batch_size, decay)

    def _set(self, **values):
        """Set what the run reads at every step, and the controls that show it."""
        with self._loop.lock, self._quiet():
            for name, value in values.items():
                setattr(self._run, name, value)
                getattr(self._controls, name).value = value

    def _tell(self, change):
        self.say(FINISHED if self._run.finished else change)

    def _look_at(self, epoch):
        """A hand moved the chart's mark: look at the nearest moment."""
        epochs = np.array([moment.epoch for moment in self._run.moments])
        self.show_moment(int(np.abs(epochs - epoch).argmin()))

    def _draw(self):
        """A picture while it runs; what is measured now and then is news for others, too."""
        told, self._told = self._told, len(self._run.moments)
        self._show_pictures()
        if self.status.text == FETCHING and self._run.step:
            self.status.text = TRAINING
        if told != self._told:
            if self._run.stuck or self.status.text == STUCK:
                self.status.text = STUCK if self._run.stuck else TRAINING
            self._changed()

    def _show_all(self, words):
        with self._loop.lock:
            self._told = len(self._run.moments)
            with self._quiet():
                self._controls.show(self.running, self._init, self._seed, self._file)
            self._show_pictures()
            self.status.text = words
            self._changed()

    def _show_pictures(self):
        with self._quiet():
            self._views.show(self._run, self._shown, self._kept, self._seconds_left)

    @property
    def _seconds_left(self):
        return self._loop.seconds_left if self.running else None

    @contextmanager
    def _quiet(self):
        was, self._showing = self._showing, True
        try:
            yield
        finally:
            self._showing = was
