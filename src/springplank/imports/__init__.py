# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Files that a person hands in: read, checked, and kept only when everything is right.

`checking.check_file` reads and judges, `takeover.take_over` keeps, `store.Store` lists, reads
back and withdraws. Nothing is exported here on purpose: who only reads back needs `store` alone,
and starts fast.
"""
