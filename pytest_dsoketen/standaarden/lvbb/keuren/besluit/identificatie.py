# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about identifications: how they are written, and which belong together (LVBB20xx, STOP10xx, STOP20xx)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.identificatie import check, find_doelfout
from pytest_dsoketen.standaarden.stop.namen import DATA, WORK, text_of

_ID_ELEMENTEN = (
    "data:FRBRWork",
    "data:FRBRExpression",
    "data:instrumentVersie",
    "data:instrument",
    "data:informatieobjectRef",
    "data:opvolgerVan",
    "data:heeftGeboorteregeling",
    "tekst:ExtIoRef",
)

GRAMMATICA = (
    "STOP1014",
    "LVBB2008",
    "STOP1000",
    "LVBB2017",
    "LVBB2019",
    "STOP1002",
    "LVBB2009",
    "LVBB2010",
    "STOP1003",
    "LVBB2011",
    "STOP1004",
    "LVBB2012",
    "STOP1010",
    "STOP1017",
    "LVBB2022",
    "STOP1006",
    "LVBB2013",
    "LVBB2020",
    "LVBB2021",
    "STOP1009",
    "LVBB2016",
    "STOP1007",
    "STOP1008",
    "LVBB2015",
    "STOP1071",
    "STOP1072",
    "DSOK-ID-001",
)
"""Rules that one text is judged by."""


def _grammar(code: str) -> Regel:
    """Make one rule of the grammar; the identifications are read once for all of them."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        yield from dossier.derive(read_identificaties).get(code, ())

    return Regel(code, Fase.BESLUIT, find)


def read_identificaties(dossier: Dossier) -> dict[str, list[Vondst]]:
    """Judge every identification, each once per file; gives what is wrong per code."""
    eerste: dict[tuple[int, str], etree._Element] = {}
    elementen = [*dossier.module_elementen(*_ID_ELEMENTEN), *_in_gml(dossier)]
    for element in elementen:
        tekst = "".join(str(deel) for deel in element.itertext()).strip()
        eerste.setdefault((id(element.getroottree().getroot()), tekst), element)
    per_code: dict[str, list[Vondst]] = {}
    for (_, tekst), element in eerste.items():
        for afwijking in check(tekst):
            per_code.setdefault(afwijking.code, []).append((afwijking.melding, element))
    return per_code


def _in_gml(dossier: Dossier) -> Iterator[etree._Element]:
    """Walk the identifications at the head of the GML files."""
    for versie in dossier.gio_versies:
        for naam in ("FRBRWork", "FRBRExpression"):
            yield from versie.iterfind(f"{{*}}{naam}")


def _identificaties(dossier: Dossier) -> Iterator[etree._Element]:
    """Walk every ExpressionIdentificatie of the publication and the informatieobjecten."""
    yield from dossier.module_elementen("data:ExpressionIdentificatie")


def find_expression_work(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1001: an expression begins with its work."""
    for identificatie in (*_identificaties(dossier), *dossier.gio_versies):
        work = (identificatie.findtext("{*}FRBRWork") or "").strip()
        expression = (identificatie.findtext("{*}FRBRExpression") or "").strip()
        if not expression.startswith(f"{work}/"):
            yield f"de expressie {expression} begint niet met haar werk {work}", identificatie


_TYPE_PER_SOORT: dict[str, tuple[str, str, str]] = {
    "work_003": ("STOP1013", "bill", "een besluit"),
    "work_006": ("STOP1012", "act", "een regeling"),
    "work_015": ("STOP1011", "officialGazette", "een officiële publicatie"),
    "work_018": ("STOP1044", "doc", "een rectificatie"),
    "work_019": ("STOP1012", "act", "een regeling"),
    "work_021": ("STOP1012", "act", "een tijdelijk regelingdeel"),
    "work_022": ("STOP1012", "act", "een tijdelijk regelingdeel"),
    "work_023": ("STOP1037", "doc", "een kennisgeving"),
}
"""Per soortWork: the rule, the type that its work has, and what it is."""

_SOORTEN_PER_TYPE: dict[str, tuple[str, frozenset[str]]] = {
    "bill": ("STOP2002", frozenset({"work_003"})),
    "act": ("STOP2003", frozenset({"work_006", "work_019", "work_021", "work_022"})),
    "doc": ("STOP2052", frozenset({"work_018", "work_023"})),
    "join": ("STOP2024", frozenset({"work_005", "work_010"})),
}
"""Per type of work: the rule, and the kinds of work that it may be."""


def _soort_and_type(identificatie: etree._Element) -> tuple[str, str, str]:
    """Give the kind of work, the type in the identification (`join` for an informatieobject), and the work."""
    soort = text_of(identificatie, "data:soortWork").removeprefix(WORK)
    work = text_of(identificatie, "data:FRBRWork")
    delen = work.split("/")
    return soort, "join" if delen[1:3] == ["join", "id"] else (delen[3:4] or [""])[0], work


def _type_of_soort(code: str) -> Regel:
    """Make the rule that the work of a besluit, regeling, … has the type that belongs to it."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for identificatie in _identificaties(dossier):
            soort, soort_id, work = _soort_and_type(identificatie)
            eigen, verwacht, naam = _TYPE_PER_SOORT.get(soort, ("", "", ""))
            if eigen == code and soort_id != verwacht:
                yield f"de identificatie {work} is niet die van {naam} ({verwacht})", identificatie

    return Regel(code, Fase.BESLUIT, find)


def _soort_of_type(soort_id: str) -> Regel:
    """Make the rule that what is identified as bill, act, doc or join is such a kind of work."""
    code, soorten = _SOORTEN_PER_TYPE[soort_id]

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for identificatie in _identificaties(dossier):
            soort, gezien, work = _soort_and_type(identificatie)
            if gezien == soort_id and soort not in soorten:
                yield f"het soortWork “{soort}” hoort niet bij de identificatie {work}", identificatie

    return Regel(code, Fase.BESLUIT, find)


def _tijdelijk(code: str, wrong: Callable[[etree._Element], str]) -> Regel:
    """Make a rule about what a tijdelijk regelingdeel is part of.

    Args:
        code: of the rule.
        wrong: gives what is wrong with an ExpressionIdentificatie; empty when nothing is.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for identificatie in _identificaties(dossier):
            melding = wrong(identificatie)
            if melding:
                yield f"{text_of(identificatie, 'data:FRBRWork')}: {melding}", identificatie

    return Regel(code, Fase.BESLUIT, find)


_DEEL_VAN = f"{{{DATA}}}isTijdelijkDeelVan"
_TIJDELIJK = WORK + "work_021"


def _no_soort_tijdelijk(identificatie: etree._Element) -> str:
    """STOP2004: what is a temporary part of something has soortWork work_021."""
    is_deel = identificatie.find(_DEEL_VAN) is not None
    fout = is_deel and text_of(identificatie, "data:soortWork") != _TIJDELIJK
    return "isTijdelijkDeelVan hoort alleen bij soortWork work_021" if fout else ""


def _no_hoofdregeling(identificatie: etree._Element) -> str:
    """STOP2058: a tijdelijk regelingdeel says what it is a part of."""
    fout = text_of(identificatie, "data:soortWork") == _TIJDELIJK and identificatie.find(_DEEL_VAN) is None
    return "het tijdelijk regelingdeel zegt niet van welke regeling het een deel is" if fout else ""


def _deel_van_geen_regeling(identificatie: etree._Element) -> str:
    """STOP2057: it is part of a regeling."""
    deel = identificatie.find(_DEEL_VAN)
    soort = text_of(deel, "data:WorkIdentificatie/data:soortWork")
    fout = deel is not None and soort != WORK + "work_019"
    return f"het is deel van iets met soortWork “{soort}”, en niet van een regeling" if fout else ""


def _deel_van_geen_act(identificatie: etree._Element) -> str:
    """STOP2063: the regeling that it is part of is an act."""
    deel = identificatie.find(_DEEL_VAN)
    work = text_of(deel, "data:WorkIdentificatie/data:FRBRWork")
    fout = deel is not None and work.split("/")[3:4] != ["act"]
    return f"het is deel van {work}, en dat is geen regeling (act)" if fout else ""


def find_doel(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1038: a doel is written /join/id/proces/…."""
    gezien: set[str] = set()
    for element in dossier.elementen("data:doel"):
        tekst = (element.text or "").strip()
        melding = "" if tekst in gezien else find_doelfout(tekst)
        gezien.add(tekst)
        if melding:
            yield melding, element


REGELS_IDENTIFICATIE: tuple[Regel, ...] = (
    *(_grammar(code) for code in GRAMMATICA),
    Regel("STOP1001", Fase.BESLUIT, find_expression_work),
    *(_type_of_soort(code) for code in dict.fromkeys(code for code, _, _ in _TYPE_PER_SOORT.values())),
    *(_soort_of_type(soort_id) for soort_id in _SOORTEN_PER_TYPE),
    Regel("STOP1038", Fase.BESLUIT, find_doel),
    _tijdelijk("STOP2004", _no_soort_tijdelijk),
    _tijdelijk("STOP2057", _deel_van_geen_regeling),
    _tijdelijk("STOP2058", _no_hoofdregeling),
    _tijdelijk("STOP2063", _deel_van_geen_act),
)
