# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about informatieobjecten and their files (LVBB3xxx, BHKV1014-1017); what a GIO says is judged in `gio`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.gio import hash_of, read_gml
from pytest_dsoketen.standaarden.stop.namen import FORMAAT_GIO, LVBBA, WORK_INFORMATIEOBJECT, qname, text_of
from pytest_dsoketen.standaarden.stop.versie import Informatieobject


def find_hash(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3008: the declared hash is that of the file."""
    for io in dossier.aanlevering.informatieobjecten:
        if io.inhoud and io.hash.lower() != hash_of(io.inhoud):
            yield f"de hash bij {io.bestandsnaam} is niet die van het bestand", io.bron


def find_ref_niet_geleverd(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3504: every informatieobjectRef in the BesluitMetadata is delivered."""
    besluit = dossier.aanlevering.besluit
    geleverd = {io.expression for io in dossier.aanlevering.informatieobjecten}
    for ref in besluit.informatieobjectrefs if besluit else ():
        if ref not in geleverd:
            yield f"het informatieobject {ref} is niet meegeleverd", ref


def find_bestand_niet_geleverd(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3506: the file that an informatieobject names is delivered."""
    for io in dossier.aanlevering.informatieobjecten:
        if io.bestandsnaam not in dossier.bestanden:
            yield f"{io.bron} noemt {io.bestandsnaam}, dat niet is meegeleverd", io.bron


def find_join(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3512: informatieobject and GML name the same work and expression."""
    for io, root in gml_per_io(dossier):
        inhoud = read_gml(root)
        if inhoud is not None and (inhoud.work, inhoud.expression) != (io.work, io.expression):
            yield f"{io.bron} is {io.expression} en {io.bestandsnaam} is {inhoud.expression}", io.bestandsnaam


def find_aantal_bestanden(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1014: an informatieobject names exactly one file."""
    for naam, versie in _io_elementen(dossier):
        aantal = len(versie.findall(".//{*}heeftBestanden/{*}heeftBestand"))
        if aantal != 1:
            yield f"{naam} noemt {aantal} bestanden", naam


def find_geboorteregeling(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1015: a GIO names the regeling that it was born in."""
    for io in dossier.aanlevering.informatieobjecten:
        if io.formaat == FORMAAT_GIO and io.metadata and not io.geboorteregeling:
            yield f"{io.bron} noemt geen geboorteregeling", io.bron


def find_io_soort(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1016: the soortWork of an informatieobject is work_010."""
    for naam, versie in _io_elementen(dossier):
        soort = text_of(versie, "data:ExpressionIdentificatie/data:soortWork")
        if soort != WORK_INFORMATIEOBJECT:
            yield f"het soortWork van het informatieobject is “{soort}”", naam


def find_io_titel(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1017: the official title of an informatieobject is its FRBRWork."""
    for naam, versie in _io_elementen(dossier):
        titel = text_of(versie, "data:InformatieObjectMetadata/data:officieleTitel")
        work = text_of(versie, "data:ExpressionIdentificatie/data:FRBRWork")
        if titel and titel != work:
            yield f"de officiële titel “{titel}” is niet het work {work}", naam


def gml_per_io(dossier: Dossier) -> Iterator[tuple[Informatieobject, etree._Element]]:
    """Walk the informatieobjecten with a GML file that can be read."""
    for io in dossier.aanlevering.informatieobjecten:
        root = dossier.aanlevering.documenten.get(io.bestandsnaam)
        if root is not None:
            yield io, root


def _io_elementen(dossier: Dossier) -> Iterator[tuple[str, etree._Element]]:
    """Walk the InformatieObjectVersie elements."""
    for naam, document in dossier.aanlevering.documenten.items():
        if document.tag == qname(LVBBA, "AanleveringInformatieObject"):
            for versie in document.iterfind(qname(LVBBA, "InformatieObjectVersie")):
                yield naam, versie


REGELS_INFORMATIEOBJECT: tuple[Regel, ...] = (
    Regel("LVBB3008", Fase.BESLUIT, find_hash),
    Regel("LVBB3504", Fase.BESLUIT, find_ref_niet_geleverd),
    Regel("LVBB3506", Fase.BESLUIT, find_bestand_niet_geleverd),
    Regel("LVBB3512", Fase.BESLUIT, find_join),
    Regel("BHKV1014", Fase.BESLUIT, find_aantal_bestanden),
    Regel("BHKV1015", Fase.BESLUIT, find_geboorteregeling),
    Regel("BHKV1016", Fase.BESLUIT, find_io_soort),
    Regel("BHKV1017", Fase.BESLUIT, find_io_titel),
)
