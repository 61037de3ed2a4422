"""Rules of reading and linking in plain English, for people who want to know why."""

from collections.abc import Mapping
from typing import Final

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
    "alias-file": "a file of other names says so",
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


def mention_rule(rule: str) -> str:
    """Return why words of a document are taken for somebody it names."""
    return _MENTIONS.get(rule, _plain(rule))


def link_rule(rule: str) -> str:
    """Return why two names of different documents are taken for one, or possibly one."""
    return _LINKS.get(rule, _plain(rule))


def copy_words(relation: str) -> str:
    """Return how a document stands to the one whose words it carries: "repeats it word for word"."""
    return _COPIES.get(relation, _plain(relation))


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: ``1 document``, ``12 documents``."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def listed(names: "list[str] | tuple[str, ...]") -> str:
    """Return names as a person lists them: ``a, b and c``."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _plain(rule: str) -> str:
    return rule.replace("-", " ")
