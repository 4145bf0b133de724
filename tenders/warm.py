"""What a worker needs, loaded by being imported: code, tables, dictionaries and models.

The server that worker processes are forked from imports this once, so that a worker starts in no time.
"""

from __future__ import annotations

from corpus.article import Article
from tenders.batch import rows_of_one
from tenders.shards import encode_one

_ARTICLES = (
    Article("warm", "某市某局委托某某有限公司采购路灯。", "zh", "news"),
    Article("warm", "Example City Council awarded the contract to Example Co., Ltd.", "en", "news"),
)

for _article in _ARTICLES:
    rows_of_one(_article)
    encode_one(_article)
