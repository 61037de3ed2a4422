"""Licences: permissive, or named with a reason."""

import pytest

from release.closure import closure, locked
from release.licences import KNOWN, Licence, doubtful, licences


def test_each_package_that_is_handed_on_may_be() -> None:
    found = licences(closure())
    assert len(found) > 40
    assert doubtful(found) == ()


def test_each_reason_is_needed() -> None:
    by_name = {one.package: one for one in licences(closure())}
    assert [name for name in KNOWN if by_name[name].permissive] == []


@pytest.mark.parametrize(
    ("words", "permissive"),
    [
        ("MIT", True),
        ("BSD-3-Clause", True),
        ("Apache 2.0", True),
        ("GPL-3.0-only", False),
        ("MIT AND LGPL-2.1-or-later", False),
        ("Proprietary", False),
        ("not told", False),
    ],
)
def test_what_is_permissive(words: str, permissive: bool) -> None:  # noqa: FBT001 - a case of the table
    assert Licence("a", "1", words, "").permissive is permissive


def test_the_lock_is_given_by_package_with_all_its_hashes() -> None:
    """A package that is locked in two versions, for older and newer Pythons, is given in both."""
    entries = locked(["numpy", "rich"])
    assert entries.count("numpy==") == 2
    assert entries.count("rich==") == 1
    assert "--hash=sha256:" in entries.split("rich==")[1]
    assert "ray" not in closure([])
    assert "ray" in closure(["ray"])
