"""Words for posts are mentions of kind office, whoever holds them. Everybody here is invented."""

import pytest

from onrecord.events import with_posts
from tests.events.scene import reading


@pytest.mark.parametrize(
    ("text", "rows", "names", "posts"),
    [
        (
            "The consul in Arvik left",
            """The DET det 2
            consul NOUN nsubj 5 consul NN
            in ADP case 4
            Arvik PROPN nmod 2 Arvik NNP
            left VERB root 0""",
            "l Arvik",
            ["consul in Arvik"],
        ),
        (
            "Former Foreign Minister Anna Berg left",
            """Former ADJ amod 3 former JJ
            Foreign ADJ amod 3 Foreign NNP
            Minister PROPN nsubj 6 Minister NNP
            Anna PROPN flat 3 Anna NNP
            Berg PROPN flat 3 Berg NNP
            left VERB root 0""",
            "p Anna Berg",
            ["Former Foreign Minister"],
        ),
        # whose post it is belongs to it, where it is a country's or a body's
        (
            "Zamar 's envoy met Berg 's spokesman",
            """Zamar PROPN nmod:poss 3 Zamar NNP
            's PART case 1 's POS
            envoy NOUN nsubj 4 envoy NN
            met VERB root 0
            Berg PROPN nmod:poss 7 Berg NNP
            's PART case 5 's POS
            spokesman NOUN obj 4 spokesman NN""",
            "l Zamar|p Berg",
            ["Zamar 's envoy", "spokesman"],
        ),
        # where one stands in for a post, it is not of the post
        (
            "The president in red left",
            """The DET det 2
            president NOUN nsubj 5 president NN
            in ADP case 4
            red NOUN nmod 2 red NN
            left VERB root 0""",
            "",
            ["president"],
        ),
        (
            "The secretary of state left",
            """The DET det 2
            secretary NOUN nsubj 5 secretary NN
            of ADP case 4
            state NOUN nmod 5 state NN
            left VERB root 0""",
            "",
            ["secretary of state"],
        ),
        (
            "The deputy minister left",
            "The DET det 3\ndeputy NOUN compound 3 deputy NN\nminister NOUN nsubj 4 minister NN\nleft VERB root 0",
            "",
            ["deputy minister"],
        ),
        # those who are something are no post, nor is an address, nor who is in charge
        (
            "A diplomat and the leaders left",
            """A DET det 2
            diplomat NOUN nsubj 6 diplomat NN
            and CCONJ cc 5
            the DET det 5
            leaders NOUN conj 2 leader NNS
            left VERB root 0""",
            "",
            [],
        ),
        (
            "Sheikh Berg is in charge",
            """Sheikh PROPN nsubj 5 sheikh NNP
            Berg PROPN flat 1 Berg NNP
            is AUX cop 5
            in ADP case 5
            charge NOUN root 0 charge NN""",
            "p Berg",
            [],
        ),
    ],
)
def test_posts_are_found_with_what_they_are_of(text: str, rows: str, names: str, posts: list[str]) -> None:
    seen = with_posts(text, reading(text, rows, names))
    offices = [mention for mention in seen.mentions if mention.kind == "office"]
    assert [mention.span.of(text) for mention in offices] == posts
    assert all(mention.form == "nominal" and mention.aside for mention in offices)
    assert all(not entity.named for entity in seen.entities if entity.kind == "office")


def test_the_same_words_are_one_entity() -> None:
    """It is what the document calls so: one entity for "the president" and "The President", with both mentions."""
    rows = "The DET det 2\n{0} NOUN nsubj 3 president NN\nleft VERB root 0"
    text = "The president left The President left"
    seen = with_posts(text, reading(text, f"{rows.format('president')}\n\n{rows.format('President')}"))
    assert [(mention.span.start, mention.entity) for mention in seen.mentions] == [(4, "e2"), (23, "e2")]
    assert [(entity.id, entity.name) for entity in seen.entities[1:]] == [("e2", "president")]
