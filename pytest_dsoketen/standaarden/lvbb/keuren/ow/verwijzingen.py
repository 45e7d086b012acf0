# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about references between OW objects: what is referred to exists, and at most once (OZON0033 and on).

That what must be referred to is, says `verweesd`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.imow.identificatie import soort_of
from pytest_dsoketen.standaarden.imow.namen import ID_PER_TYPE, LOCATIESOORTEN, REGELSOORTEN
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst

Zoeker = Callable[[Dossier], Iterator[Vondst]]

_NAMEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "RegeltekstRef": ("regeltekst", ("regeltekst",)),
    "ActiviteitRef": ("activiteit", ("activiteit",)),
    "ActiviteitLocatieaanduidingRef": ("activiteitlocatieaanduiding", ("activiteitlocatieaanduiding",)),
    "GebiedsaanwijzingRef": ("gebiedsaanwijzing", ("gebiedsaanwijzing",)),
    "OmgevingsnormRef": ("omgevingsnorm", ("omgevingsnorm",)),
    "OmgevingswaardeRef": ("omgevingswaarde", ("omgevingswaarde",)),
    "NormwaardeRef": ("normwaarde", ("normwaarde",)),
    "LocatieRef": ("locatie", tuple(ID_PER_TYPE[soort] for soort in LOCATIESOORTEN)),
    "GebiedRef": ("gebied", ("gebied",)),
    "LijnRef": ("lijn", ("lijn",)),
    "PuntRef": ("punt", ("punt",)),
    "DivisieRef": ("divisie", ("divisie",)),
    "DivisietekstRef": ("divisietekst", ("divisietekst",)),
    "HoofdlijnRef": ("hoofdlijn", ("hoofdlijn",)),
    "KaartRef": ("kaart", ("kaart",)),
}
"""What a reference points at: for a reader, and the kinds in the identification."""

MOET_BESTAAN: tuple[tuple[str, str, str], ...] = (
    ("OZON0033", "RegelVoorIedereen", "RegeltekstRef"),
    ("OZON0035", "Instructieregel", "RegeltekstRef"),
    ("OZON0037", "Omgevingswaarderegel", "RegeltekstRef"),
    ("OZON0038", "RegelVoorIedereen", "ActiviteitRef"),
    ("OZON0040", "RegelVoorIedereen", "GebiedsaanwijzingRef"),
    ("OZON0041", "Instructieregel", "GebiedsaanwijzingRef"),
    ("OZON0042", "RegelVoorIedereen", "OmgevingsnormRef"),
    ("OZON0043", "Instructieregel", "OmgevingsnormRef"),
    ("OZON0044", "Omgevingswaarderegel", "OmgevingswaardeRef"),
    ("OZON0045", "RegelVoorIedereen", "LocatieRef"),
    ("OZON0046", "Instructieregel", "LocatieRef"),
    ("OZON0047", "Omgevingswaarderegel", "LocatieRef"),
    ("OZON0053", "Gebiedengroep", "GebiedRef"),
    ("OZON0059", "Lijnengroep", "LijnRef"),
    ("OZON0065", "Puntengroep", "PuntRef"),
    ("OZON0092", "Tekstdeel", "DivisieRef DivisietekstRef"),
    ("OZON0093", "Tekstdeel", "GebiedsaanwijzingRef"),
    ("OZON0094", "Tekstdeel", "HoofdlijnRef"),
    ("OZON0096", "Gebiedsaanwijzing", "LocatieRef"),
    ("OZON0101", "Normwaarde", "LocatieRef"),
    ("OZON0121", "ActiviteitLocatieaanduiding", "LocatieRef"),
    ("OZON0124", "Regelingsgebied", "LocatieRef"),
    ("OZON0204", "Tekstdeel", "LocatieRef"),
    ("OZON0217", "Pons", "LocatieRef"),
    ("OZON0347", "SymbolisatieItem", "ActiviteitLocatieaanduidingRef GebiedsaanwijzingRef NormwaardeRef"),
    (
        "OZON0349",
        "Kaartlaag",
        "ActiviteitLocatieaanduidingRef OmgevingsnormRef OmgevingswaardeRef GebiedsaanwijzingRef",
    ),
)
"""What is referred to exists: code, object or part of one, references."""

MOET_BESTAAN_OVERIG: tuple[tuple[str, str], ...] = (
    *((drager, "KaartRef") for drager in (*REGELSOORTEN, "Tekstdeel")),
    ("Regeltekst", "RegeltekstRef"),
    ("Hoofdlijn", "HoofdlijnRef"),
    ("Omgevingswaarderegel", "GebiedsaanwijzingRef"),
)
"""What is referred to exists, where there is no code of its own for it (OZON0109)."""

EEN_KEER: tuple[tuple[str, str, str], ...] = (
    ("OZON0320", "RegelVoorIedereen", "LocatieRef"),
    ("OZON0321", "Omgevingswaarderegel", "LocatieRef"),
    ("OZON0322", "Instructieregel", "LocatieRef"),
    ("OZON0324", "RegelVoorIedereen", "OmgevingsnormRef"),
    ("OZON0325", "RegelVoorIedereen", "OmgevingswaardeRef"),
    ("OZON0326", "RegelVoorIedereen", "GebiedsaanwijzingRef"),
    ("OZON0327", "Omgevingswaarderegel", "GebiedsaanwijzingRef"),
    ("OZON0328", "Instructieregel", "GebiedsaanwijzingRef"),
    ("OZON0329", "Instructieregel", "OmgevingsnormRef"),
    ("OZON0331", "Gebiedsaanwijzing", "LocatieRef"),
    ("OZON0340", "Tekstdeel", "HoofdlijnRef"),
    ("OZON0341", "Tekstdeel", "LocatieRef"),
    ("OZON0342", "Tekstdeel", "GebiedsaanwijzingRef"),
    ("OZON0343", "RegelVoorIedereen", "KaartRef"),
    ("OZON0344", "Omgevingswaarderegel", "KaartRef"),
    ("OZON0345", "Instructieregel", "KaartRef"),
    ("OZON0346", "Tekstdeel", "KaartRef"),
    ("OZON0369", "ActiviteitLocatieaanduiding", "LocatieRef"),
    ("OZON0372", "Gebiedengroep", "GebiedRef"),
    ("OZON0373", "Lijnengroep", "LijnRef"),
    ("OZON0374", "Puntengroep", "PuntRef"),
    ("OZON0376", "Kaartlaag", "ActiviteitLocatieaanduidingRef"),
    ("OZON0377", "Kaartlaag", "OmgevingsnormRef"),
    ("OZON0378", "Kaartlaag", "GebiedsaanwijzingRef"),
    ("OZON0379", "RegelVoorIedereen", "thema"),
    ("OZON0380", "Instructieregel", "thema"),
    ("OZON0381", "Omgevingswaarderegel", "thema"),
    ("OZON0382", "Instructieregel", "instructieregelInstrument"),
    ("OZON0383", "Instructieregel", "instructieregelTaakuitoefening"),
    ("OZON0385", "Normwaarde", "LocatieRef"),
)
"""What is referred to at most once: code, object or part of one, reference or field."""

EEN_KEER_DEEL: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("OZON0348", "ActiviteitLocatieaanduiding", ("RegelVoorIedereen",)),
    ("OZON0375", "Kaartlaag", ("Kaart",)),
    ("OZON0384", "Normwaarde", ("Omgevingsnorm", "Omgevingswaarde")),
)
"""Which part an object has at most once: code, part, objects."""


def find_missing(drager: str, soorten: str, rol: str = "") -> Zoeker:
    """Make the rule that references point at something that exists and is of the right kind.

    Args:
        drager: object or part of one that holds the reference.
        soorten: kinds of references, with spaces between.
        rol: element that holds the reference; empty for any.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for soort in soorten.split():
            naam, kinds = _NAMEN[soort]
            plekken = dossier.ow.index.find(drager, soort)
            mis = {doel for doel in plekken.uniek if soort_of(doel) not in {"", *kinds} or not dossier.is_bekend(doel)}
            for plek in plekken if mis else ():
                if plek.waarde in mis and rol in {"", plek.rol}:
                    van = f"{plek.obj.objecttype} {plek.obj.identificatie}"
                    yield f"{van} verwijst naar {naam} {plek.waarde}, die niet bestaat", plek.obj

    return find


def find_missing_overig(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0109: what is referred to exists."""
    for drager, soort in MOET_BESTAAN_OVERIG:
        yield from find_missing(drager, soort)(dossier)


def find_double(drager: str, naam: str, rol: str = "") -> Zoeker:
    """Make the rule that an object or part of one refers to the same thing at most once."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        gezien: set[tuple[int, str]] = set()
        plekken = dossier.ow.index.find(drager, naam)
        for plek in plekken if plekken.heeft_dubbele else ():
            sleutel = (plek.deel, plek.waarde)
            if rol and plek.rol != rol:
                continue
            if sleutel in gezien:
                van = f"{plek.obj.objecttype} {plek.obj.identificatie}"
                yield f"{van} noemt {plek.waarde} meer dan één keer als {plek.rol or naam}", plek.obj
            gezien.add(sleutel)

    return find


def _find_deel_double(deel: str, dragers: tuple[str, ...]) -> Zoeker:
    """Make the rule that an object holds a part with the same identification at most once."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for identificatie, plekken in dossier.ow.index.delen.items():
            if len(plekken) < 2 or plekken[0][0] != deel:
                continue
            aantallen = Counter(id(obj) for _, obj in plekken)
            for obj in {id(obj): obj for _, obj in plekken if obj.objecttype in dragers}.values():
                if aantallen[id(obj)] > 1:
                    yield f"{obj.objecttype} {obj.identificatie} heeft {identificatie} meer dan één keer", obj

    return find


REGELS_OW_VERWIJZINGEN: tuple[Regel, ...] = (
    *(Regel(code, Fase.CONSOLIDATIE, find_missing(drager, soorten)) for code, drager, soorten in MOET_BESTAAN),
    Regel("OZON0109", Fase.CONSOLIDATIE, find_missing_overig),
    *(Regel(code, Fase.CONSOLIDATIE, find_double(drager, naam)) for code, drager, naam in EEN_KEER),
    *(Regel(code, Fase.CONSOLIDATIE, _find_deel_double(deel, dragers)) for code, deel, dragers in EEN_KEER_DEEL),
)
