# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Regels verifiëren v2: says of an STTR file whether it is right, and where not."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Vraag, answer_json, make_route
from pytest_dsoketen.oefenketen.voorzieningen.rtr import PUBLIEK
from pytest_dsoketen.standaarden.sttr.kenmerken import list_sttr_kenmerken
from pytest_dsoketen.standaarden.sttr.keuren import check_sttr

PAD = f"{PUBLIEK}/verifierenregels/v2/verifieer"


class Verifieren:
    """The service.

    The real answer format is not public; this one names code, text, level and place of everything found.

    Args:
        omgeving: what it works with.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving

    def routes(self) -> list[BaseRoute]:
        """Give the route."""
        return [make_route("POST", PAD, self._verify)]

    def check(self, data: bytes) -> list[Afwijking]:
        """Find what is wrong with a file."""
        return check_sttr(data)

    def _verify(self, vraag: Vraag) -> Response:
        """Answer with the result."""
        kenmerken = list_sttr_kenmerken(vraag.inhoud)
        self.omgeving.boek.note_received(
            "verificatie", *kenmerken, inhoud=vraag.inhoud, mediatype="application/xml", adres=vraag.adres, status=200
        )
        gevonden = self.check(vraag.inhoud)
        fouten = [afwijking for afwijking in gevonden if afwijking.niveau is Verplichtingsniveau.MOET]
        meldingen = [
            {
                "code": afwijking.code,
                "melding": afwijking.melding,
                "plaats": afwijking.plaats,
                "ernst": "fout" if afwijking in fouten else "waarschuwing",
            }
            for afwijking in gevonden
        ]
        return answer_json({"geldig": not fouten, "meldingen": meldingen}, mediatype="application/json")
