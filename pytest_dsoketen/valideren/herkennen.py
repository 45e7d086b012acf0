# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Says what a file is by what stands in it: the root element, or the first bytes. Its name plays no part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pytest_dsoketen.model.keuringen import Documentsoort
from pytest_dsoketen.standaarden.imow.bestanden import drop_valse_naamruimte
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, root_name
from pytest_dsoketen.valideren.soorten import SOORTEN

_XML_BEGIN = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<")
_BIJLAGE_BEGIN = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_XML_NAMEN = (".xml", ".gml", ".dmn", ".zip")


@dataclass(frozen=True)
class Herkenning:
    """What a file is.

    Attributes:
        soort: its kind.
        wortel: root element; empty when it is no XML.
        weigering: why it cannot be read, when it cannot.
    """

    soort: Documentsoort
    wortel: str = ""
    weigering: InnameError | None = None


def recognise(inhoud: bytes, naam: str = "") -> Herkenning:
    """Say what a file is.

    Args:
        inhoud: its bytes.
        naam: its name; it only tells of a file that cannot be read whether it was meant to be.
    """
    heet_xml = naam.lower().endswith(_XML_NAMEN)
    if inhoud[:64].lstrip().startswith(_XML_BEGIN):
        return _recognise_xml(inhoud)
    if inhoud.startswith(_BIJLAGE_BEGIN) and not heet_xml:
        return Herkenning(Documentsoort.BIJLAGE)
    return _recognise_xml(inhoud) if heet_xml else Herkenning(Documentsoort.ONBEKEND)


def _recognise_xml(inhoud: bytes) -> Herkenning:
    """Say what an XML document is by its root element."""
    try:
        wortel = root_name(drop_valse_naamruimte(inhoud)[0])
    except InnameError as fout:
        return Herkenning(Documentsoort.ONLEESBAAR, weigering=fout)
    for soort in SOORTEN:
        if wortel in soort.wortels:
            return Herkenning(soort.soort, wortel)
    for soort in SOORTEN:
        if wortel.startswith(tuple(begin for begin in soort.wortels if _is_naamruimte(begin))):
            return Herkenning(soort.soort, wortel)
    return _recognise_ander(inhoud, wortel)


def _recognise_ander(inhoud: bytes, wortel: str) -> Herkenning:
    """Say of an XML document that the chain does not know whether it can be read at all."""
    try:
        parse_xml(inhoud)
    except InnameError as fout:
        return Herkenning(Documentsoort.ONLEESBAAR, wortel, fout)
    return Herkenning(Documentsoort.ONBEKEND, wortel)


def _is_naamruimte(wortel: str) -> bool:
    """Say whether a row names a whole namespace, or all that begin alike."""
    return wortel.endswith(("}", "/"))


def recognise_pakket(herkend: Iterable[Herkenning]) -> Documentsoort:
    """Say what a ZIP or folder is by the documents in it.

    Args:
        herkend: what each file is.
    """
    wortels = {herkenning.wortel for herkenning in herkend}
    for soort in SOORTEN:
        if wortels.intersection(soort.bevat):
            return soort.soort
    return Documentsoort.ONBEKEND
