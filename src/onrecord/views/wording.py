"""Rules of reading and linking in plain English, for people who want to know why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.views.values import AccordRow, Answered, Hand, KindVote

_MENTIONS: Final[Mapping[str, str]] = {
    "same-name": "written so",
    "surname": "the last name alone, in a document that gives the full name",
    "head-word": "a short form, in a document that gives the full name",
    "called": "a form that the document introduces",
    "acronym": "a short form that the document introduces",
    "apposition": "words beside the name",
    "apposition-before": "words before the name",
    "role-before-name": "a title before the name",
    "taken-up": "words that take up the name",
    "same-role": "the role that the document gives them",
    "post": "the post that the document gives them",
}

_LINKS: Final[Mapping[str, str]] = {
    "exact-name": "both documents write the same name",
    "spelling": "two spellings of one name, judged by sound and structure",
    "declared-short-form": "a document introduces the short form",
    "declared-alias": "a document says that both names mean one",
    "surname-and-post": "the last name alone, and both documents tell of one post in one country",
    "possible-name": "the names could be one; nothing else supports it",
    "possible-name-and-post": "the names could be one, and both documents tell of one post",
    "alias-file": "somebody gave both names as those of one",
    "source-register": "the source register says so",
    "judged": "a person decided so",
}

_COPIES: Final[Mapping[str, str]] = {
    "verbatim": "repeats it word for word",
    "abridged": "repeats it, shortened",
    "quoted": "carries the same quotation",
    "credited": "names it as its source",
    "possible": "may repeat it",
    "version": "is another version of it",
    "translation": "is a translation of it",
}


_COPY_RULES: Final[Mapping[str, str]] = {
    "shared-5-grams": "most of its runs of five words stand there too",
    "shared-passage": "a whole passage stands in both",
    "shared-words": "some words in a row stand in both; they may come from one text or be a set phrase",
    "same-words": "the same from the first word to the last",
    "same-quotation": "the same words of the same speaker",
    "same-quotation-by-unknown-speaker": "the same quoted words; who speaks is not told in both",
    "same-url": "another state of the page at the same address",
    "same-title-and-outlet": "the same title at the same outlet",
    "declared-translation": "it is said to be a translation",
    "shared-names-and-numbers": "the same names and numbers in the same order, in another language",
    "judged": "a person decided so",
}


def copy_rule(rule: str) -> str:
    """Return why an article is taken for a copy, a version or a translation; after a colon stand words of the texts."""
    name, _, words = rule.partition(": ")
    return {"shared-credit": f"both name “{words}” as their source"}.get(name) or _COPY_RULES.get(name, _plain(rule))


def mention_rule(rule: str) -> str:
    """Return why words of a document are taken for somebody it names."""
    return _MENTIONS.get(rule, _plain(rule))


def link_rule(rule: str) -> str:
    """Return why two names of different documents are taken for one, or possibly one."""
    name, _, entry = rule.partition(": ")
    words = _LINKS.get(name, _plain(name))
    return f"{words} ({entry})" if entry else words


def copy_words(relation: str) -> str:
    """Return how a document stands to the one whose words it carries: "repeats it word for word"."""
    return _COPIES.get(relation, _plain(relation))


_ACCORDS: Final[Mapping[str, str]] = {
    "differ": "the accounts differ",
    "not-comparable": "not comparable",
    "update": "told anew, later, from one origin",
    "refine": "one is closer than the other",
    "agree": "the accounts agree",
}


def accord_words(relation: str) -> str:
    """Return how two accounts stand, in words: "the accounts differ"."""
    return _ACCORDS.get(relation, _plain(relation))


def standing_words(row: AccordRow) -> str:
    """Return why two accounts stand as they do, and what has to be known of both."""
    one = "; both end at one origin" if row.one_origin else ""
    open_ = "" if row.sure or "open whether" in row.reason else "; it is open whether both tell of one event"
    return f"{row.reason}{one}{open_}"


def answer_words(answer: Answered) -> str:
    """Return how an answer was found: tied to the accusation by its document, by a link, or by the same words."""
    if answer.how == "same-words":
        return f"possible answer; in the same words: {', '.join(answer.shared)}"
    return f"{answer.relation}, {'in the same document' if answer.how == 'marked' else 'in another document'}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: ``1 document``, ``12 documents``."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def kind_words(vote: KindVote) -> str:
    """Return how documents read a name, and what most of them take it for."""
    read = listed([f"{kind} in {counted(number, 'document')}" for kind, number in vote.votes])
    return f"read as {read}; " + (f"by most of them {vote.kind}" if vote.kind else "no kind has clearly most of them")


def listed(names: Sequence[str]) -> str:
    """Return names as a person lists them: ``a, b and c``."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def hand_words(hand: Hand) -> str:
    """Return a hand of a chain in the words of the text; one that is not stated is said to be so."""
    if hand.name is None:
        return {"outlet": "outlet not known", "author": "writer not named"}.get(hand.role, "not stated")
    return hand.name if hand.named else f"{hand.name} (unnamed)"


def through(chain: Sequence[Hand], otherwise: str = "not stated") -> str:
    """Return a chain from the page to the innermost source."""
    return " › ".join(hand_words(hand) for hand in chain) or otherwise


def _plain(rule: str) -> str:
    return rule.replace("-", " ")
