# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about informatieobjecten and the besluit that they go with: named, delivered, pointed at (LVBB35xx, STOP203x)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.inhoud import Beoogd
from pytest_dsoketen.standaarden.lvbb.keuren.gio.informatieobject import IoStuk, stukken
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.identificatie import work_of


def _tekst(element: etree._Element) -> str:
    """Give the text of an element as it is."""
    return "".join(str(deel) for deel in element.itertext())


def _in_regeling(element: etree._Element) -> bool:
    """Say whether an element stands in a regeling or mutation within the besluit."""
    return any(boven.get("componentnaam") for boven in element.iterancestors())


def read_verwijzingen(dossier: Dossier) -> dict[str, list[etree._Element]]:
    """Collect the references to informatieobjecten in the text, ExtIoRef and ExtRef, by what they point at."""
    per_doel: dict[str, list[etree._Element]] = {}
    for element in dossier.elementen("tekst:ExtIoRef", "tekst:ExtRef"):
        doel = (element.get("ref") or _tekst(element)).strip()
        if doel.startswith("/join/"):
            per_doel.setdefault(doel, []).append(element)
    return per_doel


def _is_io_ref(element: etree._Element) -> bool:
    """Say whether a reference is an ExtIoRef."""
    return str(element.tag).endswith("}ExtIoRef")


def _bij_besluit(code: str, wrong: Callable[[Dossier, IoStuk], str], fase: Fase = Fase.BESLUIT) -> Regel:
    """Make a rule about an informatieobject that is delivered with a besluit."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for stuk in stukken(dossier) if dossier.aanlevering.besluit is not None else ():
            melding = wrong(dossier, stuk)
            if melding:
                yield melding, stuk.element

    return Regel(code, fase, find)


def find_ref_niet_geleverd(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3504: every informatieobjectRef in the BesluitMetadata is delivered."""
    geleverd = {stuk.io.expression for stuk in stukken(dossier)}
    for element in dossier.elementen("data:informatieobjectRef"):
        if _tekst(element).strip() not in geleverd:
            yield f"het informatieobject {_tekst(element).strip()} is niet meegeleverd", element


def find_beoogd_niet_geleverd(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1059: every informatieobject that a besluit sets is delivered with it."""
    besluit = dossier.aanlevering.besluit
    geleverd = {stuk.io.expression for stuk in stukken(dossier)}
    for beoogd in besluit.informatieobjecten if besluit else ():
        if beoogd.instrumentversie not in geleverd:
            yield f"het beoogde informatieobject {beoogd.instrumentversie} is niet meegeleverd", _plaats(beoogd)


def _plaats(beoogd: Beoogd) -> etree._Element | str:
    """Give where a beoogde version stands."""
    return "ConsolidatieInformatie" if beoogd.element is None else beoogd.element


def _niet_in_lijst(dossier: Dossier, stuk: IoStuk) -> str:
    """LVBB3509: what is delivered stands in the metadata of the besluit."""
    besluit = dossier.aanlevering.besluit
    fout = besluit is not None and stuk.io.expression not in besluit.informatieobjectrefs
    return f"het meegeleverde {stuk.naam} staat niet in de informatieobjectRefs van het besluit" if fout else ""


def _hoort_er_niet_bij(dossier: Dossier, stuk: IoStuk) -> str:
    """BHKV1060: what is delivered belongs to the besluit: it names it, wants it or points at it."""
    besluit = dossier.aanlevering.besluit
    if besluit is None:
        return ""
    genoemd = {*besluit.informatieobjectrefs, *(beoogd.instrumentversie for beoogd in besluit.informatieobjecten)}
    fout = stuk.io.expression not in genoemd and stuk.io.expression not in dossier.derive(read_verwijzingen)
    return f"het meegeleverde {stuk.naam} hoort nergens in het besluit bij" if fout else ""


def find_ref_niet_beoogd(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1033: what is consolidated and stands in the metadata is a BeoogdInformatieobject."""
    besluit = dossier.aanlevering.besluit
    beoogd = {io.instrumentversie for io in besluit.informatieobjecten} if besluit else set()
    for element in dossier.elementen("data:informatieobjectRef"):
        ref = _tekst(element).strip()
        if ref.startswith("/join/id/regdata/") and ref not in beoogd:
            yield f"het informatieobject {ref} uit de metadata is geen beoogd informatieobject", element


def _andere_geboorte(dossier: Dossier, stuk: IoStuk) -> str:
    """LVBB3510: the regeling that an informatieobject was born in is one of the besluit."""
    works = {versie.work for versie in dossier.aanlevering.versies}
    works |= {wijziging.work for wijziging in dossier.aanlevering.regelingen}
    geboorte = stuk.io.geboorteregeling
    fout = bool(geboorte) and geboorte not in works
    return f"de geboorteregeling {geboorte} van {stuk.naam} is geen regeling van het besluit" if fout else ""


def _zonder_verwijzing(dossier: Dossier, stuk: IoStuk) -> str:
    """LVBB3151: the besluit or the regeling points at what is consolidated with an ExtIoRef."""
    refs = dossier.derive(read_verwijzingen).get(stuk.io.expression, [])
    fout = stuk.is_consolideerbaar and not any(_is_io_ref(ref) for ref in refs)
    return f"het besluit noch de regeling verwijst met een ExtIoRef naar {stuk.naam}" if fout else ""


def _per_ref(code: str, instructie: str, is_fout: Callable[[etree._Element], bool], melding: str) -> Regel:
    """Make a rule about how the text may point at an informatieobject that is not consolidated.

    Args:
        code: of the rule.
        instructie: what happens to such an informatieobject.
        is_fout: whether a reference is not allowed.
        melding: what is wrong then.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for stuk in stukken(dossier):
            refs = (
                dossier.derive(read_verwijzingen).get(stuk.io.expression, ()) if stuk.instructie == instructie else ()
            )
            for ref in refs:
                if is_fout(ref):
                    yield f"{melding}: {stuk.naam}", ref

    return Regel(code, Fase.BESLUIT, find)


def _is_verkeerde_plek(ref: etree._Element) -> bool:
    """Say whether a reference to what is only made known is no ExtRef in the besluit itself."""
    return _is_io_ref(ref) or _in_regeling(ref)


def find_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3514: what the text points at with an ExtIoRef is delivered or held by the LVBB.

    When it is not known what the LVBB holds, only a first version is judged.
    """
    register = dossier.register
    if register is None and not dossier.is_eerste_versie:
        return
    geleverd = {stuk.io.expression for stuk in stukken(dossier)}
    for doel, refs in dossier.derive(read_verwijzingen).items():
        io_refs = [ref for ref in refs if _is_io_ref(ref)]
        if io_refs and doel not in geleverd and (register is None or not register.kent(doel)):
            yield f"de tekst verwijst naar {doel}, dat niet is meegeleverd en niet bekend is", io_refs[0]


def find_spaties(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3517: the text of an ExtIoRef has no spaces or line ends around it."""
    for element in dossier.elementen("tekst:ExtIoRef"):
        tekst = _tekst(element)
        if tekst != tekst.strip():
            yield f"om de tekst van de verwijzing naar {tekst.strip()} staan spaties of regeleinden", element


def _zonder_dag(code: str, is_io: bool, naam: str) -> Regel:
    """Make the rule that what a definitief besluit sets or withdraws says when it takes effect (LVBB3518, 3519)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        besluit = dossier.aanlevering.besluit
        decentraal = besluit is not None and "/ministerie/" not in besluit.eindverantwoordelijke
        if besluit is None or besluit.soort is Besluitsoort.ONTWERP or not decentraal:
            return
        gesteld = besluit.informatieobjecten if is_io else besluit.regelingen
        weg = [beoogd for beoogd in besluit.intrekkingen if beoogd.instrumentversie.startswith("/join/") == is_io]
        for beoogd in (*gesteld, *weg):
            if not any(besluit.inwerking_of(doel) for doel in beoogd.doelen):
                yield (
                    f"{naam} {beoogd.instrumentversie} heeft geen dag waarop dat juridisch gaat werken",
                    _plaats(beoogd),
                )

    return Regel(code, Fase.CONSOLIDATIE, find)


# --- against what the LVBB holds


def _ingetrokken(dossier: Dossier) -> Iterator[tuple[str, Beoogd]]:
    """Walk the informatieobjecten that a besluit withdraws: work and where it says so."""
    besluit = dossier.aanlevering.besluit
    for beoogd in besluit.intrekkingen if besluit else ():
        if beoogd.instrumentversie.startswith("/join/"):
            yield work_of(beoogd.instrumentversie), beoogd


def find_intrekking_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3800: an informatieobject that is withdrawn exists."""
    register = dossier.register
    if register is None:
        return
    for work, beoogd in _ingetrokken(dossier):
        if not register.kent(work):
            yield f"het informatieobject {work} dat wordt ingetrokken, bestaat niet", _plaats(beoogd)


def find_intrekking_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3801: an informatieobject is withdrawn once."""
    register = dossier.register
    for work, beoogd in _ingetrokken(dossier) if register is not None else ():
        eerder = register.intrekkingen.get(work) if register is not None else None
        if eerder is not None and eerder.besluit != dossier.aanlevering.work:
            yield f"het informatieobject {work} is al ingetrokken door {eerder.besluit}", _plaats(beoogd)


def find_intrekking_dicht(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3802: an informatieobject that is withdrawn has a version that holds: one that no ontwerp made."""
    register = dossier.register
    if register is None:
        return
    for work, beoogd in _ingetrokken(dossier):
        versies = [io.expression for io in register.informatieobjecten.values() if io.work == work]
        besluiten = [register.besluit_of(expression) for expression in versies]
        if versies and all(besluit is not None and besluit.is_ontwerp for besluit in besluiten):
            yield f"het informatieobject {work} heeft geen versie die geldt, alleen een ontwerp", _plaats(beoogd)


def _eigen_refs(dossier: Dossier) -> Iterator[tuple[str, etree._Element]]:
    """Walk the references in the text to instruments of the own bevoegd gezag that are not delivered."""
    besluit = dossier.aanlevering.besluit
    gezag = (besluit.work.split("/")[4:5] or [""])[0] if besluit else ""
    eigen = {stuk.io.expression for stuk in stukken(dossier)}
    eigen |= {wijziging.wordt for wijziging in dossier.aanlevering.regelingen}
    for element in dossier.elementen("tekst:ExtRef", "tekst:ExtIoRef") if besluit is not None else ():
        doel = element.get("ref", "").strip()
        delen = doel.split("/")
        if len(delen) > 4 and delen[1] in {"akn", "join"} and delen[4] == gezag and doel not in eigen:
            yield doel, element


def _buiten(code: str, soort: Besluitsoort) -> Regel:
    """Make the rule that the text of a besluit only points at what was made known before (STOP2031, 2032).

    A definitief besluit does not point at what only an ontwerp brought about.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        besluit, register = dossier.aanlevering.besluit, dossier.register
        if besluit is None or register is None or besluit.soort is not soort:
            return
        for doel, element in _eigen_refs(dossier):
            stand = register.besluit_of(doel)
            bekend = register.kent(doel)
            if "/bill/" in doel:
                stand = register.besluiten.get(work_of(doel))
                bekend = stand is not None and stand.status.telt
            if not bekend:
                yield f"de tekst verwijst naar {doel}, dat niet bekend is gemaakt", element
            elif soort is Besluitsoort.DEFINITIEF and stand is not None and stand.is_ontwerp:
                yield f"het definitieve besluit verwijst naar {doel}, dat alleen een ontwerp is", element

    return Regel(code, Fase.CONSOLIDATIE, find)


REGELS_IO_BESLUIT: tuple[Regel, ...] = (
    Regel("LVBB3504", Fase.BESLUIT, find_ref_niet_geleverd),
    Regel("BHKV1059", Fase.BESLUIT, find_beoogd_niet_geleverd),
    _bij_besluit("LVBB3509", _niet_in_lijst),
    _bij_besluit("BHKV1060", _hoort_er_niet_bij),
    Regel("BHKV1033", Fase.BESLUIT, find_ref_niet_beoogd),
    _bij_besluit("LVBB3510", _andere_geboorte),
    _bij_besluit("LVBB3151", _zonder_verwijzing),
    _per_ref(
        "LVBB3902",
        "AlleenBekendTeMaken",
        _is_verkeerde_plek,
        "naar wat alleen bekend wordt gemaakt, verwijst alleen het besluit zelf, met een ExtRef",
    ),
    _per_ref(
        "STOP2033",
        "AlleenBekendTeMaken",
        _is_verkeerde_plek,
        "naar wat alleen bekend wordt gemaakt, verwijst alleen het besluit zelf, met een ExtRef",
    ),
    _per_ref(
        "STOP2034", "Informatief", lambda ref: ref is not None, "de tekst verwijst naar wat alleen informatief is"
    ),
    Regel("LVBB3514", Fase.CONSOLIDATIE, find_onbekend),
    Regel("LVBB3517", Fase.BESLUIT, find_spaties),
    _zonder_dag("LVBB3518", is_io=True, naam="het informatieobject"),
    _zonder_dag("LVBB3519", is_io=False, naam="de regeling"),
    Regel("LVBB3800", Fase.CONSOLIDATIE, find_intrekking_onbekend),
    Regel("LVBB3801", Fase.CONSOLIDATIE, find_intrekking_dubbel),
    Regel("LVBB3802", Fase.CONSOLIDATIE, find_intrekking_dicht),
    _buiten("STOP2031", Besluitsoort.ONTWERP),
    _buiten("STOP2032", Besluitsoort.DEFINITIEF),
)
