# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The form of an aanvraag as an initiatiefnemer fills it in, before he sends the verzoek."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pytest_bdd import parsers, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.regels import Antwoord, Checkresultaat, Regelinhoud
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._checkverloop import get_locatie
from ._verzoekinhoud import fill_formulier
from .regels import ensure_regels


@dataclass(frozen=True)
class Formulierstand:
    """A form after some answers, and the rules that it comes from."""

    inhoud: Regelinhoud
    stand: Checkresultaat


def walk_formulier(keten: Keten, geval: Geval, activiteit: str, *, ingevuld: bool) -> None:
    """Open the form of an activity in the loket, filled in or not."""
    ensure_regels(keten, geval, activiteit)
    inhoud = keten.casus.get_regels(activiteit)
    antwoorden = tuple(Antwoord(item.tekst, item.antwoord) for item in fill_formulier(inhoud)) if ingevuld else ()
    stand = keten.omgevingsloket.walk_aanvraag(inhoud.activiteit, get_locatie(keten, inhoud), antwoorden)
    geval.put(Formulierstand(inhoud, stand))


@when(parsers.parse('de initiatiefnemer het formulier voor "{activiteit}" opent'))
def open_formulier(keten: Keten, geval: Geval, activiteit: str) -> None:
    """Open het aanvraagformulier van een activiteit zonder iets in te vullen."""
    walk_formulier(keten, geval, activiteit, ingevuld=False)


@when(parsers.parse('de initiatiefnemer alle vragen van het formulier voor "{activiteit}" beantwoordt'))
def fill_in_formulier(keten: Keten, geval: Geval, activiteit: str) -> None:
    """Beantwoord in het loket elke vraag van het aanvraagformulier."""
    walk_formulier(keten, geval, activiteit, ingevuld=True)


@then("stelt het loket elke vraag van het formulier precies één keer")
def see_vragen(keten: Keten, geval: Geval) -> None:
    """Kijk of elke vraag die is gepubliceerd in het formulier staat, en geen vraag dubbel."""
    formulier = geval.get(Formulierstand)
    gesteld = Counter(vraag.tekst for vraag in formulier.stand.vragen)
    gepubliceerd = [vraag.tekst for vraag in formulier.inhoud.formulier.vragen]
    geval.require(klopt=bool(gepubliceerd), wat="vragen in het formulier")
    fout = [tekst for tekst in dict.fromkeys([*gepubliceerd, *gesteld]) if gesteld[tekst] != gepubliceerd.count(tekst)]
    keten.expect(
        "DSOK-LOKET-009",
        klopt=not fout,
        verwacht="elke vraag van het gepubliceerde formulier, precies één keer, en geen andere",
        waargenomen="te weinig, te vaak of niet gepubliceerd: " + ", ".join(fout),
        kenmerk=formulier.inhoud.activiteit,
        rol=Rol.RTR,
    )


@then("vraagt het loket om elk document van het formulier")
def see_documenten(keten: Keten, geval: Geval) -> None:
    """Kijk of het formulier om elk document vraagt dat is gepubliceerd."""
    formulier = geval.get(Formulierstand)
    gevraagd = {bijlage.naam for bijlage in formulier.stand.bijlagen}
    missen = [bijlage.naam for bijlage in formulier.inhoud.formulier.bijlagen if bijlage.naam not in gevraagd]
    keten.expect(
        "DSOK-LOKET-010",
        klopt=not missen,
        verwacht="een vraag om elk document van het gepubliceerde formulier",
        waargenomen="niet gevraagd: " + ", ".join(missen),
        kenmerk=formulier.inhoud.activiteit,
        rol=Rol.RTR,
    )


@then(parsers.re(r"is het formulier (?P<stand>nog niet volledig|volledig en in te dienen)"))
def see_volledig(keten: Keten, geval: Geval, stand: str) -> None:
    """Kijk of het loket weet of het formulier volledig is."""
    formulier = geval.get(Formulierstand)
    volledig = formulier.stand.compleet and formulier.stand.indienbaar
    keten.expect(
        "DSOK-LOKET-011",
        klopt=volledig == (stand == "volledig en in te dienen"),
        verwacht=f"het formulier is {stand}",
        waargenomen=f"volledig: {formulier.stand.compleet}, in te dienen: {formulier.stand.indienbaar}",
        kenmerk=formulier.inhoud.activiteit,
        rol=Rol.RTR,
    )
