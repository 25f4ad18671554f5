"""The buttons, sliders and choices of a training."""

from mlp_helpers import doors
from mlp_helpers.kit import SaveBox, box, button, choice, number, row
from mlp_helpers.lesson06.train_live.run import Settings
from mlp_helpers.lesson06.train_live.words import STARTS
from mlp_helpers.views import Slider

LAST_SEED = 9999
ETAS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 4, 5, 7, 10, 15, 20, 50, 100)
BATCHES = (1, 2, 5, 10, 20, 32, 50, 100, 200, 500, 1000)
PLAY, PAUSE = "▶ Play", "❚❚ Pause"
SAVE = "Save the network that is shown to this file"
LOAD = "Begin anew with the network in this file"


class TrainingControls:
    """Buttons in a row, `tools`, with the `files`, and what can be set, `settings`.

    play : the method of the button Play; others: those of the other buttons, by their texts.
    save, load, say : as a `SaveBox` takes them.
    """

    def __init__(self, play, others, save, load, say):
        self.play = button(PLAY, play)
        self.files = SaveBox(save, load, say, "my_network.npz", SAVE, LOAD)
        buttons = [self.play, *(button(text, method) for text, method in others.items())]
        self.tools = row(*buttons, *self.files.controls)
        self.init, self.seed = choice((), "start"), number("seed", high=LAST_SEED)
        self.eta = Slider(ETAS[0], lo=ETAS[0], hi=ETAS[-1], stops=ETAS, label="rate η")
        self.batch_size = Slider(
            1, lo=1, hi=BATCHES[-1], stops=BATCHES, decimals=0, label="batch size"
        )
        self.decay = box("η falls to 0")
        self.settings = row(self.init, self.seed, self.eta, self.batch_size, self.decay)
        self.settings.add_class("mlp-settings")
        self.play.layout.width = "6.2em"  # for both of its words

    def shown(self, running, init, seed, file, settings):
        """Whether it runs, its start (file: a name, or None), its `Settings`: {widget: traits}."""
        options = [(text, init) for init, text in STARTS.items()]
        if file:  # with a value of its own, so that another file is another choice
            init = f"file {file}"
            options.append((file, init))
        return {
            self.play: {"description": PAUSE if running else PLAY},
            self.init: {"options": tuple(options), "value": init},
            self.seed: {"value": seed},
            self.eta: {"value": settings.eta},
            self.batch_size: {"value": settings.batch_size},
            self.decay: {"value": settings.decay},
        }


def check_start(init, seed):
    """A start and its seed, or a sentence."""
    return doors.one_of("init", init, STARTS), doors.whole("seed", seed, 0, LAST_SEED)


def check_settings(eta, batch_size, decay):
    """The `Settings` of a step, or a sentence."""
    if not doors.is_number(eta) or not ETAS[0] <= eta <= ETAS[-1]:
        wanted = f"a learning rate from {ETAS[0]} to {ETAS[-1]}"
        why = ": with 0 no step is taken" * bool(doors.is_number(eta) and eta == 0)
        raise ValueError(f"eta is {doors.said(eta)}; wanted {wanted}{why}")
    batch_size = doors.whole("batch_size", batch_size, 1, BATCHES[-1])
    return Settings(float(eta), batch_size, doors.truth("decay", decay))
