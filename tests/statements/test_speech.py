"""Direct, indirect and mixed speech: who, cue, what. People and places are invented."""

import pytest

from tests.statements.parsed import reading_of
from tests.statements.rendering import explicit, told

CASES: tuple[tuple[str, list[tuple[str, str, str]]], ...] = (
    # quotation and cue
    ("“The dam will hold,” Kessarin said.", [("Kessarin", "said", "“The dam will hold,”")]),
    (
        "“The dam will hold,” said Ada Orlan, the mayor of Ostrel.",
        [("Ada Orlan, the mayor of Ostrel", "said", "“The dam will hold,”")],
    ),
    ('Orlan said: "We were never asked."', [("Orlan", "said", '"We were never asked."')]),
    ('Orlan replied, "We were never asked."', [("Orlan", "replied", '"We were never asked."')]),
    (
        "“We were asked,” Orlan said, “but nobody listened.”",
        [("Orlan", "said", "“We were asked,” || “but nobody listened.”")],
    ),
    (
        "“We were asked,” Orlan said. “Nobody listened. That is all.”",
        [("Orlan", "said", "“We were asked,” || “Nobody listened. That is all.”")],
    ),
    (
        "The crowd chanted “water for all” and “down with the dam.”",
        [("The crowd", "chanted", "“water for all” || “down with the dam.”")],
    ),
    ("„We will stay“, Orlan said.", [("Orlan", "said", "„We will stay“")]),
    ("''We will stay,'' Orlan said.", [("Orlan", "said", "''We will stay,''")]),
    ("‘We will stay,’ Orlan said.", [("Orlan", "said", "‘We will stay,’")]),
    # a cue that ends its paragraph, a quotation that ends like a sentence before another cue
    (
        "Orlan stated,\n\n“We were never asked. Nobody came.” Tovin said that she lied.",
        [("Orlan", "stated", "“We were never asked. Nobody came.”"), ("Tovin", "said", "she lied")],
    ),
    # opened in one paragraph, closed in the next
    (
        "Orlan said, “We were asked once.\n\nNobody listened to us.”",
        [("Orlan", "said", "“We were asked once. || Nobody listened to us.”")],
    ),
    # what the hearer may think, what somebody does not know, what the first person sees: nothing was said
    ("You would think that the dam was new.", []),
    ("You said that the dam was new.", [("You", "said", "the dam was new")]),
    ("The guards did not know that the gate was open.", []),
    ("The guards knew that the gate was open.", [("The guards", "knew", "the gate was open")]),
    # scare quotes, titles and slogans without a cue are nobody's statement
    ("The “model village” stands empty.", []),
    ("Her novel “The Salt Road” won a prize.", []),
    # mixed
    (
        "Orlan said the dam was “a danger to every town” on the river.",
        [("Orlan", "said", "the dam was “a danger to every town” on the river")],
    ),
    ("The union called the plan “a bad joke.”", [("The union", "called", "the plan “a bad joke.”")]),
    # clauses
    ("The minister said that the bridge was closed.", [("The minister", "said", "the bridge was closed")]),
    ("Orlan told reporters that the bridge was closed.", [("Orlan", "told", "the bridge was closed")]),
    ("Orlan told Radio Ismera he was leaving the ministry.", [("Orlan", "told", "he was leaving the ministry")]),
    ("The bridge was closed, the minister said.", [("the minister", "said", "The bridge was closed")]),
    (
        "The bridge, the minister said, was closed for a week.",
        [("the minister", "said", "The bridge || was closed for a week")],
    ),
    ("As the mayor admitted, the bridge was never safe.", [("the mayor", "admitted", "the bridge was never safe")]),
    (
        "As the mayor admitted after weeks, the people of Ostrel have decided to leave the town and to rebuild it.",
        [("the mayor", "admitted", "the people of Ostrel have decided to leave the town and to rebuild it")],
    ),
    ("The ministry denied the report.", [("The ministry", "denied", "the report")]),
    ("Orlan refused to say whether she would resign.", [("Orlan", "refused to say", "whether she would resign")]),
    (
        "Villagers accused the police of burning three houses.",
        [("Villagers", "accused", "the police of burning three houses")],
    ),
    ("Villagers blamed the ministry for the flood.", [("Villagers", "blamed", "the ministry for the flood")]),
    (
        "The council called on all officers to lay down their arms.",
        [("The council", "called on", "all officers to lay down their arms")],
    ),
    ("The council called for an inquiry.", [("The council", "called for", "an inquiry")]),
    ("Orlan urged the government to open the gates.", [("Orlan", "urged", "the government to open the gates")]),
    ("Orlan vowed to return.", [("Orlan", "vowed", "to return")]),
    ("Critics described the law as a trap.", [("Critics", "described", "the law as a trap")]),
    ("Many believe that the war will end soon.", [("Many", "believe", "the war will end soon")]),
    ("Orlan asked why the gates were shut.", [("Orlan", "asked", "why the gates were shut")]),
    # several cues, each with its own words
    (
        "The envoy said the talks had failed, adding that he would go home.",
        [("The envoy", "said", "the talks had failed"), ("The envoy", "adding", "he would go home")],
    ),
    (
        "The envoy, who said the talks had failed, told reporters that he would go home.",
        [
            ("The envoy || who", "said", "the talks had failed"),
            ("The envoy, who said the talks had failed", "told", "he would go home"),
        ],
    ),
    (
        "She forecast that many more would follow, but there has not been a flood.",
        [("She", "forecast", "many more would follow")],
    ),
    (
        "Orlan said the minister believes that the dam is safe.",
        [
            ("Orlan", "said", "the minister believes that the dam is safe"),
            ("the minister", "believes", "the dam is safe"),
        ],
    ),
    # speakers and edges by place, where a tree may err
    (
        "“We will stay,” the mayor harrumphed.",
        [("the mayor", "harrumphed", "“We will stay,”")],
    ),
    (
        "“We will stay,” said a longtime aide to the mayor.",
        [("a longtime aide to the mayor", "said", "“We will stay,”")],
    ),
    (
        "“We will stay,” Ada Orlan, who runs the lock, told the Ledger.",
        [("Ada Orlan, who runs the lock", "told", "“We will stay,”")],
    ),
    (
        "The bridge was never safe, as the mayor admitted.",
        [("the mayor", "admitted", "The bridge was never safe")],
    ),
    (
        "He called it “a trap” and said the town was “on its knees.”",
        [("He", "called", "it “a trap”"), ("He", "said", "the town was “on its knees.”")],
    ),
    (
        "In doing so he “made a mistake,” Wyck said.",
        [("Wyck", "said", "In doing so he “made a mistake,”")],
    ),
    (
        "The ministry put the toll at seven.",
        [("The ministry", "put", "the toll at seven")],
    ),
    (
        "Three guards were accused of theft.",
        [("", "were accused", "Three guards || of theft")],
    ),
    (
        "Three guards were accused of theft by the council.",
        [("the council", "were accused", "Three guards || of theft")],
    ),
    ("The guards admitted to the theft.", [("The guards", "admitted to", "the theft")]),
    ("The union complained about the delay.", [("The union", "complained about", "the delay")]),
    ("The council called Orlan a traitor.", [("The council", "called", "Orlan a traitor")]),
    ("The minister denied it.", []),
    ("The study showed that voters were afraid.", [("The study", "showed", "voters were afraid")]),
    ("He has shown that he is afraid.", []),
    ("Do you think that the dam is safe?", []),
    ("They wrote down who had crossed the river.", []),
    ("If the ministry had asked, I would have told them.", []),
    (
        "The plant lost half its staff (five engineers left, the union said).",
        [("the union", "said", "five engineers left")],
    ),
    (
        "The mayor told the radio he was leaving.",
        [("The mayor", "told", "he was leaving")],
    ),
    (
        "Orlan did not deny that she had fled.",
        [("Orlan", "did not deny", "she had fled")],
    ),
    (
        "The station said that two men were held, according to the Ledger.",
        [
            ("The station", "said", "two men were held"),
            ("the Ledger", "according to", "The station said that two men were held"),
        ],
    ),
    (
        "Ada Orlan, who led the union for years, said nothing would change.",
        [("Ada Orlan, who led the union for years", "said", "nothing would change")],
    ),
    ("The plan, an aide said, was dead.", [("an aide", "said", "The plan || was dead")]),
    (
        "A man in the crowd who believed that the dam was safe stayed.",
        [("A man in the crowd || who", "believed", "the dam was safe")],
    ),
    ("Orlan released a statement saying that she was free.", [("Orlan", "saying", "she was free")]),
    (
        "The guards and the mayor said that they had seen nothing.",
        [("The guards and the mayor", "said", "they had seen nothing")],
    ),
    ("Wyck wants to know whether the gates are shut.", [("Wyck", "wants to know", "whether the gates are shut")]),
    ("Orlan spoke on Monday in Wyck: “Nobody asked us.”", [("Orlan", "spoke", "“Nobody asked us.”")]),
    ("“Nobody asked us,” she wrote in a letter to the mayor.", [("she", "wrote", "“Nobody asked us,”")]),
    (
        "The radio said the mayor and the clerk had left and that the gates were shut.",
        [("The radio", "said", "the mayor and the clerk had left and that the gates were shut")],
    ),
    (
        "Orlan praised the guards, but warned that the dam would break.",
        [("Orlan", "praised", "the guards"), ("Orlan", "warned", "the dam would break")],
    ),
    ("The envoy warned against a new war.", [("The envoy", "warned against", "a new war")]),
    ("They asked him to leave the room.", [("They", "asked", "to leave the room")]),
    ("He was told to leave the room.", [("", "was told", "to leave the room")]),
    ("The envoy was informed that the harbour was closed.", [("", "was informed", "the harbour was closed")]),
    ("The theory was that the river would turn.", [("", "theory", "the river would turn")]),
    ("There were concerns that the dam would break.", [("", "concerns", "the dam would break")]),
    (
        "The unions are worried the fleet will leave.",
        [("The unions", "are worried", "the fleet will leave")],
    ),
    # a quotation that fills the next paragraph, or a sentence that holds one, goes on with what was said
    (
        "“The dam will hold,” said Ada Orlan, the mayor of Ostrel.\n\n“We have seen worse floods than this one.”",
        [
            (
                "Ada Orlan, the mayor of Ostrel",
                "said",
                "“The dam will hold,” || “We have seen worse floods than this one.”",
            )
        ],
    ),
    (
        "“The dam will hold,” Orlan said. The town “can sleep well tonight.”",
        [("Orlan", "said", "“The dam will hold,” || The town “can sleep well tonight.”")],
    ),
    # after a comma "saying" takes what follows it, not what another cue has
    (
        "“The dam will hold,” Orlan told the town, saying it would “stand for years.”",
        [
            ("Orlan", "told", "“The dam will hold,”"),
            ("Orlan", "saying", "it would “stand for years.”"),
        ],
    ),
    # verbs that no list knows
    ("Orlan fumed, “This river is not for sale.”", [("Orlan", "fumed", "“This river is not for sale.”")]),
    ("The vote was called “close”.", []),
    ("The order that the gates be shut was given by nobody.", []),
    # what is no report: one's own words, wishes, conditions, orders
    ("I think the dam is safe.", []),
    ("The government should admit that it failed.", []),
    ("If she says that the dam is safe, people will stay.", []),
    ("Hundreds of women met in Ostrel to protest against the tax.", []),
    (
        "The strike forced the minister to admit that wages were too low.",
        [("the minister", "forced || to admit", "wages were too low")],
    ),
    ("The council urged restraint.", [("The council", "urged", "restraint")]),
    ("The report underscores the danger.", [("The report", "underscores", "the danger")]),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_source_cue_and_content(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each sentence gives exactly these statements."""
    found = [told(text, item) for item in explicit(text, reading_of(text))]

    assert sorted(found) == sorted(expected)


STANCES = (
    ("Orlan did not deny that she had fled.", "admit", "speech"),
    ("The ministry denied the report.", "deny", "speech"),
    ("Villagers accused the police of burning three houses.", "accuse", "speech"),
    ("She forecast that many more would follow, but there has not been a flood.", "predict", "speech"),
    ("The council called for an inquiry.", "demand", "speech"),
    ("Orlan asked why the gates were shut.", "ask", "speech"),
    ("As the mayor admitted, the bridge was never safe.", "admit", "speech"),
    ("Many believe that the war will end soon.", "neutral", "attitude"),
    ("Three guards were accused of theft.", "accuse", "impersonal"),
    ("Orlan refused to say whether she would resign.", "deny", "speech"),
)


@pytest.mark.parametrize(("text", "stance", "tier"), STANCES, ids=[case[0] for case in STANCES])
def test_stance_and_tier_are_read_off_the_cue(text: str, stance: str, tier: str) -> None:
    """Negations and verbs of refusal turn the stance."""
    found = explicit(text, reading_of(text))

    assert [(item.stance, item.tier) for item in found] == [(stance, tier)]


MANNERS = (
    ("“The dam will hold,” Kessarin said.", "direct"),
    ("Orlan said the dam was “a danger to every town” on the river.", "mixed"),
    ("The minister said that the bridge was closed.", "indirect"),
)


@pytest.mark.parametrize(("text", "manner"), MANNERS, ids=[case[1] for case in MANNERS])
def test_manner_is_read_off_the_marks(text: str, manner: str) -> None:
    """All words in marks, some of them, or none."""
    assert [item.manner for item in explicit(text, reading_of(text))] == [manner]
