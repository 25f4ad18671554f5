"""Cases that are drawn: right answers pass, known mistakes do not, whatever the seed."""

import copy
from itertools import islice

import numpy as np
import pytest

from mlp_helpers.checks import exercises
from mlp_helpers.checks.answer import agree, from_value, side_by_side, unchanged
from mlp_helpers.checks.drawing import again_until, signed, spread, unlike
from mlp_helpers.checks.judge import judge
from mlp_helpers.checks.mistake import Mistake, two_at_once
from mlp_helpers.homework.exercises import ASSIGNMENTS
from tests.checks.squish import exercise as without_a_draw
from tests.homework.solutions import worked

EXERCISES = exercises()
ASKED = sorted({name for names in ASSIGNMENTS.values() for name in names} & set(EXERCISES))
DRAWS = 40  # on each of which every known mistake is tried, every way of it
# What some single case lets pass, for no single one can tell all; all cases of a draw do.
NOT_BY_EACH = {
    "weighted_sum": {"all products are made positive"},
    "neuron": {"e is rounded"},
    "sigmoid": {
        "e is rounded",
        "only works on single numbers",
        "only works on arrays",
        "np.vectorize makes all answers whole",
        "large numbers are too much for math.exp",
    },
    "sigmoid_prime": {"only works on single numbers", "only works on arrays"},
    "previous_error": {"e is rounded"},  # to 2.7183
    "feedforward": {
        "e is rounded",
        "only works for one image, not for a batch",
        "only works for a batch, not for one image",
        "the batch comes out on its side",
        "only the first image of a batch",
        "the images of a batch are mixed",
    },
    "numerical_gradient": {
        "an entry stays nudged: it is not put back",
        "the nudge is too small",
    },
    "one_hot": {
        "counted from the end",
        "the length depends on the label",
        "the label itself in its place",
        "1 at every place up to the label's",
    },
    "balanced": {
        "every row, or every column, is balanced by itself",
        "divided by the number of rows",
    },
}
# Here a case of a draw is there for one mistake or two; most others are right in it.
ONE_EACH = {"row_and_column", "most_neurons", "mini_batches", "steps_needed"}
# Ways that would go on for ever, on drawn cases, so that nobody gives their answers.
ENDLESS = {
    "uphill",
    "always the gradient of the start",
    "the place is near 0, not the gradient",
}


def rng_of(seed):
    return np.random.default_rng(seed)


def drawn_cases(exercise, count):
    rng = rng_of(0)
    return islice((case for _ in iter(int, 1) for case in exercise.draw(rng)), count)


def work(exercise):
    scope = {"np": np}
    exec(worked(exercise), scope)
    return scope[exercise.name]


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
@pytest.mark.filterwarnings("error")
def test_the_worked_solution_is_right_on_a_thousand_drawn_cases(exercise):
    function = work(exercise)
    for case in drawn_cases(exercise, 1000):
        own, wanted = copy.deepcopy(case.args), from_value(exercise.right(*case.args))
        assert agree(from_value(function(*own)), wanted, exercise.tolerance) == [], case.args
        assert unchanged(case.args, own)
        for _, _, array in side_by_side(wanted, wanted):
            assert array.kind == "numbers" and np.isfinite(array.numbers).all()


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_every_known_mistake_is_wrong_on_every_draw_and_mostly_in_each_case(exercise):
    pass_once = set()
    for seed in range(DRAWS):
        drawn = exercise.drawn(rng_of(seed), 1)
        for mistake in exercise.mistakes:
            for way in mistake.ways:
                pairs = zip(drawn.answers_of(way), drawn.wanted, strict=True)
                right = [agree(*pair, exercise.tolerance) is not None for pair in pairs]
                assert not all(right), (mistake.name, mistake.ways.index(way), seed)
                pass_once |= {mistake.name} if any(right) else set()
    if exercise.name not in ONE_EACH:
        assert pass_once == NOT_BY_EACH.get(exercise.name, set())


@pytest.mark.parametrize("name", ASKED)
def test_on_drawn_cases_a_mistake_has_its_name(name):
    exercise = EXERCISES[name]
    drawn = exercise.drawn(rng_of(1))
    assert repr(judge(exercise.right, drawn, 20, name)) == f"{name}: right"
    told_by_code = {mistake.name for mistake in exercise.mistakes if mistake.when}
    for mistake in exercise.mistakes:
        for way in mistake.ways:
            verdict = judge(way, drawn, 20, name)
            assert not verdict
            if mistake.name not in ({*ENDLESS} if name == "steps_needed" else told_by_code):
                assert verdict.headline == f"not right yet: {mistake.name}"


@pytest.mark.parametrize("name", ASKED)
def test_two_mistakes_at_once_are_wrong(name):
    drawn = EXERCISES[name].drawn(rng_of(2), 1)
    for one, other, way in islice(two_at_once(drawn.mistakes), 0, None, 5):
        pairs = zip(drawn.answers_of(way), drawn.wanted, strict=True)
        is_right = all(agree(*pair, drawn.tolerance) is not None for pair in pairs)
        assert not is_right, (one.name, other.name)


def numbers_of(answers):
    pairs = [pair for answer in answers for pair in side_by_side(answer, answer)]
    return [array.numbers.tolist() for *_, array in pairs]


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_the_same_seed_draws_the_same_and_another_something_else(exercise):
    first, same, other = (exercise.drawn(rng_of(seed), 2) for seed in (0, 0, 1))
    assert numbers_of(first.wanted) == numbers_of(same.wanted) != numbers_of(other.wanted)
    assert first.wanted is not exercise.wanted and exercise.drawn(rng_of(0)) is not exercise
    assert first.forms == exercise.forms and first.mistakes is exercise.mistakes


def test_an_exercise_without_a_draw_says_so():
    with pytest.raises(ValueError, match="squish has no `draw`"):
        without_a_draw.drawn(rng_of(0))


def plain(value):
    """Whether an argument can be sent to another process: numbers, arrays, lists of them."""
    if isinstance(value, (list, tuple)):
        return all(map(plain, value))
    is_array = type(value) is np.ndarray and value.dtype.kind in "if"
    return is_array or type(value) in (int, float) or type(value) is type(plain)


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_a_drawn_case_is_plain_short_and_said_in_words(exercise):
    for case in drawn_cases(exercise, 30):
        assert all(map(plain, case.args))
        assert sum(map(size_of, case.args)) < 2000
        words = case.describe(exercise.name)
        assert len(words) < 300 and " at 0x" not in words and "lambda" not in words
        if not case.text and "…" not in words and "an array of" not in words:
            again = eval(words, {exercise.name: lambda *args: args, "np": np})
            assert unchanged(tuple(again), tuple(case.args)), words


def size_of(value):
    return sum(map(size_of, value)) if isinstance(value, (list, tuple)) else np.size(value)


def test_few_mistakes_keep_a_share_of_the_points():
    shares = {
        (exercise.name, mistake.name)
        for exercise in EXERCISES.values()
        for mistake in exercise.mistakes
        if mistake.share
    }
    assert {mistake for _, mistake in shares if mistake != "e is rounded"} == {
        "the nudge is too small",
        "biases before weights",
        "a budget that is used up to the last is taken for exceeded",
        "an empty batch at the end",
        "the intercept comes first",
    }
    with pytest.raises(ValueError, match="share is 0.6"):
        Mistake("half right", "No.", share=0.6)


def test_functions_are_called_a_few_hundred_times_for_a_draw():
    for name in ("numerical_gradient", "descend", "steps_needed"):
        calls = 0
        for case in EXERCISES[name].drawn(rng_of(0)).cases:

            def counted(x, function=case.args[0]):
                nonlocal calls
                calls += 1
                return function(x)

            work(EXERCISES[name])(counted, *case.args[1:])
        assert 0 < calls < 1000, (name, calls)


# The numbers


@pytest.mark.parametrize("seed", range(20))
def test_numbers_are_unlike_away_from_0_and_of_both_signs(seed):
    for shape in ((1,), (2,), (7,), (3, 4), (28, 28)):
        sizes, numbers = spread(rng_of(seed), *shape), signed(rng_of(seed), *shape, high=3.0)
        assert sizes.shape == numbers.shape == shape
        assert sizes.min() >= 0.2 and sizes.max() <= 1 and np.abs(numbers).min() >= 0.2
        assert len(np.unique(sizes)) == sizes.size
        assert sizes.size == 1 or numbers.min() < 0 < numbers.max()
    whole = unlike(rng_of(seed), 3, 9, 4)
    assert len(set(whole)) == 4 and set(whole) <= set(range(3, 10)) and type(whole[0]) is int


def test_a_draw_that_nothing_fits_ends():
    with pytest.raises(RuntimeError, match="none of 1,000 draws"):
        again_until(lambda number: number > 1, lambda: 0)
