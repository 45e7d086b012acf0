# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Takes secrets and personal data out of text before it reaches any report.

Field names decide, so that coordinates and reference numbers stay readable; a nine-digit number that passes the
elfproef and stands alone is taken out as well (measured: 9 % of random numbers pass, so context comes first).
"""

from __future__ import annotations

import base64
import re
from urllib.parse import quote

WEG = "‹weggelaten›"

_SLEUTELVELDEN = r"x-api-key|api[-_]?key|authorization|cookie|set-cookie|token|wachtwoord|password|secret"
_PERSOONSVELDEN = (
    r"burgerservicenummer|bsn|kvkNummer|telefoonnummer|emailadres|achternaam|voorletters\w*|voornamen|"
    r"geslachtsnaam\w*|contactpersoonNaam|contactpersoonEmailadres|contactpersoonTelefoonnummer|iban"
)
_VELDEN = f"(?:{_SLEUTELVELDEN}|{_PERSOONSVELDEN})"
_OBJECT = r"(?:[^{}]|\{[^{}]*\})*?"
"""The inside of a JSON object up to something, past objects in it."""
_PATRONEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(rf"(\"(?:initiatiefnemer|gemachtigde)\"\s*:\s*\{{{_OBJECT}\"naam\"\s*:\s*)\"(?:[^\"\\]|\\.)*\""),
        rf'\1"{WEG}"',
    ),
    (re.compile(rf"(<(?:\w+:)?{_VELDEN}(?:\s[^>]*)?>)[^<]*(</)", re.IGNORECASE), rf"\1{WEG}\2"),
    (re.compile(rf"(\"{_VELDEN}\"\s*:\s*)(\"(?:[^\"\\]|\\.)*\"|[^\s,}}\]]+)", re.IGNORECASE), rf'\1"{WEG}"'),
    (re.compile(rf"^(\s*(?:{_SLEUTELVELDEN})\s*[:=]\s*).+$", re.IGNORECASE | re.MULTILINE), rf"\1{WEG}"),
    (re.compile(rf"([?&](?:{_SLEUTELVELDEN})=)[^&\s]+", re.IGNORECASE), rf"\1{WEG}"),
    (re.compile(r"\b(?:Bearer|Basic)\s+[\w.~+/=-]+"), WEG),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), WEG),
    (re.compile(r"\b[A-Z]{2}\d{2}[A-Z]{4}\d{10}\b"), WEG),
    (re.compile(r"(?<!\d)(?:\+31|0031|0)[1-9](?:[ -]?\d){8}(?!\d)"), WEG),
)
_NEGEN_CIJFERS = re.compile(r"(?<![\d.,\w-])\d{9}(?![\d.,\w-])")


def redact(text: str, secrets: tuple[str, ...] = ()) -> str:
    """Take secrets and personal data out of a text.

    Args:
        text: any text: XML, JSON, headers, a message.
        secrets: secret values known in this run, taken out wherever they stand: as they are, in an address (percent
            encoded), and as base64.

    Returns:
        The text with every find replaced by the mark `‹weggelaten›`.
    """
    for secret in secrets:
        for vorm in _list_vormen(secret):
            text = text.replace(vorm, WEG)
    for patroon, vervanging in _PATRONEN:
        text = patroon.sub(vervanging, text)
    return _NEGEN_CIJFERS.sub(lambda hit: WEG if _passes_elfproef(hit.group()) else hit.group(), text)


def _list_vormen(secret: str) -> tuple[str, ...]:
    """Give the forms in which a secret travels, the longest first; none of an empty one."""
    vormen = {secret, quote(secret, safe=""), base64.b64encode(secret.encode()).decode()}
    return tuple(sorted(filter(None, vormen), key=len, reverse=True))


def _passes_elfproef(cijfers: str) -> bool:
    """Check the BSN checksum."""
    som = sum(int(cijfer) * gewicht for cijfer, gewicht in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return som % 11 == 0


def clean_text(text: str, limit: int = 20_000) -> str:
    """Make text safe for every report: no surrogates, no control characters, not too long.

    Args:
        text: any text, also from a vendor.
        limit: the most characters that stay; a cut is said in the text.
    """
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")
    text = "".join(teken if teken in "\n\t" or (ord(teken) >= 32 and ord(teken) != 127) else "�" for teken in text)
    text = re.sub(r"[\u0080-\u009f\u202a-\u202e\u2066-\u2069]", "�", text)
    if len(text) > limit:
        text = f"{text[:limit]} …(ingekort, {len(text)} tekens)"
    return text
