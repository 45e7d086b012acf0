# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Behandeldienstconfiguraties v1: which dienst treats an activity for a bevoegd gezag.

The real field names are not public; these follow the description: an id, the activity and the OIN of the dienst.
"""

from __future__ import annotations

from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.regels import BehandeldienstConfiguratie
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.oefenketen.voorzieningen.rtr import OVERHEID, Rtr

BASIS = f"{OVERHEID}/behandeldienstconfiguraties/v1/behandeldienstconfiguraties"


class Behandeldiensten:
    """The service; the caller's OIN is the bevoegd gezag.

    Args:
        omgeving: what it works with.
        rtr: the register.
    """

    def __init__(self, omgeving: Omgeving, rtr: Rtr) -> None:
        self.omgeving = omgeving
        self._rtr = rtr

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        return [
            make_route("GET", BASIS, self._list, key=False),
            make_route("POST", BASIS, self._create, key=False),
            make_route("PUT", f"{BASIS}/{{id}}", self._change, key=False),
            make_route("DELETE", f"{BASIS}/{{id}}", self._delete, key=False),
        ]

    def store(self, configuratie: BehandeldienstConfiguratie) -> None:
        """Keep a setting."""
        self._rtr.register.configuraties[configuratie.id] = configuratie

    def _list(self, vraag: Vraag) -> Response:
        """Give the settings of the caller."""
        eigen = [
            encode(item)
            for item in self._rtr.register.configuraties.values()
            if item.bevoegd_gezag == self._get_oin(vraag)
        ]
        return self._rtr.page(vraag, "behandeldienstconfiguraties", eigen)

    def _create(self, vraag: Vraag) -> Response:
        """Make a setting; an activity has at most one per bevoegd gezag."""
        oin = self._get_oin(vraag)
        activiteit, dienst = self._read(vraag)
        if self._rtr.find_behandeldienst(activiteit, oin) is not None:
            raise Probleem(409, "Bestaat al", f"activiteit {activiteit!r} heeft al een behandeldienst")
        configuratie = BehandeldienstConfiguratie(
            f"BDC-{self.omgeving.nummers.count('behandeldienst')}", activiteit, oin, dienst
        )
        self.store(configuratie)
        return answer_json(encode(configuratie), 201)

    def _change(self, vraag: Vraag) -> Response:
        """Change a setting."""
        bestaand = self._find(vraag)
        activiteit, dienst = self._read(vraag)
        configuratie = BehandeldienstConfiguratie(bestaand.id, activiteit, bestaand.bevoegd_gezag, dienst)
        self.store(configuratie)
        return answer_json(encode(configuratie))

    def _delete(self, vraag: Vraag) -> Response:
        """Remove a setting."""
        del self._rtr.register.configuraties[self._find(vraag).id]
        return Response(status_code=204)

    def _find(self, vraag: Vraag) -> BehandeldienstConfiguratie:
        """Find a setting of the caller."""
        gevonden = self._rtr.register.configuraties.get(vraag.pad["id"])
        if gevonden is None or gevonden.bevoegd_gezag != self._get_oin(vraag):
            raise Probleem(404, "Niet gevonden", f"configuratie {vraag.pad['id']!r} bestaat niet")
        return gevonden

    def _read(self, vraag: Vraag) -> tuple[str, str]:
        """Read activity and dienst, and note what came in."""
        data = vraag.json()
        activiteit, dienst = str(data.get("activiteitUrn", "")), str(data.get("behandeldienstOin", ""))
        self.omgeving.boek.note_received(
            "behandeldienstconfiguratie",
            activiteit,
            inhoud=vraag.inhoud,
            mediatype="application/json",
            adres=vraag.adres,
        )
        if activiteit not in self._rtr.register.activiteiten:
            raise Probleem(400, "Onbekende activiteit", f"activiteit {activiteit!r} staat niet in de registratie")
        if len(dienst) != 20:
            raise Probleem(400, "Ongeldig OIN", f"{dienst!r} is geen OIN van 20 posities")
        return activiteit, dienst

    def _get_oin(self, vraag: Vraag) -> str:
        """Give the OIN of the caller."""
        if not vraag.oin:
            raise Probleem(403, "Geen toegang", "er is geen PKIoverheid-certificaat met een OIN")
        return vraag.oin


def encode(configuratie: BehandeldienstConfiguratie) -> dict[str, Any]:
    """Write a setting as the service does."""
    return {
        "id": configuratie.id,
        "activiteitUrn": configuratie.activiteit,
        "bevoegdGezagOin": configuratie.bevoegd_gezag,
        "behandeldienstOin": configuratie.behandeldienst,
    }
