"""The mistakes we know, each with ways to make it; and two of them made at once."""

from functools import wraps

BUT = "All is there, but "
PRAISE = (" is right", " are right", " is there", " are there", "Nearly", "Nearly right")
USUAL = 3  # ways of a mistake that are tried together with those of another one


class Mistake:
    """A wrong answer that students give.

    name: in a few words; sentence: lets the student find it without giving the solution;
    ways: functions that make it; an answer that is the same as theirs on all cases has made it;
    when: asked of the student's function, where answers alone cannot tell two mistakes apart;
    fits: gives more ways, made for some answers, where a number in the mistake may be any: a
    function of the answers and the exercise;
    share: of the points of a graded exercise that are kept, 0 to 0.5: for a few that are really
    small, where all that the exercise is about is there.
    """

    def __init__(self, name, sentence, *ways, when=None, fits=None, share=0.0):
        if not 0 <= share <= 0.5:
            raise ValueError(f"share is {share}; wanted 0 to 0.5: a mistake is not half right")
        self.name, self.sentence, self.ways = name, sentence, ways
        self.when, self.fits, self.share = when, fits, share

    def ways_for(self, answers, exercise):
        """All ways to make it, those that are made for these answers last."""
        yield from self.ways
        if self.fits:
            yield from self.fits(answers, exercise)

    @property
    def alone(self):
        """The sentence without what it says is right already: with a second mistake it is not."""
        if self.sentence.startswith(BUT):
            rest = self.sentence.removeprefix(BUT)
            return rest[0].upper() + rest[1:]
        first, dot, rest = self.sentence.partition(". ")
        return rest if dot and first.endswith(PRAISE) else self.sentence


class Way:
    """A function that `make(**changes)` has made: right but for these changes, each of a part."""

    def __init__(self, make, changes):
        self.make, self.changes, self.function = make, changes, make(**changes)

    def __call__(self, *args):
        """What the function answers."""
        return self.function(*args)

    def with_changes_of(self, other):
        """The `Way` with the changes of both; None if they are not of unlike parts."""
        if not isinstance(other, Way) or other.make is not self.make:
            return None
        if self.changes.keys() & other.changes.keys():
            return None
        return Way(self.make, self.changes | other.changes)


def in_parts(make):
    """Decorates a `make(**changes)` that gives a function, so that two mistakes can be joined.

    Each argument of `make` is a part of the function, with the right one as its default.
    """

    @wraps(make)
    def made(**changes):
        return Way(make, changes)

    return made


def two_at_once(mistakes):
    """Every two mistakes that can be made together: (one, the other, a function that does it)."""
    usual = [(mistake, _usual_ways(mistake)) for mistake in mistakes]
    for place, (one, ways) in enumerate(usual):
        for other, other_ways in usual[place + 1 :]:
            for way in ways:
                for second in other_ways:
                    joined = way.with_changes_of(second)
                    if joined:
                        yield one, other, joined


def _usual_ways(mistake):
    return [way for way in mistake.ways if isinstance(way, Way)][:USUAL]
