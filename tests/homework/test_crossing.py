"""What crosses to a hand-in's process and back is judged as if it had never left."""

import json

import numpy as np
import pytest

from mlp_helpers.checks.catalog import find
from mlp_helpers.checks.judge import judge
from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.homework.outside.function import change
from mlp_helpers.homework.outside.packing import pack, unpack

NAMES = [name for names in ASSIGNMENTS.values() for name in names if find(name)]


def crossed(value, functions=None, function=None):
    return unpack(json.loads(json.dumps(pack(value, functions))), function)


def over_there(function):
    """The function, called as if in another process: all that goes in and out is packed."""

    def called(*args):
        ours = []
        given = lambda n: lambda *inside: crossed(ours[n](*map(crossed, inside)))  # noqa: E731
        theirs = [crossed(part, ours, given) for part in args]
        value = function(*theirs)
        for own, now in zip(args, theirs, strict=True):
            if not callable(own):
                change(own, crossed(now))
        return crossed(value)

    return called


@pytest.mark.parametrize("name", NAMES)
def test_every_verdict_is_the_same(name):
    exercise = find(name).drawn(np.random.default_rng(5))
    assert judge(over_there(exercise.right), exercise, 20, name)
    for mistake in exercise.mistakes:
        if mistake.when:  # asks for the function's text, which our own ways do not have
            continue
        for way in mistake.ways:
            here, there = judge(way, exercise, 20, name), judge(over_there(way), exercise, 20, name)
            assert (there.headline, there.message) == (here.headline, here.message)
