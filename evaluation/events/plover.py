"""PLOVER's gold records: ``python -m evaluation.events.plover CORPORA [--codebook FILE]``.

Type accuracy: share of the records where the first code of ours whose words overlap the record's words is the record's
code. A code of ours is that of an event (its ``plover``), or that of a statement: by its cue, where the codebook knows
the cue as a verb ("agreed to ..."), else by its stance; what a statement says must be done is a demand. Actor F1: the
actors of the record and the participants of those events and statements (of a statement: who speaks and to whom),
matched where one's words lie in the other's.
Types that PLOVER parts and the shipped codebook does not stand in ``relations.toml``, read as a codebook of one's own.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.reader import read_rows
from evaluation.spans import one_to_one
from evaluation.tally import Tally, total
from onrecord.events import Codebook, load_codebook

RELATIONS = Path(__file__).resolve().parent / "relations.toml"
_STANCES = {"demand": "DEMAND", "accuse": "DISAPPROVE", "deny": "REJECT"}
_FRIENDLY = ("AGREE", "CONSULT", "SUPPORT", "AID", "COOPERATE", "CONCEDE", "RETREAT")
_HOSTILE = ("SANCTION", "COERCE", "PROTEST", "FIGHT", "ASSAULT", "MOBILIZE")
_MUST = re.compile(r"\b(?:must|should|ought)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Coded:
    """A record: its sentence, its code, the words for the event, the actors."""

    text: str
    code: str
    words: frozenset[str]
    actors: tuple[str, ...]


def records(corpora: Path) -> list[Coded]:
    """Read the gold records; the one that documents the file is left out."""
    rows = json.loads((corpora / "plover" / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8"))
    return [_coded(row) for row in rows if row["event"] != "DOCUMENT"]


def _coded(row: Mapping[str, Any]) -> Coded:
    sides = [side for side in (row.get("source"), row.get("target")) if isinstance(side, list)]
    actors = dict.fromkeys(actor["actorText"] for side in sides for actor in side)
    return Coded(row["text"], row["event"], frozenset(_WORD.findall(row["eventText"].lower())), tuple(actors))


def score(record: Coded, line: Mapping[str, Any], book: Codebook) -> tuple[bool, Tally]:
    """Return whether the code agrees, and the tally of actors."""
    found = sorted(_found(record, line, book))
    actors = list(dict.fromkeys(actor for _, _, actors in found for actor in actors))
    pairs = one_to_one(actors, record.actors, _overlap)
    right = bool(found) and found[0][1] == record.code
    return right, Tally(len(pairs), len(actors), len(record.actors))


def _found(record: Coded, line: Mapping[str, Any], book: Codebook) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield place, code and participants of what overlaps the words of the record."""
    for event in line["events"]:
        if event["plover"] is not None and _shares(record, event["trigger"]):
            roles = tuple(_text(record, role) for role in event["roles"] if role["start"] is not None)
            yield event["trigger"][0]["start"], _meant(event), roles
    for statement in line["statements"]:
        actors = tuple(_text(record, span) for span in (*statement["source"], *statement["addressee"]))
        code = _code(_text(record, statement["cue"][0]), book) if statement["cue"] else None
        code = code or _STANCES.get(statement["stance"])
        if code is not None and _shares(record, statement["cue"]):
            yield statement["cue"][0]["start"], code, actors
        for span in statement["content"] if statement["cue"] else ():
            must = _MUST.search(_text(record, span))
            if must is not None and must.group().lower() in record.words:
                yield span["start"] + must.start(), "DEMAND", actors


def _meant(event: Mapping[str, Any]) -> str:
    """Return the code of an event by PLOVER's rule: what is only announced is consent or a threat."""
    if event["polarity"] == "denied":
        return "REJECT"
    if event["modality"] == "demanded":
        return "DEMAND"
    if event["modality"] not in ("planned", "predicted", "hypothetical"):
        return str(event["plover"])
    return "AGREE" if event["plover"] in _FRIENDLY else "THREATEN" if event["plover"] in _HOSTILE else event["plover"]


def _code(cue: str, book: Codebook) -> str | None:
    """Return the code of the first verb of a cue that the codebook knows without its company."""
    lemmas = (lemma for word in cue.lower().split() for lemma in sorted(book.verb_forms.get(word, ())))
    for trigger in (trigger for lemma in lemmas for trigger in book.verbs[lemma]):
        if trigger.particle is None and not trigger.company and book.types[trigger.type].plover is not None:
            return book.types[trigger.type].plover
    return None


def _shares(record: Coded, spans: Sequence[Mapping[str, int]]) -> bool:
    return any(word in record.words for span in spans for word in _WORD.findall(_text(record, span).lower()))


def _text(record: Coded, span: Mapping[str, int]) -> str:
    return record.text[span["start"] : span["end"]]


def _overlap(ours: str, gold: str) -> float:
    return float(min(len(ours), len(gold))) if ours in gold or gold in ours else 0.0


def main(arguments: Sequence[str]) -> int:
    """Print type accuracy and actor F1."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.events.plover", description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("--codebook", type=Path, default=RELATIONS, help="another codebook of one's own")
    parser.add_argument("--errors", action="store_true", help="list the records whose code was missed")
    chosen = parser.parse_args(arguments)
    gold = records(chosen.corpora)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "records.jsonl")
        rows = [json.dumps({"id": str(number), "text": record.text}) for number, record in enumerate(gold)]
        path.write_text("\n".join(rows), encoding="utf-8")
        lines = read_rows(path, "--codebook", str(chosen.codebook))
    book = load_codebook(chosen.codebook)
    scored = [score(record, lines[str(number)], book) for number, record in enumerate(gold)]
    actors = total(tally for _, tally in scored)
    right = sum(right for right, _ in scored)
    print(f"{len(gold)} records: type accuracy {right / len(gold):.3f}; actors P {actors.precision:.3f}", end=" ")
    print(f"R {actors.recall:.3f} F1 {actors.f1:.3f}")
    if chosen.errors:
        for number, (record, (agreed, _)) in enumerate(zip(gold, scored, strict=True)):
            if not agreed:
                codes = [code for _, code, _ in sorted(_found(record, lines[str(number)], book))]
                print(f"{record.code}\t{codes}\t{sorted(record.words)}\t{record.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
