# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Break an STTR file in one place, to see whether a service finds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy

from lxml import etree

from pytest_dsoketen.standaarden.inname import parse_xml, write_xml
from pytest_dsoketen.standaarden.sttr.lezen import Element, iter_named

_ANDER_OIN = "00000099000000000000"


def _rename_vraag(root: Element) -> None:
    """Let an input belong to a question that is not there."""
    iter_named(root, "uitvoeringsregelRef")[0].set("href", "#bestaatniet")


def _remove_vraagtekst(root: Element) -> None:
    """Take the text of a question away."""
    vraag = iter_named(root, "vraagTekst")[0]
    ouder = vraag.getparent()
    assert ouder is not None
    ouder.remove(vraag)


def _spoil_toets(root: Element) -> None:
    """Make a condition unreadable."""
    iter_named(iter_named(root, "inputEntry")[0], "text")[0].text = "< twintig"


def _spoil_conclusie(root: Element) -> None:
    """Give a conclusion that does not exist."""
    iter_named(iter_named(root, "outputEntry")[0], "text")[0].text = '"Misschien"'


def _double_vraag(root: Element) -> None:
    """Put a question in twice, with its id."""
    regel = iter_named(root, "uitvoeringsregel")[0]
    regel.addnext(deepcopy(regel))


def _move_gezag(root: Element) -> None:
    """Let the file belong to another bevoegd gezag than the activity."""
    ref = iter_named(root, "functioneleStructuurRef")[0]
    href = ref.get("href", "")
    eigen = root.get("namespace", "").rpartition("/")[2]
    ref.set("href", href.replace(eigen, _ANDER_OIN))


def _add_onbekend(root: Element) -> None:
    """Put an element in that the standard does not know."""
    regel = iter_named(root, "uitvoeringsregel")[0]
    etree.SubElement(regel, etree.QName(etree.QName(regel).namespace, "kleur")).text = "groen"


GEBREKEN: Mapping[str, Callable[[Element], None]] = {
    "een verwijzing naar een vraag die niet bestaat": _rename_vraag,
    "een vraag zonder tekst": _remove_vraagtekst,
    "een voorwaarde die niet te lezen is": _spoil_toets,
    "een conclusie die niet bestaat": _spoil_conclusie,
    "een vraag die er twee keer in staat": _double_vraag,
    "een ander bevoegd gezag dan de activiteit": _move_gezag,
    "een element dat de standaard niet kent": _add_onbekend,
}
"""What can be broken, in the words of a key-user."""


def break_sttr(sttr: bytes, gebrek: str) -> bytes:
    """Break a file.

    Args:
        sttr: a file that is right.
        gebrek: one of `GEBREKEN`.

    Raises:
        LookupError: when the gebrek is not known.
    """
    if gebrek not in GEBREKEN:
        raise LookupError(f"gebrek {gebrek!r} bestaat niet; kies uit {', '.join(GEBREKEN)}")
    root = parse_xml(sttr)
    GEBREKEN[gebrek](root)
    return write_xml(root)
