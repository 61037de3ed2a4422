"""Time stamps by exchange of files: what openssl replies to our request covers the head, and nothing else passes."""

import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.record import Head, open_reader, open_record, verify
from onrecord.record.stamping import StampError, head_of, read_reply, request
from tests.record.conftest import WHEN, make_record
from tests.record.pile import put_pile

CONFIGURATION = """
[ tsa ]
default_tsa = own
[ own ]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
"""

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")


def openssl(*arguments: object) -> str:
    return subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a time stamping authority of our own."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "tsa.cnf").write_text(CONFIGURATION.format(folder=folder))
    (folder / "serial").write_text("01\n")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    use = ("-addext", "extendedKeyUsage=critical,timeStamping", "-subj", "/CN=invented")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", 9, *use)
    return folder


def replied(authority: Path, asked: Path, reply: Path) -> Path:
    """Have the authority reply to a request."""
    signer = ("-signer", authority / "certificate.pem", "-inkey", authority / "key.pem")
    openssl("ts", "-reply", "-config", authority / "tsa.cnf", "-queryfile", asked, *signer, "-out", reply)
    return reply


@pytest.fixture
def full(path: Path) -> Path:
    with make_record(path) as store:
        put_pile(store)
    return path


def run(command: str, path: Path, *arguments: object) -> Result:
    return CliRunner().invoke(app, [command, "--record", str(path), *map(str, arguments)])


def test_a_request_is_what_the_standard_says() -> None:
    """Version 1, SHA-256, the hash, the certificate wanted; byte for byte."""
    assert request(Head(3, "ab" * 32)).hex() == (
        "3039" "020101" "3031" "300d06096086480165030402010500" "0420" + "ab" * 32 + "0101ff"
    )  # fmt: skip


@needs_openssl
def test_a_head_is_stamped_kept_and_told(full: Path, tmp_path: Path, authority: Path) -> None:
    """The whole way with a real authority; its signature is checked by the command that we name."""
    asked, reply, saved = (tmp_path / name for name in ("head.tsq", "head.tsr", "saved.tsr"))
    with open_reader(full) as reader:
        head = verify(reader).head
    assert run("stamp", full, "--request", asked).exit_code == 0
    assert "sha256" in openssl("ts", "-query", "-in", asked, "-text")
    replied(authority, asked, reply)
    told = run("stamp", full, "--reply", reply, "--as", "R. Lind")
    assert told.exit_code == 0
    assert f"up to entry {head.count} (head {head.hash})" in told.stderr
    assert run("stamp", full, "--reply", reply).exit_code == 0  # a second time changes nothing
    with open_reader(full) as reader:
        verification = verify(reader)
    assert verification.findings == ()
    assert verification.head.count == head.count + 1
    assert [stamped.head for stamped in verification.stamped] == [head]
    assert "Its signature was not checked" in run("verify", full).stderr
    assert run("stamp", full, "--save", saved).exit_code == 0
    assert saved.read_bytes() == reply.read_bytes()
    certificates = ("-CAfile", authority / "certificate.pem")
    assert "OK" in openssl("ts", "-verify", "-digest", head.hash, "-in", saved, *certificates)


@needs_openssl
def test_a_reply_for_another_log_is_refused(full: Path, tmp_path: Path, authority: Path) -> None:
    asked, reply = tmp_path / "head.tsq", tmp_path / "head.tsr"
    asked.write_bytes(request(Head(5, "ab" * 32)))
    stamp = read_reply(replied(authority, asked, reply).read_bytes())
    assert stamp.imprint == "ab" * 32
    with open_reader(full) as reader, pytest.raises(StampError, match="another record"):
        head_of(reader, stamp.imprint)
    with open_record(full) as store, pytest.raises(StampError):
        store.stamp(stamp.reply, who="R. Lind", when=WHEN)


@needs_openssl
def test_a_reply_that_was_cut_or_changed_never_fails_otherwise(tmp_path: Path, authority: Path) -> None:
    """Cut anywhere it is refused in a sentence; with a byte changed it is read or refused, and nothing else."""
    asked, reply = tmp_path / "head.tsq", tmp_path / "head.tsr"
    asked.write_bytes(request(Head(5, "ab" * 32)))
    content = replied(authority, asked, reply).read_bytes()
    for end in range(len(content)):
        with pytest.raises(StampError):
            read_reply(content[:end])
    outcomes = set()
    for place in range(0, len(content), 3):
        changed = bytearray(content)
        changed[place] ^= 0x81
        try:
            outcomes.add(type(read_reply(bytes(changed))).__name__)
        except StampError:
            outcomes.add("refused")
    assert outcomes == {"Stamp", "refused"}


REFUSED = bytes.fromhex("30053003020102")
"""A reply with the status 2: rejected."""


def test_a_refusal_is_told() -> None:
    with pytest.raises(StampError, match="refused"):
        read_reply(REFUSED)


@pytest.mark.parametrize("arguments", [[], ["--save", "head.tsr"], ["--save", "a.tsr", "--request", "b.tsq"]])
def test_the_command_does_one_thing(full: Path, arguments: list[str]) -> None:
    assert run("stamp", full, *arguments).exit_code == 1
