# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about what hangs on a besluit that is broken off, or is changed without one (LVBB1558-1567, LVBB1600)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.imow.bestanden import MANIFEST_OW
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.keuren.toestand.levering import Publicatiestand, bij_afbreken
from pytest_dsoketen.standaarden.lvbb.toestand import Besluitstand, Register, Status
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.versie import geometrieen

_MUTATIES = frozenset({Opdrachtsoort.DIRECTE_MUTATIE, Opdrachtsoort.VALIDATIE_DIRECTE_MUTATIE})

Oordeel = Callable[[Dossier, Register, Besluitstand], Iterator[str]]


def _rule(code: str, vind: Oordeel) -> Regel:
    """Make a rule about the besluit that an opdracht breaks off."""

    def find(dossier: Dossier, register: Register, doel: Publicatiestand) -> Iterator[str]:
        if isinstance(doel, Besluitstand):
            yield from vind(dossier, register, doel)

    return Regel(code, Fase.OPDRACHT, bij_afbreken(find))


def _list_andere(register: Register, besluit: Besluitstand) -> list[Besluitstand]:
    """Give the other besluiten that count."""
    return [ander for ander in register.besluiten.values() if ander.status.telt and ander.work != besluit.work]


def _find_was(dossier: Dossier, register: Register, besluit: Besluitstand) -> Iterator[str]:  # noqa: ARG001
    """LVBB1558: no other besluit changes a version that it sets."""
    for ander in _list_andere(register, besluit):
        for expression in ander.gebaseerd_op:
            if expression in besluit.versies:
                yield f"{ander.work} bouwt voort op {expression} uit dit besluit"


def _find_geometrie(dossier: Dossier, register: Register, besluit: Besluitstand) -> Iterator[str]:  # noqa: ARG001
    """LVBB1561: no version of another besluit refers to a geometry that only this besluit sets."""
    alle = register.informatieobjecten.items()
    eigen = geometrieen(io for expression, io in alle if expression in besluit.informatieobjecten)
    if not eigen:
        return
    alleen_hier = eigen.keys() - geometrieen(io for naam, io in alle if naam not in besluit.informatieobjecten).keys()
    for ander in _list_andere(register, besluit):
        for expression in ander.versies:
            versie = register.versies.get(expression)
            for obj in versie.ow if versie else ():
                for doel in obj.refs("GeometrieRef"):
                    if doel in alleen_hier:
                        yield f"{obj.identificatie} van {expression} verwijst naar de geometrie {doel} van dit besluit"


def _is_te_laat(dossier: Dossier, besluit: Besluitstand, dag: date | None) -> bool:
    """Say whether what takes effect on a day already holds; once the besluit is published, LVBB1555 says enough."""
    if dag is None or dossier.vandaag is None or besluit.status is Status.GEPUBLICEERD:
        return False
    return dag <= dossier.vandaag


def _find_versie_werkt(dossier: Dossier, register: Register, besluit: Besluitstand) -> Iterator[str]:
    """LVBB1563: its versions of regelingen do not hold in law yet."""
    for expression in besluit.versies:
        versie = register.versies.get(expression)
        dag = register.werkend_vanaf(versie) if versie else None
        if _is_te_laat(dossier, besluit, dag):
            yield f"{expression} werkt juridisch al sinds {dag}"


def _find_io_werkt(dossier: Dossier, register: Register, besluit: Besluitstand) -> Iterator[str]:
    """LVBB1564: its informatieobjecten do not hold in law yet; with more than one doel, once all of them do."""
    dagen = [doel.werkend_vanaf for doel in register.doelen.values() if doel.besluit == besluit.work]
    dag = max((dag for dag in dagen if dag is not None), default=None)
    if None not in dagen and _is_te_laat(dossier, besluit, dag):
        for expression in besluit.informatieobjecten:
            yield f"{expression} werkt juridisch al sinds {dag}"


def _find_io_gewijzigd(dossier: Dossier, register: Register, besluit: Besluitstand) -> Iterator[str]:  # noqa: ARG001
    """LVBB1565: no later besluit changes an informatieobject that it sets."""
    eigen = {work_of(expression): expression for expression in besluit.informatieobjecten}
    volgorde = list(register.besluiten)
    for ander in _list_andere(register, besluit):
        if volgorde.index(ander.work) > volgorde.index(besluit.work):
            for expression in ander.informatieobjecten:
                if eigen.get(work_of(expression), expression) != expression:
                    yield f"{ander.work} maakt van {eigen[work_of(expression)]} de versie {expression}"


def _find_ingetrokken(dossier: Dossier, register: Register, besluit: Besluitstand) -> Iterator[str]:  # noqa: ARG001
    """LVBB1566: no other besluit withdrew a regeling that it sets."""
    for work in dict.fromkeys(map(work_of, besluit.versies)):
        weg = register.intrekkingen.get(work)
        if weg is not None and weg.besluit != besluit.work:
            yield f"{weg.besluit} trekt {work} in"


def _find_hoofdregeling(dossier: Dossier, register: Register, besluit: Besluitstand) -> Iterator[str]:  # noqa: ARG001
    """LVBB1567: no other besluit sets a tijdelijk deel of a regeling that it sets."""
    works = set(map(work_of, besluit.versies))
    for ander in _list_andere(register, besluit):
        for work in ander.hoofdregelingen:
            if work in works:
                yield f"{ander.work} stelt een tijdelijk deel van {work} vast"


def find_mutatie_te_vroeg(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1600: a directe mutatie is about a version of which the besluit was published."""
    register = dossier.register
    if register is None or dossier.soort not in _MUTATIES:
        return
    versies = {(versie.work, versie.doel): versie for versie in register.versies.values()}
    for deel in dossier.aanlevering.ow.manifest:
        versie = versies.get((deel.work, deel.doel))
        if versie is not None and not register.is_gepubliceerd(versie.expression):
            yield f"het besluit van {versie.expression} is nog niet gepubliceerd", MANIFEST_OW


REGELS_AFBREKEN: tuple[Regel, ...] = (
    _rule("LVBB1558", _find_was),
    _rule("LVBB1561", _find_geometrie),
    _rule("LVBB1563", _find_versie_werkt),
    _rule("LVBB1564", _find_io_werkt),
    _rule("LVBB1565", _find_io_gewijzigd),
    _rule("LVBB1566", _find_ingetrokken),
    _rule("LVBB1567", _find_hoofdregeling),
    Regel("LVBB1600", Fase.CONSOLIDATIE, find_mutatie_te_vroeg),
)
