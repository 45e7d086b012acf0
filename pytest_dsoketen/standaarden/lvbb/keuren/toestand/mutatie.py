# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the mutations of a regeling, by themselves and on the version that they change (LVBB5002-5033).

Each rule looks at one action (VoegToe, Vervang, VervangKop, Verwijder), and sees the actions around it and, when the
LVBB holds the version that is changed, the elements in that version.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.mutatie import WIJZIGBAAR
from pytest_dsoketen.standaarden.stop.namen import local
from pytest_dsoketen.standaarden.stop.toepassen import ACTIES

_TOELICHTINGEN = frozenset({"Toelichting", "AlgemeneToelichting", "ArtikelgewijzeToelichting"})
_INSTANTIE = re.compile(r"_inst\d+$")
"""What is written behind the wId of an element that stands in a mutation twice: as it was and as it becomes."""
_RENVOOI = frozenset({"NieuweTekst", "VerwijderdeTekst"})


@dataclass(frozen=True)
class Actie:
    """One action of a mutation.

    Attributes:
        nummer: its place in the mutation.
        soort: VoegToe, Vervang, VervangKop or Verwijder.
        wat: wId of what it changes; empty for a VoegToe.
        context: wId of where something comes; empty when it stays in its place.
        element: as it was read.
        wids: the elements that it brings or takes, by wId, without what renvooi marks as removed.
        weg: wIds within it that renvooi marks as removed.
        nieuw: wIds within it that renvooi marks as new.
    """

    nummer: int
    soort: str
    wat: str
    context: str
    element: etree._Element
    wids: dict[str, etree._Element] = field(default_factory=dict)
    weg: frozenset[str] = frozenset()
    nieuw: frozenset[str] = frozenset()

    @property
    def inhoud(self) -> list[etree._Element]:
        """The elements directly in it that it brings or takes."""
        return [kind for kind in self.element if kind.get("wId")]


@dataclass(frozen=True)
class Mutatie:
    """A mutation of a regeling, with the version that it changes.

    Attributes:
        acties: in order.
        was: elements of that version by wId; None when the LVBB does not hold it.
    """

    acties: tuple[Actie, ...]
    was: dict[str, etree._Element] | None

    @cached_property
    def toegevoegd(self) -> dict[str, int]:
        """Every wId that an action adds, with the place of that action."""
        return {wid: actie.nummer for actie in self.acties if actie.soort == "VoegToe" for wid in actie.wids}

    @cached_property
    def verwijderd(self) -> frozenset[str]:
        """Every wId that an action removes."""
        return frozenset(w for actie in self.acties if actie.soort == "Verwijder" for w in (actie.wat, *actie.wids))

    @cached_property
    def genoemd(self) -> frozenset[str]:
        """Every wId that the mutation names anywhere."""
        return frozenset(wid for actie in self.acties for wid in (actie.wat, *actie.wids, *actie.weg))

    @cached_property
    def vervangen(self) -> dict[str, list[Actie]]:
        """Per wId the replacements without a new place that it lies in."""
        per_wid: dict[str, list[Actie]] = {}
        for actie in self.acties:
            for wid in actie.wids if actie.soort == "Vervang" and not actie.context else ():
                per_wid.setdefault(wid, []).append(actie)
        return per_wid


def read_mutaties(dossier: Dossier) -> list[Mutatie]:
    """Read the mutations of a besluit with the versions that they change."""
    versies = dossier.register.versies if dossier.register is not None else {}
    mutaties = []
    for wijziging in dossier.aanlevering.regelingen:
        kinderen = (kind for kind in wijziging.element if local(kind) in ACTIES)
        acties = tuple(_read_actie(nummer, kind) for nummer, kind in enumerate(kinderen))
        if acties and local(wijziging.element) == "RegelingMutatie":
            was = versies.get(wijziging.was)
            elementen = (
                None if was is None else {el.get("wId", ""): el for el in was.text_root().iter() if el.get("wId")}
            )
            mutaties.append(Mutatie(acties, elementen))
    return mutaties


def _read_actie(nummer: int, element: etree._Element) -> Actie:
    """Read one action."""
    wids: dict[str, etree._Element] = {}
    weg, nieuw = set(), set()
    for el, vervalt in _walk(element):
        wid = el.get("wId", "")
        if wid and vervalt:
            weg.add(_INSTANTIE.sub("", wid))
        elif wid:
            wids[wid] = el
        if wid and el.get("wijzigactie") in {"voegtoe", "nieuweContainer"}:
            nieuw.add(wid)
    wat, context = element.get("wat", ""), element.get("context", "")
    return Actie(nummer, local(element), wat, context, element, wids, frozenset(weg), frozenset(nieuw))


def _walk(element: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Walk an action and all that is in it, and say of each whether renvooi marks it as removed."""
    weg: set[etree._Element | None] = set()
    for el in element.iter(etree.Element):
        if (el.get("wijzigactie") or "").startswith("verwijder") or (weg and el.getparent() in weg):
            weg.add(el)
        yield el, el in weg


Oordeel = Callable[[Mutatie, Actie], Iterator[str]]
Elementen = dict[str, etree._Element]  # noqa: SLF001  (lxml heeft geen openbare naam voor een element)
"""Elements by wId."""
OordeelMetWas = Callable[[Mutatie, Actie, Elementen], Iterator[str]]


def _rule(code: str, vind: Oordeel) -> Regel:
    """Make a rule about every action, by the mutation alone."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for mutatie in dossier.derive(read_mutaties):
            for actie in mutatie.acties:
                for melding in vind(mutatie, actie):
                    yield melding, actie.element

    return Regel(code, Fase.CONSOLIDATIE, find)


def _was_rule(code: str, vind: OordeelMetWas) -> Regel:
    """Make a rule about every action on a version that the LVBB holds."""

    def find(mutatie: Mutatie, actie: Actie) -> Iterator[str]:
        if mutatie.was is not None:
            yield from vind(mutatie, actie, mutatie.was)

    return _rule(code, find)


def _find_vervangt_niets(mutatie: Mutatie, actie: Actie, was: Elementen) -> Iterator[str]:
    """LVBB5002: what is replaced is in the regeling, or an action before added it."""
    is_vervanging = actie.soort in {"Vervang", "VervangKop"}
    if is_vervanging and actie.wat not in was and mutatie.toegevoegd.get(actie.wat, actie.nummer) >= actie.nummer:
        yield f"het te vervangen element ‘{actie.wat}’ staat niet in de regeling"


def _find_verwijdert_niets(mutatie: Mutatie, actie: Actie, was: Elementen) -> Iterator[str]:  # noqa: ARG001
    """LVBB5024: what is removed is in the regeling."""
    if actie.soort == "Verwijder" and actie.wat not in was:
        yield f"het te verwijderen element ‘{actie.wat}’ staat niet in de regeling"


def _find_ander_element(mutatie: Mutatie, actie: Actie) -> Iterator[str]:  # noqa: ARG001
    """LVBB5003: what is replaced or removed has the wId that the action names."""
    for element in actie.inhoud[:1] if actie.soort in {"Vervang", "Verwijder"} else ():
        if element.get("wId") != actie.wat:
            yield f"{actie.soort} noemt ‘{actie.wat}’ en bevat ‘{element.get('wId')}’"


def _find_voegt_bestaande_toe(mutatie: Mutatie, actie: Actie, was: Elementen) -> Iterator[str]:  # noqa: ARG001
    """LVBB5010: what is added is not in the regeling yet."""
    for element in actie.inhoud if actie.soort == "VoegToe" else ():
        if element.get("wId") in was:
            yield f"het toe te voegen element ‘{element.get('wId')}’ staat al in de regeling"


def _find_voegt_deel_toe(mutatie: Mutatie, actie: Actie, was: Elementen) -> Iterator[str]:  # noqa: ARG001
    """LVBB5023: also nothing within what is added is in the regeling yet."""
    boven = {element.get("wId") for element in actie.inhoud}
    for wid in actie.wids if actie.soort == "VoegToe" else ():
        if wid in was and wid not in boven:
            yield f"het onderdeel ‘{wid}’ van wat wordt toegevoegd, staat al in de regeling"


def find_toelichtingen(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB5011: a change adds one toelichting at most."""
    for mutatie in dossier.derive(read_mutaties):
        nieuw = [
            element
            for actie in mutatie.acties
            if actie.soort == "VoegToe"
            for element in actie.inhoud
            if local(element) in _TOELICHTINGEN
        ]
        for element in nieuw[1:]:
            yield f"de wijziging voegt {len(nieuw)} toelichtingen toe", element


def _find_ongezegd_nieuw(mutatie: Mutatie, actie: Actie, was: Elementen) -> Iterator[str]:
    """LVBB5025: what a Vervang adds within an element is said to be added."""
    if actie.soort != "Vervang" or actie.wat not in was:
        return
    for wid, element in actie.wids.items():
        gezegd = wid in was or wid in mutatie.toegevoegd or wid in actie.nieuw or wid == actie.wat
        if local(element) in WIJZIGBAAR and not gezegd:
            yield f"de vervanging van ‘{actie.wat}’ voegt ‘{wid}’ toe zonder het te zeggen"


def _find_ongezegd_weg(mutatie: Mutatie, actie: Actie, was: Elementen) -> Iterator[str]:
    """LVBB5026: what goes with an element that is replaced or removed is said to go."""
    if actie.soort not in {"Vervang", "Verwijder"} or actie.wat not in was:
        return
    for element in was[actie.wat].iter(etree.Element):
        wid = element.get("wId", "")
        if wid and local(element) in WIJZIGBAAR and wid not in mutatie.genoemd:
            yield f"met ‘{actie.wat}’ verdwijnt ‘{wid}’ zonder dat de mutatie het zegt"


def _find_context_onbekend(mutatie: Mutatie, actie: Actie, was: Elementen) -> Iterator[str]:
    """LVBB5027: the place where something comes is in the regeling or is added; later is LVBB5029."""
    bekend = actie.context in was or actie.context in mutatie.toegevoegd or actie.context in actie.wids
    if actie.context and not bekend:
        yield f"de plaats ‘{actie.context}’ om iets bij te zetten staat niet in de regeling"


def _find_van_elders(mutatie: Mutatie, actie: Actie, was: Elementen) -> Iterator[str]:  # noqa: ARG001
    """LVBB5028: what stands in a replaced or removed element stood in it before."""
    if actie.soort not in {"Vervang", "Verwijder"} or actie.wat not in was:
        return
    binnen = {element.get("wId", "") for element in was[actie.wat].iter(etree.Element)}
    for wid in actie.wids:
        if wid in was and wid not in binnen:
            yield f"‘{wid}’ staat in de mutatie van ‘{actie.wat}’, en in de regeling ergens anders"


def _find_context_later(mutatie: Mutatie, actie: Actie) -> Iterator[str]:
    """LVBB5029: the place where something comes is there already when its turn comes."""
    if mutatie.toegevoegd.get(actie.context, -1) > actie.nummer and actie.context not in (mutatie.was or {}):
        yield f"de plaats ‘{actie.context}’ wordt pas door een latere mutatie toegevoegd"


def _find_context_verwijderd(mutatie: Mutatie, actie: Actie) -> Iterator[str]:
    """LVBB5030: the place where something comes is not removed in the same besluit."""
    if actie.context in mutatie.verwijderd:
        yield f"de plaats ‘{actie.context}’ wordt in hetzelfde besluit verwijderd"


def _find_revisie_met_renvooi(mutatie: Mutatie, actie: Actie) -> Iterator[str]:  # noqa: ARG001
    """LVBB5031: a revision has no renvooi and moves nothing."""
    if actie.soort != "Vervang" or actie.element.get("revisie") != "1":
        return
    if actie.context:
        yield f"de revisie van ‘{actie.wat}’ verplaatst het element"
    if any(local(el) in _RENVOOI or el.get("wijzigactie") for el in actie.element.iter(etree.Element)):
        yield f"de revisie van ‘{actie.wat}’ bevat renvooi"


def _find_ten_opzichte_van_zichzelf(mutatie: Mutatie, actie: Actie) -> Iterator[str]:  # noqa: ARG001
    """LVBB5032: the place where something comes is not in what comes there."""
    if actie.context and actie.context in {actie.wat, *actie.wids}:
        yield f"{actie.soort} zet ‘{actie.context}’ ten opzichte van zichzelf"


def _find_overlap(mutatie: Mutatie, actie: Actie) -> Iterator[str]:
    """LVBB5033: what is replaced in its place does not lie within another replacement."""
    if actie.soort != "Vervang" or actie.context:
        return
    for ander in mutatie.vervangen.get(actie.wat, ()):
        if ander.nummer != actie.nummer:
            yield f"‘{actie.wat}’ wordt vervangen, en ligt ook in de vervanging van ‘{ander.wat}’"


REGELS_MUTATIE: tuple[Regel, ...] = (
    _was_rule("LVBB5002", _find_vervangt_niets),
    _rule("LVBB5003", _find_ander_element),
    _was_rule("LVBB5010", _find_voegt_bestaande_toe),
    Regel("LVBB5011", Fase.CONSOLIDATIE, find_toelichtingen),
    _was_rule("LVBB5023", _find_voegt_deel_toe),
    _was_rule("LVBB5024", _find_verwijdert_niets),
    _was_rule("LVBB5025", _find_ongezegd_nieuw),
    _was_rule("LVBB5026", _find_ongezegd_weg),
    _was_rule("LVBB5027", _find_context_onbekend),
    _was_rule("LVBB5028", _find_van_elders),
    _rule("LVBB5029", _find_context_later),
    _rule("LVBB5030", _find_context_verwijderd),
    _rule("LVBB5031", _find_revisie_met_renvooi),
    _rule("LVBB5032", _find_ten_opzichte_van_zichzelf),
    _rule("LVBB5033", _find_overlap),
)
