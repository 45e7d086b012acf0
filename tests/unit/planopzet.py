# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The plan part of the oefenketen over HTTP, with the plan of the casus: what tests of it share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from types import MappingProxyType

import pytest

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.adapters.lv.bekendmaking import Bekendmaking
from pytest_dsoketen.adapters.lv.regels_op_de_kaart import RegelsOpDeKaart
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Levering, Verslaguitkomst
from pytest_dsoketen.oefenketen.keten import Oefeninstelling, Oefenketen
from pytest_dsoketen.oefenketen.omgeving import API_KEY, KOP_API_KEY, KOP_OIN
from pytest_dsoketen.ports import GeweigerdError, Plansoftware
from pytest_dsoketen.standaarden.lvbb.kalender import is_werkdag
from pytest_dsoketen.toetsing.casus import OEFENCASUS
from pytest_dsoketen.verbinding.client import Verbinding
from pytest_dsoketen.verbinding.contract import make_port

PLAN = OEFENCASUS.plan
WORK = PLAN.regeling.work
ARTIKEL = PLAN.regeling.artikelen[1]
WOENSDAG = datetime(2026, 4, 15, 9, tzinfo=timezone(timedelta(hours=1)))
DONDERDAG = date(2026, 4, 16)
UUR = timedelta(hours=1)
DAG = timedelta(days=1)


@dataclass
class Opzet:
    """The chain and the parties in it."""

    keten: Oefenketen
    software: Plansoftware
    bureau: Plansoftware
    kaart: RegelsOpDeKaart
    bekendmaking: Bekendmaking
    lv: Verbinding

    def wait(self, duur: timedelta) -> None:
        self.keten.klok.wait(duur)

    def codes(self, levering: Levering) -> list[str]:
        verslagen = self.software.fetch_levering(levering.id_levering).verslagen
        return [melding.code for verslag in verslagen for melding in verslag.meldingen]

    def uitkomst(self, levering: Levering) -> Verslaguitkomst:
        einde = self.software.fetch_levering(levering.id_levering).eindverslag
        assert einde is not None
        return einde.uitkomst

    def publish(self, wijziging: str, dag: date = DONDERDAG) -> Levering:
        levering = self.software.publish(wijziging, dag)
        self.wait(datetime.combine(dag, datetime.min.time(), WOENSDAG.tzinfo) + UUR - self.keten.klok.now())
        return levering

    def publish_plan(self) -> Levering:
        return self.publish(self.software.create_regeling(PLAN.regeling))

    def download(self, software: Plansoftware | None = None) -> None:
        software = software or self.software
        with pytest.raises(GeweigerdError, match="nog niet beschikbaar"):
            software.download_regeling(WORK)
        self.wait(UUR)
        software.download_regeling(WORK)

    def tomorrow(self) -> date:
        """Give the next day on which something can be published."""
        dag = self.keten.klok.now().date() + DAG
        while not is_werkdag(dag):
            dag += DAG
        return dag

    def publish_ontwerp(self) -> str:
        """Publish the plan and an ontwerp that changes it; give the id of the ontwerp."""
        self.publish_plan()
        self.download()
        ontwerp = self.software.start_wijziging(WORK, Besluitsoort.ONTWERP)
        self.software.change_tekst(ontwerp, ARTIKEL.wid, "Een andere tekst.")
        assert self.uitkomst(self.publish(ontwerp, self.tomorrow())) is Verslaguitkomst.GEPUBLICEERD
        return ontwerp


def start_opzet(synchronisatietijden: Mapping[str, timedelta] = MappingProxyType({})) -> Iterator[Opzet]:
    """Give the chain for one test, and stop it afterwards: the body of a fixture.

    Args:
        synchronisatietijden: per schakel, in place of the default.
    """
    keten = Oefenketen(Oefeninstelling(start=WOENSDAG, synchronisatietijden=synchronisatietijden))
    adressen = keten.start()
    headers = {KOP_API_KEY: API_KEY, KOP_OIN: OEFENCASUS.gemeente.oin}

    def context(rol: Rol) -> Adaptercontext:
        return Adaptercontext(
            rol=rol,
            adressen=dict.fromkeys((Rol.OZON, Rol.OVERHEID_NL), adressen.lv),
            now=keten.klok.now,
            headers=headers,
            besturing=adressen.besturing,
        )

    software, bureau = (
        make_port((Plansoftware,), Verbinding(adressen.partijen[rol], rol))
        for rol in (Rol.PLANSOFTWARE, Rol.TWEEDE_PLANSOFTWARE)
    )
    yield Opzet(
        keten,
        software,
        bureau,
        RegelsOpDeKaart(context(Rol.OZON)),
        Bekendmaking(context(Rol.OVERHEID_NL)),
        Verbinding(adressen.lv, Rol.OZON, headers=headers),
    )
    keten.stop()
