# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the initiatiefnemer hears from the overheid after sending a verzoek."""

from __future__ import annotations

from pytest_bdd import parsers, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Terugkoppeling, Verzendbevestiging, Verzoek
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from .zaken import expect_zaak

_BEVESTIGING = "ontvangstbevestiging"


def find_terugkoppelingen(keten: Keten, geval: Geval, soort: str, emailadres: str = "") -> tuple[Terugkoppeling, ...]:
    """Give the messages of one kind about this verzoek; waits until there is one, at most the norm time."""
    nummer = geval.get(Verzendbevestiging).verzoeknummer
    adres = emailadres or geval.get(Verzoek).initiatiefnemer.emailadres

    def see() -> tuple[Terugkoppeling, ...]:
        berichten = keten.omgevingsloket.fetch_terugkoppelingen(adres)
        return tuple(bericht for bericht in berichten if (bericht.verzoeknummer, bericht.soort) == (nummer, soort))

    return keten.wait_until("terugkoppeling", see)


def expect_terugkoppeling(keten: Keten, geval: Geval, eis: str, *, soort: str, tekst: str) -> None:
    """Expect a message of one kind that says something; the ontvangstbevestiging went before it."""
    gezien = find_terugkoppelingen(keten, geval, soort)
    keten.expect(
        eis,
        klopt=any(tekst in bericht.tekst for bericht in gezien),
        verwacht=f"een {soort} met “{tekst}”",
        waargenomen=f"{len(gezien)} keer {soort}" + (", met een andere tekst" if gezien else ""),
        kenmerk=geval.get(Verzendbevestiging).verzoeknummer,
        aantallen={"terugkoppeling": 2},
        rol=Rol.VTH,
    )


def expect_ontvangstbevestiging(keten: Keten, geval: Geval) -> Terugkoppeling:
    """Expect the ontvangstbevestiging within the norm time."""
    expect_zaak(keten, geval)
    gezien = find_terugkoppelingen(keten, geval, _BEVESTIGING)
    keten.expect(
        "DSOK-TERUG-001",
        klopt=bool(gezien),
        verwacht="een ontvangstbevestiging binnen de normtijd",
        waargenomen="geen ontvangstbevestiging",
        kenmerk=geval.get(Verzendbevestiging).verzoeknummer,
        rol=Rol.VTH,
    )
    return gezien[0]


@when("de behandelaar de ontvangstbevestiging laat versturen")
def send_ontvangstbevestiging(keten: Keten, geval: Geval) -> None:
    """Verstuur de ontvangstbevestiging, als het VTH-systeem dat niet uit zichzelf deed."""
    keten.vth.send_ontvangstbevestiging(expect_zaak(keten, geval).zaaknummer)


@when(parsers.parse('de behandelaar om een aanvulling vraagt: "{tekst}"'))
def ask_aanvulling(keten: Keten, geval: Geval, tekst: str) -> None:
    """Vraag de initiatiefnemer om wat er ontbreekt."""
    keten.vth.ask_aanvulling(expect_zaak(keten, geval).zaaknummer, tekst)


@when(parsers.parse('de behandelaar besluit: "{besluit}"'))
def decide(keten: Keten, geval: Geval, besluit: str) -> None:
    """Neem een besluit op het verzoek."""
    keten.vth.decide(expect_zaak(keten, geval).zaaknummer, besluit)


@then("krijgt de initiatiefnemer binnen de normtijd een ontvangstbevestiging")
def see_ontvangstbevestiging(keten: Keten, geval: Geval) -> None:
    """Kijk of de ontvangstbevestiging op tijd bij de initiatiefnemer is."""
    expect_ontvangstbevestiging(keten, geval)


@then("staan in de ontvangstbevestiging het verzoeknummer en de naam van het project")
def see_invoegvelden(keten: Keten, geval: Geval) -> None:
    """Kijk of verzoeknummer en projectnaam letterlijk in de ontvangstbevestiging staan."""
    bericht, verzoek = expect_ontvangstbevestiging(keten, geval), geval.get(Verzoek)
    nummer, naam = geval.get(Verzendbevestiging).verzoeknummer, verzoek.project_naam or verzoek.naam
    tekst = f"{bericht.onderwerp} {bericht.tekst}"
    missen = [wat for wat, waarde in (("verzoeknummer", nummer), ("projectnaam", naam)) if waarde not in tekst]
    keten.expect(
        "DSOK-TERUG-002",
        klopt=not missen,
        verwacht=f"verzoeknummer {nummer} en projectnaam “{naam}”",
        waargenomen=f"ontbreekt: {', '.join(missen)}",
        kenmerk=nummer,
        rol=Rol.VTH,
    )


@then(parsers.parse('krijgt de initiatiefnemer het verzoek om aanvulling "{tekst}"'))
def see_aanvullingsverzoek(keten: Keten, geval: Geval, tekst: str) -> None:
    """Kijk of het verzoek om aanvulling met deze tekst is aangekomen."""
    expect_terugkoppeling(keten, geval, "DSOK-TERUG-003", soort="aanvullingsverzoek", tekst=tekst)


@then(parsers.parse('krijgt de initiatiefnemer het besluit "{besluit}"'))
def see_besluit(keten: Keten, geval: Geval, besluit: str) -> None:
    """Kijk of het besluit is aangekomen en bij de zaak staat."""
    expect_terugkoppeling(keten, geval, "DSOK-TERUG-004", soort="besluit", tekst=besluit)


@then("hoort de initiatiefnemer dat zijn bericht is ontvangen")
def see_statusbericht(keten: Keten, geval: Geval) -> None:
    """Kijk of een aanvulling of intrekking aan de initiatiefnemer is bevestigd."""
    expect_zaak(keten, geval)
    expect_terugkoppeling(keten, geval, "DSOK-TERUG-006", soort="status", tekst="ontvangen")


@then(parsers.parse('krijgt ook "{emailadres}" een ontvangstbevestiging'))
def see_kopie(keten: Keten, geval: Geval, emailadres: str) -> None:
    """Kijk of de ontvangstbevestiging ook naar dit adres ging."""
    expect_ontvangstbevestiging(keten, geval)
    gezien = find_terugkoppelingen(keten, geval, _BEVESTIGING, emailadres)
    keten.expect(
        "DSOK-TERUG-007",
        klopt=bool(gezien),
        verwacht="een ontvangstbevestiging aan de gemachtigde",
        waargenomen="geen ontvangstbevestiging",
        kenmerk=geval.get(Verzendbevestiging).verzoeknummer,
        rol=Rol.VTH,
        aantallen={"terugkoppeling": 2},
    )


@then("hoort de behandelaar dat er geen ontvangstbevestiging is verstuurd")
def see_melding(keten: Keten, geval: Geval) -> None:
    """Kijk of het VTH-systeem de behandelaar meldt dat het niet kon schrijven."""
    expect_zaak(keten, geval)
    nummer = geval.get(Verzendbevestiging).verzoeknummer
    meldingen = [melding for melding in keten.vth.fetch_meldingen() if nummer in melding]
    keten.expect(
        "DSOK-TERUG-005",
        klopt=bool(meldingen),
        verwacht=f"een melding met verzoeknummer {nummer}",
        waargenomen="geen melding",
        kenmerk=nummer,
    )
