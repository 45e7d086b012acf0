# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about a kennisgeving and the procedure that it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.toestand import Register, Status, Toestand
from tests.unit.keuren.geval import Geval, ongewijzigd
from tests.unit.plandata import Breuk, both, broken, edit
from tests.unit.toestanddata import (
    BILL_2,
    changed,
    make_kennisgeving,
    offer,
    pakket_kennisgeving,
    toestand_gepubliceerd,
    toestand_ontwerp,
    write_kennisgevingpakket,
)

KENNISGEVING, OPDRACHT = "kennisgeving.xml", "opdracht.xml"
STAP = "/join/id/stop/procedure/stap_"
OVER = f"<mededelingOver>{BILL_2}/nld@2026-03-01;1</mededelingOver>"
SOORT = "<soortKennisgeving>{}</soortKennisgeving>"
VOEG_TOE = "<voegStappenToe>"
VERWIJDER = (
    f"</voegStappenToe><verwijderStappen><Procedurestapref><soortStap>{STAP}015</soortStap>"
    "<datumTeMuterenStap>2026-06-01</datumTeMuterenStap></Procedurestapref></verwijderStappen>"
)


def _zonder(begin: str, einde: str) -> Breuk:
    """Leave a part of the kennisgeving out."""

    def cut(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        tekst = bestanden[KENNISGEVING].decode()
        start = tekst.index(begin)
        return {**bestanden, KENNISGEVING: (tekst[:start] + tekst[tekst.index(einde) + len(einde) :]).encode()}

    return cut


@cache
def pakket_voornemen() -> bytes:
    """A kennisgeving about an intention: no besluit and no procedure."""
    soort = SOORT.format("KennisgevingVoorgenomenBesluit")
    zonder = _zonder("<Procedureverloopmutatie", "</Procedureverloopmutatie>")
    return broken(pakket_kennisgeving(), both(edit(KENNISGEVING, OVER, soort), zonder))


def _status(status: Status) -> Callable[[Register], None]:
    def change(register: Register) -> None:
        register.besluiten[BILL_2] = replace(register.besluiten[BILL_2], status=status)

    return change


def _definitief(register: Register) -> None:
    register.besluiten[BILL_2] = replace(register.besluiten[BILL_2], soort=Besluitsoort.DEFINITIEF)


def _met_bekendmaking(dag: date) -> Callable[[Register], None]:
    def change(register: Register) -> None:
        register.besluiten[BILL_2] = replace(register.besluiten[BILL_2], bekendmaking=dag)

    return change


def _laat_bekend(register: Register) -> None:
    register.besluiten[BILL_2] = replace(register.besluiten[BILL_2], bekend_op=date(2026, 4, 8))


def _eerder(nummer: int, bekend_op: date, dag: date, *, stappen: bool) -> Callable[[Register], None]:
    """Have another kennisgeving about the same besluit come before."""

    def change(register: Register) -> None:
        kennisgeving = replace(make_kennisgeving(nummer), bekend_op=bekend_op)
        offer(register, write_kennisgevingpakket(kennisgeving, "levering-7"), dag)
        if not stappen:
            stand = register.kennisgevingen[kennisgeving.work]
            inhoud = replace(stand.inhoud, toegevoegd=())
            register.kennisgevingen[kennisgeving.work] = replace(stand, inhoud=inhoud)

    return change


def _geval(
    code: str,
    breuk: Breuk,
    naam: str = "",
    dan: Callable[[], Toestand] | None = None,
    mee: frozenset[str] = frozenset(),
) -> Geval:
    """Make a case that begins with the kennisgeving about an ontwerp that was published."""
    return Geval(code, breuk, naam, mee, pakket_kennisgeving, toestand_ontwerp, dan=dan)


GEVALLEN: tuple[Geval, ...] = (
    _geval(
        "LVBB4701",
        ongewijzigd,
        dan=changed(toestand_ontwerp, _eerder(1, date(2026, 4, 6), date(2026, 3, 1), stappen=False)),
    ),
    _geval("LVBB4702", ongewijzigd, dan=toestand_gepubliceerd),
    _geval("LVBB4702", ongewijzigd, "afgebroken", dan=changed(toestand_ontwerp, _status(Status.AFGEBROKEN))),
    _geval("LVBB4703", edit(KENNISGEVING, "2026-04-08</vol", "2026-04-03</vol")),
    _geval("LVBB4704", ongewijzigd, dan=changed(toestand_ontwerp, _met_bekendmaking(date(2026, 4, 9)))),
    _geval("LVBB4707", edit(KENNISGEVING, "/akn/nl/doc/", "/akn/nl/act/", -1), mee=frozenset({"STOP1037", "STOP2003"})),
    _geval("LVBB4708", edit(KENNISGEVING, BILL_2, BILL_2.replace("bill", "doc")), mee=frozenset({"LVBB4702"})),
    Geval(
        "LVBB4712",
        ongewijzigd,
        uitgang=pakket_kennisgeving,
        toestand=toestand_ontwerp,
        op=date(2026, 4, 8),
        mee=frozenset({"LVBB1501"}),
    ),
    _geval("LVBB4714", ongewijzigd, dan=changed(toestand_ontwerp, _status(Status.WACHT_OP_AFBREKEN))),
    _geval("LVBB4738", edit(KENNISGEVING, OVER, OVER + SOORT.format("KennisgevingUitspraakRechter"))),
    Geval(
        "LVBB4740", edit(KENNISGEVING, "<soortKennisgeving>", OVER + "<soortKennisgeving>"), uitgang=pakket_voornemen
    ),
    _geval(
        "LVBB4750",
        ongewijzigd,
        dan=changed(toestand_ontwerp, _eerder(2, date(2026, 4, 7), date(2026, 3, 2), stappen=False)),
    ),
    _geval("LVBB4751", edit(KENNISGEVING, "</voegStappenToe>", VERWIJDER)),
    _geval(
        "LVBB4755",
        ongewijzigd,
        "in de procedure",
        dan=changed(toestand_ontwerp, _eerder(2, date(2026, 4, 6), date(2026, 3, 1), stappen=True)),
    ),
    _geval(
        "LVBB4755",
        edit(
            KENNISGEVING,
            VOEG_TOE,
            f"{VOEG_TOE}<Procedurestap><soortStap>{STAP}014</soortStap><voltooidOp>2026-04-09</voltooidOp></Procedurestap>",
        ),
        "in de kennisgeving",
    ),
    _geval(
        "LVBB4756",
        ongewijzigd,
        dan=changed(toestand_ontwerp, _eerder(2, date(2026, 4, 9), date(2026, 3, 1), stappen=False)),
    ),
    _geval("LVBB4758", edit(KENNISGEVING, "2026-05-20</vol", "2026-04-07</vol")),
    _geval("LVBB4759", ongewijzigd, dan=changed(toestand_ontwerp, _laat_bekend)),
    _geval(
        "LVBB4760",
        edit(KENNISGEVING, f"{STAP}005", f"{STAP}015"),
    ),
    _geval("LVBB4761", ongewijzigd, dan=changed(toestand_ontwerp, _definitief)),
    _geval(
        "STOP1320",
        ongewijzigd,
        dan=changed(toestand_ontwerp, _definitief),
        mee=frozenset({"LVBB4761"}),
    ),
    _geval(
        "STOP1321",
        edit(KENNISGEVING, f"{STAP}005", f"{STAP}015"),
        mee=frozenset({"LVBB4760", "STOP1400"}),
    ),
    _geval("LVBB4762", _zonder(VOEG_TOE, "</voegStappenToe>")),
    Geval(
        "LVBB4763",
        edit(
            KENNISGEVING,
            "</KennisgevingMetadata>",
            '</KennisgevingMetadata><Procedureverloopmutatie xmlns="https://standaarden.overheid.nl/stop/imop/data/">'
            "<bekendOp>2026-04-07</bekendOp></Procedureverloopmutatie>",
        ),
        uitgang=pakket_voornemen,
    ),
)
