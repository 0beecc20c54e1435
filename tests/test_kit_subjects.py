"""What a paper is about: only what readers can use and what still holds."""

from examples import catalogue, record
from portal.kit.subjects import subjects
from portal.views.localised import Views

WITHDRAWN = {"date": "2026-11-22", "reason": {"nl": "Weg.", "fr": "Parti.", "en": "Gone."}}


def test_a_paper_names_no_service_for_officials_and_none_that_was_withdrawn() -> None:
    kept = record("services", "kept", theme="energy")
    others = [
        record("services", "for-police", theme="energy", for_officials_only=True),
        record("services", "gone", theme="energy", withdrawn=WITHDRAWN),
    ]
    [energy] = [one for one in subjects(Views(catalogue(kept, *others), "en")) if one.id == "energy"]
    assert [item.title for section in energy.sections for item in section.items] == ["Title kept"]
