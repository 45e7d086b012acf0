# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the versions that a besluit makes or withdraws, against those that the LVBB holds (LVBB40xx, 50xx)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.inhoud import Regelingwijziging
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Plaats, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.toestand import Register, Status
from pytest_dsoketen.standaarden.lvbb.toestand.register import soort_work_of
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import NS, local
from pytest_dsoketen.standaarden.stop.versie import Regelingversie

Oordeel = Callable[[Dossier, Register, Regelingwijziging], Iterator[str]]
OordeelOpWas = Callable[[Dossier, Register, Regelingwijziging, Regelingversie], Iterator[str]]


def per_wijziging(vind: Oordeel) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make a rule about every new version in a besluit; what is wrong stands at its element."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        register = dossier.register
        if register is None:
            return
        for wijziging in dossier.aanlevering.regelingen:
            for melding in vind(dossier, register, wijziging):
                yield melding, wijziging.element

    return find


def per_was(vind: OordeelOpWas) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make a rule about every version that a besluit builds on and that the LVBB holds."""

    def find(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:
        was = register.versies.get(wijziging.was)
        if was is not None:
            yield from vind(dossier, register, wijziging, was)

    return per_wijziging(find)


def find_besluit_bestaat(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4001: the besluit is new."""
    besluit, register = dossier.aanlevering.besluit, dossier.register
    stand = register.besluiten.get(besluit.work) if besluit and register else None
    if besluit is not None and stand is not None and stand.status.telt:
        yield f"het besluit {besluit.work} is al eerder aangeleverd", besluit.element


def _find_wordt_bestaat(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:  # noqa: ARG001
    """LVBB4014: a new version is new."""
    if wijziging.wordt in register.versies:
        yield f"de versie {wijziging.wordt} bestaat al"


def _find_was_bestaat_niet(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:  # noqa: ARG001
    """LVBB4015: the version that is built on exists."""
    if wijziging.was and wijziging.was not in register.versies:
        yield f"de versie {wijziging.was} waarop het besluit voortbouwt, bestaat niet"


def _find_regeling_bestaat(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:  # noqa: ARG001
    """LVBB5019: a new regeling is new; an ontwerp of it may be there."""
    if (
        wijziging.is_nieuw
        and wijziging.wordt not in register.versies
        and wijziging.work not in register.intrekkingen
        and register.versies_of(wijziging.work, Besluitsoort.DEFINITIEF)
    ):
        yield f"de regeling {wijziging.work} bestaat al"


def _find_was_ontwerp(
    dossier: Dossier,  # noqa: ARG001
    register: Register,  # noqa: ARG001
    wijziging: Regelingwijziging,  # noqa: ARG001
    was: Regelingversie,
) -> Iterator[str]:
    """LVBB5007: the version that is built on does not come from an ontwerp."""
    if was.soort is Besluitsoort.ONTWERP:
        yield f"de versie {was.expression} komt uit een ontwerpbesluit"


def _find_was_gebruikt(
    dossier: Dossier,
    register: Register,
    wijziging: Regelingwijziging,  # noqa: ARG001
    was: Regelingversie,
) -> Iterator[str]:
    """LVBB5015: no definitief besluit builds on a version that was built on before: that is samenloop."""
    gebruik = register.gebruik_of(was.expression)
    if gebruik is not None and not dossier.aanlevering.is_ontwerp:
        yield f"op de versie {was.expression} is al voortgebouwd, in besluit {gebruik.work}"


def _find_was_ongepubliceerd(
    dossier: Dossier,  # noqa: ARG001
    register: Register,
    wijziging: Regelingwijziging,  # noqa: ARG001
    was: Regelingversie,
) -> Iterator[str]:
    """LVBB4211: the besluit that set the version that is built on is published; waiting has a rule of its own."""
    besluit = register.besluit_of(was.expression)
    if besluit is not None and besluit.status is Status.AANGEBODEN and not besluit.is_ontwerp:
        yield f"{was.expression} komt uit besluit {besluit.work}, dat nog niet is gepubliceerd"


def _find_was_wacht(
    dossier: Dossier,  # noqa: ARG001
    register: Register,
    wijziging: Regelingwijziging,  # noqa: ARG001
    was: Regelingversie,
) -> Iterator[str]:
    """LVBB5008: nobody asked to break off the besluit that set the version that is built on."""
    besluit = register.besluit_of(was.expression)
    if besluit is not None and besluit.status is Status.WACHT_OP_AFBREKEN:
        yield f"{was.expression} komt uit besluit {besluit.work}, dat misschien wordt afgebroken"


def _find_ander_soort_work(
    dossier: Dossier,
    register: Register,  # noqa: ARG001
    wijziging: Regelingwijziging,
    was: Regelingversie,
) -> Iterator[str]:
    """LVBB5009: a new version is the same kind of work as the version that it builds on."""
    soort = next((v.soort_work for v in dossier.aanlevering.versies if v.expression == wijziging.wordt), "")
    if soort and soort != soort_work_of(was):
        yield f"de nieuwe versie heeft soortWork {soort} en {was.expression} heeft {soort_work_of(was)}"


def _find_ander_schema(
    dossier: Dossier,
    register: Register,
    wijziging: Regelingwijziging,  # noqa: ARG001
    was: Regelingversie,
) -> Iterator[str]:
    """LVBB5020: a change is written in the schemaversie of the version that it builds on."""
    besluit, eerder = dossier.aanlevering.besluit, register.besluit_of(was.expression)
    if besluit is not None and eerder is not None and besluit.schemaversie != eerder.schemaversie:
        yield f"het besluit heeft schemaversie {besluit.schemaversie} en {was.expression} {eerder.schemaversie}"


def _find_ander_model(
    dossier: Dossier,  # noqa: ARG001
    register: Register,  # noqa: ARG001
    wijziging: Regelingwijziging,
    was: Regelingversie,
) -> Iterator[str]:
    """LVBB5100: a regeling that is replaced as a whole keeps its model."""
    for vervanging in wijziging.element.iterfind("tekst:VervangRegeling/*", NS):
        if local(vervanging) != was.model:
            yield f"{was.expression} is een {was.model} en wordt vervangen door een {local(vervanging)}"


def _find_ingetrokken(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:
    """LVBB5012: a regeling that is changed is not withdrawn."""
    if wijziging.was and register.is_weg(wijziging.work, dossier.vandaag):
        yield f"de regeling {wijziging.work} is ingetrokken"


def _find_nieuw_na_intrekking(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:
    """LVBB4052: of a regeling that is withdrawn comes no new version; a change of it is LVBB5012."""
    if not wijziging.was and register.is_weg(wijziging.work, dossier.vandaag):
        yield f"de regeling {wijziging.work} is al ingetrokken"


def find_gio_na_intrekking(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4051: of an informatieobject that is withdrawn comes no new version."""
    register = dossier.register
    for io in dossier.aanlevering.informatieobjecten if register is not None else ():
        if register is not None and register.is_weg(io.work, dossier.vandaag):
            yield f"het informatieobject {io.work} is al ingetrokken", io.bron


def per_intrekking(vind: Callable[[Dossier, Register, str], Iterator[str]]) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make a rule about every regeling that a besluit withdraws."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        besluit, register = dossier.aanlevering.besluit, dossier.register
        if besluit is None or register is None:
            return
        for weg in besluit.intrekkingen:
            work = work_of(weg.instrumentversie)
            for melding in vind(dossier, register, work) if work.startswith("/akn/") else ():
                yield melding, weg.element

    return find


def _find_intrekking_geldt_niet(dossier: Dossier, register: Register, work: str) -> Iterator[str]:  # noqa: ARG001
    """LVBB5013: a regeling that is withdrawn holds: it is no ontwerp, and not withdrawn before."""
    if work in register.intrekkingen:
        yield f"de regeling {work} is al ingetrokken"
    elif register.versies_of(work) and not register.versies_of(work, Besluitsoort.DEFINITIEF):
        yield f"de regeling {work} is alleen nog een ontwerp"


def _find_intrekking_onbekend(dossier: Dossier, register: Register, work: str) -> Iterator[str]:  # noqa: ARG001
    """LVBB5014: a regeling that is withdrawn exists."""
    if not register.kent(work):
        yield f"de regeling {work} die wordt ingetrokken, bestaat niet"


def find_verwijzing_ongepubliceerd(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4212: a regeling that is withdrawn, that a GIO is born in or that is a hoofdregeling, was published."""
    besluit, register = dossier.aanlevering.besluit, dossier.register
    if besluit is None or register is None:
        return
    eigen = {wijziging.work for wijziging in dossier.aanlevering.regelingen}
    verwijzingen: list[tuple[str, str, Plaats]] = [
        *(("in te trekken regeling", work_of(weg.instrumentversie), weg.element) for weg in besluit.intrekkingen),
        *(
            ("geboorteregeling", io.geboorteregeling, io.bron)
            for io in dossier.aanlevering.informatieobjecten
            if io.geboorteregeling not in eigen
        ),
        *(("hoofdregeling", v.hoofdregeling, v.element) for v in dossier.aanlevering.versies if v.hoofdregeling),
    ]
    for naam, work, plaats in verwijzingen:
        versies = register.versies_of(work, Besluitsoort.DEFINITIEF)
        if versies and not any(register.is_gepubliceerd(versie.expression) for versie in versies):
            yield f"de {naam} {work} is vastgesteld in een besluit dat nog niet is gepubliceerd", plaats


def find_hoofdregeling_ontwerp(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB5022: a tijdelijk deel in a definitief besluit does not belong to an ontwerp."""
    besluit, register = dossier.aanlevering.besluit, dossier.register
    if besluit is None or register is None or besluit.soort is Besluitsoort.ONTWERP:
        return
    for versie in dossier.aanlevering.versies:
        alle = register.versies_of(versie.hoofdregeling) if versie.hoofdregeling else []
        if alle and all(eerder.soort is Besluitsoort.ONTWERP for eerder in alle):
            melding = f"{versie.work} is een tijdelijk deel van {versie.hoofdregeling}, dat nog een ontwerp is"
            yield melding, versie.element


def find_directe_mutatie_ontwerp(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB5900: a directe mutatie does not change an ontwerp."""
    register, soort = dossier.register, dossier.soort
    if register is None or soort is None or not soort.is_directe_mutatie:
        return
    ontwerpen = {(v.work, v.doel) for v in register.versies.values() if v.soort is Besluitsoort.ONTWERP}
    for deel in dossier.aanlevering.ow.manifest:
        if (deel.work, deel.doel) in ontwerpen:
            yield f"de directe mutatie wijzigt een ontwerp van {deel.work} (doel {deel.doel})", "manifest-ow.xml"


REGELS_VERSIES: tuple[Regel, ...] = (
    Regel("LVBB4001", Fase.CONSOLIDATIE, find_besluit_bestaat),
    Regel("LVBB4014", Fase.CONSOLIDATIE, per_wijziging(_find_wordt_bestaat)),
    Regel("LVBB4015", Fase.CONSOLIDATIE, per_wijziging(_find_was_bestaat_niet)),
    Regel("LVBB4051", Fase.CONSOLIDATIE, find_gio_na_intrekking),
    Regel("LVBB4052", Fase.CONSOLIDATIE, per_wijziging(_find_nieuw_na_intrekking)),
    Regel("LVBB4211", Fase.CONSOLIDATIE, per_was(_find_was_ongepubliceerd)),
    Regel("LVBB4212", Fase.CONSOLIDATIE, find_verwijzing_ongepubliceerd),
    Regel("LVBB5007", Fase.CONSOLIDATIE, per_was(_find_was_ontwerp)),
    Regel("LVBB5008", Fase.CONSOLIDATIE, per_was(_find_was_wacht)),
    Regel("LVBB5009", Fase.CONSOLIDATIE, per_was(_find_ander_soort_work)),
    Regel("LVBB5012", Fase.CONSOLIDATIE, per_wijziging(_find_ingetrokken)),
    Regel("LVBB5013", Fase.CONSOLIDATIE, per_intrekking(_find_intrekking_geldt_niet)),
    Regel("LVBB5014", Fase.CONSOLIDATIE, per_intrekking(_find_intrekking_onbekend)),
    Regel("LVBB5015", Fase.CONSOLIDATIE, per_was(_find_was_gebruikt)),
    Regel("LVBB5019", Fase.CONSOLIDATIE, per_wijziging(_find_regeling_bestaat)),
    Regel("LVBB5020", Fase.CONSOLIDATIE, per_was(_find_ander_schema)),
    Regel("LVBB5022", Fase.CONSOLIDATIE, find_hoofdregeling_ontwerp),
    Regel("LVBB5100", Fase.CONSOLIDATIE, per_was(_find_ander_model)),
    Regel("LVBB5900", Fase.CONSOLIDATIE, find_directe_mutatie_ontwerp),
)
