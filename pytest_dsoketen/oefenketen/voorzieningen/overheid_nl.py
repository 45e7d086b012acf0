# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""overheid.nl: the officiële publicaties, to be searched over SRU and fetched as XML.

`/sru` is that of repository.overheid.nl (SRU 2.0); `/sru/Search` that of zoekservice.overheid.nl (SRU 1.2 with the
parameter x-connection). Searching on the AKN of a besluit goes with `cql.textAndIndexes`: which index the live service
has for it is not documented in the sources that were seen.
"""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.plannen import Publicatie
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, make_route
from pytest_dsoketen.oefenketen.voorzieningen._sru import (
    GZD,
    DiagnosticError,
    read_versie,
    read_zoekvraag,
    write_diagnostic,
    write_resultaat,
)
from pytest_dsoketen.standaarden.stop.publicatie import read_publicatie

SRU_PAD: Final = "/sru"
ZOEKSERVICE_PAD: Final = "/sru/Search"
DOCUMENT_PAD: Final = "/frbr/officielepublicaties"
_PUBLICATIES: Final = "officielepublicaties"
_CONNECTIE: Final = "oep"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_OVERHEID: Final = "http://standaarden.overheid.nl/owms/terms/"
_INDEXEN: Final = (
    "c.product-area",
    "c.content-area",
    "dt.identifier",
    "dt.title",
    "dt.issued",
    "dt.available",
    "dt.date",
    "w.publicatienaam",
)


class OverheidNl:
    """The publicaties that the LVBB sent.

    Args:
        omgeving: what it works with.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving
        self._publicaties: dict[str, tuple[Publicatie, bytes]] = {}

    def routes(self) -> list[BaseRoute]:
        """Give the routes; all are public and ask for no key."""
        document = f"{DOCUMENT_PAD}/{{blad}}/{{jaar}}/{{id}}/1/xml/{{naam}}"
        return [
            make_route("GET", SRU_PAD, self.search, key=False),
            make_route("GET", ZOEKSERVICE_PAD, self.search_zoekservice, key=False),
            make_route("GET", document, self.show_document, key=False),
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
        """Answer a searchRetrieve at the repository."""
        return self._answer(vraag, "2.0")

    def search_zoekservice(self, vraag: Vraag) -> Response:
        """Answer a searchRetrieve at the zoekservice, which asks in which collection is searched."""
        connectie = vraag.query.get("x-connection", "")
        fout = DiagnosticError(7, "Mandatory parameter not supplied", "x-connection")
        if connectie:
            fout = DiagnosticError(6, "Unsupported parameter value", f"x-connection={connectie}")
        if connectie != _CONNECTIE:
            return _answer_xml(write_diagnostic(fout, read_versie(vraag.query, "1.2")))
        return self._answer(vraag, "1.2")

    def _answer(self, vraag: Vraag, versie: str) -> Response:
        """Answer a searchRetrieve."""
        try:
            zoekvraag = read_zoekvraag(vraag.query, _INDEXEN, versie)
        except DiagnosticError as fout:
            return _answer_xml(write_diagnostic(fout, read_versie(vraag.query, versie)))
        gevonden = [
            publicatie for publicatie in self.list_publicaties() if zoekvraag.matches(_list_indexen(publicatie))
        ]
        return _answer_xml(write_resultaat(zoekvraag, [self._write_record(publicatie) for publicatie in gevonden]))

    def list_publicaties(self) -> list[Publicatie]:
        """Give what can be found."""
        return [publicatie for publicatie, _ in self._publicaties.values()]

    def show_document(self, vraag: Vraag) -> Response:
        """Give the XML of one publicatie."""
        if vraag.pad["id"] not in self._publicaties:
            raise Probleem(404, "Niet gevonden", f"er is geen publicatie {vraag.pad['id']!r}")
        return Response(self._publicaties[vraag.pad["id"]][1], media_type="application/xml")

    def _write_record(self, publicatie: Publicatie) -> str:
        """Write one record: metadata, and where the document is."""
        blad, jaar, nummer = publicatie.identificatie.split("-")
        naam = f"{publicatie.identificatie}.xml"
        adres = f"{self.omgeving.adressen.lv}{DOCUMENT_PAD}/{blad}/{jaar}/{publicatie.identificatie}/1/xml/{naam}"
        dag = publicatie.datum.isoformat()
        return (
            f'<gzd xmlns="{GZD}" xmlns:dcterms="{_DCTERMS}" xmlns:overheidop="{_OVERHEID}"><originalData>'
            f"<dcterms:identifier>{escape(publicatie.identificatie)}</dcterms:identifier>"
            f"<dcterms:title>{escape(publicatie.titel)}</dcterms:title>"
            f"<dcterms:issued>{dag}</dcterms:issued><dcterms:available>{dag}</dcterms:available>"
            f"<overheidop:publicatienaam>{_name_blad(publicatie)}</overheidop:publicatienaam>"
            f"<overheidop:jaargang>{jaar}</overheidop:jaargang>"
            f"<overheidop:publicatienummer>{nummer}</overheidop:publicatienummer></originalData>"
            f'<enrichedData><itemUrl manifestation="xml">{escape(adres)}</itemUrl></enrichedData></gzd>'
        )


def _answer_xml(tekst: str) -> Response:
    """Answer with XML."""
    return Response(tekst, media_type="application/xml")


def _name_blad(publicatie: Publicatie) -> str:
    """Name the blad in which a publicatie stands."""
    bladen = {"gmb": "Gemeenteblad", "prb": "Provinciaal blad", "wsb": "Waterschapsblad"}
    return bladen.get(publicatie.identificatie.partition("-")[0], "")


def _list_indexen(publicatie: Publicatie) -> dict[str, str]:
    """Say what a publicatie has per index; `besluit` has none of its own and is only found in the whole."""
    blad, jaar, _ = publicatie.identificatie.split("-")
    dag = publicatie.datum.isoformat()
    return {
        "c.product-area": _PUBLICATIES,
        "c.content-area": f"{_PUBLICATIES}/{blad}/{jaar}",
        "dt.identifier": publicatie.identificatie,
        "dt.title": publicatie.titel,
        "dt.issued": dag,
        "dt.available": dag,
        "dt.date": dag,
        "w.publicatienaam": _name_blad(publicatie),
        "besluit": publicatie.besluit,
    }
