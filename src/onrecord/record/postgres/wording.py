"""SQL as this room writes it, in the words of PostgreSQL: a few rules.

What can be made a function or an operator of the database is one (``functions``); here is what cannot.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

_QUOTED: Final = re.compile(r"('(?:[^']|'')*')")

_RULES: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        # the order of a join is SQLite's to be told; PostgreSQL knows its tables by statistics
        (r"CROSS JOIN (\w+(?:\(\S+\))?(?: AS \w+)?) ON\b", r"JOIN \1 ON"),
        (r"\bLIKE :(\w+)", r"ILIKE replace(:\1, '\\', '\\\\')"),
        (r"\bLIKE\b", "ILIKE"),
        (r"\bLIMIT :(\w+)", r"LIMIT nullif(CAST(:\1 AS bigint), -1)"),
        (r"\bLIMIT -1\b", "LIMIT ALL"),
        (r"\bmin\((?=\(SELECT)", "least("),
        (r"\bchar\(", "chr("),
        (r"\bINTEGER\b", "bigint"),
        (r"\bIS NOT \(", "IS DISTINCT FROM ("),
        (r"^INSERT OR IGNORE (INTO .*)$", r"INSERT \1 ON CONFLICT DO NOTHING"),
    )
)

_NAMED: Final = re.compile(r"(?<![:\w]):([A-Za-z_]\w*)")


@lru_cache(maxsize=4_096)
def asked(sql: str) -> str:
    """Return a question with ``:name`` parameters as psycopg takes it: ``%(name)s``."""
    return _outside(ruled(sql), lambda piece: _NAMED.sub(r"%(\1)s", piece.replace("%", "%%")))


@lru_cache(maxsize=1_024)
def told(sql: str) -> str:
    """Return a statement with ``?`` parameters as psycopg takes it: ``%s``."""
    return _outside(ruled(sql), lambda piece: piece.replace("%", "%%").replace("?", "%s"))


def ruled(sql: str) -> str:
    """Return SQL without parameters, or with those of ours, in the words of PostgreSQL."""
    for pattern, words in _RULES:
        sql = pattern.sub(words, sql)
    return sql


def _outside(sql: str, change: Callable[[str], str]) -> str:
    """Change what stands outside of quoted words; in these only the sign that psycopg would take for its own."""
    pieces = _QUOTED.split(sql)
    return "".join(piece.replace("%", "%%") if place % 2 else change(piece) for place, piece in enumerate(pieces))
