# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""OW files of our own against the official XSDs of IMOW 2.0.0, 3.1.0, 3.2.0 and 4.0.0, and official files through ours.

The material is not ours to ship; point `DSOKETEN_OFFICIEEL` at a folder that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pytest_dsoketen.standaarden.imow.bestanden import (
    OwAanlevering,
    OwBestand,
    parse_ow,
    read_deelbestand,
    read_ow,
    write_deelbestand,
    write_manifest,
    write_ow,
)
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.inname import parse_xml, read_zip
from pytest_dsoketen.standaarden.schemas.kiezen import Versies
from pytest_dsoketen.standaarden.schemas.sets import Standaard
from tests.officieel.schemadata import PLAN, load_plan, need_plan
from tests.unit.owpakketten import make_plan, make_verordening, make_visie, make_waterschap

need_plan()

VERSIES = ("2.0.0", "3.1.0", "3.2.0-rc", "4.0.0-ic1")


def faults_in(versie: str, data: bytes, naam: str) -> list[str]:
    """Judge a document by one version of IMOW."""
    oordeel = load_plan().check_xsd(data, naam, versies=Versies({Standaard.IMOW: versie}, opgelegd=True))
    return [f"{naam}: {oordeel.reden}"] * bool(oordeel.reden) + [f"{naam}: {a.melding}" for a in oordeel.afwijkingen]


def objecten_van(pakket: bytes) -> tuple[OwObject, ...]:
    """Read the OW objects of a package."""
    return read_ow(read_zip(pakket)).objecten


@pytest.mark.parametrize("maak", [make_plan, make_verordening, make_visie, make_waterschap])
@pytest.mark.parametrize("versie", VERSIES)
def test_eigen_objecten_van_elk_type(versie: str, maak: Callable[[], bytes]) -> None:
    weg = {"SymbolisatieItem"} if versie.startswith("3") else set()
    objecten = [obj for obj in objecten_van(maak()) if obj.objecttype not in weg]
    bestanden = write_ow("/akn/nl/act/gm9999/2026/x", "/join/id/proces/gm9999/2026/d1", objecten, "l1", versie)
    assert [fout for naam, inhoud in bestanden.items() for fout in faults_in(versie, inhoud, naam)] == []


@pytest.mark.parametrize("versie", VERSIES)
def test_manifest_zonder_doel(versie: str) -> None:
    deel = OwAanlevering("/akn/nl/act/x", "", (OwBestand("a.xml", ("Gebied",)),), "/akn/nl/act/x/nld@2")
    mag = versie != "2.0.0"
    assert (faults_in(versie, write_manifest([deel], versie), "manifest-ow.xml") == []) == mag


def walk_owbestanden() -> Iterator[tuple[str, bytes]]:
    """Walk the OW files in the examples, in real downloads as well."""
    for pad in sorted((PLAN / "voorbeelden").rglob("*")):
        bestanden = {pad.name: pad.read_bytes()} if pad.suffix == ".xml" else {}
        if pad.suffix == ".zip" and "otst" in pad.parts:
            bestanden = read_zip(pad.read_bytes())
        yield from ((f"{pad}/{naam}", data) for naam, data in bestanden.items() if b"owBestand" in data[:4000])


def test_officiele_bestanden_heen_en_terug() -> None:
    gelezen = 0
    for naam, data in walk_owbestanden():
        root = parse_ow(data, naam, [])
        objecten = read_deelbestand(root, naam) if root is not None else []
        terug = read_deelbestand(parse_xml(write_deelbestand(objecten, "l1")), naam)
        assert [(o.inhoud, o.status, o.procedurestatus) for o in terug] == [
            (o.inhoud, o.status, o.procedurestatus) for o in objecten
        ], naam
        gelezen += len(objecten)
    assert gelezen > 2000
