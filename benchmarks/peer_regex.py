"""What a plain regular expression finds: quoted words with a reporting verb and a capitalised name beside them."""

import re
from collections.abc import Iterator

_QUOTED = r'[“"](?P<content>[^”"\n]{12,}?)[”"]'
_VERB = r"(?P<cue>said|says|told|added|asked|wrote|claimed|declared|announced|stated|explained|argued|noted|insisted)"
_WHO = r"(?P<source>(?:[A-Z][\w.’'-]+(?: (?:of|the|al-\w+|bin|de|van|[A-Z][\w.’'-]+))*|he|she|they|it|we|I))"
_PATTERNS = (
    re.compile(rf"{_QUOTED},? {_WHO} {_VERB}\b"),
    re.compile(rf"{_QUOTED},? {_VERB} {_WHO}"),
    re.compile(rf"{_WHO} {_VERB}(?: \w+){{0,3}}[,:]? {_QUOTED}"),
)


def quotations(text: str) -> Iterator[dict[str, list[tuple[int, int]]]]:
    """Yield source, cue and content of each quotation, each once; the content with its marks."""
    taken: set[int] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if match.start("content") in taken:
                continue
            taken.add(match.start("content"))
            yield {
                "source": [match.span("source")],
                "cue": [match.span("cue")],
                "content": [(match.start("content") - 1, match.end("content") + 1)],
            }
