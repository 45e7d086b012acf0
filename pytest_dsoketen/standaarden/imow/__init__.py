# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""IMOW 2.0: OW objects, their files and their manifest."""
