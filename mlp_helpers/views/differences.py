"""A table of numbers beside wanted ones, with every difference and its square."""

import traitlets as T

from mlp_helpers.views.base import Array, View, one_each


class Differences(View):
    """Numbers that a hand may drag, one a row, and how far they are from wanted ones.

    values : float32 (n,), each 0..1; by hand in steps of 0.01, with the arrow keys too.
    wanted, differences, squares : float32 (n,), as Python computed them. Squares are drawn as
        bars that end at 1.
    total : of the squares, shown below them; total_name: what it is called.
    heads : what stands above the five columns, the rows' numbers first.
    value_name : what a value is called, for a screen reader: "output".
    marked : place of the row in bold type, -1 for none; largest: of those with an arrow.
    decimals : of values and differences; squares and total have four, or two digits that count
        where these would all be 0.
    """

    values = Array(1, [0.0])
    wanted = Array(1, [0.0])
    differences = Array(1, [0.0])
    squares = Array(1, [0.0])
    total = T.CFloat(0.0).tag(sync=True)
    total_name = T.Unicode("total").tag(sync=True)
    heads = T.List(T.Unicode(), [""] * 5, minlen=5, maxlen=5).tag(sync=True)
    value_name = T.Unicode("value").tag(sync=True)
    decimals = T.Int(2).tag(sync=True)
    marked = T.Int(-1).tag(sync=True)
    largest = T.List(T.Int()).tag(sync=True)

    by_hand = ("values",)

    def _numbers(self):
        return f"{self.total_name} {self.total:.4f}"

    @T.validate("values", "wanted", "differences", "squares")
    def _fits(self, proposal):
        is_values = proposal["trait"].name == "values"
        value = one_each(proposal, len(self.wanted if is_values else self.values), "row")
        wrong = value[(value < 0) | (value > 1)]
        if is_values and wrong.size:
            raise T.TraitError(f"values hold {wrong[0]:g}; wanted 0 to 1")
        return value
