"""First schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, the full-text index and the triggers that keep the log append-only."""
    _tables()
    op.execute(
        "CREATE VIEW stretch_texts AS SELECT stretches.number AS number,"
        " substr(documents.text, stretches.start + 1, stretches.stop - stretches.start) AS words"
        " FROM stretches JOIN documents ON documents.number = stretches.document"
    )
    op.execute(
        "CREATE VIRTUAL TABLE stretch_words USING fts5(words, content='stretch_texts', content_rowid='number',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER custody_no_{change.lower()} BEFORE {change} ON custody"
            " BEGIN SELECT RAISE(ABORT, 'the custody log is only ever added to'); END"
        )


def _tables() -> None:
    op.create_table(
        "custody",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="1, 2, 3 ... without gaps"),
        sa.Column("previous", sa.Text(), nullable=False, comment="hash of the entry before, 64 zeros for the first"),
        sa.Column("commitment", sa.Text(), nullable=False, comment="SHA-256 of the salt and the details"),
        sa.Column("hash", sa.Text(), nullable=False, comment="SHA-256 of position, previous and commitment"),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_custody")),
        comment="append-only, hash-chained log of salted commitments; triggers refuse changes",
    )
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer(), nullable=False, comment="for joining"),
        sa.Column("id", sa.Text(), nullable=False, comment="SHA-256 of the bytes, or of the row as JSON"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="id given in a CSV or JSONL file, or the file name"),
        sa.Column("path", sa.Text(), nullable=False, comment="where it was first captured"),
        sa.Column("media_type", sa.Text(), nullable=False, comment="as in text/html"),
        sa.Column("language", sa.Text(), nullable=True, comment="ISO 639-1, null where it could not be told"),
        sa.Column("text_sha256", sa.Text(), nullable=False, comment="SHA-256 of the text in UTF-8"),
        sa.Column("length", sa.Integer(), nullable=False, comment="number of characters of the text"),
        sa.Column("words", sa.Integer(), nullable=False, comment="number of words between white space"),
        sa.Column(
            "container",
            sa.JSON(none_as_null=True),
            nullable=True,
            comment="where in a file it was found: id, path, row, member",
        ),
        sa.Column(
            "given", sa.JSON(none_as_null=True), nullable=False, comment="values that came with it: name, value, field"
        ),
        sa.Column(
            "text",
            sa.Text(),
            nullable=False,
            comment="the extracted text, never rewritten; offsets count its characters",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
        comment="captured files and articles with their text",
    )
    op.create_table(
        "labels",
        sa.Column("number", sa.Integer(), nullable=False, comment="the latest on a thing holds"),
        sa.Column("kind", sa.Text(), nullable=False, comment="document, or the kind of the entity"),
        sa.Column(
            "item", sa.Text(), nullable=False, comment="id of the document or of the linked entity when it was labelled"
        ),
        sa.Column(
            "names",
            sa.JSON(none_as_null=True),
            nullable=False,
            comment="keys of the full names of the entity, so that the label outlives a new reading",
        ),
        sa.Column("label", sa.Text(), nullable=False, comment="public, confidential or protected"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why"),
        sa.Column("purpose", sa.Text(), nullable=True, comment="what it may be used for"),
        sa.Column("who", sa.Text(), nullable=False, comment="by whom"),
        sa.Column("at", sa.Text(), nullable=False, comment="when, UTC"),
        sa.CheckConstraint("label IN ('public', 'confidential', 'protected')", name=op.f("ck_labels_label")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_labels")),
        comment="who may see what; only ever added to",
    )
    op.create_index(op.f("ix_labels_kind_item"), "labels", ["kind", "item"], unique=False)
    op.create_table(
        "links",
        sa.Column("number", sa.Integer(), nullable=False, comment="in order"),
        sa.Column("kind", sa.Text(), nullable=False, comment="same_entity, copy_of ..."),
        sa.Column("a_document", sa.Text(), nullable=False, comment="id of the document of the one"),
        sa.Column("a_item", sa.Text(), nullable=False, comment="the one, by its id within its document's reading"),
        sa.Column("b_document", sa.Text(), nullable=False, comment="id of the document of the other"),
        sa.Column("b_item", sa.Text(), nullable=False, comment="the other"),
        sa.Column("relation", sa.Text(), nullable=False, comment="how they stand, as in verbatim"),
        sa.Column("score", sa.Float(), nullable=False, comment="0-1 with three decimals"),
        sa.Column("rule", sa.Text(), nullable=False, comment="the rule that proposed it"),
        sa.Column(
            "evidence",
            sa.JSON(none_as_null=True),
            nullable=False,
            comment="spans that support it: document, start, end",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_links")),
        comment="proposals that join readings, replaced as a whole when documents are linked anew",
    )
    op.create_index(op.f("ix_links_kind"), "links", ["kind"], unique=False)
    op.create_table(
        "originals",
        sa.Column("number", sa.Integer(), nullable=False, comment="for joining"),
        sa.Column("id", sa.Text(), nullable=False, comment="SHA-256 of the bytes, hexadecimal"),
        sa.Column("path", sa.Text(), nullable=False, comment="where the bytes were first found"),
        sa.Column("size", sa.Integer(), nullable=False, comment="number of bytes"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_originals")),
        sa.UniqueConstraint("id", name=op.f("uq_originals_id")),
        comment="files as they were captured, byte for byte",
    )
    op.create_table(
        "settings",
        sa.Column(
            "name", sa.Text(), nullable=False, comment="custody_count, custody_head, links (outdated or current)"
        ),
        sa.Column("value", sa.Text(), nullable=False, comment="its value"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
        comment="what is known of the record itself",
    )
    op.create_table(
        "captures",
        sa.Column("number", sa.Integer(), nullable=False, comment="in order of capture"),
        sa.Column("document", sa.Integer(), nullable=False, comment="what was captured"),
        sa.Column("path", sa.Text(), nullable=False, comment="where it was found"),
        sa.Column("place", sa.Text(), nullable=False, comment="member and row inside the file, empty for a whole file"),
        sa.Column("at", sa.Text(), nullable=False, comment="when, UTC"),
        sa.Column("who", sa.Text(), nullable=False, comment="by whom"),
        sa.Column("purpose", sa.Text(), nullable=True, comment="what it may be used for, null where nothing was said"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_captures_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_captures")),
        sa.UniqueConstraint("document", "path", "place", name=op.f("uq_captures_document_path_place")),
        comment="each time the bytes of a document were met at another place",
    )
    op.create_table(
        "counts",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("start", sa.Integer(), nullable=False, comment="first character"),
        sa.Column("stop", sa.Integer(), nullable=False, comment="character after the last"),
        sa.Column("value", sa.Float(), nullable=True, comment="the number, null where only words are given"),
        sa.Column("low", sa.Float(), nullable=True, comment="lower bound, null where open"),
        sa.Column("high", sa.Float(), nullable=True, comment="upper bound, null where open"),
        sa.Column("hedge", sa.Text(), nullable=True, comment="hedge word as written"),
        sa.Column("unit", sa.Text(), nullable=True, comment="the noun that is counted"),
        sa.Column("scope", sa.Text(), nullable=True, comment="words that limit it"),
        sa.Column("as_of", sa.Text(), nullable=True, comment="EDTF date"),
        sa.Column("statement", sa.Text(), nullable=True, comment="the statement that claims it"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_counts_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_counts")),
        comment="claimed numbers",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_counts_id"), "counts", ["id"], unique=False)
    op.create_table(
        "custody_details",
        sa.Column("position", sa.Integer(), nullable=False, comment="of which entry"),
        sa.Column("salt", sa.LargeBinary(), nullable=False, comment="32 random bytes"),
        sa.Column(
            "details",
            sa.Text(),
            nullable=False,
            comment="what was done, when, by whom, to what, as JSON with sorted keys",
        ),
        sa.ForeignKeyConstraint(["position"], ["custody.position"], name=op.f("fk_custody_details_position")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_custody_details")),
        comment="what the log commits to; a row is erased on request and the chain still verifies",
    )
    op.create_table(
        "dates",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("start", sa.Integer(), nullable=False, comment="first character"),
        sa.Column("stop", sa.Integer(), nullable=False, comment="character after the last"),
        sa.Column("edtf", sa.Text(), nullable=True, comment="ISO 8601-2 value"),
        sa.Column("timex", sa.Text(), nullable=True, comment="TIMEX3 value"),
        sa.Column("anchor", sa.Text(), nullable=True, comment="the date it was resolved against"),
        sa.Column("rule", sa.Text(), nullable=False, comment="how it was resolved"),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name=op.f("fk_dates_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_dates")),
        comment="time expressions",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entities",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("kind", sa.Text(), nullable=False, comment="person, organisation, place ..."),
        sa.Column("named", sa.Boolean(), nullable=False, comment="false for unnamed sources, writers and outlets"),
        sa.Column("name", sa.Text(), nullable=True, comment="the fullest name, or the words that describe it"),
        sa.Column(
            "names", sa.JSON(none_as_null=True), nullable=False, comment="all names and nominals in this document"
        ),
        sa.Column("canonical", sa.Text(), nullable=False, comment="id of the linked entity it belongs to, derived"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_entities_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_entities")),
        comment="what mentions denote within one document",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_entities_canonical"), "entities", ["canonical"], unique=False)
    op.create_index(op.f("ix_entities_id"), "entities", ["id"], unique=False)
    op.create_table(
        "entity_names",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("entity", sa.Integer(), autoincrement=False, nullable=False, comment="position of the entity"),
        sa.Column("name", sa.Text(), nullable=False, comment="a name as written"),
        sa.Column("key", sa.Text(), nullable=False, comment="the name without case, diacritics and odd spaces"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_entity_names_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "entity", "name", name=op.f("pk_entity_names")),
        comment="spellings for looking entities up, derived",
    )
    op.create_index(op.f("ix_entity_names_key"), "entity_names", ["key"], unique=False)
    op.create_table(
        "events",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("type", sa.Text(), nullable=False, comment="search key of the codebook"),
        sa.Column("trigger", sa.JSON(none_as_null=True), nullable=False, comment="spans of the words that report it"),
        sa.Column("statement", sa.Text(), nullable=False, comment="the statement that reports it"),
        sa.Column("roles", sa.JSON(none_as_null=True), nullable=False, comment="participants: role, entity, span"),
        sa.Column("plover", sa.Text(), nullable=True, comment="type in the PLOVER ontology"),
        sa.Column("place", sa.Text(), nullable=True, comment="entity"),
        sa.Column("date", sa.JSON(none_as_null=True), nullable=True, comment="EDTF value and span"),
        sa.Column("polarity", sa.Text(), nullable=False, comment="affirmed or denied"),
        sa.Column("modality", sa.Text(), nullable=False, comment="actual, alleged, planned ..."),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_events_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_events")),
        comment="what is reported to have happened",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_events_id"), "events", ["id"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("start", sa.Integer(), nullable=False, comment="first character"),
        sa.Column("stop", sa.Integer(), nullable=False, comment="character after the last"),
        sa.Column("kind", sa.Text(), nullable=False, comment="person, organisation, place ..."),
        sa.Column("form", sa.Text(), nullable=False, comment="name, nominal or pronoun"),
        sa.Column("entity", sa.Text(), nullable=False, comment="what it denotes"),
        sa.Column("score", sa.Float(), nullable=False, comment="0-1 with three decimals"),
        sa.Column("rule", sa.Text(), nullable=False, comment="why it belongs to the entity"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_mentions_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_mentions")),
        comment="names, nominals and pronouns",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "offices",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("holder", sa.Text(), nullable=False, comment="entity"),
        sa.Column("start", sa.Integer(), nullable=False, comment="first character"),
        sa.Column("stop", sa.Integer(), nullable=False, comment="character after the last"),
        sa.Column("statement", sa.Text(), nullable=False, comment="the statement that claims it"),
        sa.Column("organisation", sa.Text(), nullable=True, comment="entity"),
        sa.Column("place", sa.Text(), nullable=True, comment="entity"),
        sa.Column("status", sa.Text(), nullable=False, comment="former, current, acting or unstated"),
        sa.Column("first", sa.Text(), nullable=True, comment="EDTF date from which it was held"),
        sa.Column("last", sa.Text(), nullable=True, comment="EDTF date until which it was held"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_offices_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_offices")),
        comment="claims that a person holds a post",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_offices_id"), "offices", ["id"], unique=False)
    op.create_table(
        "parts",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("start", sa.Integer(), nullable=False, comment="first character"),
        sa.Column("stop", sa.Integer(), nullable=False, comment="character after the last"),
        sa.Column(
            "masthead",
            sa.JSON(none_as_null=True),
            nullable=False,
            comment="title, outlet, authors, published, updated of this part",
        ),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name=op.f("fk_parts_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_parts")),
        comment="articles on a page",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "passages",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("start", sa.Integer(), nullable=False, comment="first character"),
        sa.Column("stop", sa.Integer(), nullable=False, comment="character after the last"),
        sa.Column("kind", sa.Text(), nullable=False, comment="headline, body, question ..."),
        sa.Column("part", sa.Text(), nullable=False, comment="the part it belongs to"),
        sa.Column("turn", sa.Text(), nullable=True, comment="the turn it belongs to"),
        sa.Column("repeats", sa.Text(), nullable=True, comment="the passage whose words it repeats"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_passages_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_passages")),
        comment="stretches of the text with a kind",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pieces",
        sa.Column("original", sa.Integer(), nullable=False, comment="of which file"),
        sa.Column("position", sa.Integer(), nullable=False, comment="0, 1, 2 ... in order"),
        sa.Column(
            "content", sa.LargeBinary(), nullable=False, comment="up to 4 MiB of the bytes, as they were captured"
        ),
        sa.ForeignKeyConstraint(
            ["original"], ["originals.number"], name=op.f("fk_pieces_original"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("original", "position", name=op.f("pk_pieces")),
        comment="the bytes of originals",
    )
    op.create_table(
        "problems",
        sa.Column("number", sa.Integer(), nullable=False, comment="in order"),
        sa.Column("document", sa.Integer(), nullable=True, comment="null for one of the pile"),
        sa.Column("stage", sa.Text(), nullable=False, comment="pile, document or reading: who raised it"),
        sa.Column("kind", sa.Text(), nullable=False, comment="short hyphenated name"),
        sa.Column("message", sa.Text(), nullable=False, comment="what happened and what to do"),
        sa.Column("start", sa.Integer(), nullable=True, comment="first character"),
        sa.Column("stop", sa.Integer(), nullable=True, comment="character after the last"),
        sa.Column("path", sa.Text(), nullable=True, comment="file"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_problems_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_problems")),
        comment="what went wrong or stayed open",
    )
    op.create_index(op.f("ix_problems_document"), "problems", ["document"], unique=False)
    op.create_table(
        "readings",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("reader", sa.Text(), nullable=False, comment="version of the reader"),
        sa.Column(
            "analysed", sa.Boolean(), nullable=False, comment="false where the document is searchable only"
        ),
        sa.Column(
            "masthead",
            sa.JSON(none_as_null=True),
            nullable=False,
            comment="title, outlet, authors, published, updated with their evidence",
        ),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_readings_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_readings")),
        comment="one reading for each document",
    )
    op.create_table(
        "statement_entities",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("statement", sa.Integer(), autoincrement=False, nullable=False, comment="position of the statement"),
        sa.Column("entity", sa.Integer(), autoincrement=False, nullable=False, comment="position of the entity"),
        sa.Column(
            "role", sa.Text(), nullable=False, comment="speaker, or about (declared, or mentioned in the content)"
        ),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_statement_entities_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "statement", "entity", "role", name=op.f("pk_statement_entities")),
        comment="who speaks in a statement and who is spoken of, derived",
    )
    op.create_index(
        op.f("ix_statement_entities_document_entity_role"),
        "statement_entities",
        ["document", "entity", "role"],
        unique=False,
    )
    op.create_table(
        "statements",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False, comment="spans of what is said"),
        sa.Column("cue", sa.JSON(none_as_null=True), nullable=False, comment="spans of the words that attribute it"),
        sa.Column("source", sa.JSON(none_as_null=True), nullable=False, comment="spans of the words for who says it"),
        sa.Column("speakers", sa.JSON(none_as_null=True), nullable=False, comment="entities"),
        sa.Column("parent", sa.Text(), nullable=True, comment="the statement that encloses it"),
        sa.Column("manner", sa.Text(), nullable=False, comment="direct, indirect, mixed, turn or author"),
        sa.Column("stance", sa.Text(), nullable=False, comment="read off the cue"),
        sa.Column("tier", sa.Text(), nullable=False, comment="speech, attitude, impersonal or imputed"),
        sa.Column("said", sa.JSON(none_as_null=True), nullable=True, comment="when it was said: EDTF value and span"),
        sa.Column("addressee", sa.JSON(none_as_null=True), nullable=False, comment="spans of whom it is said to"),
        sa.Column("venue", sa.JSON(none_as_null=True), nullable=False, comment="spans of where it is said"),
        sa.Column("about", sa.JSON(none_as_null=True), nullable=False, comment="entities"),
        sa.Column(
            "answers", sa.JSON(none_as_null=True), nullable=False, comment="statements it answers, with the relation"
        ),
        sa.Column("part", sa.Text(), nullable=False, comment="the part it stands in"),
        sa.Column("turn", sa.Text(), nullable=True, comment="the turn it stands in"),
        sa.Column("score", sa.Float(), nullable=False, comment="0-1 with three decimals"),
        sa.Column("rule", sa.Text(), nullable=False, comment="the rule that found it"),
        sa.Column(
            "earliest", sa.Text(), nullable=True, comment="first day of the saying, else of publication, derived"
        ),
        sa.Column("latest", sa.Text(), nullable=True, comment="last day of the saying, else of publication, derived"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_statements_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_statements")),
        comment="who said what",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_statements_id"), "statements", ["id"], unique=False)
    op.create_table(
        "stretches",
        sa.Column("number", sa.Integer(), nullable=False, comment="row of the full-text index stretch_words"),
        sa.Column("document", sa.Integer(), nullable=False, comment="of which document"),
        sa.Column("start", sa.Integer(), nullable=False, comment="first character"),
        sa.Column("stop", sa.Integer(), nullable=False, comment="character after the last"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_stretches_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_stretches")),
        comment="what full text finds: a passage, or a piece of a long one",
    )
    op.create_index(op.f("ix_stretches_document"), "stretches", ["document"], unique=False)
    op.create_table(
        "turns",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("part", sa.Text(), nullable=False, comment="the part it belongs to"),
        sa.Column("role", sa.Text(), nullable=False, comment="question or answer"),
        sa.Column("label", sa.JSON(none_as_null=True), nullable=True, comment="where the page marks it"),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=True, comment="where its speaker is named"),
        sa.Column("speaker", sa.Text(), nullable=True, comment="the entity that speaks"),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name=op.f("fk_turns_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_turns")),
        comment="interview questions and answers",
        sqlite_with_rowid=False,
    )
