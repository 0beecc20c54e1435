"""Views -> the HTML of pages and of their parts. The only user of jinja2; everything that comes from data is escaped.

Links in templates begin with `ROOT`, a character that cannot occur in data; `theme.frames` replaces it with the
relative path to the root of the site, which differs from page to page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from markupsafe import Markup

from portal.language import Language
from portal.pages.glossary_links import Terms
from portal.pages.headings import whole_words
from portal.policy import CONTENT_SECURITY_POLICY
from portal.records.kinds import Kind, Record
from portal.views.localised import Views
from portal.views.values import Card, Link

ROOT = "\x01"
NOTHING = Markup()
# Parts that other parts use, each before those that use it.
USED_BY_PARTS = ("parts/icon.html", "parts/link.html", "parts/notice.html", "parts/source-line.html", "parts/text.html")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be filled into a frame; `path` is below the language, such as `projects/police-training/`."""

    path: str
    title: str
    description: str
    main: Markup
    changed: date | None = None
    head: Markup = NOTHING
    trail: tuple[Link, ...] = ()  # the way back up, for machines
    theme: str = ""
    record: Record | None = None
    policy: str = CONTENT_SECURITY_POLICY
    listed: bool = True  # whether the map of the site names it


class Templates:
    """The templates, with the words of one language.

    `scripts` says where the scripts of single pages stand; `indexed` whether search engines may keep pages at all;
    `kit` whether there is something to hand out.
    """

    def __init__(
        self, views: Views, scripts: Mapping[str, str] | None = None, indexed: bool = True, kit: bool = False
    ) -> None:
        self.views = views
        self.kit = kit
        self.scripts = scripts or {}
        self.indexed = indexed
        self.environment = _environment().overlay()
        self.environment.globals = {
            **_environment().globals,
            "words": views.words,
            "language": views.language,
            "card": self.card,
            "item": self.item,
            "whole_words": whole_words,
        }
        self.loaded: dict[str, Template] = {}
        self._register_macros()
        self.cards: dict[tuple[str, str], Markup] = {}

    @cached_property
    def terms(self) -> Terms:
        """The glossary, as texts are searched for it."""
        return Terms(self.views, ROOT)

    @cached_property
    def columns(self) -> dict[Language, Views]:
        """The same catalogue in each language, as pages show it side by side."""
        return self.views.in_each_language()

    def script(self, name: str) -> Markup:
        """What the head of a page holds that needs a script of its own."""
        return Markup('<script src="{}{}" type="module"></script>').format(ROOT, self.scripts[name])

    def render(self, template: str, **parts: Any) -> Markup:  # noqa: ANN401  # templates take anything
        """A template filled with parts."""
        return Markup(self._template(template).render(parts))  # noqa: S704  # rendered with autoescape

    def part(self, name: str, *given: Any) -> Markup:  # noqa: ANN401  # templates take anything
        """One part of a page, by the name of its macro."""
        macro: Any = self.environment.globals[name]
        made: Markup = macro(*given)
        return made

    def _register_macros(self) -> None:
        """Makes the macros of `templates/parts/` known to every template; those that others use first."""
        for name in _part_templates():
            macros = vars(self._template(name).module)
            self.environment.globals |= {
                key: macro for key, macro in macros.items() if key not in self.environment.globals and key[0] != "_"
            }

    def card(self, card: Card) -> Markup:
        """A record in a list, with what it is about; rendered once and shown in many places."""
        return self._drawn_once("card", card)

    def item(self, card: Card, said: str = "") -> Markup:
        """A record in a list, in one line, without its state where what is `said` over the list is just that."""
        return self._drawn_once("named" if card.status == said else "item", card)

    def _drawn_once(self, macro: str, card: Card) -> Markup:
        key = macro, card.id
        if key not in self.cards:
            module: Any = self._template("parts/card.html").module
            self.cards[key] = getattr(module, macro)(card)
        return self.cards[key]

    def _template(self, name: str) -> Template:
        """A template, read from its file once."""
        if name not in self.loaded:
            template = self.loaded[name] = self.environment.get_template(name)
            template.globals = dict(template.globals)  # one mapping, not a chain: it is copied for each page
        return self.loaded[name]


class _Root(Extension):
    """Puts the sign for the way to the root where templates write `{{ root }}`: as text it costs nothing to draw."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  # as jinja2 calls it
        """The source of a template as it is compiled."""
        return source.replace("{{ root }}", ROOT)


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates, so that each is compiled but once in a run, whichever language asks first."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives a template the code that was kept for its source, if any."""
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a template."""
        self.codes[bucket.key, bucket.checksum] = bucket.code


@cache
def _part_templates() -> list[str]:
    """The templates of parts; those that others use first."""
    names = _environment().list_templates(filter_func=lambda name: name.startswith("parts/"))
    return sorted(names, key=lambda name: (name not in USED_BY_PARTS, name))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("portal"),
        extensions=[_Root],
        bytecode_cache=CompiledTemplates(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def standalone(template: str, **parts: Any) -> Markup:  # noqa: ANN401  # templates take anything
    """A template that needs no catalogue."""
    return Markup(_environment().get_template(template).render(parts))  # noqa: S704  # rendered with autoescape


def hidden(templates: Templates, page: Page) -> Page:
    """A page for the team, to which neither readers nor search engines are led."""
    head = Markup('<meta name="robots" content="noindex">') if templates.indexed else NOTHING
    return replace(page, head=head, listed=False)


def home(views: Views) -> Link:
    """The home page of a language."""
    return Link(views.words["home"], views.path(""))


def kind_link(views: Views, kind: Kind) -> Link:
    """The list of a kind."""
    return Link(views.words[f"kind_{kind}"], views.path(f"{kind}/"))
