"""The dossier's page in Chromium, as a reader has it: from a file, offline, under its own policy."""

from __future__ import annotations

import time

import pytest

from summitry.dossier.page import render_page, to_excerpts
from tests.dossier import samples

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

FIVE = (samples.NORLAND, samples.SUDMARK, samples.JOINT, samples.PRESS, samples.CRITICS)
MAKERS = {
    "three": samples.make_dossier,
    "five": lambda: samples.make_dossier(FIVE),
    "excerpts": lambda: to_excerpts(samples.make_dossier()),
    "hostile": samples.make_hostile,
    "empty": samples.make_empty,
    "large": samples.make_large,
}
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 740}

#: What is lit after following a link: the words of the targeted passage, as the style sheet shows them.
LIT = """() => {
    const anchor = document.querySelector(':target');
    if (!anchor || !/^k/.test(anchor.className)) return null;
    const wanted = getComputedStyle(document.documentElement).getPropertyValue('--lit').trim();
    const probe = document.createElement('i');
    probe.style.cssText = '';
    document.body.append(probe);
    probe.attributeStyleMap.set('background-color', wanted);
    const colour = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return [...anchor.parentElement.querySelectorAll('mark')]
        .filter((mark) => getComputedStyle(mark).backgroundColor === colour).map((mark) => mark.textContent).join('');
}"""
#: Where the lit words stand, and whether a reader sees them.
SEEN = """() => {
    const box = document.querySelector(':target').getBoundingClientRect();
    let mark = document.querySelector(':target');
    while (mark.tagName !== 'MARK') mark = mark.nextElementSibling;
    const first = mark.getClientRects()[0];
    const top = document.elementFromPoint(first.left + 4, first.top + first.height / 4);
    return [box.top, innerHeight, Boolean(top && top.closest('mark'))];
}"""
#: What stands out of a narrow screen.
WIDER = """() => [...document.querySelectorAll('body *')]
    .filter((part) => part.getBoundingClientRect().right > 361).map((part) => part.outerHTML.slice(0, 90)).slice(0, 5)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dossier")
    for name, make in MAKERS.items():
        html = render_page(make(), glossary=samples.GLOSSARY if name != "empty" else None)
        (folder / f"{name}.html").write_text(html, encoding="utf-8", errors="surrogatepass")
    return folder


@pytest.fixture
def show(browser, folder):
    """Open a sample's page; what it asks for and what it complains of is kept on the tab."""
    contexts = []

    def opened(name="three", viewport=WIDE, **known):
        context = browser.new_context(viewport=viewport, accept_downloads=True, **known)
        contexts.append(context)
        tab = context.new_page()
        tab.asked, tab.complaints = [], []
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.on("console", lambda message: tab.complaints.append(message.text) if message.type == "error" else None)
        tab.goto((folder / f"{name}.html").as_uri())
        return tab

    yield opened
    for context in contexts:
        context.close()


def passages_of(dossier):
    """By anchor of a line the exact words of its passages."""
    from summitry.dossier.walk import iter_lines  # noqa: PLC0415 -- here alone

    return {line.id: [passage.exact for passage in line.passages] for _, line in iter_lines(dossier)}


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("name", ["three", "excerpts"])
def test_each_line_opens_its_passage_lit_up_and_leads_back(show, name, scripts, viewport):
    tab = show(name, viewport, java_script_enabled=scripts)
    exact = passages_of(MAKERS[name]())
    lines = tab.locator("main .ln[id]")
    assert lines.count() == len(exact)
    for place in range(0, lines.count(), 1 if viewport is WIDE and scripts else 5):
        line = lines.nth(place)
        name_of = line.get_attribute("id")
        links = line.locator("a.say, a.also")
        for number, words in enumerate(exact[name_of]):
            tab.goto(tab.url.split("#")[0] + links.nth(number).get_attribute("href"))
            assert tab.evaluate(LIT) == words
            top, height, is_seen = tab.evaluate(SEEN)
            assert 0 <= top < height
            assert is_seen
        tab.locator(f'.text a[href="#{name_of}"]').first.click()
        assert tab.url.endswith(f"#{name_of}")
        assert -5 < line.bounding_box()["y"] < height


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_click_opens_the_passage_beside_the_line_and_the_page_stays_where_it_was(show, scripts):
    tab = show(java_script_enabled=scripts)
    link = tab.locator(".mx a.say").nth(6)
    link.scroll_into_view_if_needed()
    before = link.bounding_box()["y"]
    link.click()
    assert tab.evaluate(LIT)
    assert abs(link.bounding_box()["y"] - before) < 2
    tab.go_back()
    assert tab.locator(":target").count() == 0


def test_overlapping_passages_are_lit_one_at_a_time(show):
    tab = show()
    tab.locator(".rest summary").first.click()
    for words in (
        "The leaders discussed climate and the exchange of students.",
        "also raised the matter of air defence. The leaders discussed climate",
        "The President also raised the matter of air defence.",
    ):
        tab.locator("main .ln[id] a.say", has_text=words).first.click()
        assert tab.evaluate(LIT) == words


def test_no_request_leaves_the_page_and_nothing_is_complained_of(show):
    for name in ("three", "five", "hostile", "empty"):
        tab = show(name)
        tab.keyboard.press("j")
        tab.keyboard.press("t")
        assert tab.asked == [tab.url.split("#")[0]]
        assert tab.complaints == []


def test_an_injected_script_or_style_does_not_run(browser, folder, tmp_path):
    source = (folder / "three.html").read_text(encoding="utf-8")
    injected = (
        "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"
        "<style>body { display: none }</style><iframe src='https://example.org'></iframe>"
        "<a id=bad href=\"javascript:document.title='owned'\">x</a><base href='https://example.org/'>"
    )
    hostile = tmp_path / "injected.html"
    hostile.write_text(source.replace("</main>", injected + "</main>"), encoding="utf-8")
    context = browser.new_context()
    tab = context.new_page()
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(hostile.as_uri())
    tab.locator("#bad").evaluate("link => link.click()")
    tab.wait_for_timeout(200)
    assert tab.title() == "Norland and Sudmark in 2021"
    assert tab.locator("h1").is_visible()
    assert not [url for url in asked if url.startswith("http")]
    context.close()


def test_hostile_text_stays_text(show):
    tab = show("hostile")
    tab.locator("a.say").first.click()
    tab.wait_for_timeout(200)
    assert "document.title='owned'" in tab.title()
    assert tab.locator("img, iframe, form").count() == 0
    assert tab.locator("script").count() == 1
    assert tab.evaluate(
        "[...document.querySelectorAll('*')].every(e => ![...e.attributes].some(a => /^on/.test(a.name)))"
    )
    assert not set("\u202e\u2066\x00") & set(tab.locator("body").inner_text())
    assert tab.complaints == []


def test_filters_show_what_fits_and_say_how_much(show):
    tab = show()
    shown = lambda: tab.locator(".ln:visible").count()  # noqa: E731 -- asked again after each choice
    everything = shown()
    tab.select_option("#page-by-account", "XSU")
    assert 0 < shown() < everything
    assert {line.get_attribute("data-a") for line in tab.locator(".ln:visible").all()} == {"XSU"}
    assert tab.locator("th[data-a=XNO]:visible").count() == 0
    assert tab.locator("#page-told").inner_text().endswith("lines shown")
    tab.select_option("#page-by-status", "rejected")
    assert {line.get_attribute("data-s") for line in tab.locator(".ln:visible").all()} == {"rejected"}
    tab.click("#page-clear")
    assert shown() == everything
    tab.select_option("#page-by-issue", label="Energy")
    assert set(tab.locator(".mx .row:visible .tp").all_inner_texts()) == {"the dam"}
    tab.click("#page-clear")
    tab.fill("#page-by-words", "QUOTA")
    tab.wait_for_timeout(250)
    assert all("quota" in row.inner_text().lower() for row in tab.locator(".row:visible").all())
    assert tab.locator(".row:visible").count() > 1
    assert tab.locator(".quiet li:visible").all_inner_texts() == ["the water quota rejected"]


def test_a_filter_hides_meetings_of_which_nothing_is_left(show):
    tab = show()
    assert tab.locator(".part.meeting:visible").count() == 2
    assert tab.locator(".mts li:visible").count() == 2
    tab.select_option("#page-by-status", "signed")
    assert tab.locator(".part.meeting:visible").count() == 1
    assert tab.locator(".mts li:visible").count() == 1
    tab.click("#page-clear")
    assert tab.locator(".part.meeting:visible").count() == 2


def test_the_filter_stands_on_one_line_of_a_wide_screen(show):
    for name, width in (("three", 1440), ("five", 1024)):
        tab = show(name, {"width": width, "height": 800})
        tops = {round(button.bounding_box()["y"]) for button in tab.locator(".bar button:visible").all()}
        assert len(tops) == 1
        assert tab.locator(".bar").bounding_box()["height"] < 48


def test_the_filter_takes_two_lines_of_a_telephone(show):
    tab = show("three", {"width": 390, "height": 844})
    assert tab.locator(".bar").bounding_box()["height"] < 95


def test_a_silence_leads_to_its_row_and_a_meeting_in_the_contents_to_its_topics(show):
    tab = show()
    for link in (*tab.locator(".quiet a").all(), *tab.locator(".met a").all()):
        target = tab.locator(link.get_attribute("href"))
        assert target.count() == 1
        if "disputes" not in link.get_attribute("href"):
            assert target.locator(".tp").first.text_content() == link.inner_text()
    tab.locator(".quiet a", has_text="the water quota").click()
    assert tab.locator(":target .ln").is_visible()


def test_filters_reach_the_table_of_statuses(show):
    tab = show("five")
    tab.select_option("#page-by-issue", label="Energy")
    assert tab.locator(".ov tbody tr:visible").count() == 1
    tab.select_option("#page-by-account", "XSU")
    assert tab.locator(".ov").first.locator("th[data-a]:visible").count() == 1


def test_keys_go_from_line_to_passage_and_back(show):
    tab = show()
    focus = lambda: tab.evaluate("document.activeElement.closest('.ln')?.querySelector('.no').textContent")  # noqa: E731
    tab.keyboard.press("j")
    first = focus()
    tab.keyboard.press("j")
    second = focus()
    assert first
    assert second not in {first, None}
    tab.keyboard.press("k")
    assert focus() == first
    tab.keyboard.press("j")
    tab.keyboard.press("o")
    assert tab.evaluate(LIT)
    tab.keyboard.press("b")
    assert focus() == second
    tab.keyboard.press("Enter")
    assert tab.evaluate(LIT)
    tab.keyboard.press("b")
    assert focus() == second


def test_keys_open_filter_help_and_theme_and_can_be_turned_off(show):
    tab = show(color_scheme="light")
    ground = lambda: tab.evaluate("getComputedStyle(document.body).backgroundColor")  # noqa: E731
    light = ground()
    tab.keyboard.press("t")
    assert ground() != light
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "page-by-words"
    tab.keyboard.type("jkt?")
    assert tab.input_value("#page-by-words") == "jkt?"
    tab.keyboard.press("Escape")
    assert tab.input_value("#page-by-words") == ""
    tab.keyboard.press("?")
    assert tab.locator("dialog").is_visible()
    assert tab.locator("dialog kbd").count() >= 8
    tab.uncheck("#page-keys-on")
    tab.click("#page-keys-close")
    dark = ground()
    tab.keyboard.press("t")
    assert ground() == dark


def test_the_keys_are_on_the_screen(show):
    tab = show()
    assert tab.locator(".pane kbd").first.is_visible()


def test_a_citation_is_copied_with_the_exact_words(show):
    tab = show()
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.locator(".mx .cp").first.click()
    tab.wait_for_function("document.getElementById('page-told').textContent === 'Citation copied.'")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“The two leaders signed a joint declaration on the river fisheries.” Office of the President"
    )
    assert "https://president.norland.example/news/1402 (characters " in copied


def test_without_scripts_the_citation_stands_there_and_no_control_does(show):
    tab = show(java_script_enabled=False)
    line = tab.locator(".mx .ln").first
    assert "“Readout of the President’s meeting with the Prime Minister of Sudmark”, 4 May 2021" in line.inner_text()
    assert line.locator("a.og").get_attribute("rel") == "noopener noreferrer"
    assert tab.locator(".bar:visible, .cp:visible, dialog:visible").count() == 0


def test_a_term_opens_its_definition_by_key(show):
    tab = show(java_script_enabled=False)
    term = tab.locator(".term", has_text="silence").first
    term.focus()
    tab.keyboard.press("Enter")
    assert "It claims no intent" in tab.locator(".pop:visible").inner_text()
    tab.keyboard.press("Escape")
    assert tab.locator(".pop:visible").count() == 0


def test_the_table_of_a_figure_can_be_saved(show):
    tab = show()
    with tab.expect_download() as waiting:
        tab.locator("a[download]").first.click()
    assert waiting.value.suggested_filename == "share.csv"
    with open(waiting.value.path(), encoding="utf-8") as saved:  # noqa: PTH123 -- Playwright's own path
        assert saved.readline().strip() == "week,share,events"


@pytest.mark.parametrize("name", ["three", "five", "hostile", "empty"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(show, name, viewport, scheme):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 -- installed for these tests alone

    tab = show(name, viewport, color_scheme=scheme)
    tab.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    if tab.locator("a.say").count():
        tab.locator("main .ln[id] a.say").last.click()
    found = Axe().run(tab)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", ["three", "five", "hostile", "empty", "excerpts"])
def test_nothing_is_wider_than_a_narrow_screen(show, name):
    tab = show(name, NARROW)
    tab.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360, tab.evaluate(WIDER)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_paper_shows_what_is_folded(show, scripts):
    tab = show(java_script_enabled=scripts)
    tab.emulate_media(media="print")
    if scripts:
        tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator(".rest .ln").first.is_visible()
    assert tab.locator(".bar:visible, .cp:visible, .pane:visible").count() == 0
    assert len(tab.pdf()) > 20_000


def test_a_large_dossier_opens_in_seconds(show):
    start = time.perf_counter()
    tab = show("large")
    tab.locator("a.say").first.wait_for()
    opened = time.perf_counter() - start
    print(f"opened in {opened:.1f} s")  # noqa: T201 -- the figure that the documentation gives
    assert opened < 15, "the aim is 5 s on an idle machine; see docs/dossier-page.md"
    tab.goto(tab.url.split("#")[0] + tab.locator("a.say").nth(9_000).get_attribute("href"))
    assert tab.evaluate(LIT)
    assert tab.evaluate(SEEN)[2]
