"""Tiny readings, written by the words they quote."""

from collections.abc import Mapping, Sequence
from typing import Any

from evaluation.measure import nothing

Line = dict[str, Any]


def span(text: str, words: str) -> Line:
    """Return the span of the first place where ``words`` stand."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def statement(text: str, identity: str, content: str, **fields: Any) -> Line:  # noqa: ANN401 - fields of a JSON object
    """Return an indirect statement without source and speaker, changed by ``fields``."""
    made = {"id": identity, "content": [span(text, content)], "cue": [], "source": [], "speakers": []}
    return made | {"parent": None, "manner": "indirect"} | fields


def entity(identity: str, *names: str, kind: str = "person") -> Line:
    """Return an entity with its names."""
    return {"id": identity, "kind": kind, "names": list(names)}


def mention(text: str, words: str, kind: str = "person", form: str = "name") -> Line:
    """Return a mention of the first place where ``words`` stand."""
    return span(text, words) | {"kind": kind, "form": form}


def reading(text: str, **lists: Sequence[Mapping[str, Any]]) -> Line:
    """Return a reading of ``text`` that holds the given lists."""
    return nothing(text) | {name: [dict(item) for item in items] for name, items in lists.items()}
