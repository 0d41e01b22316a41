"""Tables of any format as rows of text cells: encodings, delimited files, workbooks, SPSS, Parquet, JSON lines."""
