"""The same event in several documents, or told by several voices in one: proposals, with what speaks for and against.

``slips`` says what linking needs to know of the events of one document; ``relink`` compares what a change touches.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.linking.happenings.join import relink
    from onrecord.linking.happenings.look import slips
else:
    from onrecord.late import late

    __getattr__ = late(
        __name__,
        {
            ".join": "relink",
            ".look": "slips",
        },
    )

__all__ = ["relink", "slips"]
