"""A student's words are shown as words: whatever is in them, a page made of them runs nothing."""

import re
from html.parser import HTMLParser

import pytest
from nbconvert.filters import markdown2html
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from mlp_helpers.homework.harmless import harmless, make_harmless
from tests.homework.sheets import marked

PLAIN = {"p", "em", "strong", "code", "ul", "li", "a", "img", "h1", "blockquote", "pre", "div"}
PLAIN |= {"span", "br"}


class Page(HTMLParser):
    """What is on a page: its tags, and where its links lead."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.names, self.links = set(), set(), []
        self.feed(markdown2html(text))
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.names |= {name for name, _ in attributes}
        self.links += [value for name, value in attributes if name in ("href", "src")]

    @property
    def runs(self):
        """Whether something on it may run when it is shown or clicked."""
        bad = [link for link in self.links if _leads_elsewhere(link)]
        return bool(self.tags - PLAIN or bad or any(name.startswith("on") for name in self.names))


def _leads_elsewhere(link):
    """Whether a browser sees a scheme in it that is none of ours (URL Standard, 4.4)."""
    link = re.sub(r"[\t\n\r]", "", link.strip("".join(map(chr, range(33))))).lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", link)
    return scheme is not None and scheme[1] not in ("http", "https", "mailto")


ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT\n>alert(1)</SCRIPT>",
    "a<img src=x onerror=alert(1)>b",
    "<svg/onload=alert(1)>",
    "<!--><script>alert(1)</script>-->",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "</div></div><form action=https://x><input type=submit>",
    "<style>* {display: none}</style>",
    "<?php x ?>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](<javascript:alert(1)>)",
    "<javascript:alert(1)>",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[a]\n\n[a]: javascript:alert(1)",
    "[a]\n\n[a]:javascript:alert(1)",
    "![x](javascript:alert(1))",
    "[x](vbscript:msgbox)",
    "[a]\n\n[a]: <javascript:alert(1)>",
    "[x](< javascript:alert(1)>)",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_is_text(text):
    assert not Page(harmless(text)).runs


def test_the_attacks_are_some():
    """A look at the test's own eyes: most of these do run as they are."""
    assert sum(Page(text).runs for text in ATTACKS) > 0.7 * len(ATTACKS)


@pytest.mark.parametrize(
    "text",
    [
        "The bias *b* shifts the curve; **not** the slope.",
        "$a < b$ and $x \\ll y$, at 12:30, so 3 < 4 > 2.",
        "- [a page](https://example.org/a?b=1&2) and <b",
        "![drawing](attachment:image.png)",
        "> quoted\n\n`a < b`",
    ],
)
def test_usual_words_stay_as_they_are(text):
    assert harmless(text).replace("< b", "<b") == text.replace("< b", "<b")


def test_only_what_is_the_student_s_is_touched():
    ours = marked(new_markdown_cell("<details>A hint</details>"), "task")
    cells = [ours, new_markdown_cell("<b>"), new_raw_cell("<b>"), new_code_cell("a <b")]
    nb = new_notebook(cells=cells)
    make_harmless(nb)
    assert [cell.source for cell in nb.cells] == [
        "<details>A hint</details>",
        "< b>",
        "< b>",
        "a <b",
    ]
