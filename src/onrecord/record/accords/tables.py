"""The tables of claims and of how they stand to each other; all of it is derived."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from onrecord.record.tables import METADATA

claims = Table(
    "claims",
    METADATA,
    Column("document", Integer, primary_key=True, autoincrement=False, comment="number of the document"),
    Column("body", LargeBinary, nullable=False, comment="what it claims, packed JSON that linking reads"),
    comment="what documents claim, as it is compared, derived",
)

claim_tokens = Table(
    "claim_tokens",
    METADATA,
    Column("kind", Text, primary_key=True, comment="counted or deeds"),
    Column("home", Text, primary_key=True, comment="country that the document names most"),
    Column("topic", Text, primary_key=True, comment="unit that is counted, or family of deeds"),
    Column("what", Text, primary_key=True, comment="family of deeds that is counted, or what is claimed of deeds"),
    Column("document", Integer, primary_key=True, autoincrement=False, comment="number of the document"),
    Index(None, "document"),
    comment="under what claims of different documents meet, derived",
    sqlite_with_rowid=False,
)

accords = Table(
    "accords",
    METADATA,
    Column("number", Integer, primary_key=True, comment="for joining"),
    Column("kind", Text, nullable=False, comment="what both claims have in common: event, document, counted, deeds"),
    Column("name", Text, nullable=False, comment="which event, document, unit or deeds"),
    Column("key", Text, nullable=False, comment="the facet and the words compared; of one key the least order counts"),
    Column("order", Text, nullable=False, comment="JSON list"),
    Column("relation", Text, nullable=False, comment="agree, refine, update, differ or not-comparable"),
    Column("a_document", Integer, nullable=False, comment="number of the document of the one"),
    Column("a_item", Text, nullable=False, comment="the event, count, office or statement that claims"),
    Column("a_statement", Text, comment="the statement it stands in"),
    Column("b_document", Integer, nullable=False, comment="number of the document of the other"),
    Column("b_item", Text, nullable=False, comment="what claims there"),
    Column("b_statement", Text, comment="the statement it stands in"),
    Column("body", Text, nullable=False, comment="both claims with the reason, JSON that linking reads"),
    Index(None, "kind", "name"),
    Index(None, "a_document"),
    Index(None, "b_document"),
    comment="how two claims stand to each other, derived",
)

stale_claims = Table(
    "stale_claims",
    METADATA,
    Column("document", Integer, primary_key=True, autoincrement=False, comment="number of the document"),
    comment="documents whose claims are to be gathered anew; filled by triggers",
)

stale_cells = Table(
    "stale_cells",
    METADATA,
    Column("kind", Text, primary_key=True, comment="event, document, counted or deeds"),
    Column("name", Text, primary_key=True, comment="which one"),
    comment="what is to be compared anew; filled by triggers",
    sqlite_with_rowid=False,
)
