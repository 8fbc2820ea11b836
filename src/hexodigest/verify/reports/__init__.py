"""What is written of a result: a table, JSON, a page."""
