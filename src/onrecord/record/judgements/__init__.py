"""Judgements as the record keeps them: made, written, laid over the reading, found again after a new one."""
