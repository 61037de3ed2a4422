"""The tables that statements are listed from. All of it is derived, and made anew where a trigger marked it stale."""

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, text

from onrecord.record.tables import METADATA

listed = Table(
    "listed",
    METADATA,
    Column("number", Integer, primary_key=True, comment="of the statement: its bit in the bitmaps"),
    Column("document", Integer, nullable=False, comment="number of the document it stands in"),
    Column("position", Integer, nullable=False, comment="its place in the reading"),
    Column("day", Text, nullable=False, comment="first day of the saying, else of publication; ~ where undated"),
    Column("held", LargeBinary, nullable=False, comment="numbers of its values: 4 bytes each, little end first"),
    UniqueConstraint("document", "position"),
    Index(None, "day", "document", "position"),
    comment="statements in the order in which they are listed, derived",
)

listed_values = Table(
    "listed_values",
    METADATA,
    Column("number", Integer, primary_key=True, comment="for joining"),
    Column("facet", Text, nullable=False, comment="speaker, outlet, event, manner ..."),
    Column("value", Text, nullable=False, comment="what is sought: an id, a name, a month"),
    Column("label", Text, nullable=False, comment="what is shown for it"),
    Column("statements", Integer, nullable=False, comment="number of statements that bear it"),
    UniqueConstraint("facet", "value"),
    Index(None, "facet", "statements"),
    comment="values that statements are sorted by, derived",
)

listed_bits = Table(
    "listed_bits",
    METADATA,
    Column("value", Integer, primary_key=True, autoincrement=False, comment="number of the value"),
    Column("chunk", Integer, primary_key=True, autoincrement=False, comment="for 65,536 statements: 0, 1, 2 ..."),
    Column("bits", LargeBinary, nullable=False, comment="a bit for each statement, 8,192 bytes, or these packed"),
    comment="which statements bear a value, derived",
)

listed_columns = Table(
    "listed_columns",
    METADATA,
    Column("facet", Text, primary_key=True, comment="of those that have many values"),
    Column("chunk", Integer, primary_key=True, autoincrement=False, comment="for 65,536 statements: 0, 1, 2 ..."),
    Column("held", LargeBinary, nullable=False, comment="numbers of values, 4 bytes each, then of statements, 2 each"),
    comment="which values statements bear, by facet, derived",
)

listed_entities = Table(
    "listed_entities",
    METADATA,
    Column("canonical", Text, primary_key=True, comment="id of the linked entity"),
    Column("kind", Text, nullable=False, comment="person, organisation, place ..."),
    Column("named", Boolean, nullable=False, comment="false for unnamed sources, writers and outlets"),
    Column("name", Text, comment="the name that most documents use, null where it has none"),
    Column("documents", Integer, nullable=False, comment="number of documents it occurs in"),
    Column("said", Integer, nullable=False, comment="number of statements it makes"),
    Column("about", Integer, nullable=False, comment="number of statements that tell of it"),
    Column("spellings", Text, nullable=False, server_default="[]", comment="JSON: most used ones first, at most 6"),
    Index(None, "said", "about", "name", "canonical"),
    Index(None, "named", "said", "about", "name", "canonical"),
    comment="linked entities in numbers, derived",
    sqlite_with_rowid=False,
)

listed_parts = Table(
    "listed_parts",
    METADATA,
    Column("document", Integer, primary_key=True, autoincrement=False, comment="number of the document"),
    Column("position", Integer, primary_key=True, autoincrement=False, comment="place of the event in the reading"),
    Column("place", Integer, primary_key=True, autoincrement=False, comment="place among the roles of the event"),
    Column("event", Text, nullable=False, comment="the event, by its id within the reading"),
    Column("type", Text, nullable=False, comment="type of the event"),
    Column(
        "entity", Text, nullable=False, comment="who takes part, by the id within the reading, empty for words alone"
    ),
    Column("words", Text, nullable=False, comment="words for somebody who is no entity"),
    Column("told", Text, nullable=False, comment="role and place of the words: alike where it is one report"),
    Column("denied", Boolean, nullable=False, comment="whoever reports it denies it"),
    Index(None, "document", "entity"),
    comment="who takes part in events, derived",
    sqlite_with_rowid=False,
)

listed_cases = Table(
    "listed_cases",
    METADATA,
    Column("type", Text, primary_key=True, comment="type of the events, empty for any"),
    Column("entity", Text, primary_key=True, comment="id of the linked entity, empty for somebody described"),
    Column(
        "document", Integer, primary_key=True, autoincrement=False, comment="number of its document, 0 for an entity"
    ),
    Column("words", Text, primary_key=True, comment="words that describe somebody, empty for an entity"),
    Column("rank", Integer, nullable=False, comment="least first: the named ones, of most documents, of most reports"),
    Column("named", Boolean, nullable=False, comment="false for somebody described"),
    Column("name", Text, nullable=False, comment="how the case is called"),
    Column("documents", Integer, nullable=False, comment="number of documents that report something"),
    Column("reports", Integer, nullable=False, comment="number of reports"),
    Column("denied", Integer, nullable=False, comment="number of those that deny it"),
    Column("first", Text, nullable=False, comment="JSON: the first reports, each document, event and role"),
    Index(None, "entity"),
    Index(None, "document"),
    Index(None, "type", "rank", "name", "entity", "document", "words"),
    comment="to whom something is reported to have happened, in numbers, derived",
    sqlite_with_rowid=False,
)

stale_documents = Table(
    "stale_documents",
    METADATA,
    Column("document", Integer, primary_key=True, autoincrement=False, comment="number of the document"),
    Column("copied", Boolean, nullable=False, comment="what it repeats, or what repeats it, may be another"),
    comment="documents whose statements are to be listed anew; filled by triggers",
)

stale_entities = Table(
    "stale_entities",
    METADATA,
    Column("canonical", Text, primary_key=True, comment="id of a linked entity"),
    comment="linked entities that are to be counted anew; filled by triggers",
    sqlite_with_rowid=False,
)

listed_dates = Table(
    "listed_dates",
    METADATA,
    Column("first", Text, primary_key=True, comment="first day, 0000-01-01 where open"),
    Column("last", Text, primary_key=True, comment="last day, 9999-12-31 where open"),
    Column("lane", Text, primary_key=True, comment="happened, said or published"),
    Column("document", Integer, primary_key=True, autoincrement=False, comment="number of the document"),
    Column("local", Text, primary_key=True, comment="the event or statement that is dated, empty for a publication"),
    Column("edtf", Text, primary_key=True, comment="the date"),
    Column("statement", Text, nullable=False, comment="the statement that reports it, empty for a publication"),
    Index(None, "document"),
    Index("ix_listed_dates_long", "last", sqlite_where=text("first <> last")),
    comment="what is dated, in order of time, derived",
    sqlite_with_rowid=False,
)

listed_events = Table(
    "listed_events",
    METADATA,
    Column("canonical", Text, primary_key=True, comment="id of the linked event"),
    Column("type", Text, primary_key=True, comment="one of its types; empty for the event itself"),
    Column("documents", Integer, nullable=False, comment="number of documents that report it"),
    Column("events", Integer, nullable=False, comment="number of statements that report it"),
    Index(None, "type", "documents", "events", "canonical"),
    comment="linked events in numbers, derived",
    sqlite_with_rowid=False,
)

listed_waiting = Table(
    "listed_waiting",
    METADATA,
    Column("kind", Text, primary_key=True, comment="statement in doubt, or the kind of link that is possible"),
    Column("a", Text, primary_key=True, comment="id of the statement, part, linked entity or linked event"),
    Column("b", Text, primary_key=True, comment="what it may be one with, empty for a statement"),
    Column("weight", Integer, nullable=False, comment="statements and documents that a judgement would touch"),
    Column("rank", Float, nullable=False, comment="score of the link; of a statement what it lacks to 1"),
    Column("link", Integer, comment="number of the best link of both, null for a statement"),
    Column("document", Integer, nullable=False, comment="number of the document of the one"),
    Column("other", Integer, comment="number of the document of the other"),
    Index(None, "kind", "b"),
    Index(None, "document"),
    Index(None, "other"),
    Index(None, "weight", "kind", "rank", "a", "b"),
    comment="what waits for a judgement, derived",
    sqlite_with_rowid=False,
)

stale_events = Table(
    "stale_events",
    METADATA,
    Column("canonical", Text, primary_key=True, comment="id of a linked event"),
    comment="linked events that are to be counted anew; filled by triggers",
    sqlite_with_rowid=False,
)
