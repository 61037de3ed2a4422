"""Translations are proposed where names and numbers of two articles stand in one order; a like subject is none.

All sentences and names are invented.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.invented import LANGUAGES, Language, translated
from onrecord.linking.copies import Whence, relink, slips
from onrecord.linking.copies.anchors import anchors, number_of
from onrecord.linking.copies.translating import BEARERS, PREFIX
from onrecord.linking.index import Slips
from onrecord.model import Dated, Link, Masthead, Part, Passage, Reading, Slip, Span

ENGLISH = (
    "On 14 March the guards of Koldar stopped 37 lorries near Varnesh, as Tove Marland told reporters. "
    "Rahim Sadeqi, who kept the list, counted 1,250 people at the gate; Ilya Morozin spoke of 960. "
    "In the evening Tove Marland went back to Koldar with Rahim Sadeqi, and 12 drivers were let go. "
    "The mayor of Varnesh, Dorin Kasparek, would not say why 25 others were held in Ostrelin."
)
RUSSIAN = (
    "14 марта охрана Колдара остановила 37 грузовиков близ Варнеша, сообщила журналистам Тове Марланд. "
    "Рахим Садеки, который вёл список, насчитал у ворот 1250 человек; Илья Морозин говорил о 960. "
    "Вечером Тове Марланд вернулась в Колдар вместе с Рахимом Садеки, а 12 водителей отпустили. "
    "Мэр Варнеша Дорин Каспарек не стал говорить, почему ещё 25 человек удерживают в Острелине."
)
PERSIAN = (
    "نگهبانان کلدار روز ۱۴ مارس ۳۷ کامیون را نزدیک ورنش متوقف کردند، به گفته تووه مارلند به خبرنگاران. "
    "رحیم صادقی که فهرست را نگه می‌داشت ۱٬۲۵۰ نفر را کنار دروازه شمرد؛ ایلیا موروزین از ۹۶۰ نفر سخن گفت. "
    "شب تووه مارلند با رحیم صادقی به کلدار بازگشت و ۱۲ راننده آزاد شدند. "
    "شهردار ورنش، دورین کاسپارک، نگفت چرا ۲۵ نفر دیگر در استرلین نگه داشته شده‌اند."
)
FRENCH_OTHER = (
    "Le 15 mars, 12 chauffeurs sont revenus d'Ostrelin. Dorin Kasparek, le maire de Varnesh, a reçu leurs familles. "
    "Selon Ilya Morozin, 40 camions restent près de Koldar, et Rahim Sadeqi parle de 37 personnes. "
    "Tove Marland demande une enquête; elle avait vu 960 manifestants le 14 mars, et 25 gardes à Koldar. "
    "Rien n'a été dit à Varnesh des 1 250 noms de la liste."
)
NAMES = ("Tove Marland", "Rahim Sadeqi", "Ilya Morozin", "Dorin Kasparek", "Oskar Lindqvist", "Miro Tavanen")
PLACES = ("Koldar", "Varnesh", "Ostrelin", "Kessarin", "Tolveny", "Marovec")
SENTENCES = st.builds(
    "In the night {name} counted {number} boats near {place} before the patrol came.".format,
    name=st.sampled_from(NAMES),
    number=st.integers(11, 9999),
    place=st.sampled_from(PLACES),
)
ARTICLES = st.lists(SENTENCES, min_size=6, max_size=12, unique=True)


def kept(document: str, text: str, language: str | None, published: str = "2024-03-15") -> tuple[Slip, ...]:
    span = Span(0, len(text))
    reading = Reading(
        document,
        "v",
        masthead=Masthead(published=Dated(published)),
        parts=(Part("p1", span),),
        passages=(Passage("g1", span, "body", "p1"),),
    )
    return slips(document, reading, text, Whence(language, names=(document,)))


def proposed(*pile: tuple[str, str, str | None]) -> list[tuple[str, str, str]]:
    held = [slip for number, item in enumerate(pile) for slip in kept(*item, published=f"2024-03-{15 + number}")]
    links = relink(Slips(held), held).links
    return [(one.a.document, one.b.document, one.relation) for one in links if one.kind == "translation_of"]


@pytest.mark.parametrize(("language", "text"), [("ru", RUSSIAN), ("fa", PERSIAN)])
def test_a_translation_is_proposed(language: str, text: str) -> None:
    """Across scripts, with the names and numbers that meet as evidence; the later one is linked to the earlier one."""
    held = [*kept("e", ENGLISH, "en"), *kept("o", text, language, "2024-03-17")]
    (link,) = [one for one in relink(Slips(held), held).links if one.kind == "translation_of"]
    assert (link.a.document, link.b.document, link.relation) == ("o", "e", "translation")
    assert link.rule == "shared-names-and-numbers"
    assert 0.45 < link.score <= 1
    texts = {"e": ENGLISH, "o": text}
    words = [item.span.of(texts[item.document]) for item in link.evidence]
    pairs = list(zip(words[::2], words[1::2], strict=True))
    assert len(pairs) >= 12
    assert sum(one[0].isdigit() and number_of(one) == number_of(other) for one, other in pairs) >= 5


def test_the_same_subject_is_no_translation() -> None:
    """The same people, places and numbers in another order are another article."""
    assert proposed(("e", ENGLISH, "en"), ("f", FRENCH_OTHER, "fr")) == []


def test_articles_of_one_language_or_of_none_are_not_looked_at() -> None:
    assert proposed(("e", ENGLISH, "en"), ("f", RUSSIAN, "en")) == []
    assert proposed(("e", ENGLISH, "en"), ("f", RUSSIAN, None)) == []


def test_the_most_alike_is_taken_and_of_equals_the_earliest() -> None:
    short = ENGLISH.rpartition(". ")[0] + "."
    pile = (("s", short, "en"), ("e", ENGLISH, "en"), ("f", ENGLISH, "en"), ("o", RUSSIAN, "ru"))
    assert proposed(*pile) == [("o", "e", "translation")]


def test_what_is_declared_is_not_proposed_as_well() -> None:
    span = Span(0, len(RUSSIAN))
    reading = Reading("o", "v", parts=(Part("p1", span),), passages=(Passage("g1", span, "body", "p1"),))
    other = slips("o", reading, RUSSIAN, Whence("ru", names=("o",), translates="e"))
    held = [*kept("e", ENGLISH, "en"), *other]
    assert [one.rule for one in relink(Slips(held), held).links] == ["declared-translation"]


def test_numbers_are_one_in_all_digits_and_groupings() -> None:
    assert [number_of(one) for one in ("1,250", "1.250", "۱٬۲۵۰", "1250", "01250")] == ["1250"] * 5
    assert [number_of(one) for one in ("12,5", "12.5", "0", "1.2.2024")] == ["12.5", "12.5", "0", "1.2.2024"]


def test_names_are_what_is_capitalised_within_sentences() -> None:
    text = "Guards came. The Norwegian minister met Oskar Lindqvist in March. Lindqvist left at 7 for NATO."
    found, script = anchors(text, [Span(0, len(text))])
    assert script == "latin"
    assert [one.text for one in found] == ["oskar", "lindqvist", "lindqvist"]
    assert [one.span.of(text) for one in found] == ["Oskar", "Lindqvist", "Lindqvist"]


Drawn = tuple[list[str], Language]


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.sampled_from(LANGUAGES), st.data())
def test_each_article_is_linked_to_its_own_translation(
    drawn: list[str], language: Language, data: st.DataObject
) -> None:
    """Another article on the same people is never taken for it, nor one that has half of it in another order."""
    other = data.draw(ARTICLES)
    mixed = data.draw(st.permutations([*drawn[: len(drawn) // 2], *other[: len(other) // 2]]))
    texts = {"own": drawn, "other": other, "mixed": mixed}
    pile = [(name, " ".join(held), "en") for name, held in texts.items()]
    turned = " ".join(translated(one, language) for one in drawn)
    found = proposed(*pile, ("turned", turned, language))
    likely = {name for name, held in texts.items() if _in_order(drawn, held) >= 0.5 * len(drawn)}
    assert {b for _, b, relation in found if relation == "translation"} <= likely
    assert {a for a, _, _ in found} <= {"turned"}


def _in_order(some: list[str], others: list[str]) -> int:
    """Return how many sentences stand in both in one order."""
    best = [0] * (len(others) + 1)
    for one in some:
        row = [0]
        for at, other in enumerate(others):
            row.append(best[at] + 1 if one == other else max(best[at + 1], row[at]))
        best = row
    return best[-1]


class _Kept:
    """What a record would keep."""

    def __init__(self) -> None:
        self.index = Slips()
        self.links: set[Link] = set()

    def change(self, changed: tuple[Slip, ...]) -> None:
        made = relink(self.index, changed)
        self.links = {link for link in self.links if not made.touched & set(link.hangs_on)} | set(made.links)


def _whole(pile: dict[str, tuple[Slip, ...]]) -> set[Link]:
    held = [slip for found in pile.values() for slip in found]
    return set(relink(Slips(held), held).links)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(ARTICLES, st.sampled_from(["en", *LANGUAGES])), min_size=1, max_size=4), st.data())
def test_one_by_one_is_all_at_once(drawn: list[tuple[list[str], str]], data: st.DataObject) -> None:
    """In any order of adding, and after taking some away again; so it is when a number becomes too common."""
    pile = {}
    for number, (sentences, language) in enumerate(drawn):
        pile[f"d{number}"] = kept(f"d{number}", " ".join(sentences), "en")
        if language in LANGUAGES:
            turned = " ".join(translated(one, language) for one in sentences)
            pile[f"t{number}"] = kept(f"t{number}", turned, language)
    if data.draw(st.booleans()):
        for number in range(BEARERS):
            pile[f"c{number:02}"] = kept(f"c{number:02}", " ".join(drawn[0][0]), "en")
    held = _Kept()
    for document in data.draw(st.permutations(sorted(pile))):
        held.index.add(pile[document])
        held.change(pile[document])
    assert held.links == _whole(pile)
    gone = data.draw(st.sets(st.sampled_from(sorted(pile))))
    for document in sorted(gone):
        held.change(held.index.remove(document))
    assert held.links == _whole({document: found for document, found in pile.items() if document not in gone})
    assert all(slip.node.startswith(PREFIX) or slip.at.item == "p1" for found in pile.values() for slip in found)
