# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Whether the LVBB is right to refuse a delivery, for rules that the package alone does not tell.

A rule about what DSO-LV already has is judged here too: against the last download, on which the wijziging builds. When
that finds the same, the refusal is right; else it stays a refusal of a good plan.
"""

from __future__ import annotations

from collections.abc import Collection

from pytest_dsoketen.model.eisen import Controleplaats, load_matrix
from pytest_dsoketen.model.plannen import Levering
from pytest_dsoketen.ports import NotSupportedError
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.lvbb.aanlevering import read_aanlevering
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering
from pytest_dsoketen.standaarden.lvbb.toestand import toestand_of
from pytest_dsoketen.toetsing.keten import Keten

from ._plandownload import read_pakket_versie

_TE_ZIEN_IN_DOWNLOAD = ("OZON", "TPOD", "LVBB5")
"""Families of rules about the text and the OW objects that a wijziging builds on."""


def find_bevestigd(keten: Keten, levering: Levering, codes: Collection[str]) -> list[str]:
    """Give the codes in a verslag that an own check against the last download gives too; none where it cannot be seen."""
    twijfel = {code for code in codes if code.startswith(_TE_ZIEN_IN_DOWNLOAD) and _needs_toestand(code)}
    if not twijfel:
        return []
    try:
        pakket = keten.plansoftware.fetch_aanlevering(levering.id_levering)
        works = [regeling.work for regeling in read_aanlevering(pakket).regelingen]
    except (NotSupportedError, InnameError):
        return []
    versies = [versie for work in works if (versie := read_pakket_versie(keten, work))]
    eigen = check_aanlevering(pakket, vandaag=keten.klok.now().date(), toestand=toestand_of(versies))
    return sorted(twijfel & {afwijking.code for afwijking in eigen})


def _needs_toestand(code: str) -> bool:
    """Say whether a rule can only be judged with what was delivered before."""
    regel = load_matrix().get(code)
    return regel is not None and regel.waar == (Controleplaats.TOESTAND,)
