# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A small plan to test with, and ways to break its package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from pytest_dsoketen.model.partijen import Oin, Organisatie
from pytest_dsoketen.model.plannen import (
    Activiteit,
    Artikel,
    Besluitsoort,
    Gebied,
    Opdrachtsoort,
    Punt,
    Regeling,
)
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import Besluit, write_aanlevering
from pytest_dsoketen.standaarden.lvbb.opdracht import Opdracht
from pytest_dsoketen.standaarden.lvbb.schrijven_intrekking import write_intrekking
from pytest_dsoketen.standaarden.lvbb.schrijven_kennisgeving import KENNISGEVING, Kennisgeving, write_kennisgeving
from pytest_dsoketen.standaarden.lvbb.wijzigpakket import Wijzigpakket, write_wijzigpakket
from pytest_dsoketen.standaarden.plaatje import write_png
from pytest_dsoketen.standaarden.stam import write_pdf
from pytest_dsoketen.standaarden.stop.bewerken import add_afbeelding, add_document, move_artikel
from pytest_dsoketen.standaarden.stop.versie import Regelingversie, build_versie
from pytest_dsoketen.standaarden.stop.wijzigen import add_artikel, change_tekst, start_versie

GEMEENTE = Organisatie("Duinrand", Oin("00000099000000000001"), "gm9999")
VANDAAG = date(2026, 3, 2)
WORK = "/akn/nl/act/gm9999/2026/omgevingsplan"
GROEP = "http://standaarden.omgevingswet.overheid.nl/activiteit/id/concept/Kapactiviteit"
TOP = "nl.imow-gm9999.activiteit.ActInOmgevingsplanGem"
BOVEN_TOP = "nl.imow-mnre1034.activiteit.ActInOmgevingsplan"
KAPPEN = "nl.imow-gm9999.activiteit.Kappen"
SNOEIEN = "nl.imow-gm9999.activiteit.Snoeien"
BOS = Gebied(
    "nl.imow-gm9999.gebied.Bos",
    "Bos",
    (Punt(100000, 450000), Punt(101000, 450000), Punt(101000.125, 451000), Punt(100000, 450000)),
    "11111111-2222-4333-8444-555555555501",
)
DUIN = Gebied(
    "nl.imow-gm9999.gebied.Duin",
    "Duin",
    (Punt(102000, 450000), Punt(103000, 450000), Punt(103000, 451000), Punt(102000, 450000)),
    "11111111-2222-4333-8444-555555555502",
)
WID_BEGRIP = "gm9999_1__chp_1__art_1.1"
WID_KAPPEN = "gm9999_1__chp_2__art_2.1"
WID_NIEUW = "gm9999_2__chp_2__art_2.2"

REGELING = Regeling(
    work=WORK,
    expression=f"{WORK}/nld@1",
    titel="Omgevingsplan Duinrand",
    artikelen=(
        Artikel(WID_BEGRIP, "chp_1__art_1.1", "1.1", "Begrippen", "In dit plan is een boom een houtopstand.", (TOP,)),
        Artikel(
            WID_KAPPEN,
            "chp_2__art_2.1",
            "2.1",
            "Kappen",
            "Het is verboden in het bos een boom te kappen.",
            (KAPPEN,),
            (BOS.identificatie,),
        ),
    ),
    activiteiten=(
        Activiteit(TOP, "Activiteit gereguleerd in het omgevingsplan gemeente Duinrand", GROEP, BOVEN_TOP),
        Activiteit(KAPPEN, "Boom kappen", GROEP, TOP),
    ),
    gebieden=(BOS,),
    geldig_vanaf=date(2026, 5, 1),
)


def make_opdracht(nummer: str = "levering-1", soort: Opdrachtsoort = Opdrachtsoort.PUBLICATIE) -> Opdracht:
    """Make an opdracht that is right on VANDAAG."""
    return Opdracht(soort, nummer, GEMEENTE.oin, GEMEENTE.oin, bekendmaking=date(2026, 4, 2))


def make_besluit(versie: Regelingversie, naam: str = "b1", soort: Besluitsoort = Besluitsoort.DEFINITIEF) -> Besluit:
    """Make the besluit that goes with a version."""
    work = f"/akn/nl/bill/gm9999/2026/{naam}"
    return Besluit(
        work, f"{work}/nld@2026-03-01;1", f"Besluit {naam}", soort, versie.doel, versie.geldig_vanaf, date(2026, 3, 1)
    )


def make_versie(regeling: Regeling = REGELING) -> Regelingversie:
    """Make the first version."""
    return build_versie(regeling, GEMEENTE, doel="/join/id/proces/gm9999/2026/d1", datum=date(2026, 3, 1))


def make_geconsolideerd() -> Regelingversie:
    """Make the first version as the LVBB holds it."""
    return replace(make_versie(), gemaakt_op=datetime(2026, 4, 2, 9, tzinfo=UTC))


def make_wijziging(soort: Besluitsoort = Besluitsoort.DEFINITIEF) -> tuple[Regelingversie, Regelingversie]:
    """Make a version and its change: another text, and an article with an activity and an area."""
    was = make_geconsolideerd()
    geldig = date(2026, 8, 1) if soort is Besluitsoort.DEFINITIEF else None
    wordt = start_versie(was, doel="/join/id/proces/gm9999/2026/d2", soort=soort, geldig_vanaf=geldig)
    wordt = change_tekst(wordt, WID_BEGRIP, "In dit plan is een heg een houtopstand.")
    nieuw = Artikel(
        WID_NIEUW,
        "chp_2__art_2.2",
        "2.2",
        "Snoeien",
        "Snoeien mag in het duin na een melding.",
        (SNOEIEN,),
        (DUIN.identificatie,),
    )
    activiteit = Activiteit(SNOEIEN, "Boom snoeien", GROEP, TOP)
    return was, add_artikel(wordt, nieuw, [DUIN], [activiteit], datum=date(2026, 6, 1))


def make_pakket(soort: Opdrachtsoort = Opdrachtsoort.PUBLICATIE) -> bytes:
    """Make the package of the first version."""
    versie = make_versie()
    return write_aanlevering(make_opdracht(soort=soort), make_besluit(versie), versie)


def make_wijzigpakket(soort: Besluitsoort = Besluitsoort.DEFINITIEF) -> bytes:
    """Make the package of the change."""
    was, wordt = make_wijziging(soort)
    return write_aanlevering(make_opdracht("levering-2"), make_besluit(wordt, "b2", soort), wordt, was)


def make_bewerkt() -> tuple[Regelingversie, Regelingversie]:
    """Make a version and one with an article moved to another hoofdstuk, a picture and a document."""
    was, wordt = make_wijziging()
    wordt = move_artikel(wordt, WID_BEGRIP, WID_KAPPEN)
    wordt = add_afbeelding(wordt, WID_KAPPEN, "boom.png", write_png(4, 3))
    return was, add_document(wordt, "Toelichting", "2026_toelichting.pdf", write_pdf(["Ja"]), datum=date(2026, 6, 1))


def make_bewerkt_pakket() -> bytes:
    """Make the package of that change, with a motivering."""
    was, wordt = make_bewerkt()
    besluit = replace(make_besluit(wordt, "b3"), motivering="Omdat het nodig is.")
    return write_aanlevering(make_opdracht("levering-3"), besluit, wordt, was)


def make_kennisgevingpakket() -> bytes:
    """Make the package of the kennisgeving of an ontwerp."""
    work = "/akn/nl/doc/gm9999/2026/k1"
    dag = date(2026, 4, 2)
    kennisgeving = Kennisgeving(
        work,
        f"{work}/nld@2026-03-02",
        "Kennisgeving",
        "/akn/nl/bill/gm9999/2026/b2/nld@2026-03-01;1",
        "gm9999",
        dag,
        date(2026, 5, 14),
        dag,
    )
    return write_kennisgeving(replace(make_opdracht("levering-4"), publicatie=KENNISGEVING), kennisgeving)


def make_intrekkingspakket() -> bytes:
    """Make the package of the besluit that withdraws the regeling."""
    was = make_geconsolideerd()
    doel = "/join/id/proces/gm9999/2026/d9"
    besluit = make_besluit(replace(was, doel=doel, geldig_vanaf=date(2026, 9, 1)), "b9")
    return write_intrekking(make_opdracht("levering-9"), besluit, was)


def make_uitwisseling() -> bytes:
    """Make the package with which a change goes to other plansoftware."""
    was, wordt = make_bewerkt()
    besluit = "/akn/nl/bill/gm9999/2026/b3"
    basis = (was.doel, was.gemaakt_op)
    return write_wijzigpakket(Wijzigpakket(besluit, Besluitsoort.DEFINITIEF, "Omdat het nodig is.", wordt, basis))


Breuk = Callable[[dict[str, bytes]], dict[str, bytes]]


def edit(naam: str, oud: str, nieuw: str, aantal: int = 1) -> Breuk:
    """Replace a text in a file of a package; it has to be there."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        tekst = bestanden[naam].decode()
        assert oud in tekst, f"{oud!r} staat niet in {naam}"
        return {**bestanden, naam: tekst.replace(oud, nieuw, aantal).encode()}

    return apply


def drop(*namen: str) -> Breuk:
    """Leave files out."""
    return lambda bestanden: {naam: inhoud for naam, inhoud in bestanden.items() if naam not in namen}


def put(naam: str, inhoud: bytes) -> Breuk:
    """Add or replace a file."""
    return lambda bestanden: {**bestanden, naam: inhoud}


def both(*breuken: Breuk) -> Breuk:
    """Apply several changes that make one fault together."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        for breuk in breuken:
            bestanden = breuk(bestanden)
        return bestanden

    return apply


def broken(pakket: bytes, breuk: Breuk) -> bytes:
    """Give a package with one thing changed."""
    return write_zip(breuk(read_zip(pakket)))
