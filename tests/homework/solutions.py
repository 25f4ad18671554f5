"""Worked solutions of the homework's exercises, which has none to show: the tests run them."""

SOLUTIONS = {
    "row_and_column": '''\
def row_and_column(k, width):
    """Row and column of place k in a picture that is `width` pixels wide."""
    return k // width, k % width''',
}
