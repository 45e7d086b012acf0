# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Files are recognised by what stands in them, and put to the checks of their kind."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pytest_dsoketen.model.keuringen import Documentsoort
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.model.plannen import Melding, Opdrachtsoort, Verslag, Verslaguitkomst
from pytest_dsoketen.standaarden.inname import XML_GRENZEN, ZIP_GRENZEN, read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.keuren import find_afwijkingen
from pytest_dsoketen.standaarden.lvbb.opdracht import write_manifest
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import write_uitwisselpakket
from pytest_dsoketen.standaarden.lvbb.verslag import NOOIT, write_verslag, write_weigering
from pytest_dsoketen.standaarden.lvbb.verzoek import Verzoekbericht, write_verzoek
from pytest_dsoketen.standaarden.stam import write_notificatie
from pytest_dsoketen.valideren import plan, regels
from pytest_dsoketen.valideren.herkennen import recognise
from pytest_dsoketen.valideren.invoer import Invoer, InvoerError, read_invoer
from pytest_dsoketen.valideren.reeks import Reeks
from pytest_dsoketen.valideren.soorten import SOORTEN
from pytest_dsoketen.valideren.uitvoeren import judge_invoer, validate
from pytest_dsoketen.valideren.zaak import Instelling
from tests.unit.plandata import make_geconsolideerd, make_pakket, make_wijzigpakket

VANDAAG = Instelling(date(2026, 1, 5))
D = Documentsoort


def keur_los(inhoud: bytes, naam: str = "bestand"):
    """Judge one file."""
    return judge_invoer(Invoer(naam, {naam: inhoud}), VANDAAG)


def keur_zip(bestanden: dict[str, bytes] | bytes):
    """Judge a ZIP."""
    pakket = bestanden if isinstance(bestanden, bytes) else write_zip(bestanden)
    return judge_invoer(Invoer("pakket.zip", read_zip(pakket), pakket, is_zip=True), VANDAAG)


SOORT_PER_BESTAND = {
    "opdracht.xml": D.OPDRACHT,
    "manifest.xml": D.MANIFEST,
    "besluit.xml": D.BESLUIT,
    "manifest-ow.xml": D.MANIFEST_OW,
    "activiteiten.xml": D.OW,
    "IO-gio_Bos.xml": D.INFORMATIEOBJECT,
    "gio_Bos.gml": D.GIO,
}


@pytest.mark.parametrize(("naam", "soort"), SOORT_PER_BESTAND.items())
def test_een_bestand_wordt_herkend_aan_zijn_inhoud(naam: str, soort: Documentsoort) -> None:
    assert recognise(read_zip(make_pakket())[naam], "zomaar.txt").soort is soort


def test_ook_wat_geen_plan_is_wordt_herkend() -> None:
    verslag = write_verslag(Opdrachtsoort.VALIDATIE, Verslag("lev-1", Verslaguitkomst.VALIDE, NOOIT))
    verzoek = write_verzoek(Verzoekbericht(Opdrachtsoort.VALIDATIE, "lev-1", "Maker"))
    assert recognise(verslag).soort is D.VERSLAG
    assert recognise(verzoek).soort is D.LEVERINGSVERZOEK
    assert recognise(write_notificatie("2026010500001")).soort is D.NOTIFICATIE
    assert recognise(b"%PDF-1.7").soort is D.BIJLAGE
    assert recognise(b"hallo").soort is D.ONBEKEND
    assert recognise(b"<html/>").soort is D.ONBEKEND
    assert recognise(b"<html>").soort is D.ONLEESBAAR
    assert recognise(b"hallo", "besluit.xml").soort is D.ONLEESBAAR
    assert recognise('<a xmlns="x"/>'.encode("utf-16")).soort is D.ONBEKEND


def test_elke_soort_heeft_een_keuring_die_bestaat() -> None:
    assert {soort.soort for soort in SOORTEN} == set(D) - {D.ONBEKEND, D.ONLEESBAAR}
    assert all(callable(soort.load_keuring()) for soort in SOORTEN)


@pytest.mark.parametrize("pakket", [make_pakket(), make_wijzigpakket()], ids=["eerste", "wijziging"])
def test_een_goed_bestand_is_ook_los_goed(pakket: bytes) -> None:
    """A rule that needs the rest of the package says nothing of a loose file."""
    for naam, inhoud in read_zip(pakket).items():
        keuring = keur_los(inhoud, naam)
        assert keuring.punten == (), naam
        assert keuring.uitkomst.oordeel is Oordeel.GESLAAGD, naam


def test_een_los_bestand_met_een_fout_zakt_op_die_fout() -> None:
    bestanden = read_zip(make_pakket())
    kapot = bestanden["activiteiten.xml"].replace(b".activiteit.", b".gebied.", 1)
    keuring = keur_los(kapot, "activiteiten.xml")
    assert keuring.uitkomst.oordeel is Oordeel.GEZAKT
    assert "TPOD1890" in {punt.code for punt in keuring.punten}


def test_een_goede_eerste_levering_slaagt() -> None:
    keuring = keur_zip(make_pakket())
    assert (keuring.soort, keuring.punten, keuring.onbeoordeeld) == (D.AANLEVERING, (), ())
    assert keuring.uitkomst.oordeel is Oordeel.GESLAAGD
    assert {bestand.naam for bestand in keuring.bestanden} == set(read_zip(make_pakket()))


def test_een_wijziging_zonder_voorgeschiedenis_is_niet_groen() -> None:
    keuring = keur_zip(make_wijzigpakket())
    assert keuring.punten == ()
    assert keuring.uitkomst.oordeel is Oordeel.NIET_GETOETST
    assert [deel.wat for deel in keuring.onbeoordeeld] == [plan.EERDERE_PUBLICATIES]


def test_een_fout_staat_bij_haar_bestand_met_regel_en_pad() -> None:
    bestanden = read_zip(make_pakket())
    bestanden["activiteiten.xml"] = bestanden["activiteiten.xml"].replace(b".activiteit.", b".gebied.", 1)
    keuring = keur_zip(bestanden)
    punt = next(punt for punt in keuring.punten if punt.code == "TPOD1890")
    assert punt.bestand == "activiteiten.xml"
    oordelen = {bestand.naam: bestand.uitkomst.oordeel for bestand in keuring.bestanden}
    assert oordelen["activiteiten.xml"] is Oordeel.GEZAKT
    assert oordelen["opdracht.xml"] is Oordeel.GESLAAGD


def test_een_besluit_dat_geen_besluit_is_zakt() -> None:
    keuring = keur_zip({**read_zip(make_pakket()), "besluit.xml": b"<brief/>"})
    assert [(punt.code, punt.bestand) for punt in keuring.punten if punt.code == "LVBB2003"] == [
        ("LVBB2003", "besluit.xml")
    ]
    assert keuring.uitkomst.oordeel is Oordeel.GEZAKT


def test_een_onbekend_bestand_in_een_levering_is_niet_groen() -> None:
    bestanden = read_zip(make_pakket())
    manifest = write_manifest([*bestanden, "brief.xml"])
    keuring = keur_zip({**bestanden, "manifest.xml": manifest, "brief.xml": b"<brief/>"})
    assert keuring.punten == ()
    assert keuring.uitkomst.oordeel is Oordeel.NIET_GETOETST
    oordelen = {bestand.naam: bestand.uitkomst.oordeel for bestand in keuring.bestanden}
    assert oordelen["brief.xml"] is Oordeel.NIET_GETOETST
    assert oordelen["besluit.xml"] is Oordeel.GESLAAGD


def test_een_download_wordt_gekeurd() -> None:
    pakket = write_uitwisselpakket(make_geconsolideerd())
    assert keur_zip(pakket).soort is D.UITWISSELPAKKET
    assert keur_zip(pakket).uitkomst.oordeel is Oordeel.GESLAAGD
    zonder = {naam: inhoud for naam, inhoud in read_zip(pakket).items() if not naam.endswith(".gml")}
    assert {punt.code for punt in keur_zip(zonder).punten} == {"STOP1202"}


def test_een_verslag_wordt_uitgelegd_en_is_zelf_goed() -> None:
    keuring = keur_los(write_weigering(Opdrachtsoort.VALIDATIE, [Melding("LVBB1012", "fout", "niet uniek")]))
    assert keuring.uitkomst.oordeel is Oordeel.GESLAAGD
    (melding,) = keuring.meldingen
    assert melding.code == "LVBB1012"
    assert melding.titel
    assert melding.advies


def test_wat_niemand_kent_is_niet_groen() -> None:
    for keuring in (keur_los(b"<html/>"), keur_los(b"hallo"), keur_zip({"a.txt": b"hallo"})):
        assert keuring.soort is D.ONBEKEND
        assert keuring.uitkomst.oordeel is Oordeel.NIET_GETOETST
        assert "geef een aanlevering" in keuring.uitkomst.reden


def test_een_lege_zip_is_een_levering_waar_alles_aan_ontbreekt() -> None:
    assert {"LVBB1002", "LVBB1003"} <= {punt.code for punt in keur_zip({}).punten}


def test_een_controle_die_vastloopt_kost_de_andere_niet(monkeypatch: pytest.MonkeyPatch) -> None:
    eerste = plan.REGELS[0]

    def find(regel, dossier):
        if regel is eerste:
            raise KeyError(regel.code)
        return find_afwijkingen(regel, dossier)

    monkeypatch.setattr(regels, "find_afwijkingen", find)
    keuring = keur_zip(make_pakket())
    assert keuring.uitkomst.oordeel is Oordeel.TOETSFOUT
    assert [deel.wat for deel in keuring.onbeoordeeld] == [eerste.code]


@pytest.fixture
def groot(monkeypatch: pytest.MonkeyPatch) -> Instelling:
    """Judge every package as if it were big: with a process beside this one."""
    monkeypatch.setattr(regels, "GROOT", 0)
    return replace(VANDAAG, processen=2)


def keur_kapot(instelling: Instelling):
    """Judge a package with a fault in its geometry and one elsewhere."""
    bestanden = read_zip(make_pakket())
    gml = bestanden["gio_Bos.gml"].replace(b"101000.125", b"101000.1254")
    activiteiten = bestanden["activiteiten.xml"].replace(b".activiteit.", b".gebied.", 1)
    bestanden |= {"gio_Bos.gml": gml, "activiteiten.xml": activiteiten}
    return judge_invoer(Invoer("map", bestanden, is_map=True), instelling)


def test_een_proces_ernaast_vindt_hetzelfde(groot: Instelling) -> None:
    samen, alleen = keur_kapot(groot), keur_kapot(VANDAAG)
    assert samen == alleen
    assert {"GEOMETRY.03.2", "TPOD1890"} <= {punt.code for punt in samen.punten}


def test_een_proces_dat_sterft_kost_geen_bevinding(groot: Instelling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regels, "_judge_there", lambda *_: os._exit(9))
    assert keur_kapot(groot) == keur_kapot(VANDAAG)


def test_een_map_staat_voor_haar_zip(tmp_path: Path) -> None:
    for naam, inhoud in read_zip(make_pakket()).items():
        (tmp_path / naam).write_bytes(inhoud)
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "oud").mkdir()
    (tmp_path / "oud" / "kladje.xml").write_bytes(b"<a/>")
    keuring = validate(tmp_path, VANDAAG)
    assert keuring.soort is D.AANLEVERING
    assert keuring.uitkomst.oordeel is Oordeel.GESLAAGD
    assert [deel.wat for deel in keuring.onbeoordeeld] == ["mappen eronder", "verborgen bestanden"]


def test_een_koppeling_in_een_map_wordt_geweigerd(tmp_path: Path) -> None:
    (tmp_path / "besluit.xml").symlink_to("/etc/passwd")
    keuring = validate(tmp_path, VANDAAG)
    assert keuring.soort is D.ONLEESBAAR
    assert [punt.code for punt in keuring.punten] == ["DSOK-INNAME-001"]
    assert "root:" not in str(keuring)


def test_wat_er_niet_is_of_geen_bestand_is_is_een_gebruiksfout(tmp_path: Path) -> None:
    for pad in (tmp_path / "weg.zip", Path("/dev/zero"), Path("a\0b")):
        with pytest.raises(InvoerError):
            read_invoer(pad)


def test_een_geweigerde_zip_krijgt_de_code_van_de_lvbb(tmp_path: Path) -> None:
    pad = tmp_path / "half.zip"
    pad.write_bytes(make_pakket()[:-40])
    keuring = validate(pad, VANDAAG)
    assert [punt.code for punt in keuring.punten] == ["LVBB1001"]
    assert keuring.uitkomst.oordeel is Oordeel.GEZAKT


def test_wat_te_groot_is_wordt_niet_gelezen(tmp_path: Path) -> None:
    for naam, begin, grens, code in (
        ("groot.zip", b"PK\x03\x04", ZIP_GRENZEN.archief, "LVBB1040"),
        ("groot.xml", b"<a>", XML_GRENZEN.grootte, "DSOK-INNAME-001"),
    ):
        pad = tmp_path / naam
        with pad.open("wb") as stroom:
            stroom.write(begin)
            stroom.truncate(grens + 1)
        keuring = validate(pad, VANDAAG)
        assert [punt.code for punt in keuring.punten] == [code]
        assert keuring.soort is D.ONLEESBAAR


def keur_reeks(*pakketten: bytes, reeks: Reeks | None = None):
    """Judge packages as a series."""
    samen = reeks or Reeks()
    return [judge_invoer(Invoer("p.zip", read_zip(p), p, is_zip=True), VANDAAG, samen) for p in pakketten]


def test_een_reeks_kent_wat_eerder_is_geleverd() -> None:
    eerste, wijziging = keur_reeks(make_pakket(), make_wijzigpakket())
    assert (eerste.punten, eerste.uitkomst.oordeel) == ((), Oordeel.GESLAAGD)
    assert (wijziging.punten, wijziging.uitkomst.oordeel) == ((), Oordeel.GESLAAGD)


def test_een_download_staat_voor_wat_eerder_is_geleverd() -> None:
    _, wijziging = keur_reeks(write_uitwisselpakket(make_geconsolideerd()), make_wijzigpakket())
    assert (wijziging.punten, wijziging.uitkomst.oordeel) == ((), Oordeel.GESLAAGD)


def test_twee_keer_dezelfde_levering_is_een_bevinding() -> None:
    _, tweede = keur_reeks(make_pakket(), make_pakket())
    assert "LVBB1012" in {punt.code for punt in tweede.punten}
    assert tweede.uitkomst.oordeel is Oordeel.GEZAKT


def test_een_reeks_die_met_een_wijziging_begint_kent_het_begin_niet() -> None:
    (wijziging,) = keur_reeks(make_wijzigpakket())
    assert wijziging.uitkomst.oordeel is Oordeel.NIET_GETOETST
