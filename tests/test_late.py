"""Packages that load their modules late offer what they say, from where they say."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from onrecord.late import late

SOURCES = Path(__file__).resolve().parents[1] / "src"
LATE = sorted(
    path for path in (SOURCES / "onrecord").rglob("*.py") if "__getattr__ = late(" in path.read_text(encoding="utf-8")
)


def package_of(path: Path) -> str:
    parts = path.relative_to(SOURCES).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def for_types(path: Path) -> dict[str, str]:
    """Return for each name that mypy sees its module, as the block of ``TYPE_CHECKING`` imports it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.name: node.module or "" for node in imports for alias in node.names}


def test_some_packages_are_late() -> None:
    assert {"onrecord", "onrecord.api", "onrecord.model", "onrecord.record"} <= set(map(package_of, LATE))


@pytest.mark.parametrize("path", LATE, ids=package_of)
def test_what_runs_is_what_the_types_say(path: Path) -> None:
    """Each name that is imported for types can be had, is the same thing, and no other name can be had."""
    module = import_module(package_of(path))
    told = for_types(path)
    for name, home in told.items():
        assert getattr(module, name) is getattr(import_module(home), name)
    assert set(module.__all__) <= set(told) | set(vars(module))
    with pytest.raises(AttributeError, match="has no attribute 'nothing_of_this_name'"):
        _ = module.nothing_of_this_name


@pytest.mark.parametrize("path", LATE, ids=package_of)
def test_no_module_hides_a_name(path: Path) -> None:
    """A module that was loaded stands in its package under its own name, where ``__getattr__`` is not asked."""
    beside = {one.stem for one in path.parent.iterdir()} if path.name == "__init__.py" else set()
    assert not beside & set(for_types(path))


def test_a_name_is_looked_up_once() -> None:
    find = late("onrecord.late", {"onrecord.model.span": "Span"})
    assert find("Span") is find("Span")
    assert "Span" in vars(import_module("onrecord.late"))
