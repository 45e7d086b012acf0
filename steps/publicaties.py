# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Publicaties on overheid.nl: found, with the right text, on the right day, once."""

from __future__ import annotations

from pytest_bdd import then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Levering, Publicatie
from pytest_dsoketen.standaarden.lvbb.aanlevering import besluit_tekst, read_aanlevering
from pytest_dsoketen.standaarden.stop.publicatie import check_publicatie
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._planinhoud import MOTIVERING
from ._planverloop import Planwijziging, show_dag
from .plannen import NIEUWE_TEKST


def expect_publicatie(keten: Keten, levering: Levering) -> Publicatie:
    """Expect that a besluit can be found on overheid.nl."""
    gevonden = keten.wait_until("bekendmaking", lambda: keten.bekendmaking.search_publicaties(levering.besluit))
    keten.expect(
        "DSOK-PLAN-401",
        klopt=bool(gevonden),
        verwacht="het besluit is te vinden op overheid.nl",
        waargenomen="overheid.nl geeft geen enkele publicatie van het besluit",
        kenmerk=levering.id_levering,
        rol=Rol.OVERHEID_NL,
    )
    return gevonden[0]


@then("is het besluit binnen de normtijd te vinden op overheid.nl")
def expect_found(keten: Keten, geval: Geval) -> None:
    """Zoeken op het nummer van het besluit geeft een publicatie."""
    geval.put(expect_publicatie(keten, geval.get(Levering)))


@then("is de tekst op overheid.nl de tekst van het besluit")
def expect_same_text(keten: Keten, geval: Geval) -> None:
    """Woord voor woord wat in de aanlevering stond."""
    levering = geval.get(Levering)
    publicatie = geval.put(expect_publicatie(keten, levering))
    aangeleverd = besluit_tekst(read_aanlevering(keten.plansoftware.fetch_aanlevering(levering.id_levering)))
    keten.expect(
        "DSOK-PLAN-402",
        klopt=publicatie.tekst == aangeleverd,
        verwacht="de publicatie heeft de tekst van het besluit",
        waargenomen=_describe_verschil(aangeleverd, publicatie.tekst),
        kenmerk=levering.id_levering,
        rol=Rol.OVERHEID_NL,
    )


@then("staat de nieuwe tekst van het artikel in de publicatie")
def expect_new_text(keten: Keten, geval: Geval) -> None:
    """De publicatie van het wijzigingsbesluit toont de tekst die erbij komt."""
    levering = geval.get(Levering)
    publicatie = expect_publicatie(keten, levering)
    keten.expect(
        "DSOK-PLAN-402",
        klopt=NIEUWE_TEKST in publicatie.tekst,
        verwacht="de publicatie toont de nieuwe tekst van het artikel",
        waargenomen="de nieuwe tekst van het artikel staat niet in de publicatie",
        kenmerk=levering.id_levering,
        rol=Rol.OVERHEID_NL,
    )


@when("de planjurist een motivering bij het besluit schrijft")
def motivate(keten: Keten, geval: Geval) -> None:
    """Het besluit zegt waarom het wordt genomen."""
    keten.plansoftware.set_motivering(geval.get(Planwijziging).id, MOTIVERING)


@then("staat de motivering in de publicatie")
def expect_motivering(keten: Keten, geval: Geval) -> None:
    """Wie het besluit leest, leest ook waarom het is genomen."""
    levering = geval.get(Levering)
    publicatie = expect_publicatie(keten, levering)
    keten.expect(
        "DSOK-PLAN-402",
        klopt=MOTIVERING in publicatie.tekst,
        verwacht="de publicatie heeft de motivering van het besluit",
        waargenomen="de motivering staat niet in de publicatie",
        kenmerk=levering.id_levering,
        rol=Rol.OVERHEID_NL,
    )


@then("geeft zoeken op overheid.nl elk gepubliceerd besluit precies één keer")
def expect_every(keten: Keten, geval: Geval) -> None:
    """Zoeken op de gemeente geeft, over alle bladzijden, elk besluit een keer."""
    levering = geval.get(Levering)
    expect_publicatie(keten, levering)
    code = keten.casus.gemeente.code
    gevonden = [pub.besluit for pub in keten.bekendmaking.list_publicaties(f"/akn/nl/bill/{code}/")]
    keten.expect(
        "DSOK-PLAN-406",
        klopt=gevonden.count(levering.besluit) == 1 and len(gevonden) == len(set(gevonden)) > 1,
        verwacht="elk besluit over het plan staat een keer in de uitkomst",
        waargenomen=f"er zijn {len(gevonden)} publicaties van {len(set(gevonden))} besluiten",
        kenmerk=levering.id_levering,
        rol=Rol.OVERHEID_NL,
    )


@then("heeft de publicatie een eigen nummer en de gevraagde dag")
def expect_identity(keten: Keten, geval: Geval) -> None:
    """Er is één publicatie van het besluit, op de dag van bekendmaking."""
    levering = geval.get(Levering)
    expect_publicatie(keten, levering)
    gevonden = keten.bekendmaking.search_publicaties(levering.besluit)
    dag = geval.get(Planwijziging).bekendmaking
    nummers = {publicatie.identificatie for publicatie in gevonden}
    klopt = len(gevonden) == len(nummers) == 1 and gevonden[0].datum == dag
    keten.expect(
        "DSOK-PLAN-404",
        klopt=klopt,
        verwacht="het besluit staat één keer op overheid.nl, op de dag van bekendmaking",
        waargenomen=f"er zijn {len(gevonden)} publicaties, op {', '.join(show_dag(pub.datum) for pub in gevonden)}",
        kenmerk=levering.id_levering,
        rol=Rol.OVERHEID_NL,
    )


@then("heeft elk tekstdeel in de publicatie een eigen identificatie")
def expect_unique(keten: Keten, geval: Geval) -> None:
    """Geen nummer van een tekstdeel komt twee keer voor, ook niet waar de wijziging is gemarkeerd."""
    levering = geval.get(Levering)
    publicatie = expect_publicatie(keten, levering)
    gebreken = check_publicatie(keten.bekendmaking.fetch_document(publicatie.identificatie))
    keten.expect(
        "DSOK-PLAN-405",
        klopt=not gebreken,
        verwacht="elke identificatie komt in de publicatie één keer voor",
        waargenomen="; ".join(gebrek.melding for gebrek in gebreken[:3]),
        kenmerk=levering.id_levering,
        rol=Rol.OVERHEID_NL,
    )


@then("is het besluit niet te vinden op overheid.nl")
def expect_absent(keten: Keten, geval: Geval) -> None:
    """Zoeken op het nummer van het besluit geeft niets."""
    levering = geval.get(Levering)
    gevonden = keten.bekendmaking.search_publicaties(levering.besluit)
    keten.expect(
        "DSOK-PLAN-403",
        klopt=not gevonden,
        verwacht="het besluit staat nog niet op overheid.nl",
        waargenomen="het besluit staat al op overheid.nl",
        kenmerk=levering.id_levering,
        rol=Rol.LVBB,
    )


def _describe_verschil(verwacht: str, gezien: str) -> str:
    """Say from where two texts differ."""
    for plaats, (links, rechts) in enumerate(zip(verwacht, gezien, strict=False)):
        if links != rechts:
            return f"anders vanaf “{gezien[max(plaats - 20, 0) : plaats + 60]}”"
    return f"de tekst heeft {len(gezien)} tekens en zou er {len(verwacht)} moeten hebben"
