"""How the pages say what the store says by a code."""

from __future__ import annotations

WORDS = {
    "planned": "planned", "tender": "invited", "award": "awarded", "contract": "contract", "cancelled": "cancelled",
    "open": "open tender", "limited": "invited bidders", "negotiation": "negotiation", "consultation": "consultation",
    "inquiry": "inquiry", "single_source": "single source", "framework": "framework", "other": "other",
    "news": "news", "notice": "notice", "guidance": "guidance",
    "award_exceeds_budget": "award above budget", "unit_slip_suspected": "unit slip suspected",
    "award_near_budget": "award near budget", "repeat_winner": "same winner again",
    "amount_words_mismatch": "words and figures differ", "period_contradicts": "period contradicts itself",
    "award_before_tender": "award before tender", "period_before_award": "period before award",
    "short_tender_period": "short tender period",
}  # fmt: skip
