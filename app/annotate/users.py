"""Users of a store: names, roles and hashed passwords."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.annotate import SHARED_LAYERS
from app.annotate.schema import AnnotationError
from app.annotate.store import Annotations

ROLES = ("annotator", "adjudicator", "reader")
SHORTEST_PASSWORD = 8
_NAME = re.compile(r"[\w.-]{1,40}")
_HASHER = PasswordHasher()


@dataclass(frozen=True, slots=True)
class User:
    """Who is at work: ``epoch`` grows with each change of password or role and ends the sessions before."""

    name: str
    role: str
    epoch: int = 0

    def may_read(self, layer: str) -> bool:
        """Annotators label alone first: they see their own layer and the extractor's."""
        return self.role != "annotator" or layer in (self.name, "extractor")

    def may_write(self, layer: str) -> bool:
        """One's own layer; adjudicators the adjudicated one as well; readers nothing."""
        return self.role != "reader" and (layer == self.name or (layer == "adjudicated" and self.may_adjudicate()))

    def may_adjudicate(self) -> bool:
        """Adjudicators choose between layers."""
        return self.role == "adjudicator"

    def may_compare(self) -> bool:
        """Adjudicators and readers see layers side by side."""
        return self.role != "annotator"


def add_user(store: Annotations, name: str, role: str, password: str) -> None:
    """Add a user, or give one another role and password. Raises AnnotationError for what cannot be."""
    check_name(name)
    if role not in ROLES:
        raise AnnotationError(f"unknown role {role!r}: one of {', '.join(ROLES)}")
    if len(password) < SHORTEST_PASSWORD:
        raise AnnotationError(f"a password needs {SHORTEST_PASSWORD} characters or more")
    with store.transaction():
        store.db.execute(
            """INSERT INTO users(name, role, password) VALUES(?, ?, ?) ON CONFLICT(name) DO UPDATE
            SET role = excluded.role, password = excluded.password, epoch = epoch + 1""",
            (name, role, _HASHER.hash(password)),
        )


def check_name(name: str) -> None:
    """Raise AnnotationError for a name that cannot be a layer's."""
    if not _NAME.fullmatch(name):
        raise AnnotationError("a name has 1 to 40 letters, digits, dots and dashes")
    if name in SHARED_LAYERS:
        raise AnnotationError(f"{name!r} is a layer of its own and no user's name")


def has_users(store: Annotations) -> bool:
    """True when the store asks for a login."""
    return store.db.execute("SELECT 1 FROM users LIMIT 1").fetchone() is not None


def find_user(store: Annotations, name: object) -> User | None:
    """The user of a name."""
    row = store.db.execute("SELECT name, role, epoch FROM users WHERE name = ?", (str(name),)).fetchone()
    return User(*row) if row else None


def log_in(store: Annotations, name: str, password: str) -> User | None:
    """The user whose password this is. An unknown name takes as long as a wrong password."""
    row = store.db.execute("SELECT password FROM users WHERE name = ?", (name,)).fetchone()
    try:
        _HASHER.verify(row[0] if row else _nobody(), password)
    except (VerificationError, InvalidHashError):
        return None
    return find_user(store, name) if row else None


@lru_cache(maxsize=1)
def _nobody() -> str:
    return _HASHER.hash(secrets.token_urlsafe())


def secret(store: Annotations, name: str) -> str:
    """A random word of this store under a name, made once: the key that signs sessions, the store's own id."""
    with store.transaction():
        made = (name, secrets.token_urlsafe(32))
        store.db.execute("INSERT OR IGNORE INTO settings(name, value) VALUES(?, ?)", made)
    return str(store.db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()[0])
