"""Words that companies' names say their trade with, as data: what stands before them is the brand."""

from __future__ import annotations

TRADES = frozenset(
    "人力资源 人力 劳务 通信 通讯 电信 信息 科技 技术 网络 软件 数据 数字 智能 智慧 电子 电气 电力 电器 自动化 仪器 仪表 设备 机械 机电 装备 器材 医疗 医药 药业 生物 制药 健康 建设 建筑 建工 工程 市政 路桥 公路 交通 交建 铁路 轨道 隧道 桥梁 水利 水电 水务 环保 环境 环卫 "
    "生态 园林 绿化 景观 农业 农牧 食品 餐饮 酒店 物业 保安 保洁 清洁 家政 物流 运输 航运 船务 供应链 贸易 商贸 实业 产业 投资 资产 资本 控股 金融 保险 证券 担保 租赁 咨询 顾问 项目管理 管理 招标 监理 造价 设计 规划 勘察 勘测 测绘 检测 测量 地质 岩土 基础 能源 "
    "石油 石化 化工 燃气 天然气 煤业 矿业 冶金 钢铁 有色 材料 建材 水泥 玻璃 家具 服装 纺织 印刷 文化 传媒 广告 影视 教育 培训 翻译 旅游 汽车 客运 公交 航空 航天 港口 海洋 渔业 林业 畜牧 种业 粮油 饲料 烟草 酒业 饮料 乳业 供水 供热 热力 照明 消防 安防 安全 装饰 装修 幕墙 门窗 "
    "空调 制冷 冷链 冷藏 包装 塑料 橡胶 五金 工具 模具 集团 发展 开发 经营 服务 呼叫 客服 云服 人才 产品 制造 重工 股份 教学 体育 置业 房地产 地产 城建 城投 高速 集成 系统 光电 半导体 新能源 风电 光伏 储能 电缆 线缆 变压器 阀门 泵业".split()
)
# Words that no company is meant by when they stand alone.
COMMON_BRANDS = frozenset(
    "China Chinese National United American General International First New The North South East West Northern Southern Eastern Western Central Asia Asian Pacific Global World Great Golden Advanced Applied Air Sea Land Ocean City State Public Royal Federal Standard Modern Future Smart Digital Green Blue Red "
    "Engineering Construction Technology Technologies Systems Services Service Solutions Research Science Health Medical Marine Aviation Airport Energy Water Power Electric Defense Support Rail Road Bridge Hong Kong Industrial Rural Commercial Development Municipal Environmental".split()
) | frozenset("中国 中华 中铁 中建 中交 国家 东方 北方 南方 西部 东部 中部 华东 华南 华北 环球 世界 国际 人民 安全".split())
