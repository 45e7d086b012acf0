# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The indienbericht and the message to the initiatiefnemer: lossless, and refused with a cause."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.model.verzoeken import Terugkoppeling, Verzoek
from pytest_dsoketen.standaarden.indienbericht import (
    IndienberichtError,
    check_indienbericht,
    read_indienbericht,
    write_indienbericht,
)
from pytest_dsoketen.standaarden.terugkoppeling import (
    TerugkoppelingError,
    read_terugkoppeling,
    write_terugkoppeling,
)
from tests.unit.verzoekdata import EENVOUDIG, VOLLEDIG

NU = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("verzoek", [EENVOUDIG, VOLLEDIG], ids=["eenvoudig", "volledig"])
def test_indienbericht_is_lossless_but_for_the_bytes(verzoek: Verzoek) -> None:
    data = write_indienbericht(verzoek)
    zonder = replace(verzoek, bijlagen=tuple(replace(bijlage, inhoud=b"") for bijlage in verzoek.bijlagen))
    assert read_indienbericht(data) == zonder
    assert check_indienbericht(data) == []


def test_names_are_written_as_json_writes_them() -> None:
    data = json.loads(write_indienbericht(EENVOUDIG))
    assert data["bevoegdGezag"]["oin"] == EENVOUDIG.bevoegd_gezag.oin
    assert data["bijlagen"][0]["sha256"] == EENVOUDIG.bijlagen[0].sha256


@given(
    st.binary(max_size=100)
    | st.builds(lambda data: json.dumps(data).encode(), st.dictionaries(st.text(), st.integers()))
)
def test_anything_else_is_refused_with_a_cause(data: bytes) -> None:
    with pytest.raises(IndienberichtError):
        read_indienbericht(data)
    assert [item.code for item in check_indienbericht(data)] == ["DSOK-INDIENEN-001"]


def test_deep_json_is_refused() -> None:
    with pytest.raises(IndienberichtError):
        read_indienbericht(b"[" * 100_000)


@given(st.text(), st.text())
def test_terugkoppeling_is_lossless(onderwerp: str, tekst: str) -> None:
    bericht = Terugkoppeling("besluit", "2026112200001", onderwerp, tekst, NU)
    assert read_terugkoppeling(write_terugkoppeling(bericht, "a@b.test", "Gemeentestad"), NU) == ("a@b.test", bericht)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"aan": "a@b.test"}', b"1"])
def test_wrong_terugkoppeling_is_refused(data: bytes) -> None:
    with pytest.raises(TerugkoppelingError):
        read_terugkoppeling(data, NU)
