# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Which fields every kind of OW object has (IMOW 2.0.0, 3.1, 3.2 and 4.0), and how such an object is made.

The kinds stand in one table. A field is written as in `naam`, `thema*` or `eenheid?`: exactly once, any number, at most
once. `>LocatieRef+` says that it holds references, `{Normwaarde+}` that it holds parts with fields of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.standaarden.imow.inhoud import HREF
from pytest_dsoketen.standaarden.imow.namen import NS
from pytest_dsoketen.standaarden.imow.objecten import OwObject, read_object
from pytest_dsoketen.standaarden.stop.namen import qname

_REGEL = (
    "regels:idealisatie regels:artikelOfLid>regels:RegeltekstRef regels:thema* "
    "regels:locatieaanduiding>l:LocatieRef+ regels:gebiedsaanwijzing?>ga:GebiedsaanwijzingRef+ "
    "regels:kaartaanduiding?>kaart:KaartRef+"
)
_NORM = "rol:naam rol:type rol:eenheid? rol:normwaarde{rol:Normwaarde+} rol:groep"
_SYMBOOL = "{}:eigenSymbolisatie?"

_TABEL: Final[dict[str, str]] = {
    "regels:Regeltekst": "@wId regels:gerelateerdeRegeltekst?>regels:RegeltekstRef+",
    "regels:RegelVoorIedereen": (
        f"{_REGEL} regels:activiteitaanduiding*>rol:ActiviteitRef{{regels:ActiviteitLocatieaanduiding}} "
        "regels:omgevingsnormaanduiding?>rol:OmgevingsnormRef+"
    ),
    "regels:Instructieregel": (
        f"{_REGEL} regels:instructieregelInstrument* regels:instructieregelTaakuitoefening* "
        "regels:omgevingsnormaanduiding?>rol:OmgevingsnormRef+"
    ),
    "regels:Omgevingswaarderegel": f"{_REGEL} regels:omgevingswaardeaanduiding?>rol:OmgevingswaardeRef+",
    "regels:ActiviteitLocatieaanduiding": (
        f"regels:activiteitregelkwalificatie {_SYMBOOL.format('regels')} regels:locatieaanduiding>l:LocatieRef+"
    ),
    "rol:Activiteit": (
        "rol:naam rol:groep rol:gerelateerdeActiviteit?>rol:ActiviteitRef+ rol:bovenliggendeActiviteit>rol:ActiviteitRef"
    ),
    "rol:Omgevingsnorm": _NORM,
    "rol:Omgevingswaarde": _NORM,
    "rol:Normwaarde": (
        "rol:kwalitatieveWaarde? rol:kwantitatieveWaarde? rol:waardeInRegeltekst? "
        f"{_SYMBOOL.format('rol')} rol:locatieaanduiding>l:LocatieRef+"
    ),
    "ga:Gebiedsaanwijzing": f"ga:type ga:naam ga:groep {_SYMBOOL.format('ga')} ga:locatieaanduiding>l:LocatieRef+",
    "l:Gebied": "l:noemer? l:geometrie>l:GeometrieRef",
    "l:Gebiedengroep": "l:noemer? l:groepselement>l:GebiedRef+",
    "l:Punt": "l:noemer? l:geometrie>l:GeometrieRef",
    "l:Puntengroep": "l:noemer? l:groepselement>l:PuntRef+",
    "l:Lijn": "l:noemer? l:geometrie>l:GeometrieRef",
    "l:Lijnengroep": "l:noemer? l:groepselement>l:LijnRef+",
    "l:Ambtsgebied": "l:noemer? l:bestuurlijkeGrenzenVerwijzing{l:BestuurlijkeGrenzenVerwijzing}",
    "l:BestuurlijkeGrenzenVerwijzing": "-identificatie l:bestuurlijkeGrenzenID l:domein l:geldigOp",
    "vt:Divisie": "@wId",
    "vt:Divisietekst": "@wId",
    "vt:Tekstdeel": (
        "vt:idealisatie? vt:thema* vt:divisieaanduiding>vt:DivisieRef|vt:DivisietekstRef "
        "vt:hoofdlijnaanduiding?>vt:HoofdlijnRef+ vt:kaartaanduiding?>kaart:KaartRef+ "
        "vt:locatieaanduiding?>l:LocatieRef+ vt:gebiedsaanwijzing?>ga:GebiedsaanwijzingRef+"
    ),
    "vt:Hoofdlijn": "vt:soort vt:naam vt:gerelateerdeHoofdlijn?>vt:HoofdlijnRef+",
    "kaart:Kaart": "kaart:naam kaart:nummer? kaart:uitsnede{kaart:Kaartextent} kaart:kaartlagen{kaart:Kaartlaag+}",
    "kaart:Kaartextent": "-identificatie kaart:minX kaart:minY kaart:maxX kaart:maxY",
    "kaart:Kaartlaag": (
        "kaart:naam? kaart:niveau kaart:activiteitlocatieweergave?>regels:ActiviteitLocatieaanduidingRef+ "
        "kaart:normweergave?>rol:OmgevingsnormRef|rol:OmgevingswaardeRef+ "
        "kaart:gebiedsaanwijzingweergave?>ga:GebiedsaanwijzingRef+"
    ),
    "p:Pons": "p:locatieaanduiding>l:LocatieRef",
    "rg:Regelingsgebied": "rg:locatieaanduiding>l:LocatieRef",
    "sym:SymbolisatieItem": (
        "-identificatie sym:symboolcode "
        "sym:activiteitLocatieaanduidingSymbolisatie?>regels:ActiviteitLocatieaanduidingRef+ "
        "sym:gebiedsaanwijzingSymbolisatie?>ga:GebiedsaanwijzingRef+ "
        "sym:normwaardeSymbolisatie?>rol:NormwaardeRef+"
    ),
}
DELEN: Final = frozenset({"ActiviteitLocatieaanduiding", "Normwaarde", "BestuurlijkeGrenzenVerwijzing", "Kaartextent"})
"""Kinds that only occur inside an object; a Kaartlaag occurs on its own and inside a Kaart."""

_VELD = re.compile(r"(?P<naam>[\w:]+)(?P<aantal>[?*]?)(?:>(?P<refs>[\w:|]+))?\+?(?:\{(?P<deel>[\w:]+)\+?\})?")


class SoortError(DsoketenError, ValueError):
    """An OW object is asked for with a kind or field that IMOW does not have."""


@dataclass(frozen=True)
class Veld:
    """A field of a kind of OW object.

    Attributes:
        naam: name with namespace.
        verplicht: whether the object cannot do without.
        refs: names of the references that it holds; the one that fits the identification is taken.
        deel: kind of part that it holds.
    """

    naam: str
    verplicht: bool
    refs: tuple[str, ...] = ()
    deel: str = ""

    @property
    def lokaal(self) -> str:
        """Name without namespace."""
        return self.naam.rpartition("}")[2]


@dataclass(frozen=True)
class Soort:
    """A kind of OW object or of part of one.

    Attributes:
        naam: name with namespace.
        velden: in the order in which they are written; the identificatie is one of them.
        heeft_wid: whether it has a wId.
    """

    naam: str
    velden: tuple[Veld, ...]
    heeft_wid: bool = False

    @cached_property
    def verplicht(self) -> frozenset[str]:
        """Names of the fields that it cannot do without."""
        return frozenset(veld.naam for veld in self.velden if veld.verplicht)

    @cached_property
    def delen(self) -> Mapping[str, str]:
        """Kind of part that a field holds, by the name of the field."""
        return {veld.naam: veld.deel for veld in self.velden if veld.deel}


@cache
def load_soorten() -> Mapping[str, Soort]:
    """Give every kind by its local name."""
    return {naam.partition(":")[2]: _read_soort(naam, velden) for naam, velden in _TABEL.items()}


def _read_soort(naam: str, regel: str) -> Soort:
    """Read one row of the table."""
    woorden = regel.split()
    zonder_id = "-identificatie" in woorden
    prefix = naam.partition(":")[0]
    begin = () if zonder_id else (Veld(_full(f"{prefix}:identificatie"), verplicht=True),)
    velden = tuple(_read_veld(woord) for woord in woorden if woord[0] not in "@-")
    return Soort(_full(naam), (*begin, *velden), heeft_wid="@wId" in woorden)


def _read_veld(woord: str) -> Veld:
    """Read one field."""
    found = _VELD.fullmatch(woord)
    if found is None:
        raise SoortError(f"het veld “{woord}” in de tabel met soorten OW-objecten is niet te lezen")
    refs = tuple(_full(ref) for ref in (found["refs"] or "").split("|") if ref)
    deel = (found["deel"] or "").partition(":")[2]
    return Veld(_full(found["naam"]), not found["aantal"], refs, deel)


def _full(naam: str) -> str:
    """Write a prefix out."""
    prefix, _, lokaal = naam.partition(":")
    return qname(NS[prefix], lokaal)


Deel = Mapping[str, object]
Waarde = str | Sequence[str] | Sequence[Deel]
"""A text or several, identifications that are referred to, or parts with their own fields.

A part that goes with a reference names it as `ref`.
"""


def make_object(soort: str, identificatie: str = "", /, *, wid: str = "", **velden: Waarde) -> OwObject:
    """Make an OW object of any kind.

    Args:
        soort: `Gebiedsaanwijzing`, `Tekstdeel`, …
        identificatie: OW identification; empty for a SymbolisatieItem.
        wid: for a Regeltekst, Divisie or Divisietekst.
        velden: by local name.

    Raises:
        SoortError: an unknown kind or field.
    """
    element = _make(soort, {**({"identificatie": identificatie} if identificatie else {}), **velden})
    if wid:
        element.set("wId", wid)
    return read_object(element)


def _make(naam: str, waarden: Mapping[str, object], parent: etree._Element | None = None) -> etree._Element:
    """Write an object or a part of one."""
    soort = load_soorten().get(naam)
    onbekend = set(waarden) - {"ref", *(veld.lokaal for veld in soort.velden)} if soort else {naam}
    if soort is None or onbekend:
        raise SoortError(f"een {naam} in IMOW kent niet: {', '.join(sorted(onbekend))}")
    element = etree.Element(soort.naam, nsmap=NS) if parent is None else etree.SubElement(parent, soort.naam)
    for veld in soort.velden:
        if veld.lokaal in waarden:
            _fill(element, veld, waarden[veld.lokaal])
    return element


def _fill(element: etree._Element, veld: Veld, waarde: object) -> None:
    """Write one field."""
    lijst: Iterable[object] = (waarde,) if isinstance(waarde, str | Mapping) else waarde  # type: ignore[assignment]
    if not veld.refs and not veld.deel:
        for tekst in lijst:
            etree.SubElement(element, veld.naam).text = str(tekst)
        return
    houder = None
    for item in lijst:
        if houder is None or (veld.refs and veld.deel):
            houder = etree.SubElement(element, veld.naam)
        if isinstance(item, Mapping):
            if veld.refs:
                etree.SubElement(houder, veld.refs[0], {HREF: str(item["ref"])})
            _make(veld.deel, item, houder)
        else:
            etree.SubElement(houder, _ref_of(veld, str(item)), {HREF: str(item)})


def _ref_of(veld: Veld, identificatie: str) -> str:
    """Give the name of the reference that fits an identification."""
    soort = identificatie.split(".")[2:3]
    return next(
        (ref for ref in veld.refs if [ref.rpartition("}")[2].removesuffix("Ref").lower()] == soort), veld.refs[0]
    )
