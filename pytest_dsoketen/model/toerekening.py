# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Whose is it? Blame, from what both ends of a hop saw.

The table of the design, as one pure function per hop and one walk over the hops of an eis. Nothing here knows an
expected outcome of a test or a fault that was put in on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.schakels import Schakel


class Schakelstand(ToelichtEnum):
    """What the two waarneempunten of one hop say together."""

    GEEN_WAARNEEMPUNT = "geen waarneempunt", "Van minstens één kant is niet te zien wat er gebeurde."
    NIET_VERZONDEN = "niet verzonden", "De zender heeft niets verstuurd."
    ONGELDIG_VERZONDEN = "ongeldig verzonden", "De zender verstuurde een bericht dat niet aan de standaard voldoet."
    ONDERWEG = "onderweg", "Verzonden en nog niet ontvangen; de normtijd is nog niet om."
    NIET_ONTVANGEN = "niet ontvangen", "Geldig verzonden en niet ontvangen binnen de normtijd."
    VERANDERD = "veranderd", "Wat is ontvangen, is niet wat is verzonden."
    HEEL = "heel", "Geldig verzonden en gelijk ontvangen."


@dataclass(frozen=True)
class Waarneming:
    """What is known of one hop for one kenmerk.

    Attributes:
        schakel: the hop.
        verzonden: hashes of what the sender sent, in order; None when that cannot be seen.
        ontvangen: hashes of what the receiver received, in order; None when that cannot be seen.
        afwijkingen: what is wrong with the messages as sent.
        verwacht: how many messages should have been sent; 0 when any number from 1 is right.
        normtijd_om: whether the norm time has passed.
    """

    schakel: Schakel
    verzonden: tuple[str, ...] | None
    ontvangen: tuple[str, ...] | None
    afwijkingen: tuple[Afwijking, ...] = ()
    verwacht: int = 0
    normtijd_om: bool = True

    @property
    def stand(self) -> Schakelstand:
        """What both ends say together."""
        if self.verzonden is None or self.ontvangen is None:
            return self._one_sided()
        nothing = not self.verzonden and not self.ontvangen
        if nothing or len(self.verzonden) < self.verwacht:
            return Schakelstand.NIET_VERZONDEN
        if self.afwijkingen:
            return Schakelstand.ONGELDIG_VERZONDEN
        missing = _without(self.verzonden, self.ontvangen)
        surplus = _without(self.ontvangen, self.verzonden)
        if surplus and not self.verzonden:
            return Schakelstand.GEEN_WAARNEEMPUNT  # what arrived was sent; the book of the sender does not tell
        if missing and surplus:
            return Schakelstand.VERANDERD
        late = Schakelstand.NIET_ONTVANGEN if self.normtijd_om else Schakelstand.ONDERWEG
        return late if missing else Schakelstand.HEEL

    def _one_sided(self) -> Schakelstand:
        """Say what one end alone can prove."""
        if self.afwijkingen:
            return Schakelstand.ONGELDIG_VERZONDEN
        if self.verzonden == ():
            return Schakelstand.NIET_VERZONDEN
        return Schakelstand.GEEN_WAARNEEMPUNT


@dataclass(frozen=True)
class Toerekening:
    """Who has to act, on which hop, and why.

    Attributes:
        rol: the role that has to act; None when that cannot be said.
        schakel: the hop that broke, None when the eis has no hop.
        stand: what both ends of that hop say.
        waarom: the reason, as Dutch sentences for a key-user.
    """

    rol: Rol | None
    schakel: Schakel | None
    stand: Schakelstand | None
    waarom: str


def attribute(waarnemingen: Sequence[Waarneming], *, ontvanger: Rol | None = None) -> Toerekening:
    """Walk the hops in the order in which the messages pass; the first that is not whole is the cause.

    Args:
        waarnemingen: the hops of the eis, first hop first.
        ontvanger: who is responsible when every hop is whole; default the receiver of the last hop.

    Returns:
        Who has to act and why. Without a role when a waarneempunt is missing or the norm time has not passed; a
        party that sent nothing is only blamed when it is sure that what it acts on had reached it.
    """
    blind: Waarneming | None = None
    for waarneming in waarnemingen:
        stand = waarneming.stand
        if stand is Schakelstand.HEEL:
            continue
        if stand is Schakelstand.GEEN_WAARNEEMPUNT:
            blind = blind or waarneming
            continue
        if stand is Schakelstand.NIET_VERZONDEN and blind is not None and not blind.ontvangen:
            break  # who may have been told nothing cannot be blamed for saying nothing
        return _blame_broken(waarneming, stand)
    if blind is not None:
        return Toerekening(
            None,
            blind.schakel,
            Schakelstand.GEEN_WAARNEEMPUNT,
            f"Van de schakel “{blind.schakel.naam}” is niet van beide kanten te zien wat er gebeurde. "
            "Herhaal de toets met het referentiedubbel aan één kant.",
        )
    if not waarnemingen:
        return Toerekening(ontvanger, None, None, "De fout is bij deze partij zelf gezien.")
    last = waarnemingen[-1].schakel
    rol = ontvanger or last.ontvanger
    return Toerekening(
        rol,
        last,
        Schakelstand.HEEL,
        f"Elk bericht is geldig verstuurd en gelijk aangekomen; daarna deed {rol.naam} er iets anders mee "
        "dan de norm zegt.",
    )


def _blame_broken(waarneming: Waarneming, stand: Schakelstand) -> Toerekening:
    """Name the party for the first hop that is not whole."""
    schakel = waarneming.schakel
    if stand is Schakelstand.NIET_VERZONDEN and schakel.opgehaald and not waarneming.verzonden:
        waarom = f"{_begin(schakel.ontvanger)} heeft voor “{schakel.naam}” niets opgevraagd bij {schakel.zender.naam}."
        return Toerekening(schakel.ontvanger, schakel, stand, waarom)
    if stand is Schakelstand.NIET_VERZONDEN:
        return Toerekening(schakel.zender, schakel, stand, _waarom_niet_verzonden(waarneming))
    if stand is Schakelstand.ONGELDIG_VERZONDEN:
        eerste = waarneming.afwijkingen[0]
        waarom = (
            f"{_begin(schakel.zender)} verstuurde een bericht dat niet aan de standaard voldoet: "
            f"{eerste.melding} ({eerste.code})."
        )
        return Toerekening(schakel.zender, schakel, stand, waarom)
    if stand is Schakelstand.ONDERWEG:
        waarom = f"Het bericht is verstuurd; de normtijd voor “{schakel.naam}” is nog niet om."
        return Toerekening(None, schakel, stand, waarom)
    tussen = _carrier(schakel)
    if stand is Schakelstand.VERANDERD:
        waarom = f"Bij {schakel.ontvanger.naam} kwam iets anders binnen dan {schakel.zender.naam} verstuurde."
        return Toerekening(tussen, schakel, stand, waarom)
    waarom = (
        f"{_begin(schakel.zender)} verstuurde een geldig bericht; bij {schakel.ontvanger.naam} is het binnen de "
        "normtijd niet aangekomen."
    )
    return Toerekening(tussen, schakel, stand, waarom)


def _waarom_niet_verzonden(waarneming: Waarneming) -> str:
    """Say that nothing, or not enough, was sent."""
    schakel, aantal = waarneming.schakel, len(waarneming.verzonden or ())
    if waarneming.verwacht and aantal:
        return (
            f"{_begin(schakel.zender)} verstuurde {aantal} van de {waarneming.verwacht} berichten die er moesten zijn."
        )
    return f"{_begin(schakel.zender)} heeft geen bericht verstuurd voor “{schakel.naam}”."


def _carrier(schakel: Schakel) -> Rol:
    """Who carries a message over this hop: the landelijke voorziening in it, else the party that has the door."""
    return schakel.zender if schakel.zender.is_landelijk else schakel.ontvanger


def _begin(rol: Rol) -> str:
    """Write a role at the start of a sentence."""
    return rol.naam[0].upper() + rol.naam[1:]


def _without(left: Sequence[str], right: Sequence[str]) -> tuple[str, ...]:
    """Return what is in left and not in right, counting doubles once."""
    return tuple(dict.fromkeys(item for item in left if item not in set(right)))
