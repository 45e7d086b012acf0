# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What is judged now: the files, what is known besides, and what was found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.keuringen import Documentsoort, Onbeoordeeld, Verslagmelding
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.standaarden.inname import InnameError, write_zip

if TYPE_CHECKING:
    from lxml import etree

    from pytest_dsoketen.standaarden.schemas.oordeel import Schemaoordeel
    from pytest_dsoketen.valideren.reeks import Reeks

ONVEILIG = "DSOK-INNAME-001"
GROOT = 2_000_000
"""From this many bytes it is worth to do things at once."""

Voortgang = Callable[[str, int, int], None]
"""Hears what is being done, how much of it is done, and how much there is."""


def stil(wat: str, klaar: int, totaal: int) -> None:
    """Tell nobody how far it is."""


def as_afwijking(weigering: InnameError, plaats: str, code: str = ONVEILIG) -> Afwijking:
    """Write a refusal at the door as something that is wrong."""
    return Afwijking(code, str(weigering), plaats, regel=weigering.regel)


def as_toetsfout(wat: str, fout: Exception) -> Onbeoordeeld:
    """Write down that a check of ours broke down: what it would have said is not known."""
    reden = f"de controle {wat} liep zelf vast ({type(fout).__name__}); meld dit bij de makers van dsoketen"
    return Onbeoordeeld(wat, reden, oordeel=Oordeel.TOETSFOUT)


class Schemakeuring(Protocol):
    """Puts the files of a zaak to the official schemas."""

    def begin(self, zaak: Zaak) -> None:
        """Start on a big zaak, beside whatever else is judged of it; its documents have been parsed."""

    def judge(self, zaak: Zaak, namen: Iterable[str]) -> dict[str, Schemaoordeel]:
        """Judge some files now, for who gathers verdicts of several processes; one that breaks down is left out."""
        ...

    def take(self, oordelen: Mapping[str, Schemaoordeel]) -> None:
        """Take over what was judged, so that it is not judged again."""

    def keur(self, zaak: Zaak) -> None:
        """Note what they do not allow, and what could not be judged."""


@dataclass(frozen=True)
class Instelling:
    """How to judge.

    Attributes:
        vandaag: day of judgement.
        schemas: the official schemas; None when they are not used.
        maximum: most places kept per cause; 0 for all.
        processen: how many processes may work at once.
        voortgang: hears how far it is.
    """

    vandaag: date
    schemas: Schemakeuring | None = None
    maximum: int = 0
    voortgang: Voortgang = stil
    processen: int = 1


@dataclass
class Zaak:
    """One package, folder or file under judgement.

    Attributes:
        bestanden: content per file name.
        soorten: kind per file name.
        wortels: root element per file that is XML.
        instelling: how to judge.
        pakket: the ZIP as it was; empty when it was none.
        reeks: the series that it is part of; None when it stands on its own.
        bomen: documents that were parsed, so that none is parsed twice.
        afwijkingen: what is wrong.
        onbeoordeeld: what was not judged.
        meldingen: for a verslag, what the LVBB found.
        omschrijving: what it is about, for a reader.
        schemas: official schema per file that was put to one.
        ongekeurd: per file what was not judged of it.
    """

    bestanden: Mapping[str, bytes]
    soorten: Mapping[str, Documentsoort]
    wortels: Mapping[str, str]
    instelling: Instelling
    pakket: bytes = b""
    reeks: Reeks | None = None
    bomen: dict[str, etree._Element] = field(default_factory=dict)
    afwijkingen: list[Afwijking] = field(default_factory=list)
    onbeoordeeld: list[Onbeoordeeld] = field(default_factory=list)
    meldingen: tuple[Verslagmelding, ...] = ()
    omschrijving: str = ""
    schemas: dict[str, str] = field(default_factory=dict)
    ongekeurd: dict[str, tuple[Onbeoordeeld, ...]] = field(default_factory=dict)

    @property
    def omvang(self) -> int:
        """Bytes of all files together."""
        return sum(map(len, self.bestanden.values()))

    @property
    def enige(self) -> tuple[str, bytes]:
        """Name and content of the one file, when there is one."""
        return next(iter(self.bestanden.items()))

    def zip(self) -> bytes:
        """Give the files as a ZIP."""
        return self.pakket or write_zip(self.bestanden)

    def add(self, afwijkingen: Iterable[Afwijking]) -> None:
        """Note what is wrong."""
        self.afwijkingen += afwijkingen

    @contextmanager
    def bewaak(self, wat: str) -> Iterator[None]:
        """Keep a check that breaks down from taking the others along: what it would have said is not known.

        Args:
            wat: the check, as a reader knows it.
        """
        try:
            yield
        except Exception as fout:  # noqa: BLE001  (een fout in één controle mag de uitkomst van de andere niet kosten)
            self.onbeoordeeld.append(as_toetsfout(wat, fout))
