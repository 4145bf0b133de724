"""What is asked for and not there."""


class Missing(Exception):
    """No such tender, party or policy; shown as page not found."""
