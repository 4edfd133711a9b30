"""The page's style and script, and the policy that lets in these two by their digests and nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from summitry.charts import CSS

STYLES = ("tokens.css", "page.css", "lines.css", "tables.css", "texts.css", "print.css")
SCRIPTS = ("page.js",)

#: For the layer ``{n}``: what its targeted passage lights up, and what belongs to the layer's next passage.
_LAYER_RULES = """\
.k{n}:target ~ .c{n} {{ background: var(--lit); box-shadow: 0 .18em 0 var(--lit-edge); color: var(--lit-ink); }}
.k{n}:target ~ .k{n} ~ .c{n} {{ background: var(--mark); box-shadow: none; color: inherit; }}
.k{n}:target ~ .b{n} a {{ background: var(--accent); color: var(--paper); }}
.k{n}:target ~ .k{n} ~ .b{n} a {{ background: none; color: var(--accent); }}
"""


@cache
def read_style() -> str:
    """Give the style sheet without the rules for layers."""
    return "".join(_static(name) for name in STYLES) + CSS


@cache
def read_script() -> str:
    """Give the script."""
    return "".join(_static(name) for name in SCRIPTS)


def write_layer_rules(layers: int) -> str:
    """Write the rules by which a link lights up a passage, for as many layers as a page has."""
    return "".join(_LAYER_RULES.format(n=layer) for layer in range(layers))


def write_policy(style: str, script: str) -> str:
    """Write the content security policy: this style, this script, no request, no frame, no form."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _static(name: str) -> str:
    return files("summitry.dossier").joinpath("static", name).read_text(encoding="utf-8")
