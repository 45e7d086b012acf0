# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What each doel of a verzoekbericht does to the zaken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest

from pytest_dsoketen.model.partijen import Oin, Organisatie
from pytest_dsoketen.model.verzoeken import (
    Bijlage,
    Doel,
    Instantie,
    Locatie,
    Perceel,
    Persoon,
    Verzoek,
    VerzoekActiviteit,
    Verzoektype,
    VraagAntwoord,
)
from pytest_dsoketen.oefenketen.referentiesoftware.zaakadministratie import VerwerkingError, Zaakadministratie

GEMEENTE = Organisatie("Gemeentestad", Oin("00000099000000009999"), "gm9999")
DIENST = Instantie("Omgevingsdienst", "00000099000000008888")
NUMMER = "2026112200001"
TEKENING = Bijlage("tekening.pdf", b"een", vraag="Tekening", activiteit="urn:a", document_id="a" * 64)
FOTO = Bijlage("foto.pdf", b"twee", vraag="Foto", activiteit="urn:a", document_id="b" * 64)


@pytest.fixture
def administratie() -> Zaakadministratie:
    nummers = count(1)
    return Zaakadministratie(GEMEENTE, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC), lambda: next(nummers))


def make_verzoek(doel: Doel = Doel.INITIEREN, volgnummer: int = 0, antwoord: str = "25", **rest) -> Verzoek:
    return Verzoek(
        naam="Plan",
        type=Verzoektype.AANVRAAG,
        doel=doel,
        volgnummer=volgnummer,
        verzoeknummer=NUMMER,
        activiteiten=(VerzoekActiviteit("urn:a", "Bouwen", antwoorden=(VraagAntwoord("q", "Hoe groot?", antwoord),)),),
        locatie=rest.pop("locatie", Locatie(111500, 411500)),
        initiatiefnemer=Persoon("Test", "T."),
        bevoegd_gezag=Instantie("Gemeentestad", GEMEENTE.oin),
        **rest,
    )


@pytest.mark.parametrize("soort", Verzoektype)
@pytest.mark.parametrize("doel", [Doel.INITIEREN, Doel.CONCEPTVERZOEK])
def test_elk_type_opent_een_zaak(administratie, soort, doel):
    zaak = administratie.process(replace(make_verzoek(doel), type=soort))
    assert administratie.fetch_zaken(NUMMER) == (zaak,)
    assert (zaak.zaaknummer, zaak.status) == ("2026-000001", "Ontvangen")


def test_zonder_zaaktype_geen_zaak(administratie):
    administratie.zaaktypen.clear()
    with pytest.raises(VerwerkingError, match="geen zaaktype"):
        administratie.process(make_verzoek())
    assert administratie.fetch_zaken(NUMMER) == ()


@pytest.mark.parametrize("doel", [Doel.AANVULLEN, Doel.INTREKKEN])
def test_later_bericht_zonder_zaak_wordt_geweigerd(administratie, doel):
    with pytest.raises(VerwerkingError, match="geen zaak"):
        administratie.process(make_verzoek(doel, 1))


def test_aanvulling_is_de_volledige_nieuwe_stand(administratie):
    administratie.process(make_verzoek(bijlagen=(TEKENING,)))
    zaak = administratie.process(make_verzoek(Doel.AANVULLEN, 1, "40", bijlagen=(FOTO,)))
    antwoord = zaak.verzoek.activiteiten[0].antwoorden[0]
    assert (antwoord.antwoord, antwoord.oorspronkelijk, antwoord.volgnummer) == ("40", "25", 1)
    assert [bijlage.bestandsnaam for bijlage in zaak.verzoek.bijlagen] == ["foto.pdf"]
    assert [(doc.bestandsnaam, doc.vervallen, doc.volgnummer) for doc in zaak.documenten] == [
        ("tekening.pdf", True, 0),
        ("foto.pdf", False, 1),
    ]
    assert "1 antwoorden gewijzigd, 1 bijlagen nieuw, 1 bijlagen vervallen" in zaak.gebeurtenissen[-1].omschrijving


def test_wat_gelijk_blijft_houdt_zijn_volgnummer(administratie):
    administratie.process(make_verzoek(bijlagen=(TEKENING,)))
    zaak = administratie.process(make_verzoek(Doel.AANVULLEN, 1, bijlagen=(TEKENING, FOTO)))
    assert zaak.verzoek.activiteiten[0].antwoorden[0].volgnummer == 0
    assert [doc.volgnummer for doc in zaak.documenten] == [0, 1]


def test_twee_bijlagen_met_een_naam_blijven_er_twee(administratie):
    dubbel = replace(FOTO, bestandsnaam="tekening.pdf")
    zaak = administratie.process(make_verzoek(bijlagen=(TEKENING, dubbel)))
    assert [doc.sha256 for doc in zaak.verzoek.bijlagen] == [TEKENING.sha256, FOTO.sha256]


def test_intrekken_laat_staan_wat_er_was(administratie):
    administratie.process(make_verzoek(bijlagen=(TEKENING,)))
    zaak = administratie.process(make_verzoek(Doel.INTREKKEN, 1))
    assert (zaak.status, zaak.verzoek.doel) == ("Ingetrokken", Doel.INTREKKEN)
    assert len(zaak.verzoek.bijlagen) == 1


def test_zelfde_bericht_is_te_herkennen(administratie):
    administratie.process(make_verzoek())
    assert administratie.is_processed(NUMMER, 0)
    assert not administratie.is_processed(NUMMER, 1)
    assert not administratie.is_processed("2026112200002", 0)


def test_kopie_als_een_ander_behandelt(administratie):
    zaak = administratie.process(make_verzoek(behandeldienst=DIENST))
    assert (zaak.kopie, zaak.status) == (True, "Ter kennisname")


def test_eigen_oin_als_behandeldienst_is_geen_kopie(administratie):
    zaak = administratie.process(make_verzoek(behandeldienst=Instantie("Gemeentestad", GEMEENTE.oin)))
    assert not zaak.kopie


def test_overdracht_maakt_de_zaak_een_kopie_en_terug(administratie):
    eigen = administratie.process(make_verzoek()).verzoek.bevoegd_gezag
    administratie.change_instanties(NUMMER, DIENST, None)
    assert administratie.fetch_zaken(NUMMER)[0].kopie
    administratie.change_instanties(NUMMER, eigen, None)
    assert not administratie.fetch_zaken(NUMMER)[0].kopie


def test_zonder_wijziging_geen_gebeurtenis(administratie):
    zaak = administratie.process(make_verzoek())
    administratie.change_instanties(NUMMER, zaak.verzoek.bevoegd_gezag, None)
    assert administratie.fetch_zaken(NUMMER) == (zaak,)


@pytest.mark.parametrize(
    ("locatie", "aanduiding"),
    [
        (Locatie(1, 2, "Park", "1", "4921BV", "Made", huisletter="a"), "Park 1a, 4921BV Made"),
        (Locatie(1, 2, postcode="4921BV", huisnummer="1"), "1, 4921BV"),
        (Locatie(1, 2, perceel=Perceel("Made", "A", "12")), "Perceel Made A 12"),
        (Locatie(1, 2, vlak=(((0, 0), (1, 0), (1, 1), (0, 0)),)), "Gebied bij RD 1 2"),
        (Locatie(1, 2), "Punt bij RD 1 2"),
    ],
)
def test_plek_van_de_zaak(administratie, locatie, aanduiding):
    assert administratie.process(make_verzoek(locatie=locatie)).locatieaanduiding == aanduiding
