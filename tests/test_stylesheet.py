"""Rules of the combined style sheet."""

import pytest

from portal.theme.stylesheet import combine


@pytest.mark.parametrize(
    ("theme", "kept"),
    [
        (".md-typeset h2{margin:0}", ".md-typeset h2{margin:0}"),
        ("table,.md-nav a,.md-typeset a{x:y}", "table,.md-typeset a{x:y}"),
        (".md-header{x:y}", ""),
        ("[data-md-color-scheme=slate]{x:y}", ""),
        ("a:not(.headerlink){x:y}", ""),
        ("@media print{.md-typeset a{x:y}.md-nav{x:y}}", "@media print{.md-typeset a{x:y}}"),
        ("@media print{.md-nav{x:y}}", ""),
        ("@keyframes spin{to{x:y}}", ""),
        ("@font-face{src:url(https://e.org/f)}", ""),
    ],
)
def test_of_the_theme_only_what_prose_needs_is_kept(theme: str, kept: str) -> None:
    assert combine(theme, "").decode() == f"@layer theme{{{kept}}}\n"


def test_ours_stand_outside_the_layer_so_that_they_win() -> None:
    assert combine("a{x:y}", "b{x:z}").decode() == "@layer theme{a{x:y}}\nb{x:z}"
