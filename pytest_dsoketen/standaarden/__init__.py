# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""One module or package per standard: read, write, validate. `document -> list[Afwijking]`."""
