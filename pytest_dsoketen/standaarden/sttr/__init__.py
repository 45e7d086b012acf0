# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""STTR/IMTR: toepasbareregelbestanden (DMN 1.1 and 1.2 with DSO extensions, v1.0 and v2.0) and their delivery."""
