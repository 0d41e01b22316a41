"""Tables with one row for each person: reading them, what their columns are, and figures for groups of people."""
