# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The clock of the oefenketen: order, jumps, and what happens when something that was planned breaks."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from pytest_dsoketen.adapters.besturing import BesturingError, OefenBesturing
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.oefenketen import keten as ketenmodule
from pytest_dsoketen.oefenketen.keten import Oefeninstelling, Oefenketen
from pytest_dsoketen.oefenketen.klok import KlokError, OefenKlok
from pytest_dsoketen.ports import OpstellingError

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
UUR = timedelta(hours=1)


def break_():
    raise RuntimeError("stuk")


def test_what_is_planned_happens_in_order_of_time_each_at_its_own_moment():
    """Also what is planned on the way; what falls due later stays."""
    klok, gezien = OefenKlok(START), []

    def note(naam):
        gezien.append((naam, klok.now() - START))

    klok.plan(2 * UUR, lambda: note("laat"))
    klok.plan(UUR, lambda: (note("vroeg"), klok.plan(UUR / 2, lambda: note("onderweg"))))
    klok.plan(4 * UUR, lambda: note("later"))
    klok.wait(3 * UUR)

    assert gezien == [("vroeg", UUR), ("onderweg", 1.5 * UUR), ("laat", 2 * UUR)]
    assert klok.now() == START + 3 * UUR


def test_equal_moments_keep_the_order_of_planning():
    """Determinism: who planned first goes first."""
    klok, gezien = OefenKlok(START), []
    for naam in "abc":
        klok.plan(UUR, lambda naam=naam: gezien.append(naam))
    klok.wait(UUR)

    assert gezien == ["a", "b", "c"]


def test_a_thing_that_breaks_takes_nothing_else_along():
    """The others are done, the time has passed, and who let time pass hears of it."""
    klok, gezien = OefenKlok(START), []
    klok.plan(UUR, break_)
    klok.plan(UUR, lambda: gezien.append("toch"))
    klok.plan(2 * UUR, break_)

    with pytest.raises(KlokError, match="RuntimeError: stuk; RuntimeError: stuk"):
        klok.wait(3 * UUR)

    assert gezien == ["toch"]
    assert klok.now() == START + 3 * UUR


def test_waiting_for_an_event_goes_no_further_than_asked():
    """To the first thing that is planned, or as far as asked; never back."""
    klok = OefenKlok(START)
    klok.plan(UUR, lambda: None)

    assert klok.wait_event(UUR / 4) == UUR / 4
    assert klok.wait_event(2 * UUR) == UUR * 3 / 4
    assert klok.wait_event(2 * UUR) == 2 * UUR


def test_another_thread_may_plan_while_time_passes():
    """A party that is told something over HTTP plans from a thread of the server."""
    klok, gezien = OefenKlok(START), []

    def tell():
        draad = threading.Thread(target=klok.plan, args=(timedelta(), lambda: gezien.append("gedaan")))
        draad.start()
        draad.join(5)
        assert not draad.is_alive()

    klok.plan(UUR, tell)
    klok.wait(UUR)

    assert gezien == ["gedaan"]


@pytest.fixture
def oefenketen():
    keten = Oefenketen(Oefeninstelling())
    keten.start()
    yield keten
    keten.stop()


def test_over_http_a_break_is_a_fault_of_the_tool_and_not_of_a_party(oefenketen):
    """No PartijError: that would become a bevinding. The chain goes on afterwards."""
    besturing = OefenBesturing(oefenketen.adressen.besturing)
    oefenketen.klok.plan(UUR, break_)

    with pytest.raises(BesturingError, match="RuntimeError: stuk"):
        besturing.wait(UUR)

    assert besturing.wait_event(UUR) == UUR


def test_a_clock_that_stands_still_is_asked_once_and_never_lags_behind(oefenketen):
    """Every answer tells the time, also that to a reset and to a jump that went wrong."""
    besturing, klok = OefenBesturing(oefenketen.adressen.besturing), oefenketen.klok
    begin = besturing.now()
    klok.wait(UUR)
    assert besturing.now() == begin, "the time that it knows is not asked again"

    besturing.wait(UUR)
    assert besturing.now() == klok.now() == begin + 2 * UUR

    klok.plan(UUR, break_)
    with pytest.raises(BesturingError):
        besturing.wait(UUR)
    assert besturing.now() == klok.now() == begin + 3 * UUR

    besturing.reset("x", ())
    assert besturing.now() == oefenketen.klok.now() == begin


def test_a_clock_that_runs_along_is_asked_every_time():
    """It moves by itself."""
    keten = Oefenketen(Oefeninstelling(meelopend=True))
    keten.start()
    try:
        besturing = OefenBesturing(keten.adressen.besturing)
        begin = besturing.now()
        keten.klok.wait(UUR)
        assert besturing.now() >= begin + UUR
    finally:
        keten.stop()


def test_an_oefenketen_that_is_not_there_is_a_fault_in_the_opstelling():
    """The address is wrong, or it was stopped."""
    with pytest.raises(OpstellingError, match="antwoordt niet") as gevangen:
        OefenBesturing("http://127.0.0.1:9").now()

    assert gevangen.value.rol is Rol.OPSTELLING


def test_an_unknown_storing_is_a_fault_in_the_opstelling(oefenketen):
    """With the name of it."""
    with pytest.raises(OpstellingError, match="bestaat-niet"):
        OefenBesturing(oefenketen.adressen.besturing).reset("x", ("bestaat-niet",))


def test_the_clock_of_a_server_survives_what_breaks_and_ends_with_it(monkeypatch, caplog):
    """`dsoketen keten start` goes on for everybody else; the fault is in the log."""
    monkeypatch.setattr(ketenmodule, "_TIK", 0.01)
    keten = Oefenketen(Oefeninstelling(meelopend=True))
    keten.start()
    gedaan = threading.Event()
    keten.klok.plan(timedelta(), break_)
    keten.klok.plan(timedelta(milliseconds=100), gedaan.set)

    assert gedaan.wait(5)
    keten.stop()
    time.sleep(0.05)
    assert "stuk" in caplog.text
    assert not [draad for draad in threading.enumerate() if draad.name == "klok"]


def test_another_seed_gives_other_ids_and_the_same_seed_the_same(oefenketen):
    """So that a scenario can be repeated, and two scenarios never share an id; over HTTP, as the suite asks for it."""
    besturing, gezien = OefenBesturing(oefenketen.adressen.besturing), []
    for zaad in ("a", "b", "a"):
        besturing.reset(zaad, ())
        gezien.append(oefenketen.wereld.lv.verzoeken.omgeving.nummers.make_uuid())

    assert gezien[0] == gezien[2] != gezien[1]
