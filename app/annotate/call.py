"""One request with what is needed to answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from app.annotate.access import Failures, need
from app.annotate.load import begin_layer
from app.annotate.store import Annotations
from app.annotate.users import User


@dataclass(frozen=True, slots=True)
class Call:
    """A request, the store, who asks, what was sent (JSON or form), the failed logins so far.

    ``bare`` says that new layers begin with nothing.
    """

    request: Request
    store: Annotations
    user: User
    sent: Mapping[str, Any]
    failures: Failures
    bare: bool = False

    @property
    def number(self) -> int:
        """The document in the address."""
        return int(self.request.path_params["number"])

    @property
    def layer(self) -> str:
        """The layer in the address, which the user may read; their own is made when they first come."""
        name = str(self.request.path_params["layer"])
        need(self.user.may_read(name) or self.user.may_write(name), f"read the layer {name!r}")
        if name == self.user.name and self.user.role != "reader" and "number" in self.request.path_params:
            self.store.page(self.number)
            begin_layer(self.store, self.number, name, self.bare)
        return name

    def asked(self, name: str, otherwise: str = "") -> str:
        """A part of the address behind the question mark."""
        return str(self.request.query_params.get(name, otherwise))
