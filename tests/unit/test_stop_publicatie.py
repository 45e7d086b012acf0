# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The officiële publicatie: what is written can be read, and each fault is found."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from pytest_dsoketen.standaarden.stop.publicatie import (
    PublicatieError,
    Publicatiegegevens,
    check_publicatie,
    read_publicatie,
    write_publicatie,
)

TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
BESLUIT = etree.fromstring(
    f'<BesluitVersie xmlns="{TEKST}"><BesluitCompact>'
    '<RegelingOpschrift eId="longTitle" wId="gm9999_1__longTitle"><Al>Besluit één</Al></RegelingOpschrift>'
    '<Lichaam eId="body" wId="gm9999_1__body"><Al>Tekst met <b>nadruk</b> erin.</Al></Lichaam>'
    '<WijzigBijlage eId="cmp_1" wId="gm9999_1__cmp_1"><RegelingMutatie componentnaam="main">'
    '<Artikel eId="body" wId="gm9999_1__art" wijzigactie="verwijder"><Al>Oud</Al></Artikel>'
    '<Artikel eId="body" wId="gm9999_1__art"><Al>Nieuw</Al></Artikel>'
    "</RegelingMutatie></WijzigBijlage></BesluitCompact></BesluitVersie>"
)
GEGEVENS = Publicatiegegevens(
    "/akn/nl/bill/gm9999/2026/b1/nld@2026-04-15", "Besluit één", "gm9999", date(2026, 4, 16), 7
)


def test_roundtrip():
    publicatie = read_publicatie(write_publicatie(GEGEVENS, BESLUIT))

    assert publicatie.identificatie == "gmb-2026-7"
    assert publicatie.besluit == "/akn/nl/bill/gm9999/2026/b1"
    assert publicatie.datum == date(2026, 4, 16)
    assert publicatie.tekst == "Besluit één Tekst met nadruk erin. Nieuw"


def test_valid_publicatie_has_no_afwijkingen():
    assert check_publicatie(write_publicatie(GEGEVENS, BESLUIT)) == []


@pytest.mark.parametrize(
    ("oud", "nieuw", "code"),
    [
        (b'wId="gm9999_1__body"', b'wId="gm9999_1__longTitle"', "STOP0028"),
        (b'eId="cmp_1"', b'eId="longTitle"', "STOP0027"),
        (b"OfficielePublicatieMetadata", b"Andere", "LVBB8001"),
        (b"ExpressionIdentificatie", b"Andere", "LVBB8001"),
        (b"<gepubliceerdOp>2026-04-16", b"<gepubliceerdOp>morgen", "LVBB8001"),
        (b"BesluitCompact", b"Anders", "LVBB8001"),
    ],
)
def test_each_fault_is_found(oud, nieuw, code):
    document = write_publicatie(GEGEVENS, BESLUIT).replace(oud, nieuw)

    assert [afwijking.code for afwijking in check_publicatie(document)] == [code]


def test_what_is_no_publicatie_is_refused():
    with pytest.raises(PublicatieError, match="geen officiële publicatie"):
        read_publicatie(b"<anders/>")
    with pytest.raises(PublicatieError, match="geen tekst"):
        write_publicatie(GEGEVENS, etree.fromstring("<leeg/>"))
    assert [afwijking.code for afwijking in check_publicatie(b"<kapot")] == ["LVBB8001"]
