"""Of a notebook's code, what a few of its functions need: no demo, no training, no figure."""

import ast
import re
from dataclasses import dataclass

DEF = re.compile(r"^def (\w+)", re.MULTILINE)
MAGIC = re.compile(  # IPython's lines are no Python: %time, !ls, layer?, files = !ls
    r"^([ \t]*)(?:[%!?].*|[\w.]+\?+[ \t]*|[\w, \t]+=[ \t]*[%!].*)$", re.MULTILINE
)
MAKES_NAMES = (
    ast.Import,
    ast.ImportFrom,
    ast.FunctionDef,
    ast.ClassDef,
    ast.Assign,
    ast.AnnAssign,
)


@dataclass(frozen=True)
class Needed:
    """What of a cell is needed: statements, in order; broken: names that it cannot make, for there
    is a typing error in this `line`."""

    statements: list
    broken: list
    line: int | None


def needed_of(sources, names):
    """`Needed` for each cell's source, to call the functions of these names."""
    cells = [_parsed(source) for source in sources]
    statements = [node for body, _ in cells for node in body]
    needed = set(names)
    while more := set().union(*(_uses(n) for n in statements if _makes(n) & needed)) - needed:
        needed |= more
    return [
        Needed(
            [ast.unparse(node) for node in body if _makes(node) & (needed | {"*"})],
            DEF.findall(source) if line else [],
            line,
        )
        for source, (body, line) in zip(sources, cells, strict=True)
    ]


def without_magic(source):
    """A cell's code with `pass` in place of lines that only IPython knows."""
    return MAGIC.sub(r"\1pass", source)


def _parsed(source):
    """The statements that only make names, and the line of a typing error or None."""
    try:
        body = ast.parse(without_magic(source)).body
    except SyntaxError as error:
        return [], error.lineno or 1
    except (ValueError, RecursionError, MemoryError):
        return [], 1
    return [node for node in _tried(body) if isinstance(node, MAKES_NAMES)], None


def _tried(body):
    """Statements, those too that are only tried: an import with something else to fall back on."""
    for node in body:
        yield from _tried(node.body) if isinstance(node, ast.Try) else [node]


def _makes(node):
    """The names that a statement makes."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    return {part.id for part in ast.walk(node) if _is_name(part, ast.Store)}


def _uses(node):
    """The names that a statement, or what it defines, looks up."""
    return {part.id for part in ast.walk(node) if _is_name(part, ast.Load)}


def _is_name(part, context):
    return isinstance(part, ast.Name) and isinstance(part.ctx, context)
