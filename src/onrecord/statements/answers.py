"""What answers what: an answer its question, a denial the accusation it was asked about."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.cues import speech_words
from onrecord.model import Answer, Statement
from onrecord.statements.found import Material

_OPENING = 12
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
    return tuple(done)


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
