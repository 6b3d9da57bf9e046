# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The plan of a samenwerkingsverband: composed from the figures, with texts that stay true."""
