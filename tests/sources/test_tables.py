"""Reading tables: bytes to text, where the header ends, every format, and what is refused."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import polars
import pyreadstat
import pytest

from persona_gen.errors import ConfigError, InputError
from persona_gen.sources.tables.encodings import encoding_of, text_lines
from persona_gen.sources.tables.headers import header_of
from persona_gen.sources.tables.reading import Table, open_tables

GERMAN = "Name;Stadt\nJörg;Köln\nJürgen;Düsseldorf – „Altstadt“ 5 €\n" * 3
POLISH = "miasto;ocena\nŁódź;źle, bo długo się ładuje\nKraków;świetnie\nGdańsk;za dużo pytań\n" * 8


def read(folder: Path, data: bytes | str, name: str = "t.csv", **settings: str | None) -> Table:
    """A table of these bytes."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    scratch = folder / f"scratch-{name}-{len(list(folder.iterdir()))}"
    scratch.mkdir()
    return open_tables([path], scratch, **settings)


def rows(table: Table) -> list[tuple[str | None, ...]]:
    """All rows, in their order."""
    return table.fetch("SELECT * FROM raw")


# --- bytes


@pytest.mark.parametrize(
    ("text", "written", "name", "how"),
    [
        ("a,b\n1,2\n", "utf-8", "utf-8", "certain"),
        (GERMAN, "utf-8", "utf-8", "certain"),
        (GERMAN, "utf-8-sig", "utf-8-sig", "marked"),
        (GERMAN, "utf-16", "utf-16", "marked"),
        (GERMAN, "utf-16-le", "utf-16-le", "guessed"),
        (GERMAN, "cp1252", "cp1252", "guessed"),
        ("stars,fan?\x8c\xe6\n1,Yes\n", "latin-1", "cp1252", "guessed"),
        ("quote\nI don\x92t know \x96 really\n", "latin-1", "cp1252", "guessed"),
        (POLISH, "cp1250", "cp1250", "guessed"),
        ("no;şehir\n1;İstanbul\n2;Muğla\n3;Eskişehir\n" * 9, "cp1254", "cp1254", "guessed"),
        ("no;nafn\n1;Þórður\n2;Reykjavík\n3;góður\n" * 9, "cp1252", "cp1252", "guessed"),
        ("no;région\n1;Rhône-Alpes\n2;Île-de-France\n" * 9, "mac_roman", "mac_roman", "guessed"),
        ("no;région\n1;Rhône-Alpes\n2;élève\n" * 9, "cp850", "cp850", "guessed"),
        ("no;város\n1;Győr\n2;Székesfehérvár\n" * 9, "cp1250", "cp1250", "guessed"),
        ("no;grad\n1;Čakovec\n2;München\n" * 9, "cp1250", "cp1250", "guessed"),
        ("no;місто\n1;Київ\n2;Львів\n" * 9, "cp1251", "cp1251", "guessed"),
        ("рівень;n\nПробный;1\nСемейный;2\n" * 9, "cp1251", "cp1251", "guessed"),
        ("kWh;Оценка\n1;хорошо\n2;плохо\n" * 9, "cp1251", "cp1251", "guessed"),
        ("plan,n\nスターター,1\nファミリー,2\nビジネス,3\n" * 9, "cp932", "cp932", "guessed"),
        ("plan,n\n非常满意,1\n不满意,2\n" * 9, "gb18030", "gb18030", "guessed"),
        ("plan,n\n매우 만족,1\n보통,2\n" * 9, "cp949", "cp949", "guessed"),
        ("plan;n\nzażółć;1\nSłużbowy;2\nPróbny;3\n" * 9, "cp1250", "cp1250", "guessed"),
        ("город;оценка\nМосква;хорошо, но долго\nКазань;отлично, спасибо\n" * 9, "cp1251", "cp1251", "guessed"),
    ],
)
def test_the_encoding_is_found_and_a_guess_is_called_one(
    tmp_path: Path, text: str, written: str, name: str, how: str
) -> None:
    """A mark or valid UTF-8 decides; otherwise it is a guess, and Windows-1252 is not taken for cp1250."""
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode(written))
    encoding = encoding_of(path)
    assert (encoding.name, encoding.how) == (name, how)
    assert ("--encoding" in str(encoding)) == (how == "guessed")
    read_back = "".join(text_lines(path, encoding))
    assert read_back == (text if written != "latin-1" else text.encode("latin-1").decode("cp1252"))


def test_a_given_encoding_overrides_the_guess(tmp_path: Path) -> None:
    """Whoever knows better is believed, and a name that no codec has is refused with examples."""
    assert rows(read(tmp_path, "a\n\xe9\n".encode("cp1252"), encoding="mac_roman")) == [("È",)]
    with pytest.raises(ConfigError, match="which is unknown; give a name such as utf-8"):
        read(tmp_path, "a\n1\n", encoding="utf-99")
    with pytest.raises(InputError, match="byte 0xE9 is not utf-8; give the right --encoding"):
        read(tmp_path, "a\n\xe9\n".encode("cp1252"), encoding="utf-8")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(tmp_path: Path, end: str) -> None:
    """Old Macintosh files, which some readers take for one long line, are tables like others."""
    assert rows(read(tmp_path, f"a,b{end}1,x{end}2,y{end}")) == [("1", "x"), ("2", "y")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    """Commas within quoted cells do not count."""
    text = f'name{delimiter}words\nA{delimiter}"one, two; three"\nB{delimiter}"line\nbreak"\n'
    assert rows(read(tmp_path, text)) == [("A", "one, two; three"), ("B", "line\nbreak")]


# --- headers


@pytest.mark.parametrize(
    ("records", "depth", "style", "names"),
    [
        (["a,b", "1,2"], 1, "", ["a", "b"]),
        (["Q1,Q2", "How old?,Why?", '{"ImportId":"QID1"},{"ImportId":"QID2"}', "1,2"], 3, "Qualtrics", ["Q1", "Q2"]),
        (["V1,Q1", "ResponseID,How old?", "R_1,2"], 2, "Qualtrics, legacy", ["ResponseID", "Q1"]),
        (["id,Fan?,Seen?,", ",Response,A,B", "1,Yes,A,"], 2, "SurveyMonkey", ["id", "Fan?", "Seen?: A", "Seen?: B"]),
        (["a,a,A", "1,2,3"], 1, "", ["a", "a (2)", "A (3)"]),
        (["Lottery <br>A &amp; B,x", "1,2"], 1, "", ["Lottery A & B", "x"]),
    ],
)  # fmt: skip
def test_header_rows_are_told_from_respondents(
    records: Sequence[str], depth: int, style: str, names: list[str]
) -> None:
    """Survey software writes two or three header rows; names are plain and unique."""
    header = header_of([split(record) for record in records], "t.csv")
    assert (header.rows, header.style, [c.name for c in header.columns]) == (depth, style, names)


def split(record: str) -> list[str]:
    """The cells of a record; a brace keeps its commas."""
    return record.split(",")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the file is empty"),
        ("\n\n", "the file is empty"),
        ("a,b\n", "0 people were read below 1 header row; give the table"),
        ("a,b\n,\n , \n", "0 people were read"),
        ("1,2\n3,4\n", "the first row holds no names of columns"),
        ("Report,,,\na,b,c,d\n1,2,3,4\n", "the first row names 1 of 4 columns; remove what stands above"),
        ("a,b\n1,2\n1,2,3\n", "line 3: the row has 3 cells and the header 2"),
        ("a,b\n1\n", "line 2: the row has 1 cells and the header 2"),
        ('a,b\n1,"2\n3,4\n', "a double quotation mark is not closed"),
        ("a,b\n1,\0\n", "line 2: a NUL byte"),
        ("PK\x03\x04\0\0", "this is a zipped document, as Word and Excel write them, not text"),
        ("segment,attribute,value,n\nA,age,0.4,12\n", "a long table of figures"),
        (",,Men,,Women,\nTeam,All,x,y,x,y\nA,5,1,2,1,1\n", "a crosstab"),
        ("Adults,,Men,Age,\n,,,18-34,35+\nHow?,,,,\n,Very,37%,29% B,42%\n,Not,63%,71%,58%\n", "a banner table"),
    ],
)
def test_what_is_no_table_of_people_is_refused_in_one_line(tmp_path: Path, text: str, what: str) -> None:
    """With the place and a cure, and never as zero or wrong rows."""
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert what in str(caught.value)
    assert "; " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_cell_without_end_is_one_line(tmp_path: Path) -> None:
    """A cell longer than any reader takes is refused, in the header's rows and among the others."""
    with pytest.raises(InputError, match="it cannot be read as a table"):
        read(tmp_path, "why,plan\n" + "x" * 10_000_001 + ",a\n")


def test_blank_rows_and_nameless_columns_are_counted_and_said(tmp_path: Path) -> None:
    """A trailing comma makes no column; a nameless column with cells is kept under a number."""
    table = read(tmp_path, "a,b,,\n1,x,y,\n,,,\n2,,,\n")
    [file] = table.files
    assert (file.rows, file.blank_rows, file.header_rows) == (2, 1, 1)
    assert [c.name for c in table.columns] == ["a", "b", "column 3"]
    assert file.notes == ("column 3 has no name", "column 4 has no name and no cell")


# --- formats


def test_tables_of_the_same_columns_are_read_as_one_and_others_refused(tmp_path: Path) -> None:
    """Rows add up; a column more is named."""
    for name, text in {"a.csv": "x,y\n1,2\n", "b.csv": "x,y\n3,4\n5,6\n", "c.csv": "x,z\n3,4\n"}.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "s").mkdir()
    table = open_tables([tmp_path / "a.csv", tmp_path / "b.csv"], tmp_path / "s")
    assert (table.rows, rows(table)) == (3, [("1", "2"), ("3", "4"), ("5", "6")])
    (tmp_path / "s2").mkdir()
    with pytest.raises(InputError, match=r"its columns differ from those of .*: y, z"):
        open_tables([tmp_path / "a.csv", tmp_path / "c.csv"], tmp_path / "s2")


def test_parquet_and_json_lines_keep_their_types(tmp_path: Path) -> None:
    """Numbers stay numbers, and lists are lists."""
    frame = polars.DataFrame({"n": [1.5, 2.5], "who": ["a", None], "day": [dt.date(2026, 1, 2), None]})
    frame.write_parquet(tmp_path / "t.parquet")
    assert rows(read(tmp_path, (tmp_path / "t.parquet").read_bytes(), "u.parquet")) == frame.rows()
    lines = '{"n": 1, "tags": ["x", "y"]}\n{"n": 2, "tags": []}\n'
    table = read(tmp_path, lines, "t.jsonl")
    assert rows(table) == [(1, ["x", "y"]), (2, [])]
    assert table.types == {"n": "BIGINT", "tags": "VARCHAR[]"}


def test_a_name_that_looks_like_a_pattern_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB would take ``[1]`` and ``*`` for a pattern; a path may also be relative."""
    for name, value in (("t[1].parquet", 1), ("t1.parquet", 2), ("t*.parquet", 3)):
        polars.DataFrame({"x": [value]}).write_parquet(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    for name, value in (("t[1].parquet", 1), ("t*.parquet", 3)):
        scratch = tmp_path / f"scratch{value}"
        scratch.mkdir()
        assert rows(open_tables([Path(name)], scratch)) == [(value,)]


def test_fields_of_records_in_json_are_columns(tmp_path: Path) -> None:
    """``answers.price``, however deep; a list stays one, and an empty one is no missing answer."""
    lines = (
        '{"who": {"id": "a", "plan": "Pro"}, "answers": {"price": {"eur": 5}, "apps": ["mail"]}}\n'
        '{"who": {"id": "b", "plan": null}, "answers": {"price": {"eur": 7}, "apps": []}}\n'
    )
    table = read(tmp_path, lines, "t.jsonl")
    assert [c.name for c in table.columns] == ["who.id", "who.plan", "answers.price.eur", "answers.apps"]
    assert rows(table) == [("a", "Pro", 5, ["mail"]), ("b", None, 7, [])]


def test_an_object_may_stand_around_the_records(tmp_path: Path) -> None:
    """As programs export them; of two lists nobody can tell which is meant, and a file that breaks off is none."""
    records = [{"plan": "AB"[i % 2], "score": i} for i in range(6)]
    whole = json.dumps({"exported": "2024-02-01", "responses": records}, indent=1)
    assert rows(read(tmp_path, whole, "t.json"))[0] == ("A", 0)
    with pytest.raises(InputError, match="several lists of records: first, second"):
        read(tmp_path, json.dumps({"first": records, "second": records}), "two.json")
    with pytest.raises(InputError, match="cannot be read as JSON"):
        read(tmp_path, whole[:-40], "cut.json")


def test_a_nameless_index_column_is_no_crosstab(tmp_path: Path) -> None:
    """As pandas writes it."""
    table = read(tmp_path, ",a,b,\n0,x,y,\n1,y,x,\n")
    assert [c.name for c in table.columns] == ["column 1", "a", "b"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("t.jsonl", '{"a": 1}\n{"a": \n'), ("t.parquet", "no"), ("t.xlsx", "no"), ("t.sav", "no"), ("t.dta", "no")],
)
def test_broken_files_are_refused_in_one_line(tmp_path: Path, name: str, text: str) -> None:
    """Whatever reader meets them."""
    with pytest.raises(InputError) as caught:
        read(tmp_path, text, name)
    assert "\n" not in str(caught.value)


def test_a_workbook_is_read_and_its_other_sheets_are_said(tmp_path: Path) -> None:
    """The first sheet that holds a table, or the one that is named; whole numbers without a point."""
    path = tmp_path / "t.xlsx"
    workbook(path, {
        "empty": [], "notes": [["Fieldwork"], ["in March"], ["by us"]],
        "people": [["age", "who"], [31, "Ann"], [2.5, "Bo"]], "other": [["x"], [1]],
    })  # fmt: skip
    table = read(tmp_path, path.read_bytes(), "u.xlsx")
    assert rows(table) == [("31", "Ann"), ("2.5", "Bo")]
    assert table.files[0].format == 'sheet "people"; not read: notes, other (--sheet NAME)'
    assert rows(read(tmp_path, path.read_bytes(), "v.xlsx", sheet="other")) == [("1",)]
    with pytest.raises(ConfigError, match=r"the sheets of .* are empty, notes, people, other"):
        read(tmp_path, path.read_bytes(), "w.xlsx", sheet="none")


def test_sheets_of_the_same_columns_are_asked_about(tmp_path: Path) -> None:
    """A sheet a region, in whatever order of columns: one of them would be a part of the people."""
    path = tmp_path / "t.xlsx"
    north, south = ([head, *([f"a{i}", i] for i in range(4))] for head in (["plan", "age"], ["plan", "age"]))
    workbook(path, {"North": north, "South": south, "Notes": [["of March"], ["ours"]]})
    with pytest.raises(ConfigError, match=r'the sheets "North", "South" of .* have the same columns'):
        read(tmp_path, path.read_bytes(), "u.xlsx")
    assert len(rows(read(tmp_path, path.read_bytes(), "v.xlsx", sheet="South"))) == 4


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> None:
    """A workbook as small as can be."""
    kind = "http://schemas.openxmlformats.org"
    names = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="r{i}"/>' for i, n in enumerate(sheets, 1))
    links = "".join(
        f'<Relationship Id="r{i}" Type="{kind}/officeDocument/2006/relationships/worksheet" Target="s{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{kind}/package/2006/content-types"/>')
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{kind}/package/2006/relationships"><Relationship Id="r0" Target="xl/workbook.xml" '
            f'Type="{kind}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        )
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{kind}/spreadsheetml/2006/main" xmlns:r="{kind}/officeDocument/2006/relationships">'
            f"<sheets>{names}</sheets></workbook>",
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{kind}/package/2006/relationships">{links}</Relationships>',
        )
        for i, cells in enumerate(sheets.values(), 1):
            body = ""
            for r, row in enumerate(cells, 1):
                body += f'<row r="{r}">'
                for c, cell in zip("ABCDEF", row, strict=False):
                    text = f'<c r="{c}{r}" t="inlineStr"><is><t>{cell}</t></is></c>'
                    body += text if isinstance(cell, str) else f'<c r="{c}{r}"><v>{cell}</v></c>'
                body += "</row>"
            sheet = f'<worksheet xmlns="{kind}/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'
            file.writestr(f"xl/s{i}.xml", sheet)


def test_an_open_document_sheet_is_read(tmp_path: Path) -> None:
    """Like any workbook."""
    kind = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{kind}:{name}:1.0"' for name in ("office", "table", "text"))
    rows_ = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
        + "</table:table-row>"
        for row in ("ab", "xy", "zß")
    )
    with zipfile.ZipFile(tmp_path / "t.ods", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{kind}:manifest:1.0"/>')
        file.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet><table:table table:name='s'>{rows_}"
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    table = read(tmp_path, (tmp_path / "t.ods").read_bytes(), "u.ods")
    assert ([c.name for c in table.columns], rows(table)) == (["a", "b"], [("x", "y"), ("z", "ß")])


@pytest.mark.parametrize(("suffix", "program"), [(".sav", "SPSS"), (".dta", "Stata")])
def test_labels_of_statistics_programs_stand_in_place_of_codes(tmp_path: Path, suffix: str, program: str) -> None:
    """Questions label the columns; a code without a label stays a number; missing values are missing."""
    frame = polars.DataFrame({"q1": [1.0, 2.0, 9.0, None], "age": [31.0, 2.5, 4.0, None]})
    write = pyreadstat.write_dta if suffix == ".dta" else pyreadstat.write_sav
    write(
        frame,
        str(tmp_path / f"t{suffix}"),
        column_labels=["Your gender?", "Your age?"],
        variable_value_labels={"q1": {1: "Male", 2: "Female"}},
    )
    table = read(tmp_path, (tmp_path / f"t{suffix}").read_bytes(), f"u{suffix}")
    assert table.files[0].format.startswith(program)
    assert [(c.name, c.label) for c in table.columns] == [("q1", "Your gender?"), ("age", "Your age?")]
    assert rows(table) == [("Male", "31"), ("Female", "2.5"), ("9", "4")]
    assert table.files[0].blank_rows == 1


def test_nothing_but_the_open_tables_can_be_read(tmp_path: Path) -> None:
    """A query can neither read another file nor write one, nor take the lock off."""
    import duckdb  # noqa: PLC0415

    table = read(tmp_path, "a\n1\n")
    (tmp_path / "secret.csv").write_text("s\n1\n")
    for sql in (
        f"SELECT * FROM read_csv('{tmp_path}/secret.csv')",
        f"COPY raw TO '{tmp_path}/out.csv'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ):
        with pytest.raises(duckdb.Error):
            table.fetch(sql)
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("answers", "encoding"),
    [
        ("Služba je spolehlivá|Špatná komunikace|Objednávka přišla pozdě|Řidič byl milý", "cp1250"),
        ("Služba je spolehlivá|Špatná komunikace|Objednávka přišla pozdě", "iso8859_2"),
        ("Obsługa była bardzo miła|Za drogo, ale dobra jakość", "cp1250"),
        ("Kraków|Łódź|Gdańsk|Wrocław", "cp1250"),
        ("Később érkezett|Túl drága, de jó minőségű", "cp1250"),
        ("Brza i točna|Preskupo, čak i vikendom|Žao mi je", "cp1250"),
        ("Kargo geç geldi|Fiyatı yüksek|İyi şirket", "cp1254"),
        ("Très bon service|Ça marche bien|J'ai été déçu|Une équipe à l'écoute", "cp1252"),
        ("Sehr schöne Oberfläche|Größe paßt nicht", "cp1252"),
        ("El envío llegó tarde|Año tras año", "cp1252"),
        ("Malmö|Göteborg|Åre", "cp1252"),
        ("Atenção|Não|São Paulo", "cp1252"),
        ("10 €|don’t|20 €", "cp1252"),
    ],
)
def test_of_latin_code_pages_the_one_with_the_letters_of_a_language_is_guessed(
    tmp_path: Path, answers: str, encoding: str
) -> None:
    """Few words suffice where each code page but one gives letters that no language has together."""
    path = tmp_path / "t.csv"
    path.write_bytes(("id,answer\n" + "".join(f"{i},{a}\n" for i, a in enumerate(answers.split("|")))).encode(encoding))
    assert str(encoding_of(path)) == f"{encoding} (a guess; --encoding NAME overrides it)"
