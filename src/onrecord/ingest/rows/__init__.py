"""CSV and JSONL: each row is a document."""

from onrecord.ingest.rows.table import documents_of_rows

__all__ = ["documents_of_rows"]
