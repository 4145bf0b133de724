"""What a run did, in words and as counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.rejected import Rejected
    from tenders.run import Summary
    from tenders.workers import Found


@dataclass
class Tally:
    """Counts of a run that writes no store."""

    read: int = 0
    records: int = 0
    flags: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def count(self, found: Found) -> None:
        """One article with its records, or one input rejected."""
        if not isinstance(found, tuple):
            self.rejected.append(found)
            return
        self.read += 1
        self.records += len(found[1].records)
        self.flags += sum(len(record.flags) for record in found[1].records)

    def summary(self) -> Summary:
        """The counts as those of a run into a store, every article new."""
        from tenders.run import Summary
        from tenders.stages import taken

        rejected = tuple(self.rejected)
        return Summary(self.read, self.read, 0, 0, self.records, self.flags, rejected, seconds=taken())


def in_words(summary: Summary, into: Path) -> str:
    """Two lines: articles, records, flags and rejections; seconds by stage, summed over the workers."""
    parts = f"{summary.new} new, {summary.replaced} replaced, {summary.unchanged} unchanged"
    made = f"{summary.records} records, {len(summary.rejected)} rejected, {summary.flags} flags"
    stages = ", ".join(f"{name} {spent:.1f}" for name, spent in summary.seconds.items())
    said = f"{summary.read} articles ({parts}), {made}: {into}" + (f"\nseconds by stage: {stages}" if stages else "")
    if not summary.stale:
        return said
    return f"{said}\n{summary.stale} of the unchanged were read by other rules or another model; --stale reads them too"
