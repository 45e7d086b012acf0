# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The published JSON Schema of a bevinding (draft 2020-12), for whoever reads `bevindingen.json`."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, cast

_BESTAND = "bevinding.schema.json"


def load_schema() -> dict[str, Any]:
    """Read the schema of one bevinding; its `$id` ends with the schemaversie."""
    text = files("pytest_dsoketen.register").joinpath(_BESTAND).read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))
