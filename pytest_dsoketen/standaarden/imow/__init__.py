# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""IMOW 2.0, 3.1, 3.2 and 4.0: OW objects, their files and their manifest."""
