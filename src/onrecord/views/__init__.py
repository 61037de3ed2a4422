"""Questions put to the record, read-only."""
