"""The tables of what is kept: originals, documents, labels, custody. Types are those that PostgreSQL has too.

The comment of each column is the one source of the schema page in the docs.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def json_column(name: str, comment: str, *, nullable: bool = False) -> Column[object]:
    """Return a column of JSON; what is not known is SQL NULL."""
    return Column(name, JSON(none_as_null=True), nullable=nullable, comment=comment)


settings = Table(
    "settings",
    METADATA,
    Column(
        "name", Text, primary_key=True, comment="custody_count, custody_head, guard_key, linking, report, sweep, ways"
    ),
    Column(
        "value", Text, nullable=False, comment="a number, a hash, a secret, a version; due; JSON of ways and report"
    ),
    comment="what is known of the record itself",
)

originals = Table(
    "originals",
    METADATA,
    Column("number", Integer, primary_key=True, comment="for joining"),
    Column("id", Text, nullable=False, unique=True, comment="SHA-256 of the bytes, hexadecimal"),
    Column("path", Text, nullable=False, comment="where the bytes were first found"),
    Column("size", Integer, nullable=False, comment="number of bytes"),
    comment="files as they were captured, byte for byte",
)

pieces = Table(
    "pieces",
    METADATA,
    Column("original", ForeignKey("originals.number", ondelete="CASCADE"), primary_key=True, comment="of which file"),
    Column("position", Integer, primary_key=True, comment="0, 1, 2 ... in order"),
    Column("content", LargeBinary, nullable=False, comment="up to 4 MiB of the bytes, as they were captured"),
    comment="the bytes of originals",
)

documents = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True, comment="for joining"),
    Column("id", Text, nullable=False, unique=True, comment="SHA-256 of the bytes, or of the row as JSON"),
    Column("source_id", Text, nullable=False, comment="id given in a CSV or JSONL file, or the file name"),
    Column("path", Text, nullable=False, comment="where it was first captured"),
    Column("media_type", Text, nullable=False, comment="as in text/html"),
    Column("language", Text, comment="ISO 639-1, null where it could not be told"),
    Column("text_sha256", Text, nullable=False, comment="SHA-256 of the text in UTF-8"),
    Column("length", Integer, nullable=False, comment="number of characters of the text"),
    Column("words", Integer, nullable=False, comment="number of words between white space"),
    json_column("container", "where in a file it was found: id, path, row, member", nullable=True),
    json_column("given", "values that came with it: name, value, field"),
    # last, because the database reads past a long value to reach what stands behind it
    Column("text", Text, nullable=False, comment="the extracted text, never rewritten; offsets count its characters"),
    comment="captured files and articles with their text",
)

maps = Table(
    "maps",
    METADATA,
    Column("document", ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True, comment="of which text"),
    Column("blocks", LargeBinary, nullable=False, comment="gap, length and path of each block in order, zlib of JSON"),
    comment="where the blocks of a text stand in its original",
)

captures = Table(
    "captures",
    METADATA,
    Column("number", Integer, primary_key=True, comment="in order of capture"),
    Column("document", ForeignKey("documents.number", ondelete="CASCADE"), nullable=False, comment="what was captured"),
    Column("path", Text, nullable=False, comment="where it was found"),
    Column("place", Text, nullable=False, comment="member and row inside the file, empty for a whole file"),
    Column("at", Text, nullable=False, comment="when, UTC"),
    Column("who", Text, nullable=False, comment="by whom"),
    Column("purpose", Text, comment="what it may be used for, null where nothing was said"),
    UniqueConstraint("document", "path", "place"),
    comment="each time the bytes of a document were met at another place",
)

labels = Table(
    "labels",
    METADATA,
    Column("number", Integer, primary_key=True, comment="the latest on a thing holds"),
    Column("kind", Text, nullable=False, comment="document, or the kind of the entity"),
    Column("item", Text, nullable=False, comment="id of the document or of the linked entity when it was labelled"),
    json_column("names", "keys of the full names of the entity, so that the label outlives a new reading"),
    Column("label", Text, nullable=False, comment="public, confidential or protected"),
    Column("reason", Text, nullable=False, comment="why"),
    Column("purpose", Text, comment="what it may be used for"),
    Column("who", Text, nullable=False, comment="by whom"),
    Column("at", Text, nullable=False, comment="when, UTC"),
    CheckConstraint("label IN ('public', 'confidential', 'protected')", name="label"),
    Index(None, "kind", "item"),
    comment="who may see what; only ever added to",
)

custody = Table(
    "custody",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=False, comment="1, 2, 3 ... without gaps"),
    Column("previous", Text, nullable=False, comment="hash of the entry before, 64 zeros for the first"),
    Column("commitment", Text, nullable=False, comment="SHA-256 of the salt and the details"),
    Column("hash", Text, nullable=False, comment="SHA-256 of position, previous and commitment"),
    comment="append-only, hash-chained log of salted commitments; triggers refuse changes",
)

custody_details = Table(
    "custody_details",
    METADATA,
    Column("position", ForeignKey("custody.position"), primary_key=True, comment="of which entry"),
    Column("salt", LargeBinary, nullable=False, comment="32 random bytes"),
    Column("details", Text, nullable=False, comment="what was done, when, by whom, to what, as JSON with sorted keys"),
    comment="what the log commits to; a row is erased on request and the chain still verifies",
)

slips_waiting = Table(
    "slips_waiting",
    METADATA,
    Column("number", Integer, primary_key=True, comment="in order"),
    Column(
        "document",
        ForeignKey("documents.number", ondelete="CASCADE"),
        nullable=False,
        index=True,
        comment="of which document",
    ),
    Column("layer", Text, nullable=False, comment="entity, part or event: what is linked"),
    Column("item", Text, nullable=False, comment="id of the item within the reading"),
    Column("node", Text, nullable=False, comment="name of what it is linked by"),
    Column("keys", LargeBinary, nullable=False, comment="numbers it is found under: 8 bytes each, little end first"),
    Column("body", Text, nullable=False, comment="what linking needs of the item, as JSON of its layer"),
    Index(None, "layer", "document"),
    comment="what linking keeps of items that it has not looked at yet",
)

slip_nodes = Table(
    "slip_nodes",
    METADATA,
    Column("number", Integer, primary_key=True, comment="for joining"),
    Column("layer", Text, nullable=False, comment="entity, part or event"),
    Column("name", Text, nullable=False, comment="as in person ada moran"),
    UniqueConstraint("layer", "name"),
    comment="what slips are linked by: those of one node as one",
)

slips = Table(
    "slips",
    METADATA,
    Column("number", Integer, primary_key=True, comment="for joining"),
    Column("document", ForeignKey("documents.number"), nullable=False, index=True, comment="of which document"),
    Column("node", ForeignKey("slip_nodes.number"), nullable=False, comment="what it is linked by"),
    Column("rank", Integer, nullable=False, comment="first 15 digits of the document's id: slips are in that order"),
    Column("item", Text, nullable=False, comment="id of the item within the reading"),
    Column("gone", Boolean, nullable=False, comment="its reading is gone, and linking has not noticed yet"),
    Column("keys", LargeBinary, nullable=False, comment="numbers it is found under: 8 bytes each, little end first"),
    Column("body", Text, nullable=False, comment="what linking needs of the item, as JSON of its layer"),
    Index(None, "node", "rank", "document", "item"),
    Index("ix_slips_gone", "document", sqlite_where=text("gone")),
    comment="what linking keeps of items, so that a document more need not be compared with the texts of all",
)

slip_keys = Table(
    "slip_keys",
    METADATA,
    Column("layer", Integer, primary_key=True, autoincrement=False, comment="0 entity, 1 part, 2 event"),
    Column("key", Integer, primary_key=True, autoincrement=False, comment="a number under which slips meet"),
    Column("node", Integer, primary_key=True, autoincrement=False, comment="node of the slip"),
    Column("rank", Integer, primary_key=True, autoincrement=False, comment="rank of the slip"),
    Column("slip", Integer, primary_key=True, autoincrement=False, comment="number of the slip"),
    comment="where linking looks slips up",
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    METADATA,
    Column("number", Integer, primary_key=True, comment="in order"),
    Column("kind", Text, nullable=False, comment="same_entity, copy_of ..."),
    Column(
        "a_document", ForeignKey("documents.number", ondelete="CASCADE"), nullable=False, comment="document of the one"
    ),
    Column("a_item", Text, nullable=False, comment="the one, by its id within its document's reading"),
    Column(
        "b_document",
        ForeignKey("documents.number", ondelete="CASCADE"),
        nullable=False,
        comment="document of the other",
    ),
    Column("b_item", Text, nullable=False, comment="the other"),
    Column("relation", Text, nullable=False, comment="how they stand, as in verbatim"),
    Column("score", Float, nullable=False, comment="0-1 with three decimals"),
    Column("rule", Text, nullable=False, comment="the rule that proposed it"),
    json_column("evidence", "spans that support it: 0 for the one, 1 for the other or a document's id, start, end"),
    Column("hangs_a", Integer, index=True, comment="number of what of linking it depends on, null for nothing"),
    Column("hangs_b", Integer, index=True, comment="number of the second thing it depends on, null for nothing"),
    Index(None, "kind"),
    Index(None, "a_document", "a_item"),
    Index(None, "b_document", "b_item"),
    *(
        Index(
            f"ix_links_copies_{end}",
            f"{end}_document",
            sqlite_where=text("kind IN ('copy_of', 'version_of', 'translation_of')"),
        )
        for end in ("a", "b")
    ),
    comment="proposals that join readings; made anew when what they depend on changes",
)

unsettled = Table(
    "unsettled",
    METADATA,
    Column("kind", Text, primary_key=True, comment="same_entity or same_event"),
    Column("canonical", Text, primary_key=True, comment="id of a linked entity or event"),
    comment="what lost members since it was linked, and is formed anew at the next linking",
    sqlite_with_rowid=False,
)

aliases = Table(
    "aliases",
    METADATA,
    Column("number", Integer, primary_key=True, comment="the latest of a key holds"),
    Column("key", Text, nullable=False, comment="kind, and key of the first name"),
    json_column("names", "names of one, the first one it goes by"),
    Column("kind", Text, nullable=False, comment="person, organisation or place"),
    Column("note", Text, nullable=False, comment="anything else"),
    Column("by", Text, nullable=False, comment="who says so"),
    Column("date", Text, nullable=False, comment="as of when, ISO 8601"),
    Index(None, "key"),
    comment="names that people gave as those of one; only ever added to",
)

source_register = Table(
    "source_register",
    METADATA,
    Column("number", Integer, primary_key=True, comment="the latest of a name holds"),
    Column("key", Text, nullable=False, comment="key of the name"),
    Column("name", Text, nullable=False, comment="what the outlet or organisation is called"),
    json_column("aliases", "other names of it"),
    json_column("domains", "hosts of its pages, without www."),
    Column("owner", Text, nullable=False, comment="to whom it belongs, empty where not known"),
    Column("affiliation", Text, nullable=False, comment="with whom it stands, empty where not known"),
    Column("described", Text, nullable=False, comment="how it describes itself, empty where not known"),
    Column("note", Text, nullable=False, comment="anything else"),
    Column("by", Text, nullable=False, comment="who says so"),
    Column("date", Text, nullable=False, comment="as of when, ISO 8601"),
    Index(None, "key"),
    comment="what people know of outlets and organisations; only ever added to",
)
