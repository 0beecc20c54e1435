"""Rules of the combined style sheet."""

import re
from pathlib import Path

import pytest

from conftest import ROOT
from portal.theme.assets import SCRIPTS, TYPE, assets
from portal.theme.stylesheet import combine


@pytest.mark.parametrize(
    ("theme", "kept"),
    [
        (".md-typeset p{margin:0}", ".md-typeset p{margin:0}"),
        (".md-typeset h2{margin:0}", ""),
        (".md-typeset a{transition:color 1s}.md-typeset b{transition:none;x:y}", ".md-typeset b{x:y}"),
        (".md-typeset ol ol{x:y}.md-typeset ol ol ol{x:y}", ".md-typeset ol ol{x:y}"),
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


def test_values_that_no_rule_of_the_sheet_uses_are_left_out() -> None:
    theme = ":root{--a:1px;--b:var(--c);--c:2px;--d:3px}body{margin:var(--a)}"
    assert combine(theme, "i{top:var(--d)}").decode() == (
        "@layer theme{:root{--a:1px;--d:3px}body{margin:var(--a)}}\ni{top:var(--d)}"
    )


def test_a_sheet_loses_comments_and_idle_space_but_nothing_between_quotes() -> None:
    ours = '/* why */\na  b:is(i, u) > p,\n.c { content: ": , ; "; width: calc(1px + 2px);\n  top: 0; }\n'
    assert combine("", ours).decode() == (
        '@layer theme{}\na b:is(i,u) > p,.c{content:": , ; ";width:calc(1px + 2px);top:0}'
    )


def test_scripts_lose_comments_and_nothing_else(tmp_path: Path) -> None:
    for name in (*SCRIPTS, "search-index"):
        (tmp_path / f"{name}.js").write_text("f();\n", encoding="utf-8")
    for name in ("portal.css", *TYPE):
        (tmp_path / name).write_bytes(b"")
    written = '// Why.\n/** @type {A} */ (a) = "http://x"; // here\n/**\n * @param {B} b\n */\nconst f = /\\/\\// ;\n'
    (tmp_path / "search.js").write_text(written, encoding="utf-8")
    assert assets(tmp_path, "").modules["assets/search.js"].decode() == '(a) = "http://x";\nconst f = /\\/\\// ;\n'


def test_a_shared_piece_stands_in_each_script_that_imports_it() -> None:
    modules = assets(ROOT / "overrides/assets", "").modules
    sharing = [name for name, script in modules.items() if b"AbortController" in script]
    assert sharing == ["assets/search-index.js", "assets/filter.js"]
    assert not [name for name, script in modules.items() if b"fetched.js" in script]


def test_a_colour_is_mixed_only_where_a_browser_said_that_it_can() -> None:
    """With a variable in it, a value that is not known takes the plain one before it along, and shapes turn black."""
    sheet = (ROOT / "overrides/assets/portal.css").read_text(encoding="utf-8")
    asked = r"@supports \(color: color-mix.*?\n\}\n"
    assert re.search(asked, sheet, re.DOTALL)
    assert "color-mix" not in re.sub(asked, "", sheet, flags=re.DOTALL)


def test_no_background_has_both_a_picture_and_a_variable() -> None:
    """WebKit then looks for the picture below the page and not beside the sheet."""
    backgrounds = re.findall(r"background: ([^;}]*)", (ROOT / "overrides/assets/portal.css").read_text("utf-8"))
    assert [value for value in backgrounds if "url(" in value and "var(" in value] == []
