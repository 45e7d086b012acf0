# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The chain as the steps see it: parties by role, time, and the one way to expect something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar, cast

from pytest_dsoketen.model.berichten import Bericht, Verplichtingsniveau
from pytest_dsoketen.model.bevindingen import Bevinding
from pytest_dsoketen.model.casussen import Casus, InhoudOntbreektError
from pytest_dsoketen.model.eisen import get_eis
from pytest_dsoketen.model.eisen.keten import KETEN_ANTWOORD
from pytest_dsoketen.model.oordelen import GESLAAGD, GezaktError, Oordeel, OordeelError, Uitkomst, roll_up
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.schakels import SCHAKEL_PER_CODE, Schakel
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.model.toerekening import Toerekening, attribute
from pytest_dsoketen.model.verklaringen import Verklaring
from pytest_dsoketen.ports import (
    Bekendmaking,
    Klok,
    NotSupportedError,
    Omgevingsloket,
    OnbereikbaarError,
    OpstellingError,
    PartijError,
    Plansoftware,
    Regelsoftware,
    RegelsOpDeKaart,
    Samenwerkfunctionaliteit,
    VthSoftware,
)
from pytest_dsoketen.toetsing.berichtenboek import Berichtenboek
from pytest_dsoketen.toetsing.bevinding_maken import Gebrek, Ronde, get_oorzaak_stap, make_bevinding, select_eis
from pytest_dsoketen.toetsing.scenario import Scenariocontext

T = TypeVar("T")

_OORDEEL_PER_FOUT: dict[type[PartijError], Oordeel] = {
    OpstellingError: Oordeel.OPSTELLINGSFOUT,
    OnbereikbaarError: Oordeel.ONBESLIST,
}


@dataclass(frozen=True)
class Ketenopstelling:
    """What a chain is made of.

    Attributes:
        ports: what plays each role.
        klok: the time in the chain.
        casus: content to work with.
        ronde: what every bevinding shares.
        announce: keeps a bevinding safe; returns when it is on disk.
        normtijden: per schakel, in place of that of the model.
        verklaringen: recorded answers to questions for humans, by id.
        niet_geclaimd: codes of norms and steps that the implementatieverklaring does not claim.
    """

    ports: Mapping[Rol, Any]
    klok: Klok
    casus: Casus
    ronde: Ronde
    announce: Callable[[Bevinding], None]
    normtijden: Mapping[str, timedelta] = field(default_factory=dict)
    verklaringen: Mapping[str, Verklaring] = field(default_factory=dict)
    niet_geclaimd: frozenset[str] = frozenset()


class Keten:
    """The chain during one scenario.

    Args:
        opstelling: what it is made of.
        scenario: the scenario that is walked.
    """

    def __init__(self, opstelling: Ketenopstelling, scenario: Scenariocontext) -> None:
        self._opstelling = opstelling
        self.scenario = scenario
        self._uitkomsten: list[Uitkomst] = []
        self._vergeefs = timedelta()
        self.wachttijden: dict[Stapcode, timedelta] = {}

    @property
    def casus(self) -> Casus:
        """Content to work with."""
        return self._opstelling.casus

    @property
    def klok(self) -> Klok:
        """The time in the chain."""
        return self._opstelling.klok

    @property
    def plansoftware(self) -> Plansoftware:
        """The plansoftware."""
        return cast("Plansoftware", self.port(Rol.PLANSOFTWARE))

    @property
    def bureausoftware(self) -> Plansoftware:
        """The plansoftware of the bureau that works on the plan."""
        return cast("Plansoftware", self.port(Rol.TWEEDE_PLANSOFTWARE))

    @property
    def bekendmaking(self) -> Bekendmaking:
        """overheid.nl."""
        return cast("Bekendmaking", self.port(Rol.OVERHEID_NL))

    @property
    def regels_op_de_kaart(self) -> RegelsOpDeKaart:
        """DSO-LV as a viewer sees it."""
        return cast("RegelsOpDeKaart", self.port(Rol.OZON))

    @property
    def regelsoftware(self) -> Regelsoftware:
        """The regelsoftware."""
        return cast("Regelsoftware", self.port(Rol.REGELSOFTWARE))

    @property
    def omgevingsloket(self) -> Omgevingsloket:
        """The loket, as an initiatiefnemer."""
        return cast("Omgevingsloket", self.port(Rol.OMGEVINGSLOKET))

    @property
    def vth(self) -> VthSoftware:
        """The VTH-systeem of the bevoegd gezag."""
        return cast("VthSoftware", self.port(Rol.VTH))

    @property
    def behandeldienst(self) -> VthSoftware:
        """The VTH-systeem of the behandeldienst."""
        return cast("VthSoftware", self.port(Rol.BEHANDELDIENST))

    def samenwerking(self, rol: Rol) -> Samenwerkfunctionaliteit:
        """The samenwerkfunctionaliteit, as the party with this role uses it."""
        return cast("Samenwerkfunctionaliteit", self.port(rol))

    def port(self, rol: Rol) -> Any:
        """Give what plays a role.

        Raises:
            OordeelError: niet getoetst, when the opstelling gives the role to nobody.
        """
        try:
            return self._opstelling.ports[rol]
        except KeyError:
            reden = f"niemand speelt de rol {rol.value!r} in deze opstelling"
            raise OordeelError(Uitkomst(Oordeel.NIET_GETOETST, reden)) from None

    def find_verklaring(self, vraag: str) -> Verklaring | None:
        """Give the recorded answer to a question for a human, if there is one."""
        return self._opstelling.verklaringen.get(vraag)

    def get_normtijd(self, schakel: Schakel) -> timedelta:
        """Give the time within which a message has to get over a hop."""
        return self._opstelling.normtijden.get(schakel.code, schakel.normtijd or timedelta())

    def wait_until(self, schakel: str, check: Callable[[], T]) -> T:
        """Let time pass until something is there, at most the norm time of a hop.

        Args:
            schakel: code of the hop that is waited for.
            check: looks; anything truthy ends the waiting.

        Returns:
            What the last look gave.
        """
        hop = SCHAKEL_PER_CODE[schakel]
        normtijd = self.get_normtijd(hop)
        gewacht, gezien = timedelta(), check()
        while not gezien and gewacht < normtijd:
            gewacht += self.klok.wait_event(normtijd - gewacht)
            gezien = check()
        self._vergeefs = timedelta() if gezien else max(gewacht, normtijd)
        self.wachttijden[hop.stap] = self.wachttijden.get(hop.stap, timedelta()) + gewacht
        return gezien

    def expect(
        self,
        eis: str,
        *,
        klopt: bool,
        verwacht: str,
        waargenomen: str,
        kenmerk: str,
        aantallen: Mapping[str, int] | None = None,
        rol: Rol | None = None,
    ) -> None:
        """Expect something of the chain; when it is not so, find out whose it is.

        Args:
            eis: code of the norm.
            klopt: whether it is so.
            verwacht: what should be seen, a Dutch phrase.
            waargenomen: what is seen.
            kenmerk: verzoeknummer, idLevering, … by which the messages are found.
            aantallen: how many messages a hop should have carried, by code.
            rol: whose effect is looked at, when every message arrived whole; default the last receiver.

        Raises:
            GezaktError: the norm is broken and somebody has to act.
            OordeelError: it cannot be decided, or an earlier step is the cause.
        """
        if klopt:
            return
        norm, boek = get_eis(eis), Berichtenboek(self._fetch_berichten)
        schakels = tuple(SCHAKEL_PER_CODE[code] for code in norm.schakels)
        waarnemingen = [
            boek.observe(
                schakel,
                kenmerk,
                verwacht=(aantallen or {}).get(schakel.code, 0),
                normtijd_om=self._is_late(schakel),
            )
            for schakel in schakels
        ]
        toerekening = attribute(waarnemingen, ontvanger=rol)
        self._judge(Gebrek(norm, verwacht, waargenomen, toerekening, boek.fetch_tijdlijn(schakels, kenmerk)))

    def roll_up(self) -> Uitkomst:
        """Give the verdict over what did not end the scenario: geslaagd, or a waarschuwing."""
        return roll_up([*self._uitkomsten, GESLAAGD])

    def translate(self, fout: BaseException) -> OordeelError | None:
        """Turn the error of a party, or content that a package lacks, into a verdict; None for any other error."""
        if isinstance(fout, OordeelError):
            return fout
        if isinstance(fout, InhoudOntbreektError):
            return OordeelError(Uitkomst(Oordeel.NIET_VAN_TOEPASSING, str(fout)))
        if not isinstance(fout, PartijError):
            return None
        for soort, oordeel in _OORDEEL_PER_FOUT.items():
            if isinstance(fout, soort):
                return OordeelError(Uitkomst(oordeel, fout.melding))
        if isinstance(fout, NotSupportedError):
            return OordeelError(self._not_claimed(f"{fout.rol.naam}: {fout.melding}"))
        return self._blame(fout)

    def _blame(self, fout: PartijError) -> OordeelError | None:
        """Hold an operation that a party did not do against that party."""
        waarom = f"De opdracht is geldig, maar {fout.rol.naam} voerde haar niet uit."
        toerekening = Toerekening(fout.rol, None, None, waarom)
        try:
            self._judge(Gebrek(get_eis(KETEN_ANTWOORD), "de opdracht wordt uitgevoerd", fout.melding, toerekening))
        except OordeelError as oordeel:
            return oordeel
        return None

    def _not_claimed(self, reden: str) -> Uitkomst:
        """Say niet van toepassing where the implementatieverklaring says so, else niet getoetst."""
        claims = self._opstelling.niet_geclaimd
        rightly = self.scenario.eisen & claims or {code.value for code in self.scenario.stappen} & claims
        return Uitkomst(Oordeel.NIET_VAN_TOEPASSING if rightly else Oordeel.NIET_GETOETST, reden)

    def _judge(self, gebrek: Gebrek) -> None:
        """Write the bevinding down and end the scenario, or go on when it only is a warning."""
        toerekening = gebrek.toerekening
        if toerekening.rol is None:
            raise OordeelError(Uitkomst(Oordeel.ONBESLIST, toerekening.waarom), self._describe(gebrek, None))
        bevinding = make_bevinding(gebrek, self.scenario, self._opstelling.ronde)
        self._opstelling.announce(bevinding)
        eis = select_eis(gebrek)
        if eis.niveau is not Verplichtingsniveau.MOET:
            self._uitkomsten.append(Uitkomst(Oordeel.WAARSCHUWING, bevinding.titel, bevinding.id))
            return
        details = self._describe(gebrek, bevinding)
        stap = get_oorzaak_stap(gebrek, self.scenario)
        if self.scenario.claims(eis.code, stap) or self.scenario.claims(gebrek.eis.code, stap):
            raise GezaktError(Uitkomst(Oordeel.GEZAKT, bevinding.titel, bevinding.id), details)
        reden = f"geblokkeerd door stap {stap.value}: {bevinding.titel} ({bevinding.id})"
        raise OordeelError(Uitkomst(Oordeel.GEBLOKKEERD, reden, bevinding.id), details)

    def _describe(self, gebrek: Gebrek, bevinding: Bevinding | None) -> tuple[tuple[str, str], ...]:
        """Give the lines that a reader gets to see in place of a traceback."""
        schakel = gebrek.toerekening.schakel
        regels = [
            ("Eis", f"{gebrek.eis.code}: {gebrek.eis.tekst}"),
            ("Schakel", schakel.naam if schakel else "-"),
            ("Verwacht", gebrek.verwacht),
            ("Waargenomen", gebrek.waargenomen),
            ("Aan zet", "niet vast te stellen"),
            ("Waarom", gebrek.toerekening.waarom),
        ]
        if bevinding is not None:
            regels[2:4] = [("Verwacht", bevinding.verwacht), ("Waargenomen", bevinding.waargenomen)]
            partij = bevinding.partij
            regels[4] = ("Aan zet", f"{partij.naam} ({partij.rol.value})" if partij.naam != partij.rol else partij.naam)
            regels += [
                ("Categorie", bevinding.categorie.value),
                ("Bevinding", bevinding.id),
                ("Bewijs", f"{len(bevinding.bewijs)} berichten: dsoketen bevindingen toon {bevinding.id}"),
            ]
        return tuple(regels)

    def _is_late(self, schakel: Schakel) -> bool:
        """Whether the norm time of a hop has passed: there is none, or it was waited at least as long in vain."""
        return self.get_normtijd(schakel) <= self._vergeefs

    def _fetch_berichten(self, rol: Rol, kenmerk: str) -> tuple[Bericht, ...]:
        """Ask a party what it saw; the loket also speaks for the initiatiefnemer."""
        drager = Rol.OMGEVINGSLOKET if rol is Rol.INITIATIEFNEMER else rol
        if drager not in self._opstelling.ports:
            raise NotSupportedError(rol, f"niemand speelt de rol {rol.value!r}")
        return cast("tuple[Bericht, ...]", self._opstelling.ports[drager].fetch_berichten(kenmerk))


__all__ = ["Keten", "Ketenopstelling"]
