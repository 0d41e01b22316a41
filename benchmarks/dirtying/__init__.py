"""What the dirty tables are made of."""
