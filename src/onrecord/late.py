"""Packages that offer names of many modules and load each module only when one of its names is asked for (PEP 562).

A command of the command line needs a handful of them, and may take a fraction of a second as a whole.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def late(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Return the ``__getattr__`` of a package: it finds a name in its module, and keeps it in the package.

    ``homes`` has for each module, under its full name or relative to the package (``.span``), the names that the
    package offers of it, apart by spaces. A name must not be that of a module of the package: the module would hide it.
    """
    found = {name: module for module, names in homes.items() for name in names.split()}

    def load(name: str) -> object:
        if name not in found:
            raise AttributeError(f"module '{package}' has no attribute '{name}'")
        value = getattr(import_module(found[name], package), name)
        setattr(sys.modules[package], name, value)
        return value

    return load
