# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about activities above and beside one another (OZON0082 to 0085, 0206 to 0215, RTRG0016 to 0018)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pytest_dsoketen.standaarden.imow.identificatie import bestuurslaag_of, overheid_of
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.keuren.ow.verwijzingen import Zoeker, find_double, find_missing
from pytest_dsoketen.standaarden.lvbb.keuren.tpod.activiteit import TOPHAKEN

_BOVEN, _NAAST = "bovenliggendeActiviteit", "gerelateerdeActiviteit"


@dataclass(frozen=True)
class Bestuurslaag:
    """What holds for the activities of one kind of organisation.

    Attributes:
        code: begin of its codes, in an identification.
        naam: for a reader.
        soort: kind of regeling that its activities are in.
        zelfde: code of the rule that an activity hangs under one of the same organisation.
        een: code of the rule that one activity at most hangs under another kind of organisation.
        boven: code of the rule that this is under the right activity.
    """

    code: str
    naam: str
    soort: str
    zelfde: str
    een: str
    boven: str


BESTUURSLAGEN: tuple[Bestuurslaag, ...] = (
    Bestuurslaag("gm", "gemeente", "regelingtype_003", "OZON0213", "OZON0206", "RTRG0016"),
    Bestuurslaag("pv", "provincie", "regelingtype_004", "OZON0214", "OZON0207", "RTRG0017"),
    Bestuurslaag("ws", "waterschap", "regelingtype_005", "OZON0215", "OZON0208", "RTRG0018"),
)


def boven_of(activiteit: OwObject) -> str:
    """Give the activity that an activity hangs under; empty when it names none."""
    return next(iter(activiteit.refs("ActiviteitRef", _BOVEN)), "")


def find_zonder_bovenliggende(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0082: the activity above an activity is in the delivery or in Ozon; without knowledge of Ozon, not judged."""
    if dossier.toestand is not None:
        yield from find_missing("Activiteit", "ActiviteitRef", _BOVEN)(dossier)


def find_kring(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0083: an activity is not above itself, also not by way of others."""
    eerder = {} if dossier.toestand is None else dossier.toestand.ozon.objecten
    activiteiten = {obj.identificatie: obj for obj in dossier.of_type("Activiteit")}
    klaar: set[str] = set()
    for begin, activiteit in activiteiten.items():
        pad: dict[str, None] = {}
        nu = begin
        while nu and nu not in klaar and nu not in pad:
            pad[nu] = None
            obj = activiteiten.get(nu) or eerder.get(nu)
            nu = boven_of(obj) if obj else ""
        if nu in pad:
            yield f"de activiteit {nu} heeft zichzelf als bovenliggende activiteit", activiteiten.get(nu, activiteit)
        klaar.update(pad)


def find_gerelateerd_aan_zichzelf(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0085: an activity is not related to itself."""
    for plek in dossier.ow.index.find("Activiteit", "ActiviteitRef"):
        if plek.rol == _NAAST and plek.waarde == plek.obj.identificatie:
            yield f"de activiteit {plek.waarde} is gerelateerd aan zichzelf", plek.obj


def _find_ander(laag: Bestuurslaag) -> Zoeker:
    """Make the rule that an activity hangs under an activity of the same organisation."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for activiteit in dossier.of_type("Activiteit"):
            boven = boven_of(activiteit)
            if _laag(activiteit) == laag.code == bestuurslaag_of(boven):
                eigen, ander = overheid_of(activiteit.identificatie), overheid_of(boven)
                if eigen and ander and eigen != ander:
                    yield f"{activiteit.identificatie} hangt onder {boven}, van een andere {laag.naam}", activiteit

    return find


def _find_meer_toppen(laag: Bestuurslaag) -> Zoeker:
    """Make the rule that an organisation has one activity at most that hangs under another kind of organisation."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        eerder = () if dossier.toestand is None else dossier.ow.stand.per_type.get("Activiteit", ())
        geraakt = dossier.ow.geraakt
        toppen: dict[str, list[OwObject]] = {}
        for activiteit in (
            *(obj for obj in eerder if obj.identificatie not in geraakt),
            *dossier.of_type("Activiteit"),
        ):
            if _is_top(activiteit, laag):
                toppen.setdefault(overheid_of(activiteit.identificatie), []).append(activiteit)
        for overheid, activiteiten in toppen.items():
            *begin, laatste = activiteiten
            if begin and laatste.identificatie in dossier.ids:
                namen = " en ".join(sorted(obj.identificatie for obj in activiteiten))
                yield f"{len(activiteiten)} activiteiten van {overheid} zijn de bovenste: {namen}", laatste

    return find


def _find_verkeerde_top(laag: Bestuurslaag) -> Zoeker:
    """Make the rule that the topmost activity of an organisation hangs under the right activity of the Rijk."""
    hoort = TOPHAKEN[laag.soort].boven

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for activiteit in dossier.of_type("Activiteit"):
            boven = boven_of(activiteit)
            goed = boven.startswith(hoort) if hoort.endswith(".") else boven == hoort
            if _is_top(activiteit, laag) and not goed and not _is_elders(dossier, activiteit, laag):
                yield f"{activiteit.identificatie} hangt onder {boven}, en niet onder {hoort}", activiteit

    return find


def _is_elders(dossier: Dossier, activiteit: OwObject, laag: Bestuurslaag) -> bool:
    """Say whether an activity goes with a regeling of another kind than an organisation has."""
    works = dossier.ow.works_per_object.get(activiteit.identificatie, frozenset())
    return any(dossier.regelingsoorten.get(work, laag.soort) != laag.soort for work in works)


def _laag(activiteit: OwObject) -> str:
    """Give of which kind of organisation an activity is."""
    return bestuurslaag_of(activiteit.identificatie)


def _is_top(activiteit: OwObject, laag: Bestuurslaag) -> bool:
    """Say whether an activity of one kind of organisation hangs under an activity of another kind."""
    return _laag(activiteit) == laag.code and bestuurslaag_of(boven_of(activiteit)) not in {"", laag.code}


_PER_LAAG: tuple[tuple[Callable[[Bestuurslaag], str], Callable[[Bestuurslaag], Zoeker]], ...] = (
    (lambda laag: laag.een, _find_meer_toppen),
    (lambda laag: laag.zelfde, _find_ander),
    (lambda laag: laag.boven, _find_verkeerde_top),
)

REGELS_OW_ACTIVITEITEN: tuple[Regel, ...] = (
    Regel("OZON0082", Fase.CONSOLIDATIE, find_zonder_bovenliggende),
    Regel("OZON0083", Fase.CONSOLIDATIE, find_kring),
    Regel("OZON0084", Fase.CONSOLIDATIE, find_missing("Activiteit", "ActiviteitRef", _NAAST)),
    Regel("OZON0085", Fase.CONSOLIDATIE, find_gerelateerd_aan_zichzelf),
    Regel("OZON0371", Fase.CONSOLIDATIE, find_double("Activiteit", "ActiviteitRef", _NAAST)),
    *(Regel(code(laag), Fase.CONSOLIDATIE, maak(laag)) for code, maak in _PER_LAAG for laag in BESTUURSLAGEN),
)
