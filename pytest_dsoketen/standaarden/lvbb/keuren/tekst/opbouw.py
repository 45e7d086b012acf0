# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about how the text of besluit, regeling and kennisgeving is built (STOP00xx).

The other rules about text stand in `tekst_kenmerken` (eId and wId), `tekst_verwijzingen`, `tekst_tabellen` and
`tekst_mutaties`.
"""

from __future__ import annotations

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Regel
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.benoemen import element_rule
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.kenmerken import REGELS_KENMERKEN
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.mutaties import REGELS_MUTATIES
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.tabellen import REGELS_TABELLEN
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.verwijzingen import REGELS_VERWIJZINGEN
from pytest_dsoketen.standaarden.stop.namen import local, prefixed
from pytest_dsoketen.standaarden.stop.tekst import children, is_blank, is_within

_STRUCTUUR = (
    "Afdeling",
    "Bijlage",
    "Boek",
    "Deel",
    "Divisie",
    "Hoofdstuk",
    "Paragraaf",
    "Subparagraaf",
    "Subsubparagraaf",
    "Titel",
)
_TOELICHTINGEN = ("AlgemeneToelichting", "ArtikelgewijzeToelichting")
_ZONDER_INHOUD = frozenset(prefixed(f"tekst:{naam}") for naam in ("Vervallen", "Gereserveerd"))
_VAN_ARTIKEL = _ZONDER_INHOUD | {prefixed("tekst:Lid"), prefixed("tekst:Inhoud")}
_AFBEELDINGEN = ("Illustratie", "InlineTekstAfbeelding")


def _parent_name(element: etree._Element) -> str:
    """Give the name of what an element stands in."""
    parent = element.getparent()
    return "" if parent is None else local(parent)


def _is_lege_alinea(al: etree._Element) -> bool:
    """STOP0005: an alinea holds text, an image in the line or a reference to a note."""
    return is_blank(al) and not children(al, "InlineTekstAfbeelding", "Nootref")


def _is_genummerd(lijst: etree._Element) -> bool:
    """STOP0001: a list of the kind ongemarkeerd has no numbers."""
    return lijst.get("type") == "ongemarkeerd" and any(children(li, "LiNummer") for li in children(lijst, "Li"))


def _is_ongenummerd(lijst: etree._Element) -> bool:
    """STOP0002: in a list of the kind expliciet every item has a number."""
    return lijst.get("type") == "expliciet" and not all(children(li, "LiNummer") for li in children(lijst, "Li"))


def _is_tabel_in_lijst(tabel: etree._Element) -> bool:
    """STOP0009: a table does not stand in an item of a list; in an instruction it may."""
    return _parent_name(tabel) == "Li" and not is_within(tabel, "Instructie")


def _has_vervolg(gereserveerd: etree._Element) -> bool:
    """STOP0055: nothing follows Gereserveerd, outside of mutations and articles."""
    return gereserveerd.getnext() is not None and not is_within(gereserveerd, "Vervang", "Artikel")


def _is_kaal(element: etree._Element) -> bool:
    """STOP0058 and 0060: after the heading something follows; the title of a Figuur is no structure."""
    alleen_kop = all(local(kind) == "Kop" for kind in element)
    return alleen_kop and not (local(element) == "Titel" and _parent_name(element) == "Figuur")


def _is_half_vervallen(vervallen: etree._Element) -> bool:
    """STOP0062: when a structure has lapsed, everything in it has."""
    if _parent_name(vervallen) in {"Artikel", "Divisietekst"} or is_within(vervallen, "Vervang"):
        return False
    return any(not children(broer, "Vervallen") for broer in vervallen.itersiblings())


def _is_gemengd_artikel(artikel: etree._Element) -> bool:
    """STOP0070: an article has leden, or Inhoud, or Vervallen, or Gereserveerd."""
    soorten = {kind.tag for kind in artikel} & _VAN_ARTIKEL
    gemengd = len(soorten) > 1 and soorten != _ZONDER_INHOUD
    return gemengd and not is_within(artikel, "Vervang")


def _has_schemaversie(motivering: etree._Element) -> bool:
    """STOP0075: a Motivering in a besluit has no schemaversie of its own."""
    return motivering.get("schemaversie") is not None and is_within(motivering, "BesluitCompact", "BesluitKlassiek")


def _misses_kop(toelichting: etree._Element) -> bool:
    """STOP0084: a Toelichting with more than one part has a heading."""
    return len(children(toelichting, *_TOELICHTINGEN)) > 1 and not children(toelichting, "Kop")


def _has_needless_kop(toelichting: etree._Element) -> bool:
    """STOP0085: a Toelichting with one part has no heading, because that part has one."""
    return len(children(toelichting, *_TOELICHTINGEN)) == 1 and bool(children(toelichting, "Kop"))


REGELS_TEKST: tuple[Regel, ...] = (
    element_rule("STOP0001", ("Lijst",), _is_genummerd, "{wat} is ongemarkeerd en heeft toch nummers of tekens"),
    element_rule("STOP0002", ("Lijst",), _is_ongenummerd, "{wat} is expliciet genummerd en mist een nummer of teken"),
    element_rule("STOP0005", ("Al",), _is_lege_alinea, "{wat} is een lege alinea"),
    element_rule("STOP0006", ("Kop",), is_blank, "{wat} is een lege kop"),
    element_rule("STOP0009", ("table",), _is_tabel_in_lijst, "{wat} staat in een lijst"),
    element_rule(
        "STOP0015",
        ("WijzigArtikel",),
        lambda artikel: is_within(artikel, "RegelingTijdelijkdeel"),
        "{wat} staat in een tijdelijk regelingdeel",
    ),
    element_rule(
        "STOP0016",
        ("WijzigArtikel",),
        lambda artikel: is_within(artikel, "RegelingCompact"),
        "{wat} staat in een RegelingCompact",
    ),
    element_rule(
        "STOP0045", _AFBEELDINGEN, lambda el: el.get("schaal") is not None, "{wat} heeft een schaal; die telt niet"
    ),
    element_rule(
        "STOP0046", _AFBEELDINGEN, lambda el: el.get("kleur") is not None, "{wat} heeft een kleur; die telt niet"
    ),
    element_rule("STOP0055", ("Gereserveerd",), _has_vervolg, "na {wat} staat nog iets anders"),
    element_rule("STOP0058", _STRUCTUUR, _is_kaal, "{wat} heeft geen inhoud na de kop"),
    element_rule("STOP0060", ("Divisietekst",), _is_kaal, "{wat} heeft geen inhoud na de kop"),
    element_rule("STOP0061", ("Divisie",), lambda el: is_within(el, "Kennisgeving"), "{wat} staat in een kennisgeving"),
    element_rule("STOP0062", ("Vervallen",), _is_half_vervallen, "naast {wat} staat iets dat niet is vervallen"),
    element_rule(
        "STOP0070", ("Artikel",), _is_gemengd_artikel, "{wat} combineert leden, inhoud, vervallen of gereserveerd"
    ),
    element_rule(
        "STOP0073",
        ("WijzigLid",),
        lambda lid: is_within(lid, "BesluitCompact") and not is_within(lid, "RegelingCompact"),
        "{wat} staat in een BesluitCompact",
    ),
    element_rule("STOP0075", ("Motivering",), _has_schemaversie, "{wat} heeft een eigen schemaversie"),
    element_rule(
        "STOP0081",
        ("Toelichting",),
        lambda el: bool(children(el, "Divisie", "Divisietekst")),
        "{wat} heeft zelf divisies",
    ),
    element_rule(
        "STOP0082",
        ("ArtikelgewijzeToelichting",),
        lambda el: _parent_name(el) != "Toelichting",
        "{wat} staat niet in een Toelichting",
    ),
    element_rule(
        "STOP0083",
        ("Toelichting", *_TOELICHTINGEN),
        lambda el: bool(children(el, "InleidendeTekst")),
        "{wat} heeft een inleidende tekst",
    ),
    element_rule("STOP0084", ("Toelichting",), _misses_kop, "{wat} heeft meer delen en geen kop"),
    element_rule("STOP0085", ("Toelichting",), _has_needless_kop, "{wat} heeft één deel en toch een kop"),
    *REGELS_KENMERKEN,
    *REGELS_VERWIJZINGEN,
    *REGELS_TABELLEN,
    *REGELS_MUTATIES,
)
