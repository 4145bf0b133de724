"""Words that names of organisations end, begin and stop with. Chinese patterns (``nlp/data``) read folded text."""

from __future__ import annotations

from nlp.pattern_table import leaping
from nlp.words import pattern_list, word_list

# --- Chinese ---------------------------------------------------------------------------------------------------------

COMPANY_ENDINGS = pattern_list("company_endings.txt")
BRANCH_ENDINGS = pattern_list("branch_endings.txt")
BODY_ENDINGS = pattern_list("body_endings.txt")
ZH_ENDING = leaping(f"(?P<company>{'|'.join(COMPANY_ENDINGS)})|(?P<body>{'|'.join(BODY_ENDINGS)})")
# Bodies and enterprises that are known by their name alone.
STATE_BODIES = pattern_list("state_bodies.txt")
KNOWN_COMPANIES = word_list("known_companies.txt")
# What never belongs to a name, as words that jieba cuts.
STOP_WORDS = word_list("name_stops.txt")
# Words that end a name unless it goes on to a place before them.
WEAK_STOPS = word_list("weak_stops.txt")
# Words that tell of a kind of company, not of one: 上市公司, 第三方公司.
GENERIC_COMPANIES = word_list("generic_companies.txt")
# Conjunctions stay inside a body's name where both sides name its business: 住房和城乡建设局.
CONJUNCTIONS = frozenset(("和", "与", "及", "、"))
JOINED_BUSINESS = word_list("joined_business.txt")

# --- English ---------------------------------------------------------------------------------------------------------

# Endings that close a company's name wherever they stand, and such that close it only as the last of its words.
EN_LEGAL_FORMS = (
    r"Co\.?,? ?Ltd\.?", r"Company,? (?:Limited|Ltd\.?)", r"Pte\.? Ltd\.?", r"Pty\.? Ltd\.?", r"Sdn\.? Bhd\.?",
    r"Ltd\.?", "Limited", r"Inc\.?", "Incorporated", r"Corp\.?", "Corporation", "LLC", r"L\.L\.C\.", "LLP", "Berhad",
    r"Bhd\.?", r"\(Pty\) Ltd\.?", "PC", r"L\.P\.",
    "LP", r"GmbH(?: & Co\. KG)?",
    r"S\.?p\.?A\.?", r"S\.?A\.?", r"S\.?A\.?S\.?", r"S\.?r\.?l\.?", r"A/S", r"(?<=[a-z] )AS", r"(?<=[a-z] )AB",
    "Oy", "ApS", r"E?AD", r"d\.o\.o\.", "SARL", r"Pvt\.? Ltd\.?", "Private Limited", r"Sp\. z o\.o\.", r"s\.r\.o\.",
    r"S\.A\. de C\.V\.",
    r"Ltda\.?", r"K\.K\.", "AG", "PLC", "plc", r"B\.?V\.?", r"N\.?V\.?", "JV", r"J\.V\.", "Joint Venture", r"Co\.",
    r"(?<=[a-z] )Co(?![.\w])",
)  # fmt: skip
EN_COMPANY_NOUNS = (
    "Company",
    "Group",
    "Holdings",
    "Bank",
    "Stock Exchange",
    "Securities",
    "Enterprises",
    r"(?:Repair|Porcelain|Steel|Iron|Machine|Cement|Printing|Glass) Works",
    "Shipyard",
    "Law Firm",
    "Partners",
    "Insurance",
)
EN_COMPANY_ENDINGS = (*EN_LEGAL_FORMS, *EN_COMPANY_NOUNS)
# Trades that a company's name may end with where its legal form is left out.
EN_TRADES = (
    "Engineering", r"(?<!Public )Services?", "Technology", "Technologies", "Tech", "Software", "Equipment", "Machinery",
    "Foods?", "Catering", "Shipping", "Logistics", "Consulting", "Construction", "Management", "Medical", "Energy",
    "Electric", "Electronics", "Systems?", "Materials?", "Landscaping", "Lighting", "Pharmaceuticals?", "Industry",
    "Industries", "Trading", "Supplies", "Solutions", "Tendering", "Bidding", "Design", "Motors", "Care", "Pumps?",
    "Boilers?", "Locomotive", "Vehicles?", "Furniture", "Textiles?", "Printing", "Cleaning", "Security", "Elevators?",
    "Instruments?", "Ecology", "Environmental", "Aviation", "Robotics", "Telecom", "Data", "Dairy", "Property",
    "Health IT", "Agency",
)  # fmt: skip
EN_BODY_HEADS = (
    "Bureau", "Department", "Ministry", "Commission", "Committee", "Council", "Government", "Office", "Center",
    "Centre", "Hospital", "University", "College", "School", "Academy", "Court", "Board", "Administration", "Authority",
    "Agency", "Institute", "Procuratorate", "Archives", "Library", "Museum",
    "Army", "Navy", "Marine Corps", "Air Force", "Command", "Parliament", "Secretariat", "Treasury", "Police",
    "Customs", "Directorate", "World Bank", "Development Bank", "Corps", "Congress", "Federation", "Union",
    "Laboratory", "Depot", "Arsenal", "Kindergarten", "Theatre", "Theater", "Clinic", "Orphanage", "Observatory",
    "Brigade", "Detachment", r"Sub-[Bb]ureau",
    "Prison", "Nursery", r"(?:Welfare|Nursing|Children's|Care) Home", "Nature Reserve", "Zoo", r"Botanical Gardens?",
    r"(?:School|Water|Hospital|Park|Sanitation) District", "Polytechnic", "Sanatorium", "Gallery", "Conservatory",
    r"(?:Fire|Ambulance|Health|Park|Forest|Weather|Prison|Rescue) Service", "Constabulary", "Inspectorate", "Registry",
    r"(?:Forestry|Weather|Meteorological|Fire|Rescue|Animal|Veterinary|Television|Radio|Hydrological|Management|"
    r"Service|Supervision|Inspection|Monitoring|Maintenance|Promotion|Extension|Prevention|Quarantine) Station",
    "Headquarters",
    r"(?:Harbou?r|Hospital|Health|Port|NHS|Museum|Water|Housing|Schools?|Heritage|Park) Trust",
)  # fmt: skip
