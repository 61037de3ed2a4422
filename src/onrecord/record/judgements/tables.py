"""The tables of what people judged. The log of judgements is only ever added to; what follows from it is derived."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from onrecord.record.tables import METADATA, json_column

judgements = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True, comment="in order of entry; they hold in order of time"),
    Column("id", Text, nullable=False, unique=True, comment="hash of everything else: the same in every record"),
    Column("at", Text, nullable=False, comment="when, UTC, with microseconds"),
    Column("who", Text, nullable=False, comment="by whom"),
    Column("why", Text, nullable=False, comment="the reason"),
    Column("action", Text, nullable=False, comment="same, reject, set, note, undo ..."),
    json_column("targets", "what is judged: documents, places, words, what tells things of one place apart"),
    json_column("settings", "what is set: fields with their words or things"),
    Column("undoes", Text, comment="id of the judgement that is taken back"),
    comment="what people decided or added; triggers refuse changes",
)

judgement_documents = Table(
    "judgement_documents",
    METADATA,
    Column("judgement", ForeignKey("judgements.number"), primary_key=True, comment="which judgement"),
    Column("document", Text, primary_key=True, comment="id of a document that it is on, whether or not it is held"),
    Index(None, "document"),
    comment="which documents are judged",
)

judged_documents = Table(
    "judged_documents",
    METADATA,
    Column("document", ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True, comment="which document"),
    Column("machine", LargeBinary, comment="the reading as the machine made it, null where nobody changed it"),
    json_column("given", "fields of the document that people said: name, value, by whom"),
    comment="documents on which judgements are in force, derived except for the machine's reading",
)

judged = Table(
    "judged",
    METADATA,
    Column("document", ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True, comment="found where"),
    Column("judgement", ForeignKey("judgements.number"), primary_key=True, comment="a judgement in force"),
    Column("target", Integer, primary_key=True, autoincrement=False, comment="0, 1 ... of what is judged"),
    Column("kind", Text, nullable=False, comment="document, statement, event ..."),
    Column("local", Text, nullable=False, comment="id within the reading, empty for a document and for words"),
    Column(
        "item",
        Text,
        nullable=False,
        index=True,
        comment="id that it has in the record as the machine read it, empty for mere words",
    ),
    Column("held", Boolean, nullable=False, comment="false where it was rejected, or is not found"),
    Column("lost", Text, comment="why it is not found, null where it is"),
    comment="where judgements in force find what they are on, derived",
)
