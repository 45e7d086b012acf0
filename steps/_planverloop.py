# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""How a plan goes through the chain, and what is expected on the way: shared by every step that needs a plan.

A precondition and the scenario that is about it use the same expectation, so that one fault is one bevinding.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from pytest_dsoketen.model.berichten import Waarneempunt
from pytest_dsoketen.model.casussen import InhoudOntbreektError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import (
    Besluitsoort,
    Levering,
    Opdrachtsoort,
    Regeling,
)
from pytest_dsoketen.ports import GeweigerdError, NotSupportedError
from pytest_dsoketen.standaarden.lvbb.kalender import is_werkdag
from pytest_dsoketen.standaarden.lvbb.verslag import read_verslag
from pytest_dsoketen.standaarden.stop.versie import to_regeling
from pytest_dsoketen.toetsing.keten import Keten

from ._plandownload import read_pakket_versie
from ._planoorzaak import find_bevestigd
from ._planvergelijken import describe_annotaties, describe_verschil

EIGEN_CODES = ("LVBB4015", "LVBB1012")
"""Refusals that say that the plansoftware delivered something that does not fit what is already there."""


@dataclass(frozen=True)
class Planwijziging:
    """A besluit in the plansoftware.

    Attributes:
        id: id of the wijziging in the plansoftware.
        bekendmaking: day on which it has to be published.
        verwacht: the regeling as it has to be after the besluit.
        soort: definitief or ontwerp.
        inwerking: day on which it takes effect, when that is not the day of bekendmaking.
    """

    id: str
    bekendmaking: date
    verwacht: Regeling
    soort: Besluitsoort = Besluitsoort.DEFINITIEF
    inwerking: date | None = None


def next_werkdag(keten: Keten) -> date:
    """Give the first working day after today."""
    dag = keten.klok.now().date() + timedelta(days=1)
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    return dag


def require_afbreekbaar(keten: Keten, wijziging: Planwijziging) -> None:
    """Refuse to break off what a package lets take effect before it is made known: the LVBB does not do that.

    Raises:
        InhoudOntbreektError: when the plan of the package is in effect already (LVBB1563).
    """
    plan, vandaag = keten.casus.plan, keten.klok.now().date()
    dag = plan.regeling.geldig_vanaf if plan.pakketten else None
    if dag is not None and dag <= vandaag < wijziging.bekendmaking:
        raise InhoudOntbreektError(
            f"het plan in het pakket werkt al vanaf {dag:%d-%m-%Y}; dan is afbreken niet mogelijk"
        )


def show_dag(dag: date | None) -> str:
    """Write a day as a reader in a gemeente does."""
    return f"{dag:%d-%m-%Y}" if dag else "onbepaalde tijd"


def wait_for_dag(keten: Keten, dag: date) -> None:
    """Let time pass until a day begins."""
    nu = keten.klok.now()
    begin = datetime.combine(dag, time(), nu.tzinfo)
    if begin > nu:
        keten.klok.wait(begin - nu)


def start_plan(keten: Keten) -> Planwijziging:
    """Put the plan of the casus into the plansoftware: a ready-made package when there is one, else its content."""
    plan = keten.casus.plan
    software = keten.plansoftware
    id_ = software.load_pakket(plan.pakketten[0]) if plan.pakketten else software.create_regeling(plan.regeling)
    return Planwijziging(id_, next_werkdag(keten), plan.regeling, plan.regeling.soort)


def start_regeling(keten: Keten, regeling: Regeling) -> Planwijziging:
    """Put a made-up plan into the plansoftware."""
    id_ = keten.plansoftware.create_regeling(regeling)
    return Planwijziging(id_, next_werkdag(keten), regeling, regeling.soort)


def publish_plan(keten: Keten, wijziging: Planwijziging, *, valideer: bool = True) -> Levering:
    """Validate, publish, and wait until the plan is visible; each with its own expectation.

    Args:
        keten: the chain.
        wijziging: the besluit.
        valideer: whether a validatieopdracht goes first. A precondition leaves it out until the publication is refused:
            a fault that the validation shows as well is the same bevinding as in a scenario that begins with it.
    """
    if valideer:
        expect_goedgekeurd(keten, deliver_validatie(keten, wijziging))
    levering = deliver_publicatie(keten, wijziging)
    wait_for_dag(keten, wijziging.bekendmaking)
    if not valideer and _is_geweigerd(keten, levering):
        later = replace(wijziging, bekendmaking=next_werkdag(keten))
        expect_goedgekeurd(keten, deliver_validatie(keten, later))
    levering = expect_gepubliceerd(keten, levering)
    await_zichtbaar(keten, wijziging.verwacht, levering)
    return levering


def _is_geweigerd(keten: Keten, levering: Levering) -> bool:
    """Wait for the end of a publication, and look whether it is a refusal."""
    gezien = keten.wait_until("publicatieverslag", lambda: _find_eind(keten, levering))
    return bool(gezien and gezien.eindverslag and not gezien.eindverslag.uitkomst.is_goed)


def publish_ontwerp(keten: Keten, wijziging: Planwijziging) -> Levering:
    """Validate and publish an ontwerpbesluit, up to the verslag."""
    expect_goedgekeurd(keten, deliver_validatie(keten, wijziging))
    levering = deliver_publicatie(keten, wijziging)
    wait_for_dag(keten, wijziging.bekendmaking)
    return expect_gepubliceerd(keten, levering)


def deliver_validatie(keten: Keten, wijziging: Planwijziging) -> Levering:
    """Send a validatieopdracht."""
    return keten.plansoftware.validate(wijziging.id, wijziging.bekendmaking, wijziging.inwerking)


def deliver_publicatie(keten: Keten, wijziging: Planwijziging) -> Levering:
    """Send a publicatieopdracht."""
    return keten.plansoftware.publish(wijziging.id, wijziging.bekendmaking, wijziging.inwerking)


def fetch_levering(keten: Keten, levering: Levering) -> Levering:
    """Give a delivery with the verslagen of this moment."""
    return keten.plansoftware.fetch_levering(levering.id_levering)


def list_codes(levering: Levering) -> frozenset[str]:
    """Give the codes in all verslagen of a delivery."""
    return frozenset(melding.code for verslag in levering.verslagen for melding in verslag.meldingen)


def expect_goedgekeurd(keten: Keten, levering: Levering) -> Levering:
    """Expect a verslag in time, shown as it came, that says valide."""
    levering = await_eindverslag(keten, levering, "validatieverslag")
    expect_getoond(keten, levering, "validatieverslag")
    _expect_own_faults_absent(keten, levering)
    keten.expect(
        "DSOK-PLAN-201",
        klopt=bool(levering.eindverslag and levering.eindverslag.uitkomst.is_goed),
        verwacht="de LVBB keurt het plan goed",
        waargenomen=_describe_uitkomst(levering),
        kenmerk=levering.id_levering,
        rol=Rol.LVBB,
    )
    return levering


def expect_aangenomen(keten: Keten, levering: Levering) -> Levering:
    """Expect that an offered publication is not refused; the day of publication is still to come."""
    keten.wait_until("publicatieverslag", lambda: len(fetch_levering(keten, levering).verslagen) > 1)
    gezien = fetch_levering(keten, levering)
    return expect_gepubliceerd(keten, gezien) if gezien.eindverslag else gezien


def expect_gepubliceerd(keten: Keten, levering: Levering, eis: str = "DSOK-PLAN-301") -> Levering:
    """Expect a verslag in time, shown as it came, that says gepubliceerd."""
    levering = await_eindverslag(keten, levering, "publicatieverslag")
    expect_getoond(keten, levering, "publicatieverslag")
    _expect_own_faults_absent(keten, levering)
    keten.expect(
        eis,
        klopt=bool(levering.eindverslag and levering.eindverslag.uitkomst.is_goed),
        verwacht="de LVBB publiceert het besluit op de dag van bekendmaking",
        waargenomen=_describe_uitkomst(levering),
        kenmerk=levering.id_levering,
        rol=Rol.LVBB,
    )
    return levering


def expect_afgekeurd(keten: Keten, levering: Levering, codes: frozenset[str], eis: str) -> Levering:
    """Expect a verslag that refuses a delivery with one of these codes: early checks may hide later ones."""
    schakel = "validatieverslag" if levering.soort is Opdrachtsoort.VALIDATIE else "publicatieverslag"
    gezien = keten.wait_until(schakel, lambda: _find_eind(keten, levering)) or fetch_levering(keten, levering)
    expect_getoond(keten, gezien, schakel)
    einde = gezien.eindverslag
    keten.expect(
        eis,
        klopt=bool(einde and not einde.uitkomst.is_goed and codes & list_codes(gezien)),
        verwacht=f"de LVBB weigert de opdracht met code {' of '.join(sorted(codes))}",
        waargenomen=_describe_uitkomst(gezien),
        kenmerk=levering.id_levering,
        aantallen={} if einde else {schakel: len(gezien.verslagen) + 1},
        rol=Rol.LVBB,
    )
    return gezien


def expect_afgebroken(keten: Keten, levering: Levering) -> None:
    """Expect the LVBB to say that a publication does not go on."""
    gezien = keten.wait_until("publicatieverslag", lambda: _find_eind(keten, levering)) or fetch_levering(
        keten, levering
    )
    einde = gezien.eindverslag
    keten.expect(
        "DSOK-PLAN-305",
        klopt=bool(einde and einde.uitkomst.is_goed),
        verwacht="de LVBB bevestigt dat de publicatie is afgebroken",
        waargenomen=_describe_uitkomst(gezien),
        kenmerk=levering.id_levering,
        aantallen={} if einde else {"publicatieverslag": len(gezien.verslagen) + 1},
        rol=Rol.LVBB,
    )


def expect_not_published(keten: Keten, levering: Levering) -> None:
    """Expect that a publication that was broken off did not go on, whatever day it is."""
    gezien = fetch_levering(keten, levering)
    uitkomsten = {verslag.uitkomst.value for verslag in gezien.verslagen}
    publicaties = keten.bekendmaking.search_publicaties(levering.besluit)
    keten.expect(
        "DSOK-PLAN-305",
        klopt="gepubliceerd" not in uitkomsten and not publicaties,
        verwacht="het besluit is niet gepubliceerd",
        waargenomen="het besluit is toch gepubliceerd",
        kenmerk=levering.id_levering,
        rol=Rol.LVBB,
    )


def await_zichtbaar(keten: Keten, verwacht: Regeling, levering: Levering) -> Regeling:
    """Expect that a version becomes visible in Regels op de kaart."""
    gezien = keten.wait_until("objectvorming", lambda: find_regeling(keten, verwacht))
    keten.expect(
        "DSOK-PLAN-411",
        klopt=gezien is not None,
        verwacht="Regels op de kaart toont de gepubliceerde versie van het plan",
        waargenomen="Regels op de kaart toont die versie van het plan niet",
        kenmerk=levering.id_levering,
        rol=Rol.OZON,
    )
    return gezien or verwacht


def find_regeling(keten: Keten, verwacht: Regeling) -> Regeling | None:
    """Look whether the expected version of a regeling is visible."""
    gezien = find_or_none(lambda: fetch_op_kaart(keten, verwacht))
    return gezien if gezien and gezien.expression == verwacht.expression else None


def fetch_op_kaart(keten: Keten, verwacht: Regeling) -> Regeling:
    """Give a regeling as Regels op de kaart shows it: for today, or for its first day when that is still to come."""
    kaart, vandaag = keten.regels_op_de_kaart, keten.klok.now().date()
    if verwacht.soort is Besluitsoort.ONTWERP:
        return kaart.fetch_regeling(verwacht.work, ontwerp=True)
    later = verwacht.geldig_vanaf if verwacht.geldig_vanaf and verwacht.geldig_vanaf > vandaag else None
    return kaart.fetch_regeling(verwacht.work, geldig_op=later)


def find_or_none(look: Callable[[], Regeling]) -> Regeling | None:
    """Look for something that may not be there yet."""
    try:
        return look()
    except GeweigerdError:
        return None


def download_plan(keten: Keten, verwacht: Regeling) -> Regeling:
    """Have the plansoftware download a regeling, and expect that it is the version that was published last."""
    work = verwacht.work
    gedownload = keten.wait_until("download", lambda: find_or_none(lambda: keten.plansoftware.download_regeling(work)))
    keten.expect(
        "DSOK-PLAN-101",
        klopt=gedownload is not None,
        verwacht="de plansoftware downloadt het plan en leest het in",
        waargenomen="de plansoftware heeft het plan niet",
        kenmerk=work,
    )
    gedownload = gedownload or verwacht
    geleverd = _read_pakket(keten, work) or gedownload
    keten.expect(
        "DSOK-PLAN-105",
        klopt=geleverd.expression == verwacht.expression and not describe_verschil(verwacht, geleverd),
        verwacht="de download is de versie die het laatst is gepubliceerd",
        waargenomen=describe_verschil(verwacht, geleverd) or f"de download is versie {geleverd.expression}",
        kenmerk=work,
        rol=Rol.OZON,
    )
    return gedownload


def expect_ingelezen(keten: Keten, gedownload: Regeling, verwacht: Regeling) -> None:
    """Expect that the plansoftware shows what is in the package that it received."""
    geleverd = _read_pakket(keten, gedownload.work) or verwacht
    verschil = describe_verschil(geleverd, gedownload) or describe_annotaties(geleverd, gedownload)
    keten.expect(
        "DSOK-PLAN-101",
        klopt=not verschil,
        verwacht="het plan in de plansoftware is gelijk aan het plan in DSO-LV",
        waargenomen=verschil,
        kenmerk=gedownload.work,
    )


def _read_pakket(keten: Keten, work: str) -> Regeling | None:
    """Read the last download as the plansoftware received it; None where that cannot be seen."""
    versie = read_pakket_versie(keten, work)
    return to_regeling(versie) if versie else None


_EIS_UITKOMST = {"validatieverslag": "DSOK-PLAN-203", "publicatieverslag": "DSOK-PLAN-303"}


def await_eindverslag(keten: Keten, levering: Levering, schakel: str) -> Levering:
    """Expect a verslag after which nothing comes."""
    gezien = keten.wait_until(schakel, lambda: _find_eind(keten, levering)) or fetch_levering(keten, levering)
    keten.expect(
        _EIS_UITKOMST[schakel],
        klopt=gezien.eindverslag is not None,
        verwacht="de plansoftware toont een uitkomst",
        waargenomen=_describe_uitkomst(gezien),
        kenmerk=levering.id_levering,
        aantallen={schakel: len(gezien.verslagen) + 1},
    )
    return gezien


def _find_eind(keten: Keten, levering: Levering) -> Levering | None:
    """Look whether there is a verslag after which nothing comes."""
    gezien = fetch_levering(keten, levering)
    return gezien if gezien.eindverslag else None


_EIS_GETOOND = {"validatieverslag": "DSOK-PLAN-204", "publicatieverslag": "DSOK-PLAN-307"}


def expect_getoond(keten: Keten, levering: Levering, schakel: str) -> None:
    """Expect that the plansoftware shows the verslagen as it received them, where that can be seen."""
    try:
        berichten = keten.plansoftware.fetch_berichten(levering.id_levering)
    except NotSupportedError:
        return
    ontvangen = [
        read_verslag(bericht.inhoud)
        for bericht in berichten
        if (bericht.schakel, bericht.punt) == (schakel, Waarneempunt.ONTVANGEN)
    ]
    binnen = [(verslag.uitkomst, [melding.code for melding in verslag.meldingen]) for verslag in ontvangen]
    getoond = [(verslag.uitkomst, [melding.code for melding in verslag.meldingen]) for verslag in levering.verslagen]
    keten.expect(
        _EIS_GETOOND[schakel],
        klopt=binnen == getoond,
        verwacht="de plansoftware toont elk verslag met elke melding",
        waargenomen=f"er kwamen {len(binnen)} verslagen binnen; wat wordt getoond, is daaraan niet gelijk",
        kenmerk=levering.id_levering,
        rol=Rol.PLANSOFTWARE,
    )


def _expect_own_faults_absent(keten: Keten, levering: Levering) -> None:
    """Expect that the LVBB found nothing that only the plansoftware can have done wrong."""
    codes = list_codes(levering)
    for code in (*EIGEN_CODES, *find_bevestigd(keten, levering, codes)):
        keten.expect(
            code,
            klopt=code not in codes,
            verwacht="de aanlevering past bij wat de LVBB al heeft",
            waargenomen=_describe_uitkomst(levering),
            kenmerk=levering.id_levering,
            rol=Rol.PLANSOFTWARE,
        )


def _describe_uitkomst(levering: Levering) -> str:
    """Say what the last verslag says, with the words of its first melding."""
    if not levering.verslagen:
        return "er is geen verslag"
    laatste = levering.verslagen[-1]
    codes = ", ".join(sorted({melding.code for melding in laatste.meldingen}))
    tekst = next((melding.tekst.rstrip(".") for melding in laatste.meldingen if melding.tekst), "")
    uitleg = f" ({codes})" if codes else ""
    return f"het laatste verslag zegt {laatste.uitkomst.value}{uitleg}" + (f": {tekst[:160]}" if tekst else "")


__all__ = [
    "Planwijziging",
    "await_eindverslag",
    "await_zichtbaar",
    "deliver_publicatie",
    "deliver_validatie",
    "download_plan",
    "expect_aangenomen",
    "expect_afgebroken",
    "expect_afgekeurd",
    "expect_gepubliceerd",
    "expect_goedgekeurd",
    "expect_ingelezen",
    "expect_not_published",
    "fetch_levering",
    "fetch_op_kaart",
    "find_or_none",
    "find_regeling",
    "list_codes",
    "next_werkdag",
    "publish_ontwerp",
    "publish_plan",
    "require_afbreekbaar",
    "show_dag",
    "start_plan",
    "start_regeling",
    "wait_for_dag",
]
