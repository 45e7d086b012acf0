# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""How the locations of a GIO are to be drawn (se:FeatureTypeStyle, Symbology Encoding as STOP narrows it)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pytest_dsoketen.standaarden.stop.namen import NS, SE, attributes_of, local, qname, text_of

KENMERKEN: Final = ("geometrie", "groepID", "kwalitatieveNormwaarde", "kwantitatieveNormwaarde")
"""What the way of drawing can depend on."""
SYMBOLEN = tuple(qname(SE, naam) for naam in ("PointSymbolizer", "LineSymbolizer", "PolygonSymbolizer"))

_VERGELIJKINGEN: Final[dict[str, Callable[[float, float], bool]]] = {
    "PropertyIsLessThan": operator.lt,
    "PropertyIsLessThanOrEqualTo": operator.le,
    "PropertyIsGreaterThan": operator.gt,
    "PropertyIsGreaterThanOrEqualTo": operator.ge,
}


@dataclass(frozen=True)
class Symboolregel:
    """One rule of a style.

    Attributes:
        naam: its name.
        titel: its line in the legend.
        filter: the condition; None when it holds for every location.
        uiterlijk: what is drawn, so that equal drawings are equal texts; names do not count.
    """

    naam: str
    titel: str
    filter: etree._Element | None
    uiterlijk: str

    def matches(self, waarde: str) -> bool:
        """Say whether a location with some value of the kenmerk is drawn by this rule."""
        return self.filter is None or all(_matches(voorwaarde, waarde) for voorwaarde in self.filter)


@dataclass(frozen=True)
class Symbolisatie:
    """A style.

    Attributes:
        kenmerk: on what the drawing depends, without prefix: one of `KENMERKEN` when it is right.
        regels: in order.
    """

    kenmerk: str
    regels: tuple[Symboolregel, ...]


def read_symbolisatie(stijl: etree._Element) -> Symbolisatie:
    """Read a FeatureTypeStyle."""
    return Symbolisatie(
        text_of(stijl, "se:SemanticTypeIdentifier").rpartition(":")[2],
        tuple(_read_regel(regel) for regel in stijl.iterfind("se:Rule", NS)),
    )


def _read_regel(regel: etree._Element) -> Symboolregel:
    """Read one rule."""
    return Symboolregel(
        naam=text_of(regel, "se:Name"),
        titel=text_of(regel, "se:Description/se:Title"),
        filter=regel.find("ogc:Filter", NS),
        uiterlijk=" ".join(deel for symbool in regel.iterchildren(*SYMBOLEN) for deel in _draw(symbool)),
    )


def _draw(element: etree._Element) -> Iterator[str]:
    """Walk what makes a symbol look as it does: elements, parameters and values, without names."""
    if element.tag in {qname(SE, "Name"), qname(SE, "Description")}:
        return
    yield local(element)
    yield from (f"{naam}={waarde}" for naam, waarde in attributes_of(element).items())
    if element.text and element.text.strip():
        yield element.text.strip()
    for kind in element:
        yield from _draw(kind)


def _matches(voorwaarde: etree._Element, waarde: str) -> bool:
    """Say whether a value meets a condition; a condition that is not known meets none."""
    naam = local(voorwaarde)
    if naam in {"And", "Or"}:
        return (all if naam == "And" else any)(_matches(deel, waarde) for deel in voorwaarde)
    if naam == "Not":
        return not all(_matches(deel, waarde) for deel in voorwaarde)
    if naam == "PropertyIsBetween":
        laag, hoog = (text_of(voorwaarde, f"ogc:{grens}Boundary") for grens in ("Lower", "Upper"))
        return _compare(operator.ge, waarde, laag) and _compare(operator.le, waarde, hoog)
    literal = text_of(voorwaarde, "ogc:Literal")
    if naam in {"PropertyIsEqualTo", "PropertyIsNotEqualTo"}:
        return _is_gelijk(waarde, literal) is (naam == "PropertyIsEqualTo")
    return naam in _VERGELIJKINGEN and _compare(_VERGELIJKINGEN[naam], waarde, literal)


def _is_gelijk(een: str, ander: str) -> bool:
    """Say whether two values are equal, as text or as a number."""
    return een == ander or _compare(operator.eq, een, ander)


def _compare(vergelijk: Callable[[float, float], bool], een: str, ander: str) -> bool:
    """Compare two numbers; what is no number compares with nothing."""
    try:
        return vergelijk(float(een), float(ander))
    except ValueError:
        return False
