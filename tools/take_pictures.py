"""Make the pictures of the documentation: ``python -m tools.take_pictures``; wants Debian's Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from summitry.demo import write_demo

PICTURES = Path(__file__).parent.parent / "docs" / "images"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)


def main() -> int:
    """Write the demo's page and photograph its top."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not installed: apt-get install chromium", file=sys.stderr)
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        page, _ = write_demo(Path(name))
        target = PICTURES / "demo.png"
        command = [chromium, *FLAGS, f"--user-data-dir={name}/profile", "--window-size=1200,900"]
        subprocess.run([*command, f"--screenshot={target}", page.as_uri()], check=True, capture_output=True)
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
