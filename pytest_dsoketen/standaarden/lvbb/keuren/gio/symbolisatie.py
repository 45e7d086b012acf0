# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the symbolisatie of a GIO (STOP3023, STOP3029, STOP31xx)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.gio.inhoud import GROEP, KWALITATIEF, KWANTITATIEF, Gio, list_gios
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.namen import NS, SE, local, prefixed, qname, text_of
from pytest_dsoketen.standaarden.stop.symbolisatie import KENMERKEN, Symbolisatie, read_symbolisatie

_STIJL = qname(SE, "FeatureTypeStyle")
_MET_WAARDE = KENMERKEN[1:]
_GETAL = KENMERKEN[3]
_VERGELIJKINGEN = (
    "PropertyIsBetween",
    "PropertyIsNotEqualTo",
    "PropertyIsLessThan",
    "PropertyIsGreaterThan",
    "PropertyIsLessThanOrEqualTo",
    "PropertyIsGreaterThanOrEqualTo",
)
_LIJN = ("stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-opacity", "stroke-linejoin")
_VULLING = ("fill", "fill-opacity")
_MERKEN = ("cross", "cross_fill", "square", "circle", "star", "triangle")
_KLEUR = re.compile(r"#[0-9a-f]{6}")
_HEEL = re.compile(r"[0-9]+")
_STREEPJES = re.compile(r"([0-9]+ ?)*")
_DIKTE = re.compile(r"[0-9]+(.[0-9])?[0-9]?")
_DEKKING = re.compile(r"^0((.[0-9])?[0-9]?)|1((.0)?0?)$")
_BASE64 = re.compile(r"[A-Z0-9a-z+/ =]*")


def _describe(element: etree._Element) -> str:
    """Say in which rule of a style an element stands."""
    regel = next(element.iterancestors(prefixed("se:Rule")), None)
    naam = text_of(regel, "se:Name")
    return f"{local(element)} in de regel “{naam}”" if naam else local(element)


def _rule(code: str, namen: tuple[str, ...], is_fout: Callable[[etree._Element], bool], zin: str) -> Regel:
    """Make a rule that judges elements of styles one by one.

    Args:
        code: official code.
        namen: which elements, with their prefix.
        is_fout: whether an element breaks the rule.
        zin: what is wrong; `{wat}` becomes the name of the element, `{waarde}` its text.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for element in dossier.module_elementen(*namen):
            if is_fout(element):
                yield zin.format(wat=_describe(element), waarde=(element.text or "").strip()), element

    return Regel(code, Fase.BESLUIT, find)


def _parameter(code: str, naam: str, is_goed: Callable[[str], object], eis: str) -> Regel:
    """Make a rule about the value of one kind of SvgParameter."""
    return _rule(
        code,
        ("se:SvgParameter",),
        lambda element: element.get("name") == naam and not is_goed(element.text or ""),
        f"{naam} “{{waarde}}” van {{wat}} is geen {eis}",
    )


def _has(element: etree._Element, pad: str) -> bool:
    """Say whether there is something at a path."""
    return element.find(pad, NS) is not None


def _kenmerk(element: etree._Element) -> str:
    """Give the SemanticTypeIdentifier of the style that an element stands in, without prefix."""
    stijl = next(element.iterancestors(_STIJL), None)
    return text_of(stijl, "se:SemanticTypeIdentifier").rpartition(":")[2]


def _parent_name(element: etree._Element) -> str:
    """Give the name of what an element stands in."""
    parent = element.getparent()
    return "" if parent is None else local(parent)


def _is_patroon(graphic: etree._Element) -> bool:
    """Say whether a Graphic is the pattern in a surface: PolygonSymbolizer/Fill/GraphicFill/Graphic."""
    namen = [local(om) for om in graphic.iterancestors()][:3]
    return namen == ["GraphicFill", "Fill", "PolygonSymbolizer"]


def _is_vreemd_base64(inhoud: etree._Element) -> bool:
    """STOP3173: an image in base64 only has its characters."""
    tekst = " ".join((inhoud.text or "").split())
    return inhoud.get("encoding") == "base64" and not _BASE64.fullmatch(tekst)


def _mist_operanden(en: etree._Element) -> bool:
    """STOP3120: And goes from a lower bound up to an upper one."""
    return not (_has(en, "ogc:PropertyIsGreaterThanOrEqualTo") and _has(en, "ogc:PropertyIsLessThan"))


_REGELS_STIJL = (
    _rule("STOP3100", ("se:FeatureTypeStyle",), lambda el: _has(el, "se:Name"), "{wat} heeft een naam; die telt niet"),
    _rule(
        "STOP3101",
        ("se:FeatureTypeStyle",),
        lambda el: _has(el, "se:Description"),
        "{wat} heeft een omschrijving; die telt niet",
    ),
    _rule(
        "STOP3102",
        ("se:FeatureTypeName",),
        lambda el: (el.text or "").rpartition(":")[2] != "Locatie",
        "FeatureTypeName is “{waarde}” en niet Locatie",
    ),
    _rule(
        "STOP3103",
        ("se:SemanticTypeIdentifier",),
        lambda el: (el.text or "").partition(":")[2] not in KENMERKEN,
        "SemanticTypeIdentifier “{waarde}” is geen kenmerk van een locatie",
    ),
    _rule(
        "STOP3114",
        ("ogc:Filter",),
        lambda el: _kenmerk(el) not in _MET_WAARDE,
        "{wat} kiest op een waarde, maar de stijl gaat over de geometrie",
    ),
    _rule(
        "STOP3115",
        ("ogc:PropertyName",),
        lambda el: (el.text or "") != _kenmerk(el),
        "{wat} is “{waarde}” en de stijl gaat over iets anders",
    ),
    _rule(
        "STOP3118",
        tuple(f"ogc:{naam}" for naam in _VERGELIJKINGEN),
        lambda el: _kenmerk(el) != _GETAL,
        "{wat} vergelijkt getallen, maar de stijl gaat niet over getallen",
    ),
    _rule("STOP3120", ("ogc:And",), _mist_operanden, "{wat} is niet vanaf een ondergrens tot een bovengrens"),
    _rule(
        "STOP3126",
        ("se:Description",),
        lambda el: _parent_name(el) == "Rule" and not text_of(el, "se:Title"),
        "{wat} heeft geen titel voor de legenda",
    ),
    _rule(
        "STOP3135",
        ("se:PointSymbolizer",),
        lambda el: _has(el, "se:Graphic/se:Mark/se:Fill/se:GraphicFill"),
        "{wat} is gevuld met een patroon",
    ),
    _rule(
        "STOP3138",
        ("se:PointSymbolizer",),
        lambda el: not _has(el, "se:Graphic/se:Mark/se:Fill/se:SvgParameter"),
        "{wat} heeft geen vulling met SvgParameter",
    ),
    _rule(
        "STOP3139",
        ("se:SvgParameter",),
        lambda el: _parent_name(el) == "Stroke" and el.get("name") not in _LIJN,
        "{wat} heeft een naam die bij een lijn niet bestaat",
    ),
    _parameter("STOP3140", "stroke", _KLEUR.fullmatch, "kleur zoals #0a3c5e"),
    _parameter("STOP3141", "stroke-width", _DIKTE.fullmatch, "getal met hoogstens twee decimalen"),
    _parameter("STOP3142", "stroke-dasharray", _STREEPJES.fullmatch, "reeks hele getallen"),
    _parameter("STOP3143", "stroke-linecap", "butt".__eq__, "butt"),
    _parameter("STOP3144", "stroke-opacity", _DEKKING.search, "getal van 0 tot en met 1"),
    _parameter("STOP3145", "stroke-linejoin", "round".__eq__, "round"),
    _rule(
        "STOP3146",
        ("se:SvgParameter",),
        lambda el: _parent_name(el) == "Fill" and el.get("name") not in _VULLING,
        "{wat} heeft een naam die bij een vulling niet bestaat",
    ),
    _parameter("STOP3147", "fill", _KLEUR.fullmatch, "kleur zoals #0a3c5e"),
    _parameter("STOP3148", "fill-opacity", _DEKKING.search, "getal van 0 tot en met 1"),
    _rule(
        "STOP3157",
        ("se:WellKnownName",),
        lambda el: (el.text or "") not in _MERKEN,
        "{wat} is “{waarde}”, en dat merkteken bestaat niet",
    ),
    _rule(
        "STOP3163",
        ("se:Size",),
        lambda el: not _HEEL.fullmatch(el.text or ""),
        "{wat} is “{waarde}” en geen heel getal",
    ),
    _rule(
        "STOP3170",
        ("se:Graphic",),
        lambda el: _is_patroon(el) and (_has(el, "se:Mark") or not _has(el, "se:ExternalGraphic")),
        "{wat} vult een vlak en is geen plaatje",
    ),
    _rule("STOP3173", ("se:InlineContent",), _is_vreemd_base64, "{wat} heeft tekens die niet in base64 bestaan"),
    _rule(
        "STOP3174",
        ("se:Format",),
        lambda el: _parent_name(el) == "ExternalGraphic" and (el.text or "") != "image/png",
        "{wat} is “{waarde}” en niet image/png",
    ),
)


@dataclass(frozen=True)
class _Kaart:
    """A GIO with its style.

    Attributes:
        gio: the GIO.
        stijl: the FeatureTypeStyle.
        symbolisatie: the same, read.
    """

    gio: Gio
    stijl: etree._Element
    symbolisatie: Symbolisatie


def _list_kaarten(dossier: Dossier) -> tuple[_Kaart, ...]:
    """List the GIO's that come with a style."""
    gio_per_expression = {gio.expression: gio for gio in dossier.derive(list_gios)}
    kaarten: list[_Kaart] = []
    for versie in dossier.io_versies:
        stijl = versie.find("se:FeatureTypeStyle", NS)
        gio = gio_per_expression.get(text_of(versie, "data:ExpressionIdentificatie/data:FRBRExpression"))
        if stijl is not None and gio is not None:
            kaarten.append(_Kaart(gio, stijl, read_symbolisatie(stijl)))
    return tuple(kaarten)


def find_groep_niet_te_zien(dossier: Dossier) -> Iterator[Vondst]:
    """STOP3023: when a style draws groups, each group is drawn, and no two look the same."""
    for kaart in dossier.derive(_list_kaarten):
        groepen = [text_of(groep, "geo:groepID") for groep in kaart.gio.groepen]
        if kaart.symbolisatie.kenmerk == GROEP:
            yield from _find_onzichtbaar(kaart, groepen, "de groep")
            yield from _find_zelfde(kaart, groepen)
        elif len(groepen) > 1:
            yield f"de stijl van {kaart.gio.expression} maakt geen verschil tussen de groepen", kaart.stijl


def find_waarde_niet_te_zien(dossier: Dossier) -> Iterator[Vondst]:
    """STOP3029: when a style comes with values, it draws by value, and draws each of them."""
    for kaart in dossier.derive(_list_kaarten):
        for kenmerk in (KWANTITATIEF, KWALITATIEF):
            waarden = kaart.gio.teksten(kenmerk)
            if kaart.symbolisatie.kenmerk == kenmerk:
                yield from _find_onzichtbaar(kaart, waarden, "de normwaarde")
            elif len(set(waarden)) > 1:
                yield f"de stijl van {kaart.gio.expression} maakt geen verschil tussen de normwaarden", kaart.stijl


def _find_onzichtbaar(kaart: _Kaart, waarden: list[str], wat: str) -> Iterator[Vondst]:
    """Walk the values that no rule of a style draws."""
    for waarde in dict.fromkeys(waarden):
        if not any(regel.matches(waarde) for regel in kaart.symbolisatie.regels):
            yield f"geen regel van de stijl tekent {wat} ‘{waarde}’", kaart.stijl


def _find_zelfde(kaart: _Kaart, groepen: list[str]) -> Iterator[Vondst]:
    """Walk the groups that look like an earlier one."""
    gezien: dict[str, str] = {}
    for groep in dict.fromkeys(groepen):
        uiterlijk = " | ".join(regel.uiterlijk for regel in kaart.symbolisatie.regels if regel.matches(groep))
        eerder = gezien.setdefault(uiterlijk, groep)
        if uiterlijk and eerder != groep:
            yield f"de groepen ‘{eerder}’ en ‘{groep}’ zien er hetzelfde uit", kaart.stijl


REGELS_SYMBOLISATIE: tuple[Regel, ...] = (
    Regel("STOP3023", Fase.BESLUIT, find_groep_niet_te_zien),
    Regel("STOP3029", Fase.BESLUIT, find_waarde_niet_te_zien),
    *_REGELS_STIJL,
)
