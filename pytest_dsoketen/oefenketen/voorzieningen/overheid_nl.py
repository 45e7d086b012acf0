# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""overheid.nl: the officiële publicaties, to be searched over SRU and fetched as XML (repository.overheid.nl).

Searching on the AKN of a besluit goes with `cql.textAndIndexes`: which index the live service has for it is not
documented in the sources that were seen.
"""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.plannen import Publicatie
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, make_route
from pytest_dsoketen.standaarden.stop.publicatie import read_publicatie

SRU_PAD: Final = "/sru"
DOCUMENT_PAD: Final = "/frbr/officielepublicaties"
_SRU: Final = "http://docs.oasis-open.org/ns/search-ws/sruResponse"
_GZD: Final = "http://standaarden.overheid.nl/sru"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_TERM = re.compile(r'cql\.textAndIndexes\s*=\s*"([^"]+)"')


class OverheidNl:
    """The publicaties that the LVBB sent.

    Args:
        omgeving: what it works with.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving
        self._publicaties: dict[str, tuple[Publicatie, bytes]] = {}

    def routes(self) -> list[BaseRoute]:
        """Give the routes; both are public and ask for no key."""
        return [
            make_route("GET", SRU_PAD, self.search, key=False),
            make_route("GET", f"{DOCUMENT_PAD}/{{blad}}/{{jaar}}/{{id}}/1/xml/{{naam}}", self.show_document, key=False),
        ]

    def receive_publicatie(self, document: bytes, kenmerken: tuple[str, ...]) -> None:
        """Take in a publicatie and show it from now on."""
        self.omgeving.boek.note_received("bekendmaking", *kenmerken, inhoud=document, mediatype="application/xml")
        publicatie = read_publicatie(document)
        self._publicaties[publicatie.identificatie] = (publicatie, self.make_weergave(document))

    def make_weergave(self, document: bytes) -> bytes:
        """Make the document as it is shown."""
        return document

    def search(self, vraag: Vraag) -> Response:
        """Answer a searchRetrieve."""
        term = _TERM.search(vraag.query.get("query", ""))
        if term is None:
            raise Probleem(400, "Ongeldige zoekvraag", 'deze dienst zoekt op cql.textAndIndexes="…"')
        start, aantal = vraag.read_int("startRecord", 1), vraag.read_int("maximumRecords", 10)
        gevonden = [publicatie for publicatie, _ in self._publicaties.values() if self._matches(publicatie, term[1])]
        return Response(self._write_result(gevonden, start, aantal), media_type="application/xml")

    def show_document(self, vraag: Vraag) -> Response:
        """Give the XML of one publicatie."""
        if vraag.pad["id"] not in self._publicaties:
            raise Probleem(404, "Niet gevonden", f"er is geen publicatie {vraag.pad['id']!r}")
        return Response(self._publicaties[vraag.pad["id"]][1], media_type="application/xml")

    def _matches(self, publicatie: Publicatie, term: str) -> bool:
        """Say whether a publicatie holds a term."""
        return term in {publicatie.besluit, publicatie.identificatie} or term in publicatie.titel

    def _write_result(self, gevonden: list[Publicatie], start: int, aantal: int) -> str:
        """Write the answer: number of hits and one page of records."""
        records = "".join(self._write_record(publicatie) for publicatie in gevonden[start - 1 : start - 1 + aantal])
        volgende = start + aantal
        rest = f"<nextRecordPosition>{volgende}</nextRecordPosition>" if volgende <= len(gevonden) else ""
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><searchRetrieveResponse xmlns="{_SRU}"><version>2.0</version>'
            f"<numberOfRecords>{len(gevonden)}</numberOfRecords><records>{records}</records>{rest}"
            "</searchRetrieveResponse>"
        )

    def _write_record(self, publicatie: Publicatie) -> str:
        """Write one record: metadata, and where the document is."""
        blad, jaar, _ = publicatie.identificatie.split("-")
        naam = f"{publicatie.identificatie}.xml"
        adres = f"{self.omgeving.adressen.lv}{DOCUMENT_PAD}/{blad}/{jaar}/{publicatie.identificatie}/1/xml/{naam}"
        return (
            f'<record><recordSchema>{_GZD}</recordSchema><recordData><gzd xmlns="{_GZD}" xmlns:dcterms="{_DCTERMS}">'
            f"<originalData><dcterms:identifier>{escape(publicatie.identificatie)}</dcterms:identifier>"
            f"<dcterms:title>{escape(publicatie.titel)}</dcterms:title>"
            f"<dcterms:available>{publicatie.datum.isoformat()}</dcterms:available></originalData>"
            f'<enrichedData><itemUrl manifestation="xml">{escape(adres)}</itemUrl></enrichedData>'
            "</gzd></recordData></record>"
        )
