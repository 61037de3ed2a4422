"""What a page says of itself becomes candidates in order of rank, each with the field that says it."""

import pytest

from tests.ingest.reading import document, values

HEAD = """<!doctype html><html lang="en-GB"><head><title>Talks | Courier</title>
<meta property="og:title" content=" Talks  go on "><meta name="Author" content="Ilsa Marenko">
<meta property="article:author" content="https://example.org/ilsa"><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2010-04-19T05:12:00Z">
<meta property="article:modified_time" content="2010/5/2">
<link rel="canonical" href="https://example.org/talks"><link rel="icon">
<meta property="og:url" content="https://example.org/t">
<meta name="viewport"><meta content="x">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "Courier"},
 {"@type": ["NewsArticle"], "headline": "Talks, the headline",
  "author": [{"name": "Ilsa Marenko"}, {"name": "Tomas Veldt"}],
  "publisher": {"@type": "Organization", "name": "Courier Ltd"}, "datePublished": "2010-04-18",
  "dateModified": "2010-04-20",
  "inLanguage": "en"}, {"@type": "NewsArticle", "headline": "Another one"}]}</script>
<script type="application/ld+json">not json</script><script>var x = 1;</script></head>
<body><h1>The <b>Courier</b><script>x</script><!-- c --></h1><h1>Talks go on</h1><h1>Third</h1>
<time datetime="2010-04-17">Saturday</time>
<time>no date</time><time pubdate datetime="2010-04-19">Monday</time></body></html>"""

RANKED = {
    "title": [
        ("Talks go on", "meta:og:title"), ("Talks, the headline", "jsonld:headline"), ("The Courier", "html:h1"),
        ("Talks go on", "html:h1"), ("Talks | Courier", "html:title"),
    ],
    "author": [("Ilsa Marenko", "meta:author"), ("Ilsa Marenko", "jsonld:author"), ("Tomas Veldt", "jsonld:author")],
    "outlet": [("The Courier", "meta:og:site_name"), ("Courier Ltd", "jsonld:publisher")],
    "published": [
        ("2010-04-19T05:12:00+00:00", "meta:article:published_time"), ("2010-04-18", "jsonld:datePublished"),
        ("2010-04-19", "html:time"), ("2010-04-17", "html:time"), ("2010-04-19", "htmldate"),
    ],
    "updated": [("2010-05-02", "meta:article:modified_time"), ("2010-04-20", "jsonld:dateModified")],
    "url": [("https://example.org/talks", "html:canonical"), ("https://example.org/t", "meta:og:url")],
    "language": [("en", "jsonld:inLanguage"), ("en", "html:lang")],
}  # fmt: skip


@pytest.mark.parametrize(("name", "ranked"), RANKED.items())
def test_candidates_in_order_of_rank(name: str, ranked: list[tuple[str, str]]) -> None:
    assert values(document(HEAD, "a.html"), name) == ranked


def test_a_sidecar_ranks_before_the_page() -> None:
    found = document(HEAD, "a.html", {"title": "By hand", "published": "2010"})
    assert values(found, "title")[0] == ("By hand", "sidecar:title")
    assert values(found, "published")[0] == ("2010", "sidecar:published")


@pytest.mark.parametrize(
    ("script", "title"),
    [
        ('{"@type": "WebPage", "headline": "A page"}', ["A page"]),
        ('[{"@type": "Article", "headline": ["One", "Two"]}]', ["One", "Two"]),
        ('{"@type": "Article", "headline": {"@value": "nested"}, "author": {"name": 3}}', []),
        ('{"@type": "Product", "headline": "A shop"}', []),
        ('"text"', []),
        ("[" * 5000, []),
        ("[" + ",".join(['{"@type": "Thing"}'] * 6000) + ',{"@type": "Article", "headline": "too far"}]', []),
    ],
)
def test_json_ld_of_all_sorts(script: str, title: list[str]) -> None:
    page = f'<!doctype html><script type="application/ld+json">{script}</script><p>x'
    assert [value for value, _ in values(document(page, "a.html"), "title")] == title


def test_a_page_without_metadata() -> None:
    assert document("<p>x", "a.html").given == ()
