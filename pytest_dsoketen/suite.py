# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The entrance for `pytest --pyargs pytest_dsoketen.suite`: the plugin puts the packaged features in its place."""
