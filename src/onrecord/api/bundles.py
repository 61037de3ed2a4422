"""Checking what others hand over, without a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.api.held import AnyPath

if TYPE_CHECKING:
    from onrecord.exports.bundles import BundleVerification
    from onrecord.record import Head


def verify_bundle(path: AnyPath, known: Head | None = None) -> BundleVerification:
    """Check an evidence bundle against itself, and against a head of the log that was printed before.

    Raises:
        OnrecordError: if it is no bundle.
    """
    from onrecord.exports.bundles import verify_bundle

    return verify_bundle(Path(path), known)
