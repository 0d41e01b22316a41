"""From what people have (tables, crosstabs, interviews) to segments, with an account of every row and column."""
