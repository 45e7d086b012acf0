# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Everything that touches private parts of pytest and pytest-bdd, guarded by contract tests."""
