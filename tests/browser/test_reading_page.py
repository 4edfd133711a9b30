"""The page of ``summitry read --html`` in Chromium: from a file, offline, under its own policy."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from summitry import cases
from summitry.cli.app import app

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("read") / "index.html"
    notes = [str(note) for note in cases.case_files("trump_putin", "helsinki-2018")]
    result = CliRunner().invoke(app, ["read", *notes, "--html", str(path)])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def page(browser, page_file):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.requests = []
    tab.on("request", lambda request: tab.requests.append(request.url))
    tab.goto(page_file.as_uri())
    yield tab
    context.close()


def test_no_request_leaves_the_page(page):
    assert [url for url in page.requests if not url.startswith("file://")] == []
    assert len(page.requests) == 1


def test_a_name_leads_to_who_it_is_and_back(page):
    link = page.locator("article a.m.person").first
    name = link.inner_text()
    link.click()
    row = page.locator("tr:target")
    assert row.count() == 1
    assert row.bounding_box()["y"] < 900
    row.locator("td a").first.click()
    assert page.locator(":target").inner_text() == name
    assert page.locator(":target").evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_the_contents_lead_to_every_document(page):
    links = page.locator("nav ol a")
    assert links.count() == page.locator("article").count() > 10
    links.nth(5).click()
    assert page.locator("article:target").get_attribute("id") == "d6"


def test_an_injected_script_does_not_run(page_file, browser, tmp_path):
    hostile = tmp_path / "hostile.html"
    source = page_file.read_text(encoding="utf-8")
    hostile.write_text(source.replace("</main>", "<script>document.title = 'owned'</script></main>"), encoding="utf-8")
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(hostile.as_uri())
    assert tab.title() != "owned"
    context.close()


def test_it_works_without_scripts_and_on_a_narrow_screen(browser, page_file):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 380, "height": 800})
    tab = context.new_page()
    tab.goto(page_file.as_uri())
    tab.locator("article a.m.person").first.click()
    assert tab.url.split("#")[1].startswith("who-")
    context.close()


def test_nothing_is_wider_than_a_narrow_screen(browser, page_file):
    context = browser.new_context(viewport={"width": 380, "height": 800})
    tab = context.new_page()
    tab.goto(page_file.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 380
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser, page_file, scheme):
    context = browser.new_context(color_scheme=scheme)
    tab = context.new_page()
    tab.goto(page_file.as_uri())
    colours = tab.evaluate("""() => {
        const ground = getComputedStyle(document.body).backgroundColor;
        const seen = {};
        for (const e of document.querySelectorAll('p, .m, .date, small, dt, th, td, summary'))
            seen[getComputedStyle(e).color] = true;
        return [ground, Object.keys(seen)];
    }""")
    for colour in colours[1]:
        assert contrast(colour, colours[0]) >= 4.5, f"{colour} on {colours[0]}"
    context.close()


def contrast(one, other):
    """WCAG 2 contrast ratio of two CSS colours."""
    lights = sorted((luminance(one), luminance(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def luminance(colour):
    parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : colour.index(")")].split(",")[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
