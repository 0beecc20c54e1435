"""The number of an act is written once, as CELEX, and shown as readers of each language write it."""

import pytest
from pydantic import TypeAdapter, ValidationError

from examples import catalogue
from portal.language import LANGUAGES, Language
from portal.records.kinds import Instrument
from portal.records.numbers import Celex, Ecli, Eli, Publication
from portal.views import legal
from portal.views.wording import Wording

WORDS = {language: Wording(catalogue().words, language) for language in LANGUAGES}
CELEX, ELI, ECLI = TypeAdapter[str](Celex), TypeAdapter[str](Eli), TypeAdapter[str](Ecli)
SOURCE = {"document": "annual-plan-2024", "section": "1.1"}
TEXT = dict.fromkeys(LANGUAGES, "Text")


def act(**fields: object) -> Instrument:
    """An act of the Union with these fields."""
    known = {"id": "some-act", "title": TEXT, "summary": TEXT, "theme": "safety", "sources": [SOURCE]}
    kind = {"type": "eu-programme", "level": "eu", "what_it_does": TEXT, "written": "2026-11-22"}
    return Instrument.model_validate(known | kind | fields)


@pytest.mark.parametrize(
    ("celex", "shown"),
    [
        ("31996L0053", ("Richtlijn 96/53/EG", "Directive 96/53/CE", "Directive 96/53/EC")),
        ("31998L0005", ("Richtlijn 98/5/EG", "Directive 98/5/CE", "Directive 98/5/EC")),
        ("31999L0005", ("Richtlijn 1999/5/EG", "Directive 1999/5/CE", "Directive 1999/5/EC")),
        ("32014L0055", ("Richtlijn 2014/55/EU", "Directive 2014/55/UE", "Directive 2014/55/EU")),
        ("32016R0429", ("Verordening (EU) 2016/429", "Règlement (UE) 2016/429", "Regulation (EU) 2016/429")),
        (
            "32003R1831",
            (
                "Verordening (EG) nr.\N{NO-BREAK SPACE}1831/2003",
                "Règlement (CE) n°\N{NO-BREAK SPACE}1831/2003",
                "Regulation (EC) No\N{NO-BREAK SPACE}1831/2003",
            ),
        ),
        ("32022D2481", ("Besluit (EU) 2022/2481", "Décision (UE) 2022/2481", "Decision (EU) 2022/2481")),
        ("31992L0043", ("Richtlijn 92/43/EEG", "Directive 92/43/CEE", "Directive 92/43/EEC")),
        ("52020DC0380", ("COM(2020) 380",) * 3),
        ("62019CJ0817", ("C-817/19",) * 3),
    ],
)
def test_the_number_follows_from_celex_in_each_language(celex: str, shown: tuple[str, str, str]) -> None:
    assert tuple(legal.number_of(act(celex=[celex]), WORDS[language]) for language in LANGUAGES) == shown


def test_a_number_that_is_written_goes_before_what_celex_tells() -> None:
    assert legal.number_of(act(celex=["32013D1313"], number="1313/2013/EU"), WORDS["nl"]) == "1313/2013/EU"


def test_an_act_is_called_by_what_it_is_once() -> None:
    assert legal.named(act(celex=["32016R0429"]), WORDS["en"], "Animal health") == "Regulation (EU) 2016/429"
    programme = act(type="eu-programme", celex=["52020DC0380"])
    assert legal.named(programme, WORDS["en"], "A plan") == "EU policy or programme, COM(2020) 380"
    proposal = act(type="eu-proposal", celex=["52022PC0667"])
    assert legal.named(proposal, WORDS["en"], "A plan") == "EU proposal\N{NO-BREAK SPACE}COM(2022) 667"


def test_a_number_that_stands_in_the_title_is_not_said_twice() -> None:
    decision = act(type="decision", number="M(2020)5")
    assert legal.named(decision, WORDS["en"], "Decision M(2020)5 on e-health") == "Decision"
    assert legal.named(decision, WORDS["en"], "Decision on e-health") == "Decision\N{NO-BREAK SPACE}M(2020)5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_is_found_on_eur_lex_in_the_language_of_the_reader(language: Language) -> None:
    links = legal.eur_lex_links(act(celex=["32024L1788", "32024R1789"]), WORDS[language], language)
    assert [link.path.partition("/legal-content/")[2] for link in links] == [
        f"{language.upper()}/TXT/?uri=CELEX:32024L1788",
        f"{language.upper()}/TXT/?uri=CELEX:32024R1789",
    ]
    assert len({link.text for link in links}) == 2


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (CELEX, "2016/429"), (CELEX, "32016R429"), (CELEX, "32016r0429"), (CELEX, "32016R0429 "),
        (ELI, "https://eur-lex.europa.eu/eli/reg/2016/429/oj"), (ELI, "http://data.europa.eu/eli/"),
        (ECLI, "EU:C:2022:491"), (ECLI, "ECLI:EU:C:22:491"),
    ],
)  # fmt: skip
def test_another_form_is_no_number(kind: TypeAdapter[str], text: str) -> None:
    with pytest.raises(ValidationError, match="bad-number"):
        kind.validate_python(text)


@pytest.mark.parametrize(
    ("journal", "number"),
    [("tractatenblad", "2018, 160"), ("moniteur-belge", "2021031259"), ("memorial", "2020, A 123"),
     ("official-journal", "L 84, 31.3.2016, p. 1"), ("official-journal", "L 261I, 7.10.2022, p. 1")],
)  # fmt: skip
def test_each_journal_counts_in_its_own_way(journal: str, number: str) -> None:
    assert Publication.model_validate({"journal": journal, "number": number, "source": SOURCE}).number == number
    with pytest.raises(ValidationError, match="bad-number"):
        Publication.model_validate({"journal": journal, "number": f"no. {number}", "source": SOURCE})
