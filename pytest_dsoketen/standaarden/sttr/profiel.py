# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Which elements of the DSO extension stand where: a compact profile, written from the facts of the IMTR schemas.

A line is the content of one element, in order. `?` at most one, `*` any number, `+` at least one, `|` a choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pytest_dsoketen.standaarden.sttr.boom import shorten
from pytest_dsoketen.standaarden.sttr.lezen import Element, local

_GEDEELD = {
    "inter:regelgroepen": "inter:regelgroep+",
    "inter:regelgroep": "inter:naam inter:prioriteit?",
    "inter:consistentieregel": "inter:reguliereExpressie inter:invulinstructie?",
    "uitv:uitvoeringsregels": "uitv:uitvoeringsregel+",
    "uitv:vraag": "uitv:gegevensType uitv:vraagTekst uitv:opties? inter:inputType?",
    "uitv:opties": "uitv:optieType uitv:optieGeenVanBovenstaande? uitv:optie+",
    "uitv:optie": "uitv:sequenceId uitv:optieText content:uitvoeringsregelToelichting?",
    "uitv:bijlage": "uitv:bijlageType uitv:documenttypeGeneriek?",
    "uitv:geoVerwijzing": "uitv:locatie uitv:vraagTekst",
    "uitv:implicietAntwoord": "uitv:werkzaamheid uitv:waarde uitv:context?",
    "uitv:uitkomstHerbruikbareBeslissing": "uitv:activiteit uitv:naam",
    "uitv:vasteWaardeVoorbehoud": "uitv:vasteWaarde uitv:tekstVoorbehoud",
    "uitv:registerbevragingAPIProfiel": "uitv:verborgenStuurvraag? uitv:afnamepunt uitv:vraag",
    "uitv:query": "uitv:zoekingang uitv:registerKoppelveld+",
    "uitv:criteria": "uitv:kenmerk uitv:kwaliteit uitv:resultaattype",
    "uitv:projectie": "uitv:naam",
    "uitv:registerKoppelveld": "uitv:kenmerk uitv:waardetype? "
    "uitv:registerKetenVariabele|uitv:registerVasteWaarde|uitv:registerUitvoeringsregelRef",
    "content:uitvoeringsregelToelichting": "content:toelichting? content:langeToelichting? content:belangrijk?",
    "content:conclusieToelichting": "content:toelichting",
    "content:maatregelen": "content:maatregel*",
    "content:maatregel": "content:nummer content:maatregeltekst content:toelichting? content:frequentie "
    "content:volgorde content:kenmerk* content:thema*",
}
_REGEL = (
    "uitv:herbruikbaarId? uitv:regelgroepRef? uitv:bereik? inter:classificatie? uitv:vraagReferentie? "
    "uitv:publiceerbaar? uitv:potentieelVertrouwelijk? inter:prioriteit? "
    "uitv:registerbevraging|uitv:registerbevragingAPIProfiel|uitv:vraag|uitv:vasteWaarde|uitv:vasteWaardeVoorbehoud|"
    "uitv:bijlage|uitv:implicietAntwoord|uitv:geoVerwijzing|uitv:uitkomstHerbruikbareBeslissing{extra} "
    "content:uitvoeringsregelToelichting? inter:consistentieregel?"
)
_AFNAMEPUNT = "uitv:endpointAfnamepunt {extra} uitv:query uitv:criteria uitv:projectie"
PROFIELEN: Mapping[str, Mapping[str, str]] = {
    "1": _GEDEELD
    | {
        "uitv:uitvoeringsregel": _REGEL.format(extra="|uitv:herbruikbareVraagReferentie"),
        "uitv:herbruikbareVraagReferentie": "uitv:herbruikbareVraagId",
        "uitv:vasteWaarde": "uitv:waardeVraag? uitv:waarde uitv:gegevensType",
        "uitv:registerbevraging": "uitv:verborgenStuurvraag? uitv:register uitv:registerGegeven "
        "uitv:registerKoppelveld? uitv:vraag",
        "uitv:afnamepunt": _AFNAMEPUNT.format(extra="uitv:endpointStatus?"),
    },
    "2": _GEDEELD
    | {
        "uitv:uitvoeringsregel": _REGEL.format(extra=""),
        "uitv:vasteWaarde": "uitv:waardeVraag? uitv:booleanWaarde|uitv:numberWaarde|uitv:stringWaarde|uitv:dateWaarde",
        "uitv:registerbevraging": "uitv:verborgenStuurvraag? uitv:registerGegeven uitv:registerKoppelveld? uitv:vraag",
        "uitv:afnamepunt": _AFNAMEPUNT.format(extra="uitv:registerNaam"),
    },
}
"""Per version of the extension, the content of every element that has children."""
_VRIJ = {("uitv:registerbevraging", "uitv:registerKoppelveld")}
"""A registerKoppelveld that is plain text here and has children elsewhere."""


@dataclass(frozen=True)
class Deel:
    """One place in the content of an element."""

    namen: frozenset[str]
    verplicht: bool
    herhaald: bool


@cache
def parse_inhoud(regel: str) -> tuple[Deel, ...]:
    """Read one line of the profile."""
    delen = (re.fullmatch(r"(.*?)([?*+]?)", deel) for deel in regel.split())
    return tuple(
        Deel(frozenset(deel[1].split("|")), deel[2] not in {"?", "*"}, deel[2] in {"*", "+"}) for deel in delen if deel
    )


def find_misplaced(element: Element, versie: str) -> Iterator[tuple[Element, str]]:
    """Give the first child that does not belong at its place, with what is wrong."""
    for kind, melding, soort in _walk(element, versie):
        if soort == "plaats":
            yield kind, melding


def find_missing(element: Element, versie: str) -> Iterator[tuple[Element, str]]:
    """Give what is missing in an element."""
    for kind, melding, soort in _walk(element, versie):
        if soort == "ontbreekt":
            yield kind, melding


def _walk(element: Element, versie: str) -> Iterator[tuple[Element, str, str]]:
    """Hold the children of one element against the profile; stops at the first thing wrong."""
    kort = shorten(element)
    regel = PROFIELEN[versie].get(kort)
    if regel is None or (shorten_ouder(element), kort) in _VRIJ:
        for kind in list(element)[:1]:
            yield kind, f"element {local(kind)!r} hoort niet in {local(element)!r}", "plaats"
        return
    kinderen = list(element)
    plaats = 0
    for deel in parse_inhoud(regel):
        begin = plaats
        while plaats < len(kinderen) and shorten(kinderen[plaats]) in deel.namen:
            plaats += 1
            if not deel.herhaald:
                break
        if plaats == begin and deel.verplicht:
            namen = " of ".join(sorted(naam.partition(":")[2] for naam in deel.namen))
            if plaats < len(kinderen) and not _allowed_later(shorten(kinderen[plaats]), regel):
                yield (
                    kinderen[plaats],
                    f"element {local(kinderen[plaats])!r} hoort niet in {local(element)!r}",
                    "plaats",
                )
            elif any(shorten(kind) in deel.namen for kind in kinderen):
                yield kinderen[plaats], f"element {local(kinderen[plaats])!r} staat niet op zijn plaats", "plaats"
            else:
                yield element, f"in {local(element)!r} ontbreekt {namen}", "ontbreekt"
            return
    if plaats < len(kinderen):
        yield (
            kinderen[plaats],
            f"element {local(kinderen[plaats])!r} hoort niet op deze plaats in {local(element)!r}",
            "plaats",
        )


def _allowed_later(kort: str, regel: str) -> bool:
    """Whether the profile names an element at all."""
    return any(kort in deel.namen for deel in parse_inhoud(regel))


def shorten_ouder(element: Element) -> str:
    """Give the short name of the parent."""
    ouder = element.getparent()
    return shorten(ouder) if ouder is not None else ""
