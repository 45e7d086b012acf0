# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The embedded chain: landelijke voorzieningen, referentiesoftware, clock and storingen, over real HTTP."""
