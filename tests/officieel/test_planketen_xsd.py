# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Every message of the planketen, as it goes over the line in the oefenketen, against the official XSDs.

The material is not ours to ship; point `DSOKETEN_OFFICIEEL` at a folder that has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import pytest
from lxml import etree

from pytest_dsoketen.model.berichten import Bericht, Berichtsoort
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.oefenketen.keten import Oefeninstelling, Oefenketen
from pytest_dsoketen.oefenketen.referentiesoftware.plansoftware import Plansoftware
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.standaarden.inname import parse_xml, read_zip
from pytest_dsoketen.toetsing.casus import OEFENCASUS
from tests.officieel.schemadata import faults_of, need_plan

need_plan()

WORK = OEFENCASUS.plan.regeling.work
START = datetime(2026, 4, 15, 9, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="module")
def berichten() -> Iterator[list[Bericht]]:
    """What passes when a plan is published, changed, offered as ontwerp, broken off and refused."""
    keten = Oefenketen(Oefeninstelling(start=START))
    keten.start()
    assert keten.wereld is not None
    software = keten.wereld.partijen[Rol.PLANSOFTWARE]
    assert isinstance(software, Plansoftware)
    _walk(keten, software)
    kenmerken = [*software._verzendingen, WORK]
    yield [
        bericht
        for kenmerk in kenmerken
        for bericht in (
            *software.fetch_berichten(kenmerk),
            *(bericht for rol in (Rol.LVBB, Rol.OZON) for bericht in keten.fetch_berichten(rol.value, kenmerk)),
        )
    ]
    keten.stop()


def _walk(keten: Oefenketen, software: Plansoftware) -> None:
    """Do all that a planjurist may do."""

    def deliver(wijziging: str, dag: date) -> None:
        software.validate(wijziging, dag)
        levering = software.publish(wijziging, dag)
        software.resend(levering.id_levering)
        software.break_off(levering.id_levering)
        keten.klok.wait(timedelta(hours=1))
        levering = software.publish(wijziging, dag)
        keten.klok.wait(timedelta(days=1))
        software.break_off(levering.id_levering)
        software.validate(wijziging, date(2026, 1, 2))
        keten.klok.wait(timedelta(minutes=30))
        software.fetch_levering(levering.id_levering)

    deliver(software.create_regeling(OEFENCASUS.plan.regeling), START.date() + timedelta(days=1))
    for dagen, soort in ((2, Besluitsoort.DEFINITIEF), (3, Besluitsoort.ONTWERP)):
        with pytest.raises(GeweigerdError):
            software.download_regeling(WORK)
        keten.klok.wait(timedelta(minutes=5))
        software.download_regeling(WORK)
        wijziging = software.start_wijziging(WORK, soort)
        software.change_tekst(wijziging, OEFENCASUS.plan.regeling.artikelen[1].wid, f"Tekst {dagen}.")
        deliver(wijziging, START.date() + timedelta(days=dagen))


@pytest.mark.parametrize(
    "soort",
    [
        Berichtsoort.AANLEVERING,
        Berichtsoort.VERSLAG,
        Berichtsoort.PUBLICATIE,
        Berichtsoort.REGELING,
        Berichtsoort.UITWISSELPAKKET,
    ],
)
def test_every_message_is_valid(berichten: list[Bericht], soort: Berichtsoort) -> None:
    van_soort = {bericht.sha256: bericht for bericht in berichten if bericht.soort is soort}
    assert van_soort
    fouten = [
        fout
        for bericht in van_soort.values()
        for naam, inhoud in _list_xml(bericht).items()
        for fout in faults_of(inhoud, naam)
    ]
    assert fouten == []


def _list_xml(bericht: Bericht) -> dict[str, bytes]:
    """Give the XML files in a message; of a publicatie its modules, as its envelope is only at hand for STOP 1.4."""
    if bericht.soort is Berichtsoort.PUBLICATIE:
        return {str(module.tag): etree.tostring(module) for module in parse_xml(bericht.inhoud)}
    if bericht.mediatype != "application/zip":
        return {bericht.soort.value: bericht.inhoud}
    return {naam: inhoud for naam, inhoud in read_zip(bericht.inhoud).items() if naam.endswith((".xml", ".gml"))}
