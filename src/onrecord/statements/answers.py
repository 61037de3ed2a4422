"""What answers what: an answer its question, a denial the accusation it names or was asked about.

In running text a denial, doubt or confirmation points at the statement it names: the one inside it ("rejected the
accusation that ..."), or, for "denied the claim", the only one by somebody else in the sentences right before.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.cues import speech_words
from onrecord.model import Answer, AnswerRelation, Span, Stance, Statement
from onrecord.statements.found import Material

_OPENING = 12
_RELATIONS: dict[Stance, AnswerRelation] = {"deny": "denies", "doubt": "doubts", "admit": "confirms"}
_UNSPOKEN = frozenset({"author", "turn"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
_ACCUSING = frozenset({"accusation", "allegation", "charge"})
_NAMED = _ACCUSING | {"assertion", "claim", "report", "rumor", "rumour", "statement", "suggestion"}
_SHORT, _BEFORE = 4, 2
"""Words up to which a content only names a statement, and sentences in which that statement is looked for."""
_DENYING_OPENERS = ("no,", "no.", "not at all", "never", "that is not true", "that's not true", "that is not so")


def answered(m: Material, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Link an answer to the last paragraph of its question, and a denial to what was alleged there."""
    roles = {turn.id: turn.role for turn in m.reading.turns}
    question: Statement | None = None
    alleged: list[Statement] = []
    opens = True
    done: list[Statement] = []
    for statement in statements:
        role = roles.get(statement.turn or "")
        if statement.manner == "turn" and role == "question":
            question, alleged, opens = statement, [], True
        elif role == "question" and statement.stance == "accuse":
            alleged.append(statement)
        elif (
            statement.manner == "turn" and role == "answer" and question is not None and question.part == statement.part
        ):
            denies = (
                tuple(Answer(item.id, "denies") for item in alleged) if opens and denies_first(m, statement) else ()
            )
            done.append(replace(statement, answers=(Answer(question.id, "replies"), *denies)))
            opens = False
            continue
        done.append(statement)
    return _contested(m, done)


def _contested(m: Material, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Link denials, doubts and confirmations in running text to the statement that they name."""
    done = []
    for place, item in enumerate(statements):
        relation = _RELATIONS.get(item.stance) if item.manner not in _UNSPOKEN else None
        target = None if relation is None else _inside(m, item, statements) or _named(m, place, statements)
        known = {answer.statement for answer in item.answers}
        if relation is not None and target is not None and target.id not in known:
            item = replace(item, answers=(*item.answers, Answer(target.id, relation)))  # noqa: PLW2901
        done.append(item)
    return tuple(done)


def _inside(m: Material, item: Statement, statements: Sequence[Statement]) -> Statement | None:
    """Return the statement whose noun opens what is denied: "the accusation that ..."."""
    tokens = m.reading.syntax.tokens(item.content[0])
    opening = Span(item.content[0].start, m.tree.end[min(tokens.start + _SHORT, tokens.stop) - 1]) if tokens else None
    return next(
        (
            inner
            for inner in statements
            if inner.parent == item.id
            and opening
            and inner.cue
            and inner.cue[0].within(opening)
            and _is_claim(m, inner)
        ),
        None,
    )


def _is_claim(m: Material, item: Statement) -> bool:
    """Tell whether the cue is a noun that names a statement."""
    cue = m.reading.syntax.tokens(item.cue[0])
    return item.rule.startswith("noun-") and any(m.tree.lemma[token] in _NAMED for token in cue)


def _named(m: Material, place: int, statements: Sequence[Statement]) -> Statement | None:
    """Return the one statement right before that "the claim" can mean: by somebody else, an accusation if called so."""
    item = statements[place]
    tokens = m.reading.syntax.tokens(item.content[0])
    if not 1 < len(tokens) <= _SHORT or m.tree.low[tokens.start] not in _POINTING:
        return None
    noun = m.tree.lemma[tokens.stop - 1]
    if noun not in _NAMED:
        return None
    sentence = m.tree.sentence[tokens.start]
    near = [
        other
        for other in statements
        if other is not item
        and other.manner not in _UNSPOKEN
        and other.part == item.part
        and other.parent in {None, item.parent}
        and sentence - _BEFORE <= _sentence(m, other) < sentence
        and not (noun in _ACCUSING and other.stance != "accuse")
    ]
    others = [other for other in near if not set(other.speakers) & set(item.speakers)]
    return others[0] if len(others) == 1 and len(near) == 1 else None


def _sentence(m: Material, item: Statement) -> int:
    tokens = m.reading.syntax.tokens(item.content[-1])
    return m.tree.sentence[tokens.stop - 1] if tokens else -1


def denies_first(m: Material, statement: Statement) -> bool:
    """Tell whether the first sentence of an answer rejects what it answers ("These are fabrications.")."""
    tokens = m.reading.syntax.tokens(statement.content[0])
    if not len(tokens):
        return False
    end = min(m.tree.limits(tokens.start)[1], tokens.start + _OPENING, tokens.stop)
    words = m.tree.low[tokens.start : end]
    opening = statement.content[0].of(m.text).lower().replace("’", "'")
    if opening.startswith(_DENYING_OPENERS):
        return True
    lemmas = m.tree.lemma[tokens.start : end]
    negated = any(word in speech_words("negation") for word in words)
    rejecting = any(word in speech_words("denial") for word in (*words, *lemmas))
    denying = any(lemma in {"deny", "reject", "refute"} for lemma in lemmas)
    return (rejecting or denying) and not negated
