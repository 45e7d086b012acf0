# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the procedure of a besluit: which steps, in which order (STOP13xx, BHKV1046-1057)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.inhoud import Procedurestap
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.namen import NS, PROCEDURE_DEFINITIEF, PROCEDURE_ONTWERP, STAP, text_of


@dataclass(frozen=True)
class Stapsoort:
    """What STOP knows of one kind of step.

    Attributes:
        naam: for a reader.
        plek: where it comes among steps of the same day.
        is_uniek: whether it occurs once.
        hoort_bij: `ontwerp` or `definitief`; empty for both.
        besluit: its place on the way to the publication; 0 for none.
        reactie: its place in the terms for reactions; 0 for none.
        beroep: its place in the appeal; 0 for none.
        is_later: whether its day comes after that of the step before it, and is not the same.
        periode: `beroep` or `schorsing`, when it begins or ends one.
        is_begin: whether it begins that period.
    """

    naam: str
    plek: int
    is_uniek: bool = True
    hoort_bij: str = ""
    besluit: int = 0
    reactie: int = 0
    beroep: int = 0
    is_later: bool = False
    periode: str = ""
    is_begin: bool = False


STAPPEN: dict[str, Stapsoort] = {
    "002": Stapsoort("vaststelling", 1, besluit=1, reactie=1, beroep=1),
    "003": Stapsoort("ondertekening", 2, besluit=2, reactie=1, beroep=1),
    "004": Stapsoort("publicatie", 3, besluit=3),
    "014": Stapsoort("begin inzagetermijn", 101, hoort_bij="ontwerp", reactie=2),
    "005": Stapsoort("einde inzagetermijn", 102, hoort_bij="ontwerp", reactie=3, is_later=True),
    "015": Stapsoort("einde bezwaartermijn", 201, hoort_bij="definitief", reactie=2, is_later=True),
    "018": Stapsoort(
        "beroep ingesteld", 211, is_uniek=False, hoort_bij="definitief", beroep=2, periode="beroep", is_begin=True
    ),
    "016": Stapsoort("einde beroepstermijn", 212, hoort_bij="definitief", reactie=3, beroep=3, is_later=True),
    "019": Stapsoort("schorsing", 221, is_uniek=False, hoort_bij="definitief", periode="schorsing", is_begin=True),
    "020": Stapsoort("schorsing opgeheven", 222, is_uniek=False, hoort_bij="definitief", periode="schorsing"),
    "021": Stapsoort("beroep definitief afgedaan", 299, is_uniek=False, hoort_bij="definitief", periode="beroep"),
}
"""Per number of the step."""

_VEREIST: tuple[tuple[str, str], ...] = (("014", "005"), ("018", "003"), ("018", "016"), ("016", "003"), ("015", "003"))
"""Who names the first step, names the second as well."""

_BIJ_BESLUIT = frozenset({"002", "003"})
_BIJ_KENNISGEVING = frozenset({"005", "014", "015", "016"})


@dataclass(frozen=True)
class Stap:
    """One step as it was delivered."""

    nummer: str
    datum: str
    element: etree._Element

    @property
    def soort(self) -> Stapsoort:
        """What is known of it; an unknown step is judged by STOP2060."""
        return STAPPEN.get(self.nummer, Stapsoort(self.nummer, 999, is_uniek=False))

    def __str__(self) -> str:
        """Name it with its day."""
        return f"{self.soort.naam} op {self.datum}"


def read_verlopen(dossier: Dossier) -> list[tuple[str, list[Stap]]]:
    """Read every procedureverloop: the procedure of its besluit, and its steps in the order of their days."""
    verlopen = []
    for houder in dossier.elementen("data:procedurestappen"):
        verloop = houder.getparent()
        versie = verloop.getparent() if verloop is not None else None
        soort = text_of(versie, "data:BesluitMetadata/data:soortProcedure")
        stappen = [_read_stap(element) for element in houder.iterfind("data:Procedurestap", NS)]
        verlopen.append((soort, sort_stappen(stappen)))
    return verlopen


def sort_stappen(stappen: Iterable[Stap]) -> list[Stap]:
    """Put steps in the order of their days, and of their place in the procedure on one day."""
    return sorted(stappen, key=lambda stap: (stap.datum, stap.soort.plek))


def _read_stap(element: etree._Element) -> Stap:
    """Read one step."""
    nummer = text_of(element, "data:soortStap").removeprefix(STAP)
    return Stap(nummer, text_of(element, "data:voltooidOp")[:10], element)


def _per_verloop(code: str, find_in: Callable[[list[Stap]], Iterator[Vondst]]) -> Regel:
    """Make a rule that looks at the steps of one procedureverloop."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for _, stappen in dossier.derive(read_verlopen):
            yield from find_in(stappen)

    return Regel(code, Fase.BESLUIT, find)


def _gemengd(stappen: list[Stap]) -> Iterator[Vondst]:
    """STOP1300: no steps of an ontwerp and of a definitief besluit together."""
    per_soort = {soort: [s for s in stappen if s.soort.hoort_bij == soort] for soort in ("ontwerp", "definitief")}
    if all(per_soort.values()):
        ontwerp, definitief = per_soort["ontwerp"][0], per_soort["definitief"][0]
        yield f"{ontwerp} hoort bij een ontwerp en {definitief} bij een definitief besluit", ontwerp.element


def _dubbel(stappen: list[Stap]) -> Iterator[Vondst]:
    """STOP1302: a step that is taken once, occurs once."""
    gezien: set[str] = set()
    for stap in stappen:
        if stap.nummer in gezien and stap.soort.is_uniek:
            yield f"de stap {stap} komt vaker voor", stap.element
        gezien.add(stap.nummer)


def _volgorde(reeks: str) -> Callable[[list[Stap]], Iterator[Vondst]]:
    """Make the check that the steps of a series come in their order (STOP1303, 1304, 1305)."""

    def find(stappen: list[Stap]) -> Iterator[Vondst]:
        eerste = {stap.nummer: stap for stap in reversed(stappen)}
        in_reeks = [s for s in stappen if getattr(s.soort, reeks) and (not s.soort.is_uniek or eerste[s.nummer] is s)]
        for voor, na in pairwise(in_reeks):
            te_vroeg = na.soort.is_later and reeks != "besluit" and voor.datum == na.datum
            if getattr(voor.soort, reeks) > getattr(na.soort, reeks) or te_vroeg:
                yield f"{voor} en {na}: dat is niet de volgorde van de procedure", na.element

    return find


def _begint_open(periode: str) -> Callable[[list[Stap]], Iterator[Vondst]]:
    """Make the check that a period begins when no other of its kind runs (STOP1310, 1313)."""

    def find(stappen: list[Stap]) -> Iterator[Vondst]:
        is_open = False
        for stap in stappen:
            if stap.soort.periode == periode:
                if stap.soort.is_begin and is_open:
                    yield f"{stap}: er loopt nog een eerder(e) {periode}", stap.element
                is_open = stap.soort.is_begin

    return find


def _eindigt_dicht(periode: str) -> Callable[[list[Stap]], Iterator[Vondst]]:
    """Make the check that a period that ends, runs (STOP1312, 1315)."""

    def find(stappen: list[Stap]) -> Iterator[Vondst]:
        is_open = False
        for stap in stappen:
            if stap.soort.periode == periode:
                if not stap.soort.is_begin and not is_open:
                    yield f"{stap}: er is geen {periode} dat loopt", stap.element
                is_open = stap.soort.is_begin

    return find


def _buiten_beroep(stappen: list[Stap]) -> Iterator[Vondst]:
    """STOP1311: a schorsing begins and ends within an appeal."""
    is_open = False
    for stap in stappen:
        if stap.soort.periode == "beroep":
            is_open = stap.soort.is_begin
        elif stap.soort.periode == "schorsing" and not is_open:
            yield f"{stap}: dat valt niet binnen een beroep", stap.element


def _ontbreekt(stappen: list[Stap]) -> Iterator[Vondst]:
    """STOP1319: some steps come with another one."""
    eerste = {stap.nummer: stap for stap in reversed(stappen)}
    for nummer, vereist in _VEREIST:
        if nummer in eerste and vereist not in eerste:
            yield f"bij {eerste[nummer]} hoort de stap {STAPPEN[vereist].naam}", eerste[nummer].element


def find_ander_besluit(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1301: the steps fit an ontwerp or a definitief besluit."""
    verboden = {PROCEDURE_ONTWERP: "definitief", PROCEDURE_DEFINITIEF: "ontwerp"}
    for soort, stappen in dossier.derive(read_verlopen):
        for stap in stappen:
            if stap.soort.hoort_bij and stap.soort.hoort_bij == verboden.get(soort):
                yield f"de stap {stap} hoort niet bij dit besluit", stap.element


def find_publicatie(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1046: the step publicatie is not delivered."""
    for _, stappen in dossier.derive(read_verlopen):
        for stap in stappen:
            if stap.nummer == "004":
                yield "het procedureverloop bevat de stap publicatie; die zet de LVBB er zelf bij", stap.element


def _alleen_besluit(code: str, procedure: str, naam: str) -> Regel:
    """Make the rule that a besluit has no other steps than vaststelling and ondertekening (BHKV1047, 1049)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for soort, stappen in dossier.derive(read_verlopen):
            for stap in stappen:
                if soort == procedure and stap.nummer not in _BIJ_BESLUIT:
                    yield f"de stap {stap} hoort niet bij de aanlevering van {naam}", stap.element

    return Regel(code, Fase.BESLUIT, find)


def find_zonder_ondertekening(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1048: a definitief besluit has the step ondertekening."""
    for soort, stappen in dossier.derive(read_verlopen):
        if soort == PROCEDURE_DEFINITIEF and stappen and all(stap.nummer != "003" for stap in stappen):
            verloop = stappen[0].element.getparent()
            yield (
                "het definitieve besluit mist de procedurestap ondertekening",
                stappen[0].element if (verloop is None) else verloop,
            )


def find_stap_kennisgeving(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1057: a kennisgeving has steps about inzage, bezwaar and beroep only."""
    if dossier.aanlevering.publicatiesoort != "AanleveringKennisgeving":
        return
    for element in dossier.elementen("data:Procedurestap"):
        stap = _read_stap(element)
        if stap.nummer not in _BIJ_KENNISGEVING:
            yield f"de stap {stap} hoort niet bij een kennisgeving", element


REGELS_VERLOOP: tuple[tuple[str, Callable[[list[Stap]], Iterator[Vondst]]], ...] = (
    ("STOP1300", _gemengd),
    ("STOP1302", _dubbel),
    ("STOP1303", _volgorde("besluit")),
    ("STOP1304", _volgorde("reactie")),
    ("STOP1305", _volgorde("beroep")),
    ("STOP1310", _begint_open("beroep")),
    ("STOP1311", _buiten_beroep),
    ("STOP1312", _eindigt_dicht("beroep")),
    ("STOP1313", _begint_open("schorsing")),
    ("STOP1315", _eindigt_dicht("schorsing")),
    ("STOP1319", _ontbreekt),
)
"""What holds of the steps of any procedure, by code."""


def find_in_verloop(stappen: Iterable[Procedurestap]) -> Iterator[str]:
    """Walk what is wrong with the steps of a procedure, wherever they were delivered."""
    gelezen = (Stap(stap.soort.removeprefix(STAP), stap.datum[:10], stap.element) for stap in stappen)
    op_volgorde = sort_stappen(gelezen)
    for _, find in REGELS_VERLOOP:
        yield from (melding for melding, _ in find(op_volgorde))


REGELS_PROCEDURE: tuple[Regel, ...] = (
    *(_per_verloop(code, find) for code, find in REGELS_VERLOOP),
    Regel("STOP1301", Fase.BESLUIT, find_ander_besluit),
    Regel("BHKV1046", Fase.BESLUIT, find_publicatie),
    _alleen_besluit("BHKV1047", PROCEDURE_DEFINITIEF, "een definitief besluit"),
    Regel("BHKV1048", Fase.BESLUIT, find_zonder_ondertekening),
    _alleen_besluit("BHKV1049", PROCEDURE_ONTWERP, "een ontwerpbesluit"),
    Regel("BHKV1057", Fase.BESLUIT, find_stap_kennisgeving),
)
