# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""pytest-dsoketen: chain conformance of the Digitaal Stelsel Omgevingswet.

In a wheel `features/` and `steps/` lie inside this package; in a checkout they lie beside it. Either way the steps
import as `pytest_dsoketen.steps` and the features are found at `FEATURES`.
"""

from __future__ import annotations

from pathlib import Path

_here = Path(__file__).parent
if not (_here / "steps").is_dir():
    __path__.append(str(_here.parent))
FEATURES = (_here if (_here / "features").is_dir() else _here.parent) / "features"

__version__ = "0.1.0"
__all__ = ["FEATURES", "__version__"]
