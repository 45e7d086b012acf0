# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about an opdracht against what the LVBB has taken in: its idLevering, its machtiging, what it breaks off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.opdracht import OPDRACHT
from pytest_dsoketen.standaarden.lvbb.toestand import Besluitstand, Kennisgevingstand, Register, Status


def find_levering_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1012: an aanleveraar uses an idLevering once."""
    toestand, opdracht = dossier.toestand, dossier.aanlevering.opdracht
    if toestand is None or opdracht is None:
        return
    levering = (opdracht.aanleveraar, opdracht.id_levering)
    if levering in toestand.lvbb.leveringen and levering != toestand.behandelt:
        yield f"idLevering {opdracht.id_levering} is niet uniek: zij is al eerder gebruikt", OPDRACHT


def find_niet_gemachtigd(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1512: who delivers is the bevoegd gezag itself, or has a machtiging of it."""
    toestand, opdracht = dossier.toestand, dossier.aanlevering.opdracht
    if toestand is None or opdracht is None:
        return
    afzender = toestand.behandelt[0] if toestand.behandelt else opdracht.aanleveraar
    for oin in dict.fromkeys((opdracht.aanleveraar, afzender)):
        if not toestand.lvbb.is_gemachtigd(oin, opdracht.bevoegd_gezag):
            yield f"er is geen machtiging van {opdracht.bevoegd_gezag} voor aanleveraar {oin}", OPDRACHT


Publicatiestand = Besluitstand | Kennisgevingstand


def bij_afbreken(
    vind: Callable[[Dossier, Register, Publicatiestand], Iterator[str]],
) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make a rule about the publication that an opdracht breaks off; one that was broken off before counts no more."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        doel = _find_doel(dossier)
        if doel is not None and dossier.soort is Opdrachtsoort.AFBREKEN and dossier.register is not None:
            for melding in vind(dossier, dossier.register, doel):
                yield melding, OPDRACHT

    return find


def _find_doel(dossier: Dossier) -> Publicatiestand | None:
    """Find the besluit or kennisgeving that an opdracht names."""
    register, opdracht = dossier.register, dossier.aanlevering.opdracht
    if register is None or opdracht is None or not opdracht.soort.noemt_besluit:
        return None
    naam = opdracht.identificatie
    doel = register.besluiten.get(naam) or register.kennisgevingen.get(naam)
    return doel if doel is not None and doel.status.telt else None


def find_onbekend_besluit(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1551: what is broken off or asked after was offered."""
    opdracht = dossier.aanlevering.opdracht
    noemt = opdracht is not None and opdracht.soort.noemt_besluit
    if opdracht is not None and noemt and dossier.register is not None and _find_doel(dossier) is None:
        yield f"het besluit {opdracht.identificatie} is niet bekend", OPDRACHT


def _find_dag_voorbij(dossier: Dossier, register: Register, doel: Publicatiestand) -> Iterator[str]:  # noqa: ARG001
    """LVBB1553: the day of publication is still to come."""
    if dossier.vandaag is not None and doel.status is not Status.GEPUBLICEERD and doel.bekendmaking <= dossier.vandaag:
        yield f"de dag van bekendmaking van {doel.work}, {doel.bekendmaking}, ligt niet in de toekomst"


def _wordt_al_afgebroken(
    soort: type[Besluitstand | Kennisgevingstand],
) -> Callable[[Dossier, Register, Publicatiestand], Iterator[str]]:
    """Make the rule that nobody else asks to break it off (LVBB1554 for a besluit, LVBB4713 for a kennisgeving)."""

    def find(dossier: Dossier, register: Register, doel: Publicatiestand) -> Iterator[str]:  # noqa: ARG001
        opdracht = dossier.aanlevering.opdracht
        ander = opdracht is not None and doel.afbreken_door != opdracht.id_levering
        if isinstance(doel, soort) and doel.status is Status.WACHT_OP_AFBREKEN and ander:
            yield f"{doel.work} wordt al afgebroken, met levering {doel.afbreken_door}"

    return find


def _find_gepubliceerd(dossier: Dossier, register: Register, doel: Publicatiestand) -> Iterator[str]:  # noqa: ARG001
    """LVBB1555: it is not published yet."""
    if doel.status is Status.GEPUBLICEERD and isinstance(doel, Besluitstand):
        yield f"het besluit {doel.work} is al gepubliceerd"


def _find_kennisgeving_gepubliceerd(
    dossier: Dossier,  # noqa: ARG001
    register: Register,  # noqa: ARG001
    doel: Publicatiestand,
) -> Iterator[str]:
    """LVBB4711: a kennisgeving that is broken off is not published yet."""
    if doel.status is Status.GEPUBLICEERD and isinstance(doel, Kennisgevingstand):
        yield f"de kennisgeving {doel.work} is al gepubliceerd"


def _find_niet_laatste(dossier: Dossier, register: Register, doel: Publicatiestand) -> Iterator[str]:  # noqa: ARG001
    """LVBB4715: a kennisgeving that is broken off is the last one about its besluit."""
    if isinstance(doel, Kennisgevingstand) and doel.over:
        laatste = register.kennisgevingen_over(doel.over)[-1]
        if laatste.work != doel.work:
            yield f"na de kennisgeving {doel.work} kwam {laatste.work} over hetzelfde besluit"


def _find_kennisgeving(dossier: Dossier, register: Register, doel: Publicatiestand) -> Iterator[str]:  # noqa: ARG001
    """LVBB1560: no kennisgeving points at a besluit that is broken off."""
    if isinstance(doel, Besluitstand):
        for kennisgeving in register.kennisgevingen_over(doel.work):
            yield f"de kennisgeving {kennisgeving.work} gaat over dit besluit; breek die eerst af"


def _find_ander_gezag(dossier: Dossier, register: Register, doel: Publicatiestand) -> Iterator[str]:  # noqa: ARG001
    """LVBB1568: who breaks off is the bevoegd gezag that offered."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is not None and opdracht.bevoegd_gezag != doel.bevoegd_gezag:
        yield f"{doel.work} is aangeboden namens {doel.bevoegd_gezag}, en niet namens {opdracht.bevoegd_gezag}"


REGELS_LEVERING: tuple[Regel, ...] = (
    Regel("LVBB1012", Fase.OPDRACHT, find_levering_dubbel),
    Regel("LVBB1512", Fase.OPDRACHT, find_niet_gemachtigd),
    Regel("LVBB1551", Fase.OPDRACHT, find_onbekend_besluit),
    Regel("LVBB1553", Fase.OPDRACHT, bij_afbreken(_find_dag_voorbij)),
    Regel("LVBB1554", Fase.OPDRACHT, bij_afbreken(_wordt_al_afgebroken(Besluitstand))),
    Regel("LVBB1555", Fase.OPDRACHT, bij_afbreken(_find_gepubliceerd)),
    Regel("LVBB1560", Fase.OPDRACHT, bij_afbreken(_find_kennisgeving)),
    Regel("LVBB1568", Fase.OPDRACHT, bij_afbreken(_find_ander_gezag)),
    Regel("LVBB4711", Fase.OPDRACHT, bij_afbreken(_find_kennisgeving_gepubliceerd)),
    Regel("LVBB4713", Fase.OPDRACHT, bij_afbreken(_wordt_al_afgebroken(Kennisgevingstand))),
    Regel("LVBB4715", Fase.OPDRACHT, bij_afbreken(_find_niet_laatste)),
)
