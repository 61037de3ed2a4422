"""Completion in a shell, and the man page: both of the same commands as the reference."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from docs.man import man_page
from onrecord.cli.commands import COMMANDS
from tests.conftest import require

ONRECORD = "import sys; sys.argv[0] = 'onrecord'; from onrecord.cli import main; main()"


def asked(variables: dict[str, str], *words: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", ONRECORD, *words],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.parametrize(
    ("line", "words"),
    [("onrecord sum", {"summary"}), ("onrecord add --eng", {"--engine"}), ("onrecord add --engine ", {"here", "ray"})],
)
def test_bash_completes_commands_options_and_values(line: str, words: set[str]) -> None:
    variables = {"_ONRECORD_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    assert words <= set(asked(variables).split())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_can_be_shown_what_to_add(shell: str) -> None:
    told = asked({"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}, "--show-completion", shell)
    assert "_ONRECORD_COMPLETE" in told


def test_the_man_page_has_every_command() -> None:
    page = man_page()
    for command in COMMANDS:
        assert f".SS onrecord {command}" in page.replace("\\-", "-")


def test_the_man_page_is_understood() -> None:
    require(there=shutil.which("groff") is not None, what="groff (make system)")
    drawn = subprocess.run(
        ["groff", "-K", "utf8", "-man", "-Tutf8", "-ww"],
        input=man_page(),
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert drawn.stderr == ""
    assert "EXIT STATUS" in re.sub(r".\x08", "", drawn.stdout)  # bold is a letter struck twice
