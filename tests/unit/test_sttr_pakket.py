# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Deliveries, SOAP messages, references and the ways to break a file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.model.berichten import Bericht, Berichtsoort, Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.regels import Regelbeheerobject
from pytest_dsoketen.standaarden.keuring import check_bericht
from pytest_dsoketen.standaarden.sttr.gebreken import GEBREKEN, break_sttr
from pytest_dsoketen.standaarden.sttr.kenmerken import list_pakket_kenmerken, list_sttr_kenmerken
from pytest_dsoketen.standaarden.sttr.keuren import check_sttr
from pytest_dsoketen.standaarden.sttr.namen import BASIS, StructuurRef, parse_ref
from pytest_dsoketen.standaarden.sttr.pakket import (
    Activiteitlevering,
    PakketError,
    parse_datum,
    read_pakket,
    write_activiteit,
    write_regels,
)
from pytest_dsoketen.standaarden.sttr.schrijven import write_sttr
from pytest_dsoketen.standaarden.sttr.soap import (
    SoapError,
    read_aanlevering,
    read_fout,
    read_ontvangst,
    write_aanlevering,
    write_fout,
    write_ontvangst,
)
from tests.unit.sttrdata import BESTAND, CHECK, OIN, URN

DAG = date(2026, 1, 2)
REF = StructuurRef(OIN, Regelbeheerobject.CONCLUSIE, URN).tekst


def test_delivery_of_rules():
    """What goes in comes out, and equal input gives equal bytes."""
    pakket = write_regels("Conclusie é.dmn", BESTAND.encode(), DAG)
    (regel,) = read_pakket(pakket).regels
    assert (regel.bestandsnaam, regel.inhoud, regel.begindatum) == ("Conclusie é.dmn", BESTAND.encode(), DAG)
    assert pakket == write_regels("Conclusie é.dmn", BESTAND.encode(), DAG)
    assert list_pakket_kenmerken(pakket) == (REF, URN) == list_sttr_kenmerken(BESTAND.encode())


def test_delivery_of_an_activity():
    """Every kind of regelbeheerobject survives."""
    levering = Activiteitlevering(URN, tuple(Regelbeheerobject), ("BoomKappen",))
    pakket = write_activiteit(levering, DAG)
    assert read_pakket(pakket).activiteiten == (levering,)
    assert list_pakket_kenmerken(pakket) == (URN,)


@pytest.mark.parametrize("data", [b"", b"PK", write_regels("a.dmn", b"x", DAG)[:-30]])
def test_broken_delivery(data):
    """What cannot be read is refused, and still has a kenmerk."""
    with pytest.raises(PakketError):
        read_pakket(data)
    assert len(list_pakket_kenmerken(data)) == 1


@given(st.binary(max_size=300))
def test_soap_carries_any_bytes(data):
    """A delivery passes through the envelope unharmed."""
    assert read_aanlevering(write_aanlevering(data)) == data


def test_soap_answers():
    """Receipt and fault; anything else is refused."""
    assert read_ontvangst(write_ontvangst("a-1")) == "a-1"
    assert read_fout(write_fout("DSOK-STTR-025: één < twee")) == "DSOK-STTR-025: één < twee"
    for data in (b"", b"<a/>", write_fout("x").replace(b"faultstring", b"tekst")):
        with pytest.raises(SoapError):
            read_fout(data)
    with pytest.raises(SoapError):
        read_aanlevering(write_aanlevering(b"abc").replace(b"YWJj", b"Y*Jj"))


@pytest.mark.parametrize("hekje", ["", "#"])
@pytest.mark.parametrize("soort", list(Regelbeheerobject))
def test_references(hekje, soort):
    """Every kind of reference is read, with and without a hash."""
    ref = StructuurRef(OIN, soort, URN)
    assert parse_ref(hekje + ref.tekst) == ref


@pytest.mark.parametrize("tekst", ["", "x", f"{BASIS}{OIN}/id/concept/Conclusie", f"{BASIS}{OIN}/id/concept/Iets{URN}"])
def test_no_references(tekst):
    """What names no regelbeheerobject of an activity is no reference."""
    assert parse_ref(tekst) is None


def test_dates():
    """Only days that exist, and only in the way of the services."""
    assert parse_datum("02-01-2026") == DAG
    assert [parse_datum(tekst) for tekst in ("2026-01-02", "31-02-2026", "")] == [None, None, None]


@pytest.mark.parametrize("gebrek", GEBREKEN)
def test_every_gebrek_is_found(gebrek):
    """Each way to break a file is seen by our own checks."""
    goed = write_sttr(CHECK, OIN)
    assert check_sttr(goed) == []
    assert check_sttr(break_sttr(goed, gebrek))


def test_unknown_gebrek():
    """A misspelt gebrek says what there is."""
    with pytest.raises(LookupError, match="een vraag zonder tekst"):
        break_sttr(b"<a/>", "iets")


@pytest.mark.parametrize(
    ("soort", "goed", "fout"),
    [
        (Berichtsoort.STTR, BESTAND.encode(), b"<a/>"),
        (Berichtsoort.STTR_PAKKET, write_regels("a.dmn", BESTAND.encode(), DAG), b"x"),
        (Berichtsoort.UITVOERING, b'[{"functioneleStructuurRef": "x"}]', b"[{}]"),
        (Berichtsoort.UITVOERING, b'{"_embedded": {"werkzaamheden": []}}', b"niets"),
        (Berichtsoort.BEHANDELDIENSTCONFIGURATIE,
         b'{"activiteitUrn": "x", "behandeldienstOin": "00000099000000008888"}', b'{"activiteitUrn": "x"}'),
    ],
)  # fmt: skip
def test_messages_are_judged(soort, goed, fout):
    """Every kind of message of this part has its check in the register of checks."""
    schakel = {Berichtsoort.STTR: "verificatie", Berichtsoort.STTR_PAKKET: "regelaanlevering"}.get(soort, "check")

    def make(inhoud: bytes) -> Bericht:
        return Bericht(schakel, Waarneempunt.VERZONDEN, Rol.RTR, soort, "k", DAG, inhoud)  # type: ignore[arg-type]

    assert check_bericht(make(goed)) == []
    assert check_bericht(make(fout))
