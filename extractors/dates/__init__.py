"""Dates, language by language: forms (patterns), readers (what they mean) and the table that joins the two."""
