# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""AKN, JOIN and doel identifications (STOP 1.3, identificatie_doc_pub): read, check and make.

`/akn/nl/bill/gm9999/2026/b1/nld@2026-05-01;1`, `/join/id/regdata/gm9999/2026/gio1/nld@2026-05-01;1` and
`/join/id/proces/gm9999/2026/d1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.stop.overheden import Overheidcode, is_overheidcode

TALEN = ("nld", "eng", "fry", "pap", "mul", "und")
AKN_LANDEN = ("nl", "aw", "cw", "sx")
AKN_TYPEN = ("act", "bill", "doc", "officialGazette")
BLADEN = ("bgr", "gmb", "prb", "stb", "stcrt", "trb", "wsb")
JOIN_TYPEN = ("regdata", "pubdata", "infodata")

GECONSOLIDEERD = {
    "akn": frozenset({"land", "provincie", "gemeente", "waterschap", "consolidatie"}),
    "join": frozenset({"consolidatie"}),
}
"""What stands in place of the code of an organisation when the LVBB consolidated something itself."""

_JOIN_BREED = frozenset({*JOIN_TYPEN, "proces", "stop"})
_OVERIG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_VERSIE = re.compile(r"[A-Za-z0-9_-]+(;[A-Za-z0-9_-]+)*")
_COMPONENT = re.compile(r"![A-Za-z0-9_=-]+")
_DATUM = re.compile(r"[0-9]{4}(-[0-9]{2}-[0-9]{2})?")
_DOEL = re.compile(r"/join/id/proces/([^/]+)/([^/]+)/([^/]+)")


class IdentificatieError(DsoketenError, ValueError):
    """A text that should identify a work or expression does not.

    Attributes:
        afwijkingen: what is wrong, with official codes.
    """

    def __init__(self, afwijkingen: list[Afwijking]) -> None:
        super().__init__("; ".join(afwijking.melding for afwijking in afwijkingen))
        self.afwijkingen = afwijkingen


@dataclass(frozen=True)
class Identificatie:
    """A work or an expression of it.

    Attributes:
        stelsel: `akn` or `join`.
        soort: `act`, `bill`, `regdata`, …
        overheid: code of the organisation that made it.
        datum: year or date.
        overig: the name that the organisation chose.
        taal: language of the expression, empty for a work.
        versie: what follows the `@`, empty for a work.
        land: country of an AKN identification.
        component: part of the expression, such as `!main`; empty for the whole.
    """

    stelsel: str
    soort: str
    overheid: str
    datum: str
    overig: str
    taal: str = ""
    versie: str = ""
    land: str = "nl"
    component: str = ""

    @property
    def work(self) -> str:
        """The identification of the work."""
        begin = f"/akn/{self.land}/{self.soort}" if self.stelsel == "akn" else f"/join/id/{self.soort}"
        return f"{begin}/{self.overheid}/{self.datum}/{self.overig}"

    @property
    def is_expression(self) -> bool:
        """Whether it points at one version."""
        return bool(self.taal)

    @property
    def datum_versie(self) -> str:
        """Year or date that the version begins with; empty when it begins with something else, as of a regeling."""
        eerste = self.versie.partition(";")[0]
        return eerste if is_datum(eerste) else ""

    def __str__(self) -> str:
        """Write it as the standard has it."""
        if not self.taal:
            return self.work
        return f"{self.work}/{self.taal}@{self.versie}" + (f"/{self.component}" if self.component else "")


@dataclass(frozen=True)
class Doel:
    """What a besluit wants to bring about: versions with the same doel belong together.

    Attributes:
        overheid: code of the organisation that chose it.
        datum: year or date.
        naam: the name that it chose.
    """

    overheid: Overheidcode
    datum: str
    naam: str

    def __str__(self) -> str:
        """Write it as the standard has it."""
        return f"/join/id/proces/{self.overheid}/{self.datum}/{self.naam}"


def work_of(expression: str) -> str:
    """Cut the language and version off an expression; a work stays as it is."""
    voor, apestaart, _ = expression.partition("@")
    return voor.rpartition("/")[0] if apestaart else expression


def parse(tekst: str) -> Identificatie:
    """Read an identification.

    Raises:
        IdentificatieError: with what is wrong.
    """
    afwijkingen = check(tekst)
    if afwijkingen:
        raise IdentificatieError(afwijkingen)
    delen = work_of(tekst).split("/")
    voor, _, na = tekst.partition("@")
    versie, _, component = na.partition("/")
    return Identificatie(
        stelsel=delen[1],
        soort=delen[3],
        overheid=delen[4],
        datum=delen[5],
        overig=delen[6],
        taal=voor.rpartition("/")[2] if versie else "",
        versie=versie,
        land=delen[2] if delen[1] == "akn" else "nl",
        component=component,
    )


def parse_doel(tekst: str) -> Doel:
    """Read the identification of a doel.

    Raises:
        IdentificatieError: with what is wrong (STOP1038).
    """
    fout = find_doelfout(tekst)
    if fout:
        raise IdentificatieError([Afwijking("STOP1038", fout)])
    *_, overheid, datum, naam = tekst.split("/")
    return Doel(Overheidcode(overheid), datum, naam)


def find_doelfout(tekst: str) -> str:
    """Say what is wrong with the identification of a doel; empty when nothing is."""
    found = _DOEL.fullmatch(tekst)
    if found is None:
        return f"het doel “{tekst}” is niet opgebouwd als /join/id/proces/[organisatie]/[jaar]/[naam]"
    overheid, datum, naam = found.groups()
    if not is_overheidcode(overheid):
        return f"“{overheid}” in het doel “{tekst}” is geen code van een overheid"
    if not is_datum(datum):
        return f"“{datum}” in het doel “{tekst}” is geen jaartal of datum"
    if not _OVERIG.fullmatch(naam):
        return f"de naam “{naam}” in het doel “{tekst}” bevat tekens die niet mogen"
    return ""


def check(tekst: str, plaats: str = "") -> list[Afwijking]:
    """Check an AKN or JOIN identification against the grammar of LVBB2008-2022 and STOP1000-1017, 1071 and 1072.

    Several rules stand in both lists; then both codes are given, as the LVBB does.

    Args:
        tekst: work or expression.
        plaats: where it stands.
    """
    return [Afwijking(code, melding, plaats) for code, melding in _faults(tekst)]


def is_doel(tekst: str) -> bool:
    """Say whether a text identifies a doel (STOP1038)."""
    return not find_doelfout(tekst)


def _faults(tekst: str) -> Iterator[tuple[str, str]]:
    """Walk the parts of an identification from left to right."""
    if not tekst.startswith(("/akn/", "/join/")):
        yield from _twice(f"de identificatie “{tekst}” begint niet met /akn of /join", "STOP1014", "LVBB2008")
        return
    if "." in tekst:
        yield from _twice(f"de identificatie “{tekst}” bevat een punt", "STOP1000", "LVBB2017")
    work, apestaart, versie = tekst.partition("@")
    delen = work.split("/")[1:]
    if len(delen) != (7 if apestaart else 6):
        yield "LVBB2019", f"de identificatie “{tekst}” heeft niet het juiste aantal delen"
        return
    yield from _work_faults(tekst, delen)
    if apestaart:
        yield from _expression_faults(tekst, delen, versie)


def _twice(melding: str, *codes: str) -> Iterator[tuple[str, str]]:
    """Give one fault under every code that has it."""
    for code in codes:
        yield code, melding


def _work_faults(tekst: str, delen: list[str]) -> Iterator[tuple[str, str]]:
    """Check the parts of a work: land or `id`, type, overheid or blad, date and name."""
    stelsel, land, soort, overheid, datum, overig = delen[:6]
    yield from _akn_faults(tekst, land, soort) if stelsel == "akn" else _join_faults(tekst, land, soort)
    if soort == "officialGazette":
        if overheid not in BLADEN:
            yield from _twice(f"“{overheid}” in “{tekst}” is geen publicatieblad", "STOP1017", "LVBB2022")
    elif not is_overheidcode(overheid) and overheid not in GECONSOLIDEERD[stelsel]:
        yield "STOP1010", f"“{overheid}” in “{tekst}” is geen code van een overheid"
    if not is_datum(datum):
        yield from _twice(f"“{datum}” in “{tekst}” is geen jaartal of datum", "STOP1006", "LVBB2013")
    if not _OVERIG.fullmatch(overig.replace(".", "")):
        yield "LVBB2020", f"de naam “{overig[:60]}” in “{tekst[:120]}” bevat tekens die niet mogen"
    if len(overig) > 128:
        yield "LVBB2021", f"de naam in “{tekst[:60]}…” is langer dan 128 tekens"


def _akn_faults(tekst: str, land: str, soort: str) -> Iterator[tuple[str, str]]:
    """Check what only an AKN identification has."""
    if land not in AKN_LANDEN:
        yield from _twice(f"het land “{land}” in “{tekst}” bestaat niet", "STOP1002", "LVBB2009")
    if soort not in AKN_TYPEN:
        yield "LVBB2010", f"het type “{soort}” in “{tekst}” bestaat niet"


def _join_faults(tekst: str, tweede: str, soort: str) -> Iterator[tuple[str, str]]:
    """Check what only a JOIN identification has; the LVBB is wider than STOP."""
    melding = f"het tweede deel van “{tekst}” is niet ‘id’"
    if tweede != "id":
        yield "STOP1003", melding
    if tweede not in {"id", "set"}:
        yield "LVBB2011", melding
    melding = f"het type “{soort}” in “{tekst}” bestaat niet"
    if soort not in JOIN_TYPEN:
        yield "STOP1004", melding
    if soort not in _JOIN_BREED:
        yield "LVBB2012", melding


def _expression_faults(tekst: str, delen: list[str], na: str) -> Iterator[tuple[str, str]]:
    """Check language, version and component."""
    taal = delen[6]
    versie, schuin, component = na.partition("/")
    if taal not in TALEN:
        yield from _twice(f"de taal “{taal}” in “{tekst}” bestaat niet", "STOP1009", "LVBB2016")
    if delen[0] == "join":
        yield from _join_versie_faults(tekst, delen[4], versie.partition(";")[0])
    elif not versie:
        yield "STOP1007", f"de expressie “{tekst}” heeft geen versie"
    if schuin and not _COMPONENT.fullmatch(component):
        yield "STOP1071", f"het onderdeel “{component}” van “{tekst}” begint niet met een ! of heeft verboden tekens"
    if "!" in versie:
        yield "STOP1072", f"de versie “{versie}” in “{tekst}” bevat een !, zonder / ervoor"
    elif versie and not _VERSIE.fullmatch(versie) and "." not in versie:
        yield "DSOK-ID-001", f"de versie “{versie}” in “{tekst}” bevat tekens die niet mogen"


def _join_versie_faults(tekst: str, datum: str, versie: str) -> Iterator[tuple[str, str]]:
    """Check that a version of an informatieobject begins with a year or date that is not before that of its work."""
    if not is_datum(versie):
        yield "STOP1007", f"de versie van “{tekst}” begint niet met een jaartal of datum"
    elif is_datum(datum) and versie[:4] < datum[:4]:
        yield from _twice(f"de versie van “{tekst}” is ouder dan haar werk", "STOP1008", "LVBB2015")


def is_datum(tekst: str) -> bool:
    """Say whether a text is a year or an existing date."""
    if not _DATUM.fullmatch(tekst):
        return False
    try:
        date.fromisoformat(tekst if len(tekst) > 4 else f"{tekst}-01-01")
    except ValueError:
        return False
    return True


def akn_regeling(overheid: str, jaar: int, naam: str) -> str:
    """Make the work of a regeling."""
    return str(Identificatie("akn", "act", overheid, f"{jaar:04}", naam))


def akn_besluit(overheid: str, jaar: int, naam: str) -> str:
    """Make the work of a besluit."""
    return str(Identificatie("akn", "bill", overheid, f"{jaar:04}", naam))


def join_gio(overheid: str, jaar: int, naam: str) -> str:
    """Make the work of an informatieobject that will be consolidated."""
    return str(Identificatie("join", "regdata", overheid, f"{jaar:04}", naam))


def expression_dated(work: str, datum: date, versie: str = "1") -> str:
    """Make the expression of a besluit or informatieobject."""
    return f"{work}/nld@{datum.isoformat()};{versie}"


def expression_regeling(work: str, versie: str) -> str:
    """Make the expression of a regeling."""
    return f"{work}/nld@{versie}"


def doel_id(overheid: str, jaar: int, naam: str) -> str:
    """Make the identification of a doel."""
    return str(Doel(Overheidcode(overheid), f"{jaar:04}", naam))
