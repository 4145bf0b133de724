"""Words that titles of policy documents begin and end with, as data."""

from __future__ import annotations

ZH_ENDINGS = (
    "意见", "办法", "规定", "通知", "条例", "(?<!合)(?<!文)法", "细则", "方案", "规划", "纲要", "决定", "批复", "措施",
    "请示", "目录", "制度", "准则",
    "规则", "规范", "指南", "标准", "通报", "规程", "章程(?<!公司章程)", "解释", "函",
)  # fmt: skip
EN_QUALIFIERS = (
    "Guiding",
    "Interim",
    "Administrative",
    "Implementing",
    "Implementation",
    "Provisional",
    "Several",
    "Trial",
    "Detailed",
    "Joint",
    "Three-Year",
    "Five-Year",
    "Work",
    "Action",
)
EN_HEADS = (
    "Opinions?",
    "Measures",
    "Regulations?",
    "Notice",
    "Provisions",
    "Rules",
    "Decision",
    "Circular",
    "Guidelines",
    "Plan",
    "Law",
    "Catalogue",
    "Outline",
    "Standards?",
)
EN_LAWS = ("Law", "Code", "Act")
