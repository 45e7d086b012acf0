# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the DSO APIs share: media types, HAL links and pages.

The open sources show `_links`, `_embedded` and `page` in the answers of the samenwerkfunctionaliteit; that the other
APIs do the same is an assumption.
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

PROBLEEM_NIET_TOEGESTAAN = "https://service.omgevingswet.overheid.nl/problem/ActieNietToegestaan"
"""Problem type of an action that a business rule refuses; any other 401 or 403 points at the own set-up."""

PAD_INDIENEN = "/publiek/verzoeken/api/indienen/v4/verzoeken"
PAD_ROUTERING = "/publiek/toepasbare-regels/api/verzoeksroutering/v2"
PAD_AFHANDELEN = "/overheid/verzoeken/api/afhandelen/v2"
PAD_MIJN = "/mijn-omgevingsloket/verzoeken"
"""Mijn Omgevingsloket is a website; only the oefenketen offers it as an API."""

PAGINAGROOTTE = 50


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
