"""The papers that programs ask any site for."""

from datetime import datetime, timedelta
from xml.etree import ElementTree as Xml

from examples import NOW, catalogue, record
from portal.outputs.site_papers import site_papers
from portal.views.localised import views_of


def papers() -> dict[str, str]:
    """Each paper as text."""
    views = list(views_of(catalogue(record("projects", "some-project"))).values())
    return {path: content.decode() for path, content in site_papers(views).items()}


def test_whoever_finds_a_hole_is_reported_whom_to_tell_for_at_most_a_year() -> None:
    fields = dict(line.split(": ", 1) for line in papers()[".well-known/security.txt"].splitlines())
    assert {"Contact", "Expires", "Canonical", "Preferred-Languages"} <= set(fields)
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    left = datetime.fromisoformat(fields["Expires"]) - NOW
    assert timedelta(days=360) < left <= timedelta(days=365)


def test_robots_are_shown_the_map_of_the_site() -> None:
    lines = papers()["robots.txt"].splitlines()
    assert lines[0] == "User-agent: *"
    assert [line for line in lines if line.startswith("Sitemap: https://") and line.endswith("/sitemap.xml")]


def test_a_browser_can_search_the_portal_in_each_language() -> None:
    for language in ("nl", "fr", "en"):
        root = Xml.fromstring(papers()[f"{language}/opensearch.xml"])  # our own file
        space = "{http://a9.com/-/spec/opensearch/1.1/}"
        assert 0 < len(str(root.findtext(f"{space}ShortName"))) <= 16
        [url] = root.findall(f"{space}Url")
        assert f"/{language}/search/?q={{searchTerms}}" in url.attrib["template"]


def test_what_names_the_parts_of_the_portal_names_them_in_whole_addresses() -> None:
    links = [line for line in papers()["llms.txt"].splitlines() if line.startswith("- ")]
    assert len(links) > 30
    assert all("](https://" in line for line in links)
