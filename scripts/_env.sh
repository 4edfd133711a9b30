# Sourced by the other scripts: finds a Python, makes .venv, installs what is asked for, once.
# The stamp holds the digest of pyproject.toml, so a second run installs nothing.
set -eu
cd "$(dirname "$0")/.."
venv="${SUMMITRY_VENV:-.venv}"

find_python() {
    for name in "${PYTHON:-}" python3.13 python3.12 python3.11 python3 python; do
        [ -n "$name" ] || continue
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    echo "summitry needs Python 3.11, 3.12 or 3.13; none was found. Set PYTHON=/path/to/python." >&2
    return 2
}

# install EXTRAS: "" for use, "[dev]" for tests and lint
install() {
    # An environment that was moved or half made is of no use: its own Python must answer.
    if ! "$venv/bin/python" -c 'import pip' >/dev/null 2>&1; then
        python=$(find_python)
        echo "making $venv with $("$python" --version)" >&2
        "$python" -m venv --clear "$venv"
    fi
    digest=$("$venv/bin/python" -c 'import hashlib,os; print(hashlib.sha256(open("pyproject.toml","rb").read()+os.getcwd().encode()).hexdigest())')
    stamp="$venv/.summitry-installed$1"
    if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$digest" ]; then
        echo "installing summitry$1 into $venv (once)" >&2
        # Without --no-compile pip compiles 110 MB of modules of which a run imports a fifth; Python compiles those itself.
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --no-compile -e ".$1"
        echo "$digest" > "$stamp"
    fi
}
