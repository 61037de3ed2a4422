"""Kinds of names by vote over the whole record."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from onrecord.lexicon.spelling import name_key
from onrecord.linking.votes import voted_kind
from onrecord.model import EntityKind
from onrecord.record import Reader
from onrecord.record.query_entities import LinkedEntity, kinds_read
from onrecord.views.values_people import KindVote


def kind_votes(reader: Reader, entities: Iterable[LinkedEntity]) -> Mapping[str, KindVote]:
    """Return by id how documents read the names of linked entities, for those that are not read as one kind alone."""
    named = [entity for entity in entities if entity.named]
    read = kinds_read(reader, (name for entity in named for name in entity.names))
    keyed = cache(name_key)
    found: dict[str, KindVote] = {}
    for entity in named:
        counted = Counter[EntityKind]()
        for key in {keyed(name) for name in entity.names}:
            counted.update(read.get(key, {}))
        if len(counted) > 1:
            ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
            found[entity.id] = KindVote(voted_kind(counted), tuple(ranked))
    return found
