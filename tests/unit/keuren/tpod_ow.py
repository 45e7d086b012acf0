# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules on what OW objects say (TPOD)."""

from __future__ import annotations

from functools import cache

from tests.unit.keuren.geval import Geval
from tests.unit.owdata import (
    EXACT,
    INDICATIEF,
    WAARDE,
    aanwijzing,
    add_objecten,
    divisie,
    gebied,
    groep,
    norm,
    normwaarde,
    ow,
    pons,
    ref,
    regel,
    regelingsgebied,
    regeltekst,
    tekstdeel,
)
from tests.unit.plandata import BOS, WID_BEGRIP, broken, edit, make_pakket
from tests.unit.tpoddata import CODES, uitgang_of

BOS_ID = BOS.identificatie
VISIE = uitgang_of("regelingtype_006", "gemeente")
GEBIEDEN, TEKSTEN = "gebieden.xml", "regelteksten.xml"
_INSTRUMENT = WAARDE.format("instrument", "Omgevingsplan")
_TAAK = WAARDE.format("adressaat", "Gemeentebestuur")
GETAL, WOORD, TEKST = (
    ("kwantitatieveWaarde", "9"),
    ("kwalitatieveWaarde", "hoog"),
    ("waardeInRegeltekst", "waarde staat in regeltekst"),
)
_NORM_REF = ref("rol:OmgevingsnormRef", ow("omgevingsnorm"))
_AANDUIDING = f"<regels:omgevingsnormaanduiding>{_NORM_REF}</regels:omgevingsnormaanduiding>"


def waarde(soort: tuple[str, str], locatie: str = BOS_ID, nummer: str = "1") -> str:
    """Write a value of a norm in the bos."""
    return normwaarde(*soort, locatie, nummer)


@cache
def pakket_met_norm() -> bytes:
    """A regeling with a norm without a unit, of which the value stands in the text."""
    return broken(uitgang_of("regelingtype_003")(), add_objecten(norm(waarde(TEKST)), regel(BOS_ID, _AANDUIDING)))


@cache
def pakket_met_twee_waarden() -> bytes:
    """The same norm with another value in a group of areas."""
    waarden = norm(waarde(TEKST), waarde(TEKST, ow("gebiedengroep", "Duin"), "2"))
    return broken(pakket_met_norm(), add_objecten(waarden, groep("Duin")))


@cache
def pakket_met_maat() -> bytes:
    """A regeling with a norm in metres."""
    return broken(
        uitgang_of("regelingtype_003")(), add_objecten(norm(waarde(GETAL), eenheid="Meter"), regel(BOS_ID, _AANDUIDING))
    )


@cache
def pakket_met_instructie() -> bytes:
    """An omgevingsverordening with an instructieregel."""
    code = CODES["provincie"]
    bos = ow("gebied", "Bos", code)
    velden = f"<regels:instructieregelInstrument>{_INSTRUMENT}</regels:instructieregelInstrument>"
    return broken(
        uitgang_of("regelingtype_004")(),
        add_objecten(
            regeltekst(WID_BEGRIP.replace("gm9999", code), "2", code), regel(bos, velden, "2", code, "Instructieregel")
        ),
    )


def _instructie(velden: str) -> str:
    """Write the instructieregel with other fields."""
    code = CODES["provincie"]
    return regel(ow("gebied", "Bos", code), velden, "2", code, "Instructieregel")


def _hoog(eenheid: str) -> str:
    """Write the bos with a height."""
    hoogte = (
        '<l:hoogte xmlns:da="http://www.geostandaarden.nl/imow/datatypenalgemeen"><da:waarde>5</da:waarde>'
        f"<da:eenheid>{WAARDE.format('eenheid', eenheid)}</da:eenheid></l:hoogte>"
    )
    return gebied(BOS.geometrie_id, "Bos").replace("<l:geometrie>", f"{hoogte}<l:geometrie>")


@cache
def pakket_met_hoogte() -> bytes:
    """A plan in which the bos has a height in metres."""
    return broken(make_pakket(), add_objecten(_hoog("Meter")))


@cache
def pakket_met_functie() -> bytes:
    """An algemene maatregel van bestuur with a gebiedsaanwijzing."""
    return uitgang_of("regelingtype_001", aangewezen=True)()


@cache
def pakket_met_pons() -> bytes:
    """An omgevingsplan with a pons."""
    return broken(uitgang_of("regelingtype_003")(), add_objecten(pons(BOS_ID)))


@cache
def pakket_met_divisie() -> bytes:
    """An omgevingsvisie of which a whole divisie is annotated as well."""
    return broken(
        VISIE(),
        add_objecten(divisie("gm9999_1__div_1", "Divisie", "2"), tekstdeel(ow("divisie", "2"), BOS_ID, nummer="2")),
    )


@cache
def pakket_met_tekstdeel_zonder_locatie() -> bytes:
    """An omgevingsvisie with a tekstdeel that holds nowhere in particular, and so needs no idealisatie."""
    return broken(pakket_met_divisie(), add_objecten(tekstdeel(ow("divisie", "2"), nummer="4", idealisatie="")))


_TWEEDE_REGEL = regel(BOS_ID, nummer="2").replace(ow("regeltekst", "2"), ow("regeltekst", "1"))
_MRE = CODES["ministerie"]

GEVALLEN: tuple[Geval, ...] = (
    Geval("TPOD0110", add_objecten(pons(BOS_ID, "2")), "tweede pons", uitgang=pakket_met_pons),
    Geval(
        "TPOD1150",
        edit(GEBIEDEN, "</sl:objectTypen>", "<sl:objectType>Veld</sl:objectType></sl:objectTypen>"),
        "objecttype Veld",
    ),
    Geval("TPOD1310", add_objecten(_hoog("Ellen")), "hoogte in ellen", uitgang=pakket_met_hoogte),
    Geval("TPOD1650", add_objecten(norm(waarde(("", "")))), "waarde zonder inhoud", uitgang=pakket_met_norm),
    Geval(
        "TPOD1650",
        edit(
            "omgevingsnormen.xml",
            "<rol:waardeInRegeltekst>",
            "<rol:kwantitatieveWaarde>9</rol:kwantitatieveWaarde><rol:waardeInRegeltekst>",
        ),
        "waarde van twee soorten",
        uitgang=pakket_met_norm,
    ),
    Geval(
        "TPOD1830",
        add_objecten(aanwijzing("Functie", "Bedrijf", ow("gebied", "Bos", _MRE), _MRE)),
        "functie van het Rijk",
        frozenset({"TPOD2500"}),
        uitgang=pakket_met_functie,
    ),
    Geval(
        "TPOD1900",
        edit(
            "regelteksten.xml",
            '<regels:Regeltekst wId="gm9999_1__chp_2__art_2.1">',
            '<regels:Regeltekst wId="gm9999_1__chp_2__art_2.1"><op:status>beëindigen</op:status>',
        ),
        "regeltekst eindigt en haar regel niet",
        frozenset({"TPOD0104"}),
    ),
    Geval("TPOD1990", add_objecten(groep("Veld")), "groep zonder regel"),
    Geval(
        "TPOD2027",
        add_objecten(_TWEEDE_REGEL.replace(EXACT, INDICATIEF)),
        "exact en indicatief",
        uitgang=uitgang_of("regelingtype_003"),
    ),
    Geval("TPOD2080", add_objecten(_instructie("")), "geen van beide", uitgang=pakket_met_instructie),
    Geval(
        "TPOD2080",
        add_objecten(
            _instructie(
                f"<regels:instructieregelInstrument>{_INSTRUMENT}</regels:instructieregelInstrument>"
                f"<regels:instructieregelTaakuitoefening>{_TAAK}</regels:instructieregelTaakuitoefening>"
            )
        ),
        "beide",
        uitgang=pakket_met_instructie,
    ),
    Geval(
        "TPOD2090",
        add_objecten(norm(waarde(TEKST), waarde(WOORD, ow("gebiedengroep", "Duin"), "2"))),
        "twee soorten waarden",
        uitgang=pakket_met_twee_waarden,
    ),
    Geval("TPOD2100", add_objecten(norm(waarde(WOORD), eenheid="Meter")), "meter en woord", uitgang=pakket_met_maat),
    Geval(
        "TPOD2101",
        add_objecten(norm(waarde(GETAL), waarde(("kwantitatieveWaarde", "12"), nummer="2"), eenheid="Meter")),
        "9 en 12 in het bos",
        uitgang=pakket_met_maat,
    ),
    Geval(
        "TPOD2110",
        add_objecten(tekstdeel(ow("divisietekst"), BOS_ID, idealisatie="")),
        "tekstdeel zonder idealisatie",
        uitgang=pakket_met_tekstdeel_zonder_locatie,
    ),
    Geval(
        "TPOD2111",
        add_objecten(tekstdeel(ow("divisie", "2"), BOS_ID, nummer="3", idealisatie=INDICATIEF)),
        "exact en indicatief",
        uitgang=pakket_met_divisie,
    ),
    Geval(
        "TPOD2112",
        add_objecten(tekstdeel(ow("divisietekst"), BOS_ID, nummer="3", idealisatie=INDICATIEF)),
        "exact en indicatief",
        uitgang=VISIE,
    ),
    Geval("TPOD2180", add_objecten(regelingsgebied(BOS_ID, "2")), "tweede regelingsgebied"),
)
