# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The samenwerkfunctionaliteit of the oefenketen over HTTP, and the systems that use it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.samenwerkingen import Notificatietype, Privilege, Vertrouwelijkheid
from pytest_dsoketen.model.schakels import SCHAKEL_PER_CODE, find_samenwerkschakels
from pytest_dsoketen.model.toerekening import Schakelstand
from pytest_dsoketen.oefenketen.keten import Oefenketen
from pytest_dsoketen.oefenketen.omgeving import KOP_API_KEY, KOP_OIN
from pytest_dsoketen.ports import GeweigerdError, OpstellingError
from pytest_dsoketen.standaarden.samenwerken.keuren import check_antwoord
from pytest_dsoketen.standaarden.samenwerken.namen import BASISPAD
from pytest_dsoketen.toetsing.berichtenboek import Berichtenboek
from pytest_dsoketen.verbinding.client import ACTIE_NIET_TOEGESTAAN


@pytest.fixture(scope="module")
def oefenketen():
    keten = Oefenketen()
    keten.start()
    yield keten
    keten.stop()


@pytest.fixture
def wereld(oefenketen, request):
    oefenketen.reset(request.node.name, ())
    return oefenketen.wereld


@pytest.fixture
def vth(wereld):
    return wereld.partijen[Rol.VTH]


@pytest.fixture
def adviseur(wereld):
    return wereld.partijen[Rol.ADVISEUR]


@pytest.fixture
def sam(vth, adviseur):
    """A samenwerking of the VTH-systeem in which the adviseur has beperkte toegang."""
    sam = vth.start_samenwerking("Proef", "")
    wie = adviseur.omgeving.organisatie
    vth.invite_partner(sam, wie.oin, wie.naam, Privilege.BEPERKT)
    return sam


def connect(partij):
    return partij.omgeving.connect(Rol.SAMENWERKFUNCTIONALITEIT)


def test_zonder_sleutel_is_het_401(vth):
    respons = connect(vth).exchange("GET", f"{BASISPAD}/samenwerkingen", headers={KOP_API_KEY: ""})
    assert (respons.status, respons.mediatype) == (401, "application/problem+json")


def test_een_oin_dat_niet_op_de_lijst_staat_is_een_fout_in_de_opstelling(vth):
    with pytest.raises(OpstellingError):
        connect(vth).get(f"{BASISPAD}/samenwerkingen", headers={KOP_OIN: "99999999999999999999"})


def test_een_weigering_door_een_regel_is_403_met_haar_eigen_soort(adviseur, sam):
    respons = connect(adviseur).exchange("PATCH", f"{BASISPAD}/samenwerkingen/{sam}", data={"status": "GESLOTEN"})
    probleem = respons.json()
    assert (respons.status, respons.mediatype) == (403, "application/problem+json")
    assert probleem["type"].endswith(f"/{ACTIE_NIET_TOEGESTAAN}")
    assert "startte" in probleem["detail"]


def test_wie_niet_meedoet_ziet_niet_dat_er_iets_is(wereld, sam):
    buiten = wereld.partijen[Rol.TWEEDE_ADVISEUR]
    for pad in (f"/samenwerkingen/{sam}", f"/samenwerkingen/{sam}/documenten", "/samenwerkingen/SAM-99999"):
        assert connect(buiten).exchange("GET", BASISPAD + pad).status == 404


@pytest.mark.parametrize("data", [b"[]", b"geen json", b'{"naam":"Proef"}'])
def test_een_ongeldige_opdracht_is_400(vth, data):
    assert connect(vth).exchange("POST", f"{BASISPAD}/samenwerkingen", inhoud=data).status == 400


def test_een_lijst_komt_in_paginas_en_is_geldig(vth):
    for nummer in range(23):
        vth.start_samenwerking(f"Proef {nummer}", "")
    een = connect(vth).get(f"{BASISPAD}/samenwerkingen")
    twee = connect(vth).get(een.json()["_links"]["next"]["href"])
    assert [len(r.json()["_embedded"]["samenwerkingen"]) for r in (een, twee)] == [20, 3]
    assert een.mediatype == "application/hal+json"
    assert check_antwoord(een.inhoud) == check_antwoord(twee.inhoud) == []
    vth.synchronise()
    assert len(vth.fetch_samenwerkingen()) == 23


def test_inhoud_die_niet_bij_haar_hash_hoort_wordt_geweigerd(vth, sam):
    data = {"bestandsNaam": "a.pdf", "vertrouwelijkheidsAanduiding": "RV", "documentHash": "0" * 64}
    document = connect(vth).post(f"{BASISPAD}/samenwerkingen/{sam}/documenten", data=data).json()
    respons = connect(vth).exchange("PUT", document["_links"]["content"]["href"], inhoud=b"iets anders")
    assert respons.status == 400
    vth.synchronise()
    assert vth.fetch_documenten(sam) == ()


def test_een_notificatie_komt_na_de_synchronisatietijd(wereld, vth, adviseur, sam):
    vth.add_document(sam, "a.pdf", b"a", "", Vertrouwelijkheid.REGULIER)
    vth.add_document(sam, "b.pdf", b"b", "", Vertrouwelijkheid.STRIKT)
    adviseur.synchronise()
    assert adviseur.fetch_notificaties() == ()
    wereld.klok.wait(timedelta(minutes=1))
    adviseur.synchronise()
    assert [melding.type for melding in adviseur.fetch_notificaties()] == [
        Notificatietype.UITNODIGING, Notificatietype.DOCUMENT_TOEGEVOEGD
    ]  # fmt: skip


def test_alles_wat_langskomt_is_aan_beide_kanten_gelijk_en_geldig(wereld, vth, adviseur, sam):
    vth.add_document(sam, "a.pdf", b"\x00\xffa", "", Vertrouwelijkheid.REGULIER)
    verzoek = vth.send_actieverzoek(sam, adviseur.omgeving.organisatie.oin, "Advies", "")
    adviseur.synchronise()
    adviseur.send_bericht(verzoek, "Dag")
    adviseur.report_ready(verzoek, "Klaar")
    with pytest.raises(GeweigerdError):
        adviseur.close_samenwerking(sam)
    vth.close_samenwerking(sam)
    vth.archive_samenwerking(sam)
    adviseur.archive_samenwerking(sam)
    vth.delete_samenwerking(sam)

    def fetch(rol, kenmerk):
        kant = wereld.boeken[rol].fetch_berichten(kenmerk) if rol.is_landelijk else None
        return wereld.partijen[rol].fetch_berichten(kenmerk) if kant is None else kant

    boek = Berichtenboek(fetch)
    for rol in (Rol.VTH, Rol.ADVISEUR):
        for code in find_samenwerkschakels(rol):
            gezien = boek.observe(SCHAKEL_PER_CODE[code], sam, verwacht=1, normtijd_om=True)
            assert (gezien.stand, gezien.afwijkingen) == (Schakelstand.HEEL, ())
            assert len(gezien.verzonden) == len(gezien.ontvangen)


def test_een_afgesloten_samenwerking_verdwijnt_na_precies_een_jaar(wereld, vth, sam):
    vth.close_samenwerking(sam)
    verstreken = wereld.klok.now().replace(year=wereld.klok.now().year + 1) - wereld.klok.now()
    wereld.klok.wait(verstreken - timedelta(seconds=1))
    vth.synchronise()
    assert vth.fetch_samenwerking(sam).id == sam
    wereld.klok.wait(timedelta(seconds=1))
    vth.synchronise()
    with pytest.raises(GeweigerdError):
        vth.fetch_samenwerking(sam)


def test_een_onbekend_verzoek_wordt_gemeld_en_niet_stil_vergeten(wereld, vth):
    vth.start_samenwerking("Proef", "2026112299999")
    wereld.klok.wait(timedelta(minutes=2))
    vth.synchronise()
    assert [melding.type for melding in vth.fetch_notificaties()] == [Notificatietype.SYSTEEM]


def test_een_samenwerking_zonder_verzoek_houdt_haar_eigen_zaak(adviseur, sam):
    adviseur.synchronise()
    eerste = adviseur.fetch_samenwerking(sam).zaaknummer
    adviseur.synchronise()
    assert eerste == adviseur.fetch_samenwerking(sam).zaaknummer != ""


def test_json_is_op_beide_kanten_utf8(vth, sam):
    naam = "Café ’t Bólwerk"
    andere = vth.start_samenwerking(naam, "")
    assert naam.encode() in connect(vth).get(f"{BASISPAD}/samenwerkingen/{andere}").inhoud
    assert json.loads(vth.fetch_berichten(andere)[0].inhoud)["titel"] == naam
