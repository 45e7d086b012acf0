# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What plansoftware does to a plan beyond text: move, add a picture or a document, hand it over, withdraw, announce."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from plandata import (
    WID_BEGRIP,
    WID_KAPPEN,
    WID_NIEUW,
    make_bewerkt,
    make_bewerkt_pakket,
    make_geconsolideerd,
    make_intrekkingspakket,
    make_kennisgevingpakket,
    make_uitwisseling,
    make_wijziging,
)

from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import read_aanlevering
from pytest_dsoketen.standaarden.lvbb.consolideren import consolidate
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import PakketError, check_uitwisselpakket, write_uitwisselpakket
from pytest_dsoketen.standaarden.lvbb.wijzigpakket import read_wijzigpakket
from pytest_dsoketen.standaarden.plaatje import write_png
from pytest_dsoketen.standaarden.stop.bewerken import (
    add_afbeelding,
    add_document,
    list_documenten,
    list_gewijzigd,
    move_artikel,
    read_afmeting,
    replay,
)
from pytest_dsoketen.standaarden.stop.mutatie import diff_tekst
from pytest_dsoketen.standaarden.stop.namen import local
from pytest_dsoketen.standaarden.stop.tekst import iter_artikelen
from pytest_dsoketen.standaarden.stop.versie import to_regeling
from pytest_dsoketen.standaarden.stop.wijzigen import WijzigError, change_tekst, remove_artikel, start_versie

DAG = date(2026, 6, 1)


def list_wids(versie) -> list[str]:
    return [artikel.get("wId", "") for artikel in iter_artikelen(versie.text_root())]


def test_artikel_naar_ander_hoofdstuk_houdt_zijn_wid_en_annotaties() -> None:
    was = make_geconsolideerd()
    wordt = move_artikel(was, WID_BEGRIP, WID_KAPPEN)
    voor, na = to_regeling(was).artikelen[0], to_regeling(wordt).artikelen[1]

    assert list_wids(wordt) == [WID_KAPPEN, WID_BEGRIP]
    assert na == replace(voor, eid="chp_2__art_1.1")


def test_verplaatsing_is_een_vervang_met_een_plaats() -> None:
    """STOP says a move as Vervang with positie and context, not as Verwijder and VoegToe of the same wId."""
    _, wordt = make_wijziging()
    heen = diff_tekst(wordt.tekst, move_artikel(wordt, WID_NIEUW, WID_BEGRIP).tekst)
    (actie,) = heen

    assert (local(actie), actie.get("wat")) == ("Vervang", WID_NIEUW)
    assert (actie.get("positie"), actie.get("context")) == ("volgtOp", WID_BEGRIP)


@pytest.mark.parametrize("terug", [False, True])
def test_verplaatsing_wordt_geconsolideerd(terug: bool) -> None:
    """Both ways: up and down in the text."""
    _, basis = make_wijziging()
    basis = replace(basis, gemaakt_op=make_geconsolideerd().gemaakt_op)
    anders = move_artikel(basis, WID_NIEUW, WID_BEGRIP)
    was, doel = (anders, basis) if terug else (basis, anders)
    wordt = start_versie(was, doel=was.doel, soort=was.soort, geldig_vanaf=was.geldig_vanaf)
    wordt = replace(wordt, tekst=doel.tekst)

    assert list_gewijzigd(was, wordt) == [WID_NIEUW]
    assert replay(was, was, wordt).tekst == doel.tekst


def test_onmogelijke_bewerking_wordt_gezegd() -> None:
    was = make_geconsolideerd()
    pdf = dict(make_bewerkt()[1].bestanden)
    for bewerking in (
        lambda: move_artikel(was, WID_BEGRIP, WID_BEGRIP),
        lambda: move_artikel(was, "weg", WID_BEGRIP),
        lambda: add_afbeelding(was, WID_BEGRIP, "x.png", b"GIF89a"),
        lambda: add_afbeelding(was, "weg", "x.png", write_png(1, 1)),
        lambda: add_document(was, "x", "x.pdf", b"geen pdf", datum=DAG),
        lambda: add_document(
            make_bewerkt()[1], "x", "2026_toelichting.pdf", next(list_documenten(make_bewerkt()[1])).inhoud, datum=DAG
        ),
    ):
        with pytest.raises(WijzigError):
            bewerking()
    assert list(pdf) == ["boom.png"]


def test_plaatje_en_document_gaan_mee() -> None:
    """In the package, through consolidation, and in the download."""
    was, wordt = make_bewerkt()
    aanlevering = read_aanlevering(make_bewerkt_pakket())
    (gemaakt,) = consolidate(aanlevering, {was.expression: was})

    assert read_afmeting(dict(gemaakt.bestanden)["boom.png"]) == (4, 3)
    assert [io.bestandsnaam for io in list_documenten(gemaakt)] == ["2026_toelichting.pdf"]
    assert gemaakt.tekst == wordt.tekst
    assert check_uitwisselpakket(write_uitwisselpakket(replace(gemaakt, gemaakt_op=was.gemaakt_op))) == []


@pytest.mark.parametrize("pakket", [make_bewerkt_pakket(), make_kennisgevingpakket()], ids=["bewerkt", "kennisgeving"])
def test_pakket_overtreedt_geen_regel(pakket: bytes) -> None:
    assert check_aanlevering(pakket, vandaag=date(2026, 3, 2)) == []


def test_intrekking_beeindigt_alles_van_de_regeling() -> None:
    aanlevering = read_aanlevering(make_intrekkingspakket())
    besluit = aanlevering.besluit
    assert besluit is not None

    assert [intrekking.instrumentversie for intrekking in besluit.intrekkingen] == [make_geconsolideerd().work]
    assert besluit.inwerking_of(besluit.doelen[0]) == date(2026, 9, 1)
    assert {obj.status for obj in aanlevering.ow.objecten} == {"beëindigen"}
    assert {obj.objecttype for obj in make_geconsolideerd().ow} - {
        obj.objecttype for obj in aanlevering.ow.objecten
    } == {"Ambtsgebied"}


def test_verwijderen_laat_de_rest_staan() -> None:
    was = make_geconsolideerd()
    wordt = remove_artikel(was, WID_KAPPEN)

    assert list_wids(wordt) == [WID_BEGRIP]
    assert list_gewijzigd(was, wordt) == [WID_KAPPEN]
    assert [obj.objecttype for obj in wordt.ow if obj.objecttype in {"Regeltekst", "RegelVoorIedereen"}] == [
        "Regeltekst",
        "RegelVoorIedereen",
    ]


# Between two products.


def test_wijziging_komt_heel_over() -> None:
    was, wordt = make_bewerkt()
    gelezen = read_wijzigpakket(make_uitwisseling())

    assert gelezen.motivering == "Omdat het nodig is."
    assert (gelezen.besluit, gelezen.soort) == ("/akn/nl/bill/gm9999/2026/b3", wordt.soort)
    assert gelezen.basis == (was.doel, was.gemaakt_op)
    assert gelezen.wordt.doel == wordt.doel
    assert to_regeling(gelezen.wordt) == replace(to_regeling(wordt), geldig_vanaf=None)
    assert gelezen.wordt.bestanden == wordt.bestanden
    hashes = [
        [hashlib.sha256(io.inhoud).hexdigest() for io in versie.informatieobjecten] for versie in (gelezen.wordt, wordt)
    ]
    assert hashes[0] == hashes[1]
    assert check_uitwisselpakket(make_uitwisseling()) == []


def test_wijziging_past_ook_op_een_andere_versie() -> None:
    """What one product changed is made again on what another besluit did meanwhile."""
    was, wordt = make_bewerkt()
    intussen = change_tekst(was, WID_KAPPEN, "Kappen mag.")

    samen = replay(intussen, was, change_tekst(was, WID_BEGRIP, "Een boom is een boom."))
    assert [artikel.tekst for artikel in to_regeling(samen).artikelen] == ["Een boom is een boom.", "Kappen mag."]
    with pytest.raises(WijzigError, match="past niet"):
        replay(remove_artikel(was, WID_KAPPEN), was, wordt)


def test_pakket_zonder_besluit_is_geen_wijziging() -> None:
    bestanden = read_zip(write_uitwisselpakket(make_geconsolideerd()))

    with pytest.raises(PakketError, match="geen besluit"):
        read_wijzigpakket(write_zip(bestanden))
