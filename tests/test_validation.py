"""What the models refuse, as faults: each once, with its place and the nearest name that is known."""

from portal.language import Localised, Strict
from portal.loading.parser import read
from portal.loading.validation import validate
from portal.records.fields import Title
from portal.records.kinds import MODELS
from portal.records.parts import Ids
from portal.records.vocabulary import Theme


class Small(Strict):
    """A model with one field of each shape."""

    title: Localised[Title]
    related: Ids = ()
    open: bool = False
    stage: str = ""


def faults_of(text: str) -> list[tuple[str, str]]:
    (entry,) = read(text)
    validate(entry, Small)
    return [(".".join(map(str, fault.path)), fault.code) for fault in entry.faults]


TITLE = "- title: {nl: a, fr: b, en: c}\n"


def test_a_sound_entry_becomes_a_model() -> None:
    (entry,) = read(TITLE + "  related: [abc]\n  open: true\n")
    assert validate(entry, Small) == Small(title=Localised[Title](nl="a", fr="b", en="c"), related=("abc",), open=True)


def test_an_entry_with_a_fault_of_reading_becomes_none() -> None:
    (entry,) = read(TITLE + "  title: x\n")
    assert validate(entry, Small) is None


def test_every_fault_is_reported_at_once() -> None:
    text = "- title: {nl: '', en: 1, de: d}\n  related: ['-']\n  open: 'x'\n"
    assert sorted(faults_of(text)) == [
        ("open", "not-true-or-false"),
        ("related.0", "empty-text"),
        ("title.de", "unknown-field"),
        ("title.en", "unquoted"),
        ("title.fr", "missing-language"),
        ("title.nl", "empty-text"),
    ]


def test_a_misspelt_field_is_not_missing_too() -> None:
    assert faults_of("- titel: {nl: a, fr: b, en: c}\n") == [("titel", "unknown-field")]


def test_a_field_with_a_fault_of_reading_has_no_second_one() -> None:
    assert faults_of("- title: {nl: no, fr: b, en: c}\n  related: [&a b]\n") == [
        ("title.nl", "unquoted"),
        ("related.0", "anchor"),
    ]


def test_yes_needs_another_word_where_true_or_false_is_meant_and_quotes_elsewhere() -> None:
    assert faults_of(TITLE + "  open: yes\n  stage: yes\n  x: 1\n") == [
        ("open", "not-true-or-false"),
        ("stage", "unquoted"),
        ("x", "unknown-field"),
    ]


def test_a_fault_names_what_was_probably_meant() -> None:
    (entry,) = read("- id: abc\n  sumary: x\n")
    validate(entry, Theme)
    (fault,) = [fault for fault in entry.faults if fault.code == "unknown-field"]
    assert fault.details == {"found": "sumary", "nearest": "summary", "known": "id, title, short, summary, identifiers"}


def test_every_model_refuses_every_shape_without_falling_over() -> None:
    for model in MODELS.values():
        names = {info.alias or name for name, info in model.model_fields.items()}
        for shape in ("x", "1", "true", "[]", "{}", "[x]", "[[x]]", "{x: x}", "[{x: x}]", "null", "{nl: [x]}"):
            (entry,) = read("- " + "\n  ".join(f"{name}: {shape}" for name in sorted(names)))
            assert validate(entry, model) is None
            assert len({fault.path for fault in entry.faults}) == len(entry.faults)
