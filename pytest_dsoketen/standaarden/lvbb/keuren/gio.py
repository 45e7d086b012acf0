# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about what a GIO says: its locations, norms and geometries (STOP30xx, GEOMETRY.03)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pytest_dsoketen.standaarden.geometrie import MAX_DECIMALEN, is_closed
from pytest_dsoketen.standaarden.lvbb.keuren.informatieobject import gml_per_io
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.gio import REFERENTIESTELSELS, coordinates, read_gml, srs_names


def find_id_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """STOP3013: a basisgeo:id occurs once in a GIO."""
    for io, root in gml_per_io(dossier):
        inhoud = read_gml(root)
        ids = Counter(locatie.geometrie_id for locatie in inhoud.locaties) if inhoud else Counter[str]()
        for geometrie_id, aantal in ids.items():
            if aantal > 1:
                yield f"de geometrie {geometrie_id} komt {aantal} keer voor", io.bestandsnaam


def find_stelsel(dossier: Dossier) -> Iterator[Vondst]:
    """STOP3020: coordinates are in RD or ETRS89."""
    for io, root in gml_per_io(dossier):
        for srs in sorted(set(srs_names(root)) - set(REFERENTIESTELSELS)):
            yield f"het referentiestelsel “{srs}” is geen RD of ETRS89", io.bestandsnaam


def find_decimalen(dossier: Dossier) -> Iterator[Vondst]:
    """GEOMETRY.03.2: coordinates in RD have at most three decimals, and rings are closed."""
    for io, root in gml_per_io(dossier):
        if "urn:ogc:def:crs:EPSG::28992" in set(srs_names(root)):
            te_lang = [maat for maat in coordinates(root) if len(maat.partition(".")[2]) > MAX_DECIMALEN]
            if te_lang:
                melding = f"{len(te_lang)} coördinaten hebben meer dan 3 decimalen, zoals {te_lang[0]}"
                yield f"geometrie is ongeldig: {melding}", io.bestandsnaam
        inhoud = read_gml(root)
        for locatie in inhoud.locaties if inhoud else ():
            if any(not is_closed(ring) for vlak in locatie.vlakken for ring in (vlak.ring, *vlak.gaten)):
                yield f"geometrie is ongeldig: een ring van {locatie.geometrie_id} is niet gesloten", io.bestandsnaam


REGELS_GIO: tuple[Regel, ...] = (
    Regel("STOP3013", Fase.BESLUIT, find_id_dubbel),
    Regel("STOP3020", Fase.BESLUIT, find_stelsel),
    Regel("GEOMETRY.03.2", Fase.BESLUIT, find_decimalen),
)
