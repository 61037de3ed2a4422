"""Texts that nobody wrote: characters at random, and articles with marks, lines and words lost, doubled or moved."""

import random
from collections.abc import Callable, Iterator, Sequence

_MARKS = "\"'“”„‟‘’«»‹›()[]{}—–-…,.;:!?"
_SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "آابپتثجچحخدذرزسشصضطظعغفقکگلمنوهی\u200c\u200f۰۱۲۳۴۵۶۷۸۹",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "世界人民大会議日本語",
    "e\u0301o\u0308\u0327\u200b\u00ad\u2028\u2029\x85\x0c\x0b\x1f\ufeff",
    "🙂👩‍👩‍👧🏳️‍🌈𝔘𝔫𝔦",
    "0123456789%€$½²",
    "\n\r\t \xa0\u3000",
)
_WORDS = (
    *("said", "says", "according to", "that", "denied", "told", "he", "she", "they", "who", "was", "not"),
    *("Monday", "last year", "in 1999", "at least 40", "dozens", "the minister", "Q:", "A:", "- ", "By ", "(AP)"),
    *("President", "Ministry of", "arrested", "killed", "resigned", "http://example.org/a?b=c", "@name", "#tag"),
)


def wild(seed: int, length: int = 600) -> str:
    """Return a text of about ``length`` code points: words, marks and any scripts in any order."""
    draw = random.Random(seed)  # noqa: S311 - tests, nothing secret
    pieces: list[str] = []
    while sum(map(len, pieces)) < length:
        kind = draw.random()
        if kind < 0.4:
            pieces.append(draw.choice(_WORDS) + " ")
        elif kind < 0.7:
            pieces.append(draw.choice(_MARKS) * draw.choice((1, 1, 1, 2, 3)))
        else:
            pieces.append("".join(draw.choices(draw.choice(_SCRIPTS), k=draw.randint(1, 9))))
    return "".join(pieces)


def mutants(texts: Sequence[str], count: int, longest: int = 3000) -> Iterator[str]:
    """Yield ``count`` texts made from ``texts`` in turn, each cut to ``longest`` code points and hurt several times."""
    for number in range(count):
        draw = random.Random(number)  # noqa: S311 - tests, nothing secret
        text = texts[number % len(texts)]
        start = draw.randrange(max(1, len(text) - longest))
        text = text[start : start + longest]
        for _ in range(draw.randint(1, 4)):
            text = draw.choice(_HURTS)(text, draw)
        yield text


def _drop_marks(text: str, draw: random.Random) -> str:
    return "".join(char for char in text if char not in _MARKS or draw.random() < 0.7)


def _swap_marks(text: str, draw: random.Random) -> str:
    return "".join(draw.choice(_MARKS) if char in _MARKS and draw.random() < 0.3 else char for char in text)


def _join_lines(text: str, draw: random.Random) -> str:
    return "".join(" " if char == "\n" and draw.random() < 0.6 else char for char in text)


def _break_lines(text: str, draw: random.Random) -> str:
    return "".join("\n" if char == " " and draw.random() < 0.15 else char for char in text)


def _shout(text: str, draw: random.Random) -> str:
    return text.upper() if draw.random() < 0.5 else text.lower()


def _lose_words(text: str, draw: random.Random) -> str:
    return " ".join(word for word in text.split(" ") if draw.random() < 0.8)


def _move_words(text: str, draw: random.Random) -> str:
    words = text.split(" ")
    for _ in range(len(words) // 10):
        words.insert(draw.randrange(len(words)), words.pop(draw.randrange(len(words))))
    return " ".join(words)


def _misread(text: str, draw: random.Random) -> str:
    """Hurt a text as character recognition does."""
    pairs = {"l": "1", "o": "0", "rn": "m", "“": "''", "”": "''", "e": "c", "S": "5"}
    wrong, right = draw.choice(list(pairs.items()))
    return text.replace(wrong, right)


def _sprinkle(text: str, draw: random.Random) -> str:
    strange = draw.choice(_SCRIPTS)
    return "".join(char + (draw.choice(strange) if draw.random() < 0.02 else "") for char in text)


def _double(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + text[max(0, at - 400) :]


_HURTS: tuple[Callable[[str, random.Random], str], ...] = (
    *(_drop_marks, _swap_marks, _join_lines, _break_lines, _shout),
    *(_lose_words, _move_words, _misread, _sprinkle, _double),
)
