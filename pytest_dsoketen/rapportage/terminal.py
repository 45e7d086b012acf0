# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of a toetsronde as lines of text and as Markdown, for a key-user.

Pure functions; what they show comes in through small Protocols, so that this module needs no register.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Protocol

from pytest_dsoketen.model.bevindingen import Bevinding
from pytest_dsoketen.model.oordelen import Oordeel, Uitkomst
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.rapportage.tekst import (
    begin_zin,
    clean_line,
    compose_bevinding,
    end_zin,
    escape_markdown,
    format_duur,
)

BREEDTE = 96
TEKENS: dict[Oordeel, str] = {
    Oordeel.NIET_VAN_TOEPASSING: "·",
    Oordeel.GESLAAGD: "✓",
    Oordeel.WAARSCHUWING: "!",
    Oordeel.HANDMATIG: "?",
    Oordeel.NIET_GETOETST: "-",
    Oordeel.ONBESLIST: "?",
    Oordeel.GEBLOKKEERD: "-",
    Oordeel.GEZAKT: "✗",
    Oordeel.OPSTELLINGSFOUT: "✗",
    Oordeel.TOETSFOUT: "✗",
}
_SLOTZINNEN: dict[Oordeel, str] = {
    Oordeel.NIET_VAN_TOEPASSING: "Niets van wat is uitgevoerd, is op deze opstelling van toepassing",
    Oordeel.GESLAAGD: "De keten werkt, voor zover die is getoetst",
    Oordeel.WAARSCHUWING: "De keten werkt, voor zover die is getoetst; er zijn punten om op te lossen",
    Oordeel.HANDMATIG: "Nog niet af: er zijn vragen die een mens moet beantwoorden",
    Oordeel.NIET_GETOETST: "Niet vast te stellen: niet alles is getoetst",
    Oordeel.ONBESLIST: "Niet vast te stellen: een deel kon niet worden beoordeeld",
    Oordeel.GEBLOKKEERD: "Niet vast te stellen: een deel kon niet worden getoetst door een eerdere bevinding",
    Oordeel.GEZAKT: "De keten werkt niet; bij elke bevinding staat wie er aan zet is",
    Oordeel.OPSTELLINGSFOUT: "Niet goed getoetst: uw eigen inregeling klopt niet",
    Oordeel.TOETSFOUT: "Niet goed getoetst: de toets zelf is fout; meld dit bij de makers van pytest-dsoketen",
}


class Stapregel(Protocol):
    """What the overview shows of one step."""

    @property
    def stap(self) -> Stapcode:
        """The code."""

    @property
    def titel(self) -> str:
        """What happens in it."""

    @property
    def uitkomst(self) -> Uitkomst:
        """Verdict and reason."""

    @property
    def scenarios(self) -> int:
        """How many scenarios ran."""

    @property
    def duur(self) -> timedelta:
        """Time on the clock of the machine."""

    @property
    def wachttijd(self) -> timedelta:
        """Time that passed in the chain."""


class Rondeoverzicht(Protocol):
    """What the report shows of a whole run; the samenvatting of the register is one."""

    @property
    def toetsronde(self) -> str:
        """Which run."""

    @property
    def keten(self) -> Uitkomst:
        """Verdict on all 14 steps."""

    @property
    def gedraaid(self) -> Uitkomst:
        """Verdict on what ran."""

    @property
    def stappen(self) -> Sequence[Stapregel]:
        """The 14 steps, in order."""

    @property
    def bevindingen(self) -> Sequence[Bevinding]:
        """The unique bevindingen, in order."""

    @property
    def aantal_per_oordeel(self) -> dict[str, int]:
        """Number of scenarios per verdict."""

    def list_geblokkeerd(self, vingerafdruk: str) -> Sequence[Stapcode]:
        """Give the steps that one bevinding blocked."""


def format_keten(stappen: Iterable[Stapregel], *, breedte: int = BREEDTE) -> list[str]:
    """Show the 14 steps: code, title, verdict, scenarios, duration and time waited in the chain.

    Args:
        stappen: the steps, in order.
        breedte: the most characters on a line.

    Returns:
        A table, with under every step that is not green the reason.
    """
    titel = max(breedte - 61, 15)
    lines = [f"    Stap  {'Wat er gebeurt':{titel}} {'Oordeel':20} {'Scen.':>5} {'Duur':>11} {'Wachttijd':>11}"]
    lines.append("─" * min(breedte, len(lines[0])))
    for stap in stappen:
        oordeel = stap.uitkomst.oordeel
        lines.append(
            f"  {TEKENS[oordeel]} {stap.stap.value:>4}  {_fit(stap.titel, titel):{titel}} {oordeel.value:20} "
            f"{stap.scenarios:>5} {format_duur(stap.duur):>11} {format_duur(stap.wachttijd):>11}"
        )
        if not oordeel.is_groen and stap.uitkomst.reden and stap.scenarios:
            lines += _wrap(begin_zin(end_zin(clean_line(stap.uitkomst.reden))), breedte, indent=10)
    return lines


def format_bevinding(
    bevinding: Bevinding, *, nummer: int = 0, niet_getoetst: Sequence[Stapcode] = (), breedte: int = BREEDTE
) -> list[str]:
    """Show one bevinding as a gemeente wants to read it.

    Args:
        bevinding: a unique bevinding.
        nummer: its number in this report; left out when 0.
        niet_getoetst: the steps that it blocked.
        breedte: the most characters on a line.
    """
    tekst = compose_bevinding(bevinding, niet_getoetst)
    lines = _wrap(f"{nummer}. {tekst.titel}" if nummer else tekst.titel, breedte, indent=0)
    lines += _wrap(tekst.kenmerken, breedte, indent=3)
    for kop, alinea in tekst.alineas:
        lines.append("")
        lines += _wrap(f"{kop}. {begin_zin(alinea)}", breedte, indent=3)
    return lines


def format_slot(
    gedraaid: Uitkomst,
    aantal_per_oordeel: dict[str, int],
    aantal_bevindingen: int,
    *,
    exitcode: int | None = None,
    betekenis: str = "",
    breedte: int = BREEDTE,
) -> list[str]:
    """Close with the outcome and what the exit code means.

    Args:
        gedraaid: verdict on what ran.
        aantal_per_oordeel: number of scenarios per verdict, by name of the verdict.
        aantal_bevindingen: number of unique bevindingen.
        exitcode: code that the program ends with; left out when None.
        betekenis: what that code means, as part of a Dutch sentence.
        breedte: the most characters on a line.
    """
    lines = _wrap(f"Uitkomst: {_SLOTZINNEN[gedraaid.oordeel]}.", breedte, indent=0)
    lines += _wrap(_tell_aantallen(aantal_per_oordeel, aantal_bevindingen), breedte, indent=0)
    if exitcode is not None:
        lines += _wrap(f"Exitcode {exitcode}: {end_zin(betekenis or gedraaid.oordeel.toelichting)}", breedte, indent=0)
    return lines


def format_verslag(
    ronde: Rondeoverzicht, *, exitcode: int | None = None, betekenis: str = "", breedte: int = BREEDTE
) -> list[str]:
    """Show a whole run: overview, bevindingen, closing sentence."""
    lines = [*format_keten(ronde.stappen, breedte=breedte), ""]
    for nummer, bevinding in enumerate(ronde.bevindingen, start=1):
        blocked = ronde.list_geblokkeerd(bevinding.vingerafdruk)
        lines += [*format_bevinding(bevinding, nummer=nummer, niet_getoetst=blocked, breedte=breedte), ""]
    slot = format_slot(
        ronde.gedraaid, ronde.aantal_per_oordeel, len(ronde.bevindingen),
        exitcode=exitcode, betekenis=betekenis, breedte=breedte,
    )  # fmt: skip
    return [*lines, *slot]


def format_markdown(ronde: Rondeoverzicht) -> str:
    """Write a whole run as Markdown, for `samenvatting.md` in the folder of the report."""
    titel = f"Ketentoets {ronde.toetsronde}".strip()
    lines = [f"# {escape_markdown(clean_line(titel))}", "", f"{_SLOTZINNEN[ronde.gedraaid.oordeel]}.", ""]
    lines += [_tell_aantallen(ronde.aantal_per_oordeel, len(ronde.bevindingen)), ""]
    lines += [
        "| Stap | Wat er gebeurt | Oordeel | Scenario's | Duur | Wachttijd | Reden |",
        "|---|---|---|--:|--:|--:|---|",
    ]
    lines += [_row_markdown(stap) for stap in ronde.stappen]
    for nummer, bevinding in enumerate(ronde.bevindingen, start=1):
        lines += ["", *_bevinding_markdown(bevinding, nummer, ronde.list_geblokkeerd(bevinding.vingerafdruk))]
    return "\n".join(lines) + "\n"


def _row_markdown(stap: Stapregel) -> str:
    """Write one step as a row."""
    uitkomst = stap.uitkomst
    reden = "" if uitkomst.oordeel.is_groen else escape_markdown(begin_zin(clean_line(uitkomst.reden)))
    cells = (
        stap.stap.value, escape_markdown(clean_line(stap.titel)), f"{TEKENS[uitkomst.oordeel]} {uitkomst.oordeel.value}",
        str(stap.scenarios), format_duur(stap.duur), format_duur(stap.wachttijd), reden,
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _bevinding_markdown(bevinding: Bevinding, nummer: int, niet_getoetst: Sequence[Stapcode]) -> list[str]:
    """Write one bevinding with a heading."""
    tekst = compose_bevinding(bevinding, niet_getoetst)
    lines = [f"## {nummer}. {escape_markdown(tekst.titel)}", "", escape_markdown(tekst.kenmerken)]
    for kop, alinea in tekst.alineas:
        lines += ["", f"**{kop}.** {escape_markdown(begin_zin(clean_line(alinea, 4_000)))}"]
    return lines


def _tell_aantallen(aantal_per_oordeel: dict[str, int], aantal_bevindingen: int) -> str:
    """Count scenarios and bevindingen in one sentence."""
    totaal = sum(aantal_per_oordeel.values())
    delen = ", ".join(f"{aantal} {oordeel}" for oordeel, aantal in aantal_per_oordeel.items())
    scenarios = f"{totaal} scenario{'' if totaal == 1 else '’s'}{f' ({delen})' if delen else ''}"
    return f"{scenarios}, {aantal_bevindingen} {'bevinding' if aantal_bevindingen == 1 else 'bevindingen'}."


def _fit(text: str, breedte: int) -> str:
    """Cut text that does not fit in its column."""
    text = clean_line(text)
    return text if len(text) <= breedte else f"{text[: breedte - 1]}…"


def _wrap(text: str, breedte: int, *, indent: int) -> list[str]:
    """Break text into lines; line breaks in it stay."""
    prefix = " " * indent
    lines: list[str] = []
    for line in text.splitlines() or [""]:
        lines += textwrap.wrap(line, breedte, initial_indent=prefix, subsequent_indent=prefix, break_on_hyphens=False)
    return lines
