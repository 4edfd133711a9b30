"""``render_page``: a dossier to one HTML file that asks nothing of the network and lets nothing from outside run."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from summitry.dossier.days import write_days
from summitry.dossier.order import firmest_of
from summitry.dossier.page import words
from summitry.dossier.page.citation import write_note
from summitry.dossier.page.figures import check_drawing, write_csv_link
from summitry.dossier.page.policy import read_script, read_style, write_layer_rules, write_policy
from summitry.dossier.page.view import View
from summitry.reading.fragment import make_visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from summitry.dossier.record import Dossier


def render_page(dossier: Dossier, *, glossary: Mapping[str, str] | None = None) -> str:
    """Write the page.

    Args:
        dossier: What to show; with ``scope="excerpts"`` each text is cut to its passages and their surroundings.
        glossary: Definitions of the field's words. Those that the page uses open where they stand, by mouse or key,
            and all are listed at its end.

    Returns:
        The HTML, whole: style, script, texts. No request leaves it.
    """
    view = View(dossier, glossary or {})
    style = read_style() + write_layer_rules(view.layers)
    script = read_script()
    return (
        _environment()
        .get_template("page.html")
        .render(
            view=view,
            dossier=dossier,
            glossary=glossary or {},
            policy=write_policy(style, script),
            # Both are files of this package, not text from outside; the policy names them by digest.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 -- not wanted by --help

    environment = Environment(
        loader=PackageLoader("summitry.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    named: dict[str, Any] = {
        "ladder": words.LADDER,
        "bands": words.BANDS,
        "disputes": words.DISPUTES,
        "states": words.STATES,
        "code_of": words.code_of,
        "firmest_of": firmest_of,
        "write_note": write_note,
        "flags_of": words.flags_of,
        "step_of_band": words.step_of_band,
        "shorten_digests": words.shorten_digests,
        "count_sources": words.count_sources,
        "is_telling": words.is_telling,
        "print_sources": words.print_sources,
        "check_drawing": check_drawing,
        "write_days": write_days,
        "write_csv_link": write_csv_link,
    }
    environment.globals.update(named)
    environment.filters["visible"] = make_visible
    return environment
