"""HTML to text as a browser shows it."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.ingest.blocks import iter_blocks, join_blocks
from summitry.ingest.tree import parse_tree
from tests.ingest.samples import make_page


def show(body):
    return join_blocks(iter_blocks(parse_tree(make_page(body), max_elements=10_000)))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One\n   two\tthree</p>", "One two three"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One<div>Two</div>three</div>", "One\n\nTwo\n\nthree"),
        ("<h1>Title</h1>Text", "Title\n\nText"),
        ("One<br>two<br/>  three", "One\ntwo\nthree"),
        ("One<br><br><br><br>two", "One\n\ntwo"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        (
            "<p>Before</p><ol><li>One</li><li>Two<ul><li>Three</li></ul></li></ol><p>After",
            "Before\n\nOne\nTwo\nThree\n\nAfter",
        ),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", "A\tB\n1\t2"),
        ("<table><tr><td><p>One<p>Two</table>", "One\n\nTwo"),
        ("<blockquote><p>“Words.”</p></blockquote>He left.", "“Words.”\n\nHe left."),
        ("<dl><dt>Who<dd>She</dl>", "Who\nShe"),
        ("<pre>One\n  two</pre>", "One\ntwo"),
        ("Vladi<b>mir</b> <i>P</i>utin", "Vladimir Putin"),
        ("a <b> b</b> c", "a b c"),
        ("5&nbsp;000 &amp; &lt;more&gt; &#8220;x&#x201d;", "5\u00a0000 & <more> “x”"),
        ("co&shy;ope\u200bration<wbr>al", "cooperational"),
        ("<script>var a = '<p>no</p>';</script><style>p {}</style><template>no</template>yes", "yes"),
        ("<p hidden>no</p><p style='color: red; DISPLAY : none'>no</p><p>yes", "yes"),
        ("<noscript>no</noscript><button>no</button><select><option>no</select>yes", "yes"),
        ("yes<!-- no --> and<?pi no?> yes", "yes and yes"),
        ("<svg><text>no</text></svg>tail", "tail"),
    ],
)
def test_text_is_what_a_browser_shows(body, text):
    assert show(body) == text


def test_what_stands_after_the_end_of_the_page_is_part_of_it():
    assert show("one</body></html><p>two<html><body>three") == "one\n\ntwo\n\nthree"


@given(st.lists(st.text(alphabet="ab <>&\n\té", max_size=8), max_size=8))
def test_escaped_words_come_back_as_they_were(parts):
    body = "".join(f"<p>{escape(part)}</p>" for part in parts)
    wanted = [" ".join(part.split()) for part in parts]
    assert show(body) == "\n\n".join(part for part in wanted if part)


@given(st.text(alphabet="<>/apbr =\"'!-", max_size=60))
def test_any_markup_gives_squeezed_text(body):
    text = show("x" + body)
    assert text == text.strip()
    assert "  " not in text
    assert "\n\n\n" not in text
