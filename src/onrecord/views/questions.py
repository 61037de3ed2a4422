"""All questions in one place, for whoever puts many; who puts one imports its module alone, which is quicker."""

from onrecord.views.accusations import accusations
from onrecord.views.cases import cases, event_types
from onrecord.views.claims import events
from onrecord.views.copies import copies
from onrecord.views.disputes import disputes
from onrecord.views.first import first
from onrecord.views.judgements import judged_in, judgements
from onrecord.views.listed import listed, tallied
from onrecord.views.marks import marks
from onrecord.views.occasions import dossier, dossiers, occasions, occasions_listed
from onrecord.views.origins import origins, origins_listed
from onrecord.views.paged import problem_kinds, problems_listed, sources_listed, voice_kinds, voices_listed
from onrecord.views.people import portrait, voices
from onrecord.views.pile import labelled, page, problems, sources, summary
from onrecord.views.queue import queue, turn_of
from onrecord.views.silence import silence
from onrecord.views.statements import said
from onrecord.views.texts import search
from onrecord.views.timeline import timeline, timeline_listed

__all__ = [
    "accusations",
    "cases",
    "copies",
    "disputes",
    "dossier",
    "dossiers",
    "event_types",
    "events",
    "first",
    "judged_in",
    "judgements",
    "labelled",
    "listed",
    "marks",
    "occasions",
    "occasions_listed",
    "origins",
    "origins_listed",
    "page",
    "portrait",
    "problem_kinds",
    "problems",
    "problems_listed",
    "queue",
    "said",
    "search",
    "silence",
    "sources",
    "sources_listed",
    "summary",
    "tallied",
    "timeline",
    "timeline_listed",
    "turn_of",
    "voice_kinds",
    "voices",
    "voices_listed",
]
