# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Text of a regeling (RegelingCompact): make it from the model, read the model from it, walk through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from pytest_dsoketen.model.plannen import Artikel
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.stop.namen import NS, TEKST, add, attributes_of, local, new_element, prefixed, qname

REGELINGMODELLEN = ("RegelingCompact", "RegelingKlassiek", "RegelingTijdelijkdeel", "RegelingVrijetekst")

WEG = frozenset({"verwijder", "verwijderContainer"})
"""The wijzigacties of what a mutation removes."""

STRUCTUUR_PER_PREFIX = {
    "book": "Boek",
    "part": "Deel",
    "title": "Titel",
    "chp": "Hoofdstuk",
    "subchp": "Afdeling",
    "subsec": "Paragraaf",
}
"""Which structure element an eId part begins with (AKN naming convention, STOP0022)."""

_GEMENGD = frozenset(
    {
        "Al",
        "Opschrift",
        "Nummer",
        "Label",
        "Subtitel",
        "LidNummer",
        "LiNummer",
        "Lijstaanhef",
        "Lijstsluiting",
        "Wat",
        "b",
        "i",
        "u",
        "strong",
        "sup",
        "sub",
        "ExtRef",
        "IntRef",
        "ExtIoRef",
        "IntIoRef",
        "NieuweTekst",
        "VerwijderdeTekst",
        "Term",
        "Tussenkop",
        "title",
        "Bijschrift",
        "Bron",
        "Contact",
        "entry",
        "abbr",
        "OpmerkingVersie",
        "Citaat",
        "Noot",
        "NootNummer",
    }
)
_BLOKKEN = frozenset(
    {
        "Al",
        "Opschrift",
        "Nummer",
        "Label",
        "Subtitel",
        "LidNummer",
        "LiNummer",
        "Lijstaanhef",
        "Lijstsluiting",
        "Wat",
        "Term",
        "Tussenkop",
        "title",
        "Bijschrift",
        "entry",
        "Kop",
        "br",
        "Li",
        "Lid",
        "Noot",
    }
)


def normalise(element: etree._Element) -> etree._Element:
    """Copy a text module so that equal content is equal XML: one default namespace, no layout between blocks."""
    copy = new_element(TEKST, local(element), attributes_of(element))
    _copy(element, copy)
    return copy


def _copy(source: etree._Element, target: etree._Element) -> None:
    """Copy text and children of an element."""
    mixed = local(source) in _GEMENGD
    target.text = source.text if mixed or (source.text or "").strip() else None
    for child in source:
        if not isinstance(child.tag, str):
            continue
        nieuw = etree.SubElement(target, child.tag, attributes_of(child))
        nieuw.tail = child.tail if mixed or (child.tail or "").strip() else None
        _copy(child, nieuw)


def canonical(element: etree._Element) -> bytes:
    """Write a text module so that equal content gives equal bytes."""
    return etree.tostring(normalise(element), encoding="UTF-8")


def strip_component(element: etree._Element) -> etree._Element:
    """Drop what only counts within a besluit: componentnaam and wordt."""
    for naam in ("componentnaam", "wordt", "was", "schemaversie"):
        if naam in element.attrib:
            del element.attrib[naam]
    return element


def plain_text(element: etree._Element, *, kop: bool = True) -> str:
    """Give the text as a reader sees it, white space normalised; text that a mutation deletes is left out.

    Args:
        element: any text element.
        kop: whether the heading of the element itself belongs to it.
    """
    return " ".join("".join(_pieces(element, kop=kop)).split())


def _pieces(element: etree._Element, *, kop: bool) -> Iterator[str]:
    """Walk the text, with a space around every block."""
    name = local(element)
    if name == "VerwijderdeTekst" or element.get("wijzigactie") in WEG:
        return
    yield " " if name in _BLOKKEN else ""
    yield element.text or ""
    for child in element:
        if kop or local(child) != "Kop":
            yield from _pieces(child, kop=True)
        yield child.tail or ""
    yield " " if name in _BLOKKEN else ""


def build_regelingtekst(
    gezag: str, titel: str, artikelen: Sequence[Artikel], informatieobjecten: Sequence[tuple[str, str]]
) -> etree._Element:
    """Make the text of a first version.

    Args:
        gezag: overheidscode for the wIds of the structure.
        titel: title of the regeling.
        artikelen: in order; their eIds say in which hoofdstuk they stand.
        informatieobjecten: name and expression of every informatieobject that the text establishes.
    """
    root = new_element(TEKST, "RegelingCompact")
    opschrift = add(root, "RegelingOpschrift", attributen={"eId": "longTitle", "wId": "longTitle"})
    add(opschrift, "Al", titel)
    lichaam = add(root, "Lichaam", attributen={"eId": "body", "wId": "body"})
    for artikel in artikelen:
        _structure_for(lichaam, gezag, artikel.eid).append(build_artikel(artikel))
    if informatieobjecten:
        root.append(build_bijlage(gezag, informatieobjecten))
    return root


def _structure_for(lichaam: etree._Element, gezag: str, eid: str) -> etree._Element:
    """Find or make the hoofdstuk, afdeling or paragraaf that an eId stands in."""
    parent = lichaam
    delen = eid.split("__")[:-1]
    for diepte, deel in enumerate(delen, start=1):
        prefix, _, nummer = deel.partition("_")
        pad = "__".join(delen[:diepte])
        found = next((kind for kind in parent if kind.get("eId") == pad), None)
        if found is None:
            naam = STRUCTUUR_PER_PREFIX.get(prefix, "Afdeling")
            found = add(parent, naam, attributen={"eId": pad, "wId": f"{gezag}_1__{pad}"})
            kop = add(found, "Kop")
            add(kop, "Label", naam)
            add(kop, "Nummer", nummer)
        parent = found
    return parent


def build_artikel(artikel: Artikel) -> etree._Element:
    """Make an article with one alinea."""
    element = new_element(TEKST, "Artikel", {"eId": artikel.eid, "wId": artikel.wid})
    kop = add(element, "Kop")
    add(kop, "Label", "Artikel")
    add(kop, "Nummer", artikel.nummer)
    if artikel.opschrift:
        add(kop, "Opschrift", artikel.opschrift)
    add(add(element, "Inhoud"), "Al", artikel.tekst)
    return element


def build_bijlage(gezag: str, informatieobjecten: Sequence[tuple[str, str]]) -> etree._Element:
    """Make the bijlage that names every informatieobject with its expression (ExtIoRef)."""
    bijlage = new_element(TEKST, "Bijlage", {"eId": "cmp_I", "wId": f"{gezag}_1__cmp_I"})
    kop = add(bijlage, "Kop")
    add(kop, "Label", "Bijlage")
    add(kop, "Nummer", "I")
    add(kop, "Opschrift", "Overzicht informatieobjecten")
    for nummer, (naam, expression) in enumerate(informatieobjecten, start=1):
        bijlage.append(build_io_verwijzing(bijlage, f"{gezag}_1", nummer, naam, expression))
    return bijlage


def build_io_verwijzing(
    bijlage: etree._Element, wid_begin: str, nummer: int, naam: str, expression: str
) -> etree._Element:
    """Make the divisietekst in the bijlage that names one informatieobject."""
    eid = f"{bijlage.get('eId')}__content_o_{nummer}"
    wid = f"{wid_begin}__{eid}"
    divisie = new_element(TEKST, "Divisietekst", {"eId": eid, "wId": wid})
    al = add(add(divisie, "Inhoud"), "Al", f"{naam}: ")
    add(al, "ExtIoRef", expression, attributen={"eId": f"{eid}__ref_o_1", "wId": f"{wid}__ref_o_1", "ref": expression})
    return divisie


def is_within(element: etree._Element, *namen: str) -> bool:
    """Say whether a text element stands somewhere within one with one of some names."""
    return next(element.iterancestors(*(prefixed(f"tekst:{naam}") for naam in namen)), None) is not None


def children(element: etree._Element, *namen: str) -> list[etree._Element]:
    """Give the children with one of some names, in the order of the document."""
    return list(element.iterchildren(*(prefixed(f"tekst:{naam}") for naam in namen)))


def is_blank(element: etree._Element) -> bool:
    """Say whether an element holds no text at all, also not deeper."""
    return not (element.text or "").strip() and not any(deel.strip() for deel in element.itertext())


def component_of(element: etree._Element) -> etree._Element | None:
    """Give the component (regeling or mutation) that an element stands in; None in the besluit itself."""
    return next((om for om in element.iterancestors() if om.get("componentnaam")), None)


def read_artikelen(tekst: etree._Element) -> list[Artikel]:
    """Read the articles, without annotations."""
    return [_read_artikel(element) for element in iter_artikelen(tekst)]


def iter_artikelen(tekst: etree._Element) -> Iterator[etree._Element]:
    """Walk the articles in the order of the text."""
    return tekst.iter(qname(TEKST, "Artikel"))


def _read_artikel(element: etree._Element) -> Artikel:
    """Read one article; leden and lists become one plain text."""
    return Artikel(
        wid=element.get("wId", ""),
        eid=element.get("eId", ""),
        nummer=_kop_text(element, "Nummer"),
        opschrift=_kop_text(element, "Opschrift"),
        tekst=plain_text(element, kop=False),
    )


def _kop_text(element: etree._Element, naam: str) -> str:
    """Give a part of the heading."""
    found = element.find(f"tekst:Kop/tekst:{naam}", NS)
    return "" if found is None else plain_text(found)


def find_by_wid(tekst: etree._Element, wid: str) -> etree._Element | None:
    """Find an element by its wId."""
    found: Any = tekst.xpath("descendant-or-self::*[@wId = $wid]", wid=wid)
    return found[0] if found else None


def read_titel(tekst: etree._Element) -> str:
    """Give the title in the text."""
    found = tekst.find("tekst:RegelingOpschrift", NS)
    return "" if found is None else plain_text(found)


def parse_tekst(data: bytes) -> etree._Element:
    """Parse a text module."""
    return parse_xml(data)
