# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Consolidation: which versions of regelingen come about when a besluit takes effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.imow.namen import STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject, group_objecten
from pytest_dsoketen.standaarden.lvbb.inhoud import Aanlevering, Regelingwijziging
from pytest_dsoketen.standaarden.stop.mutatie import ConsolidatieError, apply_mutatie
from pytest_dsoketen.standaarden.stop.namen import TEKST, qname
from pytest_dsoketen.standaarden.stop.tekst import parse_tekst
from pytest_dsoketen.standaarden.stop.versie import Informatieobject, Regelingversie


def consolidate(aanlevering: Aanlevering, bekend: Mapping[str, Regelingversie]) -> tuple[Regelingversie, ...]:
    """Make the new versions that a besluit brings about.

    Args:
        aanlevering: the package, read.
        bekend: versions that exist, by expression or by work.

    Returns:
        One version per change, whole: text, informatieobjecten and OW objects. `gemaakt_op` is None.

    Raises:
        ConsolidatieError: when a change does not fit what exists (LVBB4014, LVBB4015, LVBB5002, …).
    """
    return tuple(_consolidate_one(aanlevering, wijziging, bekend) for wijziging in aanlevering.regelingen)


def _consolidate_one(
    aanlevering: Aanlevering, wijziging: Regelingwijziging, bekend: Mapping[str, Regelingversie]
) -> Regelingversie:
    """Make one new version."""
    was = _find_was(wijziging, bekend)
    tekst = apply_mutatie(was.tekst if was else b"", wijziging.element)
    versie = aanlevering.build_versie(wijziging, tekst, was)
    eerder_io = was.informatieobjecten if was else ()
    return replace(
        versie,
        informatieobjecten=_merge_io(tekst, eerder_io, versie.informatieobjecten),
        ow=merge_ow(was.ow if was else (), versie.ow),
        bestanden=tuple({**dict(was.bestanden if was else ()), **dict(versie.bestanden)}.items()),
    )


def _find_was(wijziging: Regelingwijziging, bekend: Mapping[str, Regelingversie]) -> Regelingversie | None:
    """Find the version that is changed; it has to be the one that exists."""
    aanwezig = bekend.get(wijziging.wordt)
    laatste = bekend.get(wijziging.work)
    if aanwezig is not None or (laatste is not None and laatste.expression == wijziging.wordt):
        raise ConsolidatieError([Afwijking("LVBB4014", f"de versie {wijziging.wordt} bestaat al", wijziging.wordt)])
    if not wijziging.was:
        if laatste is not None:
            raise ConsolidatieError([Afwijking("LVBB5019", f"de regeling {wijziging.work} bestaat al", wijziging.work)])
        return None
    was = bekend.get(wijziging.was) or laatste
    if was is None or was.expression != wijziging.was:
        raise ConsolidatieError(
            [
                Afwijking(
                    "LVBB4015", f"de versie {wijziging.was} waarop het besluit voortbouwt, bestaat niet", wijziging.was
                )
            ]
        )
    return was


def _merge_io(
    tekst: bytes, eerder: tuple[Informatieobject, ...], nieuw: tuple[Informatieobject, ...]
) -> tuple[Informatieobject, ...]:
    """Keep the informatieobjecten that the new text names, in the order of the text."""
    aanwezig = {io.expression: io for io in (*eerder, *nieuw)}
    genoemd = [ref.get("ref", "") for ref in parse_tekst(tekst).iter(qname(TEKST, "ExtIoRef"))]
    return tuple(aanwezig[ref] for ref in dict.fromkeys(genoemd) if ref in aanwezig)


def merge_ow(eerder: tuple[OwObject, ...], geleverd: tuple[OwObject, ...]) -> tuple[OwObject, ...]:
    """Work delivered OW objects into a state: new ones join, changed ones replace, ended ones leave."""
    stand = {obj.sleutel: obj for obj in eerder}
    for obj in geleverd:
        if obj.status == STATUS_BEEINDIGEN:
            stand.pop(obj.sleutel, None)
        else:
            stand[obj.sleutel] = replace(obj, bestand="")
    return group_objecten(stand.values())
