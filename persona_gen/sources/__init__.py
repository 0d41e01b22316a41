"""Readers of our own formats, and of tables of any format (`tables/`), as people have them."""
