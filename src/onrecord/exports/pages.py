"""What all pages share, those of the report and of the desk: templates that escape, and words for what rows hold."""

from typing import TYPE_CHECKING

from onrecord.exports.report_dossiers import dates_in_words, entry_chain, entry_value
from onrecord.exports.report_words import (
    MANNERS,
    date_words,
    hand_words,
    how_words,
    inferred_words,
    number_words,
    shown_hands,
    thousands,
)
from onrecord.views.wording import copy_words, standing_words

if TYPE_CHECKING:
    from jinja2 import Environment


def templates_of(package: str) -> "Environment":
    """Return the templates in the folder ``templates`` of a package: they escape, and know no undefined name."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        date_words=date_words,
        how_words=how_words,
        inferred_words=inferred_words,
        hand_words=hand_words,
        shown_hands=shown_hands,
        count=number_words,
        thousands=thousands,
        copy_words=copy_words,
        standing_words=standing_words,
        dates_in_words=dates_in_words,
        entry_chain=entry_chain,
        entry_value=entry_value,
    )
    environment.globals.update(manners=MANNERS)
    return environment
