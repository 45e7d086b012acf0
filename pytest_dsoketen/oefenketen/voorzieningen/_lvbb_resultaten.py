# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the LVBB answers: resultaat messages that wait until the aanleveraar fetches them and signs them off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.plannen import Melding, Opdrachtsoort, Verslag, Verslaguitkomst
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.oefenketen.voorzieningen._lvbb_behandeling import Behandeling
from pytest_dsoketen.standaarden.lvbb.verslag import as_melding, write_verslag

KOPPELVLAK: Final = "/lvbb/bronhouderkoppelvlak/v1"
VERSLAGSCHAKELS: Final = {
    Opdrachtsoort.VALIDATIE: "validatieverslag",
    Opdrachtsoort.VALIDATIE_DIRECTE_MUTATIE: "validatieverslag",
}
"""The hop over which a resultaat goes; that of a publicatie when it is not named."""

_VAN_DSO_LV: Final = ("OZON", "GEOMETRY")


@dataclass
class Resultaat:
    """One resultaat message that waits for the aanleveraar."""

    id: str
    oin: str
    verzoek: str
    id_levering: str
    inhoud: bytes
    afgemeld: bool = False


class Resultaten:
    """The resultaten of the LVBB.

    Args:
        omgeving: what it works with.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving
        self._resultaten: dict[str, Resultaat] = {}

    def routes(self) -> list[BaseRoute]:
        """Give the routes to fetch resultaten and sign them off."""
        return [
            make_route("GET", f"{KOPPELVLAK}/resultaten", self.list_resultaten),
            make_route("GET", f"{KOPPELVLAK}/resultaten/{{id}}", self.show_resultaat),
            make_route("DELETE", f"{KOPPELVLAK}/resultaten/{{id}}", self.sign_off_resultaat),
        ]

    def deliver(
        self, behandeling: Behandeling, uitkomst: Verslaguitkomst, afwijkingen: Iterable[Afwijking] = ()
    ) -> None:
        """Put a resultaat ready for the aanleveraar, and remember it as the last thing that was said."""
        behandeling.uitkomst = uitkomst
        behandeling.afwijkingen = tuple(afwijkingen)
        self._put(behandeling, write_verslag(behandeling.bericht.soort, self._make_verslag(behandeling)))

    def deliver_status(self, vrager: Behandeling, onderwerp: Behandeling) -> None:
        """Tell who asks how far another opdracht is (raadplegen)."""
        self._put(vrager, write_verslag(onderwerp.bericht.soort, self._make_verslag(onderwerp), is_status=True))

    def make_meldingen(self, afwijkingen: Iterable[Afwijking]) -> tuple[Melding, ...]:
        """Turn what was found into meldingen."""
        return tuple(as_melding(afwijking) for afwijking in afwijkingen)

    def _make_verslag(self, behandeling: Behandeling) -> Verslag:
        """Say what was last found of an opdracht; a message whose content DSO-LV refused says itself that it failed."""
        gepubliceerd = behandeling.uitkomst is Verslaguitkomst.GEPUBLICEERD
        fouten = {a.code for a in behandeling.afwijkingen if a.niveau is Verplichtingsniveau.MOET}
        return Verslag(
            id_levering=behandeling.bericht.id_levering,
            uitkomst=behandeling.uitkomst,
            tijdstip=self.omgeving.klok.now(),
            meldingen=self.make_meldingen(behandeling.afwijkingen),
            is_mislukt=bool(fouten) and all(code.startswith(_VAN_DSO_LV) for code in fouten),
            gepubliceerd_op=behandeling.publicatiemoment if gepubliceerd else None,
        )

    def _put(self, behandeling: Behandeling, inhoud: bytes) -> None:
        """Keep a message until it is signed off."""
        self.omgeving.boek.note_sent(
            VERSLAGSCHAKELS.get(behandeling.bericht.soort, "publicatieverslag"),
            *behandeling.kenmerken,
            inhoud=inhoud,
            mediatype="application/xml",
        )
        id_ = self.omgeving.nummers.make_uuid()
        self._resultaten[id_] = Resultaat(
            id_, behandeling.oin, behandeling.verzoek, behandeling.bericht.id_levering, inhoud
        )

    def list_resultaten(self, vraag: Vraag) -> Response:
        """List what waits for an aanleveraar."""
        wachtend = [res for res in self._resultaten.values() if res.oin == vraag.oin and not res.afgemeld]
        regels = [{"id": res.id, "verzoekId": res.verzoek, "idLevering": res.id_levering} for res in wachtend]
        return answer_json({"resultaten": regels}, mediatype="application/json")

    def show_resultaat(self, vraag: Vraag) -> Response:
        """Give one resultaat."""
        return Response(self._get_resultaat(vraag).inhoud, media_type="application/xml")

    def sign_off_resultaat(self, vraag: Vraag) -> Response:
        """Sign a resultaat off: the aanleveraar has it."""
        resultaat = self._get_resultaat(vraag)
        if resultaat.afgemeld:
            raise Probleem(409, "Het resultaat is al afgemeld")
        resultaat.afgemeld = True
        return Response(status_code=204)

    def _get_resultaat(self, vraag: Vraag) -> Resultaat:
        """Find a resultaat of the caller, or refuse with 404."""
        resultaat = self._resultaten.get(vraag.pad["id"])
        if resultaat is None or resultaat.oin != vraag.oin:
            raise Probleem(404, "Niet gevonden", f"er is geen resultaat {vraag.pad['id']!r}")
        return resultaat


__all__ = ["KOPPELVLAK", "VERSLAGSCHAKELS", "Resultaat", "Resultaten"]
