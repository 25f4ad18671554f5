"""What views with a size share, and those with two axes."""

import traitlets as T

from mlp_helpers.views.base import Number, View


class Picture(View):
    """A view with a size of its own.

    title : a line above it, or "". width, height : of the picture on the screen, in CSS pixels.
    """

    title = T.Unicode().tag(sync=True)
    width = T.Int(480).tag(sync=True)
    height = T.Int(260).tag(sync=True)


class Plot(Picture):
    """A picture with two axes.

    x_lo, x_hi, y_lo, y_hi : the ends of the axes. What lies beyond them is drawn at the edge and
        said as it is.
    x_label, y_label : what stands at the axes; x_name, y_name where they are "".
    x_name, y_name : the words of the readout, with `decimals` digits after the point.
    """

    x_lo = Number()
    x_hi = Number(1.0)
    y_lo = Number()
    y_hi = Number(1.0)
    x_label = T.Unicode().tag(sync=True)
    y_label = T.Unicode().tag(sync=True)
    x_name = T.Unicode("x").tag(sync=True)
    y_name = T.Unicode("y").tag(sync=True)
    decimals = T.Int(2).tag(sync=True)

    scales = (("x_lo", "x_hi"), ("y_lo", "y_hi"))  # traits that are to rise, when it is made

    def __init__(self, **traits):
        super().__init__(**traits)
        for names in self.scales:
            low, high = (getattr(self, name) for name in names)
            if not low < high:
                lo, hi = names
                raise T.TraitError(f"{lo} and {hi} are {low} and {high}; wanted {lo} < {hi}")
