"""``python -m evaluation.drafts``: faults found of 100 planted, and false alarms on the sound draft."""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.drafts.planting import Planted, planted
from onrecord import api
from onrecord.exports.drafts.words import levelled
from onrecord.views.values_said import Wanted

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples" / "varenia"
NUMBER = 100
_ANCHOR = re.compile(r'@s:([\w-]+) "([^"]+)"(?: (\w+))?')
_KIND = re.compile(r"([a-z]+(?:-[a-z]+)+): (.*)")


def sound() -> tuple[str, ...]:
    """Return the sentences of the sound draft."""
    return tuple(line for line in _lines("sound.md") if "@s:" in line)


def faulty() -> tuple[Planted, ...]:
    """Return the sentences with a fault that were written by hand."""
    found = (_KIND.fullmatch(line) for line in _lines("faulty.md"))
    return tuple(Planted(match[1], match[2]) for match in found if match)


def _lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        yield line.strip()


class Anchors:
    """Statements of a record by a document and words: ids change with the reader, words do not."""

    def __init__(self, record: api.Record) -> None:
        """Look up all statements of the record."""
        names = {source.document: source.source_id for source in record.sources()}
        self._held = [
            (names[row.document], row.stance, levelled(" ".join(quote.text for quote in row.content)), row)
            for row in record.said(Wanted(own_voice=True))
        ]

    def put_in(self, text: str) -> str:
        """Return a sentence with ids for anchors.

        Raises:
            ValueError: if no statement is meant by one.
        """
        return _ANCHOR.sub(lambda match: f"@s:{self._id(match[1], match[2], match[3])[1:]}", text)

    def _id(self, document: str, words: str, wish: str | None) -> str:
        held = [
            row
            for name, stance, content, row in self._held
            if name.startswith(document)
            and levelled(words) in content
            and (wish is None or wish in (stance, row.manner))
        ]
        if not held:
            raise ValueError(f"No statement of {document} says: {words}")
        rank = {"author": 2, "turn": 1}
        return min(held, key=lambda row: (rank.get(row.manner, 0), sum(len(quote.text) for quote in row.content))).id


def main() -> None:
    """Print how many planted faults are found, by kind, and what is found on the sound draft."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="show what was missed and each false alarm")
    parser.add_argument("--record", type=Path, help="a record of the sample pile; by default one is made")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = arguments.record or Path(folder) / "samples.db"
        with api.open(path, create=arguments.record is None) as record:
            if arguments.record is None:
                record.add([SAMPLES], who="evaluation")
            measure(record, Path(folder), show=arguments.show)


def measure(record: api.Record, folder: Path, *, show: bool = False) -> tuple[float, int]:
    """Print and return the share of planted faults that are found, and the false alarms on the sound sentences."""
    anchors = Anchors(record)
    draft = folder / "draft.md"
    clean = [anchors.put_in(text) for text in sound()]
    draft.write_text(anchors.put_in((HERE / "sound.md").read_text(encoding="utf-8")), encoding="utf-8")
    alarms = record.check(draft).faults
    found, of = Counter[str](), Counter[str]()
    for number, one in enumerate(planted(clean, [Planted(k.kind, anchors.put_in(k.text)) for k in faulty()], NUMBER)):
        alone = folder / f"planted-{number}.md"
        alone.write_text(one.text, encoding="utf-8")
        kinds = {fault.kind for fault in record.check(alone).faults}
        of[one.kind] += 1
        found[one.kind] += one.kind in kinds
        if show and one.kind not in kinds:
            print(f"missed {one.kind}: {one.text}  ({', '.join(sorted(kinds)) or 'nothing'})")
    if show:
        for fault in alarms:
            print(f"false {fault.kind}: {fault.message}  ({fault.sentence.text})")
    for kind in sorted(of):
        print(f"{kind:20} {found[kind]:3} of {of[kind]:3}")
    share = sum(found.values()) / sum(of.values())
    print(f"planted faults found {sum(found.values())} of {sum(of.values())} ({share:.3f})")
    print(f"false alarms on {len(clean)} sound sentences: {len(alarms)}")
    return share, len(alarms)


if __name__ == "__main__":
    main()
