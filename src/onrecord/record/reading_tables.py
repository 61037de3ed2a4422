"""The tables of what was read. They hold a reading as it was handed over, and can be rebuilt from the documents.

``document`` and ``position`` are the key everywhere; columns that name another item hold its id within the reading
(``e1``). Columns marked "derived" are computed for fast questions and are no part of the reading.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Table, Text, text

from onrecord.record.tables import METADATA, json_column


def _document() -> Column[int]:
    return Column(
        "document", ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True, comment="read where"
    )


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False, comment="0, 1, 2 ... in the reading")


def _item(name: str, *columns: Column[object] | Index, comment: str, indexed: bool = False) -> Table:
    """Return the table of one kind of item: its key, its id in the record, its id in the reading, its own columns."""
    return Table(
        name,
        METADATA,
        _document(),
        _position(),
        Column("id", Text, nullable=False, index=indexed, comment="id in the record, derived"),
        Column("local", Text, nullable=False, comment="id within the reading"),
        *columns,
        comment=comment,
        sqlite_with_rowid=False,  # kept in order of the key, so a document's items lie side by side
    )


def _text(name: str, comment: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, Text, nullable=nullable, comment=comment)


def _number(name: str, comment: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, Integer, nullable=nullable, comment=comment)


def _span() -> tuple[Column[object], Column[object]]:
    return _number("start", "first character"), _number("stop", "character after the last")


readings = Table(
    "readings",
    METADATA,
    _document(),
    _text("reader", "version of the reader"),
    Column("analysed", Boolean, nullable=False, comment="false where the document is searchable only"),
    json_column("masthead", "title, outlet, authors, published, updated with their evidence"),
    _number("slips", "number of slips made of it, null where they have to be made; derived", nullable=True),
    Index("ix_readings_unslipped", "document", sqlite_where=text("slips IS NULL")),
    comment="one reading for each document",
)

parts = _item(
    "parts",
    *_span(),
    json_column("masthead", "title, outlet, authors, published, updated of this part"),
    comment="articles on a page",
)

passages = _item(
    "passages",
    *_span(),
    _text("kind", "headline, body, question ..."),
    _text("part", "the part it belongs to"),
    _text("turn", "the turn it belongs to", nullable=True),
    _text("repeats", "the passage whose words it repeats", nullable=True),
    comment="stretches of the text with a kind",
)

turns = _item(
    "turns",
    _text("part", "the part it belongs to"),
    _text("role", "question or answer"),
    json_column("label", "where the page marks it", nullable=True),
    json_column("name", "where its speaker is named", nullable=True),
    _text("speaker", "the entity that speaks", nullable=True),
    comment="interview questions and answers",
)

mentions = _item(
    "mentions",
    *_span(),
    _text("kind", "person, organisation, place ..."),
    _text("form", "name, nominal or pronoun"),
    _text("entity", "what it denotes"),
    Column("score", Float, nullable=False, comment="0-1 with three decimals"),
    _text("rule", "why it belongs to the entity"),
    comment="names, nominals and pronouns",
)

entities = _item(
    "entities",
    _text("kind", "person, organisation, place ..."),
    Column("named", Boolean, nullable=False, comment="false for unnamed sources, writers and outlets"),
    _text("name", "the fullest name, or the words that describe it", nullable=True),
    json_column("names", "all names and nominals in this document"),
    _text("canonical", "id of the linked entity it belongs to, derived"),
    Index(None, "canonical", "id"),
    comment="what mentions denote within one document",
    indexed=True,
)

entity_names = Table(
    "entity_names",
    METADATA,
    _document(),
    Column("entity", Integer, primary_key=True, autoincrement=False, comment="position of the entity"),
    Column("name", Text, primary_key=True, comment="a name as written"),
    Column("key", Text, nullable=False, index=True, comment="the name without case, diacritics and odd spaces"),
    comment="spellings for looking entities up, derived",
)

dates = _item(
    "dates",
    *_span(),
    _text("edtf", "ISO 8601-2 value", nullable=True),
    _text("timex", "TIMEX3 value", nullable=True),
    _text("anchor", "the date it was resolved against", nullable=True),
    _text("rule", "how it was resolved"),
    comment="time expressions",
)

counts = _item(
    "counts",
    *_span(),
    Column("value", Float, comment="the number, null where only words are given"),
    Column("low", Float, comment="lower bound, null where open"),
    Column("high", Float, comment="upper bound, null where open"),
    _text("hedge", "hedge word as written", nullable=True),
    _text("unit", "the noun that is counted", nullable=True),
    _text("scope", "words that limit it", nullable=True),
    _text("as_of", "EDTF date", nullable=True),
    _text("statement", "the statement that claims it", nullable=True),
    comment="claimed numbers",
    indexed=True,
)

statements = _item(
    "statements",
    json_column("content", "spans of what is said"),
    json_column("cue", "spans of the words that attribute it"),
    json_column("source", "spans of the words for who says it"),
    json_column("speakers", "entities"),
    _text("parent", "the statement that encloses it", nullable=True),
    _text("manner", "direct, indirect, mixed, turn or author"),
    _text("stance", "read off the cue"),
    _text("tier", "speech, attitude, impersonal or imputed"),
    json_column("said", "when it was said: EDTF value and span", nullable=True),
    json_column("addressee", "spans of whom it is said to"),
    json_column("venue", "spans of where it is said"),
    json_column("about", "entities"),
    json_column("answers", "statements it answers, with the relation"),
    _text("part", "the part it stands in"),
    _text("turn", "the turn it stands in", nullable=True),
    Column("score", Float, nullable=False, comment="0-1 with three decimals"),
    _text("rule", "the rule that found it"),
    _text("earliest", "first day of the saying, else of publication, derived", nullable=True),
    _text("latest", "last day of the saying, else of publication, derived", nullable=True),
    comment="who said what",
    indexed=True,
)

statement_entities = Table(
    "statement_entities",
    METADATA,
    _document(),
    Column("statement", Integer, primary_key=True, autoincrement=False, comment="position of the statement"),
    Column("entity", Integer, primary_key=True, autoincrement=False, comment="position of the entity"),
    Column("role", Text, primary_key=True, comment="speaker, or about (declared, or mentioned in the content)"),
    Index(None, "document", "entity", "role"),
    comment="who speaks in a statement and who is spoken of, derived",
)

events = _item(
    "events",
    _text("type", "search key of the codebook"),
    json_column("trigger", "spans of the words that report it"),
    _text("statement", "the statement that reports it"),
    json_column("roles", "participants: role, entity, span"),
    _text("plover", "type in the PLOVER ontology", nullable=True),
    _text("place", "entity", nullable=True),
    json_column("date", "EDTF value and span", nullable=True),
    _text("polarity", "affirmed or denied"),
    _text("modality", "actual, alleged, planned ..."),
    _text("canonical", "id of the linked event it belongs to, derived"),
    Index(None, "canonical", "id"),
    comment="what is reported to have happened",
    indexed=True,
)

offices = _item(
    "offices",
    _text("holder", "entity"),
    *_span(),
    _text("statement", "the statement that claims it"),
    _text("organisation", "entity", nullable=True),
    _text("place", "entity", nullable=True),
    _text("status", "former, current, acting or unstated"),
    _text("first", "EDTF date from which it was held", nullable=True),
    _text("last", "EDTF date until which it was held", nullable=True),
    comment="claims that a person holds a post",
    indexed=True,
)

problems = Table(
    "problems",
    METADATA,
    Column("number", Integer, primary_key=True, comment="in order"),
    Column(
        "document", ForeignKey("documents.number", ondelete="CASCADE"), index=True, comment="null for one of the pile"
    ),
    _text("stage", "pile, document or reading: who raised it"),
    _text("kind", "short hyphenated name"),
    _text("message", "what happened and what to do"),
    _number("start", "first character", nullable=True),
    _number("stop", "character after the last", nullable=True),
    _text("path", "file", nullable=True),
    comment="what went wrong or stayed open",
)

stretches = Table(
    "stretches",
    METADATA,
    Column("number", Integer, primary_key=True, comment="row of the full-text index stretch_words"),
    Column(
        "document",
        ForeignKey("documents.number", ondelete="CASCADE"),
        nullable=False,
        index=True,
        comment="of which document",
    ),
    *_span(),
    comment="what full text finds: a passage, or a piece of a long one",
)

OF_A_READING = (
    readings,
    parts,
    passages,
    turns,
    mentions,
    entities,
    entity_names,
    dates,
    counts,
    statements,
    statement_entities,
    events,
    offices,
)
"""Tables that are replaced as a whole for a document; problems and stretches apart."""
