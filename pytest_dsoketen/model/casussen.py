# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A casus: the content that a walk through the chain works with."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.plannen import Planinhoud
from pytest_dsoketen.model.regels import Regelinhoud
from pytest_dsoketen.model.uitgangssituatie import LEEG, Uitgangssituatie
from pytest_dsoketen.model.verzoeken import Locatie, Persoon, Verzoek


class CasusError(DsoketenError, LookupError):
    """A scenario asks for content that the casus does not hold."""


class InhoudOntbreektError(CasusError):
    """The casus comes from a package that does not hold what a scenario needs; the scenario does not apply to it."""


@dataclass(frozen=True)
class Casus:
    """Who, which plan, which rules, which verzoek.

    Attributes:
        naam: name for a reader.
        gemeente: the bevoegd gezag.
        behandeldienst: treats some activities for it.
        adviseur: neighbouring organisation that gives advice.
        tweede_adviseur: another one.
        planinhoud: content of the omgevingsplan; None when a package brings none.
        regels: toepasbare regels per activity; the first is the one that scenarios use by default.
        locatie: where the initiatiefnemer wants something; inside the werkingsgebied of the plan.
        initiatiefnemer: test person.
        verzoek: a ready-made verzoek to be used in place of a made-up one.
        uitgangssituatie: what the landelijke voorzieningen hold before the walk.
    """

    naam: str
    gemeente: Organisatie
    behandeldienst: Organisatie
    adviseur: Organisatie
    tweede_adviseur: Organisatie
    planinhoud: Planinhoud | None
    regels: tuple[Regelinhoud, ...]
    locatie: Locatie
    initiatiefnemer: Persoon
    verzoek: Verzoek | None = None
    uitgangssituatie: Uitgangssituatie = LEEG

    @property
    def plan(self) -> Planinhoud:
        """Content of the omgevingsplan.

        Raises:
            InhoudOntbreektError: when the package brings none.
        """
        if self.planinhoud is None:
            raise InhoudOntbreektError("het pakket bevat geen omgevingsplan (map plan)")
        return self.planinhoud

    def get_regels(self, activiteit: str = "") -> Regelinhoud:
        """Find the toepasbare regels for an activity by its name; without a name those for the first activity.

        Raises:
            CasusError: when the casus has no such activity.
        """
        if not self.regels:
            raise InhoudOntbreektError("het pakket bevat geen toepasbare regels (map regels)")
        if not activiteit:
            return self.regels[0]
        for inhoud in self.regels:
            if inhoud.naam.casefold() == activiteit.casefold():
                return inhoud
        namen = ", ".join(repr(inhoud.naam) for inhoud in self.regels)
        raise CasusError(f"casus {self.naam!r} heeft geen activiteit {activiteit!r}; wel: {namen}")
