# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The plan in a package: the aanlevering itself, and what DSO-LV already knew before it came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.plannen import Gebied, Punt, Regeling
from pytest_dsoketen.model.uitgangssituatie import Gebiedengroep, Uitgangssituatie
from pytest_dsoketen.opstelling._pakketmap import explain, list_bestanden, list_paden, read_bestand, refuse
from pytest_dsoketen.standaarden.geometrie import contains
from pytest_dsoketen.standaarden.imow.bestanden import parse_ow, read_deelbestand
from pytest_dsoketen.standaarden.imow.maken import read_activiteiten, read_gebieden
from pytest_dsoketen.standaarden.imow.namen import OW_DC
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.inname import parse_xml, write_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import read_aanlevering
from pytest_dsoketen.standaarden.lvbb.opdracht import MANIFEST, read_manifest
from pytest_dsoketen.standaarden.stop.gio import read_geometrieen
from pytest_dsoketen.standaarden.stop.namen import qname

_OW_BESTAND = qname(OW_DC, "owBestand")
_RAND = 250.0
_PER_GEBIED = 4


@dataclass(frozen=True)
class Pakketplan:
    """The plan of a package.

    Attributes:
        pakket: the ZIP.
        regeling: the version that it brings about, as it stands in the package.
        oin: OIN of the bevoegd gezag in the opdracht.
        code: overheidscode of the regeling.
    """

    pakket: bytes
    regeling: Regeling
    oin: str
    code: str


def read_plan(map_: Path) -> Pakketplan | None:
    """Read the one aanlevering in a folder, as a ZIP or as a folder of files; None when there is no folder.

    Raises:
        OpstellingOngeldigError: none or more than one, or one that cannot be read or establishes no regeling.
    """
    if not map_.exists():
        return None
    kandidaten = [pad for pad in list_paden(map_) if pad.is_dir() or pad.suffix.lower() == ".zip"]
    if len(kandidaten) != 1:
        raise refuse(map_, f"bevat {len(kandidaten)} aanleveringen", "Zet er één ZIP of één map met bestanden in.")
    bron = kandidaten[0]
    pakket = zip_map(bron) if bron.is_dir() else read_bestand(bron)
    with explain(bron, "Gebruik een aanlevering (STOP 1.3, BHKV 1.2) met opdracht.xml en een besluit."):
        aanlevering = read_aanlevering(pakket)
        regeling = aanlevering.regeling()
    if aanlevering.opdracht is None:
        raise refuse(bron, "heeft geen leesbare opdracht.xml", "Voeg de publicatieopdracht toe.")
    if regeling is None:
        uitweg = "Gebruik het besluit waarmee de regeling voor het eerst wordt vastgesteld."
        raise refuse(bron, "stelt geen nieuwe regeling vast", uitweg)
    return Pakketplan(pakket, regeling, aanlevering.opdracht.bevoegd_gezag, regeling.work.split("/")[4])


def zip_map(map_: Path) -> bytes:
    """Zip manifest.xml and exactly the files that it names; the others in the folder stay out.

    Raises:
        OpstellingOngeldigError: no manifest.xml, or a file that it names is not there.
    """
    manifest = map_ / MANIFEST
    inhoud = read_bestand(manifest)
    with explain(manifest, "Gebruik het manifest.xml van de aanlevering (BHKV 1.2)."):
        genoemd = [regel.naam for regel in read_manifest(inhoud)]
    for naam in genoemd:
        if Path(naam).name != naam or not (map_ / naam).is_file():
            uitweg = "Zet dat bestand erbij, of haal die regel uit manifest.xml."
            raise refuse(manifest, f"noemt {naam!r}, maar dat bestand staat niet in de map", uitweg)
    return write_zip({naam: read_bestand(map_ / naam) for naam in dict.fromkeys((*genoemd, MANIFEST))})


def read_bekend(map_: Path) -> Uitgangssituatie:
    """Read the OW files and GML files in a folder: what DSO-LV knows before the walk.

    Raises:
        OpstellingOngeldigError: a file that is neither, or cannot be read.
    """
    objecten: list[OwObject] = []
    geometrieen: dict[str, Gebied] = {}
    for pad in list_bestanden(map_):
        if pad.suffix.lower() == ".gml":
            with explain(pad, "Gebruik een GML-bestand met een basisgeometrie."):
                gevonden = read_geometrieen(parse_xml(read_bestand(pad)))
            geometrieen |= {gebied.geometrie_id: gebied for gebied in gevonden}
        else:
            objecten += _read_ow(pad)
    return Uitgangssituatie(
        objecten=frozenset({*(obj.identificatie for obj in objecten if obj.identificatie), *geometrieen}),
        activiteiten=read_activiteiten(objecten),
        gebieden=read_gebieden(objecten, geometrieen),
        groepen=tuple(
            Gebiedengroep(obj.identificatie, obj.text("noemer"), tuple(ref.doel for ref in obj.verwijzingen))
            for obj in objecten
            if obj.objecttype == "Gebiedengroep"
        ),
    )


def _read_ow(pad: Path) -> list[OwObject]:
    """Read the objects of one OW file."""
    afwijkingen: list[Afwijking] = []
    root: etree._Element | None = parse_ow(read_bestand(pad), pad.name, afwijkingen)
    if root is None or root.tag != _OW_BESTAND:
        reden = afwijkingen[-1].melding if root is None and afwijkingen else "het begint niet met owBestand"
        raise refuse(pad, f"is geen OW-bestand: {reden}", "Laat in de map bekend alleen OW-bestanden en GML staan.")
    return read_deelbestand(root, pad.name)


def find_punten(
    regeling: Regeling, binnen: Punt | None, buiten: Punt | None, urns: Collection[str] = ()
) -> tuple[Punt, Punt]:
    """Give a point where rules with an activity hold and one where they do not; those that are given stay.

    Args:
        regeling: the plan, with all areas that it points at.
        binnen: the first point, when it is given.
        buiten: the second one.
        urns: activities with toepasbare regels: the first point lies in the areas of as many of them as can be.

    Without any rule with an activity and an area of its own both are the origin: then no scenario uses them.
    """
    gebieden = [gebied for gebied in _list_met_activiteit(regeling) if gebied.vlakken]
    per_urn = [find_gebieden(regeling, urn) for urn in urns]
    gevonden = binnen or max(
        (punt for gebied in gebieden for punt in islice(_list_binnen((gebied,)), _PER_GEBIED)),
        key=lambda punt: (sum(_is_in(punt, van_urn) for van_urn in per_urn), sum(_is_in(punt, (g,)) for g in gebieden)),
        default=Punt(0.0, 0.0),
    )
    return gevonden, buiten or next(
        (punt for punt in _list_rond(gebieden) if not _is_in(punt, gebieden)), Punt(0.0, 0.0)
    )


def find_gebieden(regeling: Regeling, urn: str) -> list[Gebied]:
    """Give the areas in which a plan regulates an activity; none when it does so everywhere, or not at all."""
    ids = {id_ for artikel in regeling.artikelen if urn in artikel.activiteiten for id_ in artikel.gebieden}
    return [gebied for gebied in regeling.gebieden if gebied.identificatie in ids]


def find_plek(gebieden: Sequence[Gebied], punt: Punt) -> Punt:
    """Give a point in one of some areas: the given one when it is, or when there are no areas."""
    return punt if not gebieden or _is_in(punt, gebieden) else next(_list_binnen(gebieden), punt)


def _is_in(punt: Punt, gebieden: Iterable[Gebied]) -> bool:
    """Whether a point lies in one of some areas."""
    return any(contains(gebied, punt) for gebied in gebieden)


def _list_met_activiteit(regeling: Regeling) -> list[Gebied]:
    """Give the areas of the rules with an activity."""
    ids = {id_ for artikel in regeling.artikelen if artikel.activiteiten for id_ in artikel.gebieden}
    return [gebied for gebied in regeling.gebieden if gebied.identificatie in ids]


def _list_binnen(gebieden: Iterable[Gebied]) -> Iterator[Punt]:
    """Walk points inside areas: of a fine grid over each, those that lie in it."""
    for gebied in gebieden:
        for vlak in gebied.vlakken:
            for punt in _make_raster([punt.x for punt in vlak.ring], [punt.y for punt in vlak.ring], 21, 0.0):
                if contains(gebied, punt):
                    yield punt


def _list_rond(gebieden: Iterable[Gebied]) -> Iterator[Punt]:
    """Walk points in and around all areas together."""
    punten = [punt for gebied in gebieden for vlak in gebied.vlakken for punt in vlak.ring]
    if punten:
        yield from _make_raster([punt.x for punt in punten], [punt.y for punt in punten], 5, _RAND)


def _make_raster(xs: list[float], ys: list[float], aantal: int, rand: float) -> Iterator[Punt]:
    """Walk a grid over a rectangle with a margin, the middle of each cell, in millimetres."""
    links, onder = min(xs) - rand, min(ys) - rand
    breedte, hoogte = max(xs) + rand - links, max(ys) + rand - onder
    for rij, kolom in product(range(aantal), repeat=2):
        yield Punt(round(links + breedte * (kolom + 0.5) / aantal, 3), round(onder + hoogte * (rij + 0.5) / aantal, 3))


__all__ = ["Pakketplan", "find_gebieden", "find_plek", "find_punten", "read_bekend", "read_plan", "zip_map"]
