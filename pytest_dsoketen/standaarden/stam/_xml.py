# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Names and small helpers for STAM 4.0: build elements in the right namespace, find them again."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError

IMAM = "http://www.omgevingswet.nl/koppelvlak/stam-v4/IMAM"
VX = "http://www.omgevingswet.nl/koppelvlak/stam-v4/verzoek"
IC = "http://www.omgevingswet.nl/koppelvlak/stam-v4/common"
GML = "http://www.opengis.net/gml"
NOTIFICATIE = "http://www.omgevingswet.nl/koppelvlak/stam-v4/verzoeknotificatie"
VERSIE = "4.0.0"
NSMAP: dict[Any, str] = {None: IMAM, "vx": VX, "gml": GML, "ic": IC}

BRON_LV = "DSO-LV"
BRON_GEBRUIKER = "gebruiker"

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FRACTION = re.compile(r"(\.\d{6})\d+")

Element = etree._Element  # noqa: SLF001  (lxml gives its element class no public name)


class StamError(DsoketenError, ValueError):
    """A message is not a STAM message that can be read."""


def add(parent: Element, naam: str, tekst: str | None = None, ns: str = VX, **kenmerken: str) -> Element:
    """Add an element; characters that XML does not know are left out of its text."""
    element = etree.SubElement(parent, f"{{{ns}}}{naam}", kenmerken)
    if tekst:
        element.text = _NOT_IN_XML.sub("", tekst)
    return element


def add_public(parent: Element, naam: str, tekst: str, *, publiek: bool, ns: str = VX) -> None:
    """Add an element that says whether others may read it; nothing when there is no text."""
    if tekst:
        add(parent, naam, tekst, ns, publiceerbaar=write_bool(publiek))


def write_bool(waarde: bool) -> str:
    """Write a boolean."""
    return "true" if waarde else "false"


def read_bool(tekst: str) -> bool:
    """Read a boolean."""
    return tekst.strip() in {"true", "1"}


def read_datetime(tekst: str) -> datetime:
    """Read a moment; digits beyond a microsecond are dropped.

    Raises:
        StamError: when it is not one.
    """
    try:
        return datetime.fromisoformat(_FRACTION.sub(r"\1", tekst.strip()))
    except ValueError:
        raise StamError(f"{tekst!r} is geen tijdstip") from None


def find(parent: Element, naam: str, ns: str = VX) -> Element | None:
    """Find the first child with a name."""
    return parent.find(f"{{{ns}}}{naam}")


def find_all(parent: Element | None, naam: str, ns: str = VX) -> list[Element]:
    """Find all children with a name; none when there is no parent."""
    return [] if parent is None else parent.findall(f"{{{ns}}}{naam}")


def need(parent: Element, naam: str, ns: str = VX) -> Element:
    """Find a child that has to be there.

    Raises:
        StamError: when it is not.
    """
    element = find(parent, naam, ns)
    if element is None:
        raise StamError(f"element {naam!r} ontbreekt in {etree.QName(parent).localname!r}")
    return element


def text(parent: Element | None, naam: str, ns: str = VX) -> str:
    """Give the text of a child, empty when it is not there."""
    element = None if parent is None else find(parent, naam, ns)
    return "" if element is None else element.text or ""


def need_text(parent: Element, naam: str, ns: str = VX) -> str:
    """Give the text of a child that has to be there; see `need`."""
    return need(parent, naam, ns).text or ""
