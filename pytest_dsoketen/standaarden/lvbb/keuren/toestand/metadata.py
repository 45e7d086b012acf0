# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about metadata that stay as they are over versions, against what the LVBB holds (LVBB4046-4056)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from types import MappingProxyType

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Plaats, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.toestand import Register
from pytest_dsoketen.standaarden.stop.namen import text_of, texts_of

_VAST_REGELING = ("eindverantwoordelijke", "maker", "soortRegeling")
_VAST_INFORMATIEOBJECT = ("eindverantwoordelijke", "maker", "formaatInformatieobject", "publicatieinstructie")

Gegevens = MappingProxyType[str, tuple[str, ...]]
Vergelijking = tuple[str, Gegevens, Gegevens, Plaats]
"""Of what, its metadata before, its metadata now, and where those stand."""


@lru_cache(maxsize=256)
def _read(metadata: bytes) -> Gegevens:
    """Read what may not change."""
    root = parse_xml(metadata)
    namen = (*_VAST_REGELING, *_VAST_INFORMATIEOBJECT)
    waarden = {naam: (text_of(root, f"data:{naam}"),) for naam in namen}
    return MappingProxyType({**waarden, "opvolging": texts_of(root, "data:opvolging/data:opvolgerVan")})


def _list_regelingen(dossier: Dossier, register: Register) -> Iterator[Vergelijking]:
    """Walk the versions that are delivered with metadata, with those of the version before."""
    was_per_wordt = {wijziging.wordt: wijziging.was for wijziging in dossier.aanlevering.regelingen}
    for versie in dossier.aanlevering.versies:
        was = register.versies.get(was_per_wordt.get(versie.expression, ""))
        if was is not None and was.metadata and versie.metadata:
            yield versie.work, _read(was.metadata), _read(versie.metadata), versie.element


def _list_informatieobjecten(dossier: Dossier, register: Register) -> Iterator[Vergelijking]:
    """Walk the informatieobjecten that are delivered with metadata, with those of the last version before."""
    eerder = {io.work: io for io in register.informatieobjecten.values() if io.metadata}
    for io in dossier.aanlevering.informatieobjecten:
        was = eerder.get(io.work)
        if was is not None and io.metadata and io.expression != was.expression:
            yield io.work, _read(was.metadata), _read(io.metadata), io.bron


Lijst = Callable[[Dossier, Register], Iterator[Vergelijking]]


def _vast(code: str, lijst: Lijst, namen: tuple[str, ...]) -> Regel:
    """Make the rule that some metadata do not change (LVBB4046, LVBB4048)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for wat, was, nu, plaats in lijst(dossier, dossier.register) if dossier.register is not None else ():
            for naam in (*namen, "opvolging"):
                if was[naam] != nu[naam]:
                    oud, nieuw = (", ".join(waarden) or "niets" for waarden in (was[naam], nu[naam]))
                    yield f"{naam} van {wat} was {oud} en wordt {nieuw}", plaats

    return Regel(code, Fase.CONSOLIDATIE, find)


def _groep(code: str, lijst: Lijst) -> Regel:
    """Make the rule that the eindverantwoordelijke stays within its group (LVBB4055, LVBB4056)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for wat, was, nu, plaats in lijst(dossier, dossier.register) if dossier.register is not None else ():
            oud, nieuw = was["eindverantwoordelijke"][0], nu["eindverantwoordelijke"][0]
            if oud.rpartition("/")[0] != nieuw.rpartition("/")[0]:
                yield f"de eindverantwoordelijke van {wat} was {oud} en wordt {nieuw}", plaats

    return Regel(code, Fase.CONSOLIDATIE, find)


def find_voorganger_regeling(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4049: a regeling follows up one that exists."""
    register = dossier.register
    if register is None:
        return
    for versie in dossier.aanlevering.versies:
        for work in versie.opvolger_van:
            if work not in register.overige and not register.versies_of(work, Besluitsoort.DEFINITIEF):
                yield f"{versie.work} volgt {work} op, dat niet bestaat", versie.element


def find_voorganger_informatieobject(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4050: an informatieobject follows up one that exists."""
    register = dossier.register
    if register is None:
        return
    for io in dossier.aanlevering.informatieobjecten:
        for work in _read(io.metadata)["opvolging"] if io.metadata else ():
            if not register.kent(work):
                yield f"{io.work} volgt {work} op, dat niet bestaat", io.bron


REGELS_METADATA_TOESTAND: tuple[Regel, ...] = (
    _vast("LVBB4046", _list_regelingen, _VAST_REGELING),
    _vast("LVBB4048", _list_informatieobjecten, _VAST_INFORMATIEOBJECT),
    Regel("LVBB4049", Fase.CONSOLIDATIE, find_voorganger_regeling),
    Regel("LVBB4050", Fase.CONSOLIDATIE, find_voorganger_informatieobject),
    _groep("LVBB4055", _list_regelingen),
    _groep("LVBB4056", _list_informatieobjecten),
)
