"""Protecting a record with a passphrase, and taking the protection away."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.adding import Who
from onrecord.cli.passphrases import fresh
from onrecord.cli.printing import say

Into = Annotated[Path, typer.Option("--into", help="The new file.")]

_STAYS = "{} was left as it is: delete it, and its copies, when you have seen that the new one opens. What a disk, a "
_STAYS += "backup or a cloud remembers of it is yours to find."


def encrypt(
    context: typer.Context, *, into: Into, record: arg.RecordPath = arg.DEFAULT_RECORD, who: Who = None
) -> None:
    """Write the record to a new file that opens with a passphrase only: originals, texts, index, custody, all of it.

    The passphrase is asked for twice, or read from `--passphrase-fd`. Nobody can open the file without it.

    Example: `onrecord encrypt --record border.db --into border-locked.db`
    """
    with api.open(record) as opened:
        head = opened.encrypt(into, fresh(context), who=who)
    say(f"Wrote {into}, encrypted. Its custody log has {head.count} entries, head {head.hash}.")
    say(_STAYS.format(record))


def decrypt(*, into: Into, record: arg.RecordPath = arg.DEFAULT_RECORD, who: Who = None) -> None:
    """Write an encrypted record to a new file that opens without a passphrase.

    Example: `onrecord decrypt --record border-locked.db --into border.db`
    """
    with api.open(record) as opened:
        head = opened.decrypt(into, who=who)
    say(f"Wrote {into}: anybody can read it now. Its custody log has {head.count} entries, head {head.hash}.")


def rekey(context: typer.Context, *, record: arg.RecordPath = arg.DEFAULT_RECORD, who: Who = None) -> None:
    """Give an encrypted record another passphrase. Copies that were made before still open with the old one.

    With `--passphrase-fd` the old passphrase is the first line and the new one the second.

    Example: `onrecord rekey --record border-locked.db`
    """
    with api.open(record) as opened:
        opened.rekey(fresh(context), who=who)
        head = opened.head()
    say(f"{record} opens with the new passphrase now. The custody log has {head.count} entries, head {head.hash}.")
