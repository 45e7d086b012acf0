# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The generated documents are those that the code gives now."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_dsoketen.documentatie import DOCUMENTEN

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("naam", sorted(DOCUMENTEN))
def test_document_is_current(naam):
    """A change in the code without `make docs` shows here."""
    assert (DOCS / naam).read_text(encoding="utf-8") == DOCUMENTEN[naam](), "draai make docs"
