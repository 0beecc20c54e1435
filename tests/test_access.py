"""A page of each type as anyone may meet it: without a mouse, with colours or large text of one's own, on any width."""

from itertools import cycle

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from install_browser import find
from portal.language import LANGUAGES
from visits import PAGES, RULES, SHIFT, Visit, arrive

# Writes down where the focus is whenever the Tab key goes down; gives the number of all that can have it and is shown.
WALK = """() => {
  const sort = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const walk = [...document.querySelectorAll(sort)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({visibilityProperty: true}));
  const here = (element) => {
    const style = getComputedStyle(element);
    const [box] = element.getClientRects();
    const on = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return {
      place: walk.indexOf(element),
      marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3)
        || parseFloat(getComputedStyle(element.querySelector("path") ?? element).strokeWidth) >= 3,
      inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      covered: !(element.contains(on) || on?.contains(element) || on?.closest("svg")),
      html: element.outerHTML.slice(0, 120),
    };
  };
  window.stops = [];
  addEventListener("keydown", () => window.stops.push(here(document.activeElement)), {capture: true});
  return walk.length;
}"""
# Whether each drawn or written thing differs from what is behind it.
SHAPES = """() => [
  ...document.querySelectorAll(".bar, .icon, svg[aria-hidden], .area path, .button, button, input, .theme-tag")
]
  .filter((element) => element.checkVisibility())
  .filter((element) => {
    const style = getComputedStyle(element);
    const seen = [style.fill, style.stroke, style.color, style.borderTopColor, style.backgroundColor];
    const behind = getComputedStyle(document.body).backgroundColor;
    return seen.every((colour) => colour === behind || colour === "none" || colour === "rgba(0, 0, 0, 0)");
  }).map((element) => element.outerHTML.slice(0, 120))"""
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return style.scrollBehavior === "smooth"
    || `${style.transitionDuration},${style.animationDuration}`.split(",").some((time) => parseFloat(time) > 0);
}).map((element) => element.outerHTML.slice(0, 120))"""

WIDER_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
LARGER_TEXT = "html { font-size: 200% }"
STYLED = "style => { const own = new CSSStyleSheet(); own.replaceSync(style); document.adoptedStyleSheets = [own] }"
# What holds more than it shows and cannot be scrolled; what is only for screen readers is meant to be so.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const hides = [style.overflowX, style.overflowY].some((value) => ["hidden", "clip"].includes(value));
  return hides && style.clipPath === "none" && element.checkVisibility() && !(element instanceof SVGElement)
    && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""
WIDTH = "document.documentElement.scrollWidth"
# What begins or ends beyond the right edge; a table that scrolls within its own frame may.
BEYOND = """() => [...document.querySelectorAll("main *")].filter((element) =>
  !element.closest(".wide, .unseen") && element.getBoundingClientRect().right > innerWidth + 1
).map((element) => element.outerHTML.slice(0, 120))"""


def violations(page: Page) -> list[object]:
    """What axe-core finds on a page, and where first."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(violation["id"], [node["target"] for node in violation["nodes"]][:3]) for violation in found]


def forced(page: Page) -> list[object]:
    """What cannot be distinguished from its background in forced colours."""
    page.emulate_media(forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    found: list[object] = page.evaluate(SHAPES)
    page.emulate_media(forced_colors="none")
    return found


def moving(page: Page) -> list[object]:
    """What moves for those who want no motion."""
    page.emulate_media(reduced_motion="reduce")
    found: list[object] = page.evaluate(MOVING)
    return found


def too_wide(page: Page, width: int) -> list[object]:
    """The width that a page takes where it scrolls sideways in a window of a width."""
    page.set_viewport_size({"width": width, "height": 800})
    taken = page.evaluate(WIDTH)
    return [taken] if taken > width else []


def cut_off(page: Page, style: str) -> list[object]:
    """What a page no longer shows in whole with a style of the reader's own."""
    page.evaluate(STYLED, style)
    return [*too_wide(page, 640), *page.evaluate(CUT_OFF)]


def test_a_page_stands_still_and_can_be_used_by_anyone_in_any_colours_and_on_any_width(
    glass: Page, server: str, visit: Visit
) -> None:
    arrive(glass, server, visit)
    found = {
        "axe-core, WCAG 2.2 A and AA": violations(glass),
        "moves while it arrives": [shift] if (shift := glass.evaluate(SHIFT)) else [],
        "not seen with forced colours": forced(glass),
        "moves though no motion is wanted (WCAG 2.2, 2.3.3)": moving(glass),
        "scrolls sideways at 320 px, which is 1280 px at 400 % zoom (1.4.10 Reflow)": too_wide(glass, 320),
        "cut off with wider spacing (1.4.12 Text Spacing)": cut_off(glass, WIDER_SPACING),
        "cut off with larger text as well (1.4.4 Resize Text)": cut_off(glass, WIDER_SPACING + LARGER_TEXT),
    }
    assert {rule: faults for rule, faults in found.items() if faults} == {}


def test_the_tab_key_reaches_everything_in_order_and_every_stop_is_seen(
    glass: Page, server: str, glance: Visit
) -> None:
    """WCAG 2.2: 2.1.1 Keyboard, 2.1.2 No Keyboard Trap, 2.4.3 Focus Order, 2.4.7 Focus Visible, 2.4.11 Not Obscured."""
    arrive(glass, server, glance)
    glass.emulate_media(reduced_motion="reduce")  # a page that scrolls smoothly is not there yet when asked
    count = glass.evaluate(WALK)
    for _ in range(count + 1):  # the last leaves the page; a key that is held goes on as one that is pressed again
        glass.keyboard.down("Tab")
    glass.keyboard.up("Tab")
    _, *stops = glass.evaluate("window.stops")
    assert [stop["place"] for stop in stops] == list(range(count))
    assert [stop for stop in stops if not stop["marked"] or not stop["inside"] or stop["covered"]] == []


@pytest.mark.parametrize("path", ["", "404.html"])
def test_the_pages_of_all_languages_can_be_used_by_anyone(glass: Page, server: str, path: str) -> None:
    glass.goto(f"{server}{path}")
    assert violations(glass) == []


@pytest.mark.parametrize("name", ["project", "list", "search"])  # each of the scripts runs on one of them
def test_no_single_key_does_anything(page: Page, server: str, name: str) -> None:
    """WCAG 2.2, 2.1.4 Character Key Shortcuts."""
    page.goto(f"{server}fr/{PAGES[name]}", wait_until="networkidle")
    before = page.evaluate("document.body.outerHTML"), page.url
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,;-=":
        page.keyboard.press(key)
    assert (page.evaluate("document.body.outerHTML"), page.url) == before
    assert page.evaluate("document.activeElement === document.body")


def test_where_letters_are_twice_as_large_by_choice_nothing_stands_beyond_the_edge_of_a_phone(
    browser: Browser, server: str
) -> None:
    large = browser.browser_type.launch(
        executable_path=find(), args=["--no-sandbox", "--disable-gpu", "--blink-settings=defaultFontSize=32"]
    )
    page = large.new_page(viewport={"width": 360, "height": 740})
    found = {}
    for language, path in zip(cycle(LANGUAGES), ("data/", *PAGES.values()), strict=False):
        page.goto(f"{server}{language}/{path}")
        found[language, path] = page.evaluate(BEYOND)
    large.close()
    assert {place: beyond for place, beyond in found.items() if beyond} == {}
