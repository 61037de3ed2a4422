"""Reading to statements: cue, source, content, chain, speaker, stance."""

from onrecord.statements.attribute import attribute

__all__ = ["attribute"]
