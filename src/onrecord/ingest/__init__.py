"""File to document: bytes, text, metadata, the map back to the original."""
