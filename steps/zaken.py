# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Zaken: what the VTH-systeem of the bevoegd gezag makes of a verzoek."""

from __future__ import annotations

from collections import Counter

from pytest_bdd import given, parsers, then, when

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Berichtsoort
from pytest_dsoketen.model.oordelen import Oordeel, OordeelError, Uitkomst
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Bijlage, Doel, Verzendbevestiging, Verzoek, Verzoektype, Zaak
from pytest_dsoketen.ports import PartijError
from pytest_dsoketen.standaarden.stam import read_verzoek
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._verzoekinhoud import Aanvulling

_MARGE = 0.01
_BLIJFT_GELIJK = (
    "naam",
    "project_naam",
    "project_omschrijving",
    "referentie",
    "toelichting",
    "toelichting_later",
    "toelichting_niet",
    "akkoord",
    "initiatiefnemer",
    "gemachtigde",
    "contactpersoon",
    "participatie",
)
"""What the loket passes on as it was sent in, besides what is compared one by one."""


# Shared expectations; every step that needs a zaak goes through the first.


def expect_zaak(keten: Keten, geval: Geval) -> Zaak:
    """Expect exactly one zaak that has processed the last message of the verzoek."""
    bevestiging = geval.get(Verzendbevestiging)
    nummer, volgnummer = bevestiging.verzoeknummer, bevestiging.volgnummer

    def is_verwerkt() -> bool:
        return any(zaak.verzoek.volgnummer >= volgnummer for zaak in keten.vth.fetch_zaken(nummer))

    verwerkt = keten.wait_until("verzoekbericht", is_verwerkt)
    zaken = keten.vth.fetch_zaken(nummer)
    aantal = volgnummer + 1
    keten.expect(
        "DSOK-VTH-001",
        klopt=verwerkt and len(zaken) == 1,
        verwacht=f"één zaak voor verzoek {nummer}, bijgewerkt tot volgnummer {volgnummer:03d}",
        waargenomen=describe_zaken(zaken),
        kenmerk=nummer,
        aantallen={"notificatie": aantal, "notificatie-vth": aantal},
    )
    return zaken[0]


def describe_zaken(zaken: tuple[Zaak, ...]) -> str:
    """Say which zaken there are, for a reader."""
    if not zaken:
        return "geen zaak"
    namen = ", ".join(
        f"{zaak.zaaknummer} (volgnummer {zaak.verzoek.volgnummer:03d}{', kopie' if zaak.kopie else ''})"
        for zaak in zaken
    )
    return f"{len(zaken)} zaken: {namen}" if len(zaken) > 1 else f"zaak {namen}"


def expect_verzoekbericht(keten: Keten, geval: Geval) -> Zaak:
    """Expect that the verzoekbericht says what was sent in, where it can be seen."""
    zaak = expect_zaak(keten, geval)
    verzoek, nummer = geval.get(Verzoek), geval.get(Verzendbevestiging).verzoeknummer
    bericht = find_verzoekbericht(keten, nummer)
    if bericht is not None:
        verschil = compare_verzoek(verzoek, bericht)
        keten.expect(
            "DSOK-LOKET-007",
            klopt=not verschil,
            verwacht="het verzoekbericht zegt wat is ingediend",
            waargenomen="; ".join(verschil),
            kenmerk=nummer,
        )
    return zaak


def find_verzoekbericht(keten: Keten, nummer: str) -> Verzoek | None:
    """Read the newest verzoekbericht as it was sent, or as the VTH-systeem received it; None when nobody shows it."""
    for rol in (Rol.OMGEVINGSLOKET, Rol.VTH):
        try:
            berichten = keten.port(rol).fetch_berichten(nummer)
            gezien = [bericht for bericht in berichten if bericht.soort is Berichtsoort.VERZOEK]
            if gezien:
                return read_verzoek(max(gezien, key=lambda bericht: bericht.volgnummer).inhoud)
        except (PartijError, DsoketenError):
            continue
    return None


def compare_verzoek(ingediend: Verzoek, gelezen: Verzoek) -> list[str]:
    """Say what differs between what was sent in and what a message says."""
    verschil = list_missing_antwoorden(ingediend, gelezen)
    verschil += [f"{naam} is anders" for naam in _BLIJFT_GELIJK if getattr(ingediend, naam) != getattr(gelezen, naam)]
    for wat, links, rechts in (
        ("type", ingediend.type.value, gelezen.type.value),
        ("doel", ingediend.doel.value, gelezen.doel.value),
        ("ambtshalve", ingediend.ambtshalve, gelezen.ambtshalve),
        ("bijlagen", _count_bijlagen(ingediend), _count_bijlagen(gelezen)),
        ("gaten in het gebied", len(ingediend.locatie.vlak[1:]), len(gelezen.locatie.vlak[1:])),
    ):
        if links != rechts:
            verschil.append(f"{wat}: ingediend {_show(links)}, in het bericht {_show(rechts)}")
    return verschil


def _count_bijlagen(verzoek: Verzoek) -> Counter[tuple[str, str, bool]]:
    """Count the bijlagen by name, question and confidentiality."""
    return Counter((bijlage.bestandsnaam, bijlage.vraag, bijlage.vertrouwelijk) for bijlage in verzoek.bijlagen)


def _show(waarde: object) -> str:
    """Write a value for a reader."""
    if isinstance(waarde, Counter):
        return (
            ", ".join(f"{naam}{' (vertrouwelijk)' if geheim else ''}" for naam, _, geheim in waarde.elements())
            or "geen"
        )
    return str(waarde) or "geen"


def list_missing_antwoorden(ingediend: Verzoek, gezien: Verzoek) -> list[str]:
    """Say which activities and answers of a verzoek cannot be found in another."""
    antwoorden = {
        (activiteit.urn, antwoord.vraag): antwoord.antwoord
        for activiteit in gezien.activiteiten
        for antwoord in activiteit.antwoorden
    }
    namen = {activiteit.urn for activiteit in gezien.activiteiten}
    weg = [
        f"activiteit {activiteit.naam} ontbreekt"
        for activiteit in ingediend.activiteiten
        if activiteit.urn not in namen
    ]
    anders = [
        f"{activiteit.naam}, “{antwoord.tekst}”: {antwoorden.get((activiteit.urn, antwoord.vraag), 'geen antwoord')}"
        for activiteit in ingediend.activiteiten
        if activiteit.urn in namen
        for antwoord in activiteit.antwoorden
        if antwoorden.get((activiteit.urn, antwoord.vraag)) != antwoord.antwoord
    ]
    return weg + anders


def list_missing_bijlagen(ingediend: Verzoek, gezien: Verzoek) -> list[str]:
    """Say which bijlagen of a verzoek cannot be found, byte for byte, in another."""
    over = Counter((bijlage.bestandsnaam, bijlage.sha256) for bijlage in ingediend.bijlagen)
    over.subtract((bijlage.bestandsnaam, bijlage.sha256) for bijlage in gezien.bijlagen)
    return [f"{naam} (sha256 {sha256[:8]}…)" for (naam, sha256), aantal in over.items() if aantal > 0]


def expect_bijlagen(keten: Keten, geval: Geval) -> Zaak:
    """Expect every bijlage in the zaak, byte for byte."""
    nummer, verzoek = expect_zaak(keten, geval).verzoek.verzoeknummer, geval.get(Verzoek)

    def is_heel() -> bool:
        return any(not list_missing_bijlagen(verzoek, zaak.verzoek) for zaak in keten.vth.fetch_zaken(nummer))

    keten.wait_until("bijlagen", is_heel)
    zaak = keten.vth.fetch_zaken(nummer)[0]
    missen = list_missing_bijlagen(verzoek, zaak.verzoek)
    keten.expect(
        "DSOK-VTH-003",
        klopt=not missen,
        verwacht=f"{len(verzoek.bijlagen)} bijlagen, byte voor byte gelijk",
        waargenomen="ontbreekt of is anders: " + ", ".join(missen),
        kenmerk=zaak.verzoek.verzoeknummer,
        aantallen={"bijlagen": len(verzoek.bijlagen)},
    )
    return zaak


def pair_bijlagen(verzoek: Verzoek, zaak: Zaak) -> list[tuple[Bijlage, Bijlage]]:
    """Pair every bijlage that was sent in with the one in the zaak that has the same name and bytes."""
    over = list(zaak.verzoek.bijlagen)
    paren = []
    for bijlage in verzoek.bijlagen:
        gelijk = [
            ander for ander in over if (ander.bestandsnaam, ander.sha256) == (bijlage.bestandsnaam, bijlage.sha256)
        ]
        gevonden = next((ander for ander in gelijk if ander.vraag == bijlage.vraag), gelijk[0])
        over.remove(gevonden)
        paren.append((bijlage, gevonden))
    return paren


def expect_antwoorden(keten: Keten, geval: Geval) -> Zaak:
    """Expect every activity with its questions and the answers that hold now."""
    zaak = expect_verzoekbericht(keten, geval)
    missen = list_missing_antwoorden(geval.get(Verzoek), zaak.verzoek)
    keten.expect(
        "DSOK-VTH-002",
        klopt=not missen,
        verwacht="alle activiteiten met hun vragen en antwoorden",
        waargenomen="; ".join(missen),
        kenmerk=zaak.verzoek.verzoeknummer,
    )
    return zaak


# Steps.


@given("het verzoek staat als één zaak in het VTH-systeem")
@then("staat het verzoek binnen de normtijd als één zaak in het VTH-systeem")
@then("heeft het VTH-systeem nog steeds één zaak voor dit verzoeknummer")
def see_zaak(keten: Keten, geval: Geval) -> None:
    """Kijk of het verzoek precies één zaak is, bijgewerkt tot het laatste bericht."""
    geval.put(expect_zaak(keten, geval))


@then("zegt het verzoekbericht wat is ingediend")
def see_verzoekbericht(keten: Keten, geval: Geval) -> None:
    """Kijk of type, doel, activiteiten, antwoorden en bijlagen in het verzoekbericht staan zoals ze zijn ingediend."""
    expect_verzoekbericht(keten, geval)
    if find_verzoekbericht(keten, geval.get(Verzendbevestiging).verzoeknummer) is None:
        raise OordeelError(Uitkomst(Oordeel.ONBESLIST, "van geen kant is te zien welk verzoekbericht er langskwam"))


@then("heeft de zaak alle activiteiten met hun vragen en antwoorden")
def see_antwoorden(keten: Keten, geval: Geval) -> None:
    """Kijk of elke activiteit met elk antwoord in de zaak staat."""
    expect_antwoorden(keten, geval)


@then("is elke bijlage byte voor byte gelijk aan wat is ingediend")
def see_bijlagen(keten: Keten, geval: Geval) -> None:
    """Kijk of elke bijlage in de zaak dezelfde naam en dezelfde bytes heeft."""
    expect_bijlagen(keten, geval)


@then("is van elke bijlage te zien bij welke vraag zij hoort")
def see_vraag_per_bijlage(keten: Keten, geval: Geval) -> None:
    """Kijk of de zaak van elke bijlage de activiteit en de vraag bewaart."""
    expect_verzoekbericht(keten, geval)
    zaak = expect_bijlagen(keten, geval)
    los = [
        bijlage.bestandsnaam
        for bijlage, gezien in pair_bijlagen(geval.get(Verzoek), zaak)
        if (bijlage.activiteit, bijlage.vraag) != (gezien.activiteit, gezien.vraag)
    ]
    keten.expect(
        "DSOK-VTH-004",
        klopt=not los,
        verwacht="van elke bijlage de activiteit en de vraag",
        waargenomen="zonder de goede vraag: " + ", ".join(los),
        kenmerk=zaak.verzoek.verzoeknummer,
    )


@then("is elke vertrouwelijke bijlage als vertrouwelijk te herkennen")
def see_vertrouwelijk(keten: Keten, geval: Geval) -> None:
    """Kijk of de zaak bewaart welke bijlagen vertrouwelijk zijn."""
    geval.require(klopt=any(b.vertrouwelijk for b in geval.get(Verzoek).bijlagen), wat="vertrouwelijke bijlagen")
    expect_verzoekbericht(keten, geval)
    zaak = expect_bijlagen(keten, geval)
    fout = [
        bijlage.bestandsnaam
        for bijlage, gezien in pair_bijlagen(geval.get(Verzoek), zaak)
        if bijlage.vertrouwelijk != gezien.vertrouwelijk
    ]
    keten.expect(
        "DSOK-VTH-013",
        klopt=not fout,
        verwacht="vertrouwelijk zoals de initiatiefnemer het aangaf",
        waargenomen="niet goed bij: " + ", ".join(fout),
        kenmerk=zaak.verzoek.verzoeknummer,
    )


@then("is aan de zaak te zien wat er in de aanvulling is veranderd")
def see_aanvulling(keten: Keten, geval: Geval) -> None:
    """Kijk of de zaak van elk veranderd antwoord en elke nieuwe bijlage toont dat het uit de aanvulling komt."""
    zaak = expect_antwoorden(keten, geval)
    if geval.get(Verzoek).bijlagen:
        zaak = expect_bijlagen(keten, geval)
    aanvulling, volgnummer = geval.get(Aanvulling), geval.get(Verzendbevestiging).volgnummer
    antwoorden = {
        (activiteit.urn, antwoord.vraag): antwoord
        for activiteit in zaak.verzoek.activiteiten
        for antwoord in activiteit.antwoorden
    }
    gezien = [
        (antwoorden[w.activiteit, w.vraag].volgnummer, antwoorden[w.activiteit, w.vraag].oorspronkelijk)
        for w in aanvulling.antwoorden
    ]
    herkomst = [{doc.volgnummer for doc in zaak.documenten if doc.sha256 == nieuw.sha256} for nieuw in aanvulling.nieuw]
    klopt = gezien == [(volgnummer, w.oud) for w in aanvulling.antwoorden]
    klopt = klopt and all(nummers == {volgnummer} for nummers in herkomst)
    keten.expect(
        "DSOK-VTH-005",
        klopt=klopt,
        verwacht=f"bij elk veranderd antwoord en elke nieuwe bijlage volgnummer {volgnummer:03d}, met het eerste antwoord",
        waargenomen=_describe_herkomst([nummer for nummer, _ in gezien], herkomst),
        kenmerk=zaak.verzoek.verzoeknummer,
    )


def _describe_herkomst(antwoorden: list[int], bijlagen: list[set[int]]) -> str:
    """Say which volgnummer the zaak shows with answers and bijlagen."""
    delen = [
        f"{wat} met volgnummer {', '.join(f'{nummer:03d}' for nummer in nummers)}"
        for wat, nummers in (("antwoorden", antwoorden), ("bijlagen", sorted(set().union(*bijlagen))))
        if nummers
    ]
    zonder = sum(not nummers for nummers in bijlagen)
    if zonder:
        delen.append(f"{zonder} nieuwe bijlagen die nergens in de zaak staan")
    return " en ".join(delen) or "geen veranderd antwoord of nieuwe bijlage"


@then("is de vervangen bijlage als vervallen te herkennen en nog te lezen")
def see_vervallen(keten: Keten, geval: Geval) -> None:
    """Kijk of een bijlage die de aanvulling niet meer noemt als vervallen in de zaak staat."""
    geval.require(klopt=bool(geval.get(Aanvulling).vervallen), wat="vervallen bijlagen")
    zaak = expect_bijlagen(keten, geval)
    vervallen = {doc.sha256 for doc in zaak.documenten if doc.vervallen}
    missen = [bijlage.bestandsnaam for bijlage in geval.get(Aanvulling).vervallen if bijlage.sha256 not in vervallen]
    keten.expect(
        "DSOK-VTH-009",
        klopt=not missen,
        verwacht="de vervangen bijlage staat als vervallen in de zaak",
        waargenomen="niet als vervallen te vinden: " + ", ".join(missen),
        kenmerk=zaak.verzoek.verzoeknummer,
    )


@then("staat de zaak als ingetrokken in het VTH-systeem")
def see_ingetrokken(keten: Keten, geval: Geval) -> None:
    """Kijk of de zaak laat zien dat het verzoek is ingetrokken."""
    zaak = expect_zaak(keten, geval)
    klopt = zaak.verzoek.doel is Doel.INTREKKEN and "ingetrokken" in zaak.status.casefold()
    keten.expect(
        "DSOK-VTH-010",
        klopt=klopt,
        verwacht="status ingetrokken",
        waargenomen=f"status {zaak.status}",
        kenmerk=zaak.verzoek.verzoeknummer,
    )


@then("heeft de zaak het correspondentieadres van de initiatiefnemer")
def see_correspondentieadres(keten: Keten, geval: Geval) -> None:
    """Kijk of het correspondentieadres uit het verzoek in de zaak staat."""
    zaak = expect_verzoekbericht(keten, geval)
    verwacht = geval.get(Verzoek).initiatiefnemer.correspondentie
    gezien = zaak.verzoek.initiatiefnemer.correspondentie
    keten.expect(
        "DSOK-VTH-006",
        klopt=gezien == verwacht,
        verwacht="het correspondentieadres uit het verzoek",
        waargenomen="een ander adres" if gezien else "geen correspondentieadres",
        kenmerk=zaak.verzoek.verzoeknummer,
    )


def expect_locatie(keten: Keten, geval: Geval) -> Zaak:
    """Expect the zaak at the place of the verzoek: the point and the outer edge of the area."""
    zaak = expect_verzoekbericht(keten, geval)
    verwacht, gezien = geval.get(Verzoek).locatie, zaak.verzoek.locatie
    dichtbij = abs(verwacht.x - gezien.x) <= _MARGE and abs(verwacht.y - gezien.y) <= _MARGE
    keten.expect(
        "DSOK-VTH-007",
        klopt=dichtbij and _is_same_ring(verwacht.vlak[:1], gezien.vlak[:1]),
        verwacht=f"RD {verwacht.x:.0f} {verwacht.y:.0f}{', met het getekende gebied' if verwacht.vlak else ''}",
        waargenomen=f"RD {gezien.x:.0f} {gezien.y:.0f}, {len(gezien.vlak)} ringen ({zaak.locatieaanduiding})",
        kenmerk=zaak.verzoek.verzoeknummer,
    )
    return zaak


def _is_same_ring(
    links: tuple[tuple[tuple[float, float], ...], ...], rechts: tuple[tuple[tuple[float, float], ...], ...]
) -> bool:
    """Whether rings have the same corners, whatever the corner they begin at."""
    return [_get_hoeken(ring) for ring in links] == [_get_hoeken(ring) for ring in rechts]


def _get_hoeken(ring: tuple[tuple[float, float], ...]) -> set[tuple[float, float]]:
    """Give the corners of a ring, on centimetres."""
    return {(round(x, 2), round(y, 2)) for x, y in ring}


@then("ligt de zaak op de plek uit het verzoek")
def see_locatie(keten: Keten, geval: Geval) -> None:
    """Kijk of de zaak op dezelfde plek ligt als het verzoek."""
    expect_locatie(keten, geval)


@then("heeft het gebied van de zaak hetzelfde gat")
def see_gat(keten: Keten, geval: Geval) -> None:
    """Kijk of een getekend gebied met een gat in de zaak dat gat houdt."""
    zaak = expect_locatie(keten, geval)
    verwacht, gezien = geval.get(Verzoek).locatie.vlak, zaak.verzoek.locatie.vlak
    keten.expect(
        "DSOK-VTH-008",
        klopt=_is_same_ring(verwacht[1:], gezien[1:]),
        verwacht=f"{len(verwacht[1:])} gat in het gebied",
        waargenomen=f"{len(gezien[1:])} gaten in het gebied",
        kenmerk=zaak.verzoek.verzoeknummer,
    )


@then(parsers.parse('is het binnen de normtijd een zaak van het type "{soort}" met doel "{doel}"'))
def see_type(keten: Keten, geval: Geval, soort: str, doel: str) -> None:
    """Kijk of er voor dit type en doel een zaak is ontstaan."""
    bevestiging = geval.get(Verzendbevestiging)
    nummer = bevestiging.verzoeknummer
    keten.wait_until("verzoekbericht", lambda: keten.vth.fetch_zaken(nummer))
    zaken = keten.vth.fetch_zaken(nummer)
    gezien = [(zaak.verzoek.type, zaak.verzoek.doel) for zaak in zaken]
    keten.expect(
        "DSOK-VTH-014",
        klopt=gezien == [(Verzoektype(soort), Doel(doel))],
        verwacht=f"één zaak: {soort}, doel {doel}",
        waargenomen=describe_zaken(zaken),
        kenmerk=nummer,
    )


# Missed verzoeken.


@given("het VTH-systeem neemt geen verzoeknotificaties aan")
@when("het VTH-systeem geen verzoeknotificaties aanneemt")
def stop_ontvangst(keten: Keten) -> None:
    """Zet de ontvangst van het VTH-systeem uit, zoals bij onderhoud."""
    keten.vth.set_ontvangst(aan=False)


@given("de initiatiefnemer heeft een verzoek ingediend dat het VTH-systeem heeft gemist")
def miss_verzoek(keten: Keten, geval: Geval) -> None:
    """Dien het verzoek in terwijl het VTH-systeem niets aanneemt, en zet de ontvangst daarna weer aan."""
    keten.vth.set_ontvangst(aan=False)
    bevestiging = geval.put(keten.omgevingsloket.submit_verzoek(geval.get(Verzoek)))
    keten.wait_until("verzoekbericht", lambda: keten.vth.fetch_zaken(bevestiging.verzoeknummer))
    keten.vth.set_ontvangst(aan=True)


@when("de behandelaar naar gemiste verzoeken zoekt")
def search_missed(keten: Keten, geval: Geval) -> None:
    """Laat het VTH-systeem in DSO-LV zoeken naar verzoeken die het niet heeft."""
    geval.put(keten.vth.search_missed(), "gemist")


@then("vindt het VTH-systeem het gemiste verzoek en wordt het precies één zaak")
def see_gevonden(keten: Keten, geval: Geval) -> None:
    """Kijk of zoeken het gemiste verzoek vond en er één zaak van maakte."""
    nummer, gevonden = geval.get(Verzendbevestiging).verzoeknummer, geval.get(tuple, "gemist")
    zaken = keten.vth.fetch_zaken(nummer)
    keten.expect(
        "DSOK-VTH-012",
        klopt=nummer in gevonden and len(zaken) == 1,
        verwacht=f"{nummer} gevonden, en één zaak",
        waargenomen=f"gevonden: {', '.join(gevonden) or 'niets'}; {describe_zaken(zaken)}",
        kenmerk=nummer,
    )


@then("levert het zoeken niets nieuws op")
def see_niets_gemist(keten: Keten, geval: Geval) -> None:
    """Kijk of zoeken geen verzoek opnieuw ophaalt dat er al is."""
    nummer, gevonden = geval.get(Verzendbevestiging).verzoeknummer, geval.get(tuple, "gemist")
    keten.expect(
        "DSOK-VTH-012",
        klopt=nummer not in gevonden,
        verwacht=f"{nummer} is er al",
        kenmerk=nummer,
        waargenomen=f"opnieuw opgehaald: {', '.join(gevonden)}",
    )


@then("is het hele verzoek in de zaak verwerkt, of hoort de behandelaar dat dat niet is gelukt")
def see_niet_stil(keten: Keten, geval: Geval) -> None:
    """Kijk of een bericht dat niet is te plaatsen nooit in stilte verdwijnt."""
    bevestiging = geval.get(Verzendbevestiging)
    nummer, volgnummer = bevestiging.verzoeknummer, bevestiging.volgnummer

    def see() -> str:
        zaken = keten.vth.fetch_zaken(nummer)
        if any(zaak.verzoek.volgnummer >= volgnummer for zaak in zaken):
            return "verwerkt"
        return next((melding for melding in keten.vth.fetch_meldingen() if nummer in melding), "")

    gezien = keten.wait_until("verzoekbericht", see)
    keten.expect(
        "DSOK-VTH-011",
        klopt=bool(gezien),
        verwacht=f"een zaak tot volgnummer {volgnummer:03d}, of een melding met {nummer}",
        waargenomen=f"{describe_zaken(keten.vth.fetch_zaken(nummer))}, en geen melding",
        kenmerk=nummer,
        aantallen={"notificatie": volgnummer + 1, "notificatie-vth": volgnummer + 1},
    )
