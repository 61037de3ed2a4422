"""A pronoun for two people speaks for both; titles and possessives hide nobody. Everybody here is invented."""

from onrecord import build
from onrecord.model import Document, Options
from onrecord.statements.found import Source
from onrecord.statements.material import prepare
from onrecord.statements.people import cast_of
from onrecord.statements.speakers import Place, speakers_of
from tests.events.scene import reading as scene


def test_they_are_two_speakers() -> None:
    text = "Ada Moran and Ben Olsen left Oslo on Monday. They said that the bridge had been closed for years."
    document = Document("d1", "d1", "d1", "text/plain", text, language="en")
    reading = build.read(document, Options())
    names = {entity.id: entity.name for entity in reading.entities}
    said = [item for item in reading.statements if item.manner == "indirect"]
    assert [[names[speaker] for speaker in item.speakers] for item in said] == [["Ada Moran", "Ben Olsen"]]


def test_who_speaks_for_the_name_before_it() -> None:
    """A relative pronoun is not a voice: what "who" says is said by those whom it describes."""
    text = "Officials in Wyck warned the families on Monday. The ministry wrote to people who reject the new dam."
    document = Document("d1", "d1", "d1", "text/plain", text, language="en")
    reading = build.read(document, Options())
    names = {entity.id: (entity.name or "").casefold() for entity in reading.entities}
    voices = {names[speaker] for item in reading.statements for speaker in item.speakers}
    assert "who" not in voices
    assert any(voice.startswith("people") for voice in voices)


def test_a_possessive_names_who_speaks() -> None:
    """The mark of "Moran's remarks" belongs to no name."""
    text = "Moran 's remarks worried clerks"
    rows = """
    Moran PROPN nmod:poss 3 Moran NNP
    's PART case 1 's POS
    remarks NOUN nsubj 4
    worried VERB root 0
    clerks NOUN obj 4
    """
    reading = scene(text, rows, "p Moran")
    material, _ = prepare(text, reading)
    place = Place("p1", None)
    assert speakers_of(material, cast_of(reading), Source(0, 0, 2), place) == (("e1",), True)


def test_a_title_with_what_it_is_of_hides_no_name() -> None:
    """The post of who speaks goes with what is said, and is claimed by whoever reports it."""
    text = "Former Zamaran Secretary of State Ben Olsen said in Oslo that the bridge had been closed for years."
    reading = build.read(Document("d1", "d1", "d1", "text/plain", text, language="en"), Options())
    names = {entity.id: entity.name for entity in reading.entities}
    (said,) = [item for item in reading.statements if item.manner == "indirect"]
    assert [names[speaker] for speaker in said.speakers] == ["Ben Olsen"]
    (office,) = reading.offices
    assert (names[office.holder], office.post.of(text)) == ("Ben Olsen", "Former Zamaran Secretary of State")
    assert (office.statement, office.introduces(said)) == (said.id, True)
