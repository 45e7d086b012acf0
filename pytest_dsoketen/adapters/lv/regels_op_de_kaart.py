# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""DSO-LV as Regels op de kaart sees it: Presenteren v8 (fits port RegelsOpDeKaart)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from pytest_dsoketen.adapters.lv._presenteren import (
    group_annotaties,
    has_renvooi,
    list_wids,
    mangle,
    read_activiteit,
    read_artikel,
    read_dag,
    read_gebied,
    read_item,
    read_tekst,
    read_voorkomen,
    read_wijziging,
    walk_artikelen,
)
from pytest_dsoketen.adapters.lv._waarnemen import LvWaarnemer
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import (
    Besluitsoort,
    Gebied,
    Punt,
    Regeling,
    RegelOpLocatie,
    Tekstwijziging,
    Voorkomen,
)
from pytest_dsoketen.ports import GeweigerdError, StukError

PRESENTEREN: Final = "/publiek/omgevingsdocumenten/api/presenteren/v8"
GEOMETRIE: Final = "/publiek/geometrie/api/opvragen/v1/geometrieen"
CRS_RD: Final = "http://www.opengis.net/def/crs/EPSG/0/28992"
_MAX_PAGINAS = 500
_HAL = {"accept": "application/hal+json"}


class RegelsOpDeKaart(LvWaarnemer):
    """Reads regelingen, texts and rules at a point."""

    def search_regelingen(self, gemeentecode: str) -> tuple[Regeling, ...]:
        """Give all regelingen of a bevoegd gezag, over all pages."""
        query = {"bevoegdGezag": gemeentecode}
        return tuple(read_item(item) for item in self._walk_pages("regelingen", query))

    def fetch_regeling(
        self,
        work: str,
        *,
        ontwerp: bool = False,
        geldig_op: date | None = None,
        beschikbaar_op: datetime | None = None,
    ) -> Regeling:
        """Give a regeling with its text and annotations.

        Presenteren has an axis for geldigheid and one for inwerking; who asks for a day has to set both.
        """
        dag = geldig_op.isoformat() if geldig_op else ""
        query = {"geldigOp": dag, "inWerkingOp": dag} if dag else {}
        query |= {"beschikbaarOp": beschikbaar_op.isoformat()} if beschikbaar_op else {}
        pad = self._find_ontwerp(work) if ontwerp else self._make_pad(work)
        item = self._get(pad, query)
        structuur = self._get(f"{pad}/documentstructuur", query)
        annotaties = self._get(f"{pad}/regeltekstannotaties", query)
        regels = group_annotaties(annotaties)
        artikelen = tuple(read_artikel(component, regels) for component in walk_artikelen(structuur))
        return Regeling(
            work=item["identificatie"],
            expression=item["expressionId"],
            titel=item["officieleTitel"],
            artikelen=artikelen,
            activiteiten=tuple(read_activiteit(data) for data in annotaties.get("activiteiten", [])),
            soort=Besluitsoort.ONTWERP if ontwerp else Besluitsoort.DEFINITIEF,
            geldig_vanaf=None if ontwerp else read_dag(item),
        )

    def search_regels(self, work: str, punt: Punt) -> tuple[RegelOpLocatie, ...]:
        """Give the articles of a regeling with a rule that holds at a point; a rule on a lid counts for its article."""
        pad = self._make_pad(work)
        vraag = {"geometrie": {"type": "Point", "coordinates": [punt.x, punt.y]}}
        respons = self._verbinding().post(
            f"{pad}/regeltekstannotaties/_zoek", data=vraag, headers={**_HAL, "content-crs": CRS_RD}
        )
        regels = group_annotaties(self._read(respons.inhoud, respons.json))
        artikel_per_wid = {
            wid: component
            for component in walk_artikelen(self._get(f"{pad}/documentstructuur", None))
            for wid in list_wids(component)
        }
        gevonden: dict[str, RegelOpLocatie] = {}
        for wid, (activiteiten, _) in regels.items():
            artikel = artikel_per_wid.get(wid)
            eigen = artikel["identificatie"] if artikel else wid
            eerder = gevonden[eigen].activiteiten if eigen in gevonden else ()
            samen = tuple(dict.fromkeys((*eerder, *activiteiten)))
            gevonden[eigen] = RegelOpLocatie(work, eigen, read_tekst(artikel) if artikel else "", samen)
        return tuple(gevonden.values())

    def list_voorkomens(self, work: str) -> tuple[Voorkomen, ...]:
        """Give every version of a regeling in time."""
        data = self._get(f"{self._make_pad(work)}/voorkomens", None)
        return tuple(read_voorkomen(item) for item in data.get("_embedded", {}).get("voorkomens", []))

    def list_wijzigingen(self, work: str) -> tuple[Tekstwijziging, ...]:
        """Give per article what the last ontwerp changes: the marks in its text, or in its leden."""
        structuur = self._get(f"{self._find_ontwerp(work)}/documentstructuur", None)
        return tuple(
            read_wijziging(artikel) for artikel in walk_artikelen(structuur, vervallen=True) if has_renvooi(artikel)
        )

    def fetch_gebieden(self, work: str, ids: tuple[str, ...]) -> tuple[Gebied, ...]:
        """Give locations with their geometry, which another service of DSO-LV has."""
        annotaties = self._get(f"{self._make_pad(work)}/regeltekstannotaties", None)
        locaties = {locatie["identificatie"]: locatie for locatie in annotaties.get("locaties", [])}
        return tuple(self._fetch_gebied(locaties[id_]) for id_ in ids if id_ in locaties)

    def _fetch_gebied(self, locatie: Mapping[str, Any]) -> Gebied:
        """Fetch the geometry of one location."""
        id_ = locatie.get("geometrieIdentificatie", "")
        geometrie = self._get(f"{GEOMETRIE}/{id_}", {"crs": CRS_RD}) if id_ else {}
        return read_gebied(locatie, geometrie)

    def _make_pad(self, work: str) -> str:
        """Give the path of a regeling."""
        return f"{PRESENTEREN}/regelingen/{mangle(work)}"

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
