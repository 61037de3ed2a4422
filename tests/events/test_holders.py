"""Posts in brackets, charges, heads of bodies, years; and people who are told of by a post, without a name."""

import pytest

from onrecord.events import find_events, find_offices, load_codebook, with_holders
from tests.events.scene import reading

CONSUL = """
The DET det 4
regime NOUN nmod:poss 4 regime NN
's PART case 2 's POS
consul NOUN nsubj 7 consul NN
in ADP case 6
Oslo PROPN nmod 4
resigned VERB root 0 resign VBD
"""


def test_who_is_told_of_by_a_post_takes_part_without_a_name() -> None:
    """The consul is somebody: unnamed, never merged, with a post of his own, and it is he who resigned."""
    text = "The regime's consul in Oslo resigned"
    seen = with_holders(text, reading(text, CONSUL, "l Oslo"))
    (holder,) = [entity for entity in seen.entities if entity.name == "The regime's consul in Oslo"]
    assert (holder.kind, holder.named) == ("person", False)
    assert [mention.id for mention in seen.mentions] == ["m1", "m2"]
    (office,) = find_offices(text, seen)
    assert (office.holder, office.post.of(text)) == (holder.id, "The regime's consul in Oslo")
    (event,) = find_events(text, seen, load_codebook())
    assert [role.entity for role in event.roles] == [holder.id]


def test_a_bare_word_for_a_post_adds_nobody() -> None:
    text = "A consul resigned"
    rows = "A DET det 2\nconsul NOUN nsubj 3 consul NN\nresigned VERB root 0 resign VBD"
    seen = reading(text, rows)
    assert with_holders(text, seen) is seen


SENTENCES = [
    (
        "Berg ( head of the Arvik Observatory ) left",
        """Berg PROPN nsubj 9
        ( PUNCT punct 3
        head NOUN dep 1
        of ADP case 7
        the DET det 7
        Arvik PROPN compound 7
        Observatory PROPN nmod 3
        ) PUNCT punct 3
        left VERB root 0 leave VBD""",
        [("head of the Arvik Observatory", "unstated")],
    ),
    (
        "Berg was in charge of the ward",
        """Berg PROPN nsubj 4
        was AUX cop 4
        in ADP case 4
        charge NOUN root 0
        of ADP case 7
        the DET det 7
        ward NOUN nmod 4""",
        [("in charge of the ward", "former")],
    ),
    (
        "Berg headed the Ministry",
        "Berg PROPN nsubj 2\nheaded VERB root 0 head VBD\nthe DET det 4\nMinistry PROPN obj 2 ministry NNP",
        [("headed the Ministry", "former")],
    ),
    (
        "Berg may head the Ministry",
        "Berg PROPN nsubj 3\nmay AUX aux 3 may MD\nhead VERB root 0 head VB\nthe DET det 5\nMinistry PROPN obj 3",
        [],
    ),
    (
        "They named Berg envoy",
        "They PRON nsubj 2\nnamed VERB root 0 name VBD\nBerg PROPN obj 2\nenvoy NOUN xcomp 2",
        [("envoy", "unstated")],
    ),
    (
        "They dismissed Berg as envoy",
        "They PRON nsubj 2\ndismissed VERB root 0 dismiss VBD\nBerg PROPN obj 2\nas ADP case 5\nenvoy NOUN obl 2",
        [("envoy", "former")],
    ),
    ("Colonel Berg left", "Colonel PROPN compound 2\nBerg PROPN nsubj 3\nleft VERB root 0 leave VBD", []),
    ("Berg is a nurse", "Berg PROPN nsubj 4\nis AUX cop 4\na DET det 4\nnurse NOUN root 0", []),
    (
        "Berg is a nurse at the Hospital",
        """Berg PROPN nsubj 4
        is AUX cop 4
        a DET det 4
        nurse NOUN root 0
        at ADP case 7
        the DET det 7
        Hospital PROPN nmod 4 hospital NNP""",
        [("a nurse at the Hospital", "unstated")],
    ),
]


@pytest.mark.parametrize(("text", "rows", "posts"), SENTENCES)
def test_what_names_a_post(text: str, rows: str, posts: list[tuple[str, str]]) -> None:
    """A rank or a calling alone is no post; what may come is none; what was taken away is a former one."""
    offices = find_offices(text, reading(text, rows, "p Berg"))
    assert [(office.post.of(text), office.status) for office in offices] == posts


@pytest.mark.parametrize(
    ("words", "edtf", "start", "stop"),
    [
        ("2004 to 2009", "2004/2009", "2004", "2009"),
        ("since 1998", "1998", "1998", None),
        ("until 1994", "1994", None, "1994"),
    ],
)
def test_the_years_of_a_post_are_kept(words: str, edtf: str, start: str | None, stop: str | None) -> None:
    text = f"Berg was consul {words}"
    rows = "Berg PROPN nsubj 3\nwas AUX cop 3\nconsul NOUN root 0\n"
    rows += "\n".join(f"{word} {'NUM' if word.isdigit() else 'ADP'} dep 3" for word in words.split())
    seen = reading(text, rows, "p Berg", dates=((words[-4:] if "/" not in edtf else words, edtf),))
    (office,) = find_offices(text, seen)
    assert (office.post.of(text), office.start, office.stop) == ("consul", start, stop)


def test_you_is_who_answers() -> None:
    """Only a question has a "you" that is somebody: a statement of one who speaks to all has none."""
    text = "You resigned"
    (event,) = find_events(text, reading(text, "You PRON nsubj 2\nresigned VERB root 0 resign VBD"), load_codebook())
    assert [role.entity for role in event.roles] == [None]


FORMS = [
    ("The rebels shelled Arvik", "shelled", "shel", "attack"),
    ("Anna fled", "fled", "flead", "leaving"),
    ("Soldiers raided Arvik", "raided", "raide", "attack"),
]


@pytest.mark.parametrize(("text", "word", "lemma", "kind"), FORMS)
def test_a_form_is_known_where_its_lemma_was_missed(text: str, word: str, lemma: str, kind: str) -> None:
    words = text.split()
    verb = words.index(word) + 1
    rows = [
        f"{item} VERB root 0 {lemma} VBD"
        if item == word
        else f"{item} NOUN {'nsubj' if number < verb else 'obj'} {verb}"
        for number, item in enumerate(words, 1)
    ]
    (event,) = find_events(text, reading(text, "\n".join(rows)), load_codebook())
    assert (event.type, event.trigger[0].of(text)) == (kind, word)


MORE = [
    (
        "Both men served as consul and envoy , respectively",
        """Both DET det 2
        men NOUN nsubj 3
        served VERB root 0 serve VBD
        as ADP case 5
        consul NOUN obl 3
        and CCONJ cc 7
        envoy NOUN conj 5
        , PUNCT punct 3
        respectively ADV advmod 3""",
        [("e1", "consul"), ("e2", "envoy")],
    ),
    (
        "Both served as consul",
        """Both DET nsubj 2
        served VERB root 0 serve VBD
        as ADP case 4
        consul NOUN obl 2""",
        [("e1", "consul"), ("e2", "consul")],
    ),
    (
        "the appointment of Berg as envoy",
        """the DET det 2
        appointment NOUN root 0
        of ADP case 4
        Berg PROPN nmod 2
        as ADP case 6
        envoy NOUN nmod 2""",
        [("e1", "envoy")],
    ),
    (
        "Berg 's post as envoy",
        "Berg PROPN nmod:poss 3\n's PART case 1 's POS\npost NOUN root 0\nas ADP case 5\nenvoy NOUN nmod 3",
        [("e1", "envoy")],
    ),
    (
        "Berg 's job at the Ministry",
        """Berg PROPN nmod:poss 3
        's PART case 1 's POS
        job NOUN root 0
        at ADP case 6
        the DET det 6
        Ministry PROPN nmod 3 ministry NNP""",
        [("e1", "job at the Ministry")],
    ),
    (
        "Berg 's job at home",
        "Berg PROPN nmod:poss 3\n's PART case 1\njob NOUN root 0\nat ADP case 5\nhome NOUN nmod 3",
        [],
    ),
    (
        "Berg , as envoy , left",
        "Berg PROPN nsubj 6\n, PUNCT punct 4\nas ADP case 4\nenvoy NOUN nmod 1\n, PUNCT punct 4\nleft VERB root 0",
        [("e1", "envoy")],
    ),
    (
        "Berg left as envoy fell",
        "Berg PROPN nsubj 2\nleft VERB root 0 leave VBD\nas SCONJ mark 5\nenvoy NOUN nsubj 5\nfell VERB advcl 2",
        [],
    ),
]


@pytest.mark.parametrize(("text", "rows", "posts"), MORE)
def test_whose_post_it_is(text: str, rows: str, posts: list[tuple[str, str]]) -> None:
    """Both are the two who were named last; a post at home is no office."""
    if text.startswith("Both"):
        rows = f"Berg PROPN root 0\nand CCONJ cc 3\nEk PROPN conj 1\nleft VERB dep 1\n. PUNCT punct 1\n\n{rows}"
        text = f"Berg and Ek left. {text}"
    offices = find_offices(text, reading(text, rows, "p Berg|p Ek" if "Ek" in text else "p Berg"))
    assert [(office.holder, office.post.of(text)) for office in offices] == posts
