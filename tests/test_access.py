"""A page of each type as it is met without a mouse, with colours of one's own, or with large text."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from visits import PAGES, Visit

# What can have the focus and is shown, in the order of the page; `walk` keeps it, and what has the focus now.
REMEMBER = """() => {
  const sort = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  window.walk = [...document.querySelectorAll(sort)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({visibilityProperty: true}));
  return window.walk.length;
}"""
HERE = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const [box] = element.getClientRects();
  const on = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {
    place: window.walk.indexOf(element),
    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3)
      || parseFloat(getComputedStyle(element.querySelector("path") ?? element).strokeWidth) >= 3,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !(element.contains(on) || on?.contains(element) || on?.closest("svg")),
    html: element.outerHTML.slice(0, 120),
  };
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

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
# What holds more than it shows and cannot be scrolled; what is only for screen readers is meant to be so.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const hides = [style.overflowX, style.overflowY].some((value) => ["hidden", "clip"].includes(value));
  return hides && style.clipPath === "none" && element.checkVisibility() && !(element instanceof SVGElement)
    && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")  # a page that scrolls smoothly is not there yet when asked
    yield context.new_page()
    context.close()


def test_the_tab_key_reaches_everything_in_order_and_every_stop_is_seen(page: Page, server: str, glance: Visit) -> None:
    """WCAG 2.2: 2.1.1 Keyboard, 2.1.2 No Keyboard Trap, 2.4.3 Focus Order, 2.4.7 Focus Visible, 2.4.11 Not Obscured."""
    page.set_viewport_size(glance.size)
    page.emulate_media(color_scheme=glance.scheme, reduced_motion="reduce")
    page.goto(server + glance.path)
    count = page.evaluate(REMEMBER)
    stops = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(HERE))
    assert [stop["place"] for stop in stops] == list(range(count))
    assert [stop for stop in stops if not stop["marked"] or not stop["inside"] or stop["covered"]] == []


@pytest.mark.parametrize("name", ["project", "list", "search"])  # each of the scripts runs on one of them
def test_no_single_key_does_anything(page: Page, server: str, name: str) -> None:
    """WCAG 2.2, 2.1.4 Character Key Shortcuts."""
    page.goto(f"{server}fr/{PAGES[name]}", wait_until="networkidle")
    before = page.evaluate("document.body.outerHTML"), page.url
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,;-=":
        page.keyboard.press(key)
    assert (page.evaluate("document.body.outerHTML"), page.url) == before
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("name", ["home", "theme", "list", "partners", "figures", "search", "when", "parts"])
def test_with_forced_colours_every_shape_is_seen(browser: Browser, server: str, name: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{server}en/{PAGES[name]}")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(SHAPES) == []
    context.close()


@pytest.mark.parametrize("name", ["home", "list", "search", "figures", "parts"])
def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, server: str, name: str) -> None:
    """WCAG 2.2, 2.3.3 Animation from Interactions."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{server}en/{PAGES[name]}")
    assert page.evaluate(MOVING) == []
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_with_wider_spacing_or_larger_text_nothing_is_cut_off(browser: Browser, server: str, name: str) -> None:
    """WCAG 2.2: 1.4.12 Text Spacing, 1.4.4 Resize Text."""
    context = browser.new_context(viewport={"width": 640, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{server}fr/{PAGES[name]}")
    for style in (SPACING, "html { font-size: 200% }"):
        page.add_style_tag(content=style)
        assert page.evaluate("document.documentElement.scrollWidth") <= 640
        assert page.evaluate(CUT_OFF) == []
    context.close()
