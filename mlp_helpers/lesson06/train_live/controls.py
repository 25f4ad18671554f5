"""The buttons, sliders and choices of a training, which call the methods of its demo."""

from numbers import Real

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit.demo import button
from mlp_helpers.lesson06.train_live.save_box import SaveBox
from mlp_helpers.views.slider import Slider

STARTS = {"scaled": "scaled, N(0, 1/n)", "lecture": "lecture, N(0, 1)"}
LAST_SEED = 9999
ETAS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 4, 5, 7, 10, 15, 20, 50, 100)
BATCHES = (1, 2, 5, 10, 20, 32, 50, 100, 200, 500, 1000)
PLAY, PAUSE = "▶ Play", "❚❚ Pause"


class TrainingControls:
    """Buttons in a row, `tools`, with the `files`, and what can be set, `settings`.

    demo : a `TrainLive`, whose methods they call.
    by_hand : called with a widget, the name of a trait and a method, which is to be called with
        the trait's value whenever a hand changes it.
    """

    def __init__(self, demo, by_hand, init, seed, eta, batch_size, decay):
        self._file = None
        self.play = button(PLAY, demo.play_or_pause)
        self.files = SaveBox(demo.save, demo.load, demo.say)
        buttons = [
            self.play,
            button("One step", demo.step_by_hand),
            button("One epoch", demo.epoch_by_hand),
            button("Reset", demo.reset),
            button("Keep this run", demo.keep),
        ]
        row = {"flex_flow": "row wrap", "align_items": "center"}
        self.tools = w.HBox([*buttons, *self.files.controls], layout=row)
        self.init = w.Dropdown(options=_options(None), value=init, description="start")
        self.seed = w.BoundedIntText(value=seed, min=0, max=LAST_SEED, description="seed")
        self.eta = Slider(eta, lo=ETAS[0], hi=ETAS[-1], stops=ETAS, label="rate η")
        self.batch_size = Slider(batch_size, lo=1, hi=1000, stops=BATCHES, decimals=0)
        self.batch_size.label = "batch size"
        self.decay = w.Checkbox(value=decay, description="η falls to 0 at the end", indent=False)
        parts = [self.init, self.seed, self.eta, self.batch_size, self.decay]
        self.settings = w.VBox(parts)
        self.settings.add_class("mlp-settings")
        self.settings.add_class("mlp-training")
        self.play.layout.width = "6.2em"  # for both of its words
        self.decay.layout.width = "auto"
        for control in (self.init, self.seed):
            control.style.description_width = "initial"
            by_hand(
                control, "value", lambda _: demo.start_by_hand(self.init.value, self.seed.value)
            )
        by_hand(self.eta, "value", demo.set_eta)
        by_hand(self.batch_size, "value", lambda size: demo.set_batch_size(round(size)))
        by_hand(self.decay, "value", demo.set_decay)

    def show(self, running, init, seed, file):
        """Show whether it runs, and its start: `init`, or a file (its name and its network)."""
        self.play.description = PAUSE if running else PLAY
        if self._file is not file:
            self._file, self.init.options = file, _options(file)
        self.init.value, self.seed.value = ("file" if file else init), seed


def _options(file):
    options = [(text, init) for init, text in STARTS.items()]
    return [*options, (file[0], "file")] if file else options


def check_start(init, seed):
    """A start and its seed, or a sentence."""
    if not isinstance(init, str) or init not in STARTS:
        raise ValueError(f'init is {init!r}; wanted "scaled" or "lecture"')
    return init, doors.whole("seed", seed, 0, LAST_SEED)


def check_eta(eta):
    """`eta` as a learning rate, or a sentence."""
    number = isinstance(eta, Real) and not isinstance(eta, (bool, np.bool_))
    if not number or not ETAS[0] <= eta <= ETAS[-1]:
        wanted = f"a learning rate from {ETAS[0]} to {ETAS[-1]}"
        raise ValueError(
            f"eta is {eta!r}; wanted {wanted}" + ": with 0 no step is taken" * (eta == 0)
        )
    return float(eta)


def check_truth(name, value):
    """`value` as a truth, or a sentence."""
    if not isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{name} is {value!r}; wanted True or False")
    return bool(value)
