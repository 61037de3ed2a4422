"""Templates of talks and of pages with several articles that are only counted."""

import random

from evaluation.pages.chrome import EN_GB, ES, footer, menu, remarks, shares, teasers
from evaluation.pages.grammar import outlet, story, talk
from evaluation.pages.made import Made, Truth, head, leaf, mast, page, paragraphs, turn_truths
from evaluation.pages.tree import Child, Leaf, el


def conversation(draw: random.Random) -> Made:
    """A magazine's interview: initials, dashes, the paper's name, or questions in bold; a pull-quote between."""
    told, site = talk(draw), outlet(draw)
    way = draw.choice(("initials", "dashes", "names", "bold"))
    initials = ["".join(word[0] for word in name.split()) for name in told.speakers]
    surnames = [name.rsplit(maxsplit=1)[-1] for name in told.speakers]
    marks = {"initials": [f"{name}: " for name in initials], "dashes": ["– ", ""], "bold": ["", ""]}
    marks["names"] = [f"{site}: ", f"{surnames[1]}: "]
    nodes: list[Child] = []
    for number, (who, said) in enumerate(told.turns):
        for place, words in enumerate(said):
            item = Leaf((marks[way][who] if place == 0 else "") + words, "body", 0, number)
            nodes.append(el("p", el("b", item) if who == 0 and way == "bold" else item))
        if number == 3 and draw.random() < 0.6:
            quoted = next((words for _, said in told.turns for words in said if len(words.split()) > 9), told.intro[0])
            nodes.append(el("blockquote", leaf("pull-quote", quoted)))
    asker = {"initials": told.speakers[0], "names": site}.get(way)
    by = el("div", mast(f"Words by {told.speakers[0]}"))
    root = page(
        head(f"{told.title} — {site}", ("og:site_name", site)),
        el("header", el("div", site), menu(draw, EN_GB)),
        el("h1", leaf("headline", told.title)),
        by,
        el("div", mast(EN_GB.day_of(told.published))),
        *(el("p", leaf("body", words)) for words in told.intro),
        *nodes,
        shares(draw),
        teasers(draw, EN_GB, EN_GB.related, 2),
        footer(draw, EN_GB, site, told.published.year),
    )
    truth = Truth(told.title, (told.speakers[0],), told.published, None, site)
    return Made("", "conversation", root, truth, (truth,), turn_truths(told, asker=asker))


def transcript(draw: random.Random) -> Made:
    """A transcript with time codes or roles, of a radio or a hearing."""
    told, site = talk(draw, guests=draw.choice((1, 2)), pairs=(4, 7)), outlet(draw)
    codes, host = draw.random() < 0.5, draw.choice(("HOST", "Moderator", ""))
    nodes: list[Child] = []
    for number, (who, said) in enumerate(told.turns):
        name = host if who == 0 and host else told.speakers[who].upper()
        code = f"[00:{number:02}:{draw.randint(10, 59)}] " if codes else ""
        nodes += [
            el("p", Leaf((f"{code}{name}: " if place == 0 else "") + words, "body", 0, number))
            for place, words in enumerate(said)
        ]
    root = page(
        head(f"{site}: {told.title}"),
        el("div", site),
        menu(draw, EN_GB, listed=False),
        el("h1", leaf("headline", told.title)),
        el("p", mast(f"Broadcast on {EN_GB.day_of(told.published)}")),
        *(el("p", leaf("body", words)) for words in told.intro),
        *nodes,
        el("p", "This is a rush transcript and may contain errors."),
        footer(draw, EN_GB, site, told.published.year),
    )
    truth = Truth(told.title, (), told.published, None, site)
    turns = turn_truths(told, asker=None if host else told.speakers[0])
    return Made("", "transcript", root, truth, (truth,), turns)


def digest(draw: random.Random) -> Made:
    """A page of two or three articles one below the other, with writers and days in their own lines."""
    site = outlet(draw)
    truths: list[Truth] = []
    posts: list[Child] = []
    for part in range(draw.choice((2, 3))):
        told = story(draw, length=(4, 8))
        truths.append(Truth(told.title, told.authors, told.published, None, site))
        posts += [
            el("h1", leaf("headline", told.title, part)),
            el("p", mast(f"Words by {told.authors[0]}", part)),
            el("p", mast(EN_GB.day_of(told.published), part)),
            *paragraphs(told, part, heading="h4"),
            el("p", f"Topics: {', '.join(told.tags)}"),
        ]
    root = page(
        head(site),
        el("div", site),
        el("div", menu(draw, EN_GB)),
        *posts,
        remarks(draw, ES, draw.randint(0, 2)),
        footer(draw, EN_GB, site, 2020),
    )
    whole = Truth(truths[0].title, truths[0].authors, None, None, site)
    return Made("", "digest", root, whole, tuple(truths))


TALKS = (conversation, transcript, digest)
