# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""How a bevinding reads for a gemeente: composed once, shown in the terminal, in Markdown and in Allure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pytest_dsoketen.model.bevindingen import Bevinding, Categorie, Kanaal, Oorzaak, Status
from pytest_dsoketen.model.eisen import EISEN
from pytest_dsoketen.model.partijen import Partij
from pytest_dsoketen.model.redactie import WEG, clean_text, redact
from pytest_dsoketen.model.schakels import SCHAKEL_PER_CODE
from pytest_dsoketen.model.stappen import STAP_PER_CODE, Stapcode

_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_GEEN_NAAM = frozenset({"Aan", "Bij", "Dat", "De", "Een", "Elk", "Er", "Het", "Op", "Van"})
_LANGE_REEKS = re.compile(r"(?<![\w.+-])([\w.+-]{1000})[\w.+-]{1000,}")
_LIMIET = 20_000
_MARGE = 4_000
_BLOKTEKENS = str.maketrans({"<": "&lt;", ">": "&gt;", "*": r"\*", "_": r"\_", "`": r"\`", "[": r"\[", "|": r"\|"})


@dataclass(frozen=True)
class Bevindingtekst:
    """A bevinding as text for a reader.

    Attributes:
        titel: one sentence that says what is wrong.
        kenmerken: where, and how bad, in one line.
        alineas: heading and text of every paragraph, in reading order.
    """

    titel: str
    kenmerken: str
    alineas: tuple[tuple[str, str], ...]


def make_safe(text: str, secrets: tuple[str, ...] = (), limit: int = _LIMIET) -> str:
    """Make any text fit for any report: known secrets, personal data and odd characters out, length within bounds.

    The patterns see a little more than stays, so that what lies across the cut is taken out as well. A run of thousands
    of letters is nothing to read, and would take the patterns seconds: it is cut first.
    """
    text = hide_secrets(text, secrets)
    shown = _LANGE_REEKS.sub(r"\1…", clean_plain(text[: limit + _MARGE]))
    shown = redact(shown)
    if len(text) > limit:
        return f"{shown[:limit]} …(ingekort, {len(text)} tekens)"
    return shown


def hide_secrets(text: str, secrets: tuple[str, ...]) -> str:
    """Take known secret values out of a text."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, WEG)
    return text


def clean_plain(text: str, limit: int = _LIMIET + _MARGE + 100) -> str:
    """Clean text for a report, at no cost when there is nothing to clean."""
    return text if len(text) <= limit and text.isprintable() else clean_text(text, limit)


def clean_line(text: str, limit: int = 500) -> str:
    """Clean text for a place that holds one line."""
    return clean_plain(" ".join(text.split()), limit)


def escape_markdown(text: str) -> str:
    """Keep foreign text from becoming markup."""
    return text.replace("\\", "\\\\").translate(_BLOKTEKENS)


def begin_zin(text: str) -> str:
    """Write the first letter as a capital."""
    return text[:1].upper() + text[1:]


def end_zin(text: str) -> str:
    """End a sentence with a full stop when it has no end yet."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" or text.endswith((".)", "!)", "?)", ".”", "!”", "?”")) else f"{text}."


def format_stap(code: Stapcode) -> str:
    """Name a step as a key-user does."""
    return f"stap {code.value}, {STAP_PER_CODE[code].titel}"


def format_partij(partij: Partij) -> str:
    """Name a party: its role, and who and what plays it."""
    rol = partij.rol.naam
    product = " ".join(deel for deel in (partij.product, partij.versie) if deel)
    delen = dict.fromkeys((partij.naam, partij.leverancier, product))
    who = ", ".join(deel for deel in delen if deel and deel != partij.rol.value)
    return clean_line(f"{rol}: {who}" if who and who.casefold() not in rol.casefold() else rol)


def format_datum(moment: datetime) -> str:
    """Write a date in words."""
    return f"{moment.day} {_MAANDEN[moment.month - 1]} {moment.year}"


def format_duur(duur: timedelta) -> str:
    """Write a duration short: milliseconds do not matter to a reader, hours do."""
    seconds = duur.total_seconds()
    if seconds <= 0:
        return "–"
    if seconds < 9.95:
        return f"{max(seconds, 0.1):.1f} s".replace(".", ",")
    if seconds < 59.5:
        return f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    uren, minutes = divmod(minutes, 60)
    return f"{uren} u {minutes} min" if minutes else f"{uren} u"


def join_woorden(woorden: Sequence[str]) -> str:
    """Write a list as Dutch does: a, b en c."""
    return " en ".join(deel for deel in (", ".join(woorden[:-1]), woorden[-1] if woorden else "") if deel)


def compose_bevinding(bevinding: Bevinding, niet_getoetst: Sequence[Stapcode] = ()) -> Bevindingtekst:
    """Write a bevinding for a gemeente.

    Args:
        bevinding: the bevinding, best after the sightings were folded.
        niet_getoetst: steps that could not be tested because of it.

    Returns:
        Its text; what is not known is left out.
    """
    alineas = (
        ("Wat er gebeurde", _tell_gebeurtenis(bevinding)),
        ("Wie er aan zet is", _tell_partij(bevinding)),
        ("Wat u nu kunt doen", _tell_advies(bevinding)),
        ("Eerder gezien", _tell_eerder(bevinding)),
        ("Niet getoetst hierdoor", _tell_blokkade(niet_getoetst)),
        ("Norm", _tell_norm(bevinding)),
        ("Bewijs", _tell_bewijs(bevinding)),
        ("Toelichting", bevinding.toelichting if bevinding.toelichting != _get_advies(bevinding) else ""),
    )
    return Bevindingtekst(
        titel=clean_line(bevinding.titel),
        kenmerken=_tell_kenmerken(bevinding),
        alineas=tuple((kop, make_safe(tekst, limit=4_000)) for kop, tekst in alineas if tekst),
    )


def _tell_kenmerken(bevinding: Bevinding) -> str:
    """Write where it was seen, where it comes from, what kind it is and how bad."""
    delen = [begin_zin(format_stap(bevinding.waargenomen_in_stap))]
    if bevinding.oorzaak_stap is not bevinding.waargenomen_in_stap:
        delen.append(f"oorzaak in stap {bevinding.oorzaak_stap.value}")
    delen += [bevinding.categorie.value, bevinding.ernst.value]
    return " · ".join(delen)


def _tell_gebeurtenis(bevinding: Bevinding) -> str:
    """Write what was expected and what was seen."""
    schakel = SCHAKEL_PER_CODE.get(bevinding.schakel)
    waar = f" Het ging mis op de schakel “{schakel.naam}”." if schakel else ""
    return f"Verwacht: {end_zin(bevinding.verwacht)} Gezien: {end_zin(bevinding.waargenomen)}{waar}"


def _tell_partij(bevinding: Bevinding) -> str:
    """Write who has to act, and why."""
    text = f"{begin_zin(format_partij(bevinding.partij))}."
    if bevinding.waarom:
        text = f"{text} Waarom: {end_zin(_continue_zin(bevinding.waarom))}"
    if bevinding.oorzaak is Oorzaak.STANDAARD:
        return f"{text} De standaard is hier op meer dan één manier te lezen."
    if bevinding.categorie is Categorie.LANDELIJK:
        return f"{text} Uw leveranciers hoeven hiervoor niets te doen."
    return text


def _continue_zin(text: str) -> str:
    """Write a sentence behind a colon; a name keeps its capital."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first in _GEEN_NAAM else text


def _tell_advies(bevinding: Bevinding) -> str:
    """Write what the reader can do today."""
    return f"{_KANALEN[bevinding.kanaal](bevinding)} {end_zin(_get_advies(bevinding))}".strip()


def _get_advies(bevinding: Bevinding) -> str:
    """Give the advice that goes with the norm, if there is any."""
    eis = EISEN.get(bevinding.eis.code)
    return eis.advies if eis else ""


def _tell_leverancier(bevinding: Bevinding) -> str:
    """Write at which servicedesk to report."""
    name = bevinding.partij.leverancier or bevinding.partij.naam
    return f"Meld dit bij de servicedesk van {name}." if name else "Meld dit bij de servicedesk van uw leverancier."


_KANALEN = {
    Kanaal.EXCEL: lambda _: "Bespreek dit binnen uw organisatie en zet het in het bevindingensjabloon van de VNG.",
    Kanaal.IPLO: lambda _: "Meld dit via het formulier van IPLO.",
    Kanaal.LEVERANCIER: _tell_leverancier,
}


def _tell_eerder(bevinding: Bevinding) -> str:
    """Write since when and how often it was seen; nothing when it was seen once."""
    sinds = bevinding.eerst_gezien or bevinding.tijdstip
    keer = f"{bevinding.aantal} keer"
    if bevinding.status is Status.BEKEND:
        return f"Sinds {format_datum(sinds)}, {keer}. In een vorige ronde ook."
    if bevinding.status is Status.TERUGGEKEERD:
        return f"Voor het eerst op {format_datum(sinds)}. Was opgelost en is er weer."
    if bevinding.status is Status.OPGELOST:
        return f"Sinds {format_datum(sinds)}, {keer}. In deze ronde niet meer gezien."
    return f"Nieuw in deze ronde, {keer} gezien." if bevinding.aantal > 1 else ""


def _tell_blokkade(stappen: Sequence[Stapcode]) -> str:
    """Write what was not tested, and that this bevinding is the reason."""
    if not stappen:
        return ""
    return f"stap {join_woorden([stap.value for stap in stappen])} (geblokkeerd door deze bevinding)."


def _tell_norm(bevinding: Bevinding) -> str:
    """Write which norm it stands on."""
    eis = bevinding.eis
    bron = f" ({eis.bron})" if eis.bron else ""
    return f"{eis.code}{bron}: {end_zin(eis.tekst)}" if eis.tekst else f"{eis.code}{bron}."


def _tell_bewijs(bevinding: Bevinding) -> str:
    """Write how much evidence there is, and how to do it again."""
    aantal = len(bevinding.bewijs)
    delen = [f"{aantal} {'bericht' if aantal == 1 else 'berichten'} op een tijdlijn." if aantal else ""]
    if bevinding.herhaal:
        delen.append(f"Opnieuw uitvoeren: `{bevinding.herhaal}`")
    return " ".join(deel for deel in delen if deel)
