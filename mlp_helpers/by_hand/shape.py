"""What kind of curve somebody has drawn, for an explanation of how it differs from the true one.

xs rise; ys and the like hold one number for each; plain Python, so that questions stay light.
"""

from mlp_helpers.texts import fixed


def furthest(guess, truth, xs):
    """Where the two are furthest apart: (x, guess there, truth there)."""
    i = max(range(len(xs)), key=lambda k: abs(guess[k] - truth[k]))
    return float(xs[i]), float(guess[i]), float(truth[i])


def gap_words(guess, truth, xs, place, decimals=2):
    """A sentence on the largest gap; place: such as "a sum of {}" or "step {}"."""
    x, drawn, true = furthest(guess, truth, xs)
    where = place.format(f"{x:g}".replace("-", "−"))
    drawn, true = fixed(drawn, decimals), fixed(true, decimals)
    return f"The largest gap is at {where}: you drew {drawn}, and it is {true}."


def is_level(ys, tall):
    """Whether it hardly changes; tall: the height of the axes."""
    return max(ys) - min(ys) < 0.1 * tall


def is_straight(xs, ys, tall):
    """Whether it is a straight line, and not a level one: never far from its own chord."""
    if is_level(ys, tall):
        return False
    slope = (ys[-1] - ys[0]) / (xs[-1] - xs[0])
    away = [abs(y - ys[0] - slope * (x - xs[0])) for x, y in zip(xs, ys, strict=True)]
    return max(away) < 0.08 * tall


def turns(ys, tall):
    """How often it changes between rising and falling, by a tenth of the axes' height or more."""
    count, direction, turning = 0, 0, ys[0]  # the last height from which it may have turned
    for y in ys:
        if direction * (y - turning) >= 0 and direction:
            turning = y
        elif abs(y - turning) > 0.1 * tall:
            count += direction != 0
            direction, turning = (1 if y > turning else -1), y
    return count


def crossing(xs, ys, level, rising=True):
    """The first x at which it passes a level, upwards or downwards; None where it does not."""
    for i in range(1, len(xs)):
        before, now = ((ys[k] - level) * (1 if rising else -1) for k in (i - 1, i))
        if before < 0 <= now:
            return float(xs[i - 1] + (xs[i] - xs[i - 1]) * before / (before - now))
    return None
