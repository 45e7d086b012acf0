# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""OW objects made from the model, and the model read back from OW objects."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pytest_dsoketen.model.plannen import Activiteit, Artikel, Gebied
from pytest_dsoketen.standaarden.imow.identificatie import ow_id
from pytest_dsoketen.standaarden.imow.namen import IDEALISATIE_EXACT, KWALIFICATIE_VERGUNNINGPLICHT, REGELSOORTEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject, resolve_locaties
from pytest_dsoketen.standaarden.imow.soorten import make_object


def kenmerk_of(*delen: str) -> str:
    """Make 32 letters and digits that are always the same for the same parts."""
    return hashlib.sha256("|".join(delen).encode()).hexdigest()[:32]


def ambtsgebied_id(gezag: str) -> str:
    """Give the identification of the ambtsgebied of a bevoegd gezag."""
    return ow_id(gezag, "ambtsgebied", gezag)


def make_ambtsgebied(gezag: str, naam: str, geldig_op: date) -> OwObject:
    """Make the ambtsgebied of a bevoegd gezag: no geometry of its own, a reference to bestuurlijke grenzen."""
    grens = {
        "bestuurlijkeGrenzenID": gezag.upper(),
        "domein": "NL.BI.BestuurlijkGebied",
        "geldigOp": geldig_op.isoformat(),
    }
    return make_object("Ambtsgebied", ambtsgebied_id(gezag), noemer=naam, bestuurlijkeGrenzenVerwijzing=[grens])


def make_regelingsgebied(gezag: str, work: str) -> OwObject:
    """Make the regelingsgebied of a regeling: the whole ambtsgebied."""
    identificatie = ow_id(gezag, "regelingsgebied", kenmerk_of(work))
    return make_object("Regelingsgebied", identificatie, locatieaanduiding=ambtsgebied_id(gezag))


def make_gebied(gebied: Gebied) -> OwObject:
    """Make the OW location of an area; its geometry stands in the GIO."""
    return make_object("Gebied", gebied.identificatie, noemer=gebied.naam, geometrie=gebied.geometrie_id)


def make_activiteit(activiteit: Activiteit) -> OwObject:
    """Make an OW activity."""
    return make_object(
        "Activiteit",
        activiteit.identificatie,
        naam=activiteit.naam,
        groep=activiteit.groep,
        bovenliggendeActiviteit=activiteit.bovenliggend,
    )


def make_regeltekst(gezag: str, wid: str) -> OwObject:
    """Make the OW object that ties a rule to an article or lid."""
    return make_object("Regeltekst", ow_id(gezag, "regeltekst", kenmerk_of(wid)), wid=wid)


def make_regel(gezag: str, artikel: Artikel) -> OwObject:
    """Make the juridische regel of an article: where it holds and for which activities."""
    locaties = artikel.gebieden or (ambtsgebied_id(gezag),)
    return make_object(
        "RegelVoorIedereen",
        ow_id(gezag, "juridischeregel", kenmerk_of(artikel.wid)),
        idealisatie=IDEALISATIE_EXACT,
        artikelOfLid=ow_id(gezag, "regeltekst", kenmerk_of(artikel.wid)),
        locatieaanduiding=locaties,
        activiteitaanduiding=[
            {
                "ref": activiteit,
                "identificatie": ow_id(gezag, "activiteitlocatieaanduiding", kenmerk_of(artikel.wid, activiteit)),
                "activiteitregelkwalificatie": KWALIFICATIE_VERGUNNINGPLICHT,
                "locatieaanduiding": locaties,
            }
            for activiteit in artikel.activiteiten
        ],
    )


def make_objecten(
    gezag: str, artikelen: Iterable[Artikel], activiteiten: Iterable[Activiteit], gebieden: Iterable[Gebied]
) -> tuple[OwObject, ...]:
    """Make all objects for articles with their annotations.

    Only an article with an activity or a location gets a Regeltekst and a rule.
    """
    geannoteerd = [artikel for artikel in artikelen if artikel.activiteiten or artikel.gebieden]
    return (
        *(make_regeltekst(gezag, artikel.wid) for artikel in geannoteerd),
        *(make_regel(gezag, artikel) for artikel in geannoteerd),
        *(make_activiteit(activiteit) for activiteit in activiteiten),
        *(make_gebied(gebied) for gebied in gebieden),
    )


def read_activiteiten(objecten: Iterable[OwObject]) -> tuple[Activiteit, ...]:
    """Read the activities."""
    return tuple(
        Activiteit(
            identificatie=obj.identificatie,
            naam=obj.text("naam"),
            groep=obj.text("groep"),
            bovenliggend=next(iter(obj.refs("ActiviteitRef", "bovenliggendeActiviteit")), ""),
        )
        for obj in objecten
        if obj.objecttype == "Activiteit"
    )


def read_annotaties(objecten: Sequence[OwObject]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Read per wId the activities and the areas that its rules name; the ambtsgebied counts as no area."""
    wids = {obj.identificatie: obj.wid for obj in objecten if obj.objecttype == "Regeltekst"}
    groepen = [obj for obj in objecten if obj.objecttype.endswith("groep")]
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for regel in objecten:
        if regel.objecttype not in REGELSOORTEN:
            continue
        activiteiten = regel.refs("ActiviteitRef")
        locaties = resolve_locaties(groepen, _eigen_locaties(regel))
        gebieden = tuple(loc for loc in locaties if ".ambtsgebied." not in loc)
        for ref in regel.refs("RegeltekstRef", "artikelOfLid"):
            eerder = found.get(wids.get(ref, ref), ((), ()))
            found[wids.get(ref, ref)] = (_union(eerder[0], activiteiten), _union(eerder[1], gebieden))
    return found


def _eigen_locaties(regel: OwObject) -> tuple[str, ...]:
    """Give the locations of a rule and those of its activities."""
    return tuple(dict.fromkeys(regel.refs("LocatieRef")))


def read_gebieden(objecten: Iterable[OwObject], geometrieen: Mapping[str, Gebied]) -> tuple[Gebied, ...]:
    """Read the areas, with their geometry from the GIO's.

    Args:
        objecten: OW objects.
        geometrieen: per basisgeo:id the geometry, as a Gebied of which the identificatie does not count.
    """
    gebieden = []
    for obj in objecten:
        if obj.objecttype != "Gebied":
            continue
        geometrie_id = next(iter(obj.refs("GeometrieRef")), "")
        bron = geometrieen.get(geometrie_id)
        gebieden.append(
            Gebied(
                identificatie=obj.identificatie,
                naam=obj.text("noemer"),
                geometrie_id=geometrie_id,
                ring=bron.ring if bron else (),
                gaten=bron.gaten if bron else (),
                overige=bron.overige if bron else (),
            )
        )
    return tuple(gebieden)


def _union(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """Join two lists without doubles, in order."""
    return tuple(dict.fromkeys((*left, *right)))
