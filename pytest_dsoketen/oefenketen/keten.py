# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The oefenketen as a whole: servers, clock, seed and storingen."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, timezone
from threading import Event, Thread

from starlette.applications import Starlette
from starlette.routing import Route

from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.model.partijen import Organisatie, Rol
from pytest_dsoketen.model.uitgangssituatie import LEEG, Uitgangssituatie
from pytest_dsoketen.oefenketen.besturing import make_besturing
from pytest_dsoketen.oefenketen.klok import KlokError, OefenKlok
from pytest_dsoketen.oefenketen.omgeving import SYNCHRONISATIETIJDEN, Adressen
from pytest_dsoketen.oefenketen.referentiesoftware.rollen import ROLLEN
from pytest_dsoketen.oefenketen.storingen import get_storing
from pytest_dsoketen.oefenketen.wereld import GEMEENTE, Wereld, make_wereld
from pytest_dsoketen.ports import PORT_PER_ROL, Samenwerkfunctionaliteit, VthSoftware
from pytest_dsoketen.verbinding.contract import make_bediening
from pytest_dsoketen.verbinding.server import Serverpark, Wisselapp

_LOG = logging.getLogger(__name__)
_TIK = 0.05
_STOPTIJD = 5.0
_NEDERLAND = timezone(timedelta(hours=1))


def list_ports(rol: Rol) -> tuple[type, ...]:
    """Give the Protocols that the referentiesoftware for a role fits."""
    port = PORT_PER_ROL[rol]
    return (port, Samenwerkfunctionaliteit) if port is VthSoftware else (port,)


@dataclass(frozen=True)
class Oefeninstelling:
    """How the oefenketen behaves.

    Attributes:
        poorten: fixed ports by name (`lv`, `besturing`, or a role); others get a free one.
        synchronisatietijden: per schakel, in place of the default.
        storingen: ids of storingen that are on from the start.
        meelopend: whether the clock runs along with real time, as for a server that others use.
        start: first moment in the chain; default today at nine.
        gemeente: the bevoegd gezag, for which plansoftware, regelsoftware and VTH-systeem work.
        uitgangssituatie: what the landelijke voorzieningen already hold at the first moment.
        ontvangers: base URL per role of somebody else's software, to which messages for that role are brought.
    """

    poorten: Mapping[str, int] = field(default_factory=dict)
    synchronisatietijden: Mapping[str, timedelta] = field(default_factory=dict)
    storingen: tuple[str, ...] = ()
    meelopend: bool = False
    start: datetime | None = None
    gemeente: Organisatie = GEMEENTE
    uitgangssituatie: Uitgangssituatie = LEEG
    ontvangers: Mapping[Rol, str] = field(default_factory=dict)


class Oefenketen:
    """Runs the embedded chain on loopback ports."""

    def __init__(self, instelling: Oefeninstelling | None = None) -> None:
        self._instelling = instelling or Oefeninstelling()
        self._park = Serverpark()
        self._lv_app = Wisselapp()
        self._partij_apps = {rol: Wisselapp() for rol in ROLLEN}
        self._stop = Event()
        self._ticker: Thread | None = None
        self.adressen = Adressen()
        self.wereld: Wereld | None = None

    @property
    def klok(self) -> OefenKlok:
        """The clock of this moment."""
        return self._get_wereld().klok

    def start(self) -> Adressen:
        """Open the ports, make the world and begin to serve; gives the addresses."""
        poorten = self._instelling.poorten
        self.adressen = Adressen(
            lv=self._park.add("lv", self._lv_app, poorten.get("lv", 0)),
            partijen={
                **{
                    rol: self._park.add(rol.value, app, poorten.get(rol.value, 0))
                    for rol, app in self._partij_apps.items()
                },
                **self._instelling.ontvangers,
            },
            besturing=self._park.add("besturing", make_besturing(self), poorten.get("besturing", 0)),
        )
        self.reset("oefenketen", self._instelling.storingen)
        self._park.start()
        if self._instelling.meelopend:
            self._ticker = Thread(target=self._tick, name="klok", daemon=True)
            self._ticker.start()
        return self.adressen

    def stop(self) -> None:
        """Stop the clock and stop serving."""
        self._stop.set()
        if self._ticker is not None:
            self._ticker.join(_STOPTIJD)
        self._park.stop()

    def reset(self, zaad: str, storingen: tuple[str, ...]) -> None:
        """Make every party new, with exactly these storingen on."""
        gekozen = [get_storing(id_) for id_ in storingen]
        start = self._instelling.start or datetime.combine(datetime.now(_NEDERLAND).date(), time(9), _NEDERLAND)
        tijden = {**SYNCHRONISATIETIJDEN, **self._instelling.synchronisatietijden}
        wereld = make_wereld(
            zaad,
            start,
            self.adressen,
            tijden,
            meelopend=self._instelling.meelopend,
            gemeente=self._instelling.gemeente,
            uitgangssituatie=self._instelling.uitgangssituatie,
        )
        for storing in gekozen:
            storing.apply(wereld)
        self.wereld = wereld
        self._lv_app.app = wereld.lv.make_app()
        for rol, app in self._partij_apps.items():
            partij = wereld.partijen[rol]
            routes = [*make_bediening(list_ports(rol), partij), *partij.routes()]
            app.app = Starlette(routes=routes)

    def list_paden(self) -> list[str]:
        """Give the paths on which the landelijke voorzieningen answer."""
        return [route.path for route in self._get_wereld().lv.make_app().routes if isinstance(route, Route)]

    def fetch_berichten(self, rol: str, kenmerk: str) -> tuple[Bericht, ...]:
        """Give what a landelijke voorziening sent or received for a kenmerk."""
        return self._get_wereld().boeken[Rol(rol)].fetch_berichten(kenmerk)

    def _get_wereld(self) -> Wereld:
        """Give the world of this moment."""
        if self.wereld is None:
            raise RuntimeError("de oefenketen is nog niet gestart")
        return self.wereld

    def _tick(self) -> None:
        """Let planned things happen while real time passes."""
        while not self._stop.wait(_TIK):
            try:
                self.klok.run_due()
            except KlokError:
                _LOG.exception("de klok van de oefenketen loopt door")
