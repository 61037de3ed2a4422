"""Names: found by a tagger, repaired by patterns and tables, made consistent within a document."""
