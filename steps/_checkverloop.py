# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The walk through the vergunningcheck, and what each step of it has to give."""

from __future__ import annotations

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.regels import Antwoord, Checkresultaat, Conclusie, Regelinhoud
from pytest_dsoketen.model.verzoeken import Locatie
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.toetsing.keten import Keten

Pad = tuple[tuple[Antwoord, ...], Conclusie]


def describe_antwoorden(antwoorden: tuple[Antwoord, ...]) -> str:
    """Write answers as a reader says them."""
    return ", ".join(f"{antwoord.vraag} {antwoord.waarde}" for antwoord in antwoorden)


def describe_conclusies(conclusies: tuple[Conclusie, ...]) -> str:
    """Write conclusions as a reader says them."""
    return ", ".join(conclusie.value for conclusie in conclusies) or "geen conclusie"


def get_locatie(keten: Keten, inhoud: Regelinhoud) -> Locatie:
    """Give the place to check at: that of the casus, unless the activity is regulated elsewhere only."""
    return Locatie(*inhoud.plek) if inhoud.plek else keten.casus.locatie


def expect_gevonden(keten: Keten, inhoud: Regelinhoud) -> None:
    """Expect that the loket finds the werkzaamheid by its name."""
    gevonden = keten.omgevingsloket.search_werkzaamheden(inhoud.werkzaamheid_naam)
    keten.expect(
        "DSOK-CHECK-004",
        klopt=inhoud.werkzaamheid in {urn for urn, _ in gevonden},
        verwacht=f"werkzaamheid {inhoud.werkzaamheid_naam!r} wordt gevonden",
        waargenomen=f"gevonden: {', '.join(naam for _, naam in gevonden) or 'niets'}",
        kenmerk=inhoud.werkzaamheid_naam,
        rol=Rol.RTR,
    )


def expect_gekoppeld(keten: Keten, inhoud: Regelinhoud) -> None:
    """Expect that the werkzaamheid leads to the activity, where it is regulated."""
    activiteiten = keten.omgevingsloket.fetch_activiteiten(inhoud.werkzaamheid, get_locatie(keten, inhoud))
    keten.expect(
        "DSOK-CHECK-005",
        klopt=inhoud.activiteit in activiteiten,
        verwacht=f"werkzaamheid {inhoud.werkzaamheid_naam!r} leidt naar activiteit {inhoud.naam!r}",
        waargenomen=f"zij leidt naar {', '.join(activiteiten) or 'geen enkele activiteit'}",
        kenmerk=inhoud.werkzaamheid,
        rol=Rol.RTR,
    )


def expect_buiten(keten: Keten, inhoud: Regelinhoud) -> None:
    """Expect that the werkzaamheid does not lead to the activity outside its area."""
    punt = keten.casus.plan.punt_buiten
    activiteiten = keten.omgevingsloket.fetch_activiteiten(inhoud.werkzaamheid, Locatie(punt.x, punt.y))
    keten.expect(
        "DSOK-CHECK-006",
        klopt=inhoud.activiteit not in activiteiten,
        verwacht=f"buiten het gebied leidt {inhoud.werkzaamheid_naam!r} niet naar {inhoud.naam!r}",
        waargenomen=f"zij leidt op {punt.x}, {punt.y} naar {', '.join(activiteiten)}",
        kenmerk=inhoud.werkzaamheid,
        rol=Rol.RTR,
    )


def expect_begin(keten: Keten, inhoud: Regelinhoud) -> Checkresultaat:
    """Expect that the check begins with a question, or already knows the conclusion."""
    stand, melding = _walk(keten, inhoud, ())
    keten.expect(
        "DSOK-CHECK-002",
        klopt=stand is not None and bool(stand.vragen or stand.conclusies),
        verwacht=f"de check voor {inhoud.naam!r} begint met een vraag",
        waargenomen=melding or "het loket stelt geen vraag",
        kenmerk=inhoud.activiteit,
        rol=Rol.RTR,
    )
    assert stand is not None
    return stand


def walk_pad(keten: Keten, inhoud: Regelinhoud, antwoorden: tuple[Antwoord, ...]) -> Checkresultaat:
    """Walk one path to its end; expects that the check goes on about the chosen location."""
    expect_begin(keten, inhoud)
    stand, melding = _walk(keten, inhoud, antwoorden)
    keten.expect(
        "DSOK-CHECK-003",
        klopt=stand is not None and bool(stand.vragen or stand.conclusies),
        verwacht="na een antwoord gaat de check verder op dezelfde locatie",
        waargenomen=melding or "na een antwoord toont het loket op deze locatie niets meer",
        kenmerk=inhoud.activiteit,
        rol=Rol.OMGEVINGSLOKET,
    )
    assert stand is not None
    return stand


def expect_pad(keten: Keten, inhoud: Regelinhoud, pad: Pad, eis: str = "DSOK-CHECK-001") -> Checkresultaat:
    """Expect that a path ends in its conclusion."""
    antwoorden, conclusie = pad
    stand = walk_pad(keten, inhoud, antwoorden)
    keten.expect(
        eis,
        klopt=stand.compleet and stand.conclusies == (conclusie,),
        verwacht=f"{describe_antwoorden(antwoorden)}: {conclusie.value}",
        waargenomen=describe_conclusies(stand.conclusies),
        kenmerk=inhoud.activiteit,
        rol=Rol.RTR,
    )
    return stand


def _walk(keten: Keten, inhoud: Regelinhoud, antwoorden: tuple[Antwoord, ...]) -> tuple[Checkresultaat | None, str]:
    """Walk the check; gives None and what was said when the loket refuses."""
    try:
        return keten.omgevingsloket.walk_check(inhoud.activiteit, get_locatie(keten, inhoud), antwoorden), ""
    except GeweigerdError as fout:
        return None, fout.melding
