"""How a verdict looks."""

from mlp_helpers.checks import check
from mlp_helpers.checks.verdict import Verdict
from tests.checks.common import SHORT, blank_dots, digit, flat, html, loop, right_flatten


def all_states():
    return [
        flat(right_flatten),
        flat(lambda image: image.ravel().tolist()),
        flat(lambda image: image),
        flat(lambda image: image * 2),
        flat(blank_dots),
        flat(loop, seconds=SHORT),
        flat(lambda image: image[28]),
        digit(lambda outputs: outputs * 2),
        check(None),
        check(right_flatten),
        check(right_flatten, "x" * 500),
    ]


def test_verdicts_are_short_one_line_and_the_same_every_time():
    for one, two in zip(all_states(), all_states(), strict=True):
        assert repr(one) == repr(two) and len(repr(one)) <= 110 and "\n" not in repr(one)
        assert str(one) == str(two) and html(one) == html(two)
        assert " at 0x" not in html(one)


def test_the_notebook_shows_words_colours_of_the_theme_and_a_folded_hint():
    wrong = html(flat(lambda image: image))
    assert "not right yet" in wrong and "✗" in wrong
    assert "<details><summary>A hint</summary>" in wrong
    assert "solution(&quot;flatten&quot;)" in wrong
    assert "var(--jp-content-font-color1" in wrong and "var(--jp-warn-color1" in wrong
    noted = html(flat(lambda image: image.reshape(784, 1)))
    assert noted.count("(784, 1)") == 1 and "Good to know: it gives shape" in noted
    right = html(flat(right_flatten))
    assert "✓" in right and "flatten: right" in right and "<details>" not in right


def test_what_students_write_is_escaped():
    def flatten(image):
        raise ValueError("<script>alert(1)</script>")

    assert "<script>" not in html(check(flatten))


def test_a_verdict_is_plain_data():
    verdict = Verdict("flatten", "wrong", "not right yet", "Look.", ("it is late",))
    assert str(verdict) == "flatten: not right yet\nLook.\nNote: it is late."
    assert verdict == Verdict("flatten", "wrong", "not right yet", "Look.", ("it is late",))
