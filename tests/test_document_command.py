"""A new document is one command away: its sections from a table of contents, and what is still to be drawn from it."""

import shutil
from pathlib import Path

import pytest
import yaml

from copies import complaints, portal

CONTENTS = """
Voorwoord
1 Veiligheid ............ 4
1.1 Politie ............. 5
2. Energie 9
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(Path(__file__).with_name("sample"), tmp_path / "data"))


def new(data: Path, id_: str = "annual-plan-2027") -> int:
    contents = data.with_name("contents.txt")
    contents.write_text(CONTENTS, encoding="utf-8")
    return portal(
        "document", "new", id_, "--data", data, "--contents", contents, "--as-of", "2027", "--title", "Jaarplan 2027"
    )


def test_the_sections_are_those_of_the_table_of_contents(data: Path) -> None:
    assert new(data) == 0
    made = yaml.safe_load((data / "documents.yaml").read_text(encoding="utf-8"))[-1]
    assert [(section["id"], section["title"]["nl"]) for section in made["sections"]] == [
        ("voorwoord", "Voorwoord"),
        ("1", "Veiligheid"),
        ("1.1", "Politie"),
        ("2", "Energie"),
    ]


def test_the_check_asks_for_nothing_but_what_is_still_empty(data: Path) -> None:
    new(data)
    assert complaints(data)
    assert all("says nothing" in line for line in complaints(data))


def test_an_id_that_is_taken_is_refused_and_changes_nothing(data: Path) -> None:
    before = (data / "documents.yaml").read_bytes()
    assert new(data, "annual-plan-2024") == 1
    assert (data / "documents.yaml").read_bytes() == before


def test_a_document_that_is_not_complete_yet_is_not_begun_a_second_time(data: Path) -> None:
    assert new(data) == 0
    begun = (data / "documents.yaml").read_bytes()
    assert new(data) == 1
    assert (data / "documents.yaml").read_bytes() == begun


def test_a_table_of_contents_in_another_encoding_is_refused_and_changes_nothing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (data / "documents.yaml").read_bytes()
    contents = data.with_name("contents.txt")
    contents.write_bytes("1 Sécurité\n".encode("cp1252"))
    assert portal("document", "new", "annual-plan-2027", "--data", data, "--contents", contents) == 1
    assert "not plain text in UTF-8" in capsys.readouterr().err
    assert (data / "documents.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        ("document", "coverage", "annual-plan-224"),
        ("rename", "police-traety", "police-deal"),
        (
            "withdraw",
            "police-traety",
            "--date",
            "2027-01-01",
            "--reason-nl",
            "A.",
            "--reason-fr",
            "B.",
            "--reason-en",
            "C.",
        ),
    ],
)
def test_a_misspelt_id_is_answered_with_the_nearest_one(
    data: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    assert portal(*command, "--data", data) == 1
    assert "did you mean" in capsys.readouterr().err


def test_what_is_left_of_a_document_is_listed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert portal("document", "coverage", "annual-plan-2024", "--data", data) == 0
    told = capsys.readouterr().out
    assert "sections that no record draws on" in told
    assert "0 records whose newest statement is older" in told
    assert portal("document", "coverage", "annual-plan-1999", "--data", data) == 1


def test_ten_words_in_a_row_are_a_copy_but_names_are_not(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "De politie van de drie landen werkt elke dag aan de grens samen met de douane."
    title = "Verdrag van de drie landen over de samenwerking van de politie aan de grens"
    document = data.with_name("document.txt")
    document.write_text(f"{text} Het {title} is getekend. De landen werken samen aan een verdrag.", encoding="utf-8")
    file = data / "projects.yaml"
    file.write_text(
        file.read_text(encoding="utf-8")
        .replace("nl: Politieverdrag", f"nl: {title}")
        .replace(
            "      De politie werkt samen.\n",
            f"      Volgens het plan: de {text[3:40]}\n      {text[41:]} Zie: {title}.\n",
        ),
        encoding="utf-8",
    )
    assert portal("document", "copies", "annual-plan-2024", document, "--data", data) == 1
    (said, tally) = capsys.readouterr().out.splitlines()
    words = "de politie van de drie landen werkt elke dag aan de grens samen met de douane"
    assert said == f"police-treaty.story.nl has these words of the document: “{words}”. Say it in your own words"
    assert tally == "1 place with ten words or more of “annual-plan-2024”"


def test_without_the_text_of_the_document_nothing_is_compared(data: Path) -> None:
    assert portal("document", "copies", "annual-plan-2024", "--data", data) == 1
    assert portal("document", "copies", "no-such-plan", data / "projects.yaml", "--data", data) == 1
