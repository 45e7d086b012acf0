# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A message is what went over the line, and its hash is that of its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pytest_dsoketen.model.berichten import Bericht, Berichtsoort, Waarneempunt
from pytest_dsoketen.model.partijen import Rol

HASH = hashlib.sha256(b"<a/>").hexdigest()
BERICHT = Bericht(
    "notificatie",
    Waarneempunt.ONTVANGEN,
    Rol.VTH,
    Berichtsoort.NOTIFICATIE,
    "1",
    datetime(2026, 1, 5, tzinfo=UTC),
    b"<a/>",
)


def test_the_hash_is_that_of_the_bytes():
    """Also when it is given with them, as over HTTP."""
    assert BERICHT.sha256 == HASH
    assert replace(BERICHT) == BERICHT


def test_a_hash_of_other_bytes_is_refused():
    """A party cannot say that it received what it did not receive."""
    with pytest.raises(ValueError, match="hoort niet bij de inhoud"):
        replace(BERICHT, inhoud=b"<b/>")


def test_a_party_may_keep_the_hash_only():
    """For a bijlage that it does not want to hand over."""
    assert replace(BERICHT, inhoud=b"", sha256=HASH).sha256 == HASH
