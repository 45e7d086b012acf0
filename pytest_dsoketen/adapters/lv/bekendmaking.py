# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""overheid.nl over its public SRU service and repository (fits port Bekendmaking)."""

from __future__ import annotations

from lxml import etree

from pytest_dsoketen.adapters.lv._waarnemen import LvWaarnemer
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Publicatie
from pytest_dsoketen.ports import GeweigerdError, StukError
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.stop.publicatie import PublicatieError, read_publicatie
from pytest_dsoketen.verbinding.client import Respons, Verbinding

_PER_KEER = 50


class Bekendmaking(LvWaarnemer):
    """Searches the officiële publicaties."""

    def search_publicaties(self, besluit: str) -> tuple[Publicatie, ...]:
        """Find the publications of a besluit, over all pages."""
        return tuple(publicatie for publicatie in self.list_publicaties(besluit) if publicatie.besluit == besluit)

    def list_publicaties(self, deel: str) -> tuple[Publicatie, ...]:
        """Give every publication of which the AKN work of the besluit holds a text, over all pages."""
        overheid_nl = self._context.verbinding(Rol.OVERHEID_NL)
        gevonden: list[Publicatie] = []
        start: int | None = 1
        while start is not None:
            query = {
                "operation": "searchRetrieve",
                "version": "2.0",
                "startRecord": str(start),
                "maximumRecords": str(_PER_KEER),
                "query": f'cql.textAndIndexes="{deel}"',
            }
            resultaat = _parse(overheid_nl.get("/sru", query=query))
            gevonden += [_read_document(overheid_nl, adres) for adres in _list_adressen(resultaat)]
            start = _find_next(resultaat, start)
        return tuple(publicatie for publicatie in gevonden if deel in publicatie.besluit)

    def fetch_document(self, identificatie: str) -> bytes:
        """Give the XML of one publication."""
        blad, jaar, _ = identificatie.split("-")
        pad = f"/frbr/officielepublicaties/{blad}/{jaar}/{identificatie}/1/xml/{identificatie}.xml"
        return self._context.verbinding(Rol.OVERHEID_NL).get(pad).inhoud


def _list_adressen(resultaat: etree._Element) -> list[str]:
    """Give where the XML of each record is."""
    urls = resultaat.iterfind(".//{*}itemUrl[@manifestation='xml']")
    return [(url.text or "").strip() for url in urls]


def _find_next(resultaat: etree._Element, start: int) -> int | None:
    """Give the number of the first record that was not given yet; None when all were."""
    volgende = (resultaat.findtext("{*}nextRecordPosition") or "").strip()
    return int(volgende) if volgende.isdigit() and int(volgende) > start else None


def _read_document(overheid_nl: Verbinding, adres: str) -> Publicatie:
    """Fetch and read one publicatie."""
    respons = overheid_nl.get(adres)
    try:
        return read_publicatie(respons.inhoud)
    except (InnameError, PublicatieError) as fout:
        raise StukError(Rol.OVERHEID_NL, f"de publicatie op {adres} is niet te lezen: {fout}") from fout


def _parse(respons: Respons) -> etree._Element:
    """Parse an answer; what SRU cannot answer stands in it as a diagnostic, with status 200."""
    try:
        resultaat = parse_xml(respons.inhoud)
    except InnameError as fout:
        raise StukError(Rol.OVERHEID_NL, f"het antwoord van SRU is niet te lezen: {fout}") from fout
    melding = resultaat.findtext(".//{*}diagnostic/{*}message")
    if melding is not None:
        details = resultaat.findtext(".//{*}diagnostic/{*}details") or ""
        raise GeweigerdError(Rol.OVERHEID_NL, f"SRU kan de zoekvraag niet beantwoorden: {melding} ({details})")
    return resultaat
