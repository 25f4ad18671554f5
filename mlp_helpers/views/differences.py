"""A table of numbers beside wanted ones, with every difference and its square."""

import traitlets as T

from mlp_helpers.views.base import Array, View


class Differences(View):
    """Numbers that a hand may drag, one a row, and how far they are from wanted ones.

    values : float32 (n,), each lo..hi; by hand in steps of `step`, with the arrow keys too.
    wanted, differences, squares : float32 (n,), as Python computed them. Squares are drawn as
        bars that end at `full`.
    total : of the squares, shown below them; total_name: what it is called.
    heads : what stands above the five columns, the rows' names first.
    labels : n names of the rows; the places 0..n - 1 where there are none.
    value_name : what a value is called, for a screen reader: "output".
    marked : place of the row in bold type, -1 for none; largest: of those with an arrow.
    decimals : of values and differences; squares and total have four.
    """

    values = Array(1, [0.0])
    wanted = Array(1, [0.0])
    differences = Array(1, [0.0])
    squares = Array(1, [0.0])
    total = T.CFloat(0.0).tag(sync=True)
    total_name = T.Unicode("total").tag(sync=True)
    heads = T.List(
        T.Unicode(), ["", "value", "wanted", "difference", "squared"], minlen=5, maxlen=5
    ).tag(sync=True)
    labels = T.List(T.Unicode()).tag(sync=True)
    value_name = T.Unicode("value").tag(sync=True)
    lo = T.CFloat(0.0).tag(sync=True)
    hi = T.CFloat(1.0).tag(sync=True)
    full = T.CFloat(1.0).tag(sync=True)
    step = T.CFloat(0.01).tag(sync=True)
    decimals = T.Int(2).tag(sync=True)
    marked = T.Int(-1).tag(sync=True)
    largest = T.List(T.Int()).tag(sync=True)

    by_hand = ("values",)

    def _numbers(self):
        return f"{self.total_name} {self.total:.4f}"

    @T.validate("values", "wanted", "differences", "squares")
    def _fits(self, proposal):
        value, name = proposal["value"], proposal["trait"].name
        other = self.wanted if name == "values" else self.values
        if len(value) != len(other):
            raise T.TraitError(f"{name} has {len(value)} numbers; wanted {len(other)}, one a row")
        if name == "values" and not (self.lo <= value.min() and value.max() <= self.hi):
            wrong = value[(value < self.lo) | (value > self.hi)][0]
            raise T.TraitError(f"values hold {wrong:g}; wanted {self.lo:g} to {self.hi:g}")
        return value
