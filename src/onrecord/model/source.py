"""The source register: what people know about outlets and organisations, beside what the documents say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Registered:
    """One entry of the source register. ``name`` is what the outlet or organisation is called; texts may be empty.

    ``aliases`` are other names, ``domains`` hosts without ``www.``. ``described`` is how it describes itself. ``by``
    and ``date`` say who entered it and when (ISO 8601).
    """

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    owner: str = ""
    affiliation: str = ""
    described: str = ""
    note: str = ""
    by: str = ""
    date: str = ""
