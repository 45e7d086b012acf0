# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Ways to damage a good package by one thing, with the official codes that such a package has to be refused with.

Each works on any package with a besluit: nothing here knows its content.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.opdracht import MANIFEST, OPDRACHT, read_manifest, write_manifest

_OW_MANIFEST = "manifest-ow.xml"
Bestanden = dict[str, bytes]


class OnbekendGebrekError(DsoketenError, LookupError):
    """A gebrek is asked for that is not known."""


class GebrekError(DsoketenError):
    """This package cannot have a gebrek: it does not hold what would have to be damaged."""


@dataclass(frozen=True)
class Gebrek:
    """One way to damage a package.

    Attributes:
        naam: what is wrong then, to follow "een plan waarin …".
        codes: with one of these a package with it is refused; which one depends on what is checked first.
        damage: changes the files.
    """

    naam: str
    codes: frozenset[str]
    damage: Callable[[Bestanden], None]

    def apply(self, pakket: bytes) -> bytes:
        """Give the package with the gebrek.

        Raises:
            GebrekError: when it does not hold what would have to be damaged.
        """
        bestanden = read_zip(pakket)
        self.damage(bestanden)
        return write_zip(bestanden)


def get_gebrek(naam: str) -> Gebrek:
    """Look a gebrek up by its name.

    Raises:
        OnbekendGebrekError: when it is not known.
    """
    for gebrek in GEBREKEN:
        if gebrek.naam == naam:
            return gebrek
    raise OnbekendGebrekError(f"gebrek {naam!r} is niet bekend; wel: {'; '.join(gebrek.naam for gebrek in GEBREKEN)}")


def _drop(bestanden: Bestanden, naam: str) -> None:
    """Take a file out, and out of manifest.xml as well."""
    del bestanden[naam]
    if naam != MANIFEST:
        genoemd = [regel.naam for regel in read_manifest(bestanden[MANIFEST]) if regel.naam != naam]
        bestanden[MANIFEST] = write_manifest(genoemd)


def _find(bestanden: Bestanden, patroon: str) -> str:
    """Find the first file with a name or a content like this."""
    zoek = re.compile(patroon.encode())
    for naam, inhoud in bestanden.items():
        if naam not in {OPDRACHT, MANIFEST} and (re.search(patroon, naam) or zoek.search(inhoud)):
            return naam
    raise GebrekError(f"het pakket heeft niets wat op {patroon!r} lijkt, en kan dit gebrek niet hebben")


def _substitute(bestanden: Bestanden, patroon: str, nieuw: bytes) -> None:
    """Replace the first place in the files that looks like this."""
    naam = _find(bestanden, patroon)
    bestanden[naam] = re.sub(patroon.encode(), nieuw, bestanden[naam], count=1)


def _drop_named(bestanden: Bestanden) -> None:
    """Take a GML file out and leave it in manifest.xml."""
    del bestanden[_find(bestanden, r"\.gml$")]


def _add_unnamed(bestanden: Bestanden) -> None:
    """Add a file that manifest.xml does not name."""
    bestanden["nietgenoemd.xml"] = b'<?xml version="1.0" encoding="UTF-8"?><leeg/>'


def _break_hash(bestanden: Bestanden) -> None:
    """Change a GML file after its hash was written; what it says stays the same."""
    bestanden[_find(bestanden, r"\.gml$")] += b"\n"


def _break_regeltekst(bestanden: Bestanden) -> None:
    """Let a Regeltekst point at an article that is not there."""
    _substitute(bestanden, r'(<(?:\w+:)?Regeltekst\b[^>]*?wId=")[^"]+', rb"\1bestaat_niet__art_0")


def _break_activiteit(bestanden: Bestanden) -> None:
    """Let a rule point at an activity that is not there."""
    _substitute(bestanden, r'(ActiviteitRef\b[^>]*?href="nl\.imow-\w+\.activiteit\.)[^"]+', rb"\1BestaatNiet")


def _break_crs(bestanden: Bestanden) -> None:
    """Write a GIO in a reference system that is not allowed, with a hash that fits."""
    _substitute(bestanden, r"EPSG::(?:28992|4258)", b"EPSG::4326")


def _cut_besluit(bestanden: Bestanden) -> None:
    """Make the besluit something that is not XML."""
    naam = _find(bestanden, r"AanleveringBesluit")
    bestanden[naam] = bestanden[naam][: len(bestanden[naam]) // 2]


GEBREKEN: tuple[Gebrek, ...] = (
    Gebrek("manifest.xml ontbreekt", frozenset({"LVBB1003"}), lambda bestanden: _drop(bestanden, MANIFEST)),
    Gebrek("een genoemd bestand ontbreekt", frozenset({"LVBB1009", "LVBB3506"}), _drop_named),
    Gebrek("een bestand zit dat manifest.xml niet noemt", frozenset({"LVBB1010"}), _add_unnamed),
    Gebrek("manifest-ow.xml ontbreekt", frozenset({"LVBB1027"}), lambda bestanden: _drop(bestanden, _OW_MANIFEST)),
    Gebrek("de hash van een informatieobject niet klopt", frozenset({"LVBB3008"}), _break_hash),
    Gebrek("het besluit geen leesbare XML is", frozenset({"LVBB2003", "LVBB1506"}), _cut_besluit),
    Gebrek("een annotatie verwijst naar een artikel dat er niet is", frozenset({"TPOD2000"}), _break_regeltekst),
    Gebrek(
        "een regel verwijst naar een activiteit die er niet is", frozenset({"OZON0038", "OZON0082"}), _break_activiteit
    ),
    Gebrek(
        "een gebied in een verkeerd coördinatenstelsel staat",
        frozenset({"STOP3020", "GEOMETRY.03.5", "LVBB3008"}),
        _break_crs,
    ),
)
"""All of them."""
