"""The files of an export, one for each kind of item, and the columns of each."""

from typing import Final

_SPAN: Final = ("start", "end")

COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        *("id", "source_id", "path", "media_type", "title", "outlet", "outlet_evidence", "authors", "authors_evidence"),
        *(
            "language",
            "url",
            "archived_url",
            "accessed",
            "archive_ref",
            "published",
            "updated",
            "text_sha256",
            "length",
        ),
        *("container", "reader", "analysed", "pseudonymised", "judged_by", "text"),
    ),
    "parts": ("document", "id", *_SPAN, "title", "published", "outlet", "authors", "judged_by"),
    "passages": ("document", "id", *_SPAN, "kind", "part", "turn", "repeats", "judged_by"),
    "turns": ("document", "id", "part", "role", "speaker", "judged_by"),
    "mentions": ("document", "id", *_SPAN, "kind", "form", "entity", "score", "rule", "judged_by"),
    "dates": ("document", "id", *_SPAN, "edtf", "timex", "anchor", "rule", "judged_by"),
    "counts": (
        *("document", "id", *_SPAN, "value", "min", "max", "hedge", "unit", "scope", "as_of", "statement"),
        "judged_by",
    ),
    "statements": (
        *("document", "id", "content", "cue", "source", "speakers", "parent", "manner", "stance", "tier", "said"),
        *("addressee", "venue", "about", "answers", "part", "turn", "score", "rule", "judged_by"),
        "place",
    ),
    "events": (
        *("document", "id", "type", "plover", "trigger", "roles", "place", "date", "polarity", "modality", "statement"),
        *("linked", "judged_by"),
    ),
    "offices": (
        *("document", "id", "holder", "post", "organisation", "place", "status", "from", "to", "statement"),
        "judged_by",
    ),
    "entities": ("id", "kind", "named", "name", "names", "occurrences", "voted_kind", "kind_votes"),
    "links": ("kind", "a", "b", "relation", "score", "evidence", "rule", "judged_by"),
    "origins": ("claim", "documents", "origins", "possibly_dependent"),
    "judgements": ("id", "at", "who", "why", "action", "targets", "settings", "undoes"),
    "problems": ("id", "document", "path", "kind", *_SPAN, "message"),
}
"""The columns of each file; of JSON lines they are the keys."""

FILES = tuple(COLUMNS)
"""The kinds of items, one file for each."""
