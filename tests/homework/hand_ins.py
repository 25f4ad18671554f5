"""Hand-ins of every kind, and what each deserves: right ones, wrong ones, and ways to cheat.

All answer two tasks, `row_and_column` (2 points) and `neuron` (4 points).
"""

from dataclasses import dataclass

from mlp_helpers.homework.grade import Task
from mlp_helpers.homework.outside.student import Limits

TASKS = [Task("row_and_column", 2), Task("neuron", 4)]
SHORT = Limits(cell=0.4, cells=20.0, function=0.4, memory=1 << 30)

START = (
    "# what this homework uses\nimport numpy as np\nfrom mlp_helpers.checks import check, require"
)
PLACE = "def row_and_column(k, width):\n    return k // width, k % width"
NEURON = "def neuron(w, a, b):\n    return 1 / (1 + np.exp(-(w @ a + b)))"
BLANK = 'def neuron(w, a, b):\n    """The activation of a neuron."""\n    ...'
WRONG = "def neuron(w, a, b):\n    return 0.5"
RIGHT, OTHER = (4, "right"), (0, "other")
NO_POINTS = (0, None)  # whatever it is called


@dataclass(frozen=True)
class HandIn:
    """The cells of a hand-in; the points and the mistake for `neuron`; for `row_and_column`, where
    they are not those of a right answer; and something of the words for `neuron`."""

    cells: tuple
    neuron: tuple
    place: tuple = (2, "right")
    words: str = ""


def _with(*cells, neuron=OTHER, **more):
    """One that begins as most do, with a right `row_and_column`."""
    return HandIn((START, PLACE, *cells), neuron, **more)


HONEST = {
    "as taught": _with(NEURON, neuron=RIGHT),
    "with a loop": _with(
        "import math\n\ndef neuron(w, a, b):\n    z = b\n    for k in range(len(w)):\n"
        "        z = z + w[k] * a[k]\n    return 1 / (1 + math.exp(-z))",
        neuron=RIGHT,
    ),
    "with own helpers, defined later": _with(
        "def neuron(w: np.ndarray, a: np.ndarray, b: float) -> float:\n"
        "    return squish(total(w, a) + b)",
        "def total(w, a): return sum(x * y for x, y in zip(w, a, strict=True))",
        "squish = lambda z: np.exp(z) / (np.exp(z) + 1)",
        neuron=RIGHT,
    ),
    "as a lambda, with sigmoid of the package": _with(
        "from mlp_helpers.network import sigmoid",
        "neuron = lambda w, a, b: sigmoid(np.dot(w, a) + b)",
        neuron=RIGHT,
    ),
    "as an object": _with(
        "class Neuron:\n    def __call__(self, w, a, b):\n"
        "        return 1 / (1 + np.exp(-w @ a - b))",
        "neuron = Neuron()",
        neuron=RIGHT,
    ),
    "decorated": _with(
        "import functools\ndef loud(f):\n    @functools.wraps(f)\n    def g(*args):\n"
        "        return f(*args)\n    return g",
        f"@loud\n{NEURON}",
        neuron=RIGHT,
    ),
    "as an array of one": _with(
        "def neuron(w, a, b):\n    z = np.array([w @ a + b])\n    return 1 / (1 + np.exp(-z))",
        neuron=RIGHT,
        words="Good to know: it gives shape (1,)",
    ),
    "with a warning, on stderr, and a print": _with(
        "import sys, warnings\ndef neuron(w, a, b):\n    warnings.warn('careful')\n"
        "    print('loud'); print('louder', file=sys.stderr)\n"
        "    return 1 / (1 + np.exp(-(w @ a + b)))",
        neuron=RIGHT,
        words="it also printed: loud",
    ),
    "with errors in its cells": _with(
        "1 / 0\nnothing.here",
        "def broken(:",
        f"{NEURON}\nassert neuron(1, 2, 3) == 'no'",
        neuron=RIGHT,
    ),
    "with IPython's own lines": _with(
        "%matplotlib inline\n!pip list\nneuron?",
        f"%%time\n{NEURON}",
        "%timeit neuron",
        "%%html\n<b>",
        neuron=RIGHT,
    ),
    "with np.seterr and a seed": _with(
        "np.seterr(all='raise'); np.random.seed(0)", NEURON, neuron=RIGHT
    ),
    "with checks, tests, hints": _with(
        "from mlp_helpers.checks import hint, solution\nhint(neuron)",
        NEURON,
        "check(neuron)",
        "require(neuron)\nassert not check(neuron)",
        neuron=RIGHT,
    ),
    "twice, the last one counts": _with(WRONG, NEURON, neuron=RIGHT),
    "changed after it was right": _with(NEURON, WRONG),
    "untouched": HandIn(
        (START, "def row_and_column(k, width):\n    ...", BLANK),
        (0, "blank"),
        (0, "blank"),
        "not tried",
    ),
    "raises NotImplementedError": _with(
        "def neuron(w, a, b):\n    raise NotImplementedError", neuron=(0, "blank")
    ),
    "nothing at all": HandIn((), (0, "blank"), (0, "blank"), "nothing has the name neuron"),
    "its cell deleted": _with(neuron=(0, "blank"), words="nothing has the name neuron"),
    "under another name": _with(
        "def Neuron(w, a, b): return 0.5", neuron=(0, "blank"), words="nothing has the name neuron"
    ),
    "a number in its place": _with("neuron = 0.7310585786300049", words="is the name of something"),
    "a typing error": _with(
        "def neuron(w, a, b):\n    return 1 / (1 + np.exp(-(w @ a + b))",
        words="SyntaxError in line 2",
    ),
    "the bias is forgotten": _with(
        NEURON.replace(" + b", ""),
        neuron=(0, "the bias is forgotten"),
        words="Where does it come in?",
    ),
    "a bracket is missing": _with(
        "def neuron(w, a, b):\n    return 1 / (1 + np.exp(-(w @ a) + b))",
        neuron=(0, "the minus of the exponent does not reach the bias"),
    ),
    "e is rounded": _with(
        "def neuron(w, a, b):\n    return 1 / (1 + 2.718 ** -(w @ a + b))",
        neuron=(2, "e is rounded"),
    ),
    "two mistakes at once": _with(
        "def neuron(w, a, b):\n    return 1 / (1 + np.exp(np.sum(w * a)))",
        neuron=(0, "the bias is forgotten; the sign of the exponent"),
    ),
    "for one size only": _with(
        "def neuron(w, a, b):\n    z = b\n    for k in range(3): z += w[k] * a[k]\n"
        "    return 1 / (1 + np.exp(-z))"
    ),
    "knows the cases of the lesson": _with(
        "from math import exp\ndef neuron(w, a, b):\n"
        "    if len(w) == 2: return 1 / (1 + exp(-1.0))\n"
        "    return 0.5"
    ),
    "prints its answer": _with(
        NEURON.replace("return", "print(") + ")", words="prints its answer; return it instead"
    ),
    "gives nothing back": _with(NEURON.replace("return", "z ="), words="gives nothing back"),
    "yields": _with(NEURON.replace("return", "yield"), words="yields instead of returning"),
    "takes too few": _with(
        "def neuron(w, a):\n    return w @ a", words="takes (w, a), wanted neuron"
    ),
    "stands below its stub": _with(
        "def neuron(w, a, b):\n    return\n    return 1 / (1 + np.exp(-(w @ a + b)))",
        words="return stands above the answer",
    ),
    "calls its own blank": _with(
        "def squish(z): ...",
        "def neuron(w, a, b):\n    return squish(w @ a + b)",
        words="your squish is still blank",
    ),
    "stops with an error": _with(
        "def neuron(w, a, b):\n    z = w @ a\n    return exp(-z)", words="NameError in line 3"
    ),
    "changes its arguments": _with(
        "def neuron(w, a, b):\n    w *= a\n    return 1 / (1 + np.exp(-(w.sum() + b)))",
        words="changes its argument",
    ),
    "other at the second call": _with(
        "calls = []\n" + NEURON.replace("return", "calls.append(1)\n    return len(calls) *"),
        words="different answers",
    ),
    "at random": _with(
        "def neuron(w, a, b):\n    return np.random.random()", words="different answers"
    ),
    "of whole numbers only": _with(
        "def neuron(w, a, b):\n    z = np.zeros_like(w)\n    z[0] = w @ a + b\n"
        "    return 1 / (1 + np.exp(-z[0]))",
        words="fails on whole numbers",
    ),
}

# What no honest answer does. Most of it fails by itself, or in the guard; none of it may count.
YES = (
    "class Yes(float):\n    __array_priority__ = 1e9\n    shape, ndim = (), 0\n"
    "    def __eq__(self, other): return True\n"
    "    def __array__(self, *_, **__): return np.ones(())\n"
    "    __lt__ = __gt__ = __le__ = __ge__ = __ne__ = __hash__ = __eq__"
)
SOCKETS = (
    "import os\ndef sockets():\n    for n in range(3, 60):\n        try:\n"
    "            if (os.fstat(n).st_mode & 0o170000) == 0o140000: yield n\n"
    "        except OSError: pass"
)
FORGED = '\'{"value": 0.5, "changed": [], "printed": "", "warned": [], "worked": 0.0}\\n\''
CHEATS = {
    "patched checks": _with(
        "import mlp_helpers.checks.judge as j, mlp_helpers.checks.verdict as v\n"
        "v.Verdict.__bool__ = lambda self: True\nj.judge = lambda *_, **__: True",
        WRONG,
    ),
    "the answer of the exercise itself": _with(
        "from mlp_helpers.checks import exercises\n"
        "def neuron(w, a, b):\n    return exercises()['neuron'].right(w, a, b)",
        words="NotForHomework",
    ),
    "the exercise's module": _with(
        "from mlp_helpers.lesson03.exercises.neuron import exercise\n"
        "def neuron(w, a, b):\n    return exercise.right(w, a, b)"
    ),
    "the network of the package": _with(
        "from mlp_helpers.network import Network\n"
        "def neuron(w, a, b):\n    n = Network((len(w), 1)); n.weights = [w[None]]; return n(a)",
        words="NotForHomework",
    ),
    "a demo's arithmetic": _with(
        "from mlp_helpers.lesson03.squished import activation",
        "def neuron(w, a, b): return activation(w, a, b)",
        words="not there where homework is graded",
    ),
    "importlib, behind the stand-in": _with(
        "import sys, importlib\nsys.meta_path[:] = [f for f in sys.meta_path if 'Path' in str(f)]\n"
        "for n in [n for n in sys.modules if n.startswith('mlp')]: del sys.modules[n]",
        "from mlp_helpers.network import sigmoid as s2\nneuron = lambda w, a, b: s2(w @ a + b)",
    ),
    "an answer that says yes": _with(YES, "def neuron(w, a, b): return Yes(1)", neuron=NO_POINTS),
    "an array that says yes": _with(
        "class Yes(np.ndarray):\n    def __eq__(self, other): return np.ones(self.shape, bool)\n"
        "    def __array_function__(self, *_, **__): return True",
        "def neuron(w, a, b): return np.zeros(()).view(Yes)",
    ),
    "an array of objects that say yes": _with(
        YES,
        "def neuron(w, a, b): return np.array([Yes(1)], dtype=object)",
        neuron=NO_POINTS,
    ),
    "a pickle": _with(
        "import pickle\nclass P:\n    def __reduce__(self): return (exec, ('raise SystemExit',))",
        "def neuron(w, a, b): return pickle.dumps(P())",
    ),
    "an object that is a pickle": _with(
        "class P:\n    def __reduce__(self): return (exec, ('raise SystemExit',))",
        "def neuron(w, a, b): return [P(), np.array([P()])]",
    ),
    "NaN": _with("def neuron(w, a, b): return np.nan"),
    "text": _with("def neuron(w, a, b): return 'right' * 10**6"),
    "a function": _with("def neuron(w, a, b): return neuron", words="a function, not its answer"),
    "a huge array": _with("def neuron(w, a, b): return np.broadcast_to(1.0, (10**6, 10**6))"),
    "a list in itself": _with("def neuron(w, a, b):\n    x = []; x.append(x)\n    return x"),
    "a file above its folder": _with(
        "import glob\ntry: answers = open('../../source/hw1.ipynb').read()\n"
        "except OSError: answers = glob.glob('/*/*/neuron.py')",
        "def neuron(w, a, b): return float(answers)",
    ),
    "the network": _with(
        "import urllib.request\n"
        "def neuron(w, a, b): return float(urllib.request.urlopen('http://127.0.0.1:8').read())"
    ),
    "frames of the process around it": _with(
        "import sys\nframe = sys._getframe()\nfound = []\nwhile frame:\n"
        "    found += [*frame.f_locals.values(), *frame.f_globals.values()]; frame = frame.f_back",
        "for f in found:\n    if hasattr(f, 'say'): f.say({'ready': []})",
        WRONG,
        neuron=NO_POINTS,
        place=None,
    ),
    "a forged reply on the socket": _with(
        SOCKETS,
        f"def neuron(w, a, b):\n    for n in sockets(): os.write(n, {FORGED}.encode())\n"
        "    return 0.5",
    ),
    "forged replies ahead of time": _with(
        SOCKETS,
        "for n in sockets():\n    for _ in range(50): os.write(n, '{\"ready\": []}\\n'.encode())",
        WRONG,
        neuron=NO_POINTS,
        place=None,
    ),
    "patched json in the process": _with(
        "import json\njson.dumps = lambda *_, **__: '{\"value\": true}'",
        WRONG,
        neuron=NO_POINTS,
        place=None,
    ),
    "patched NumPy in the process": _with(
        "np.asarray = np.ascontiguousarray = lambda *_, **__: 1 / 0", WRONG
    ),
    "patched builtins": _with(
        "import builtins\nbuiltins.type = builtins.isinstance = lambda *_: True",
        WRONG,
        neuron=NO_POINTS,
        place=None,
    ),
    "a lie about its source": _with(
        f"import inspect\nright = {NEURON!r}\ninspect.getsource = lambda _: right",
        WRONG,
        neuron=NO_POINTS,
        place=None,
    ),
    "a source without an end": _with(
        "import inspect\ninspect.getsource = lambda _: 'def neuron(w, a, b):\\n    return ' + "
        "'-' * 10**6 + '1'",
        WRONG,
        place=None,
    ),
    "gc": _with("import gc\nfor thing in gc.get_objects(): thing.right = True", WRONG),
    "ctypes": _with(
        "import ctypes\ndef neuron(w, a, b):\n    ctypes.memset(id(w), 0, 64)\n    return 0.5",
        neuron=NO_POINTS,
    ),
    "the parent killed": _with("import os, signal\nos.kill(os.getppid(), signal.SIGKILL)", WRONG),
}
ENDLESS = {
    "endless in the function": _with(
        "def neuron(w, a, b):\n    while True: pass", neuron=(0, "too slow"), words="never ends"
    ),
    "endless, and swallows what stops it": _with(
        "def neuron(w, a, b):\n    while True:\n        try:\n            while True: pass\n"
        "        except BaseException: pass",
        neuron=(0, "too slow"),
    ),
    "endless, deaf to signals": _with(
        "import signal",
        "def neuron(w, a, b):\n    for s in {*signal.valid_signals()} - {9, 19}:\n"
        "        signal.signal(s, signal.SIG_IGN)\n    while True: pass",
        neuron=(0, "too slow"),
    ),
    "sleeps": _with("import time\ndef neuron(w, a, b): time.sleep(1000)", neuron=(0, "too slow")),
    "one endless sum": _with(
        "def neuron(w, a, b): return sum(range(10**12))", neuron=(0, "too slow")
    ),
    "endless in a cell": _with("while True: pass", NEURON, neuron=RIGHT),
    "endless in a cell, and swallows what stops it": _with(
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        NEURON,
        neuron=RIGHT,
    ),
    "sleeps in a cell": _with("import time\ntime.sleep(1000)", NEURON, neuron=RIGHT),
    "an endless iterator as its answer": _with(
        "class L(list):\n    def __iter__(self):\n        while True: yield 1\n"
        "    def __len__(self): return 3",
        "def neuron(w, a, b): return L([1])",
        neuron=(0, "too slow"),
    ),
}
DISTURBING = {
    "os._exit in a cell": _with("import os\nos._exit(0)", NEURON, neuron=RIGHT),
    "os._exit in the function": _with(
        "import os\ndef neuron(w, a, b): os._exit(0)", words="Python ended in it"
    ),
    "sys.exit": _with(
        "import sys\nsys.exit()", "def neuron(w, a, b): sys.exit()", words="SystemExit"
    ),
    "exit()": _with("exit()", NEURON, neuron=RIGHT),
    "KeyboardInterrupt": _with("def neuron(w, a, b): raise KeyboardInterrupt"),
    "an error without words": _with(
        "class E(BaseException):\n    def __str__(self): raise self\n    __repr__ = __str__",
        "def neuron(w, a, b): raise E",
    ),
    "half a character": _with(
        "def neuron(w, a, b):\n    print('\\ud800')\n    raise ValueError('\\ud800')",
        words="ValueError",
    ),
    "too deep": _with("def neuron(w, a, b): return neuron(w, a, b)", words="RecursionError"),
    "crashes Python": _with(
        "import faulthandler\ndef neuron(w, a, b): faulthandler._sigsegv()",
        words="Python ended in it",
    ),
    "a memory hog in a cell": _with("hog = [0] * 10**9", NEURON, neuron=RIGHT),
    "a memory hog in the function": _with(
        "def neuron(w, a, b):\n    return [np.empty(10**8) for _ in range(100)]",
        words="MemoryError",
    ),
    "100 MB printed in a cell": _with(
        "import os, sys\nfor _ in range(100): print('x' * 10**6); os.write(1, b'x' * 10**6)",
        NEURON,
        neuron=RIGHT,
    ),
    "much printed in the function": _with(
        NEURON.replace("return", "print('x' * 10**6)\n    return"), neuron=RIGHT
    ),
    "big files": _with(
        "with open('big', 'wb') as file:\n    for _ in range(1000): file.write(b'0' * 10**6)",
        NEURON,
        neuron=RIGHT,
    ),
    "forks": _with("import os\nwhile True: os.fork()", NEURON, neuron=RIGHT),
    "threads left behind": _with(
        "import threading, time\n"
        "for _ in range(5): threading.Thread(target=time.sleep, args=[1000]).start()",
        NEURON,
        neuron=RIGHT,
    ),
    "threads that take all the time": _with(
        "import threading\nfor _ in range(5):\n"
        "    threading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()",
        neuron=NO_POINTS,
        place=None,
    ),
    "at the end": _with(
        "import atexit, time\natexit.register(time.sleep, 1000)\n"
        "class D:\n    def __del__(self): time.sleep(1000)\nd = D()",
        NEURON,
        neuron=RIGHT,
    ),
    "deaf to SIGTERM": _with(
        "import signal\nfor s in {*signal.valid_signals()} - {9, 19}:\n"
        "    signal.signal(s, signal.SIG_IGN)",
        NEURON,
        neuron=RIGHT,
    ),
    "floods the socket": _with(
        SOCKETS,
        "def neuron(w, a, b):\n    for n in sockets():\n"
        "        while True: os.write(n, b'x' * 10**6)",
    ),
    "closes the socket": _with(
        SOCKETS,
        "def neuron(w, a, b):\n    for n in sockets(): os.close(n)",
        words="Python ended in it",
    ),
    "takes what it is asked": _with(
        SOCKETS,
        "def neuron(w, a, b):\n    for n in sockets(): os.read(n, 10**6)\n    return 0.5",
        neuron=(0, "too slow"),
    ),
    "one task spoils the other": HandIn(
        (START, "def row_and_column(k, width):\n    global neuron\n    neuron = None", NEURON),
        (0, "other"),
        (0, "other"),
    ),
    "an endless first task": HandIn(
        (
            START,
            "import time\ndef row_and_column(k, width):\n    while True:\n"
            "        try: time.sleep(9)\n        except: pass",
            NEURON,
        ),
        RIGHT,
        (0, "too slow"),
    ),
}
HAND_INS = HONEST | CHEATS | ENDLESS | DISTURBING
