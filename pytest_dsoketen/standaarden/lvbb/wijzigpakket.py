# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A wijziging on its way to other plansoftware: the new version as an uitwisselpakket, with the besluit as a component.

The Momentopname says on which version the change builds, the besluit for which doel it is and why it is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from lxml import etree

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.inname import parse_xml, read_zip, write_xml, write_zip
from pytest_dsoketen.standaarden.lvbb.inhoud import Besluit
from pytest_dsoketen.standaarden.lvbb.pakbon import PAKBON
from pytest_dsoketen.standaarden.lvbb.schrijven import build_motivering, write_kop, write_metadata
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import (
    PakketError,
    add_component,
    add_modules,
    make_identificatie,
    read_uitwisselpakket,
    write_uitwisselpakket,
)
from pytest_dsoketen.standaarden.stop.namen import (
    DATA,
    NS,
    PROCEDURE_ONTWERP,
    TEKST,
    WORK_BESLUIT,
    add,
    new_element,
    text_of,
)
from pytest_dsoketen.standaarden.stop.tekst import plain_text
from pytest_dsoketen.standaarden.stop.versie import Regelingversie

BESLUIT_MAP: Final = "Besluit/"


@dataclass(frozen=True)
class Wijzigpakket:
    """A wijziging between two plansoftware products.

    Attributes:
        besluit: AKN work of the besluit.
        soort: definitief or ontwerp.
        motivering: why it is taken; empty when it does not say.
        wordt: the regeling as it will be.
        basis: doel and moment of the version that it builds on.
    """

    besluit: str
    soort: Besluitsoort
    motivering: str
    wordt: Regelingversie
    basis: tuple[str, datetime | None]


def write_wijzigpakket(wijziging: Wijzigpakket) -> bytes:
    """Write the package; equal input gives equal bytes."""
    doel, gemaakt_op = wijziging.basis
    bestanden = read_zip(write_uitwisselpakket(replace(wijziging.wordt, doel=doel, gemaakt_op=gemaakt_op)))
    pakbon = parse_xml(bestanden[PAKBON])
    expression = f"{wijziging.besluit}/nld@1"
    modules = {
        "Identificatie": make_identificatie(wijziging.besluit, expression, WORK_BESLUIT),
        "Metadata": _make_metadata(wijziging),
        "ConsolidatieInformatie": _make_consolidatie(wijziging),
        "Tekst": _make_tekst(wijziging),
    }
    component = add_component(pakbon, wijziging.besluit, expression, WORK_BESLUIT)
    namen = [(etree.QName(root), f"{BESLUIT_MAP}{naam}.xml") for naam, root in modules.items()]
    add_modules(component, [(naam.localname, naam.namespace or "", bestand) for naam, bestand in namen])
    besluit = {f"{BESLUIT_MAP}{naam}.xml": write_xml(root) for naam, root in modules.items()}
    return write_zip({**bestanden, PAKBON: write_xml(pakbon), **besluit})


def _make_metadata(wijziging: Wijzigpakket) -> etree._Element:
    """Say what kind of besluit it is."""
    wordt = wijziging.wordt
    titel = f"Wijziging van {wordt.titel}"
    besluit = Besluit(wijziging.besluit, "", titel, wijziging.soort, wordt.doel, None, date.min)
    houder = new_element(DATA, "houder")
    write_metadata(houder, besluit, wordt.gezag, ())
    return houder[0]


def _make_consolidatie(wijziging: Wijzigpakket) -> etree._Element:
    """Say for which doel the new version is."""
    consolidatie = new_element(DATA, "ConsolidatieInformatie")
    beoogd = add(add(consolidatie, "BeoogdeRegelgeving"), "BeoogdeRegeling")
    add(add(beoogd, "doelen"), "doel", wijziging.wordt.doel)
    add(beoogd, "instrumentVersie", wijziging.wordt.expression)
    return consolidatie


def _make_tekst(wijziging: Wijzigpakket) -> etree._Element:
    """Write the besluit as far as it is there: its article, and the motivering."""
    tekst = new_element(TEKST, "BesluitCompact")
    opschrift = add(tekst, "RegelingOpschrift", attributen={"eId": "longTitle", "wId": "longTitle"})
    add(opschrift, "Al", f"Wijziging van {wijziging.wordt.titel}")
    lichaam = add(tekst, "Lichaam", attributen={"eId": "body", "wId": "body"})
    wid = f"{wijziging.wordt.gezag}_{wijziging.wordt.versienummer}__"
    artikel = add(lichaam, "Artikel", attributen={"eId": "art_I", "wId": f"{wid}art_I"})
    write_kop(artikel, "Artikel", "I")
    add(add(artikel, "Inhoud"), "Al", f"{wijziging.wordt.titel} wordt gewijzigd.")
    if wijziging.motivering:
        tekst.append(build_motivering(wid, wijziging.motivering))
    return tekst


def read_wijzigpakket(pakket: bytes) -> Wijzigpakket:
    """Read the package.

    Raises:
        InnameError: when the ZIP or a file in it is refused.
        PakketError: when it holds no regeling or no besluit.
    """
    wordt, _ = read_uitwisselpakket(pakket)
    bestanden = read_zip(pakket)
    component = _find_besluit(parse_xml(bestanden[PAKBON]))
    modules = {
        text_of(module, "uws:localName"): parse_xml(bestanden[text_of(module, "uws:bestandsnaam")])
        for module in component.iterfind("uws:heeftModule/uws:Module", NS)
        if text_of(module, "uws:bestandsnaam") in bestanden
    }
    procedure = text_of(modules.get("BesluitMetadata"), "data:soortProcedure")
    soort = Besluitsoort.ONTWERP if procedure == PROCEDURE_ONTWERP else Besluitsoort.DEFINITIEF
    doel = text_of(
        modules.get("ConsolidatieInformatie"), "data:BeoogdeRegelgeving/data:BeoogdeRegeling/data:doelen/data:doel"
    )
    return Wijzigpakket(
        besluit=text_of(component, "uws:FRBRWork"),
        soort=soort,
        motivering=read_motivering(modules.get("BesluitCompact")),
        wordt=replace(wordt, doel=doel, gemaakt_op=None, soort=soort),
        basis=(wordt.doel, wordt.gemaakt_op),
    )


def _find_besluit(pakbon: etree._Element) -> etree._Element:
    """Find the besluit on the pakbon."""
    for component in pakbon.iterfind("uws:Component", NS):
        if text_of(component, "uws:soortWork") == WORK_BESLUIT:
            return component
    raise PakketError("de pakbon noemt geen besluit")


def read_motivering(tekst: etree._Element | None) -> str:
    """Give the motivering in the text of a besluit, without its heading; empty when it has none."""
    motivering = None if tekst is None else tekst.find("tekst:Motivering", NS)
    return "" if motivering is None else plain_text(motivering, kop=False)
