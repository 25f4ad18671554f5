"""A field for a file's name, Save and Load: a part of several demos."""

from mlp_helpers.kit.demo import button, put
from mlp_helpers.views import Entry


class SaveBox:
    """Saves to the file that is named, and asks before it writes over one.

    save : called with the path and whether to overwrite; raises FileExistsError where a file is
        there that it was not told to write over.
    load : called with the path.
    say : called with the sentence, when one of them refuses.
    name : that stands in the field at first. saves, loads: the buttons' tooltips.
    controls : the widgets, for a row of the demo.
    """

    def __init__(self, save, load, say, name, saves, loads):
        self._save, self._load, self._say, self._name = save, load, say, name
        self._asked = False  # whether to overwrite the file
        self.file = Entry(text=name, label="file", width=16)
        self.button = button("Save", self.save, saves)
        self.controls = [self.file, self.button, button("Load", self.load, loads)]
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

    def reset(self):
        """Go back to the first name; nothing has been asked."""
        put(self.file, text=self._name)
        self._ask(False)

    def _ask(self, asked):
        self._asked = asked
        self.button.description = "Overwrite" if asked else "Save"
