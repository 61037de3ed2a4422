"""The list of what must hold before a release."""

import pytest

from release import check
from release.closure import EXTRAS
from release.installing import DONE_WITH, PACKAGES
from release.wheel import ReleaseError


def test_each_step_is_told_with_its_outcome_and_all_are_gone_through(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that does not hold keeps nobody from hearing of the others."""

    def broken() -> None:
        raise ReleaseError("Something is missing.")

    monkeypatch.setattr(check, "STEPS", {"first": lambda: None, "second": broken, "third": lambda: None})
    assert check.main([]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in told] == [["first", "yes"], ["second", "NO"], ["third", "yes"]]
    assert "Something is missing." in told[1]
    assert check.main(["--without", "second"]) == 0


def test_a_step_that_is_not_there_is_misuse() -> None:
    with pytest.raises(SystemExit) as caught:
        check.main(["--without", "proofs"])
    assert caught.value.code == 2


def test_a_version_that_the_changelog_does_not_tell_of_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "project_version", lambda: "9.9.9")
    with pytest.raises(ReleaseError, match=r"no section '## 9\.9\.9'"):
        check.STEPS["version"]()


def test_every_extra_is_installed_and_used() -> None:
    """What is locked and handed on is tried: no extra is without something that it is for."""
    assert set(DONE_WITH) == set(PACKAGES) == set(EXTRAS)
    assert set(EXTRAS) | {"spacy"} == set(check.extras_asked_for())


def test_a_command_that_fails_says_what_it_said() -> None:
    with pytest.raises(ReleaseError, match="no-such-target"):
        check._run(["make", "--silent", "no-such-target"])
