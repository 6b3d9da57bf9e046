# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a person made: dossiers with their changes, versions, share links and visits.

The only part that knows the database. It keeps texts by the name of a field and does not know
what a field means; the moment of everything comes in as an argument.
"""
