"""Check files of rules: ``python -m summitry.codebook PATH...`` tells what is wrong, with file, rule and line."""

from __future__ import annotations

import sys
from pathlib import Path

from summitry.codebook.loading import load_codebook, own_files
from summitry.codebook.nodes import CodebookError
from summitry.errors import ExitCode, InputError


def main(paths: list[str]) -> int:
    """Load our rules, then each path's beside them; 0 where all of them can be used."""
    status = ExitCode.OK
    chosen: list[Path | None] = [Path(path) for path in paths] or [None]
    for path in chosen:
        try:
            codebook = load_codebook(path)
        except CodebookError as error:
            told = _of_file(error.problems, path)
            sys.stdout.write("".join(f"{problem}\n" for problem in told) or f"{path}: no errors in this file\n")
            status = ExitCode.USAGE if told else status
        except InputError as error:
            sys.stdout.write(f"{error}\n")
            status = ExitCode.USAGE
        else:
            sys.stdout.write(f"{path or 'our own rules'}: {len(codebook.rules)} rules can be used\n")
    return status


def _of_file(problems: tuple[str, ...], path: Path | None) -> list[str]:
    """Leave out what is wrong in other files, where the path is one of our own."""
    if path is None or path.resolve() not in own_files():
        return list(problems)
    return [problem for problem in problems if problem.startswith(f"rules/{path.name}:")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
