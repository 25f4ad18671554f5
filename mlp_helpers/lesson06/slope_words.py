"""A slope and a nudge along it, in words and in a table."""

import numpy as np

from mlp_helpers.texts import decimal, short

ROUNDED = 100 * np.finfo(float).eps  # smaller changes, as a share of C, are lost in rounding


def table(slope, tried, cost):
    """A line of heads, then one for each nudge; tried: {nudge: change of the cost}."""
    rows = [f"{'ε':<10}{'predicted ΔC':>14}{'actual ΔC':>14}{'actual/predicted':>18}"]
    for epsilon, actual in tried.items():
        predicted = slope * epsilon
        ratio = "–" if _is_lost(predicted, cost) else f"{actual / predicted:.4f}"
        texts = short(predicted, True), short(actual, True), ratio.replace("-", "−")
        rows.append("{:<10}{:>14}{:>14}{:>18}".format(decimal(epsilon), *texts))
    return rows


def meaning(slope, p):
    """What a slope says; p: "w" or "b"."""
    raises, then = ("raises", "lowers") if slope > 0 else ("lowers", "raises")
    return f"∂C/∂{p} = {short(slope, True)}. Raising it {raises} the cost, so −∇C {then} it."


def outcome(slope, epsilon, actual, cost):
    """How well the slope tells what a nudge does to the cost."""
    nudge, predicted = f"A nudge of {decimal(epsilon)}", slope * epsilon
    if _is_lost(predicted, cost):
        return f"{nudge} changes C less than the 16 digits of float64 can tell."
    off = abs(actual / predicted - 1)
    if off > 0.1:
        return f"{nudge} is too far for a prediction: the slope changes on the way."
    how = f"{100 * off:.1f} %" if off > 0.001 else "0.1 %"
    return f"{nudge} does what the slope predicts, to within {how}."


def _is_lost(predicted, cost):
    """Whether a change of the cost is too small for the digits that float64 has."""
    return abs(predicted) <= ROUNDED * cost
