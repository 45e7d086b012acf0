# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Toepasbare regels as a regelanalist makes, verifies and publishes them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pytest_bdd import given, parsers, then, when

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Regeling
from pytest_dsoketen.model.regels import Regelinhoud, RegisterActiviteit, Registratie, Verificatie
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.standaarden.sttr.gebreken import break_sttr
from pytest_dsoketen.standaarden.sttr.keuren import check_sttr
from pytest_dsoketen.standaarden.sttr.lezen import read_sttr
from pytest_dsoketen.standaarden.sttr.namen import DMN_11, DMN_12
from pytest_dsoketen.standaarden.sttr.schrijven import Schrijfwijze, write_sttr
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._checkverloop import describe_antwoorden, describe_conclusies
from ._regelverloop import (
    Boomstuk,
    change_conclusies,
    create_boom,
    ensure_activiteit,
    ensure_gepubliceerd,
    ensure_regels,
    ensure_toepasbaar,
    expect_goedgekeurd,
    expect_toepasbaar,
    expect_zichtbaar,
    load_sttr,
    make_stuk,
    publish_boom,
    select_inhoud,
)
from .plannen import ensure_plan

_SCHRIJFWIJZEN = {
    "STTR 1 in DMN 1.1": Schrijfwijze(DMN_11, "1"),
    "STTR 1 in DMN 1.2": Schrijfwijze(DMN_12, "1"),
    "STTR 3 in DMN 1.2": Schrijfwijze(DMN_12, "2"),
}


@dataclass(frozen=True)
class Activiteitenlijst:
    """The activities as the regelsoftware showed them."""

    activiteiten: tuple[RegisterActiviteit, ...]


# What is there.


@given(parsers.parse('de toepasbare regels voor "{activiteit}" staan in het loket'))
def have_regels(keten: Keten, geval: Geval, activiteit: str) -> None:
    """Maak, verifieer en publiceer de regels voor een activiteit, en kijk of de check in het loket begint."""
    ensure_regels(keten, geval, activiteit)


@given("de toepasbare regels van de casus staan in het loket")
def have_regels_casus(keten: Keten, geval: Geval) -> None:
    """Maak, verifieer en publiceer de regels voor de eerste activiteit van de casus."""
    ensure_regels(keten, geval)


@given("de activiteit van de casus staat in de regelsoftware")
def have_activiteit(keten: Keten, geval: Geval) -> None:
    """Zorg dat de eerste activiteit van de casus te kiezen is in de regelsoftware."""
    ensure_activiteit(keten, geval, geval.put(select_inhoud(keten)))


@given("de activiteit van de casus is toepasbaar")
@when("de regelanalist de activiteit toepasbaar maakt")
def have_toepasbaar(keten: Keten, geval: Geval) -> None:
    """Geef de activiteit regelbeheerobjecten en koppel haar werkzaamheid."""
    ensure_toepasbaar(keten, geval, geval.put(select_inhoud(keten)))


@given("een vragenboom voor de check van de casus")
def have_boom(keten: Keten, geval: Geval) -> None:
    """Maak de vragenboom van de check in de regelsoftware, of lees daar het bestand van de casus in."""
    inhoud = geval.put(select_inhoud(keten))
    ensure_activiteit(keten, geval, inhoud)
    make_stuk(keten, geval, inhoud, inhoud.check)


@given("een vragenboom voor de aanvraag van de casus")
def have_formulier(keten: Keten, geval: Geval) -> None:
    """Maak het aanvraagformulier in de regelsoftware, of lees daar het bestand van de casus in."""
    inhoud = geval.put(select_inhoud(keten))
    ensure_activiteit(keten, geval, inhoud)
    make_stuk(keten, geval, inhoud, inhoud.formulier)


@given(parsers.parse('een vragenboom met de naam "{naam}"'))
@when(parsers.parse('de regelanalist een vragenboom maakt met de naam "{naam}"'))
def have_boom_met_naam(keten: Keten, geval: Geval, naam: str) -> None:
    """Maak de vragenboom van de check met een andere naam."""
    inhoud = geval.put(select_inhoud(keten))
    ensure_activiteit(keten, geval, inhoud)
    create_boom(keten, geval, replace(inhoud.check, naam=naam))


@given(parsers.parse('een aanleverpakket volgens "{wijze}"'))
@when(parsers.parse('de regelanalist een aanleverpakket inleest volgens "{wijze}"'))
def have_pakket(keten: Keten, geval: Geval, wijze: str) -> None:
    """Lees een pakket in met de check van de casus, geschreven in een versie van de standaard."""
    inhoud = geval.put(select_inhoud(keten))
    ensure_activiteit(keten, geval, inhoud)
    sttr = write_sttr(inhoud.check, keten.casus.gemeente.oin, _SCHRIJFWIJZEN[wijze])
    load_sttr(keten, geval, inhoud.check, sttr)


@given(parsers.parse('een toepasbareregelbestand met "{gebrek}"'))
def have_gebrek(keten: Keten, geval: Geval, gebrek: str) -> None:
    """Lees een pakket in met de check van de casus waarin met opzet één ding fout is."""
    inhoud = geval.put(select_inhoud(keten))
    ensure_activiteit(keten, geval, inhoud)
    goed = write_sttr(inhoud.check, keten.casus.gemeente.oin)
    load_sttr(keten, geval, inhoud.check, break_sttr(goed, gebrek))


@given("de check van de casus is gepubliceerd")
@when("de regelanalist de check en het formulier publiceert")
def have_gepubliceerd(keten: Keten, geval: Geval) -> None:
    """Maak, verifieer en publiceer check en formulier van de casus, en wacht tot zij in de registratie staan."""
    inhoud = geval.put(select_inhoud(keten))
    stuk = ensure_gepubliceerd(keten, geval, inhoud)
    registratie = keten.regelsoftware.fetch_registratie(stuk.ref)
    if registratie is not None:
        geval.put(registratie)


# Making (step 5).


@when("de regelanalist de activiteiten van de gemeente opvraagt")
def list_activiteiten(keten: Keten, geval: Geval) -> None:
    """Vraag de lijst met activiteiten op, zodra het plan is doorgekomen."""
    for activiteit in ensure_plan(keten, geval).activiteiten:
        expect_zichtbaar(keten, activiteit.identificatie)
    lijst = keten.regelsoftware.search_activiteiten(keten.casus.gemeente.code)
    geval.put(Activiteitenlijst(lijst))


@then("staat elke activiteit uit het plan met haar naam één keer in de lijst")
def see_activiteiten(keten: Keten, geval: Geval) -> None:
    """Vergelijk de lijst van de regelsoftware met de activiteiten in het plan."""
    lijst = [(item.urn, item.naam) for item in geval.get(Activiteitenlijst).activiteiten]
    for activiteit in geval.get(Regeling).activiteiten:
        namen = [naam for urn, naam in lijst if urn == activiteit.identificatie]
        keten.expect(
            "DSOK-REG-001",
            klopt=namen == [activiteit.naam],
            verwacht=f"activiteit {activiteit.naam!r} staat één keer in de lijst",
            waargenomen=f"in de lijst staat: {', '.join(map(repr, namen)) or 'niets'}",
            kenmerk=activiteit.identificatie,
            rol=Rol.REGELSOFTWARE,
        )


@then("hoort het bestand bij de activiteit en bij de gemeente")
def see_koppeling(keten: Keten, geval: Geval) -> None:
    """Kijk of het bestand naar de activiteit en het bevoegd gezag verwijst waarvoor het is gemaakt."""
    stuk = geval.get(Boomstuk)
    ref = read_sttr(keten.regelsoftware.fetch_sttr(stuk.id)).ref
    keten.expect(
        "DSOK-REG-002",
        klopt=ref is not None and ref.tekst == stuk.ref,
        verwacht=f"het bestand verwijst naar {stuk.ref}",
        waargenomen=f"het verwijst naar {ref.tekst if ref else 'niets'}",
        kenmerk=stuk.boom.activiteit,
        rol=Rol.REGELSOFTWARE,
    )


@then("voldoet het bestand aan de standaard")
def see_standaard(keten: Keten, geval: Geval) -> None:
    """Keur het bestand zelf, zonder de landelijke voorziening."""
    stuk = geval.get(Boomstuk)
    fouten = list_fouten(keten.regelsoftware.fetch_sttr(stuk.id))
    keten.expect(
        "DSOK-REG-003",
        klopt=not fouten,
        verwacht="het bestand voldoet aan de standaard",
        waargenomen="; ".join(fouten[:3]),
        kenmerk=stuk.boom.activiteit,
        rol=Rol.REGELSOFTWARE,
    )


def list_fouten(sttr: bytes) -> list[str]:
    """Give what a file must not do and does, by our own checks."""
    return [
        f"{fout.code}: {fout.melding} ({fout.plaats})"
        for fout in check_sttr(sttr)
        if fout.niveau is Verplichtingsniveau.MOET
    ]


@then("leidt elk pad in de regelsoftware tot de bedoelde conclusie")
def see_paden(keten: Keten, geval: Geval) -> None:
    """Speel elk pad van de casus af in de regelsoftware."""
    stuk = geval.get(Boomstuk)
    for antwoorden, conclusie in geval.get(Regelinhoud).paden:
        stand = keten.regelsoftware.play(stuk.id, antwoorden)
        keten.expect(
            "DSOK-REG-004",
            klopt=stand.compleet and stand.conclusies == (conclusie,),
            verwacht=f"{describe_antwoorden(antwoorden)}: {conclusie.value}",
            waargenomen=describe_conclusies(stand.conclusies),
            kenmerk=stuk.boom.activiteit,
            rol=Rol.REGELSOFTWARE,
        )


@then("is de vragenboom in het bestand met deze naam terug te vinden")
def see_naam(keten: Keten, geval: Geval) -> None:
    """Kijk of de naam heel in het bestand staat."""
    stuk = geval.get(Boomstuk)
    naam = read_sttr(keten.regelsoftware.fetch_sttr(stuk.id)).naam
    keten.expect(
        "DSOK-REG-005",
        klopt=naam == stuk.boom.naam,
        verwacht=f"de naam in het bestand is {stuk.boom.naam!r}",
        waargenomen=f"de naam in het bestand is {naam!r}",
        kenmerk=stuk.boom.activiteit,
        rol=Rol.REGELSOFTWARE,
    )


# Verifying (step 6).


@when("de regelanalist het bestand laat verifiëren")
def verify(keten: Keten, geval: Geval) -> None:
    """Stuur het bestand naar de service verifiëren van DSO-LV."""
    geval.put(keten.regelsoftware.verify(geval.get(Boomstuk).id))


@then("keurt de landelijke voorziening het bestand goed")
def see_goedgekeurd(keten: Keten, geval: Geval) -> None:
    """Kijk of de service niets fout vindt aan een bestand dat aan de standaard voldoet."""
    expect_goedgekeurd(keten, geval.get(Boomstuk))


@then("keurt de landelijke voorziening het bestand af")
def see_afgekeurd(keten: Keten, geval: Geval) -> None:
    """Kijk of de service het gebrek vindt dat er met opzet in zit; dat telt niet tegen de leverancier."""
    stuk = geval.get(Boomstuk)
    keten.expect(
        "DSOK-VER-002",
        klopt=not geval.get(Verificatie).geldig,
        verwacht="het bestand wordt afgekeurd",
        waargenomen="het bestand wordt goedgekeurd",
        kenmerk=stuk.ref,
        rol=Rol.RTR,
    )


@then("zegt de afkeuring waar de fout zit")
def see_plaats(keten: Keten, geval: Geval) -> None:
    """Kijk of elke melding een plaats in het bestand noemt."""
    meldingen = geval.get(Verificatie).meldingen
    keten.expect(
        "DSOK-VER-003",
        klopt=bool(meldingen) and all("regel" in melding or "/" in melding for melding in meldingen),
        verwacht="elke melding noemt een regel of pad in het bestand",
        waargenomen="; ".join(meldingen[:3]) or "er is geen melding",
        kenmerk=geval.get(Boomstuk).ref,
        rol=Rol.RTR,
    )


@then("vindt de eigen controle hetzelfde oordeel")
def see_zelfde_oordeel(keten: Keten, geval: Geval) -> None:
    """Vergelijk het oordeel van de service met dat van de eigen controle."""
    stuk, verificatie = geval.get(Boomstuk), geval.get(Verificatie)
    fouten = list_fouten(keten.regelsoftware.fetch_sttr(stuk.id))
    eis = "DSOK-VER-002" if fouten else "DSOK-VER-001"
    keten.expect(
        eis,
        klopt=verificatie.geldig is not bool(fouten),
        verwacht="; ".join(fouten[:3]) or "het bestand voldoet aan de standaard",
        waargenomen="goedgekeurd" if verificatie.geldig else "afgekeurd: " + "; ".join(verificatie.meldingen[:3]),
        kenmerk=stuk.ref,
        rol=Rol.RTR,
    )


# Publishing (step 7).


@when("de regelanalist de vragenboom publiceert")
def publish(keten: Keten, geval: Geval) -> None:
    """Lever de vragenboom aan en wacht tot hij in de registratie staat."""
    ensure_toepasbaar(keten, geval, geval.get(Regelinhoud))
    geval.put(publish_boom(keten, geval.get(Boomstuk), "DSOK-RTR-004"))


@when("de regelanalist een nieuwe versie publiceert")
def publish_nieuw(keten: Keten, geval: Geval) -> None:
    """Publiceer een versie waarin elk pad een andere conclusie heeft."""
    oud = geval.get(Boomstuk)
    nieuw = create_boom(keten, geval, change_conclusies(oud.boom))
    expect_goedgekeurd(keten, nieuw)
    vorige = keten.regelsoftware.fetch_registratie(oud.ref)
    if vorige is not None:
        geval.put(vorige, "vorige")
    geval.put(publish_boom(keten, nieuw, "DSOK-RTR-003"))


@when("de regelanalist dezelfde vragenboom nog een keer publiceert")
def publish_weer(keten: Keten, geval: Geval) -> None:
    """Lever dezelfde vragenboom nog een keer aan, zonder iets te wijzigen."""
    stuk = geval.get(Boomstuk)
    geval.put(keten.regelsoftware.fetch_sttr(stuk.id), "eerste bestand")
    publish_boom(keten, stuk)


@then("staan de regels in de registratie zoals ze zijn aangeleverd")
def see_geregistreerd(keten: Keten, geval: Geval) -> None:
    """Kijk of de registratie de check onder de goede verwijzing heeft."""
    stuk, registratie = geval.get(Boomstuk), geval.find(Registratie)
    keten.expect(
        "DSOK-RTR-001",
        klopt=registratie is not None and registratie.functionele_structuur_ref == stuk.ref,
        verwacht=f"de registratie heeft regels voor {stuk.ref}",
        waargenomen=registratie.functionele_structuur_ref if registratie else "de registratie heeft niets",
        kenmerk=stuk.ref,
    )


@then("heeft de activiteit in de registratie haar werkzaamheid")
def see_toepasbaar(keten: Keten, geval: Geval) -> None:
    """Kijk of de registratie de activiteit toepasbaar en gekoppeld toont."""
    expect_toepasbaar(keten, geval.get(Regelinhoud))


@then("heeft de registratie alleen nog de nieuwe versie")
def see_nieuwe_versie(keten: Keten, geval: Geval) -> None:
    """Kijk of de nieuwe versie in de plaats van de oude is gekomen."""
    stuk, vorige = geval.get(Boomstuk), geval.get(Registratie, "vorige")
    aanwezig = [item for item in keten.regelsoftware.list_registraties() if item.functionele_structuur_ref == stuk.ref]
    keten.expect(
        "DSOK-RTR-003",
        klopt=len(aanwezig) == 1 and aanwezig[0].sha256 != vorige.sha256,
        verwacht="de registratie geeft alleen de nieuwe versie",
        waargenomen=f"de registratie geeft {len(aanwezig)} keer regels"
        + (", waaronder de oude" if any(item.sha256 == vorige.sha256 for item in aanwezig) else ""),
        kenmerk=stuk.ref,
    )


@then("staat de vragenboom met deze naam in de registratie")
def see_naam_in_registratie(keten: Keten, geval: Geval) -> None:
    """Kijk of de registratie de naam heel teruggeeft."""
    stuk, registratie = geval.get(Boomstuk), geval.get(Registratie)
    keten.expect(
        "DSOK-RTR-004",
        klopt=registratie.naam == stuk.boom.naam,
        verwacht=f"de registratie noemt de vragenboom {stuk.boom.naam!r}",
        waargenomen=f"de registratie noemt hem {registratie.naam!r}",
        kenmerk=stuk.ref,
    )


@then("is het tweede bestand gelijk aan het eerste")
def see_zelfde_bestand(keten: Keten, geval: Geval) -> None:
    """Vergelijk de twee bestanden byte voor byte, dus ook hun id’s."""
    stuk = geval.get(Boomstuk)
    keten.expect(
        "DSOK-RTR-005",
        klopt=keten.regelsoftware.fetch_sttr(stuk.id) == geval.get(bytes, "eerste bestand"),
        verwacht="twee leveringen zonder wijziging zijn gelijk",
        waargenomen="het tweede bestand is anders dan het eerste",
        kenmerk=stuk.ref,
        rol=Rol.REGELSOFTWARE,
    )


@then("staan de regels één keer in de registratie")
def see_enkel(keten: Keten, geval: Geval) -> None:
    """Tel hoe vaak de registratie regels voor deze functionele structuur geeft."""
    stuk = geval.get(Boomstuk)
    aantal = [item.functionele_structuur_ref for item in keten.regelsoftware.list_registraties()].count(stuk.ref)
    keten.expect(
        "DSOK-RTR-006",
        klopt=aantal == 1,
        verwacht="de regels staan één keer in de registratie",
        waargenomen=f"de regels staan {aantal} keer in de registratie",
        kenmerk=stuk.ref,
    )


@then("noemt de registratie het aantal regels dat zij geeft")
def see_aantal(keten: Keten, geval: Geval) -> None:
    """Vergelijk het aantal dat de registratie noemt met het aantal dat zij over alle bladzijden geeft."""
    genoemd, gegeven = keten.regelsoftware.count_registraties(), len(keten.regelsoftware.list_registraties())
    keten.expect(
        "DSOK-RTR-007",
        klopt=genoemd == gegeven,
        verwacht=f"de registratie noemt {gegeven} toepasbareregelbestanden",
        waargenomen=f"de registratie noemt er {genoemd} en geeft er {gegeven}",
        kenmerk=geval.get(Boomstuk).ref,
    )


@then("weigert de registratie het bestand met een melding")
def see_geweigerd(keten: Keten, geval: Geval) -> None:
    """Kijk of de registratie een fout bestand niet aanneemt; dat telt niet tegen de leverancier."""
    stuk = geval.get(Boomstuk)
    try:
        keten.regelsoftware.publish(stuk.id)
        melding = ""
    except GeweigerdError as fout:
        melding = fout.melding
    keten.expect(
        "DSOK-RTR-009",
        klopt=bool(melding),
        verwacht="de registratie weigert een bestand dat niet aan de standaard voldoet",
        waargenomen="de registratie neemt het bestand aan",
        kenmerk=stuk.ref,
        rol=Rol.RTR,
    )


__all__ = ["ensure_regels"]
