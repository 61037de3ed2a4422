"""Sidecars: ``NAME.meta.json`` beside a file gives what a row gives to an article of a CSV."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord.ingest.given import ALIASES, given_by_person, scalar
from onrecord.ingest.problems import SIDECAR_BROKEN
from onrecord.model import Given, Problem

ENDING: Final = ".meta.json"

Fields = Mapping[str, Any]
"""A sidecar as read from its file: values are of any JSON type."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar gives: the id it names (None if it names none), given values, and what was wrong with it."""

    source_id: str | None = None
    given: tuple[Given, ...] = ()
    problems: tuple[Problem, ...] = ()


def sidecar_names(name: str) -> tuple[str, ...]:
    """Return the names that a sidecar of the file ``name`` may have: ``a.txt.meta.json`` before ``a.meta.json``."""
    stem, dot, _ = name.rpartition(".")
    return (f"{name}{ENDING}", f"{stem}{ENDING}") if dot and stem else (f"{name}{ENDING}",)


def is_sidecar(name: str) -> bool:
    """Tell whether a file is a sidecar and therefore no document."""
    return name.lower().endswith(ENDING)


def orphans(names: Iterable[str]) -> list[str]:
    """Return the sidecars among ``names`` that describe none of the files among them, sorted."""
    all_names = list(names)
    wanted = {sidecar for name in all_names if not is_sidecar(name) for sidecar in sidecar_names(name)}
    return sorted(name for name in all_names if is_sidecar(name) and name not in wanted)


def parse_sidecar(content: bytes, name: str) -> Fields | Problem:
    """Return the fields that a sidecar holds, or the problem with it."""
    try:
        fields = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return _broken(f"The sidecar {name} is not JSON in UTF-8 ({error}); its file was read without it. Correct it.")
    if isinstance(fields, dict):
        return fields
    return _broken(f'The sidecar {name} holds no object; write it as {{"title": "…", "published": "2010-04-19"}}.')


def read_sidecar(fields: Fields | None) -> Sidecar:
    """Return what the fields give; keys that are none of ours become a problem."""
    if fields is None:
        return Sidecar()
    given, problems = given_by_person(fields, "sidecar")
    unknown = sorted(key for key in fields if key not in ALIASES and key != "id")
    if unknown:
        known = ", ".join(["id", *ALIASES])
        problems.append(_broken(f"The sidecar has keys that are not known: {', '.join(unknown)}. Known are: {known}."))
    return Sidecar(scalar(fields.get("id")), tuple(given), tuple(problems))


def _broken(message: str) -> Problem:
    return Problem(SIDECAR_BROKEN, message)
