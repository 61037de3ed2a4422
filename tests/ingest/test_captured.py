"""A captured page, shown: its words in place, and nothing that runs, loads, leads anywhere or hides."""
# ruff: noqa: E501, D102, D107 - hostile pages are one line each; the parser's methods are those of its base

import html.parser
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.ingest.page import read_page
from onrecord.ingest.page.captured import captured
from onrecord.model import Span

ALLOWED = {
    "title", "dir", "lang", "colspan", "rowspan", "start", "value", "style", "class", "data-start", "data-end", "id",
}  # fmt: skip
TAGS = {
    "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "center", "cite", "code",
    "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "i", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "s", "samp", "section",
    "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
    "var", "wbr",
}  # fmt: skip
STYLE = re.compile(r"(?:[a-z-]+: [a-z0-9]+)(?:; [a-z-]+: [a-z0-9]+)*")


class Seen(html.parser.HTMLParser):
    """What another reader of HTML than ours finds in what is shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.other: list[str] = []
        self.marked: list[str] = []
        self.placed: list[tuple[int, int, str]] = []
        self._span: tuple[int, int] | None = None
        self._in_mark = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        found = dict(attrs)
        self._in_mark += tag == "mark" and "id" in found
        if "data-start" in found:
            self._span = (int(found["data-start"] or ""), int(found["data-end"] or ""))
            self.placed.append((*self._span, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._span = None
        self._in_mark -= tag == "mark" and self._in_mark > 0

    def handle_data(self, data: str) -> None:
        if self._span is not None:
            start, end, words = self.placed[-1]
            self.placed[-1] = (start, end, words + data)
            if self._in_mark:
                self.marked.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def seen(page: str, *marks: Span) -> Seen:
    """Show a page and read what is shown; everything in it must be on the list of what is allowed."""
    shown = captured(page, marks)
    assert shown.text == read_page(page).text
    body = shown.html.partition("<body>\n")[2].removesuffix("</body></html>\n")
    found = Seen()
    found.feed(body)
    found.close()
    assert found.other == []
    for tag, attributes in found.tags:
        assert tag in TAGS, tag
        for name, value in attributes:
            assert name in ALLOWED, (tag, name)
            if name == "style":
                assert STYLE.fullmatch(value or ""), value
    for start, end, words in found.placed:
        assert shown.text[start:end] == words
    assert "".join("".join(words for _, _, words in found.placed).split()) == "".join(shown.text.split())
    return found


def test_words_stand_in_place_and_can_be_marked() -> None:
    page = (
        "<html><head><title>T</title></head><body><nav><ul><li>Home<li>News</ul></nav>"
        "<h1>The  bridge\n is shut</h1><p>One <b>bold</b> word,<br>two lines. <a href='/more?a=1&b=2'>More</a></p>"
        "<pre>\n  a\n  b </pre><table><tr><td colspan=2>x</td><td>y</td></tr></table></body></html>"
    )
    text = read_page(page).text
    start = text.index("bold word")
    found = seen(page, Span(start, start + len("bold word")))
    assert found.marked == ["bold", "word"]
    shown = captured(page).html
    assert '<span class="link" title="/more?a=1&amp;b=2">' in shown
    assert '<td colspan="2">' in shown
    assert "<pre>" in shown


def test_what_is_left_out_is_counted_and_marked() -> None:
    shown = captured(
        "<body><p>Text <img src=http://a.example/x.png alt='The mayor'></p><script>1</script><iframe src=x></iframe>"
    )
    assert shown.left_out == (("iframe", 1), ("img", 1), ("script", 1))
    assert '<span class="left-out" title="The mayor">[picture]</span>' in shown.html
    assert "a.example" not in shown.html


def test_harmless_styles_stay_and_others_go() -> None:
    page = (
        '<p style="text-align:center; position:fixed; background:url(//a.example/x); color:#fff">a</p>'
        '<p style="font-weight:bold;width:expression(alert(1))">b</p><p style="text-align:left\\3b x">c</p>'
    )
    shown = captured(page).html
    assert re.findall(r'style="([^"]*)"', shown) == ["text-align: center", "font-weight: bold"]


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//a.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script >",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)//",
    "<img src=`x`onerror=alert(1)>",
    "<img srcset='//a.example/x 2x' loading=lazy>",
    "<picture><source srcset=//a.example/x><img src=y></picture>",
    "<body onload=alert(1) background=//a.example/x>",
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><script>alert(1)</script><text>words</text></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=20>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
    "<svg><style>@import'//a.example/x';</style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math href='javascript:alert(1)'>x</math>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    "<form action=//a.example><input name=x onfocus=alert(1) autofocus><button formaction=javascript:alert(1)>go</button></form>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#1; java\tscript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href='&#x6a;avascript:alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a><a href='data:text/html,<script>alert(1)</script>'>y</a>",
    "<a href=x ping=//a.example target=_blank rel=opener>x</a>",
    "<a title='\"><script>alert(1)</script>' href='\"><img src=x onerror=alert(1)>'>x</a>",
    "<area href=javascript:alert(1)><map name=x><area href=//a.example></map>",
    "<base href=//a.example/><link rel=stylesheet href=//a.example/x.css><link rel=prefetch href=//a.example>",
    "<meta http-equiv=refresh content='0;url=//a.example'><meta http-equiv=refresh content='0;javascript:alert(1)'>",
    "<iframe src=//a.example></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe><frameset><frame src=x></frameset>",
    "<object data=//a.example/x.swf><param name=movie value=x>fallback</object><embed src=x><applet code=x>a</applet>",
    "<video src=//a.example autoplay poster=x onerror=alert(1)><track src=x></video><audio src=x></audio>",
    "<style>p { background: url(//a.example/x) } @import '//a.example/y.css';</style>",
    "<p style='background:url(//a.example/x)'>x</p><p style='behavior:url(x.htc)'>y</p><p style=\"-moz-binding:url(x)\">z</p>",
    "<p style='text-align:left;\\62 ackground:url(//a.example)'>x</p>",
    "<p style='font-weight:bold\"onclick=alert(1) x=\"'>x</p>",
    "<p lang='en\" onclick=alert(1)' dir='ltr\" onclick=alert(1)'>x</p><td colspan='1 onclick=x'>y</td>",
    "<template><script>alert(1)</script><p>x</p></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x</noscript>",
    "<textarea></textarea><script>alert(1)</script>",
    "<textarea>&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>",
    "<xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>",
    "<listing>&lt;img onerror=alert(1) src=x&gt;</listing><title>&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;</title>",
    "<select><option><script>alert(1)</script><style></option></select><img src=x onerror=alert(1)>",
    "<!--><script>alert(1)</script>--><!--x--!><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]><?php echo '<script>alert(1)</script>' ?><!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;img&amp;gt; <b>1 &lt; 2</b></p>",
    "<custom-element onclick=alert(1) is=x><slot name=x>y</slot></custom-element><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "<details ontoggle=alert(1) open><summary>x</summary>y</details><marquee onstart=alert(1)>z</marquee><dialog open>w</dialog>",
    "<p contenteditable onblur=alert(1) tabindex=1 accesskey=x id=__proto__ name=x>x</p><isindex action=javascript:alert(1)>",
    "<p data-start=0 data-end=1 class=link>fake place</p><mark id=at-0>fake mark</mark>",
    "<portal src=//a.example></portal><fencedframe src=x></fencedframe><img usemap=#x><image href=//a.example/x>",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt><img src=x onerror\x00=alert(1)>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\ufeff<p>\u2028</p><p title='\u202e'>\u202e txet</p>",
    "<div>" * 3_000 + "deep" + "</div>" * 3_000,
    "<table><p>fostered<tr><script>alert(1)</script><td>x<table><tr><td>y",
    "<p>a<div>b<p>c</b></i></p><b><i>d</b>e</i><p>f",
]  # fmt: skip


@pytest.mark.parametrize("page", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_runs_loads_or_leads_anywhere_is_shown(page: str) -> None:
    seen(page)
    seen(f"<html><body><p>Before.</p>{page}<p>After.</p></body></html>")


PIECES = some.sampled_from([
    *("<", ">", "</", "/>", "'", '"', "=", "`", "&", ";", " ", "\n", "\x00", "<!--", "-->", "]]>", "<![CDATA[", "<?"),
    *("script", "style", "svg", "math", "img", "a", "p", "pre", "table", "td", "textarea", "template", "noscript"),
    *("<p>", "</p>", "<b>", "<svg>", "</svg>", "<math>", "<mtext>", "<script>", "</script>", "<style>", "</style>"),
    *("onerror", "onload", "href", "src", "style", "title", "javascript:", "url(", ")", "alert(1)", "&lt;", "&#60;"),
    *("words", "and", "more", "\u202e", "\ud7ff", "é"),
])  # fmt: skip


@given(some.lists(PIECES, max_size=40).map("".join))
def test_no_mixture_of_pieces_gets_through(page: str) -> None:
    seen(page)


def test_the_page_says_to_browsers_that_nothing_may_be_loaded() -> None:
    head = captured("<p>x</p>").html.partition("<body>")[0]
    assert "default-src 'none'" in head
    assert "script" not in head
