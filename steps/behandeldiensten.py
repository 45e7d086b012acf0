# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Behandeldiensten: set per activity, reached by the verzoek, and handing over after receipt."""

from __future__ import annotations

from pytest_bdd import given, parsers, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Instantie, Projectstatus, Verzendbevestiging, Verzoek, Zaak
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._verzoekinhoud import get_instantie
from .regels import ensure_regels
from .zaken import describe_zaken, expect_zaak, list_missing_antwoorden, list_missing_bijlagen

_ONBEKEND = Instantie("Onbekende organisatie", "00000099000000000404")


# Shared expectations.


def expect_ingesteld(keten: Keten, activiteit: str, oin: str) -> None:
    """Expect that the setting for an activity can be read back, once."""
    gezien = [
        configuratie.behandeldienst
        for configuratie in keten.regelsoftware.fetch_behandeldiensten()
        if configuratie.activiteit == activiteit
    ]
    keten.expect(
        "DSOK-BD-002",
        klopt=gezien == [oin],
        verwacht=f"één behandeldienst voor deze activiteit: {oin}",
        waargenomen=", ".join(gezien) or "geen behandeldienst",
        kenmerk=activiteit,
        rol=Rol.RTR,
    )


def expect_zaak_dienst(keten: Keten, geval: Geval) -> Zaak:
    """Expect exactly one zaak at the behandeldienst that has processed the last message."""
    bevestiging = geval.get(Verzendbevestiging)
    nummer, volgnummer = bevestiging.verzoeknummer, bevestiging.volgnummer

    def is_verwerkt() -> bool:
        return any(zaak.verzoek.volgnummer >= volgnummer for zaak in keten.behandeldienst.fetch_zaken(nummer))

    verwerkt = keten.wait_until("verzoekbericht-behandeldienst", is_verwerkt)
    zaken = keten.behandeldienst.fetch_zaken(nummer)
    keten.expect(
        "DSOK-BD-001",
        klopt=verwerkt and len(zaken) == 1 and not zaken[0].kopie,
        verwacht=f"één zaak bij de behandeldienst, bijgewerkt tot volgnummer {volgnummer:03d}",
        waargenomen=describe_zaken(zaken),
        kenmerk=nummer,
        aantallen={"notificatie-behandeldienst": volgnummer + 1},
    )
    return zaken[0]


def expect_inhoud_dienst(keten: Keten, geval: Geval) -> None:
    """Expect every activity, answer and bijlage in the zaak of the behandeldienst."""
    verzoek, nummer = geval.get(Verzoek), geval.get(Verzendbevestiging).verzoeknummer

    def list_missing() -> list[str]:
        gezien = keten.behandeldienst.fetch_zaken(nummer)[0].verzoek
        return list_missing_antwoorden(verzoek, gezien) + list_missing_bijlagen(verzoek, gezien)

    keten.wait_until("verzoekbericht-behandeldienst", lambda: not list_missing())
    missen = list_missing()
    keten.expect(
        "DSOK-BD-007",
        klopt=not missen,
        verwacht="alle activiteiten, antwoorden en bijlagen",
        waargenomen="; ".join(missen),
        kenmerk=nummer,
        aantallen={"verzoekbericht-behandeldienst": 1 + len(verzoek.bijlagen)},
    )


def fetch_status(keten: Keten, geval: Geval) -> Projectstatus:
    """Give what the initiatiefnemer sees of the verzoek."""
    return keten.omgevingsloket.fetch_status(geval.get(Verzendbevestiging).verzoeknummer)


# Steps: setting.


@given(parsers.parse('de behandeldienst behandelt "{activiteit}" voor de gemeente'))
@when(parsers.parse('de gemeente de behandeldienst instelt voor "{activiteit}"'))
def set_behandeldienst(keten: Keten, geval: Geval, activiteit: str) -> None:
    """Stel in dat de behandeldienst deze activiteit behandelt, en kijk of dat is terug te lezen."""
    ensure_regels(keten, geval, activiteit)
    inhoud, oin = keten.casus.get_regels(activiteit), keten.casus.behandeldienst.oin
    keten.regelsoftware.set_behandeldienst(inhoud.activiteit, oin)
    expect_ingesteld(keten, inhoud.activiteit, oin)


@given("de behandeldienst behandelt de eerste activiteit van de casus voor de gemeente")
def set_behandeldienst_casus(keten: Keten, geval: Geval) -> None:
    """Stel in dat de behandeldienst de activiteit uit het verzoek van de casus behandelt, of anders haar eerste."""
    casus = keten.casus
    urns = [item.urn for item in casus.verzoek.activiteiten] if casus.verzoek else [casus.get_regels().activiteit]
    if casus.regels:
        ensure_regels(keten, geval)
    for urn in urns:
        keten.regelsoftware.set_behandeldienst(urn, casus.behandeldienst.oin)
        expect_ingesteld(keten, urn, casus.behandeldienst.oin)


@then(parsers.parse('is de behandeldienst terug te lezen bij "{activiteit}"'))
def see_ingesteld(keten: Keten, activiteit: str) -> None:
    """Kijk of de instelling bij deze activiteit staat."""
    expect_ingesteld(keten, keten.casus.get_regels(activiteit).activiteit, keten.casus.behandeldienst.oin)


@then(parsers.parse('staat bij "{activiteit}" geen behandeldienst'))
def see_niet_ingesteld(keten: Keten, activiteit: str) -> None:
    """Kijk of een andere activiteit geen behandeldienst kreeg."""
    urn = keten.casus.get_regels(activiteit).activiteit
    gezien = [
        configuratie.behandeldienst
        for configuratie in keten.regelsoftware.fetch_behandeldiensten()
        if configuratie.activiteit == urn
    ]
    keten.expect(
        "DSOK-BD-002",
        klopt=not gezien,
        verwacht="geen behandeldienst voor deze activiteit",
        waargenomen=", ".join(gezien),
        kenmerk=urn,
        rol=Rol.RTR,
    )


# Steps: receiving.


@given("de behandeldienst heeft het verzoek als één zaak")
@then("staat het verzoek binnen de normtijd als één zaak bij de behandeldienst")
def see_zaak_dienst(keten: Keten, geval: Geval) -> None:
    """Kijk of het verzoek bij de behandeldienst precies één zaak is."""
    expect_zaak_dienst(keten, geval)


@then("heeft de zaak bij de behandeldienst elke activiteit, elk antwoord en elke bijlage")
def see_inhoud_dienst(keten: Keten, geval: Geval) -> None:
    """Kijk of de behandeldienst het hele verzoek heeft."""
    expect_zaak_dienst(keten, geval)
    expect_inhoud_dienst(keten, geval)


@then("heeft de gemeente van het verzoek precies één spoor: een kopie")
def see_kopie_gemeente(keten: Keten, geval: Geval) -> None:
    """Kijk of het bevoegd gezag het verzoek als kopie kent, en niet ook als eigen zaak."""
    nummer = geval.get(Verzendbevestiging).verzoeknummer
    keten.wait_until("verzoekbericht", lambda: keten.vth.fetch_zaken(nummer))
    zaken = keten.vth.fetch_zaken(nummer)
    keten.expect(
        "DSOK-BD-003",
        klopt=len(zaken) == 1 and zaken[0].kopie,
        verwacht="één kopie",
        waargenomen=describe_zaken(zaken),
        kenmerk=nummer,
    )


# Steps: handing over after receipt.


@when("de gemeente het verzoek overdraagt aan de behandeldienst als nieuw bevoegd gezag")
def change_bevoegd_gezag(keten: Keten, geval: Geval) -> None:
    """Draag een ontvangen verzoek via DSO-LV over aan een ander bevoegd gezag."""
    nummer = expect_zaak(keten, geval).verzoek.verzoeknummer
    keten.vth.change_bevoegd_gezag(nummer, get_instantie(keten.casus.behandeldienst))


@when("de gemeente de behandeldienst inschakelt voor het ontvangen verzoek")
def change_behandeldienst(keten: Keten, geval: Geval) -> None:
    """Geef een ontvangen verzoek via DSO-LV alsnog een behandeldienst."""
    nummer = expect_zaak(keten, geval).verzoek.verzoeknummer
    try:
        keten.vth.change_behandeldienst(nummer, get_instantie(keten.casus.behandeldienst))
    except GeweigerdError as fout:
        keten.expect(
            "DSOK-BD-008",
            klopt=False,
            verwacht="de behandeldienst van een ontvangen verzoek is te wijzigen",
            waargenomen=fout.melding,
            kenmerk=nummer,
            rol=Rol.OMGEVINGSLOKET,
        )


@when("de gemeente het verzoek probeert over te dragen aan een organisatie die DSO-LV niet kent")
def fail_change_bevoegd_gezag(keten: Keten, geval: Geval) -> None:
    """Probeer een overdracht die DSO-LV weigert."""
    nummer = expect_zaak(keten, geval).verzoek.verzoeknummer
    try:
        keten.vth.change_bevoegd_gezag(nummer, _ONBEKEND)
    except GeweigerdError as fout:
        geval.put(fout.melding, "weigering")


@then("heeft het nieuwe bevoegd gezag het hele dossier, vanaf het eerste bericht")
def see_dossier(keten: Keten, geval: Geval) -> None:
    """Kijk of de nieuwe organisatie elk bericht van het verzoek heeft, met alle antwoorden en bijlagen."""
    bevestiging = geval.get(Verzendbevestiging)
    nummer, volgnummer = bevestiging.verzoeknummer, bevestiging.volgnummer

    def list_missing() -> list[str]:
        zaken = keten.behandeldienst.fetch_zaken(nummer)
        gezien = {gebeurtenis.volgnummer for zaak in zaken for gebeurtenis in zaak.gebeurtenissen}
        return [f"bericht {nr:03d} ontbreekt" for nr in range(volgnummer + 1) if nr not in gezien]

    keten.wait_until("verzoekbericht-behandeldienst", lambda: not list_missing())
    missen = list_missing()
    keten.expect(
        "DSOK-BD-004",
        klopt=not missen,
        verwacht=f"een zaak met {volgnummer + 1} berichten",
        waargenomen="; ".join(missen),
        kenmerk=nummer,
        aantallen={"verzoekbericht-behandeldienst": volgnummer + 1 + len(geval.get(Verzoek).bijlagen)},
    )
    expect_inhoud_dienst(keten, geval)


@then("ziet de initiatiefnemer in Mijn Omgevingsloket dat zijn verzoek is doorgestuurd en aan wie")
def see_doorgestuurd(keten: Keten, geval: Geval) -> None:
    """Kijk of Mijn Omgevingsloket het nieuwe bevoegd gezag noemt en dat meldt."""
    status, naam = fetch_status(keten, geval), keten.casus.behandeldienst.naam
    gemeld = any(naam in melding for melding in status.meldingen)
    keten.expect(
        "DSOK-BD-005",
        klopt=gemeld and status.bevoegd_gezag == naam,
        verwacht=f"een melding, en {naam} als bevoegd gezag",
        waargenomen=f"bevoegd gezag {status.bevoegd_gezag}; meldingen: {'; '.join(status.meldingen) or 'geen'}",
        kenmerk=status.verzoeknummer,
        rol=Rol.OMGEVINGSLOKET,
    )


@then("noemen het VTH-systeem en DSO-LV hetzelfde bevoegd gezag")
def see_eens(keten: Keten, geval: Geval) -> None:
    """Kijk of beide dezelfde organisatie als bevoegd gezag hebben."""
    status = fetch_status(keten, geval)
    gezien = {zaak.verzoek.bevoegd_gezag.naam for zaak in keten.vth.fetch_zaken(status.verzoeknummer)}
    keten.expect(
        "DSOK-BD-006",
        klopt=gezien == {status.bevoegd_gezag},
        verwacht=f"{status.bevoegd_gezag}, zoals in DSO-LV",
        waargenomen=f"{', '.join(sorted(gezien)) or 'geen zaak'} in het VTH-systeem",
        kenmerk=status.verzoeknummer,
        rol=Rol.VTH,
    )


@then("is er door de wijziging geen tweede zaak bij de gemeente")
def see_geen_tweede(keten: Keten, geval: Geval) -> None:
    """Kijk of de gemeente na de wijziging nog steeds één zaak voor dit verzoeknummer heeft."""
    expect_zaak(keten, geval)
