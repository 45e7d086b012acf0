# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules about metadata."""

from __future__ import annotations

from tests.unit.keuren.geval import Geval
from tests.unit.lvbbdata import (
    ACT,
    BESLUIT,
    GIO,
    IO,
    IO_PDF,
    KENNISGEVING,
    cut,
    pakket_document,
    pakket_kennisgeving,
)
from tests.unit.plandata import Breuk, edit

_ONDERWERPEN = "<onderwerpen><onderwerp>/tooi/def/concept/c_9d1917e9</onderwerp></onderwerpen><soortRegeling>"


def add_metadata(xml: str) -> Breuk:
    """Add something to the metadata of the regeling."""
    return edit(BESLUIT, _ONDERWERPEN, xml + _ONDERWERPEN)


def add_twice(lijst: str, item: str, waarde: str) -> Breuk:
    """Add a list to the metadata of the regeling in which a value stands twice."""
    return add_metadata(f"<{lijst}>{f'<{item}>{waarde}</{item}>' * 2}</{lijst}>")


def write_referentie(soort: str, uri: str) -> Breuk:
    """Add a grondslag to the metadata of the regeling."""
    return add_metadata(
        f"<grondslagen><grondslag><TekstReferentie><label>Wet</label><soortRef>{soort}</soortRef>"
        f"<uri>{uri}</uri></TekstReferentie></grondslag></grondslagen>"
    )


_CITEERTITEL = (
    "<heeftCiteertitelInformatie><CiteertitelInformatie><citeertitel>Plan</citeertitel>"
    "<isOfficieel>false</isOfficieel></CiteertitelInformatie></heeftCiteertitelInformatie>"
)
_REF = f"<informatieobjectRef>{GIO}/nld@2026-03-01;1</informatieobjectRef>"
_ORGAAN = "<soortBestuursorgaan>/tooi/def/thes/kern/c_2a7d8663</soortBestuursorgaan>"

GEVALLEN: tuple[Geval, ...] = (
    Geval(
        "STOP1015", edit(IO, f"<officieleTitel>{GIO}<", "<officieleTitel>Bos<"), mee=frozenset({"BHKV1017", "STOP2025"})
    ),
    Geval("STOP1016", edit(BESLUIT, "<versienummer>1<", "<versienummer>1.0<")),
    Geval("STOP1018", edit(BESLUIT, _REF, _REF * 2)),
    Geval("STOP1019", add_twice("rechtsgebieden", "rechtsgebied", "/tooi/def/concept/c_8ad05f6d")),
    Geval(
        "STOP1020",
        add_metadata(
            f"<alternatieveTitels><alternatieveTitel>Plan</alternatieveTitel></alternatieveTitels>{_CITEERTITEL}"
        ),
    ),
    Geval("STOP1021", write_referentie("URL", "jci1.3:c:BWBR0005416"), naam="URL is een JCI"),
    Geval("STOP1021", write_referentie("AKN", "/akn/nl/bill/gm9999/2026/b1"), naam="AKN is geen regeling"),
    Geval("STOP1022", add_twice("alternatieveTitels", "alternatieveTitel", "Plan")),
    Geval("STOP1023", add_twice("opvolging", "opvolgerVan", "/akn/nl/act/gm9999/2020/oud")),
    Geval("STOP1024", add_metadata("<opvolging><opvolgerVan>/akn/nl/bill/gm9999/2020/b1</opvolgerVan></opvolging>")),
    Geval("STOP1030", add_twice("overheidsdomeinen", "overheidsdomein", "/tooi/def/concept/c_86b84a9d")),
    Geval("STOP1031", edit(BESLUIT, "</onderwerp>", "</onderwerp><onderwerp>/tooi/def/concept/c_9d1917e9</onderwerp>")),
    Geval("STOP1034", cut(BESLUIT, "<soortBestuursorgaan>", "</soortBestuursorgaan>")),
    Geval("STOP1034", edit(BESLUIT, f"{_ORGAAN}</RegelingMetadata>", "</RegelingMetadata>"), naam="bij de regeling"),
    Geval("STOP1035", edit(BESLUIT, "c_2a7d8663", "c_411b4e4a"), naam="provinciale staten bij een gemeente"),
    Geval(
        "STOP1060",
        edit(IO, f"<heeftGeboorteregeling>{ACT}", f"<heeftGeboorteregeling>{ACT.replace('act', 'doc')}"),
        mee=frozenset({"LVBB3510"}),
    ),
    Geval(
        "STOP1073",
        edit(IO, "TeConsolideren", "AlleenBekendTeMaken"),
        mee=frozenset({"BHKV1018", "LVBB3150", "LVBB3902", "STOP2026", "STOP2033"}),
    ),
    Geval(
        "STOP1074",
        edit(IO_PDF, "AlleenBekendTeMaken", "Informatief"),
        uitgang=pakket_document,
        mee=frozenset({"BHKV1018", "STOP2026", "STOP2034"}),
    ),
    Geval("STOP1075", cut(KENNISGEVING, "<mededelingOver>", "</mededelingOver>"), uitgang=pakket_kennisgeving),
    Geval("STOP2060", edit(BESLUIT, "regelingtype_003", "regelingtype_999"), naam="soort regeling"),
    Geval("STOP2060", edit(IO, "gio_002", "gio_003"), naam="formaat"),
)
