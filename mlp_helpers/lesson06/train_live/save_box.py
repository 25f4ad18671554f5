"""A file's name, Save and Load: a part of demos whose network can be taken away."""

from mlp_helpers.kit.demo import button
from mlp_helpers.views import Entry


class SaveBox:
    """Saves to the file that is named, and asks before it writes over one.

    save : called with the path and `overwrite`, as `network_file.save_network`.
    load : called with the path.
    say : called with the sentence, when one of them refuses.
    controls : the widgets, for a row of the demo.
    """

    def __init__(self, save, load, say, name="my_network.npz"):
        self._save, self._load, self._say = save, load, say
        self._asked = False  # whether to overwrite the file
        self.file = Entry(text=name, label="file", width=16)
        self.button = button("Save", self.save, "Save the network that is shown to this file")
        again = button("Load", self.load, "Begin anew with the network in this file")
        self.controls = [self.file, self.button, again]
        self.file.observe(lambda _: self._ask(False), "text")
        self.button.layout.width = "6.8em"  # for both of its words

    def save(self):
        """Save to the file that is named; if it is there already, the next click overwrites it."""
        try:
            self._save(self.file.text, self._asked)
        except FileExistsError:
            self._say(f"{self.file.text} is there already. Overwrite, or type another name?")
            self._ask(True)
        except (OSError, TypeError, ValueError) as error:
            self._say(f"{error}.")
        else:
            self._ask(False)

    def load(self):
        """Load the file that is named."""
        try:
            self._load(self.file.text)
        except (OSError, TypeError, ValueError) as error:
            self._say(f"{error}.")
        self._ask(False)

    def _ask(self, asked):
        self._asked = asked
        self.button.description = "Overwrite" if asked else "Save"
