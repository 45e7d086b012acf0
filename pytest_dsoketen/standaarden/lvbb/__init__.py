# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""LVBB (bronhouderkoppelvlak 1.2): aanleveringen, opdrachten and verslagen."""
