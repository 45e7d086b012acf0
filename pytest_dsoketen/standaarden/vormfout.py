# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Says in Dutch why libxml2 cannot read a document as XML."""

from __future__ import annotations

import re
from typing import Final

_ZINNEN: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(patroon), zin)
    for patroon, zin in (
        (r"tag mismatch: (\S+) line (\d+) and ([^\s,]+)", r"het element \1 (regel \2) wordt gesloten als \3"),
        (r"Premature end of data in tag (\S+) line (\d+)", r"het houdt op voordat het element \1 (regel \2) is gesloten"),
        (r"Document is empty", "er staat niets in"),
        (r"Start tag expected", "het begint niet met een element"),
        (r"Extra content at the end", "na het einde van het document staat nog iets"),
        (r"invalid Char value (\d+)|Char 0x", "er staat een teken in dat in XML niet mag"),
        (r"not proper UTF-8|[Ii]nvalid bytes in character encoding|[Ii]nput conversion failed", "de tekens zijn geen geldige UTF-8"),
        (r"Namespace prefix (\S+) .*not defined", r"het voorvoegsel \1 heeft geen naamruimte"),
        (r"Attribute (\S+) redefined", r"het attribuut \1 staat er twee keer"),
        (r"xmlns:(\S+): '.*' is not a valid URI", r"de naamruimte van het voorvoegsel \1 is geen geldig adres"),
        (r"EntityRef|xmlParseEntityRef", "een &-teken staat er zonder code; schrijf &amp;"),
        (r"Entity '([^']+)' not defined", r"de code &\1; is niet bekend"),
        (r"AttValue", "de waarde van een attribuut staat niet goed tussen aanhalingstekens"),
        (r"attributes construct error|Couldn't find end of Start Tag (\S+)", "een begintag is niet goed geschreven"),
        (r"XML declaration allowed only", "de XML-declaratie staat niet aan het begin"),
        (r"Unescaped '<'", "een <-teken staat in de waarde van een attribuut; schrijf &lt;"),
        (r"[Hh]uge|[Ee]xcessive depth|Resource limit", "een onderdeel is te lang of te diep"),
    )
)  # fmt: skip


def explain_vormfout(melding: str) -> str:
    """Write what libxml2 says as a part of a Dutch sentence; what is not known is given in its own words, as a quote."""
    for patroon, zin in _ZINNEN:
        if found := patroon.search(melding):
            return found.expand(zin)
    return f"de lezer meldt “{melding.partition(', line ')[0].strip()}”"
