"""The rules are tried alone: what weights add is tried in ``test_gate.py`` and ``test_weights.py``."""

import importlib

import pytest

_WITH_WEIGHTS = frozenset({"test_gate", "test_tagger", "test_weights"})


@pytest.fixture(autouse=True)
def _rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the weights from all tests but those that are about them."""
    if request.module.__name__.rpartition(".")[2] not in _WITH_WEIGHTS:
        monkeypatch.setattr(importlib.import_module("onrecord.statements.attribute"), "load_tagger", lambda: None)
