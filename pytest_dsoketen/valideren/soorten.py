# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of file that can be judged: how it is recognised, and which function judges it. One row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from pytest_dsoketen.model.keuringen import Documentsoort
from pytest_dsoketen.standaarden.imow.namen import MOW, OW_DC
from pytest_dsoketen.standaarden.stop.namen import GEO, IMOP, LVBBA, LVBBT, UWS
from pytest_dsoketen.valideren.zaak import Zaak

_D = Documentsoort
_STAM = "http://www.omgevingswet.nl/koppelvlak/stam-v4/"
_REGELS = "http://toepasbare-regels.omgevingswet.overheid.nl/v1/"
_DMN = ("http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/")
_LEVERING = ("validatie", "publicatie", "breekPublicatieAf", "raadpleeg", "directeMutatie", "validatieDirecteMutatie")


@dataclass(frozen=True)
class Soort:
    """One row.

    Attributes:
        soort: the kind.
        keuring: `module:function` that judges it, under `pytest_dsoketen.valideren`; loaded when it is first needed.
        wortels: root elements by which a file is of this kind; one that ends in `}` is a whole namespace.
        bevat: root elements of which one in a ZIP or folder makes it this kind.
    """

    soort: Documentsoort
    keuring: str
    wortels: tuple[str, ...] = ()
    bevat: tuple[str, ...] = ()

    def load_keuring(self) -> Callable[[Zaak], None]:
        """Give the function that judges it."""
        module, _, functie = self.keuring.partition(":")
        geladen: Callable[[Zaak], None] = getattr(import_module(f"pytest_dsoketen.valideren.{module}"), functie)
        return geladen


_OPDRACHTEN = tuple(f"{{{LVBBT}}}{naam}Opdracht" for naam in _LEVERING)
_BESLUIT = (f"{{{LVBBA}}}AanleveringBesluit",)
_KENNISGEVING = (f"{{{LVBBA}}}AanleveringKennisgeving",)
_MANIFEST = (f"{{{LVBBT}}}manifest",)
_REGELPAKKET = (f"{{{_REGELS}opdracht.xsd}}opdrachten", f"{{{_REGELS}manifest.xsd}}manifest")

SOORTEN: tuple[Soort, ...] = (
    Soort(_D.UITWISSELPAKKET, "plan:keur_uitwisselpakket", bevat=(f"{{{UWS}}}Pakbon",)),
    Soort(_D.AANLEVERING, "plan:keur_aanlevering", bevat=(*_OPDRACHTEN, *_BESLUIT, *_KENNISGEVING, *_MANIFEST)),
    Soort(_D.REGELPAKKET, "overig:keur_regelpakket", _REGELPAKKET, _REGELPAKKET),
    Soort(
        _D.LEVERINGSVERZOEK,
        "plan:keur_leveringsverzoek",
        (
            *(f"{{{LVBBT}}}{naam}Verzoek" for naam in _LEVERING),
            *(f"{{{LVBBT}}}{naam}GBVerzoek" for naam in _LEVERING),
        ),
    ),
    Soort(_D.VERSLAG, "plan:keur_verslag", tuple(f"{{{LVBBT}}}{naam}VerzoekResultaat" for naam in _LEVERING)),
    Soort(_D.OPDRACHT, "plan:keur_los", _OPDRACHTEN),
    Soort(_D.MANIFEST, "plan:keur_los", _MANIFEST),
    Soort(_D.MANIFEST_OW, "plan:keur_los", (f"{{{MOW}}}Aanleveringen",)),
    Soort(_D.INFORMATIEOBJECT, "plan:keur_los", (f"{{{LVBBA}}}AanleveringInformatieObject",)),
    Soort(_D.KENNISGEVING, "plan:keur_los", _KENNISGEVING),
    Soort(_D.BESLUIT, "plan:keur_los", (*_BESLUIT, f"{{{LVBBA}}}")),
    Soort(_D.OW, "plan:keur_ow", (f"{{{OW_DC}}}owBestand",)),
    Soort(
        _D.GIO,
        "plan:keur_gio",
        (f"{{{GEO}}}GeoInformatieObjectVaststelling", f"{{{GEO}}}GeoInformatieObjectVersie"),
    ),
    Soort(_D.STTR, "overig:keur_sttr", tuple(f"{{{ns}}}definitions" for ns in _DMN)),
    Soort(_D.VERZOEK, "overig:keur_verzoek", (f"{{{_STAM}IMAM}}verzoekXML",)),
    Soort(_D.NOTIFICATIE, "overig:keur_notificatie", (f"{{{_STAM}verzoeknotificatie}}verzoeknotificatie",)),
    Soort(_D.STOPMODULE, "plan:keur_module", (f"{{{IMOP}",)),
    Soort(_D.BIJLAGE, "overig:keur_bijlage"),
)
"""Every kind; of several that fit, the first one counts."""

SOORT_PER_NAAM: dict[Documentsoort, Soort] = {soort.soort: soort for soort in SOORTEN}
