"""Document to reading: parts, passages, sentences, syntax, mentions, dates, counts."""
