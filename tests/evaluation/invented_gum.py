"""An invented document as GUM writes it in CoNLL-U: a headline, a question, an answer of two paragraphs."""

from collections.abc import Iterable
from pathlib import Path

from evaluation.chains.gumtext import SPLITS

NAME = "interview_varenia"

_HEAD = ("# newpar", '# newpar_block = head rend:::"bold" (1 s)')


def _turn(speaker: str) -> tuple[str, ...]:
    return "# newpar", f'# newpar_block = sp who:::"#{speaker}" (2 s)'


def _sentence(words: str, *, before: Iterable[str] = (), speaker: str | None = None) -> list[str]:
    """Write a sentence: ``form/UPOS`` or ``form/UPOS/MISC``; ``+`` glues the next word, ``1-2:can't`` is multi-word."""
    lines = list(before)
    if speaker is not None:
        lines.append(f"# speaker = {speaker}")
    number = 0
    for word in words.split():
        if word[0].isdigit() and ":" in word:
            span, form = word.split(":")
            lines.append("\t".join([span, form, *["_"] * 8]))
            continue
        number += 1
        glued = word.endswith("+")
        form, upos, *misc = word.rstrip("+").split("/")
        marks = "|".join([*misc, *(["SpaceAfter=No"] if glued else [])]) or "_"
        lines.append("\t".join([str(number), form, "_", upos, "_", "_", "_", "_", "_", marks]))
    return [*lines, ""]


def lines() -> list[str]:
    """Return the document's lines."""
    opened = "Entity=(1-person-new-sssss-cf1-2-coref-Ilka_Toren_%28mayor%29"
    return [
        f"# newdoc id = GUM_{NAME}",
        *_sentence(f"Mayor/PROPN/{opened} Toren/PROPN/Entity=1) talks/VERB", before=_HEAD),
        *_sentence("Is/AUX it/PRON true/ADJ+ ?/PUNCT", before=_turn("HeraldOfVarn"), speaker="HeraldOfVarn"),
        *_sentence(
            "I/PRON/Entity=(1-person-giv:act-sssss-cf1-1-coref) said/VERB/Discourse=attribution-positive:1->2:0:_ "
            "we/PRON/Entity=(2-person-new-nnnnn-cf2-1-sgl) 4-5:can't ca/AUX n't/PART stay/VERB+ ,/PUNCT "
            'the/DET/Entity=(3-organization-new-nnnnn-cf1-2-sgl Post/PROPN/Entity=3) wrote/VERB+ ,/PUNCT "/PUNCT+ '
            'Water/NOUN rises/VERB+ ./PUNCT+ "/PUNCT',
            before=_turn("IlkaToren"),
            speaker="IlkaToren",
        ),
        *_sentence(
            "According/VERB to/ADP the/DET/Entity=(3-organization-giv:act-nnnnn-cf1-2-coref Post/PROPN/Entity=3)+ "
            ",/PUNCT citing/VERB a/DET/Entity=(4-person-new-nnnnn-cf1-2-sgl guard/NOUN/Entity=4)+ ,/PUNCT "
            "boats/NOUN sank/VERB+ ./PUNCT",
            before=("# newpar", "# newpar_block = p (1 s)"),
            speaker="IlkaToren",
        ),
    ]


def folder(path: Path) -> Path:
    """Write the three files of a release into ``path``; the invented document is of the test split."""
    for split in SPLITS:
        text = "\n".join([*lines(), ""]) if split == "test" else "# newdoc id = GUM_academic_none\n"
        (path / f"en_gum_open-ud-{split}.conllu").write_text(text, encoding="utf-8")
    return path
