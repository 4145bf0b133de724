"""The tender record: built, checked, kept, written."""
