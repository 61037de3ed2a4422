"""The window: so many documents in flight, taken back in the order in which they were handed out."""

from collections.abc import Callable, Iterator

from onrecord.engines.window import in_order
from onrecord.model import Document, Reading
from tests.engines.reading import STAGE, pile


def hand(document: Document) -> Callable[[], Reading]:
    return lambda: STAGE(document)


def test_no_more_is_taken_than_may_be_in_flight() -> None:
    """Memory stays flat, however slow the reader and however fast the disk."""
    taken: list[str] = []

    def documents() -> Iterator[Document]:
        for document in pile(*(f"text {n}" for n in range(100))):
            taken.append(document.id)
            yield document

    run: Iterator[tuple[Document, Reading]] = in_order(documents(), hand, 7)
    for number, (document, _) in enumerate(run):
        assert document.id == f"id{number}"
        assert len(taken) <= number + 7


def test_much_that_stands_between_does_not_pile_up_behind_a_slow_document() -> None:
    taken: list[int] = []

    def items() -> Iterator[Document | int]:
        yield from pile("slow")
        for number in range(1_000):
            taken.append(number)
            yield number

    run: Iterator[tuple[Document, Reading] | int] = in_order(items(), hand, 4)
    assert isinstance(next(run), tuple)
    assert len(taken) < 50
    assert list(run) == list(range(1_000))


def test_an_empty_stream() -> None:
    run: Iterator[tuple[Document, Reading]] = in_order([], hand, 4)
    assert list(run) == []
