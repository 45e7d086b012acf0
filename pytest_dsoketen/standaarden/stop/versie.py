# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""One version of a regeling with all that belongs to it: text, metadata, informatieobjecten, OW objects.

This is the state that both plansoftware and the landelijke voorzieningen hold; the model's Regeling is a view on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache

from lxml import etree

from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.plannen import Artikel, Besluitsoort, Gebied, Regeling
from pytest_dsoketen.standaarden.imow.maken import (
    make_ambtsgebied,
    make_objecten,
    make_regelingsgebied,
    read_activiteiten,
    read_annotaties,
    read_gebieden,
)
from pytest_dsoketen.standaarden.imow.namen import STATUS_ONTWERP
from pytest_dsoketen.standaarden.imow.objecten import OwObject, with_ontwerp
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.stop.gio import GioInhoud, hash_of, read_gml, write_gml
from pytest_dsoketen.standaarden.stop.identificatie import expression_dated, join_gio
from pytest_dsoketen.standaarden.stop.namen import (
    BESTUURSORGAAN_GEMEENTE,
    DATA,
    FORMAAT_GIO,
    ONDERWERP,
    REGELING_OMGEVINGSPLAN,
    add,
    new_element,
    text_of,
)
from pytest_dsoketen.standaarden.stop.overheden import Overheidcode, Tooi
from pytest_dsoketen.standaarden.stop.tekst import (
    build_regelingtekst,
    canonical,
    iter_artikelen,
    parse_tekst,
    read_artikelen,
    read_titel,
)

_BEGIN = re.compile(rb"\s*(?:<\?[^>]*\?>\s*)?<(?:[\w.-]+:)?([\w.-]+)")
"""How a text module begins: with the name of its model."""


@dataclass(frozen=True)
class Informatieobject:
    """One version of an informatieobject with its file.

    Attributes:
        work: JOIN work.
        expression: JOIN expression.
        naam: name for a reader.
        bestandsnaam: name of the file, without folder.
        inhoud: the file itself; empty when it was not delivered.
        formaat: GIO or document.
        geboorteregeling: AKN work of the regeling that it was born in.
        hash: SHA-512 as it was declared; empty when none was.
        metadata: InformatieObjectMetadata as XML; empty when it was not delivered.
        bron: file that it was read from.
    """

    work: str
    expression: str
    naam: str
    bestandsnaam: str
    inhoud: bytes
    formaat: str = FORMAAT_GIO
    geboorteregeling: str = ""
    hash: str = ""
    metadata: bytes = b""
    bron: str = field(default="", compare=False)

    @property
    def is_gio(self) -> bool:
        """Whether it holds locations."""
        return self.formaat == FORMAAT_GIO or self.bestandsnaam.lower().endswith(".gml")

    def read_gio(self) -> GioInhoud | None:
        """Read its locations; None when it is no GIO or cannot be read."""
        return _read_gio(self.inhoud) if self.is_gio else None


@lru_cache(maxsize=512)
def _read_gio(inhoud: bytes) -> GioInhoud | None:
    """Read the locations in a file; every version of a plan has the same files again."""
    try:
        return read_gml(parse_xml(inhoud))
    except InnameError:
        return None


@dataclass(frozen=True)
class Regelingversie:
    """One version of a regeling.

    Attributes:
        work: AKN work.
        expression: AKN expression.
        versienummer: number of the version as the bevoegd gezag counts.
        tekst: RegelingCompact as XML, normalised: equal text gives equal bytes.
        metadata: RegelingMetadata as XML.
        doel: doel that made this version.
        gemaakt_op: moment on which the version was made; a change must build on it. None before consolidation.
        soort: definitief or ontwerp.
        geldig_vanaf: first day on which it holds; None for an ontwerp and when unknown.
        informatieobjecten: all that the text names.
        ow: all OW objects of the regeling: the state, not the change.
        bestanden: images, name and content.
    """

    work: str
    expression: str
    versienummer: str
    tekst: bytes
    metadata: bytes
    doel: str
    gemaakt_op: datetime | None = None
    soort: Besluitsoort = Besluitsoort.DEFINITIEF
    geldig_vanaf: date | None = None
    informatieobjecten: tuple[Informatieobject, ...] = ()
    ow: tuple[OwObject, ...] = ()
    bestanden: tuple[tuple[str, bytes], ...] = ()

    @property
    def gezag(self) -> str:
        """Code of the organisation whose regeling it is."""
        delen = self.work.split("/")
        return delen[4] if len(delen) > 4 else ""

    @property
    def titel(self) -> str:
        """The official title; the heading of the text when the metadata have none."""
        officieel = text_of(parse_xml(self.metadata), "data:officieleTitel") if self.metadata else ""
        return officieel or read_titel(self.text_root())

    @property
    def model(self) -> str:
        """Name of the model of its text, such as RegelingCompact; found without reading the text."""
        found = _BEGIN.match(self.tekst)
        return found[1].decode() if found else ""

    def text_root(self) -> etree._Element:
        """Give a fresh copy of the text."""
        return parse_tekst(self.tekst)


def build_versie(
    regeling: Regeling, gezag: Organisatie, *, doel: str, datum: date, gemaakt_op: datetime | None = None
) -> Regelingversie:
    """Make the first version of a regeling from the model.

    Args:
        regeling: what it says.
        gezag: whose regeling it is.
        doel: doel of the besluit that establishes it.
        datum: day on which its informatieobjecten and ambtsgebied are dated.
        gemaakt_op: moment on which the version was made, when it was.
    """
    objecten = build_informatieobjecten(regeling.gebieden, gezag.code, regeling.work, datum)
    tekst = build_regelingtekst(
        gezag.code, regeling.titel, regeling.artikelen, [(io.naam, io.expression) for io in objecten]
    )
    ow = (
        *make_objecten(gezag.code, regeling.artikelen, regeling.activiteiten, regeling.gebieden),
        make_ambtsgebied(gezag.code, gezag.naam, datum),
        make_regelingsgebied(gezag.code, regeling.work),
    )
    return Regelingversie(
        work=regeling.work,
        expression=regeling.expression,
        versienummer=regeling.expression.rpartition("@")[2] or "1",
        tekst=canonical(tekst),
        metadata=build_metadata(gezag.code, regeling.titel),
        doel=doel,
        gemaakt_op=gemaakt_op,
        soort=regeling.soort,
        geldig_vanaf=regeling.geldig_vanaf,
        informatieobjecten=objecten,
        ow=with_ontwerp(ow, ontwerp=regeling.soort is Besluitsoort.ONTWERP),
    )


def build_informatieobjecten(
    gebieden: Iterable[Gebied], gezag: str, regeling: str, datum: date
) -> tuple[Informatieobject, ...]:
    """Make a GIO for every area.

    Args:
        gebieden: one GIO each.
        gezag: overheidscode.
        regeling: AKN work of the regeling in which they are born.
        datum: date of the expressions.
    """
    return tuple(_build_gio(gebied, gezag, regeling, datum) for gebied in gebieden)


def _build_gio(gebied: Gebied, gezag: str, regeling: str, datum: date) -> Informatieobject:
    """Make the GIO of one area; its name comes from the OW identification, which is unique."""
    kenmerk = re.sub(r"[^A-Za-z0-9]", "", gebied.identificatie.rpartition(".")[2]) or "gebied"
    work = join_gio(gezag, datum.year, f"gio_{kenmerk}")
    expression = expression_dated(work, datum)
    inhoud = write_gml(expression, [gebied])
    naam = gebied.naam or kenmerk
    return Informatieobject(
        work=work,
        expression=expression,
        naam=naam,
        bestandsnaam=f"gio_{kenmerk}.gml",
        inhoud=inhoud,
        geboorteregeling=regeling,
        hash=hash_of(inhoud),
        metadata=build_io_metadata(gezag, work, naam),
    )


def tooi(gezag: str) -> str:
    """Give the TOOI identification of an organisation by its code."""
    return str(Tooi(Overheidcode(gezag)))


def build_metadata(gezag: str, titel: str) -> bytes:
    """Make the RegelingMetadata of an omgevingsplan."""
    root = new_element(DATA, "RegelingMetadata")
    add(root, "eindverantwoordelijke", tooi(gezag))
    add(root, "maker", tooi(gezag))
    add(root, "officieleTitel", titel)
    add(add(root, "onderwerpen"), "onderwerp", ONDERWERP)
    add(root, "soortRegeling", REGELING_OMGEVINGSPLAN)
    add(root, "soortBestuursorgaan", BESTUURSORGAAN_GEMEENTE)
    return etree.tostring(root, encoding="UTF-8")


def build_io_metadata(gezag: str, work: str, naam: str) -> bytes:
    """Make the InformatieObjectMetadata of a GIO that is to be consolidated; its title is its work (BHKV1017)."""
    root = new_element(DATA, "InformatieObjectMetadata")
    add(root, "eindverantwoordelijke", tooi(gezag))
    add(root, "formaatInformatieobject", FORMAAT_GIO)
    add(root, "maker", tooi(gezag))
    add(root, "naamInformatieObject", naam)
    add(root, "officieleTitel", work)
    add(root, "publicatieinstructie", "TeConsolideren")
    return etree.tostring(root, encoding="UTF-8")


def geometrieen(informatieobjecten: Iterable[Informatieobject]) -> dict[str, Gebied]:
    """Collect the geometries of all GIO's by basisgeo:id."""
    found: dict[str, Gebied] = {}
    for io in informatieobjecten:
        gio = io.read_gio()
        for locatie in gio.locaties if gio else ():
            found[locatie.geometrie_id] = locatie.as_gebied()
    return found


def to_regeling(versie: Regelingversie) -> Regeling:
    """Give the view of the model on a version.

    Annotations on a lid count for its article; a rule that holds in the whole ambtsgebied names no area.
    """
    tekst = versie.text_root()
    annotaties = read_annotaties(versie.ow)
    leden = {
        artikel.get("wId", ""): [lid.get("wId", "") for lid in artikel if lid.get("wId")]
        for artikel in iter_artikelen(tekst)
    }
    return Regeling(
        work=versie.work,
        expression=versie.expression,
        titel=versie.titel,
        artikelen=tuple(_annotate(artikel, annotaties, leden[artikel.wid]) for artikel in read_artikelen(tekst)),
        activiteiten=read_activiteiten(versie.ow),
        gebieden=read_gebieden(versie.ow, geometrieen(versie.informatieobjecten)),
        soort=versie.soort,
        geldig_vanaf=versie.geldig_vanaf,
    )


def _annotate(
    artikel: Artikel, annotaties: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]], leden: Iterable[str]
) -> Artikel:
    """Add to an article what is annotated on it and on its leden."""
    activiteiten: list[str] = []
    gebieden: list[str] = []
    for wid in (artikel.wid, *leden):
        bij_activiteit, bij_gebied = annotaties.get(wid, ((), ()))
        activiteiten += bij_activiteit
        gebieden += bij_gebied
    return replace(artikel, activiteiten=tuple(dict.fromkeys(activiteiten)), gebieden=tuple(dict.fromkeys(gebieden)))


def soort_of_ow(objecten: Iterable[OwObject]) -> Besluitsoort:
    """Say from the OW objects whether a version is an ontwerp."""
    ontwerp = any(obj.procedurestatus == STATUS_ONTWERP for obj in objecten)
    return Besluitsoort.ONTWERP if ontwerp else Besluitsoort.DEFINITIEF
