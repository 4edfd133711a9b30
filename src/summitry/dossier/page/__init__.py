"""The dossier as one HTML file that works offline, on paper and without JavaScript."""

from summitry.dossier.page.excerpts import to_excerpts
from summitry.dossier.page.render import render_page

__all__ = ["render_page", "to_excerpts"]
