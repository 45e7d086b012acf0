# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the besluit as a whole: can it be read, is it one, do its texts and versions go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import (
    LVBBA,
    WORK_BESLUIT,
    WORK_REGELING,
    WORK_TIJDELIJK_DEEL,
    local,
)


def find_onleesbaar(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB2003: every document is XML that can be read, and what is to be published is a document of the LVBB."""
    for afwijking in dossier.aanlevering.afwijkingen:
        if afwijking.code == "LVBB2003":
            yield afwijking.melding, afwijking.plaats
    publicatie = dossier.aanlevering.publicatie
    if publicatie is not None and etree.QName(publicatie).namespace != LVBBA:
        yield f"wat bekendgemaakt moet worden, begint met “{local(publicatie)}”; dat is geen besluit", publicatie


def find_ow_naamruimte(dossier: Dossier) -> Iterator[Vondst]:
    """DSOK-OW-001: an OW file can be read by a strict XML reader."""
    for afwijking in dossier.aanlevering.afwijkingen:
        if afwijking.code == "DSOK-OW-001":
            yield afwijking.melding, afwijking.plaats


def find_soort_work(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1005: the soortWork of a besluit is work_003."""
    besluit = dossier.aanlevering.besluit
    if besluit is not None and besluit.soort_work != WORK_BESLUIT:
        yield f"het soortWork van het besluit is “{besluit.soort_work}”", besluit.element


def find_besluit_soort(dossier: Dossier) -> Iterator[Vondst]:
    """STOP2050: what has the text of a besluit has soortWork work_003."""
    besluit = dossier.aanlevering.besluit
    for tekst in dossier.elementen("tekst:BesluitCompact", "tekst:BesluitKlassiek") if besluit else ():
        if besluit is not None and besluit.soort_work != WORK_BESLUIT:
            yield f"de tekst is een {local(tekst)}, maar het soortWork is “{besluit.soort_work}”", tekst


_SOORT_PER_MODEL = {
    "RegelingCompact": WORK_REGELING,
    "RegelingKlassiek": WORK_REGELING,
    "RegelingVrijetekst": WORK_REGELING,
    "RegelingTijdelijkdeel": WORK_TIJDELIJK_DEEL,
}
"""Which kind of work a text is."""

_TIJDELIJK = frozenset({"RegelingTijdelijkdeel"})


def _andere_soort(code: str, tekst: frozenset[str], soort: str) -> Regel:
    """Make a rule about the kind of work that a text and its versie-informatie say (STOP2051, 2053, 2061).

    Args:
        code: of the rule.
        tekst: models of text that it is about.
        soort: when not empty, only versie-informatie with this soortWork is looked at.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        versies = {versie.expression: versie for versie in dossier.aanlevering.versies}
        for wijziging in dossier.aanlevering.regelingen:
            model, versie = local(wijziging.element), versies.get(wijziging.wordt)
            if versie is None or model not in tekst or (soort and versie.soort_work != soort):
                continue
            if versie.soort_work != _SOORT_PER_MODEL[model]:
                yield (
                    f"{wijziging.wordt} heeft als tekst {model} en als soortWork {versie.soort_work}",
                    wijziging.element,
                )

    return Regel(code, Fase.BESLUIT, find)


def find_wordt_versie(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1044: every @wordt is exactly one FRBRExpression in RegelingVersieInformatie."""
    aantallen = Counter(versie.expression for versie in dossier.aanlevering.versies)
    for wijziging in dossier.aanlevering.regelingen:
        aantal = aantallen[wijziging.wordt]
        if aantal != 1:
            yield f"de wordt-versie {wijziging.wordt} staat {aantal} keer in de versie-informatie", wijziging.element


def find_versie_los(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1058: RegelingVersieInformatie is of a version that the besluit makes."""
    worden = {wijziging.wordt for wijziging in dossier.aanlevering.regelingen}
    for versie in dossier.aanlevering.versies:
        if versie.expression not in worden:
            melding = f"de RegelingVersieInformatie {versie.expression} hoort bij geen regeling of mutatie"
            yield melding, "RegelingVersieInformatie" if versie.element is None else versie.element


def find_beoogd_zonder_wordt(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4032: every wordt-version is a BeoogdeRegeling, and the other way round."""
    besluit = dossier.aanlevering.besluit
    if besluit is None:
        return
    worden = {wijziging.wordt for wijziging in dossier.aanlevering.regelingen}
    beoogd = {regeling.instrumentversie for regeling in besluit.regelingen}
    for versie in sorted(worden - beoogd):
        yield f"de wordt-versie {versie} staat niet bij de beoogde regelingen", "ConsolidatieInformatie"
    for versie in sorted(beoogd - worden):
        yield f"de beoogde regeling {versie} heeft geen wordt-versie in het besluit", "ConsolidatieInformatie"


def find_versie_zonder_wordt(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4033: every wordt-version has a RegelingVersieInformatie, and the other way round."""
    worden = {wijziging.wordt for wijziging in dossier.aanlevering.regelingen}
    versies = {versie.expression for versie in dossier.aanlevering.versies}
    for versie in sorted(worden - versies):
        yield f"de wordt-versie {versie} heeft geen RegelingVersieInformatie", "RegelingVersieInformatie"
    ingetrokken = (
        {beoogd.instrumentversie for beoogd in dossier.aanlevering.besluit.intrekkingen}
        if (dossier.aanlevering.besluit)
        else set()
    )
    over = {versie for versie in versies - worden if work_of(versie) not in ingetrokken and versie not in ingetrokken}
    for versie in sorted(over):
        yield f"de RegelingVersieInformatie {versie} hoort bij geen wordt-versie", "RegelingVersieInformatie"


def find_zonder_metadata(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4040: a new regeling comes with its RegelingMetadata."""
    nieuw = {wijziging.wordt for wijziging in dossier.aanlevering.regelingen if wijziging.is_nieuw}
    for versie in dossier.aanlevering.versies:
        if versie.expression in nieuw and not versie.metadata:
            yield f"de nieuwe regeling {versie.work} heeft geen RegelingMetadata", "RegelingVersieInformatie"


def find_meer_doelen(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4803: a besluit has one doel."""
    besluit = dossier.aanlevering.besluit
    if besluit is not None and len(besluit.doelen) > 1:
        yield f"het besluit heeft {len(besluit.doelen)} doelen: {', '.join(besluit.doelen)}", "ConsolidatieInformatie"


REGELS_LEESBAAR: tuple[Regel, ...] = (
    Regel("LVBB2003", Fase.BESLUIT, find_onleesbaar),
    Regel("DSOK-OW-001", Fase.CONSOLIDATIE, find_ow_naamruimte),
)

REGELS_BESLUIT: tuple[Regel, ...] = (
    Regel("BHKV1005", Fase.BESLUIT, find_soort_work),
    Regel("STOP2050", Fase.BESLUIT, find_besluit_soort),
    _andere_soort("STOP2051", frozenset(_SOORT_PER_MODEL) - _TIJDELIJK, ""),
    _andere_soort("STOP2053", frozenset(_SOORT_PER_MODEL) - _TIJDELIJK, WORK_TIJDELIJK_DEEL),
    _andere_soort("STOP2061", _TIJDELIJK, ""),
    Regel("BHKV1044", Fase.BESLUIT, find_wordt_versie),
    Regel("BHKV1058", Fase.BESLUIT, find_versie_los),
    Regel("LVBB4032", Fase.CONSOLIDATIE, find_beoogd_zonder_wordt),
    Regel("LVBB4033", Fase.CONSOLIDATIE, find_versie_zonder_wordt),
    Regel("LVBB4040", Fase.CONSOLIDATIE, find_zonder_metadata),
    Regel("LVBB4803", Fase.BESLUIT, find_meer_doelen),
)
