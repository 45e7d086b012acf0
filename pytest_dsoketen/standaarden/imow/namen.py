# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Names that IMOW fixes: namespaces, object types, values."""

from __future__ import annotations

from typing import Final

IMOW: Final = "http://www.geostandaarden.nl/imow/"
MOW: Final = "http://www.geostandaarden.nl/bestanden-ow/manifest-ow"
OW_DC: Final = IMOW + "bestanden/deelbestand"
SL: Final = "http://www.geostandaarden.nl/bestanden-ow/standlevering-generiek"
OW: Final = IMOW + "owobject"
OP: Final = IMOW + "opobject"
REGELS: Final = IMOW + "regels"
ROL: Final = IMOW + "regelsoplocatie"
LOCATIE: Final = IMOW + "locatie"
GA: Final = IMOW + "gebiedsaanwijzing"
KAART: Final = IMOW + "kaart"
VT: Final = IMOW + "vrijetekst"
PONS: Final = IMOW + "pons"
RG: Final = IMOW + "regelingsgebied"
SYM: Final = IMOW + "symbolisatie"
XLINK: Final = "http://www.w3.org/1999/xlink"

NS: Final[dict[str, str]] = {
    "mow": MOW,
    "ow-dc": OW_DC,
    "sl": SL,
    "ow": OW,
    "op": OP,
    "regels": REGELS,
    "rol": ROL,
    "l": LOCATIE,
    "ga": GA,
    "kaart": KAART,
    "vt": VT,
    "p": PONS,
    "rg": RG,
    "sym": SYM,
    "xlink": XLINK,
}

REGELSOORTEN: Final = ("RegelVoorIedereen", "Instructieregel", "Omgevingswaarderegel")
LOCATIESOORTEN: Final = (
    "Gebied",
    "Gebiedengroep",
    "Punt",
    "Puntengroep",
    "Lijn",
    "Lijnengroep",
    "Ambtsgebied",
)

ID_PER_TYPE: Final[dict[str, str]] = {
    **dict.fromkeys(REGELSOORTEN, "juridischeregel"),
    **{
        soort: soort.lower()
        for soort in (
            *LOCATIESOORTEN,
            "Regeltekst",
            "Activiteit",
            "Gebiedsaanwijzing",
            "Omgevingsnorm",
            "Omgevingswaarde",
            "Pons",
            "Kaart",
            "Kaartlaag",
            "Tekstdeel",
            "Hoofdlijn",
            "Divisie",
            "Divisietekst",
            "Regelingsgebied",
        )
    },
}
"""Which middle part the identification of an object type has (TPOD1890)."""

OBJECTTYPEN: Final = frozenset({*ID_PER_TYPE, "SymbolisatieItem"})

CONCEPT: Final = "http://standaarden.omgevingswet.overheid.nl/{}/id/concept/{}"
"""URI of a value in a waardelijst: domain and name."""

IDEALISATIE_EXACT: Final = CONCEPT.format("idealisatie", "Exact")
KWALIFICATIE_VERGUNNINGPLICHT: Final = CONCEPT.format("activiteitregelkwalificatie", "Vergunningplicht")
STATUS_BEEINDIGEN: Final = "beëindigen"
STATUS_ONTWERP: Final = "ontwerp"
