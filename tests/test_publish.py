"""Rules of publishing: whole or not at all."""

from pathlib import Path

from portal import publish


def test_what_is_staged_takes_the_place_of_what_was_published(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish.write(site, {"old.html": b"old"})
    publish.write(publish.stage(site), {"nl/new.html": b"new"})
    assert [file.name for file in site.iterdir()] == ["old.html"]
    publish.swap(site)
    assert (site / "nl/new.html").read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_first_build_needs_no_published_site(tmp_path: Path) -> None:
    publish.write(publish.stage(tmp_path / "site"), {"a.html": b"a"})
    publish.swap(tmp_path / "site")
    assert (tmp_path / "site/a.html").exists()


def test_what_is_discarded_leaves_no_trace(tmp_path: Path) -> None:
    publish.write(publish.stage(tmp_path / "site"), {"a.html": b"a"})
    publish.discard(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_swap_that_was_killed_half_way_is_mended_by_the_next_build(tmp_path: Path) -> None:
    publish.write(tmp_path / ".site.old", {"old.html": b"old"})
    publish.write(tmp_path / ".site.next", {"half.html": b"half"})
    staged = publish.stage(tmp_path / "site")
    assert (tmp_path / "site/old.html").read_bytes() == b"old"
    assert list(staged.iterdir()) == []
