"""Figures with a drawing that our own code made: let through only if it holds nothing that could act or reach out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from summitry.dossier.tables import write_table

if TYPE_CHECKING:
    from summitry.dossier.record import Figure

#: What a drawing may be made of.
ALLOWED_ELEMENTS = frozenset(
    {
        "svg",
        "g",
        "path",
        "line",
        "rect",
        "circle",
        "ellipse",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
        "defs",
        "clipPath",
    }
)
REFUSED_ATTRIBUTES = frozenset({"style", "href", "src", "xlink:href"})


def check_drawing(svg: str) -> tuple[Markup | None, str]:
    """Let a drawing through, or say why not.

    Returns:
        The drawing and an empty string, or None and the reason.
    """
    from lxml import etree  # noqa: PLC0415 -- not wanted by --help

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(svg.encode(errors="replace"), parser)
    except etree.XMLSyntaxError as error:
        return None, f"it is not well formed: {error.msg}"
    for element in root.iter():
        if not isinstance(element.tag, str):
            return None, "it holds a comment, an entity or an instruction"
        name = etree.QName(element).localname
        if name not in ALLOWED_ELEMENTS:
            return None, f"it holds the element {name}"
        for key, value in element.attrib.items():
            attribute = etree.QName(key).localname.lower()
            if attribute.startswith("on") or attribute in REFUSED_ATTRIBUTES or _reaches_out(str(value)):
                return None, f"it holds the attribute {attribute} of {name}"
    return Markup(svg), ""  # noqa: S704 -- checked above, element by element


def write_csv_link(figure: Figure) -> str:
    """Give a figure's table as a ``data:`` address that a browser saves as a file."""
    table = write_table(figure.columns, figure.rows)
    return "data:text/csv;charset=utf-8," + quote(table, safe="", errors="replace")


def _reaches_out(value: str) -> bool:
    squeezed = "".join(value.split()).lower()
    outside = squeezed.count("url(") != squeezed.count("url(#")
    return outside or squeezed.startswith(("javascript:", "data:"))
