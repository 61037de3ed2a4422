"""The tags of statements and of whole documents."""

import json
from collections import defaultdict
from collections.abc import Iterable

from onrecord.model import Setting
from onrecord.record.judgements.codec import built
from onrecord.record.reader import Reader


def tags_of(reader: Reader, documents: Iterable[int]) -> dict[tuple[int, str], tuple[str, ...]]:
    """Return the tags of the statements of some documents (by number) by their ids within the reading.

    Those of a document as a whole stand under an empty id.
    """
    found = defaultdict[tuple[int, str], dict[str, None]](dict)
    for row in reader.rows(
        "SELECT p.document, p.local, j.settings FROM json_each(:wanted) AS w CROSS JOIN judged AS p"
        " ON p.document = w.value CROSS JOIN judgements AS j ON j.number = p.judgement"
        " WHERE p.held AND p.kind IN ('statement', 'document') AND j.action = 'tag' ORDER BY j.at, j.id",
        wanted=json.dumps(list(documents)),
    ):
        for setting in built(tuple[Setting, ...], json.loads(row["settings"])):
            found[row["document"], row["local"]][setting.text or ""] = None
    return {place: tuple(tags) for place, tags in found.items()}
