"""Turn the notes of the held-out documents into JSON in the format of ``onrecord read --jsonl``.

Run it as ``python -m evaluation.heldout.compile``; with ``--show`` it prints every item as it reads back.
Every span carries the words it quotes, and is checked against the text.
"""

import json
import re
import sys
from pathlib import Path

from evaluation.heldout.claims import by_start, count, dates, event, office
from evaluation.heldout.entities import entity, mentions
from evaluation.heldout.notation import Line, NotationError, place
from evaluation.heldout.page import Json, Page

HERE = Path(__file__).resolve().parent


def compile_page(text: str, notes: str) -> Json:
    """Return the annotation of one document.

    Raises:
        NotationError: a line does not fit the text.
    """
    page = Page(text, notes)
    statements = _statements(page)
    return {
        "document": _document(page),
        "parts": _parts(page),
        "passages": _passages(page),
        "turns": _turns(page),
        "mentions": mentions(page),
        "entities": [entity(line) for line in page.of("E")],
        "dates": dates(page),
        "counts": by_start([count(page, line) for line in page.of("C")]),
        "statements": statements,
        "events": [event(page, line) for line in page.of("V")],
        "offices": [office(page, line) for line in page.of("O")],
        "problems": [],
    }


def _document(page: Page) -> Json:
    titles = [passage for passage in _passages(page) if passage["kind"] == "headline"]
    published = page.header.get("published")
    when: Json = {"edtf": None, "start": None, "end": None, "how": "unknown"}
    if published is not None:
        edtf, words = (piece.strip() for piece in published.split("|"))
        start, end = place(page.text, words)
        when = {"edtf": edtf, "start": start, "end": end, "how": "stated"}
    return {
        "genre": page.header["genre"],
        "title": page.span((titles[0]["start"], titles[0]["end"])) if titles else None,
        "outlet": page.header.get("outlet"),
        "authors": page.header.get("authors", "").split(),
        "language": "en",
        "published": when,
        "length": len(page.text),
    }


def _passages(page: Page) -> list[Json]:
    kinds: list[str] = []
    for word in page.header["passages"].split():
        kind, _, times = word.partition("*")
        kinds.extend([kind] * int(times or 1))
    if len(kinds) != len(page.paragraphs):
        raise NotationError(f"{len(kinds)} kinds for {len(page.paragraphs)} paragraphs")
    return [
        {"id": f"g{number}", "start": start, "end": end, "kind": kind, "part": _part_of(page, number)}
        for number, (kind, (start, end)) in enumerate(zip(kinds, page.paragraphs, strict=True), start=1)
    ]


def _ranges(page: Page) -> list[tuple[int, int]]:
    words = page.header.get("parts", f"1-{len(page.paragraphs)}").split()
    return [(int(first), int(last)) for first, _, last in (word.partition("-") for word in words)]


def _part_of(page: Page, paragraph: int) -> str:
    for number, (first, last) in enumerate(_ranges(page), start=1):
        if first <= paragraph <= last:
            return f"p{number}"
    raise NotationError(f"paragraph {paragraph} is in no part")


def _parts(page: Page) -> list[Json]:
    return [
        {"id": f"p{number}", "start": page.paragraphs[first - 1][0], "end": page.paragraphs[last - 1][1]}
        for number, (first, last) in enumerate(_ranges(page), start=1)
    ]


def _turns(page: Page) -> list[Json]:
    return [
        {"id": f"t{number}", "part": "p1", "role": line.head[2], "speaker": line.head[4]}
        for number, line in enumerate(page.of("T"), start=1)
    ]


def _turn_statements(page: Page) -> list[Json]:
    label = re.compile(page.header.get("label", r"\b\B"))
    made = []
    for number, line in enumerate(page.of("T"), start=1):
        _, identity, role, _, speaker, *paragraphs = line.head
        for paragraph in paragraphs:
            start, end = page.paragraphs[int(paragraph) - 1]
            match = label.match(page.text, start)
            found = (match.end() if match else start, end)
            name = identity if len(paragraphs) == 1 else f"{identity}.{paragraph}"
            page.hulls[name] = found
            stance = "ask" if role == "question" else "neutral"
            made.append(_statement(name, [], [page.span(found)], [speaker]))
            made[-1] |= {"manner": "turn", "stance": stance, "turn": f"t{number}"}
    return made


def _statement(identity: str, cue: list[Json], content: list[Json], speakers: list[str]) -> Json:
    return {
        "id": identity,
        "content": content,
        "cue": cue,
        "source": [],
        "speakers": speakers,
        "parent": None,
        "manner": "author",
        "stance": "neutral",
        "tier": "speech",
        "said": None,
        "addressee": [],
        "venue": [],
        "turn": None,
    }


def _statements(page: Page) -> list[Json]:
    made = _turn_statements(page)
    for line in page.of("A"):
        _, identity, stance, _, speaker = line.head
        content = page.spans(line.fields[0])
        page.hulls[identity] = (content[0]["start"], content[-1]["end"])
        cue = page.beside(line.named("cue"), content)
        made.append(_statement(identity, cue, content, _listed(speaker)) | {"stance": stance})
    made += [_explicit(page, line) for line in page.of("S")]
    return sorted(made, key=lambda item: (item["content"][0]["start"], -item["content"][-1]["end"]))


def _explicit(page: Page, line: Line) -> Json:
    _, identity, manner, stance, tier, _, speakers, _, parent = line.head
    outer = page.hulls.get(parent)
    if parent != "-" and outer is None:
        raise NotationError(f"line {line.number}: parent {parent} stands below or is missing")
    content = page.spans(line.fields[0], outer)
    hull = (content[0]["start"], content[-1]["end"])
    page.hulls[identity] = hull
    made = _statement(identity, page.beside(line.named("cue"), content), content, _listed(speakers))
    said = line.named("said")
    if said is not None:
        edtf, _, words = said.partition("=")
        made["said"] = {"edtf": edtf.strip() or None} | page.beside(words.strip(), content)[0]
    return made | {
        "manner": manner,
        "stance": stance,
        "tier": tier,
        "parent": None if parent == "-" else parent,
        "source": page.beside(line.named("src"), content),
        "addressee": page.beside(line.named("to"), content),
        "venue": page.beside(line.named("at"), content),
    }


def _listed(word: str) -> list[str]:
    return [] if word == "-" else word.split(",")


def main(arguments: list[str]) -> None:
    """Compile all documents, or those named."""
    names = [word for word in arguments if not word.startswith("-")]
    for notes in sorted((HERE / "notes").glob("*.notes")):
        if names and notes.stem not in names:
            continue
        text = (HERE / "texts" / f"{notes.stem}.txt").read_text(encoding="utf-8")
        try:
            annotation = compile_page(text, notes.read_text(encoding="utf-8"))
        except NotationError as error:
            raise NotationError(f"{notes.name}: {error}") from error
        target = HERE / "annotations" / f"{notes.stem}.json"
        target.write_text(json.dumps(annotation, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        if "--show" in arguments:
            _show(annotation)


def _show(annotation: Json) -> None:
    for item in annotation["statements"]:
        content = " [...] ".join(span["text"] for span in item["content"])
        ends = {name: [span["text"] for span in item[name]] for name in ("source", "cue")}
        print(item["id"], item["manner"], item["stance"], item["speakers"], item["parent"], ends, "\n    ", content)
    for item in annotation["events"]:
        print("event", item["type"], item["statement"], [span["text"] for span in item["trigger"]])
    for item in annotation["offices"]:
        print("office", item["holder"], item["statement"], item["post"]["text"])
    for kind in ("counts", "mentions"):
        print(
            kind,
            "; ".join(f"{item['text']} ({item.get('entity', item.get('statement'))})" for item in annotation[kind]),
        )


if __name__ == "__main__":
    main(sys.argv[1:])
