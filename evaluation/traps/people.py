"""Invented people of a pile of traps, and strings that must stay as they are. All names are made up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented: a name in Latin letters and in another script, a form of that with what is written on it.

    ``plain`` is the name without diacritics, ``post`` and ``place`` an office, ``kin`` somebody of the same last name
    who is not protected.
    """

    first: str
    last: str
    other: str
    inflected: str
    plain: str
    post: str
    place: str
    kin: str

    @property
    def name(self) -> str:
        """Return first and last name."""
        return f"{self.first} {self.last}"


PEOPLE = (
    Person("Mirela", "Dosanti", "میرلا دوسانتی", "ومیرلا دوسانتی", "Mirela Dosanti", "consul", "Brelm", "Jonas"),
    Person("Zoë", "Kvåndal", "Зоя Квандаль", "Зои Квандаль", "Zoe Kvandal", "harbourmaster", "Ustvik", "Tore"),
    Person("Idrane", "Belkouri", "إدران بلكوري", "لإدران بلكوري", "Idrane Belkouri", "judge", "Talemsa", "Yanis"),
    Person(
        "Pavlenka",
        "Horošova",
        "Павленка Хорошова",
        "Павленке Хорошовой",
        "Pavlenka Horosova",
        "mayor",
        "Lutsevo",
        "Oleg",
    ),
    Person(
        "Nomveli",
        "Tshakane",
        "Νομβέλι Τσακάνε",
        "Νομβέλι Τσακάνε",
        "Nomveli Tshakane",
        "prosecutor",
        "Kwedini",
        "Sipho",
    ),
    Person("Lihua", "Mengqiu", "孟秋丽华", "孟秋丽华", "Lihua Mengqiu", "envoy", "Porvesta", "Haoran"),
    Person(
        "Esteñia",
        "Quirós Valdemar",
        "אסטניה קירוס",
        "לאסטניה קירוס",
        "Estenia Quiros Valdemar",
        "ambassador",
        "Dravika",
        "Bruno",
    ),
    Person(
        "Ardashin",
        "Mokrivani",
        "არდაშინ მოკრივანი",
        "არდაშინ მოკრივანის",
        "Ardashin Mokrivani",
        "superintendent",
        "Sagrevi",
        "Luka",
    ),
)
"""Latin with and without diacritics; Persian, Cyrillic, Arabic, Greek, Han, Hebrew, Georgian."""
