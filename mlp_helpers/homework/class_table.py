"""What the class got wrong: counted by exercise and mistake, and what to say of it."""

from collections import Counter
from dataclasses import dataclass

from mlp_helpers.checks.catalog import find
from mlp_helpers.homework import trained
from mlp_helpers.homework.marks import NOT_GRADED
from mlp_helpers.texts import counted, listed

RIGHT, BLANK, SLOW, OTHER = "right", "blank", "too slow", "other"
LAST = (OTHER, SLOW, BLANK, NOT_GRADED)  # kinds that are no named mistake, in this order
SHOWN = {OTHER: "wrong in another way"}  # where a kind has other words for people
TO_SAY = {
    BLANK: "Was it the task or the time?",
    SLOW: "What ends your loop, and when does that happen?",
    OTHER: "The feedback shows a small case: think it through with your function.",
    NOT_GRADED: "Nothing yet: the grader itself stopped at these, so read them.",
}


@dataclass(frozen=True)
class Answers:
    """How a class answered one exercise.

    students: {kind: their names}; a kind is "right", "blank", "too slow", "other", or the name of
    a mistake. The right ones come first, then the mistakes, the most frequent ones first. Who made
    two known mistakes is named with each of them. total: how many hand-ins there were.
    """

    name: str
    students: dict
    total: int

    @property
    def counts(self):
        """{kind: how many}."""
        return {kind: len(who) for kind, who in self.students.items()}


def counted_answers(outcomes):
    """`Answers` for each exercise, from {student: list of `Outcome`}, in their order."""
    found, totals = {}, Counter()
    for student, own in outcomes.items():
        for one in own:
            totals[one.name] += 1
            for kind in one.mistake.split("; "):
                found.setdefault(one.name, {}).setdefault(kind, []).append(student)
    return [
        Answers(name, dict(sorted(kinds.items(), key=_order)), totals[name])
        for name, kinds in found.items()
    ]


def _order(item):
    kind, students = item
    place = 0 if kind == RIGHT else 2 + LAST.index(kind) if kind in LAST else 1
    return place, -len(students), kind


def to_say(name, kind):
    """A sentence on a mistake to say in class: the one that its students read, if it has one."""
    if kind in TO_SAY:
        return TO_SAY[kind]
    known = trained.TO_SAY if name == trained.NAME else _sentences(name)
    return known.get(kind) or f"Show a case in which “{kind}” makes a difference."


def _sentences(name):
    exercise = find(name)
    mistakes = [*exercise.mistakes, exercise.changed] if exercise else ()
    return {mistake.name: mistake.sentence for mistake in mistakes if mistake}


def as_text(answers, names=False):
    """What the class got wrong, exercise by exercise; names: whether students are named."""
    lines = []
    for one in answers:
        right = one.counts.get(RIGHT, 0)
        lines += [f"{one.name}: {right} of {counted(one.total, 'answer')} right"]
        for kind, students in one.students.items():
            if kind == RIGHT:
                continue
            lines.append(f"  {len(students):3}  {SHOWN.get(kind, kind)}")
            lines.append(f"       Say: {to_say(one.name, kind)}")
            lines += [f"       ({listed(students)})"] * names
        lines.append("")
    return "\n".join(lines)


def most_frequent(answers, number):
    """{kind: how many} of one exercise with `number` mistakes at most; the rest is one more."""
    named = [kind for kind in answers.counts if kind != RIGHT and kind not in LAST]
    rest = f"{len(named) - number} more known mistakes"
    shown = Counter()
    for kind, count in answers.counts.items():
        shown[rest if kind in named[number:] else kind] += count
    return dict(shown)
