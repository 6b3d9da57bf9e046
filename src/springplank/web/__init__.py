# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the workbench: a route reads the request, calls an action, renders a context."""
