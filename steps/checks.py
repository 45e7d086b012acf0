# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The vergunningcheck as an initiatiefnemer walks it in the loket."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from pytest_bdd import parsers, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.regels import Conclusie, Regelinhoud
from pytest_dsoketen.ports import GeweigerdError, OnbereikbaarError, StukError
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._checkverloop import (
    describe_antwoorden,
    describe_conclusies,
    expect_begin,
    expect_buiten,
    expect_gekoppeld,
    expect_gevonden,
    expect_pad,
    get_locatie,
    walk_pad,
)
from ._regelverloop import Inloket, ensure_inloket


class Gelijktijdig(list[str]):
    """What people saw who did a check at the same time: the conclusion, or what went wrong."""


@then("vindt het loket de werkzaamheid op haar naam")
def see_gevonden(keten: Keten, geval: Geval) -> None:
    """Zoek de werkzaamheid in het loket."""
    expect_gevonden(keten, geval.get(Regelinhoud))


@then("leidt de werkzaamheid op de locatie naar de activiteit")
def see_gekoppeld(keten: Keten, geval: Geval) -> None:
    """Kies de werkzaamheid op de locatie van de casus en kijk welke activiteiten zij raakt."""
    expect_gekoppeld(keten, geval.get(Regelinhoud))


@then("leidt de werkzaamheid buiten het gebied niet naar de activiteit")
def see_buiten(keten: Keten, geval: Geval) -> None:
    """Kies de werkzaamheid op een locatie buiten het werkingsgebied van de activiteit."""
    expect_buiten(keten, geval.get(Regelinhoud))


@then("begint de check op de locatie met een vraag")
def see_begin(keten: Keten, geval: Geval) -> None:
    """Begin de check en kijk of er een vraag komt."""
    expect_begin(keten, geval.get(Regelinhoud))


@then("geeft de check voor elk pad de conclusie van de regels")
def see_paden(keten: Keten, geval: Geval) -> None:
    """Doorloop elk pad van de casus in het loket."""
    inhoud = geval.get(Regelinhoud)
    for pad in inhoud.paden:
        expect_pad(keten, inhoud, pad)


@then(parsers.parse('geeft de check bij het antwoord "{antwoord}" de conclusie "{conclusie}"'))
def see_pad(keten: Keten, geval: Geval, antwoord: str, conclusie: str) -> None:
    """Doorloop het pad van de casus met dit antwoord in het loket."""
    inhoud = geval.get(Regelinhoud)
    antwoorden = next(antw for antw, _ in inhoud.paden if any(item.waarde == antwoord for item in antw))
    expect_pad(keten, inhoud, (antwoorden, Conclusie(conclusie)))


@then("geeft de check van elke activiteit van de casus voor elk pad de conclusie van haar regels")
def see_alle_paden(keten: Keten, geval: Geval) -> None:
    """Publiceer de regels van elke activiteit van de casus en doorloop elk pad in het loket."""
    for inhoud in keten.casus.regels:
        if not inhoud.check.ontbreekt:
            ensure_inloket(keten, geval, inhoud)
        for pad in inhoud.paden:
            expect_pad(keten, inhoud, pad)


@then("blijft de check bij elk antwoord over dezelfde locatie gaan")
def see_locatie(keten: Keten, geval: Geval) -> None:
    """Doorloop elk pad en kijk of het loket na een antwoord nog weet waar het over gaat."""
    inhoud = geval.get(Regelinhoud)
    for antwoorden, _ in inhoud.paden:
        walk_pad(keten, inhoud, antwoorden)


@then("geven regelsoftware en loket voor elk pad dezelfde conclusie")
def see_gelijk(keten: Keten, geval: Geval) -> None:
    """Speel elk pad af in de regelsoftware en doorloop het in het loket."""
    inhoud = geval.get(Regelinhoud)
    check = geval.get(Inloket, inhoud.activiteit).check
    for antwoorden, _ in inhoud.paden:
        gespeeld = keten.regelsoftware.play(check.id, antwoorden)
        doorlopen = walk_pad(keten, inhoud, antwoorden)
        keten.expect(
            "DSOK-CHECK-007",
            klopt=gespeeld.conclusies == doorlopen.conclusies,
            verwacht=f"{describe_antwoorden(antwoorden)}: {describe_conclusies(gespeeld.conclusies)}",
            waargenomen=describe_conclusies(doorlopen.conclusies),
            kenmerk=inhoud.activiteit,
            rol=Rol.RTR,
        )


@then("rekent het loket met de nieuwe versie")
def see_nieuwe_versie(keten: Keten, geval: Geval) -> None:
    """Doorloop een pad waarvan de nieuwe versie een andere conclusie heeft."""
    inhoud = geval.get(Regelinhoud)
    for antwoorden, _ in inhoud.paden:
        expect_pad(keten, inhoud, (antwoorden, Conclusie.NEEM_CONTACT_OP_MET), "DSOK-CHECK-008")


@when(parsers.parse("{aantal:d} mensen tegelijk de check doorlopen"))
def walk_together(keten: Keten, geval: Geval, aantal: int) -> None:
    """Doorloop het eerste pad van de casus met een aantal mensen tegelijk."""
    inhoud = geval.get(Regelinhoud)
    antwoorden, _ = inhoud.paden[0]

    def walk(_: int) -> str:
        try:
            stand = keten.omgevingsloket.walk_check(inhoud.activiteit, get_locatie(keten, inhoud), antwoorden)
        except (GeweigerdError, StukError, OnbereikbaarError) as fout:
            return fout.melding
        return describe_conclusies(stand.conclusies)

    with ThreadPoolExecutor(max_workers=aantal) as mensen:
        geval.put(Gelijktijdig(mensen.map(walk, range(aantal))))


@then("krijgt ieder van hen dezelfde conclusie")
def see_together(keten: Keten, geval: Geval) -> None:
    """Vergelijk wat ieder zag met wat één persoon alleen ziet."""
    inhoud = geval.get(Regelinhoud)
    antwoorden, _ = inhoud.paden[0]
    alleen = describe_conclusies(walk_pad(keten, inhoud, antwoorden).conclusies)
    anders = [gezien for gezien in geval.get(Gelijktijdig) if gezien != alleen]
    keten.expect(
        "DSOK-CHECK-009",
        klopt=not anders,
        verwacht=f"ieder krijgt: {alleen}",
        waargenomen=f"{len(anders)} van de {len(geval.get(Gelijktijdig))} zagen iets anders: {'; '.join(anders[:2])}",
        kenmerk=inhoud.activiteit,
        rol=Rol.OMGEVINGSLOKET,
    )
