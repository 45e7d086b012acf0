# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""How toepasbare regels get from an activity of the plan into the loket, and what each step of it has to give."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from pytest_dsoketen.model.casussen import InhoudOntbreektError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.regels import Regelinhoud, RegisterActiviteit, Registratie, Vragenboom
from pytest_dsoketen.ports import GeweigerdError, StukError
from pytest_dsoketen.standaarden.sttr.lezen import read_sttr
from pytest_dsoketen.standaarden.sttr.namen import StructuurRef
from pytest_dsoketen.standaarden.sttr.pakket import read_pakket, write_regels
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._checkverloop import expect_begin, expect_gekoppeld
from .plannen import ensure_plan

_ANDERE_CONCLUSIE = "NeemContactOpMet"


@dataclass(frozen=True)
class Boomstuk:
    """A vragenboom in the regelsoftware.

    Attributes:
        id: id that the regelsoftware gave it.
        boom: what it has to be.
        ref: the functioneleStructuurRef under which it has to be registered.
    """

    id: str
    boom: Vragenboom
    ref: str


@dataclass(frozen=True)
class Inloket:
    """The rules for an activity are in the loket."""

    check: Boomstuk


def select_inhoud(keten: Keten, activiteit: str = "") -> Regelinhoud:
    """Give the rules of the casus for an activity; default those that scenarios use when they name none."""
    return keten.casus.get_regels(activiteit)


def make_ref(keten: Keten, boom: Vragenboom) -> str:
    """Give the functioneleStructuurRef that belongs to a vragenboom of the gemeente."""
    return StructuurRef(keten.casus.gemeente.oin, boom.object, boom.activiteit).tekst


def find_activiteit(keten: Keten, urn: str) -> RegisterActiviteit | None:
    """Give an activity as the regelsoftware shows it."""
    activiteiten = keten.regelsoftware.search_activiteiten(keten.casus.gemeente.code)
    return next((activiteit for activiteit in activiteiten if activiteit.urn == urn), None)


def ensure_activiteit(keten: Keten, geval: Geval, inhoud: Regelinhoud) -> RegisterActiviteit:
    """Have the activity visible in the regelsoftware: from the published plan, when the casus brings one."""
    bekend = geval.find(RegisterActiviteit, inhoud.activiteit)
    if bekend is not None:
        return bekend
    if keten.casus.planinhoud is not None:
        ensure_plan(keten, geval)
    return geval.put(expect_zichtbaar(keten, inhoud.activiteit), inhoud.activiteit)


def expect_zichtbaar(keten: Keten, urn: str) -> RegisterActiviteit:
    """Expect that the regelsoftware shows an activity within the norm time."""
    gevonden = keten.wait_until("activiteit", lambda: find_activiteit(keten, urn))
    keten.expect(
        "DSOK-REG-001",
        klopt=gevonden is not None,
        verwacht=f"activiteit {urn} staat in de lijst van de regelsoftware",
        waargenomen="de lijst bevat deze activiteit niet",
        kenmerk=urn,
        rol=Rol.REGELSOFTWARE,
    )
    assert gevonden is not None
    return gevonden


def ensure_toepasbaar(keten: Keten, geval: Geval, inhoud: Regelinhoud) -> RegisterActiviteit:
    """Have the activity toepasbaar in the register, coupled to its werkzaamheid."""
    bekend = geval.find(RegisterActiviteit, f"toepasbaar {inhoud.activiteit}")
    if bekend is not None:
        return bekend
    ensure_activiteit(keten, geval, inhoud)
    melding = _try(lambda: _deliver_activiteit(keten, inhoud))
    return geval.put(expect_toepasbaar(keten, inhoud, melding), f"toepasbaar {inhoud.activiteit}")


def _deliver_activiteit(keten: Keten, inhoud: Regelinhoud) -> None:
    """Make the activity toepasbaar: with the deliveries of the casus for that, else as the regelsoftware does it."""
    if not inhoud.bestanden:
        keten.regelsoftware.make_activiteit_toepasbaar(inhoud.activiteit, inhoud.werkzaamheid)
    for pakket in inhoud.bestanden:
        if read_pakket(pakket).activiteiten:
            keten.regelsoftware.publish(load_pakket(keten, inhoud.activiteit, pakket))


def expect_toepasbaar(keten: Keten, inhoud: Regelinhoud, melding: str = "") -> RegisterActiviteit:
    """Expect that the register shows the activity with its regelbeheerobjecten and werkzaamheid."""

    def look() -> RegisterActiviteit | None:
        gevonden = find_activiteit(keten, inhoud.activiteit)
        goed = gevonden is not None and gevonden.toepasbaar and inhoud.werkzaamheid in gevonden.werkzaamheden
        return gevonden if goed else None

    gezien = None if melding else keten.wait_until("regelaanlevering", look)
    keten.expect(
        "DSOK-RTR-008",
        klopt=gezien is not None,
        verwacht=f"activiteit {inhoud.activiteit} is toepasbaar en gekoppeld aan {inhoud.werkzaamheid}",
        waargenomen=melding or "de registratie toont de regelbeheerobjecten en de werkzaamheid niet",
        kenmerk=inhoud.activiteit,
    )
    assert gezien is not None
    return gezien


def create_boom(keten: Keten, geval: Geval, boom: Vragenboom) -> Boomstuk:
    """Make a vragenboom in the regelsoftware."""
    return geval.put(Boomstuk(keten.regelsoftware.create_vragenboom(boom), boom, make_ref(keten, boom)))


def make_stuk(keten: Keten, geval: Geval, inhoud: Regelinhoud, boom: Vragenboom) -> Boomstuk:
    """Have a vragenboom of the casus in the regelsoftware: its ready-made delivery when there is one, else made there.

    Raises:
        InhoudOntbreektError: when the casus comes from a package without it.
    """
    if boom.ontbreekt:
        raise InhoudOntbreektError(f"het pakket bevat geen {boom.object.value} voor {inhoud.naam!r}")
    for pakket in inhoud.bestanden:
        refs = [read_sttr(regels.inhoud).ref for regels in read_pakket(pakket).regels]
        if any(ref is not None and ref.object is boom.object for ref in refs):
            id_ = load_pakket(keten, inhoud.activiteit, pakket)
            return geval.put(Boomstuk(id_, boom, make_ref(keten, boom)))
    return create_boom(keten, geval, boom)


def load_sttr(keten: Keten, geval: Geval, boom: Vragenboom, sttr: bytes) -> Boomstuk:
    """Take an STTR file into the regelsoftware as a ready-made delivery."""
    pakket = write_regels("regels.dmn", sttr, keten.klok.now().date())
    return geval.put(Boomstuk(load_pakket(keten, boom.activiteit, pakket), boom, make_ref(keten, boom)))


def load_pakket(keten: Keten, urn: str, pakket: bytes) -> str:
    """Take a ready-made delivery in; expects that the regelsoftware can read it."""
    id_, melding = "", ""
    try:
        id_ = keten.regelsoftware.load_pakket(pakket)
    except (GeweigerdError, StukError) as fout:
        melding = fout.melding
    keten.expect(
        "DSOK-REG-006",
        klopt=bool(id_),
        verwacht="de regelsoftware leest het pakket in",
        waargenomen=melding,
        kenmerk=urn,
        rol=Rol.REGELSOFTWARE,
    )
    return id_


def expect_goedgekeurd(keten: Keten, stuk: Boomstuk) -> None:
    """Expect that the service verifiëren finds nothing wrong with a file that is right."""
    verificatie = keten.regelsoftware.verify(stuk.id)
    keten.expect(
        "DSOK-VER-001",
        klopt=verificatie.geldig,
        verwacht="het bestand wordt goedgekeurd",
        waargenomen="afgekeurd: " + "; ".join(verificatie.meldingen[:3]),
        kenmerk=stuk.ref,
    )


def publish_boom(keten: Keten, stuk: Boomstuk, eis: str = "DSOK-RTR-001") -> Registratie:
    """Publish a vragenboom and expect it, as it was sent, in the register within the norm time."""
    melding = _try(lambda: keten.regelsoftware.publish(stuk.id))
    verstuurd = "" if melding else hashlib.sha256(keten.regelsoftware.fetch_sttr(stuk.id)).hexdigest()

    def look() -> Registratie | None:
        registratie = keten.regelsoftware.fetch_registratie(stuk.ref)
        return registratie if registratie and registratie.sha256 == verstuurd else None

    gezien = None if melding else keten.wait_until("regelaanlevering", look)
    aanwezig = None if melding else keten.regelsoftware.fetch_registratie(stuk.ref)
    keten.expect(
        eis,
        klopt=aanwezig is not None,
        verwacht=f"{stuk.boom.naam!r} staat binnen de normtijd in de registratie",
        waargenomen=melding or "de registratie geeft niets terug",
        kenmerk=stuk.ref,
    )
    keten.expect(
        "DSOK-RTR-002" if eis == "DSOK-RTR-001" else eis,
        klopt=gezien is not None,
        verwacht="de registratie geeft het bestand terug dat is aangeleverd",
        waargenomen="de registratie geeft een ander bestand terug",
        kenmerk=stuk.ref,
    )
    assert gezien is not None
    return gezien


def ensure_gepubliceerd(keten: Keten, geval: Geval, inhoud: Regelinhoud) -> Boomstuk:
    """Have check and form of an activity in the register; gives the check."""
    bekend = geval.find(Inloket, inhoud.activiteit)
    if bekend is not None:
        return bekend.check
    ensure_toepasbaar(keten, geval, inhoud)
    stukken = [
        make_stuk(keten, geval, inhoud, boom)
        for boom in (inhoud.formulier, inhoud.check)
        if boom is inhoud.check or not boom.ontbreekt
    ]
    for stuk in stukken:
        expect_goedgekeurd(keten, stuk)
        publish_boom(keten, stuk)
    geval.put(Inloket(stukken[-1]), inhoud.activiteit)
    return geval.put(stukken[-1])


def ensure_regels(keten: Keten, geval: Geval, activiteit: str = "") -> Regelinhoud:
    """Have the rules for an activity in the loket: registered, found by their werkzaamheid, and the check begins.

    Args:
        keten: the chain.
        geval: memory of the scenario.
        activiteit: name of the activity; default the first of the casus.
    """
    return ensure_inloket(keten, geval, select_inhoud(keten, activiteit))


def ensure_inloket(keten: Keten, geval: Geval, inhoud: Regelinhoud) -> Regelinhoud:
    """Have these rules in the loket; see `ensure_regels`."""
    if geval.find(str, f"in het loket: {inhoud.activiteit}") is None:
        ensure_gepubliceerd(keten, geval, inhoud)
        expect_gekoppeld(keten, inhoud)
        expect_begin(keten, inhoud)
        geval.put(inhoud.activiteit, f"in het loket: {inhoud.activiteit}")
    geval.put(inhoud)
    return inhoud


def change_conclusies(boom: Vragenboom) -> Vragenboom:
    """Give a new version of a vragenboom in which every path ends in another conclusion."""
    regels = tuple(replace(regel, conclusie=_ANDERE_CONCLUSIE, toelichting="") for regel in boom.regels)
    return replace(boom, regels=regels)


def _try(doe: Callable[[], object]) -> str:
    """Do something and give what the party said when it refused or broke; empty when it did it."""
    try:
        doe()
    except (GeweigerdError, StukError) as fout:
        return fout.melding
    return ""
