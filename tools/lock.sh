#!/bin/sh
# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
#
# Makes the four hashed locks from pyproject.toml. For maintainers; needs `uv`.
# Options are passed on, for example: tools/lock.sh --upgrade
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."

# One version for every Python, so that results do not depend on the interpreter.
# The locks name no registry: whoever installs uses his own.
compile() {
    uv pip compile pyproject.toml --universal --python-version 3.11 \
        --fork-strategy fewest --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --quiet "$@"
}

compile --output-file requirements.lock "$@"
compile --extra rekencluster --constraint requirements.lock \
    --output-file requirements-rekencluster.lock "$@"
compile --group test --constraint requirements.lock --output-file requirements-test.lock "$@"
compile --group bench --constraint requirements.lock --output-file requirements-bench.lock "$@"
