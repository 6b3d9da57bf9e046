# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What if: overlays on the assumptions, the run that connects all models, and the difference."""
