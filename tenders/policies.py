"""Policies that an article cites or is: title, number, issuer, date and, of its own, the dated requirements."""
from __future__ import annotations
from collections.abc import Sequence
from extractors.mention import Mention
from nlp.document import Document
from tenders.record import Policy
def policies(document: Document, mentions: Sequence[Mention]) -> tuple[Policy, ...]:
    return ()
