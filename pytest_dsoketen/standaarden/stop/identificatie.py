# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""AKN and JOIN identifications (STOP 1.3, identificatie_doc_pub): read, check and make.

`/akn/nl/bill/gm9999/2026/b1/nld@2026-05-01;1` and `/join/id/regdata/gm9999/2026/gio1/nld@2026-05-01;1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Afwijking

TALEN = ("nld", "eng", "fry", "pap", "mul", "und")
AKN_LANDEN = ("nl", "aw", "cw", "sx")
AKN_TYPEN = ("act", "bill", "doc", "officialGazette")
BLADEN = ("bgr", "gmb", "prb", "stb", "stcrt", "trb", "wsb")
JOIN_TYPEN = ("regdata", "pubdata", "infodata")

_OVERHEID = re.compile(r"mnre\d{4}|mn\d{3}|gm\d{4}|ws\d{4}|pv\d{2}")
_OVERIG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_DATUM = re.compile(r"\d{4}(-\d{2}-\d{2})?")
_DOEL = re.compile(
    r"/join/id/proces/(?P<overheid>[a-z0-9]+)/(?P<datum>\d{4}(-\d{2}-\d{2})?)/(?P<naam>[A-Za-z0-9][A-Za-z0-9_-]*)"
)


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
    """

    stelsel: str
    soort: str
    overheid: str
    datum: str
    overig: str
    taal: str = ""
    versie: str = ""
    land: str = "nl"

    @property
    def work(self) -> str:
        """The identification of the work."""
        begin = f"/akn/{self.land}/{self.soort}" if self.stelsel == "akn" else f"/join/id/{self.soort}"
        return f"{begin}/{self.overheid}/{self.datum}/{self.overig}"

    @property
    def is_expression(self) -> bool:
        """Whether it points at one version."""
        return bool(self.taal)

    def __str__(self) -> str:
        """Write it as the standard has it."""
        return f"{self.work}/{self.taal}@{self.versie}" if self.taal else self.work


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
    _, apestaart, versie = tekst.partition("@")
    taal = tekst.partition("@")[0].rpartition("/")[2] if apestaart else ""
    return Identificatie(
        stelsel=delen[1],
        soort=delen[3],
        overheid=delen[4],
        datum=delen[5],
        overig=delen[6],
        taal=taal,
        versie=versie,
        land=delen[2] if delen[1] == "akn" else "nl",
    )


def check(tekst: str, plaats: str = "") -> list[Afwijking]:
    """Check an AKN or JOIN identification against the grammar of LVBB2008-2021 and STOP1014.

    Args:
        tekst: work or expression.
        plaats: where it stands.
    """
    return [Afwijking(code, melding, plaats) for code, melding in _faults(tekst)]


def is_doel(tekst: str) -> bool:
    """Say whether a text identifies a doel (STOP1038)."""
    found = _DOEL.fullmatch(tekst)
    return bool(found and _is_datum(found["datum"]) and _OVERHEID.fullmatch(found["overheid"]))


def _faults(tekst: str) -> Iterator[tuple[str, str]]:
    """Walk the parts of an identification from left to right."""
    if not tekst.startswith(("/akn/", "/join/")):
        yield "STOP1014", f"de identificatie “{tekst}” begint niet met /akn of /join"
        yield "LVBB2008", f"de identificatie “{tekst}” begint niet met akn of join"
        return
    if "." in tekst:
        yield "LVBB2017", f"de identificatie “{tekst}” bevat een punt"
    work, apestaart, versie = tekst.partition("@")
    delen = work.split("/")[1:]
    if len(delen) != (7 if apestaart else 6):
        yield "LVBB2019", f"de identificatie “{tekst}” heeft niet het juiste aantal delen"
        return
    yield from _work_faults(tekst, delen)
    if apestaart:
        yield from _expression_faults(tekst, delen[6], versie)


def _work_faults(tekst: str, delen: list[str]) -> Iterator[tuple[str, str]]:
    """Check the parts of a work: land or `id`, type, overheid or blad, date and name."""
    stelsel, land, soort, overheid, datum, overig = delen[:6]
    yield from _akn_faults(tekst, land, soort) if stelsel == "akn" else _join_faults(tekst, land, soort)
    if soort == "officialGazette":
        if overheid not in BLADEN:
            yield "LVBB2022", f"“{overheid}” in “{tekst}” is geen publicatieblad"
    elif not _OVERHEID.fullmatch(overheid):
        yield "STOP1010", f"“{overheid}” in “{tekst}” is geen code van een overheid"
    if not _is_datum(datum):
        yield "LVBB2013", f"“{datum}” in “{tekst}” is geen jaartal of datum"
    if not _OVERIG.fullmatch(overig) and "." not in overig:
        yield "LVBB2020", f"de naam “{overig[:60]}” in “{tekst[:120]}” bevat tekens die niet mogen"
    if len(overig) > 128:
        yield "LVBB2021", f"de naam in “{tekst[:60]}…” is langer dan 128 tekens"


def _akn_faults(tekst: str, land: str, soort: str) -> Iterator[tuple[str, str]]:
    """Check what only an AKN identification has."""
    if land not in AKN_LANDEN:
        yield "LVBB2009", f"het land “{land}” in “{tekst}” bestaat niet"
    if soort not in AKN_TYPEN:
        yield "LVBB2010", f"het type “{soort}” in “{tekst}” bestaat niet"


def _join_faults(tekst: str, tweede: str, soort: str) -> Iterator[tuple[str, str]]:
    """Check what only a JOIN identification has."""
    if tweede != "id":
        yield "LVBB2011", f"het tweede deel van “{tekst}” is niet ‘id’"
    if soort not in JOIN_TYPEN:
        yield "LVBB2012", f"het type “{soort}” in “{tekst}” bestaat niet"


def _expression_faults(tekst: str, taal: str, versie: str) -> Iterator[tuple[str, str]]:
    """Check language and version."""
    if taal not in TALEN:
        yield "LVBB2016", f"de taal “{taal}” in “{tekst}” bestaat niet"
    if not versie:
        yield "STOP1007", f"de expressie “{tekst}” heeft geen versie"


def _is_datum(tekst: str) -> bool:
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
    return f"/join/id/proces/{overheid}/{jaar:04}/{naam}"
