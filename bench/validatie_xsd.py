# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Measures what the verdict of an official XSD costs, next to lxml's own XMLSchema on the same bytes.

    python bench/validatie_xsd.py [--schemas ../shared/officieel/plan/schemas] [--mb 10] [--keer 9] [--groot 100]

The documents are made here, valid and as big as asked: a GIO with many coordinates, one with all of them in one list, an
OW file with many objects, a besluit with many articles. Both ways take turns, each time in a copy of one process; the
table shows the median of the ratios per turn, as throughput of ours over that of lxml, so that 1.00 is as fast. Time is
processor time, which a busy machine disturbs less. `boom` is with a tree at hand: lxml then only walks that tree, where
ours reads the bytes again, because libxml2 needs minutes for a tree with very many mistakes. `stroom` judges a file on
disk in a process of its own, and shows the most memory that process ever had.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.standaarden.schemas import SchemaError, Schemaregister, load_folder
from pytest_dsoketen.standaarden.schemas.kiezen import Versies, choose, kop_of

HIER = Path(__file__).resolve().parent.parent
MB = 1_000_000
NORM_DOORVOER = 0.8
NORM_GEHEUGEN = 200

STOP = "https://standaarden.overheid.nl/stop/imop"
IMOW = "http://www.geostandaarden.nl/imow"


@dataclass(frozen=True)
class Soort:
    """A kind of document: a beginning, a piece that is repeated with a number of its own, and an end."""

    naam: str
    kop: str
    stuk: str
    staart: str

    def make(self, omvang: int) -> bytes:
        """Make a document of about some bytes."""
        return b"".join(self.walk(omvang))

    def walk(self, omvang: int) -> Iterator[bytes]:
        """Walk the parts of a document of about some bytes."""
        yield self.kop.encode()
        geschreven, nummer = 0, 0
        while geschreven < omvang:
            deel = self.stuk.replace("{n}", str(nummer)).encode()
            geschreven += len(deel)
            nummer += 1
            yield deel
        yield self.staart.encode()


GIO_KOP = (
    f'<geo:GeoInformatieObjectVaststelling xmlns:geo="{STOP}/geo/" xmlns:gio="{STOP}/gio/"'
    ' xmlns:basisgeo="http://www.geostandaarden.nl/basisgeometrie/1.0" xmlns:gml="http://www.opengis.net/gml/3.2"'
    ' schemaversie="1.3.0"><geo:context><gio:GeografischeContext>'
    "<gio:achtergrondVerwijzing>top10nl</gio:achtergrondVerwijzing>"
    "<gio:achtergrondActualiteit>2024-01-01</gio:achtergrondActualiteit></gio:GeografischeContext></geo:context>"
    "<geo:vastgesteldeVersie><geo:GeoInformatieObjectVersie><geo:FRBRWork>/join/id/regdata/gm9999/2026/gio</geo:FRBRWork>"
    "<geo:FRBRExpression>/join/id/regdata/gm9999/2026/gio/nld@2026-03-01;1</geo:FRBRExpression><geo:locaties>\n"
)
GIO_LIJST = (
    '<geo:Locatie><geo:geometrie><basisgeo:Geometrie gml:id="g{n}"><basisgeo:id>g{n}</basisgeo:id>'
    '<basisgeo:geometrie><gml:MultiSurface gml:id="m{n}" srsName="urn:ogc:def:crs:EPSG::28992"><gml:surfaceMember>'
    '<gml:Polygon gml:id="p{n}"><gml:exterior><gml:LinearRing><gml:posList>'
)
GIO_EINDE = (
    "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface>"
    "</basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie></geo:Locatie>\n"
)
GIO_STAART = (
    "</geo:locaties></geo:GeoInformatieObjectVersie></geo:vastgesteldeVersie></geo:GeoInformatieObjectVaststelling>"
)

SOORTEN = (
    Soort("GIO", GIO_KOP, GIO_LIJST + "100000.125 450000.250 " * 1000 + GIO_EINDE, GIO_STAART),
    Soort("één lijst", GIO_KOP + GIO_LIJST.replace("{n}", "1"), "100000.125 450000.250 " * 50, GIO_EINDE + GIO_STAART),
    Soort(
        "OW",
        f'<ow-dc:owBestand xmlns:ow-dc="{IMOW}/bestanden/deelbestand" xmlns:l="{IMOW}/locatie"'
        ' xmlns:sl="http://www.geostandaarden.nl/bestanden-ow/standlevering-generiek"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink"><sl:standBestand><sl:dataset>omgevingsdocument</sl:dataset>'
        "<sl:inhoud><sl:gebied>werkingsgebied</sl:gebied><sl:leveringsId>levering-1</sl:leveringsId><sl:objectTypen>"
        "<sl:objectType>Gebied</sl:objectType></sl:objectTypen></sl:inhoud>\n",
        "<sl:stand><ow-dc:owObject><l:Gebied><l:identificatie>nl.imow-gm9999.gebied.{n}</l:identificatie>"
        '<l:noemer>Bos {n}</l:noemer><l:geometrie><l:GeometrieRef xlink:href="11111111-2222-4333-8444-{n}"/>'
        "</l:geometrie></l:Gebied></ow-dc:owObject></sl:stand>\n",
        "</sl:standBestand></ow-dc:owBestand>",
    ),
    Soort(
        "besluit",
        f'<AanleveringBesluit xmlns="https://standaarden.overheid.nl/lvbb/stop/aanlevering/" xmlns:d="{STOP}/data/"'
        ' schemaversie="1.2.0"><BesluitVersie><d:ExpressionIdentificatie><d:FRBRWork>/akn/nl/bill/gm9999/2026/b1'
        "</d:FRBRWork><d:FRBRExpression>/akn/nl/bill/gm9999/2026/b1/nld@2026-03-01;1</d:FRBRExpression>"
        "<d:soortWork>/join/id/stop/work_003</d:soortWork></d:ExpressionIdentificatie><d:BesluitMetadata>"
        "<d:eindverantwoordelijke>/tooi/id/gemeente/gm9999</d:eindverantwoordelijke>"
        "<d:maker>/tooi/id/gemeente/gm9999</d:maker><d:officieleTitel>Besluit</d:officieleTitel><d:onderwerpen>"
        "<d:onderwerp>/tooi/def/concept/c_9d1917e9</d:onderwerp></d:onderwerpen>"
        "<d:soortProcedure>/join/id/stop/proceduretype_definitief</d:soortProcedure></d:BesluitMetadata>"
        "<d:ConsolidatieInformatie><d:BeoogdeRegelgeving><d:BeoogdeRegeling><d:doelen>"
        "<d:doel>/join/id/proces/gm9999/2026/d1</d:doel></d:doelen>"
        "<d:instrumentVersie>/akn/nl/act/gm9999/2026/plan/nld@1</d:instrumentVersie><d:eId>art_I</d:eId>"
        "</d:BeoogdeRegeling></d:BeoogdeRegelgeving></d:ConsolidatieInformatie>"
        f'<BesluitCompact xmlns="{STOP}/tekst/"><RegelingOpschrift eId="longTitle" wId="longTitle"><Al>Besluit</Al>'
        '</RegelingOpschrift><Lichaam eId="body" wId="body">\n',
        '<Artikel eId="art_{n}" wId="gm9999_1__art_{n}"><Kop><Label>Artikel</Label><Nummer>{n}</Nummer>'
        "<Opschrift>Kappen</Opschrift></Kop>"
        '<Lid eId="art_{n}__para_1" wId="gm9999_1__art_{n}__para_1"><LidNummer>1</LidNummer><Inhoud>'
        "<Al>Het is verboden om zonder vergunning een boom te kappen.</Al></Inhoud></Lid>"
        '<Lid eId="art_{n}__para_2" wId="gm9999_1__art_{n}__para_2"><LidNummer>2</LidNummer><Inhoud>'
        "<Al>Het eerste lid geldt niet voor een boom met een <b>kleine</b> omtrek.</Al></Inhoud></Lid></Artikel>\n",
        "</Lichaam></BesluitCompact></BesluitVersie></AanleveringBesluit>",
    ),
)


def main() -> int:
    """Measure; gives 1 when a norm is not met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schemas", type=Path, default=HIER.parent / "shared" / "officieel" / "plan" / "schemas")
    parser.add_argument("--mb", type=float, default=10, help="grootte van de documenten die naast lxml worden gemeten")
    parser.add_argument("--keer", type=int, default=9)
    parser.add_argument(
        "--groot", type=float, default=100, help="grootte in MB van de bestanden die stromen; 0 voor geen"
    )
    parser.add_argument("--stroom", type=Path, help=argparse.SUPPRESS)
    opties = parser.parse_args()
    try:
        schemas = load_folder(opties.schemas)
    except SchemaError as fout:
        print(f"Niets gemeten: {opties.schemas}: {fout}. Wijs met --schemas een map met de officiële schema's aan.")
        return 0
    if opties.stroom:
        return stream(schemas, opties.stroom)
    goed = [measure_doorvoer(schemas, soort, int(opties.mb * MB), opties.keer) for soort in SOORTEN]
    if opties.groot:
        goed += [measure_geheugen(opties.schemas, soort, int(opties.groot * MB)) for soort in SOORTEN]
    return 0 if all(goed) else 1


def measure_doorvoer(schemas: Schemaregister, soort: Soort, omvang: int, keer: int) -> bool:
    """Measure one document next to lxml: from bytes, and with a tree at hand."""
    data = soort.make(omvang)
    tree = etree.fromstring(data, etree.XMLParser(huge_tree=True))
    keuze = choose(kop_of(tree), schemas.index, Versies())
    assert keuze.deel is not None
    assert keuze.bestand is not None
    schema = schemas._load(keuze.deel, keuze.bestand)  # noqa: SLF001  (dezelfde XMLSchema voor beide)
    assert schema.validate(tree), schema.error_log

    def lxml_bytes() -> bool:
        return schema.validate(etree.fromstring(data, etree.XMLParser(huge_tree=True)))

    def ons_bytes() -> bool:
        return schemas.check_xsd(data, soort.naam).oordeel is Oordeel.GESLAAGD

    def ons_boom() -> bool:
        return schemas.check_xsd(data, soort.naam, tree=tree).oordeel is Oordeel.GESLAAGD

    goed = True
    for naam, hun, onze in (("bytes", lxml_bytes, ons_bytes), ("boom", lambda: schema.validate(tree), ons_boom)):
        verhouding, duur = compare(hun, onze, keer)
        norm = NORM_DOORVOER if naam == "bytes" else 0
        goed &= verhouding >= norm
        teken = "" if not norm else "  gehaald" if verhouding >= norm else f"  NIET GEHAALD (norm {norm})"
        print(f"{soort.naam:<9} {naam:<6} {len(data) / MB:6.1f} MB  {len(data) / MB / duur:7.1f} MB/s  "
              f"{verhouding:5.2f} x lxml{teken}")  # fmt: skip
    return goed


def compare(hun: Callable[[], bool], onze: Callable[[], bool], keer: int) -> tuple[float, float]:
    """Let two ways take turns; gives the median of their ratio, and the median time of ours."""
    paren = [(clock(hun), clock(onze)) for _ in range(keer)]
    return statistics.median(h / o for h, o in paren), statistics.median(o for _, o in paren)


def clock(werk: Callable[[], bool]) -> float:
    """Measure the processor time of one run, in a copy of this process.

    What one way leaves behind in memory then helps nor hinders the other.
    """
    lezen, schrijven = os.pipe()
    if (kind := os.fork()) == 0:
        begin = time.process_time()
        goed = werk()
        os.write(schrijven, str(time.process_time() - begin if goed else -1.0).encode())
        os._exit(0)
    os.close(schrijven)
    with os.fdopen(lezen) as pijp:
        duur = float(pijp.read())
    os.waitpid(kind, 0)
    assert duur >= 0
    return duur


def measure_geheugen(schemas: Path, soort: Soort, omvang: int) -> bool:
    """Measure the memory of a process that judges a big file as a stream."""
    with tempfile.NamedTemporaryFile(suffix=".xml") as bestand:
        for deel in soort.walk(omvang):
            bestand.write(deel)
        bestand.flush()
        done = subprocess.run(
            [sys.executable, __file__, "--schemas", str(schemas), "--stroom", bestand.name],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    geheugen, duur = (float(deel) for deel in done.stdout.split())
    goed = geheugen <= NORM_GEHEUGEN
    teken = "gehaald" if goed else f"NIET GEHAALD (norm {NORM_GEHEUGEN} MB)"
    print(
        f"{soort.naam:<9} stroom {omvang / MB:6.1f} MB  {omvang / MB / duur:7.1f} MB/s  {geheugen:5.0f} MB RSS  {teken}"
    )
    return goed


def stream(schemas: Schemaregister, pad: Path) -> int:
    """Judge a file as a stream; prints the most memory in MB and the seconds."""
    begin = time.perf_counter()
    with pad.open("rb") as bestand:
        oordeel = schemas.check_xsd_stroom(bestand, pad.name)
    assert oordeel.oordeel is Oordeel.GESLAAGD, oordeel
    print(peak_memory(), time.perf_counter() - begin)
    return 0


def peak_memory() -> float:
    """Give the most memory in MB that this process had; getrusage would count what its parent had as well."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
