"""A page -> the Open Graph tags and JSON-LD in its head: the sort of page, and an image with its text alternative.

Open Graph (ogp.me); the tags that need nothing but the address and the title stand in the skeleton of the page.
"""

from dataclasses import replace

from markupsafe import Markup

from portal.benelux_day import BENELUX_DAY
from portal.endpoints import api_path, event_calendar
from portal.metadata.json_ld import Thing, as_script, breadcrumb, data_sets, glossary, term
from portal.metadata.og_image import image_path
from portal.metadata.things import thing_of
from portal.pages.rendering import ROOT, Page
from portal.paths import INSTITUTIONAL, theme_path
from portal.records.kinds import Event, Project, Record
from portal.views.localised import Views

_HEAD = Markup(
    '<meta property="og:type" content="{sort}"><meta property="og:image" content="{image}">'
    '<meta property="og:image:alt" content="{alt}">'
)


class Sharing:
    """The tags for each theme and flagship in one language; each is made once."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self.flagships = {project.id for project in views.catalogue.flagships()}
        self.known: dict[tuple[str, str], Markup] = {}

    def head(self, subject: str = "", sort: str = "website") -> Markup:
        """The tags of a page about a theme or a flagship, or about the portal as a whole."""
        if (subject, sort) not in self.known:
            views = self.views
            title = self._title(subject)
            self.known[subject, sort] = _HEAD.format(
                sort=sort,
                image=views.address(image_path(views, subject)),
                alt=views.words.say("share_alt", site=views.words["site_name"], title=title),
            )
        return self.known[subject, sort]

    def complete(self, page: Page) -> Page:
        """A page with all that its head says: the tags of its theme, and what machines read."""
        subject = page.record.id if page.record and page.record.id in self.flagships else page.theme
        head = page.head + self.head(subject, "article" if page.record else "website")
        if page.record:
            head += self._alternates(page.record)
            thing = thing_of(self.views, page.record)
            if isinstance(page.record, Project):  # our longest pages, of a type that search engines show nothing of
                thing.pop("description", None)  # the head has it already
        elif thing := self._entry(page.path):
            head += _alternate("application/json", api_path(page.path.partition("/")[0]))
        return replace(page, head=head + as_script(thing, breadcrumb(self.views, page.trail)))

    def prose(self, path: str) -> Markup:
        """The tags of a page of prose, which is about a theme where it stands among the themes."""
        folder, _, name = path.strip("/").partition("/")
        if folder == BENELUX_DAY:
            return self.head(BENELUX_DAY)
        if folder == "data":
            return self.head() + as_script(data_sets(self.views))
        catalogue = self.views.catalogue
        if audience := catalogue.audiences.get(name if folder == "for" else ""):
            return self.head() + as_script(term(self.views, "audiences", audience))
        for theme in catalogue.themes.values():
            if path == theme_path(theme.id):
                about = "" if theme.id == INSTITUTIONAL else theme.id
                return self.head(about) + as_script(term(self.views, "themes", theme))
        return self.head()

    def _entry(self, path: str) -> Thing:
        """What a page of the glossary or of a partner is about; empty for other pages."""
        folder, _, name = path.rstrip("/").partition("/")
        if folder == "glossary":
            return glossary(self.views, name)
        partner = self.views.catalogue.partners.get(name if folder == "partners" else "")
        return term(self.views, "partners", partner) if partner else {}

    def _alternates(self, record: Record) -> Markup:
        """The same record for programs, and for diaries where it is an event with a date."""
        links = _alternate("application/json", api_path(f"{record.kind}/{record.id}"))
        if isinstance(record, Event) and (calendar := event_calendar(record)):
            links += _alternate("text/calendar", self.views.path(calendar))
        return links

    def _title(self, subject: str) -> str:
        if subject in self.views.catalogue.themes:
            return self.views.catalogue.themes[subject].title[self.views.language]
        if subject in self.views.catalogue.records:
            return self.views.card(self.views.catalogue.records[subject]).title
        return self.views.words["share_day" if subject == BENELUX_DAY else "share_title"]


def _alternate(form: str, path: str) -> Markup:
    return Markup(f'<link rel="alternate" type="{form}" href="{ROOT}{path}">')  # noqa: S704  # kinds and ids are plain words
