"""Digits written by a program, in several hands: strokes, slant, size and a pen.

For examples, and wherever there are no digits of people yet. No hand is a person's, and none is
taken from MNIST.
"""

from dataclasses import dataclass, field

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, frame_like_mnist
from mlp_helpers.lesson01.strokes import FORMS

PIECE = 0.08  # of the square: a stroke bends between points as close as this
WAVES = 3  # that a trembling hand is made of, in each direction


@dataclass(frozen=True)
class Hand:
    """How somebody writes. Lengths are shares of the picture's side.

    forms : which form of `FORMS` a digit has, {digit: name}; the first one where none is named.
    height : of a digit; width : of a digit as a share of its height.
    slant : how far the top leans to the right, as a share of the height; below 0, to the left.
    pen : how thick the strokes are.
    wobble : how far a trembling hand strays, as a share of the height.
    """

    forms: dict = field(default_factory=dict)
    height: float = 0.66
    width: float = 0.85
    slant: float = 0.1
    pen: float = 0.075
    wobble: float = 0.01

    def __post_init__(self):
        for digit, name in self.forms.items():
            known = FORMS[doors.whole("a digit of the forms", digit, 0, 9)]
            doors.one_of(f"the form of the {digit}", name, known)
        doors.between("height", self.height, 0.1, 0.9)
        doors.between("width", self.width, 0.2, 1.2)
        doors.between("slant", self.slant, -0.6, 0.6)
        doors.between("pen", self.pen, 0.01, 0.2)
        doors.between("wobble", self.wobble, 0, 0.1)


DANISH = {1: "upstroke", 4: "open", 7: "bar", 9: "curled"}
HANDS = {
    "plain": Hand(),
    "leaning": Hand({1: "leaning", 5: "hat", 9: "upright"}, slant=0.3, width=0.75),
    "danish": Hand(DANISH),
    "with feet": Hand({**DANISH, 1: "foot", 3: "flat", 4: "closed"}, slant=0.0),
    "backward": Hand({**DANISH, 4: "swung", 6: "straight"}, slant=-0.2),
    "small": Hand({4: "closed", 7: "swung"}, height=0.25, pen=0.04),
    "thick": Hand({0: "wide", 1: "upstroke", 7: "bar"}, pen=0.13),
    "thin": Hand({1: "upstroke", 4: "closed", 5: "hat", 9: "curled"}, pen=0.025),
    "trembling": Hand({2: "swung", 3: "pinched", 8: "swung", 7: "bar"}, wobble=0.035),
    "broad": Hand({0: "wide", 1: "foot", 4: "swung", 6: "straight"}, height=0.5, width=1.15),
}


def hand_of(hand):
    """The hand of that name in `HANDS`, or the `Hand` given."""
    return hand if isinstance(hand, Hand) else HANDS[doors.one_of("hand", hand, HANDS)]


def strokes_of(digit, hand="plain", rng=None):
    """A digit as this hand writes it this time: a list of strokes, each (n, 2) of x, y in 0..1.

    digit : 0..9. hand : a name in `HANDS`, or a `Hand`. rng : draws what differs from one time to
    the next, a little of the place, the size, the slant, and the wobble; seeded with 0 if left out.
    """
    digit, hand, rng = doors.whole("digit", digit, 0, 9), hand_of(hand), doors.rng(rng)
    forms = FORMS[digit]
    form = forms[hand.forms.get(digit, next(iter(forms)))]
    height = hand.height * rng.uniform(0.93, 1.07)
    width = height * hand.width * rng.uniform(0.93, 1.07)
    slant = hand.slant + rng.normal(0, 0.03)
    room = min(0.06, max(0, 0.48 - height / 2))
    middle = 0.5 + rng.uniform(-room, room, 2)
    tremble = _tremble(hand.wobble, rng)
    written = []
    for stroke in form:
        points = tremble(_closer(np.array(stroke))) - 0.5  # (n, 2)
        points *= (width, height)
        points[:, 0] -= slant * points[:, 1]
        written.append((points + middle).clip(0.01, 0.99))
    return written


def write(digit, hand="plain", rng=None, side=112):
    """A picture of a digit, as this hand writes it: float32 (side, side), 0 black to 1 white ink.

    digit, hand, rng : as in `strokes_of`; the same seed gives the same picture.
    side : pixels along each edge, 28 or more; the ink's edges are soft, one pixel wide.
    """
    side, hand = doors.whole("side", side, SIDE, 2000), hand_of(hand)
    return ink(strokes_of(digit, hand, rng), hand.pen, side)


def ink(strokes, pen, side):
    """Strokes as a picture, float32 (side, side), 0 black to 1 white.

    strokes : as `strokes_of` gives them. pen : its thickness, as a share of the side.
    How white a pixel is goes by how far its middle is from the nearest stroke.
    """
    starts = side * np.concatenate([np.asarray(stroke)[:-1] for stroke in strokes])  # (n, 2)
    ways = side * np.concatenate([np.diff(stroke, axis=0) for stroke in strokes])
    reach = pen * side / 2
    around = int(np.abs(ways).max() + pen * side) + 4  # pixels that a piece may touch, each way
    corners = np.floor(starts + np.minimum(ways, 0) - reach - 1).astype(int)
    parts = _pieces(starts - corners, ways, reach, around)
    picture = np.zeros((side + 2 * around,) * 2, np.float32)  # room for what goes over the edge
    for (x, y), part in zip(corners + around, parts, strict=True):
        window = picture[y : y + around, x : x + around]
        np.maximum(window, part, out=window)
    return picture[around:-around, around:-around].copy()


def a_writer(rng):
    """Somebody of a class: a `Hand`, drawn by `rng`.

    Of ten, about seven write a 1 with an upstroke or a foot, and about seven a 7 with a bar.
    """
    likely = {d: list(forms) for d, forms in FORMS.items()}
    likely[1] = ["upstroke", "foot"] if rng.random() < 0.7 else ["bare", "leaning"]
    likely[7] = ["bar"] if rng.random() < 0.7 else ["bare", "swung"]
    return Hand(
        {digit: str(rng.choice(forms)) for digit, forms in likely.items()},
        height=rng.uniform(0.35, 0.75),
        width=rng.uniform(0.65, 1.05),
        slant=rng.uniform(-0.2, 0.35),
        pen=rng.uniform(0.04, 0.1),
        wobble=rng.uniform(0.005, 0.025),
    )


def a_class(writers=12, each=20, seed=0):
    """The digits of a class that a program wrote, framed as MNIST frames its own.

    writers : how many. each : digits of every writer, 0 to 9 in turn, in an order drawn anew.
    Gives a list with, for every writer, images uint8 (each, 28, 28), 0 black to 255 white, and
    labels uint8 (each,). The same seed gives the same digits.
    """
    writers, each = doors.whole("writers", writers, 1), doors.whole("each", each, 1)
    rng = np.random.default_rng(doors.whole("seed", seed, 0))
    return [_pages(a_writer(rng), each, rng) for _ in range(writers)]


def _pages(hand, each, rng):
    """What one writer hands in: images uint8 (each, 28, 28) and labels uint8 (each,)."""
    labels = rng.permutation(np.arange(each) % 10).astype(np.uint8)
    images = np.array([frame_like_mnist(write(int(digit), hand, rng)) for digit in labels])
    return np.rint(255 * images).astype(np.uint8).reshape(each, SIDE, SIDE), labels


def _tremble(wobble, rng):
    """A way to move points (n, 2) smoothly: a sum of waves across the square."""
    along = rng.uniform(0.5, 2.5, (WAVES, 2, 2)) * rng.choice([-1, 1], (WAVES, 2, 2))
    begin = rng.uniform(0, 2 * np.pi, (WAVES, 2))
    strength = wobble * np.sqrt(2 / WAVES)  # so that `wobble` is the spread of each direction

    def move(points):
        phases = 2 * np.pi * np.einsum("wij,nj->nwi", along, points) + begin  # (n, waves, 2)
        return points + strength * np.sin(phases).sum(axis=1)

    return move


def _closer(points):
    """A stroke (n, 2) with more points on nearly the same way, at most `PIECE` apart, rounded."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    counts = np.maximum(1, np.ceil(lengths / PIECE)).astype(int)
    pieces = [
        start + (end - start) * np.arange(n)[:, None] / n
        for start, end, n in zip(points[:-1], points[1:], counts, strict=True)
    ]
    way = np.concatenate([*pieces, points[-1:]])
    for _ in range(2):  # a pen goes round corners, and round the corners of an arc
        way[1:-1] = (way[:-2] + 2 * way[1:-1] + way[2:]) / 4
    return way


def _pieces(starts, ways, reach, around):
    """Straight pieces (n, 2) of a stroke, each a picture by itself: (n, around, around)."""
    middles = np.arange(around) + 0.5
    x = (middles - starts[:, :1])[:, None, :]
    y = (middles - starts[:, 1:])[:, :, None]
    way_x, way_y = ways.T[:, :, None, None]
    share = (x * way_x + y * way_y) / np.maximum(way_x**2 + way_y**2, 1e-12)
    share = share.clip(0, 1)  # how far along the piece its nearest point is
    distance = np.hypot(x - share * way_x, y - share * way_y)
    return (reach + 0.5 - distance).clip(0, 1).astype(np.float32)
