"""Twelve documents written and annotated before anything was built; nobody tunes on them."""
