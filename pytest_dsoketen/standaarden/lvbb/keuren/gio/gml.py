# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the LVBB asks of the GML of a GIO, and of the style that comes with it (LVBB3000-3012, BHKV1030-1032)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from lxml import etree

from pytest_dsoketen.standaarden.gml import GEOMETRIE, GML_ID
from pytest_dsoketen.standaarden.lvbb.keuren.gio.geometrie import id_of_geometrie, judge_alles, list_tops
from pytest_dsoketen.standaarden.lvbb.keuren.gio.inhoud import (
    GROEP,
    KWALITATIEF,
    KWANTITATIEF,
    Gio,
    id_of,
    list_gios,
)
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.namen import NS, local, text_of
from pytest_dsoketen.standaarden.stop.symbolisatie import read_symbolisatie

if TYPE_CHECKING:
    from pytest_dsoketen.standaarden.geometriekeuring import Geometrieoordeel

LOCATIE_MAX = 10 * 1024 * 1024
"""How many bytes the GML of one location may take (LVBB3000)."""


def find_te_groot(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3000: a location takes 10 MB at most; in a file that is smaller, each of them does."""
    for gio in dossier.derive(list_gios):
        bestand = dossier.bestand_per_document.get(gio.root, "")
        if len(dossier.aanlevering.bestanden.get(bestand, b"")) > LOCATIE_MAX:
            for locatie in gio.locaties:
                grootte = len(etree.tostring(locatie, encoding="utf-8", with_tail=False))
                if grootte > LOCATIE_MAX:
                    yield f"de locatie {id_of(locatie)} is {grootte} bytes groot", locatie


def find_bogen(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3002: a geometry has no arcs and circles."""
    for oordeel in dossier.derive(judge_alles):
        for geometrie in oordeel.bogen:
            yield (
                f"de geometrie {id_of_geometrie(geometrie)} heeft bogen of cirkels; verder is zij niet beoordeeld",
                geometrie,
            )


def find_zonder_stelsel(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3003: a geometry names its reference system."""
    for top in dossier.derive(list_tops):
        if not top.get("srsName") and not any(deel.get("srsName") for deel in top.iter(etree.Element)):
            id_ = next(map(id_of_geometrie, top.iterancestors(GEOMETRIE)), "")
            yield f"{local(top)} {id_} noemt geen coördinatenstelsel (srsName)", top


_GML_ID = re.compile(r"[^\W\d][\w.\-]*")


def find_onjuiste_id(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3010: a gml:id begins with a letter, holds no spaces or colons, and is there once (xs:ID)."""
    for gio in dossier.derive(list_gios):
        gezien: set[str] = set()
        for element in gio.root.iter(etree.Element):
            if GML_ID not in element.attrib:
                continue
            id_ = element.get(GML_ID, "").strip()
            if not _GML_ID.fullmatch(id_):
                yield (
                    f"gml:id {id_!r} is niet toegestaan: hij begint met een letter, en heeft geen spatie of dubbele punt",
                    element,
                )
            elif id_ in gezien:
                yield f"gml:id {id_!r} komt meer dan eens voor", element
            gezien.add(id_)


def _coordinaten(soort: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make a rule about coordinates that cannot be used (LVBB3004, LVBB3011, LVBB3012).

    Args:
        soort: value of the Geometriefoutsoort.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        oordelen: tuple[Geometrieoordeel, ...] = dossier.derive(judge_alles)
        for oordeel in oordelen:
            for fout in oordeel.ongeldig:
                if fout.soort.value == soort:
                    yield f"geometrie {id_of_geometrie(fout.geometrie)}: {fout.reden}", fout.geometrie

    return find


def _list_stijlen(dossier: Dossier) -> dict[str, etree._Element]:
    """Give the style of every informatieobject that comes with one, by its expression."""
    stijlen: dict[str, etree._Element] = {}
    for versie in dossier.io_versies:
        stijl = versie.find("se:FeatureTypeStyle", NS)
        if stijl is not None:
            stijlen[text_of(versie, "data:ExpressionIdentificatie/data:FRBRExpression")] = stijl
    return stijlen


def _ongetekend(
    kenmerk: str, wat: str, waarden: Callable[[Gio], Iterable[str]]
) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a style says how each value of a kenmerk is drawn (BHKV1030-1032).

    Args:
        kenmerk: on which the drawing has to depend.
        wat: what a value is called.
        waarden: gives those of a GIO.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for gio in dossier.derive(list_gios):
            alle = dict.fromkeys(waarde for waarde in waarden(gio) if waarde.strip())
            stijl = dossier.derive(_list_stijlen).get(gio.expression)
            if alle and stijl is None:
                yield f"bij {gio.expression} zit geen symbolisatie, en er zijn {len(alle)} {wat}", gio.versie
            elif alle and stijl is not None:
                symbolisatie = read_symbolisatie(stijl)
                regels = symbolisatie.regels if symbolisatie.kenmerk == kenmerk else ()
                weg = [waarde for waarde in alle if not any(regel.matches(waarde) for regel in regels)]
                if weg:
                    yield f"de symbolisatie van {gio.expression} tekent niet alle {wat}: {', '.join(weg)}", stijl

    return find


def _groepen(gio: Gio) -> Iterator[str]:
    """Walk the groups that a GIO lists or uses."""
    yield from (text_of(groep, "geo:groepID") for groep in gio.groepen)
    yield from gio.teksten(GROEP)


REGELS_GML: tuple[Regel, ...] = (
    Regel("LVBB3000", Fase.BESLUIT, find_te_groot),
    Regel("LVBB3002", Fase.BESLUIT, find_bogen),
    Regel("LVBB3003", Fase.BESLUIT, find_zonder_stelsel),
    Regel("LVBB3004", Fase.BESLUIT, _coordinaten("onleesbaar")),
    Regel("LVBB3010", Fase.BESLUIT, find_onjuiste_id),
    Regel("LVBB3011", Fase.BESLUIT, _coordinaten("half")),
    Regel("LVBB3012", Fase.BESLUIT, _coordinaten("leeg")),
    Regel("BHKV1030", Fase.BESLUIT, _ongetekend(GROEP, "groepen", _groepen)),
    Regel(
        "BHKV1031",
        Fase.BESLUIT,
        _ongetekend(KWALITATIEF, "normwaarden in woorden", lambda gio: gio.teksten(KWALITATIEF)),
    ),
    Regel(
        "BHKV1032",
        Fase.BESLUIT,
        _ongetekend(KWANTITATIEF, "normwaarden als getal", lambda gio: gio.teksten(KWANTITATIEF)),
    ),
)
