# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""STOP (IMOP 1.3): regelingen, besluiten and informatieobjecten as documents."""
