# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What TPOD lets every kind of regeling be: who decides on it, what its text is like, which OW objects it has."""

from __future__ import annotations

from dataclasses import dataclass

_RIJK = frozenset({"ministerie"})
_PROVINCIE = frozenset({"provincie"})
_RIJK_OF_PROVINCIE = _RIJK | _PROVINCIE
_RIJK_PROVINCIE_OF_GEMEENTE = _RIJK_OF_PROVINCIE | {"gemeente"}
_RIJK_PROVINCIE_OF_WATERSCHAP = _RIJK_OF_PROVINCIE | {"waterschap"}

_COMPACT = frozenset({"RegelingCompact"})
_KLASSIEK_OF_COMPACT = _COMPACT | {"RegelingKlassiek"}
_VRIJETEKST = frozenset({"RegelingVrijetekst"})
_TIJDELIJK = frozenset({"RegelingTijdelijkdeel"})
_BESLUIT_COMPACT = frozenset({"BesluitCompact"})
_BESLUIT_BEIDE = _BESLUIT_COMPACT | {"BesluitKlassiek"}

_WAAR = frozenset(
    {"Regelingsgebied", "Punt", "Lijn", "Gebied", "Puntengroep", "Lijnengroep", "Gebiedengroep", "Geometrie"}
)
_AMBTSGEBIED = frozenset({"Ambtsgebied"})
_REGELS = frozenset({"Regeltekst", "RegelVoorIedereen"})
_VERBEELDING = frozenset({"Gebiedsaanwijzing", "Kaart", "Kaartlaag", "SymbolisatieItem"})
_ACTIVITEIT = frozenset({"Activiteit", "ActiviteitLocatieaanduiding"})
_WAARDE = frozenset({"Omgevingswaarderegel", "Omgevingswaarde"})
_TEKSTDELEN = frozenset({"Divisie", "Divisietekst", "Tekstdeel", "Hoofdlijn"})
_OBJECTEN_TIJDELIJK = _WAAR | _AMBTSGEBIED | _REGELS | _VERBEELDING | _ACTIVITEIT | {"Omgevingsnorm"}
_OBJECTEN_PLAN = _OBJECTEN_TIJDELIJK | _WAARDE | {"Pons"}
_OBJECTEN_VERORDENING = _OBJECTEN_TIJDELIJK | _WAARDE | {"Instructieregel"}
_OBJECTEN_VISIE = _WAAR | _AMBTSGEBIED | _TEKSTDELEN | _VERBEELDING

_AANWIJZINGEN_WATERSCHAP = frozenset(
    {
        "Beperkingengebied",
        "Bodem",
        "Energievoorziening",
        "Erfgoed",
        "Geluid",
        "Landschap",
        "Leiding",
        "Natuur",
        "Verkeer",
        "WaterEnWatersysteem",
    }
)
_AANWIJZINGEN_RIJK = _AANWIJZINGEN_WATERSCHAP | {
    "Defensie",
    "ExterneVeiligheid",
    "Geur",
    "Lucht",
    "Mijnbouw",
    "Recreatie",
    "RuimtelijkGebruik",
}
_AANWIJZINGEN_VISIE = _AANWIJZINGEN_RIJK - {"Beperkingengebied"}
_AANWIJZINGEN_VERORDENING = _AANWIJZINGEN_RIJK | {"Functie"}
_AANWIJZINGEN_PLAN = _AANWIJZINGEN_VERORDENING | {"Bouw"}
_NATUUR = frozenset({"Natuur"})


@dataclass(frozen=True)
class Keuze:
    """What one rule lets something be.

    Attributes:
        code: of the rule.
        waarden: what it lets it be.
        bij: kind of eindverantwoordelijke for which the rule holds; empty for any.
    """

    code: str
    waarden: frozenset[str]
    bij: str = ""


@dataclass(frozen=True)
class Regelingsoort:
    """What TPOD says of one soortRegeling; a column is empty where it says nothing.

    Attributes:
        naam: its name.
        gezag: kind of organisation that the eindverantwoordelijke of the besluit is.
        tekst: model of the text of the regeling.
        besluit: model of the besluit that establishes or changes it.
        objecten: types of OW objects.
        aanwijzingen: types of gebiedsaanwijzing.
    """

    naam: str
    gezag: Keuze | None
    tekst: tuple[Keuze, ...]
    besluit: tuple[Keuze, ...]
    objecten: Keuze
    aanwijzingen: Keuze | None = None


def _soort(  # noqa: PLR0917  (één rij van een tabel; elke kolom is een argument)
    naam: str,
    eerste: int,
    gezag: frozenset[str],
    tekst: frozenset[str],
    besluit: frozenset[str],
    objecten: Keuze,
    aanwijzingen: Keuze | None,
) -> Regelingsoort:
    """Make a row of which the rules on gezag, tekst and besluit have numbers in a row."""
    return Regelingsoort(
        naam,
        Keuze(f"TPOD{eerste}", gezag),
        (Keuze(f"TPOD{eerste + 1}", tekst),),
        (Keuze(f"TPOD{eerste + 2}", besluit),),
        objecten,
        aanwijzingen,
    )


REGELINGSOORTEN: dict[str, Regelingsoort] = {
    "regelingtype_001": _soort(
        "Algemene maatregel van bestuur",
        2434,
        _RIJK,
        _KLASSIEK_OF_COMPACT,
        _BESLUIT_BEIDE,
        Keuze("TPOD2484", _OBJECTEN_VERORDENING),
        Keuze("TPOD2500", _AANWIJZINGEN_RIJK),
    ),
    "regelingtype_002": _soort(
        "Ministeriële regeling",
        2437,
        _RIJK,
        _KLASSIEK_OF_COMPACT,
        _BESLUIT_BEIDE,
        Keuze("TPOD2486", _OBJECTEN_VERORDENING),
        Keuze("TPOD2501", _AANWIJZINGEN_RIJK),
    ),
    "regelingtype_003": _soort(
        "Omgevingsplan",
        2451,
        frozenset({"gemeente"}),
        _COMPACT,
        _BESLUIT_COMPACT,
        Keuze("TPOD2487", _OBJECTEN_PLAN),
        Keuze("TPOD2502", _AANWIJZINGEN_PLAN),
    ),
    "regelingtype_004": _soort(
        "Omgevingsverordening",
        2454,
        _PROVINCIE,
        _COMPACT,
        _BESLUIT_COMPACT,
        Keuze("TPOD2488", _OBJECTEN_VERORDENING),
        Keuze("TPOD2503", _AANWIJZINGEN_VERORDENING),
    ),
    "regelingtype_005": _soort(
        "Waterschapsverordening",
        2480,
        frozenset({"waterschap"}),
        _COMPACT,
        _BESLUIT_COMPACT,
        Keuze("TPOD2497", _OBJECTEN_TIJDELIJK),
        Keuze("TPOD2512", _AANWIJZINGEN_WATERSCHAP),
    ),
    "regelingtype_006": _soort(
        "Omgevingsvisie",
        2457,
        _RIJK_PROVINCIE_OF_GEMEENTE,
        _VRIJETEKST,
        _BESLUIT_COMPACT,
        Keuze("TPOD2489", _OBJECTEN_VISIE),
        Keuze("TPOD2504", _AANWIJZINGEN_VISIE),
    ),
    # TPOD2464 noemt in de matrix Omgevingsvisie; naar haar plaats (2462-2464) is het Projectbesluit bedoeld.
    "regelingtype_007": _soort(
        "Projectbesluit",
        2462,
        _RIJK_PROVINCIE_OF_WATERSCHAP,
        _VRIJETEKST,
        _BESLUIT_COMPACT,
        Keuze("TPOD2491", _OBJECTEN_VISIE),
        Keuze("TPOD2506", _AANWIJZINGEN_VISIE),
    ),
    "regelingtype_008": _soort(
        "Instructie",
        2440,
        _RIJK_OF_PROVINCIE,
        _VRIJETEKST,
        _BESLUIT_COMPACT,
        Keuze("TPOD2485", _WAAR | _AMBTSGEBIED | _TEKSTDELEN),
        None,
    ),
    "regelingtype_009": _soort(
        "Voorbeschermingsregels",
        2471,
        _RIJK_PROVINCIE_OF_GEMEENTE,
        _TIJDELIJK,
        _BESLUIT_COMPACT,
        Keuze("TPOD2494", _OBJECTEN_TIJDELIJK),
        Keuze("TPOD2509", _AANWIJZINGEN_PLAN),
    ),
    "regelingtype_010": Regelingsoort(
        "Programma",
        None,
        (Keuze("TPOD2460", _VRIJETEKST),),
        (Keuze("TPOD2461", _BESLUIT_COMPACT),),
        Keuze("TPOD2490", _OBJECTEN_VISIE),
        Keuze("TPOD2505", _AANWIJZINGEN_VISIE),
    ),
    "regelingtype_011": _soort(
        "Reactieve interventie",
        2468,
        _PROVINCIE,
        _TIJDELIJK,
        _BESLUIT_COMPACT,
        Keuze("TPOD2492", _WAAR | _AMBTSGEBIED | _REGELS),
        None,
    ),
    "regelingtype_012": _soort(
        "Aanwijzingsbesluit N2000",
        2443,
        _RIJK,
        _KLASSIEK_OF_COMPACT,
        _BESLUIT_BEIDE,
        Keuze("TPOD2483", _WAAR | _REGELS | _VERBEELDING),
        Keuze("TPOD2499", _NATUUR),
    ),
    "regelingtype_013": Regelingsoort(
        "Toegangsbeperkingsbesluit",
        Keuze("TPOD2446", _RIJK_OF_PROVINCIE),
        (Keuze("TPOD2447", _KLASSIEK_OF_COMPACT, "ministerie"), Keuze("TPOD2449", _COMPACT, "provincie")),
        (Keuze("TPOD2448", _BESLUIT_BEIDE, "ministerie"), Keuze("TPOD2450", _BESLUIT_COMPACT, "provincie")),
        Keuze("TPOD2493", _WAAR | _REGELS | _VERBEELDING | _ACTIVITEIT),
        Keuze("TPOD2508", _NATUUR),
    ),
    "regelingtype_014": _soort(
        "Omgevingsplanregels uit een projectbesluit",
        2465,
        _RIJK_PROVINCIE_OF_WATERSCHAP,
        _TIJDELIJK,
        _BESLUIT_COMPACT,
        Keuze("TPOD2498", _OBJECTEN_TIJDELIJK),
        Keuze("TPOD2507", _AANWIJZINGEN_PLAN),
    ),
    "regelingtype_015": _soort(
        "Voorbeschermingsregels omgevingsplan",
        2474,
        _RIJK_PROVINCIE_OF_GEMEENTE,
        _TIJDELIJK,
        _BESLUIT_COMPACT,
        Keuze("TPOD2495", _OBJECTEN_TIJDELIJK),
        Keuze("TPOD2510", _AANWIJZINGEN_PLAN),
    ),
    "regelingtype_016": _soort(
        "Voorbeschermingsregels omgevingsverordening",
        2477,
        _PROVINCIE,
        _TIJDELIJK,
        _BESLUIT_COMPACT,
        Keuze("TPOD2496", _OBJECTEN_TIJDELIJK),
        Keuze("TPOD2511", _AANWIJZINGEN_VERORDENING),
    ),
}
"""By the last part of the soortRegeling, `/join/id/stop/regelingtype_003`."""
