"""Office files that are small and would fill the memory are refused before a reader has them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from persona_gen.errors import InputError
from persona_gen.ingest.interviews.word_documents import read_document
from persona_gen.sources import archives
from persona_gen.sources.archives import LARGEST_DOCUMENT, refuse_far_cells, refuse_large
from persona_gen.sources.passages.passage import open_document
from persona_gen.sources.tables.workbook import sheet_rows

SHEET = "xl/worksheets/sheet1.xml"


def archive(path: Path, part: str, text: str) -> Path:
    """A zip file of one part."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(part, text)
    return path


@pytest.mark.parametrize(
    ("part", "text", "reach"),
    [
        (SHEET, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "row 1,048,576 and column 16,384"),
        (SHEET, '<row r="1"><c r="A1"/></row><row><c r="XFD9"/></row><row r="900000"><c/></row>', "column 16,384"),
        (SHEET, '<x:row r="1"><x:c s="1" r="ZZ1"/></x:row><x:row r="99999"><x:c t="s"/></x:row>', "column 702"),
        ("xl/any.xml", "<row>" + "<c/>" * 4000 + '</row><row r="3000"><c/></row>', "column 4,000"),
        (
            "content.xml",
            '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            'table:number-columns-repeated="999" office:value-type="float"/></table:table-row></table:table>',
            "column 999",
        ),
    ],
)
def test_a_cell_far_away_is_refused(tmp_path: Path, part: str, text: str, reach: str) -> None:
    """A reader holds all cells between the first and the last, so the last decides, wherever it says where it is."""
    with pytest.raises(InputError, match=reach) as refused:
        sheet_rows(archive(tmp_path / "far.xlsx", part, text))
    assert part in str(refused.value)
    assert "delete the cells" in str(refused.value)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (SHEET, '<row r="1048576"><c r="C1048576"/></row>'),
        (SHEET, '<row r="1"><c r="XFD1"/></row><row r="500"><c/></row>'),
        (SHEET, '<row r="1"><c r="A1"/></row><row r="1048576" spans="1:16384"/><cols r="XFD9"/>'),
        (
            "content.xml",
            '<table:table><table:table-row><table:table-cell office:value-type="float"/></table:table-row>'
            '<table:table-row table:number-rows-repeated="1048575">'
            '<table:table-cell table:number-columns-repeated="16384"/>'
            "</table:table-row></table:table>",
        ),
    ],
)
def test_a_large_sheet_and_empty_repeats_pass(tmp_path: Path, part: str, text: str) -> None:
    """Long tables, wide ones and the empty rest that office programs write down are no bombs."""
    refuse_far_cells(archive(tmp_path / "near.ods", part, text))


def test_what_unpacks_to_too_much_is_refused_by_every_reader_of_archives(tmp_path: Path) -> None:
    """A document, a deck and a workbook say how large they unpack, and none is opened beyond the limit."""
    path = archive(tmp_path / "large.docx", "word/document.xml", " ")
    declared = bytearray(path.read_bytes())
    at = declared.rindex(b"PK\x01\x02") + 24  # the size unpacked, in the directory at the end
    declared[at : at + 4] = (LARGEST_DOCUMENT * 4).to_bytes(4, "little")
    path.write_bytes(declared)
    readers = (refuse_large, read_document, sheet_rows, lambda file: open_document(file, "pptx", "Presentation"))
    for reader in readers:
        with pytest.raises(InputError, match=r"unpacks? to 800,000,000 bytes.*; save what is needed"):
            reader(path)


def record(kind: int, payload: bytes) -> bytes:
    """A record of a binary sheet."""
    return bytes([kind, len(payload)]) + payload


def test_a_far_cell_of_a_binary_workbook_is_refused(tmp_path: Path) -> None:
    """An XLSB sheet says rows and columns in binary records."""
    row, cell = (
        record(0, (1_048_575).to_bytes(4, "little") + bytes(9)),
        record(5, (16_383).to_bytes(4, "little") + bytes(8)),
    )
    path = tmp_path / "far.xlsb"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet1.bin", record(0, bytes(13)) + record(2, bytes(8)) + row + cell)
    with pytest.raises(InputError, match="row 1,048,576 and column 16,384"):
        sheet_rows(path)


def test_a_sheet_of_an_old_workbook_is_weighed_before_its_cells_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An XLS file has no parts that could be weighed: its sheet's own height and width decide."""

    class Sheet:
        total_height, total_width = height, width = 65_536, 256

    class Book:
        sheet_names = ("Sheet1",)

        def get_sheet_by_name(self, _: str) -> Sheet:
            return Sheet()

    calamine = pytest.importorskip("python_calamine")
    monkeypatch.setattr(calamine.CalamineWorkbook, "from_path", lambda _: Book(), raising=False)
    (tmp_path / "far.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(InputError, match="row 65,536 and column 256"):
        sheet_rows(tmp_path / "far.xls")


def test_the_same_cells_again_and_again_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet that never grows and never ends costs no more than one of honest size."""
    monkeypatch.setattr(archives, "MOST_WRITTEN", 100)
    sheet = '<worksheet><sheetData><row r="1">' + '<c r="A1"/>' * 101 + "</row></sheetData></worksheet>"
    with pytest.raises(InputError, match="more than 100 rows and cells stand in a sheet; save the table as CSV"):
        sheet_rows(archive(tmp_path / "again.xlsx", "xl/worksheets/sheet1.xml", sheet))
