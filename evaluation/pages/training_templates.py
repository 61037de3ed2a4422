"""Templates that rules and weights may be looked at against: news sites, blogs, portals, an agency, old tables."""

import random
from datetime import timedelta

from evaluation.pages.chrome import DE, EN, FA, FR, footer, menu, remarks, shares, teasers
from evaluation.pages.grammar import outlet, story
from evaluation.pages.made import Made, Truth, head, leaf, mast, page, paragraphs, text
from evaluation.pages.tree import Child, el


def news(draw: random.Random) -> Made:
    """A news site: date over the menus, breadcrumb, deck, byline, caption, inline prompts, bio, lists below."""
    told, site = story(draw, authors=draw.choice((1, 1, 2))), outlet(draw)
    seen = told.updated + timedelta(days=draw.randint(3, 900))
    by = " and ".join(told.authors)
    stated, declared = draw.random() < 0.85, draw.random() < 0.5
    metas = [("og:site_name", site), ("og:title", told.title)]
    if declared:
        metas.append(("article:published_time", f"{told.published.isoformat()}T08:00:00Z"))
    elif draw.random() < 0.5:
        metas.append(("date", seen.isoformat()))
    changed = stated and told.updated != told.published and draw.random() < 0.5
    between: list[tuple[int, Child]] = [
        (2, el("div", "Advertisement")),
        (4, el("p", f"{draw.choice(('Read more:', 'Related:', 'See also:'))} {story(draw).title}")),
        (6, el("aside", leaf("pull-quote", told.quote))) if draw.random() < 0.4 else (99, el("p")),
    ]
    article = el(
        "article",
        el("h1", leaf("headline", told.title)),
        el("p", leaf("headline", told.deck), class_="deck"),
        el("div", mast(f"By {by}")),
        el("div", mast(EN.published + EN.day_of(told.published) if stated else f"{site} staff")),
        el("div", mast(EN.updated + EN.day_of(told.updated))) if changed else None,
        shares(draw),
        el("figure", el("img", src="a.jpg"), el("figcaption", leaf("caption", told.caption + " (Photo: agency)"))),
        *paragraphs(told, between=between),
        el("p", leaf("bio", told.bio)) if draw.random() < 0.5 else None,
        el("div", EN.tags + ", ".join(told.tags)),
    )
    root = page(
        head(f"{told.title} | {site}", *metas),
        el("div", el("span", site), el("span", " "), el("span", EN.day_of_week(seen))),
        el("nav", menu(draw, EN)),
        el("div", f"Home » News » {told.topic.capitalize()}"),
        article,
        teasers(draw, EN, EN.related, draw.randint(2, 4)),
        teasers(draw, EN, EN.most_read, 4, told=False),
        remarks(draw, EN, draw.randint(0, 3)) if draw.random() < 0.4 else None,
        footer(draw, EN, site, seen.year),
    )
    published = told.published if stated or declared else None
    truth = Truth(told.title, told.authors, published, told.updated if changed else None, site)
    return Made("", "news", root, truth, (truth,), declared=not stated)


def blog(draw: random.Random) -> Made:
    """A blog of nested divs: date as head of the day, title below it, paragraphs parted by breaks, sidebar."""
    told, site = (
        story(draw, view=True),
        f"{draw.choice(('Notes from', 'Letters from', 'A view of'))} {story(draw).place}",
    )
    heads: list[Child] = []
    for number, words in enumerate(told.paragraphs):
        heads += [leaf("headline" if number in told.heads else "body", words), el("br"), el("br")]
    author = told.authors[0]
    post = el(
        "div",
        el("h2", mast(EN.day_of_week(told.published)), class_="date-header"),
        el("h3", leaf("headline", told.title)),
        el("div", *heads, class_="post-body"),
        el("div", mast(f"Posted by {author} at {draw.randint(1, 11)}:{draw.randint(10, 59)} PM")),
        el("div", "Email This", " ", "BlogThis!", " ", "Share to Twitter"),
        el("div", f"Labels: {', '.join(told.tags)}"),
    )
    side = el(
        "div",
        el("h2", "About Me"),
        el("div", author),
        el("div", f"I live in {told.place} and write about whatever I like."),
        el("h2", "Blog Archive"),
        el("ul", *(el("li", f"{month} ({draw.randint(1, 30)})") for month in EN.months[: draw.randint(3, 12)])),
        el("h2", "Followers"),
    )
    root = page(
        head(f"{site}: {told.title}"),
        el("div", el("h1", site), el("p", "Thoughts on life and politics in the valley")),
        post,
        remarks(draw, EN, draw.randint(1, 6)),
        el("div", el("a", "Newer Post"), " ", el("a", "Older Post"), " ", el("a", "Home")),
        side,
        el("div", "Powered by Blogger."),
    )
    truth = Truth(told.title, told.authors, told.published, None, site)
    return Made("", "blog", root, truth, (truth,))


def wordpress(draw: random.Random) -> Made:
    """A blog system with German furniture: posted on by, tags, neighbours, comments, widgets."""
    told, site = story(draw, view=draw.random() < 0.5), outlet(draw)
    by = told.authors[0]
    meta = draw.random() < 0.5
    article = el(
        "div",
        el("h1", leaf("headline", told.title), class_="entry-title"),
        el(
            "div",
            mast(DE.published),
            el("time", mast(DE.day_of(told.published)), datetime=told.published.isoformat()),
            mast(" von "),
            el("a", mast(by)),
        ),
        *paragraphs(told, heading="h3"),
        shares(draw),
        el(
            "p",
            el(
                "span",
                f"Dieser Beitrag wurde unter {told.topic.capitalize()} abgelegt. Setze ein Lesezeichen.",
            ),
        ),
        el("p", DE.tags + ", ".join(told.tags)),
    )
    title, title2 = story(draw).title, story(draw).title
    root = page(
        head(f"{told.title} – {site}", *([("article:published_time", told.published.isoformat())] if meta else [])),
        el("header", el("p", site), el("p", "Ein Blog über die Welt"), el("nav", menu(draw, DE))),
        article,
        el("nav", el("div", f"← {title}"), el("div", f"{title2} →")),
        remarks(draw, DE, draw.randint(0, 5)),
        el(
            "aside",
            el("h3", "Neueste Beiträge"),
            el("ul", *(el("li", story(draw).title) for _ in range(5))),
            el("h3", "Kategorien"),
            menu(draw, DE),
        ),
        footer(draw, DE, site, told.updated.year + 1),
        lang="de",
    )
    truth = Truth(told.title, told.authors, told.published, None, site)
    return Made("", "wordpress", root, truth, (truth,))


def agency(draw: random.Random) -> Made:
    """A wire item: place line with the day, a body of short paragraphs, a line on who reported at the end."""
    told, site = story(draw, length=(5, 11)), f"{story(draw).place.upper()} PRESS AGENCY"
    first, *rest = [words for number, words in enumerate(told.paragraphs) if number not in told.heads]
    day = f"{EN.months[told.published.month - 1]} {told.published.day}, {told.published.year}"
    nodes: list[Child] = [el("p", text(f"{told.place.upper()}, {day} – {first}"))]
    nodes += [el("p", text(words)) for words in rest]
    named = draw.random() < 0.6
    end = f"(Reporting by {told.authors[0]}; Editing by {story(draw).authors[0]})"
    root = page(
        head(f"{told.title} - {site.title()}"),
        el("div", el("a", site.title())),
        menu(draw, EN, listed=False),
        el("div", el("h2", leaf("headline", told.title)), *nodes, el("p", mast(end)) if named else None),
        el("div", "Our Standards: The Principles of the Agency"),
        teasers(draw, EN, "More from " + site.title(), 3, told=draw.random() < 0.5),
        footer(draw, EN, site.title(), told.published.year),
    )
    truth = Truth(told.title, told.authors if named else (), told.published, None, site.title())
    return Made("", "agency", root, truth, (truth,))


def portal(draw: random.Random) -> Made:
    """A portal with French furniture: teasers with sentences above, between and below the article."""
    told, site = story(draw, authors=draw.choice((0, 1))), outlet(draw)
    credit = mast(f"{FR.by}{told.authors[0]}") if told.authors else mast("Par la rédaction")
    linked: dict[str, object] = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": told.title}
    linked |= {"datePublished": told.published.isoformat(), "publisher": {"@type": "Organization", "name": site}}
    box = teasers(draw, FR, FR.related, 2)
    root = page(
        head(f"{site} - {told.title}", linked=linked if draw.random() < 0.6 else None),
        el("div", FR.cookies),
        el("div", el("b", site), el("div", FR.day_of_week(told.published + timedelta(days=200)))),
        menu(draw, FR),
        teasers(draw, FR, "À la une", draw.randint(2, 4)),
        el(
            "div",
            el("h1", leaf("headline", told.title)),
            el("div", credit, mast(" | "), mast(FR.published + FR.day_of(told.published))),
            el("p", el("strong", leaf("body", told.deck))),
            *paragraphs(told, between=[(3, box)]),
        ),
        shares(draw),
        teasers(draw, FR, FR.most_read, 5, told=draw.random() < 0.5),
        footer(draw, FR, site, told.published.year + 1),
        lang="fr",
    )
    truth = Truth(told.title, told.authors, told.published, None, site)
    return Made("", "portal", root, truth, (truth,))


def tables(draw: random.Random) -> Made:
    """An old site of nested tables and fonts: menu in the left cell, bold title, date at the end."""
    told, site = story(draw, view=draw.random() < 0.5, length=(4, 9)), outlet(draw)
    left = el("td", *(piece for word in EN.menu for piece in (el("a", word), el("br"))), el("br"), el("a", "Guestbook"))
    cells: list[Child] = [el("font", el("b", leaf("headline", told.title)), size="5"), el("br"), el("br")]
    cells += [el("i", mast(f"by {told.authors[0]}")), el("br"), el("br")]
    for words in told.paragraphs:
        cells += [text(words), el("br"), el("br")]
    dated = draw.random() < 0.7
    end = f"Posted on {EN.day_of(told.published)}" if dated else "Back to the front page"
    cells += [mast(end) if dated else el("a", end), el("br"), el("br")]
    root = page(
        head(site),
        el("table", el("tr", el("td", el("font", site, size="7"), colspan="2")), el("tr", left, el("td", *cells))),
        el("hr"),
        el(
            "center",
            el("font", "Home | About us | Contact | Guestbook | Links", size="1"),
            el("br"),
            f"© {told.published.year} {site}. Best viewed in 800x600.",
        ),
    )
    truth = Truth(told.title, told.authors, told.published if dated else None, None, site)
    return Made("", "tables", root, truth, (truth,))


def magazine(draw: random.Random) -> Made:
    """A magazine: pull-quotes, deck, author only in the bio, a prompt for members in the middle."""
    told, site = story(draw, view=draw.random() < 0.4, length=(8, 16)), f"{story(draw).place} Quarterly"
    in_bio = draw.random() < 0.6
    second = next((w for w in told.paragraphs[3:] if len(w.split()) > 9), told.quote)
    cut = second.find(". ")
    pulled = second[: cut + 1] if cut > 0 else second
    between: list[tuple[int, Child]] = [
        (2, el("blockquote", el("p", leaf("pull-quote", told.quote)))),
        (5, el("p", "Become a member today and read every issue of the magazine, in print and on every screen.")),
        (6, el("blockquote", leaf("pull-quote", pulled))),
    ]
    by = el("p", mast(f"By {told.authors[0]}")) if not in_bio else None
    dated = draw.random() < 0.75
    issue = el("div", mast(f"{EN.day_of(told.published)}" if dated else f"Issue {draw.randint(3, 60)}"))
    root = page(
        head(f"{told.title} · {site}", ("og:site_name", site), ("og:title", told.title)),
        el("header", el("div", site), menu(draw, EN)),
        el("div", "ESSAY"),
        el("h1", leaf("headline", told.title)),
        el("h2", leaf("headline", told.deck)),
        by,
        issue,
        *paragraphs(told, between=between),
        el("p", el("em", leaf("bio", told.bio))),
        el(
            "section",
            el("h4", "More from the magazine"),
            *(el("div", el("a", story(draw).title), el("div", f"by {story(draw).authors[0]}")) for _ in range(3)),
        ),
        footer(draw, EN, site, told.published.year + 2),
    )
    truth = Truth(told.title, told.authors, told.published if dated else None, None, site)
    return Made("", "magazine", root, truth, (truth,))


def right_to_left(draw: random.Random) -> Made:
    """English text within Persian furniture."""
    told, site = story(draw), outlet(draw)
    root = page(
        head(f"{told.title} - {site}"),
        el("div", site),
        el("div", FA.day_of(told.published + timedelta(days=400))),
        el("nav", menu(draw, FA)),
        el("h1", leaf("headline", told.title)),
        el("div", mast(FA.published + FA.day_of(told.published))),
        el("div", mast(FA.by + told.authors[0])),
        *paragraphs(told),
        shares(draw),
        el("div", FA.tags, ", ".join(told.tags)),
        el("div", el("h3", FA.related), *(el("div", title) for title in FA.menu[:3])),
        el("div", el("h3", FA.most_read), *(el("div", el("a", story(draw).title)) for _ in range(4))),
        el("div", FA.leave),
        footer(draw, FA, site, told.published.year),
        lang="fa",
        rtl=True,
    )
    truth = Truth(told.title, told.authors, told.published, None, site)
    return Made("", "right-to-left", root, truth, (truth,))


TEMPLATES = (news, blog, wordpress, agency, portal, tables, magazine, right_to_left)
