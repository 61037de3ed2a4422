"""Templates that are only counted, never looked at for rules: other sites, other furniture, other languages."""

import random
from datetime import timedelta

from evaluation.pages.chrome import AR, EN_GB, ES, IT, RU, TR, Tongue, footer, menu, remarks, shares, teasers
from evaluation.pages.grammar import outlet, person, story
from evaluation.pages.made import Made, Truth, head, leaf, mast, page, paragraphs, text
from evaluation.pages.tree import Child, el


def broadsheet(draw: random.Random) -> Made:
    """A large paper: notice, sections, kicker, standfirst, name and place of the writer, boxes, JSON-LD."""
    told, site = story(draw, authors=draw.choice((1, 2))), outlet(draw)
    linked: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": told.title,
        "datePublished": f"{told.published}T06:10:00+00:00",
    }
    linked |= {"author": [{"@type": "Person", "name": name} for name in told.authors]}
    marked = draw.random() < 0.5
    stamp = f"{EN_GB.day_of(told.published)}, {draw.randint(10, 23)}.{draw.randint(10, 59)} GMT"
    signup = el("div", el("h4", "The morning letter"), el("p", EN_GB.subscribe), el("button", "Sign me up"))
    root = page(
        head(f"{told.title} | {told.topic.capitalize()} | {site}", linked=linked if marked else None),
        el("div", EN_GB.cookies, el("button", "Manage"), el("button", "Yes, I’m happy")),
        el("header", el("a", site), el("a", "Subscribe"), el("a", "Sign in"), menu(draw, EN_GB)),
        el(
            "main",
            el("div", told.topic.capitalize()),
            el("h1", leaf("headline", told.title)),
            el("div", leaf("headline", told.deck)),
            el("address", mast(" and ".join(told.authors) + f" in {told.place}")),
            el("div", mast(stamp)),
            el("figure", el("figcaption", leaf("caption", told.caption + " Photograph: The agency"))),
            *paragraphs(told, between=[(3, signup)]),
            el("div", "Topics"),
            el("ul", *(el("li", tag) for tag in told.tags)),
        ),
        teasers(draw, EN_GB, EN_GB.related, 3),
        teasers(draw, EN_GB, EN_GB.most_read, 5, told=False),
        footer(draw, EN_GB, site, told.published.year + 3),
    )
    truth = Truth(told.title, told.authors, told.published, None, site)
    return Made("", "broadsheet", root, truth, (truth,))


def liveblog(draw: random.Random) -> Made:
    """A liveblog: entries with a time and a head, the newest first."""
    told, site = story(draw, length=(8, 14)), outlet(draw)
    entries: list[Child] = []
    for number, words in enumerate(told.paragraphs):
        if number in told.heads:
            continue
        entries.append(
            el(
                "div",
                el("span", mast(f"{23 - number:02}:{draw.randint(10, 59)}")),
                el("h3", leaf("headline", f"{told.topic.capitalize()}: the latest from {story(draw).place}"))
                if draw.random() < 0.4
                else None,
                el("p", text(words)),
                el("div", "Share this entry") if draw.random() < 0.5 else None,
            )
        )
    root = page(
        head(f"{told.title} – live – {site}", ("og:site_name", site)),
        el("header", el("div", site), menu(draw, EN_GB)),
        el("div", "LIVE"),
        el("h1", leaf("headline", f"{told.title} – as it happened")),
        el(
            "div",
            mast(f"{EN_GB.updated}{EN_GB.day_of(told.updated)}"),
            el("br"),
            mast(f"{EN_GB.published}{EN_GB.day_of(told.published)}"),
        ),
        el("div", mast(told.authors[0])),
        *entries,
        teasers(draw, EN_GB, EN_GB.related, 2),
        footer(draw, EN_GB, site, told.published.year),
    )
    truth = Truth(f"{told.title} – as it happened", told.authors, told.published, told.updated, site)
    return Made("", "liveblog", root, truth, (truth,))


def release(draw: random.Random) -> Made:
    """A press release: letterhead, number, day, text, signature, contact."""
    told = story(draw, length=(4, 8))
    body, place = f"{told.place} {told.topic.capitalize()} Council", told.place
    tail = [el("p", text(words)) for number, words in enumerate(told.paragraphs) if number not in told.heads]
    root = page(
        head(f"{body} - Press release"),
        el(
            "div",
            el("div", body.upper()),
            el("div", f"{draw.randint(1, 90)} Mill Street, {place}"),
            el("div", f"Tel. +99 {draw.randint(100, 999)} {draw.randint(1000, 9999)}"),
            el("div", "www.council.example"),
        ),
        el("ul", el("li", "The Council"), el("li", "Press"), el("li", "Publications"), el("li", "Vacancies")),
        el("p", mast("PRESS RELEASE")),
        el(
            "p",
            mast(f"{place}, {EN_GB.day_of(told.published)}")
            if draw.random() < 0.5
            else mast(EN_GB.day_of(told.published)),
        ),
        el("h1", leaf("headline", told.title)),
        *tail,
        el("p", mast("ENDS")),
        el(
            "div",
            el("p", "Notes to editors"),
            el("p", f"For further information please contact {person(draw)}, press office, press@council.example"),
            el("p", "Interviews can be arranged on request."),
        ),
        el("div", "Accessibility | Site map | Legal"),
    )
    truth = Truth(told.title, (), told.published, None, body)
    return Made("", "release", root, truth, (truth,))


def forum(draw: random.Random) -> Made:
    """An article under which more is written than in it, with Spanish furniture."""
    return _foreign(draw, ES, "forum", comments=draw.randint(8, 18), boxes=0)


def regional(draw: random.Random) -> Made:
    """A regional portal with Russian or Turkish furniture and boxes of other articles."""
    return _foreign(draw, draw.choice((RU, TR)), "regional", comments=draw.randint(0, 2), boxes=2)


def report(draw: random.Random) -> Made:
    """English text on an Arabic site."""
    return _foreign(draw, AR, "report", comments=0, boxes=1, rtl=True)


def _foreign(draw: random.Random, tongue: Tongue, name: str, *, comments: int, boxes: int, rtl: bool = False) -> Made:
    told, site = story(draw, view=draw.random() < 0.3), outlet(draw)
    seen = told.published + timedelta(days=draw.randint(20, 1000))
    clock = draw.random() < 0.6
    day = el("div", mast(tongue.published + tongue.day_of(told.published)))
    by = el("div", mast(tongue.by + told.authors[0]))
    marks = [("article:published_time", told.published.isoformat())] if draw.random() < 0.3 else []
    marks += [("og:updated_time", f"{seen}T00:00:00")] if draw.random() < 0.3 else []
    root = page(
        head(f"{told.title} » {site}", *marks),
        el("div", tongue.cookies) if draw.random() < 0.5 else None,
        el("div", site),
        el("div", tongue.day_of_week(seen)) if clock else None,
        menu(draw, tongue),
        el("div", f"{tongue.menu[0]} / {tongue.menu[2]}"),
        *([teasers(draw, tongue, tongue.menu[1], 2)] if boxes > 1 else []),
        el("h1", leaf("headline", told.title)),
        *([day, by] if draw.random() < 0.5 else [by, day]),
        el("div", el("img", src="b.jpg"), el("span", leaf("caption", told.caption))) if draw.random() < 0.4 else None,
        *paragraphs(
            told,
            heading="h3",
            between=[(4, el("div", teasers(draw, tongue, tongue.related, 1, told=False)))] if boxes else (),
        ),
        shares(draw),
        el("p", tongue.tags + ", ".join(told.tags)),
        *([teasers(draw, tongue, tongue.most_read, 4)] if boxes else []),
        remarks(draw, tongue, comments) if comments else None,
        footer(draw, tongue, site, seen.year),
        lang=tongue.code,
        rtl=rtl,
    )
    truth = Truth(told.title, told.authors, told.published, None, site)
    return Made("", name, root, truth, (truth,))


def homepage(draw: random.Random) -> Made:
    """A personal site of an older age: centred title, writer below the text, Italian furniture, numeric day."""
    told, site = story(draw, view=True, length=(4, 9)), outlet(draw)
    cells: list[Child] = [el("center", el("b", leaf("headline", told.title.upper()))), el("br")]
    cells += [el("p", text(words), align="justify") for words in told.paragraphs]
    day = f"{told.published.day:02}.{told.published.month:02}.{told.published.year}"
    cells += [el("p", mast(told.authors[0]), align="right"), el("p", mast(day), align="right")]
    rows = [el("tr", el("td", el("a", word))) for word in IT.menu]
    root = page(
        head(site),
        el(
            "table",
            el(
                "tr",
                el("td", el("table", *rows)),
                el("td", *cells),
                el("td", el("b", "Link"), el("br"), el("a", "Archivio"), el("br"), el("a", "Mailing list")),
            ),
        ),
        el("p", f"Sei il visitatore numero {draw.randint(1000, 99999)}"),
        el("p", IT.rights.format(y=told.published.year, outlet=site)),
        lang="it",
    )
    truth = Truth(told.title.upper(), told.authors, told.published, None, site)
    return Made("", "homepage", root, truth, (truth,))


TEMPLATES = (broadsheet, liveblog, release, forum, regional, report, homepage)
