"""Chinese: words and forms that the pipeline looks for. Data only."""

from __future__ import annotations

import re

# Column headings of tables (patterns, matched whole, brackets and spaces taken out).
COLUMN_HEADINGS = (
    r"序号", r"编号", r"包号|分包号|标包|标段|标项|包组|品目号|品目", r"(?:标段|包|标包|项目|采购项目|合同|标的)?名称",
    r"(?:中标|成交|供应商|投标人|中标人|中选)?(?:供应商|单位|人|候选人|企业)(?:名称)?", r".{0,6}地址",
    r".{0,8}(?:预算|金额|价格?|报价|限价|控制价|总价|费用)(?:金额)?", r".{0,6}(?:日期|时间|年份|年度)",
    r"(?:合同)?工期.{0,5}|.{0,3}服务期限?|交货期|履约期限", r"招标人|采购人|业主|建设单位|采购单位",
    r"城市|地区|县区", r"数量|单位|规格.{0,3}|入选单位数量", r"评审(?:得分|总得分)|得分|排名|名次|备注",
    r"中标内容|成交结果|评审结果",
)  # fmt: skip
# The headings of a table of amounts, as the last word of each tells; brackets may follow.
CELL_HEADINGS = re.compile(
    r"(?:[\u4e00-\u9fff/、]{0,10}(?:序号|编号|单位|名称|类别|类型|日期|时间|地点|地市|内容|招标人|采购人|中标人|业主|客户|招标方|甲方|对方|"
    r"标段|标包|包号|型号|规格|数量|品种|比例|方式|备注|工期|年度|金额|合同额|中标额|投资额|总价|价格|中标价|合同价|容量|项目|标的)"
    r")(?: ?\([^()\n]{1,12}\))?"
)
