# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Checks on the meaning of an STTR file: references, decisions, and the coupling with an activity."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from pytest_dsoketen.model.regels import Antwoordtype, Regelbeheerobject
from pytest_dsoketen.standaarden.sttr.boom import Boom, Vondst
from pytest_dsoketen.standaarden.sttr.document import Beslissing, Regelsoort, Rij, Tabel
from pytest_dsoketen.standaarden.sttr.lezen import Element, child, href, local, read_typeref, text
from pytest_dsoketen.standaarden.sttr.namen import parse_namespace, parse_ref
from pytest_dsoketen.standaarden.sttr.sfeel import (
    FeelError,
    Gelijk,
    Niet,
    Of,
    Toets,
    Waarde,
    overlaps,
    parse_literal,
    parse_toets,
)
from pytest_dsoketen.standaarden.sttr.spelen import CODES

_BASISTYPEN = frozenset({"boolean", "number", "string", "date"})
_MAX_RIJEN = 400


def find_losse_invoer(boom: Boom) -> Iterator[Vondst]:
    """Inputs that belong to no uitvoeringsregel."""
    bekend = {element.get("id") for kort, element in boom.uitbreidingen if kort == "uitv:uitvoeringsregel"}
    for verwijzing in (*boom.named("uitvoeringsregelRef"), *boom.named("registerUitvoeringsregelRef")):
        if href(verwijzing) not in bekend:
            yield verwijzing, f"er is geen uitvoeringsregel {href(verwijzing)!r}"
    for invoer in boom.dmn("inputData"):
        if not list(invoer.iter("{*}uitvoeringsregelRef")):
            yield invoer, "de invoer hoort bij geen enkele vraag"


def find_losse_groep(boom: Boom) -> Iterator[Vondst]:
    """References to a regelgroep that is not there."""
    bekend = {element.get("id") for kort, element in boom.uitbreidingen if kort == "inter:regelgroep"}
    for kort, element in boom.uitbreidingen:
        if kort == "uitv:regelgroepRef" and href(element) not in bekend:
            yield element, f"er is geen regelgroep {href(element)!r}"


def find_losse_eis(boom: Boom) -> Iterator[Vondst]:
    """Requirements of something that is not in the file, or is something else."""
    soorten = {
        "requiredInput": "inputData",
        "requiredDecision": "decision",
        "requiredKnowledge": "businessKnowledgeModel",
    }
    for naam, soort in soorten.items():
        for eis in boom.dmn(naam):
            doel = boom.ids.get(href(eis))
            if doel is None or local(doel) != soort:
                yield eis, f"{naam} verwijst naar {href(eis)!r}, en dat is geen {soort} in dit bestand"


def find_onbekende_naam(boom: Boom) -> Iterator[Vondst]:
    """Columns about something that the decision does not require."""
    namen = {invoer.id: invoer.naam for invoer in boom.bestand.invoer}
    namen |= {beslissing.id: beslissing.naam for beslissing in boom.bestand.beslissingen}
    for beslissing, element in _list_beslissingen(boom):
        vereist = {namen.get(id_) for id_ in beslissing.vereist}
        for kolom in (kind for tabel in boom_tabel(element) for kind in tabel if local(kind) == "input"):
            naam = text(kolom, "inputExpression/text")
            if naam not in vereist:
                yield kolom, f"de kolom gebruikt {naam[:80]!r}, en daar vraagt de beslissing niet om"


def boom_tabel(element: Element) -> list[Element]:
    """Give the table of a decision, as a list of at most one."""
    tabel = child(element, "decisionTable")
    return [] if tabel is None else [tabel]


def _list_beslissingen(boom: Boom) -> list[tuple[Beslissing, Element]]:
    """Give the decisions with their elements."""
    elementen = [element for element in boom.root if local(element) == "decision"]
    return list(zip(boom.bestand.beslissingen, elementen, strict=True))


def find_kring(boom: Boom) -> Iterator[Vondst]:
    """Decisions that depend on themselves."""
    vereist = {beslissing.id: beslissing.vereist for beslissing in boom.bestand.beslissingen}
    klaar: set[str] = set()
    for start, element in _list_beslissingen(boom):
        pad: list[tuple[str, Iterator[str]]] = [(start.id, iter(vereist.get(start.id, ())))]
        onderweg = {start.id}
        while pad:
            volgende = next(pad[-1][1], None)
            if volgende is None:
                klaar.add(pad[-1][0])
                onderweg.discard(pad.pop()[0])
            elif volgende in onderweg:
                yield element, f"de beslissing hangt via {volgende!r} van zichzelf af"
                return
            elif volgende in vereist and volgende not in klaar:
                onderweg.add(volgende)
                pad.append((volgende, iter(vereist[volgende])))


def find_wortel(boom: Boom) -> Iterator[Vondst]:
    """No coupling with an activity, or more than one."""
    verwijzingen = boom.named("functioneleStructuurRef")
    if not verwijzingen:
        yield boom.root, "geen enkele beslissing heeft een functioneleStructuurRef"
    for verwijzing in verwijzingen[1:]:
        yield verwijzing, "het bestand heeft meer dan één functioneleStructuurRef"


def find_onleesbare_ref(boom: Boom) -> Iterator[Vondst]:
    """A functioneleStructuurRef that names no regelbeheerobject of an activity."""
    for verwijzing in boom.named("functioneleStructuurRef"):
        if parse_ref(verwijzing.get("href", "")) is None:
            yield (
                verwijzing,
                f"functioneleStructuurRef {verwijzing.get('href', '')[:120]!r} noemt geen regelbeheerobject",
            )


def find_ander_gezag(boom: Boom) -> Iterator[Vondst]:
    """A functioneleStructuurRef with another OIN than the namespace."""
    eigen = parse_namespace(boom.root.get("namespace", ""))
    for verwijzing in boom.named("functioneleStructuurRef"):
        ref = parse_ref(verwijzing.get("href", ""))
        if ref and eigen and ref.oin != eigen:
            yield verwijzing, f"de verwijzing is van {ref.oin} en het bestand van {eigen}"


def find_onbekende_conclusie(boom: Boom) -> Iterator[Vondst]:
    """Outcomes of a check that are not one of the seven conclusions."""
    for uitkomst in _list_worteluitkomsten(boom, lambda soort: soort is Regelbeheerobject.CONCLUSIE):
        waarde = _read(text(uitkomst, "text"))
        if isinstance(waarde, str) and waarde not in CODES:
            yield uitkomst, f"conclusie {waarde[:60]!r} bestaat niet; kies uit {', '.join(sorted(CODES))}"


def find_verkeerde_uitkomst(boom: Boom) -> Iterator[Vondst]:
    """Outcomes that do not fit the kind of regelbeheerobject."""
    for uitkomst in _list_worteluitkomsten(boom, lambda soort: soort.value.startswith("Indieningsvereisten")):
        if not isinstance(_read(text(uitkomst, "text")), bool):
            yield uitkomst, "de uitkomst van indieningsvereisten is true of false"
    for uitkomst in _list_worteluitkomsten(boom, lambda soort: soort is Regelbeheerobject.CONCLUSIE):
        if not isinstance(_read(text(uitkomst, "text")), str):
            yield uitkomst, "de uitkomst van een check is een conclusie"


def _list_worteluitkomsten(boom: Boom, hoort: Callable[[Regelbeheerobject], bool]) -> Iterator[Element]:
    """Give the outcome cells of the root decision, for some kinds of regelbeheerobject."""
    for beslissing, element in _list_beslissingen(boom):
        ref = parse_ref(beslissing.ref) if beslissing.ref else None
        if ref and hoort(ref.object):
            for tabel in boom_tabel(element):
                yield from (
                    kind for rij in tabel if local(rij) == "rule" for kind in rij if local(kind) == "outputEntry"
                )


def _read(tekst: str) -> Waarde:
    """Read a literal; null when it is none."""
    try:
        return parse_literal(tekst)
    except FeelError:
        return None


def find_verkeerd_type(boom: Boom) -> Iterator[Vondst]:
    """Inputs with another type than the answer that they stand for."""
    regels = {regel.id: regel for regel in boom.bestand.uitvoeringsregels}
    for invoer, element in zip(boom.bestand.invoer, boom.dmn("inputData"), strict=True):
        regel = regels.get(invoer.uitvoeringsregel)
        if regel is None or invoer.type not in _BASISTYPEN:
            continue
        verwacht = "boolean" if regel.soort is Regelsoort.BIJLAGE else regel.type.value if regel.type else invoer.type
        verwacht = "string" if verwacht == Antwoordtype.LIST else verwacht
        if invoer.type != verwacht:
            yield element, f"de invoer is van type {invoer.type} en het antwoord van type {verwacht}"


def find_toetsfout(boom: Boom) -> Iterator[Vondst]:
    """Conditions that cannot be read."""
    yield from _find_feelfout(boom, "inputEntry", parse_toets)


def find_uitkomstfout(boom: Boom) -> Iterator[Vondst]:
    """Outcomes that cannot be read."""
    yield from _find_feelfout(boom, "outputEntry", parse_literal)


def _find_feelfout(boom: Boom, naam: str, parse: Callable[[str], object]) -> Iterator[Vondst]:
    """Give the cells that cannot be read."""
    for cel in boom.dmn(naam):
        try:
            parse(text(cel, "text"))
        except FeelError as fout:
            yield cel, str(fout)


def find_onbekende_optie(boom: Boom) -> Iterator[Vondst]:
    """Texts in a condition that are not among the options of the question."""
    opties = {regel.id: regel.opties for regel in boom.bestand.uitvoeringsregels if regel.opties and not regel.meerdere}
    per_naam = {
        invoer.naam: opties[invoer.uitvoeringsregel]
        for invoer in boom.bestand.invoer
        if invoer.uitvoeringsregel in opties
    }
    for tabel in boom.dmn("decisionTable"):
        namen = [text(kind, "inputExpression/text") for kind in tabel if local(kind) == "input"]
        for rij in (kind for kind in tabel if local(kind) == "rule"):
            cellen = [kind for kind in rij if local(kind) == "inputEntry"]
            for naam, cel in zip(namen, cellen, strict=False):
                for tekst in _list_teksten(text(cel, "text")):
                    if tekst not in per_naam.get(naam, (tekst,)):
                        yield cel, f"{tekst!r} is geen optie van de vraag; die zijn {', '.join(per_naam[naam])}"


def _list_teksten(tekst: str) -> list[str]:
    """Give the texts that a condition compares with."""
    try:
        return [waarde for waarde in _list_literals(parse_toets(tekst)) if isinstance(waarde, str)]
    except FeelError:
        return []


def _list_literals(toets: Toets) -> list[Waarde]:
    """Give the literals that a test is equal to."""
    if isinstance(toets, Gelijk):
        return [toets.waarde]
    if isinstance(toets, Of):
        return [waarde for deel in toets.toetsen for waarde in _list_literals(deel)]
    return _list_literals(toets.toets) if isinstance(toets, Niet) else []


def find_dubbel_raak(boom: Boom) -> Iterator[Vondst]:
    """Tables of which at most one rule may hold, where two can."""
    yield from _find_overlap(boom, "UNIQUE", lambda links, rechts: True)  # noqa: ARG005  (any two)


def find_tegenspraak(boom: Boom) -> Iterator[Vondst]:
    """Tables of which more rules may hold if they agree, where two do not."""
    yield from _find_overlap(boom, "ANY", lambda links, rechts: links.uitkomsten != rechts.uitkomsten)


def _find_overlap(boom: Boom, policy: str, telt: Callable[[Rij, Rij], bool]) -> Iterator[Vondst]:
    """Give the tables with two rules that hold together; one finding per table."""
    for beslissing, element in _list_beslissingen(boom):
        tabel = beslissing.tabel
        if tabel is None or tabel.hit_policy != policy or len(tabel.rijen) > _MAX_RIJEN:
            continue
        try:
            paar = _find_paar(tabel, telt)
        except FeelError:
            continue
        if paar:
            yield element, f"regel {paar[0]} en regel {paar[1]} gelden samen voor sommige antwoorden"


def _find_paar(tabel: Tabel, telt: Callable[[Rij, Rij], bool]) -> tuple[int, int] | None:
    """Give the first two rules that hold together, counted from 1."""
    gelezen = [
        (nummer, rij, [parse_toets(tekst) for tekst in rij.toetsen]) for nummer, rij in enumerate(tabel.rijen, 1)
    ]
    for (een, rij, links), (twee, andere, rechts) in combinations(gelezen, 2):
        if telt(rij, andere) and all(overlaps(a, b) for a, b in zip(links, rechts, strict=False)):
            return een, twee
    return None


def find_cijfernaam(boom: Boom) -> Iterator[Vondst]:
    """Names that begin with a digit, which other FEEL engines cannot read."""
    for element in (*boom.dmn("inputData"), *boom.dmn("decision")):
        if element.get("name", "")[:1].isdigit():
            yield element, f"naam {element.get('name', '')[:60]!r} begint met een cijfer"


def find_ongebruikt(boom: Boom) -> Iterator[Vondst]:
    """Uitvoeringsregels that nothing uses."""
    gebruikt = {
        href(element) for naam in ("uitvoeringsregelRef", "registerUitvoeringsregelRef") for element in boom.named(naam)
    }
    for kort, element in boom.uitbreidingen:
        if kort == "uitv:uitvoeringsregel" and element.get("id") not in gebruikt:
            yield element, f"uitvoeringsregel {element.get('id')!r} wordt nergens gebruikt"


def find_geo_als_waarheid(boom: Boom) -> Iterator[Vondst]:
    """Geo inputs of type boolean: the loket answers ja, nee or deels."""
    geo = {regel.id for regel in boom.bestand.uitvoeringsregels if regel.soort is Regelsoort.GEO}
    for invoer in boom.dmn("inputData"):
        variable = child(invoer, "variable")
        verwijzing = next(iter(invoer.iter("{*}uitvoeringsregelRef")), None)
        if href(verwijzing) in geo and variable is not None and read_typeref(variable.get("typeRef", "")) == "boolean":
            yield invoer, "een geo-vraag geeft ja, nee of deels, maar de invoer is van type boolean"
