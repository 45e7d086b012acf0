# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules on OW objects by themselves, on who must refer to them, and on activities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pytest_dsoketen.standaarden.imow.namen import STATUS_ONTWERP
from pytest_dsoketen.standaarden.imow.soorten import make_object
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.lvbb.keuren.ow.activiteiten import BESTUURSLAGEN, Bestuurslaag
from tests.unit.keuren.geval import Geval
from tests.unit.owdata import ow, replace_objecten
from tests.unit.owpakketten import (
    LIJN,
    PUNT,
    WIDS,
    activiteit,
    edit_gml,
    gebiedsaanwijzing,
    make_plan,
    make_planontwerp,
    make_verordening,
    make_visie,
    make_waterschap,
    norm,
    on_object,
    point,
    put_in,
    read_objecten,
    take,
    twice,
    write,
)
from tests.unit.plandata import BOS, DUIN, TOP, Breuk, both, edit

_WEG = "11111111-2222-4333-8444-555555555599"
_LOCATIE = (
    f"<geo:Locatie><geo:geometrie><basisgeo:Geometrie><basisgeo:id>{_WEG}</basisgeo:id><basisgeo:geometrie>"
    '<gml:MultiSurface srsName="urn:ogc:def:crs:EPSG::28992"><gml:surfaceMember><gml:Polygon><gml:exterior>'
    "<gml:LinearRing><gml:posList>106000 450000 106100 450000 106100 450100 106000 450000</gml:posList>"
    "</gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></basisgeo:geometrie>"
    "</basisgeo:Geometrie></geo:geometrie></geo:Locatie>"
)


def _with_status(kies: str, status: str, procedurestatus: str = "") -> Breuk:
    """Give an object a status."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        return replace_objecten(
            bestanden,
            [
                replace(obj, status=status, procedurestatus=procedurestatus) if obj.objecttype == kies else obj
                for obj in read_objecten(bestanden)
            ],
        )

    return apply


def _locatie(soort: str, geometrie: str) -> Breuk:
    """Add another location to a group."""
    groep, eerder = _GROEPEN[soort]
    nieuw = ow(soort.lower(), "Nieuw")
    return put_in(
        make_object(soort, nieuw, geometrie=geometrie),
        make_object(groep, ow(groep.lower(), "1"), groepselement=[*eerder, nieuw]),
    )


_GROEPEN = {
    "Gebied": ("Gebiedengroep", [BOS.identificatie, DUIN.identificatie]),
    "Lijn": ("Lijnengroep", [LIJN.identificatie]),
    "Punt": ("Puntengroep", [PUNT.identificatie]),
}
_ETRS89 = both(
    edit_gml("Duin", "EPSG::28992", "EPSG::4258"),
    edit_gml(
        "Duin",
        "102000 450000 103000 450000 103000 451000 102000 450000",
        "52.01 4.31 52.01 4.32 52.02 4.32 52.01 4.31",
    ),
)


_OBJECTEN: tuple[Geval, ...] = (
    Geval(
        "SCHEMA.OW.03.2",
        edit(
            "regelsvooriedereen.xml",
            "<regels:activiteitaanduiding>",
            "<regels:gebiedsaanwijzing/><regels:activiteitaanduiding>",
            1,
        ),
    ),
    *(
        Geval(code, _locatie(soort, _WEG), soort, uitgang=make_plan)
        for code, soort in (("OZON0066", "Gebied"), ("OZON0067", "Lijn"), ("OZON0068", "Punt"))
    ),
    Geval("OZON0069", _ETRS89, "groep", uitgang=make_plan),
    Geval(
        "OZON0069",
        edit_gml("Duin", "<gml:Polygon ", '<gml:Polygon srsName="urn:ogc:def:crs:EPSG::4258" '),
        "geometrie",
        uitgang=make_plan,
    ),
    Geval("OZON0122", _with_status("Pons", "nieuw"), uitgang=make_plan),
    Geval("OZON0123", on_object("Ambtsgebied", write("geldigOp", "2026-02-30")), uitgang=make_plan),
    Geval("OZON0126", _with_status("Pons", "", STATUS_ONTWERP), uitgang=make_plan),
    Geval("OZON0127", _with_status("Activiteit", ""), uitgang=make_planontwerp),
    Geval("OZON0128", put_in(make_object("SymbolisatieItem", symboolcode="vsg014")), uitgang=make_planontwerp),
    Geval("OZON0216", on_object("Ambtsgebied", write("bestuurlijkeGrenzenID", "GM99")), uitgang=make_plan),
    Geval(
        "OZON0310",
        on_object(
            "RegelVoorIedereen",
            write("ActiviteitLocatieaanduiding/identificatie", ow("activiteitlocatieaanduiding", "2")),
        ),
        "deel van een object",
        uitgang=make_plan,
    ),
    Geval("OZON3000", on_object("Gebiedsaanwijzing", take("naam")), "veld", uitgang=make_plan),
    Geval("OZON3000", on_object("Omgevingsnorm", take("Normwaarde/locatieaanduiding")), "deel", uitgang=make_plan),
    Geval("OZON3000", on_object("Hoofdlijn", write("naam", " ")), "leeg", uitgang=make_visie),
)

_NAAR_DIVISIETEKST = tuple(
    make_object("Tekstdeel", ow("tekstdeel", nummer), divisieaanduiding=ow("divisietekst", "1"))
    for nummer in ("3", "4")
)

_VERWEESD: tuple[Geval, ...] = (
    Geval("OZON0017", put_in(activiteit("Los", TOP)), "los", uitgang=make_plan),
    Geval("OZON0022", put_in(gebiedsaanwijzing("9", BOS.identificatie)), uitgang=make_plan),
    Geval("OZON0026", put_in(norm("Omgevingsnorm", "9", "Bodem")), uitgang=make_plan),
    Geval("OZON0030", put_in(norm("Omgevingswaarde", "9", "Geluid")), uitgang=make_plan),
    Geval("OZON0086", edit_gml("Duin", "</geo:locaties>", f"{_LOCATIE}</geo:locaties>"), uitgang=make_plan),
    Geval("OZON0090", put_in(*_NAAR_DIVISIETEKST), "Divisie", uitgang=make_visie),
    Geval("OZON0102", put_in(make_object("Regeltekst", ow("regeltekst", "9"), wid=WIDS[4])), uitgang=make_plan),
    Geval("OZON0350", _with_status("Activiteit", "beëindigen"), "geleverd", frozenset({"TPOD0104"}), uitgang=make_plan),
    Geval("OZON0370", _locatie("Gebied", BOS.geometrie_id), uitgang=make_plan),
    *(
        Geval(code, breuk, naam, frozenset(mee), uitgang=pakket)
        for code, breuk, naam, mee, pakket in (
            (
                "OZON0098",
                on_object("Omgevingswaarderegel", point("RegeltekstRef", ow("regeltekst", "1"))),
                "met omgevingswaarderegel",
                {"OZON0099"},
                make_plan,
            ),
            (
                "OZON0099",
                on_object("RegelVoorIedereen", point("RegeltekstRef", ow("regeltekst", "3"))),
                "met regel voor iedereen",
                {"OZON0098"},
                make_plan,
            ),
            (
                "OZON0100",
                on_object("Instructieregel", point("RegeltekstRef", ow("regeltekst", "1", "pv99"))),
                "met regel voor iedereen",
                {"OZON0098"},
                make_verordening,
            ),
        )
    ),
)

_PER_LAAG = {
    "gm": (make_plan, TOP, ow("activiteit", "Kappen")),
    "pv": (make_verordening, ow("activiteit", "Top", "pv99"), ow("activiteit", "Sub", "pv99")),
    "ws": (make_waterschap, ow("activiteit", "Top", "ws9999"), ow("activiteit", "Sub", "ws9999")),
}
_BOVEN = "bovenliggendeActiviteit/ActiviteitRef"


def _gevallen_laag(laag: Bestuurslaag) -> Iterator[Geval]:
    """Walk what can be wrong with the activities of a kind of organisation."""
    pakket, top, sub = _PER_LAAG[laag.code]
    rijk = next(obj for obj in read_objecten(read_zip(pakket())) if obj.identificatie == top)
    (boven,) = rijk.refs("ActiviteitRef", "bovenliggendeActiviteit")
    ander = f"nl.imow-{laag.code}01.activiteit.Top"
    vreemd = ow("activiteit", "Top", "pv98" if laag.code == "ws" else "mnre1034")
    yield Geval(laag.een, on_object(sub, point(_BOVEN, boven)), laag.naam, uitgang=pakket)
    yield Geval(laag.zelfde, on_object(sub, point(_BOVEN, ander)), laag.naam, uitgang=pakket)
    yield Geval(laag.boven, on_object(top, point(_BOVEN, vreemd)), laag.naam, uitgang=pakket)


_ACTIVITEITEN: tuple[Geval, ...] = (
    Geval(
        "OZON0083",
        on_object(TOP, point("bovenliggendeActiviteit/ActiviteitRef", ow("activiteit", "Kappen"))),
        "via een andere",
        uitgang=make_plan,
    ),
    Geval(
        "OZON0084",
        on_object(ow("activiteit", "Kappen"), point("gerelateerdeActiviteit/ActiviteitRef")),
        uitgang=make_plan,
    ),
    Geval(
        "OZON0085",
        on_object(
            ow("activiteit", "Kappen"), point("gerelateerdeActiviteit/ActiviteitRef", ow("activiteit", "Kappen"))
        ),
        uitgang=make_plan,
    ),
    Geval(
        "OZON0371",
        on_object(ow("activiteit", "Kappen"), twice("gerelateerdeActiviteit/ActiviteitRef")),
        uitgang=make_plan,
    ),
    *(geval for laag in BESTUURSLAGEN for geval in _gevallen_laag(laag)),
)

GEVALLEN: tuple[Geval, ...] = (*_OBJECTEN, *_VERWEESD, *_ACTIVITEITEN)
