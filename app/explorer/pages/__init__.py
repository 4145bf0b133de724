"""What the pages show: each a function from a connection and what was asked to the values of its template."""
