# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Consolidation: which versions of regelingen come about when a besluit takes effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.imow.namen import STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject, group_objecten
from pytest_dsoketen.standaarden.lvbb.inhoud import Aanlevering, Regelingwijziging
from pytest_dsoketen.standaarden.stop.namen import TEKST, qname
from pytest_dsoketen.standaarden.stop.tekst import parse_tekst
from pytest_dsoketen.standaarden.stop.toepassen import ConsolidatieError, apply_mutatie
from pytest_dsoketen.standaarden.stop.versie import Informatieobject, Regelingversie


def consolidate(aanlevering: Aanlevering, bekend: Mapping[str, Regelingversie]) -> tuple[Regelingversie, ...]:
    """Make the new versions that a besluit brings about.

    Args:
        aanlevering: the package, read.
        bekend: versions that exist, by expression.

    Returns:
        One version per change, whole: text, informatieobjecten and OW objects. `gemaakt_op` is None.

    Raises:
        ConsolidatieError: when a change does not fit what exists (LVBB4015, LVBB5002, …).
    """
    return tuple(_consolidate_one(aanlevering, wijziging, bekend) for wijziging in aanlevering.regelingen)


def _consolidate_one(
    aanlevering: Aanlevering, wijziging: Regelingwijziging, bekend: Mapping[str, Regelingversie]
) -> Regelingversie:
    """Make one new version."""
    was = bekend.get(wijziging.was)
    if wijziging.was and was is None:
        melding = f"de versie {wijziging.was} waarop het besluit voortbouwt, bestaat niet"
        raise ConsolidatieError([Afwijking("LVBB4015", melding, wijziging.was)])
    tekst = apply_mutatie(was.tekst if was else b"", wijziging.element)
    versie = aanlevering.build_versie(wijziging, tekst, was)
    eerder_io = was.informatieobjecten if was else ()
    return replace(
        versie,
        informatieobjecten=_merge_io(tekst, eerder_io, versie.informatieobjecten),
        ow=merge_ow(was.ow if was else (), versie.ow),
        bestanden=tuple({**dict(was.bestanden if was else ()), **dict(versie.bestanden)}.items()),
    )


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


def consolidate_directe_mutatie(
    aanlevering: Aanlevering, versies: Iterable[Regelingversie]
) -> tuple[Regelingversie, ...]:
    """Work OW objects into existing versions, without a besluit.

    Args:
        aanlevering: the package of a directe mutatie, read.
        versies: versions that exist, oldest first.

    Returns:
        One version per part of manifest-ow: the last one with that regeling and doel, with its OW objects changed.
    """
    bekend = {(versie.work, versie.doel): versie for versie in versies}
    for deel in aanlevering.ow.manifest:
        versie = bekend.get((deel.work, deel.doel))
        if versie is not None:
            namen = {bestand.naam for bestand in deel.bestanden}
            geleverd = tuple(obj for obj in aanlevering.ow.objecten if obj.bestand in namen)
            bekend[deel.work, deel.doel] = replace(versie, ow=merge_ow(versie.ow, geleverd))
    geraakt = dict.fromkeys((deel.work, deel.doel) for deel in aanlevering.ow.manifest)
    return tuple(bekend[sleutel] for sleutel in geraakt if sleutel in bekend)
