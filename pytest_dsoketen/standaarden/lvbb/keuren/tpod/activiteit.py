# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about what OW objects may hang under and refer to: the tophaak of the activities, and who owns what (TPOD195x)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst

_BOVEN: Final = "bovenliggendeActiviteit"
_RIJK: Final = "nl.imow-mnre1034.activiteit."
"""The ministerie that holds the activities under which everything hangs."""


class Tophaak(NamedTuple):
    """What the uppermost activity of a kind of regeling is called, and under which activity of the Rijk it hangs."""

    naam: str
    boven: str


TOPHAKEN: Final[dict[str, Tophaak]] = {
    "regelingtype_003": Tophaak("Activiteit gereguleerd in het omgevingsplan gemeente ", f"{_RIJK}ActInOmgevingsplan"),
    "regelingtype_004": Tophaak(
        "Activiteit gereguleerd in de omgevingsverordening ", f"{_RIJK}ActiviteitInOmgevingsver"
    ),
    "regelingtype_005": Tophaak("Activiteit gereguleerd in de waterschapsverordening ", _RIJK),
}
_TIJDELIJK: Final = Tophaak("Activiteit gereguleerd in ", "")
_SOORTEN_TIJDELIJK: Final = frozenset(f"regelingtype_{nummer:03}" for nummer in (9, 11, 14, 15, 16))
_SOORTEN_RIJK: Final = frozenset({"regelingtype_001", "regelingtype_002"})


class Activiteitenboom(NamedTuple):
    """The activities of a regeling that hang under something outside it.

    Attributes:
        tophaak: the one that has the name of a tophaak; else the first. None when all hang under an activity of the
            own bevoegd gezag: then the tophaak was delivered before.
        anders: the others that cannot be the tophaak.
        heet_goed: whether the tophaak has its name.
    """

    tophaak: OwObject | None
    anders: tuple[OwObject, ...]
    heet_goed: bool


def _bomen(dossier: Dossier, soorten: dict[str, Tophaak]) -> Iterator[tuple[Tophaak, Activiteitenboom]]:
    """Walk the regelingen of some kinds of which all activities are known."""
    for work in dossier.stand_per_work:
        hoort = soorten.get(dossier.regelingsoorten.get(work, ""))
        if hoort is not None:
            yield hoort, _read_boom(dossier, work, hoort)


def _read_boom(dossier: Dossier, work: str, hoort: Tophaak) -> Activiteitenboom:
    """Find the uppermost activities of a regeling; that they hang in a circle, is said by OZON0083."""
    stand = dossier.stand_per_work[work]
    boven: list[OwObject] = []
    anders: list[OwObject] = []
    for obj in stand.values():
        for doel in obj.refs("ActiviteitRef", _BOVEN) if obj.objecttype == "Activiteit" else ():
            if doel in stand:
                continue
            if not doel.startswith(f"nl.imow-{_gezag_of(work)}."):
                boven.append(obj)
            elif dossier.eigenaren.get(doel, work) != work:
                anders.append(obj)
    goed = [obj for obj in boven if obj.text("naam").startswith(hoort.naam)]
    tophaak = next(iter(goed or boven), None)
    return Activiteitenboom(tophaak, tuple(obj for obj in (*boven, *anders) if obj is not tophaak), bool(goed))


def _gezag_of(work: str) -> str:
    """Give the code of the organisation in the AKN of a regeling."""
    delen = work.split("/")
    return delen[4] if len(delen) > 4 else ""


def find_tophaak(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1951: the activities of a plan or verordening hang under one that says in what they are regulated."""
    for hoort, boom in _bomen(dossier, TOPHAKEN):
        if boom.tophaak is not None and not boom.heet_goed:
            naam = boom.tophaak.text("naam")
            yield f"de bovenste activiteit heet “{naam}” en niet “{hoort.naam}…”", boom.tophaak


def find_vreemde_boven(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1952: only the tophaak hangs under an activity outside the regeling."""
    for _, boom in _bomen(dossier, TOPHAKEN):
        for obj in boom.anders:
            boven = " ".join(obj.refs("ActiviteitRef", _BOVEN))
            yield f"de activiteit {obj.identificatie} hangt onder {boven}, dat niet van deze regeling is", obj


def find_boven_tophaak(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1953: the tophaak hangs under the activity that the Rijk has for it; an activity of the Rijk under its own."""
    for hoort, boom in _bomen(dossier, TOPHAKEN):
        if boom.tophaak is not None:
            (boven,) = boom.tophaak.refs("ActiviteitRef", _BOVEN)[:1]
            if boven != hoort.boven and not (hoort.boven == _RIJK and boven.startswith(_RIJK)):
                yield f"de tophaak hangt onder {boven} en niet onder {hoort.boven}", boom.tophaak
    for work, soort in dossier.regelingsoorten.items():
        for obj in dossier.objecten_per_work.get(work, ()) if soort in _SOORTEN_RIJK else ():
            for boven in obj.refs("ActiviteitRef", _BOVEN):
                if not boven.startswith("nl.imow-mn"):
                    yield f"de activiteit {obj.identificatie} hangt onder {boven}, dat niet van het Rijk is", obj


def find_tophaak_tijdelijk(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1954: the activities of a tijdelijk regelingdeel hang under one tophaak."""
    for hoort, boom in _bomen(dossier, dict.fromkeys(_SOORTEN_TIJDELIJK, _TIJDELIJK)):
        if boom.tophaak is not None and not boom.heet_goed:
            naam = boom.tophaak.text("naam")
            yield f"de bovenste activiteit van het tijdelijke deel heet “{naam}” en niet “{hoort.naam}…”", boom.tophaak
        for obj in boom.anders:
            yield f"de activiteit {obj.identificatie} hangt niet onder de tophaak van het tijdelijke deel", obj


def find_van_ander(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1950: an object refers to objects of its own bevoegd gezag, one of a tijdelijk deel to those of that deel.

    Whose an object is, follows from the regeling that it was delivered with. When that is not known, its identification
    has to do; after a herindeling that can still name the old gemeente, so it only counts in a first version.
    """
    for work, objecten in dossier.objecten_per_work.items():
        gezag = _gezag_of(work)
        tijdelijk = dossier.regelingsoorten.get(work) in _SOORTEN_TIJDELIJK
        for obj in objecten if gezag else ():
            for ref in obj.verwijzingen:
                if ref.rol == _BOVEN or ref.doel in dossier.ids or not ref.doel.startswith("nl.imow-"):
                    continue
                eigenaar = dossier.eigenaren.get(ref.doel, "")
                vreemd = not ref.doel.startswith(f"nl.imow-{gezag}.") and dossier.is_eerste_versie
                if (_gezag_of(eigenaar) != gezag) if eigenaar else vreemd:
                    yield f"{obj.identificatie} verwijst naar {ref.doel}, van een ander bevoegd gezag", obj
                elif tijdelijk and eigenaar not in {"", work}:
                    yield f"{obj.identificatie} verwijst naar {ref.doel}, dat niet van dit tijdelijke deel is", obj


REGELS_TPOD_ACTIVITEIT: tuple[Regel, ...] = (
    Regel("TPOD1950", Fase.CONSOLIDATIE, find_van_ander),
    Regel("TPOD1951", Fase.CONSOLIDATIE, find_tophaak),
    Regel("TPOD1952", Fase.CONSOLIDATIE, find_vreemde_boven),
    Regel("TPOD1953", Fase.CONSOLIDATIE, find_boven_tophaak),
    Regel("TPOD1954", Fase.CONSOLIDATIE, find_tophaak_tijdelijk),
)
