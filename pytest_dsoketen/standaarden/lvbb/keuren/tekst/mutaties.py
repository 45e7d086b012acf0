# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about how a besluit writes down what it changes: renvooi and mutation elements (STOP0017, 0039-0086)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.benoemen import describe, element_rule
from pytest_dsoketen.standaarden.stop.namen import local, prefixed
from pytest_dsoketen.standaarden.stop.tekst import children, is_within

_MUTATIES = ("RegelingMutatie", "BesluitMutatie")
_RENVOOI = ("NieuweTekst", "VerwijderdeTekst")
_CONTAINERACTIES = frozenset({"nieuweContainer", "verwijderContainer"})


def find_wijzigactie_buiten_mutatie(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0018: only a mutation marks changes of structure."""
    for element in dossier.met_attribuut("wijzigactie"):
        if not is_within(element, *_MUTATIES):
            yield f"{describe(element)} heeft een wijzigactie buiten een mutatie", element


def find_containeractie(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0048: only a Groep is marked as a new or removed container."""
    for element in dossier.met_attribuut("wijzigactie"):
        actie = element.get("wijzigactie")
        if actie in _CONTAINERACTIES and local(element) != "Groep" and is_within(element, "Inhoud"):
            yield f"{describe(element)} heeft de wijzigactie {actie}", element


def find_andere_wid(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0077: a Vervang names the wId of the element that it holds."""
    for vervang in dossier.elementen("tekst:Vervang"):
        wid = next((kind.get("wId") for kind in vervang if kind.get("wId") is not None), None)
        if vervang.get("wat") != wid:
            yield f"Vervang noemt {vervang.get('wat')} en bevat {wid or 'niets met een wId'}", vervang


def find_zonder_renvooi(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0086: what is replaced shows what changes, unless it is a revision without legal meaning."""
    renvooi = {om for naam in _RENVOOI for el in dossier.elementen(f"tekst:{naam}") for om in _vervangingen(el)}
    renvooi |= {om for el in dossier.met_attribuut("wijzigactie") for om in _vervangingen(el)}
    for vervang in dossier.elementen("tekst:Vervang", "tekst:VervangKop"):
        if vervang.get("revisie") != "1" and vervang not in renvooi:
            yield f"{local(vervang)} van {vervang.get('wat')} laat niet zien wat er verandert", vervang


def _vervangingen(element: etree._Element) -> Iterator[etree._Element]:
    """Walk the replacements that an element stands in."""
    return element.iterancestors(prefixed("tekst:Vervang"), prefixed("tekst:VervangKop"))


def _is_klassiek_wijzigartikel(mutatie: etree._Element) -> bool:
    """Say whether a RegelingMutatie in a WijzigArtikel stands in the Lichaam of a klassiek besluit or regeling."""
    ouders = (lichaam.getparent() for lichaam in mutatie.iterancestors(prefixed("tekst:Lichaam")))
    return any(ouder is not None and local(ouder) in {"BesluitKlassiek", "RegelingKlassiek"} for ouder in ouders)


def _has_losse_wijzigactie(inhoud: etree._Element) -> bool:
    """STOP0063: Inhoud as a whole only changes in favour of Vervallen, Gereserveerd or leden beside it."""
    if inhoud.get("wijzigactie") is None or not is_within(inhoud, "Vervang"):
        return False
    parent = inhoud.getparent()
    return parent is not None and not children(parent, "Gereserveerd", "Vervallen", "Lid")


def _is_losse_sluiting(sluiting: etree._Element) -> bool:
    """STOP0065: a Sluiting only changes within a Vervang of a BesluitMutatie."""
    vervang = next(sluiting.iterancestors(prefixed("tekst:Vervang")), None)
    return sluiting.get("wijzigactie") is not None and (vervang is None or not is_within(vervang, "BesluitMutatie"))


REGELS_MUTATIES: tuple[Regel, ...] = (
    element_rule("STOP0017", _RENVOOI, lambda el: not is_within(el, *_MUTATIES), "{wat} staat buiten een mutatie"),
    Regel("STOP0018", Fase.BESLUIT, find_wijzigactie_buiten_mutatie),
    element_rule(
        "STOP0039",
        ("WijzigInstructies",),
        lambda el: is_within(el, "WijzigArtikel") and not is_within(el, "RegelingKlassiek"),
        "{wat} staat buiten een RegelingKlassiek",
    ),
    element_rule(
        "STOP0040",
        ("RegelingMutatie",),
        lambda el: is_within(el, "WijzigArtikel") and not _is_klassiek_wijzigartikel(el),
        "{wat} staat in een WijzigArtikel dat niet klassiek is",
    ),
    element_rule("STOP0047", ("Wat",), lambda wat: bool(children(wat, *_RENVOOI)), "{wat} laat renvooi zien"),
    Regel("STOP0048", Fase.BESLUIT, find_containeractie),
    element_rule(
        "STOP0051",
        ("OpmerkingVersie",),
        lambda el: is_within(el, "WijzigArtikel") and not is_within(el, "RegelingKlassiek", "Rectificatie"),
        "{wat} staat buiten een RegelingKlassiek",
    ),
    element_rule(
        "STOP0063",
        ("Inhoud",),
        _has_losse_wijzigactie,
        "{wat} heeft een wijzigactie en niets dat ervoor in de plaats komt",
    ),
    element_rule(
        "STOP0065", ("Sluiting",), _is_losse_sluiting, "{wat} heeft een wijzigactie buiten een BesluitMutatie"
    ),
    Regel("STOP0077", Fase.BESLUIT, find_andere_wid),
    element_rule(
        "STOP0080",
        ("WijzigArtikel",),
        lambda el: is_within(el, "RegelingMutatie") and not is_within(el, "Rectificatie"),
        "{wat} staat in een RegelingMutatie die geen rectificatie is",
    ),
    Regel("STOP0086", Fase.BESLUIT, find_zonder_renvooi),
)
