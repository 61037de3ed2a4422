"""Under which licences the packages come that onrecord needs: ``python -m release.licences``.

Permissive ones may be handed on with nothing but their notice. The others are named here one by one, with the reason
why they do no harm: packages of their own, unchanged, that whoever has them may replace.
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import metadata
from typing import Final

from release.closure import closure

_PERMISSIVE: Final = re.compile(
    r"\b(MIT|ISC|0BSD|Zlib|CC0|BSD|Apache|PSF|Python Software Foundation|CNRI-Python|Unlicense)\b", re.IGNORECASE
)
_COPYLEFT: Final = re.compile(r"\b(A?GPL|LGPL|MPL|EPL|CDDL|Mozilla|GNU)", re.IGNORECASE)

KNOWN: Final = {
    "certifi": "MPL-2.0: covers the file of certificates alone; needed by trafilatura",
    "tld": "MPL-1.1, to choose: covers its own files alone; needed by courlan",
    "psycopg": "LGPL-3.0-only: extra postgres; a library that is installed beside ours and can be replaced",
    "psycopg-binary": "LGPL-3.0-only: as psycopg",
    "sqlcipher3": "zlib, as its licence file says (its metadata do not)",
}
"""Licences that are not permissive, or not told by the package's metadata, and why they are there."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A package and its licence as its metadata tell; ``note`` says why one that is not permissive is there."""

    package: str
    version: str
    words: str
    note: str

    @property
    def permissive(self) -> bool:
        """Tell whether the licence is one that asks for nothing but its notice."""
        return bool(_PERMISSIVE.search(self.words)) and not _COPYLEFT.search(self.words)


def licences(names: Iterable[str]) -> tuple[Licence, ...]:
    """Return the licences of installed packages."""
    return tuple(_licence(name) for name in names)


def doubtful(found: Iterable[Licence]) -> tuple[Licence, ...]:
    """Return the licences that are neither permissive nor named here with a reason."""
    return tuple(licence for licence in found if not licence.permissive and not licence.note)


def licence_table(names: Iterable[str]) -> str:
    """Return a page that lists the packages with their licences."""
    rows = [f"| {one.package} | {one.version} | {one.words} | {one.note} |" for one in licences(names)]
    head = "# Licences\n\nThe packages that onrecord needs at run time. Each wheel has the text of its licence.\n"
    return "\n".join([head, "| package | version | licence | note |", "|---|---|---|---|", *rows, ""])


def _licence(name: str) -> Licence:
    told = metadata(name)
    fields = told.json
    classifiers = [one.split(" :: ")[-1] for one in told.get_all("Classifier", []) if one.startswith("License")]
    short = str(fields.get("license", "")).strip().split("\n")[0][:80]
    words = str(fields.get("license_expression", "")) or short or "; ".join(classifiers) or "not told"
    return Licence(name, told["Version"], words, KNOWN.get(name, ""))


def main() -> int:
    """Print the list; return 1 if there is one that is neither permissive nor known."""
    names = closure()
    print(licence_table(names))
    doubts = doubtful(licences(names))
    for one in doubts:
        print(f"Look at {one.package}: {one.words}. If it may be used, say why in release/licences.py.")
    return 1 if doubts else 0


if __name__ == "__main__":
    sys.exit(main())
