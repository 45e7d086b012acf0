# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Storingen in the part 'regels' of the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.regels import Vragenboom
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.oefenketen.storingen._storing import Storing
from pytest_dsoketen.ports import StukError
from pytest_dsoketen.standaarden.sttr.keuren import check_sttr
from pytest_dsoketen.standaarden.sttr.pakket import read_pakket

if TYPE_CHECKING:
    from pytest_dsoketen.oefenketen.wereld import Wereld

_V3 = b"/v2.0/Uitvoeringsregel"


def _get_regelsoftware(wereld: Wereld) -> Any:
    """Give the regelsoftware of a world; Any, because a storing replaces its methods."""
    return wereld.partijen[Rol.REGELSOFTWARE]


def _lose_activiteiten(wereld: Wereld) -> None:
    """DSO-LV publishes the plan, but its activities never reach the registratie."""
    rtr: Any = wereld.lv.rtr
    rtr.receive_activiteiten = lambda activiteiten, organisatie: None  # noqa: ARG005  (they get lost)


def _keep_voorvoegsel(wereld: Wereld) -> None:
    """Regelsoftware asks for `gm9999` where the register wants `9999`, and gets an empty list with status 200."""
    _get_regelsoftware(wereld).make_code = lambda code: code


def _refuse_reading_v3(wereld: Wereld) -> None:
    """Regelsoftware breaks on files of a newer version of the standard."""
    software = _get_regelsoftware(wereld)
    lees = software.read_in

    def read_in(pakket: bytes) -> None:
        lees(pakket)
        if any(_V3 in regel.inhoud for regel in read_pakket(pakket).regels):
            raise StukError(Rol.REGELSOFTWARE, "onverwachte fout 500 bij het inlezen")

    software.read_in = read_in


def _refuse_verifying_v3(wereld: Wereld) -> None:
    """The service verifiëren does not know the newer version of the standard."""
    dienst: Any = wereld.lv.verifieren
    fout = Afwijking("XSD", "element uitvoeringsregels is niet bekend", "regel 1")
    dienst.check = lambda data: [fout] if _V3 in data else check_sttr(data)


def _accept_all(wereld: Wereld) -> None:
    """The service verifiëren approves everything."""
    dienst: Any = wereld.lv.verifieren
    dienst.check = lambda data: []  # noqa: ARG005  (whatever it is)


def _choke_on_naam(wereld: Wereld) -> None:
    """Regelsoftware hangs on special characters in the name of a vragenboom, before it publishes."""
    software = _get_regelsoftware(wereld)
    publiceer = software.publish

    def publish(vragenboom: str) -> str:
        boom = software._get(vragenboom).boom  # noqa: SLF001  (a storing reaches inside)
        if boom is not None and not boom.naam.isascii():
            raise StukError(Rol.REGELSOFTWARE, "geen antwoord binnen 60 seconden")
        return str(publiceer(vragenboom))

    software.publish = publish


def _renew_ids(wereld: Wereld) -> None:
    """Regelsoftware gives every export new ids."""
    software = _get_regelsoftware(wereld)
    schrijf = software.export

    def export(boom: Vragenboom) -> bytes:
        nieuw = f'id="_{software.omgeving.nummers.make_uuid()}"'.encode()
        return bytes(schrijf(boom)).replace(b'id="besluit"', nieuw)

    software.export = export


def _count_too_few(wereld: Wereld) -> None:
    """The register says that it has one less than it gives."""
    rtr: Any = wereld.lv.rtr
    rtr.count = lambda items: max(len(items) - 1, 0)


def _lose_locatie(wereld: Wereld) -> None:
    """The loket loses the location once the initiatiefnemer has answered a question."""
    dienst: Any = wereld.lv.uitvoeren
    dienst.pass_locatie = lambda locatie, antwoorden: () if antwoorden else locatie


def _uncouple_werkzaamheid(wereld: Wereld) -> None:
    """Werkzaamheden lead to no activity."""
    rtr: Any = wereld.lv.rtr
    rtr.list_bij_werkzaamheid = lambda urn: ()  # noqa: ARG005  (whatever it is)


def _decide_by_old(wereld: Wereld) -> None:
    """The loket decides by the first version of the rules."""
    dienst: Any = wereld.lv.uitvoeren
    dienst.select_versie = lambda ref: next(iter(wereld.lv.rtr.list_versies(ref)), None)


_S = Stapcode
STORINGEN_REGELS: tuple[Storing, ...] = (
    Storing(
        "5-activiteit-niet-doorgezet",
        "BV-024",
        _S.S5,
        "activiteit",
        Rol.OZON,
        "DSO-LV zet de activiteiten van het plan niet door naar de registratie.",
        _lose_activiteiten,
    ),
    Storing(
        "5-voorvoegsel-bronhouder",
        "BV-150",
        _S.S5,
        "activiteit",
        Rol.REGELSOFTWARE,
        "De regelsoftware vraagt met de letters in de overheidscode en ziet daardoor geen enkele activiteit.",
        _keep_voorvoegsel,
    ),
    Storing(
        "5-nieuwe-versie-onleesbaar",
        "BV-159",
        _S.S5,
        "activiteit",
        Rol.REGELSOFTWARE,
        "De regelsoftware kan bestanden in een nieuwere versie van de standaard niet inlezen.",
        _refuse_reading_v3,
    ),
    Storing(
        "6-nieuwe-versie-afgekeurd",
        "BV-159",
        _S.S6,
        "verificatie",
        Rol.RTR,
        "De verificatie keurt goede bestanden in een nieuwere versie van de standaard af.",
        _refuse_verifying_v3,
    ),
    Storing(
        "6-alles-goedgekeurd",
        "BV-104",
        _S.S6,
        "",
        Rol.RTR,
        "De verificatie keurt ook bestanden goed die niet aan de standaard voldoen.",
        _accept_all,
    ),
    Storing(
        "7-speciale-tekens",
        "BV-005",
        _S.S7,
        "regelaanlevering",
        Rol.REGELSOFTWARE,
        "De regelsoftware loopt vast op speciale tekens in de naam van een vragenboom.",
        _choke_on_naam,
    ),
    Storing(
        "7-wisselende-ids",
        "BV-161",
        _S.S7,
        "regelaanlevering",
        Rol.REGELSOFTWARE,
        "De regelsoftware geeft bij elke levering andere id’s.",
        _renew_ids,
    ),
    Storing(
        "7-telling-te-laag",
        "BV-149",
        _S.S7,
        "regelaanlevering",
        Rol.RTR,
        "De registratie noemt minder regels dan zij geeft.",
        _count_too_few,
    ),
    Storing(
        "8a-locatie-kwijt",
        "BV-078",
        _S.S8A,
        "check",
        Rol.OMGEVINGSLOKET,
        "Het loket raakt de locatie kwijt zodra een vraag is beantwoord.",
        _lose_locatie,
    ),
    Storing(
        "8a-werkzaamheid-los",
        "BV-086",
        _S.S8A,
        "check",
        Rol.RTR,
        "Een werkzaamheid leidt niet naar de activiteiten die eraan zijn gekoppeld.",
        _uncouple_werkzaamheid,
    ),
    Storing(
        "8a-oude-regels",
        "BV-089",
        _S.S8A,
        "check",
        Rol.RTR,
        "Het loket rekent met een oude versie van de regels.",
        _decide_by_old,
    ),
)
