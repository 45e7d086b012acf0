# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Reference Digikoppeling-adapter: takes verzoeknotificaties over ebMS and brings the payload to the VTH-systeem."""

from __future__ import annotations

from functools import partial

from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.referentiesoftware.ebms_ingang import EbmsIngang
from pytest_dsoketen.ports import PartijError

PAD_NOTIFICATIES = "/verzoeknotificaties"
"""Where the VTH-systeem takes the payload; the adapter and the VTH-systeem agree on it between themselves."""


class Digikoppelaar:
    """Between the ebMS traffic of DSO-LV and the VTH-systeem (fits port Digikoppeling)."""

    def __init__(self, omgeving: Omgeving) -> None:
        self._omgeving = omgeving
        self.ingang = EbmsIngang(omgeving, "notificatie", self.accept)

    def routes(self) -> list[BaseRoute]:
        """Give the ebMS door."""
        return self.ingang.routes()

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        """Give what it received and passed on."""
        return self._omgeving.boek.fetch_berichten(kenmerk)

    def accept(self, verzoeknummer: str, payload: bytes) -> None:
        """Pass a message on once it has been acknowledged."""
        self._omgeving.plan_sync("notificatie-vth", partial(self.forward, verzoeknummer, self.make_levering(payload)))

    def make_levering(self, payload: bytes) -> bytes:
        """Give what the VTH-systeem gets: the payload as it came."""
        return payload

    def forward(self, verzoeknummer: str, levering: bytes) -> None:
        """Bring a notificatie to the VTH-systeem; that it was refused stays visible in the boek."""
        try:
            respons = self._omgeving.connect(Rol.VTH).post(
                PAD_NOTIFICATIES, inhoud=levering, headers={"content-type": "application/xml"}
            )
            status = respons.status
        except PartijError as fout:
            status = fout.status
        self._omgeving.boek.note_sent(
            "notificatie-vth",
            verzoeknummer,
            inhoud=levering,
            mediatype="application/xml",
            adres=f"POST {PAD_NOTIFICATIES}",
            status=status,
        )
