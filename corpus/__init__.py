"""Articles: what they are, where they come from."""
