"""Front matter: parted from the body, which keeps every character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import Unreadable
from summitry.ingest.frontmatter import split_front_matter
from tests.ingest.samples import attempt


def test_fields_keep_the_words_that_were_written():
    fields, body = split_front_matter("---\nid: 0042\ndate: 2018-07-16\ntitle: 'A: b'\nkind: no\n---\n\nBody\n")
    assert fields == {"id": "0042", "date": "2018-07-16", "title": "A: b", "kind": "no"}
    assert body == "\nBody\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule above\n---\nand below",
        "---\ntitle: never closed\n",
        "Text\n---\ntitle: x\n---\n",
        "----\ntitle: x\n---\n",
        "---\nmood: bright\n---\nnone of ours",
    ],
)
def test_text_that_only_looks_like_it_is_left_alone(text):
    assert split_front_matter(text) == ({}, text)


def test_broken_block_says_which_line():
    with pytest.raises(Unreadable, match=r"line 3 cannot be read; put quotation marks"):
        split_front_matter("---\nid: 1\ntitle: Readout: a call\n---\nBody")


def test_block_that_is_no_list_of_fields_is_refused():
    with pytest.raises(Unreadable, match="not a list of fields"):
        split_front_matter("---\n'\ntitle: x\n'\n---\nBody")


@pytest.mark.parametrize("bomb", ["[" * 60_000, "&a [*a, *a]", "!!python/object/apply:os.system [ls]"])
def test_hostile_blocks_end_quickly(bomb):
    parted, refusal = attempt(lambda: split_front_matter(f"---\ntitle: {bomb}\n---\nBody"))
    assert parted[1] == "Body" if parted else "front matter" in refusal


@given(st.text(alphabet="a-\n: ", max_size=60))
def test_body_is_always_an_end_of_the_text(body):
    fields, found = split_front_matter(f"---\ntitle: x\n---\n{body}")
    assert fields == {"title": "x"}
    assert found == body
