# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules on OW objects against what is known of them, and on the regelingen that they belong to."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pytest_dsoketen.standaarden.imow.objecten import OwObject, with_ontwerp
from pytest_dsoketen.standaarden.imow.soorten import make_object
from pytest_dsoketen.standaarden.lvbb.toestand import Toestand, toestand_of
from tests.unit.keuren.doelen import toestand_geldig, wijziging_geldig
from tests.unit.keuren.geval import Geval
from tests.unit.owdata import drop_objecten, ow, replace_objecten
from tests.unit.owpakketten import (
    ANDER_WORK,
    KAPPEN,
    RIJK,
    WIDS,
    change,
    edit_gml,
    ended,
    make_plan,
    make_plan_versie,
    make_planontwerp,
    make_planvoortgang,
    make_planwijziging,
    make_twee,
    make_vervanging,
    make_verwijdering,
    make_visie,
    make_visiewijziging,
    on_object,
    point,
    put_in,
    put_tweede,
    read_objecten,
    regel,
    toestand_na,
    toestand_zonder_pons,
    waarde,
    withdraw,
    write,
)
from tests.unit.plandata import BOS, DUIN, Breuk, broken, edit
from tests.unit.toestanddata import pakket_intrekking, toestand_gepubliceerd
from tests.unit.tpoddata import uitgang_of

BESLUIT, MANIFEST = "besluit.xml", "manifest-ow.xml"
_TIJDELIJK = "/akn/nl/act/gm9999/2026/voorbescherming"


def _known(identificatie: str) -> OwObject:
    """Give an object of the plan as it is known."""
    return next(obj for obj in make_plan_versie().ow if obj.identificatie == identificatie)


def _without(identificatie: str) -> Breuk:
    """Leave an object out."""
    return lambda bestanden: replace_objecten(
        bestanden, [obj for obj in read_objecten(bestanden) if obj.identificatie != identificatie]
    )


@cache
def toestand_visie() -> Toestand:
    """The visie is known."""
    return toestand_na(make_visie)


@cache
def toestand_met_ander() -> Toestand:
    """Another regeling is known, with a Regeltekst and a Divisietekst and the geometry of the bos."""
    versie = make_plan_versie()
    objecten = (
        make_object("Regeltekst", ow("regeltekst", "9"), wid=WIDS[3]),
        regel("RegelVoorIedereen", "9", "9", [BOS.identificatie]),
    )
    ander = replace(versie, work=ANDER_WORK, expression=f"{ANDER_WORK}/nld@1", ow=objecten)
    return toestand_of([versie, ander], [RIJK])


@cache
def toestand_met_divisie() -> Toestand:
    """The visie is known, and another regeling with a Divisietekst."""
    versie = make_plan_versie(make_visie)
    tekst = make_object("Divisietekst", ow("divisietekst", "9"), wid="gm9999_1__div_9")
    deel = make_object("Tekstdeel", ow("tekstdeel", "9"), divisieaanduiding=tekst.identificatie)
    ander = replace(versie, work=ANDER_WORK, expression=f"{ANDER_WORK}/nld@1", ow=(tekst, deel))
    return toestand_of([versie, ander], [RIJK])


@cache
def toestand_alleen_bos() -> Toestand:
    """Another regeling is known that has no OW objects, and the geometry of the bos."""
    versie = make_plan_versie()
    bos = next(io for io in versie.informatieobjecten if "Bos" in io.work)
    oud = replace(bos, work=f"{bos.work}_oud", expression=bos.expression.replace("Bos", "Bos_oud"))
    ander = replace(versie, work=ANDER_WORK, expression=f"{ANDER_WORK}/nld@1", ow=(), informatieobjecten=(oud,))
    return toestand_of([ander], [RIJK])


@cache
def toestand_met_ontwerp() -> Toestand:
    """An ontwerp is known that makes a pons."""
    basis = toestand_alleen_bos()
    anders = change(_known(_PONS), point("LocatieRef", DUIN.identificatie))
    return Toestand(basis.lvbb, replace(basis.ozon, ontwerpen={_PONS: anders}))


@cache
def make_ontwerp_zonder_pons() -> bytes:
    """Make the plan as an ontwerp, without a pons."""
    return broken(make_planontwerp(), drop_objecten("Pons"))


def _with_tijdelijk_deel(toestand: Toestand) -> Toestand:
    """Make a tijdelijk regelingdeel of the plan known as well."""
    (versie,) = toestand.lvbb.versies.values()
    van = (
        f"<isTijdelijkDeelVan><WorkIdentificatie><FRBRWork>{versie.work}</FRBRWork></WorkIdentificatie>"
        "</isTijdelijkDeelVan></RegelingMetadata>"
    )
    deel = replace(
        versie,
        work=_TIJDELIJK,
        expression=f"{_TIJDELIJK}/nld@1",
        metadata=versie.metadata.replace(b"</RegelingMetadata>", van.encode()),
        ow=(),
        informatieobjecten=(),
    )
    return toestand_of([versie, deel], [RIJK])


@cache
def toestand_met_deel() -> Toestand:
    """The plan and a tijdelijk regelingdeel of it are known."""
    return _with_tijdelijk_deel(toestand_gepubliceerd())


_INTREKKING_DEEL = (
    "<Intrekking><doelen><doel>/join/id/proces/gm9999/2026/d9</doel></doelen>"
    f"<instrument>{_TIJDELIJK}</instrument><eId>art_I</eId></Intrekking>"
)


@cache
def pakket_intrekking_met_deel() -> bytes:
    """Withdraw the plan together with its tijdelijk regelingdeel."""
    return broken(pakket_intrekking(), edit(BESLUIT, "</Intrekkingen>", f"{_INTREKKING_DEEL}</Intrekkingen>"))


_PONS = ow("pons", "1")
_GA = ow("gebiedsaanwijzing", "1")
_TYPE_WATER = (
    write("type", waarde("typegebiedsaanwijzing", "Bodem")),
    write("groep", waarde("bodem", "Bodembeheergebied")),
)
_GELDIG = "<soortTijdstempel>geldigVanaf</soortTijdstempel><datum>"
_ZONDER_GEBIED = drop_objecten("Regelingsgebied", "Ambtsgebied")
_ANDERE_SOORT = [
    regel(
        "Omgevingswaarderegel",
        nummer,
        "2",
        [BOS.identificatie],
        omgevingswaardeaanduiding=[ow("omgevingswaarde", "1")],
    )
    for nummer in ("3", "4")
]
_NEGEN = (
    make_object("Regeltekst", ow("regeltekst", "9"), wid=WIDS[4]),
    regel("RegelVoorIedereen", "9", "9", [BOS.identificatie], thema=[waarde("thema", "Bodem")]),
)
_GEBIED_2 = make_object("Regelingsgebied", ow("regelingsgebied", "2"), locatieaanduiding=DUIN.identificatie)
_BOS_2 = make_object("Gebied", ow("gebied", "Bos2"), geometrie=BOS.geometrie_id)


def _op_wijziging(code: str, breuk: Breuk, naam: str = "", *mee: str) -> Geval:
    """Make a case on the change of the plan."""
    return Geval(code, breuk, naam, frozenset(mee), uitgang=make_planwijziging, toestand=toestand_na)


_TOESTAND: tuple[Geval, ...] = (
    _op_wijziging("OZON0082", on_object(KAPPEN, point("bovenliggendeActiviteit/ActiviteitRef"))),
    _op_wijziging("OZON0107", put_in(ended(change(_known(_PONS), write("LocatieRef")))), "pons"),
    _op_wijziging("OZON0108", put_in(_known(_PONS)), "pons"),
    Geval(
        "OZON0110",
        edit(BESLUIT, f"{_GELDIG}2026-08-01", f"{_GELDIG}2026-07-15"),
        uitgang=wijziging_geldig,
        toestand=toestand_geldig,
    ),
    Geval(
        "OZON0111",
        put_in(_known(_PONS)),
        uitgang=make_planvoortgang,
        toestand=toestand_zonder_pons,
    ),
    Geval(
        "OZON0132",
        edit_gml("Bos", "101000 450000", "101001 450000"),
        uitgang=make_plan,
        toestand=toestand_alleen_bos,
    ),
    _op_wijziging("OZON0201", put_in(change(_known(_GA), *_TYPE_WATER))),
    _op_wijziging(
        "OZON0210", put_in(make_object("Regeltekst", ow("regeltekst", "1"), wid=WIDS[4])), "naar een ander artikel"
    ),
    Geval(
        "OZON0210",
        _without(ow("regeltekst", "2")),
        "artikel verdwijnt",
        frozenset({"OZON0351"}),
        uitgang=make_verwijdering,
        toestand=toestand_na,
    ),
    Geval(
        "OZON0211",
        put_in(make_object("Divisietekst", ow("divisietekst", "1"), wid="gm9999_1__div_1")),
        uitgang=make_visiewijziging,
        toestand=toestand_visie,
    ),
    _op_wijziging("OZON0350", put_in(ended(_known(_GA))), "bekend"),
    _op_wijziging("OZON0351", put_in(*(ended(_known(ow("juridischeregel", n))) for n in ("5", "6")))),
    Geval(
        "OZON1034",
        put_in(*with_ontwerp([_known(_PONS)], ontwerp=True)),
        uitgang=make_ontwerp_zonder_pons,
        toestand=toestand_met_ontwerp,
    ),
    _op_wijziging("OZON4005", put_in(*_ANDERE_SOORT)),
    _op_wijziging("OZON4001", put_in(ended(make_object("Pons", ow("pons", "9"), locatieaanduiding=BOS.identificatie)))),
)

_REGELINGEN: tuple[Geval, ...] = (
    Geval(
        "OZON0104",
        put_in(make_object("Pons", ow("pons", "2"), locatieaanduiding=DUIN.identificatie)),
        uitgang=make_plan,
    ),
    Geval("OZON0103", _ZONDER_GEBIED, "plan", uitgang=make_plan),
    Geval("OZON0212", _ZONDER_GEBIED, uitgang=make_vervanging),
    Geval("OZON1041", _ZONDER_GEBIED, uitgang=make_planontwerp),
    Geval(
        "OZON0218",
        put_in(*_NEGEN),
        mee=frozenset({"OZON0210"}),
        uitgang=make_planwijziging,
        toestand=toestand_met_ander,
    ),
    Geval(
        "OZON0219",
        put_in(make_object("Divisietekst", ow("divisietekst", "9"), wid="gm9999_1__div_1__content_1")),
        mee=frozenset({"OZON0211"}),
        uitgang=make_visiewijziging,
        toestand=toestand_met_divisie,
    ),
    Geval(
        "OZON1025",
        withdraw(ANDER_WORK),
        uitgang=make_planwijziging,
        toestand=toestand_na,
    ),
    Geval(
        "OZON1033",
        edit(BESLUIT, _INTREKKING_DEEL, ""),
        uitgang=pakket_intrekking_met_deel,
        toestand=toestand_met_deel,
    ),
    Geval(
        "OZON1037",
        put_in(make_object("Pons", ow("pons", "1"), locatieaanduiding=BOS.identificatie)),
        uitgang=uitgang_of("regelingtype_015", "gemeente"),
    ),
    Geval(
        "OZON1042",
        drop_objecten("Regelingsgebied"),
        uitgang=pakket_intrekking,
        toestand=toestand_gepubliceerd,
    ),
    Geval(
        "OZON4007",
        edit(
            MANIFEST,
            "<naam>tweede.xml</naam>",
            "<naam>ponsen.xml</naam><objecttype>Pons</objecttype></Bestand><Bestand><naam>tweede.xml</naam>",
        ),
        uitgang=make_twee,
    ),
    Geval(
        "OZON4008",
        put_tweede(_GEBIED_2, make_object("Gebied", DUIN.identificatie, geometrie=DUIN.geometrie_id)),
        mee=frozenset({"OZON0310", "OZON4009"}),
        uitgang=make_twee,
    ),
    Geval(
        "OZON4009",
        put_tweede(change(_GEBIED_2, point("LocatieRef", _BOS_2.identificatie)), _BOS_2),
        mee=frozenset({"OZON0370"}),
        uitgang=make_twee,
    ),
    Geval("OZON4010", withdraw(f"{ANDER_WORK}_3"), uitgang=make_twee),
)

GEVALLEN: tuple[Geval, ...] = (*_TOESTAND, *_REGELINGEN)
