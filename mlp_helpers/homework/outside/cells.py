"""A notebook's cells as statements: each runs by itself, so that one that fails stops no other."""

import ast

LEAST = 0.2  # seconds for a statement whose cell has had its time: a definition takes no more
RUN = ("time", "timeit", "capture", "prun")  # magics that run the code behind them


def parse(source):
    """A cell as (source, statements, error): what is to run, and why it cannot be read, or None.

    IPython's own lines, such as %matplotlib inline, are allowed. What is behind %%time runs; what
    is behind another magic of a whole cell is not Python, and is left out.
    """
    if source.lstrip().startswith("%%"):
        first, _, source = source.lstrip().partition("\n")
        if first[2:].split()[:1] not in [[name] for name in RUN]:
            return "", [], None
    error = None
    for read in (lambda text: text, _as_ipython_reads_it):
        try:
            text = read(source)
            return text, ast.parse(text).body, None
        except Exception as raised:  # SyntaxError mostly; also too deep, null bytes
            line = getattr(raised, "lineno", None)
            error = error or (type(raised).__name__, getattr(raised, "msg", None) or "", line)
    return source, [], error


def _as_ipython_reads_it(source):
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager().transform_cell(source)


def compiled(statements, name):
    """The code of one statement after the other; of one that cannot be compiled, an error."""
    for statement in statements:
        try:
            yield compile(ast.Module([statement], []), name, "exec")
        except Exception as error:
            yield f"raise {type(error).__name__}({str(error)!r})"


class Shell:
    """Stands for `get_ipython()`: runs what `%time` is given, and ignores all other magics."""

    def __init__(self, space):
        self.space = space

    def run_line_magic(self, name, code="", *_, **__):
        """Run the code behind %time and the like."""
        if name in RUN and code.strip():
            exec(code, self.space)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: None
