"""What the class got wrong: counted, put into words, and drawn on a page."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from nbformat.v4 import new_notebook

from mlp_helpers.checks.catalog import find
from mlp_helpers.homework import marks, trained
from mlp_helpers.homework.class_report import draw_class
from mlp_helpers.homework.class_table import as_text, counted_answers, most_frequent, to_say
from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.homework.marks import Outcome, not_graded, outcomes_in, outputs_of
from tests.homework.sheets import cell_of, released

MISTAKES = [mistake.name for mistake in find("neuron").mistakes]


def _outcome(name, mistake):
    return Outcome(name, 4.0 * (mistake == "right"), 4, "right", mistake, "words")


def _class(**kinds):
    """{student: outcomes}, from the kinds of each exercise, student by student."""
    pairs = {name: [_outcome(name, kind) for kind in found] for name, found in kinds.items()}
    columns = zip(*pairs.values(), strict=True)
    return {f"s{number}": list(own) for number, own in enumerate(columns)}


FIRST, SECOND = MISTAKES[:2]
KINDS = ["blank", FIRST, "right", SECOND, SECOND, f"{FIRST}; {SECOND}", "other", "too slow"]


def test_kinds_are_counted_in_an_order_that_reads():
    (answers,) = counted_answers(_class(neuron=KINDS))
    assert answers.total == 8
    assert list(answers.counts.items()) == [
        ("right", 1),
        (SECOND, 3),
        (FIRST, 2),
        ("other", 1),
        ("too slow", 1),
        ("blank", 1),
    ]
    assert answers.students[FIRST] == ["s1", "s5"]


def test_a_hand_in_that_is_missing_counts_nowhere():
    outcomes = _class(neuron=["right", "blank"]) | {"s9": []}
    assert counted_answers(outcomes)[0].total == 2


def test_each_known_mistake_has_its_own_sentence_to_say():
    names = {name for names in ASSIGNMENTS.values() for name in names} - {"trained_network"}
    for name in names:
        exercise = find(name)
        for mistake in [*exercise.mistakes, *filter(None, [exercise.changed])]:
            assert to_say(name, mistake.name) == mistake.sentence
            assert "; " not in mistake.name  # which joins the names of two
    kinds = ["blank", "too slow", "other", "not graded", "a rule of thumb"]
    said = [to_say("neuron", kind) for kind in kinds]
    assert len(set(said)) == len(kinds) and "a rule of thumb" in said[-1]
    for kind, sentence in trained.TO_SAY.items():
        assert to_say("trained_network", kind) == sentence


def test_the_text_names_students_only_where_it_is_asked_for():
    answers = counted_answers(_class(neuron=["right", FIRST, FIRST, "other"]))
    lines = [
        "neuron: 1 of 4 answers right",
        f"    2  {FIRST}",
        f"       Say: {find('neuron').mistakes[0].sentence}",
        "    1  wrong in another way",
    ]
    assert as_text(answers).splitlines()[:4] == lines
    assert "s1" not in as_text(answers)
    assert "(s1 and s2)" in as_text(answers, names=True)


def test_rare_mistakes_share_a_bar_so_that_all_fit():
    kinds = [mistake for n, mistake in enumerate(MISTAKES[:5]) for _ in range(5 - n)]
    (answers,) = counted_answers(_class(neuron=["right", *kinds]))
    shown = most_frequent(answers, 2)
    assert shown == {"right": 1, MISTAKES[0]: 5, MISTAKES[1]: 4, "3 more known mistakes": 6}
    assert most_frequent(answers, 5) == answers.counts


def _many(students=200):
    """All of hw2, each exercise with all of its mistakes."""
    names = ASSIGNMENTS["hw2"]
    kinds = {name: [m.name for m in find(name).mistakes] + KINDS[-2:] + ["right"] for name in names}
    return _class(**{name: (found * students)[:students] for name, found in kinds.items()})


@pytest.mark.parametrize("students", [1, 200])
def test_the_page_is_a4_and_nothing_on_it_is_cut_off_or_lies_on_another(students):
    answers = counted_answers(_many(students))
    figure = draw_class(answers, f"hw2: what {students} got right and wrong")
    FigureCanvasAgg(figure).draw()
    width, height = figure.bbox.size
    (ax,) = figure.axes
    boxes = [text.get_window_extent() for text in [*figure.texts, *ax.texts]]
    boxes += [label.get_window_extent() for label in ax.get_yticklabels()]
    assert all(box.x0 > 0 and box.x1 < width and box.y0 > 0 and box.y1 < height for box in boxes)
    assert figure.get_size_inches() == pytest.approx((8.27, 11.69))
    labels = sorted((label.get_window_extent() for label in ax.get_yticklabels()), key=_bottom)
    lowest = [below.y1 - above.y0 for below, above in zip(labels, labels[1:], strict=False)]
    assert max(lowest) <= 2  # pixels that letters with a tail may reach into the line below


def _bottom(box):
    return box.y0


def test_the_bars_are_as_long_as_the_counts():
    answers = counted_answers(_class(neuron=KINDS))
    ax = draw_class(answers, "hw1").axes[0]
    assert [bar.get_width() for bar in ax.patches] == list(answers[0].counts.values())
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[0] == "right" and labels[-1] == "blank" and "wrong in another way" in labels


# What grading leaves behind


def test_an_outcome_stays_in_a_test_cell_beside_its_words_and_points():
    nb = released()
    outcome = Outcome("neuron", 2.0, 4, "wrong", FIRST, f"neuron: not right yet: {FIRST}\nLook.\n")
    cell_of(nb, "neuron").outputs = outputs_of(outcome)
    assert outcomes_in(nb) == [outcome]
    shown, points = cell_of(nb, "neuron").outputs
    assert shown.name == "stdout" and shown.text.endswith("Look.\n2 of 4 points\n")
    assert points.data["text/plain"] == "2.0"
    assert outcomes_in(new_notebook()) == []


def test_marks_are_written_and_read_again(tmp_path):
    outcomes = _class(neuron=["right", "blank"], layer=[FIRST, "right"])
    outcomes |= {"Åsa": [not_graded("neuron", 4)], "nobody": []}
    marks.save(outcomes, tmp_path / "marks.json")
    assert marks.load(tmp_path / "marks.json") == outcomes
    marks.save_table(outcomes, tmp_path / "marks.csv")
    assert (tmp_path / "marks.csv").read_text(encoding="utf-8").splitlines() == [
        "student,neuron,layer,sum",
        "s0,4,0,4",
        "s1,0,4,4",
        "Åsa,0,,0",
        "nobody,,,",
    ]


@pytest.mark.parametrize("content", ["", "[]", '{"ada": [1]}', '{"ada": [{"name": "neuron"}]}'])
def test_a_file_without_marks_is_told(tmp_path, content):
    (tmp_path / "marks.json").write_text(content)
    with pytest.raises(ValueError, match="does not hold marks"):
        marks.load(tmp_path / "marks.json")
