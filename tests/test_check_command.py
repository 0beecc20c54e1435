"""`portal check` as a program: what it prints, its exit status, and that nothing makes it fall over or write."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from conftest import NOW, ROOT
from copies import commit, complaints, copy_of_data
from portal.__main__ import main
from portal.loading.files import DataFile, data_files
from portal.loading.load import load
from portal.pages.addresses import targets
from portal.problems import Problem, as_text
from portal.rules.prose import check_prose

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample data, beside which the command runs."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAMPLE, tmp_path / "data")
    return Path("data")


def told(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """What the command prints, and that its exit status says whether there were mistakes."""
    status = main(["check", *options])
    lines = capsys.readouterr().out.splitlines()
    assert status == (1 if lines else 0)
    return lines


def test_sound_data_gives_no_line_and_exit_status_nought(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("", "1 record, 0 mistakes\n")


def test_the_small_portal_of_the_tests_is_sound(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    assert complaints(data) == []
    assert as_text(check_prose(tmp_path / "content", targets(load(data), datetime.fromisoformat(NOW)))) == []


@pytest.mark.parametrize(
    ("language", "line", "tally"),
    [
        (
            "nl",
            "dit bestand bevat niets: schrijf er minstens één onderdeel in, schrijf [] voor een lege lijst, "
            "of haal het bestand weg",
            "0 records, 1 fout",
        ),
        (
            "fr",
            "ce fichier ne contient rien : écrivez-y au moins un élément, écrivez [] pour une liste vide, "
            "ou retirez le fichier",
            "0 fiche, 1 erreur",
        ),
    ],
)
def test_mistakes_are_reported_in_the_language_asked_for(
    data: Path, capsys: pytest.CaptureFixture[str], language: str, line: str, tally: str
) -> None:
    (data / "projects.yaml").write_text("")
    assert main(["check", "--lang", language]) == 1
    out, err = capsys.readouterr()
    assert (out.replace("\u00a0", " "), err) == (f"data/projects.yaml:1:1: {line}\n", f"{tally}\n")


def take_out(file: Path, id_: str) -> None:
    """Removes the entry with an id from a file, as an editor who deletes its lines."""
    entries = re.split(r"(?m)^(?=- id: )", file.read_text("utf-8"))
    (gone,) = [entry for entry in entries if entry.startswith(f"- id: {id_}\n")]
    file.write_text("".join(entry for entry in entries if entry != gone), encoding="utf-8")


@pytest.mark.parametrize(
    ("vocabulary", "id_"),
    [
        ("themes", "energy"),
        ("audiences", "citizens"),
        ("partners", "north-rhine-westphalia"),
        ("documents", "annual-plan-2024"),
    ],
)
def test_an_entry_that_is_taken_out_is_one_mistake_with_the_count_of_places_in_data_and_prose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], vocabulary: str, id_: str
) -> None:
    data = copy_of_data(tmp_path)
    take_out(data / f"{vocabulary}.yaml", id_)
    word = rf"(?<![\w-]){id_}(?![\w-])"
    places = [*data.rglob("*.yaml"), *(tmp_path / "content").rglob("*.md")]
    (line,) = told(capsys, "--data", str(data), "--lang", "en")
    (count,) = re.findall(rf"“{id_}” is not among the {vocabulary}, and (\d+) places name it", line)
    named = sum(len(re.findall(word, place.read_text("utf-8"))) for place in places)
    assert 3 < int(count) <= named


def test_a_record_that_is_taken_out_is_one_mistake_with_the_count_of_places_that_name_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy_of_data(tmp_path)
    (data / "ledger").mkdir(exist_ok=True)
    (data / "ledger/addresses.txt").write_text("nl/projects/vat-gap/ 2026-11-01\n", encoding="utf-8")
    take_out(data / "projects.yaml", "vat-gap")
    (line,) = told(capsys, "--data", str(data), "--lang", "en")
    assert re.search(r"/vat-gap/ was published and would vanish, and [1-9]\d* places? names? the record", line)


@pytest.mark.parametrize(
    ("vocabulary", "line"),
    [
        ("documents", "  nature: "),
        ("themes", "  short: "),
        ("audiences", "  title:"),
        ("partners", "  kind: "),
    ],
)
def test_a_mistake_in_an_entry_that_pages_name_is_told_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], vocabulary: str, line: str
) -> None:
    data = copy_of_data(tmp_path)
    file = data / f"{vocabulary}.yaml"
    file.write_text(file.read_text("utf-8").replace(f"\n{line}", f"\n  x{line.strip()} ", 1), encoding="utf-8")
    lines = told(capsys, "--data", str(data), "--lang", "en")
    assert lines
    assert all(f"{vocabulary}.yaml:" in line for line in lines)


@pytest.mark.parametrize("vocabulary", ["audiences", "themes"])
def test_pages_are_not_blamed_for_names_of_a_file_that_is_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], vocabulary: str
) -> None:
    data = copy_of_data(tmp_path)
    (data / f"{vocabulary}.yaml").write_text("", encoding="utf-8")
    (line,) = told(capsys, "--data", str(data), "--lang", "en")
    assert f"{vocabulary}.yaml:1:1: this file holds nothing" in line


def test_a_section_that_a_document_no_longer_has_is_one_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy_of_data(tmp_path)
    file = data / "documents.yaml"
    file.write_text(file.read_text("utf-8").replace("    - id: foreword\n", "    - id: preface\n", 1), "utf-8")
    (line,) = (line for line in told(capsys, "--data", str(data), "--lang", "en") if "content/" not in line)
    assert "“annual-plan-2024 foreword” is not among the sections, and " in line


def test_a_name_that_is_wrong_in_few_records_is_told_at_each_with_the_one_that_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy_of_data(tmp_path)
    file = data / "projects/energy.yaml"
    wrong = re.sub("(?m)^  theme: .*$", "  theme: enery", file.read_text("utf-8"), count=2)
    file.write_text(wrong, encoding="utf-8")
    lines = [line for line in told(capsys, "--data", str(data), "--lang", "en") if "is “enery”" in line]
    assert len(lines) == 2
    assert all("did you mean “energy”" in line for line in lines)


def test_a_folder_that_is_not_there_is_one_mistake(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--data", "dta") == [
        "dta:1:1: this folder is missing: start the command where data/ stands, or name the folder with --data"
    ]


def test_a_file_that_every_portal_needs_is_missed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "themes.yaml").unlink()
    assert told(capsys) == ["data/themes.yaml:1:1: this file is missing and no portal can do without it: put it back"]


def test_files_that_are_no_files_are_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "events").mkdir()
    os.mkfifo(data / "events" / "a.yaml")
    (data / "events" / "b.yaml").mkdir()
    (data / "events" / "c.yaml").symlink_to("c.yaml")
    (data / "events" / "d.yaml").symlink_to("nowhere.yaml")
    (data / "services.yaml").mkdir()
    kind = "this is a folder or a device, not a file with text: put a file here, or give it another name"
    link = "this is a link to a file that is not there: put the file itself here, or take the link away"
    assert told(capsys) == [
        *(f"data/events/{name}.yaml:1:1: {kind}" for name in "ab"),
        *(f"data/events/{name}.yaml:1:1: {link}" for name in "cd"),
        f"data/services.yaml:1:1: {kind}",
    ]


@pytest.mark.parametrize("target", ["../elsewhere", "events"])
def test_a_folder_that_is_a_link_is_one_mistake(data: Path, capsys: pytest.CaptureFixture[str], target: str) -> None:
    for folder in (Path("elsewhere"), data / "events"):
        folder.mkdir(exist_ok=True)
        (folder / "a.yaml").write_text("[]")
        (folder / "b.yaml").write_text("[]")
    (data / "answers").symlink_to(target)
    said = (
        "this folder is a link to another place, and nothing in it is read: put the folder itself here, with its files"
    )
    assert told(capsys) == [f"data/answers:1:1: {said}"]


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/passwd", "/proc/self/environ", "../secret.yaml"])
def test_nothing_outside_the_data_folder_is_read(data: Path, capsys: pytest.CaptureFixture[str], target: str) -> None:
    Path("secret.yaml").write_text("- id: hunter2\n")
    (data / "events.yaml").symlink_to(target)
    assert told(capsys) == [
        "data/events.yaml:1:1: this is a link to a place outside the data folder: put the file itself here"
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_reported(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "projects.yaml").chmod(0)
    assert told(capsys) == ["data/projects.yaml:1:1: this file cannot be opened: check who may read it"]


def test_a_file_that_vanishes_while_it_is_read_is_reported(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(*_: object) -> bytes:
        raise FileNotFoundError

    monkeypatch.setattr("portal.loading.files.DataFile.content", vanish)
    assert "data/projects.yaml:1:1: this file cannot be opened: check who may read it" in told(capsys)


def test_a_file_over_five_megabytes_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "projects.yaml").write_bytes(b"#" * 5_000_001)
    assert told(capsys) == [
        "data/projects.yaml:1:1: this file is larger than 5000000 bytes: "
        "divide it over files in a folder of the same name"
    ]


def test_a_file_of_five_million_bytes_and_a_thousand_files_are_not_too_many(data: Path) -> None:
    (data / "projects").mkdir()
    (data / "projects.yaml").write_bytes(b"#" * 5_000_000)
    here = sum(1 for file in data_files(data) if isinstance(file, DataFile))
    for n in range(1_000 - here):
        (data / "projects" / f"{n:03}.yaml").touch()
    assert [file for file in data_files(data) if isinstance(file, Problem)] == []
    (data / "projects" / "one-more.yaml").touch()
    assert "too-much-data" in [file.code for file in data_files(data) if isinstance(file, Problem)]


@pytest.mark.parametrize(
    ("address", "contact", "status"),
    [
        ("https://portal.example.org/", "mailto:a@benelux.int", 1),
        ("https://portal.benelux.int/", "mailto:a@example.org", 1),
        ("https://portal.benelux.int/", "mailto:a@benelux.int", 0),
    ],
)
def test_what_may_be_built_may_not_be_published_while_an_address_is_a_placeholder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str, contact: str, status: int
) -> None:
    folder = copy_of_data(tmp_path)
    settings = (folder / "site.yaml").read_text(encoding="utf-8")
    settings = settings.replace("https://portal.example.org/", address).replace("mailto:portal@example.org", contact)
    (folder / "site.yaml").write_text(settings, encoding="utf-8")
    commit(folder, "2026-11-28")
    assert main(["check", "--data", str(folder)]) == 0
    capsys.readouterr()
    assert main(["check", "--data", str(folder), "--publish"]) == status
    assert ("site.yaml" in capsys.readouterr().out) == bool(status)


def test_a_thousand_files_and_64_megabytes_are_the_end(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "projects").mkdir()
    for n in range(14):
        (data / "projects" / f"{n:02}.yaml").write_bytes(b"#" * 4_900_000)
    lines = told(capsys)
    assert lines[-1].startswith("data/projects/13.yaml:1:1: from this file on nothing is read")
    assert len(lines) == 14


def test_of_a_million_records_only_the_first_are_read(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "projects").mkdir()
    for n in range(4):
        (data / "projects" / f"{n}.yaml").write_bytes(b"- id: abc-def-ghi-jkl\n" * 227_000)
    lines = told(capsys)
    assert len(lines) < 20_000
    assert any("there are so many mistakes that the check stopped" in line for line in lines)


def test_names_of_files_need_not_be_text(data: Path) -> None:
    (data / "projects").mkdir()
    with open(os.fsencode(data / "projects") + b"/\xff\n.yaml", "wb") as file:
        file.write(b"")
    ran = subprocess.run([sys.executable, "-m", "portal", "check"], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout.count(b"\n")) == (1, 1)
    assert ran.stdout.startswith(b"data/projects/[U+DCFF][U+000A].yaml:1:1: this file holds nothing")


def test_a_reader_that_stops_reading_is_no_fault(data: Path) -> None:
    (data / "projects.yaml").write_text("- id: a\n" * 3000)
    ran = subprocess.run(
        f"{shlex.quote(sys.executable)} -m portal check | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in ran.stderr
    assert ran.stdout.count("\n") == 1


def test_the_check_writes_nothing_and_starts_nothing(data: Path) -> None:
    (data / "projects.yaml").write_text("- !!python/object/apply:os.mkdir [made]\n- id: &a !!python/name:os.mkdir x\n")
    before = sorted(path.as_posix() for path in Path().rglob("*"))
    program = (
        "import sys\n"
        "bad = ('os.mkdir', 'os.remove', 'os.rename', 'subprocess.Popen', 'os.system', 'socket.connect', 'os.exec')\n"
        "def hook(event, arguments):\n"
        "    writes = event == 'open' and isinstance(arguments[1], str) and set(arguments[1]) & set('wax+')\n"
        "    if event in bad or writes and '__pycache__' not in str(arguments[0]):\n"
        "        print('AUDIT', event, arguments)\n"
        "from portal.__main__ import main\n"
        "sys.addaudithook(hook)\n"
        "sys.exit(main(['check']))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "AUDIT" not in ran.stdout
    assert ran.returncode == 1
    assert sorted(path.as_posix() for path in Path().rglob("*")) == before


def test_a_fault_of_the_portal_is_never_shown_as_a_mistake_of_an_editor(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise ValueError("a fault of ours")

    monkeypatch.setattr("portal.rules.check.check", fail)
    assert main(["check", "--lang", "nl"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "ValueError: a fault of ours" in err
    assert err.endswith(
        "De controle zelf is mislukt; dit is geen fout in de gegevens. Meld dit met de regels hierboven.\n"
    )


@pytest.mark.parametrize(("given", "taken"), [("C", "C.UTF-8"), ("POSIX", "C.UTF-8"), ("nl_BE.UTF-8", "nl_BE.UTF-8")])
def test_make_reads_names_of_folders_as_utf_8_whatever_the_locale(tmp_path: Path, given: str, taken: str) -> None:
    (tmp_path / "portal.mk").symlink_to(ROOT / "Makefile")
    (tmp_path / "Makefile").write_text("include portal.mk\nlocale:\n\t@echo $$LC_ALL\n", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": given}
    made = subprocess.run(["make", "-s", "locale"], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, check=True)
    assert made.stdout.decode().strip() == taken
