# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""An own piece of plan on its way through the whole chain: its activity, the rules on it, and a verzoek for it."""

from __future__ import annotations

from dataclasses import replace

from pytest_bdd import given, when

from pytest_dsoketen.model.plannen import Activiteit
from pytest_dsoketen.model.regels import Regelinhoud, Vragenboom
from pytest_dsoketen.model.verzoeken import Verzoektype
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._planverloop import Planwijziging
from ._regelverloop import (
    create_boom,
    expect_goedgekeurd,
    expect_toepasbaar,
    expect_zichtbaar,
    publish_boom,
)
from ._verzoekinhoud import make_verzoek
from .verzoeken import Gekozenregels


def adapt_regels(inhoud: Regelinhoud, activiteit: Activiteit) -> Regelinhoud:
    """Put the rules of one activity on another."""

    def move(boom: Vragenboom) -> Vragenboom:
        return replace(boom, activiteit=activiteit.identificatie, naam=boom.naam.replace(inhoud.naam, activiteit.naam))

    return replace(
        inhoud,
        activiteit=activiteit.identificatie,
        naam=activiteit.naam,
        check=move(inhoud.check),
        formulier=move(inhoud.formulier),
        bestanden=(),
    )


@when("de regelanalist toepasbare regels voor de nieuwe activiteit maakt en publiceert")
def publish_for_new(keten: Keten, geval: Geval) -> None:
    """De nieuwe activiteit wordt toepasbaar en krijgt een check en een formulier in de registratie."""
    activiteit = geval.get(Planwijziging).verwacht.activiteiten[-1]
    inhoud = geval.put(adapt_regels(keten.casus.get_regels(), activiteit))
    expect_zichtbaar(keten, inhoud.activiteit)
    keten.regelsoftware.make_activiteit_toepasbaar(inhoud.activiteit, inhoud.werkzaamheid)
    expect_toepasbaar(keten, inhoud)
    for boom in (inhoud.formulier, inhoud.check):
        stuk = create_boom(keten, geval, boom)
        expect_goedgekeurd(keten, stuk)
        publish_boom(keten, stuk)


@given("een melding voor de nieuwe activiteit")
def draft_for_new(keten: Keten, geval: Geval) -> None:
    """Er ligt een ingevulde melding klaar voor de nieuwe activiteit."""
    regels = geval.put(Gekozenregels((geval.get(Regelinhoud),)))
    geval.put(make_verzoek(keten.casus, regels, Verzoektype.MELDING))
