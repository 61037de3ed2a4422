"""Mails with what is attached to them, and pages saved as one file."""

from email.message import EmailMessage

from tests.ingest.reading import document, documents, kinds, values


def _mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Ada Moran <ada@varenia.example>", "Subject": "The road", **headers}.items():
        message[name] = value
    return message


def test_a_mail_is_its_text_and_its_headers_are_given() -> None:
    message = _mail(Date="Mon, 19 Apr 2010 10:00:00 +0200")
    message.set_content("The road stays closed, she said.\n")
    found = document(message.as_bytes(), "a.eml")
    assert (found.text, found.media_type) == ("The road stays closed, she said.\n", "message/rfc822")
    assert values(found, "title") == [("The road", "mail:subject")]
    assert values(found, "author") == [("Ada Moran", "mail:from")]
    assert values(found, "published") == [("2010-04-19T10:00:00+02:00", "mail:date")]
    assert found.problems == ()


def test_attachments_are_documents_in_the_mail() -> None:
    message = _mail()
    message.set_content("See the file.")
    message.add_attachment("Words of the file.", filename="statement.txt")
    inner = _mail(Subject="Within")
    inner.set_content("Words of the other mail.")
    message.add_attachment(inner)
    mail, file, other = documents(message.as_bytes(), "a.eml")
    assert (mail.text, file.text, other.text) == (
        "See the file.\n",
        "Words of the file.\n",
        "Words of the other mail.\n",
    )
    assert file.container is not None
    assert (file.container.id, file.container.member) == (mail.id, "statement.txt")
    assert values(other, "title") == [("Within", "mail:subject")]


def test_a_mail_of_pages_alone_is_read_as_a_page_and_pictures_are_named() -> None:
    message = _mail()
    message.set_content("<p>The road <b>stays</b> closed.</p>", subtype="html")
    message.add_related(b"\x89PNG", "image", "png", cid="<x>", filename="logo.png")
    found = document(message.as_bytes(), "a.eml")
    assert found.text == "The road stays closed."
    assert [block.tag for block in found.blocks] == ["p"]
    assert kinds(found) == ["records-left-out"]


def test_pictures_beside_the_text_are_named() -> None:
    message = _mail()
    message.set_content("Words.")
    message.add_attachment(b"\x89PNG", "image", "png", filename="logo.png", disposition="inline")
    found = document(message.as_bytes(), "a.eml")
    assert kinds(found) == ["records-left-out"]
    assert "logo.png" in found.problems[0].message


def test_broken_mails_are_read_as_far_as_they_go() -> None:
    broken = (
        b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain; charset=nix\n\nWords"
    )
    found = document(broken, "a.eml")
    assert "Words" in found.text
    assert kinds(found) == ["bad-mail"]
    assert kinds(document(b"\x00\xff\xfe", "a.eml")) != []


def test_mails_within_mails_end() -> None:
    message = _mail()
    message.set_content("0")
    for number in range(1, 7):
        outer = _mail()
        outer.set_content(str(number))
        outer.add_attachment(message)
        message = outer
    found = documents(message.as_bytes(), "a.eml")
    assert [item.text.strip() for item in found] == ["6", "5", "4", "3"]
    assert kinds(found[-1]) == ["zip-too-deep"]


SAVED = b"""From: <Saved by a browser>
Snapshot-Content-Location: https://gazette.example/road
Date: Mon, 19 Apr 2010 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; boundary="x"

--x
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://gazette.example/road

<html><head><title>The road</title></head><body><p>The road stays closed=2E</p></body></html>
--x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0=
--x--
"""


def test_a_saved_page_says_where_and_when_it_was_saved() -> None:
    found = document(SAVED, "a.mhtml")
    assert found.text == "The road stays closed."
    assert values(found, "url")[0] == ("https://gazette.example/road", "mhtml:location")
    assert values(found, "accessed") == [("2010-04-19T10:00:00", "mhtml:date")]
    assert kinds(document(b"nothing", "a.mht")) == ["bad-mail"]
