"""How pages are read: body text against furniture, and made pages of which everything is known."""

from evaluation.pages.passages import BODY, furniture, passages, read_back

__all__ = ["BODY", "furniture", "passages", "read_back"]
