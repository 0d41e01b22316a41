"""Segment files that are wrong, of many kinds, and the one line each prints. The lines are what users read."""

from __future__ import annotations

from pathlib import Path

import pytest

from persona_gen.errors import InputError
from persona_gen.sources.reading import SourceWarning, read_segments

HEAD = """\
schema: persona-gen/segment@1
id: buyers
name: Anxious buyers
size: 412
"""
STATISTICS = """\
statistics:
  - {attribute: Housing, category: Rents, measure: share, value: 0.48, n: 412, overall: 0.31}
"""
QUOTES = """\
quotes:
  - {text: I close the laptop., speaker: P07}
"""
GOOD = HEAD + STATISTICS + QUOTES
TABLE = """\
segment,attribute,category,measure,value,unit,n,overall
buyers,Housing,Rents,share,0.48,,412,0.31
"""


# ruff: noqa: E501  the lines stand here as they are printed
BAD_FILES: list[tuple[dict[str, str | bytes], str]] = [
    ({"empty.yaml": "\n"},
     "empty.yaml: the file is empty; fill it or leave it out"),
    ({"comments.yaml": "# to do\n"},
     "comments.yaml: the file holds only comments; fill it or leave it out"),
    ({"list.yaml": "- name: Buyers\n- name: Sellers\n"},
     "list.yaml: line 1: this is a list, not a segment; begin with keys such as id:, name: and statistics:; several go in a list under segments:"),
    ({"latin.yaml": GOOD.replace("Rents", "Käufer").encode("cp1252")},
     'latin.yaml: line 6: byte 0xE4 is not UTF-8 and looks like Windows-1252, where it is "ä"; save the file as UTF-8'),
    ({"wide.yaml": GOOD.encode("utf-16")},
     "wide.yaml: the file is UTF-16, not UTF-8; save it as UTF-8"),
    ({"photo.yaml": b"\x89PNG\x00\xff\xd8"},
     "photo.yaml: this is a picture, not text; copy its words into a text file, as UTF-8"),
    ({"bytes.yaml": b"\x01\xff\x00"},
     "bytes.yaml: this is not a text file; save the text as UTF-8"),
    ({"tab.yaml": "name: Buyers\nstatistics:\n\t- {attribute: Age}\n"},
     "tab.yaml: line 3: YAML: no text can begin with this character; quote the text; indent with blanks, not tabs"),
    ({"colon.yaml": HEAD + "description: Buyers: the first\n" + STATISTICS},
     'colon.yaml: line 5: YAML: a ": " stands where no key can; put the text in quotation marks, or correct the indentation'),
    ({"open.yaml": HEAD + 'quotes:\n  - text: "I close\n  - text: the laptop\n'},
     "open.yaml: line 6: YAML: a quotation mark opens here and is not closed; close it"),
    ({"bracket.yaml": HEAD + "statistics:\n  - {attribute: Age, measure: mean, value: 3\nquotes: []\n"},
     "bracket.yaml: line 6: YAML: a { or [ opens here and breaks off; close it; put texts with , : { } [ ] in quotation marks"),
    ({"indent.yaml": HEAD + "statistics:\n  - attribute: Age\n   measure: mean\n"},
     "indent.yaml: line 7: YAML: this line does not continue the list or group above it; check the indentation and the quotation marks of this line and the one above"),
    ({"twice.yaml": GOOD + "name: Buyers again\n"},
     'twice.yaml: line 9: the key "name" stands twice, first on line 3; keep one of the two'),
    ({"bomb.yaml": "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n"},
     "bomb.yaml: line 2: the alias *a is not read; write the value out in each place"),
    ({"tag.yaml": "name: !!python/object/apply:os.system ['true']\n"},
     'tag.yaml: line 1: the tag "!!python/object/apply:os.system" is not read; remove the tag'),
    ({"deep.yaml": "name: " + "[" * 100_000 + "\n"},
     "deep.yaml: line 1: lists and groups are nested more than 20 deep; flatten them"),
    ({"second.yaml": GOOD + "---\n" + GOOD},
     "second.yaml: line 9: a second document begins here; keep one document in the file"),
    ({"emma.yaml": "schema: persona-gen/persona@1\nsegment: buyers\nname: Emma\n"},
     "emma.yaml: line 1, schema: this is a persona, not a segment; give it to persona-gen check or --personas"),
    ({"later.yaml": GOOD.replace("segment@1", "segment@2")},
     'later.yaml: line 1, schema: the schema "persona-gen/segment@2" is not known; this version reads persona-gen/segment@1'),
    ({"misspelt.yaml": GOOD.replace("overall", "overal")},
     'misspelt.yaml: line 6, statistics[0].overal: unknown key "overal"; did you mean overall?'),
    ({"unknown.yaml": GOOD + "colour: red\n"},
     'unknown.yaml: line 9, colour: unknown key "colour"; the keys are id, name, description, size, whole_base, locale, source, statistics, quotes'),
    ({"list-name.yaml": GOOD.replace("statistics:", "statistic:")},
     'list-name.yaml: line 5, statistic: unknown key "statistic"; did you mean statistics?'),
    ({"nameless.yaml": STATISTICS + QUOTES},
     'nameless.yaml: line 1: "name" is missing; give one'),
    ({"no-value.yaml": GOOD.replace("value: 0.48, ", "")},
     'no-value.yaml: line 6, statistics[0]: "value" is missing; give one, for example 0.48'),
    ({"bare.yaml": HEAD},
     "bare.yaml: line 1: the segment holds no statistic and no quote; add at least one"),
    ({"percent.yaml": GOOD.replace("0.48", "48 %")},
     'percent.yaml: line 6, statistics[0].value: "48 %" is not a number; write 0.48 for a share, 48 for anything else'),
    ({"comma.yaml": GOOD.replace("0.48", "'0,48'")},
     'comma.yaml: line 6, statistics[0].value: "0,48" is not a number; write 0.48, with a decimal point'),
    ({"thousands.yaml": GOOD.replace("size: 412", "size: 1,204")},
     'thousands.yaml: line 4, size: "1,204" is not a whole number; write 1204, without a separator between thousands'),
    ({"above.yaml": GOOD.replace("0.48", "48")},
     "above.yaml: line 6, statistics[0]: a share lies between 0 and 1, and this is 48; write 0.48 for 48 %"),
    ({"word.yaml": GOOD.replace("0.48", "half")},
     'word.yaml: line 6, statistics[0].value: "half" is not a number; write a number such as 0.48'),
    ({"unit.yaml": GOOD.replace("size: 412", "size: 412 people")},
     'unit.yaml: line 4, size: "412 people" is not a whole number; write 412 alone'),
    ({"yes.yaml": GOOD.replace("size: 412", "size: yes")},
     'yes.yaml: line 4, size: "yes" is not a whole number; write a whole number such as 412'),
    ({"time.yaml": GOOD.replace("0.48", "1:30")},
     'time.yaml: line 6, statistics[0].value: "1:30" is not a number; write a number such as 0.48'),
    ({"part.yaml": GOOD.replace("n: 412", "n: 412.5")},
     'part.yaml: line 6, statistics[0].n: "412.5" is not a whole number; write a whole number such as 412'),
    ({"nobody.yaml": GOOD.replace("n: 412", "n: 0")},
     "nobody.yaml: line 6, statistics[0]: the base n is a number of people above 0, and this is 0; correct n or leave it out"),
    ({"measure.yaml": GOOD.replace("measure: share", "measure: average")},
     'measure.yaml: line 6, statistics[0].measure: "average" is not one of share, mean, median, count, total; write mean'),
    ({"ratio.yaml": GOOD.replace("measure: share", "measure: ratio")},
     'ratio.yaml: line 6, statistics[0].measure: "ratio" is not one of share, mean, median, count, total; write one of these'),
    ({"range.yaml": HEAD + "statistics:\n  - {attribute: Age, measure: mean, value: 50, min: 22, max: 41}\n"},
     "range.yaml: line 6, statistics[0]: the mean 50 is above max 41; correct one of the two"),
    ({"bare-statistic.yaml": HEAD + "statistics:\n  - 48 % rent\n"},
     'bare-statistic.yaml: line 6, statistics[0]: this is "48 % rent", where a group of keys belongs; write it with its keys: id, attribute, category, measure, value, unit, n, overall, sd, min, max, choice'),
    ({"bare-quote.yaml": HEAD + "quotes:\n  - I close the laptop.\n"},
     'bare-quote.yaml: line 6, quotes[0]: this is "I close the laptop.", where a group of keys belongs; write it with its keys: id, text, speaker, origin'),
    ({"silent.yaml": HEAD + 'quotes:\n  - {text: " ", speaker: P07}\n'},
     "silent.yaml: line 6, quotes[0].text: the quote is empty; give the participant's words or remove the quote"),
    ({"ids.yaml": HEAD + "quotes:\n  - {id: p07, text: I close it.}\n  - {id: p07, text: I open it.}\n"},
     'ids.yaml: line 7, quotes[1]: the id "p07" is used before, at line 6, quotes[0]; give one of them another id'),
    ({"same.yaml": HEAD + STATISTICS + "  - {attribute: Housing, category: Rents, measure: share, value: 0.5}\n"},
     'same.yaml: line 7, statistics[1]: the derived id "housing.rents" is used before, at line 6, statistics[0]; if they are not the same, give each an id of its own (signs such as + and < do not tell ids apart)'),
    ({"whole.yaml": GOOD + "whole_base: 300\n"},
     "whole.yaml: line 1: the segment (size 412) is larger than its whole base (300); correct one of the two"),
    ({"sum.yaml": HEAD + "statistics:\n  - {attribute: Gender, category: Woman, measure: share, value: 0.7}\n  - {attribute: Gender, category: Man, measure: share, value: 0.7}\n"},
     'sum.yaml: line 1: the shares of the single-choice attribute "Gender" add up to 1.4; correct them, or set choice: multiple'),
    ({"locale.yaml": GOOD + "locale: English\n"},
     'locale.yaml: line 9, locale: "English" is not a locale; write language and country, for example en_GB'),
    ({"beside.yaml": "segments:\n  - {name: Buyers, quotes: [{text: I close it.}]}\nwhole_base: 2289\n"},
     'beside.yaml: line 3, whole_base: "whole_base" stands beside segments:; move it into the segments'),
    ({"several.yaml": HEAD + "statistics:\n  - {attribute: Age, measure: avg, value: old}\n  - {measure: share}\nsiz: 3\n"},
     'several.yaml: line 6, statistics[0].measure: "avg" is not one of share, mean, median, count, total; write mean (and 4 more problems)'),
    ({"comma.json": '{"name": "Buyers"\n "size": 412}\n'},
     "comma.json: line 2, column 2: JSON: expecting ',' delimiter; put a comma between the entries, and \\\" for a quotation mark within a text"),
    ({"single.json": "{'name': 'Buyers'}\n"},
     "single.json: line 1, column 2: JSON: expecting property name enclosed in double quotes; put keys in double quotation marks, and no comma after the last entry"),
    ({"twice.json": '{"name": "Buyers",\n "name": "Sellers"}\n'},
     'twice.json: line 2: the key "name" stands twice, first on line 1; keep one of the two'),
    ({"value.json": '{"name": "Buyers",\n "size": true,\n "quotes": [{"text": "I close it."}]}\n'},
     'value.json: line 2, size: "true" is not a whole number; write a whole number such as 412'),
    ({"deep.json": "[" * 100_000},
     "deep.json: lists and objects are nested too deep; flatten them"),
    ({"half.json": '{"name": "Buyers \\ud83d"}\n'},
     "half.json: line 1: \\ud83d is half a character; write both halves"),
    ({"nan.json": '{"name": "Buyers", "statistics": [\n {"attribute": "Age", "measure": "mean", "value": NaN}]}\n'},
     'nan.json: line 2, statistics[0].value: "NaN" is not a number; write a number such as 0.48'),
    ({"notes.txt": "Buyers\n"},
     "notes.txt: this is no segment file by its name; give .yaml, .yml, .json, statistics.csv or a folder"),
    ({"empty/readme.md": "nothing here\n"},
     "empty: no segment is in this folder (looked for *.yaml, *.yml, *.json and statistics.csv); give the folder that holds them"),
    ({"above/readme.md": "", "above/below/a.yaml": f"schema: persona-gen/segment@1\n{GOOD}", "above/other/b.yaml": "x: 1\n"},
     "above: no segment is in this folder (looked for *.yaml, *.yml, *.json and statistics.csv); give above/below"),
    ({"two/a.yaml": GOOD, "two/b.yaml": GOOD},
     'two/b.yaml: line 1: the segment id "buyers" is used before, at two/a.yaml, line 1; give one of them another id'),
    ({"columns/statistics.csv": TABLE.replace("overall", "overal")},
     'columns/statistics.csv: row 1: unknown column "overal"; did you mean overall?'),
    ({"raw/statistics.csv": "ResponseId,Q1,Q2\nR_1,2,3\n"},
     'raw/statistics.csv: row 1: unknown column "ResponseId"; the columns are segment, id, attribute, category, measure, value, unit, n, overall, sd, min, max, choice'),
    ({"fewer/statistics.csv": "segment,attribute,value\nbuyers,Age,29.4\n"},
     'fewer/statistics.csv: row 1: the column "measure" is missing; add it; the columns are segment, id, attribute, category, measure, value, unit, n, overall, sd, min, max, choice'),
    ({"ragged/statistics.csv": TABLE + "buyers,Fears, in short,Money,share,0.5,,412,0.3\n"},
     "ragged/statistics.csv: row 3: the row has 9 cells and the header 8; put texts that hold a comma in double quotation marks"),
    ({"short/statistics.csv": TABLE + "buyers,Fears\n"},
     "short/statistics.csv: row 3: the row has 2 cells and the header 8; fill up the row, or look for a line break outside quotation marks"),
    ({"blank/statistics.csv": TABLE + "buyers,Fears,Money,,0.5,,412,0.3\n"},
     'blank/statistics.csv: row 3: "measure" is missing; give one, for example share'),
    ({"open/quotes.csv": 'segment,text\nbuyers,"I close\nbuyers,the laptop\n'},
     'open/quotes.csv: row 2: a double quotation mark is not closed, or stands single within a quoted cell; close it, or write "" for one within the cell'),
    ({"nul/statistics.csv": TABLE + "buyers\0,Fears\n"},
     "nul/statistics.csv: line 3: a NUL byte stands in the text; export the table again, as CSV UTF-8"),
    ({"excel/statistics.csv": TABLE.replace("Rents", "Käufer").encode("cp1252")},
     'excel/statistics.csv: line 2: byte 0xE4 is not UTF-8 and looks like Windows-1252, where it is "ä"; save the file as UTF-8'),
    ({"decimal/statistics.csv": TABLE.replace("0.48", '"0,48"')},
     'decimal/statistics.csv: row 2, column value: "0,48" is not a number; write 0.48, with a decimal point'),
    ({"ambiguous/statistics.csv": "segment;attribute;measure;value\nbuyers;Deposit;median;18,600\n"},
     'ambiguous/statistics.csv: row 2, column value: "18,600" may be 18600 or 18.6; write thousands without a comma, and decimals with a point'),
    ({"mixed/statistics.csv": "segment;attribute;measure;value\nbuyers;Age;mean;29,4\nbuyers;Deposit;median;18.600\n"},
     'mixed/statistics.csv: row 3, column value: "18.600" has a point, and "29,4" in row 2 a decimal comma; write all numbers alike, with nothing between thousands'),
    ({"again/statistics.csv": TABLE + "buyers,Housing,rents,share,0.5,,412,0.3\n"},
     'again/statistics.csv: row 3: the derived id "housing.rents" is used before, at row 2; if they are not the same, give each an id of its own (signs such as + and < do not tell ids apart)'),
    ({"nobodys/statistics.csv": TABLE + ",Fears,Money,share,0.5,,412,0.3\n"},
     'nobodys/statistics.csv: row 3: "segment" is missing; say which segment the row belongs to'),
    ({"misnamed/statistics.csv": TABLE, "misnamed/segments.csv": "segment,name\nbuyer,Buyers\n"},
     'misnamed/segments.csv: row 2: no statistic and no quote names the segment "buyer"; did you mean buyers?'),
    ({"lines/quotes.jsonl": '{"segment": "buyers", "text": "I close it."}\n{"segment": "buyers", "txt": "I open it."}\n'},
     'lines/quotes.jsonl: line 2, txt: unknown key "txt"; did you mean text? (and 1 more problem)'),
]  # fmt: skip


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The path to read, relative to ``folder``, where the files now are: the folder they share, or the one file."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    first = Path(next(iter(files)))
    return first if first.parent == Path() else first.parent


@pytest.mark.filterwarnings("ignore::persona_gen.sources.reading.SourceWarning")
@pytest.mark.parametrize(("files", "line"), BAD_FILES, ids=[next(iter(files)) for files, _ in BAD_FILES])
def test_a_bad_file_prints_one_line_with_place_and_cure(
    files: dict[str, str | bytes], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is wrong with a file, the reader says file, place, what and cure in one line."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as raised:
        read_segments(written(Path(), files))
    assert str(raised.value) == line


def test_the_file_the_mistakes_start_from_is_good(tmp_path: Path) -> None:
    """The YAML and the table that the others spoil are read without an error."""
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "tidy").mkdir()
    (tmp_path / "tidy" / "statistics.csv").write_text(TABLE, encoding="utf-8")
    [segment] = read_segments(tmp_path / "good.yaml")
    with pytest.warns(SourceWarning, match="has no quotes"):
        [table] = read_segments(tmp_path / "tidy")
    assert segment.statistics == table.statistics
