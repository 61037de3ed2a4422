"""The text of a page is what a reader sees, menus and all; each block knows where it stood."""

import pytest
from syrupy.assertion import SnapshotAssertion

from onrecord.ingest.page import read_page
from onrecord.model import Document
from tests.ingest.reading import document, kinds

PAGE = """<!doctype html>
<html lang="en"><head><title>Varenia talks | The Invented Courier</title><style>p { color: red }</style></head>
<body>
<header><a href="/">The Invented
  Courier</a></header>
<nav><ul><li><a>Home</a></li><li><a>Varenia</a><ul><li>Politics</li></ul></li></ul></nav>
<div id="story">Loose words <b>in bold</b><i>, glued</i> on
  <h1>Talks in Port   Saren go on</h1>
  <p class="byline">By Ilsa&nbsp;Marenko &amp; Tomas Veldt<br>Port Saren<!-- office --></p>
  <p>“We will talk,” the minister said.</p>tail of the story<br><br>after two breaks
  <blockquote><p>We will talk</p></blockquote>
  <figure><img src="x.jpg" alt="not visible"><figcaption>The minister</figcaption></figure>
  <table><caption>Votes</caption><tr><th>For</th><th><p>Against</p></th></tr><tr><td>12</td><td>7</td></tr></table>
  <pre>
  kept   as
    it is
  </pre>
  <div hidden>hidden</div><div style="margin:0; DISPLAY : none">none</div><p aria-hidden="true">aria is shown</p>
  <noscript>no script</noscript><template><p>template</p></template><script>alert("script")</script>
  <svg><title>icon</title><text>drawn</text></svg><ruby>字<rp>(</rp><rt>zi</rt></ruby>
</div>
<div role="complementary"><p>Related</p></div>
<form><label>Your comment</label><textarea> two
lines</textarea><select><option>One</option><option>Two</option></select><button>Send</button></form>
<footer>© The Invented Courier</footer>
</body></html>
"""


def blocks(found: Document) -> str:
    """Return the blocks as lines of path, tag and words."""
    return "\n".join(f"{block.path}  <{block.tag}>  {block.span.of(found.text)!r}" for block in found.blocks)


def test_a_page_as_text(snapshot: SnapshotAssertion) -> None:
    """A page of an invented newspaper of the invented Republic of Varenia, with all that pages have around it."""
    assert document(PAGE, "page.html").text == snapshot


def test_a_page_as_blocks(snapshot: SnapshotAssertion) -> None:
    assert blocks(document(PAGE, "page.html")) == snapshot


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p> a \n b\t<b> c</b> d </p>", "a b c d"),
        ("<p>a<b>b</b>c</p>", "abc"),
        ("<p>a <!-- x --> b<?pi x?>c</p>", "a bc"),
        ("<p>a&nbsp;&nbsp;b&#8203;c</p>", "a\u00a0\u00a0b\u200bc"),
        ("<p>&lt;b&gt; &amp;amp; &bogus; &eacute;&#x1F600;</p>", "<b> &amp; &bogus; é😀"),
        ("<p>a</br>b</BR >c</p>", "a\nb\nc"),
        ("<p>a<br>b<br/>c</p>", "a\nb\nc"),
        ("<p>a<br><br><br>b</p>", "a\n\nb"),
        ("<p><br>a<br></p><p>b</p>", "a\n\nb"),
        ("<p>a</p><p>&nbsp;</p><p> </p><p>b</p>", "a\n\nb"),
        ("<ul><li>a</li><li><p>b</p></li><li>c<ul><li>d</li></ul></li></ul>", "a\nb\nc\nd"),
        ("<dl><dt>a<dd>b</dl>", "a\nb"),
        ("<table><tr><td>a<td><div>b</div><td>c<tr><td>d</table>", "a\tb\tc\nd"),
        ("<div><table><tr><td><p>a</p><p>b</p></td></tr></table></div>", "a\n\nb"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<span>a</span><span>b</span><a>c</a>", "abc"),
        ("<pre>\n\n a\n\tb  \n</pre>", " a\n\tb"),
        ("<pre>a<b>\n</b> b</pre>", "a\n b"),
        ("<p>a<hr>b", "a\n\nb"),
        ("<dialog>shut</dialog><dialog open>open</dialog>", "open"),
        ("<p hidden=until-found>found</p><p hidden>not</p>", "found"),
        ("<p style='visibility:hidden'>not</p><p style='overflow:hidden'>yes", "yes"),
        ("<body style='display:none'><p>until the script has run", "until the script has run"),
        ("<iframe>old</iframe><video>old</video><canvas>old</canvas><p>new", "new"),
        ("<details><summary>More</summary><p>folded</p></details>", "More\n\nfolded"),
        ("<html><body><p>a</body></html><p>after the end</p><html>and again", "a\n\nafter the end\n\nand again"),
        ("words without a tag", "words without a tag"),
        ("<p>שלום <b>עולם</b> و سلام</p>", "שלום עולם و سلام"),
        ("<p>a\x0cb\r\nc</p>", "a b c"),
        ("<frameset><frame src=a></frameset>", ""),
        ("<!-- only a comment -->", ""),
    ],
)
def test_white_space_and_what_is_shown(html: str, text: str) -> None:
    assert read_page(html).text == text


@pytest.mark.parametrize(
    ("html", "path", "tag"),
    [
        ("<h2>a</h2>", "/html/body/h2", "h2"),
        ("<header><h1>a</h1></header>", "/html/body/header/h1", "header"),
        ("<div role=navigation><a>a</a></div>", "/html/body/div", "nav"),
        ("<div role=presentation><a>a</a></div>", "/html/body/div", "div"),
        ("<span role=contentinfo>a</span>", "/html/body/span", "footer"),
        ("<nav><form><p>a</p></form></nav>", "/html/body/nav/form/p", "form"),
        ("<table><tr><td>a</td></tr></table>", "/html/body/table/tr/td", "table"),
        ("<p></p><p>a</p>", "/html/body/p[2]", "p"),
        ("<aside><blockquote>a</blockquote></aside>", "/html/body/aside/blockquote", "blockquote"),
    ],
)
def test_path_and_telling_tag(html: str, path: str, tag: str) -> None:
    (block,) = document(f"<!doctype html><html><body>{html}</body></html>", "a.html").blocks
    assert (block.path, block.tag) == (path, tag)


def test_a_page_nested_beyond_reason_is_read_as_far_as_it_goes() -> None:
    """Three hundred levels occur and are read whole; a hundred thousand are an attack, and the cut is said."""
    deep = document("<!doctype html><html><body>" + "<div>" * 300 + "deep" + "</div>" * 300 + "<p>after", "a.html")
    assert deep.text == "deep\n\nafter"
    assert kinds(deep) == []
    abyss = document("<!doctype html><html><p>before" + "<div>" * 100_000 + "deep", "a.html")
    assert abyss.text == "before"
    assert kinds(abyss) == ["html-cut"]


def test_a_text_of_more_than_ten_megabytes_is_read_whole() -> None:
    assert len(read_page("<p>" + "word " * 2_200_000).text) == 10_999_999


@pytest.mark.parametrize(
    ("head", "encoding", "problem"),
    [
        ('<meta charset="windows-1251">', "cp1251", []),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", []),
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251", []),
        ('<meta charset="utf-16">', "utf-8", []),
        ('<meta charset="no-such-thing">', "utf-8", []),
        ('<meta charset="windows-1251">', "utf-8", ["encoding-doubtful"]),
        ('<meta charset="utf-8">', "cp1251", ["encoding-doubtful"]),
    ],
)
def test_the_encoding_that_a_page_declares(head: str, encoding: str, problem: list[str]) -> None:
    found = document(f"{head}<html><p>Министр сказал</p></html>".encode(encoding), "a.html")
    assert (found.text == "Министр сказал") is (encoding != "cp1251" or not problem)
    assert kinds(found) == problem


def test_a_declared_latin_1_means_windows_1252() -> None:
    found = document("<meta charset=iso-8859-1><p>“Talks”</p>".encode("cp1252"), "a.html")
    assert (found.text, kinds(found)) == ("“Talks”", [])


def test_entities_are_not_expanded_and_nothing_is_fetched() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><p>&b; &f;</p>'
    found = document(bomb, "a.html")
    assert "haha" not in found.text
    assert "root:" not in found.text


def test_blocks_that_are_bold_as_a_whole() -> None:
    found = document(
        "<html><body><p><b>All of it</b></p><p><b>A part</b> of it</p>"
        "<p><strong>Two <i>runs</i></strong> <b>of it</b></p>"
        '<p style="font-weight: bold">By its style</p><p>None of it</p></body></html>',
        "a.html",
    )
    assert [block.bold for block in found.blocks] == [True, False, True, True, False]
