# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Read an STTR file into data; both DMN versions and both versions of the DSO extension."""

from __future__ import annotations

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.regels import Antwoordtype
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.sttr.document import (
    Beslissing,
    Invoer,
    Regelgroep,
    Regelsoort,
    Rij,
    Sttrbestand,
    Tabel,
    Uitvoeringsregel,
)
from pytest_dsoketen.standaarden.sttr.namen import DMN_VERSIES, parse_uitbreiding

Element = etree._Element  # noqa: SLF001  (the name that lxml-stubs gives to an element)

_SOORTEN = frozenset(soort.value for soort in Regelsoort)
_TYPEN = frozenset(soort.value for soort in Antwoordtype)
_VASTE_TYPEN = {
    "booleanWaarde": Antwoordtype.BOOLEAN,
    "numberWaarde": Antwoordtype.NUMBER,
    "stringWaarde": Antwoordtype.STRING,
    "dateWaarde": Antwoordtype.DATE,
}


class SttrError(DsoketenError):
    """A file that is not an STTR file at all."""


def read_sttr(data: bytes) -> Sttrbestand:
    """Read an STTR file.

    What the file does not say, or says wrong, is left out; `check_sttr` tells what is wrong with it.

    Raises:
        SttrError: when it is no XML, or no DMN 1.1 or 1.2.
    """
    try:
        return read_element(parse_xml(data))
    except InnameError as fout:
        raise SttrError(str(fout)) from fout


def read_element(root: Element) -> Sttrbestand:
    """Read an STTR file from its root element; see `read_sttr`."""
    naam = etree.QName(root)
    if naam.localname != "definitions" or naam.namespace not in DMN_VERSIES:
        raise SttrError(f"het bestand begint met {root.tag} en is geen DMN 1.1 of 1.2")
    regels = tuple(
        _read_uitvoeringsregel(element)
        for element in iter_named(root, "uitvoeringsregel")
        if element.get("id") and _find_soort(element) is not None
    )
    return Sttrbestand(
        naam=root.get("name", ""),
        namespace=root.get("namespace", ""),
        dmn=DMN_VERSIES[naam.namespace],
        versie=read_versie(root),
        regelgroepen=tuple(_read_regelgroep(element) for element in iter_named(root, "regelgroep")),
        uitvoeringsregels=regels,
        invoer=tuple(_read_invoer(element) for element in iter_named(root, "inputData")),
        beslissingen=tuple(_read_beslissing(element) for element in root if local(element) == "decision"),
    )


def read_versie(root: Element) -> str:
    """Give the version of the DSO extension that a file uses; `1` when it uses none."""
    for element in root.iter("{*}uitvoeringsregels", "{*}regelgroepen", "{*}functioneleStructuurRef"):
        versie = parse_uitbreiding(etree.QName(element).namespace or "")[1]
        if versie:
            return versie
    return "1"


def local(element: Element) -> str:
    """Give the name of an element without its namespace."""
    return etree.QName(element).localname


def iter_named(element: Element, naam: str) -> list[Element]:
    """Give the descendants with a local name, in document order."""
    return list(element.iter("{*}" + naam))


def child(element: Element, naam: str) -> Element | None:
    """Give the first child with a local name."""
    return next((kind for kind in element if local(kind) == naam), None)


def text(element: Element | None, pad: str = "") -> str:
    """Give the stripped text of an element, or of a descendant along a path of local names; empty when absent."""
    for naam in filter(None, pad.split("/")):
        element = child(element, naam) if element is not None else None
    return (element.text or "").strip() if element is not None else ""


def href(element: Element | None) -> str:
    """Give the target of a reference without its leading hash."""
    return (element.get("href") or "").removeprefix("#") if element is not None else ""


def _read_int(tekst: str) -> int:
    """Read a whole number; 0 when it is none."""
    return int(tekst) if tekst.lstrip("-").isdecimal() and len(tekst) < 12 else 0


def _read_regelgroep(element: Element) -> Regelgroep:
    """Read one group."""
    return Regelgroep(element.get("id", ""), text(element, "naam"), _read_int(text(element, "prioriteit")))


def _find_soort(element: Element) -> Element | None:
    """Find the child that says what an uitvoeringsregel is."""
    return next((kind for kind in element if local(kind) in _SOORTEN), None)


def _read_uitvoeringsregel(element: Element) -> Uitvoeringsregel:
    """Read one uitvoeringsregel."""
    inhoud = _find_soort(element)
    assert inhoud is not None
    soort = Regelsoort(local(inhoud))
    vraag = child(inhoud, "vraag") if soort.is_vraag and soort is not Regelsoort.VRAAG else inhoud
    vraag = vraag if vraag is not None else inhoud
    vast = child(inhoud, "vasteWaarde") if soort is Regelsoort.VOORBEHOUD else inhoud
    type_, waarde = _read_vaste_waarde(vast) if vast is not None else (None, "")
    opties = child(vraag, "opties")
    return Uitvoeringsregel(
        id=element.get("id", ""),
        soort=soort,
        groep=href(child(element, "regelgroepRef")),
        prioriteit=_read_int(text(element, "prioriteit")),
        type=type_ or _read_type(text(vraag, "gegevensType")),
        tekst=text(vraag, "vraagTekst") or text(inhoud, "bijlageType"),
        opties=tuple(text(optie, "optieText") for optie in opties if local(optie) == "optie")
        if opties is not None
        else (),
        meerdere=text(opties, "optieType") == "meerdereAntwoorden",
        waarde=waarde,
        locatie=_get_locatie(inhoud),
        voorbehoud=text(inhoud, "tekstVoorbehoud"),
        documenttype=text(inhoud, "documenttypeGeneriek") or "Overig",
        toelichting=text(element, "uitvoeringsregelToelichting/toelichting"),
        publiceerbaar=text(element, "publiceerbaar") not in {"false", "0"},
        vertrouwelijk=text(element, "potentieelVertrouwelijk") in {"true", "1"},
        classificatie=text(element, "classificatie") or "activiteit",
        referentie=text(element, "vraagReferentie"),
    )


def _get_locatie(inhoud: Element) -> str:
    """Give the area that a geoVerwijzing names."""
    locatie = child(inhoud, "locatie")
    return locatie.get("identificatie", "") if locatie is not None else ""


def _read_type(tekst: str) -> Antwoordtype | None:
    """Read a gegevensType."""
    return Antwoordtype(tekst) if tekst in _TYPEN else None


def _read_vaste_waarde(element: Element) -> tuple[Antwoordtype | None, str]:
    """Read a fixed value of either version: its type and its text."""
    for kind in element:
        if local(kind) in _VASTE_TYPEN:
            return _VASTE_TYPEN[local(kind)], text(kind)
    return _read_type(text(element, "gegevensType")), text(element, "waarde")


def _read_invoer(element: Element) -> Invoer:
    """Read one inputData."""
    variable = child(element, "variable")
    naam = variable.get("name", "") if variable is not None else ""
    uitbreiding = child(element, "extensionElements")
    verwijzing = child(uitbreiding, "uitvoeringsregelRef") if uitbreiding is not None else None
    return Invoer(
        id=element.get("id", ""),
        naam=naam or element.get("name", ""),
        uitvoeringsregel=href(verwijzing),
        type=read_typeref(variable.get("typeRef", "")) if variable is not None else "",
    )


def read_typeref(tekst: str) -> str:
    """Give a typeRef without its prefix."""
    return tekst.rpartition(":")[2]


def _read_beslissing(element: Element) -> Beslissing:
    """Read one decision."""
    uitbreiding = child(element, "extensionElements")
    ref = child(uitbreiding, "functioneleStructuurRef") if uitbreiding is not None else None
    variable = child(element, "variable")
    tabel = child(element, "decisionTable")
    vereist = tuple(
        href(verwijzing)
        for eis in element
        if local(eis) == "informationRequirement"
        for verwijzing in eis
        if local(verwijzing) in {"requiredInput", "requiredDecision"}
    )
    return Beslissing(
        id=element.get("id", ""),
        naam=(variable.get("name", "") if variable is not None else "") or element.get("name", ""),
        ref=href(ref),
        vereist=vereist,
        tabel=_read_tabel(tabel) if tabel is not None else None,
        expressie=text(element, "literalExpression/text"),
    )


def _read_tabel(element: Element) -> Tabel:
    """Read a decision table."""
    return Tabel(
        hit_policy=element.get("hitPolicy", "UNIQUE"),
        ingangen=tuple(text(kind, "inputExpression/text") for kind in element if local(kind) == "input"),
        rijen=tuple(_read_rij(kind) for kind in element if local(kind) == "rule"),
    )


def _read_rij(element: Element) -> Rij:
    """Read one rule of a table."""
    uitkomsten = [kind for kind in element if local(kind) == "outputEntry"]
    toelichtingen = (text(kind, "extensionElements/conclusieToelichting/toelichting") for kind in uitkomsten)
    return Rij(
        toetsen=tuple(text(kind, "text") for kind in element if local(kind) == "inputEntry"),
        uitkomsten=tuple(text(kind, "text") for kind in uitkomsten),
        toelichting=next(filter(None, toelichtingen), ""),
    )
