"""Reading and statements to events and offices, by a codebook that users can extend."""

from onrecord.events.codebook import Codebook, CodebookError, EventType, Trigger, codebook_page, load_codebook
from onrecord.events.find import find_events
from onrecord.events.holders import with_holders
from onrecord.events.offices import find_offices
from onrecord.events.posts_told import with_posts

__all__ = [
    "Codebook",
    "CodebookError",
    "EventType",
    "Trigger",
    "codebook_page",
    "find_events",
    "find_offices",
    "load_codebook",
    "with_holders",
    "with_posts",
]
