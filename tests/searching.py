"""How tests search: a small index in the place of the real one, and the form asked as a visitor asks it."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect

from portal.language import Language
from portal.outputs.search import SearchEntry
from portal.outputs.search_index import FOLDER, SynonymGroups, index_files

# Asks the page's own form, one question after the other; gives the addresses found for each.
_ASK = """async (questions) => {
  const page = document.getElementById("search");
  const field = document.getElementById("search-q");
  const answers = {};
  for (const question of questions) {
    const before = page.dataset.turn;
    field.value = question;
    page.querySelector("form").requestSubmit();
    while (page.dataset.turn === before) await new Promise((done) => setTimeout(done, 4));
    answers[question] = [...page.querySelectorAll("ol a")].map((link) => link.href);
  }
  return answers;
}"""

# Asks the index itself, which is opened once; gives the names of the files of the best results of each question.
_RANK = """async ([language, questions, best]) => {
  const { answerOf } = await import("/assets/search-answer.js");
  const { SearchIndex } = await import("/assets/search-index.js");
  window.opened ??= {};
  const index = (window.opened[language] ??= await SearchIndex.open(`/search-index/${language}/`, language));
  const size = index.content.pages.length / index.pages.count;
  const found = {};
  for (const question of questions) {
    const { results } = await answerOf(index, question);
    found[question] = results.slice(0, best).map(({ page }) => index.content.pages.substr(page * size, size));
  }
  return found;
}"""


@cache
def indexed(site: Path, language: Language) -> dict[str, dict[str, str]]:
    """What the index of a language holds of each page, by the name of its file."""
    files = (site / FOLDER / language).glob("*.json")
    contents = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    return {name: content for name, content in contents.items() if "url" in content}


def best(page: Page, site: Path, language: Language, questions: Iterable[str], count: int = 4) -> dict[str, list[str]]:
    """The addresses of the best results for each of many questions; any page of the site will do.

    No result is drawn, so this is quicker than asking the form.
    """
    found: dict[str, list[str]] = page.evaluate(_RANK, [language, list(questions), count])
    pages = indexed(site, language)
    return {question: [pages[name]["url"] for name in names] for question, names in found.items()}


def ask(page: Page, *questions: str) -> dict[str, list[str]]:
    """The addresses found for each question, best first; ten at most."""
    _bring(page)
    answers: dict[str, list[str]] = page.evaluate(_ASK, list(questions))
    return answers


def _bring(page: Page) -> None:
    """Has the page fetch its search, as a visitor does who goes to the field."""
    begun = page.locator("#search[data-turn]")
    if not begun.count():
        page.locator("#search-q").fill(" ")
        expect(begun).to_be_attached()


def found(page: Page, question: str) -> list[str]:
    """The names of the pages found for a question."""
    return ids(ask(page, question)[question])


def ids(addresses: list[str]) -> list[str]:
    """The last part of each address: the id of a record."""
    return [address.rstrip("/").replace("#", "/").rsplit("/", 1)[-1] for address in addresses]


def answered(page: Page) -> None:
    """Waits until the question of an address has its answer."""
    expect(page.locator("#search[data-turn] .search-body")).to_be_visible()


def said(page: Page) -> str:
    """What the page says about its results."""
    return page.get_by_role("status").inner_text()


def entry(
    name: str,
    title: str,
    content: str = "",
    names: Sequence[str] = (),
    kind: str = "projects",
    language: Language = "en",
    rank: int = 9,
) -> SearchEntry:
    """A page of the small index."""
    return SearchEntry(f"{language}/projects/{name}/", title, content, tuple(names), rank, filters={"kind": (kind,)})


class SmallIndex:
    """An index of a few pages that answers in the place of the real one, and can be made to fail."""

    def __init__(self, page: Page, entries: dict[Language, list[SearchEntry]], synonyms: SynonymGroups = ()) -> None:
        self.failing: dict[str, int] = {}  # what part of an address fails, and with which status; 0 is no answer at all
        self.asked: list[str] = []
        self.publish(entries, synonyms)
        page.route(f"**/{FOLDER}/**", self._answer)

    def publish(self, entries: dict[Language, list[SearchEntry]], synonyms: SynonymGroups = ()) -> None:
        """Puts another index in the place of this one."""
        made = index_files(entries, dict.fromkeys(entries, synonyms))
        self.files = {path: content for files in made for path, content in files.items()}

    def _answer(self, route: Route) -> None:
        path = PurePosixPath(urlsplit(route.request.url).path.lstrip("/"))
        self.asked.append(path.name)
        status = next((status for part, status in self.failing.items() if part in str(path)), None)
        if status == 0:
            route.abort()
        elif status or str(path) not in self.files:
            route.fulfill(status=status or 404, body="no such file")
        else:
            route.fulfill(body=self.files[str(path)], content_type="application/json")
