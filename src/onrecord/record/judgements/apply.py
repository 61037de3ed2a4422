"""The reading that holds: what the machine read, as people have judged it.

A pure function of the text, the machine's reading and the judgements in force; taking a judgement back is applying the
others anew. Judged things are looked for among what the machine read and what people added, as both stood before any
change, so that a change of one field never hides a thing from the judgements that follow.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import cast

from onrecord.model import Anchor, Given, GivenName, ItemKind, Judgement, Mention, Part, Reading, Span
from onrecord.record.judgements.anchors import anchor_of, find_places, locate, still_the_same
from onrecord.record.judgements.drop import drop, renamed
from onrecord.record.judgements.fields import field_of
from onrecord.record.judgements.items import HELD, LETTERS, Item, Shown, items_of, show
from onrecord.record.judgements.new import entity_of_new, new_entity, new_item, put
from onrecord.record.judgements.values import ENTERED, LostError, changed, described


@dataclass(frozen=True, slots=True)
class Found:
    """That a target of a judgement was found.

    ``target`` counts from 0. ``local`` is the item's id in the reading, empty for a whole document and for mere words.
    ``held`` is False where the item was rejected.
    """

    judgement: str
    target: int
    kind: ItemKind
    local: str
    held: bool = True


@dataclass(frozen=True, slots=True)
class Orphan:
    """A judgement that no longer finds its place, and why."""

    judgement: str
    why: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A reading as it was judged; ``given`` are fields of the document that people said."""

    reading: Reading
    given: tuple[Given, ...] = ()
    found: tuple[Found, ...] = ()
    orphans: tuple[Orphan, ...] = ()


def apply(text: str, machine: Reading, judgements: Iterable[Judgement]) -> Applied:
    """Return the reading of a document as it was judged.

    ``judgements`` are those in force, in order (``model.judgement.in_force``); those on other documents are passed
    over.
    """
    return _laid(text, machine, judgements).done()


def anchor_in(text: str, machine: Reading, judgements: Iterable[Judgement], kind: ItemKind, local: str) -> Anchor:
    """Return the anchor of an item of the judged reading by its id there.

    What the machine read is anchored as it read it, what was added as it was added.

    Raises:
        KeyError: if there is no such item.
    """
    anchor = anchor_of(text, machine, kind, local)
    return anchor if anchor is not None else _laid(text, machine, judgements).anchors[kind, local]


def _laid(text: str, machine: Reading, judgements: Iterable[Judgement]) -> "_Desk":
    own = tuple(item for item in judgements if machine.document in item.documents)
    desk = _Desk(text, machine, machine)
    for judgement in own:
        if judgement.action == "add":
            desk.place(judgement)
    for judgement in own:
        desk.take(judgement)
    return desk


@dataclass(slots=True)
class _Desk:
    """A reading on which judgements are laid, one after the other.

    ``added`` is the item of each judgement that adds one; ``anchors`` are those of items that people added.
    """

    text: str
    machine: Reading
    reading: Reading
    shown: dict[ItemKind, list[Shown]] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    anchors: dict[tuple[ItemKind, str], Anchor] = field(default_factory=dict)
    rejected: set[tuple[ItemKind, str]] = field(default_factory=set)
    given: dict[str, Given | None] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    orphans: list[Orphan] = field(default_factory=list)

    def place(self, judgement: Judgement) -> None:
        """Put an added thing where its words stand, unless the machine read it just so."""
        anchor = judgement.targets[0]
        spans = find_places(self.text, anchor.places)
        if spans is None:
            return
        local = self._read_so(judgement, anchor, spans)
        if local is None:
            local = f"{LETTERS[anchor.kind]}{judgement.id}"
            item = new_item(self.text, self.reading, anchor.kind, local, spans)
            if item is None:
                return
            self.reading = put(self.reading, anchor.kind, item)
        self.added[judgement.id] = local
        self._show(anchor, local, spans)

    def take(self, judgement: Judgement) -> None:
        """Do what a judgement says, or list it as orphaned; never half of it."""
        before = self.reading
        try:
            places = [
                Found(judgement.id, number, target.kind, self._located(judgement, target))
                for number, target in enumerate(judgement.targets)
                if target.document == self.machine.document
            ]
            for place in places:
                self._do(judgement, place)
        except LostError as error:
            self.reading = before
            self.orphans.append(Orphan(judgement.id, str(error)))
            if judgement.id in self.added:
                self.rejected.add((judgement.targets[0].kind, self.added[judgement.id]))
            return
        self.found += places

    def done(self) -> Applied:
        """Return the reading with everything that was judged."""
        kinds = {kind for kind, _ in self.rejected}
        dropped = {kind: frozenset(local for held, local in self.rejected if held == kind) for kind in kinds}
        reading = drop(self.reading, dropped)
        if reading.mentions != self.machine.mentions:
            reading = renamed(self.text, self.machine, reading)
        left = {(kind, item.id) for kind in HELD for item in items_of(reading, kind)}
        found = tuple(replace(item, held=not item.local or (item.kind, item.local) in left) for item in self.found)
        given = tuple(item for item in self.given.values() if item is not None)
        return Applied(reading, given, found, tuple(self.orphans))

    def _located(self, judgement: Judgement, target: Anchor) -> str:
        """Return the id of a target.

        Raises:
            LostError: if it is not found, or says something else than what was accepted or rejected.
        """
        if judgement.action == "add" and judgement.id in self.added:
            return self.added[judgement.id]
        if target.kind == "document":
            return ""
        if target.kind == "words" or judgement.action == "add":
            if find_places(self.text, target.places) is None:
                raise LostError("its words are not in the text")
            if judgement.action == "add":
                raise LostError(f"its words stand in no statement, and the {target.kind} needs one")
            return ""
        local = locate(self.text, self._all(target.kind), target)
        if local is None:
            raise LostError(f"no {target.kind} like it stands there")
        if judgement.action in ("accept", "reject") and not self._same_still(target, local):
            raise LostError(f"the {target.kind} that stands there says something else")
        return local

    def _do(self, judgement: Judgement, place: Found) -> None:
        item = (place.kind, place.local)
        match judgement.action:
            case "accept":
                self.rejected.discard(item)
            case "reject":
                self.rejected.add(item)
            case "set" if place.kind in ("document", "part"):
                self._describe(judgement, place.local)
            case "set" | "add":
                self._change(judgement, place)

    def _change(self, judgement: Judgement, place: Found) -> None:
        held = next(item for item in items_of(self.reading, place.kind) if item.id == place.local)
        item = changed(self.text, self._find, place.kind, held, judgement.settings)
        self.reading = put(self.reading, place.kind, item)
        if judgement.action == "add":
            self.rejected.discard((place.kind, place.local))
            if isinstance(item, Mention) and item.entity == entity_of_new(item.id):
                self._denote(judgement, item)

    def _denote(self, judgement: Judgement, mention: Mention) -> None:
        """Add what an added mention denotes."""
        self.reading = put(self.reading, "entity", new_entity(self.text, mention))
        self._show(replace(judgement.targets[0], kind="entity"), mention.entity, (mention.span,))

    def _describe(self, judgement: Judgement, part: str) -> None:
        """Set what a document or a part is called, by whom and when; for a document also in its one part."""
        if not part:
            masthead = described(self.reading.masthead, judgement.settings, judgement.who)
            self.reading = replace(self.reading, masthead=masthead)
        for held in self.reading.parts:
            if held.id == part or (not part and len(self.reading.parts) == 1):
                masthead = described(held.masthead, judgement.settings, judgement.who)
                self.reading = put(self.reading, "part", Part(held.id, held.span, masthead))
        for setting in judgement.settings:
            known = field_of("document", setting.field)
            if not part and known is not None and known.sort == "given":
                source, name = f"{ENTERED}:{judgement.who}", cast("GivenName", known.attribute)
                self.given[name] = None if setting.text is None else Given(name, setting.text, source)

    def _find(self, anchor: Anchor) -> str | None:
        return locate(self.text, self._all(anchor.kind), anchor)

    def _same_still(self, anchor: Anchor, local: str) -> bool:
        return any(still_the_same(anchor, shown) for shown in self._all(anchor.kind) if shown.local == local)

    def _all(self, kind: ItemKind) -> list[Shown]:
        if kind not in self.shown:
            self.shown[kind] = list(show(self.text, self.machine, kind))
        return self.shown[kind]

    def _show(self, anchor: Anchor, local: str, spans: tuple[Span, ...]) -> None:
        """Let an added item be found at the place where it was added."""
        self._all(anchor.kind).append(Shown(local, spans, anchor.details))
        self.anchors[anchor.kind, local] = anchor

    def _read_so(self, judgement: Judgement, anchor: Anchor, spans: tuple[Span, ...]) -> str | None:
        """Return the item that already is all that is added."""
        for shown in self._all(anchor.kind):
            if shown.spans != spans:
                continue
            item = self._item(anchor.kind, shown.local)
            try:
                if changed(self.text, self._find, anchor.kind, item, judgement.settings) == item:
                    return shown.local
            except LostError:
                continue
        return None

    def _item(self, kind: ItemKind, local: str) -> Item:
        return next(item for item in items_of(self.reading, kind) if item.id == local)
