"""How a hand writes the ten digits: strokes of points in a unit square, y downwards.

Written for these tests, not taken from MNIST. `variants` gives the shapes a digit has in
different hands; `jittered` makes one drawing of it: larger or smaller, slanted, shifted,
with a trembling hand.
"""

import numpy as np


def arc(x, y, rx, ry, start, end, n=14):
    """Points on an ellipse around (x, y), from one angle to another, in degrees, clockwise."""
    angles = np.radians(np.linspace(start, end, n))
    return [(x + rx * np.cos(t), y + ry * np.sin(t)) for t in angles]


VARIANTS = {
    0: [[arc(0.5, 0.5, 0.32, 0.46, -90, 275)], [arc(0.5, 0.5, 0.4, 0.44, -60, 300)]],
    1: [[[(0.5, 0.04), (0.5, 0.96)]], [[(0.62, 0.04), (0.4, 0.96)]]],
    2: [
        [arc(0.48, 0.3, 0.3, 0.26, -170, 40) + [(0.2, 0.92), (0.85, 0.92)]],
        [arc(0.46, 0.32, 0.32, 0.28, -150, 50) + [(0.18, 0.9), (0.5, 0.86), (0.88, 0.94)]],
    ],
    3: [
        [arc(0.45, 0.27, 0.3, 0.23, -150, 90) + arc(0.45, 0.73, 0.34, 0.24, -90, 150)],
        [arc(0.42, 0.28, 0.28, 0.24, -140, 80) + arc(0.42, 0.74, 0.36, 0.22, -80, 140)],
    ],
    4: [
        [[(0.28, 0.05), (0.2, 0.52), (0.8, 0.5)], [(0.72, 0.1), (0.66, 0.98)]],
        [[(0.3, 0.08), (0.22, 0.45), (0.4, 0.55), (0.78, 0.46)], [(0.76, 0.05), (0.7, 0.96)]],
    ],
    5: [
        [[(0.8, 0.06), (0.34, 0.08), (0.28, 0.44)] + arc(0.46, 0.68, 0.32, 0.26, -120, 140)],
        [
            [(0.36, 0.08), (0.3, 0.46)] + arc(0.48, 0.7, 0.3, 0.25, -120, 140),
            [(0.36, 0.08), (0.82, 0.05)],
        ],
    ],
    6: [
        [[(0.66, 0.04), (0.42, 0.26), (0.28, 0.56)] + arc(0.5, 0.7, 0.24, 0.24, -190, 190, 20)],
        [[(0.6, 0.03), (0.34, 0.34), (0.26, 0.62)] + arc(0.5, 0.72, 0.25, 0.22, -180, 180, 20)],
    ],
    7: [
        [[(0.18, 0.1), (0.8, 0.08), (0.46, 0.97)]],
        [[(0.2, 0.14), (0.5, 0.1), (0.82, 0.12), (0.64, 0.5), (0.5, 0.97)]],
    ],
    8: [
        [arc(0.5, 0.27, 0.22, 0.22, 80, -260, 18) + arc(0.5, 0.73, 0.27, 0.24, -100, 260, 18)],
        [
            [(0.72, 0.14)]
            + arc(0.5, 0.27, 0.22, 0.2, -45, -220)
            + [(0.66, 0.58)]
            + arc(0.5, 0.74, 0.24, 0.22, -20, 200)
            + [(0.36, 0.56), (0.7, 0.16)]
        ],
    ],
    9: [
        [arc(0.48, 0.3, 0.24, 0.24, -20, -350, 18) + [(0.72, 0.34), (0.62, 0.97)]],
        [arc(0.48, 0.28, 0.24, 0.22, 0, -360, 18) + [(0.72, 0.5), (0.7, 0.97)]],
    ],
}


def jittered(digit, rng):
    """One drawing of a digit: a list of strokes, each (n, 2) of x, y in 0..1 of the pad."""
    variants = VARIANTS[digit]
    strokes = variants[rng.integers(len(variants))]
    height = rng.uniform(0.5, 0.75)
    width = height * rng.uniform(0.7, 1.0)
    slant = rng.uniform(-0.05, 0.25)
    middle = rng.uniform(0.42, 0.58, 2)
    drawn = []
    for stroke in strokes:
        points = np.array(stroke) - 0.5
        points[:, 0] -= slant * points[:, 1]
        points = points * (width, height) + middle + rng.normal(0, 0.008, points.shape)
        drawn.append(points.clip(0.02, 0.98))
    return drawn
