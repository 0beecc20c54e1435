"""Pages of prose are held to the same rules of wording as records."""

from pathlib import Path

import pytest

from portal.loading.load import Records
from portal.records.vocabulary import AvoidedForm, KnownAbbreviations
from portal.rules.abbreviations import Abbreviations
from portal.rules.prose_wording import advise_prose
from portal.rules.wording import WordingRules

LONG = " ".join(["woord"] * 31) + "."
TWELVE = "Deze zin heeft twaalf woorden, precies zoveel als de regel wil vinden."


def advice(content: Path, **pages: str) -> list[tuple[str, int, str]]:
    """The file, line and code of what is said of pages in Dutch or French."""
    for name, body in pages.items():
        language, _, page = name.partition("_")
        (content / language).mkdir(exist_ok=True)
        (content / language / f"{page}.md").write_text(f"---\ntitle: Een\n---\n\n{body}\n", encoding="utf-8")
    avoided = {"id": "one-form", "language": "nl", "avoid": ["camion"], "write": "vrachtwagen"}
    known = {"id": "everyday", "abbreviations": ["EU"], "reason": "everyone knows them"}
    loaded = Records(lists={KnownAbbreviations: [KnownAbbreviations.model_validate(known)]})
    found = advise_prose(content, WordingRules([AvoidedForm.model_validate(avoided)]), Abbreviations(loaded))
    return [(Path(problem.file).stem, problem.line, problem.code) for problem in found]


@pytest.mark.parametrize(
    ("page", "body", "code"),
    [
        ("nl_page", LONG, "long-sentence"),
        ("nl_page", "Er rijdt een camion.", "avoided-form"),
        ("nl_page", "Dit gaat over **PNR**.", "unexplained-abbreviation"),
        ("fr_page", "Trois pays: la Belgique.", "french-space"),
    ],
)
def test_what_reads_badly_is_reported_at_its_paragraph(tmp_path: Path, page: str, body: str, code: str) -> None:
    assert advice(tmp_path, **{page: f"## Kop\n\n{body}"}) == [("page", 7, code)]


def test_a_sentence_that_stands_on_two_pages_is_reported_but_not_the_same_address_in_a_list(tmp_path: Path) -> None:
    assert advice(tmp_path, nl_a=TWELVE, nl_b=TWELVE) == [("b", 5, "repeated-sentence")]
    assert advice(tmp_path, nl_a=f"- {TWELVE}", nl_b=f"- {TWELVE}") == []


@pytest.mark.parametrize(
    "body",
    [
        "De EU en gegevens van reizigers (Passenger Name Record, PNR). Daarna: PNR.",
        "Zie `GET /api` en <!-- slot: cards ids=camion -->.",
        "[Een pagina](https://example.org/PNR/camion)",
        f"## Auf Deutsch\n\n{LONG}",
        "| camion | PNR |\n|---|---|",
    ],
)
def test_code_slots_addresses_tables_and_german_are_no_prose(tmp_path: Path, body: str) -> None:
    assert advice(tmp_path, nl_page=body) == []
