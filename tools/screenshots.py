"""Make the pictures of a dossier: ``python -m tools.screenshots PATH``, of a ``dossier.json`` or an ``index.html``.

All pictures of README and guide: ``python -m tools.guide_pictures``, which uses this.

Wants the extra ``browser``, Debian's Chromium and, for the page on paper, ``pdftoppm`` (poppler-utils). The pictures in
the documentation were taken with the fonts Inter and Caladea installed (fonts-inter, fonts-crosextra-caladea).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = Path(__file__).parent.parent / "docs" / "images"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]
#: Goes to the outcomes of the meeting with most lines; gives the first line there whose passage can be opened.
GO_TO_OUTCOMES = """() => {
    const lines = (part) => part.querySelectorAll('.ln').length;
    const parts = [...document.querySelectorAll('.part.meeting')].sort((one, other) => lines(other) - lines(one));
    const heading = (parts[0] || document).querySelector('h3[id$=-outcomes]') || document.querySelector('h2');
    heading.scrollIntoView({ block: 'start' });
    const section = heading.closest('section');
    return section && section.querySelector('.mx a.say, .rows a.say, a.say');
}"""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the size of the screen, the theme, and what is done before it is taken."""

    name: str
    width: int
    height: int
    theme: Literal["light", "dark"]
    act: Literal["", "outcomes", "passage"] = ""


TAKEN = (
    Picture("dossier-light", 1440, 900, "light"),
    Picture("dossier-passage", 1440, 900, "light", "passage"),
    Picture("dossier-dark", 1440, 900, "dark", "passage"),
    Picture("dossier-narrow", 360, 740, "light", "outcomes"),
)


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="a dossier.json, or the index.html of a dossier")
    parser.add_argument("--out", type=Path, default=PICTURES, help="the folder for the pictures")
    given = parser.parse_args(arguments)
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not installed: apt-get install chromium", file=sys.stderr)
        return 2
    if not given.path.is_file():
        print(f"{given.path} is no file; name a dossier.json or an index.html", file=sys.stderr)
        return 2
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = to_page(given.path, Path(folder))
        take_all(chromium, page, given.out, Path(folder))
    return 0


def to_page(path: Path, folder: Path) -> Path:
    """Give the page itself, or the page of a dossier kept as JSON."""
    if path.suffix != ".json":
        return path.resolve()
    from summitry.dossier import from_json  # noqa: PLC0415 -- loads the whole program
    from summitry.dossier.page import render_page  # noqa: PLC0415
    from summitry.glossary import definitions  # noqa: PLC0415

    page = folder / "index.html"
    html = render_page(from_json(path.read_text(encoding="utf-8")), glossary=definitions())
    page.write_text(html, encoding="utf-8", errors="surrogatepass")
    return page


def take_all(chromium: str, page: Path, out: Path, folder: Path) -> None:
    """Take every picture, and the first sheet on paper."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- an extra

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        for picture in TAKEN:
            take(browser, page, picture, out)
        tab = browser.new_page()
        tab.goto(page.as_uri())
        tab.pdf(path=folder / "page.pdf", prefer_css_page_size=True, format="A4")
        browser.close()
    if shutil.which("pdftoppm") is None:
        print("no picture of the page on paper: apt-get install poppler-utils", file=sys.stderr)
        return
    command = ["pdftoppm", "-r", "80", "-f", "1", "-l", "1", "-singlefile", "-png"]
    subprocess.run([*command, folder / "page.pdf", out / "dossier-print"], check=True)
    print(out / "dossier-print.png")


def take(browser: Browser, page: Path, picture: Picture, out: Path) -> None:
    """Take one picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.theme
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    if picture.act:
        line = tab.evaluate_handle(GO_TO_OUTCOMES).as_element()
        if picture.act == "passage" and line is not None:
            line.evaluate("line => { line.scrollIntoView({ block: 'center' }); line.click(); }")
    tab.wait_for_timeout(200)
    target = out / f"{picture.name}.png"
    tab.screenshot(path=target)
    print(target)
    context.close()


if __name__ == "__main__":
    sys.exit(main())
