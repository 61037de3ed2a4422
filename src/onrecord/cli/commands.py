"""Which commands there are and where; the module of a command is loaded when it is called or its help is asked for."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from importlib import import_module
from inspect import getdoc
from typing import Any, cast

import typer
from typer.core import TyperGroup

_SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Documents": {
        "add": "adding",
        "read": "reading",
        "label": "adding",
        "describe": "judging",
        "sources": "sources",
        "aliases": "aliases",
        "import": "importing",
    },
    "Questions": {
        "summary": "asking",
        "who": "asking",
        "said": "asking",
        "timeline": "asking",
        "cases": "asking",
        "search": "asking",
        "show": "asking",
        "events": "asking_links",
        "event": "asking_links",
        "disputes": "asking_links",
        "accusations": "asking_links",
        "origins": "asking_links",
        "copies": "asking_links",
        "first": "asking_links",
        "compare": "comparing",
        "problems": "asking",
        "questions": "questions",
        "desk": "desk",
    },
    "Judgements": {
        "queue": "judging",
        "judge": "judging",
        "judgements": "judging",
        "undo": "judging",
        "note": "judging",
        "tag": "judging",
    },
    "Handing over": {
        "report": "handing",
        "check": "drafting",
        "export": "handing",
    },
    "Keeping": {
        "verify": "keeping",
        "custody": "keeping",
        "stamp": "keeping",
        "rebuild": "keeping",
        "erase": "keeping",
        "encrypt": "protecting",
        "decrypt": "protecting",
        "rekey": "protecting",
        "roles": "roles",
    },
}
"""For each section of the help its commands, each with the module whose function does it."""

ASKING = (
    *("search", "said", "who", "timeline", "cases", "sources", "problems", "summary"),
    *("events", "event", "disputes", "accusations", "origins", "copies", "first"),
)
"""The commands that a research log may hold: those that change nothing and write no file."""

_FUNCTIONS = {"import": "take_in"}
"""The functions that have another name than their command, because theirs is a word of the language."""

COMMANDS: Mapping[str, str] = {name: home for section in _SECTIONS.values() for name, home in section.items()}
"""The module of each command."""


class Commands(TyperGroup):
    """The commands by their names, each made when it is first asked for."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - Typer's own
        """Take over what Typer gives any group."""
        super().__init__(**attributes)
        self.commands = cast("MutableMapping[str, Any]", _Made())

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's own
        """Return the names in the order in which the help has them."""
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - Typer's own
        """Write the commands, section by section, each with the first paragraph of what it says of itself."""
        for section, commands in _SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, _told(name)) for name in commands])


class _Made(Mapping[str, Any]):
    """All commands; one is made when it is taken."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - of a class that Typer does not show
        if name not in self._made:
            function = command(name)  # a KeyError for what is none, as of any mapping
            alone = typer.Typer(add_completion=False, rich_markup_mode=None)
            alone.command(name)(function)
            self._made[name] = typer.main.get_command(alone)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def command(name: str) -> Callable[..., None]:
    """Return the function that does a command.

    Raises:
        KeyError: if there is no such command.
    """
    home = import_module(f"onrecord.cli.{COMMANDS[name]}")
    function: Callable[..., None] = getattr(home, _FUNCTIONS.get(name, name))
    return function


def _told(name: str) -> str:
    return " ".join((getdoc(command(name)) or "").partition("\n\n")[0].split())
