"""A text in another language than its place says is found, in records and on pages; names and quotations pass."""

import pytest

from conftest import ROOT
from copies import real
from portal.language import LANGUAGES, Language
from portal.records.texts import localised_texts
from portal.rules.foreign import MARKER_WORDS, foreign
from portal.rules.prose_language import language_complaints

DUTCH = "Wie over de grens werkt, is verzekerd in het land van het werk.\n\nDat geldt ook voor het gezin."
FRENCH = "Qui travaille de l’autre côté de la frontière est assuré dans le pays du travail."
PAGE = "---\ntitle: {}\ndescription: {}\n---\n\n{}\n"


@pytest.mark.parametrize(
    ("own", "text", "seems"),
    [
        ("fr", "De trein rijdt niet op het spoor.", "nl"),
        ("nl", "Le train de nuit ne roule pas.", "fr"),
        ("fr", "The train is late.", "en"),
        ("nl", "Der Zug fährt nicht.", "de"),
        ("en", "C'est l'étude d'un train.", "fr"),
    ],
)
def test_a_short_sentence_is_known_by_its_small_words(own: Language, text: str, seems: str) -> None:
    assert foreign(text, own) == (seems, text)


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("fr", "La « Wet op de omzetbelasting en het loon » règle cela."),
        ("nl", "In ‘Les pays de la frontière’ staat meer."),
        ("en", "The “Haus der Geschichte und der Kunst” is open."),
        ("nl", "Rijksdienst (Centre commun de la sécurité sociale)"),
        ("en", "Den Haag, Le Havre and La Louvière"),
        ("nl", "Hauts-de-France"),
    ],
)
def test_names_and_quotations_may_be_in_any_language(own: Language, text: str) -> None:
    assert foreign(text, own) is None


def test_a_word_of_two_languages_tells_nothing_between_them() -> None:
    assert foreign("De Brug en De Kade", "fr") is None
    assert MARKER_WORDS["nl"] & MARKER_WORDS["fr"] == {"de", "en"}


def test_one_foreign_sentence_among_others_is_found_also_in_a_list() -> None:
    assert foreign(f"{FRENCH}\n- Het werk van de politie.", "fr") == ("nl", "Het werk van de politie.")


def test_a_page_in_another_language_is_one_fault_at_its_first_words() -> None:
    page = PAGE.format("Werken over de grens", "Waar u bent verzekerd.", DUTCH)
    details = {"language": "nl", "expected_language": "fr"}
    assert list(language_complaints(page, "fr")) == [(page.index("Werken"), "prose-language", details)]
    assert list(language_complaints(page, "nl")) == []


def test_a_foreign_title_and_paragraph_are_told_at_their_places() -> None:
    head, body, item = "Werken over de grens en het recht", f"{FRENCH}\n" * 3, "Het werk van de politie."
    page = PAGE.format(head, "Où vous êtes assuré dans les trois pays.", f"{body}\n- {item}")
    found = [(place, code, details["found"]) for place, code, details in language_complaints(page, "fr")]
    code = "prose-foreign-sentence"
    assert found == [(page.index(head), code, head), (page.index(f"- {item}"), code, f"- {item}")]


@pytest.mark.parametrize(
    "body",
    [
        "## Auf Deutsch\n\nDer Zug fährt nicht.",
        "`de trein van het werk`",
        "[De trein van het werk](https://a.example/)",
    ],
)
def test_german_parts_code_and_names_of_other_sites_are_no_words_of_a_page(body: str) -> None:
    assert list(language_complaints(PAGE.format("Les trains", "Les trains", f"{FRENCH}\n\n{body}"), "fr")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_of_this_site_is_found_in_the_folder_of_another_language(language: Language) -> None:
    pages = [path for path in (ROOT / "content" / language).rglob("*.md") if not path.name.startswith("__")]
    others = [other for other in LANGUAGES if other != language]
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert [[code for _, code, _ in language_complaints(text, other)] for other in others] == [
            ["prose-language"]
        ] * 2


def test_nearly_every_long_text_is_found_in_the_place_of_another_language() -> None:
    swapped = [
        bool(foreign(text[language], other))
        for record in real().records
        for _, text in localised_texts(record)
        for language in LANGUAGES
        for other in LANGUAGES
        if language != other and len(text[language].split()) > 15
    ]
    assert sum(swapped) > 0.99 * len(swapped)
