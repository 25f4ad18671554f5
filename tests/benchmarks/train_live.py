"""Measures how TrainLive answers while it trains, in JupyterLab, and how fast it trains there.

    python tests/benchmarks/train_live.py [--pauses 20]

One page, one kernel, one run: plain `train` first and last, in the same kernel, without
pictures; between them the demo's default training, all of it, and then many short ones that are
paused by a click. Times are the page's: from the click to the moment the page says that it is
paused, after which Python has taken no step. Whatever else the machine does makes all of it
slower: repeat.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.browser.lab import Lab, chromium, lab_server, why_not, write_notebook  # noqa: E402

CELL = """
from mlp_helpers.lesson06.train_live.demo import TrainLive
trainer = TrainLive()
trainer
"""
PLAIN = """
import numpy as np
from time import perf_counter
from mlp_helpers.lesson06.train_live.images import training_images
from mlp_helpers.network import Network, train
images, labels = training_images()
rng = np.random.default_rng(0)
network, began = Network((784, 16, 16, 10), rng), perf_counter()
for _ in train(network, images, labels, 20, 100, lambda done: 4 * (1 - done), rng):
    pass
print(perf_counter() - began)
"""
MEMORY = "print(open('/proc/self/status').read().split('VmRSS:')[1].split()[0])"
STATE = "print(trainer.run.step, trainer.running)"

# In the page: what the demo shows, with the time at which it did.
WATCH = """() => {
    const [play] = [...document.querySelectorAll('.mlp-demo button')];
    const score = document.querySelector('.mlp-score');
    const watch = window.watch = {play, score, pictures: [], words: []};
    const original = CanvasRenderingContext2D.prototype.putImageData;
    const first = document.querySelector('.mlp-sheet canvas');
    CanvasRenderingContext2D.prototype.putImageData = function (...args) {
        original.apply(this, args);
        if (this.canvas === first) watch.pictures.push(performance.now());
    };
    new MutationObserver(() => watch.words.push([performance.now(), play.textContent]))
        .observe(play, {childList: true, characterData: true, subtree: true});
}"""
CLICK = "() => { watch.words.length = 0; watch.clicked = performance.now(); watch.play.click(); }"
PAUSED = "() => watch.words.some(([t, text]) => text.includes('Play'))"
# A new learning rate, until the row of the score shows it: it counts from the next step on.
CHANGE = """async place => {
    const range = document.querySelector('.mlp-demo input[type=range]');
    const rows = [...watch.score.querySelectorAll('tr')];
    const row = rows.find(row => row.cells[0].textContent === 'η');
    const before = row.cells[1].textContent, began = performance.now();
    range.value = place;
    range.dispatchEvent(new Event('input', {bubbles: true}));
    range.dispatchEvent(new Event('change', {bubbles: true}));
    while (row.cells[1].textContent === before && performance.now() < began + 5000) {
        await new Promise(requestAnimationFrame);
    }
    return performance.now() - began;
}"""


def run_whole(lab):
    """The default training from its first click to its end: what the page saw of it."""
    page = lab.page
    page.evaluate("() => { watch.pictures.length = 0; }")
    page.evaluate(CLICK)
    page.wait_for_function(PAUSED, timeout=120_000)
    times = page.evaluate("() => watch.pictures")
    gaps = [b - a for a, b in zip(times, times[1:], strict=False)]
    seconds, accuracy = map(float, lab.run("print(trainer.run.seconds, trainer.accuracy)").split())
    return {"seconds": seconds, "accuracy": accuracy, "gaps": gaps}


def pause_once(lab, running):
    """From the click on Pause to the page's word for it, in ms; and to Python's last step."""
    page = lab.page
    page.evaluate(CLICK)
    page.wait_for_timeout(running)
    page.evaluate(CLICK)
    page.wait_for_function(PAUSED, timeout=20_000)
    took = page.evaluate(
        "() => watch.words.find(([t, text]) => text.includes('Play'))[0] - watch.clicked"
    )
    state = lab.run(STATE)
    page.wait_for_timeout(60)
    assert lab.run(STATE) == state and state.endswith("False"), "it took steps after the pause"
    return took


def change_while_running(lab):
    """From a move of the η slider to the page's showing it in force, in ms."""
    page = lab.page
    lab.run("trainer.reset(); trainer.set_decay(False)")
    page.evaluate(CLICK)
    page.wait_for_timeout(500)
    took = []
    for place in (6, 8, 5, 7, 9, 6, 8):
        took.append(page.evaluate(CHANGE, place))
        page.wait_for_timeout(97)
    page.evaluate(CLICK)
    page.wait_for_function(PAUSED)
    lab.run("trainer.set_decay(True); trainer.set_eta(4)")
    return took


def line(name, times, unit="ms"):
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(f"{name:42} median {median(times):6.1f} {unit}   p95 {p95:6.1f}   max {ordered[-1]:6.1f}")


def measure(lab, pauses):
    lab.page.evaluate(WATCH)
    at_start = float(lab.run(MEMORY))
    plain = [float(lab.run(PLAIN))]
    for _ in range(2):
        lab.run("trainer.reset()")
        whole = run_whole(lab)
        plain.append(float(lab.run(PLAIN)))
        share = median(plain[-2:]) / whole["seconds"]
        gaps = whole["gaps"]
        print(
            f"20 epochs: {whole['seconds']:.2f} s, {whole['accuracy']:.2%} of the tests right; "
            f"plain train {plain[-2]:.2f} and {plain[-1]:.2f} s: {share:.0%} of its speed; "
            f"{1000 * len(gaps) / sum(gaps):.1f} pictures a second"
        )
        line("between two pictures", gaps)
    took = []
    for k in range(pauses):
        lab.run("trainer.reset()")
        took.append(pause_once(lab, 300 + 37 * (k % 7)))
    line(f"click to paused, {pauses} times", took)
    line("η moved to η in force, 7 times", change_while_running(lab))
    print(f"memory of the kernel: {at_start / 1000:.0f} MB with the demo, ", end="")
    print(f"{float(lab.run(MEMORY)) / 1000:.0f} MB after all this")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pauses", type=int, default=20, help="how often it is paused")
    args = parser.parse_args()
    if why_not():
        sys.exit(why_not())
    with tempfile.TemporaryDirectory() as folder:
        write_notebook(Path(folder) / "train_live.ipynb", CELL)
        with lab_server(folder) as address, chromium() as context:
            lab = Lab(context, address, "train_live.ipynb")
            lab.run_all()
            lab.page.wait_for_selector(".mlp-score")
            measure(lab, args.pauses)


if __name__ == "__main__":
    main()
