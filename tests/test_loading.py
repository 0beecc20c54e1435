"""Rules of a cache for loading: what has not changed is not read again, everything else is."""

from pathlib import Path

import pytest

from copies import copy_of_data
from portal.loading import files
from portal.loading.limits import MAX_PROBLEMS
from portal.loading.load import Cache, load
from portal.problems import Problem, as_text


def test_only_a_file_that_was_written_since_is_read_again(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    cache: Cache = {}
    first = load(data, cache=cache)
    file = data / "services.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text(f"{good}\n# one remark more\n", encoding="utf-8")
    second = load(data, cache=cache)
    assert second.records == first.records
    anew = {new.kind for old, new in zip(first.records, second.records, strict=True) if old is not new}
    assert anew == {"services"}


def test_a_mistake_comes_and_goes_with_the_file_that_has_it(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    cache: Cache = {}
    file = data / "services.yaml"
    good = file.read_text(encoding="utf-8")
    said = []
    for content in (good, f"{good}- id: Wrong\n", good):
        file.write_text(content, encoding="utf-8")
        said.append({problem.file for problem in load(data, cache=cache).problems})
    assert said == [set(), {str(file)}, set()]


@pytest.mark.parametrize(("limit", "most"), [("MAX_FILES", 3), ("MAX_TOTAL", 20_000)])
def test_more_files_or_bytes_than_any_portal_has_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    data = copy_of_data(tmp_path)
    monkeypatch.setattr(files, limit, most)
    *read, last = files.data_files(data)
    assert isinstance(last, Problem)
    assert last.code == "too-much-data"
    found = [file for file in read if isinstance(file, files.DataFile)]
    sizes = [file.path.stat().st_size for file in found]
    assert (
        len(found) == most if limit == "MAX_FILES" else sum(sizes) <= most < sum(sizes) + Path(last.file).stat().st_size
    )


def test_no_more_problems_are_reported_than_anyone_would_read(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    for name in ("events", "organisations", "services"):
        (data / f"{name}.yaml").write_text("- 1\n" * 4_000, encoding="utf-8")
    problems = load(data).problems
    assert len(problems) == MAX_PROBLEMS + 2
    assert as_text(problems[-1:]) == [
        f"{data}/services.yaml:2001:3: there are so many mistakes that the check stopped at this entry: mend these"
        " first, the others show then"
    ]


def test_a_file_that_was_cut_short_is_reported_in_full_once_others_are_mended(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    cache: Cache = {}
    events, services = data / "events.yaml", data / "services.yaml"
    good = events.read_text(encoding="utf-8")
    events.write_text("- 1\n" * 4_999, encoding="utf-8")
    (data / "organisations.yaml").write_text("- 1\n" * 4_999, encoding="utf-8")
    services.write_text("- 1\n" * 9, encoding="utf-8")
    assert load(data, cache=cache).problems[-1].code == "too-many-problems"
    events.write_text(good, encoding="utf-8")
    told = [problem for problem in load(data, cache=cache).problems if problem.file == str(services)]
    assert [problem.code for problem in told] == ["not-a-record"] * 9


def test_records_in_a_folder_of_their_kind_beside_the_data_are_reported(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    lost = tmp_path / "events/safety/some-day.yaml"
    lost.parent.mkdir(parents=True)
    lost.write_text("id: some-day\n", encoding="utf-8")
    (problem,) = (one for one in load(data).problems if one.code == "stray-file")
    assert problem.file == str(lost)
    assert problem.details["nearest"] == data / "events/safety/some-day.yaml"


def test_of_a_draft_so_much_is_read_as_shows_that_it_is_too_big(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = copy_of_data(tmp_path)
    monkeypatch.setattr(files, "MAX_BYTES", 8)
    draft = data / "drafts/projects.yaml"
    draft.parent.mkdir(exist_ok=True)
    draft.write_text("- id: one\n", encoding="utf-8")
    [found] = [file for file in files.draft_files(data) if file.path == draft]
    assert len(found.content()) > 8


@pytest.mark.parametrize("place", ["projects", "projects/elsewhere"])
def test_nothing_is_read_of_a_folder_that_is_a_link_however_deep(tmp_path: Path, place: str) -> None:
    data = tmp_path / "data"
    (tmp_path / "other").mkdir()
    (tmp_path / "other/one.yaml").write_text("- id: one\n", encoding="utf-8")
    (data / place).parent.mkdir(parents=True, exist_ok=True)
    (data / place).symlink_to(tmp_path / "other")
    found = list(files.data_files(data))
    linked = [one.file for one in found if isinstance(one, Problem) and one.code == "linked-folder"]
    assert linked == [str(data / place)]
    assert [one for one in found if isinstance(one, files.DataFile)] == []
