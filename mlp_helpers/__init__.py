"""The network, the images, and something to touch for each of the seven lessons."""

from importlib import import_module


def on_demand(package, **homes):
    """A package's names that are imported when somebody asks for them, not before.

    homes: each name, and the module of the package where it is. So whoever imports one module
    of a lesson, such as its arithmetic, does not get all its demos with it. Gives `__getattr__`,
    `__dir__` and `__all__` for the package (PEP 562).
    """

    def get(name):
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return get, lambda: list(homes), list(homes)
