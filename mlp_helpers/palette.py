"""The colours, once for Python and JavaScript.

Two scales: LIGHT for activations, from black (0) to white (1), as in the lecture, and SIGNED
for weights and changes, from orange (negative) over near-white (zero) to blue (positive);
both keep their order for colour-blind eyes. Sign is never shown by colour alone.
"""

LIGHT = ("#000000", "#ffffff")
SIGNED = ("#b35806", "#f7f7f7", "#1f5fa8")

# Text and marks on JupyterLab's own background: (light theme, dark theme).
TEXT = ("#1b1b1b", "#f0f0f0")
FAINT = ("#5a5a5a", "#b4b4b4")
ACCENT = ("#1f5fa8", "#7db7f0")
TRACK = ("#e4e4e4", "#3a3a3a")
WRONG = ("#a33a00", "#ffae7a")
# What belongs together in a picture and a formula, none of them a sign's colour.
TONES = {
    "gold": ("#805a00", "#e8c15a"),
    "green": ("#006b47", "#5fd3a6"),
    "violet": ("#6b3fb5", "#c3a6f7"),
    "rose": ("#b3205e", "#ff8fb3"),
}
POSITIVE, NEGATIVE = (SIGNED[2], "#6fb0f5"), (SIGNED[0], "#f0913a")

# A figure does not know the theme of the page it is on. So it has no ground of its own, and
# these can be read on white and on JupyterLab's dark ground, with a contrast of 4.2 or more.
INK = "#707b87"  # text, axes, outlines
LINES = ("#2f7fc1", "#c05c10")  # curves and marks: blue, orange


def as_css():
    """The colours as CSS variables, for the light and for the dark theme."""
    names = {"text": TEXT, "faint": FAINT, "accent": ACCENT, "track": TRACK, "wrong": WRONG}
    names |= {"positive": POSITIVE, "negative": NEGATIVE}
    names |= {f"tone-{name}": colours for name, colours in TONES.items()}
    light, dark = ("".join(f"--mlp-{n}: {c[i]};" for n, c in names.items()) for i in (0, 1))
    ours = ":is(.mlp, .mlp-demo, .mlp-quiz)"
    return f"{ours} {{ {light} }}\n[data-jp-theme-light='false'] {ours} {{ {dark} }}\n"


def rgb(colour):
    """Red, green and blue of a colour such as "#1f5fa8", each 0..255."""
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def as_javascript():
    """The scales as a JavaScript module: lists of [red, green, blue]."""
    scales = {"light": [list(rgb(c)) for c in LIGHT], "signed": [list(rgb(c)) for c in SIGNED]}
    return f"export const SCALES = {scales};\n"
