# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The one HTTP client: host guard, no proxy from the environment, body cap, total deadline, no retries.

Keys never leave the hosts that the opstelling names, and the production hosts of the DSO are refused before a byte is
sent unless the opstelling carries an approval.
"""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import (
    GeweigerdError,
    OnbereikbaarError,
    OpstellingError,
    StukError,
)

PRODUCTIEHOSTS = frozenset(
    {
        "service.omgevingswet.overheid.nl",
        "pkio.service.omgevingswet.overheid.nl",
        "omgevingswet.overheid.nl",
        "repository.overheid.nl",
        "zoek.officielebekendmakingen.nl",
        "zoekservice.overheid.nl",
    }
)
ACTIE_NIET_TOEGESTAAN = "ActieNietToegestaan"
"""Last part of the problem type when an action is refused by a business rule and not by the own set-up."""

_MAX_BODY = 300 * 1024 * 1024


class VerbodenAdresError(OpstellingError):
    """A request would leave for a host that the opstelling does not name."""


@dataclass(frozen=True)
class Respons:
    """An HTTP answer, read whole."""

    status: int
    headers: Mapping[str, str]
    inhoud: bytes
    adres: str

    @property
    def mediatype(self) -> str:
        """Media type without parameters."""
        return self.headers.get("content-type", "").split(";")[0].strip()

    def json(self) -> Any:
        """Read the body as JSON.

        Raises:
            ValueError: when it is not.
        """
        return json.loads(self.inhoud)


@cache
def _shared_transport() -> httpx.HTTPTransport:
    """Open one connection pool and one SSL context for the whole process."""
    return httpx.HTTPTransport(
        verify=ssl.create_default_context(),
        limits=httpx.Limits(max_connections=64, max_keepalive_connections=32),
        trust_env=False,
    )


@dataclass(frozen=True)
class Verbinding:
    """A connection of one party to one base address.

    Attributes:
        basis: base URL; relative paths are put behind it.
        rol: the party at the other end, named in errors.
        headers: sent with every request, such as the key.
        hosts: other `host:port` that may be reached, besides that of the base.
        deadline: seconds for a whole request and its answer.
        productie_toegestaan: whether the opstelling carries an approval for the production hosts.
    """

    basis: str
    rol: Rol
    headers: Mapping[str, str] = field(default_factory=dict)
    hosts: frozenset[str] = frozenset()
    deadline: float = 60.0
    productie_toegestaan: bool = False

    def request(
        self,
        methode: str,
        pad: str,
        *,
        data: Any = None,
        inhoud: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Respons:
        """Send one request and read the whole answer.

        Args:
            methode: HTTP method.
            pad: path behind the base, or an absolute URL from a link.
            data: JSON body.
            inhoud: raw body.
            headers: extra headers.
            query: query parameters.

        Returns:
            The answer when its status is below 400.

        Raises:
            GeweigerdError: 4xx with a message.
            OpstellingError: 401 or 403, or a host that is not allowed.
            OnbereikbaarError: a landelijke voorziening that cannot be reached or says 429, 502, 503 or 504.
            StukError: 500, or a party that breaks the connection.
        """
        respons = self.exchange(methode, pad, data=data, inhoud=inhoud, headers=headers, query=query)
        if respons.status >= 400:
            raise self._translate_status(respons)
        return respons

    def exchange(
        self,
        methode: str,
        pad: str,
        *,
        data: Any = None,
        inhoud: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Respons:
        """Send one request and read the whole answer, whatever its status; see `request`."""
        url = pad if "://" in pad else f"{self.basis.rstrip('/')}{pad}"
        self._check_host(url)
        if data is not None:
            inhoud = json.dumps(data, ensure_ascii=False).encode()
            headers = {"content-type": "application/json", **(headers or {})}
        try:
            request = httpx.Request(
                methode, url, params=query, content=inhoud, headers={**self.headers, **(headers or {})}
            )
        except httpx.InvalidURL as fout:
            raise StukError(self.rol, f"{url[:200]!r} is geen geldig adres: {fout}") from None
        try:
            return self._send(request)
        except httpx.HTTPError as fout:
            raise self._translate_fault(fout, url) from fout

    def get(
        self, pad: str, *, headers: Mapping[str, str] | None = None, query: Mapping[str, str] | None = None
    ) -> Respons:
        """Send a GET; see `request`."""
        return self.request("GET", pad, headers=headers, query=query)

    def post(
        self,
        pad: str,
        *,
        data: Any = None,
        inhoud: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Respons:
        """Send a POST; see `request`."""
        return self.request("POST", pad, data=data, inhoud=inhoud, headers=headers, query=query)

    def _send(self, request: httpx.Request) -> Respons:
        """Send and read under the body cap and the total deadline."""
        einde = time.monotonic() + self.deadline
        request.extensions = {"timeout": httpx.Timeout(self.deadline).as_dict()}
        response = _shared_transport().handle_request(request)
        response.request = request
        try:
            delen, omvang = [], 0
            for deel in response.iter_bytes():  # as it comes in: with a chunk size a slow trickle outlives the deadline
                omvang += len(deel)
                if omvang > _MAX_BODY:
                    raise StukError(self.rol, f"het antwoord is groter dan {_MAX_BODY // 1024 // 1024} MB")
                if time.monotonic() > einde:
                    raise httpx.ReadTimeout("totale termijn verstreken", request=request)
                delen.append(deel)
        finally:
            response.close()
        return Respons(response.status_code, response.headers, b"".join(delen), str(request.url))

    def _check_host(self, url: str) -> None:
        """Refuse every host that the opstelling does not name."""
        try:
            delen = urlsplit(url)
        except ValueError as fout:
            raise StukError(self.rol, f"{url[:200]!r} is geen geldig adres: {fout}") from None
        if (delen.hostname or "").rstrip(".") in PRODUCTIEHOSTS and not self.productie_toegestaan:
            raise VerbodenAdresError(
                Rol.OPSTELLING,
                f"{delen.hostname} is de productieomgeving; daar wordt niet getoetst zonder goedkeuring in de opstelling",
            )
        eigen = urlsplit(self.basis).netloc
        if delen.netloc != eigen and delen.netloc not in self.hosts:
            raise VerbodenAdresError(
                Rol.OPSTELLING, f"adres {delen.netloc!r} staat niet in de opstelling; er is niets verstuurd"
            )

    def _translate_fault(self, fout: httpx.HTTPError, url: str) -> Exception:
        """Turn a broken connection into the error of the design."""
        melding = f"{self.rol.naam} op {urlsplit(url).netloc} gaf geen antwoord ({type(fout).__name__}: {fout})"
        if "CERTIFICATE" in str(fout) or "ALERT" in str(fout):
            return OpstellingError(Rol.OPSTELLING, f"TLS-verbinding met {self.rol.naam} mislukt: {fout}")
        if self.rol.is_landelijk:
            return OnbereikbaarError(self.rol, melding)
        return StukError(self.rol, melding)

    def _translate_status(self, respons: Respons) -> Exception:
        """Turn an error status into the error of the design."""
        titel, soort = _read_problem(respons)
        melding = f"{self.rol.naam} antwoordde {respons.status}: {titel}"
        if soort.endswith(ACTIE_NIET_TOEGESTAAN):
            return GeweigerdError(self.rol, melding, respons.status)
        if respons.status in {401, 403}:
            return OpstellingError(self.rol, melding, respons.status)
        if respons.status in {429, 502, 503, 504} and self.rol.is_landelijk:
            return OnbereikbaarError(self.rol, melding, respons.status)
        if respons.status >= 500:
            return StukError(self.rol, melding, respons.status)
        return GeweigerdError(self.rol, melding, respons.status)


def _read_problem(respons: Respons) -> tuple[str, str]:
    """Read title, detail and type of a problem+json body; else the start of the text."""
    if "json" in respons.mediatype:
        try:
            probleem = respons.json()
        except ValueError:
            probleem = None
        if isinstance(probleem, dict):
            delen = (str(probleem.get("title", "")), str(probleem.get("detail", "")))
            return " – ".join(deel for deel in delen if deel) or "zonder melding", str(probleem.get("type", ""))
    return respons.inhoud[:200].decode("utf-8", "replace") or "zonder melding", ""
