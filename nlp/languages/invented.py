"""Parts of invented names, as data: ``{}`` stands for a place."""

from __future__ import annotations

FORMS = (
    "有限公司", "有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "(集团)有限公司", "集团股份有限公司",
    "有限公司{}分公司", "股份有限公司{}支行", "有限公司工程建设指挥部",
)  # fmt: skip

BODIES = (
    "人民政府", "财政局", "教育局", "教育体育局", "住房和城乡建设局", "城市管理局", "公安局", "水利局",
    "交通运输局", "卫生健康委员会", "人民医院", "中医医院", "第二中学", "公共资源交易中心", "市场监督管理局",
    "农业农村局", "自然资源和规划局", "行政审批服务局", "大数据中心", "机关事务管理局", "图书馆",
    "环境卫生管理处", "第一小学", "人民法院", "税务局", "大学", "师范学院", "疾病预防控制中心", "公路管理局",
    "建设管理处", "供电局", "12345政务服务便民热线中心", "工程建设指挥部", "高速公路建设项目管理办公室",
    "建筑业管理署", "经济发展部", "公共工程部", "能源与矿业部", "卫生部", "国防部", "招标投标办公室", "计量中心",
    "机场工程建设指挥部", "保障性住房建设中心", "公共资源交易平台管理委员会",
)  # fmt: skip

EN_FORMS = (
    "Co., Ltd.", "Co. Ltd.", "Co., Ltd", "Group Co., Ltd.", "Limited", "Ltd.", "Inc.", "Corp.", "Corporation",
    "LLC", "Group", "Pte. Ltd.", "Sdn. Bhd.", "JV", "GmbH", "Bank", "Holdings", "Co., Ltd. {} Branch",
)  # fmt: skip

EN_TRADES = (
    "Construction", "Engineering", "Technology", "Information Technology", "Trading", "Environmental", "Water",
    "Construction and Installation", "Property Management", "Food", "Medical", "Electric", "Road and Bridge",
    "Energy", "Design Institute", "Consulting", "Tendering", "Security Services", "Rail", "Instruments",
    "Logistics", "Media",
)  # fmt: skip

EN_BODIES = (
    "{} Municipal Finance Bureau", "{} Bureau of Education", "{} County People's Government",
    "{} Municipal Government", "{} People's Hospital", "{} University", "Department of Transport of {} Province",
    "{} Public Resources Trading Center", "{} District Urban Management Bureau", "{} Health Commission",
    "Ministry of Public Works", "National Highway Authority", "{} City Council",
    "{} Intermediate People's Court", "{} Water Authority", "Land Transport Agency", "Ministry of Finance",
    "{} Primary School", "{} Branch of the Municipal Ecological Environment Bureau", "{} Port Authority",
    "Government of {}", "Department of Education",
    "{} Municipal Commission of Housing and Urban-Rural Development",
)  # fmt: skip

EN_THINGS = (
    "Sewage Treatment Plant", "Ring Road", "Smart Street Lighting", "12345 Hotline", "School Meals",
    "Metro Line 4", "Hospital Cleaning", "Old Town Drainage", "River Dredging", "Library Shelving",
    "Traffic Signal", "Data Platform", "Bus Depot", "Northern Bypass", "Water Meter", "Deep Tunnel",
    "Waste Collection", "Airport Terminal", "Link Road", "Interactive Whiteboards for Rural Schools", "Elevator",
    "Landfill", "Heat Network", "Flood Wall", "Emergency Supplies",
)  # fmt: skip

EN_ENDINGS = (
    "Project", "Procurement Project", "Upgrade", "Extension", "Construction Project", "Services",
    "Maintenance Services", "Works", "Phase II", "Phase I Project", "Renovation", "Package",
    "Supply and Installation", "Outsourcing Project", "Framework", "Operation and Maintenance", "Rehabilitation",
    "Widening Project", "EPC Project", "",
)  # fmt: skip

SYLLABLES = (
    "an", "bao", "chen", "da", "dong", "feng", "guang", "hai", "heng", "hua", "jia", "jin", "kang", "long",
    "ming", "ning", "peng", "rui", "sheng", "tai", "wan", "xin", "yi", "yuan", "zhong",
)  # fmt: skip
