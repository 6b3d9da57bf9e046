# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A person does a thing, in a real browser and a workbench that really runs."""
