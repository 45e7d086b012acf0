# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Verzoeken as an initiatiefnemer makes, sends, supplements and withdraws them in the loket."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from pytest_bdd import given, parsers, then, when

from pytest_dsoketen.model.casussen import InhoudOntbreektError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.regels import Regelinhoud
from pytest_dsoketen.model.verzoeken import (
    Adres,
    AfwijkendAdres,
    BuitenlandsAdres,
    Contactadres,
    Doel,
    Instantie,
    Locatie,
    Persoon,
    Verzendbevestiging,
    Verzoek,
    Verzoektype,
)
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._verzoekinhoud import (
    Aanvulling,
    add_bijlage,
    change_antwoord,
    get_instantie,
    list_bijlagevragen,
    make_bijlage,
    make_bijlagen,
    make_verzoek,
    read_omvang,
    replace_bijlage,
)
from .regels import ensure_regels

_KLEIN = 2048
_JA_NEE = frozenset({"true", "false"})
_HEROPENWOORDEN = ("opnieuw", "is iets veranderd")
_CORRESPONDENTIEADRESSEN = {
    "een postbus": Contactadres(afwijkend=AfwijkendAdres("99", "9990AA", "Gemeentestad", "postbusnummer")),
    "een ander adres in Nederland": Contactadres(binnenlands=Adres("Laan", "12", "9998XX", "Buurstad")),
    "een adres in het buitenland": Contactadres(
        buitenlands=BuitenlandsAdres(("Teststrasse 5", "99999 Testdorf"), "Duitsland")
    ),
}


# Drafts.


def draft_verzoek(
    keten: Keten,
    geval: Geval,
    namen: tuple[str, ...],
    soort: Verzoektype = Verzoektype.AANVRAAG,
    doel: Doel = Doel.INITIEREN,
) -> Verzoek:
    """Make a draft for activities of the casus once their rules are in the loket."""
    regels = tuple(keten.casus.get_regels(naam) for naam in namen)
    for inhoud in regels:
        ensure_regels(keten, geval, inhoud.naam)
    geval.put(Gekozenregels(regels))
    return geval.put(make_verzoek(keten.casus, regels, soort, doel))


class Gekozenregels(tuple[Regelinhoud, ...]):
    """The rules of the activities in the draft."""

    __slots__ = ()


@given("het verzoek van de casus")
def draft_casus(keten: Keten, geval: Geval) -> None:
    """Leg het verzoek klaar dat de casus meebrengt, of anders een aanvraag voor haar eerste activiteit."""
    casus = keten.casus
    if casus.verzoek is None and casus.get_regels().formulier.ontbreekt:
        raise InhoudOntbreektError("het pakket bevat geen verzoek.xml en geen aanvraagformulier")
    geval.put(Gekozenregels(()))
    if casus.regels:
        draft_verzoek(keten, geval, (casus.regels[0].naam,))
    if casus.verzoek is not None:
        geval.put(casus.verzoek)


@given("het verzoek van de casus met een bijlage bij elke vraag om een document")
def draft_casus_met_bijlagen(keten: Keten, geval: Geval) -> None:
    """Leg het verzoek van de casus klaar met een bijlage bij elke vraag om een document."""
    draft_casus(keten, geval)
    verzoek = geval.get(Verzoek)
    bijlagen = verzoek.bijlagen or make_bijlagen(geval.get(Gekozenregels), 4 * _KLEIN)
    if not bijlagen:
        raise InhoudOntbreektError("het pakket bevat geen bijlage en geen vraag om een document")
    geval.put(replace(verzoek, bijlagen=bijlagen))


@given(parsers.parse('een aanvraag vergunning voor "{activiteit}"'))
def draft_aanvraag(keten: Keten, geval: Geval, activiteit: str) -> None:
    """Leg een ingevulde aanvraag vergunning klaar voor een activiteit."""
    draft_verzoek(keten, geval, (activiteit,))


@given("een aanvraag vergunning voor de activiteiten")
def draft_meervoudig(keten: Keten, geval: Geval, datatable: list[list[str]]) -> None:
    """Leg een ingevulde aanvraag vergunning klaar voor de activiteiten in de tabel."""
    draft_verzoek(keten, geval, tuple(rij[0] for rij in datatable[1:]))


@given(parsers.parse('een verzoek van het type "{soort}" voor "{activiteit}"'))
def draft_type(keten: Keten, geval: Geval, soort: str, activiteit: str) -> None:
    """Leg een ingevuld verzoek van een van de zeven typen klaar."""
    draft_verzoek(keten, geval, (activiteit,), Verzoektype(soort))


@given(parsers.parse('een conceptverzoek voor "{activiteit}"'))
def draft_concept(keten: Keten, geval: Geval, activiteit: str) -> None:
    """Leg een conceptverzoek klaar voor vooroverleg."""
    draft_verzoek(keten, geval, (activiteit,), doel=Doel.CONCEPTVERZOEK)


@given(parsers.parse("bijlagen met samen een omvang van {omvang}"))
def add_bijlagen(geval: Geval, omvang: str) -> None:
    """Voeg bij elke vraag om een document een bijlage toe, samen met deze omvang."""
    bijlagen = make_bijlagen(geval.get(Gekozenregels), read_omvang(omvang))
    geval.put(replace(geval.get(Verzoek), bijlagen=bijlagen))


@given(parsers.parse('de bijlage "{bestandsnaam}"'))
def add_een_bijlage(geval: Geval, bestandsnaam: str) -> None:
    """Voeg een bijlage toe bij de eerste vraag om een document."""
    _add(geval, bestandsnaam)


@given(parsers.parse('de vertrouwelijke bijlage "{bestandsnaam}"'))
def add_vertrouwelijk(geval: Geval, bestandsnaam: str) -> None:
    """Voeg een bijlage toe die de initiatiefnemer vertrouwelijk noemt."""
    _add(geval, bestandsnaam, vertrouwelijk=True)


@given(parsers.parse('twee verschillende bijlagen die allebei "{bestandsnaam}" heten'))
def add_gelijke_namen(geval: Geval, bestandsnaam: str) -> None:
    """Voeg bij twee vragen een bijlage toe met dezelfde naam en andere inhoud."""
    vragen = list_bijlagevragen(geval.get(Gekozenregels))[:2]
    bijlagen = tuple(make_bijlage(bestandsnaam, _KLEIN, activiteit, vraag) for activiteit, vraag in vragen)
    geval.put(replace(geval.get(Verzoek), bijlagen=bijlagen))


def _add(geval: Geval, bestandsnaam: str, *, vertrouwelijk: bool = False) -> None:
    """Add a bijlage to the draft at the first question that asks for a document."""
    verzoek = geval.get(Verzoek)
    activiteit, vraag = list_bijlagevragen(geval.get(Gekozenregels))[0]
    bijlage = replace(make_bijlage(bestandsnaam, _KLEIN, activiteit, vraag), vertrouwelijk=vertrouwelijk)
    geval.put(replace(verzoek, bijlagen=(*verzoek.bijlagen, bijlage)))


@given("als locatie een getekend gebied zonder adres")
def draw_gebied(geval: Geval) -> None:
    """Vervang de locatie door een gebied dat de initiatiefnemer op de kaart tekent."""
    verzoek = geval.get(Verzoek)
    geval.put(replace(verzoek, locatie=_draw(verzoek.locatie)))


@given("als locatie een getekend gebied met een gat erin")
def draw_gebied_met_gat(geval: Geval) -> None:
    """Vervang de locatie door een getekend gebied waar een stuk uit is."""
    verzoek = geval.get(Verzoek)
    geval.put(replace(verzoek, locatie=_draw(verzoek.locatie, gat=True)))


def _draw(locatie: Locatie, *, gat: bool = False) -> Locatie:
    """Draw a square of 40 metres around the location, with or without a hole of 10 metres."""
    ringen = [_make_ring(locatie, 20.0)]
    if gat:
        ringen.append(_make_ring(locatie, 5.0)[::-1])
    return Locatie(locatie.x, locatie.y, vlak=tuple(ringen))


def _make_ring(locatie: Locatie, straal: float) -> tuple[tuple[float, float], ...]:
    """Make a closed square ring, counter-clockwise."""
    x, y = locatie.x, locatie.y
    hoeken = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    return tuple((x + dx * straal, y + dy * straal) for dx, dy in hoeken)


@given(parsers.parse("als correspondentieadres {adres}"))
def set_correspondentieadres(geval: Geval, adres: str) -> None:
    """Geef de initiatiefnemer een correspondentieadres dat anders is dan waar hij woont."""
    verzoek = geval.get(Verzoek)
    persoon = replace(verzoek.initiatiefnemer, correspondentieadres=_CORRESPONDENTIEADRESSEN[adres])
    geval.put(replace(verzoek, initiatiefnemer=persoon))


@given("de gemeente voert het verzoek ambtshalve in")
def set_ambtshalve(geval: Geval) -> None:
    """Merk het verzoek als ambtshalve ingevoerd, zoals bij een aanvraag op papier."""
    geval.put(replace(geval.get(Verzoek), ambtshalve=True))


@given("een initiatiefnemer zonder e-mailadres")
def remove_emailadres(geval: Geval) -> None:
    """Haal het e-mailadres van de initiatiefnemer uit het verzoek."""
    verzoek = geval.get(Verzoek)
    geval.put(replace(verzoek, initiatiefnemer=replace(verzoek.initiatiefnemer, emailadres="")))


@given(parsers.parse('een gemachtigde met e-mailadres "{emailadres}"'))
def set_gemachtigde(geval: Geval, emailadres: str) -> None:
    """Laat een gemachtigde namens de initiatiefnemer optreden."""
    gemachtigde = Persoon(
        naam="Testgemachtigde",
        voorletters="G.",
        bsn="999990020",
        emailadres=emailadres,
        straat="Laan",
        huisnummer="2",
        postcode="9998XX",
        woonplaats="Buurstad",
    )
    geval.put(replace(geval.get(Verzoek), gemachtigde=gemachtigde))


# Sending.


@given("de initiatiefnemer heeft het verzoek ingediend")
@when("de initiatiefnemer het verzoek indient")
def submit_verzoek(keten: Keten, geval: Geval) -> None:
    """Dien het klaargelegde verzoek in het loket in."""
    bevestiging = keten.omgevingsloket.submit_verzoek(geval.get(Verzoek))
    expect_verzendbevestiging(keten, bevestiging)
    geval.put(bevestiging)


@given("de initiatiefnemer heeft het verzoek aangevuld met een ander antwoord")
@when("de initiatiefnemer het verzoek aanvult met een ander antwoord")
def supplement_antwoord(keten: Keten, geval: Geval) -> None:
    """Vul het verzoek aan: het laatste antwoord wordt anders."""
    supplement_verzoek(keten, geval, change_antwoord(geval.get(Verzoek)))


@given(parsers.parse('de initiatiefnemer heeft het verzoek aangevuld met de bijlage "{bestandsnaam}"'))
@when(parsers.parse('de initiatiefnemer het verzoek aanvult met de bijlage "{bestandsnaam}"'))
def supplement_bijlage(keten: Keten, geval: Geval, bestandsnaam: str) -> None:
    """Vul het verzoek aan met een nieuwe bijlage."""
    activiteit, vraag = list_bijlagevragen(geval.get(Gekozenregels))[0]
    bijlage = make_bijlage(bestandsnaam, _KLEIN, activiteit, vraag)
    supplement_verzoek(keten, geval, add_bijlage(geval.get(Verzoek), bijlage))


@when(parsers.parse('de initiatiefnemer de bijlage "{oud}" vervangt door "{nieuw}"'))
def supplement_vervanging(keten: Keten, geval: Geval, oud: str, nieuw: str) -> None:
    """Vul het verzoek aan: een bijlage maakt plaats voor een andere."""
    supplement_verzoek(keten, geval, replace_bijlage(geval.get(Verzoek), oud, nieuw))


@given("de initiatiefnemer heeft het verzoek ingetrokken")
@when("de initiatiefnemer het verzoek intrekt")
def withdraw_verzoek(keten: Keten, geval: Geval) -> None:
    """Trek het ingediende verzoek in."""
    vorige = geval.get(Verzendbevestiging)
    bevestiging = keten.omgevingsloket.withdraw_verzoek(vorige.verzoeknummer)
    expect_volgende(keten, vorige, bevestiging)
    geval.put(bevestiging)


def supplement_verzoek(keten: Keten, geval: Geval, aanvulling: Aanvulling) -> None:
    """Send an aanvulling and remember what changes."""
    vorige = geval.get(Verzendbevestiging)
    bevestiging = keten.omgevingsloket.supplement_verzoek(vorige.verzoeknummer, aanvulling.verzoek)
    expect_volgende(keten, vorige, bevestiging)
    geval.put(aanvulling)
    geval.put(aanvulling.verzoek)
    geval.put(bevestiging)


# Expectations.


def expect_verzendbevestiging(keten: Keten, bevestiging: Verzendbevestiging) -> None:
    """Expect a verzoeknummer of date and counter, and volgnummer 0."""
    nummer, volgnummer = bevestiging.verzoeknummer, bevestiging.volgnummer
    keten.expect(
        "DSOK-LOKET-001",
        klopt=_is_verzoeknummer(nummer) and volgnummer == 0,
        verwacht="een verzoeknummer van 13 cijfers dat met een datum begint, en volgnummer 000",
        waargenomen=f"verzoeknummer {nummer or 'ontbreekt'}, volgnummer {volgnummer:03d}",
        kenmerk=nummer,
    )


def _is_verzoeknummer(tekst: str) -> bool:
    """Whether a text is 13 digits that begin with a date."""
    if not re.fullmatch(r"[0-9]{13}", tekst):
        return False
    try:
        datetime.strptime(tekst[:8], "%Y%m%d")  # noqa: DTZ007  (only whether the day exists)
    except ValueError:
        return False
    return True


def expect_volgende(keten: Keten, vorige: Verzendbevestiging, bevestiging: Verzendbevestiging) -> None:
    """Expect that a later message keeps the verzoeknummer and takes the next volgnummer."""
    keten.expect(
        "DSOK-LOKET-006",
        klopt=(bevestiging.verzoeknummer, bevestiging.volgnummer) == (vorige.verzoeknummer, vorige.volgnummer + 1),
        verwacht=f"verzoeknummer {vorige.verzoeknummer}, volgnummer {vorige.volgnummer + 1:03d}",
        waargenomen=f"verzoeknummer {bevestiging.verzoeknummer}, volgnummer {bevestiging.volgnummer:03d}",
        kenmerk=vorige.verzoeknummer,
    )


@then("krijgt hij een verzendbevestiging met een verzoeknummer")
def expect_bevestiging(keten: Keten, geval: Geval) -> None:
    """Kijk of de verzendbevestiging een verzoeknummer van datum en volgnummer heeft."""
    expect_verzendbevestiging(keten, geval.get(Verzendbevestiging))


@then(parsers.parse("houdt het verzoek zijn verzoeknummer en heeft dit bericht volgnummer {volgnummer:d}"))
def expect_volgnummer(keten: Keten, geval: Geval, volgnummer: int) -> None:
    """Kijk of het verzoeknummer bleef en het volgnummer het volgende is."""
    bevestiging = geval.get(Verzendbevestiging)
    expect_volgende(keten, replace(bevestiging, volgnummer=volgnummer - 1), bevestiging)


@then("staat het verzoek in de verzendbevestiging op naam van de gemeente")
def expect_geadresseerde(keten: Keten, geval: Geval) -> None:
    """Kijk of de verzendbevestiging het bevoegd gezag noemt waar het verzoek heen is."""
    bevestiging, gemeente = geval.get(Verzendbevestiging), keten.casus.gemeente
    oins = [instantie.oin for instantie in bevestiging.verzonden_naar]
    keten.expect(
        "DSOK-LOKET-001",
        klopt=gemeente.oin in oins,
        verwacht=f"verzonden naar {gemeente.naam}",
        waargenomen="verzonden naar " + (", ".join(i.naam for i in bevestiging.verzonden_naar) or "niemand"),
        kenmerk=bevestiging.verzoeknummer,
    )


@then(parsers.parse('staat het verzoek in Mijn Omgevingsloket als "{status}"'))
def expect_status(keten: Keten, geval: Geval, status: str) -> None:
    """Kijk of Mijn Omgevingsloket deze status toont."""
    nummer = geval.get(Verzendbevestiging).verzoeknummer
    gezien = keten.omgevingsloket.fetch_status(nummer).status
    keten.expect(
        "DSOK-LOKET-002",
        klopt=gezien == status,
        verwacht=f"status {status}",
        waargenomen=f"status {gezien}",
        kenmerk=nummer,
    )


@then("vraagt Mijn Omgevingsloket niet om stappen opnieuw te doen")
def expect_niet_heropend(keten: Keten, geval: Geval) -> None:
    """Kijk of een ingediend verzoek niet wordt heropend terwijl er niets is veranderd."""
    nummer = geval.get(Verzendbevestiging).verzoeknummer
    meldingen = keten.omgevingsloket.fetch_status(nummer).meldingen
    heropend = [melding for melding in meldingen if any(woord in melding.casefold() for woord in _HEROPENWOORDEN)]
    keten.expect(
        "DSOK-LOKET-003",
        klopt=not heropend,
        verwacht="geen melding dat er iets is veranderd",
        waargenomen=heropend[0] if heropend else "",
        kenmerk=nummer,
    )


@then("noemt de PDF van het verzoek het verzoeknummer en de antwoorden")
def expect_pdf(keten: Keten, geval: Geval) -> None:
    """Kijk of de PDF bij dit verzoek hoort: verzoeknummer, activiteiten en antwoorden."""
    verzoek, nummer = geval.get(Verzoek), geval.get(Verzendbevestiging).verzoeknummer
    _, tekst = keten.omgevingsloket.fetch_verzoek_pdf(nummer)
    gezocht = [nummer] + [
        woorden
        for activiteit in verzoek.activiteiten
        for woorden in (activiteit.naam, *(antwoord.antwoord for antwoord in activiteit.antwoorden))
        if woorden not in _JA_NEE
    ]
    _expect_in_pdf(keten, "DSOK-LOKET-004", gezocht, tekst, nummer)


@then("noemt de PDF van het verzoek elke bijlage, ook de vertrouwelijke")
def expect_bijlagen_in_pdf(keten: Keten, geval: Geval) -> None:
    """Kijk of elke bijlage bij naam in de PDF staat."""
    verzoek, nummer = geval.get(Verzoek), geval.get(Verzendbevestiging).verzoeknummer
    _, tekst = keten.omgevingsloket.fetch_verzoek_pdf(nummer)
    if nummer not in tekst:
        _expect_in_pdf(keten, "DSOK-LOKET-004", [nummer], tekst, nummer)
    _expect_in_pdf(keten, "DSOK-LOKET-005", [bijlage.bestandsnaam for bijlage in verzoek.bijlagen], tekst, nummer)


def _expect_in_pdf(keten: Keten, eis: str, gezocht: list[str], tekst: str, nummer: str) -> None:
    """Expect words in the text of the PDF, whatever the white space."""
    plat = re.sub(r"\s+", "", tekst)
    ontbreekt = [woorden for woorden in gezocht if re.sub(r"\s+", "", woorden) not in plat]
    keten.expect(
        eis,
        klopt=not ontbreekt,
        verwacht="in de PDF staan: " + ", ".join(gezocht),
        waargenomen="in de PDF ontbreken: " + ", ".join(ontbreekt),
        kenmerk=nummer,
    )


@when("de initiatiefnemer zijn locatie en activiteiten kiest")
def propose_bevoegd_gezag(keten: Keten, geval: Geval) -> None:
    """Vraag het loket welk bevoegd gezag bij locatie en activiteiten hoort."""
    verzoek, code = geval.get(Verzoek), keten.casus.gemeente.code
    urns = tuple(activiteit.urn for activiteit in verzoek.activiteiten)
    if not any(f".imow-{code}." in urn for urn in urns):
        raise InhoudOntbreektError(f"het verzoek in het pakket gaat niet over een activiteit van {code}")
    geval.put(keten.omgevingsloket.propose_bevoegd_gezag(urns, verzoek.locatie))


@then("stelt het loket de gemeente voor als bevoegd gezag")
def expect_bevoegd_gezag(keten: Keten, geval: Geval) -> None:
    """Kijk of het loket de gemeente voorstelt die over de locatie gaat."""
    verwacht = get_instantie(keten.casus.gemeente)
    gezien = geval.get(Instantie)
    keten.expect(
        "DSOK-LOKET-008",
        klopt=gezien.oin == verwacht.oin,
        verwacht=verwacht.naam,
        waargenomen=gezien.naam,
        kenmerk=verwacht.oin,
        rol=Rol.OMGEVINGSLOKET,
    )
