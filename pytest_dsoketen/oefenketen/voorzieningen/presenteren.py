# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Presenteren v8 of DSO-LV: what Regels op de kaart and everybody else sees of the regelingen in Ozon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from lxml import etree
from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.plannen import Punt
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json
from pytest_dsoketen.oefenketen.voorzieningen._ozon_annotaties import list_regels, select_regels, show_annotaties
from pytest_dsoketen.oefenketen.voorzieningen._ozon_register import Opname, Tijdreis, Versieregister, Voorkomen
from pytest_dsoketen.oefenketen.voorzieningen._ozon_renvooi import mark_renvooi
from pytest_dsoketen.oefenketen.voorzieningen._ozon_vragen import (
    make_presenteerroute,
    read_pagina,
    read_punt,
    read_sortering,
    read_tijdreis,
    wants_expand,
    wants_registratie,
)
from pytest_dsoketen.oefenketen.voorzieningen._ozon_weergave import (
    DIVISIE,
    PRESENTEREN,
    REGELTEKST,
    Lijstregel,
    describe,
    describe_ontwerp,
    find_component,
    get_annotatiesoort,
    mangle,
    show_item,
    show_structuur,
    show_voorkomens,
)
from pytest_dsoketen.standaarden.imow.objecten import OwObject

_TIJDELIJK_DEEL = "/join/id/stop/regelingtype_008"
_EERDERE_REGELINGEN = 24
_OBJECTEN = {REGELTEKST: "Regeltekst", DIVISIE: "Divisie"}


class Presenteren:
    """Shows the versions in the register.

    Args:
        omgeving: what Ozon works with.
        register: the versions.
    """

    def __init__(self, omgeving: Omgeving, register: Versieregister) -> None:
        self.omgeving = omgeving
        self.register = register
        self._eerdere = self._make_eerdere()

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        regeling, ontwerp = f"{PRESENTEREN}/regelingen", f"{PRESENTEREN}/ontwerpregelingen"
        paden: list[tuple[str, str, Callable[[Vraag], Response]]] = [
            ("GET", regeling, self.list_regelingen),
            ("POST", f"{regeling}/_zoek", self.search_regelingen),
            ("GET", f"{regeling}/{{id}}", self.show_regeling),
            ("GET", f"{regeling}/{{id}}/voorkomens", self.show_voorkomens),
            ("GET", f"{regeling}/{{id}}/documentstructuur", self.show_documentstructuur),
            ("GET", f"{regeling}/{{id}}/documentstructuur/{{wid}}", self.show_documentcomponent),
            ("GET", ontwerp, self.list_ontwerpregelingen),
            ("GET", f"{ontwerp}/{{id}}", self.show_ontwerpregeling),
            ("GET", f"{ontwerp}/{{id}}/documentstructuur", self.show_ontwerpstructuur),
        ]
        for soort in _OBJECTEN:
            paden += [
                ("GET", f"{regeling}/{{id}}/{soort}", self.show_annotaties),
                ("POST", f"{regeling}/{{id}}/{soort}/_zoek", self.search_annotaties),
                ("GET", f"{ontwerp}/{{id}}/{soort}", self.show_ontwerpannotaties),
                ("POST", f"{ontwerp}/{{id}}/{soort}/_zoek", self.search_ontwerpannotaties),
            ]
        return [make_presenteerroute(*pad) for pad in paden]

    # --- regelingen

    def list_regelingen(self, vraag: Vraag) -> Response:
        """List all regelingen that are seen from a point in time, page by page."""
        gezien = self.register.find(self.read_tijdreis(vraag))
        return self._answer_page(vraag, [*self._eerdere, *map(describe, gezien)], "regelingen")

    def search_regelingen(self, vraag: Vraag) -> Response:
        """Find the regelingen with a rule at a point."""
        punt = read_punt(vraag)
        gezien = self.register.find(self.read_tijdreis(vraag))
        regels = [describe(voorkomen) for voorkomen in gezien if self.find_regels(voorkomen.opname, punt)]
        return self._answer_page(vraag, regels, "regelingen")

    def show_regeling(self, vraag: Vraag) -> Response:
        """Show one regeling; expanded with its regelingsgebied."""
        eerder = [regel for regel in self._eerdere if mangle(regel.work) == vraag.pad["id"]]
        if eerder:
            return answer_json(show_item(eerder[0], self.omgeving.adressen.lv))
        voorkomen = self._find_voorkomen(vraag)
        item = show_item(describe(voorkomen), self.omgeving.adressen.lv)
        if wants_expand(vraag):
            gebieden = [obj for obj in voorkomen.opname.versie.ow if obj.objecttype == "Regelingsgebied"]
            item["_embedded"] = {"heeftRegelingsgebied": _show_regelingsgebied(gebieden)}
        return answer_json(item)

    def show_voorkomens(self, vraag: Vraag) -> Response:
        """Show all versions of a regeling, also of one that was withdrawn; there is no 404."""
        moment = self.read_tijdreis(vraag).beschikbaar_op
        works = [work for work in self.register.list_works() if mangle(work) == vraag.pad["id"]]
        gezien = [voorkomen for work in works for voorkomen in self.register.list_voorkomens(work, moment)]
        return answer_json(show_voorkomens(gezien, self.omgeving.adressen.lv))

    def show_documentstructuur(self, vraag: Vraag) -> Response:
        """Show the text of a regeling."""
        return answer_json(self.make_structuur(self._get_regeling(vraag)))

    def show_documentcomponent(self, vraag: Vraag) -> Response:
        """Show one part of the text of a regeling."""
        wid = vraag.pad["wid"]
        component = find_component(self._get_regeling(vraag).versie.text_root(), wid, "documentComponenten")
        if component is None:
            raise Probleem(404, "Niet gevonden", f"Er is geen documentcomponent {wid!r}.")
        return answer_json(component)

    def make_structuur(self, opname: Opname) -> dict[str, Any]:
        """Make the tree with the text of a regeling that holds."""
        return show_structuur(opname.versie.text_root(), "documentComponenten")

    def show_annotaties(self, vraag: Vraag) -> Response:
        """Show all annotations of a regeling."""
        opname = self._get_regeling(vraag)
        return self._answer_annotaties(vraag, opname, list_regels(opname.versie.ow))

    def search_annotaties(self, vraag: Vraag) -> Response:
        """Show the annotations of a regeling that hold at a point."""
        punt = read_punt(vraag)
        opname = self._get_regeling(vraag)
        return self._answer_annotaties(vraag, opname, self.find_regels(opname, punt))

    def find_regels(self, opname: Opname, punt: Punt) -> list[OwObject]:
        """Find the annotations that hold at a point."""
        return select_regels(opname, punt)

    # --- ontwerpregelingen

    def list_ontwerpen(self) -> list[Opname]:
        """Give the versions that come from an ontwerpbesluit."""
        return self.register.ontwerpen

    def list_ontwerpregelingen(self, vraag: Vraag) -> Response:
        """List all ontwerpen, page by page; an ontwerp has no day on which it holds, only a moment of registration."""
        moment = self.read_tijdreis(vraag).beschikbaar_op
        regels = [describe_ontwerp(opname) for opname in self.list_ontwerpen() if opname.tijdstip <= moment]
        return self._answer_page(vraag, regels, "ontwerpregelingen")

    def show_ontwerpregeling(self, vraag: Vraag) -> Response:
        """Show one ontwerp."""
        return answer_json(show_item(describe_ontwerp(self._get_ontwerp(vraag)), self.omgeving.adressen.lv))

    def show_ontwerpstructuur(self, vraag: Vraag) -> Response:
        """Show the text of an ontwerp, with marks where it changes; the children have a key of their own."""
        return answer_json(self.make_ontwerpstructuur(self._get_ontwerp(vraag)))

    def make_ontwerpstructuur(self, opname: Opname) -> dict[str, Any]:
        """Make the tree with the text of an ontwerp next to the version that it changes."""
        return show_structuur(self.mark_ontwerp(opname), "ontwerpDocumentComponenten", renvooi=True)

    def mark_ontwerp(self, opname: Opname) -> etree._Element:
        """Mark in the text of an ontwerp what it changes in the last version of before it."""
        eerder = [op for op in self.register.list_opnames(opname.versie.work) if op.tijdstip <= opname.tijdstip]
        return mark_renvooi(eerder[-1].versie.tekst if eerder else b"", opname.versie.tekst)

    def show_ontwerpannotaties(self, vraag: Vraag) -> Response:
        """Show all annotations of an ontwerp."""
        opname = self._get_ontwerp(vraag)
        return self._answer_annotaties(vraag, opname, list_regels(opname.versie.ow))

    def search_ontwerpannotaties(self, vraag: Vraag) -> Response:
        """Show the annotations of an ontwerp that would hold at a point."""
        punt = read_punt(vraag)
        opname = self._get_ontwerp(vraag)
        return self._answer_annotaties(vraag, opname, self.find_regels(opname, punt))

    # --- what the handlers share

    def read_tijdreis(self, vraag: Vraag) -> Tijdreis:
        """Read from where in time is asked."""
        return read_tijdreis(vraag, self.omgeving.klok.now())

    def _find_voorkomen(self, vraag: Vraag) -> Voorkomen:
        """Give the version that a path and a point in time point at, or refuse with 404."""
        for voorkomen in self.register.find(self.read_tijdreis(vraag)):
            if mangle(voorkomen.work) == vraag.pad["id"]:
                return voorkomen
        raise Probleem(404, "Niet gevonden", f"Er is geen regeling met identificatie {vraag.pad['id']!r}.")

    def _get_regeling(self, vraag: Vraag) -> Opname:
        """Give the version that a path and a point in time point at, or refuse with 404."""
        return self._find_voorkomen(vraag).opname

    def _get_ontwerp(self, vraag: Vraag) -> Opname:
        """Give the ontwerp that a path points at, or refuse with 404."""
        for opname in self.list_ontwerpen():
            if describe_ontwerp(opname).technisch_id == vraag.pad["id"]:
                return opname
        raise Probleem(404, "Niet gevonden", f"Er is geen ontwerpregeling met technischId {vraag.pad['id']!r}.")

    def _answer_annotaties(self, vraag: Vraag, opname: Opname, regels: Sequence[OwObject]) -> Response:
        """Answer with annotations; refuse to give annotations of the kind that this text does not have."""
        gevraagd = next(soort for soort in _OBJECTEN if f"/{soort}" in vraag.adres)
        if gevraagd != get_annotatiesoort(opname):
            detail = f"Deze regeling ondersteunt geen {_OBJECTEN[gevraagd]}-objecten."
            raise Probleem(400, "Ongeldig verzoek", detail)
        return answer_json(self.make_annotaties(opname, regels, registratie=wants_registratie(vraag)))

    def make_annotaties(self, opname: Opname, regels: Sequence[OwObject], *, registratie: bool) -> dict[str, Any]:
        """Make the lists with annotations and what they refer to."""
        return show_annotaties(opname, regels, registratie=registratie)

    def _answer_page(self, vraag: Vraag, regels: Sequence[Lijstregel], naam: str) -> Response:
        """Answer with one page of a list, for one bevoegd gezag when asked."""
        gezag = vraag.query.get("bevoegdGezag")
        gekozen = _sort([regel for regel in regels if gezag in {None, regel.gezag.code}], read_sortering(vraag))
        pagina, basis = read_pagina(vraag), self.omgeving.adressen.lv
        paginas = self.count_pages(len(gekozen), pagina.omvang)
        data = {
            "_embedded": {naam: [show_item(regel, basis) for regel in pagina.cut(gekozen)]},
            "_links": pagina.make_links(vraag, basis, paginas),
            "page": {
                "size": pagina.omvang,
                "totalElements": len(gekozen),
                "totalPages": paginas,
                "number": pagina.nummer,
            },
        }
        return answer_json(data)

    def count_pages(self, aantal: int, omvang: int) -> int:
        """Say how many pages a list has."""
        return -(-aantal // omvang)

    def _make_eerdere(self) -> list[Lijstregel]:
        """Make regelingen of the gemeente that were there before, so that a list has more than one page."""
        nu = self.omgeving.klok.now()
        gezag = next(org for org in self.omgeving.organisaties.values() if org.code)
        return [
            Lijstregel(
                work=f"/akn/nl/act/{gezag.code}/2024/tijdelijkdeel{nummer}",
                expression=f"/akn/nl/act/{gezag.code}/2024/tijdelijkdeel{nummer}/nld@1",
                titel=f"Voorbeschermingsregels wijk {nummer}",
                type_code=_TIJDELIJK_DEEL,
                gezag=gezag,
                tijdstip=nu - timedelta(days=400 - nummer),
                begin=(nu - timedelta(days=400 - nummer)).date(),
            )
            for nummer in range(1, _EERDERE_REGELINGEN + 1)
        ]


def _sort(regels: list[Lijstregel], volgorde: int) -> list[Lijstregel]:
    """Sort a list on its moment of registration, as far as the real one does.

    Within a day its order is another one: who stops reading at the first registration that is too old, misses some.
    """
    if not volgorde:
        return regels

    def dag(regel: Lijstregel) -> tuple[date, str]:
        return regel.tijdstip.date(), mangle(regel.work)

    return sorted(regels, key=dag, reverse=volgorde < 0)


def _show_regelingsgebied(gebieden: Sequence[OwObject]) -> list[dict[str, str]]:
    """Write where a regeling holds."""
    return [
        {"identificatie": gebied.identificatie, "locatieRef": next(iter(gebied.refs("LocatieRef")), "")}
        for gebied in gebieden
    ]
