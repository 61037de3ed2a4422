"""Print the figures of our own event set: ``python -m evaluation.events [--half dev|test] [--errors]``.

``--errors`` lists what went wrong in the half that rules are tuned on; the test half is only counted.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.events.notation import Happening, Sentence, read_sentences
from evaluation.events.score import ROWS, scores
from evaluation.measure import nothing
from evaluation.reader import read_rows
from evaluation.tally import f1_interval, total

HERE = Path(__file__).resolve().parent
HALVES = ("dev", "test")


def main(arguments: Sequence[str]) -> int:
    """Read the sentences with the ``onrecord`` command and print the figures of each half."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.events", description=__doc__)
    parser.add_argument("--half", choices=HALVES, help="one half; both without it")
    parser.add_argument("--errors", action="store_true", help="list the errors of the half that rules are tuned on")
    chosen = parser.parse_args(arguments)
    for half in [chosen.half] if chosen.half else HALVES:
        sentences = read_sentences(HERE / f"{half}.txt")
        lines = read(sentences)
        print(table(half, sentences, lines))
        if chosen.errors and half == "dev":
            print("\n".join(errors(sentences, lines)))
    return 0


def read(sentences: Sequence[Sentence]) -> list[Mapping[str, Any]]:
    """Read each sentence as a document of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sentences.jsonl")
        rows = [json.dumps({"id": str(number), "text": item.text}) for number, item in enumerate(sentences)]
        path.write_text("\n".join(rows), encoding="utf-8")
        found = read_rows(path)
    return [found.get(str(number), nothing(item.text)) for number, item in enumerate(sentences)]


def table(half: str, sentences: Sequence[Sentence], lines: Sequence[Mapping[str, Any]]) -> str:
    """Return the figures of a half, with the interval of F1 over its sentences."""
    each = [scores(sentence, line) for sentence, line in zip(sentences, lines, strict=True)]
    head = f"{half}, {len(sentences)} sentences"
    rows = [f"{head:26}     P     R    F1   95 % interval    matched  predicted  gold"]
    for row in ROWS:
        tallies = [item[row] for item in each]
        tally, (low, high) = total(tallies), f1_interval(tallies)
        shares = " ".join(f"{share:5.3f}" for share in (tally.precision, tally.recall, tally.f1))
        rows.append(
            f"  {row:26} {shares}   {low:5.3f} - {high:5.3f}  {tally.matched:8} {tally.predicted:10} {tally.gold:5}"
        )
    return "\n".join(rows) + "\n"


def errors(sentences: Sequence[Sentence], lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield each sentence that is not read as annotated, with what was found in it."""
    for sentence, line in zip(sentences, lines, strict=True):
        tallies = scores(sentence, line)
        wrong = [row for row in ROWS if not tallies[row].matched == tallies[row].predicted == tallies[row].gold]
        if wrong:
            yield f"{', '.join(wrong)}: {sentence.text}"
            yield from (f"    gold {_told(sentence.text, event)}" for event in sentence.events)
            yield from (f"    ours {_found(line, event)}" for event in line["events"])
            yield from (f"    office {_held(line, office)}" for office in line["offices"])


def _told(text: str, event: Happening) -> str:
    roles = [f"{role.role}={text[role.start : role.end]}" for role in event.roles]
    trigger = text[event.trigger.start : event.trigger.end]
    return f"{event.type} {event.polarity} {event.modality}: {' | '.join([trigger, *roles])}"


def _found(line: Mapping[str, Any], event: Mapping[str, Any]) -> str:
    text = line["text"]
    roles = [f"{role['role']}={text[role['start'] : role['end']]}" for role in event["roles"]]
    trigger = " ".join(text[span["start"] : span["end"]] for span in event["trigger"])
    return f"{event['type']} {event['polarity']} {event['modality']}: {' | '.join([trigger, *roles])}"


def _held(line: Mapping[str, Any], office: Mapping[str, Any]) -> str:
    names: list[str] = next((entity["names"] for entity in line["entities"] if entity["id"] == office["holder"]), [])
    return f"{'/'.join(names)} = {line['text'][office['post']['start'] : office['post']['end']]} ({office['status']})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
