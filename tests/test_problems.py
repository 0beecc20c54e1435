"""How problems are reported to people, to GitHub and to programs."""

from portal.messages import message
from portal.problems import InvalidData, Problem, as_github, as_json, as_text

LATE = Problem("b.yaml", 2, 1, "treaty", "title.fr", "empty-text")
EARLY = Problem("a.yaml", 10, 3, "", "", "empty-file")
NASTY = Problem("a\n::error::.yaml", 1, 1, "x\x1b[31m", "a%,:b", "bad-id", {"found": "y\r\n::stop-commands::\u202e"})


def test_problems_are_reported_in_the_order_of_files_and_lines() -> None:
    assert as_text([LATE, EARLY]) == [
        f"a.yaml:10:3: {message('empty-file', 'en')}",
        "b.yaml:2:1: treaty.title.fr says nothing: write a text with words in it",
    ]
    assert InvalidData([LATE, EARLY]).problems == [EARLY, LATE]


def test_a_message_is_one_line_without_signs_that_steer_a_terminal() -> None:
    (line,) = as_text([NASTY])
    assert line.startswith(
        "a[U+000A]::error::.yaml:1:1: x[U+001B][31m.a%,:b is “y[U+000D][U+000A]::stop-commands::[U+202E]”: an id"
    )


def test_github_is_given_one_command_a_problem_and_no_other() -> None:
    assert as_github([EARLY]) == [f"::error file=a.yaml,line=10,col=3,title=empty-file::{message('empty-file', 'en')}"]
    (nasty,) = as_github([NASTY])
    assert "\n" not in nasty
    assert nasty.startswith("::error file=a%0A%3A%3Aerror%3A%3A.yaml,line=1,col=1,title=bad-id::x[U+001B]")


def test_programs_are_given_json() -> None:
    assert as_json([LATE], "fr") == [
        {
            "level": "error",
            "file": "b.yaml",
            "line": 2,
            "column": 1,
            "record": "treaty",
            "field": "title.fr",
            "code": "empty-text",
            "message": "treaty.title.fr ne dit rien\u00a0: écrivez un texte avec des mots",
        }
    ]
    assert as_json([]) == []
