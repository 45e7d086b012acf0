# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The verzoeknotificatie: says that a verzoek is ready, and nothing else than its number.

The official XSD of the notification is not public. That it only carries the verzoeknummer is known (STAM 2.0 took the
persons out of it); the names of its elements in 4.0 are a guess, made after those of the verzoekbericht.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from pytest_dsoketen.standaarden.inname import parse_xml, write_xml
from pytest_dsoketen.standaarden.stam._xml import NOTIFICATIE, VERSIE, StamError, add, need_text

_NSMAP: dict[Any, str] = {None: NOTIFICATIE}


def write_notificatie(verzoeknummer: str) -> bytes:
    """Write the payload of a verzoeknotificatie."""
    root = etree.Element(f"{{{NOTIFICATIE}}}verzoeknotificatie", {"version": VERSIE}, nsmap=_NSMAP)
    add(root, "verzoeknummer", verzoeknummer, NOTIFICATIE)
    return write_xml(root)


def read_notificatie(data: bytes) -> str:
    """Read the payload of a verzoeknotificatie and give its verzoeknummer.

    Raises:
        InnameError: when it is not XML that may be read.
        StamError: when it is not a verzoeknotificatie of this version.
    """
    root = parse_xml(data)
    if root.tag != f"{{{NOTIFICATIE}}}verzoeknotificatie":
        raise StamError(f"{etree.QName(root).text!r} is geen verzoeknotificatie")
    if root.get("version", VERSIE) != VERSIE:
        raise StamError(f"versie {root.get('version')!r} van de verzoeknotificatie is onbekend; verwacht {VERSIE}")
    return need_text(root, "verzoeknummer", NOTIFICATIE)
