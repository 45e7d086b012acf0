# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about a kennisgeving and the procedure that it changes (LVBB47xx)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.lvbb.inhoud import Kennisgevingversie, Procedurestap, read_dag
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.procedure import find_in_verloop
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.toestand import Besluitstand, Kennisgevingstand, Register, Status
from pytest_dsoketen.standaarden.lvbb.toestand.register import without_changed
from pytest_dsoketen.standaarden.stop.namen import (
    KENNISGEVING_BESLUITTERMIJNEN,
    KENNISGEVING_UITSPRAAK_RECHTER,
    KENNISGEVING_VOORGENOMEN_BESLUIT,
    STAP,
    STAP_BEGIN_INZAGE,
    STAP_EINDE_BEROEP,
    STAP_EINDE_BEZWAAR,
    STAP_EINDE_INZAGE,
)

_INZAGE = frozenset({STAP_BEGIN_INZAGE, STAP_EINDE_INZAGE})
_BEZWAAR_EN_BEROEP = frozenset({STAP_EINDE_BEZWAAR, STAP_EINDE_BEROEP})
_EENMALIG = frozenset(f"{STAP}{nummer}" for nummer in ("002", "003", "004", "005", "014", "015", "016"))
"""Steps that a procedure has once; an appeal and a suspension can come more often."""

Oordeel = Callable[[Dossier, Kennisgevingversie], Iterator[Vondst]]
OordeelMetBesluit = Callable[[Dossier, Kennisgevingversie, Register, Besluitstand], Iterator[Vondst]]


def _rule(code: str, vind: Oordeel) -> Regel:
    """Make a rule about a kennisgeving."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        if dossier.aanlevering.kennisgeving is not None:
            yield from vind(dossier, dossier.aanlevering.kennisgeving)

    return Regel(code, Fase.BESLUIT, find)


def _state_rule(code: str, vind: OordeelMetBesluit) -> Regel:
    """Make a rule about a kennisgeving and the besluit that the LVBB knows it is about."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        kennisgeving, register = dossier.aanlevering.kennisgeving, dossier.register
        if kennisgeving is None or register is None:
            return
        besluit = register.besluiten.get(kennisgeving.over)
        if besluit is not None and besluit.status.telt:
            yield from vind(dossier, kennisgeving, register, besluit)

    return Regel(code, Fase.CONSOLIDATIE, find)


def _find_werk(dossier: Dossier, kennisgeving: Kennisgevingversie) -> Iterator[Vondst]:  # noqa: ARG001
    """LVBB4707: the AKN of a kennisgeving is that of a doc."""
    if kennisgeving.work.split("/")[3:4] != ["doc"]:
        yield f"de AKN {kennisgeving.work} is niet die van een kennisgeving (doc)", kennisgeving.element


def _find_over_geen_besluit(dossier: Dossier, kennisgeving: Kennisgevingversie) -> Iterator[Vondst]:  # noqa: ARG001
    """LVBB4708: mededelingOver is the AKN of a besluit."""
    if kennisgeving.mededeling_over and kennisgeving.mededeling_over.split("/")[3:4] != ["bill"]:
        yield (
            f"mededelingOver {kennisgeving.mededeling_over} is niet de AKN van een besluit (bill)",
            kennisgeving.element,
        )


def _find_dag_voorbij(dossier: Dossier, kennisgeving: Kennisgevingversie) -> Iterator[Vondst]:
    """LVBB4712: a kennisgeving is not published in the past."""
    opdracht = dossier.aanlevering.opdracht
    dag = opdracht.bekendmaking if opdracht else None
    if dag is not None and dossier.vandaag is not None and dag < dossier.vandaag:
        yield f"de dag van bekendmaking {dag} is al voorbij", kennisgeving.element


def _find_inzage_voor_kennisgeving(dossier: Dossier, kennisgeving: Kennisgevingversie) -> Iterator[Vondst]:
    """LVBB4703: the inzagetermijn does not begin before the kennisgeving is published."""
    opdracht = dossier.aanlevering.opdracht
    for stap in _list_stappen(kennisgeving, STAP_BEGIN_INZAGE):
        if opdracht and opdracht.bekendmaking and stap.dag and stap.dag < opdracht.bekendmaking:
            yield f"de inzage begint op {stap.dag}, vóór de bekendmaking op {opdracht.bekendmaking}", stap.element


def _find_inzage_omgekeerd(dossier: Dossier, kennisgeving: Kennisgevingversie) -> Iterator[Vondst]:  # noqa: ARG001
    """LVBB4758: the inzagetermijn does not end before it begins."""
    for begin in _list_stappen(kennisgeving, STAP_BEGIN_INZAGE):
        for einde in _list_stappen(kennisgeving, STAP_EINDE_INZAGE):
            if begin.dag and einde.dag and einde.dag < begin.dag:
                yield f"de inzage begint op {begin.dag} en eindigt op {einde.dag}", einde.element


def _find_uitspraak(dossier: Dossier, kennisgeving: Kennisgevingversie) -> Iterator[Vondst]:  # noqa: ARG001
    """LVBB4738: a kennisgeving about a verdict is not used yet."""
    if kennisgeving.soort == KENNISGEVING_UITSPRAAK_RECHTER:
        yield "de soort KennisgevingUitspraakRechter mag nog niet worden gebruikt", kennisgeving.element


def _find_voornemen_met_besluit(dossier: Dossier, kennisgeving: Kennisgevingversie) -> Iterator[Vondst]:  # noqa: ARG001
    """LVBB4740: a kennisgeving about an intention is about no besluit."""
    if kennisgeving.soort == KENNISGEVING_VOORGENOMEN_BESLUIT and kennisgeving.mededeling_over:
        yield (
            f"een kennisgeving over een voornemen noemt het besluit {kennisgeving.mededeling_over}",
            kennisgeving.element,
        )


def _find_voornemen_met_stappen(dossier: Dossier, kennisgeving: Kennisgevingversie) -> Iterator[Vondst]:  # noqa: ARG001
    """LVBB4763: a kennisgeving about an intention changes no procedure."""
    if kennisgeving.soort == KENNISGEVING_VOORGENOMEN_BESLUIT and kennisgeving.heeft_mutatie:
        yield "een kennisgeving over een voornemen wijzigt een procedureverloop", kennisgeving.element


def _find_zonder_stappen(dossier: Dossier, kennisgeving: Kennisgevingversie) -> Iterator[Vondst]:  # noqa: ARG001
    """LVBB4762: a kennisgeving about terms adds, replaces or removes steps."""
    if kennisgeving.soort == KENNISGEVING_BESLUITTERMIJNEN and not (*kennisgeving.stappen, *kennisgeving.verwijderd):
        yield (
            "de kennisgeving voegt geen procedurestap toe, en vervangt of verwijdert er ook geen",
            kennisgeving.element,
        )


def find_kennisgeving_bestaat(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4701: the kennisgeving is new."""
    kennisgeving, register = dossier.aanlevering.kennisgeving, dossier.register
    if kennisgeving is not None and register is not None:
        eerder = register.kennisgevingen.get(kennisgeving.work)
        if eerder is not None and eerder.status.telt:
            yield f"de kennisgeving {kennisgeving.work} is al eerder aangeleverd", kennisgeving.element


def find_besluit_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4702: the besluit that a kennisgeving is about was offered before."""
    kennisgeving, register = dossier.aanlevering.kennisgeving, dossier.register
    if kennisgeving is None or register is None or not kennisgeving.over:
        return
    besluit = register.besluiten.get(kennisgeving.over)
    if besluit is None or not besluit.status.telt:
        yield f"het besluit {kennisgeving.mededeling_over} is niet bekend", kennisgeving.element


def find_stap_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4755: a step comes once, in what is delivered and together with what was delivered before."""
    besluit, kennisgeving = dossier.aanlevering.besluit, dossier.aanlevering.kennisgeving
    nieuw = (besluit.stappen if besluit else ()) or (kennisgeving.stappen if kennisgeving else ())
    eerder: tuple[Procedurestap, ...] = ()
    if kennisgeving is not None and dossier.register is not None:
        eerder = without_changed(dossier.register.stappen_of(kennisgeving.over), kennisgeving)
    aantallen = Counter(stap.soort for stap in (*eerder, *nieuw))
    for stap in nieuw:
        if stap.soort in _EENMALIG and aantallen[stap.soort] > 1:
            yield f"de stap {stap.soort} komt {aantallen[stap.soort]} keer voor in de procedure", stap.element


def _find_inzage_voor_besluit(
    dossier: Dossier,  # noqa: ARG001
    kennisgeving: Kennisgevingversie,
    register: Register,  # noqa: ARG001
    besluit: Besluitstand,
) -> Iterator[Vondst]:
    """LVBB4704: the inzagetermijn does not begin before the besluit is published."""
    for stap in _list_stappen(kennisgeving, STAP_BEGIN_INZAGE):
        if stap.dag and stap.dag < besluit.bekendmaking:
            yield (
                f"de inzage begint op {stap.dag}, vóór de bekendmaking van het besluit op {besluit.bekendmaking}",
                stap.element,
            )


def _find_besluit_wacht(
    dossier: Dossier,  # noqa: ARG001
    kennisgeving: Kennisgevingversie,
    register: Register,  # noqa: ARG001
    besluit: Besluitstand,
) -> Iterator[Vondst]:
    """LVBB4714: nobody asked to break off the besluit."""
    if besluit.status is Status.WACHT_OP_AFBREKEN:
        yield f"het besluit {besluit.work} wordt misschien afgebroken", kennisgeving.element


def _find_zelfde_dagen(
    dossier: Dossier,
    kennisgeving: Kennisgevingversie,
    register: Register,
    besluit: Besluitstand,
) -> Iterator[Vondst]:
    """LVBB4750: a next kennisgeving has another day of publication or of reception."""
    for eerder in _list_eerdere(register, kennisgeving, besluit):
        if (eerder.inhoud.bekend_op, eerder.ontvangen_op) == (kennisgeving.bekend_op, dossier.vandaag):
            yield (
                f"{eerder.work} heeft ook bekendOp {kennisgeving.bekend_op} en is ook vandaag ontvangen",
                kennisgeving.element,
            )


def _find_eerder_bekend(
    dossier: Dossier,  # noqa: ARG001
    kennisgeving: Kennisgevingversie,
    register: Register,
    besluit: Besluitstand,
) -> Iterator[Vondst]:
    """LVBB4756: a next kennisgeving becomes known later; on the same day is LVBB4750."""
    bekend = read_dag(kennisgeving.bekend_op)
    for eerder in _list_eerdere(register, kennisgeving, besluit):
        toen = read_dag(eerder.inhoud.bekend_op)
        if bekend is not None and toen is not None and bekend < toen:
            yield f"bekendOp {bekend} ligt vóór bekendOp {toen} van {eerder.work}", kennisgeving.element


def _find_stap_onbekend(
    dossier: Dossier,  # noqa: ARG001
    kennisgeving: Kennisgevingversie,
    register: Register,
    besluit: Besluitstand,
) -> Iterator[Vondst]:
    """LVBB4751: a step that is replaced or removed was delivered before."""
    bekend = {(stap.soort, stap.datum) for stap in register.stappen_of(besluit.work)}
    for stap in (*kennisgeving.vervangen, *kennisgeving.verwijderd):
        if (stap.soort, stap.te_muteren) not in bekend:
            yield f"de stap {stap.soort} van {stap.te_muteren} is niet eerder aangeleverd", stap.element


def _find_voor_besluit(
    dossier: Dossier,
    kennisgeving: Kennisgevingversie,
    register: Register,  # noqa: ARG001
    besluit: Besluitstand,
) -> Iterator[Vondst]:
    """LVBB4759: a kennisgeving is not published before its besluit is known."""
    opdracht = dossier.aanlevering.opdracht
    dag = opdracht.bekendmaking if opdracht else None
    if dag is not None and besluit.bekend_op is not None and dag < besluit.bekend_op:
        yield (
            f"de kennisgeving verschijnt op {dag}, en het besluit is pas bekend op {besluit.bekend_op}",
            kennisgeving.element,
        )


def _find_andere_termijn(*, ontwerp: bool, toegestaan: frozenset[str], naam: str) -> OordeelMetBesluit:
    """Make the rule that a kennisgeving names only the terms of its kind of besluit (LVBB4760, LVBB4761)."""

    def find(
        dossier: Dossier,  # noqa: ARG001
        kennisgeving: Kennisgevingversie,
        register: Register,  # noqa: ARG001
        besluit: Besluitstand,
    ) -> Iterator[Vondst]:
        for stap in kennisgeving.stappen if besluit.is_ontwerp is ontwerp else ():
            if stap.soort not in toegestaan:
                yield f"de stap {stap.soort} hoort niet bij een kennisgeving over een {naam}", stap.element

    return find


def _find_verloop_ongeldig(
    dossier: Dossier,  # noqa: ARG001
    kennisgeving: Kennisgevingversie,
    register: Register,
    besluit: Besluitstand,
) -> Iterator[Vondst]:
    """STOP1400: with the changes of a kennisgeving the procedure is still right; what was wrong already is not said."""
    was = register.stappen_of(besluit.work)
    wordt = (*without_changed(was, kennisgeving), *kennisgeving.stappen)
    eerder = set(find_in_verloop(was))
    for melding in find_in_verloop(wordt):
        if melding not in eerder:
            yield (
                f"na deze wijziging klopt het procedureverloop van {besluit.work} niet: {melding}",
                kennisgeving.element,
            )


def _list_stappen(kennisgeving: Kennisgevingversie, soort: str) -> list[Procedurestap]:
    """Give the steps of one kind that a kennisgeving adds or changes."""
    return [stap for stap in kennisgeving.stappen if stap.soort == soort]


def _list_eerdere(
    register: Register, kennisgeving: Kennisgevingversie, besluit: Besluitstand
) -> list[Kennisgevingstand]:
    """Give the other kennisgevingen about a besluit."""
    return [eerder for eerder in register.kennisgevingen_over(besluit.work) if eerder.work != kennisgeving.work]


REGELS_KENNISGEVING: tuple[Regel, ...] = (
    Regel("LVBB4701", Fase.CONSOLIDATIE, find_kennisgeving_bestaat),
    Regel("LVBB4702", Fase.CONSOLIDATIE, find_besluit_onbekend),
    _rule("LVBB4703", _find_inzage_voor_kennisgeving),
    _state_rule("LVBB4704", _find_inzage_voor_besluit),
    _rule("LVBB4707", _find_werk),
    _rule("LVBB4708", _find_over_geen_besluit),
    _rule("LVBB4712", _find_dag_voorbij),
    _state_rule("LVBB4714", _find_besluit_wacht),
    _rule("LVBB4738", _find_uitspraak),
    _rule("LVBB4740", _find_voornemen_met_besluit),
    _state_rule("LVBB4750", _find_zelfde_dagen),
    _state_rule("LVBB4751", _find_stap_onbekend),
    Regel("LVBB4755", Fase.CONSOLIDATIE, find_stap_dubbel),
    _state_rule("LVBB4756", _find_eerder_bekend),
    _rule("LVBB4758", _find_inzage_omgekeerd),
    _state_rule("LVBB4759", _find_voor_besluit),
    _state_rule("LVBB4760", _find_andere_termijn(ontwerp=True, toegestaan=_INZAGE, naam="ontwerp")),
    _state_rule(
        "LVBB4761", _find_andere_termijn(ontwerp=False, toegestaan=_BEZWAAR_EN_BEROEP, naam="definitief besluit")
    ),
    _state_rule(
        "STOP1320", _find_andere_termijn(ontwerp=False, toegestaan=_BEZWAAR_EN_BEROEP, naam="definitief besluit")
    ),
    _state_rule("STOP1321", _find_andere_termijn(ontwerp=True, toegestaan=_INZAGE, naam="ontwerp")),
    _state_rule("STOP1400", _find_verloop_ongeldig),
    _rule("LVBB4762", _find_zonder_stappen),
    _rule("LVBB4763", _find_voornemen_met_stappen),
)
