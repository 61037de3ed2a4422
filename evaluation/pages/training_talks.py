"""Templates of talks and of pages with several articles that rules may be looked at against."""

import random

from evaluation.pages.chrome import EN, footer, menu, remarks, shares, teasers
from evaluation.pages.grammar import Talk, first_sentence, outlet, person, story, talk
from evaluation.pages.made import Made, Spoken, Truth, head, leaf, mast, page, paragraphs, turn_truths
from evaluation.pages.tree import Child, Kind, Leaf, el


def _marks(told: Talk, site: str) -> tuple[tuple[str, str, bool], ...]:
    """What may stand before a question and before an answer, and whether questions are bold."""
    asks, answers = told.speakers[0], told.speakers[1]
    initials = ["".join(word[0] for word in name.split()) for name in (asks, answers)]
    last = answers.rsplit(maxsplit=1)[-1]
    return (
        ("Q: ", "A: ", False),
        ("Q. ", "A. ", True),
        ("Q: ", "", True),
        ("", "", True),
        ("Q: ", f"{last}: ", False),
        (f"{initials[0]}: ", f"{initials[1]}: ", False),
        (f"{site}: ", f"{last.upper()}: ", True),
        ("— ", "", False),
        ("Interviewer: ", f"{answers}: ", False),
        ("", "", False),
        ("- ", "- ", False),
    )


def questions(draw: random.Random) -> Made:
    """An interview with marks before questions and answers, in bold or not, on a site with menus."""
    told, site = talk(draw), outlet(draw)
    asks, replies, bold = draw.choice(_marks(told, site))
    credited = draw.random() < 0.5
    nodes: list[Child] = []
    for number, (who, said) in enumerate(told.turns):
        kind: Kind = "body"
        mark = asks if who == 0 else replies
        for place, words in enumerate(said):
            item = Leaf((mark if place == 0 else "") + words, kind, 0, number)
            nodes.append(el("p", el("strong", item) if bold and who == 0 else item))
        long = [words for _, earlier in told.turns[: number + 1] for words in earlier if len(words.split()) > 12]
        if who and long and number > 2 and number % 4 == 1 and draw.random() < 0.5:
            pulled = first_sentence(draw.choice(long))
            quoted = leaf("pull-quote", f"“{pulled}”" if draw.random() < 0.5 else pulled)
            nodes.append(el("blockquote", el("p", quoted)))
    by = f"Interview by {told.speakers[0]}"
    root = page(
        head(f"{told.title} | {site}", ("og:site_name", site)),
        el("nav", menu(draw, EN)),
        el("h1", leaf("headline", told.title)),
        el("div", mast(by)) if credited else None,
        el("div", mast(EN.day_of(told.published))),
        *(el("p", leaf("body", words)) for words in told.intro),
        *nodes,
        shares(draw),
        el("div", EN.tags + ", ".join(told.tags)),
        teasers(draw, EN, EN.related, 3),
        footer(draw, EN, site, told.published.year),
    )
    truth = Truth(told.title, (told.speakers[0],) if credited else (), told.published, None, site)
    asker = told.speakers[0] if credited and asks[:1] in ("", "Q", "—", "-") else None
    turns = turn_truths(told, asker=asker)
    return Made("", "questions", root, truth, (truth,), turns)


def panel(draw: random.Random) -> Made:
    """A panel talk: full names at first, surnames in capitals later, before a colon."""
    told, site = talk(draw, guests=draw.choice((2, 3)), pairs=(4, 7)), outlet(draw)
    capitals = draw.random() < 0.5
    nodes: list[Child] = []
    for number, (who, said) in enumerate(told.turns):
        name = told.speakers[who]
        shown = name.rsplit(maxsplit=1)[-1].upper() if capitals else name
        nodes += [
            el("p", Leaf((f"{shown}: " if place == 0 else "") + words, "body", 0, number))
            for place, words in enumerate(said)
        ]
    listed = el("p", leaf("body", f"On the panel: {', '.join(told.speakers)}."))
    root = page(
        head(f"{site} » {told.title}"),
        el("div", site),
        menu(draw, EN, listed=False),
        el("h2", leaf("headline", told.title)),
        el("div", mast(f"Posted on {EN.day_of(told.published)}")),
        *(el("p", leaf("body", words)) for words in told.intro),
        listed,
        *nodes,
        remarks(draw, EN, draw.randint(0, 3)),
        footer(draw, EN, site, told.published.year),
    )
    truth = Truth(told.title, (), told.published, None, site)
    return Made("", "panel", root, truth, (truth,), turn_truths(told, asker=told.speakers[0]))


def radio(draw: random.Random) -> Made:
    """A talk on the air: names in capitals, times before or after them, a presenter named by role."""
    told, site = talk(draw, guests=draw.choice((1, 2, 3)), pairs=(4, 8)), outlet(draw)
    way, role = draw.choice(("before", "after", "none")), draw.choice(("PRESENTER", "Anchor", "", ""))
    nodes: list[Child] = []
    for number, (who, said) in enumerate(told.turns):
        name = role if who == 0 and role else told.speakers[who].upper()
        time = f"{number:02}:{draw.randint(10, 59)}"
        mark = {"before": f"({time}) {name}: ", "after": f"{name} ({time}): ", "none": f"{name}: "}[way]
        nodes += [
            el("p", Leaf((mark if place == 0 else "") + words, "body", 0, number)) for place, words in enumerate(said)
        ]
    root = page(
        head(f"{told.title} - {site}"),
        el("div", site),
        menu(draw, EN),
        el("h1", leaf("headline", told.title)),
        el("div", mast(EN.day_of(told.published))),
        *(el("p", leaf("body", words)) for words in told.intro),
        *nodes,
        el("p", f"Tags: {', '.join(told.tags)}"),
        footer(draw, EN, site, told.published.year),
    )
    truth = Truth(told.title, (), told.published, None, site)
    return Made("", "radio", root, truth, (truth,), turn_truths(told, asker=None if role else told.speakers[0]))


def two_posts(draw: random.Random) -> Made:
    """A blog page with two or three posts, each with title, writer, day and tags."""
    site = f"The {person(draw).split()[-1]} Diary"
    truths: list[Truth] = []
    posts: list[Child] = []
    closed, top = draw.random() < 0.6, draw.choice(("h1", "h2"))
    for part in range(draw.choice((2, 2, 3))):
        told = story(draw, view=draw.random() < 0.5, length=(4, 8))
        truths.append(Truth(told.title, told.authors, told.published, None, site))
        posts.append(
            el(
                "div",
                el(top, leaf("headline", told.title, part)),
                *(
                    [el("div", mast(f"{EN.day_of(told.published)} by {told.authors[0]}", part))]
                    if closed
                    else [el("p", mast(f"By {told.authors[0]}", part)), el("p", mast(EN.day_of(told.published), part))]
                ),
                *paragraphs(told, part, heading="h4"),
                el("div", f"Filed under: {', '.join(told.tags)}") if closed else None,
                el("div", f"{draw.randint(2, 30)} comments") if closed else shares(draw),
            )
        )
    root = page(
        head(site),
        el("div", el("h1", site), el("p", "Written in the valley, read everywhere")),
        menu(draw, EN),
        *posts,
        el("div", el("a", "← Older posts")),
        el("div", el("h3", "Recent Posts"), el("ul", *(el("li", truth.title) for truth in truths))),
        footer(draw, EN, site, truths[0].published.year if truths[0].published else 2020),
    )
    whole = Truth(truths[0].title, truths[0].authors, None, None, site)
    return Made("", "two-posts", root, whole, tuple(truths))


def two_talks(draw: random.Random) -> Made:
    """A blog page with two short interviews."""
    site = f"Voices from {story(draw).place}"
    truths: list[Truth] = []
    turns: list[Spoken] = []
    posts: list[Child] = []
    for part in range(2):
        told = talk(draw, pairs=(3, 5))
        truths.append(Truth(told.title, (), told.published, None, site))
        nodes: list[Child] = []
        for who, said in told.turns:
            mark = "Q: " if who == 0 else "A: "
            nodes += [
                el("p", Leaf((mark if place == 0 else "") + words, "body", part, len(turns)))
                for place, words in enumerate(said)
            ]
            turns.append(Spoken("question", None) if who == 0 else Spoken("answer", told.speakers[1]))
        posts += [
            el("h2", leaf("headline", told.title, part)),
            el("div", mast(EN.day_of(told.published), part)),
            *(el("p", leaf("body", words, part)) for words in told.intro),
            *nodes,
            el("div", f"Posted in {told.tags[0]}"),
        ]
    root = page(
        head(site), el("h1", site), *posts, el("div", "Join 31 other followers"), el("div", "Powered by WordPress.com")
    )
    whole = Truth(truths[0].title, (), None, None, site)
    return Made("", "two-talks", root, whole, tuple(truths), tuple(turns))


TALKS = (questions, panel, radio, two_posts, two_talks)
