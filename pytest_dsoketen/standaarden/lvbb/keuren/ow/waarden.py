# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the values in OW objects: in the right waardelijst (OZON0070 to OZON0120)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.imow.waardelijsten import get_groepen, get_waarden
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst

LIJST_PER_VELD: tuple[tuple[str, str, str, str], ...] = (
    ("OZON0070", "ActiviteitLocatieaanduiding", "activiteitregelkwalificatie", "Activiteitregelkwalificatie"),
    ("OZON0071", "Instructieregel", "instructieregelTaakuitoefening", "Adressaat"),
    ("OZON0072", "Instructieregel", "instructieregelInstrument", "Instrument"),
    ("OZON0073", "Activiteit", "groep", "Activiteitengroep"),
    ("OZON0074", "Omgevingsnorm", "groep", "Omgevingsnormgroep"),
    ("OZON0075", "Omgevingswaarde", "groep", "Omgevingswaardegroep"),
    ("OZON0076", "Gebiedsaanwijzing", "type", "TypeGebiedsaanwijzing"),
    ("OZON0077", "RegelVoorIedereen", "idealisatie", "Idealisatie"),
    ("OZON0078", "Instructieregel", "idealisatie", "Idealisatie"),
    ("OZON0079", "Omgevingswaarderegel", "idealisatie", "Idealisatie"),
    ("OZON0113", "Omgevingsnorm", "type", "TypeNorm"),
    ("OZON0114", "Omgevingswaarde", "type", "TypeNorm"),
    ("OZON0115", "Omgevingsnorm", "eenheid", "Eenheid"),
    ("OZON0116", "Omgevingswaarde", "eenheid", "Eenheid"),
    ("OZON0117", "Instructieregel", "thema", "Thema"),
    ("OZON0118", "Omgevingswaarderegel", "thema", "Thema"),
    ("OZON0119", "RegelVoorIedereen", "thema", "Thema"),
    ("OZON0120", "Tekstdeel", "thema", "Thema"),
)
"""Which values a field of an object may have: code, object or part of one, field, waardelijst."""


def _find_waarde(drager: str, veld: str, lijst: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a field has a value of its list."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        plekken = dossier.ow.index.find(drager, veld)
        anders = plekken.uniek - get_waarden(lijst)
        for plek in plekken if anders else ():
            if plek.waarde in anders:
                waar = f"{plek.obj.objecttype} {plek.obj.identificatie}"
                yield f"{veld} “{plek.waarde}” van {waar} staat niet in de waardelijst {lijst}", plek.obj

    return find


def find_groep(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0080: the groep of a gebiedsaanwijzing is in the list of its type."""
    for obj in dossier.of_type("Gebiedsaanwijzing"):
        groepen = get_groepen(obj.text("type"))
        if groepen and obj.text("groep") not in groepen:
            naam = obj.text("type").rpartition("/")[2]
            yield f"groep “{obj.text('groep')}” van {obj.identificatie} hoort niet bij het type {naam}", obj


REGELS_OW_WAARDEN: tuple[Regel, ...] = (
    *(Regel(code, Fase.CONSOLIDATIE, _find_waarde(*waar)) for code, *waar in LIJST_PER_VELD),
    Regel("OZON0080", Fase.CONSOLIDATIE, find_groep),
)
