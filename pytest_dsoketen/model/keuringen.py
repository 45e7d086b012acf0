# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What judging files gives: per file and per package a verdict, and what is wrong, grouped by cause.

A `Keurpunt` is one cause: one norm that one file breaks, with all places where it does. That is what a reader repairs;
a wall of lines is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.eisen import EISEN, Veroorzaker, load_matrix
from pytest_dsoketen.model.eisen.zelfde_fout import is_bijkomend
from pytest_dsoketen.model.oordelen import GESLAAGD, Oordeel, Uitkomst, roll_up
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.schakels import SCHAKEL_PER_CODE


class Documentsoort(ToelichtEnum):
    """What a file, a folder or a ZIP turns out to be."""

    AANLEVERING = "aanlevering", "Opdracht aan de LVBB met besluit, informatieobjecten en OW-bestanden."
    UITWISSELPAKKET = "uitwisselpakket", "Download van een regeling uit DSO-LV, met pakbon."
    REGELPAKKET = "aanlevering toepasbare regels", "Toepasbare regels of een activiteit voor de registratie."
    LEVERINGSVERZOEK = "leveringsverzoek", "Het bericht waarmee een aanlevering naar de LVBB gaat."
    VERSLAG = "verslag van de LVBB", "Wat de LVBB op een opdracht antwoordt."
    OPDRACHT = "opdracht", "Los opdracht.xml: wat de LVBB moet doen."
    MANIFEST = "manifest", "Los manifest.xml: welke bestanden er zijn."
    MANIFEST_OW = "manifest-ow", "Los manifest-ow.xml: welke OW-bestanden er zijn."
    BESLUIT = "besluit", "Los besluit, met de regelingen die het maakt of wijzigt."
    KENNISGEVING = "kennisgeving", "Losse kennisgeving bij een besluit."
    INFORMATIEOBJECT = "informatieobject", "Los informatieobject, zonder het bestand waar het over gaat."
    OW = "OW-bestand", "Los bestand met OW-objecten."
    GIO = "GIO", "Los GML-bestand van een geografisch informatieobject."
    STOPMODULE = "STOP-module", "Los deel van een download: identificatie, metadata, tekst of pakbon."
    STTR = "toepasbare regels", "Los STTR-bestand."
    VERZOEK = "verzoekbericht", "Verzoek volgens STAM."
    NOTIFICATIE = "verzoeknotificatie", "Melding dat er een verzoek klaarstaat."
    BIJLAGE = "bijlage", "Afbeelding of document; de inhoud is vrij."
    ONLEESBAAR = "onleesbaar bestand", "XML of ZIP die niet veilig te lezen is."
    ONBEKEND = "onbekend", "Geen bestand dat de keten kent."


class Fase(ToelichtEnum):
    """In which part of the treatment by the LVBB a rule is judged; it decides the outcome of the verslag."""

    OPDRACHT = "opdracht", "Het pakket en de opdracht zelf."
    BESLUIT = "besluit", "Het besluit, de informatieobjecten en de tekst."
    CONSOLIDATIE = "consolidatie", "De consolidatie en de OW-objecten."

    @property
    def volgorde(self) -> int:
        """Place in the treatment, from 0."""
        return tuple(Fase).index(self)


_FASE_PER_BEGIN = (
    ("LVBB0", Fase.OPDRACHT),
    ("LVBB1", Fase.OPDRACHT),
    ("LVBB2", Fase.BESLUIT),
    ("LVBB3", Fase.BESLUIT),
    ("BHKV9", Fase.OPDRACHT),
    ("BHKV", Fase.BESLUIT),
    ("STOP", Fase.BESLUIT),
    ("DSOK-INNAME", Fase.OPDRACHT),
)


def fase_of(code: str) -> Fase:
    """Say in which phase the LVBB judges a code, by its family; what is not told apart comes last."""
    return next((fase for begin, fase in _FASE_PER_BEGIN if code.startswith(begin)), Fase.CONSOLIDATIE)


@dataclass(frozen=True)
class Vindplaats:
    """One place where a norm is broken.

    Attributes:
        melding: what is wrong there, one Dutch sentence.
        regel: line in the file, from 1; 0 when it is not known.
        pad: path to the element; empty when it is not known.
        plaats: what it is about, when that is no file of the package.
    """

    melding: str
    regel: int = 0
    pad: str = ""
    plaats: str = ""


@dataclass(frozen=True)
class Keurpunt:
    """One cause: a norm that one file breaks, with the places.

    Attributes:
        code: of the norm.
        bestand: file in the package; empty when it is about the package as a whole.
        niveau: how binding the norm is.
        fase: when the LVBB judges it.
        titel: what is wrong, for a key-user.
        norm: what should be, one Dutch sentence.
        advies: what the reader can do.
        wie: who can have caused it, likeliest first.
        schuldige: the likeliest one in a Dutch sentence: who, and what went wrong there.
        aantal: number of places.
        plaatsen: the places, or the first ones when there are many.
        ook: codes by which other lists call the same fault in the same places.
    """

    code: str
    bestand: str
    niveau: Verplichtingsniveau
    fase: Fase
    titel: str
    norm: str
    advies: str
    wie: tuple[Veroorzaker, ...]
    schuldige: str
    aantal: int
    plaatsen: tuple[Vindplaats, ...]
    ook: tuple[str, ...] = ()

    @property
    def is_verplicht(self) -> bool:
        """Whether the LVBB or DSO-LV refuses a delivery for it."""
        return self.niveau is Verplichtingsniveau.MOET


@dataclass(frozen=True)
class Onbeoordeeld:
    """Something that was not judged.

    Attributes:
        wat: what: `officieel schema`, `Schematron`, `eerdere publicaties`, or the code of a rule.
        reden: why, and the way out.
        weegt: whether the verdict may not be green because of it; not so when the reader asked for it.
        oordeel: niet getoetst, or toetsfout when a check of ours broke down.
    """

    wat: str
    reden: str
    weegt: bool = True
    oordeel: Oordeel = Oordeel.NIET_GETOETST


@dataclass(frozen=True)
class Bestandskeuring:
    """The verdict on one file.

    Attributes:
        naam: as it is called in the package.
        soort: what it is.
        omvang: bytes.
        uitkomst: the verdict and why.
        schema: official schema that it was put to; empty when it was not.
    """

    naam: str
    soort: Documentsoort
    omvang: int
    uitkomst: Uitkomst = GESLAAGD
    schema: str = ""


@dataclass(frozen=True)
class Verslagmelding:
    """A melding in a verslag of the LVBB, explained: it is what the LVBB found, not what is wrong with the verslag."""

    code: str
    ernst: str
    tekst: str
    titel: str
    advies: str
    wie: tuple[Veroorzaker, ...]
    schuldige: str


@dataclass(frozen=True)
class Keuring:
    """The verdict on what one path named.

    Attributes:
        pad: as the user gave it.
        soort: what it turned out to be.
        uitkomst: the verdict and why.
        omschrijving: what it is about, such as the idLevering and the besluit; for a reader.
        bestanden: verdict per file.
        punten: what is wrong, most important first.
        onbeoordeeld: what was not judged.
        meldingen: for a verslag, what the LVBB found.
    """

    pad: str
    soort: Documentsoort
    uitkomst: Uitkomst
    omschrijving: str = ""
    bestanden: tuple[Bestandskeuring, ...] = ()
    punten: tuple[Keurpunt, ...] = ()
    onbeoordeeld: tuple[Onbeoordeeld, ...] = ()
    meldingen: tuple[Verslagmelding, ...] = ()

    @property
    def stopt_bij(self) -> Fase | None:
        """In which phase the LVBB stops, when that hides something of a later phase."""
        fasen = sorted((punt.fase for punt in self.punten if punt.is_verplicht), key=lambda fase: fase.volgorde)
        return fasen[0] if fasen and fasen[-1] is not fasen[0] else None

    def punten_of(self, bestand: str) -> tuple[Keurpunt, ...]:
        """Give what is wrong with one file."""
        return tuple(punt for punt in self.punten if punt.bestand == bestand)


@dataclass(frozen=True)
class Keuringsrapport:
    """The verdict on all that was given.

    Attributes:
        versie: of the product.
        vandaag: day of judgement.
        keuringen: in the order in which they were given.
    """

    versie: str
    vandaag: date
    keuringen: tuple[Keuring, ...] = field(default=())

    @property
    def uitkomst(self) -> Uitkomst:
        """The worst verdict."""
        return roll_up(keuring.uitkomst for keuring in self.keuringen)


def group_afwijkingen(
    afwijkingen: Iterable[Afwijking],
    bestanden: Iterable[str],
    *,
    maximum: int = 0,
    fase: Callable[[str], Fase] = fase_of,
) -> tuple[Keurpunt, ...]:
    """Group what is wrong by cause: the same norm in the same file is one Keurpunt.

    What two lists call by a code of their own is one cause as well, when it stands in the same places.

    Args:
        afwijkingen: in the order in which they were found; equal ones count once.
        bestanden: names of the files; a place that is no file is kept with the place.
        maximum: most places kept per Keurpunt; 0 for all. The number stays that of all.
        fase: when the LVBB judges a code.

    Returns:
        What has to be repaired first comes first: what is required, by phase, and then in the order of finding.
    """
    namen = frozenset(bestanden)
    groepen: dict[tuple[str, str], list[Afwijking]] = {}
    for afwijking in dict.fromkeys(afwijkingen):
        bestand = afwijking.plaats if afwijking.plaats in namen else ""
        groepen.setdefault((afwijking.code, bestand), []).append(afwijking)
    bij = _find_bijkomend(groepen)
    punten = []
    for (code, bestand), groep in groepen.items():
        if (code, bestand) not in bij:
            ook = tuple(ander for (ander, waar), hoofd in bij.items() if waar == bestand and hoofd == code)
            eerste = min((fase(c) for c in (code, *ook)), key=lambda f: f.volgorde)
            punten.append(replace(_make_punt(code, bestand, groep, maximum, eerste), ook=ook))
    return tuple(sorted(punten, key=lambda punt: (not punt.is_verplicht, punt.fase.volgorde)))


def _find_bijkomend(groepen: Mapping[tuple[str, str], list[Afwijking]]) -> dict[tuple[str, str], str]:
    """Find what says nothing new beside another code in the same file.

    Args:
        groepen: what is wrong by code and file.

    Returns:
        By code and file that may be left out: the code that stays. One that binds more strictly is not left out, nor
        one that also stands in places where the other does not.
    """
    per_bestand: dict[str, list[str]] = {}
    for code, bestand in groepen:
        per_bestand.setdefault(bestand, []).append(code)
    bij: dict[tuple[str, str], str] = {}
    for (code, bestand), groep in groepen.items():
        for ander in per_bestand[bestand]:
            hoofd = groepen[ander, bestand]
            if is_bijkomend(code, ander) and _weegt_niet_zwaarder(groep, hoofd) and _is_binnen(groep, hoofd):
                bij[code, bestand] = ander
                break
    for (code, bestand), hoofdcode in tuple(bij.items()):
        laatste = hoofdcode
        while (laatste, bestand) in bij:
            laatste = bij[laatste, bestand]
        bij[code, bestand] = laatste
    return bij


_STRENG = tuple(Verplichtingsniveau)


def _weegt_niet_zwaarder(groep: Sequence[Afwijking], andere: Sequence[Afwijking]) -> bool:
    """Say whether a group binds no more strictly than another."""
    return _STRENG.index(groep[0].niveau) >= _STRENG.index(andere[0].niveau)


def _is_binnen(groep: Iterable[Afwijking], andere: Iterable[Afwijking]) -> bool:
    """Say whether everything of one group stands where something of another stands: on its line, around it or in it."""
    regels = {afwijking.regel for afwijking in andere}
    paden = {afwijking.pad for afwijking in andere}
    eromheen = {pad for afwijking in andere for pad in _boven(afwijking.pad)}
    return all(
        afwijking.regel in regels
        or not afwijking.pad
        or afwijking.pad in eromheen
        or any(pad in paden for pad in _boven(afwijking.pad))
        for afwijking in groep
    )


def _boven(pad: str) -> Iterator[str]:
    """Walk a path and those of what it stands in."""
    while pad:
        yield pad
        pad = pad.rpartition("/")[0]


def _make_punt(code: str, bestand: str, groep: list[Afwijking], maximum: int, fase: Fase) -> Keurpunt:
    """Make one Keurpunt of what was found together."""
    eis = load_matrix().get(code) or EISEN.get(code)
    gekozen = groep[:maximum] if maximum else groep
    return Keurpunt(
        code=code,
        bestand=bestand,
        niveau=groep[0].niveau,
        fase=fase,
        titel=eis.titel if eis else code,
        norm=eis.tekst if eis else "",
        advies=eis.advies if eis else "",
        wie=veroorzakers_of(code),
        schuldige=schuldige_of(code),
        aantal=len(groep),
        plaatsen=tuple(Vindplaats(a.melding, a.regel, a.pad, "" if a.plaats == bestand else a.plaats) for a in gekozen),
    )


def veroorzakers_of(code: str) -> tuple[Veroorzaker, ...]:
    """Say who can have broken a norm: as the validatiematrix says, else whoever sends what it is about."""
    regel = load_matrix().get(code)
    if regel is not None:
        return regel.wie
    zender = _find_zender(code)
    return (Veroorzaker.KETEN,) if zender is not None and zender.is_landelijk else (Veroorzaker.SOFTWARE,)


def schuldige_of(code: str) -> str:
    """Say in a sentence who most likely broke a norm: software by the role it plays in the chain."""
    eerste = veroorzakers_of(code)[0]
    if eerste is not Veroorzaker.SOFTWARE or code in load_matrix():
        return eerste.toelichting
    zender = _find_zender(code)
    naam = zender.naam if zender is not None else "de software die dit bestand maakte"
    return f"{naam[:1].upper()}{naam[1:]}: zij schrijft een bestand dat de standaard niet toelaat."


def _find_zender(code: str) -> Rol | None:
    """Give the role that sends what a norm is about; None when it is about nothing that is sent."""
    eis = EISEN.get(code)
    return SCHAKEL_PER_CODE[eis.schakels[0]].zender if eis is not None and eis.schakels else None


def judge(punten: Iterable[Keurpunt], onbeoordeeld: Iterable[Onbeoordeeld] = ()) -> Uitkomst:
    """Give the verdict that follows from what is wrong and what was not judged."""
    return roll_up((GESLAAGD, *_list_uitkomsten(punten, onbeoordeeld)))


def _list_uitkomsten(punten: Iterable[Keurpunt], onbeoordeeld: Iterable[Onbeoordeeld]) -> Iterator[Uitkomst]:
    """Walk the verdicts on the parts."""
    for punt in punten:
        yield Uitkomst(Oordeel.GEZAKT if punt.is_verplicht else Oordeel.WAARSCHUWING, punt.titel)
    for deel in onbeoordeeld:
        if deel.weegt:
            yield Uitkomst(deel.oordeel, deel.reden)
