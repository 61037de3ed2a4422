"""A research log: searches are found in Markdown, what they find stands beneath them, nothing else is changed."""

from onrecord.exports.research_log import Answer, searches, write_log

LOG = """# Terms of reference

## Who left?
My own words, with `onrecord said --text x` in passing.
- `onrecord cases --event defection`
1. onrecord search "at least"

```sh
$ onrecord who Moran
onrecord sources
```
"""

STATEMENT = {
    "context": {"text": "Moran said\nthat it rains.", "span": {"start": 3, "end": 28}},
    "chain": [{"name": None}, {"name": "Ada Moran"}],
    "said": None,
    "published": {"edtf": "2024-03-05"},
    "document": "d1",
}


def test_searches_are_lines_of_their_own() -> None:
    assert searches(LOG) == (
        "onrecord cases --event defection",
        'onrecord search "at least"',
        "onrecord who Moran",
        "onrecord sources",
    )


def test_the_researchers_lines_are_kept_in_order() -> None:
    done = write_log(LOG, "<!-- head -->", lambda _: Answer([], "Not found in the 5 documents."), {})
    kept = [line for line in done.splitlines() if not line.startswith(">") and line]
    assert kept == ["<!-- head -->", *(line for line in LOG.splitlines() if line)]
    assert done.count("> Not found in the 5 documents.") == 4
    assert done.index("> Found by `onrecord who Moran`") > done.rindex("```")


def test_a_finding_says_who_when_what_and_where() -> None:
    done = write_log("onrecord said", "", lambda _: Answer([STATEMENT], ""), {"d1": "rain.txt"})
    assert "1 row" in done
    assert "> - **not stated › Ada Moran**, 2024-03-05: “Moran said that it rains.” (rain.txt:3-28)" in done


def test_long_answers_are_cut_and_counted() -> None:
    done = write_log("onrecord said", "", lambda _: Answer([STATEMENT] * 25, ""), {"d1": "rain.txt"})
    assert done.count("rain.txt") == 20
    assert "> - … and 5 more" in done


def test_every_kind_of_row_is_quoted() -> None:
    hit = {"snippet": "it rains", "span": {"start": 1, "end": 9}, "chain": [], "document": "d1"}
    dated = {"lane": "said", "words": "it rained", "speaker": "Moran", "document": "d1", "edtf": "2024"}
    report = {
        "context": STATEMENT["context"],
        "chain": [],
        "document": "d1",
        "date": "2024-03",
        "polarity": "denied",
    }
    case = {"reports": [report], "name": "Ada Moran"}
    portrait = {"voice": {}, "said": [STATEMENT], "about": []}
    source = {"title": "Rain", "path": "rain.txt", "kind": None}
    done = write_log("onrecord said", "", lambda _: Answer([hit, dated, case, portrait, source], ""), {})
    assert "> - no statement: “it rains” (d1:1-9)" in done
    assert "> - **Moran**, 2024: “it rained” (d1)" in done
    assert "> - **not stated (denied)**, 2024-03:" in done
    assert "> - **not stated › Ada Moran**" in done
    assert "> - Rain · rain.txt" in done
