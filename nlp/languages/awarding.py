"""Chinese verbs by which prose tells that a purchase went to a supplier, by the order of their arguments."""

from __future__ import annotations

import re

# SUPPLIER 拿下 PROJECT, SUPPLIER 以 M 胜出
WON = (
    r"(?:中标|成交|中选|入围|胜出|获胜|拿下|揽下|揽得|揽获|包揽|夺下|抢下|接下|赢得|赢下|入选|夺标|夺得|夺魁|摘得|摘牌|"
    r"折桂|蝉联|承接|承建|承揽|击败|力压|胜过|抢走|抢到|拔得头筹|笑到了?最后|脱颖而出|"
    r"拿走了?(?:[这此该]|合同|项目|订单))"
)
# BUYER 把 PROJECT 交给 SUPPLIER
HANDED_TO = r"(?:交给|交由|签给|定给|判给|发给|批给|分给|包给|外包给|承包给|发包给|委托给|委托|授予|授给|许给|给了)"
# PROJECT 归 SUPPLIER, PROJECT 花落 SUPPLIER
FELL_TO = r"(?:花落|归了|归属|归于|归|落到|落入|落在|定了|让给)"
# BUYER 选定 SUPPLIER
PICKED = r"(?:选定|选中|选了|选出|遴选出|选择|选聘|敲定|相中|看中|锁定|定下|圈定|聘请|聘用|聘|请来|请了|雇用|雇了)"
# PROJECT 由 SUPPLIER 承接; only verbs that no other role than the supplier's goes with
TAKEN_ON = (
    r"(?:拿下|揽下|揽得|承接|承揽|承包|承担|承建|接下|接手|接单|中标|中选|成交|胜出|摘得|夺得|供货|供应|"
    r"来做|来干|来办|来修|来建|来管|来供)"
)
# BUYER 从 SUPPLIER 购买, BUYER 与 SUPPLIER 签约
BOUGHT = (
    r"(?:购买|(?<!政府)采购(?!人|办|科|处|管理|监督|中心|代理|文件|公告|需求|活动)|订购|购置|购入|购进|购得|"
    r"买下|买了|买来|买进|订了|租用|租了|租下)"
)
SIGNED = r"(?:签[订署定下了]|签的(?=合同|协议)|签字(?!仪式)|签约(?!仪式|时|之?[前后]|现场|活动|率|书)|谈定|谈妥|敲定)"

# Bodies that supervise, try or count; and how a text goes to or quotes a body whose purchase it does not tell of.
NO_OWNER = re.compile(r"财政|统计|审计|监察|检察|纪委|发展和改革|发改|市场监督|市场监管|税务|公安局交|中级人民法院")
# Bodies that are built for nobody else, and such as stand in a building that may bear their name.
ALWAYS_BUYS = re.compile(r"(?:局|政府|委员会)$")
# Bodies whose name before what is bought is the buyer's (某某医院|彩超采购); what is built may bear the name as well.
BUYS_FOR_ITSELF = re.compile(
    r"(?:局|医院|卫生院|学校|中学|小学|幼儿园|大学|学院|政府|委员会|图书馆|博物馆|法院|检察院)$"
)
IS_BUILT = re.compile(r"[^,。]{0,12}(?:建设|新建|扩建|迁建|改建|工程)")
NO_OWNER_BEFORE = re.compile(r"(?:[向到在据经报至受被因和与、(]|来自|隶属|毕业于|登录)$")
NO_OWNER_AFTER = re.compile(
    r"(?:的?[^。;,:\n的]{0,8}(?:说|称|表示|介绍|统计|提醒|解释|认为|透露|回应|告诉|批准|批复|同意|监督)|一位|一名|某|网站|官网|大厅|提出|投诉|反映)"
)
