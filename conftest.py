# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What all tests share."""

from hypothesis import settings

pytest_plugins = ["pytester"]

settings.register_profile("dsoketen", deadline=None)  # a busy machine is no failure; speed is measured in bench/
settings.load_profile("dsoketen")
