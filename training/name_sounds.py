"""Learn which letter of the Arabic script is written for which sound of a Latin spelling: ``sounds``.

Pairs of spellings are aligned by expectation maximisation over one-to-one steps, sounds left out and letters put in.
There are two ways of writing, learnt together as a mixture: names of the languages that use the script leave short
vowels out (Hassan), names from elsewhere have them written (Hannover). What is shipped is, for each way, how much more
often a sound and a letter meet than by chance, in nats. Source: Ristad and Yianilos, Learning string-edit distance,
1998. Pairs that are no spellings of one name fall out by their likelihood.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.linking.matching.sounds import ARABIC, SOUNDS, sounds, written_sounds

LEXICON = Path("src/onrecord/lexicon/sounds")
ROUNDS, TRUSTED_FROM, LEAST_LIKELIHOOD = 10, 3, -3.7
"""Rounds; that from which pairs are left out; the log likelihood a sound and letter below which they are."""
UNSEEN, DISCOUNT, LEAST_GAIN, LEAST_SHARE = 0.1, 1.5, -6.0, 0.02
"""Times that a step is taken to be seen while learning; times taken off each pair at the end; gain of unseen pairs."""

PERSIAN: Mapping[str, tuple[str, ...]] = {
    "پ": ("p",),
    "چ": ("C", "X", "ç", "C"),
    "ژ": ("Z", "j", "j"),
    "گ": ("g",),
    "ق": ("G", "q", "q", "k"),
    "غ": ("G", "q", "g"),
    "و": ("v",),
    "ذ": ("z", "D", "d"),
    "آ^": ("a^",),
    "ض": ("z", "D"),
    "ظ": ("z", "D"),
    "ث": ("s", "T"),
    "ع": ("a", "e", "o"),
    "ه$": ("e$", "h$", "a$"),
    "ي": ("E",),
    "ة$": ("a$", "e$", "h$"),
}
"""How Persian reads letters that Arabic does not have or reads otherwise, as pairs that were seen ``SEEN`` times."""
SEEN, OFTEN = 40.0, {("v", "و"): 6, ("G", "ق"): 4, ("z", "ض"): 3, ("a^", "آ^"): 0.2, ("d", "ذ"): 0.2}
WAYS = ("elsewhere", "native")
SHARES = (0.7, 0.3)
VOWELS = (("a", "ا"), ("e", "ي"), ("o", "و"), ("u", "و"))
"""Where the two ways differ at the start: vowels and the letters for them."""

Word = Sequence[str]
Pair = tuple[Word, Word]
Step = tuple[str, str]
Table = list[list[float]]


@dataclass(frozen=True)
class Model:
    """Probabilities of the steps of one way of writing; they add up to one. ``steps`` were counted."""

    met: Mapping[tuple[str, str], float]
    dropped: Mapping[str, float]
    added: Mapping[str, float]
    steps: float = 1.0


@dataclass(frozen=True)
class Counts:
    """How often each step is expected."""

    met: dict[Step, float]
    dropped: dict[str, float]
    added: dict[str, float]

    def model(self) -> Model:
        """Return the probabilities, those of unseen steps a little above nothing."""
        steps = sum((*self.met.values(), *self.dropped.values(), *self.added.values()))
        return Model(
            {step: (seen + UNSEEN / 20) / steps for step, seen in self.met.items()},
            {sound: (seen + UNSEEN) / steps for sound, seen in self.dropped.items()},
            {letter: (seen + UNSEEN) / steps for letter, seen in self.added.items()},
            steps,
        )


def build(shared: Path, date: str) -> int:
    """Write the table of gains; return the number of pairs that it was learnt from."""
    pairs = list(spellings(shared / "data" / "names" / "wd_arabic_16.tsv"))
    head = (
        "# How much more often a sound of a Latin spelling meets a letter of the Arabic one than by chance, in nats:",
        '# way of writing, sound, letter, gain; "-" stands for a sound left out or a letter put in, "=" for the mean.',
        "# Pairs below -6 are left out. Ways: native, as languages of the script write their own names; elsewhere, as",
        "# they write others.",
        "# Learnt by training/name_sounds.py from pairs of spellings, with what Persian reads otherwise as a prior.",
        "# Source: Wikidata (names and aliases of people), pairs set aside for training.",
        "# Licence: CC0.",
        f"# Date: {date}",
        "#",
    )
    lines = (
        f"{way}\t{sound}\t{letter}\t{gain:.2f}"
        for way, model in zip(WAYS, learn(pairs), strict=True)
        for sound, letter, gain in sorted(_gains(model), key=lambda row: (row[0], -row[2], row[1]))
    )
    (LEXICON / "latin-arabic.txt").write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    return len(pairs)


def spellings(path: Path) -> Iterator[Pair]:
    """Yield pairs of sounds and letters; an article that the Latin spelling leaves out is taken off."""
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, spelled, _ = line.split("\t")
        arabic = spelled.replace(" ", "")
        if arabic.startswith("ال") and len(arabic) > 4 and latin[:1].casefold() not in set("aeiou"):
            arabic = arabic[2:]
        pair = (_names(written_sounds(latin, "latin"), SOUNDS), _names(sounds(arabic, "arabic"), ARABIC))
        if all(pair):
            yield pair


def _names(numbers: Iterable[int], alphabet: Sequence[str]) -> tuple[str, ...]:
    return tuple(alphabet[number] for number in numbers)


def learn(pairs: Sequence[Pair]) -> tuple[Model, ...]:
    """Return the two ways of writing after some rounds of expectation and maximisation."""
    heard = sorted({sound for one, _ in pairs for sound in one} | {sound for row in PERSIAN.values() for sound in row})
    written = sorted({letter for _, other in pairs for letter in other} | set(PERSIAN))
    models = tuple(_start(heard, written, native=way == "native") for way in WAYS)
    shares = SHARES
    for number in range(ROUNDS):
        counts = tuple(_no_counts(heard, written) for _ in WAYS)
        _add_prior(counts[WAYS.index("native")])
        told = [0.0 for _ in WAYS]
        for pair in pairs:
            for way, share in enumerate(_expect(pair, models, shares, counts, trusted=number < TRUSTED_FROM)):
                told[way] += share
        models = tuple(count.model() for count in counts)
        shares = (told[0] / sum(told), told[1] / sum(told))
    return models


def _start(heard: Sequence[str], written: Sequence[str], *, native: bool) -> Model:
    share = 0.6 / (len(heard) * len(written))
    met = {(one, other): share for one in heard for other in written}
    dropped = dict.fromkeys(heard, 0.3 / len(heard))
    for vowel, letter in VOWELS:
        met[vowel, letter] *= 0.5 if native else 10.0
        dropped[vowel] *= 4.0 if native else 0.3
    return Model(met, dropped, dict.fromkeys(written, 0.1 / len(written)))


def _no_counts(heard: Sequence[str], written: Sequence[str]) -> Counts:
    steps = {(one, other): 0.0 for one in heard for other in written}
    return Counts(steps, dict.fromkeys(heard, 0.0), dict.fromkeys(written, 0.0))


def _add_prior(counts: Counts) -> None:
    for letter, read in PERSIAN.items():
        for sound in read:
            counts.met[sound, letter] += SEEN * OFTEN.get((sound, letter), 1)


def _expect(
    pair: Pair, models: Sequence[Model], shares: Sequence[float], counts: Sequence[Counts], *, trusted: bool
) -> list[float]:
    """Add how often each step is expected in the alignments of one pair; return how much of it each way explains."""
    one, other = pair
    tables = [_before(one, other, model) for model in models]
    likely = [share * table[-1][-1] for share, table in zip(shares, tables, strict=True)]
    whole = sum(likely)
    if whole <= 0 or (not trusted and math.log(whole) / (len(one) + len(other)) < LEAST_LIKELIHOOD):
        return [0.0 for _ in models]
    told = [share / whole for share in likely]
    for share, model, table, count in zip(told, models, tables, counts, strict=True):
        if share >= LEAST_SHARE:
            _count(pair, model, table, count, share / table[-1][-1])
    return told


def _count(pair: Pair, model: Model, before: Table, counts: Counts, scale: float) -> None:
    one, other = pair
    after = [row[::-1] for row in reversed(_before(one[::-1], other[::-1], model))]
    for i, sound in enumerate(one):
        for j in range(len(other) + 1):
            if j < len(other):
                step = (sound, other[j])
                counts.met[step] += scale * before[i][j] * model.met[step] * after[i + 1][j + 1]
            counts.dropped[sound] += scale * before[i][j] * model.dropped[sound] * after[i + 1][j]
    for i in range(len(one) + 1):
        for j, letter in enumerate(other):
            counts.added[letter] += scale * before[i][j] * model.added[letter] * after[i][j + 1]


def _before(one: Word, other: Word, model: Model) -> Table:
    """Return the probability of all alignments of the first i sounds with the first j letters."""
    table = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    table[0][0] = 1.0
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if i and j:
                table[i][j] += table[i - 1][j - 1] * model.met[one[i - 1], other[j - 1]]
            if i:
                table[i][j] += table[i - 1][j] * model.dropped[one[i - 1]]
            if j:
                table[i][j] += table[i][j - 1] * model.added[other[j - 1]]
    return table


def _gains(model: Model) -> Iterator[tuple[str, str, float]]:
    heard, written = dict(model.dropped), dict(model.added)
    for (one, other), share in model.met.items():
        heard[one] += share
        written[other] += share
    for (one, other), share in model.met.items():
        sure = share - (DISCOUNT + UNSEEN / 20) / model.steps
        if sure > 0:
            gain = math.log(sure / (heard[one] * written[other]))
            if gain > LEAST_GAIN:
                yield one, other, gain
    for one, share in model.dropped.items():
        yield one, "-", max(LEAST_GAIN, math.log(share / heard[one]))
    for other, share in model.added.items():
        yield "-", other, max(LEAST_GAIN, math.log(share / written[other]))
    expected_a, expected_b = defaultdict[str, float](float), defaultdict[str, float](float)
    for (one, other), share in model.met.items():
        gain = share * math.log(share / (heard[one] * written[other]))
        expected_a[one] += gain / heard[one]
        expected_b[other] += gain / written[other]
    for one, share in model.dropped.items():
        yield one, "=", expected_a[one] + share / heard[one] * math.log(share / heard[one])
    for other, share in model.added.items():
        yield "=", other, expected_b[other] + share / written[other] * math.log(share / written[other])
