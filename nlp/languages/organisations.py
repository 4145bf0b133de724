"""Words that names of organisations end, begin and stop with, as data. Chinese patterns read folded text."""

from __future__ import annotations

from nlp.words import word_list

# --- Chinese: how names end -----------------------------------------------------------------------------------------

COMPANY_ENDINGS = (
    r"(?:股份|集团|控股|责任)*有限(?:责任)?公司", r"(?:总|分|子|集团|股份|控股|实业|供水|燃气|热力|公交|水务|电力|建筑|工程|石油|电信|移动|联通|烟草|盐业|粮食|物业|贸易|旅游|运输|投资|保险|证券|信托)公司", "公司",
    "集团(?!军)", "(?:会计师|律师|设计|测绘|税务师|评估师|建筑师)事务所", "(?:支|分)行", "银行", "农村信用(?:合作)?(?:联)?社", "信用社", "交易所", "合作社(?:联合社)?", "合伙企业(?:\\(有限合伙\\))?",
    "(?:设计|研究|勘察|勘测|规划)院", "(?:设备|机械|器材|印刷|家具|服装|食品|仪器|电器|水泥|化工|制药|造船|船)厂", "经营部", "商行", "营业部", "酒店", "宾馆", "超市",
)  # fmt: skip
BRANCH_ENDINGS = ("分公司", "支公司", "支行", "分行", "营业部", "分部", "办事处", "项目部", "分院", "分所", "营业厅")
BODY_ENDINGS = (
    "人民政府(?:办公[厅室])?", "政府(?:办公[厅室])?(?!采购|购买|投资|网|工作|债|性|部门|资金|指导|定价|补贴)", "(?:街道|地区)办事处", "(?:管理)?委员会(?:办公[厅室])?", "管委会", "管理局", "办公[厅室]", "人民法院", "法院", "检察院",
    "公共资源交易(?:服务)?中心(?:[\u4e00-\u9fff]{1,6}分中心)?", "交易中心", "中心(?:小学|幼儿园|学校|卫生院|医院)?", "(?:总|分|支)?局(?!面|限|势|部|域|长)", "(?<!大)(?<!餐)(?<!展)厅(?!级|长|局)", "(?:国家|中央)[\u4e00-\u9fff]{2,8}[委署局办]",
    "(?:附属[\u4e00-\u9fff]{0,4})?医院", "卫生[院室]", "大学(?:[\u4e00-\u9fff]{2,8}(?:学院|医院))?(?:附属[\u4e00-\u9fff]{0,6}(?:医院|中学|小学))?", "学院", "学校", "[中小]学(?!生|校)", "幼儿园", "党校", "研究[所院]", "科学院",
    "(?:图书|博物|档案|美术|文化|体育|纪念|科技)馆", "(?:支|大|总|中)队(?!长|员)", "管理[处所站](?!点)", "服务[站所](?!点)", "事务所", "监狱", "看守所", "派出所", "水文站", "监测站(?!点)", "[和与及]?草原站", "工作站", "(?:公园|植物园|动物园)", "林场", "农场", "水库", "兵团",
    "协会", "基金会", "红十字会", "(?:总)?工会", "联合会", "海关", "税务局", "管理总局", "电视台", "出版局", "指挥部", "司令部", "部队", "保障处", "事务处", "管理服务处", "保护区", "管理总站", "疾控中心", "(?:发展改革|发改|卫健|住建|经信|国资|政管|编)委", "(?:国库|条法|预算|规划|综合|经济建设|社会保障)司",
)  # fmt: skip

# --- Chinese: what never belongs to a name, as words that jieba cuts ------------------------------------------------

STOP_WORDS = word_list("name_stops.txt")
# Words that tell of a kind of company, not of one: 上市公司, 第三方公司.
GENERIC_COMPANIES = word_list("generic_companies.txt")
# Conjunctions stay inside a body's name where both sides name its business: 住房和城乡建设局.
CONJUNCTIONS = frozenset(("和", "与", "及", "、"))
JOINED_BUSINESS = (
    "住房", "人力资源", "发展", "文化", "文化广电", "广电", "旅游", "自然资源", "规划", "卫生", "健康", "工业", "信息化", "科学技术", "教育", "体育", "经济", "商务", "农业", "农村", "水利", "林业", "草原", "生态", "环境", "民族", "宗教", "城市管理", "综合执法", "市场", "交通", "运输", "建设", "社会保障", "计划生育", "国防", "档案", "退役军人", "粮食", "物资", "城乡", "管理", "行政", "改革", "新闻", "出版", "预防", "控制", "老干部", "民政", "气象", "安全", "应急", "能源", "统计", "数据", "政务",
)  # fmt: skip
# Words that may stand alone before a body's ending only with a place or another body before them.
KNOWN_COMPANIES = word_list("known_companies.txt")
STATE_BODIES = (
    "国务院办公厅", "国务院", "党中央", "中共中央", "中央军委", "全国人大常委会", "全国人大", "全国政协", "最高人民法院", "最高人民检察院", "国家发展改革委", "国家发展和改革委员会", "财政部", "科技部", "公安部", "司法部", "教育部", "民政部", "商务部", "国防部", "外交部",
    "工业和信息化部", "人力资源和社会保障部", "人力资源社会保障部", "自然资源部", "生态环境部", "住房城乡建设部", "住房和城乡建设部", "交通运输部", "水利部", "农业农村部", "农业部", "文化和旅游部", "文化部", "国家卫生健康委", "应急管理部", "应急部", "审计署", "国家安全部", "国家民委", "退役军人事务部",
    "中国人民银行", "人民银行", "国家税务总局", "税务总局", "市场监管总局", "国家市场监督管理总局", "海关总署", "国家统计局", "国家数据局", "国家能源局", "国家医保局", "中国证监会", "证监会", "银保监会", "中国银保监会", "国资委", "国务院国资委", "国家广电总局", "国家体育总局", "国家林草局", "国家邮政局", "中央网信办", "国家网信办", "国管局", "中直管理局",
    "中国科学院", "中国工程院", "国家开发银行", "中国农业发展银行", "中国进出口银行", "世界银行", "亚洲开发银行", "亚投行", "国家铁路局", "国家知识产权局", "国家中医药局", "国家药监局", "国家文物局", "国家发改委", "发改委", "工信部", "人社部", "住建部", "交通部", "环保部", "卫生部", "国土资源部", "铁道部", "信息产业部", "国家计委", "国家经贸委",
)  # fmt: skip

# --- English ---------------------------------------------------------------------------------------------------------

# Endings that close a company's name wherever they stand, and such that close it only as the last of its words.
EN_LEGAL_FORMS = (
    r"Co\.?,? ?Ltd\.?", r"Company,? (?:Limited|Ltd\.?)", r"Pte\.? Ltd\.?", r"Pty\.? Ltd\.?", r"Sdn\.? Bhd\.?", r"Ltd\.?", "Limited", r"Inc\.?", "Incorporated", r"Corp\.?", "Corporation", "LLC", r"L\.L\.C\.", "LLP", r"L\.P\.", "LP", r"GmbH(?: & Co\. KG)?",
    r"S\.?p\.?A\.?", r"S\.A\.", "AG", "PLC", "plc", r"B\.V\.", r"N\.V\.", "JV", r"J\.V\.", "Joint Venture", r"Co\.",
)  # fmt: skip
EN_COMPANY_NOUNS = ("Company", "Group", "Holdings", "Bank", "Stock Exchange", "Securities", "Enterprises", "Repair Works", "Law Firm", "Partners", "Insurance")
EN_COMPANY_ENDINGS = (*EN_LEGAL_FORMS, *EN_COMPANY_NOUNS)
EN_BODY_HEADS = (
    "Bureau", "Department", "Ministry", "Commission", "Committee", "Council", "Government", "Office", "Center", "Centre", "Hospital", "University", "College", "School", "Academy", "Court", "Administration", "Authority", "Agency", "Institute", "Procuratorate", "Archives", "Library", "Museum",
    "Army", "Navy", "Marine Corps", "Air Force", "Command", "Parliament", "Secretariat", "Treasury", "Police", "Customs", "Directorate", "World Bank", "Development Bank", "Corps", "Congress", "Laboratory", "Depot", "Arsenal",
)  # fmt: skip
