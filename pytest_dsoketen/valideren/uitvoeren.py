# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Judges what paths name, and puts the outcome together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_dsoketen.model.keuringen import (
    Bestandskeuring,
    Documentsoort,
    Keuring,
    Keurpunt,
    Onbeoordeeld,
    group_afwijkingen,
    judge,
)
from pytest_dsoketen.standaarden.imow.inhoud import zonder_opruimen
from pytest_dsoketen.valideren.herkennen import Herkenning, recognise, recognise_pakket
from pytest_dsoketen.valideren.invoer import Invoer, read_invoer
from pytest_dsoketen.valideren.soorten import SOORT_PER_NAAM
from pytest_dsoketen.valideren.zaak import ONVEILIG, Instelling, Zaak, as_afwijking

if TYPE_CHECKING:
    from pytest_dsoketen.valideren.reeks import Reeks

TE_GROTE_ZIP = "LVBB1040"
ONBEKEND_BESTAND = "onbekend bestand"


def validate(pad: Path, instelling: Instelling, reeks: Reeks | None = None) -> Keuring:
    """Judge what a path names.

    Args:
        pad: a ZIP, a folder or a file.
        instelling: how to judge.
        reeks: the series that it is part of, when it is.

    Raises:
        InvoerError: when there is nothing there that can be read.
    """
    return judge_invoer(read_invoer(pad), instelling, reeks)


def judge_invoer(invoer: Invoer, instelling: Instelling, reeks: Reeks | None = None) -> Keuring:
    """Judge what was read; a big package makes a million objects, which Python has no need to look through for cycles."""
    with zonder_opruimen():
        return _judge(invoer, instelling, reeks)


def _judge(invoer: Invoer, instelling: Instelling, reeks: Reeks | None) -> Keuring:
    """Recognise, judge, and put the outcome together."""
    herkend = {naam: recognise(inhoud, naam) for naam, inhoud in invoer.bestanden.items()}
    zaak = Zaak(
        bestanden=invoer.bestanden,
        soorten={naam: herkenning.soort for naam, herkenning in herkend.items()},
        wortels={naam: herkenning.wortel for naam, herkenning in herkend.items() if herkenning.wortel},
        instelling=instelling,
        pakket=invoer.pakket,
        reeks=reeks,
    )
    soort = _find_soort(invoer, herkend)
    if soort is Documentsoort.AANLEVERING and invoer.is_map:
        zaak = _only_top(zaak)
    _note_overgeslagen(zaak, invoer)
    _judge_zaak(zaak, soort, invoer, herkend)
    return _put_together(zaak, soort, invoer)


def _find_soort(invoer: Invoer, herkend: Mapping[str, Herkenning]) -> Documentsoort:
    """Say what was given as a whole."""
    if invoer.weigering is not None:
        return Documentsoort.ONLEESBAAR
    if invoer.is_map or invoer.is_zip:
        return recognise_pakket(herkend.values()) if invoer.bestanden or invoer.is_map else Documentsoort.AANLEVERING
    enige = next(iter(herkend.values()))
    return Documentsoort.ONBEKEND if enige.soort is Documentsoort.REGELPAKKET else enige.soort


def _only_top(zaak: Zaak) -> Zaak:
    """Leave out what lies deeper in a folder with an aanlevering: a ZIP for the LVBB has no folders."""
    boven = {naam: inhoud for naam, inhoud in zaak.bestanden.items() if "/" not in naam}
    if len(boven) < len(zaak.bestanden):
        reden = f"{len(zaak.bestanden) - len(boven)} bestanden in mappen eronder horen niet bij de levering"
        zaak.onbeoordeeld.append(Onbeoordeeld("mappen eronder", reden, weegt=False))
    wortels = {naam: wortel for naam, wortel in zaak.wortels.items() if naam in boven}
    return replace(zaak, bestanden=boven, wortels=wortels)


def _note_overgeslagen(zaak: Zaak, invoer: Invoer) -> None:
    """Say which files of the system were left out."""
    if invoer.overgeslagen:
        reden = f"{', '.join(invoer.overgeslagen[:5])} is van het systeem en telt niet mee"
        zaak.onbeoordeeld.append(Onbeoordeeld("verborgen bestanden", reden, weegt=False))


def _judge_zaak(zaak: Zaak, soort: Documentsoort, invoer: Invoer, herkend: Mapping[str, Herkenning]) -> None:
    """Put a zaak to the checks of its kind."""
    if soort is Documentsoort.ONLEESBAAR:
        _judge_onleesbaar(zaak, invoer, herkend)
        return
    if soort is Documentsoort.ONBEKEND:
        zaak.onbeoordeeld.append(Onbeoordeeld("het bestand", _explain_onbekend(invoer, herkend)))
        return
    SOORT_PER_NAAM[soort].load_keuring()(zaak)
    _note_onbekend(zaak)
    if zaak.instelling.schemas is not None:
        zaak.instelling.schemas.keur(zaak)


def _note_onbekend(zaak: Zaak) -> None:
    """Say of which XML in a package nobody knows what it is: nothing has judged it."""
    onbekend = [naam for naam in zaak.wortels if zaak.soorten[naam] is Documentsoort.ONBEKEND]
    for naam in onbekend:
        zaak.ongekeurd[naam] = (Onbeoordeeld(ONBEKEND_BESTAND, _explain_wortel(naam, zaak.wortels[naam])),)
    if len(onbekend) > 1:
        namen = f"{', '.join(onbekend[:5])}{' en andere' if len(onbekend) > 5 else ''}"
        reden = f"{len(onbekend)} bestanden beginnen met een element dat de keten niet kent: {namen}"
        zaak.onbeoordeeld.append(Onbeoordeeld(ONBEKEND_BESTAND, reden))
    elif onbekend:
        zaak.onbeoordeeld += zaak.ongekeurd[onbekend[0]]


def _explain_wortel(naam: str, wortel: str) -> str:
    """Say that a file begins with an element that nobody knows."""
    return f"{naam} begint met <{wortel.rpartition('}')[2]}>, en dat kent de keten niet"


def _judge_onleesbaar(zaak: Zaak, invoer: Invoer, herkend: Mapping[str, Herkenning]) -> None:
    """Say why something was refused: a ZIP by the codes of the LVBB, the rest by one of ours."""
    if invoer.pakket:
        from pytest_dsoketen.valideren.plan import keur_geweigerd  # noqa: PLC0415  (laadt de regels van de LVBB)

        keur_geweigerd(zaak)
    elif invoer.weigering is not None:
        code = TE_GROTE_ZIP if invoer.is_zip else ONVEILIG
        zaak.add([as_afwijking(invoer.weigering, invoer.weigering.plaats, code)])
    else:
        zaak.add(as_afwijking(h.weigering, naam) for naam, h in herkend.items() if h.weigering is not None)


def _explain_onbekend(invoer: Invoer, herkend: Mapping[str, Herkenning]) -> str:
    """Say why something is not recognised, and what would be."""
    wat = "een aanlevering, een download, toepasbare regels, een verzoek, een verslag of een los bestand daaruit"
    if invoer.is_map or invoer.is_zip:
        houder = "deze map" if invoer.is_map else "deze ZIP"
        if not invoer.bestanden:
            return f"{houder} is leeg; geef {wat}"
        return f"in {houder} is niets herkend; geef {wat}"
    wortel = next(iter(herkend.values())).wortel.rpartition("}")[2]
    begin = f"het bestand begint met <{wortel}>" if wortel else "het bestand is geen XML en geen ZIP"
    return f"{begin}, en dat kent de keten niet; geef {wat}"


def _put_together(zaak: Zaak, soort: Documentsoort, invoer: Invoer) -> Keuring:
    """Make the outcome out of what was found."""
    punten = group_afwijkingen(zaak.afwijkingen, zaak.bestanden, maximum=zaak.instelling.maximum)
    return Keuring(
        pad=invoer.pad,
        soort=soort,
        uitkomst=judge(punten, zaak.onbeoordeeld),
        omschrijving=zaak.omschrijving,
        bestanden=tuple(_judge_bestanden(zaak, punten)),
        punten=punten,
        onbeoordeeld=tuple(dict.fromkeys(zaak.onbeoordeeld)),
        meldingen=zaak.meldingen,
    )


def _judge_bestanden(zaak: Zaak, punten: tuple[Keurpunt, ...]) -> Iterator[Bestandskeuring]:
    """Give the verdict on every file."""
    for naam, inhoud in zaak.bestanden.items():
        eigen = [punt for punt in punten if punt.bestand == naam]
        ongekeurd = zaak.ongekeurd.get(naam, ())
        yield Bestandskeuring(
            naam, zaak.soorten[naam], len(inhoud), judge(eigen, ongekeurd), zaak.schemas.get(naam, "")
        )
