# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules on references and values in OW objects: one change per row of their tables."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from pytest_dsoketen.standaarden.imow.inhoud import HREF
from pytest_dsoketen.standaarden.imow.namen import REGELS, ROL
from pytest_dsoketen.standaarden.imow.soorten import make_object
from pytest_dsoketen.standaarden.lvbb.keuren.ow import verwijzingen, waarden
from pytest_dsoketen.standaarden.stop.namen import qname
from tests.unit.keuren.geval import Geval
from tests.unit.owdata import ow
from tests.unit.owpakketten import (
    WIDS,
    make_plan,
    make_verordening,
    make_visie,
    on_object,
    point,
    put_in,
    twice,
    write,
)

_HOUDERS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    **{
        soort: (make_plan, soort, "")
        for soort in (
            "RegelVoorIedereen",
            "Omgevingswaarderegel",
            "Gebiedengroep",
            "Lijnengroep",
            "Puntengroep",
            "Gebiedsaanwijzing",
            "Regelingsgebied",
            "Pons",
            "SymbolisatieItem",
            "Activiteit",
            "Omgevingsnorm",
            "Omgevingswaarde",
        )
    },
    "ActiviteitLocatieaanduiding": (make_plan, "RegelVoorIedereen", "ActiviteitLocatieaanduiding/"),
    "Normwaarde": (make_plan, "Omgevingsnorm", "Normwaarde/"),
    "Kaartlaag": (make_plan, "Kaart", "Kaartlaag/"),
    "Kaart": (make_plan, "Kaart", ""),
    "Instructieregel": (make_verordening, "Instructieregel", ""),
    "Tekstdeel": (make_visie, "Tekstdeel", ""),
    "Hoofdlijn": (make_visie, ow("hoofdlijn", "2"), ""),
}
"""Where an object or part of one is: package, object and path in it."""

_ANDERS = {"instructieregelTaakuitoefening": ow("juridischeregel", "12", "pv99")}
"""In which object a field is, when the first one does not have it."""

_MEE = {"OZON0076": frozenset({"TPOD2502"})}
"""A type that does not exist, is also no type that an omgevingsplan may have."""

ZONDER = {("OZON0109", "Regeltekst"), ("OZON0325", "RegelVoorIedereen")}
"""What no right package has, and is proved below: a reference to another Regeltekst; a reference that IMOW itself
forbids."""


def _missing(code: str, drager: str, soort: str) -> Geval:
    pakket, kies, pad = _HOUDERS[drager]
    return Geval(code, on_object(kies, point(pad + soort)), f"{drager} {soort}", uitgang=pakket)


def _double(code: str, drager: str, naam: str) -> Geval:
    pakket, kies, pad = _HOUDERS[drager]
    return Geval(code, on_object(_ANDERS.get(naam, kies), twice(pad + naam)), f"{drager} {naam}", uitgang=pakket)


def _value(code: str, drager: str, veld: str) -> Geval:
    pakket, kies, pad = _HOUDERS[drager]
    return Geval(
        code,
        on_object(_ANDERS.get(veld, kies), write(pad + veld)),
        f"{drager} {veld}",
        _MEE.get(code, frozenset()),
        uitgang=pakket,
    )


def _refer_twice(element: etree._Element) -> None:
    """Let a rule refer twice to an omgevingswaarde, which IMOW does not know for it."""
    houder = etree.SubElement(element, qname(REGELS, "omgevingswaardeaanduiding"))
    for _ in range(2):
        etree.SubElement(houder, qname(ROL, "OmgevingswaardeRef"), {HREF: ow("omgevingswaarde", "1")})


_NAAR_REGELTEKST = make_object(
    "Regeltekst", ow("regeltekst", "1"), wid=WIDS[0], gerelateerdeRegeltekst=[ow("regeltekst", "9")]
)

GEVALLEN: tuple[Geval, ...] = (
    *(
        _missing(code, drager, soort)
        for code, drager, soorten in verwijzingen.MOET_BESTAAN
        for soort in soorten.split()
        if soort != "DivisieRef"
    ),
    Geval(
        "OZON0092",
        on_object(ow("tekstdeel", "4"), point("DivisieRef")),
        "Tekstdeel DivisieRef",
        uitgang=make_visie,
    ),
    *(
        _missing("OZON0109", drager, soort)
        for drager, soort in verwijzingen.MOET_BESTAAN_OVERIG
        if ("OZON0109", drager) not in ZONDER
    ),
    Geval("OZON0109", put_in(_NAAR_REGELTEKST), "Regeltekst RegeltekstRef", uitgang=make_plan),
    *(_double(code, drager, naam) for code, drager, naam in verwijzingen.EEN_KEER if (code, drager) not in ZONDER),
    Geval("OZON0325", on_object("RegelVoorIedereen", _refer_twice), "RegelVoorIedereen", uitgang=make_plan),
    *(
        _double(code, "Kaart" if deel == "Kaartlaag" else houders[0], deel)
        for code, deel, houders in verwijzingen.EEN_KEER_DEEL
    ),
    Geval(
        "OZON0040",
        on_object("RegelVoorIedereen", point("GebiedsaanwijzingRef", ow("regeltekst", "1"))),
        "verwijzing naar een ander soort object",
        uitgang=make_plan,
    ),
    *(_value(code, drager, veld) for code, drager, veld, _ in waarden.LIJST_PER_VELD),
    Geval("OZON0080", on_object("Gebiedsaanwijzing", write("groep")), "groep", uitgang=make_plan),
)
