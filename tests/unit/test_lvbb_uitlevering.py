# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the LVBB hands on besides versions: what is written can be read, also in the form of an earlier STOP."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pytest_dsoketen.standaarden.lvbb.inhoud import Procedurestap
from pytest_dsoketen.standaarden.lvbb.uitlevering import (
    Intrekking,
    Procedureverloop,
    UitleveringError,
    check_uitlevering,
    read_intrekking,
    read_procedureverloop,
    write_intrekking,
    write_procedureverloop,
)

CONSOLIDATIE = "/akn/nl/act/gemeente/2025/CVDR1"
INTREKKING = Intrekking(
    consolidatie=CONSOLIDATIE,
    versie="/akn/nl/act/gm0001/2025/plan/nld@2025-01-01;1",
    gerealiseerd="/join/id/proces/gm0001/2025/instelling",
    doel="/join/id/proces/gm0001/2026/intrekking",
    bekend_op=date(2026, 1, 1),
    vanaf=date(2025, 1, 1),
    tot=date(2026, 2, 1),
)
VERLOOP = Procedureverloop(
    besluit="/akn/nl/bill/gm0001/2026/besluit/nld@2026-01-01;1",
    bekend_op=date(2026, 1, 1),
    ontvangen_op=date(2025, 12, 31),
    stappen=(Procedurestap("/join/id/stop/procedure/stap_014", "2026-01-02", "", None),),
)
STOP_1_3_0 = f"""<Consolidaties xmlns="https://standaarden.overheid.nl/lvbb/stop/uitlevering/" schemaversie="1.2.0">
<Consolidatie xmlns:c="https://standaarden.overheid.nl/stop/imop/consolidatie/"><c:ConsolidatieIdentificatie>
<c:FRBRWork>{CONSOLIDATIE}</c:FRBRWork></c:ConsolidatieIdentificatie><c:Toestanden><c:bekendOp>2026-01-01</c:bekendOp>
<c:BekendeToestand><c:gerealiseerdeDoelen><c:doel>{INTREKKING.gerealiseerd}</c:doel></c:gerealiseerdeDoelen>
<c:geldigheid><c:Geldigheidsperiode><c:juridischWerkendOp><c:Periode><c:vanaf>2025-01-01</c:vanaf></c:Periode>
</c:juridischWerkendOp></c:Geldigheidsperiode></c:geldigheid><c:instrumentVersie>{INTREKKING.versie}</c:instrumentVersie>
</c:BekendeToestand></c:Toestanden><IntrekkingRegeling xmlns:d="https://standaarden.overheid.nl/stop/imop/data/">
<d:doel>{INTREKKING.doel}</d:doel><d:datum>2026-02-01</d:datum></IntrekkingRegeling></Consolidatie></Consolidaties>"""


@pytest.mark.parametrize("tot", [date(2026, 2, 1), None])
def test_roundtrip_of_an_intrekking(tot):
    intrekking = replace(INTREKKING, tot=tot)

    assert read_intrekking(write_intrekking(intrekking)) == intrekking


def test_intrekking_in_the_form_of_stop_1_3_0():
    assert read_intrekking(STOP_1_3_0.encode()) == INTREKKING


def test_roundtrip_of_a_procedureverloop():
    gelezen = read_procedureverloop(write_procedureverloop(VERLOOP))

    assert replace(gelezen, stappen=()) == replace(VERLOOP, stappen=())
    assert [(stap.soort, stap.datum) for stap in gelezen.stappen] == [
        ("/join/id/stop/procedure/stap_014", "2026-01-02")
    ]


@pytest.mark.parametrize(
    ("data", "reden"),
    [
        (b"<", "niet te lezen"),
        (b"<a/>", "begint met a"),
        (write_intrekking(INTREKKING).replace(b">2025-01-01<", b">morgen<"), "geen geldige datum in vanaf"),
        (write_intrekking(INTREKKING).replace(b"Toestanden", b"Iets"), "zegt niet dat een regeling is ingetrokken"),
        (write_procedureverloop(replace(VERLOOP, stappen=())), "geen stappen"),
    ],
)
def test_what_is_wrong_is_said(data, reden):
    (afwijking,) = check_uitlevering(data)

    assert afwijking.code == "LVBB7502"
    assert reden in afwijking.melding


def test_another_document_is_not_an_intrekking():
    with pytest.raises(UitleveringError, match="UitleveringProcedureverloop"):
        read_intrekking(write_procedureverloop(VERLOOP))
