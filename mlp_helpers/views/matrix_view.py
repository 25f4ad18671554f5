"""An equation of matrices in which every number can be seen, and changed."""

import traitlets as T

from mlp_helpers.views.base import Array, View

LARGEST = 1e6  # that a number may be, where `ranges` says nothing else


class MatrixView(View):
    """W a + b = z, and what is made of z, as brackets of numbers that a hand may change.

    W : float32 (rows, columns); a : (columns,); b, z and result : (rows,); result may be None.
        Their shapes, `names` and `signs` are what is built, once: given when it is made.
    ranges : a part's name -> (lowest, highest) of its numbers; -/+ 1e6 where it says nothing.
    names : a part's name -> what stands above it; the name itself where it says nothing.
    signs : a part's name -> the sign in front of it.
    tinted, marked, empty : lists of (part's name, row, column), where -1 stands for all rows or
        all columns: cells on a shade, cells in a bold frame, cells that show a dot.
    hint : a line below the equation.

    By hand: drag a number, upwards or to the right for more. A double click, Enter or a digit
    opens a field to type; Enter there takes the number, Escape the old one. By keyboard: Tab
    from part to part, Left and Right from number to number, Home and End to the ends; Up and
    Down change by 0.1, with Shift by 1.
    """

    W = Array(2, [[0.0]])
    a = Array(1, [0.0])
    b = Array(1, [0.0])
    z = Array(1, [0.0])
    result = Array(1, None, allow_none=True)
    ranges = T.Dict().tag(sync=True)
    names = T.Dict().tag(sync=True)
    signs = T.Dict({"b": "+", "z": "=", "result": "→"}).tag(sync=True)
    tinted = T.List().tag(sync=True)
    marked = T.List().tag(sync=True)
    empty = T.List().tag(sync=True)
    hint = T.Unicode().tag(sync=True)

    by_hand = ("W", "a", "b")

    def _numbers(self):
        (rows, columns), n = self.W.shape, len(self.z)
        z = " ".join(f"{number:.3g}" for number in self.z[:5])
        return f"W {rows} x {columns}, z {z}{' …' if n > 5 else ''}"

    @T.validate("W", "a", "b", "z", "result")
    def _fits(self, proposal):
        value, name = proposal["value"], proposal["trait"].name
        if value is None:
            return value
        if name == "W":
            rows, columns = len(self.b), len(self.a)
        else:
            rows, columns = self.W.shape
        wanted = {"W": (rows, columns), "a": (columns,)}.get(name, (rows,))
        if value.shape != wanted:
            raise T.TraitError(f"{name} has shape {value.shape}; wanted {wanted}")
        if name in self.by_hand:
            low, high = self.ranges.get(name, (-LARGEST, LARGEST))
            wrong = value[(value < low) | (value > high)]
            if wrong.size:
                raise T.TraitError(f"{name} holds {wrong[0]:g}; wanted {low:g} to {high:g}")
        return value
