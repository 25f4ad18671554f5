"""What a page shows of a demo, and what is wrong with it."""

SERIOUS = ("serious", "critical")
SEEN = """const seen = node => node.getClientRects().length > 0
        && node.checkVisibility({ visibilityProperty: true });"""
# The size of every text, and where it stands.
TEXTS = f"""(nodes, smaller) => {{
    {SEEN}
    const controls = 'button, select, input:not([type=range])';
    const speaks = node => node.matches(controls)
        || [...node.childNodes].some(one => one.nodeType === 3 && one.textContent.trim());
    return nodes.filter(node => seen(node) && !node.closest(smaller) && speaks(node))
        .map(node => [parseFloat(getComputedStyle(node).fontSize), node.outerHTML.slice(0, 120)]);
}}"""
# Texts, values and pictures; what is said of the place under the mouse is left out.
SHOWN = f"""node => {{
    {SEEN}
    return [...node.querySelectorAll('*')]
        .filter(one => seen(one) && !one.closest('.mlp-readout, .mlp-fault'))
        .flatMap(one => [
            ...[...one.childNodes].filter(text => text.nodeType === 3).map(text => text.data),
            ...(one.type === 'checkbox' ? [String(one.checked)] : [String(one.value ?? '')]),
            ...(one.matches('canvas') ? [one.toDataURL()] : []),
        ]).filter(text => text.trim());
}}"""
# What reaches out of the demo to the right, or out of a part that does not scroll.
CUT_OFF = f"""node => {{
    {SEEN}
    const end = node.getBoundingClientRect().right + 1;
    const framed = '.mlp-status, .mlp-diff-cell, .mlp-eq-cell, .mlp-line, .mlp-lines';
    const out = one => one.getBoundingClientRect().right > end
        || (one.matches(framed) && one.scrollWidth > one.clientWidth)
        || (one.matches('.mlp-status') && one.scrollHeight > one.clientHeight + 1);
    return [...node.querySelectorAll('*:not(option)')]
        .filter(one => seen(one) && out(one)).map(one => one.outerHTML.slice(0, 120));
}}"""
# What reaches out of a demo or a question to either side, texts wider than their place, and texts
# that have become too small to read; neurons' numbers, indices and exponents may be small.
NO_ROOM = f"""node => {{
    {SEEN}
    const box = node.getBoundingClientRect();
    const out = one => {{
        const {{ left, right }} = one.getBoundingClientRect();
        return left < box.left - 1 || right > box.right + 1;
    }};
    const speaks = one => one.matches('button, select, label')
        || [...one.childNodes].some(text => text.nodeType === 3 && text.data.trim());
    const cut = one => one.clientWidth && speaks(one) && one.scrollWidth > one.clientWidth + 1;
    const size = one => parseFloat(getComputedStyle(one).fontSize)
        * (one.ownerSVGElement ? one.getScreenCTM().a : one.currentCSSZoom);
    const tiny = one => speaks(one) && size(one) < 10.5 && !one.closest('math, .mlp-neuron-number');
    const wide = node.scrollWidth - node.clientWidth - 1;
    return [...node.querySelectorAll('*:not(option)')]
        .filter(one => seen(one) && !one.closest('[clip-path]'))
        .filter(one => out(one) || tiny(one) || (one instanceof HTMLElement && cut(one)))
        .map(one => one.outerHTML.slice(0, 120))
        .concat(wide > 0 ? [`${{wide}} px too wide`] : []);
}}"""


def status(page):
    """The last line of words."""
    return page.locator(".mlp-demo .mlp-status").last.text_content()


def serious_findings(page):
    """What axe-core finds wrong with the demos and questions on the page, nothing excluded."""
    from axe_playwright_python.sync_playwright import Axe  # only here: it may not be installed

    axe, include = Axe(), {"include": [[".mlp-demo"], [".mlp-quiz"]]}
    if page.evaluate("() => Boolean(window.axe)"):
        axe.axe_script = ""  # half a megabyte that the page has read before
    wanted = {"resultTypes": ["violations"]}  # the rest in short: a third of the time
    results = axe.run(page, context=include, options=wanted).response
    return [
        (rule["id"], [node["html"] for node in rule["nodes"]])
        for rule in results["violations"]
        if rule["impact"] in SERIOUS
    ]


def nonsense(page):
    """What no demo may show, as text or in a drawing: of NaN, Infinity, undefined."""
    html = page.locator(".mlp-demo").evaluate("node => node.outerHTML")
    return [wrong for wrong in ("NaN", "Infinity", "undefined") if wrong in html]


def faults(page):
    """What the views say is wrong with their requests."""
    return [text for text in page.locator(".mlp-fault").all_text_contents() if text]


def shown(page):
    """All texts, values and pictures of the demo, in order."""
    return page.locator(".mlp-demo").evaluate(SHOWN)


def marker_of(page):
    """Where a map's marker is drawn, as shares of the map: from the left, and from the bottom."""
    area = page.locator(".mlp-heat-area").bounding_box()
    dot = page.locator(".mlp-heat-dot").bounding_box()
    x, y = dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2
    return (x - area["x"]) / area["width"], 1 - (y - area["y"]) / area["height"]


def cut_off(page):
    """The parts of the demo that reach out of it, or of their own frame."""
    demo = page.locator(".mlp-demo")
    wide = demo.evaluate("node => node.scrollWidth - node.clientWidth")
    return demo.evaluate(CUT_OFF) + [f"{wide} px too wide"] * (wide > 0)


def without_room(page, part=".mlp-demo"):
    """The parts that reach out of a demo or a question, and texts cut off or too small."""
    return page.locator(part).first.evaluate(NO_ROOM)


def text_sizes(page, smaller=".mlp-readout, option"):
    """(size in px, element) of all visible text of the demo, but what `smaller` finds."""
    return page.eval_on_selector_all(".mlp-demo *", TEXTS, smaller)


def watch_removals(page, part=".mlp-demo"):
    """Count the elements that are taken out of the demo from now on, in window.removed."""
    page.evaluate(
        """part => {
            window.removed = 0;
            new MutationObserver(all => all.forEach(one => {
                window.removed += [...one.removedNodes].filter(n => n.nodeType === 1).length;
            })).observe(document.querySelector(part), {childList: true, subtree: true});
        }""",
        part,
    )


def removed(page):
    """How many elements have been taken out since `watch_removals`."""
    return page.evaluate("window.removed")
