"""Labels and column headings that name an organisation's part in a tender, as patterns on folded text."""

from __future__ import annotations

import re

from nlp.pattern_table import leaping

BUYER_LABELS = leaping(
    r"(?:采购|招标|征集|比选|询价|谈判|磋商)(?:人|单位|方|机构)(?:信息)?(?:名称|全称)?|"
    r"(?:项目)?业主(?:单位)?(?:名称)?|建设单位(?:名称)?|发包(?:人|方|"
    r"单位)(?:名称)?|甲方(?:名称)?|委托(?:人|方|单位)|买方|"
    r"(?:行业)?(?:监督|主管|监管)(?:部门|单位|机构)(?:名称)?|(?:同级)?政府采购监督管理部门(?:名称)?"
)
SUPPLIER_LABELS = leaping(
    r"(?:第[一二三]名?)?(?:中标|成交|中选|入围|拟定|推荐|候选)?(?:候选)?(?:供应商|供货商|单位|企业|社会资本方?|"
    r"公司)(?:名称|全称)?|(?:中标|成交|中选|"
    r"入围)(?:候选)?人(?:名称)?|第[一二三](?:中标|成交)?候选人(?:名称)?|承包(?:人|方|单位)(?:名称)?|乙方(?:名称)?|卖方|"
    r"(?:招标|采购|采购招标|招标\(采购\))?代理(?:机构|单位|人|公司)(?:信息)?(?:名称|全称)?|开户(?:银行|"
    r"行)(?:名称)?|设计单位|监理单位|施工单位|联合体(?:牵头人|成员)"
)
# What tells of a contract in a form, and not of a company; amounts, which end what is told of one, left out.
CONTRACT_LABELS = leaping(
    r"(?:中标|合同|工程|项目|合作|标的|采购)(?:名称|类型|编号|标的|工期|期限|项目|(?:承包)?范围|地点|建设地点|建设规模|内容)|合作项目|"
    r"(?:招标|采购|发包|招商|建设|业主)(?:人|单位|方|机构)|(?:招标|采购)?代理机构|甲方|买方|业主|客户(?:名称)?|"
    r"(?:合同|交易)对方(?:当事人|名称)?"
)
ORGANISATION_COLUMNS = re.compile(
    r"供应商|投标人|中标人|成交人|候选人|中标单位|中标企业|招标人|采购人|业主|采购单位|入选单位(?!数量)|"
    r"[Ss]upplier|[Bb]idder|[Ww]inner|[Bb]uyer|[Cc]ontractor",
    re.IGNORECASE,
)
