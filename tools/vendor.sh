#!/bin/sh
# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
#
# Makes src/springplank/web/static/vendor/ anew from the packages in its herkomst.toml.
# For maintainers; needs npm (to fetch, not to run) and python3. Users never need either's packages.
# After a change of versions: set `integriteit` to what `npm view NAAM@VERSIE dist.integrity` gives.
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
exec python3 tools/vendor.py
