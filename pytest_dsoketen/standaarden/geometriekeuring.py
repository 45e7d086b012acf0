# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Judge the geometries of a document with numpy and shapely: closed rings, validity, decimals, overlap.

Import this where a geometry is judged and not before: numpy and shapely take a fifth of a second to load. A document is
judged in blocks of whole geometries, so that a file of 70 MB needs little memory besides its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from lxml import etree
from numpy.typing import NDArray

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.standaarden._coordinaten import BLOK, Coordinaten, Getallen, Tellingen, read_coordinaten
from pytest_dsoketen.standaarden.gml import (
    DECIMALEN_PER_STELSEL,
    ETRS89,
    RD,
    Gmlinhoud,
    Stuk,
    Stuksoort,
    dimension_of,
    read_stukken,
)

Polygonen = NDArray[np.object_]
Vlaggen = NDArray[np.bool_]

_GEEN_GRENS = 99
_SPELING = {RD: 2e-3, ETRS89: 2e-8}
"""How wide an overlap is at most when it only comes from rounding to millimetres along a shared border."""
_REDENEN = {
    "Self-intersection": "de rand snijdt zichzelf of een andere rand",
    "Ring Self-intersection": "de rand raakt zichzelf",
    "Hole lies outside shell": "een gat ligt buiten het vlak",
    "Holes are nested": "een gat ligt in een ander gat",
    "Nested shells": "het ene vlak ligt in het andere",
    "Interior is disconnected": "gaten knippen het vlak in stukken",
    "Duplicate Rings": "een rand komt twee keer voor",
    "Too few points in geometry component": "een rand heeft te weinig verschillende punten",
    "Invalid Coordinate": "een coördinaat is geen getal",
}
_REDEN = re.compile(r"(.*)\[(\S+) (\S+)\]")


class Geometriefoutsoort(ToelichtEnum):
    """What kind of thing is wrong with a geometry."""

    VORM = "vorm", "De vorm is niet geldig."
    ONLEESBAAR = "onleesbaar", "Een coördinaat is geen getal."
    HALF = "half", "Een punt mist een coördinaat."
    LEEG = "leeg", "Er staan geen coördinaten."


@dataclass(frozen=True)
class Geometriefout:
    """Something that is wrong with a geometry.

    Attributes:
        geometrie: the basisgeo:Geometrie.
        reden: what is wrong, in Dutch, with the coordinate where.
        soort: what kind of thing it is.
    """

    geometrie: etree._Element
    reden: str
    soort: Geometriefoutsoort = Geometriefoutsoort.VORM


@dataclass(frozen=True)
class Geometrieoordeel:
    """What is wrong with the geometries of a document.

    Attributes:
        te_lang: the first coordinate with too many decimals, and how many there are; empty when there is none.
        ongeldig: shapes that are not valid, in the order of the document.
        bogen: geometries with arcs: of these only the coordinates are judged.
    """

    te_lang: tuple[Geometriefout, ...]
    ongeldig: tuple[Geometriefout, ...]
    bogen: tuple[etree._Element, ...]


def judge_geometrieen(root: etree._Element) -> Geometrieoordeel:
    """Judge the geometries of a document.

    Args:
        root: a GML document, or part of one.
    """
    inhoud = read_stukken(root)
    ongeldig: list[Geometriefout] = []
    lang: list[tuple[Stuk, str, int]] = []
    for blok in _cut(root, inhoud):
        lang += blok.find_te_lang()
        ongeldig += blok.find_ongeldig()
    bogen = dict.fromkeys(stuk.geometrie for stuk in inhoud.stukken if not stuk.is_recht)
    return Geometrieoordeel(
        tuple(_sum_te_lang(inhoud, lang)),
        tuple(ongeldig),
        tuple(inhoud.geometrieen[nummer] for nummer in bogen),
    )


def _sum_te_lang(inhoud: Gmlinhoud, lang: list[tuple[Stuk, str, int]]) -> Iterator[Geometriefout]:
    """Say once for a whole document that coordinates have too many decimals."""
    if lang:
        stuk, maat, _ = lang[0]
        aantal = sum(hoeveel for _, _, hoeveel in lang)
        hebben = "1 coördinaat heeft" if aantal == 1 else f"{aantal} coördinaten hebben"
        yield Geometriefout(inhoud.geometrieen[stuk.geometrie], f"{hebben} te veel decimalen, zoals {maat}")


def read_polygonen(root: etree._Element) -> tuple[Polygonen, Tellingen]:
    """Read the valid surfaces of a document as shapely polygons, with the number of the geometry of each."""
    inhoud = read_stukken(root)
    delen = [blok.vlakken for blok in _cut(root, inhoud)]
    if not delen:
        return np.zeros(0, dtype=np.object_), np.zeros(0, dtype=np.int64)
    polygonen = np.concatenate([deel[0] for deel in delen])
    geldig = shapely.is_valid(polygonen)
    return polygonen[geldig], np.concatenate([deel[1] for deel in delen])[geldig]


def _cut(root: etree._Element, inhoud: Gmlinhoud) -> Iterator[_Blok]:
    """Cut a document into blocks of whole geometries."""
    vlak = not root.xpath("boolean(descendant-or-self::*/@srsDimension[. != '2'])")
    stukken: list[Stuk] = []
    teksten: list[str] = []
    lengte = 0
    for stuk in inhoud.stukken:
        if lengte > BLOK and stuk.geometrie != stukken[-1].geometrie:
            yield _Blok(inhoud, stukken, teksten, is_vlak=vlak)
            stukken, teksten, lengte = [], [], 0
        stukken.append(stuk)
        teksten.append(stuk.tekst)
        lengte += len(teksten[-1])
    if stukken:
        yield _Blok(inhoud, stukken, teksten, is_vlak=vlak)


class _Blok:
    """Some geometries of a document, with their coordinates as numbers."""

    def __init__(self, inhoud: Gmlinhoud, stukken: list[Stuk], teksten: list[str], *, is_vlak: bool) -> None:
        """Take a block.

        Args:
            inhoud: the whole document.
            stukken: the pieces of the block.
            teksten: the coordinates of each piece.
            is_vlak: whether all points in the document have two numbers.
        """
        self._geometrieen = inhoud.geometrieen
        self._stukken = stukken
        self._stelsels = inhoud.stelsels
        self._coordinaten: Coordinaten = read_coordinaten(teksten)
        self._begin: Tellingen = np.concatenate(([0], np.cumsum(self._coordinaten.aantallen)))
        stappen = [2 if is_vlak else dimension_of(stuk) for stuk in stukken]
        self._stappen: Tellingen = np.array(stappen, dtype=np.int64)
        self._is_recht: Vlaggen = np.array([stuk.is_recht for stuk in stukken], dtype=np.bool_)

    def _fout(self, nummer: int, reden: str, soort: Geometriefoutsoort = Geometriefoutsoort.VORM) -> Geometriefout:
        """Say what is wrong with the geometry of a piece."""
        return Geometriefout(self._geometrieen[self._stukken[nummer].geometrie], reden, soort)

    @cached_property
    def _onbruikbaar(self) -> dict[int, Geometriefout]:
        """Pieces of which the points cannot be known, with the reason."""
        stukken, aantallen = self._stukken, self._coordinaten.aantallen
        fouten: dict[int, Geometriefout] = {}
        for nummer in sorted(self._coordinaten.onleesbaar):
            reden = f"“{_find_geen_getal(stukken[nummer].tekst)}” is geen coördinaat"
            fouten[nummer] = self._fout(nummer, reden, Geometriefoutsoort.ONLEESBAAR)
        for nummer in np.flatnonzero(aantallen % self._stappen).tolist():
            reden = f"het aantal coördinaten van een {stukken[nummer].soort} klopt niet"
            fouten.setdefault(nummer, self._fout(nummer, reden, Geometriefoutsoort.HALF))
        for nummer in np.flatnonzero(aantallen == 0).tolist():
            reden = f"een {stukken[nummer].soort} heeft geen coördinaten"
            fouten.setdefault(nummer, self._fout(nummer, reden, Geometriefoutsoort.LEEG))
        return fouten

    @cached_property
    def _punten(self) -> tuple[Getallen, Tellingen]:
        """The points of the pieces that can be used, and where those of each piece begin; a height is left out."""
        getallen, begin, slecht = self._coordinaten.getallen, self._begin, self._onbruikbaar
        if not slecht and (self._stappen == 2).all():
            return getallen.reshape(-1, 2), begin // 2
        delen = [
            np.zeros((0, 2))
            if nummer in slecht
            else getallen[begin[nummer] : begin[nummer + 1]].reshape(-1, self._stappen[nummer])[:, :2]
            for nummer in range(len(self._stukken))
        ]
        nieuw: Tellingen = np.concatenate(([0], np.cumsum([len(deel) for deel in delen])))
        return np.concatenate(delen), nieuw

    def find_te_lang(self) -> Iterator[tuple[Stuk, str, int]]:
        """Find coordinates with more decimals than their reference system allows: the first, and how many."""
        decimalen, stukken = self._coordinaten.decimalen, self._stukken
        grenzen = [DECIMALEN_PER_STELSEL.get(self._stelsels[stuk.geometrie], _GEEN_GRENS) for stuk in stukken]
        if not decimalen.size or decimalen.max() <= min(grenzen):
            return
        te_lang = np.flatnonzero(decimalen > np.repeat(grenzen, self._coordinaten.aantallen))
        if te_lang.size:
            nummer = int(np.searchsorted(self._begin, te_lang[0], side="right")) - 1
            yield stukken[nummer], stukken[nummer].tekst.split()[te_lang[0] - self._begin[nummer]], te_lang.size

    def find_ongeldig(self) -> Iterator[Geometriefout]:
        """Walk what is wrong with the shape of geometries."""
        yield from self._onbruikbaar.values()
        yield from self._find_ringen()
        yield from self._find_korte_lijnen()
        yield from self._find_vlakken()

    def _of_soort(self, *soorten: Stuksoort) -> Vlaggen:
        """Say of each piece whether it is of some kinds and can be used."""
        slecht = self._onbruikbaar
        return np.array(
            [stuk.soort in soorten and nummer not in slecht for nummer, stuk in enumerate(self._stukken)],
            dtype=np.bool_,
        )

    @cached_property
    def _is_ring(self) -> Vlaggen:
        """Say of each piece whether it is a ring that can be used."""
        return self._of_soort(Stuksoort.BUITENRING, Stuksoort.BINNENRING)

    @cached_property
    def _is_open(self) -> Vlaggen:
        """Say of each piece whether it is a ring that does not end where it begins."""
        punten, begin = self._punten
        is_open: Vlaggen = np.zeros(len(self._stukken), dtype=np.bool_)
        eerste, laatste = punten[begin[:-1][self._is_ring]], punten[begin[1:][self._is_ring] - 1]
        is_open[self._is_ring] = (eerste != laatste).any(axis=1)
        return is_open

    @cached_property
    def _is_kort(self) -> Vlaggen:
        """Say of each piece whether it is a ring of straight lines with fewer than four points."""
        kort: Vlaggen = self._is_ring & self._is_recht & (np.diff(self._punten[1]) < 4)
        return kort

    def _find_ringen(self) -> Iterator[Geometriefout]:
        """Walk the rings that are not closed, or have too few points to be one."""
        punten, begin = self._punten
        for nummer in np.flatnonzero(self._is_open).tolist():
            x, y = punten[begin[nummer + 1] - 1]
            yield self._fout(
                nummer, f"een {self._stukken[nummer].soort} is niet gesloten; zij eindigt bij {_write(x, y)}"
            )
        for nummer in np.flatnonzero(self._is_kort & ~self._is_open).tolist():
            yield self._fout(nummer, f"een {self._stukken[nummer].soort} heeft minder dan vier punten")

    def _find_korte_lijnen(self) -> Iterator[Geometriefout]:
        """Walk the lines that lead nowhere."""
        punten, begin = self._punten
        for nummer in np.flatnonzero(self._of_soort(Stuksoort.LIJN) & self._is_recht).tolist():
            lijn = punten[begin[nummer] : begin[nummer + 1]]
            if (lijn == lijn[0]).all():
                yield self._fout(nummer, f"een lijn is maar één punt: {_write(*lijn[0])}")

    @cached_property
    def vlakken(self) -> tuple[Polygonen, Tellingen]:
        """The surfaces that can be judged as shapely polygons, and the number of the geometry of each.

        A surface with an arc, an open ring or a ring that cannot be read is left out.
        """
        stukken, slecht = self._stukken, self._is_open | self._is_kort | ~self._is_recht
        buiten = {stuk.vlak for stuk in stukken if stuk.soort is Stuksoort.BUITENRING}
        weg = {stukken[nummer].vlak for nummer in (*np.flatnonzero(slecht).tolist(), *self._onbruikbaar)}
        mee = [stuk.vlak in buiten and stuk.vlak not in weg for stuk in stukken]
        nummers = np.flatnonzero(mee)
        if not nummers.size:
            return np.zeros(0, dtype=np.object_), np.zeros(0, dtype=np.int64)
        punten, begin = self._punten
        lengten = np.diff(begin)
        if nummers.size < len(stukken):
            punten, lengten = punten[np.repeat(mee, lengten)], lengten[nummers]
        ringen = shapely.linearrings(punten, indices=np.repeat(np.arange(nummers.size), lengten))
        per_ring = np.array([(stukken[nummer].vlak, stukken[nummer].geometrie) for nummer in nummers])
        _, eerste, per_vlak = np.unique(per_ring[:, 0], return_index=True, return_inverse=True)
        return shapely.polygons(ringen, indices=per_vlak), per_ring[eerste, 1]

    def _find_vlakken(self) -> Iterator[Geometriefout]:
        """Walk the surfaces that cross themselves and such, and geometries of which surfaces overlap."""
        polygonen, geometrie = self.vlakken
        geldig = shapely.is_valid(polygonen)
        slecht = np.flatnonzero(~geldig)
        for nummer, reden in zip(slecht, shapely.is_valid_reason(polygonen[slecht]), strict=True):
            yield Geometriefout(self._geometrieen[geometrie[nummer]], _translate(reden))
        yield from self._find_overlap(polygonen[geldig], geometrie[geldig])

    def _find_overlap(self, polygonen: Polygonen, geometrie: Tellingen) -> Iterator[Geometriefout]:
        """Walk the geometries of which surfaces overlap; shapely refuses these, but also those that share a border."""
        nummers, eerste, aantallen = np.unique(geometrie, return_index=True, return_counts=True)
        meer = np.repeat(aantallen > 1, aantallen)
        if not meer.any():
            return
        _, per_vlak = np.unique(geometrie[meer], return_inverse=True)
        verdacht = ~shapely.is_valid(shapely.multipolygons(polygonen[meer], indices=per_vlak))
        for plek in np.flatnonzero(aantallen > 1)[verdacht]:
            delen = polygonen[eerste[plek] : eerste[plek] + aantallen[plek]]
            nummer = nummers[plek]
            overlap = next(find_overlap(delen, np.arange(len(delen)), self._stelsels[nummer]), None)
            if overlap is not None:
                yield Geometriefout(self._geometrieen[nummer], f"twee vlakken overlappen elkaar bij {overlap.punt}")


@dataclass(frozen=True)
class Overlap:
    """Two surfaces that overlap.

    Attributes:
        een: number of one.
        ander: number of the other.
        punt: a point in both.
    """

    een: int
    ander: int
    punt: str


def find_overlap(polygonen: Polygonen, groepen: Sequence[int] | Tellingen, srs: str = RD) -> Iterator[Overlap]:
    """Walk the surfaces of different groups that overlap; a shared border is no overlap.

    Args:
        polygonen: valid polygons.
        groepen: number of the group of each.
        srs: their reference system.
    """
    per_groep = np.asarray(groepen)
    een, ander = shapely.STRtree(polygonen).query(polygonen, predicate="intersects")
    paren = (een < ander) & (per_groep[een] != per_groep[ander])
    een, ander = een[paren], ander[paren]
    niet_naast = ~shapely.touches(polygonen[een], polygonen[ander])
    een, ander = een[niet_naast], ander[niet_naast]
    samen: Any = shapely.intersection(polygonen[een], polygonen[ander])
    for nummer in np.flatnonzero(shapely.area(samen) > _SPELING.get(srs, _SPELING[RD]) * shapely.length(samen)):
        punt = shapely.point_on_surface(samen[nummer])
        yield Overlap(int(een[nummer]), int(ander[nummer]), _write(punt.x, punt.y))


def _find_geen_getal(tekst: str) -> str:
    """Find the first thing in a row of coordinates that is no finite number."""
    return next((deel for deel in tekst.split() if not _is_getal(deel)), "")


def _is_getal(deel: str) -> bool:
    """Say whether something is a finite number."""
    try:
        return bool(np.isfinite(float(deel)))
    except ValueError:
        return False


def _translate(reden: str) -> str:
    """Say in Dutch what shapely has against a geometry."""
    gevonden = _REDEN.fullmatch(reden)
    if gevonden is None:
        return _REDENEN.get(reden, reden)
    soort, x, y = gevonden.groups()
    return f"{_REDENEN.get(soort, soort)} bij {_write(float(x), float(y))}"


def _write(x: float, y: float) -> str:
    """Write a point for a reader."""
    return f"({x:.10g}, {y:.10g})"
