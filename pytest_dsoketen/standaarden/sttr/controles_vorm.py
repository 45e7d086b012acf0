# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Checks on the form of an STTR file: what stands where, and how it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pytest_dsoketen.standaarden.sttr.boom import Boom, Vondst
from pytest_dsoketen.standaarden.sttr.lezen import child, local, text
from pytest_dsoketen.standaarden.sttr.namen import parse_namespace, parse_uitbreiding
from pytest_dsoketen.standaarden.sttr.profiel import PROFIELEN, find_misplaced, find_missing

_BOOLEAN = frozenset({"true", "false"})
_DOCUMENTTYPEN = frozenset(
    {
        "Advies", "Afbeelding", "Afspraak", "Akte", "Begroting", "Berekening", "Bestek", "Brief", "Foto", "Grafiek",
        "Identificatiebewijs", "Kaart", "Ontwerp", "Overeenkomst", "Plan", "PlanVanAanpak", "Rapport",
        "TechnischeTekening", "Tekening", "Uittreksel", "Verklaring", "Overig",
    }
)  # fmt: skip
_WAARDEN: Mapping[str, frozenset[str]] = {
    "uitv:gegevensType": frozenset({"boolean", "number", "string", "date", "list"}),
    "uitv:optieType": frozenset({"enkelAntwoord", "meerdereAntwoorden"}),
    "uitv:bereik": frozenset({"werkzaamheid", "locatie", "gebruiker", ""}),
    "uitv:context": frozenset({"werkzaamheidOverstijgend", "werkzaamheidSpecifiek", ""}),
    "uitv:resultaattype": frozenset({"enkelvoudig", "meervoudig"}),
    "uitv:register": frozenset({"GGS"}),
    "uitv:documenttypeGeneriek": _DOCUMENTTYPEN | {""},
    "inter:classificatie": frozenset({"project", "aanvrager", "verzoek", "activiteit", ""}),
    "inter:inputType": frozenset({"text", "textarea", ""}),
    "uitv:publiceerbaar": _BOOLEAN | {"1", "0", ""},
    "uitv:potentieelVertrouwelijk": _BOOLEAN | {"1", "0", ""},
    "uitv:optieGeenVanBovenstaande": _BOOLEAN | {"1", "0"},
    "uitv:verborgenStuurvraag": _BOOLEAN | {"1", "0", ""},
    "content:belangrijk": _BOOLEAN | {"1", "0"},
}
_GETALLEN = frozenset({"inter:prioriteit", "uitv:sequenceId", "content:volgorde"})
_GEVULD = frozenset(
    {
        "inter:naam",
        "uitv:vraagTekst",
        "uitv:optieText",
        "uitv:bijlageType",
        "uitv:tekstVoorbehoud",
        "uitv:waarde",
        "uitv:vraagReferentie",
        "uitv:herbruikbaarId",
        "uitv:waardeVraag",
        "content:toelichting",
        "content:langeToelichting",
        "content:nummer",
        "content:maatregeltekst",
        "content:frequentie",
        "inter:reguliereExpressie",
        "inter:invulinstructie",
        "uitv:stringWaarde",
    }
)
_LANG = frozenset(
    {
        "content:toelichting",
        "content:nummer",
        "content:maatregeltekst",
        "content:frequentie",
        "content:kenmerk",
        "content:thema",
    }
)
_MAX_TOELICHTING = 2048
_LENGTEN_V3 = {
    "inter:naam": 80,
    "uitv:bijlageType": 80,
    "uitv:vraagTekst": 512,
    "uitv:vraagReferentie": 512,
    "uitv:tekstVoorbehoud": 2048,
}
_VORMEN_V3 = {
    "uitv:numberWaarde": re.compile(r"[0-9]+(,[0-9]+)?"),
    "uitv:dateWaarde": re.compile(r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}"),
    "uitv:booleanWaarde": re.compile("true|false"),
    "uitv:publiceerbaar": re.compile("(true|false)?"),
    "uitv:potentieelVertrouwelijk": re.compile("(true|false)?"),
    "uitv:optieGeenVanBovenstaande": re.compile("true|false"),
}
_HIT_POLICIES = frozenset({"UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER"})
_GEHEEL = re.compile(r"[+-]?\d{1,10}")
_MAX_INT = 2**31


def find_definitie(boom: Boom) -> Iterator[Vondst]:
    """Definitions without a name or a namespace."""
    for attribuut in ("name", "namespace"):
        if not boom.root.get(attribuut):
            yield boom.root, f"definitions heeft geen {attribuut}"


def find_namespace(boom: Boom) -> Iterator[Vondst]:
    """A namespace without an OIN of 20 digits."""
    namespace = boom.root.get("namespace", "")
    if namespace and not parse_namespace(namespace):
        yield boom.root, f"namespace {namespace!r} eindigt niet op een OIN van 20 cijfers"


def find_dubbele_ids(boom: Boom) -> Iterator[Vondst]:
    """Ids that occur more than once."""
    aantallen = Counter(element.get("id") for element in boom.root.iter() if element.get("id"))
    for element in boom.root.iter():
        id_ = element.get("id")
        if id_ and aantallen[id_] > 1:
            yield element, f"id {id_!r} komt {aantallen[id_]} keer voor"


def find_versiemenging(boom: Boom) -> Iterator[Vondst]:
    """Elements of another version of the DSO extension than the rest of the file."""
    for _, element in boom.uitbreidingen:
        versie = parse_uitbreiding(element.tag[1:].partition("}")[0])[1]
        if versie != boom.versie:
            yield (
                element,
                f"element {local(element)!r} is van versie {versie}.0 en het bestand van versie {boom.versie}.0",
            )


def find_verkeerde_plaats(boom: Boom) -> Iterator[Vondst]:
    """Elements that are unknown, or not in their place."""
    for kort, element in boom.uitbreidingen:
        if kort in PROFIELEN[boom.versie] or len(element):
            yield from find_misplaced(element, boom.versie)


def find_ontbrekend(boom: Boom) -> Iterator[Vondst]:
    """Elements without a child that they must have."""
    for kort, element in boom.uitbreidingen:
        if kort in PROFIELEN[boom.versie]:
            yield from find_missing(element, boom.versie)


def find_lege_tekst(boom: Boom) -> Iterator[Vondst]:
    """Texts that must not be empty and are."""
    for kort, element in boom.uitbreidingen:
        if kort in _GEVULD and not len(element) and not (element.text or ""):
            yield element, f"{local(element)} is leeg"


def find_geen_getal(boom: Boom) -> Iterator[Vondst]:
    """Numbers that are not whole numbers."""
    for kort, element in boom.uitbreidingen:
        tekst = (element.text or "").strip()
        if kort in _GETALLEN and (not _GEHEEL.fullmatch(tekst) or not -_MAX_INT <= int(tekst) < _MAX_INT):
            yield element, f"{local(element)} is geen geheel getal: {tekst[:40]!r}"


def find_onbekende_waarde(boom: Boom) -> Iterator[Vondst]:
    """Values that are not in their list."""
    for kort, element in boom.uitbreidingen:
        if kort in _WAARDEN and (element.text or "").strip() not in _WAARDEN[kort]:
            keuzes = ", ".join(sorted(filter(None, _WAARDEN[kort])))
            yield element, f"{local(element)} {(element.text or '')[:40]!r} bestaat niet; kies uit {keuzes}"


def find_lange_toelichting(boom: Boom) -> Iterator[Vondst]:
    """Explanations of more than 2048 characters."""
    for kort, element in boom.uitbreidingen:
        ouder = element.getparent()
        vrij = kort == "content:toelichting" and ouder is not None and local(ouder) == "maatregel"
        if kort in _LANG and not vrij and len(element.text or "") > _MAX_TOELICHTING:
            yield element, f"{local(element)} is {len(element.text or '')} tekens lang; {_MAX_TOELICHTING} mag"


def find_te_lang_voor_v3(boom: Boom) -> Iterator[Vondst]:
    """Texts that are too long for a STAM message, which STTR 3 forbids."""
    if boom.versie != "2":
        return
    for kort, element in boom.uitbreidingen:
        if len(element.text or "") > _LENGTEN_V3.get(kort, _MAX_INT):
            yield element, f"{local(element)} is {len(element.text or '')} tekens lang; {_LENGTEN_V3[kort]} mag"


def find_vorm_v3(boom: Boom) -> Iterator[Vondst]:
    """Values that are not written as STTR 3 wants them."""
    if boom.versie != "2":
        return
    for kort, element in boom.uitbreidingen:
        if kort in _VORMEN_V3 and not _VORMEN_V3[kort].fullmatch((element.text or "").strip()):
            yield element, f"{local(element)} {(element.text or '')[:40]!r} is niet geschreven zoals STTR 3 vraagt"


def find_hit_policy(boom: Boom) -> Iterator[Vondst]:
    """Tables with an unknown hit policy."""
    for tabel in boom.dmn("decisionTable"):
        if tabel.get("hitPolicy", "UNIQUE") not in _HIT_POLICIES:
            yield tabel, f"hitPolicy {tabel.get('hitPolicy')!r} bestaat niet"


def find_arity(boom: Boom) -> Iterator[Vondst]:
    """Rules with another number of cells than the table has columns."""
    for tabel in boom.dmn("decisionTable"):
        kolommen = Counter(local(kind) for kind in tabel)
        if not kolommen["output"]:
            yield tabel, "de tabel heeft geen uitkomstkolom"
        for rij in tabel:
            if local(rij) != "rule":
                continue
            cellen = Counter(local(kind) for kind in rij)
            for cel, kolom in (("inputEntry", "input"), ("outputEntry", "output")):
                if cellen[cel] != kolommen[kolom]:
                    yield rij, f"de regel heeft {cellen[cel]} keer {cel}; de tabel heeft {kolommen[kolom]} keer {kolom}"


def find_onbekend_voorvoegsel(boom: Boom) -> Iterator[Vondst]:
    """Type references with a prefix that is declared nowhere."""
    for element in boom.root.iter():
        for tekst in (element.get("typeRef", ""), text(element) if local(element) == "typeRef" else ""):
            voorvoegsel, scheiding, _ = tekst.partition(":")
            if scheiding and voorvoegsel not in element.nsmap:
                yield element, f"het voorvoegsel van type {tekst!r} is niet gedeclareerd"


def find_opties(boom: Boom) -> Iterator[Vondst]:
    """List questions without options, and options with other questions."""
    for vraag in (element for kort, element in boom.uitbreidingen if kort == "uitv:vraag"):
        is_lijst, heeft = text(vraag, "gegevensType") == "list", child(vraag, "opties") is not None
        if is_lijst and not heeft:
            yield vraag, "een vraag met gegevensType list heeft geen opties"


def find_dubbele_opties(boom: Boom) -> Iterator[Vondst]:
    """Options with the same sequenceId within one question."""
    for opties in (element for kort, element in boom.uitbreidingen if kort == "uitv:opties"):
        nummers = Counter(text(optie, "sequenceId") for optie in opties if local(optie) == "optie")
        for nummer, aantal in nummers.items():
            if nummer and aantal > 1:
                yield opties, f"sequenceId {nummer} komt {aantal} keer voor in één vraag"


def find_lege_locatie(boom: Boom) -> Iterator[Vondst]:
    """Geo references to nowhere."""
    for kort, element in boom.uitbreidingen:
        if kort == "uitv:locatie" and not element.get("identificatie", "").strip():
            yield element, "de locatie heeft geen identificatie"
