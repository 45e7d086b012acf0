# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Downloaden v1 of DSO-LV: ask for a regeling, look whether it is ready, fetch it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route

DOWNLOADEN = "/publiek/omgevingsdocumenten/api/downloaden/v1"


@dataclass
class Aanvraag:
    """One request for a download: which regeling, and the ZIP once it is there."""

    work: str
    pakket: bytes = b""

    @property
    def status(self) -> str:
        """How far it is."""
        return "BESCHIKBAAR" if self.pakket else "IN_BEHANDELING"


class Downloadservice:
    """Takes requests, has the ZIP made after the synchronisatietijd, and hands it out.

    Args:
        omgeving: what Ozon works with.
        make_download: makes the ZIP of the last version; None when the regeling is not known.
    """

    def __init__(self, omgeving: Omgeving, make_download: Callable[[str], bytes | None]) -> None:
        self.omgeving = omgeving
        self.make_download = make_download
        self._aanvragen: dict[str, Aanvraag] = {}

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        return [
            make_route("POST", f"{DOWNLOADEN}/aanvraag", self.request_download),
            make_route("GET", f"{DOWNLOADEN}/status/{{id}}", self.show_status),
            make_route("GET", f"{DOWNLOADEN}/download/{{id}}", self.show_adres),
            make_route("GET", f"{DOWNLOADEN}/bestand/{{id}}", self.send_pakket),
        ]

    def request_download(self, vraag: Vraag) -> Response:
        """Take a request; the answer says by which id it can be followed."""
        work = str(vraag.json().get("regelingId", ""))
        if self.make_download(work) is None:
            raise Probleem(404, "Niet gevonden", f"Er is geen geconsolideerde regeling {work!r}.")
        id_ = self.omgeving.nummers.make_uuid()
        self._aanvragen[id_] = Aanvraag(work)
        self.omgeving.plan_sync("download", lambda: self._prepare(id_))
        return answer_json({"verzoekIdentificatie": id_}, 202)

    def show_status(self, vraag: Vraag) -> Response:
        """Say how far a request is."""
        return answer_json({"status": self._get(vraag).status})

    def show_adres(self, vraag: Vraag) -> Response:
        """Say where the ZIP can be fetched."""
        if not self._get(vraag).pakket:
            raise Probleem(409, "Nog niet beschikbaar", "De download wordt nog gemaakt.")
        return answer_json({"url": f"{self.omgeving.adressen.lv}{DOWNLOADEN}/bestand/{vraag.pad['id']}"})

    def send_pakket(self, vraag: Vraag) -> Response:
        """Hand the ZIP out."""
        aanvraag = self._get(vraag)
        if not aanvraag.pakket:
            raise Probleem(404, "Niet gevonden", "De download is er nog niet.")
        self.omgeving.boek.note_sent(
            "download",
            aanvraag.work,
            inhoud=aanvraag.pakket,
            mediatype="application/zip",
            adres=vraag.adres,
            status=200,
        )
        return Response(aanvraag.pakket, media_type="application/zip")

    def _prepare(self, id_: str) -> None:
        """Make the ZIP ready."""
        aanvraag = self._aanvragen[id_]
        gemaakt = self.make_download(aanvraag.work)
        aanvraag.pakket = gemaakt or b""

    def _get(self, vraag: Vraag) -> Aanvraag:
        """Find a request, or refuse with 404."""
        try:
            return self._aanvragen[vraag.pad["id"]]
        except KeyError:
            raise Probleem(404, "Niet gevonden", f"Er is geen aanvraag {vraag.pad['id']!r}.") from None
