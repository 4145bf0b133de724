"""Language: what a text is made of, without knowing anything of tenders."""
