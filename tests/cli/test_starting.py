"""What a command loads before it answers: time is not measured here, what takes it is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.commands import COMMANDS

LOADED = (
    "import sys; from onrecord.cli import main\n"
    "try: main()\n"
    "except SystemExit: pass\n"
    "import json; sys.stderr.write(json.dumps(sorted(sys.modules)))"
)

SHARED = {"onrecord.cli", "onrecord.cli.arguments", "onrecord.cli.commands", "onrecord.cli.passphrases"}
ROOMS = (
    *("ingest", "reading", "statements", "events", "linking", "record", "views", "exports", "build", "engines", "desk"),
)
HEAVY = (
    *("spacy", "numpy", "sqlalchemy", "alembic", "lxml", "trafilatura", "jinja2", "starlette", "psycopg", "ray"),
    *("rich", "pygments", "markdown_it", "docx", "email", "asyncio", "importlib.metadata", "multiprocessing"),
)
"""Libraries that a question needs only to be drawn (rich) or not at all."""


def loaded(*words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    assert done.stdout
    return set(json.loads(done.stderr.splitlines()[-1]))


def heavy(modules: set[str]) -> list[str]:
    return [name for name in HEAVY if name in modules]


def test_the_version_loads_no_room() -> None:
    found = loaded("--version")
    assert not [room for room in ROOMS if f"onrecord.{room}" in found]
    assert {name for name in found if name.startswith("onrecord.cli")} == SHARED


def test_help_loads_the_commands_and_no_heavy_library() -> None:
    found = loaded("--help")
    assert {f"onrecord.cli.{home}" for home in COMMANDS.values()} <= found
    assert heavy(found) == []
    assert not [room for room in ("ingest", "reading", "statements", "linking", "build") if f"onrecord.{room}" in found]


@pytest.mark.parametrize(
    ("words", "home"),
    [
        (("summary",), "asking"),
        (("said",), "asking"),
        (("who",), "asking"),
        (("search", "river"), "asking"),
        (("show", "01-river-post-kessarin.txt"), "asking"),
        (("sources",), "sources"),
        (("timeline",), "asking"),
        (("cases",), "asking"),
        (("copies",), "asking_links"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_question_loads_what_it_asks_with(sample_record: Path, words: tuple[str, ...], home: str) -> None:
    """No library of reading or writing, no room of the corridor, and of the commands those of its module."""
    found = loaded(*words, "--record", str(sample_record), "--json")
    assert heavy(found) == []
    assert not [room for room in ("ingest", "reading", "statements", "build", "desk") if f"onrecord.{room}" in found]
    commands = {name for name in COMMANDS.values() if f"onrecord.cli.{name}" in found}
    assert commands <= {home, "adding"}  # what those that write share stands in adding


def test_the_values_of_other_questions_are_not_made(sample_record: Path) -> None:
    """Each class of values takes half a millisecond to make: those of events are not needed to list statements."""
    found = loaded("search", "river", "--record", str(sample_record), "--json")
    assert "onrecord.views.values_said" in found
    assert not {f"onrecord.views.values_{of}" for of in ("events", "origins", "people", "accusations")} & found
