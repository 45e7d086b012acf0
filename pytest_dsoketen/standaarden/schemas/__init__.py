# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Official XSD and Schematron sets: installed once from a folder or zip, then used offline for verdicts.

The schemas are not ours to ship. Who has them installs them; without them a verdict is *niet getoetst*, never valid.
"""

from pytest_dsoketen.standaarden.schemas.kiezen import Versies, find_versies, kop_of
from pytest_dsoketen.standaarden.schemas.oordeel import Schemaafwijking, SchemaError, Schemaoordeel
from pytest_dsoketen.standaarden.schemas.register import Schemaregister, load_folder, open_schemas
from pytest_dsoketen.standaarden.schemas.sets import Schemasetinfo, Standaard

__all__ = [
    "SchemaError",
    "Schemaafwijking",
    "Schemaoordeel",
    "Schemaregister",
    "Schemasetinfo",
    "Standaard",
    "Versies",
    "find_versies",
    "kop_of",
    "load_folder",
    "open_schemas",
]
