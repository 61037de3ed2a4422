"""Names that a user gives are linked, with the entry as the reason; nothing else is."""

from onrecord.linking.aliases import HOOK, relink_aliases
from onrecord.linking.entities import slips
from onrecord.linking.index import Slips
from onrecord.model import Entity, EntityKind, Mention, NamedAlike, Reading, Slip, Span

RULE = "alias-file: entry 1 by R. Lind, 2024-05-01"


def named(document: str, *names: str, kind: EntityKind = "person") -> tuple[Slip, ...]:
    entities = tuple(
        Entity(f"e{place}", kind, named=True, name=name, names=(name,)) for place, name in enumerate(names, 1)
    )
    mentions = tuple(
        Mention(f"m{place}", Span(place * 10, place * 10 + 5), kind, "name", f"e{place}", 0.9, "same-name")
        for place, _ in enumerate(names, 1)
    )
    return slips(document, Reading(document, "v", mentions=mentions, entities=entities))


def linked(index: Slips, *given: NamedAlike) -> list[tuple[str, str, str]]:
    made = relink_aliases(index, given)
    assert made.touched == {HOOK}
    assert all(link.hangs_on == (HOOK,) and link.relation == "same" for link in made.links)
    return [(link.a.document, link.b.document, link.rule) for link in made.links]


def test_the_first_of_each_name_is_linked() -> None:
    """Others of an equal name are linked to its first one anyway."""
    index = Slips(
        [*named("a", "Rahim Sadeqi"), *named("b", "Abu Salim"), *named("c", "Abu Salim"), *named("d", "Ada M")]
    )
    given = NamedAlike(("Abu Salim", "Rahim Sadeqi", "R. Sadeqi of Koldar"), "person", RULE)
    assert linked(index, given) == [("a", "b", RULE)]


def test_each_bearer_of_one_word_is_linked() -> None:
    """Nobody is linked by one word alone, unless the user says whose it is."""
    index = Slips([*named("a", "Rahim Sadeqi"), *named("b", "Tarik"), *named("c", "Tarik")])
    given = NamedAlike(("Rahim Sadeqi", "Tarik"), "person", RULE)
    assert linked(index, given) == [("a", "b", RULE), ("a", "c", RULE)]


def test_kinds_are_kept_apart_and_what_is_not_there_is_passed_over() -> None:
    index = Slips([*named("a", "Varnesh League", kind="organisation"), *named("b", "Harbour Front", kind="group")])
    assert linked(index, NamedAlike(("Varnesh League", "Harbour Front"), "person", RULE)) == []
    assert linked(index, NamedAlike(("Harbour Front", "Varnesh League"), "organisation", RULE)) == [("a", "b", RULE)]
    assert linked(index, NamedAlike(("Nobody Here", "Nor Here"), "person", RULE)) == []


def test_the_order_of_entries_does_not_matter() -> None:
    index = Slips([*named("a", "Rahim Sadeqi"), *named("b", "Abu Salim"), *named("c", "Tove Lind")])
    some = [
        NamedAlike(("Rahim Sadeqi", "Abu Salim"), "person", "alias-file: entry 1"),
        NamedAlike(("Abu Salim", "Rahim Sadeqi"), "person", "alias-file: entry 2"),
        NamedAlike(("Tove Lind", "Abu Salim"), "person", "alias-file: entry 3"),
    ]
    assert linked(index, *some) == linked(index, *reversed(some))
    assert len(linked(index, *some)) == 2
