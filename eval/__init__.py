"""How right it is, and better gold."""
