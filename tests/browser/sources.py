"""Which of our files a piece of code uses: Python, JavaScript and style sheets."""

import ast
import re

from tests.browser.lab import ROOT

PACKAGE = "mlp_helpers"
CHECKED = {"check", "hint", "solution"}  # called with an exercise, or with its name
NEEDED = re.compile(r'from "\./(\w+\.js)"')  # as an import of ours ends
NAMED = re.compile(r'"(\w+\.(?:js|css))"')  # as Python names a file beside it


def used_files(code):
    """The files of mlp_helpers that this code uses, directly or through one another."""
    found, waiting = set(), list(_used(code))
    while waiting:
        path = waiting.pop()
        if path in found or not path.exists():
            continue
        found.add(path)
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".py":
            waiting += _used(text, path)
            if path.parent.name == "views":
                waiting += [path.with_suffix(".js")]
                waiting += [path.with_name(name) for name in NAMED.findall(text)]
        elif path.suffix == ".js":
            waiting += [path.with_suffix(".css")]
            waiting += [path.with_name(name) for name in NEEDED.findall(text)]
    return found


def _used(code, path=None):
    """The files that a piece of code names; path: where it stands, if in the package.

    A package's own list of names that are imported on demand is no use of them.
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == PACKAGE:
            for alias in node.names:
                yield from _files(node.module, alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == PACKAGE:
                    yield from _files(alias.name)
        elif isinstance(node, ast.Call) and path is None and _name(node.func) in CHECKED:
            for argument in node.args:
                name = argument.value if isinstance(argument, ast.Constant) else _name(argument)
                yield from (ROOT / PACKAGE).glob(f"lesson0*/exercises/{name}.py")


def _name(node):
    return node.id if isinstance(node, ast.Name) else None


def _files(module, name=None):
    """The files of a module, of the packages that it is in, and of where its `name` comes from."""
    parts = module.split(".")
    for n in range(1, len(parts)):
        yield ROOT.joinpath(*parts[:n], "__init__.py")
    place = ROOT.joinpath(*parts)
    if not place.is_dir():
        yield place.with_suffix(".py")
        return
    yield place / "__init__.py"
    if name is not None:
        home = _on_demand(place / "__init__.py").get(name, name)
        if _is_module(place.joinpath(*home.split("."))):
            yield from _files(f"{module}.{home}")


def _is_module(place):
    return place.is_dir() or place.with_suffix(".py").exists()


def _on_demand(path):
    """The module of each name that a package imports when it is asked for."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) == "on_demand":
            return {keyword.arg: keyword.value.value for keyword in node.keywords}
    return {}
