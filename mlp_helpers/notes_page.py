"""A page for the presenter's second screen: every slide, its notes, the minutes, a clock."""

import re
from html import escape
from pathlib import Path
from string import Template

from mlp_helpers.slides import slides_of

HOUR = 45  # minutes of a class; the route takes two of them
PAGE = Template((Path(__file__).parent / "notes_page.html").read_text(encoding="utf-8"))
LESSON = Template("""
<section class="lesson">
<h2>$title <small>$minutes</small></h2>
<table>
<thead><tr><th>slide</th><th>at</th><th>min</th><th>what is on it, and what to say</th></tr></thead>
<tbody>$rows</tbody>
</table>
$after
</section>""")
ROUTE = "Slides without minutes are for home, or for questions."
ONLY = '<button id="route">Only the route</button>'
NEXT = Template("<p>Then the next notebook: <b>$title</b></p>")
FIRST = "1.1"  # the slide that a show begins with
JUMP = Template(" <small>jump: <kbd>G</kbd> $to <kbd>Enter</kbd></small>")
BREAK = Template(" <small>class 2 begins: this notebook, <kbd>G</kbd> $to <kbd>Enter</kbd></small>")
ROW = Template("""
<tr class="$kind" data-from="$begin" data-to="$end">
<td class="number">$number</td><td class="at">$at</td><td class="minutes">$minutes</td>
<td><b>$title</b>$jump$notes</td>
</tr>""")


def notes_page(notebooks):
    """The page, as HTML that needs nothing else.

    notebooks : the lessons in their order, each as `nbformat.read` gives it.

    Slides with minutes are on the route of two classes of 45 minutes; "at" says when each is on,
    counted from the beginning of its class. A slide that would last beyond the first class begins
    the second one. Where the slide before is not on the route, a jump leads to it.
    """
    passed, lessons, notebooks = 0.0, [], list(notebooks)
    titles = [escape(title_of(notebook)) for notebook in notebooks]
    for title, following, notebook in zip(titles, [*titles[1:], ""], notebooks, strict=True):
        rows, planned, was_on = [], 0.0, False
        for slide in slides_of(notebook):
            begin = _begin(passed, slide.minutes or 0)
            end = begin + (slide.minutes or 0)
            jump = "" if was_on or slide.number == FIRST else JUMP.substitute(to=slide.number)
            if 0 < passed <= HOUR <= begin and slide.minutes:
                jump = BREAK.substitute(to=slide.number)
            rows.append(_row(slide, begin, end, jump))
            passed, planned = end, planned + (slide.minutes or 0)
            was_on = slide.minutes is not None
        lessons.append(
            LESSON.substitute(
                title=title,
                minutes=f"{planned:g} minutes in class" if planned else "for home",
                rows="".join(rows),
                after=NEXT.substitute(title=following) if following else "",
            )
        )
    others = 'class="home"' in "".join(lessons)
    return PAGE.substitute(
        lessons="".join(lessons),
        hour=HOUR,
        total=f"{passed:g}",
        route=ROUTE if others else "",
        only=ONLY if others else "",
    )


def title_of(notebook):
    """A lesson's title: its first heading, or "" where there is none."""
    headings = (re.search(r"^# (.+)$", cell.source, re.M) for cell in notebook.cells)
    return next((found[1] for found in headings if found), "")


def _begin(passed, minutes):
    """When a slide begins, counted from the beginning of the first class without the break."""
    return HOUR if passed < HOUR < passed + minutes else passed


def _row(slide, begin, end, jump):
    is_on = slide.minutes is not None
    return ROW.substitute(
        kind="route" if is_on else "home",
        begin=f"{begin:g}" if is_on else "",
        end=f"{end:g}" if is_on else "",
        number=slide.number,
        at=_clock(begin) if is_on else "",
        minutes=f"{slide.minutes:g}" if is_on else "",
        title=escape(slide.title),
        jump=jump if is_on else "",
        notes=_as_html(slide.notes) if slide.notes else "",
    )


def _clock(minutes):
    """Which class, 1 or 2, and the time in it: "1 · 0:12"."""
    hour, left = divmod(minutes, HOUR)
    whole, seconds = int(left), round(60 * (left % 1))
    return f"{int(hour) + 1} · {whole}:{seconds:02d}"


def _as_html(text):
    from nbconvert.filters import markdown2html  # only here: it is heavy

    return markdown2html(text)
