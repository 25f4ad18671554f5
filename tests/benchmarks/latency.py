"""Measures how long the hand waits for Python's picture, in JupyterLab, beside `interact`.

    python tests/benchmarks/latency.py [--only NAME ...] [--seconds 6] [--steps 40]
    python tests/benchmarks/latency.py --servers [--steps 40]

Each case is a notebook of one cell in one JupyterLab, all in the same run, so that the ratios
hold on any machine. Single steps are real keys and mouse moves, 350 ms apart. A drag is 60
moves a second, made inside the page by a timer, because a mouse that is moved from outside
reaches fewer. A picture belongs to the move whose value Python shows with it, and times are
from the moment the page learns of the move to the moment the picture has been handed over
(an image: decoded); of a single step to the last picture before the next step, so that a line
of numbers that glides to new ends counts until it is there. Whatever else the machine does
meanwhile makes all of it slower: repeat.
--servers compares single steps of one slider, at several spacings, on a JupyterLab as it is by
itself and as `python -m mlp_helpers` starts it (`mlp_helpers.quick_server`), in turn.
"""

import argparse
import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.cases import CASES  # noqa: E402
from tests.browser.lab import Lab, chromium, lab_server, why_not, write_notebook  # noqa: E402

SPACING = 350  # ms between single steps
SPACINGS = (60, 80, 100, 120, SPACING)  # of those with which servers are compared
# Handles on which a real mouse button is held.
PRESSED = ("pad", "entry", "field", "bar", "mark", "sketch", "card", "frame")
KEYS = {
    "entry": ["ArrowDown"],
    "field": ["ArrowDown"],
    "picker": ["ArrowRight", "ArrowDown"],
    "sketch": ["ArrowUp", "ArrowDown"],
    "card": ["ArrowUp", "ArrowDown"],
}  # of single steps, in turn
GRACE = 200  # ms after letting go, when everything should have been drawn

# In the page: what a hand does to each kind of handle. `move(share)` brings it to a place
# between its ends, 0..1; `mark()` is the value that Python will show for where it is now.
PROBE = r"""
({part, handle, pictures}) => {
    const area = document.querySelector('.jp-Notebook .jp-Cell-outputArea');
    const held = area.querySelector(part);
    const fixed = (number) => Number(number).toFixed(3).replace('-0.000', '0.000');
    const within = (box, share) => box.left + share * box.width;

    const HANDLES = {
        slider() {
            const range = held.querySelector('input[type=range]');
            const tell = (type) => range.dispatchEvent(new Event(type, { bubbles: true }));
            return {
                focus: () => range.focus(),
                grab() {},
                move(share) {
                    range.value = Number(range.min) + share * (range.max - range.min);
                    tell('input');
                },
                release: () => tell('change'),
                mark: () => fixed(range.value),
            };
        },
        ipywidgets() {
            const knob = held.querySelector('.noUi-handle');
            const track = held.querySelector('.noUi-base').getBoundingClientRect();
            const readout = held.querySelector('.widget-readout');
            const page = document.documentElement;
            const mouse = (type, node, share, buttons) => node.dispatchEvent(new MouseEvent(type, {
                bubbles: true, cancelable: true, buttons,
                clientX: within(track, share), clientY: track.top + 2,
            }));
            return {
                focus: () => knob.focus(),
                grab: () => mouse('mousedown', knob, 0, 1),
                move: (share) => mouse('mousemove', page, share, 1),
                release: () => mouse('mouseup', page, 1, 0),
                mark: () => fixed(readout.textContent.replace('−', '-')),
            };
        },
        // A number that is dragged down. As with the pad below, the button is pressed and let go
        // from outside: only a real pointer can be captured.
        entry() {
            const box = held.getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            const place = (share) => ({ clientX: x, clientY: y + 2400 * share });
            return {
                place,
                focus: () => held.focus(),
                grab() {},
                move: (share) => held.dispatchEvent(new PointerEvent('pointermove', {
                    bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, ...place(share),
                })),
                release() {},
                mark: () => fixed(held.textContent.replace('−', '-')),
            };
        },
        // A view's first field that is not a circle, dragged down like an entry.
        field() {
            const input = held.querySelector('.mlp-place input:not(.mlp-round)');
            const box = input.getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            const place = (share) => ({ clientX: x, clientY: y + 2400 * share });
            return {
                place,
                focus: () => input.focus(),
                grab() {},
                move: (share) => input.dispatchEvent(new PointerEvent('pointermove', {
                    bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, ...place(share),
                })),
                release() {},
                mark: () => fixed(input.value.replace('−', '-')),
            };
        },
        // The first of several bars.
        bar() {
            const track = held.querySelector('[role=slider]');
            const box = track.getBoundingClientRect();
            const y = box.top + box.height / 2;
            const place = (share) => ({ clientX: within(box, share), clientY: y });
            return {
                place,
                focus: () => track.focus(),
                grab() {},
                move: (share) => track.dispatchEvent(new PointerEvent('pointermove', {
                    bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, ...place(share),
                })),
                release() {},
                mark: () => fixed(track.getAttribute('aria-valuenow')),
            };
        },
        // A mark on a picture, dragged from its left to its right end.
        mark() {
            const mark = held.querySelector('[role=slider]');
            const area = held.querySelector('.mlp-curve-area, .mlp-heat-area');
            const place = (share) => {
                const box = area.getBoundingClientRect();
                return { clientX: within(box, share), clientY: box.top + box.height / 2 };
            };
            return {
                place,
                focus: () => mark.focus(),
                grab() {},
                move: (share) => area.dispatchEvent(new PointerEvent('pointermove', {
                    bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, ...place(share),
                })),
                release() {},
                mark: () => fixed(mark.getAttribute('aria-valuenow')),
            };
        },
        // A frame on a photo, taken at its middle, dragged from the left to the right.
        frame() {
            const area = held.querySelector('.mlp-photo-area');
            const frame = held.querySelector('.mlp-photo-frame');
            const { width, height, top } = frame.getBoundingClientRect();
            const place = (share) => {
                const box = area.getBoundingClientRect();
                return {
                    clientX: box.left + width / 2 + share * (box.width - width),
                    clientY: top + height / 2,
                };
            };
            return {
                place,
                focus: () => frame.focus(),
                grab() {},
                move: (share) => area.dispatchEvent(new PointerEvent('pointermove', {
                    bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, ...place(share),
                })),
                release() {},
                mark: () => fixed(frame.getAttribute('aria-valuenow')),
            };
        },
        // A curve that is drawn from the lower left to the upper right.
        sketch() {
            const area = held.querySelector('.mlp-curve-area');
            const place = (share) => {
                const box = area.getBoundingClientRect();
                return { clientX: within(box, share), clientY: box.bottom - share * box.height };
            };
            return { ...HANDLES.mark(), place, move: (share) => area.dispatchEvent(
                new PointerEvent('pointermove', {
                    bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, ...place(share),
                }),
            ) };
        },
        // The first of several cards, dragged from the top to the bottom; the keys move it lifted.
        card() {
            const [box, card] = ['.mlp-cards', '.mlp-card'].map((one) => held.querySelector(one));
            const tall = card.getBoundingClientRect().height;
            const place = (share) => {
                const { left, top, height } = box.getBoundingClientRect();
                return { clientX: left + 12, clientY: top + tall / 2 + share * (height - tall) };
            };
            return {
                place,
                focus() {
                    card.focus();
                    card.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }));
                },
                grab() {},
                move: (share) => card.dispatchEvent(new PointerEvent('pointermove', {
                    bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, ...place(share),
                })),
                release() {},
                mark: () => fixed(card.getAttribute('aria-posinset') - 1),
            };
        },
        // A picture of 28 x 28 numbers, one of which is chosen by a press: place after place.
        picker() {
            const grid = held.querySelector('.mlp-picker');
            const place = (share) => {
                const [box, i] = [grid.getBoundingClientRect(), Math.floor(784 * share)];
                const at = { clientX: within(box, ((i % 28) + 0.5) / 28) };
                return { ...at, clientY: box.top + ((Math.floor(i / 28) + 0.5) / 28) * box.height };
            };
            return {
                focus: () => grid.focus(),
                grab() {},
                move: (share) => grid.dispatchEvent(new PointerEvent('pointerdown', {
                    bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, ...place(share),
                })),
                release() {},
                mark: () => fixed(grid.getAttribute('aria-valuenow')),
            };
        },
        pad() {
            const grid = held.querySelector('.mlp-grid');
            const named = (store) => store.state.label === grid.getAttribute('aria-label');
            const store = [...mlpViews.values()].find(named);
            const place = (share) => { // along 13 lines, 2 cells apart, there and back
                const [line, along] = [Math.floor(13 * share), (13 * share) % 1];
                const [x, y] = [line % 2 ? 1 - along : along, (2 * line + 1.5) / 28];
                const box = grid.getBoundingClientRect();
                return { clientX: within(box, 0.03 + 0.94 * x), clientY: box.top + y * box.height };
            };
            return {
                place,
                focus() {},
                grab() {},
                move: (share) => grid.dispatchEvent(new PointerEvent('pointermove', {
                    bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, ...place(share),
                })),
                release() {},
                mark: () => fixed(store.state.values.reduce((sum, value) => sum + value, 0)),
            };
        },
    };

    const hand = HANDLES[handle]();
    const probe = { hand, stepping: false };
    let frame = 0;
    const count = () => { frame += 1; requestAnimationFrame(count); };
    count();
    probe.clear = () => Object.assign(probe, { moves: [], changes: [], ink: [], removed: 0 });
    probe.clear();

    const change = (mark = null) => probe.changes.push({ t: performance.now(), frame, mark });
    const drawn = (node) => { // a canvas was filled
        if (handle === 'pad' && held.contains(node)) probe.ink.push(performance.now());
        else if (area.contains(node)) change();
    };
    for (const name of ['putImageData', 'drawImage']) {
        const original = CanvasRenderingContext2D.prototype[name];
        CanvasRenderingContext2D.prototype[name] = function (...args) {
            original.apply(this, args);
            drawn(this.canvas);
        };
    }

    const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
    function seeViews(records) {
        const seen = records.map((record) => record.target).filter((node) => !held.contains(node));
        const shown = [...area.querySelectorAll('.mlp-status')].at(-1);
        const ours = (node) => (isElement(node) ? node : node.parentElement)?.closest('.mlp');
        if (seen.some((node) => shown.contains(node))) change(shown.textContent);
        else if (seen.some(ours)) change();
    }
    function seeImages(records) {
        const added = records.flatMap((record) => [...record.addedNodes]).filter(isElement);
        for (const node of added) {
            const image = node.matches('img') ? node : node.querySelector('img');
            const mark = area.querySelector('pre')?.textContent.trim() ?? null;
            image?.decode().then(() => change(mark), () => {});
        }
    }
    new MutationObserver((records) => {
        const removed = records.flatMap((record) => [...record.removedNodes]);
        probe.removed += removed.filter(isElement).length;
        if (pictures === 'views') seeViews(records);
        else seeImages(records);
    }).observe(area, { childList: true, characterData: true, attributes: true, subtree: true });

    for (const type of ['keydown', 'pointermove']) {
        window.addEventListener(type, () => {
            if (probe.stepping) probe.moves.push({ t: performance.now(), mark: null });
        }, true);
    }
    // After a single step: what Python is to show for it, and whether it does.
    probe.shows = () => {
        const move = probe.moves.at(-1);
        if (move) move.mark ??= hand.mark();
        return Boolean(move) && probe.changes.some((change) => change.mark === move.mark);
    };
    probe.drag = (seconds) => new Promise((resolve) => {
        const [total, began] = [Math.round(60 * seconds), performance.now()];
        let made = 0;
        hand.grab();
        const step = () => {
            const move = { t: performance.now(), mark: null };
            hand.move(0.01 + (0.98 * ++made) / total);
            move.mark = hand.mark();
            probe.moves.push(move);
            const wait = began + (1000 * made) / 60 - performance.now();
            if (made < total) setTimeout(step, Math.max(0, wait));
            else resolve();
        };
        step();
    });
    probe.release = () => { probe.released = performance.now(); hand.release(); };
    window.probe = probe;
}
"""


@dataclass
class Result:
    """What was measured of one case; times in ms."""

    steps: list = field(default_factory=list)  # from each single step to its last picture
    missed_steps: int = 0
    ink: list = field(default_factory=list)  # from each single step to the handle's own picture
    moves: float = 0  # a second, while dragging
    pictures: float = 0  # a second, while dragging
    delays: list = field(default_factory=list)  # from moves of the drag to their own pictures
    removed: int = 0
    late: int = 0  # changes drawn more than GRACE after letting go
    last: float = 0  # from letting go to the last change
    right: bool = False  # whether the last picture is the last move's
    uncomputed: int = 0  # pictures of the drag beyond the number that Python computed


def middle(times):
    """The median, or NaN where there are no times."""
    return median(times) if times else float("nan")


def p95(times):
    """The time that 95 of 100 do not exceed."""
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))] if times else float("nan")


def settle(page):
    """Give the page time for whatever is left to do."""
    page.wait_for_timeout(1500)


def single_steps(page, case, n, spacing=SPACING):
    """Steps of the hand, the next one not before the last one's picture."""
    page.evaluate("() => probe.hand.focus()")
    if case.handle == "pad":
        _press(page)
    page.evaluate("() => { probe.clear(); probe.stepping = true; }")
    for i in range(1, n + 1):
        if case.handle == "pad":
            page.mouse.move(*_place(page, i / n))
        else:
            keys = KEYS.get(case.handle, ["ArrowRight"])
            page.keyboard.press(keys[i % len(keys)])
        _wait_for_picture(page, spacing)
    page.evaluate("() => { probe.stepping = false; }")
    if case.handle == "pad":
        page.mouse.up()
    return page.evaluate("() => ({...probe, hand: null})")


def drag(page, case, seconds):
    """Moves at 60 a second, then letting go, then time for what is left."""
    if case.handle in PRESSED:
        _press(page)
    page.evaluate("() => probe.clear()")
    page.evaluate("seconds => probe.drag(seconds)", seconds)
    page.evaluate("() => probe.release()")
    if case.handle in PRESSED:
        page.mouse.up()
    settle(page)
    return page.evaluate("() => ({...probe, hand: null})")


def _wait_for_picture(page, spacing):
    for _ in range(10):
        page.wait_for_timeout(spacing)
        if page.evaluate("probe.shows()"):
            break


def _place(page, share):
    at = page.evaluate("share => probe.hand.place(share)", share)
    return at["clientX"], at["clientY"]


def _press(page):
    page.mouse.move(*_place(page, 0))
    page.mouse.down()
    page.wait_for_timeout(SPACING)


def read_steps(seen, result):
    """Times from each step to the last change before the next step, and to its ink."""
    times = [move["t"] for move in seen["moves"]] + [float("inf")]
    for move, until in zip(seen["moves"], times[1:], strict=True):
        own = [c["t"] for c in seen["changes"] if move["t"] <= c["t"] < until]
        if any(c["mark"] == move["mark"] for c in seen["changes"]) and own:
            result.steps.append(max(own) - move["t"])
        else:
            result.missed_steps += 1
        ink = [t for t in seen["ink"] if move["t"] <= t < until]
        if ink:
            result.ink.append(min(ink) - move["t"])


def read_drag(seen, result):
    """Pictures a second, each picture's delay, and what came after letting go."""
    moves, changes, released = seen["moves"], seen["changes"], seen["released"]
    seconds = (moves[-1]["t"] - moves[0]["t"]) / 1000
    made = {move["mark"]: move["t"] for move in reversed(moves)}
    during = {c["frame"] for c in changes if moves[0]["t"] < c["t"] <= released}
    result.moves, result.pictures = len(moves) / seconds, len(during) / seconds
    result.delays = [c["t"] - made[c["mark"]] for c in changes if c["mark"] in made]
    after = [c["t"] - released for c in changes if c["t"] > released]
    result.late, result.last = sum(t > GRACE for t in after), max(after, default=0)
    result.removed = seen["removed"]
    shown = [c["mark"] for c in changes if c["mark"] is not None]
    result.right = bool(shown) and shown[-1] == moves[-1]["mark"]


def _wait_for_handle(page, case):
    from playwright.sync_api import TimeoutError

    try:
        page.wait_for_selector(case.part, timeout=20_000)
    except TimeoutError:
        output = page.locator(".jp-Notebook .jp-Cell-outputArea").first.text_content()
        raise SystemExit(f"{case.name}: no {case.part} to move. The cell says: {output}") from None


def measure(context, address, name, case, options):
    """Open a case's notebook and measure it."""
    lab, result = Lab(context, address, name), Result()
    lab.run_all()
    _wait_for_handle(lab.page, case)
    settle(lab.page)
    about = {"part": case.part, "handle": case.handle, "pictures": case.pictures}
    lab.page.evaluate(PROBE, about)
    read_steps(single_steps(lab.page, case, options.steps), result)
    lab.run(case.reset)
    settle(lab.page)
    before = int(lab.run("print(len(computed))"))
    read_drag(drag(lab.page, case, options.seconds), result)
    computed = int(lab.run("print(len(computed))")) - before
    result.uncomputed = max(0, len(result.delays) - computed)
    if lab.errors:
        print(f"{case.name}: the page reports {lab.errors}")
    lab.shut_down()
    lab.page.close()
    return result


# Name of the row, its number in a Result, the target in words, and whether it is met.
ROWS = [
    ("one step, median ms", lambda r: middle(r.steps), "<= 30, aim 20", lambda x: x <= 30),
    ("one step, p95 ms", lambda r: p95(r.steps), "", None),
    ("steps without a picture", lambda r: r.missed_steps, "0", lambda x: x == 0),
    ("ink of a step, p95 ms", lambda r: p95(r.ink), "<= 5", lambda x: x <= 5 or x != x),
    ("drag: moves a second", lambda r: r.moves, "60", lambda x: x >= 55),
    ("drag: pictures a second", lambda r: r.pictures, "", None),
    ("drag: pictures not computed by Python", lambda r: r.uncomputed, "0", lambda x: x == 0),
    ("drag: move to picture, median ms", lambda r: middle(r.delays), "", None),
    ("drag: move to picture, p95 ms", lambda r: p95(r.delays), "", None),
    ("drag: elements removed", lambda r: r.removed, "0", lambda x: x == 0),
    ("drag: last picture after letting go, ms", lambda r: r.last, "", None),
    ("drag: changes after 200 ms", lambda r: r.late, "0", lambda x: x == 0),
    ("drag: ends with the last move", lambda r: float(r.right), "1", lambda x: x == 1),
]


def rows_of(results):
    """The lines of the table: a name, a number for each case, the target, whether it is met."""
    for name, number, target, met in ROWS:
        yield name, {case: number(r) for case, r in results.items()}, target, met
    bases = {case.name: results.get(case.base) for case in CASES}
    for what, times in ("one step", lambda r: r.steps), ("drag", lambda r: r.delays):
        ratios = {
            case: p95(times(r)) / p95(times(bases[case])) if bases[case] else float("nan")
            for case, r in results.items()
        }
        yield f"{what}: p95 / interact's", ratios, "<= 1/8", lambda x: x != x or x <= 1 / 8
    ratios = {
        case: r.pictures / bases[case].pictures if bases[case] else float("nan")
        for case, r in results.items()
    }
    full = {ratios[case] for case, r in results.items() if r.pictures >= 55}  # all that are shown
    enough = ">= 15, or 55 a second"
    yield "drag: pictures / interact's", ratios, enough, lambda x: x != x or x >= 15 or x in full


def print_table(results):
    """Print all numbers, with ! at those that miss their target; `interact` has none to meet."""
    groups = {}
    for case in CASES:
        if case.name in results:
            groups.setdefault(case.base or case.name, {})[case.name] = results[case.name]
    for group in groups.values():
        width = max(14, *(len(name) + 2 for name in group))
        print(f"{'':42}" + "".join(f"{name:>{width}}" for name in group) + "  target")
        for name, numbers, target, met in rows_of(group):
            line = f"{name:42}"
            for case, x in numbers.items():
                text = "-" if x != x else f"{x:.3f}" if "/" in name else f"{x:.1f}"
                bad = met is not None and "interact" not in case and not met(x)
                line += f"{text + ('!' if bad else ' '):>{width}}"
            print(f"{line}  {target}")
        print()


def parse(arguments):
    """The options of the command line."""
    names = [case.name for case in CASES]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME")
    parser.add_argument("--seconds", type=float, default=6, help="of dragging")
    parser.add_argument("--steps", type=int, default=40, help="single steps")
    parser.add_argument("--servers", action="store_true", help="compare servers instead")
    return parser.parse_args(arguments)


def compare_servers(n):
    """Single steps on both servers in turn: medians and p95, in ms, for each spacing."""
    case = next(case for case in CASES if case.name == "our views")
    about = {"part": case.part, "handle": case.handle, "pictures": case.pictures}
    names, labs = ("as it is", "quick"), {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        context = stack.enter_context(chromium())
        write_notebook(Path(folder) / "case.ipynb", "%matplotlib inline\n" + case.code)
        for name in names:
            address = stack.enter_context(lab_server(folder, quick=name == "quick"))
            lab = labs[name] = Lab(context, address, "case.ipynb")
            lab.run_all()
            _wait_for_handle(lab.page, case)
            lab.page.evaluate(PROBE, about)
        print(
            f"{'spacing, ms':>12}" + "".join(f"{name + ': median, p95 ms':>28}" for name in names)
        )
        for spacing in SPACINGS:
            line = f"{spacing:12}"
            for lab in labs.values():
                lab.page.bring_to_front()
                lab.run(case.reset)
                settle(lab.page)
                result = Result()
                read_steps(single_steps(lab.page, case, n, spacing), result)
                line += f"{middle(result.steps):20.1f}{p95(result.steps):8.1f}"
            print(line)


def main(arguments=None):
    """Measure the chosen cases and print one table."""
    options = parse(arguments)
    if why_not():
        raise SystemExit(why_not())
    if options.servers:
        return compare_servers(options.steps)
    results = {}
    folder = Path(tempfile.mkdtemp())
    try:
        with lab_server(folder) as address, chromium() as context:
            for i, case in enumerate(case for case in CASES if case.name in options.only):
                write_notebook(folder / f"case{i}.ipynb", "%matplotlib inline\n" + case.code)
                results[case.name] = measure(context, address, f"case{i}.ipynb", case, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if hasattr(os, "getloadavg"):
        load, processors = os.getloadavg()[0], os.cpu_count()
        print(f"load {load:.1f} on {processors} processors; about 1 is the measuring itself\n")
    print_table(results)


if __name__ == "__main__":
    main()
