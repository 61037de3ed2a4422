"""The language is told where it can be, left open where it cannot, and a person's word wins."""

import pytest

from onrecord.ingest.language import detect_language
from tests.ingest.reading import document, kinds

SENTENCES = {
    "ar": "قال الوزير يوم الثلاثاء إن المحادثات ستستمر وإن الوفد عاد إلى العاصمة.",
    "de": "Der Minister sagte am Dienstag, die Gespräche würden fortgesetzt.",
    "en": "The minister said on Tuesday that talks would go on.",
    "es": "El ministro dijo el martes que las conversaciones continuarán.",
    "fa": "وزیر خارجه روز سه‌شنبه گفت که مذاکرات ادامه خواهد داشت.",
    "fr": "Le ministre a déclaré mardi que les pourparlers continueraient.",
    "he": "השר אמר ביום שלישי כי השיחות יימשכו.",
    "hi": "मंत्री ने मंगलवार को कहा कि वार्ता जारी रहेगी।",
    "id": "Menteri mengatakan pada hari Selasa bahwa pembicaraan akan dilanjutkan.",
    "it": "Il ministro ha detto martedì che i colloqui continueranno.",
    "ja": "大臣は火曜日に会談を続けると述べた。",
    "ko": "장관은 화요일에 회담이 계속될 것이라고 말했다.",
    "ku": "Wezîr roja sêşemê got ku axaftin dê berdewam bikin.",
    "nl": "De minister zei dinsdag dat de gesprekken zouden doorgaan.",
    "pl": "Minister powiedział we wtorek, że rozmowy będą kontynuowane.",
    "ps": "وزیر د سه شنبې په ورځ وویل چې خبرې به دوام ولري",
    "pt": "O ministro disse na terça-feira que as conversas continuarão.",
    "ru": "Министр сказал во вторник, что переговоры продолжатся.",
    "sq": "Ministri njoftoi të martën se bisedimet do të vazhdojnë.",
    "sw": "Waziri alisema Jumanne kwamba mazungumzo yataendelea.",
    "tr": "Bakan salı günü görüşmelerin süreceğini söyledi.",
    "uk": "Міністр сказав у вівторок, що переговори триватимуть.",
    "ur": "وزیر نے منگل کو کہا کہ بات چیت جاری رہے گی۔",
    "zh": "部长星期二说会谈将继续进行。",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_tells(language: str, sentence: str) -> None:
    assert detect_language(sentence) == language


@pytest.mark.parametrize(
    "text",
    ["", "Hello", "Radio Varenia", "12 345 678 90 " * 20, "Home News Sport Contact Share Tweet Follow us",
     "Ilsa Marenko, Tomas Veldt, Irakli Sandor, Petra Oyelaran", "asdf qwer zxcv uiop hjkl asdf qwer zxcv uiop hjkl"],
)  # fmt: skip
def test_what_is_short_or_no_sentence_is_left_open(text: str) -> None:
    assert detect_language(text) is None


def test_a_long_text_is_told_by_three_stretches_of_it() -> None:
    assert detect_language(SENTENCES["en"] * 2_000) == "en"


def test_a_given_language_wins() -> None:
    assert document(SENTENCES["en"], sidecar={"language": "fa-IR"}).language == "fa"


def test_a_given_language_that_is_no_code_is_told_from_the_text() -> None:
    found = document(SENTENCES["en"], sidecar={"language": "English"})
    assert found.language == "en"
    assert kinds(found) == ["language-unknown"]


@pytest.mark.parametrize(("text", "language"), [(SENTENCES["fa"], "fa"), ("Contact", "en")])
def test_what_a_page_says_of_its_language_counts_where_the_text_does_not_tell(text: str, language: str) -> None:
    """Templates say English on pages in any language."""
    assert document(f"<!doctype html><html lang=en-US><p>{text}", "a.html").language == language
