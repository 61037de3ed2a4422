"""A cue is taken whole, a name is no verb, a wish ends where something else is said; times and things are mute."""

from pathlib import Path

import onrecord
from onrecord.model import Span


def said(tmp_path: Path, text: str) -> set[tuple[str, str, str]]:
    """Return the explicit statements of an invented article as source, cue and content."""
    page = tmp_path / "article.txt"
    page.write_text(f"River Post\n\n{text}\n", encoding="utf-8")
    ((document, reading),) = onrecord.read(page)
    words = document.text

    def joined(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.of(words) for span in spans)

    return {
        (joined(one.source), joined(one.cue), joined(one.content))
        for one in reading.statements
        if one.manner != "author"
    }


def test_a_longer_cue_makes_one_statement(tmp_path: Path) -> None:
    found = said(tmp_path, "Moran spoke on Monday. He declined to say where he was.")
    assert ("He", "declined to say", "where he was") in found
    assert not [one for one in found if one[1] == "declined"]


def test_a_surname_is_no_verb(tmp_path: Path) -> None:
    found = said(tmp_path, "“We want to live in peace,” said a shopkeeper, Bruno Felt, who added that it had rained.")
    assert not [one for one in found if "Felt" in one[1]]
    assert ("a shopkeeper", "said", "“We want to live in peace,”") in found


def test_a_wish_ends_where_its_bearer_says_something(tmp_path: Path) -> None:
    text = "A clerk of the council, who spoke by telephone and did not want to be named, said that twenty were dead."
    found = said(tmp_path, text)
    assert {content for _, cue, content in found if cue == "did not want"} <= {"to be named"}
    assert "twenty were dead" in {content for _, cue, content in found if cue == "said"}


def test_times_and_things_say_nothing(tmp_path: Path) -> None:
    found = said(
        tmp_path,
        "The mayor was in a spot at the beginning of 2018 which compelled him to admit that the bridge was cracked. "
        "The resulting policies have shown a troubling tendency toward delay. He assumed that position as a reward.",
    )
    assert ("him", "admit", "the bridge was cracked") in found
    assert not [one for one in found if "2018" in one[0] or "policies" in one[0] or one[1] == "assumed"]


def test_what_a_document_shows_is_its_word(tmp_path: Path) -> None:
    found = said(tmp_path, "The audit shows that the bridge was cracked. Moran has shown that she can wait.")
    assert [one for one in found if one[0] == "The audit"]
    assert not [one for one in found if "Moran" in one[0]]


def test_what_is_quoted_from_others_is_not_what_is_said(tmp_path: Path) -> None:
    found = said(tmp_path, "At least four people bled to death at the bridge, the movement said, quoting relatives.")
    assert ("the movement", "said", "At least four people bled to death at the bridge") in found
    assert not [one for one in found if one[2] == "quoting relatives"]


def test_a_noun_in_ing_is_no_cue(tmp_path: Path) -> None:
    found = said(tmp_path, "The embassy of Varenia called the opening “a housewarming for thieves”.")
    assert [one[1] for one in found] == ["called"]


def test_an_office_that_is_assumed_is_no_thought_whatever_describes_it(tmp_path: Path) -> None:
    found = said(
        tmp_path, "He assumed that post as a promotion from the head of the port, which he led until May 2019."
    )
    assert not [one for one in found if one[1] == "assumed"]
    found = said(tmp_path, "Moran assumed that the post, which he had led until May 2019, was vacant.")
    assert [one for one in found if one[1] == "assumed"]


def test_what_is_offered_is_not_what_is_said(tmp_path: Path) -> None:
    found = said(
        tmp_path, "The miners have clear proposals to offer on that topic. Their proposal to offer bread fell."
    )
    assert [one[2] for one in found if one[1].startswith("propos")] == ["to offer bread"]


def test_feelings_say_nothing(tmp_path: Path) -> None:
    found = said(tmp_path, "The dissatisfaction that you mention is questioning the very basis of the port.")
    assert not [one for one in found if "dissatisfaction" in one[0]]


def test_who_denies_something_and_says_more_makes_two_statements(tmp_path: Path) -> None:
    text = "Moran denied that Orlan had resigned, saying he was “dismissed on September 30 for absence.”"
    found = said(tmp_path, text)
    assert {(source, cue, content.split(",")[0]) for source, cue, content in found} == {
        ("Moran", "denied", "Orlan had resigned"),
        ("Moran", "saying", "he was “dismissed on September 30 for absence.”"),
    }
    assert not [one for one in found if "saying" in one[2]]


def test_who_is_accused_of_an_order_gave_it(tmp_path: Path) -> None:
    found = said(tmp_path, "The colonel was accused by Free Current of having ordered his men to hold back ambulances.")
    assert ("The colonel", "having ordered", "his men to hold back ambulances") in found
    found = said(tmp_path, "The union of miners condemned the mayor for telling residents that the water was clean.")
    assert ("the mayor", "telling", "the water was clean") in found


def test_a_participle_before_the_main_clause_reports_no_more_than_its_own(tmp_path: Path) -> None:
    found = said(tmp_path, "Asked why it had never been corrected, he replied that nobody had asked him to correct it.")
    assert ("", "Asked", "why it had never been corrected") in found
    assert ("he", "replied", "nobody had asked him to correct it") in found


def test_whom_it_was_said_to_is_no_part_of_it(tmp_path: Path) -> None:
    text = "Colonel Oreck, who leads the guard in Sulmet, told this newspaper that his men “fired into the air.”"
    assert "his men “fired into the air.”" in {content for _, cue, content in said(tmp_path, text) if cue == "told"}
    text = "The Council of River Towns warns all Varenians abroad that the guards have extended their pressure."
    assert "the guards have extended their pressure" in {content for _, _, content in said(tmp_path, text)}


def test_a_content_holds_no_mark_of_a_list_and_no_half_date(tmp_path: Path) -> None:
    found = said(
        tmp_path,
        "- The hospital of Marovec registered 31 deaths between 12 and 17 September, according to a nurse.\n"
        "- The Forum has documented 1,130 arrests in five provinces between 5 June and 30 November.",
    )
    assert {content for _, _, content in found} == {
        "The hospital of Marovec registered 31 deaths between 12 and 17 September",
        "1,130 arrests in five provinces between 5 June and 30 November",
    }


def test_a_relative_clause_ends_where_the_sentence_goes_on(tmp_path: Path) -> None:
    text = "I know that the inspection which is said to have found a hole on 28 September did not take place at all."
    assert not [one for one in said(tmp_path, text) if one[0] == "which" or "hole on 28 September did not" in one[2]]


def test_what_the_present_says_of_a_figure_is_the_writers(tmp_path: Path) -> None:
    text = "Tull said that about 15 officials had failed to return over ten years, a figure that is probably too low."
    assert {content for _, _, content in said(tmp_path, text)} == {
        "about 15 officials had failed to return over ten years"
    }
    text = "Tull said that about 15 officials had failed to return, a figure that had been published in May."
    assert "published" in str(said(tmp_path, text))
