# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""DSO-LV omgevingsdocumenten (Ozon): takes regelingen in from the LVBB, presents them, and offers them for download.

Paths and behaviour after Presenteren v8 and Downloaden v1, as public code and pages show them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Protocol

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.plannen import Activiteit, Besluitsoort, Punt, Regeling
from pytest_dsoketen.model.uitgangssituatie import LEEG, Uitgangssituatie
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.oefenketen.voorzieningen._ozon_downloaden import Downloadservice
from pytest_dsoketen.oefenketen.voorzieningen._ozon_weergave import (
    PRESENTEREN,
    Lijstregel,
    Opname,
    describe,
    list_regels,
    mangle,
    select_regels,
    show_annotaties,
    show_item,
    show_structuur,
)
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.toestand import Ozonstand, stand_of
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import read_uitwisselpakket, write_uitwisselpakket
from pytest_dsoketen.standaarden.stop.versie import to_regeling
from pytest_dsoketen.verbinding.codec import to_json

CRS_RD = "http://www.opengis.net/def/crs/EPSG/0/28992"
_OMGEVINGSPLAN = "/join/id/stop/regelingtype_003"
_TIJDELIJK_DEEL = "/join/id/stop/regelingtype_008"
_EERDERE_REGELINGEN = 24
_PAGINA, _MAX_PAGINA = 20, 200


class Activiteitenontvanger(Protocol):
    """Who takes over the activities of a plan: the registratie toepasbare regels."""

    def receive_activiteiten(self, activiteiten: Sequence[Activiteit], organisatie: Organisatie) -> None:
        """Take activities over."""
        ...


class Ozon:
    """The omgevingsdocumenten of DSO-LV.

    Args:
        omgeving: what it works with.
        rtr: who takes over the activities.
        bekend: what earlier publications brought.
    """

    def __init__(self, omgeving: Omgeving, rtr: Activiteitenontvanger, bekend: Uitgangssituatie = LEEG) -> None:
        self.omgeving = omgeving
        self._bekend = bekend
        self._rtr = rtr
        self._opnames: list[Opname] = []
        self._eerdere = self._make_eerdere()
        self.downloaden = Downloadservice(omgeving, self.make_download)

    def routes(self) -> list[BaseRoute]:
        """Give the routes of Presenteren v8 and Downloaden v1."""
        regeling, ontwerp = f"{PRESENTEREN}/regelingen", f"{PRESENTEREN}/ontwerpregelingen"
        paden: list[tuple[str, str, Callable[[Vraag], Response]]] = [
            ("GET", regeling, self.list_regelingen),
            ("POST", f"{regeling}/_zoek", self.search_regelingen),
            ("GET", f"{regeling}/{{id}}", self.show_regeling),
            ("GET", f"{regeling}/{{id}}/documentstructuur", self.show_documentstructuur),
            ("GET", f"{regeling}/{{id}}/regeltekstannotaties", self.show_annotaties),
            ("POST", f"{regeling}/{{id}}/regeltekstannotaties/_zoek", self.search_annotaties),
            ("GET", ontwerp, self.list_ontwerpregelingen),
            ("GET", f"{ontwerp}/{{id}}", self.show_ontwerpregeling),
            ("GET", f"{ontwerp}/{{id}}/documentstructuur", self.show_ontwerpstructuur),
            ("GET", f"{ontwerp}/{{id}}/regeltekstannotaties", self.show_ontwerpannotaties),
        ]
        return [*(make_route(*pad) for pad in paden), *self.downloaden.routes()]

    # --- intake from the LVBB

    def receive_regeling(
        self,
        pakket: bytes,
        gezag: Organisatie,
        *,
        soort: Besluitsoort,
        geldig_vanaf: date | None,
        kenmerken: tuple[str, ...],
    ) -> None:
        """Take in a version that the LVBB consolidated, and hand its activities on.

        Args:
            pakket: the version as a ZIP with STOP modules, OW files and GIO's.
            gezag: bevoegd gezag.
            soort: definitief or ontwerp.
            geldig_vanaf: first day on which it holds.
            kenmerken: by which the message can be found.
        """
        self.omgeving.boek.note_received("objectvorming", *kenmerken, inhoud=pakket, mediatype="application/zip")
        versie = replace(read_uitwisselpakket(pakket)[0], soort=soort, geldig_vanaf=geldig_vanaf)
        eerdere = [opname for opname in self._opnames if opname.versie.work == versie.work]
        regeling = self._bekend.complete(to_regeling(versie))
        opname = Opname(versie, regeling, gezag, self.omgeving.klok.now(), len(eerdere) + 1, self._bekend)
        self._register(opname)
        if soort is Besluitsoort.DEFINITIEF:
            nieuw = self._select_new(opname, eerdere)
            self.omgeving.plan_sync("activiteit", lambda: self.send_activiteiten(nieuw, gezag))

    def _register(self, opname: Opname) -> None:
        """Make a version visible."""
        self._opnames.append(opname)

    def _select_new(self, opname: Opname, eerdere: Sequence[Opname]) -> tuple[Activiteit, ...]:
        """Give the activities that no earlier version had in this form."""
        bekend = {act for eerder in eerdere if not eerder.is_ontwerp for act in eerder.regeling.activiteiten}
        bekend |= set(self._bekend.activiteiten)
        return tuple(act for act in opname.regeling.activiteiten if act not in bekend)

    def send_activiteiten(self, activiteiten: Sequence[Activiteit], gezag: Organisatie) -> None:
        """Hand activities to the registratie toepasbare regels, one message each."""
        for activiteit in activiteiten:
            self.omgeving.boek.note_sent(
                "activiteit",
                activiteit.identificatie,
                inhoud=to_json(activiteit).encode(),
                mediatype="application/json",
            )
        if activiteiten:
            self._rtr.receive_activiteiten(activiteiten, gezag)

    def get_stand(self) -> Ozonstand:
        """Give what is held here, for who judges a new delivery."""
        return stand_of((opname.versie for opname in self._opnames), self._bekend.objecten)

    def list_geldige_regelingen(self) -> list[Regeling]:
        """Give the regelingen that hold today: the toepasbare-regelservices look up there where a rule holds."""
        return [opname.regeling for opname in self._find_geldig(self.omgeving.klok.now().date())]

    def list_geldig(self) -> list[Regeling]:
        """Give the regelingen that hold today, for the other services of DSO-LV."""
        return [opname.regeling for opname in self._find_geldig(self.omgeving.klok.now().date())]

    def make_download(self, work: str) -> bytes | None:
        """Make the download of the last geconsolideerde version of a regeling; None when it is not known."""
        versies = self.list_versies(work)
        return write_uitwisselpakket(versies[-1].versie) if versies else None

    def list_versies(self, work: str) -> list[Opname]:
        """Give the versions of a regeling that are not an ontwerp, oldest first."""
        return [opname for opname in self._opnames if opname.versie.work == work and not opname.is_ontwerp]

    # --- presenteren: regelingen

    def list_regelingen(self, vraag: Vraag) -> Response:
        """List all regelingen that hold, page by page."""
        dag = self._read_dag(vraag)
        regels = [*self._eerdere, *(describe(op, _OMGEVINGSPLAN) for op in self._find_geldig(dag))]
        return self._answer_page(vraag, regels, "regelingen")

    def search_regelingen(self, vraag: Vraag) -> Response:
        """Find the regelingen with a rule at a point."""
        punt = self._read_punt(vraag)
        regels = [
            describe(opname, _OMGEVINGSPLAN)
            for opname in self._find_geldig(self._read_dag(vraag))
            if self.find_regels(opname, punt)
        ]
        return self._answer_page(vraag, regels, "regelingen")

    def show_regeling(self, vraag: Vraag) -> Response:
        """Show one regeling."""
        eerder = [regel for regel in self._eerdere if mangle(regel.work) == vraag.pad["id"]]
        regel = eerder[0] if eerder else describe(self._get_regeling(vraag), _OMGEVINGSPLAN)
        return answer_json(show_item(regel, self.omgeving.adressen.lv))

    def show_documentstructuur(self, vraag: Vraag) -> Response:
        """Show the text of a regeling."""
        return answer_json(self.make_structuur(self._get_regeling(vraag)))

    def make_structuur(self, opname: Opname) -> dict[str, Any]:
        """Make the tree with the text of a regeling that holds."""
        return show_structuur(opname.versie.text_root(), "documentComponenten")

    def show_annotaties(self, vraag: Vraag) -> Response:
        """Show all rules of a regeling with their annotations."""
        opname = self._get_regeling(vraag)
        return answer_json(show_annotaties(opname, list_regels(opname.versie.ow)))

    def search_annotaties(self, vraag: Vraag) -> Response:
        """Show the rules of a regeling that hold at a point."""
        punt = self._read_punt(vraag)
        opname = self._get_regeling(vraag)
        return answer_json(show_annotaties(opname, self.find_regels(opname, punt)))

    def find_regels(self, opname: Opname, punt: Punt) -> list[OwObject]:
        """Find the rules that hold at a point."""
        return select_regels(opname, punt)

    # --- presenteren: ontwerpregelingen

    def list_ontwerpregelingen(self, vraag: Vraag) -> Response:
        """List all ontwerpen, page by page."""
        regels = [describe(opname, _OMGEVINGSPLAN) for opname in self.list_ontwerpen()]
        return self._answer_page(vraag, regels, "ontwerpregelingen")

    def show_ontwerpregeling(self, vraag: Vraag) -> Response:
        """Show one ontwerp."""
        return answer_json(show_item(describe(self._get_ontwerp(vraag), _OMGEVINGSPLAN), self.omgeving.adressen.lv))

    def show_ontwerpstructuur(self, vraag: Vraag) -> Response:
        """Show the text of an ontwerp; the children have a key of their own."""
        return answer_json(show_structuur(self._get_ontwerp(vraag).versie.text_root(), "ontwerpDocumentComponenten"))

    def show_ontwerpannotaties(self, vraag: Vraag) -> Response:
        """Show all rules of an ontwerp with their annotations."""
        opname = self._get_ontwerp(vraag)
        return answer_json(show_annotaties(opname, list_regels(opname.versie.ow)))

    # --- what the handlers share

    def list_ontwerpen(self) -> list[Opname]:
        """Give the versions that come from an ontwerpbesluit."""
        return [opname for opname in self._opnames if opname.is_ontwerp]

    def _find_geldig(self, dag: date) -> list[Opname]:
        """Give per regeling the version that holds on a day."""
        geldig: dict[str, Opname] = {}
        for opname in self._opnames:
            if not opname.is_ontwerp and opname.geldig_vanaf <= dag:
                geldig[opname.versie.work] = opname
        return list(geldig.values())

    def _get_regeling(self, vraag: Vraag) -> Opname:
        """Give the version that a path and a day point at, or refuse with 404."""
        for opname in self._find_geldig(self._read_dag(vraag)):
            if mangle(opname.versie.work) == vraag.pad["id"]:
                return opname
        raise Probleem(404, "Niet gevonden", f"Er is geen regeling met identificatie {vraag.pad['id']!r}.")

    def _get_ontwerp(self, vraag: Vraag) -> Opname:
        """Give the ontwerp that a path points at, or refuse with 404."""
        for opname in self.list_ontwerpen():
            if mangle(opname.versie.expression) == vraag.pad["id"]:
                return opname
        raise Probleem(404, "Niet gevonden", f"Er is geen ontwerpregeling met technischId {vraag.pad['id']!r}.")

    def _read_dag(self, vraag: Vraag) -> date:
        """Read the day on which a version has to hold; default today."""
        tekst = vraag.query.get("geldigOp")
        if tekst is None:
            return self.omgeving.klok.now().date()
        try:
            return date.fromisoformat(tekst)
        except ValueError as fout:
            raise Probleem(400, "Ongeldige parameter", f"geldigOp is geen datum: {tekst!r}") from fout

    def _read_punt(self, vraag: Vraag) -> Punt:
        """Read the point that is searched at: RD, at most three decimals, and the header that says so exactly."""
        crs = vraag.headers.get("content-crs", "")
        if crs != CRS_RD:
            raise Probleem(400, "Ongeldige header Content-Crs", f"{crs!r} wordt niet ondersteund; gebruik {CRS_RD}")
        geometrie = vraag.json().get("geometrie")
        try:
            x, y = (float(waarde) for waarde in geometrie["coordinates"])
        except (TypeError, KeyError, ValueError) as fout:
            raise Probleem(400, "Ongeldige geometrie", "verwacht een Point met twee coördinaten") from fout
        if any(round(waarde, 3) != waarde for waarde in (x, y)):
            raise Probleem(422, "Ongeldige geometrie", "Geometrie heeft meer dan 3 decimalen")
        return Punt(x, y)

    def _answer_page(self, vraag: Vraag, regels: Iterable[Lijstregel], naam: str) -> Response:
        """Answer with one page of a list, for one bevoegd gezag when asked."""
        if "hal+json" not in vraag.headers.get("accept", "*/*") and "*/*" not in vraag.headers.get("accept", "*/*"):
            raise Probleem(406, "Niet acceptabel", "deze API geeft application/hal+json")
        gezag = vraag.query.get("bevoegdGezag")
        gekozen = [regel for regel in regels if gezag in {None, regel.gezag.code}]
        nummer, omvang = vraag.read_int("page", 1), vraag.read_int("size", _PAGINA)
        if nummer < 1 or not 1 <= omvang <= _MAX_PAGINA:
            raise Probleem(400, "Ongeldige parameter", f"page begint bij 1 en size is hooguit {_MAX_PAGINA}")
        return answer_json(self.make_page(gekozen, naam, nummer, omvang, vraag))

    def make_page(
        self, regels: Sequence[Lijstregel], naam: str, nummer: int, omvang: int, vraag: Vraag
    ) -> dict[str, Any]:
        """Write one page as HAL, with a link to the next one."""
        basis = self.omgeving.adressen.lv
        deel = regels[(nummer - 1) * omvang : nummer * omvang]
        paginas = self.count_pages(len(regels), omvang)
        links = {"self": {"href": self._link_page(vraag, nummer, omvang)}}
        if nummer < paginas:
            links["next"] = {"href": self._link_page(vraag, nummer + 1, omvang)}
        return {
            "_embedded": {naam: [show_item(regel, basis) for regel in deel]},
            "_links": links,
            "page": {"size": omvang, "totalElements": len(regels), "totalPages": paginas, "number": nummer},
        }

    def count_pages(self, aantal: int, omvang: int) -> int:
        """Say how many pages a list has."""
        return -(-aantal // omvang)

    def _link_page(self, vraag: Vraag, nummer: int, omvang: int) -> str:
        """Write the address of a page."""
        query = {**vraag.query, "page": str(nummer), "size": str(omvang)}
        pad = vraag.adres.partition(" ")[2]
        return f"{self.omgeving.adressen.lv}{pad}?" + "&".join(f"{naam}={waarde}" for naam, waarde in query.items())

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
                geldig_vanaf=(nu - timedelta(days=400 - nummer)).date(),
            )
            for nummer in range(1, _EERDERE_REGELINGEN + 1)
        ]


__all__ = ["Activiteitenontvanger", "Ozon"]
