# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the DSO APIs share: problem+json (RFC 7807), HAL links and pages.

The open sources show `_links`, `_embedded` and `page` in the answers of the samenwerkfunctionaliteit; that the other
APIs do the same, and the exact names in an error, are an assumption.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

MEDIA_JSON = "application/json"
MEDIA_HAL = "application/hal+json"
MEDIA_PROBLEEM = "application/problem+json"
MEDIA_XML = "application/xml"
MEDIA_PDF = "application/pdf"
MEDIA_BYTES = "application/octet-stream"

PROBLEEM_BASIS = "https://docs.geostandaarden.nl/problems/"
"""Base of the problem types; only the last part of a type has a meaning in the chain."""
ACTIE_NIET_TOEGESTAAN = "ActieNietToegestaan"
"""Problem type of an action that a business rule refuses; any other 401 or 403 points at the own set-up."""

PAGINAGROOTTE = 50


class ProbleemError(Exception):
    """A request is answered with problem+json.

    Attributes:
        status: HTTP status.
        titel: what is wrong, in a few words.
        detail: what is wrong in this case.
        soort: last part of the problem type.
    """

    def __init__(self, status: int, titel: str, detail: str = "", soort: str = "about:blank") -> None:
        super().__init__(f"{status} {titel}: {detail}")
        self.status = status
        self.titel = titel
        self.detail = detail
        self.soort = soort

    def to_data(self, pad: str = "") -> dict[str, Any]:
        """Give the body of the answer.

        Args:
            pad: path of the request that went wrong.
        """
        return make_problem(self.status, self.titel, self.detail, self.soort, pad)


def make_problem(
    status: int, titel: str, detail: str = "", soort: str = "about:blank", pad: str = ""
) -> dict[str, Any]:
    """Make the body of a problem+json answer; empty parts are left out."""
    soort = soort if ":" in soort else PROBLEEM_BASIS + soort
    data = {"type": soort, "title": titel, "status": status, "detail": detail, "instance": pad}
    return {naam: waarde for naam, waarde in data.items() if waarde != ""}


def make_link(href: str, **kenmerken: Any) -> dict[str, Any]:
    """Make one HAL link."""
    return {"href": href, **kenmerken}


def make_page(
    naam: str, items: Sequence[Any], pad: str, pagina: int = 1, omvang: int = PAGINAGROOTTE, **query: str
) -> dict[str, Any]:
    """Make one page of a HAL list.

    Args:
        naam: name of the list under `_embedded`.
        items: all items, over all pages.
        pad: path of the list, for the links.
        pagina: which page, from 1.
        omvang: items per page.
        query: other query parameters, for the links.
    """
    aantal = max(1, -(-len(items) // omvang))
    links = {"self": pagina, "first": 1, "last": aantal}
    if pagina > 1:
        links["prev"] = pagina - 1
    if pagina < aantal:
        links["next"] = pagina + 1
    begin = (pagina - 1) * omvang
    return {
        "_embedded": {naam: list(items[begin : begin + omvang])},
        "_links": {rel: make_link(f"{pad}?{urlencode({**query, 'page': nummer})}") for rel, nummer in links.items()},
        "page": {"number": pagina, "size": omvang, "totalElements": len(items), "totalPages": aantal},
    }


def read_embedded(data: Any, naam: str) -> list[Any]:
    """Give a list out of a HAL answer; empty when it is not there."""
    return list(data.get("_embedded", {}).get(naam, []))


def find_link(data: Any, rel: str) -> str | None:
    """Give the address of a HAL link; None when it is not there."""
    link = data.get("_links", {}).get(rel)
    return str(link["href"]) if link else None
