"""What stands in for `mlp_helpers` where a hand-in runs: the images, and a few functions.

Demos, questions and checks are there, and do nothing. What an exercise asks for is not: a call of
it is an error that says so. There is no right answer in here.
"""

import importlib.abc
import importlib.util
import sys
import types

import numpy as np

ROOT = "mlp_helpers"
YOURS = "{} of mlp_helpers is not there where homework is graded: this is for you to write"
PART = "its answer comes from a part of mlp_helpers that is not there where homework is graded"
NOT_THERE = ("backprop", "exercises", "load_trained", "train", "Network")
CHECKS = ("check", "require", "hint", "solution", "progress")


class NotForHomework(Exception):
    """Raised by what stands in for a function of mlp_helpers that homework may not use."""


class NotThere:
    """Stands for a demo, a question, a figure: whatever is done with it, nothing happens."""

    def __call__(self, *_, **__):
        """Nothing, again."""
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __setattr__(self, name, value):
        pass

    def __getitem__(self, key):
        return self

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def keys(self):
        """None: so that `Predict(**questions.NAME)` works."""
        return ()

    def __repr__(self):
        return "a demo of mlp_helpers, which does nothing here"


class Images:
    """The images that the grader has put into a file: "train", and others for "test".

    path: of an .npz with pixels uint8 (m, 784) and labels uint8 (m,) for each of the two; None
    where there are none.
    """

    def __init__(self, path):
        self.path, self.stored = path, {}

    def load_digits(self, split="train", count=None, seed=0):
        """As in the lessons: images float32 (count, 784), 0 to 1, and labels int64 (count,)."""
        pixels, labels = self._of(split)
        if count is not None:
            pick = np.random.default_rng(seed).choice(len(labels), size=count, replace=False)
            pixels, labels = pixels[pick], labels[pick]
        return pixels.astype(np.float32) / np.float32(255), labels.astype(np.int64)

    def load_example(self, digit=None, which=0, split="test"):
        """As in the lessons: one image, float32 (784,), 0 to 1."""
        pixels, labels = self._of(split)
        places = np.arange(len(labels)) if digit is None else np.flatnonzero(labels == digit)
        return pixels[places[which]].astype(np.float32) / np.float32(255)

    def _of(self, split):
        if split not in ("train", "test"):
            raise ValueError(f'split is {split!r}; wanted "train" or "test"')
        if self.path is None:
            raise NotForHomework("there are no images where this homework is graded")
        if not self.stored:
            with np.load(self.path, allow_pickle=False) as stored:
                self.stored.update({name: stored[name] for name in stored.files})
        return self.stored[f"{split}_pixels"], self.stored[f"{split}_labels"]


def sigmoid(z):
    """1 / (1 + e^(-z)), for a number or an array of any shape."""
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z)))


def sigmoid_prime(z):
    """The slope of the sigmoid at z, in the shape of z."""
    a = sigmoid(z)
    return a * (1 - a)


def one_hot(labels, n=10):
    """1 at the label's place, 0 elsewhere: float32 (n,) for a label, (m, n) for (m,)."""
    return np.eye(n, dtype=np.float32)[np.asarray(labels)]


def install(asked, path):
    """Have `import mlp_helpers`, and whatever is below it, find the stand-in.

    asked: names that are to be written, and are therefore not there; path: of the images.
    """
    images = Images(path)
    there = {
        "load_digits": images.load_digits,
        "load_example": images.load_example,
        "sigmoid": sigmoid,
        "sigmoid_prime": sigmoid_prime,
        "one_hot": one_hot,
    }
    there |= dict.fromkeys(CHECKS, _nothing)
    there |= {name: _refusing(name) for name in (*NOT_THERE, *asked)}
    sys.meta_path.insert(0, _Finder(there))


def _nothing(*_, **__):
    """A check says nothing here: what counts is asked later."""


def _refusing(name):
    def refuse(*_, **__):
        raise NotForHomework(YOURS.format(name))

    refuse.__name__ = name
    return refuse


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds every module of mlp_helpers, and makes it of what is there."""

    def __init__(self, there):
        self.there = there

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == ROOT:
            return importlib.util.spec_from_loader(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return _Module(spec.name)

    def exec_module(self, module):
        if module.__name__ != ROOT:
            module.__dict__.update(self.there)


class _Module(types.ModuleType):
    """A module in which every name is found."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if self.__name__ == ROOT:
            return importlib.import_module(f"{ROOT}.{name}")
        return NotThere()
