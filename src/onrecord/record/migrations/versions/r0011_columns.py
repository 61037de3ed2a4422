"""Which values statements bear, by facet in columns: what the bitmaps tell, so that all values are counted at once."""

import zlib
from array import array
from sys import byteorder

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_FACETS = ("speaker", "about", "origin", "outlet", "event", "office", "counted", "said", "happened", "tag")
_BYTES = 8192


def upgrade() -> None:
    """Make the table, and fill it from the bitmaps."""
    op.create_table(
        "listed_columns",
        sa.Column("facet", sa.Text(), nullable=False, comment="of those that have many values"),
        sa.Column("chunk", sa.Integer(), autoincrement=False, nullable=False, comment="for 65,536 statements: 0, 1, 2 ..."),
        sa.Column("held", sa.LargeBinary(), nullable=False, comment="numbers of values, 4 bytes each, then of statements, 2 each"),
        sa.PrimaryKeyConstraint("facet", "chunk", name=op.f("pk_listed_columns")),
        comment="which values statements bear, by facet, derived",
    )
    for facet in _FACETS:
        chunks: dict[int, tuple[array[int], array[int]]] = {}
        rows = op.get_bind().exec_driver_sql(
            "SELECT b.value, b.chunk, b.bits FROM listed_values AS v JOIN listed_bits AS b ON b.value = v.number"
            " WHERE v.facet = ? ORDER BY v.number",
            (facet,),
        )
        for value, chunk, bits in rows:
            values, places = chunks.setdefault(chunk, (array("I"), array("H")))
            held = _places(bits)
            values.extend([value] * len(held))
            places.extend(held)
        for chunk, columns in sorted(chunks.items()):
            if byteorder == "big":
                for column in columns:
                    column.byteswap()
            op.get_bind().exec_driver_sql(
                "INSERT INTO listed_columns (facet, chunk, held) VALUES (?, ?, ?)",
                (facet, chunk, b"".join(column.tobytes() for column in columns)),
            )


def _places(kept: bytes) -> list[int]:
    plain = kept if len(kept) == _BYTES else zlib.decompress(kept)
    return [at << 3 | bit for at, byte in enumerate(plain) if byte for bit in range(8) if byte >> bit & 1]
