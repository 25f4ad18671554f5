"""Three avenues in words: what the nudges of an output neuron do, and what they cost."""

import numpy as np

from mlp_helpers.lesson07.avenues import AVENUES
from mlp_helpers.texts import counted, fixed


def table(neuron):
    """What each avenue costs, and what it adds to z: lines of text, 42 characters wide."""
    numbers = np.array([neuron.amounts(), neuron.gains(), neuron.best_rates]).T.tolist()
    lines = [f"{'':11}{'length':>6}{'Δz':>9}{'rate':>8}{'best':>8}"]
    for avenue, (amount, gain, best) in zip(AVENUES, numbers, strict=True):
        rate = fixed(gain / abs(amount)) if amount else "·"
        spent = fixed(abs(amount))
        lines.append(f"{avenue:11}{spent:>6}{fixed(gain):>9}{rate:>8}{fixed(best):>8}")
    both = float(neuron.part("weights") @ neuron.part("activations"))
    lines.append(f"{'both w and a':17}{fixed(both):>9}")
    lines.append(f"{'all':11}{fixed(neuron.spent):>6}{fixed(neuron.z - neuron.z_before):>9}")
    return lines


def line(neuron, note=""):
    """What the nudges do to the neuron and to the cost; then a note, or how much is spent."""
    outputs, before = neuron.outputs, neuron.outputs_before
    own = f"{before[neuron.label]:.2f} → {outputs[neuron.label]:.2f}"
    costs = f"{neuron.cost(before):.2f} → {neuron.cost(outputs):.2f}"
    effect = f"Output {neuron.label}: {own}. C₀ of all ten: {costs}."
    return f"{effect} {note or _spending(neuron)}"


def _spending(neuron):
    n = neuron.n_at_end()
    ends = f" {counted(n, 'activation')} reached 0 or 1." if n else ""
    if neuron.left < 1e-6:
        return "The budget is spent." + ends
    return f"Spent {neuron.spent:.2f} of {neuron.budget:.2f}, left {neuron.left:.2f}." + ends


def cut_short(neuron, asked, got):
    """What stopped a nudge on its way to what was asked for; "" if nothing did."""
    if abs(got - asked) <= 1e-6:
        return ""
    why = "the budget ends" if neuron.left < 1e-6 else "it stays in 0…1"
    return f"{fixed(asked)} was asked for, {fixed(got)} is there: {why}."
