"""A lesson as slides: sliveshow started on it, walked with the keys that a clicker sends."""

import json

from tests.browser.lab import wait

ROOM = {"width": 1280, "height": 720}  # of a projector
SMALLEST = 18  # px, of what is read from the back row
# Smaller may be what only counts: ticks, places of neurons, indices and exponents in formulas.
SMALLER = ".mlp-neuron-number, :is(msub, msup, msubsup) > :not(:first-child)"

# The slide that is on, its number, and what is wrong with it.
ON = """const decks = '.reveal .slides > section';
    const on = document.querySelector(`${decks}.present > section.present`);
    const place = one => [...one.parentElement.children].filter(s => s.matches('section')).indexOf(one) + 1;
    const number = `${place(on.parentElement)}.${place(on)}`;"""  # noqa: E501
FAULTS = f"""([room, smallest, smaller]) => {{
    {ON}
    const seen = one => one.getClientRects().length
        && one.checkVisibility({{ visibilityProperty: true, opacityProperty: true }});
    const controls = 'button, select, input:not([type=range], [type=radio], [type=checkbox])';
    const speaks = one => one.matches(controls)
        || [...one.childNodes].some(text => text.nodeType === 3 && text.data.trim());
    const size = one => parseFloat(getComputedStyle(one).fontSize)
        * (one.ownerSVGElement ? one.getScreenCTM().a : one.currentCSSZoom);
    const hides = (one, axis) => getComputedStyle(one)[`overflow${{axis}}`] !== 'visible';
    const parts = [...on.querySelectorAll('*')].filter(one => seen(one) && !one.closest('aside'));
    const said = parts.filter(one => speaks(one) && !one.closest('mjx-assistive-mml, option'));
    const name = one => one.outerHTML.replace(/\\s+/g, ' ').slice(0, 110);
    const out = one => {{
        const {{ left, top, right, bottom, width, height }} = one.getBoundingClientRect();
        return width > 1 && height > 1
            && (left < -1 || top < -1 || right > room.width + 1 || bottom > room.height + 1);
    }};
    const cut = one => one.clientWidth && one.matches(':not(input, select)')
        && ((hides(one, 'X') && one.scrollWidth > one.clientWidth + 1)
            || (hides(one, 'Y') && one.scrollHeight > one.clientHeight + 2));
    const lines = one => [...one.childNodes].filter(text => text.nodeType === 3).flatMap(text => {{
        const range = document.createRange();
        range.selectNodeContents(text);
        return [...range.getClientRects()].filter(line => line.width > 1);
    }});
    const inside = (line, box) => line.right < box.right + 2 && line.bottom < box.bottom + 4;
    const clips = (box, line) => box && box !== on && ((box.clientWidth > 1
        && (hides(box, 'X') || hides(box, 'Y')) && !inside(line, box.getBoundingClientRect()))
        || clips(box.parentElement, line));
    const longer = on.scrollHeight - on.clientHeight;
    const foot = on.getBoundingClientRect().bottom - parseFloat(getComputedStyle(on).paddingBottom);
    const low = parts.filter(one => one.matches('.jp-Cell')
        && one.getBoundingClientRect().bottom > foot + 1);
    return [
        ...(longer > 1 ? [`scrolls, by ${{longer}} px`] : []),
        ...low.map(one => `stands on the number of the slide: ${{name(one)}}`),
        ...said.filter(one => size(one) < smallest - 0.1 && !one.closest(smaller))
            .map(one => `${{size(one).toFixed(1)}} px: ${{name(one)}}`),
        ...said.filter(one => out(one)).map(one => `out of the screen: ${{name(one)}}`),
        ...said.filter(one => one instanceof HTMLElement && cut(one))
            .map(one => `cut off: ${{name(one)}}`),
        ...said.filter(one => one instanceof HTMLElement && !one.matches(controls)
            && lines(one).some(line => clips(one.parentElement, line)))
            .map(one => `beyond its frame: ${{name(one)}}`),
        ...parts.filter(one => one.matches('mjx-merror, merror, [data-mml-node=merror], [data-mjx-error], .jp-RenderedText[data-mime-type*=stderr]'))
            .map(one => `error: ${{one.textContent.slice(0, 80)}}`),
    ];
}}"""  # noqa: E501
# In the kernel, before the cells run: how large the smallest letters of each figure are, in pixels
# of the picture; ticks do not count. A picture is known by the end of its data.
WATCH = """
from base64 import b64encode
from io import BytesIO
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.text import Text
def watched(draw):
    def drawn(canvas, file, *args, **kwargs):
        done, fig = draw(canvas, file, *args, **kwargs), canvas.figure
        if isinstance(file, BytesIO):
            ticks = [one for ax in fig.axes for one in ax.get_xticklabels() + ax.get_yticklabels()]
            texts = [one for one in fig.findobj(Text) if one.get_visible() and one not in ticks]
            sizes = [one.get_fontsize() * fig.dpi / 72 for one in texts if one.get_text().strip()]
            end = b64encode(file.getvalue()).decode()[-60:]
            FigureCanvasBase.letters[end] = min(sizes, default=1000)
        return done
    return drawn
FigureCanvasBase.letters = {}
FigureCanvasBase.print_figure = watched(FigureCanvasBase.print_figure)
"""
LETTERS = """
import json
from matplotlib.backend_bases import FigureCanvasBase
print(json.dumps(FigureCanvasBase.letters))
"""
PICTURES = """all => all.filter(one => one.clientWidth).map(one => [one.src.trim().slice(-60),
    Math.min(one.clientWidth / one.naturalWidth, one.clientHeight / one.naturalHeight)])"""
AT_ONCE = ".reveal, .reveal * { transition: none !important; }"  # slides come without a film


class Deck:
    """The slides of the notebook that is open in a Lab."""

    def __init__(self, lab):
        self.lab, self.page = lab, lab.page
        self.page.add_style_tag(content=AT_ONCE)
        self.page.bring_to_front()
        self.page.evaluate("() => { jupyterapp.commands.execute('slideshow:start-first'); }")
        self.page.wait_for_selector(".reveal.ready .slides > section.present > section.present")
        self.page.wait_for_function("document.fullscreenElement !== null")
        wait(self.page, 300)
        self.drawn = json.loads(self.lab.run(LETTERS))
        self.measured = 0  # figures so far

    def stop(self):
        """Back to the notebook."""
        self.page.evaluate("() => { jupyterapp.commands.execute('slideshow:exit'); }")
        self.page.wait_for_function("!document.querySelector('.reveal')")

    @property
    def number(self):
        """Of the slide that is on, such as "3.2"."""
        return self.page.evaluate(f"() => {{ {ON} return number; }}")

    @property
    def on(self):
        """The slide that is on."""
        return self.page.locator(".reveal .slides > section.present > section.present")

    def press(self, key):
        """Press a key; gives the number of the slide that is on then."""
        self.page.keyboard.press(key)
        return self.number

    def jump(self, number):
        """Go to a slide as a presenter does: G, its number, Enter, whatever has the focus."""
        self.page.keyboard.press("g")
        self.page.locator(".jump-to-slide-input:focus").wait_for(timeout=5000)
        self.page.keyboard.type(number)
        self.page.keyboard.press("Enter")
        wait(self.page)  # reveal.js clears the field away a moment later
        assert self.number == number, f"jumped to {self.number}; wanted {number}"

    def go(self, number):
        """Go to a slide, from the first one on."""
        next(on for on in self.walk() if on == number)

    def walk(self):
        """From the first slide to the last with Page Down; gives each number when it is on."""
        self.page.evaluate("() => document.activeElement.blur()")
        number, before = self.press("Home"), None  # in its column, where one was last
        while number != "1.1":
            number = self.press("PageUp")
        while before != (number := self.number):
            wait(self.page)
            yield number
            before = number
            self.page.keyboard.press("PageDown")

    def faults(self):
        """What is wrong with the slide that is on, each in a line."""
        pictures = self.on.locator(".jp-RenderedImage img").evaluate_all(PICTURES)
        letters = [self.drawn[end] * scale for end, scale in pictures if end in self.drawn]
        self.measured += len(letters)
        small = [f"letters of {size:.1f} px in a figure" for size in letters if size < SMALLEST]
        return small + self.page.evaluate(FAULTS, [ROOM, SMALLEST, SMALLER])
