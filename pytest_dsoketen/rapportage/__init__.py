# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Bevindingen on their way out: terminal, JSON, Allure."""
