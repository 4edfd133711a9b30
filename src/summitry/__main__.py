"""``python -m summitry``."""

from __future__ import annotations

from summitry.cli import main

if __name__ == "__main__":
    main()
