"""From a source to the entity that speaks, through the coreference of GUM and the labels of turns."""

import re
from collections.abc import Iterable
from typing import Any

from evaluation.chains.gumtext import GumDocument, Mention
from evaluation.chains.notation import Interval, NotationError, Note
from evaluation.words import name_words

Json = dict[str, Any]

LONGEST_NOMINAL = 9
"""Words of a nominal that still serves as a name of its entity."""

_SELF = frozenset(("i", "me", "my", "myself", "mine"))
_CUT = re.compile(r"\s*(?:,(?!\d)|[;:()\[\]—–]|\s-\s|(?<!\bof )\b(?:who|whom|which|that|whose|where)\b)")
_POSSESSIVE = re.compile(r"['’]s?$")


class Speakers:
    """The speaking entities of one document, numbered as they are met."""

    def __init__(self, document: GumDocument) -> None:
        """Start without any entity."""
        self._document = document
        self._keys: dict[str, str] = {}
        self._spans: dict[str, set[Interval]] = {}

    def of(self, note: Note, outer: list[str] | None) -> list[str]:
        """Return the entities behind a note; ``outer`` are those of the statement around it, None without one."""
        words = " ".join(self._document.text[start:end] for start, end in note.source)
        if note.speaker is not None:
            pieces = (piece.strip() for piece in note.speaker.split(";;"))
            return [entity for piece in pieces for entity in self._named(piece)]
        if words.casefold() in _SELF:
            return list(outer) if outer is not None else self._turn(note.sentence)
        return [self._entity(self._mention(span), span) for span in note.source]

    def entities(self) -> list[Json]:
        """Return the entities met, with the places of their names and nominals."""
        return [
            {
                "id": identity,
                "gum": key if key.isdigit() else None,
                "named": self._is_named(key),
                "names": sorted(self._spans[key]),
            }
            for key, identity in self._keys.items()
        ]

    def _named(self, words: str) -> list[str]:
        if words == "-":
            return []
        if words.startswith("@"):
            return [self._labelled(words[1:])]
        if words.startswith("!"):
            return [self._literal(words[1:])]
        text = self._document.text
        exact = [mention for mention in self._document.mentions if text[mention.start : mention.end] == words]
        if exact:
            return [self._entity(exact[0], (exact[0].start, exact[0].end))]
        wanted = name_words(words)
        near = [
            mention for mention in self._document.mentions if wanted <= name_words(text[mention.start : mention.end])
        ]
        if near:
            best = min(near, key=lambda mention: mention.end - mention.start)
            return [self._entity(best, (best.start, best.end))]
        found = re.search(re.escape(words), text)
        if found is None:
            raise NotationError(f"{self._document.id}: no speaker {words!r}")
        return [self._entity(None, found.span())]

    def _literal(self, words: str) -> str:
        """Return an entity of its own that bears just these words, where GUM has none or takes two for one."""
        found = {match.span() for match in re.finditer(re.escape(words), self._document.text)}
        if not found:
            raise NotationError(f"{self._document.id}: no speaker {words!r}")
        return self._kept(f"!{words}", found)

    def _turn(self, sentence: int) -> list[str]:
        speaker = self._document.sentence(sentence).speaker
        if speaker is not None:
            return [self._labelled(speaker)]
        own = [mention for mention in self._document.mentions if self._words(mention) == "I"]
        return [self._entity(own[0], (own[0].start, own[0].end))] if own else []

    def _labelled(self, speaker: str) -> str:
        wanted = name_words(speaker)
        near = [
            (len(wanted & words) / len(wanted | words), -at, mention.entity)
            for at, mention in enumerate(self._document.mentions)
            if mention.named and (words := name_words(self._words(mention))) and (words <= wanted or wanted <= words)
        ]
        key = max(near)[2] if near else f"@{speaker}"
        labels = {
            sentence.label
            for sentence in self._document.sentences
            if sentence.label is not None and sentence.speaker == speaker
        }
        return self._kept(key, {*labels, *self._names(key)})

    def _mention(self, span: Interval) -> Mention | None:
        def share(mention: Mention) -> float:
            common = min(span[1], mention.end) - max(span[0], mention.start)
            return common / (max(span[1], mention.end) - min(span[0], mention.start))

        best = max(self._document.mentions, key=share, default=None)
        return best if best is not None and share(best) >= 1 / 3 else None

    def _entity(self, mention: Mention | None, span: Interval) -> str:
        if mention is None:
            return self._kept(f"{span[0]}:", {span})
        return self._kept(mention.entity, set(self._names(mention.entity)))

    def _kept(self, key: str, spans: set[Interval]) -> str:
        self._spans.setdefault(key, set()).update(spans)
        return self._keys.setdefault(key, f"e{len(self._keys) + 1}")

    def _names(self, key: str) -> Iterable[Interval]:
        for mention in self._document.mentions:
            if mention.entity == key and not mention.pronoun:
                start, end = self._bare(mention)
                if not any(map(str.isalpha, self._document.text[start:end])):
                    continue
                if mention.named or len(self._document.text[start:end].split()) <= LONGEST_NOMINAL:
                    yield start, end

    def _bare(self, mention: Mention) -> Interval:
        words = self._words(mention)
        cut = _CUT.search(words, 1)
        words = words[: cut.start()] if cut else words
        words = _POSSESSIVE.sub("", words).rstrip()
        return mention.start, mention.start + len(words)

    def _is_named(self, key: str) -> bool:
        if key.startswith("!"):
            return any(word[:1].isupper() for word in key[1:].split()[1:])
        return key.startswith("@") or any(item.entity == key and item.named for item in self._document.mentions)

    def _words(self, mention: Mention) -> str:
        return self._document.text[mention.start : mention.end]
