#!/usr/bin/env bash
# Make the lock files anew from pyproject.toml; needs uv on the path. Arguments go to uv: --upgrade.
set -euo pipefail
cd "$(dirname "$0")/.."

lock() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-annotate --no-emit-index-url --no-emit-find-links "$@" pyproject.toml
}

lock --output-file requirements/runtime.txt --group build "${@:---no-upgrade}"
lock --output-file requirements/dev.txt "${@:---no-upgrade}" \
    --extra transformers --group build --group torch-needs --group dev --constraints requirements/runtime.txt
