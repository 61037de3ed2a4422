"""A pile of documents with traps: each a name near a mark of its own, and harmless strings near theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from evaluation.traps.people import PEOPLE, Person

Text = str


@dataclass(frozen=True, slots=True)
class Trap:
    """A string near a mark; a harmless one must be left as it is."""

    mark: str
    words: str
    kind: str
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class Pile:
    """Files to add by their name, traps in them, and what people say of them: kind of act, file, words."""

    files: dict[str, bytes]
    traps: tuple[Trap, ...]
    said: tuple[tuple[str, str, str], ...]


def pile() -> Pile:
    """Return the pile: 25 traps for each of eight people, and harmless strings."""
    planter = _Planter()
    for number, person in enumerate(PEOPLE):
        planter.plant(number, person)
    planter.harmless()
    return Pile(planter.files, tuple(planter.traps), tuple(planter.said))


def write(made: Pile, folder: Path) -> None:
    """Write the files of a pile into a folder."""
    for name, content in made.files.items():
        (folder / name).write_bytes(content)


class _Planter:
    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.traps: list[Trap] = []
        self.said: list[tuple[str, str, str]] = []

    def plant(self, number: int, person: Person) -> None:
        article, other = self._article(number, person), self._other(number, person)
        self.files[article[0]], self.files[other[0]] = article[1], other[1]
        page, content = self._page(number, person)
        self.files[page] = content
        self._people_say(article[0], person)

    def _trap(self, words: str, kind: str, *, harmless: bool = False) -> str:
        mark = f"{'Hx' if harmless else 'Tx'}{len(self.traps):03}"
        self.traps.append(Trap(mark, words, kind, harmless))
        return mark

    def _article(self, number: int, person: Person) -> tuple[str, bytes]:
        sentences = list(self._sentences(person))
        slug = person.plain.lower().replace(" ", "_")
        name = f"{slug}_{self._trap(person.plain, 'file name')}.txt"
        head = f"Clash at the dam, part {number + 1}\nBy Tomas Ilk\nKestrel Daily, {number + 3} March 2021\n\n"
        return name, (head + "\n\n".join(sentences) + "\n").encode()

    def _sentences(self, person: Person) -> Iterator[Text]:
        """Yield paragraphs, each with a trap; the first one names the person in full with the office."""
        name, first, last, plain = person.name, person.first, person.last, person.plain
        post, place = person.post, person.place
        yield f"{name}, {post} in {place}, said on Monday that the dam had failed, {self._trap(name, 'full name')}."
        yield f"{name}'s house was searched at night, according to a report marked {self._trap(name, 'possessive')}."
        quoted = self._trap(last, "last name in a quotation")
        yield f"“{last} was taken at dawn,” a neighbour told the paper in note {quoted}."
        yield f"In list {self._trap(name, 'capitals')} the name reads {name.upper()} and nothing else."
        yield f"The index of file {self._trap(name, 'turned')} has {last}, {first} on its second page."
        yield f"A letter {self._trap(last, 'initial')} was signed {first[0]}. {last} and dated in May."
        yield f"{last} denied the charge, wrote the reporter of piece {self._trap(last, 'last name')}."
        broken = name.replace(" ", "\n")
        yield f"The order of arrest {self._trap(name, 'broken line')} names {broken} as a witness."
        spaced = name.replace(" ", "\u00a0")
        yield f"The copy of the order {self._trap(name, 'no-break space')} names {spaced} as well."
        yield f"The clerk wrote {plain} without any signs in register {self._trap(plain, 'without diacritics')}."
        yield f"People post #Free{plain.replace(' ', '')} each day, as page {self._trap(plain, 'topic')} shows."
        yield f"Write to {plain.lower().replace(' ', '.')}@post.example, says card {self._trap(plain, 'address')}."
        office = f"the {post} in {place}"
        yield f"Neighbours of {office} saw two cars, says sheet {self._trap(f'{post} in {place}', 'office')}."
        office = f"{place}'s {post}"
        yield f"{office} was not heard, says sheet {self._trap(office, 'office, turned')}."
        kin = f"{person.kin} {last.split()[-1]}"
        yield f"{kin} sold the boat in April, {self._trap(kin, 'kin of the same last name', harmless=True)}."

    def _other(self, number: int, person: Person) -> tuple[str, bytes]:
        """Return a note in the person's other script, with the name as it is and with what is written on it."""
        one, two = self._trap(person.other, "other script"), self._trap(person.inflected, "other script, inflected")
        text = f"{one}: {person.other}.\n\n{two}: {person.inflected}!\n\n2021-04-{number + 3:02}\n"
        return f"note-{number}.txt", text.encode()

    def _page(self, number: int, person: Person) -> tuple[str, bytes]:
        """Return a page with the name in its title, addresses and writer."""
        slug = person.plain.lower().replace(" ", "-")
        titled, addressed = self._trap(person.name, "title"), self._trap(person.plain, "slug of an address")
        signed = self._trap(person.name, "writer")
        encoded = quote(person.other.replace(" ", "-"))
        archived = self._trap(person.other, "percent-encoded address")
        html = (
            f'<html lang="en"><head><title>{titled} {person.name} speaks | Velm Post</title>'
            f'<meta property="og:title" content="{titled} {person.name} speaks">'
            f'<link rel="canonical" href="https://velm.example/2021/{addressed}-{slug}-speaks/{encoded}-{archived}">'
            f'<meta name="author" content="{person.name} {signed}">'
            f'<meta property="article:published_time" content="2021-05-{number + 3:02}"></head><body><article>'
            f"<h1>{titled} {person.name} speaks</h1><p>The water rose at night and nobody came, the writer said. "
            "The mill was closed on Friday, a clerk said, and three boats were lost.</p>"
            "<p>A second paragraph tells of the road, which the council said would open in June.</p></article></body>"
            "</html>"
        )
        return f"page-{number}.html", html.encode()

    def _people_say(self, document: str, person: Person) -> None:
        """Have people write notes, tags and descriptions with the name in them."""
        last, first = person.last, person.first
        self.said += [
            ("note", document, f"{self._trap(last, 'note')} {last} called on Sunday"),
            ("note", document, f"{self._trap(first, 'first name in a note')} {first} asked for a lawyer"),
            ("tag", document, f"{self._trap(person.name, 'tag')} {person.name}"),
            ("why", document, f"{self._trap(person.name, 'reason')} as {person.name} told us"),
        ]

    def harmless(self) -> None:
        """Plant what must stay: a namesake judged to be another, others of one first name, words that hold a name."""
        one = PEOPLE[0]
        sentences = [
            f"{one.name} of the bakers' guild won the race, {self._trap(one.name, 'namesake', harmless=True)}.",
            f"{one.last} runs each morning, says card {self._trap(one.last, 'namesake, last name', harmless=True)}.",
        ]
        head = "The race of Orvel\nBy Ana Petrik\nOrvel Gazette, 2 June 2019\n\n"
        self.files["race.txt"] = (head + "\n\n".join(sentences) + "\n").encode()
        words = [
            ("Mirela Costa", "first name of another"),
            ("Mirelandia", "word that begins as a name"),
            ("Kvandalson Street", "word that holds a name"),
            ("Dosantis Foundation", "word that holds a name, 2"),
            ("the consul in Orvel", "post elsewhere"),
            ("the mayor of Brelm", "other post there"),
            ("Talemsa Bridge", "place of an office"),
            ("Idran Belkour", "name that is cut short"),
            ("Ardashina Mokri", "name that is like another"),
            ("孟秋", "part of a name"),
            ("Квандальск", "town that begins as a name"),
            ("Indiana Horo", "name that ends as another"),
        ]
        lines = [
            f"The paper wrote of {term} in its issue {self._trap(term, kind, harmless=True)}." for term, kind in words
        ]
        head = "Words of the week\nBy Ana Petrik\nOrvel Gazette, 9 June 2019\n\n"
        self.files["words.txt"] = (head + "\n\n".join(lines) + "\n").encode()
