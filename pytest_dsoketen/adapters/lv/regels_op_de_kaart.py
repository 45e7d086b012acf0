# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""DSO-LV as Regels op de kaart sees it: Presenteren v8 (fits port RegelsOpDeKaart)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from pytest_dsoketen.adapters.lv._waarnemen import LvWaarnemer
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Activiteit, Artikel, Besluitsoort, Punt, Regeling, RegelOpLocatie
from pytest_dsoketen.ports import GeweigerdError, StukError
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.stop.tekst import plain_text

PRESENTEREN: Final = "/publiek/omgevingsdocumenten/api/presenteren/v8"
CRS_RD: Final = "http://www.opengis.net/def/crs/EPSG/0/28992"
_MAX_PAGINAS = 500
_HAL = {"accept": "application/hal+json"}
_KINDEREN = ("documentComponenten", "ontwerpDocumentComponenten")


class RegelsOpDeKaart(LvWaarnemer):
    """Reads regelingen, texts and rules at a point."""

    def search_regelingen(self, gemeentecode: str) -> tuple[Regeling, ...]:
        """Give all regelingen of a bevoegd gezag, over all pages."""
        query = {"bevoegdGezag": gemeentecode}
        return tuple(_read_item(item) for item in self._walk_pages("regelingen", query))

    def fetch_regeling(self, work: str, *, ontwerp: bool = False, geldig_op: date | None = None) -> Regeling:
        """Give a regeling with its text and annotations."""
        query = {"geldigOp": geldig_op.isoformat()} if geldig_op else None
        pad = self._find_ontwerp(work) if ontwerp else f"{PRESENTEREN}/regelingen/{_mangle(work)}"
        item = self._get(pad, query)
        structuur = self._get(f"{pad}/documentstructuur", query)
        annotaties = self._get(f"{pad}/regeltekstannotaties", query)
        regels = _group_annotaties(annotaties)
        artikelen = tuple(_read_artikel(component, regels) for component in _walk_artikelen(structuur))
        return Regeling(
            work=item["identificatie"],
            expression=item["expressionId"],
            titel=item["officieleTitel"],
            artikelen=artikelen,
            activiteiten=tuple(_read_activiteit(data) for data in annotaties.get("activiteiten", [])),
            soort=Besluitsoort.ONTWERP if ontwerp else Besluitsoort.DEFINITIEF,
            geldig_vanaf=None if ontwerp else _read_dag(item),
        )

    def search_regels(self, work: str, punt: Punt) -> tuple[RegelOpLocatie, ...]:
        """Give the articles of a regeling with a rule that holds at a point; a rule on a lid counts for its article."""
        pad = f"{PRESENTEREN}/regelingen/{_mangle(work)}"
        vraag = {"geometrie": {"type": "Point", "coordinates": [punt.x, punt.y]}}
        respons = self._verbinding().post(
            f"{pad}/regeltekstannotaties/_zoek", data=vraag, headers={**_HAL, "content-crs": CRS_RD}
        )
        regels = _group_annotaties(self._read(respons.inhoud, respons.json))
        artikel_per_wid = {
            wid: component
            for component in _walk_artikelen(self._get(f"{pad}/documentstructuur", None))
            for wid in _list_wids(component)
        }
        gevonden: dict[str, RegelOpLocatie] = {}
        for wid, (activiteiten, _) in regels.items():
            artikel = artikel_per_wid.get(wid)
            eigen = artikel["identificatie"] if artikel else wid
            eerder = gevonden[eigen].activiteiten if eigen in gevonden else ()
            samen = tuple(dict.fromkeys((*eerder, *activiteiten)))
            gevonden[eigen] = RegelOpLocatie(work, eigen, _read_tekst(artikel) if artikel else "", samen)
        return tuple(gevonden.values())

    def _find_ontwerp(self, work: str) -> str:
        """Give the path of the last ontwerp of a regeling."""
        code = work.split("/")[4] if work.count("/") >= 4 else ""
        ontwerpen = [
            item
            for item in self._walk_pages("ontwerpregelingen", {"bevoegdGezag": code})
            if item["identificatie"] == work
        ]
        if not ontwerpen:
            raise GeweigerdError(Rol.OZON, f"DSO-LV kent geen ontwerp van {work}", 404)
        return f"{PRESENTEREN}/ontwerpregelingen/{ontwerpen[-1]['technischId']}"

    def _walk_pages(self, naam: str, query: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """Walk the items of a list, page by page, as long as there is a link to a next one."""
        adres, vragen = f"{PRESENTEREN}/{naam}", dict(query)
        for _ in range(_MAX_PAGINAS):
            pagina = self._get(adres, vragen)
            yield from pagina.get("_embedded", {}).get(naam, [])
            volgende = pagina.get("_links", {}).get("next")
            if volgende is None:
                return
            adres, vragen = volgende["href"], {}
        raise StukError(Rol.OZON, f"de lijst van {naam} houdt na {_MAX_PAGINAS} bladzijden niet op")

    def _get(self, pad: str, query: Mapping[str, str] | None) -> Any:
        """Fetch JSON."""
        respons = self._verbinding().get(pad, headers=_HAL, query=query or None)
        return self._read(respons.inhoud, respons.json)

    def _read(self, inhoud: bytes, lees: Any) -> Any:
        """Read an answer as a JSON object."""
        try:
            data = lees()
        except ValueError as fout:
            raise StukError(Rol.OZON, f"het antwoord van presenteren is geen JSON: {inhoud[:80]!r}") from fout
        if not isinstance(data, dict):
            raise StukError(Rol.OZON, "het antwoord van presenteren is geen object")
        return data

    def _verbinding(self) -> Any:
        """Connect to DSO-LV."""
        return self._context.verbinding(Rol.OZON)


def _mangle(identificatie: str) -> str:
    """Write an identification as it stands in a path."""
    return re.sub(r"[^\w]+", "_", identificatie)


def _read_item(item: Mapping[str, Any]) -> Regeling:
    """Read an item of a list."""
    return Regeling(
        work=item["identificatie"],
        expression=item["expressionId"],
        titel=item["officieleTitel"],
        artikelen=(),
        geldig_vanaf=_read_dag(item),
    )


def _read_dag(item: Mapping[str, Any]) -> date | None:
    """Read the first day on which a version holds."""
    tekst = item.get("geregistreerdMet", {}).get("beginGeldigheid")
    return date.fromisoformat(tekst) if tekst else None


def _read_activiteit(data: Mapping[str, Any]) -> Activiteit:
    """Read an activity."""
    return Activiteit(
        data["identificatie"],
        data["naam"],
        data.get("groep", {}).get("code", ""),
        data.get("bovenliggendeActiviteitRef") or "",
    )


def _list_kinderen(component: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give the components right under one; an ontwerp has another key for them."""
    ingebed = component.get("_embedded", {})
    return [kind for naam in _KINDEREN for kind in ingebed.get(naam, [])]


def _walk_artikelen(component: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Walk the articles in a tree of components."""
    for kind in _list_kinderen(component):
        if kind["type"] == "ARTIKEL":
            yield kind
        else:
            yield from _walk_artikelen(kind)


def _list_wids(artikel: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the wId of an article and those of its leden."""
    return (artikel["identificatie"], *(kind["identificatie"] for kind in _list_kinderen(artikel)))


def _read_tekst(artikel: Mapping[str, Any]) -> str:
    """Give the plain text of an article with its leden."""
    delen = [_read_inhoud(artikel)]
    for lid in _list_kinderen(artikel):
        delen += [lid.get("nummer", ""), _read_inhoud(lid)]
    return " ".join(" ".join(delen).split())


def _read_inhoud(component: Mapping[str, Any]) -> str:
    """Give the plain text of one component."""
    inhoud = component.get("inhoud", "")
    try:
        return plain_text(parse_xml(inhoud.encode())) if inhoud else ""
    except InnameError as fout:
        raise StukError(Rol.OZON, f"de tekst van {component['identificatie']} is niet te lezen: {fout}") from fout


_Annotaties = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


def _group_annotaties(data: Mapping[str, Any]) -> _Annotaties:
    """Give per wId the activities and locations of its rules."""
    wids = {tekst["identificatie"]: tekst["wId"] for tekst in data.get("regelteksten", [])}
    groepen: _Annotaties = dict.fromkeys(wids.values(), ((), ()))
    for regel in data.get("regelsVoorIedereen", []):
        wid = wids.get(regel["regeltekstRef"], "")
        activiteiten, gebieden = groepen.get(wid, ((), ()))
        nieuw = tuple(aanduiding["activiteitRef"] for aanduiding in regel.get("activiteitLocatieaanduidingen", []))
        groepen[wid] = (
            tuple(dict.fromkeys((*activiteiten, *nieuw))),
            tuple(dict.fromkeys((*gebieden, *regel.get("locatieRefs", [])))),
        )
    return groepen


def _read_artikel(component: Mapping[str, Any], regels: _Annotaties) -> Artikel:
    """Read an article; annotations on a lid count for it."""
    wids = _list_wids(component)
    activiteiten = tuple(dict.fromkeys(act for wid in wids for act in regels.get(wid, ((), ()))[0]))
    gebieden = tuple(dict.fromkeys(plek for wid in wids for plek in regels.get(wid, ((), ()))[1]))
    return Artikel(
        wid=component["identificatie"],
        eid=component["expressie"],
        nummer=component.get("nummer", ""),
        opschrift=component.get("opschrift", ""),
        tekst=_read_tekst(component),
        activiteiten=activiteiten,
        gebieden=gebieden,
    )
