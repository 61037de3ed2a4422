"""The traps for what leaves the record: 200 names, each near a mark of its own, and a count that can fail."""

from collections import Counter

from evaluation.traps.__main__ import is_left
from evaluation.traps.people import PEOPLE
from evaluation.traps.planting import Trap, pile


def test_two_hundred_names_are_planted_each_where_its_mark_is() -> None:
    made = pile()
    traps = [trap for trap in made.traps if not trap.harmless]
    assert len(traps) == 200
    assert len({trap.mark for trap in made.traps}) == len(made.traps)
    assert Counter(trap.kind for trap in traps).most_common(1)[0][1] == len(PEOPLE)
    texts = [content.decode() for content in made.files.values()]
    texts += [*made.files, *(words for _, _, words in made.said)]
    assert [trap.mark for trap in made.traps if not any(is_left(trap, text) for text in texts)] == []


def test_a_name_is_left_however_it_is_written() -> None:
    trap = Trap("Tx001", "Zoë Kvåndal", "full name")
    assert is_left(trap, "says ZOE  KVANDAL in list tx001")
    assert is_left(trap, "https://a.example/zo%C3%AB-kv%C3%A5ndal/Tx001")
    assert is_left(trap, '"Zoë\\nKvåndal was seen, Tx001"')
    assert not is_left(trap, "says [Person B] in list Tx001")
    assert not is_left(trap, "Zoë Kvåndal" + " " * 200 + "Tx001")
