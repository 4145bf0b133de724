"""Made-up texts are the same in every run, and no test is timed."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("tenderlens", deadline=None, derandomize=True)
settings.load_profile("tenderlens")
