# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What an official schema says of a document: valid, not valid, or not judged with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.oordelen import Oordeel

INSTALLEER = "dsoketen schemas installeer <map of zip>"
"""How a user adds official sets."""


class SchemaError(DsoketenError):
    """A set of schemas cannot be used."""


@dataclass(frozen=True)
class Schemaafwijking(Afwijking):
    """Something that an official schema does not allow.

    Attributes:
        detail: what the validator itself says, in its own words; for who maintains the software.
    """

    detail: str = ""


@dataclass(frozen=True)
class Schemaoordeel:
    """The verdict of one kind of schema on one document.

    Attributes:
        oordeel: geslaagd, waarschuwing, gezakt, niet getoetst, or niet van toepassing when no schema is meant for it.
        afwijkingen: what is wrong; empty when geslaagd.
        reden: why it was not, or not wholly, judged, with the way out; empty when it was.
        schema: file name of the schema that judged; of Schematron the names, with commas.
        versie: the standard and version that judged, such as `BHKV 1.2.0`.
    """

    oordeel: Oordeel
    afwijkingen: tuple[Afwijking, ...] = ()
    reden: str = ""
    schema: str = ""
    versie: str = ""

    @property
    def is_getoetst(self) -> bool:
        """Whether a schema has really judged the document."""
        return self.oordeel not in {Oordeel.NIET_GETOETST, Oordeel.NIET_VAN_TOEPASSING}


def conclude(afwijkingen: Iterable[Afwijking], *, schema: str = "", versie: str = "", reden: str = "") -> Schemaoordeel:
    """Make a verdict of what was found.

    Args:
        afwijkingen: what is wrong.
        schema: which schemas judged.
        versie: of which standard and version.
        reden: why a part could not be judged; without findings the verdict then is niet getoetst.
    """
    gevonden = tuple(afwijkingen)
    if any(afwijking.niveau is Verplichtingsniveau.MOET for afwijking in gevonden):
        oordeel = Oordeel.GEZAKT
    elif reden:
        oordeel = Oordeel.NIET_GETOETST
    else:
        oordeel = Oordeel.WAARSCHUWING if gevonden else Oordeel.GESLAAGD
    return Schemaoordeel(oordeel, gevonden, reden, schema, versie)


def niet_getoetst(reden: str, versie: str = "") -> Schemaoordeel:
    """Make the verdict of a document that no schema has judged."""
    return Schemaoordeel(Oordeel.NIET_GETOETST, reden=reden, versie=versie)
