# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""From a broken norm to a bevinding that a gemeente can read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pytest_dsoketen.model.berichten import Bericht, Verplichtingsniveau
from pytest_dsoketen.model.bevindingen import (
    Bevinding,
    Bewijs,
    Categorie,
    EisVerwijzing,
    Ernst,
    Kanaal,
    Oorzaak,
    Soort,
    compute_vingerafdruk,
)
from pytest_dsoketen.model.eisen import Eis, get_eis
from pytest_dsoketen.model.eisen.keten import KETEN_ANTWOORD, get_schakel_eis
from pytest_dsoketen.model.partijen import Partij, Rol
from pytest_dsoketen.model.redactie import clean_text, redact
from pytest_dsoketen.model.schakels import SCHAKEL_PER_CODE
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.model.toerekening import Schakelstand, Toerekening
from pytest_dsoketen.toetsing.scenario import Scenariocontext

_BEWIJSTEKST = 4000
_BEWIJSBRON = 200_000
"""How much of a body is decoded and redacted; far more than is shown, so that no cut falls inside a secret."""


@dataclass(frozen=True)
class Ronde:
    """What every bevinding of a run shares.

    Attributes:
        id: id of the toetsronde.
        omgeving: name of the environment.
        organisatie_oin: of the bevoegd gezag.
        partijen: who plays which role.
        geheimen: secret values of this run, never to be shown.
        opties: what a command line needs beside the scenario to walk it again in the same way.
        now: gives real time.
    """

    id: str
    omgeving: str
    organisatie_oin: str
    partijen: Mapping[Rol, Partij]
    now: Callable[[], datetime]
    geheimen: tuple[str, ...] = ()
    opties: str = ""

    def get_partij(self, rol: Rol) -> Partij:
        """Say who plays a role."""
        return self.partijen.get(rol) or Partij(rol, rol.value)


@dataclass(frozen=True)
class Gebrek:
    """A norm that was broken, as it was seen.

    Attributes:
        eis: the norm that the expectation stands on.
        verwacht: what should have been seen.
        waargenomen: what was seen.
        toerekening: who has to act and why; with a role.
        tijdlijn: the messages that show it.
    """

    eis: Eis
    verwacht: str
    waargenomen: str
    toerekening: Toerekening
    tijdlijn: tuple[Bericht, ...] = ()


def select_eis(gebrek: Gebrek) -> Eis:
    """Give the norm that really broke: that of the hop when the message did not get over whole."""
    schakel, stand = gebrek.toerekening.schakel, gebrek.toerekening.stand
    if schakel is None or stand is Schakelstand.HEEL:
        return gebrek.eis
    return get_eis(get_schakel_eis(schakel))


def get_oorzaak_stap(gebrek: Gebrek, scenario: Scenariocontext) -> Stapcode:
    """Give the step in which the cause lies."""
    eis, schakel = select_eis(gebrek), gebrek.toerekening.schakel
    if eis.stap is not None:
        return eis.stap
    if schakel is not None:
        return schakel.stap
    if eis.schakels:
        return SCHAKEL_PER_CODE[eis.schakels[-1]].stap
    return scenario.stappen[-1] if scenario.stappen else Stapcode.S1


def make_bevinding(gebrek: Gebrek, scenario: Scenariocontext, ronde: Ronde) -> Bevinding:
    """Make the bevinding.

    Args:
        gebrek: what broke; its toerekening names a role.
        scenario: where it was seen.
        ronde: the run.
    """
    eis, toerekening = select_eis(gebrek), gebrek.toerekening
    rol = toerekening.rol or Rol.OPSTELLING
    schakel = toerekening.schakel.code if toerekening.schakel else ""
    vingerafdruk = compute_vingerafdruk(schakel=schakel, eis=eis.code, rol=rol, melding=_get_melding(gebrek, eis))
    oorzaak = eis.oorzaak or _get_oorzaak(rol)
    categorie = _get_categorie(rol, oorzaak)
    oorzaak_stap = get_oorzaak_stap(gebrek, scenario)
    partij = ronde.get_partij(rol)
    moment = ronde.now()

    def tidy(tekst: str) -> str:
        return clean_text(redact(tekst, ronde.geheimen))

    return Bevinding(
        id=f"BEV-{vingerafdruk[:8]}",
        vingerafdruk=vingerafdruk,
        titel=tidy(_make_titel(gebrek, eis)),
        categorie=categorie,
        oorzaak=oorzaak,
        partij=partij,
        schakel=schakel,
        waargenomen_in_stap=scenario.stappen[-1] if scenario.stappen else oorzaak_stap,
        oorzaak_stap=oorzaak_stap,
        scenario=scenario.naam,
        eis=EisVerwijzing(eis.code, eis.tekst, eis.niveau, eis.bron),
        ernst=Ernst.WAARSCHUWING if eis.niveau is Verplichtingsniveau.ZOU_MOETEN else eis.ernst,
        soort=Soort.FUNCTIONEEL,
        verwacht=tidy(gebrek.verwacht),
        waargenomen=tidy(gebrek.waargenomen),
        waarom=tidy(toerekening.waarom),
        kanaal=_KANALEN[categorie],
        tijdstip=moment,
        toetsronde=ronde.id,
        omgeving=ronde.omgeving,
        organisatie_oin=ronde.organisatie_oin,
        iteratie=scenario.iteratie,
        oefening=scenario.oefening,
        bewijs=tuple(_make_bewijs(bericht, tidy) for bericht in gebrek.tijdlijn),
        herhaal=f'dsoketen toets --scenario "{scenario.naam}"{ronde.opties}',
        eerst_gezien=moment,
        laatst_gezien=moment,
        toelichting=tidy(eis.advies),
    )


def _get_melding(gebrek: Gebrek, eis: Eis) -> str:
    """Give what tells faults under one norm apart: how the hop broke, or what a party said when it did not do its work."""
    if eis.code == KETEN_ANTWOORD:
        return gebrek.waargenomen
    return gebrek.toerekening.stand.value if gebrek.toerekening.stand else ""


_KANALEN = {
    Categorie.LANDELIJK: Kanaal.IPLO,
    Categorie.SOFTWARE: Kanaal.LEVERANCIER,
    Categorie.ORGANISATORISCH: Kanaal.EXCEL,
}


def _get_oorzaak(rol: Rol) -> Oorzaak:
    """Say what kind of cause lies with a role."""
    if rol is Rol.OPSTELLING:
        return Oorzaak.OPSTELLING
    return Oorzaak.DSO_LV if rol.is_landelijk else Oorzaak.SOFTWARE


def _get_categorie(rol: Rol, oorzaak: Oorzaak) -> Categorie:
    """Put it in one of the three categories of the VNG."""
    if oorzaak in {Oorzaak.INREGELING, Oorzaak.OPSTELLING}:
        return Categorie.ORGANISATORISCH
    return Categorie.LANDELIJK if rol.is_landelijk else Categorie.SOFTWARE


def _make_titel(gebrek: Gebrek, eis: Eis) -> str:
    """Say in one line what is wrong."""
    schakel, stand = gebrek.toerekening.schakel, gebrek.toerekening.stand
    if schakel is None or stand is Schakelstand.HEEL:
        return eis.titel
    wat, ontvanger = schakel.soort.value, schakel.ontvanger.naam
    if stand is Schakelstand.NIET_VERZONDEN and gebrek.toerekening.rol is schakel.ontvanger:
        return f"{ontvanger[0].upper()}{ontvanger[1:]} haalt geen {wat} op bij {schakel.zender.naam}"
    zinnen = {
        Schakelstand.NIET_VERZONDEN: f"{schakel.zender.naam} verstuurt geen {wat} (of niet volledig) naar {ontvanger}",
        Schakelstand.ONGELDIG_VERZONDEN: f"{schakel.zender.naam} verstuurt een {wat} in strijd met de standaard",
        Schakelstand.NIET_ONTVANGEN: f"{wat} van {schakel.zender.naam} komt niet aan bij {ontvanger}",
        Schakelstand.VERANDERD: f"{wat} komt anders aan bij {ontvanger} dan {schakel.zender.naam} verstuurde",
    }
    zin = zinnen.get(stand, eis.titel) if stand else eis.titel
    return zin[0].upper() + zin[1:]


def _make_bewijs(bericht: Bericht, tidy: Callable[[str], str]) -> Bewijs:
    """Make one line of the timeline: text is redacted, binary content only hashed."""
    tekst = ""
    if any(soort in bericht.mediatype for soort in ("xml", "json", "text")):
        tekst = tidy(bericht.inhoud[:_BEWIJSBRON].decode("utf-8", "replace"))[:_BEWIJSTEKST]
    schakel = SCHAKEL_PER_CODE[bericht.schakel]
    titel = f"{bericht.soort.value} {bericht.punt.value} ({schakel.naam})"
    return Bewijs(
        tijdstip=bericht.tijdstip,
        schakel=bericht.schakel,
        punt=bericht.punt,
        partij=bericht.partij,
        titel=titel,
        sha256=bericht.sha256,
        omvang=len(bericht.inhoud),
        mediatype=bericht.mediatype,
        tekst=tekst,
    )
