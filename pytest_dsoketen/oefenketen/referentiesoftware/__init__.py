# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Software as a vendor would make it: talks to the landelijke voorzieningen over HTTP only."""
