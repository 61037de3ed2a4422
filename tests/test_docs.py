"""The documents cannot lie: pages are current, commands and problems are written down, links lead somewhere."""

import re
from pathlib import Path

import pytest

from docs.generate import REFERENCE, main, pages
from onrecord.build import PROBLEMS
from onrecord.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_generated_pages_are_current() -> None:
    assert main(["--check"]) == 0


@pytest.mark.parametrize("name", sorted(pages()))
def test_each_generated_page_says_so(name: str) -> None:
    assert "Generated" in (REFERENCE / name).read_text(encoding="utf-8").splitlines()[0]


def test_every_command_and_problem_is_in_the_reference() -> None:
    commands = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"## onrecord {command}\n" in commands
    problems = (REFERENCE / "problems.md").read_text(encoding="utf-8")
    assert all(f"`{kind}`" in problems for kind in PROBLEMS)


def test_every_problem_that_the_code_raises_is_known() -> None:
    """A kind is a literal where a Problem is made, or a constant of a room's list of problems."""
    raised = set()
    for path in (ROOT / "src" / "onrecord").rglob("*.py"):
        raised |= set(re.findall(r'Problem\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8")))
    assert raised
    assert raised <= set(PROBLEMS), raised - set(PROBLEMS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_within_the_documents_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"
