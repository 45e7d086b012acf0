# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Reading `opstelling.toml`: every key is known or refused, with file, line and way out."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.partijen import Oin, OinError, Partij, Rol
from pytest_dsoketen.model.schakels import BEHANDELTIJDEN, SCHAKEL_PER_CODE
from pytest_dsoketen.model.verklaringen import Verklaring
from pytest_dsoketen.ports import PORT_PER_ROL

OEFENKETEN = "oefenketen"
_EIGEN_POORTEN = ("lv", "besturing")


class OpstellingOngeldigError(DsoketenError):
    """The opstelling cannot be used; the text names file, line and way out."""


@dataclass(frozen=True)
class Rolbezetting:
    """Who plays one role.

    Attributes:
        adapter: name or import path of the adapter.
        partij: who a bevinding points at.
        instellingen: what the adapter gets, beyond the known keys.
    """

    adapter: str
    partij: Partij
    instellingen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Opstelling:
    """The whole set-up, frozen.

    Attributes:
        bestand: where it was read; empty for the default.
        omgeving: name of the environment; `oefenketen` starts the embedded chain.
        lv: base URL of the landelijke voorzieningen; empty for the embedded ones.
        besturing: base URL of the control over an oefenketen that runs elsewhere.
        sleutel: name of the environment variable that holds the API key.
        oin: OIN of the bevoegd gezag.
        productie_goedkeuring: by whom and when production was approved; empty when it was not.
        hosts: further `host:port` that links may point at.
        rollen: who plays which role.
        storingen: ids of storingen that are on.
        poorten: fixed ports of the oefenketen.
        synchronisatietijden: of the oefenketen, per schakel.
        normtijden: per schakel, in place of the default.
        verklaringen: recorded answers of humans, by id of the question.
        niet_geclaimd: codes of norms and steps that the implementatieverklaring does not claim.
    """

    rollen: Mapping[Rol, Rolbezetting]
    bestand: str = ""
    omgeving: str = OEFENKETEN
    lv: str = ""
    besturing: str = ""
    sleutel: str = ""
    oin: str = "00000099000000009999"
    productie_goedkeuring: str = ""
    hosts: frozenset[str] = frozenset()
    storingen: tuple[str, ...] = ()
    poorten: Mapping[str, int] = field(default_factory=dict)
    synchronisatietijden: Mapping[str, timedelta] = field(default_factory=dict)
    normtijden: Mapping[str, timedelta] = field(default_factory=dict)
    verklaringen: Mapping[str, Verklaring] = field(default_factory=dict)
    niet_geclaimd: frozenset[str] = frozenset()

    def locate(self, woord: str, *, anders: str = "standaardopstelling") -> str:
        """Name file and line where a word stands; for a message only.

        Args:
            woord: a key, or a value.
            anders: what to name when the file does not hold it.
        """
        try:
            tekst = Path(self.bestand).read_text(encoding="utf-8") if self.bestand else ""
        except (OSError, UnicodeDecodeError):
            return self.bestand
        regel = _find_line(tekst, woord, 0)
        if not regel:
            return anders if anders != "standaardopstelling" else self.bestand or anders
        return f"{self.bestand}:{regel}"


_OMGEVING = ("naam", "lv", "besturing", "sleutel", "oin", "productie_goedkeuring", "hosts")
_OEFENKETEN = ("storingen", "poorten", "synchronisatietijden")
_HOOFD = ("omgeving", "oefenketen", "normtijden", "rollen", "verklaringen", "implementatieverklaring")
_PARTIJ = ("naam", "leverancier", "product", "versie")
_VERKLARING = ("vraag", "wie", "datum", "antwoord", "bewijs")


def read_geheimen(opstelling: Opstelling) -> tuple[str, ...]:
    """Give the secret values of a run, that no report may show."""
    waarde = os.environ.get(opstelling.sleutel, "") if opstelling.sleutel else ""
    return (waarde,) if waarde else ()


def read_opstelling(path: Path | None) -> Opstelling:
    """Read an opstelling; without a file everything is embedded.

    Raises:
        OpstellingOngeldigError: unreadable file, TOML error, unknown key or rol, or a value that cannot be used.
    """
    if path is None:
        return Opstelling(rollen=_default_rollen())
    try:
        tekst = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fout:
        reden = getattr(fout, "strerror", None) or "geen leesbare UTF-8"
        raise OpstellingOngeldigError(
            f"{path}: kan de opstelling niet lezen ({reden}). Controleer het pad, of laat --dsoketen-opstelling weg."
        ) from fout
    return _Lezer(path, tekst).read()


def _default_rollen() -> dict[Rol, Rolbezetting]:
    """Give every role to the oefenketen."""
    return {rol: Rolbezetting(_default_adapter(rol), _default_partij(rol)) for rol in PORT_PER_ROL}


def _default_adapter(rol: Rol) -> str:
    """Give the adapter that a role has when nothing is said."""
    return "lv" if rol.is_landelijk else "referentie"


def _default_partij(rol: Rol) -> Partij:
    """Describe who plays a role when nothing is said."""
    if rol.is_landelijk:
        return Partij(rol, "Landelijke voorziening (oefenketen)", "pytest-dsoketen", f"oefenketen {rol.value}")
    return Partij(rol, f"Referentiesoftware {rol.value}", "pytest-dsoketen", f"referentie {rol.value}")


class _Lezer:
    """Reads one file."""

    def __init__(self, path: Path, tekst: str) -> None:
        self._path = path
        self._tekst = tekst

    def read(self) -> Opstelling:
        """Read it whole."""
        try:
            data = tomllib.loads(self._tekst)
        except tomllib.TOMLDecodeError as fout:
            hit = re.search(r"at line (\d+)", str(fout))
            raise self._refuse(
                f"dit is geen geldige TOML ({fout})",
                "zie https://toml.io voor de schrijfwijze",
                int(hit.group(1)) if hit else 0,
            ) from fout
        self._check_keys(data, _HOOFD, "op het hoogste niveau")
        omgeving = self._table(data, "omgeving", _OMGEVING)
        oefenketen = self._table(data, "oefenketen", _OEFENKETEN)
        verklaring = self._table(data, "implementatieverklaring", ("niet",))
        teksten = {
            sleutel: self._text(omgeving, sleutel)
            for sleutel in ("lv", "besturing", "sleutel", "productie_goedkeuring")
            if sleutel in omgeving
        }
        return Opstelling(
            bestand=str(self._path),
            omgeving=self._text(omgeving, "naam") or OEFENKETEN,
            oin=self._oin(omgeving),
            hosts=frozenset(self._texts(omgeving, "hosts")),
            rollen=self._rollen(data),
            storingen=tuple(self._texts(oefenketen, "storingen")),
            poorten=self._poorten(oefenketen),
            synchronisatietijden=self._tijden(oefenketen, "synchronisatietijden", boven="oefenketen."),
            normtijden=self._tijden(data, "normtijden"),
            verklaringen=self._verklaringen(data),
            niet_geclaimd=frozenset(self._texts(verklaring, "niet")),
            **teksten,
        )

    def _rollen(self, data: dict[str, Any]) -> dict[Rol, Rolbezetting]:
        """Read who plays which role; a role that is not named stays embedded."""
        rollen = _default_rollen()
        for naam, tabel in self._table(data, "rollen", None).items():
            rol = self._rol(naam)
            if not isinstance(tabel, dict):
                raise self._refuse(f"rol {naam!r} moet een tabel zijn", f"schrijf [rollen.{naam}]", naam)
            adapter = self._text(tabel, "adapter")
            eigen = adapter and adapter != _default_adapter(rol)
            standaard = Rolbezetting(adapter, Partij(rol, rol.value)) if eigen else rollen[rol]
            partij = Partij(
                rol, *(self._text(tabel, sleutel) or getattr(standaard.partij, sleutel) for sleutel in _PARTIJ)
            )
            extra = {sleutel: str(waarde) for sleutel, waarde in tabel.items() if sleutel not in {*_PARTIJ, "adapter"}}
            rollen[rol] = Rolbezetting(adapter or standaard.adapter, partij, extra)
        return rollen

    def _rol(self, naam: str) -> Rol:
        """Read the name of a role."""
        bekend = [rol.value for rol in PORT_PER_ROL]
        if naam not in bekend:
            raise self._refuse(f"rol {naam!r} bestaat niet", _suggest(naam, bekend), naam)
        return Rol(naam)

    def _verklaringen(self, data: dict[str, Any]) -> dict[str, Verklaring]:
        """Read the recorded answers."""
        gelezen = {}
        tabellen = data.get("verklaringen", [])
        for tabel in tabellen if isinstance(tabellen, list) else [tabellen]:
            if not isinstance(tabel, dict) or not isinstance(tabellen, list):
                raise self._refuse(
                    "verklaringen moet een lijst van tabellen zijn", "schrijf [[verklaringen]]", "verklaringen"
                )
            self._check_keys(tabel, _VERKLARING, "in [[verklaringen]]")
            ontbreekt = [sleutel for sleutel in _VERKLARING[:4] if not tabel.get(sleutel)]
            if ontbreekt:
                raise self._refuse(
                    f"een verklaring mist {', '.join(ontbreekt)}",
                    "een verklaring noemt vraag, wie, datum en antwoord",
                    "verklaringen",
                )
            verklaring = Verklaring(**{sleutel: str(waarde) for sleutel, waarde in tabel.items()})
            gelezen[verklaring.vraag] = verklaring
        return gelezen

    def _oin(self, omgeving: dict[str, Any]) -> str:
        """Read the OIN of the bevoegd gezag."""
        tekst = self._text(omgeving, "oin")
        if not tekst:
            return "00000099000000009999"
        try:
            return Oin(tekst)
        except OinError as fout:
            raise self._refuse(str(fout), "vul een OIN van 20 cijfers in", "oin") from fout

    def _poorten(self, oefenketen: dict[str, Any]) -> dict[str, int]:
        """Read fixed ports."""
        poorten = self._table(oefenketen, "poorten", None, boven="oefenketen.")
        bekend = [*_EIGEN_POORTEN, *(rol.value for rol in PORT_PER_ROL if not rol.is_landelijk)]
        self._check_keys(poorten, bekend, "bij poorten")
        for naam, poort in poorten.items():
            if not isinstance(poort, int) or isinstance(poort, bool) or not 0 <= poort <= 65535:
                raise self._refuse(f"poort {poort!r} voor {naam!r} kan niet", "kies 0 (vrij) tot en met 65535", naam)
        return dict(poorten)

    def _tijden(self, ouder: dict[str, Any], waar: str, *, boven: str = "") -> dict[str, timedelta]:
        """Read a number of seconds per schakel."""
        tabel = self._table(ouder, waar, None, boven=boven)
        intern = BEHANDELTIJDEN if boven else ()
        self._check_keys(tabel, [*SCHAKEL_PER_CODE, *intern], f"bij {waar}")
        for code, seconden in tabel.items():
            if not isinstance(seconden, int | float) or seconden < 0:
                raise self._refuse(
                    f"{seconden!r} is geen aantal seconden", "vul een getal van 0 of meer in", code, na=waar
                )
        return {code: timedelta(seconds=seconden) for code, seconden in tabel.items()}

    def _table(
        self, data: dict[str, Any], naam: str, sleutels: tuple[str, ...] | None, *, boven: str = ""
    ) -> dict[str, Any]:
        """Read a table and check its keys; `boven` names the table around it."""
        tabel = data.get(naam, {})
        if not isinstance(tabel, dict):
            raise self._refuse(f"{naam!r} moet een tabel zijn", f"schrijf [{boven}{naam}]", naam)
        if sleutels is not None:
            self._check_keys(tabel, sleutels, f"in [{naam}]")
        return tabel

    def _text(self, tabel: dict[str, Any], sleutel: str) -> str:
        """Read a text."""
        waarde = tabel.get(sleutel, "")
        if not isinstance(waarde, str):
            raise self._refuse(f"{sleutel!r} moet tekst zijn", "zet de waarde tussen aanhalingstekens", sleutel)
        return waarde

    def _texts(self, tabel: dict[str, Any], sleutel: str) -> list[str]:
        """Read a list of texts."""
        waarde = tabel.get(sleutel, [])
        if not isinstance(waarde, list) or not all(isinstance(deel, str) for deel in waarde):
            raise self._refuse(f"{sleutel!r} moet een lijst van teksten zijn", f'schrijf {sleutel} = ["…"]', sleutel)
        return waarde

    def _check_keys(self, tabel: dict[str, Any], bekend: tuple[str, ...] | list[str], waar: str) -> None:
        """Refuse every key that is not known."""
        for sleutel in tabel:
            if sleutel not in bekend:
                raise self._refuse(f"onbekende sleutel {sleutel!r} {waar}", _suggest(sleutel, bekend), sleutel)

    def _refuse(self, wat: str, uitweg: str, plaats: str | int, *, na: str = "") -> OpstellingOngeldigError:
        """Make the error, with file and line; `na` names the table in which the key stands."""
        start = self._find_line(na) if na else 1
        regel = plaats if isinstance(plaats, int) else self._find_line(plaats, start)
        return OpstellingOngeldigError(f"{self._path}:{regel}: {wat}. {uitweg[0].upper()}{uitweg[1:]}.")

    def _find_line(self, woord: str, start: int = 1) -> int:
        """Find the line on which a key stands, from a line on."""
        return _find_line(self._tekst, woord, start)


def _find_line(tekst: str, woord: str, start: int) -> int:
    """Find the line on which a word stands, from a line on; that line itself when it is not there."""
    patroon = re.compile(rf"(?:^|[\s\[.{{,\"']){re.escape(woord)}(?:$|[\s\]=.\"'])")
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        if nummer >= start and patroon.search(regel.split("#")[0]):
            return nummer
    return start


def _suggest(woord: str, bekend: tuple[str, ...] | list[str]) -> str:
    """Name the way out: what was probably meant, or what is possible."""
    gelijkend = get_close_matches(woord, bekend, n=1)
    if gelijkend:
        return f"bedoelde u {gelijkend[0]!r}"
    return f"mogelijk is: {', '.join(bekend)}"
