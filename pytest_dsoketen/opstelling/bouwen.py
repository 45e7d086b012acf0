# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""From an opstelling to a chain that can be walked: start the oefenketen, load the adapters, keep the findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pytest_dsoketen.adapters.besturing import EchteKlok, OefenBesturing
from pytest_dsoketen.adapters.bewaking import Bewaakt
from pytest_dsoketen.adapters.http import list_ports
from pytest_dsoketen.adapters.laden import Adaptercontext, AdapterError, make_adapter
from pytest_dsoketen.model.bevindingen import Bevinding
from pytest_dsoketen.model.casussen import Casus
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.oefenketen.keten import Oefeninstelling, Oefenketen
from pytest_dsoketen.oefenketen.omgeving import API_KEY, KOP_API_KEY, KOP_OIN
from pytest_dsoketen.oefenketen.storingen import STORINGEN
from pytest_dsoketen.opstelling.lezen import OEFENKETEN, Opstelling, OpstellingOngeldigError, read_geheimen
from pytest_dsoketen.ports import Besturing, Klok
from pytest_dsoketen.rapportage.tekst import end_zin
from pytest_dsoketen.toetsing.bevinding_maken import Ronde
from pytest_dsoketen.toetsing.keten import Keten, Ketenopstelling
from pytest_dsoketen.toetsing.scenario import Scenariocontext
from pytest_dsoketen.verbinding.server import PoortInGebruikError, ServerStartError

_EIGEN_ADAPTERS = ("lv", "referentie", "http")
"""They keep to the contract by themselves."""


class Toetsronde:
    """One run over one opstelling: the chain stays up, every scenario begins with a new world where that is possible."""

    def __init__(
        self,
        opstelling: Opstelling,
        ketenopstelling: Ketenopstelling,
        oefenketen: Oefenketen | None,
        besturing: Besturing | None,
    ) -> None:
        self.opstelling = opstelling
        self._ketenopstelling = ketenopstelling
        self._oefenketen = oefenketen
        self._besturing = besturing

    def begin(self, scenario: Scenariocontext) -> Keten:
        """Make the chain ready for a scenario."""
        if self._besturing is not None:
            self._besturing.reset(f"{scenario.feature}/{scenario.naam}", self.opstelling.storingen)
        return Keten(self._ketenopstelling, scenario)

    def stop(self) -> None:
        """Stop what was started."""
        if self._oefenketen is not None:
            self._oefenketen.stop()


def start_toetsronde(
    opstelling: Opstelling, casus: Casus, *, toetsronde: str, announce: Callable[[Bevinding], None]
) -> Toetsronde:
    """Start everything that a run needs.

    Args:
        opstelling: who plays which role.
        casus: content to work with.
        toetsronde: id of the run.
        announce: keeps a bevinding safe.

    Raises:
        OpstellingOngeldigError: a storing, port or adapter that cannot be had.
    """
    check_storingen(opstelling)
    oefenketen = None
    lv, besturing_url, partijen = opstelling.lv, opstelling.besturing, {}
    if opstelling.omgeving == OEFENKETEN and not lv:
        oefenketen = start_oefenketen(opstelling, casus=casus)
        opstelling = replace(opstelling, oin=casus.gemeente.oin)
        lv, besturing_url = oefenketen.adressen.lv, oefenketen.adressen.besturing
        partijen = dict(oefenketen.adressen.partijen)
    besturing = OefenBesturing(besturing_url) if besturing_url else None
    klok: Klok = besturing or EchteKlok()
    adressen = {**{rol: lv for rol in Rol if rol.is_landelijk and lv}, **partijen}
    sleutel = read_sleutel(opstelling)
    try:
        ports = _load_ports(opstelling, adressen, klok, besturing_url, sleutel)
    except OpstellingOngeldigError:
        if oefenketen is not None:
            oefenketen.stop()
        raise
    ronde = Ronde(
        id=toetsronde,
        omgeving=opstelling.omgeving,
        organisatie_oin=opstelling.oin,
        partijen={rol: bezetting.partij for rol, bezetting in opstelling.rollen.items()},
        now=lambda: datetime.now().astimezone(),
        geheimen=read_geheimen(opstelling),
        opties=_list_opties(opstelling),
    )
    ketenopstelling = Ketenopstelling(
        ports=ports,
        klok=klok,
        casus=casus,
        ronde=ronde,
        announce=announce,
        normtijden=opstelling.normtijden,
        verklaringen=opstelling.verklaringen,
        niet_geclaimd=opstelling.niet_geclaimd,
    )
    return Toetsronde(opstelling, ketenopstelling, oefenketen, besturing)


def check_opstelling(opstelling: Opstelling, casus: Casus) -> None:
    """Find out before anything runs whether the chain can be started, when the opstelling asks for something of its own.

    Raises:
        OpstellingOngeldigError: a storing, port or adapter that cannot be had.
    """
    check_storingen(opstelling)
    if opstelling.sleutel and not read_sleutel(opstelling):
        raise OpstellingOngeldigError(
            f"{opstelling.locate('sleutel')}: omgevingsvariabele {opstelling.sleutel!r} is leeg of bestaat niet. "
            "Zet daarin de API-sleutel voordat u toetst."
        )
    if opstelling.poorten or any(
        bezetting.adapter not in _EIGEN_ADAPTERS[:2] for bezetting in opstelling.rollen.values()
    ):
        start_toetsronde(opstelling, casus, toetsronde="", announce=lambda _: None).stop()


def _list_opties(opstelling: Opstelling) -> str:
    """Write the options with which this run can be walked again."""
    bestand = f" --opstelling {Path(opstelling.bestand).name}" if opstelling.bestand else ""
    return bestand + "".join(f" --storing {id_}" for id_ in opstelling.storingen)


def read_sleutel(opstelling: Opstelling) -> str:
    """Give the API key: that of the oefenketen, or the value of the environment variable that the opstelling names."""
    return os.environ.get(opstelling.sleutel, "") if opstelling.sleutel else API_KEY


def check_storingen(opstelling: Opstelling) -> None:
    """Refuse a storing that does not exist.

    Raises:
        OpstellingOngeldigError: with the way out.
    """
    for id_ in opstelling.storingen:
        if id_ not in STORINGEN:
            waar = opstelling.locate(id_, anders="--dsoketen-storing")
            raise OpstellingOngeldigError(
                f"{waar}: storing {id_!r} bestaat niet. Zie `dsoketen storingen` voor de lijst."
            )


def list_ontvangers(opstelling: Opstelling) -> dict[Rol, str]:
    """Say which software of somebody else takes in the messages for its role, and where."""
    adressen = {
        rol: bezetting.instellingen.get("ontvangst")
        or (bezetting.adapter == "http" and bezetting.instellingen.get("url"))
        for rol, bezetting in opstelling.rollen.items()
        if not rol.is_landelijk
    }
    return {rol: adres.rstrip("/") for rol, adres in adressen.items() if adres}


def start_oefenketen(opstelling: Opstelling, *, meelopend: bool = False, casus: Casus | None = None) -> Oefenketen:
    """Start the embedded chain.

    Args:
        opstelling: its ports, storingen and synchronisatietijden.
        meelopend: whether its clock runs along with real time.
        casus: whose gemeente takes part, and what DSO-LV already holds; default the made-up gemeente, and nothing.

    Raises:
        OpstellingOngeldigError: a port that was asked for is taken, or the servers do not come up.
    """
    instelling = Oefeninstelling(
        poorten=opstelling.poorten,
        synchronisatietijden=opstelling.synchronisatietijden,
        storingen=opstelling.storingen,
        meelopend=meelopend,
        ontvangers=list_ontvangers(opstelling),
    )
    if casus is not None:
        instelling = replace(instelling, gemeente=casus.gemeente, uitgangssituatie=casus.uitgangssituatie)
    oefenketen = Oefenketen(instelling)
    try:
        oefenketen.start()
    except (PoortInGebruikError, ServerStartError) as fout:
        oefenketen.stop()
        raise OpstellingOngeldigError(f"{opstelling.locate('poorten')}: {end_zin(str(fout))}") from fout
    return oefenketen


def _load_ports(
    opstelling: Opstelling, adressen: Mapping[Rol, str], klok: Klok, besturing: str, sleutel: str
) -> dict[Rol, Any]:
    """Make the adapter of every role."""
    headers = {KOP_OIN: opstelling.oin, **({KOP_API_KEY: sleutel} if sleutel else {})}
    ports = {}
    for rol, bezetting in opstelling.rollen.items():
        unplayed = bezetting.adapter == "referentie" and rol not in adressen
        if bezetting.adapter == "geen" or unplayed:
            continue
        context = Adaptercontext(
            rol=rol,
            adressen=adressen,
            now=klok.now,
            headers=headers,
            instellingen=bezetting.instellingen,
            besturing=besturing,
            hosts=opstelling.hosts,
            productie_toegestaan=bool(opstelling.productie_goedkeuring),
        )
        try:
            adapter = make_adapter(bezetting.adapter, context)
        except AdapterError as fout:
            raise OpstellingOngeldigError(f"{opstelling.locate(rol.value)}: {end_zin(str(fout))}") from fout
        eigen = bezetting.adapter in _EIGEN_ADAPTERS
        ports[rol] = adapter if eigen else Bewaakt(adapter, rol, list_ports(rol))
    return ports
