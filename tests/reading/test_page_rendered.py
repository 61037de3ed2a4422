"""Whole layouts as text that a person can read."""

from syrupy.assertion import SnapshotAssertion

from onrecord.model import Given, Stated
from tests.reading.layouts import FIRST, SECOND, THIRD, Laid, page

BLOG = f"""River Bank Notes   მდინარე

Two people of the locks speak out

Irena Kolb, who ran the lower locks, left in May. We spoke with her in Wyck.

Q: Why did you leave?

A: Nobody would put the order on paper.

There were three calls, and then silence.

Q. Had anybody warned the boatmen?

No.

Filed under: locks, river, exile

Locks on the lower Ismera closed

By Clara Benn | 4 March 2014 | Updated March 9, 2014

{FIRST}

“{SECOND}”

Bo Lind

{THIRD} {SECOND}

Clara Benn is a lecturer in water law in Ostrel.

share this blog

Enter your email address to subscribe to this blog and receive notifications of new posts by email.
"""


def rendered(laid: Laid) -> str:
    """The masthead of each part, its passages with their turns, and the problems."""
    lines = list[str]()
    for part in laid.layout.parts:
        head = part.masthead
        lines += [f"== {part.id} {part.span.start}-{part.span.end}", f"title     {_stated(head.title)}"]
        lines += [f"outlet    {_stated(head.outlet)}", f"authors   {', '.join(map(_stated, head.authors)) or '-'}"]
        lines += [f"published {head.published.edtf} ({head.published.how})", f"updated   {head.updated.edtf}"]
        for passage in laid.layout.passages:
            if passage.part == part.id:
                words = passage.span.of(laid.text).strip()
                marks = " ".join(mark for mark in (passage.turn, passage.repeats) if mark)
                lines.append(f"{passage.id:4}{passage.kind:11}{marks:5}{words[:60]}")
    for turn in laid.layout.turns:
        lines.append(f"{turn.id} {turn.role} label={laid.words(turn.label)} name={laid.words(turn.name)}")
    lines += [f"! {problem.kind}: {problem.message}" for problem in laid.layout.problems]
    return "\n".join(lines)


def _stated(stated: Stated | None) -> str:
    return f"{stated.value} [{stated.field or 'text'}]" if stated is not None else "-"


def test_a_blog_page_with_an_interview_and_an_article(snapshot: SnapshotAssertion) -> None:
    assert rendered(page(BLOG, Given("url", "https://notes.example/", "row:url"))) == snapshot
