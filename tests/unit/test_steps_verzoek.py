# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The content that the steps about verzoeken make, and how they compare what was sent with what is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pytest_dsoketen.model.berichten import Bericht, Berichtsoort, Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Doel, Verzoektype, Zaak
from pytest_dsoketen.ports import NotSupportedError
from pytest_dsoketen.standaarden.stam import read_verzoek, write_verzoek
from pytest_dsoketen.steps._verzoekinhoud import (
    ANDER_ANTWOORD,
    add_bijlage,
    change_antwoord,
    make_bijlage,
    make_bijlagen,
    make_verzoek,
    read_omvang,
    replace_bijlage,
)
from pytest_dsoketen.steps.zaken import (
    compare_verzoek,
    describe_zaken,
    find_verzoekbericht,
    list_missing_antwoorden,
    list_missing_bijlagen,
    pair_bijlagen,
)
from pytest_dsoketen.toetsing.casus import OEFENCASUS

NU = datetime(2026, 11, 22, 9, tzinfo=UTC)
CONCEPT = make_verzoek(OEFENCASUS, OEFENCASUS.regels)
BIJLAGEN = tuple(replace(b, document_id=b.sha256) for b in make_bijlagen(OEFENCASUS.regels, 60_000))
VERZOEK = replace(CONCEPT, bijlagen=BIJLAGEN, verzoeknummer="2026112200001", indiendatum=NU)


def test_a_draft_answers_every_question_of_every_form():
    vragen = [[vraag.id for vraag in inhoud.formulier.vragen] for inhoud in OEFENCASUS.regels]
    assert [[a.vraag for a in activiteit.antwoorden] for activiteit in CONCEPT.activiteiten] == vragen
    assert all(a.antwoord for activiteit in CONCEPT.activiteiten for a in activiteit.antwoorden)
    assert (CONCEPT.type, CONCEPT.doel) == (Verzoektype.AANVRAAG, Doel.INITIEREN)


def test_bijlagen_differ_and_share_the_size():
    assert len(BIJLAGEN) == len({b.sha256 for b in BIJLAGEN}) == 6
    assert sum(b.omvang for b in BIJLAGEN) == 60_000
    assert make_bijlagen(OEFENCASUS.regels, 60_000)[0].sha256 == BIJLAGEN[0].sha256


@pytest.mark.parametrize(("tekst", "bytes_"), [("60 kB", 61_440), ("4 MB", 4_194_304)])
def test_omvang(tekst, bytes_):
    assert read_omvang(tekst) == bytes_


@pytest.mark.parametrize("tekst", ["60", "4 GB", "veel", "1.000 kB"])
def test_what_is_no_omvang(tekst):
    with pytest.raises(ValueError, match="geen omvang"):
        read_omvang(tekst)


def test_aanvullingen_hold_the_full_new_state():
    anders = change_antwoord(VERZOEK)
    assert anders.verzoek.activiteiten[0].antwoorden[-1].antwoord == ANDER_ANTWOORD
    assert anders.antwoorden[0].oud == VERZOEK.activiteiten[0].antwoorden[-1].antwoord
    assert anders.verzoek.bijlagen == VERZOEK.bijlagen
    erbij = add_bijlage(VERZOEK, make_bijlage("extra.pdf", 10))
    assert len(erbij.verzoek.bijlagen) == 7
    vervangen = replace_bijlage(VERZOEK, BIJLAGEN[0].bestandsnaam, "nieuw.pdf")
    assert len(vervangen.verzoek.bijlagen) == 6
    assert vervangen.vervallen == (BIJLAGEN[0],)
    assert vervangen.nieuw[0].document_id == ""
    assert {a.verzoek.doel for a in (anders, erbij, vervangen)} == {Doel.AANVULLEN}


def test_nothing_is_missing_from_a_verzoekbericht_that_says_it_all():
    gelezen = read_verzoek(write_verzoek(VERZOEK, NU))
    assert compare_verzoek(VERZOEK, gelezen) == []


@pytest.mark.parametrize(
    "wijziging",
    [
        {"activiteiten": VERZOEK.activiteiten[:2]},
        {"activiteiten": change_antwoord(VERZOEK).verzoek.activiteiten},
        {"type": Verzoektype.MELDING},
        {"doel": Doel.CONCEPTVERZOEK},
        {"ambtshalve": True},
        {"bijlagen": BIJLAGEN[:5]},
        {"bijlagen": (replace(BIJLAGEN[0], vertrouwelijk=True), *BIJLAGEN[1:])},
        {"initiatiefnemer": replace(VERZOEK.initiatiefnemer, correspondentieadres=None)},
    ],
)
def test_every_difference_is_named(wijziging):
    assert len(compare_verzoek(VERZOEK, replace(VERZOEK, **wijziging))) == 1


def test_missing_bijlagen_are_counted_by_name_and_bytes():
    dubbel = replace(BIJLAGEN[0], bestandsnaam=BIJLAGEN[1].bestandsnaam)
    verzoek = replace(VERZOEK, bijlagen=(BIJLAGEN[1], dubbel))
    assert list_missing_bijlagen(verzoek, replace(VERZOEK, bijlagen=(dubbel, BIJLAGEN[1]))) == []
    assert len(list_missing_bijlagen(verzoek, replace(VERZOEK, bijlagen=(BIJLAGEN[1],)))) == 1
    assert list_missing_antwoorden(VERZOEK, VERZOEK) == []


def test_equal_bijlagen_pair_by_question():
    een, ander = (replace(BIJLAGEN[0], vraag=vraag) for vraag in ("a", "b"))
    zaak = Zaak("1", replace(VERZOEK, bijlagen=(ander, een)), "Ontvangen")
    assert pair_bijlagen(replace(VERZOEK, bijlagen=(een, ander)), zaak) == [(een, een), (ander, ander)]


def test_zaken_are_described():
    zaak = Zaak("2026-000001", VERZOEK, "Ontvangen", kopie=True)
    assert describe_zaken(()) == "geen zaak"
    assert describe_zaken((zaak,)) == "zaak 2026-000001 (volgnummer 000, kopie)"
    assert describe_zaken((zaak, zaak)).startswith("2 zaken: ")


class Kijker:
    """Shows messages, or cannot."""

    def __init__(self, *inhouden: bytes, blind: bool = False) -> None:
        self._inhouden, self._blind = inhouden, blind

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        if self._blind:
            raise NotSupportedError(Rol.OMGEVINGSLOKET, "niet te zien")
        return tuple(
            Bericht(
                "verzoekbericht",
                Waarneempunt.VERZONDEN,
                Rol.OMGEVINGSLOKET,
                Berichtsoort.VERZOEK,
                kenmerk,
                NU,
                inhoud,
                volgnummer=nummer,
            )
            for nummer, inhoud in enumerate(self._inhouden)
        )


class Keten:
    def __init__(self, loket: Kijker, vth: Kijker) -> None:
        self._ports = {Rol.OMGEVINGSLOKET: loket, Rol.VTH: vth}

    def port(self, rol: Rol) -> Kijker:
        return self._ports[rol]


def test_the_newest_verzoekbericht_is_read_from_whoever_shows_it():
    oud, nieuw = (write_verzoek(replace(VERZOEK, naam=naam), NU) for naam in ("oud", "nieuw"))
    assert find_verzoekbericht(Keten(Kijker(oud, nieuw), Kijker()), "1").naam == "nieuw"
    assert find_verzoekbericht(Keten(Kijker(blind=True), Kijker(oud)), "1").naam == "oud"
    assert find_verzoekbericht(Keten(Kijker(b"geen xml"), Kijker(blind=True)), "1") is None
