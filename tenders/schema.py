"""The store's tables. Another layout is another ``SCHEMA_VERSION``, kept in the file's ``user_version``.

Amounts are exact text in the currency's main unit; the ``_number`` columns beside them are for sorting and
comparing only. What an article does not state is NULL. Spans count code points of ``articles.text``.
``articles.version`` names the rules that read it (tenders.version); ``rejected.article`` holds one that could not be
extracted, as JSON, so that it can be tried again.
"""

from __future__ import annotations

SCHEMA_VERSION = 5

_ARTICLES = """
CREATE TABLE articles (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT,
    published TEXT,
    source TEXT,
    text TEXT NOT NULL,
    furniture TEXT NOT NULL,
    file TEXT,
    version TEXT NOT NULL
);
CREATE INDEX articles_by_file ON articles (file);
CREATE TABLE signatures (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value BLOB NOT NULL
);
CREATE TABLE mentions (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    read_start INTEGER NOT NULL,
    read_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT,
    amount TEXT,
    amount_max TEXT,
    currency TEXT,
    rule TEXT NOT NULL,
    PRIMARY KEY (article, position)
);
CREATE INDEX mentions_by_value ON mentions (label, value);
"""

# ``confidence`` of a record is a JSON object: the path of each rated field (as in ``evidence``) and its confidence.
_RECORDS = """
CREATE TABLE records (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    stage TEXT NOT NULL,
    project TEXT,
    number TEXT,
    lot TEXT,
    place TEXT,
    place_name TEXT,
    buyer TEXT,
    agency TEXT,
    budget TEXT,
    budget_max TEXT,
    budget_currency TEXT,
    budget_number REAL,
    award TEXT,
    award_max TEXT,
    award_currency TEXT,
    award_number REAL,
    award_rate TEXT,
    announced TEXT,
    opened TEXT,
    period_start TEXT,
    period_end TEXT,
    period_duration TEXT,
    method TEXT,
    confidence TEXT,
    UNIQUE (article, position)
);
CREATE INDEX records_by_place ON records (place);
CREATE INDEX records_by_award ON records (award_number);
CREATE INDEX records_by_buyer ON records (buyer);
CREATE TABLE suppliers (
    record TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (record, position)
);
CREATE INDEX suppliers_by_name ON suppliers (name);
CREATE TABLE flags (
    record TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    flag TEXT NOT NULL,
    PRIMARY KEY (record, position)
);
CREATE TABLE remarks (
    record TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    remark TEXT NOT NULL,
    PRIMARY KEY (record, position)
);
"""

_POLICIES = """
CREATE TABLE policies (
    id TEXT PRIMARY KEY,
    title TEXT,
    number TEXT,
    issuer TEXT,
    date TEXT
);
CREATE TABLE citations (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    policy TEXT NOT NULL REFERENCES policies (id),
    UNIQUE (article, position)
);
CREATE INDEX citations_by_policy ON citations (policy);
CREATE TABLE deadlines (
    citation TEXT NOT NULL REFERENCES citations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    requirement TEXT NOT NULL,
    due TEXT NOT NULL,
    PRIMARY KEY (citation, position)
);
"""

# Evidence of a record's or of a policy's field; ``field`` is a path: award, suppliers.0, period.start, deadlines.1.due.
_EVIDENCE = """
CREATE TABLE evidence (
    record TEXT REFERENCES records (id) ON DELETE CASCADE,
    citation TEXT REFERENCES citations (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    position INTEGER NOT NULL,
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    rule TEXT NOT NULL,
    CHECK ((record IS NULL) <> (citation IS NULL))
);
CREATE INDEX evidence_by_record ON evidence (record) WHERE record IS NOT NULL;
CREATE INDEX evidence_by_citation ON evidence (citation) WHERE citation IS NOT NULL;
CREATE TABLE rejected (
    input TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    article TEXT
);
"""

# What all articles together tell, made anew by ``gather``: procedures with their records, companies with their names,
# articles whose text another one (``original``) stands for. ``score`` is that of the weakest link; ``part`` counts a
# procedure's lots.
_GATHERED = """
CREATE TABLE duplicates (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    original TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE
);
CREATE INDEX duplicates_by_original ON duplicates (original);
CREATE TABLE procedures (
    id TEXT PRIMARY KEY,
    score REAL NOT NULL
);
CREATE TABLE procedure_records (
    procedure TEXT NOT NULL REFERENCES procedures (id) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    record TEXT NOT NULL UNIQUE REFERENCES records (id) ON DELETE CASCADE
);
CREATE INDEX procedure_records_by_procedure ON procedure_records (procedure);
CREATE TABLE companies (
    name TEXT PRIMARY KEY,
    parent TEXT
);
CREATE TABLE company_names (
    name TEXT PRIMARY KEY,
    company TEXT NOT NULL REFERENCES companies (name) ON DELETE CASCADE
);
CREATE INDEX company_names_by_company ON company_names (company);
"""

# Chinese is indexed as overlapping pairs of characters (see search_text.index_text), amounts by their value as well.
# Row numbers are those of articles and records.
_SEARCH = """
CREATE VIRTUAL TABLE article_index USING fts5 (
    title, text, amounts, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE record_index USING fts5 (
    project, parties, amounts, tokenize = 'porter unicode61 remove_diacritics 2'
);
"""

SCHEMA = _ARTICLES + _RECORDS + _POLICIES + _EVIDENCE + _GATHERED + _SEARCH
