# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A wijziging between two plansoftware products: that of the gemeente and that of a bureau."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_bdd import given, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Planbijlage, Regeling
from pytest_dsoketen.ports import Plansoftware
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._planbewerking import expect_after
from ._planinhoud import MOTIVERING
from ._planvergelijken import describe_annotaties, describe_bijlagen, describe_gebieden, describe_verschil
from ._planverloop import Planwijziging, find_or_none
from .plannen import NIEUWE_TEKST, ensure_download


@dataclass(frozen=True)
class Uitgewisseld:
    """A wijziging as the one who wrote it holds it, and its id at the one who took it over.

    Attributes:
        id: id at the receiver.
        regeling: the regeling at the sender.
        bijlagen: pictures and documents at the sender.
        motivering: motivering at the sender.
    """

    id: str
    regeling: Regeling
    bijlagen: tuple[Planbijlage, ...]
    motivering: str


def _hand_over(van: Plansoftware, naar: Plansoftware, wijziging: str, work: str) -> Uitgewisseld:
    """Write a wijziging out of one product and take it over in the other."""
    regeling, bijlagen = van.fetch_regeling(work), van.list_bijlagen(work)
    id_ = naar.import_wijziging(van.export_wijziging(wijziging))
    return Uitgewisseld(id_, regeling, bijlagen, van.fetch_motivering(wijziging))


@given("de plansoftware van het bureau heeft het plan gedownload")
def have_bureau(keten: Keten, geval: Geval) -> None:
    """Ook het bureau begint met het plan dat landelijk geldt."""
    work, bureau = ensure_download(keten, geval).work, keten.bureausoftware
    gedownload = keten.wait_until("download", lambda: find_or_none(lambda: bureau.download_regeling(work)))
    keten.expect(
        "DSOK-PLAN-105",
        klopt=gedownload is not None,
        verwacht="het bureau downloadt het plan dat de gemeente ook heeft",
        waargenomen="het bureau krijgt geen download van het plan",
        kenmerk=work,
        rol=Rol.OZON,
    )


@given("de gemeente heeft de wijziging uitgewisseld met het bureau")
@when("de gemeente de wijziging uitwisselt met het bureau")
def hand_out(keten: Keten, geval: Geval) -> None:
    """De plansoftware van de gemeente schrijft een uitwisselpakket; die van het bureau leest het."""
    wijziging = geval.get(Planwijziging)
    work = wijziging.verwacht.work
    geval.put(_hand_over(keten.plansoftware, keten.bureausoftware, wijziging.id, work), "bij het bureau")


@when("het bureau de tekst van één artikel wijzigt en de wijziging teruggeeft")
def change_and_return(keten: Keten, geval: Geval) -> None:
    """De plansoftware van het bureau wijzigt het plan en schrijft een uitwisselpakket voor de gemeente."""
    bezig = geval.get(Uitgewisseld, "bij het bureau")
    keten.bureausoftware.change_tekst(bezig.id, bezig.regeling.artikelen[0].wid, NIEUWE_TEKST)
    _return(keten, geval)


@when("het bureau een motivering schrijft en de wijziging teruggeeft")
def motivate_and_return(keten: Keten, geval: Geval) -> None:
    """De motivering hoort bij het besluit en staat niet in het plan zelf."""
    keten.bureausoftware.set_motivering(geval.get(Uitgewisseld, "bij het bureau").id, MOTIVERING)
    _return(keten, geval)


def _return(keten: Keten, geval: Geval) -> None:
    """Hand the wijziging back to the gemeente, which goes on with it."""
    wijziging, bezig = geval.get(Planwijziging), geval.get(Uitgewisseld, "bij het bureau")
    work = wijziging.verwacht.work
    terug = geval.put(_hand_over(keten.bureausoftware, keten.plansoftware, bezig.id, work), "bij de gemeente")
    verwacht = Planwijziging(terug.id, wijziging.bekendmaking, terug.regeling, wijziging.soort)
    geval.put(expect_after(keten, verwacht, lambda regeling: regeling))


@then("is de wijziging in de plansoftware van het bureau gelijk aan die van de gemeente")
def expect_at_bureau(keten: Keten, geval: Geval) -> None:
    """Elke tekst, elk gebied, elke annotatie en elke bijlage is overgekomen."""
    gedeeld = geval.get(Uitgewisseld, "bij het bureau")
    _expect_equal(keten, "DSOK-PLAN-108", gedeeld, Rol.TWEEDE_PLANSOFTWARE)


@then("is de wijziging in de plansoftware van de gemeente gelijk aan die van het bureau")
def expect_at_gemeente(keten: Keten, geval: Geval) -> None:
    """Elke tekst, elk gebied, elke annotatie en elke bijlage is teruggekomen."""
    _expect_equal(keten, "DSOK-PLAN-109", geval.get(Uitgewisseld, "bij de gemeente"), Rol.PLANSOFTWARE)


def _expect_equal(keten: Keten, eis: str, gedeeld: Uitgewisseld, ontvanger: Rol) -> None:
    """Expect that the receiver holds what the sender held."""
    software: Plansoftware = keten.port(ontvanger)
    work = gedeeld.regeling.work
    gezien, bijlagen = software.fetch_regeling(work), software.list_bijlagen(work)
    verschil = (
        describe_verschil(gedeeld.regeling, gezien)
        or describe_annotaties(gedeeld.regeling, gezien)
        or describe_gebieden(gedeeld.regeling, gezien)
        or describe_bijlagen(gedeeld.bijlagen, bijlagen)
    )
    keten.expect(
        eis,
        klopt=not verschil,
        verwacht="de wijziging is bij beide gelijk: tekst, annotaties, gebieden en bijlagen",
        waargenomen=verschil,
        kenmerk=work,
        rol=ontvanger,
    )


@then("heeft de wijziging bij de gemeente de motivering van het bureau")
def expect_motivering(keten: Keten, geval: Geval) -> None:
    """De motivering is woord voor woord meegekomen."""
    terug = geval.get(Uitgewisseld, "bij de gemeente")
    gezien = keten.plansoftware.fetch_motivering(terug.id)
    keten.expect(
        "DSOK-PLAN-110",
        klopt=gezien == terug.motivering != "",
        verwacht="de wijziging heeft bij de gemeente de motivering die het bureau schreef",
        waargenomen=f"de motivering is “{gezien}”" if gezien else "er is geen motivering",
        kenmerk=terug.regeling.work,
        rol=Rol.PLANSOFTWARE,
    )
