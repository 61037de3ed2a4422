"""The sample pile, read once for all tests that ask a record."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples" / "varenia"
