# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the steps on samenwerken share: words for who and what, the memory of a scenario, and the expectations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pytest_bdd import parsers

from pytest_dsoketen.model.berichten import Bericht, Waarneempunt
from pytest_dsoketen.model.partijen import Organisatie, Rol
from pytest_dsoketen.model.samenwerkingen import Notificatietype, Privilege, Vertrouwelijkheid
from pytest_dsoketen.model.schakels import SCHAKELS, find_samenwerkschakels
from pytest_dsoketen.ports import GeweigerdError, PartijError, Samenwerkfunctionaliteit, StukError
from pytest_dsoketen.standaarden.samenwerken.lezen import Stand, read_stand
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

T = TypeVar("T")

WIE = {"de vergunningverlener": Rol.VTH, "de adviseur": Rol.ADVISEUR, "de tweede adviseur": Rol.TWEEDE_ADVISEUR}
TOEGANG = {"volledige toegang": Privilege.VOLLEDIG, "beperkte toegang": Privilege.BEPERKT}
MATE = {"strikt vertrouwelijk": Vertrouwelijkheid.STRIKT, "regulier vertrouwelijk": Vertrouwelijkheid.REGULIER}
GEBEURTENIS = {
    "de uitnodiging": Notificatietype.UITNODIGING,
    "een nieuw document": Notificatietype.DOCUMENT_TOEGEVOEGD,
    "een gewijzigd document": Notificatietype.DOCUMENT_GEWIJZIGD,
    "een verwijderd document": Notificatietype.DOCUMENT_VERWIJDERD,
    "het actieverzoek": Notificatietype.ACTIEVERZOEK,
    "een nieuw bericht": Notificatietype.BERICHT,
    "het afsluiten": Notificatietype.SYSTEEM,
    "de bestanden van het verzoek": Notificatietype.VERZOEK_OPGEHAALD,
}


def _choose(keuzes: Mapping[str, object]) -> Callable[[str], object]:
    """Make a word of a phrase that stands for one of some values."""

    def convert(tekst: str) -> object:
        return keuzes[tekst.casefold()]

    convert.pattern = "|".join(keuzes)  # type: ignore[attr-defined]
    return convert


_WOORDEN = {
    "Wie": _choose(WIE),
    "Toegang": _choose(TOEGANG),
    "Mate": _choose(MATE),
    "Gebeurtenis": _choose(GEBEURTENIS),
}


def zin(tekst: str) -> Any:
    """Make a phrase in which {x:Wie}, {x:Toegang}, {x:Mate} and {x:Gebeurtenis} may be used."""
    return parsers.parse(tekst, extra_types=_WOORDEN)


@dataclass(frozen=True)
class Geplaatst:
    """A document as it was added."""

    id: str
    inhoud: bytes
    mate: Vertrouwelijkheid
    door: Rol


@dataclass
class Verloop:
    """What the steps of a scenario did in one samenwerking; documents by file name, actieverzoeken by title."""

    id: str
    naam: str
    starter: Rol
    documenten: dict[str, Geplaatst] = field(default_factory=dict)
    actieverzoeken: dict[str, str] = field(default_factory=dict)
    toegang: dict[Rol, Privilege] = field(default_factory=dict)
    weg: set[str] = field(default_factory=set)

    def may_see(self, document: Geplaatst, rol: Rol) -> bool:
        """Whether somebody should see a document."""
        mild = document.mate is Vertrouwelijkheid.REGULIER
        return mild or rol in {self.starter, document.door} or self.toegang.get(rol) is Privilege.VOLLEDIG


def get_verloop(geval: Geval) -> Verloop:
    """Give the samenwerking that the scenario is about."""
    return geval.get(Verloop)


def get_organisatie(keten: Keten, rol: Rol) -> Organisatie:
    """Give the organisation of a participant."""
    return {
        Rol.VTH: keten.casus.gemeente,
        Rol.ADVISEUR: keten.casus.adviseur,
        Rol.TWEEDE_ADVISEUR: keten.casus.tweede_adviseur,
    }[rol]


def get_swf(keten: Keten, rol: Rol) -> Samenwerkfunctionaliteit:
    """Give the samenwerkfunctionaliteit as a participant uses it."""
    return keten.samenwerking(rol)


def act(keten: Keten, eis: str, samenwerking: str, actie: Callable[[], T]) -> T:
    """Do what should be allowed; a refusal is judged by the norm."""
    try:
        return actie()
    except (GeweigerdError, StukError) as fout:
        keten.expect(
            eis,
            klopt=False,
            verwacht="de opdracht wordt uitgevoerd",
            waargenomen=fout.melding,
            kenmerk=samenwerking,
            rol=fout.rol,
        )
        raise


def get_hop(rol: Rol) -> str:
    """Give the hop over which a participant receives."""
    schakels = find_samenwerkschakels(rol)
    return schakels[1] if schakels else SCHAKELS[-1].code


def look(keten: Keten, rol: Rol, samenwerking: str) -> Stand:
    """Have a participant synchronise, and give what its own system shows of one samenwerking."""
    port = get_swf(keten, rol)
    port.synchronise()
    notificaties = tuple(melding for melding in port.fetch_notificaties() if melding.samenwerking == samenwerking)
    try:
        return Stand(
            port.fetch_samenwerking(samenwerking),
            port.fetch_documenten(samenwerking),
            port.fetch_actieverzoeken(samenwerking),
            notificaties,
        )
    except GeweigerdError:
        return Stand(notificaties=notificaties)


def list_ontvangen(keten: Keten, rol: Rol, samenwerking: str) -> list[Bericht] | None:
    """Give what a participant received about a samenwerking; None when that cannot be seen."""
    try:
        berichten = keten.port(rol).fetch_berichten(samenwerking)
    except PartijError:
        return None
    hop = get_hop(rol)
    return [bericht for bericht in berichten if (bericht.schakel, bericht.punt) == (hop, Waarneempunt.ONTVANGEN)]


def expect_stand(
    keten: Keten,
    eis: str,
    rol: Rol,
    samenwerking: str,
    check: Callable[[Stand], bool],
    *,
    verwacht: str,
    toon: Callable[[Stand], str],
) -> Stand:
    """Expect that a participant sees something within the norm time.

    When it received the right thing and shows another, it is to blame; when it received the wrong thing, the
    samenwerkfunctionaliteit is.
    """
    gezien: list[Stand] = []

    def seen() -> bool:
        gezien.append(look(keten, rol, samenwerking))
        return check(gezien[-1])

    klopt = keten.wait_until(get_hop(rol), seen)
    schuldige = None if klopt else find_schuldige(keten, rol, samenwerking, check)
    keten.expect(eis, klopt=klopt, verwacht=verwacht, waargenomen=toon(gezien[-1]), kenmerk=samenwerking, rol=schuldige)
    return gezien[-1]


def find_schuldige(keten: Keten, rol: Rol, samenwerking: str, check: Callable[[Stand], bool]) -> Rol:
    """Say whose it is, by what the participant received."""
    ontvangen = list_ontvangen(keten, rol, samenwerking)
    if ontvangen is None or check(read_stand((bericht.inhoud for bericht in ontvangen), samenwerking)):
        return rol
    return Rol.SAMENWERKFUNCTIONALITEIT


def expect_weg(keten: Keten, eis: str, rol: Rol, samenwerking: str, verwacht: str) -> None:
    """Expect that a participant no longer sees a samenwerking, within the norm time.

    When nothing more came in about it and it is still shown, the participant is to blame.
    """
    stil: list[bool] = []

    def gone() -> bool:
        before = len(list_ontvangen(keten, rol, samenwerking) or ())
        stand = look(keten, rol, samenwerking)
        stil.append(len(list_ontvangen(keten, rol, samenwerking) or ()) == before)
        return stand.samenwerking is None

    klopt = keten.wait_until(get_hop(rol), gone)
    keten.expect(
        eis,
        klopt=klopt,
        verwacht=verwacht,
        waargenomen=f"{rol.naam} ziet de samenwerking nog",
        kenmerk=samenwerking,
        rol=rol if stil[-1] else Rol.SAMENWERKFUNCTIONALITEIT,
    )
