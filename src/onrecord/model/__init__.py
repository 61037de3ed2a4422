"""Frozen values of the words that the whole house speaks; see ``docs/words.md``."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model.accord import CellKind, Stand, Token
    from onrecord.model.alias import ALIAS_KINDS, Alias, AliasKind, NamedAlike
    from onrecord.model.claim import Count, Date, Event, Modality, Office, OfficeStatus, Polarity, Role, When, told_as
    from onrecord.model.document import Block, Container, Document, Given, GivenName, Handed, Original
    from onrecord.model.edtf import edtf_bounds
    from onrecord.model.errors import OnrecordError
    from onrecord.model.ids import content_id, item_id
    from onrecord.model.judgement import Action, Anchor, Decision, ItemKind, Judgement, Place, Setting
    from onrecord.model.link import Evidence, Link, LinkKind, Occurrence
    from onrecord.model.mention import WITHIN_NAME, Entity, EntityKind, Mention, MentionForm
    from onrecord.model.options import MAX_CHARS, MAX_MEMORY, MAX_SECONDS, OCR, Bounds, Label, Options
    from onrecord.model.page import Dated, How, Masthead, Part, Passage, PassageKind, Stated, Turn, TurnRole
    from onrecord.model.problem import Problem
    from onrecord.model.reading import Reading, free_ids, with_mentions
    from onrecord.model.slip import Layer, Relinked, Slip
    from onrecord.model.source import Registered
    from onrecord.model.span import Span, hull, trim
    from onrecord.model.spot import (
        Box,
        Captured,
        PageImage,
        PrintedLine,
        Spot,
        Whereabouts,
        printed_lines,
        printed_path,
    )
    from onrecord.model.statement import Answer, AnswerRelation, Manner, Said, Stance, Statement, Tier
    from onrecord.model.syntax import Sentence, Syntax, no_syntax
    from onrecord.model.words import flat
else:
    from onrecord.late import late

    __getattr__ = late(
        __name__,
        {
            ".accord": "CellKind Stand Token",
            ".alias": "ALIAS_KINDS Alias AliasKind NamedAlike",
            ".claim": "Count Date Event Modality Office OfficeStatus Polarity Role When told_as",
            ".document": "Block Container Document Given GivenName Handed Original",
            ".edtf": "edtf_bounds",
            ".errors": "OnrecordError",
            ".ids": "content_id item_id",
            ".judgement": "Action Anchor Decision ItemKind Judgement Place Setting",
            ".link": "Evidence Link LinkKind Occurrence",
            ".mention": "WITHIN_NAME Entity EntityKind Mention MentionForm",
            ".options": "MAX_CHARS MAX_MEMORY MAX_SECONDS OCR Bounds Label Options",
            ".page": "Dated How Masthead Part Passage PassageKind Stated Turn TurnRole",
            ".problem": "Problem",
            ".reading": "Reading free_ids with_mentions",
            ".slip": "Layer Relinked Slip",
            ".source": "Registered",
            ".span": "Span hull trim",
            ".spot": "Box Captured PageImage PrintedLine Spot Whereabouts printed_lines printed_path",
            ".statement": "Answer AnswerRelation Manner Said Stance Statement Tier",
            ".syntax": "Sentence Syntax no_syntax",
            ".words": "flat",
        },
    )

__all__ = [
    "ALIAS_KINDS",
    "MAX_CHARS",
    "MAX_MEMORY",
    "MAX_SECONDS",
    "OCR",
    "WITHIN_NAME",
    "Action",
    "Alias",
    "AliasKind",
    "Anchor",
    "Answer",
    "AnswerRelation",
    "Block",
    "Bounds",
    "Box",
    "Captured",
    "CellKind",
    "Container",
    "Count",
    "Date",
    "Dated",
    "Decision",
    "Document",
    "Entity",
    "EntityKind",
    "Event",
    "Evidence",
    "Given",
    "GivenName",
    "Handed",
    "How",
    "ItemKind",
    "Judgement",
    "Label",
    "Layer",
    "Link",
    "LinkKind",
    "Manner",
    "Masthead",
    "Mention",
    "MentionForm",
    "Modality",
    "NamedAlike",
    "Occurrence",
    "Office",
    "OfficeStatus",
    "OnrecordError",
    "Options",
    "Original",
    "PageImage",
    "Part",
    "Passage",
    "PassageKind",
    "Place",
    "Polarity",
    "PrintedLine",
    "Problem",
    "Reading",
    "Registered",
    "Relinked",
    "Role",
    "Said",
    "Sentence",
    "Setting",
    "Slip",
    "Span",
    "Spot",
    "Stance",
    "Stand",
    "Stated",
    "Statement",
    "Syntax",
    "Tier",
    "Token",
    "Turn",
    "TurnRole",
    "When",
    "Whereabouts",
    "content_id",
    "edtf_bounds",
    "flat",
    "free_ids",
    "hull",
    "item_id",
    "no_syntax",
    "printed_lines",
    "printed_path",
    "told_as",
    "trim",
    "with_mentions",
]
