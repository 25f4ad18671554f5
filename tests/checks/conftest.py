import pytest

from mlp_helpers.checks.catalog import homes


@pytest.fixture
def squish(monkeypatch):
    """An exercise more: `squish.py`, beside this file."""
    monkeypatch.setitem(homes(), "squish", "tests.checks.squish")
