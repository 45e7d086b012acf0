# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about doelen and the days on which versions take effect, against what the LVBB holds (LVBB42xx, 4805, 70xx)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.inhoud import GELDIG_VANAF, JURIDISCH_WERKEND_VANAF, Regelingwijziging
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.keuren.toestand.versies import per_was, per_wijziging
from pytest_dsoketen.standaarden.lvbb.toestand import Intrekkingstand, Register
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.versie import Regelingversie


@dataclass(frozen=True)
class Tijdas:
    """One of the two ways in which a version has a begin and an end.

    Attributes:
        naam: for a reader.
        stempel: kind of tijdstempel that begins it.
        begin: gives when a version begins.
        einde: gives when a withdrawn regeling ends.
    """

    naam: str
    stempel: str
    begin: Callable[[Register, Regelingversie], date | None]
    einde: Callable[[Intrekkingstand], date | None]

    def begin_of(self, dossier: Dossier, wijziging: Regelingwijziging) -> date | None:
        """Give when a new version begins: as its besluit says, else as was said before."""
        besluit, register = dossier.aanlevering.besluit, dossier.register
        doel = dossier.aanlevering.doel_of(wijziging)
        dag = besluit.tijdstempel_of(doel, self.stempel) if besluit else None
        eerder = register.doelen.get(doel) if register else None
        if dag is None and eerder is not None:
            return eerder.werkend_vanaf if self.stempel == JURIDISCH_WERKEND_VANAF else eerder.geldig_vanaf
        return dag


WERKEND = Tijdas("juridisch werkend", JURIDISCH_WERKEND_VANAF, Register.werkend_vanaf, lambda weg: weg.werkend_tot)
GELDIG = Tijdas("geldig", GELDIG_VANAF, Register.geldig_vanaf, lambda weg: weg.geldig_tot)


def _begint_eerder(as_: Tijdas) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a new version does not begin before the one it builds on (LVBB4200, LVBB4206)."""

    def find(dossier: Dossier, register: Register, wijziging: Regelingwijziging, was: Regelingversie) -> Iterator[str]:
        nieuw, oud = as_.begin_of(dossier, wijziging), as_.begin(register, was)
        if nieuw is not None and oud is not None and nieuw < oud:
            yield f"de nieuwe versie is {as_.naam} vanaf {nieuw} en {was.expression} pas vanaf {oud}"

    return per_was(find)


def _begint_na_einde(as_: Tijdas) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a new version begins before a regeling ends (LVBB4201, LVBB4207); once it has is LVBB5012."""

    def find(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:
        weg, nieuw = register.intrekkingen.get(wijziging.work), as_.begin_of(dossier, wijziging)
        einde = as_.einde(weg) if weg and not register.is_weg(wijziging.work, dossier.vandaag) else None
        if nieuw is not None and einde is not None and nieuw >= einde:
            yield f"de nieuwe versie is {as_.naam} vanaf {nieuw}, en {wijziging.work} is dat tot {einde}"

    return per_wijziging(find)


def _zonder_begin(as_: Tijdas) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that who begins on a day, builds on a version that does (LVBB4204, LVBB4209)."""

    def find(dossier: Dossier, register: Register, wijziging: Regelingwijziging, was: Regelingversie) -> Iterator[str]:
        if as_.begin_of(dossier, wijziging) is not None and as_.begin(register, was) is None:
            yield f"de nieuwe versie zegt vanaf wanneer zij {as_.naam} is, en {was.expression} niet"

    return per_was(find)


def _eindigt_voor_begin(as_: Tijdas) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a regeling is not withdrawn before a version of it begins (LVBB4205, LVBB4210)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        besluit, register = dossier.aanlevering.besluit, dossier.register
        if besluit is None or register is None:
            return
        for weg in besluit.intrekkingen:
            einde = next((dag for doel in weg.doelen if (dag := besluit.tijdstempel_of(doel, as_.stempel))), None)
            for versie in register.versies_of(work_of(weg.instrumentversie), Besluitsoort.DEFINITIEF):
                begin = as_.begin(register, versie)
                if einde is not None and begin is not None and begin >= einde:
                    yield (
                        f"{versie.expression} is {as_.naam} vanaf {begin}, en de intrekking begint op {einde}",
                        weg.element,
                    )

    return find


def _zelfde_dag(as_: Tijdas) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that no two versions of one regeling begin on the same day (LVBB7005, LVBB7011)."""

    def find(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:
        dag = as_.begin_of(dossier, wijziging)
        for versie in register.versies_of(wijziging.work, Besluitsoort.DEFINITIEF) if dag else ():
            if versie.expression != wijziging.wordt and as_.begin(register, versie) == dag:
                yield f"ook de versie {versie.expression} is {as_.naam} vanaf {dag}"

    return per_wijziging(find)


def find_doel_met_datum(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4805: the doel of a besluit has no date of effect yet."""
    besluit, register = dossier.aanlevering.besluit, dossier.register
    if besluit is None or register is None:
        return
    for doel in besluit.doelen:
        eerder = register.doelen.get(doel)
        if eerder is not None and eerder.werkend_vanaf is not None:
            melding = f"het doel {doel} treedt al in werking op {eerder.werkend_vanaf}, door besluit {eerder.besluit}"
            yield melding, besluit.element


def _find_doel_gebruikt(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:
    """LVBB7004: a doel is used once for a regeling."""
    doel = dossier.aanlevering.doel_of(wijziging)
    for versie in register.versies_of(wijziging.work, Besluitsoort.DEFINITIEF):
        if doel and versie.doel == doel and versie.expression != wijziging.wordt:
            yield f"het doel {doel} is voor deze regeling al gebruikt, bij versie {versie.expression}"


def find_ontwerp_met_datum(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB7010: a doel that gets a date does not belong to an ontwerp."""
    besluit, register = dossier.aanlevering.besluit, dossier.register
    if besluit is None or register is None:
        return
    ontwerpen = {v.doel: v.expression for v in register.versies.values() if v.soort is Besluitsoort.ONTWERP}
    for stempel in besluit.tijdstempels:
        if stempel.doel in ontwerpen:
            yield f"het doel {stempel.doel} hoort bij het ontwerp {ontwerpen[stempel.doel]}", stempel.element


def find_gio_bestaat_niet(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB7007: a beoogd informatieobject is delivered or exists."""
    besluit, register = dossier.aanlevering.besluit, dossier.register
    if besluit is None or register is None:
        return
    geleverd = {io.expression for io in dossier.aanlevering.informatieobjecten}
    for beoogd in besluit.informatieobjecten:
        bekend = beoogd.instrumentversie in geleverd or beoogd.instrumentversie in register.informatieobjecten
        if not bekend:
            yield f"het informatieobject {beoogd.instrumentversie} is niet meegeleverd en bestaat niet", beoogd.element


def find_ingetrokken_gio_bestaat_niet(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB7009: an informatieobject that is withdrawn exists."""
    besluit, register = dossier.aanlevering.besluit, dossier.register
    if besluit is None or register is None:
        return
    works = {io.work for io in register.informatieobjecten.values()}
    for weg in besluit.intrekkingen:
        work = work_of(weg.instrumentversie)
        if work.startswith("/join/") and work not in works:
            yield f"het informatieobject {work} dat wordt ingetrokken, bestaat niet", weg.element


REGELS_DOELEN: tuple[Regel, ...] = (
    Regel("LVBB4200", Fase.CONSOLIDATIE, _begint_eerder(WERKEND)),
    Regel("LVBB4201", Fase.CONSOLIDATIE, _begint_na_einde(WERKEND)),
    Regel("LVBB4204", Fase.CONSOLIDATIE, _zonder_begin(WERKEND)),
    Regel("LVBB4205", Fase.CONSOLIDATIE, _eindigt_voor_begin(WERKEND)),
    Regel("LVBB4206", Fase.CONSOLIDATIE, _begint_eerder(GELDIG)),
    Regel("LVBB4207", Fase.CONSOLIDATIE, _begint_na_einde(GELDIG)),
    Regel("LVBB4209", Fase.CONSOLIDATIE, _zonder_begin(GELDIG)),
    Regel("LVBB4210", Fase.CONSOLIDATIE, _eindigt_voor_begin(GELDIG)),
    Regel("LVBB4805", Fase.CONSOLIDATIE, find_doel_met_datum),
    Regel("LVBB7004", Fase.CONSOLIDATIE, per_wijziging(_find_doel_gebruikt)),
    Regel("LVBB7005", Fase.CONSOLIDATIE, _zelfde_dag(WERKEND)),
    Regel("LVBB7007", Fase.CONSOLIDATIE, find_gio_bestaat_niet),
    Regel("LVBB7009", Fase.CONSOLIDATIE, find_ingetrokken_gio_bestaat_niet),
    Regel("LVBB7010", Fase.CONSOLIDATIE, find_ontwerp_met_datum),
    Regel("LVBB7011", Fase.CONSOLIDATIE, _zelfde_dag(GELDIG)),
)
