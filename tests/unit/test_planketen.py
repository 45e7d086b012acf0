# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Plansoftware, LVBB, overheid.nl and DSO-LV over HTTP: a plan goes round, and what must be refused is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from planopzet import ARTIKEL, DAG, DONDERDAG, PLAN, UUR, WOENSDAG, WORK, Opzet, start_opzet

from pytest_dsoketen.model.berichten import Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort, Verslaguitkomst
from pytest_dsoketen.oefenketen.keten import Oefeninstelling, Oefenketen
from pytest_dsoketen.oefenketen.omgeving import KOP_OIN
from pytest_dsoketen.oefenketen.voorzieningen.lvbb import KOPPELVLAK, LEVERINGSVERZOEK, OPDRACHT_ZIP
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.standaarden.keuring import check_bericht
from pytest_dsoketen.standaarden.lvbb.aanlevering import besluit_tekst, read_aanlevering
from pytest_dsoketen.standaarden.lvbb.verzoek import Verzoekbericht, write_verzoek
from pytest_dsoketen.toetsing.casus import OEFENCASUS
from pytest_dsoketen.verbinding.client import Respons
from pytest_dsoketen.verbinding.meerdelig import Deel, write_meerdelig


@pytest.fixture
def opzet() -> Iterator[Opzet]:
    yield from start_opzet()


def test_plan_goes_round_unchanged(opzet: Opzet) -> None:
    levering = opzet.publish_plan()

    assert opzet.uitkomst(levering) is Verslaguitkomst.GEPUBLICEERD
    op_kaart = opzet.kaart.fetch_regeling(WORK)
    assert op_kaart.artikelen == PLAN.regeling.artikelen
    (publicatie,) = opzet.bekendmaking.search_publicaties(levering.besluit)
    assert publicatie.datum == DONDERDAG
    assert publicatie.tekst == besluit_tekst(read_aanlevering(opzet.software.fetch_aanlevering(levering.id_levering)))
    opzet.download()
    assert opzet.software.fetch_regeling(WORK).artikelen == PLAN.regeling.artikelen


def test_both_ends_note_the_same_valid_messages(opzet: Opzet) -> None:
    levering = opzet.publish_plan()
    opzet.software.fetch_levering(levering.id_levering)

    berichten = [
        *opzet.software.fetch_berichten(levering.id_levering),
        *(
            bericht
            for rol in (Rol.LVBB, Rol.OZON, Rol.OVERHEID_NL)
            for bericht in opzet.keten.fetch_berichten(rol.value, levering.id_levering)
        ),
    ]
    for schakel in ("publicatie", "publicatieverslag", "bekendmaking", "objectvorming"):
        verzonden = {b.sha256 for b in berichten if (b.schakel, b.punt) == (schakel, Waarneempunt.VERZONDEN)}
        ontvangen = {b.sha256 for b in berichten if (b.schakel, b.punt) == (schakel, Waarneempunt.ONTVANGEN)}
        assert verzonden, schakel
        assert verzonden == ontvangen, schakel
    assert [check_bericht(bericht) for bericht in berichten] == [[]] * len(berichten)


def test_validation_publishes_nothing(opzet: Opzet) -> None:
    levering = opzet.software.validate(opzet.software.create_regeling(PLAN.regeling), DONDERDAG)
    opzet.wait(3 * DAG)

    assert opzet.uitkomst(levering) is Verslaguitkomst.VALIDE
    assert not opzet.bekendmaking.search_publicaties(levering.besluit)


def test_verslag_comes_after_the_synchronisatietijd(opzet: Opzet) -> None:
    levering = opzet.software.validate(opzet.software.create_regeling(PLAN.regeling), DONDERDAG)

    assert opzet.software.fetch_levering(levering.id_levering).eindverslag is None
    opzet.wait(timedelta(seconds=30))
    assert opzet.uitkomst(levering) is Verslaguitkomst.VALIDE


def test_nothing_is_visible_before_the_day(opzet: Opzet) -> None:
    levering = opzet.software.publish(opzet.software.create_regeling(PLAN.regeling), DONDERDAG)
    opzet.wait(14 * UUR)

    assert not opzet.bekendmaking.search_publicaties(levering.besluit)
    with pytest.raises(GeweigerdError, match="404"):
        opzet.kaart.fetch_regeling(WORK)


def test_change_makes_a_new_version_and_keeps_the_old_one_in_time(opzet: Opzet) -> None:
    opzet.publish_plan()
    opzet.download()
    wijziging = opzet.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    opzet.software.change_tekst(wijziging, ARTIKEL.wid, "Nieuwe tekst.")
    levering = opzet.publish(wijziging, DONDERDAG + DAG)

    assert opzet.uitkomst(levering) is Verslaguitkomst.GEPUBLICEERD
    nieuw, oud = opzet.kaart.fetch_regeling(WORK), opzet.kaart.fetch_regeling(WORK, geldig_op=DONDERDAG)
    assert (nieuw.artikelen[1].tekst, oud.artikelen[1].tekst) == ("Nieuwe tekst.", ARTIKEL.tekst)
    assert nieuw.artikelen[0] == oud.artikelen[0]


def test_ontwerp_stands_beside_what_holds(opzet: Opzet) -> None:
    opzet.publish_plan()
    opzet.download()
    wijziging = opzet.software.start_wijziging(WORK, Besluitsoort.ONTWERP)
    opzet.software.change_tekst(wijziging, ARTIKEL.wid, "Ontwerptekst.")
    levering = opzet.publish(wijziging, DONDERDAG + DAG)

    assert opzet.uitkomst(levering) is Verslaguitkomst.GEPUBLICEERD
    assert opzet.kaart.fetch_regeling(WORK).artikelen[1].tekst == ARTIKEL.tekst
    assert opzet.kaart.fetch_regeling(WORK, ontwerp=True).artikelen[1].tekst == "Ontwerptekst."
    with pytest.raises(GeweigerdError, match="geen ontwerp"):
        opzet.kaart.fetch_regeling("/akn/nl/act/gm9999/2026/anders", ontwerp=True)


def test_same_id_levering_is_refused(opzet: Opzet) -> None:
    levering = opzet.software.publish(opzet.software.create_regeling(PLAN.regeling), DONDERDAG)
    opzet.software.resend(levering.id_levering)
    assert opzet.codes(levering) == ["LVBB1012"]
    opzet.wait(DAG)

    assert opzet.uitkomst(levering) is Verslaguitkomst.GEPUBLICEERD


def test_same_besluit_is_refused(opzet: Opzet) -> None:
    wijziging = opzet.software.create_regeling(PLAN.regeling)
    opzet.publish(wijziging)
    opnieuw = opzet.publish(wijziging, DONDERDAG + DAG)

    assert opzet.uitkomst(opnieuw) is Verslaguitkomst.NIET_VALIDE
    assert "LVBB4001" in opzet.codes(opnieuw)


def test_second_change_on_one_version_is_refused_until_it_is_updated(opzet: Opzet) -> None:
    opzet.publish_plan()
    opzet.download()
    een = opzet.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    twee = opzet.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    opzet.software.change_tekst(een, ARTIKEL.wid, "Eerste wijziging.")
    opzet.software.change_tekst(twee, PLAN.regeling.artikelen[2].wid, "Tweede wijziging.")
    opzet.publish(een, DONDERDAG + DAG)
    te_vroeg = opzet.publish(twee, DONDERDAG + 4 * DAG)
    assert "LVBB5015" in opzet.codes(te_vroeg)

    opzet.download()
    opzet.software.update_wijziging(twee)
    levering = opzet.publish(twee, DONDERDAG + 5 * DAG)

    assert opzet.uitkomst(levering) is Verslaguitkomst.GEPUBLICEERD
    teksten = [artikel.tekst for artikel in opzet.kaart.fetch_regeling(WORK).artikelen]
    assert teksten[1:3] == ["Eerste wijziging.", "Tweede wijziging."]


def test_two_changes_of_one_article_are_a_conflict(opzet: Opzet) -> None:
    opzet.publish_plan()
    opzet.download()
    een = opzet.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    twee = opzet.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    for wijziging in (een, twee):
        opzet.software.change_tekst(wijziging, ARTIKEL.wid, f"Tekst van {wijziging[-4:]}.")
    opzet.publish(een, DONDERDAG + DAG)
    opzet.download()

    with pytest.raises(GeweigerdError, match="ook in een ander besluit"):
        opzet.software.update_wijziging(twee)


def test_publication_can_be_stopped_until_its_day(opzet: Opzet) -> None:
    wijziging = opzet.software.create_regeling(PLAN.regeling)
    levering = opzet.software.publish(wijziging, DONDERDAG)
    opzet.wait(UUR)
    afbreken = opzet.software.break_off(levering.id_levering)
    opzet.wait(DAG)

    assert opzet.uitkomst(afbreken) is Verslaguitkomst.OK
    assert opzet.uitkomst(levering) is Verslaguitkomst.AFGEBROKEN
    assert not opzet.bekendmaking.search_publicaties(levering.besluit)
    assert opzet.uitkomst(opzet.publish(wijziging, DONDERDAG + DAG)) is Verslaguitkomst.GEPUBLICEERD


def test_published_besluit_cannot_be_stopped(opzet: Opzet) -> None:
    levering = opzet.publish_plan()
    afbreken = opzet.software.break_off(levering.id_levering)
    opzet.wait(UUR)

    assert opzet.codes(afbreken) == ["LVBB1555"]
    assert len(opzet.bekendmaking.search_publicaties(levering.besluit)) == 1


def test_besluit_that_was_only_validated_cannot_be_stopped(opzet: Opzet) -> None:
    levering = opzet.software.validate(opzet.software.create_regeling(PLAN.regeling), DONDERDAG)
    afbreken = opzet.software.break_off(levering.id_levering)
    opzet.wait(UUR)

    assert opzet.codes(afbreken) == ["LVBB1551"]


def test_activities_reach_the_register_once(opzet: Opzet) -> None:
    opzet.publish_plan()
    opzet.download()
    wijziging = opzet.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    opzet.software.change_tekst(wijziging, ARTIKEL.wid, "Nieuwe tekst.")
    opzet.publish(wijziging, DONDERDAG + DAG)

    for activiteit in PLAN.regeling.activiteiten:
        verzonden = opzet.keten.fetch_berichten(Rol.OZON.value, activiteit.identificatie)
        ontvangen = opzet.keten.fetch_berichten(Rol.RTR.value, activiteit.identificatie)
        assert [b.sha256 for b in verzonden] == [b.sha256 for b in ontvangen]
        assert len(verzonden) == 1


def test_rules_at_a_point(opzet: Opzet) -> None:
    opzet.publish_plan()

    binnen = {regel.wid for regel in opzet.kaart.search_regels(WORK, PLAN.punt_binnen)}
    buiten = {regel.wid for regel in opzet.kaart.search_regels(WORK, PLAN.punt_buiten)}
    assert ARTIKEL.wid in binnen - buiten
    assert PLAN.regeling.artikelen[0].wid in binnen & buiten


def test_download_of_what_is_not_there_is_refused(opzet: Opzet) -> None:
    with pytest.raises(GeweigerdError, match="404"):
        opzet.software.download_regeling(WORK)


def _send(opzet: Opzet, soort: str, **delen: bytes) -> Respons:
    """Send a body to the bronhouderkoppelvlak."""
    namen = {"verzoek": LEVERINGSVERZOEK, "pakket": OPDRACHT_ZIP}
    mediatype, inhoud = write_meerdelig([Deel(namen[naam], "application/xml", deel) for naam, deel in delen.items()])
    headers = {"content-type": mediatype if soort == "goed" else soort}
    return opzet.lv.exchange("POST", f"{KOPPELVLAK}/verzoeken", inhoud=inhoud, headers=headers)


def test_bronhouderkoppelvlak_refuses_what_is_no_verzoek(opzet: Opzet) -> None:
    verzoek = _make_verzoek()

    assert _send(opzet, "goed", verzoek=verzoek, pakket=b"geen zip").status == 202
    assert _send(opzet, "goed", pakket=b"x").status == 400
    assert _send(opzet, "goed", verzoek=b"<anders/>").status == 400
    assert _send(opzet, "application/xml", verzoek=verzoek).status == 400


@pytest.mark.parametrize(("pakket", "code"), [(b"geen zip", "LVBB1001"), (None, "LVBB0002")])
def test_package_that_cannot_be_read_is_refused_at_once(opzet: Opzet, pakket: bytes | None, code: str) -> None:
    delen = {"verzoek": _make_verzoek()} | ({"pakket": pakket} if pakket else {})
    id_ = _send(opzet, "goed", **delen).json()["verzoekId"]

    (regel,) = opzet.lv.get(f"{KOPPELVLAK}/resultaten").json()["resultaten"]
    assert regel["verzoekId"] == id_
    assert code.encode() in opzet.lv.get(f"{KOPPELVLAK}/resultaten/{regel['id']}").inhoud


def test_resultaat_is_signed_off_once_and_only_by_its_aanleveraar(opzet: Opzet) -> None:
    _send(opzet, "goed", verzoek=_make_verzoek(), pakket=b"geen zip")
    (regel,) = opzet.lv.get(f"{KOPPELVLAK}/resultaten").json()["resultaten"]
    pad = f"{KOPPELVLAK}/resultaten/{regel['id']}"

    assert opzet.lv.exchange("GET", pad, headers={KOP_OIN: "00000099000000007777"}).status == 404
    assert opzet.lv.exchange("DELETE", pad).status == 204
    assert opzet.lv.exchange("DELETE", pad).status == 409
    assert opzet.lv.get(f"{KOPPELVLAK}/resultaten").json() == {"resultaten": []}


def test_other_aanleveraar_needs_a_machtiging(opzet: Opzet) -> None:
    software = opzet.keten.wereld.partijen[Rol.PLANSOFTWARE] if opzet.keten.wereld else None
    assert software is not None
    ander = replace(software.omgeving.organisatie, oin=type(OEFENCASUS.gemeente.oin)("00000099000000001234"))
    eigen = software._make_opdracht
    software._make_opdracht = lambda soort, dag: replace(eigen(soort, dag), bevoegd_gezag=ander.oin)
    levering = opzet.software.validate(opzet.software.create_regeling(PLAN.regeling), DONDERDAG)
    opzet.wait(UUR)

    assert "LVBB1512" in opzet.codes(levering)


def test_two_runs_give_the_same_bytes() -> None:
    inhoud = []
    for _ in range(2):
        keten = Oefenketen(Oefeninstelling(start=WOENSDAG))
        keten.start()
        software = keten.wereld.partijen[Rol.PLANSOFTWARE] if keten.wereld else None
        assert software is not None
        levering = software.publish(software.create_regeling(PLAN.regeling), DONDERDAG)
        inhoud.append((levering.id_levering, software.fetch_aanlevering(levering.id_levering)))
        keten.stop()
    assert inhoud[0] == inhoud[1]


def _make_verzoek() -> bytes:
    """Make a leveringsverzoek."""
    return write_verzoek(Verzoekbericht(Opdrachtsoort.VALIDATIE, "los_1", "Test"))
