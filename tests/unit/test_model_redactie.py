# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Secrets and personal data never reach a report; what a reader needs stays."""

from __future__ import annotations

import base64
import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.model.redactie import WEG, clean_text, redact


@pytest.mark.parametrize(
    ("tekst", "geheim"),
    [
        ("x-api-key: abc123def", "abc123def"),
        ("Authorization: Bearer eyJhbGciOi.J9.x", "eyJhbGciOi"),
        ('{"token": "t0ps3cret", "a": 1}', "t0ps3cret"),
        ("GET /x?api_key=zzz9&b=1", "zzz9"),
        ("<vx:burgerservicenummer>999990019</vx:burgerservicenummer>", "999990019"),
        ("<burgerservicenummer bron='DSO-LV'>999990019</burgerservicenummer>", "999990019"),
        ("BSN 999990019 gebeld", "999990019"),
        ("mail naar iemand@gemeente.example graag", "iemand@gemeente.example"),
        ("bel 0612345678", "0612345678"),
        ('{"contactpersoonNaam": "Jan \\"de\\" Vries"}', "Vries"),
        ("<vx:kvkNummer>12345678</vx:kvkNummer>", "12345678"),
        ("rekening NL91ABNA0417164300", "NL91ABNA0417164300"),
        ("Set-Cookie: sessie=geheim; Path=/", "geheim"),
    ],
)
def test_takes_out(tekst, geheim):
    """Every kind of secret goes, and the mark shows that something was there."""
    schoon = redact(tekst)

    assert geheim not in schoon
    assert WEG in schoon


@pytest.mark.parametrize(
    "tekst",
    [
        "verzoeknummer 2026112200017 staat in zaak 2026-000084",
        "punt 155000.123 463000.000 in RD",
        "OIN 00000099000000009999",
        "/akn/nl/act/gm9999/2026/omgevingsplan/nld@1",
        "123456789",
        "hash 8f14e45fceea167a5a36dedd4bea2543",
    ],
)
def test_leaves_alone(tekst):
    """Numbers of the chain, coordinates and identifications stay readable."""
    assert redact(tekst) == tekst


def test_a_known_secret_goes_wherever_it_stands():
    """A value that the run knows to be secret needs no field name."""
    assert "hoi-geheim-hoi" not in redact("xxhoi-geheim-hoixx", ("hoi-geheim-hoi",))


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaned_text_can_be_written_anywhere(tekst):
    """No surrogate or control character gets through, whatever comes in."""
    schoon = clean_text(tekst, limit=100)

    schoon.encode("utf-8")
    assert all(ord(teken) >= 32 or teken in "\n\t" for teken in schoon)
    assert len(schoon) < 140


def test_a_surrogate_and_a_megabyte():
    """The two that stop other reporters."""
    assert clean_text("a\ud800b") == "a?b"
    assert clean_text("x" * 1_000_000).endswith("…(ingekort, 1000000 tekens)")


def test_the_name_of_a_person_goes_and_that_of_a_gemeente_stays():
    """Only inside the person: a field called `naam` says by itself nothing of whose name it is."""
    persoon = '"initiatiefnemer": {"adres": {"naam": "Huize Rust"}, "naam": "Jan \\"de\\" Vries", "x": 1}'
    tekst = f'{{"bevoegdGezag": {{"naam": "Gemeentestad"}}, {persoon}, "naam": "Boom kappen"}}'

    gezien = redact(tekst)

    assert "Vries" not in gezien
    assert "Gemeentestad" in gezien
    assert "Boom kappen" in gezien


def test_redaction_of_a_body_that_is_no_json_object_is_quick():
    """A pattern over braces must not run away on what a vendor sends."""
    begin = time.perf_counter()
    redact('"initiatiefnemer": {' * 2000 + "{" * 20_000 + '"naam": ')

    assert time.perf_counter() - begin < 5


def test_a_known_secret_goes_in_every_form_in_which_it_travels():
    """In an address and as base64 too."""
    geheim = "s3cr/t+waarde="
    tekst = f"a {geheim} b ?x={quote(geheim, safe='')} c {base64.b64encode(geheim.encode()).decode()} d"

    assert redact(tekst, (geheim, "")) == f"a {WEG} b ?x={WEG} c {WEG} d"
