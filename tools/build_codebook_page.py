"""Write CODEBOOK.md from the codebook's files: python -m tools.build_codebook_page [CODEBOOK.md]."""

from __future__ import annotations

import sys
from pathlib import Path

from summitry.codebook import load_codebook
from summitry.codebook.page import render_page

PAGE = Path(__file__).parent.parent / "CODEBOOK.md"


def main(arguments: list[str]) -> int:
    """Write the page, to the path given or to its place."""
    path = Path(arguments[0]) if arguments else PAGE
    path.write_text(render_page(load_codebook()), encoding="utf-8")
    print(f"{path} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
