# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the versions that a besluit makes, against those that the LVBB holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort
from pytest_dsoketen.standaarden.imow.objecten import read_object
from pytest_dsoketen.standaarden.lvbb.aanlevering import write_directe_mutatie
from pytest_dsoketen.standaarden.lvbb.toestand import Besluitstand, Intrekkingstand, Register, Status
from pytest_dsoketen.standaarden.stop.namen import local
from tests.unit.keuren.geval import Geval, ongewijzigd
from tests.unit.plandata import (
    GEMEENTE,
    VANDAAG,
    WORK,
    Breuk,
    broken,
    edit,
    make_geconsolideerd,
    make_opdracht,
    make_wijziging,
)
from tests.unit.toestanddata import (
    BILL_1,
    BILL_2,
    changed,
    pakket_intrekking,
    pakket_wijziging,
    toestand_gepubliceerd,
    toestand_leeg,
)

BESLUIT = "besluit.xml"
WAS = f"{WORK}/nld@1"
HOOFDWORK = "/akn/nl/act/gm9999/2026/hoofdregeling"
TIJDELIJK = f"<FRBRExpression>{WORK}/nld@2</FRBRExpression><soortWork>/join/id/stop/work_019</soortWork>"
HOOFDREGELING = (
    f"<isTijdelijkDeelVan><WorkIdentificatie><FRBRWork>{HOOFDWORK}</FRBRWork>"
    "<soortWork>/join/id/stop/work_019</soortWork></WorkIdentificatie></isTijdelijkDeelVan>"
)


def add_versie(nummer: int, geldig_vanaf: date) -> Callable[[Register], None]:
    """Have the LVBB hold another version besides, without informatieobjecten."""

    def add(register: Register) -> None:
        versie = replace(
            make_geconsolideerd(),
            expression=f"{WORK}/nld@{nummer}",
            doel="",
            geldig_vanaf=geldig_vanaf,
            informatieobjecten=(),
        )
        register.add_versie(versie)

    return add


def _bouw_voort(register: Register) -> None:
    """Have another besluit build on the first version."""
    ander = "/akn/nl/bill/gm9999/2026/b9"
    register.besluiten[ander] = Besluitstand(
        ander,
        f"{ander}/nld@2026",
        Besluitsoort.DEFINITIEF,
        GEMEENTE.oin,
        VANDAAG,
        VANDAAG,
        basis=((f"{WORK}/nld@9", WAS),),
    )


def _maak_ontwerp(register: Register) -> None:
    """Have the first version come from an ontwerp."""
    register.versies[WAS] = replace(register.versies[WAS], soort=Besluitsoort.ONTWERP)


def _trek_in(work: str) -> Callable[[Register], None]:
    """Have a regeling or informatieobject be withdrawn since long."""

    def change(register: Register) -> None:
        register.intrekkingen[work] = Intrekkingstand(work, "/akn/nl/bill/gm9999/2026/b8", "", date(2026, 2, 1))

    return change


def _zet_status(status: Status) -> Callable[[Register], None]:
    """Have the first besluit be so far."""

    def change(register: Register) -> None:
        register.besluiten[BILL_1] = replace(register.besluiten[BILL_1], status=status)

    return change


def _ken_hoofdregeling(register: Register) -> None:
    """Have the LVBB hold a regeling of which there is only an ontwerp."""
    versie = replace(
        make_geconsolideerd(), work=HOOFDWORK, expression=f"{HOOFDWORK}/nld@1", doel="", informatieobjecten=()
    )
    register.add_versie(replace(versie, soort=Besluitsoort.ONTWERP))


def _vervang_geheel(model: str) -> Breuk:
    """Replace the mutations by the whole regeling, in a model."""

    def change(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        tekst = bestanden[BESLUIT].decode()
        begin, einde = tekst.index(">", tekst.index("<RegelingMutatie ")) + 1, tekst.index("</RegelingMutatie>")
        nieuw = make_wijziging()[1].tekst.decode().replace("RegelingCompact", model)
        geheel = f"<VervangRegeling>{nieuw}</VervangRegeling>"
        return {**bestanden, BESLUIT: (tekst[:begin] + geheel + tekst[einde:]).encode()}

    return change


@cache
def wijziging_geheel() -> bytes:
    """The change, with the whole regeling in the place of mutations."""
    return broken(pakket_wijziging(), _vervang_geheel("RegelingCompact"))


@cache
def pakket_directe_mutatie() -> bytes:
    """A change of the name of an area, without a besluit."""
    versie = make_geconsolideerd()
    gebied = next(obj for obj in versie.ow if obj.objecttype == "Gebied")
    element = gebied.element()
    next(kind for kind in element if local(kind) == "noemer").text = "Groot bos"
    opdracht = replace(make_opdracht("levering-3", Opdrachtsoort.DIRECTE_MUTATIE), bekendmaking=None)
    return write_directe_mutatie(opdracht, versie, [read_object(element)])


GEVALLEN: tuple[Geval, ...] = (
    Geval(
        "LVBB4001",
        edit(BESLUIT, BILL_2, BILL_1, -1),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
    ),
    Geval(
        "LVBB4014",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, add_versie(2, date(2026, 7, 1))),
    ),
    Geval(
        "LVBB4015",
        edit(BESLUIT, f'was="{WAS}"', f'was="{WORK}/nld@8"'),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
    ),
    Geval(
        "LVBB5007",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _maak_ontwerp),
    ),
    Geval(
        "LVBB5015",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _bouw_voort),
    ),
    Geval(
        "LVBB5019",
        ongewijzigd,
        toestand=toestand_leeg,
        dan=changed(toestand_leeg, add_versie(9, date(2026, 1, 1))),
    ),
    Geval(
        "LVBB4051",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _trek_in("/join/id/regdata/gm9999/2026/gio_Duin")),
    ),
    Geval(
        "LVBB4052",
        ongewijzigd,
        toestand=toestand_leeg,
        dan=changed(toestand_leeg, _trek_in(WORK)),
    ),
    Geval(
        "LVBB4211",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _zet_status(Status.AANGEBODEN)),
    ),
    Geval(
        "LVBB4212",
        ongewijzigd,
        uitgang=pakket_intrekking,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _zet_status(Status.AANGEBODEN)),
    ),
    Geval(
        "LVBB5008",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _zet_status(Status.WACHT_OP_AFBREKEN)),
    ),
    Geval(
        "LVBB5009",
        edit(BESLUIT, "<soortWork>/join/id/stop/work_019", "<soortWork>/join/id/stop/work_021"),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        mee=frozenset({"STOP2058"}),
    ),
    Geval(
        "LVBB5012",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _trek_in(WORK)),
    ),
    Geval(
        "LVBB5013",
        ongewijzigd,
        naam="al ingetrokken",
        uitgang=pakket_intrekking,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _trek_in(WORK)),
    ),
    Geval(
        "LVBB5013",
        ongewijzigd,
        naam="ontwerp",
        uitgang=pakket_intrekking,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _maak_ontwerp),
    ),
    Geval(
        "LVBB5014",
        edit(BESLUIT, f"<instrument>{WORK}", f"<instrument>{WORK}x"),
        uitgang=pakket_intrekking,
        toestand=toestand_gepubliceerd,
        mee=frozenset({"TPOD2140"}),
    ),
    Geval(
        "LVBB5020",
        edit(BESLUIT, 'schemaversie="1.2.0"', 'schemaversie="1.3.0"'),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
    ),
    Geval(
        "LVBB5022",
        edit(BESLUIT, TIJDELIJK, f"{TIJDELIJK}{HOOFDREGELING}"),
        uitgang=pakket_wijziging,
        toestand=changed(toestand_gepubliceerd, _ken_hoofdregeling),
        mee=frozenset({"STOP2004"}),
    ),
    Geval(
        "LVBB5100",
        _vervang_geheel("RegelingVrijetekst"),
        uitgang=wijziging_geheel,
        toestand=toestand_gepubliceerd,
    ),
    Geval(
        "LVBB5900",
        ongewijzigd,
        uitgang=pakket_directe_mutatie,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _maak_ontwerp),
    ),
)
