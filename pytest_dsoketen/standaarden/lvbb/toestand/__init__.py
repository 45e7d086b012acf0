# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the landelijke voorzieningen hold: the register of the LVBB and the OW objects of DSO-LV.

Rules that judge a delivery against what came before look here; the oefenketen keeps one, and a series of packages
builds one up (`lvbb.behandelen`). Nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from pytest_dsoketen.standaarden.lvbb.toestand.ozon import Ozonstand, stand_of
from pytest_dsoketen.standaarden.lvbb.toestand.register import Register
from pytest_dsoketen.standaarden.lvbb.toestand.stand import (
    Besluitstand,
    Doelstand,
    Intrekkingstand,
    Kennisgevingstand,
    Status,
)
from pytest_dsoketen.standaarden.lvbb.toestand.tijdlijn import Regelingtoestand, find_toestand, list_toestanden
from pytest_dsoketen.standaarden.stop.versie import Regelingversie


@dataclass(frozen=True)
class Toestand:
    """What LVBB and DSO-LV hold together at one moment.

    Attributes:
        lvbb: what the LVBB has taken in.
        ozon: what DSO-LV holds.
        behandelt: OIN of the sender and idLevering of the delivery that is being judged, when the LVBB has already
            written it down.
    """

    lvbb: Register = field(default_factory=Register)
    ozon: Ozonstand = field(default_factory=Ozonstand)
    behandelt: tuple[str, str] | None = None

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id that something can refer to: OW objects, wIds, informatieobjecten, geometries."""
        found = {*self.ozon.objecten, *self.ozon.geometrieen, *self.ozon.overige}
        for versie in self.lvbb.find_basis().values():
            found.update(el.get("wId", "") for el in versie.text_root().iter() if el.get("wId"))
            found.update(io.expression for io in versie.informatieobjecten)
        return frozenset(found)


def toestand_of(versies: Iterable[Regelingversie], overige: Iterable[str] = ()) -> Toestand:
    """Give the state in which some versions were delivered, and nothing else.

    Args:
        versies: oldest first.
        overige: identifications that DSO-LV knows besides.
    """
    alle = tuple(versies)
    register = Register()
    for versie in alle:
        register.add_versie(versie)
    return Toestand(register, stand_of(alle, overige))


__all__ = [
    "Besluitstand",
    "Doelstand",
    "Intrekkingstand",
    "Kennisgevingstand",
    "Ozonstand",
    "Regelingtoestand",
    "Register",
    "Status",
    "Toestand",
    "find_toestand",
    "list_toestanden",
    "stand_of",
    "toestand_of",
]
