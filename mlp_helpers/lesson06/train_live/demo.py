"""Train the whole network on all 60,000 images, and watch."""

from pathlib import Path

import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit import Demo, together
from mlp_helpers.lesson06.train_live import words
from mlp_helpers.lesson06.train_live.controls import TrainingControls, check_settings, check_start
from mlp_helpers.lesson06.train_live.images import images_are_here
from mlp_helpers.lesson06.train_live.loop import TrainingLoop, between_steps
from mlp_helpers.lesson06.train_live.network_file import load_network, save_network
from mlp_helpers.lesson06.train_live.run import TrainingRun
from mlp_helpers.lesson06.train_live.views import TrainingViews
from mlp_helpers.network import Network
from mlp_helpers.texts import counted

SIZES = (784, 16, 16, 10)


class TrainLive(Demo):
    """The network 784-16-16-10 in training: compute ∇C of a batch, take a small step, repeat.

    seed : of the start weights and of the order of the images, 0..9999.
    init : "scaled", N(0, 1/n_in), or "lecture", N(0, 1); "file" after `load`.
    eta : the learning rate, 0.01..100; batch_size: images a step, 1..1000. Both may change
        while it runs, and count from the next step on.
    epochs : how often every image is used in all, 1..100.
    decay : whether eta falls to 0 over these epochs, in a straight line.

    network, accuracy, cost, test_cost : of the `moment` that is looked at: the newest that was
        measured, or one chosen with `show_moment`. Costs are of 5,000 training images and of the
        10,000 test images, which are held out; the accuracy, 0..1, of the latter.
    history : all moments that were kept, as arrays. looked_at : the place of the moment that is
        looked at, or None for the newest. running : whether it trains right now.
    run : the `TrainingRun`. views, controls : the widgets that show it.
    """

    name = "Live training"
    running = property(lambda self: self._loop.running)
    moment = property(lambda self: self.run.snapshot(self.looked_at).moment)
    accuracy = property(lambda self: self.moment.accuracy)
    test_cost = property(lambda self: self.moment.test_cost)

    def __init__(self, seed=0, init="scaled", eta=4.0, batch_size=100, epochs=20, decay=True):
        super().__init__()
        self.epochs = doors.whole("epochs", epochs, 1, 100)
        self.init, self.seed = check_start(init, seed)
        settings = check_settings(eta, batch_size, decay)
        self._file = self._kept = None  # a file: its name and its network
        self._ahead = 0
        self._build()
        self._begin(words.NOT_STARTED, settings)

    def _build(self):
        self.views = TrainingViews(self.epochs)
        others = {"One step": self.step_by_hand, "One epoch": self.epoch_by_hand}
        others |= {"Reset": self.reset, "Keep this run": self.keep}
        files = self.save, self.load, self.say
        controls = self.controls = TrainingControls(self.play_or_pause, others, *files)
        self._loop = TrainingLoop(self._lock, self.views.score, self._draw, self._rest)
        self._by_hand(self.views.chart, "now", lambda x: self.show_moment(self.run.nearest(x)))
        self._by_hand(controls.init, "value", lambda init: self._start(init, self.seed))
        self._by_hand(controls.seed, "value", lambda seed: self._start(self.init, seed))
        self._by_hand(controls.eta, "value", self.set_eta)
        self._by_hand(controls.batch_size, "value", lambda size: self.set_batch_size(round(size)))
        self._by_hand(controls.decay, "value", self.set_decay)
        middle = together(
            self.views.chart, self.views.weights, self.views.score, align_items="center"
        )
        parts = controls.tools, controls.settings, middle, self.views.wall
        self._lay_out(*parts, first=controls.play)
        self.box.add_class("mlp-tall")

    def _numbers(self):
        run, start = self.run, self._file[0] if self._file else self.init
        eta, batch_size, decay = run.settings
        state = "running" if self.running else "finished" if run.finished else "paused"
        return (
            f"{state if run.step else 'not started'}, {run.epoch:.4g} of {self.epochs} epochs, "
            f"start {start}, seed {self.seed}, eta {eta:g}{' falling' * decay}, "
            f"batch {batch_size}, {self.accuracy:.0%} right"
        )

    @property
    @between_steps
    def network(self):
        """A copy of the network that is looked at, ready to use: `trainer.network(image)`."""
        return self.run.snapshot(self.looked_at).network.copy()

    @property
    @between_steps
    def cost(self):
        """The cost of 5,000 of the training images."""
        if self.moment.cost is None:
            self.run.measure_start()
        return self.moment.cost

    @property
    @between_steps
    def history(self):
        """What was kept on the way, as arrays.

        "step", "epoch", "cost" (training), "test_cost" and "accuracy" have one entry for each
        moment; "batch_epoch" and "batch_cost", the batches' cost, one for each 1/20 of an epoch.
        """
        return self.run.history

    def play(self):
        """Train to the end of all epochs, in the background; `pause` stops it."""
        self._go(lambda: False)

    def pause(self):
        """Stop after the step that is being taken."""
        self._loop.stop()

    def step(self, n=1):
        """Take n steps, each with one batch, and come back when they are done."""
        self._go(self.run.steps_done(doors.whole("n", n, 1, 10**9)), wait=True)

    def epoch(self):
        """Train to the end of this epoch, and come back when it is reached."""
        self._go(self.run.epochs_done(None), wait=True)

    def train(self, epochs):
        """Train for some epochs more, and come back when they are done."""
        left = self.epochs - self.run.epoch
        if left <= 0:
            raise RuntimeError(words.FINISHED)
        if not doors.is_number(epochs) or not 0 < epochs <= left:
            raise ValueError(
                f"epochs is {doors.said(epochs)}; wanted a number above 0, and no more than "
                f"{left:g}: so many of the {self.epochs} are left"
            )
        self._go(self.run.epochs_done(epochs), wait=True)

    def reset(self):
        """Go back to the start: the same weights as before; the controls stay as they are."""
        self._begin("Back at the start, with the same 13,002 numbers as before.")

    def set_eta(self, eta):
        """Set the learning rate, 0.01..100, from the next step on."""
        self._set(eta=eta)
        self._tell(f"η is {self.run.eta_now:.3g}.")

    def set_batch_size(self, batch_size):
        """Set how many images a step uses, 1..1000, from the next step on."""
        self._set(batch_size=batch_size)
        self._tell(f"a batch has {counted(batch_size, 'image')}.")

    def set_decay(self, decay):
        """Let eta fall to 0 over all epochs, or stay as it is, from the next step on."""
        self._set(decay=decay)
        how = "falls in a straight line, to 0 at the end" if decay else "stays as it is"
        self._tell(f"η {how}. It is {self.run.eta_now:.3g} now.")

    def choose_start(self, init="scaled", seed=0):
        """Begin anew with other start weights: "scaled", N(0, 1/n_in), or "lecture", N(0, 1)."""
        (self.init, self.seed), self._file = check_start(init, seed), None
        self._begin(f"Another start: weights {words.STARTS[init]}, seed {seed}.")

    @between_steps
    def show_moment(self, i):
        """Look at a kept moment: 0 is the start, -1 the newest. Training pauses meanwhile."""
        n = len(self.run.moments)
        i = doors.whole("i", i, -n, n - 1)
        self.pause()  # which keeps the moment that it comes to rest at
        n = len(self.run.moments)
        self.looked_at = None if i % n == n - 1 else i % n
        self._look(words.looking_back(self.run, self.looked_at))

    @between_steps
    def keep(self):
        """Keep this run's curves and numbers, to compare the next one with."""
        if not self.run.step:
            self.say("There is nothing to keep yet: train first.")
        else:
            self._kept = self.run.kept()
            self._look(words.about_kept(self._kept))

    def save(self, path, overwrite=False):
        """Save the network that is looked at, as .npz; a file that is there is refused.

        overwrite: write over it all the same. Gives the path of the file.
        """
        file = save_network(self.network, path, overwrite)
        self.say(f"Saved as {file}: the network of epoch {self.moment.epoch:.2f}.")
        return file

    def load(self, path):
        """Begin anew with a network that was saved: it becomes the start."""
        network = load_network(path, SIZES)
        self.init, self._file = "file", (Path(path).stem[:20], network)
        self._begin(words.loaded(self._file[0]))

    def play_or_pause(self):
        """Train, or pause."""
        self.pause() if self.running else self.play()

    def step_by_hand(self):
        """Take one step, with one batch; ten clicks in a row take ten."""
        ahead = max(self.run.step, self._ahead if self.running else 0) + 1
        self._go(self.run.steps_done(ahead - self.run.step))
        self._ahead = ahead

    def epoch_by_hand(self):
        """Train to the end of this epoch."""
        self._go(self.run.epochs_done(None))

    @between_steps
    def say(self, sentence):
        """Show a sentence, and what else is new besides the pictures."""
        self._sentence = sentence
        self._show()

    def _start(self, init, seed):
        """Begin anew as the controls say: with what is no other start, the network loaded."""
        if init in words.STARTS or not self._file:
            return self.choose_start(init, seed)
        self.seed = seed
        self._begin(f"The network of {self._file[0]} again, with seed {seed}.")

    def _go(self, reached, wait=False):
        """Train until `reached()`. wait: before coming back, or in the background."""
        if self.run.finished:
            if wait:
                raise RuntimeError(words.FINISHED)
            return self.say(words.FINISHED)
        with self._lock:
            self.looked_at, self._ahead = None, 0  # the step that clicks have asked for
            self._sentence = words.TRAINING if images_are_here() else words.FETCHING
        self._loop.start(self.run, reached, wait)

    def _draw(self):
        """A picture while it runs."""
        measured = len(self.run.moments) != self._told
        self._look(words.meanwhile(self.run, self._sentence, measured))

    def _rest(self, why):
        """Show where the training has come to rest; why: "" if it is where it was to go."""
        self._show()  # that it stands, at once: to measure takes a while
        self.run.keep_moment()
        self._look(words.at_rest(self.run, why))

    @between_steps
    def _begin(self, sentence, settings=None):
        """Begin anew, from the start that is chosen, with the settings as they are."""
        self._loop.drop()
        rng = np.random.default_rng(self.seed)
        start = self._file[1] if self._file else Network(SIZES, rng, self.init)
        self.run = TrainingRun(start, rng, self.epochs, settings or self.run.settings)
        self.looked_at = None
        self._look(sentence)

    def _set(self, **changed):
        self.run.settings = check_settings(**(self.run.settings._asdict() | changed))

    def _tell(self, change):
        self.say(words.FINISHED if self.run.finished else f"From the next step on, {change}")

    def _look(self, sentence):
        """Take new pictures of the run, and show them, with a sentence and all the rest."""
        run = self.run
        self._told = len(run.moments)
        now = run.snapshot(self.looked_at)
        self._pictures = self.views.pictures(now, run.lines, run.stops, self._kept)
        self.say(sentence)

    def _shown(self):
        now = self.run.snapshot(self.looked_at)
        start = self.init, self.seed, self._file and self._file[0]
        return {
            **self._pictures,
            **self.views.reached(now, self._kept, self._loop.seconds_left),
            **self.controls.shown(self.running, *start, self.run.settings),
        }

    def _words(self):
        return self._sentence
