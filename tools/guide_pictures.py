"""Make every picture of the README and the guide: ``python -m tools.guide_pictures``.

The dossier's pictures are of the bundled case, all others of the small invented texts of ``tools/guide_texts.py``.
Wants what ``tools/screenshots.py`` wants: the extra ``browser``, Chromium, poppler-utils, the fonts Inter and Caladea;
for the terminal's picture the font DejaVu Sans Mono (fonts-dejavu-core).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from tools import screenshots
from tools.guide_texts import write_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

COLUMNS = "92"
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 24px 28px; background: #14171c; color: #d8dce3; }}
pre {{ font: 15px/1.4 "DejaVu Sans Mono", monospace; margin: 0; width: max-content; }}
</style><pre><span style="opacity: .6">$ {command}</span>
<code>{code}</code></pre>"""
DRAWING = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 20px; background: #fff; color: #1c2430; }}
svg {{ display: block; width: 640px; height: auto; font-family: Inter, sans-serif; }}
</style>{svg}"""
#: What is asked of the program, on the invented texts; each makes the file that a picture is taken of.
COMMANDS = (
    "compare norway.md iceland.md --html compare.html",
    "dossier talks later --out dossier",
    "dossier talks --out pass-on --excerpts",
    "read talks/gazette.md --html read.html",
    "barometer NOR ISL --events series.csv --since 2015-06-01 --mark 2016-05-12=Bergen --html barometer.html",
    "impact NOR ISL --on 2016-05-12 --events series.csv --svg placebo.svg",
    "forecast NOR ISL --events series.csv --ahead 4 --svg forecast.svg",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A picture of some sections of a page.

    Attributes:
        name: The picture's name.
        page: The file.
        parts: CSS selectors of what is on the picture, from the first to the last; empty for the first screen.
        click: What is clicked before, or empty.
        width: The screen's width.
        height: The screen's height.
    """

    name: str
    page: str
    parts: tuple[str, ...] = ()
    click: str = ""
    width: int = 1280
    height: int = 800


PARTS = (
    Part("guide-compare", "compare.html", ("section:has(> h3[id$=-outcomes])", "section:has(> h3[id$=-silences])")),
    Part("guide-page", "dossier/index.html", click="section:has(> h3[id$=-disputes]) a.say"),
    Part(
        "guide-reactions",
        "dossier/index.html",
        ("section:has(> h3#page-m1-reactions)", "section:has(> h3#page-m1-outlook)"),
    ),
    Part("guide-series", "dossier/index.html", ("section:has(> h3#page-s1-promised)",)),
    Part("guide-excerpts", "pass-on/index.html", click="section:has(> h3[id$=-outcomes]) a.say"),
    Part("guide-read", "read.html", height=720),
    Part("guide-barometer", "barometer.html", width=900, height=668),
)
DRAWINGS = ("placebo", "forecast")


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=screenshots.PICTURES, help="the folder for the pictures")
    parser.add_argument("--without-case", action="store_true", help="leave out the pictures of the bundled case")
    given = parser.parse_args(arguments)
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not installed: apt-get install chromium", file=sys.stderr)
        return 2
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_all(folder)
        terminal = to_terminal("dossier talks --out dossier", folder)
        for command in COMMANDS:
            summitry(command, folder)
        if not given.without_case:
            summitry("demo --out demo", folder)
            screenshots.take_all(chromium, folder / "demo" / "index.html", given.out, folder)
        take_all(chromium, folder, terminal, given.out)
    return 0


def summitry(command: str, folder: Path, **environment: str) -> str:
    """Run a command in a folder; give what it prints.

    Raises:
        CalledProcessError: It did not end well.
    """
    done = subprocess.run(
        [sys.executable, "-m", "summitry", *command.split()],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def take_all(chromium: str, folder: Path, terminal: str, out: Path) -> None:
    """Take the pictures of the invented texts."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- an extra

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=screenshots.FLAGS)
        for part in PARTS:
            take_part(browser, folder, part, out)
        for name in DRAWINGS:
            svg = (folder / f"{name}.svg").read_text(encoding="utf-8")
            take_html(browser, DRAWING.format(svg=svg), "svg", out / f"guide-{name}.png")
        take_html(browser, terminal, "pre", out / "guide-terminal.png")
        browser.close()


def take_part(browser: Browser, folder: Path, part: Part, out: Path) -> None:
    """Take one picture of a page, or of some sections of it."""
    tab = browser.new_page(viewport={"width": part.width, "height": part.height}, color_scheme="light")
    tab.goto((folder / part.page).as_uri())
    if part.click:
        tab.locator(part.click).first.evaluate("line => { line.scrollIntoView({ block: 'center' }); line.click(); }")
    tab.wait_for_timeout(200)
    target = out / f"{part.name}.png"
    if part.parts:
        take_between(tab, part, target)
    else:
        tab.screenshot(path=target)
    print(target)
    tab.close()


def take_between(tab: Page, part: Part, target: Path) -> None:
    """Take what lies from the first to the last of the sections, whatever the screen's height."""
    boxes = [tab.locator(selector).first.bounding_box() for selector in part.parts]
    found = [box for box in boxes if box is not None]
    top = min(box["y"] for box in found)
    bottom = max(box["y"] + box["height"] for box in found)
    left = min(box["x"] for box in found)
    width = max(box["width"] for box in found)
    tab.screenshot(
        path=target,
        full_page=True,
        clip={"x": left - 12, "y": top - 12, "width": width + 24, "height": bottom - top + 24},
    )


def take_html(browser: Browser, html: str, selector: str, target: Path) -> None:
    """Take a picture of a page of ours that holds one thing, cut to its size."""
    tab = browser.new_page(viewport={"width": 1000, "height": 600}, device_scale_factor=1.25)
    tab.set_content(html)
    box = tab.locator(selector).bounding_box()
    assert box is not None
    tab.screenshot(
        path=target,
        full_page=True,
        clip={"x": 0, "y": 0, "width": box["x"] + box["width"] + 20, "height": box["y"] + box["height"] + 20},
    )
    print(target)
    tab.close()


def to_terminal(command: str, folder: Path) -> str:
    """Give what a command shows in a terminal, with its colours, as a page."""
    from rich.console import Console  # noqa: PLC0415 -- as above
    from rich.terminal_theme import MONOKAI  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    shown = summitry(command, folder, FORCE_COLOR="1", COLUMNS=COLUMNS)
    console = Console(record=True, width=int(COLUMNS), file=StringIO(), highlight=False)
    console.print(Text.from_ansi(shown))
    code = console.export_html(code_format="{code}", inline_styles=True, theme=MONOKAI)
    return TERMINAL.format(command=f"summitry {command}", code=code)


if __name__ == "__main__":
    sys.exit(main())
