# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Namespaces of STTR files, and the functioneleStructuurRef that couples a file to an activity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from pytest_dsoketen.model.regels import Regelbeheerobject

DMN_11 = "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
DMN_12 = "http://www.omg.org/spec/DMN/20180521/MODEL/"
FEEL_11 = "http://www.omg.org/spec/FEEL/20140401"
BASIS = "http://toepasbare-regels.omgevingswet.overheid.nl/"
DMN_VERSIES: dict[str, str] = {DMN_11: "1.1", DMN_12: "1.2"}

_UITBREIDING = re.compile(
    re.escape(BASIS) + r"v(?P<versie>[12])\.0/(?P<deel>Interactieregel|Bedrijfsregel|Uitvoeringsregel|Content)"
)
_NAMESPACE = re.compile(re.escape(BASIS) + r"(?P<oin>\d{20})")
_REF = re.compile(
    "#?"
    + re.escape(BASIS)
    + r"(?P<oin>[^/]+)/id/concept/(?P<object>"
    + "|".join(sorted((soort.value for soort in Regelbeheerobject), key=len, reverse=True))
    + r")(?P<activiteit>\S+)"
)


@dataclass(frozen=True)
class StructuurRef:
    """A functioneleStructuurRef taken apart.

    Attributes:
        oin: bevoegd gezag, as written.
        object: kind of regelbeheerobject.
        activiteit: urn of the activity, or a name in old files.
    """

    oin: str
    object: Regelbeheerobject
    activiteit: str

    @property
    def tekst(self) -> str:
        """The reference as the APIs write it, without the leading hash."""
        return f"{BASIS}{self.oin}/id/concept/{self.object.value}{self.activiteit}"


def parse_ref(tekst: str) -> StructuurRef | None:
    """Read a functioneleStructuurRef, with or without a leading hash; None when it is not one."""
    gevonden = _REF.fullmatch(tekst)
    if gevonden is None:
        return None
    return StructuurRef(gevonden["oin"], Regelbeheerobject(gevonden["object"]), gevonden["activiteit"])


def parse_namespace(tekst: str) -> str:
    """Give the OIN in the namespace of an STTR file; empty when it has none."""
    gevonden = _NAMESPACE.fullmatch(tekst)
    return gevonden["oin"] if gevonden else ""


def parse_uitbreiding(namespace: str) -> tuple[str, str]:
    """Give part and version (`1` or `2`) of a DSO extension namespace; two empty texts when it is not one."""
    gevonden = _UITBREIDING.fullmatch(namespace)
    return (gevonden["deel"], gevonden["versie"]) if gevonden else ("", "")


def make_uitbreiding(deel: str, versie: str) -> str:
    """Give the namespace of a part of the DSO extension."""
    return f"{BASIS}v{versie}.0/{deel}"


def make_nsmap(zonder_voorvoegsel: str, **voorvoegsels: str) -> dict[str, str]:
    """Make a namespace map with a namespace that has no prefix."""
    return cast("dict[str, str]", {**voorvoegsels, None: zonder_voorvoegsel})
