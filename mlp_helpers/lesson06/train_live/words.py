"""What TrainLive says, and how its numbers are written."""

from mlp_helpers.lesson06.train_live.images import M

STARTS = {"scaled": "scaled, N(0, 1/n)", "lecture": "lecture, N(0, 1)"}
NOT_STARTED = "Not started. Play trains on all 60,000 images, a batch at a time."
TRAINING = "Training: ∇C of a batch, a small step along −∇C, and again."
FETCHING = "Fetching the 60,000 training images, once."
PAUSED, INTERRUPTED = "Paused", "Paused: interrupted"
UNSEEN = "Paused: no page shows this demo any more"
FINISHED = "All epochs are done. Reset begins anew, with the same start weights."
STUCK = (
    "Stuck: the steps were so long that neurons are saturated, their slopes nearly 0. So is the "
    "gradient, and hardly anything is learned any more. Reset, and take a smaller η."
)


def meanwhile(run, said, measured):
    """While it runs, after what was said last; measured: whether there are new numbers."""
    if said == FETCHING and run.step:
        said = TRAINING
    if measured and (run.stuck or said == STUCK):
        said = STUCK if run.stuck else TRAINING
    return said


def at_rest(run, why=""):
    """What there is to say now that it stands; why: the reason, "" where it was to stop."""
    if run.stuck:
        return STUCK
    if why:
        return f"{why}. Step {run.step:,}, epoch {run.epoch:.2f}."
    if run.finished:
        done = f"Done: {run.step:,} steps in {run.seconds:.1f} s."
        return f"{done} {_not_far(run) if run.fell_slowly else 'Drag the mark to look back.'}"
    if run.used % M == 0:
        return f"Epoch {run.epoch:.0f} is done, after {run.step:,} steps."
    return (
        f"Step {run.step:,}: the batch's cost was {run.last.cost:.3f}. Every weight and bias "
        f"moved by −η times its entry of ∇C, η = {run.last.eta:.3g}."
    )


def _not_far(run):
    end, (eta, _) = run.moments[-1], texts_of(run.used_settings[-1])
    return (
        f"With steps as short as these (η {eta}) it has not come far: "
        f"the cost is still {end.cost:.2f}, and {end.accuracy:.0%} of the test images are "
        "read right. Take a larger η."
    ).replace("%", "\N{NO-BREAK SPACE}%")


def looking_back(run, place):
    """At the moment at a place, or at the newest for None."""
    if place is None:
        return f"The newest moment, epoch {run.epoch:.2f}."
    on = "" if run.finished else f" Play goes on from the end, epoch {run.epoch:.2f}."
    return f"Looking back at epoch {run.moments[place].epoch:.2f}.{on}"


def loaded(name):
    """When the network of a file has become the start."""
    return (
        f"Begins with the network of {name}. Reset comes back to it. To begin at "
        "random again, choose another start in the list."
    )


def about_kept(kept):
    """What was kept, and which settings its steps did not share."""
    said = "Kept, in grey. Reset, change something, and train again."
    names = zip(("η", "batch size"), _changed(kept.settings), strict=True)
    changed = " and ".join(name for name, changed in names if changed)
    return said + f" (… : {changed} changed on the way; the last is shown.)" * bool(changed)


def texts_of(settings):
    """η, such as "4", or "4 → 0" where it falls, and the batch size."""
    return f"{settings.eta:.3g}" + " → 0" * settings.decay, str(settings.batch_size)


def numbers_of(moment):
    """Both costs, and the accuracy."""
    cost = "–" if moment.cost is None else f"{moment.cost:.3f}"
    return [cost, f"{moment.test_cost:.3f}", f"{moment.accuracy:.1%}".replace("%", " %")]


def kept_numbers(kept):
    """Of a kept run, as `numbers_of` and `texts_of`, "…" in front of what was others before."""
    last = zip(_changed(kept.settings), texts_of(kept.settings[-1]), strict=True)
    return [*numbers_of(kept.moment), *("… " * changed + text for changed, text in last)]


def _changed(settings):
    """Whether η, and whether the batch size, changed on the way."""
    texts = [texts_of(one) for one in settings]
    return [len(set(column)) > 1 for column in zip(*texts, strict=True)]
