"""What the questions answer with: frozen rows, ready to be printed, drawn or exported; all of them from one door.

``judged_by`` of a row are the people who accepted, changed or added the thing; empty where it is as it was read.

Every quoted word in a row is cut from the document's text at the span beside it. Ids are those of the record
(``model.item_id``); ``document`` is the document's id.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.views.values_accusations import AccusationRow, Accused, Answered
    from onrecord.views.values_events import (
        AccordRow,
        Column,
        CountRow,
        Dispute,
        Dossier,
        Entry,
        EventRow,
        Facet,
        FacetName,
        Neighbour,
        Occasion,
        Report,
        Taking,
        Telling,
        TimelineRow,
    )
    from onrecord.views.values_listed import FilterName, ListedRow, Stretch, Tallied, Tally
    from onrecord.views.values_origins import (
        Appearance,
        CopyRow,
        Dependence,
        Figure,
        First,
        OriginsRow,
        Repeat,
        RootRow,
        Wording,
    )
    from onrecord.views.values_people import HeardRow, KindVote, OfficeRow, Portrait, PossibleTie, Spelling, Tie, Voice
    from onrecord.views.values_pile import CustodyRow, MarkRow, Page, PassageRow, ProblemRow, Source, Summary
    from onrecord.views.values_said import Hand, Hit, Placed, Quote, StatementRow, Wanted
else:
    from onrecord.late import late

    __getattr__ = late(
        __name__,
        {
            "onrecord.views.values_accusations": "AccusationRow Accused Answered",
            "onrecord.views.values_events": (
                "AccordRow Column CountRow Dispute Dossier Entry EventRow Facet FacetName"
                " Neighbour Occasion Report Taking Telling TimelineRow"
            ),
            "onrecord.views.values_listed": "FilterName ListedRow Stretch Tallied Tally",
            "onrecord.views.values_origins": (
                "Appearance CopyRow Dependence Figure First OriginsRow Repeat RootRow Wording"
            ),
            "onrecord.views.values_people": "HeardRow KindVote OfficeRow Portrait PossibleTie Spelling Tie Voice",
            "onrecord.views.values_pile": "CustodyRow MarkRow Page PassageRow ProblemRow Source Summary",
            "onrecord.views.values_said": "Hand Hit Placed Quote StatementRow Wanted",
        },
    )

__all__ = [
    "AccordRow",
    "AccusationRow",
    "Accused",
    "Answered",
    "Appearance",
    "Column",
    "CopyRow",
    "CountRow",
    "CustodyRow",
    "Dependence",
    "Dispute",
    "Dossier",
    "Entry",
    "EventRow",
    "Facet",
    "FacetName",
    "Figure",
    "FilterName",
    "First",
    "Hand",
    "HeardRow",
    "Hit",
    "KindVote",
    "ListedRow",
    "MarkRow",
    "Neighbour",
    "Occasion",
    "OfficeRow",
    "OriginsRow",
    "Page",
    "PassageRow",
    "Placed",
    "Portrait",
    "PossibleTie",
    "ProblemRow",
    "Quote",
    "Repeat",
    "Report",
    "RootRow",
    "Source",
    "Spelling",
    "StatementRow",
    "Stretch",
    "Summary",
    "Taking",
    "Tallied",
    "Tally",
    "Telling",
    "Tie",
    "TimelineRow",
    "Voice",
    "Wanted",
    "Wording",
]
