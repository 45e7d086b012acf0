# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Names that IMOW 2.0 fixes: namespaces, object types, identifications, values."""

from __future__ import annotations

import re
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

_IDENTIFICATIE = re.compile(r"nl\.imow-(?:gm|pv|ws|mnre|mn)[0-9]{1,6}\.(?P<soort>[a-z]+)\.[A-Za-z0-9]{1,32}")

IDEALISATIE_EXACT: Final = "http://standaarden.omgevingswet.overheid.nl/idealisatie/id/concept/Exact"
KWALIFICATIE: Final = "http://standaarden.omgevingswet.overheid.nl/activiteitregelkwalificatie/id/concept/"
KWALIFICATIE_VERGUNNINGPLICHT: Final = KWALIFICATIE + "Vergunningplicht"
KWALIFICATIES: Final = frozenset(
    KWALIFICATIE + naam
    for naam in (
        "AndersGeduid",
        "Gebod",
        "Informatieplicht",
        "Maatwerkvoorschriftbevoegdheid",
        "Meldingsplicht",
        "Toegestaan",
        "Verbod",
        "Vergunningplicht",
        "Zorgplicht",
    )
)
STATUS_BEEINDIGEN: Final = "beëindigen"
STATUS_ONTWERP: Final = "ontwerp"


def soort_of(identificatie: str) -> str:
    """Give the middle part of an OW identification; empty when the text is not one."""
    found = _IDENTIFICATIE.fullmatch(identificatie)
    return found["soort"] if found else ""


def ow_id(gezag: str, soort: str, kenmerk: str) -> str:
    """Make an OW identification from the code of the gezag, the kind of object and letters or digits (max 32)."""
    schoon = re.sub(r"[^A-Za-z0-9]", "", kenmerk)[:32]
    return f"nl.imow-{gezag}.{soort}.{schoon}"
