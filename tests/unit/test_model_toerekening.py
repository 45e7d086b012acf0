# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Blame follows from what both ends saw, and from nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.model.berichten import Afwijking, Berichtsoort
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.schakels import SCHAKEL_PER_CODE, Schakel
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.model.toerekening import Schakelstand, Waarneming, attribute

NOTIFICATIE = SCHAKEL_PER_CODE["notificatie"]
NAAR_VTH = SCHAKEL_PER_CODE["notificatie-vth"]
TUSSEN_LEVERANCIERS = Schakel(
    "proef", "Proef", Rol.REGELSOFTWARE, Rol.VTH, Stapcode.S10, Berichtsoort.STTR, timedelta(minutes=1)
)
FOUT = Afwijking("DSOK-X-001", "het nummer ontbreekt")


@pytest.mark.parametrize(
    ("waarneming", "stand", "rol"),
    [
        (Waarneming(NOTIFICATIE, (), ()), Schakelstand.NIET_VERZONDEN, Rol.OMGEVINGSLOKET),
        (Waarneming(NOTIFICATIE, ("a",), ("a",), verwacht=2), Schakelstand.NIET_VERZONDEN, Rol.OMGEVINGSLOKET),
        (Waarneming(NOTIFICATIE, ("a",), ("a",), (FOUT,)), Schakelstand.ONGELDIG_VERZONDEN, Rol.OMGEVINGSLOKET),
        (Waarneming(NOTIFICATIE, ("a",), ()), Schakelstand.NIET_ONTVANGEN, Rol.OMGEVINGSLOKET),
        (Waarneming(NOTIFICATIE, ("a",), ("b",)), Schakelstand.VERANDERD, Rol.OMGEVINGSLOKET),
        (Waarneming(NAAR_VTH, ("a",), ()), Schakelstand.NIET_ONTVANGEN, Rol.VTH),
        (Waarneming(TUSSEN_LEVERANCIERS, ("a",), ("b",)), Schakelstand.VERANDERD, Rol.VTH),
        (Waarneming(NOTIFICATIE, ("a",), (), normtijd_om=False), Schakelstand.ONDERWEG, None),
        (Waarneming(NOTIFICATIE, None, ("a",)), Schakelstand.GEEN_WAARNEEMPUNT, None),
        (Waarneming(NOTIFICATIE, (), ("a",)), Schakelstand.GEEN_WAARNEEMPUNT, None),
        (Waarneming(NOTIFICATIE, ("a",), None), Schakelstand.GEEN_WAARNEEMPUNT, None),
        (Waarneming(NOTIFICATIE, (), None), Schakelstand.NIET_VERZONDEN, Rol.OMGEVINGSLOKET),
        (Waarneming(NOTIFICATIE, ("a",), ("a",)), Schakelstand.HEEL, Rol.DIGIKOPPELING),
    ],
)
def test_one_hop(waarneming, stand, rol):
    """Each row of the table of the design, for a single hop."""
    toerekening = attribute([waarneming])

    assert toerekening.stand is stand
    assert toerekening.rol is rol
    assert toerekening.waarom


def test_the_first_broken_hop_is_the_cause():
    """What comes after a broken hop says nothing about its receiver."""
    heel, stuk, later = (
        Waarneming(NOTIFICATIE, ("a",), ("a",)), Waarneming(NAAR_VTH, (), ()),
        Waarneming(SCHAKEL_PER_CODE["verzoekbericht"], (), ()),
    )  # fmt: skip

    toerekening = attribute([heel, stuk, later])

    assert toerekening.schakel is NAAR_VTH
    assert toerekening.rol is Rol.DIGIKOPPELING


@pytest.mark.parametrize(
    ("blind", "rol"),
    [
        (Waarneming(NOTIFICATIE, None, None), None),
        (Waarneming(NOTIFICATIE, ("a",), None), None),
        (Waarneming(NOTIFICATIE, None, ()), None),
        (Waarneming(NOTIFICATIE, None, ("a",)), Rol.DIGIKOPPELING),
    ],
)
def test_who_may_have_been_told_nothing_is_not_blamed_for_saying_nothing(blind, rol):
    """After a hop that cannot be seen, silence is only held against a party that surely received something."""
    toerekening = attribute([blind, Waarneming(NAAR_VTH, (), ())])

    assert toerekening.rol is rol
    assert toerekening.schakel is (NAAR_VTH if rol else NOTIFICATIE)


def test_a_missing_waarneempunt_does_not_hide_what_a_later_hop_proves():
    """An invalid or changed message is proof by itself, whatever came before."""
    blind = Waarneming(NOTIFICATIE, None, None)

    assert attribute([blind, Waarneming(NAAR_VTH, ("a",), ("a",), (FOUT,))]).rol is Rol.DIGIKOPPELING
    assert attribute([blind, Waarneming(NAAR_VTH, ("a",), ("b",))]).rol is Rol.VTH


def test_a_message_seen_twice_or_in_another_order_is_the_same_message():
    """Resending is allowed (ebMS, HTTP), and asynchronous messages may overtake each other."""
    for verzonden, ontvangen in (("a", "aa"), ("aa", "a"), ("ab", "ba")):
        assert Waarneming(NOTIFICATIE, tuple(verzonden), tuple(ontvangen)).stand is Schakelstand.HEEL


def test_who_fetches_has_to_ask():
    """When nothing passed over a hop that the receiver fetches over, it did not ask; too little is the sender's."""
    ophalen = SCHAKEL_PER_CODE["verzoekbericht"]

    assert attribute([Waarneming(ophalen, (), ())]).rol is Rol.VTH
    assert attribute([Waarneming(ophalen, ("a",), ("a",), verwacht=2)]).rol is Rol.OMGEVINGSLOKET


def test_whole_hops_point_at_whoever_has_the_effect():
    """When every message arrived, the last receiver did something else with it, unless another effect was looked at."""
    heel = [Waarneming(NOTIFICATIE, ("a",), ("a",))]

    assert attribute(heel).rol is Rol.DIGIKOPPELING
    assert attribute(heel, ontvanger=Rol.OMGEVINGSLOKET).rol is Rol.OMGEVINGSLOKET


_HASHES = st.lists(st.sampled_from("abc"), max_size=4).map(tuple)


@given(verzonden=_HASHES, ontvangen=_HASHES, om=st.booleans())
def test_nobody_is_blamed_without_proof(verzonden, ontvangen, om):
    """Within the norm time a message that is only late is nobody's fault; and what arrived equal is whole."""
    stand = Waarneming(NOTIFICATIE, verzonden, ontvangen, normtijd_om=om).stand

    if stand is Schakelstand.HEEL:
        assert set(verzonden) <= set(ontvangen)
    if not om:
        assert stand is not Schakelstand.NIET_ONTVANGEN
    if stand is Schakelstand.VERANDERD:
        assert set(ontvangen) - set(verzonden)
