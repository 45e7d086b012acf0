# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Checks on an aanlevering with the official codes of LVBB, BHKV, STOP, Ozon and TPOD.

The rules stand in tables, one row each, in a room per subject; a package that is no usable ZIP is only judged on the
first table. What holds for a package by itself stands in the rooms `pakket`, `besluit`, `tekst`, `gio`, `ow` and `tpod`;
what follows from earlier deliveries in `toestand`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pytest_dsoketen.model.berichten import Afwijking, Bericht, Verplichtingsniveau
from pytest_dsoketen.model.plannen import Opdrachtsoort, Verslaguitkomst
from pytest_dsoketen.standaarden.imow.inhoud import zonder_opruimen
from pytest_dsoketen.standaarden.lvbb.inhoud import Aanlevering
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.consolidatie import REGELS_CONSOLIDATIE
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.delen import REGELS_BESLUITDELEN
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.geheel import REGELS_BESLUIT, REGELS_LEESBAAR
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.identificatie import REGELS_IDENTIFICATIE
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.informatieobjecten import REGELS_IO_BESLUIT
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.kennisgeving import REGELS_KENNISGEVING
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.metadata import REGELS_METADATA
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.procedure import REGELS_PROCEDURE
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.versies import REGELS_BESLUITVERSIES
from pytest_dsoketen.standaarden.lvbb.keuren.gio.geometrie import REGELS_GEOMETRIE
from pytest_dsoketen.standaarden.lvbb.keuren.gio.gml import REGELS_GML
from pytest_dsoketen.standaarden.lvbb.keuren.gio.informatieobject import REGELS_INFORMATIEOBJECT
from pytest_dsoketen.standaarden.lvbb.keuren.gio.inhoud import REGELS_GIO
from pytest_dsoketen.standaarden.lvbb.keuren.gio.symbolisatie import REGELS_SYMBOLISATIE
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel
from pytest_dsoketen.standaarden.lvbb.keuren.ow.tabel import REGELS_OW
from pytest_dsoketen.standaarden.lvbb.keuren.pakket.bestanden import REGELS_MANIFEST, REGELS_PAKKET
from pytest_dsoketen.standaarden.lvbb.keuren.pakket.opdracht import REGELS_OPDRACHT
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.opbouw import REGELS_TEKST
from pytest_dsoketen.standaarden.lvbb.keuren.toestand.afbreken import REGELS_AFBREKEN
from pytest_dsoketen.standaarden.lvbb.keuren.toestand.doelen import REGELS_DOELEN
from pytest_dsoketen.standaarden.lvbb.keuren.toestand.levering import REGELS_LEVERING
from pytest_dsoketen.standaarden.lvbb.keuren.toestand.metadata import REGELS_METADATA_TOESTAND
from pytest_dsoketen.standaarden.lvbb.keuren.toestand.mutatie import REGELS_MUTATIE
from pytest_dsoketen.standaarden.lvbb.keuren.toestand.versies import REGELS_VERSIES
from pytest_dsoketen.standaarden.lvbb.keuren.tpod.activiteit import REGELS_TPOD_ACTIVITEIT
from pytest_dsoketen.standaarden.lvbb.keuren.tpod.algemeen import REGELS_TPOD
from pytest_dsoketen.standaarden.lvbb.keuren.tpod.geometrie import REGELS_TPOD_GEOMETRIE
from pytest_dsoketen.standaarden.lvbb.keuren.tpod.ow import REGELS_TPOD_OW
from pytest_dsoketen.standaarden.lvbb.keuren.tpod.regelingsoort import REGELS_REGELINGSOORT
from pytest_dsoketen.standaarden.lvbb.keuren.tpod.toestand import REGELS_TPOD_TOESTAND
from pytest_dsoketen.standaarden.lvbb.toestand import Toestand

REGELS: tuple[Regel, ...] = (
    *REGELS_PAKKET,
    *REGELS_MANIFEST,
    *REGELS_OPDRACHT,
    *REGELS_IDENTIFICATIE,
    *REGELS_METADATA,
    *REGELS_PROCEDURE,
    *REGELS_LEVERING,
    *REGELS_AFBREKEN,
    *REGELS_LEESBAAR,
    *REGELS_BESLUIT,
    *REGELS_CONSOLIDATIE,
    *REGELS_INFORMATIEOBJECT,
    *REGELS_IO_BESLUIT,
    *REGELS_GIO,
    *REGELS_GEOMETRIE,
    *REGELS_SYMBOLISATIE,
    *REGELS_GML,
    *REGELS_TEKST,
    *REGELS_OW,
    *REGELS_TPOD,
    *REGELS_REGELINGSOORT,
    *REGELS_TPOD_OW,
    *REGELS_TPOD_ACTIVITEIT,
    *REGELS_TPOD_TOESTAND,
    *REGELS_TPOD_GEOMETRIE,
    *REGELS_BESLUITDELEN,
    *REGELS_BESLUITVERSIES,
    *REGELS_KENNISGEVING,
    *REGELS_VERSIES,
    *REGELS_DOELEN,
    *REGELS_METADATA_TOESTAND,
    *REGELS_MUTATIE,
)
"""Every rule, in the order in which they are judged."""

REGELS_ZONDER_OW: frozenset[Regel] = frozenset(
    {
        *REGELS_IDENTIFICATIE,
        *REGELS_METADATA,
        *REGELS_PROCEDURE,
        *REGELS_BESLUIT,
        *REGELS_CONSOLIDATIE,
        *REGELS_INFORMATIEOBJECT,
        *REGELS_IO_BESLUIT,
        *REGELS_GIO,
        *REGELS_GEOMETRIE,
        *REGELS_SYMBOLISATIE,
        *REGELS_GML,
        *REGELS_TEKST,
        *REGELS_BESLUITDELEN,
        *REGELS_BESLUITVERSIES,
        *REGELS_KENNISGEVING,
        *REGELS_MUTATIE,
    }
)
"""The rules that judge the publication, its informatieobjecten and GML, and never look at OW objects."""

FASE_PER_CODE: dict[str, Fase] = {regel.code: regel.fase for regel in REGELS}

_UITKOMST_PER_FASE = {
    Fase.OPDRACHT: Verslaguitkomst.OPDRACHT_NIET_VALIDE,
    Fase.BESLUIT: Verslaguitkomst.NIET_VALIDE,
    Fase.CONSOLIDATIE: Verslaguitkomst.CONSOLIDATIE_NIET_VALIDE,
}


def check_aanlevering(
    pakket: bytes, *, vandaag: date | None = None, toestand: Toestand | None = None
) -> list[Afwijking]:
    """Check a package.

    Args:
        pakket: the ZIP.
        vandaag: day of judgement; without it LVBB1501 only judges how the day is written.
        toestand: what the landelijke voorzieningen hold; without it references are only judged in a first version,
            and rules about earlier deliveries not at all.

    Returns:
        What is wrong, in the order of the rules; empty when the package is right.
    """
    with zonder_opruimen():
        return _check(Dossier(pakket, vandaag, toestand))


def check_gelezen(
    aanlevering: Aanlevering, *, vandaag: date | None = None, toestand: Toestand | None = None
) -> list[Afwijking]:
    """Check a package that was read already; see `check_aanlevering`."""
    with zonder_opruimen():
        dossier = Dossier(b"", vandaag, toestand, aanlevering.bestanden)
        dossier.aanlevering = aanlevering
        return _check(dossier)


def _check(dossier: Dossier) -> list[Afwijking]:
    """Check by every rule that fits."""
    return [afwijking for regel in select_regels(dossier) for afwijking in find_afwijkingen(regel, dossier)]


def select_regels(dossier: Dossier) -> tuple[Regel, ...]:
    """Give the rules that a package can be judged by: one that is no usable ZIP only by those about ZIPs."""
    return REGELS_PAKKET if dossier.weigering is not None else REGELS


def find_afwijkingen(regel: Regel, dossier: Dossier) -> Iterator[Afwijking]:
    """Judge a package by one rule."""
    for melding, plaats in regel.vind(dossier):
        yield dossier.locate(regel.code, melding, plaats)


def uitkomst_of(afwijkingen: Iterable[Afwijking], soort: Opdrachtsoort = Opdrachtsoort.VALIDATIE) -> Verslaguitkomst:
    """Say which outcome a verslag has to give: that of the earliest phase in which something is wrong.

    Args:
        afwijkingen: what is wrong; what only should be otherwise does not count.
        soort: kind of opdracht; only a validatie knows consolidatie-niet-valide.
    """
    afwijkingen = tuple(afwijkingen)
    fasen = {
        FASE_PER_CODE.get(afwijking.code, Fase.CONSOLIDATIE)
        for afwijking in afwijkingen
        if afwijking.niveau is Verplichtingsniveau.MOET
    }
    if fasen and soort.noemt_besluit:
        return _slecht_van_besluit(soort, afwijkingen)
    for fase in Fase:
        if fase in fasen:
            uitkomst = _UITKOMST_PER_FASE[fase]
            kent_consolidatie = soort is Opdrachtsoort.VALIDATIE or fase is not Fase.CONSOLIDATIE
            return uitkomst if kent_consolidatie else Verslaguitkomst.NIET_VALIDE
    return _GOED[soort]


def _slecht_van_besluit(soort: Opdrachtsoort, afwijkingen: Iterable[Afwijking]) -> Verslaguitkomst:
    """Say why an opdracht about an earlier besluit was not done: it is not known, or it cannot be done."""
    codes = {afwijking.code for afwijking in afwijkingen}
    if "LVBB1502" in codes:
        return Verslaguitkomst.AKN_NIET_VALIDE
    if "LVBB1551" in codes:
        return Verslaguitkomst.AKN_NIET_GEVONDEN
    is_afbreken = soort is Opdrachtsoort.AFBREKEN
    return Verslaguitkomst.BEHANDELING_MISLUKT if is_afbreken else Verslaguitkomst.AFGEBROKEN


_GOED = {
    Opdrachtsoort.VALIDATIE: Verslaguitkomst.VALIDE,
    Opdrachtsoort.PUBLICATIE: Verslaguitkomst.GEPUBLICEERD,
    Opdrachtsoort.AFBREKEN: Verslaguitkomst.OK,
    Opdrachtsoort.RAADPLEGEN: Verslaguitkomst.OK,
    Opdrachtsoort.VALIDATIE_DIRECTE_MUTATIE: Verslaguitkomst.VALIDE,
    Opdrachtsoort.DIRECTE_MUTATIE: Verslaguitkomst.OK,
}


def check_aanlevering_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a package as it passed; rules about today are judged on the day that it passed."""
    return check_aanlevering(bericht.inhoud, vandaag=bericht.tijdstip.date())


__all__ = [
    "FASE_PER_CODE",
    "REGELS",
    "REGELS_ZONDER_OW",
    "Dossier",
    "Fase",
    "Regel",
    "check_aanlevering",
    "check_aanlevering_bericht",
    "check_gelezen",
    "find_afwijkingen",
    "select_regels",
    "uitkomst_of",
]
