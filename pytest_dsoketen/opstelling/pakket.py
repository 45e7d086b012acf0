# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A casus from a folder with real files: plan, what was known before it, toepasbare regels, verzoek.

What the folder does not hold is not made up, but for people and partner organisations, which are those of the
made-up casus; a scenario that needs it then ends as niet van toepassing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from pytest_dsoketen.model.casussen import Casus
from pytest_dsoketen.model.partijen import Oin, Organisatie
from pytest_dsoketen.model.plannen import Activiteit, Gebied, Planinhoud, Punt
from pytest_dsoketen.model.uitgangssituatie import Uitgangssituatie
from pytest_dsoketen.model.verzoeken import Bijlage, Doel, Instantie, Locatie, Verzoek
from pytest_dsoketen.opstelling._pakketmap import (
    Casusregels,
    explain,
    list_bestanden,
    list_paden,
    read_bestand,
    read_casusregels,
    refuse,
)
from pytest_dsoketen.opstelling._pakketplan import (
    Pakketplan,
    find_gebieden,
    find_plek,
    find_punten,
    read_bekend,
    read_plan,
)
from pytest_dsoketen.opstelling._pakketregels import Leveringen, make_regels, read_leveringen
from pytest_dsoketen.standaarden.geometrie import contains
from pytest_dsoketen.standaarden.stam import read_verzoek
from pytest_dsoketen.toetsing.casus import OEFENCASUS

_PLAN, _BEKEND, _REGELS, _BIJLAGEN = "plan", "bekend", "regels", "bijlagen"
_VERZOEK, _CASUS = "verzoek.xml", "casus.toml"
_ONDERDELEN = frozenset({_PLAN, _BEKEND, _REGELS, _BIJLAGEN, _VERZOEK, _CASUS})
_TOPACTIVITEIT = "nl.imow-{}.activiteit.ActInOmgevingsplanGem"
_TOPNAAM = "Activiteit gereguleerd in het omgevingsplan gemeente"
_BOVEN_TOP = "nl.imow-mnre1034.activiteit.ActInOmgevingsplan"
_CODE = re.compile(r"nl\.imow-((?:gm|pv|ws|mnre)\d+)\.")


def load_casus(map_: Path) -> Casus:
    """Read a package.

    Args:
        map_: folder with `plan/`, `bekend/`, `regels/`, `verzoek.xml`, `bijlagen/` and `casus.toml`, each optional.

    Raises:
        OpstellingOngeldigError: naming the file that is missing or cannot be used, and the way out.
    """
    _check_map(map_)
    casusregels = read_casusregels(map_ / _CASUS)
    plan, bekend = read_plan(map_ / _PLAN), replace(read_bekend(map_ / _BEKEND), instrumenten=casusregels.bekend)
    leveringen = read_leveringen(map_ / _REGELS)
    gemeente = _make_gemeente(map_, casusregels, plan, leveringen)
    verzoek = _read_verzoek(map_, gemeente)
    inhoud = _make_planinhoud(plan, bekend, gemeente, casusregels, tuple(leveringen))
    locatie = _make_locatie(inhoud, verzoek)
    punt = Punt(locatie.x, locatie.y)
    activiteiten = (*bekend.activiteiten, *(inhoud.regeling.activiteiten if inhoud else ()))
    if plan is not None:
        _check_activiteiten(map_ / _REGELS, leveringen, activiteiten)
    gebieden = (*bekend.gebieden, *(inhoud.regeling.gebieden if inhoud else ()))
    plekken = {urn: _find_plek(inhoud, urn, punt) for urn in leveringen}
    zoekers = {urn: partial(_find_gebied, gebieden, plek) for urn, plek in plekken.items()}
    regels = make_regels(leveringen, activiteiten, casusregels, zoekers)
    return replace(
        OEFENCASUS,
        naam=casusregels.naam or map_.resolve().name,
        gemeente=gemeente,
        planinhoud=inhoud,
        regels=tuple(replace(item, plek=_show_plek(plekken[item.activiteit], punt)) for item in regels),
        locatie=locatie,
        verzoek=verzoek,
        uitgangssituatie=_add_activiteiten(bekend, activiteiten, leveringen if plan is None else {}, gemeente, verzoek),
    )


def _check_map(map_: Path) -> None:
    """Refuse a folder that is not there, holds nothing for the chain, or holds something that would be passed over."""
    if not map_.is_dir():
        raise refuse(map_, "is geen map", "Geef met --pakket de map met echte bestanden.")
    aanwezig = {pad.name for pad in list_paden(map_)}
    for naam in sorted(aanwezig - _ONDERDELEN):
        raise refuse(map_ / naam, "hoort niet in een pakket", f"Gebruik alleen: {', '.join(sorted(_ONDERDELEN))}.")
    if not aanwezig & {_PLAN, _REGELS, _VERZOEK}:
        raise refuse(
            map_, "bevat geen plan, geen regels en geen verzoek", "Zet er een map plan of regels, of verzoek.xml in."
        )


def _check_activiteiten(map_: Path, leveringen: Mapping[str, Leveringen], activiteiten: Iterable[Activiteit]) -> None:
    """Refuse rules for an activity that would never reach the registratie: neither the plan nor anything before it did."""
    bekend = {activiteit.identificatie for activiteit in activiteiten}
    for urn in leveringen:
        if urn not in bekend:
            uitweg = f"Zet het OW-bestand met die activiteit in {map_.parent / _BEKEND}."
            raise refuse(map_, f"heeft regels voor {urn}, maar die activiteit staat niet in het plan", uitweg)


def _make_gemeente(
    map_: Path, casusregels: Casusregels, plan: Pakketplan | None, leveringen: Mapping[str, Leveringen]
) -> Organisatie:
    """Say who the bevoegd gezag is: as casus.toml says, else as the plan does, else as the rules do."""
    eigen = OEFENCASUS.gemeente
    uit_regels = next(iter(leveringen.values()), Leveringen())
    oin = casusregels.oin or (plan.oin if plan else "") or uit_regels.oin or eigen.oin
    codes = [gevonden[1] for urn in leveringen if (gevonden := _CODE.match(urn))]
    code = plan.code if plan else next(iter(codes), eigen.code)
    with explain(casusregels.bestand if casusregels.oin else map_, f"Zet de goede OIN in {casusregels.bestand}."):
        return Organisatie(casusregels.gemeente or (eigen.naam if code == eigen.code else code), Oin(oin), code)


def _make_planinhoud(
    plan: Pakketplan | None,
    bekend: Uitgangssituatie,
    gemeente: Organisatie,
    casusregels: Casusregels,
    urns: tuple[str, ...],
) -> Planinhoud | None:
    """Make the content of the plan: as it will be seen, so with what it points at outside itself."""
    if plan is None:
        return None
    regeling = bekend.complete(plan.regeling)
    binnen, buiten = find_punten(regeling, casusregels.punt_binnen, casusregels.punt_buiten, urns)
    return Planinhoud(gemeente, regeling, binnen, buiten, (plan.pakket,))


def _make_locatie(plan: Planinhoud | None, verzoek: Verzoek | None) -> Locatie:
    """Say where the initiatiefnemer wants something: where the rules hold, else where the verzoek is about."""
    if plan is not None:
        return Locatie(plan.punt_binnen.x, plan.punt_binnen.y)
    return verzoek.locatie if verzoek else OEFENCASUS.locatie


def _find_plek(plan: Planinhoud | None, urn: str, punt: Punt) -> Punt:
    """Give the place to check an activity at: the given one, unless the plan regulates it elsewhere only."""
    return find_plek(find_gebieden(plan.regeling, urn), punt) if plan else punt


def _show_plek(plek: Punt, punt: Punt) -> tuple[float, float] | None:
    """Give a place that is not that of the casus."""
    return None if plek == punt else (plek.x, plek.y)


def _find_gebied(gebieden: tuple[Gebied, ...], punt: Punt, identificatie: str) -> str:
    """Say whether a point lies in an area, as the loket would."""
    return (
        "ja" if any(gebied.identificatie == identificatie and contains(gebied, punt) for gebied in gebieden) else "nee"
    )


def _add_activiteiten(
    bekend: Uitgangssituatie,
    activiteiten: tuple[Activiteit, ...],
    leveringen: Mapping[str, Leveringen],
    gemeente: Organisatie,
    verzoek: Verzoek | None,
) -> Uitgangssituatie:
    """Add activities that a package may rely on without holding them.

    Those are the top activity, which the Rijk puts ready for every gemeente (bruidsschat), the activities of its
    verzoek, and without a plan those of its rules.
    """
    aanwezig = {activiteit.identificatie for activiteit in activiteiten}
    nodig = [
        Activiteit(_TOPACTIVITEIT.format(gemeente.code), f"{_TOPNAAM} {gemeente.naam}", "", _BOVEN_TOP),
        *(Activiteit(urn, urn, "", "") for urn in leveringen),
        *(Activiteit(item.urn, item.naam, "", "") for item in (verzoek.activiteiten if verzoek else ())),
    ]
    nieuw = tuple(activiteit for activiteit in nodig if activiteit.identificatie not in aanwezig)
    return replace(
        bekend,
        activiteiten=(*bekend.activiteiten, *nieuw),
        objecten=bekend.objecten | {activiteit.identificatie for activiteit in nieuw},
    )


def _read_verzoek(map_: Path, gemeente: Organisatie) -> Verzoek | None:
    """Read the verzoek with its bijlagen, and address it to the gemeente as a new one; None when there is none."""
    pad = map_ / _VERZOEK
    if not pad.exists():
        return None
    with explain(pad, "Gebruik een verzoekbericht volgens STAM 4.0."):
        verzoek = read_verzoek(read_bestand(pad))
    if verzoek.doel not in {Doel.INITIEREN, Doel.CONCEPTVERZOEK}:
        raise refuse(pad, f"heeft als doel {verzoek.doel.value}", "Gebruik het eerste bericht van een verzoek.")
    aanwezig = {bestand.name: bestand for bestand in list_bestanden(map_ / _BIJLAGEN)}
    return replace(
        verzoek,
        verzoeknummer="",
        volgnummer=0,
        indiendatum=None,
        bevoegd_gezag=Instantie(gemeente.naam, gemeente.oin),
        bevoegd_gezag_historie=(),
        behandeldienst=None,
        behandeldienst_historie=(),
        bijlagen=tuple(_load_bijlage(pad, bijlage, aanwezig) for bijlage in verzoek.bijlagen),
    )


def _load_bijlage(pad: Path, bijlage: Bijlage, aanwezig: Mapping[str, Path]) -> Bijlage:
    """Give a bijlage its bytes."""
    if bijlage.bestandsnaam not in aanwezig:
        uitweg = f"Zet dat bestand in {pad.parent / _BIJLAGEN}."
        raise refuse(pad, f"noemt de bijlage {bijlage.bestandsnaam!r}, die er niet is", uitweg)
    inhoud = read_bestand(aanwezig[bijlage.bestandsnaam])
    return replace(bijlage, inhoud=inhoud, document_id="", sha256="", omvang=0)
