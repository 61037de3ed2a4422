"""A pronoun for two people speaks for both. Everybody here is invented."""

from onrecord import build
from onrecord.model import Document, Options


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
