"""The records of a data folder as a plain site of Hugo (gohugo.io), to measure what another program takes for them.

It has a page for each record and language, divided lists of each kind, and a way from each record to those it is
related to; nothing is checked, and there are no data, feeds, pictures or search.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from portal.language import LANGUAGES, Language
from portal.loading.load import load
from portal.pages.listings import PAGE_SIZE
from portal.records.kinds import Record

_BASE = """<!doctype html><html lang="{{ site.Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Params.summary }}"><link rel="canonical" href="{{ .Permalink }}">
{{ range .Translations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}</head>
<body><header><nav><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
<ul>{{ range .Translations }}<li><a href="{{ .RelPermalink }}">{{ .Language.Lang }}</a></li>{{ end }}</ul>
</nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer><a href="{{ "/" | relLangURL }}">{{ site.Title }}</a></footer></body></html>
"""
_SINGLE = """{{ define "main" }}<h1>{{ .Title }}</h1><p class="lead">{{ .Params.summary }}</p>{{ .Content }}
<dl><dt>theme</dt><dd>{{ .Params.theme }}</dd>{{ range .Params.partners }}<dt>partner</dt><dd>{{ . }}</dd>{{ end }}</dl>
<ul>{{ range .Params.related }}
{{ with site.GetPage . }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul>
{{ end }}
"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $pages := .Paginate .RegularPages }}
<ul>{{ range $pages.Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Params.summary }}</p></li>{{ end }}</ul>
{{ template "_internal/pagination.html" . }}{{ end }}
"""


def hugo_site(data: Path, folder: Path) -> None:
    """Writes a site of Hugo with the records in `data`."""
    config = {
        "baseURL": "https://example.org/",
        "title": "records",
        "paginate": PAGE_SIZE,
        "disableKinds": ["taxonomy", "term", "RSS"],
        "defaultContentLanguage": LANGUAGES[0],
        "defaultContentLanguageInSubdir": True,
        "languages": {language: {"contentDir": f"content/{language}"} for language in LANGUAGES},
    }
    files = {
        "config.json": json.dumps(config),
        "layouts/_default/baseof.html": _BASE,
        "layouts/_default/single.html": _SINGLE,
        "layouts/_default/list.html": _LIST,
    }
    records = load(data).records
    kinds = {record.id: record.kind for record in records}
    for record in records:
        for language in LANGUAGES:
            files[f"content/{language}/{record.kind}/{record.id}.md"] = _page(record, language, kinds)
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _page(record: Record, language: Language, kinds: Mapping[str, str]) -> str:
    """A record as Markdown, with what stands around its text before it as JSON."""
    head = {
        "title": record.title[language],
        "summary": record.summary[language],
        "theme": record.theme,
        "partners": record.partners,
        "related": [f"/{kinds[id_]}/{id_}" for id_ in record.related if id_ in kinds],
    }
    texts = (getattr(record, name, None) for name in ("story", "what_it_does", "what_you_can_do"))
    body = "\n\n".join(text[language] for text in texts if text)
    return f"{json.dumps(head, ensure_ascii=False, indent=1)}\n\n{body}\n"
