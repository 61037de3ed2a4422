"""A text file is kept exactly as it is, whatever its encoding; what was doubtful is said."""

import codecs

import pytest

from tests.ingest.reading import document, kinds

PERSIAN = "وزیر خارجه روز سه‌شنبه گفت که مذاکرات ادامه خواهد داشت و هیئت به پایتخت بازگشت.\n"
RUSSIAN = "Министр сказал во вторник, что переговоры продолжатся, а делегация вернулась в столицу.\n"
FRENCH = "Le ministre a déclaré mardi que les négociations « continueraient » jusqu’à l’été.\r\n"
ARABIC = "قال الوزير يوم الثلاثاء إن المحادثات ستستمر وإن الوفد عاد إلى العاصمة.\n"
CHINESE = "部長星期二說會談將繼續進行，代表團已返回首都。\n"
KOREAN = "장관은 화요일에 회담이 계속될 것이라고 말했다. 대표단은 수도로 돌아갔다.\n"
POLISH = "Minister powiedział we wtorek, że rozmowy będą kontynuowane, a delegacja wróciła.\n"
JAPANESE = "大臣は火曜日に会談を続けると述べた。代表団は首都に戻った。\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"one\r\ntwo\rthree\n\n", "one\r\ntwo\rthree\n\n"),
        (b"  blanks \t kept \x0b\x0c\x1b ", "  blanks \t kept \x0b\x0c\x1b "),
        (b"# Heading\n\n*stays* as it is\n", "# Heading\n\n*stays* as it is\n"),
        (codecs.BOM_UTF8 + "\ufefftwo marks, one dropped".encode(), "\ufefftwo marks, one dropped"),
        (codecs.BOM_UTF16_LE + PERSIAN.encode("utf-16-le"), PERSIAN),
        (codecs.BOM_UTF16_BE + PERSIAN.encode("utf-16-be"), PERSIAN),
        (codecs.BOM_UTF32_LE + RUSSIAN.encode("utf-32-le"), RUSSIAN),
        (codecs.BOM_UTF32_BE + RUSSIAN.encode("utf-32-be"), RUSSIAN),
        (PERSIAN.encode("utf-16-le"), PERSIAN),
        (FRENCH.encode("utf-16-be"), FRENCH),
        (PERSIAN.encode(), PERSIAN),
        ("\u202eright to left\u202c and e\u0301".encode(), "\u202eright to left\u202c and e\u0301"),
    ],
)
def test_text_is_the_decoded_file_exactly(content: bytes, text: str) -> None:
    """Line ends, blanks, marks of direction and decomposed letters stay; only the byte-order mark goes."""
    found = document(content)
    assert found.text == text
    assert found.blocks == ()
    assert kinds(found) == []


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5"),
        (KOREAN, "euc-kr"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (FRENCH, "cp1252"),
        (JAPANESE, "shift_jis"),
    ],
)
def test_an_undeclared_encoding_is_guessed_and_the_guess_is_said(text: str, encoding: str) -> None:
    found = document(text.encode(encoding))
    assert found.text == text
    assert kinds(found) == ["encoding-guessed"]
    assert "--encoding" in found.problems[0].message


def test_the_user_names_the_encoding() -> None:
    """A guess between two encodings of one script may be wrong; the user's word is final."""
    content = "Le ministre a déclaré.".encode("mac-roman")
    assert document(content, encoding="mac-roman").text == "Le ministre a déclaré."
    assert kinds(document(content, encoding="mac-roman")) == []


@pytest.mark.parametrize("name", ["klingon", "hex", "idna", "", "utf-8\0", "undefined", "unicode_escape"])
def test_an_encoding_that_does_not_exist_is_said_and_detected(name: str) -> None:
    found = document(PERSIAN, encoding=name)
    assert found.text == PERSIAN
    assert kinds(found) == ["encoding-unknown"]


def test_bytes_that_do_not_fit_the_named_encoding() -> None:
    found = document(b"abc \xff def", encoding="utf-8")
    assert found.text == "abc � def"
    assert kinds(found) == ["encoding-doubtful"]
    assert found.problems[0].span is not None
    assert found.problems[0].span.of(found.text) == "�"


def test_mixed_encodings_keep_the_larger_part() -> None:
    """A page pasted together of UTF-8 and Windows-1252: the UTF-8 reads, each foreign byte is one U+FFFD."""
    found = document("“Talks go on”, he said. ".encode() + "“No”, she said: déjà.".encode("cp1252"))
    assert found.text.startswith("“Talks go on”, he said. �No�, she said: d�j�")
    assert kinds(found) == ["encoding-doubtful"]


def test_no_encoding_fits() -> None:
    """The best that is left is the likeliest encoding with holes, and it says so."""
    found = document(b"d\xe9j\xe0 \x81\x8d\x8f\x90\x9d\xff\xfe abc \xa1\xc7")
    assert set(kinds(found)) <= {"encoding-doubtful", "encoding-guessed"}
    assert "abc" in found.text


def test_nul_and_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    wtf8 = b"a\x00b \xed\xa0\x80 c" + "é".encode()
    assert document(wtf8).text == "a�b � cé"
    utf16 = codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00\xd8" + "c".encode("utf-16-le")
    found = document(utf16)
    assert found.text == "ab�c"
    assert kinds(found) == ["bad-characters"]
    assert found.problems[0].span is not None
    assert found.problems[0].span.start == 2


def test_an_empty_file() -> None:
    found = document(b"", "empty.csv")
    assert (found.text, found.media_type, kinds(found)) == ("", "text/csv", ["empty-file"])


@pytest.mark.parametrize("content", [b" \n\t", codecs.BOM_UTF8, b"<html></html>", b"<!doctype html>"])
def test_a_file_without_words(content: bytes) -> None:
    assert kinds(document(content)) == ["empty-text"]


def test_a_text_above_the_limit_is_kept_and_not_analysed() -> None:
    found = document("word " * 30, max_chars=100)
    assert found.text == "word " * 30
    assert kinds(found) == ["too-long"]
    assert "--max-chars" in found.problems[0].message
