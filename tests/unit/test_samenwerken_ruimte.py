# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Who may do and see what in one samenwerking."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pytest_dsoketen.model.samenwerkingen import (
    Actieverzoek,
    Actieverzoekstatus,
    Deelnemer,
    Privilege,
    SamenwerkDocument,
    Samenwerking,
    Samenwerkingstatus,
    Vertrouwelijkheid,
)
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_basis import add_year
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_ruimte import NietToegestaanError, Ruimte

STARTER, BEPERKT, VOLLEDIG, BUITEN = "starter", "beperkt", "volledig", "buiten"
MOMENT = datetime(2026, 11, 22, 9, tzinfo=UTC)
A = Actieverzoekstatus


@pytest.fixture
def ruimte():
    deelnemers = (
        Deelnemer(STARTER, "S", Privilege.VOLLEDIG, starter=True),
        Deelnemer(BEPERKT, "B", Privilege.BEPERKT),
        Deelnemer(VOLLEDIG, "V", Privilege.VOLLEDIG),
    )
    return Ruimte(Samenwerking("SAM-00001", "Proef", Samenwerkingstatus.OPEN, "", STARTER, deelnemers, MOMENT))


def make_document(mate, door):
    return SamenwerkDocument("d", "a.pdf", "", mate, door, "", b"inhoud")


@pytest.mark.parametrize(
    ("mate", "door", "wie"),
    [
        (Vertrouwelijkheid.REGULIER, STARTER, {STARTER, BEPERKT, VOLLEDIG}),
        (Vertrouwelijkheid.STRIKT, STARTER, {STARTER, VOLLEDIG}),
        (Vertrouwelijkheid.STRIKT, BEPERKT, {STARTER, BEPERKT, VOLLEDIG}),
    ],
)
def test_wie_ziet_een_document(ruimte, mate, door, wie):
    document = make_document(mate, door)
    assert {oin for oin in (STARTER, BEPERKT, VOLLEDIG, BUITEN) if ruimte.may_see(document, oin)} == wie


def test_een_document_zonder_inhoud_is_er_nog_niet(ruimte):
    ruimte.documenten["d"] = SamenwerkDocument("d", "a.pdf", "", Vertrouwelijkheid.REGULIER, STARTER, "")
    assert ruimte.list_zichtbaar(STARTER) == []


MAG = {
    ("ontvanger", A.OPEN): {A.IN_BEHANDELING, A.GEWEIGERD, A.GEREEDGEMELD},
    ("ontvanger", A.IN_BEHANDELING): {A.GEWEIGERD, A.GEREEDGEMELD},
    ("zender", A.OPEN): {A.INGETROKKEN},
    ("zender", A.GEREEDGEMELD): {A.INGETROKKEN, A.GEREED},
    ("zender", A.GEREED): {A.INGETROKKEN},
}


@pytest.mark.parametrize("wie", ["zender", "ontvanger", "ander"])
@pytest.mark.parametrize("van", A)
@pytest.mark.parametrize("naar", A)
def test_elke_overgang_van_een_actieverzoek(ruimte, wie, van, naar):
    ruimte.actieverzoeken["v"] = Actieverzoek("v", "SAM-00001", "Advies", "", "zender", "ontvanger", van)
    if naar in MAG.get((wie, van), set()):
        assert ruimte.change_actieverzoek("v", naar, wie).status is naar
    else:
        with pytest.raises(NietToegestaanError):
            ruimte.change_actieverzoek("v", naar, wie)
        assert ruimte.actieverzoeken["v"].status is van


def test_na_afsluiten_is_zij_niet_meer_open(ruimte):
    ruimte.require_open()
    ruimte.close(MOMENT)
    assert (ruimte.samenwerking.status, ruimte.samenwerking.gesloten) == (Samenwerkingstatus.GESLOTEN, MOMENT)
    with pytest.raises(NietToegestaanError):
        ruimte.require_open()


def test_de_starter_kan_niet_worden_verwijderd(ruimte):
    ruimte.remove_deelnemer(BEPERKT)
    assert ruimte.find_deelnemer(BEPERKT) is None
    with pytest.raises(NietToegestaanError):
        ruimte.remove_deelnemer(STARTER)


def test_een_jaar_later_ook_na_een_schrikkeldag():
    assert add_year(MOMENT) == MOMENT.replace(year=2027)
    assert add_year(datetime(2028, 2, 29, 12, tzinfo=UTC)) == datetime(2029, 3, 1, 12, tzinfo=UTC)
