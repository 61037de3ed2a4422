"""The desk in a real browser: two widths, in the dark, on paper, by keyboard, without a script, with hostile texts."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from onrecord import api
from tests.desk.opened import ROOT, Open, every_screen, piled, sit_down

pytestmark = pytest.mark.system

ATTACK = "<script>window.broken=1</script><img src=x onerror=window.broken=1>"
TURNED = "\u202e\u2066Ostrel"
"""Controls of direction that nobody closes: what follows would run backwards."""
HOSTILE: dict[str, str | bytes] = {
    "page.html": f"<html><head><title>{ATTACK.replace('<', '&lt;')}</title></head><body><article><h1>{ATTACK}"
    "The bridge</h1><p>Ilse Brandow said that the bridge at Ostrel was closed.</p>"
    "<svg onload='window.broken=1'><script>window.broken=1</script></svg></article></body></html>",
    "'onmouseover=window.broken=1 <b>x.txt": "Ilse Brandow denied that she had left Ostrel.",
    "rows.csv": f'id,text,title,outlet\n1,"=1+1 Ilse Brandow said that {ATTACK} stood.","{ATTACK}","=HYPERLINK(1)"\n',
    "table.jsonl": json.dumps(
        {
            "id": ATTACK,
            "title": f"</title></script><svg/onload=window.broken=1>{TURNED}",
            "author": f'"><b onclick=window.broken=1>{TURNED}',
            "outlet": f"javascript:window.broken=1//{TURNED}",
            "url": "javascript:window.broken=1",
            "text": f"Ilse Brandow, the minister of {TURNED}, said on 5 March 2021 that {ATTACK} 40 people had left. "
            "{{ 7*7 }} {% raw %} ${window.broken=1}",
        }
    ),
    "drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg' onload='window.broken=1'><text>Ilse Brandow</text></svg>",
    f"{TURNED}.txt": f"{TURNED} Ilse Brandow said that {TURNED} was closed. Marek Tull denied it.",
    "two\nlines and a byte\udce9.txt": "Ilse Brandow said that the bridge at Ostrel was open.",
    "arabic.txt": "قالت إلسه براندو إن الجسر في أوستريل كان مغلقا يوم الأحد.",
}
"""Invented texts that try what a page must not let them do."""

TURNS = """() => {
  const apart = ['isolate', 'isolate-override', 'plaintext'];
  const turned = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!/[\u202a-\u202e\u2066-\u2069]/.test(node.nodeValue)) continue;
    let part = node.parentElement;
    if (part.closest('option, title, text, textarea')) continue;
    while (part && !apart.includes(getComputedStyle(part).unicodeBidi)) part = part.parentElement;
    if (!part) turned.push(node.parentElement.outerHTML.slice(0, 300));
  }
  return turned;
}"""
"""Words with controls of direction that are not kept apart from the words around them."""


@pytest.fixture(scope="module")
def desk(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Open a desk on the sample pile with hostile texts beside it."""
    with piled(sample_record, tmp_path_factory.mktemp("desk"), HOSTILE) as desk:
        yield desk


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_every_screen_fits_and_asks_for_nothing_beyond_the_desk(
    browser: Browser, desk: Open, width: int, scheme: str
) -> None:
    """Nothing runs off the page, no script of a text runs, the policy is never broken, nothing is asked elsewhere.

    Controls of direction end where the words end that hold them.
    """
    page, noticed = sit_down(browser, desk, width, color_scheme=scheme)
    with api.open(desk.record) as record:
        sources = sorted(record.sources(), key=lambda source: source.added)
        documents = [source.document for source in sources[-len(HOSTILE) :]]
        said = [row.id for document in documents for row in record.show(document).statements]
        people = [f"/people/{one.entity}" for one in record.voices(200) if "Brandow" in one.name or "Tull" in one.name]
    described = [f"/{screen}/{document}" for document in documents for screen in ("document", "documents")]
    asked = ["/record?q=Brandow", "/record?manner=author&q=Ostrel", f"/origins?q={ATTACK}", f"/people?q={ATTACK}"]
    decided = [f"/statement/{item}" for item in said[:6]]
    assert people
    turned = 0
    for path in (*every_screen(desk.record), *described, *asked, *people, *decided):
        page.goto(desk.base + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} wide"
        assert page.evaluate("window.broken") is None, path
        assert page.evaluate(TURNS) == [], path
        assert noticed == [], path
        turned += page.locator("body").inner_text().count("\u202e")
    assert turned > 10
    page.context.close()


CONTRAST = """() => {
  const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const under = (part) => {
    for (let at = part; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const part = node.parentElement;
    if (!node.nodeValue.trim() || !part.checkVisibility() || part.closest('.unseen, svg, .skip')) continue;
    const [one, other] = [light(rgb(getComputedStyle(part).color)), light(under(part))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) poor.push(`${node.nodeValue.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return poor;
}"""

SELECT_HEADLINE = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('.text .p-headline').firstChild);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_what_is_behind_them(browser: Browser, desk: Open, scheme: str) -> None:
    """A contrast of 4.5 at least, as WCAG 2.2 asks for text of any size (level AA)."""
    page, _ = sit_down(browser, desk, color_scheme=scheme)
    with api.open(desk.record) as record:
        document = record.show("02-wyck-observer-kessarin.html").source.document
    for path in ("/record?stance=deny", "/people", "/review", "/timeline", f"/document/{document}?s=300,420"):
        page.goto(desk.base + path)
        assert page.evaluate(CONTRAST) == [], path
    page.context.close()


def document_page(browser: Browser, desk: Open) -> tuple[Page, list[str]]:
    page, noticed = sit_down(browser, desk)
    with api.open(desk.record) as record:
        source = record.show("01-river-post-kessarin.txt").source
    page.goto(f"{desk.base}/document/{source.document}")
    return page, noticed


def test_from_a_row_to_its_passage_by_keyboard(browser: Browser, desk: Open) -> None:
    page, noticed = sit_down(browser, desk)
    page.keyboard.press("j")
    page.keyboard.press("j")
    words = page.locator(".line.here mark").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/document/**")
    assert page.locator("#here").is_visible()
    assert words.startswith(page.locator("#here").inner_text()[:10])
    page.go_back()
    page.keyboard.press("/")
    page.keyboard.type("Kessarin")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=Kessarin")
    assert noticed == []
    page.context.close()


def test_a_span_in_the_address_is_opened_and_marked(browser: Browser, desk: Open) -> None:
    page, _ = document_page(browser, desk)
    with api.open(desk.record) as record:
        text = record.show("01-river-post-kessarin.txt").text
    start = text.index("resigned")
    page.evaluate(f"location.hash = '#s={start},{start + 8}'")
    page.wait_for_function("CSS.highlights.get('here')?.size === 1")
    assert page.evaluate("[...CSS.highlights.get('here')][0].toString()") == "resigned"
    page.context.close()


def test_statements_are_decided_by_key(browser: Browser, desk: Open) -> None:
    """J and k go on and mark the words; a accepts, u takes back, x asks why, t tags, e adjusts, n adds."""
    page, noticed = document_page(browser, desk)
    page.keyboard.press("j")
    page.keyboard.press("j")
    card = page.locator(".card.here")
    quoted = card.locator(".quote").inner_text()
    marked = "[...CSS.highlights.get('here')].map(String).join(' […] ')"
    assert page.evaluate(marked).split() == quoted.split()

    page.keyboard.press("a")
    page.locator("#said", has_text="Accepted.").wait_for()
    assert "R. Lind" in page.locator(".card.here .facts").inner_text()
    page.keyboard.press("u")
    page.locator("#said", has_text="Taken back.").wait_for()
    assert "R. Lind" not in page.locator(".card.here .facts").inner_text()

    page.keyboard.press("t")
    page.locator("#ask [name=value]").fill("to check")
    page.keyboard.press("Enter")
    page.locator(".card.here .tag", has_text="to check").wait_for()

    page.keyboard.press("x")
    page.locator("#ask [name=why]").fill("the cue belongs elsewhere")
    page.keyboard.press("Enter")
    page.get_by_text("Taken out: 1").wait_for()

    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.locator("#ask [name=why]").fill("too long")
    page.keyboard.press("Enter")
    page.locator("#said", has_text="Corrected.").wait_for()

    page.evaluate(SELECT_HEADLINE)
    page.keyboard.press("n")
    page.locator("#ask [name=why]").fill("missed")
    page.keyboard.press("Enter")
    page.locator("#said", has_text="Added.").wait_for()

    with api.open(desk.record) as record:
        judged = [(row.action, row.who) for row in record.judgements()]
    assert judged == [(action, "R. Lind") for action in ("accept", "undo", "tag", "reject", "set", "add")]
    assert noticed == []
    page.context.close()


def test_a_dialog_holds_its_keys_and_is_left(browser: Browser, desk: Open) -> None:
    page, _ = document_page(browser, desk)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("x")
    page.locator("#said", has_text="Choose a statement first").wait_for()
    page.context.close()


def test_everything_is_there_without_a_script(browser: Browser, desk: Open) -> None:
    page, _ = sit_down(browser, desk, java_script_enabled=False)
    page.locator(".line .open").first.click()
    assert page.locator("#here").is_visible()
    page.locator(".card:not(.author) a", has_text="decide").last.click()
    page.locator("form", has=page.get_by_role("button", name="Tag")).locator("[name=value]").fill("by hand")
    page.get_by_role("button", name="Tag").click()
    assert page.locator(".tag", has_text="by hand").is_visible()
    page.goto(f"{desk.base}/review")
    page.get_by_role("link", name="Later").click()
    assert "at=1" in page.url
    page.context.close()


def test_right_to_left_text_runs_from_the_right(browser: Browser, desk: Open) -> None:
    page, _ = sit_down(browser, desk)
    with api.open(desk.record) as record:
        document = record.show("arabic.txt").source.document
    page.goto(f"{desk.base}/document/{document}")
    assert page.locator(".text p").first.evaluate("(part) => getComputedStyle(part).direction") == "rtl"
    page.context.close()


A4_WIDTH = 673
"""Pixels between the margins of an A4 page: 178 mm."""

PRESSED = ".top nav, .facets, form.search, .skip, .verbs, dialog"
"""What is for a screen alone."""


def test_on_paper_there_is_every_screen_and_nothing_to_press(browser: Browser, desk: Open) -> None:
    """Black on white whatever the screen was, within the page, with what is written, as a file of pages."""
    page, noticed = sit_down(browser, desk, A4_WIDTH, color_scheme="dark")
    for path in every_screen(desk.record):
        page.goto(desk.base + path)
        page.emulate_media(media="print", color_scheme="dark")
        for part in page.locator(PRESSED).all():
            assert not part.is_visible(), (path, part.evaluate("(part) => part.outerHTML.slice(0, 90)"))
        assert page.evaluate("document.documentElement.scrollWidth") <= A4_WIDTH + 1, path  # words for the ear alone
        assert page.locator("main").inner_text().strip(), path
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)", path
        assert page.pdf(format="A4").startswith(b"%PDF"), path
        page.emulate_media(media="screen")
    assert noticed == []
    page.context.close()


def test_the_first_tab_skips_to_the_page(browser: Browser, desk: Open) -> None:
    page, _ = sit_down(browser, desk)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.context.close()


def test_the_scripts_are_small() -> None:
    static = ROOT / "src" / "onrecord" / "desk" / "static"
    assert sum(path.stat().st_size for path in static.glob("*.js")) <= 60_000
